//! Arabic, with the months of Egypt, those of the Levant, and the digits of both.

use super::super::speech::{NEUTRAL, Speech};

/// As CLDR writes it where no country is named.
pub(super) const ARABIC: Speech = Speech {
    months: "يناير/فبراير/مارس/أبريل/مايو/يونيو/يوليو/أغسطس/سبتمبر/أكتوبر/نوفمبر/ديسمبر",
    thousands: ",",
    bc: "{} ق.م",
    ad: "{} م",
    days: "{a}–{b}|من {a} إلى {b}",
    months_to: "{a}–{b}|من {a} إلى {b}",
    years: "{a}–{b}|من {a} إلى {b}",
    spans: "{a} – {b}|من {a} إلى {b}",
    range: "{a} – {b}|من {a} إلى {b}",
    from_to: "من {a} إلى {b}",
    decade: "عقد {y}",
    century: "القرن {c}",
    ordinals: "الأول/الثاني/الثالث/الرابع",
    seasons: "ربيع/صيف/خريف/شتاء",
    north: "{} (نصف الكرة الشمالي)",
    south: "{} (نصف الكرة الجنوبي)",
    quarter: "الربع {o} من {y}",
    quarter_short: "الربع {o} {y}",
    third: "الثلث {o} من {y}",
    half: "النصف {o} من {y}",
    half_short: "النصف {o} {y}",
    early: "أوائل {}",
    mid: "منتصف {}",
    late: "أواخر {}",
    about: "نحو {}",
    about_short: "نحو {}",
    possibly: "ربما {}",
    since: "منذ {}",
    until: "حتى {}",
    to_unknown: "من {} إلى تاريخ غير معروف",
    from_unknown: "من تاريخ غير معروف إلى {}",
    or_later: "{} أو بعده",
    or_earlier: "{} أو قبله",
    between: "بين {a} و{b}",
    comma: "، ",
    or: " أو ",
    and: " و",
    no_day: "{}، اليوم غير معروف",
    no_month: "{}، الشهر غير معروف",
    no_month_or_day: "{}، الشهر واليوم غير معروفين",
    no_year: "{}، السنة غير معروفة",
    parts: "السنة/الشهر/اليوم",
    uncertain: "غير مؤكد",
    approximate: "تقريبي",
    time: "{}، {t}",
    undated: "تاريخ غير معروف",
    ..NEUTRAL
};

/// With Arabic digits, as in Egypt and on the Peninsula.
pub(super) const EASTERN: Speech =
    Speech { digits: "٠١٢٣٤٥٦٧٨٩", thousands: "٬", ..ARABIC };

/// With the months of the Levant and Iraq.
pub(super) const LEVANTINE: Speech = Speech {
    months: "كانون الثاني/شباط/آذار/نيسان/أيار/حزيران/تموز/آب/أيلول/تشرين الأول/تشرين الثاني/\
             كانون الأول",
    ..EASTERN
};
