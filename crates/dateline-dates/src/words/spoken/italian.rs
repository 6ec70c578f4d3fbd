//! Italian. The forms: 1 "del XIX secolo", 2 with the article, 3 "dal XIX secolo", 4 "al XIX
//! secolo".

use super::super::speech::{NEUTRAL, Speech};

pub(super) const ITALIAN: Speech = Speech {
    months: "gennaio/febbraio/marzo/aprile/maggio/giugno/luglio/agosto/settembre/ottobre/novembre/\
             dicembre",
    months_short: "gen/feb/mar/apr/mag/giu/lug/ago/set/ott/nov/dic",
    thousands: ".",
    first: "1º",
    day_year: "{} {y}|del {} {y}|il {} {y}|dal {} {y}|al {} {y}",
    month: "{m} {y}|di {m} {y}|{m} {y}|da {m} {y}|a {m} {y}",
    year: "{}|del {}|il {}|dal {}|al {}",
    bc: "{} a.C.",
    ad: "{} d.C.",
    days: "{a}–{b}|dal {a} al {b}",
    months_to: "{a}–{b}|da {a} a {b}",
    years: "{a}–{b}|dal {a} al {b}",
    spans: "{a} – {b}|dal {a} al {b}",
    range: "{a} – {b}|{a3} {b4}",
    from_to: "{a3} {b4}",
    decade: "anni {y}|degli anni {y}|gli anni {y}|dagli anni {y}|agli anni {y}",
    century: "{r} secolo|del {r} secolo|il {r} secolo|dal {r} secolo|al {r} secolo",
    ordinals: "primo/secondo/terzo/quarto",
    seasons: "primavera|della primavera|la primavera|dalla primavera|alla primavera/\
              estate|dell’estate|l’estate|dall’estate|all’estate/\
              autunno|dell’autunno|l’autunno|dall’autunno|all’autunno/\
              inverno|dell’inverno|l’inverno|dall’inverno|all’inverno",
    winter: "{a}–{b}",
    north: "{} (emisfero nord)",
    south: "{} (emisfero sud)",
    quarter: "{o} trimestre {y}|del {o} trimestre {y}|il {o} trimestre {y}|dal {o} trimestre {y}|\
              al {o} trimestre {y}",
    quarter_short: "T{n} {y}|del T{n} {y}|il T{n} {y}|dal T{n} {y}|al T{n} {y}",
    third: "{o} terzo del {y}|del {o} terzo del {y}|il {o} terzo del {y}|dal {o} terzo del {y}|\
            al {o} terzo del {y}",
    half: "{o} semestre {y}|del {o} semestre {y}|il {o} semestre {y}|dal {o} semestre {y}|\
           al {o} semestre {y}",
    half_short: "S{n} {y}|del S{n} {y}|il S{n} {y}|dal S{n} {y}|al S{n} {y}",
    early: "inizio {1}|dell’inizio {1}|l’inizio {1}|dall’inizio {1}|all’inizio {1}",
    mid: "metà {1}|della metà {1}|la metà {1}|dalla metà {1}|alla metà {1}",
    late: "fine {1}|della fine {1}|la fine {1}|dalla fine {1}|alla fine {1}",
    about: "circa {0}|di circa {0}|circa {2}|da circa {0}|a circa {0}",
    about_short: "ca. {0}|di ca. {0}|ca. {2}|da ca. {0}|a ca. {0}",
    possibly: "forse {0}|di forse {0}|forse {2}|da forse {0}|a forse {0}",
    since: "{3}",
    until: "fino {4}",
    to_unknown: "{3} a una data sconosciuta",
    from_unknown: "da una data sconosciuta {4}",
    or_later: "{} o dopo",
    or_earlier: "{} o prima",
    between: "tra {a2} e {b2}",
    either: "o {}",
    or: " o ",
    and: " e ",
    no_day: "{}, giorno sconosciuto",
    no_month: "{}, mese sconosciuto",
    no_month_or_day: "{}, mese e giorno sconosciuti",
    no_year: "{}, anno sconosciuto",
    parts: "anno/mese/giorno",
    uncertain: "incerto",
    approximate: "approssimativo",
    time: "{}, ore {t}",
    undated: "data sconosciuta",
    // Before "otto", "undici" and their like articles lose their vowel.
    mend: &[
        ("il 8 ", "l’8 "),
        ("del 8 ", "dell’8 "),
        ("dal 8 ", "dall’8 "),
        ("al 8 ", "all’8 "),
        ("il 11 ", "l’11 "),
        ("del 11 ", "dell’11 "),
        ("dal 11 ", "dall’11 "),
        ("al 11 ", "all’11 "),
        ("il VIII ", "l’VIII "),
        ("del VIII ", "dell’VIII "),
        ("dal VIII ", "dall’VIII "),
        ("al VIII ", "all’VIII "),
        ("il XI ", "l’XI "),
        ("del XI ", "dell’XI "),
        ("dal XI ", "dall’XI "),
        ("al XI ", "all’XI "),
    ],
    ..NEUTRAL
};
