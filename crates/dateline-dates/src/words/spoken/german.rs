//! German. The forms: 1 "des 19. Jahrhunderts", 2 the dative with its article, 3 the accusative,
//! 4 what follows "bis".

use super::super::speech::{NEUTRAL, Speech};

pub(super) const GERMAN: Speech = Speech {
    months: "Januar/Februar/März/April/Mai/Juni/Juli/August/September/Oktober/November/Dezember",
    months_short: "Jan./Feb./März/Apr./Mai/Juni/Juli/Aug./Sept./Okt./Nov./Dez.",
    thousands: ".",
    day: "{d}. {m}",
    day_year: "{} {y}|des {} {y}|dem {} {y}|den {} {y}|zum {} {y}",
    bc: "{} v. Chr.",
    ad: "{} n. Chr.",
    days: "{a}.–{b}|{a}. bis {b}",
    months_to: "{a}–{b}|{a} bis {b}",
    years: "{a}–{b}|{a} bis {b}",
    spans: "{a} – {b}|{a} bis {b}",
    range: "{a} – {b}|{a} bis {b}",
    from_to: "ab {a2} bis {b4}",
    decade: "{y}er-Jahre|der {y}er-Jahre|den {y}er-Jahren|die {y}er-Jahre|in die {y}er-Jahre",
    century: "{c}. Jahrhundert|des {c}. Jahrhunderts|dem {c}. Jahrhundert|das {c}. Jahrhundert|\
              zum {c}. Jahrhundert",
    seasons: "Frühling/Sommer/Herbst/Winter",
    north: "{} (Nordhalbkugel)",
    south: "{} (Südhalbkugel)",
    quarter: "{n}. Quartal {y}|des {n}. Quartals {y}|dem {n}. Quartal {y}|das {n}. Quartal {y}|\
              zum {n}. Quartal {y}",
    third: "{n}. Drittel {y}|des {n}. Drittels {y}|dem {n}. Drittel {y}|das {n}. Drittel {y}|\
            zum {n}. Drittel {y}",
    half: "{n}. Halbjahr {y}|des {n}. Halbjahrs {y}|dem {n}. Halbjahr {y}|das {n}. Halbjahr {y}|\
           zum {n}. Halbjahr {y}",
    early: "Anfang {1}",
    mid: "Mitte {1}",
    late: "Ende {1}",
    about: "um {3}|etwa {1}|etwa {2}|etwa {3}|etwa {4}",
    about_short: "ca. {0}",
    possibly: "möglicherweise {}",
    since: "seit {2}",
    until: "bis {4}",
    to_unknown: "von {2} bis unbekannt",
    from_unknown: "unbekannt – {0}",
    or_later: "{} oder später",
    or_earlier: "{} oder früher",
    between: "zwischen {a2} und {b2}",
    either: "entweder {}",
    or: " oder ",
    and: " und ",
    no_day: "{}, Tag unbekannt",
    no_month: "{}, Monat unbekannt",
    no_month_or_day: "{}, Monat und Tag unbekannt",
    no_year: "{}, Jahr unbekannt",
    parts: "Jahr/Monat/Tag",
    uncertain: "unsicher",
    approximate: "ungefähr",
    time: "{}, {t} Uhr|{}, {t}",
    undated: "Datum unbekannt",
    ..NEUTRAL
};
