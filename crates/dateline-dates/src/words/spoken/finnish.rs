//! Finnish. The forms: 1 the genitive, 2 "from", 3 "to". All months end in -kuu, so their cases are
//! endings. "1900-luku" is the hundred years from 1900.

use super::super::speech::{NEUTRAL, Speech};

pub(super) const FINNISH: Speech = Speech {
    months: "tammikuu/helmikuu/maaliskuu/huhtikuu/toukokuu/kesäkuu/heinäkuu/elokuu/syyskuu/lokakuu/\
             marraskuu/joulukuu",
    months_of: "tammikuuta/helmikuuta/maaliskuuta/huhtikuuta/toukokuuta/kesäkuuta/heinäkuuta/\
                elokuuta/syyskuuta/lokakuuta/marraskuuta/joulukuuta",
    day: "{d}. {m}",
    month: "{m} {y}|{m}n {y}|{m}sta {y}|{m}hun {y}",
    year: "{}|vuoden {}|vuodesta {}|vuoteen {}",
    bc: "{} eKr.",
    ad: "{} jKr.",
    days: "{a}.–{b}",
    years: "{a}–{b}|vuodesta {a} vuoteen {b}",
    range: "{a} – {b}|{a2} alkaen {b3} asti",
    from_to: "{a2} alkaen {b3} asti",
    decade: "{y}-luku|{y}-luvun|{y}-luvulta|{y}-luvulle",
    century: "{h}-luku|{h}-luvun|{h}-luvulta|{h}-luvulle",
    seasons: "kevät|kevään|keväästä|kevääseen/kesä|kesän|kesästä|kesään/\
              syksy|syksyn|syksystä|syksyyn/talvi|talven|talvesta|talveen",
    winter: "{a}–{b}",
    north: "{} (pohjoinen pallonpuolisko)",
    south: "{} (eteläinen pallonpuolisko)",
    quarter: "vuoden {y} {n}. neljännes|vuoden {y} {n}. neljänneksen|\
              vuoden {y} {n}. neljänneksestä|vuoden {y} {n}. neljännekseen",
    third: "vuoden {y} {n}. kolmannes|vuoden {y} {n}. kolmanneksen|\
            vuoden {y} {n}. kolmanneksesta|vuoden {y} {n}. kolmannekseen",
    half: "vuoden {y} {n}. puolisko|vuoden {y} {n}. puoliskon|\
           vuoden {y} {n}. puoliskosta|vuoden {y} {n}. puoliskoon",
    early: "{1} alku|{1} alun|{1} alusta|{1} alkuun",
    mid: "{1} puoliväli|{1} puolivälin|{1} puolivälistä|{1} puoliväliin",
    late: "{1} loppu|{1} lopun|{1} lopusta|{1} loppuun",
    about: "noin {}",
    about_short: "n. {}",
    possibly: "mahdollisesti {}",
    since: "{2} alkaen",
    until: "{3} asti",
    to_unknown: "{2} alkaen tuntemattomaan päivään asti",
    from_unknown: "tuntemattomasta päivästä alkaen {3} asti",
    or_later: "{} tai myöhemmin",
    or_earlier: "{} tai aiemmin",
    between: "aikaisintaan {a} ja viimeistään {b}",
    or: " tai ",
    and: " ja ",
    no_day: "{}, päivä tuntematon",
    no_month: "{}, kuukausi tuntematon",
    no_month_or_day: "{}, kuukausi ja päivä tuntemattomat",
    no_year: "{}, vuosi tuntematon",
    parts: "vuosi/kuukausi/päivä",
    uncertain: "epävarma",
    approximate: "likimääräinen",
    time: "{} klo {t}",
    undated: "päivämäärä tuntematon",
    ..NEUTRAL
};
