//! Catalan. The forms: 1 "del segle XIX", 2 with the article, 3 what follows "fins".

use super::super::speech::{NEUTRAL, Speech};

pub(super) const CATALAN: Speech = Speech {
    months: "gener/febrer/març/abril/maig/juny/juliol/agost/setembre/octubre/novembre/desembre",
    months_of: "de gener/de febrer/de març/d’abril/de maig/de juny/de juliol/d’agost/de setembre/\
                d’octubre/de novembre/de desembre",
    months_short: "gen./febr./març/abr./maig/juny/jul./ag./set./oct./nov./des.",
    thousands: ".",
    day_year: "{} del {y}|del {} del {y}|el {} del {y}|al {} del {y}",
    month: "{m} del {y}|{g} del {y}|{m} del {y}|al {m} del {y}",
    spare: " del ",
    year: "{}|del {}|el {}|al {}",
    bc: "{} aC",
    ad: "{} dC",
    days: "{a}–{b}|del {a} al {b}",
    months_to: "{a}–{b}|{a1} a {b}",
    years: "{a}–{b}|del {a} al {b}",
    spans: "{a} – {b}|del {a} al {b}",
    range: "{a} – {b}|{a1} {b3}",
    from_to: "{a1} {b3}",
    decade: "dècada del {y}|de la dècada del {y}|la dècada del {y}|a la dècada del {y}",
    century: "segle {r}|del segle {r}|el segle {r}|al segle {r}",
    ordinals: "primer/segon/tercer/quart",
    seasons: "primavera|de la primavera|la primavera|a la primavera/\
              estiu|de l’estiu|l’estiu|a l’estiu/\
              tardor|de la tardor|la tardor|a la tardor/\
              hivern|de l’hivern|l’hivern|a l’hivern",
    season: "{} del {y}",
    winter: "{a}–{b}",
    north: "{} (hemisferi nord)",
    south: "{} (hemisferi sud)",
    quarter: "{o} trimestre del {y}|del {o} trimestre del {y}|el {o} trimestre del {y}|\
              al {o} trimestre del {y}",
    quarter_short: "T{n} {y}|del T{n} {y}|el T{n} {y}|al T{n} {y}",
    third: "{o} terç del {y}|del {o} terç del {y}|el {o} terç del {y}|al {o} terç del {y}",
    half: "{o} semestre del {y}|del {o} semestre del {y}|el {o} semestre del {y}|\
           al {o} semestre del {y}",
    half_short: "S{n} {y}|del S{n} {y}|el S{n} {y}|al S{n} {y}",
    early: "principis {1}|de principis {1}|principis {1}|a principis {1}",
    mid: "mitjans {1}|de mitjans {1}|mitjans {1}|a mitjans {1}",
    late: "finals {1}|de finals {1}|finals {1}|a finals {1}",
    about: "aproximadament {2}|d’aproximadament {0}|aproximadament {2}|a aproximadament {0}",
    about_short: "c. {0}|de c. {0}|c. {2}|a c. {0}",
    possibly: "possiblement {0}|de possiblement {0}|possiblement {2}|a possiblement {0}",
    since: "des {1}",
    until: "fins {3}",
    to_unknown: "{1} a una data desconeguda",
    from_unknown: "d’una data desconeguda {3}",
    or_later: "{} o després",
    or_earlier: "{} o abans",
    between: "entre {a2} i {b2}",
    or: " o ",
    and: " i ",
    no_day: "{}, dia desconegut",
    no_month: "{}, mes desconegut",
    no_month_or_day: "{}, mes i dia desconeguts",
    no_year: "{}, any desconegut",
    parts: "any/mes/dia",
    uncertain: "incert",
    approximate: "aproximat",
    undated: "data desconeguda",
    // Before "u", "onze" and their like articles lose their vowel.
    mend: &[
        ("del 1 ", "de l’1 "),
        ("al 1 ", "a l’1 "),
        ("el 1 ", "l’1 "),
        ("del 11 ", "de l’11 "),
        ("al 11 ", "a l’11 "),
        ("el 11 ", "l’11 "),
    ],
    ..NEUTRAL
};
