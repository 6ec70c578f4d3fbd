//! English.

use super::sense::{NumericOrder, Part, Sense};
use super::{Examples, Lexicon, Words};
use crate::day::{Season, Weekday};

/// English.
pub static ENGLISH: Words = Words {
    language: "en",
    lexicon: Lexicon::new(NumericOrder::MonthFirst, AMERICAN_EXAMPLES, SENSES),
};

/// English where the day stands before the month, as in Britain, also in `4/6/2000`.
pub(super) static BRITISH: Words = Words {
    language: "en-GB",
    lexicon: Lexicon::new(NumericOrder::DayFirst, BRITISH_EXAMPLES, SENSES),
};

const AMERICAN_EXAMPLES: Examples =
    Examples { day: "June 4, 2000", time: "5 p.m. June 4, 2000", open: "before 1914" };

const BRITISH_EXAMPLES: Examples =
    Examples { day: "4 June 2000", time: "5 p.m. 4 June 2000", open: "before 1914" };

const SENSES: &[(Sense, &str)] = &[
    (
        Sense::Filler,
        "@|the|both|of|in|on|at|during|throughout|dated|date|within|sometime|some time|at some point|\
         some point|at some time",
    ),
    (
        Sense::OfDay,
        "day of|the day of|morning of|early morning of|early hours of|small hours of|afternoon of|\
         evening of|late evening of",
    ),
    (Sense::OfMonth, "month of|the month of"),
    (Sense::Month(1), "january|jan"),
    (Sense::Month(2), "february|feb|febr"),
    (Sense::Month(3), "march|mar"),
    (Sense::Month(4), "april|apr"),
    (Sense::Month(5), "may"),
    (Sense::Month(6), "june|jun"),
    (Sense::Month(7), "july|jul"),
    (Sense::Month(8), "august|aug"),
    (Sense::Month(9), "september|sept|sep"),
    (Sense::Month(10), "october|oct"),
    (Sense::Month(11), "november|nov"),
    (Sense::Month(12), "december|dec"),
    (Sense::Weekday(Weekday::Monday), "monday|mon"),
    (Sense::Weekday(Weekday::Tuesday), "tuesday|tues|tue"),
    (Sense::Weekday(Weekday::Wednesday), "wednesday|weds|wed"),
    (Sense::Weekday(Weekday::Thursday), "thursday|thurs|thur|thu"),
    (Sense::Weekday(Weekday::Friday), "friday|fri"),
    (Sense::Weekday(Weekday::Saturday), "saturday|sat"),
    (Sense::Weekday(Weekday::Sunday), "sunday|sun"),
    (Sense::Season(Season::Spring), "spring|springtime"),
    (Sense::Season(Season::Summer), "summer|summertime"),
    (Sense::Season(Season::Autumn), "autumn|fall|autumntime"),
    (Sense::Season(Season::Winter), "winter|wintertime"),
    (Sense::OrdinalMark, "st|nd|rd|th"),
    (Sense::Ordinal(1), "first"),
    (Sense::Ordinal(2), "second"),
    (Sense::Ordinal(3), "third"),
    (Sense::Ordinal(4), "fourth"),
    (Sense::Ordinal(5), "fifth"),
    (Sense::Ordinal(6), "sixth"),
    (Sense::Ordinal(7), "seventh"),
    (Sense::Ordinal(8), "eighth"),
    (Sense::Ordinal(9), "ninth"),
    (Sense::Ordinal(10), "tenth"),
    (Sense::Ordinal(11), "eleventh"),
    (Sense::Ordinal(12), "twelfth"),
    (Sense::Ordinal(13), "thirteenth"),
    (Sense::Ordinal(14), "fourteenth"),
    (Sense::Ordinal(15), "fifteenth"),
    (Sense::Ordinal(16), "sixteenth"),
    (Sense::Ordinal(17), "seventeenth"),
    (Sense::Ordinal(18), "eighteenth"),
    (Sense::Ordinal(19), "nineteenth"),
    (Sense::Ordinal(20), "twentieth"),
    (Sense::Ordinal(21), "twenty-first|twenty first"),
    (Sense::Ordinal(22), "twenty-second|twenty second"),
    (Sense::Ordinal(23), "twenty-third|twenty third"),
    (Sense::Ordinal(24), "twenty-fourth|twenty fourth"),
    (Sense::Ordinal(25), "twenty-fifth|twenty fifth"),
    (Sense::Ordinal(26), "twenty-sixth|twenty sixth"),
    (Sense::Ordinal(27), "twenty-seventh|twenty seventh"),
    (Sense::Ordinal(28), "twenty-eighth|twenty eighth"),
    (Sense::Ordinal(29), "twenty-ninth|twenty ninth"),
    (Sense::Ordinal(30), "thirtieth"),
    (Sense::Ordinal(31), "thirty-first|thirty first"),
    (Sense::DecadeMark, "s"),
    (Sense::Decade(10), "tens|teens"),
    (Sense::Decade(20), "twenties"),
    (Sense::Decade(30), "thirties"),
    (Sense::Decade(40), "forties"),
    (Sense::Decade(50), "fifties"),
    (Sense::Decade(60), "sixties"),
    (Sense::Decade(70), "seventies"),
    (Sense::Decade(80), "eighties"),
    (Sense::Decade(90), "nineties"),
    (Sense::Decade(1810), "eighteen-tens|eighteen tens"),
    (Sense::Decade(1820), "eighteen-twenties|eighteen twenties"),
    (Sense::Decade(1830), "eighteen-thirties|eighteen thirties"),
    (Sense::Decade(1840), "eighteen-forties|eighteen forties"),
    (Sense::Decade(1850), "eighteen-fifties|eighteen fifties"),
    (Sense::Decade(1860), "eighteen-sixties|eighteen sixties"),
    (Sense::Decade(1870), "eighteen-seventies|eighteen seventies"),
    (Sense::Decade(1880), "eighteen-eighties|eighteen eighties"),
    (Sense::Decade(1890), "eighteen-nineties|eighteen nineties|gay nineties"),
    (Sense::Decade(1910), "nineteen-tens|nineteen tens|nineteen-teens|nineteen teens"),
    (Sense::Decade(1920), "nineteen-twenties|nineteen twenties|roaring twenties"),
    (Sense::Decade(1930), "nineteen-thirties|nineteen thirties"),
    (Sense::Decade(1940), "nineteen-forties|nineteen forties"),
    (Sense::Decade(1950), "nineteen-fifties|nineteen fifties"),
    (Sense::Decade(1960), "nineteen-sixties|nineteen sixties|swinging sixties"),
    (Sense::Decade(1970), "nineteen-seventies|nineteen seventies"),
    (Sense::Decade(1980), "nineteen-eighties|nineteen eighties"),
    (Sense::Decade(1990), "nineteen-nineties|nineteen nineties"),
    (Sense::Decade(2000), "two-thousands|two thousands|noughties|aughts|noughts"),
    (Sense::Decade(2010), "twenty-tens|twenty tens|twenty-teens|twenty teens"),
    (Sense::Decade(2020), "twenty-twenties|twenty twenties"),
    (Sense::DecadeUnit, "decade|decades|decade of"),
    (Sense::Century, "century|centuries|cent|c|cen"),
    (Sense::Millennium, "millennium|millennia|millenium"),
    (Sense::YearUnit, "year|years|calendar year|anno"),
    (Sense::Quarter, "quarter|quarters|qtr"),
    (Sense::QuarterLetter, "q|qtr"),
    (Sense::Half, "half|halves"),
    (Sense::HalfLetter, "h"),
    (Sense::Third, "third|thirds"),
    (Sense::Last, "last|final|latter"),
    (
        Sense::Part(Part::Early),
        "early|early in|early part of|earlier part of|beginning of|the beginning of|start of|\
         opening of|outset of|opening years of|early years of|beginnings of|very early",
    ),
    (
        Sense::Part(Part::Mid),
        "mid|middle|middle of|middle part of|midway through|halfway through|middle years of",
    ),
    (
        Sense::Part(Part::Late),
        "late|late in|latter part of|later part of|late part of|end of|close of|the end of|\
         toward the end of|towards the end of|toward end of|towards end of|last part of|\
         final years of|last years of|closing years of|very late|later",
    ),
    (Sense::Week, "week|week of|week beginning|week starting|week commencing|week from|wk of|w/c"),
    (Sense::WeekEnding, "week ending|week ended|week to|w/e"),
    (Sense::Bc, "bc|b.c.|bce|b.c.e.|before christ|before the common era|before common era"),
    (Sense::Ad, "ad|a.d.|ce|c.e.|anno domini|common era|of the common era|after christ"),
    (
        Sense::About,
        "about|abt|around|circa|ca|c|approximately|approx|approximate|roughly|near|close to|cca|\
         estimated|on or about|in or about|on or around|in or around|at or about|at or around|\
         at about|at around|in about|in around|more or less|thereabouts",
    ),
    (
        Sense::OrSo,
        "or so|c|or thereabouts|or thereabout|ish|-ish|give or take|approximately|approx|circa|ca|\
         approximate|estimated|estimate|roughly|more or less",
    ),
    (
        Sense::Possibly,
        "possibly|perhaps|maybe|probably|prob|probable|possible|presumably|likely|most likely|\
         very likely|quite possibly|very possibly|uncertain|conceivably|it may be|questionable",
    ),
    (Sense::Between, "between|bet|btw|in between|anytime between|any time between"),
    (Sense::From, "from|starting from|beginning from|running from|lasting from"),
    (
        Sense::To,
        "to|through|thru|till|til|'til|until|up to|up until|up till|up through|through to|\
         and ending|continuing to|continuing through|lasting until|lasting to|to the|down to",
    ),
    (Sense::And, "and|&|and also|as well as|but|and yet"),
    (Sense::Or, "or|and/or|or else"),
    (Sense::Either, "either|one of|any of|either in|either on"),
    (
        Sense::Before,
        "before|bef|ante|prior to|earlier than|ahead of|pre|any time before|anytime before|up to but not \
         including|until but not including|preceding",
    ),
    (
        Sense::After,
        "after|aft|later than|following|subsequent to|post|any time after|anytime after|beyond",
    ),
    (
        Sense::Since,
        "since|no earlier than|not earlier than|not before|never before|as early as|on or after|\
         in or after|at or after|after or in|after or on|from or after|during or after|\
         after or during|starting|starting in|starting on|beginning|beginning in|beginning on|\
         commencing|commencing in|as of|as from|ongoing since|ever since|from at least|at least since|since at least|onward from|\
         onwards from|effective|dating from|dates from|dating to no earlier than|in and after|\
         on and after|no sooner than|not sooner than|at the earliest in|at the earliest|\
         at earliest|started in|started|began in|began|running since|continuing since",
    ),
    (
        Sense::Until,
        "until|till|til|'til|by|no later than|not later than|not after|as late as|on or before|\
         in or before|at or before|before or in|before or on|by or before|during or before|\
         before or during|up to|up to and including|up until|up till|up through|through|thru|\
         ending|ending in|ending on|ended in|ended|at the latest in|at the latest|at latest|\
         until and including|through and including|by no later than|in and before|on and before|\
         by the latest|up to the|until the",
    ),
    (
        Sense::OrLater,
        "or later|or after|and later|and after|onward|onwards|and onward|and onwards|on|forward|\
         and beyond|or beyond|or thereafter|and thereafter|at the earliest|at earliest|at the soonest|\
         or more recently|or more recent|or newer|or since|and since|and on|and up|ff",
    ),
    (
        Sense::OrEarlier,
        "or earlier|or before|and earlier|and before|at the latest|at latest|or prior|and prior|\
         or older|or sooner|backward|backwards|and older",
    ),
    (
        Sense::Present,
        "present|the present|present day|the present day|present-day|now|today|date|ongoing|\
         the present time|this day|the current day|current|currently|nowadays|present time|\
         still ongoing|still running|continuing|and continuing|and ongoing|and counting",
    ),
    (Sense::UntilNow, "to date|until now|to this day|until today|to the present day"),
    (Sense::Am, "am|a.m.|in the morning|o'clock in the morning|this morning"),
    (
        Sense::Pm,
        "pm|p.m.|in the afternoon|in the evening|at night|o'clock in the afternoon|\
         o'clock in the evening|o'clock at night",
    ),
    (Sense::Noon, "noon|midday|12 noon|noontime|high noon|mid-day|noonday"),
    (Sense::Midnight, "midnight|12 midnight"),
    (Sense::OClock, "o'clock|o clock|oclock"),
    (Sense::Hour, "h|hrs|hr|hours"),
    (Sense::LocalTime, "local time|local|(local time)"),
    (
        Sense::Zone(0),
        "utc|u.t.c.|gmt|g.m.t.|z|zulu|wet|greenwich mean time|universal time|coordinated universal time",
    ),
    (Sense::Zone(-300), "est|e.s.t.|eastern standard time"),
    (Sense::Zone(-240), "edt|e.d.t.|eastern daylight time|eastern daylight|atlantic standard time"),
    (Sense::Zone(-360), "cst|c.s.t.|central standard time"),
    (Sense::Zone(-300), "cdt|c.d.t.|central daylight time|central daylight"),
    (Sense::Zone(-420), "mst|m.s.t.|mountain standard time"),
    (Sense::Zone(-360), "mdt|m.d.t.|mountain daylight time|mountain daylight"),
    (Sense::Zone(-480), "pst|p.s.t.|pacific standard time"),
    (Sense::Zone(-420), "pdt|p.d.t.|pacific daylight time|pacific daylight"),
    (Sense::Zone(-540), "akst|alaska standard time"),
    (Sense::Zone(-480), "akdt|alaska daylight time"),
    (Sense::Zone(-600), "hst|hawaii standard time|hawaii time"),
    (Sense::Zone(60), "bst|british summer time|cet|central european time|west"),
    (Sense::Zone(120), "cest|central european summer time|eet|eastern european time"),
    (Sense::Zone(180), "eest|eastern european summer time|msk|moscow time"),
    (Sense::Zone(540), "jst|japan standard time|japan time|kst"),
    (Sense::Zone(600), "aest"),
    (Sense::Zone(660), "aedt"),
    (Sense::UsZone(-300), "et|eastern|eastern time|us eastern time|u.s. eastern time"),
    (Sense::UsZone(-360), "ct|central|central time|us central time"),
    (Sense::UsZone(-420), "mt|mountain|mountain time"),
    (Sense::UsZone(-480), "pt|pacific|pacific time"),
    (
        Sense::Undated,
        "an unknown date|unknown|undated|n.d.|nd|no date|not dated|date unknown|unknown date|date not known|\
         not known|tbd|tba|tbc|n/a|none|unspecified|date unspecified|to be determined|\
         to be announced|date uncertain|s.d.|sine dato",
    ),
    (
        Sense::Relative,
        "yesterday|today|tomorrow|tonight|ago|next|last|previous|now|this|later|recently|soon|\
         earlier|the other day|following|the following|same day|the same day|lately|currently|then|hence|\
         upcoming|coming|past|overnight|nowadays|current",
    ),
];
