//! English, as the Associated Press writes dates, with the day first, and as is usual in America.

use super::super::speech::{NEUTRAL, Speech};

/// "Feb. 6, 2024", "A.D. 79", "5 p.m. June 4, 2000".
pub(super) const AP: Speech = Speech {
    abbreviates: true,
    bc: "{} B.C.",
    ad: "A.D. {}",
    ad_of_many: "{} A.D.",
    about: "about {1}",
    time: "{t} {}|{t}, {}",
    ..USUAL
};

/// "6 February 2024".
pub(super) const DAY_MONTH: Speech = Speech {
    day: "{d} {m}",
    day_year: "{} {y}",
    seasons: "spring/summer/autumn/winter",
    half_days: "",
    ..USUAL
};

/// "February 6, 2024". The form 1 has the article, where there is one.
pub(super) const USUAL: Speech = Speech {
    months: "January/February/March/April/May/June/July/August/September/October/November/\
             December",
    months_short: "Jan./Feb./March/April/May/June/July/Aug./Sept./Oct./Nov./Dec.",
    thousands: ",",
    day: "{m} {d}",
    day_year: "{}, {y}",
    bc: "{} BC",
    ad: "AD {}",
    ad_of_many: "{} AD",
    days: "{a}–{b}|{a} to {b}",
    months_to: "{a}–{b}|{a} to {b}",
    years: "{a}–{b}|{a} to {b}",
    spans: "{a}–{b}|{a} to {b}",
    range: "{a}–{b}|{a} to {b}",
    from_to: "from {a1} to {b1}",
    decade: "{y}s|the {y}s",
    century: "{o} century|the {o} century",
    // As the Associated Press spells them.
    ordinals: "first/second/third/fourth/fifth/sixth/seventh/eighth/ninth/{}th/{}th/{}th/{}th/\
               {}th/{}th/{}th/{}th/{}th/{}th/{}th/{}st/{}nd/{}rd/{}th",
    seasons: "spring/summer/fall/winter",
    season: "{} {y}",
    winter: "{a}–{b}",
    north: "{} (Northern Hemisphere)",
    south: "{} (Southern Hemisphere)",
    quarter: "{o} quarter of {y}|the {o} quarter of {y}",
    third: "{o} third of {y}|the {o} third of {y}",
    half: "{o} half of {y}|the {o} half of {y}",
    early: "early {0}",
    mid: "mid-{0}",
    late: "late {0}",
    about: "c. {}",
    about_long: "about {1}",
    about_short: "c. {}",
    possibly: "possibly {1}",
    since: "since {1}",
    until: "until {1}",
    to_unknown: "{} to an unknown date",
    from_unknown: "an unknown date to {}",
    or_later: "{} or later",
    or_earlier: "{} or earlier",
    between: "between {a1} and {b1}",
    either: "either {}",
    or: " or ",
    and: " and ",
    no_day: "{}, day unknown",
    no_month: "{}, month unknown",
    no_month_or_day: "{}, month and day unknown",
    no_year: "{}, year unknown",
    doubt: "{}, {p} {w}",
    parts: "year/month/day",
    uncertain: "uncertain",
    approximate: "approximate",
    half_days: "a.m./p.m./noon/midnight",
    undated: "date unknown",
    ..NEUTRAL
};
