//! Turkish. The forms: 1 the genitive, 2 "from", 3 "to".

use super::super::speech::{NEUTRAL, Speech};

pub(super) const TURKISH: Speech = Speech {
    months: "Ocak/Şubat/Mart/Nisan/Mayıs/Haziran/Temmuz/Ağustos/Eylül/Ekim/Kasım/Aralık",
    months_short: "Oca/Şub/Mar/Nis/May/Haz/Tem/Ağu/Eyl/Eki/Kas/Ara",
    thousands: ".",
    day_year: "{} {y}|{} {y}|{} {y} tarihinden|{} {y} tarihine",
    month: "{m} {y}|{m} {y}|{m} {y} tarihinden|{m} {y} tarihine",
    year: "{}|{}|{} yılından|{} yılına",
    bc: "MÖ {}",
    ad: "MS {}",
    years: "{a}–{b}|{a} yılından {b} yılına kadar",
    range: "{a} – {b}|{a2} {b3} kadar",
    from_to: "{a2} {b3} kadar",
    decade: "{y}’{s}",
    decade_suffix: "ler|lerin|lerden|lere/lar|ların|lardan|lara/ler|lerin|lerden|lere/\
                    lar|ların|lardan|lara/lar|ların|lardan|lara/ler|lerin|lerden|lere/\
                    lar|ların|lardan|lara/ler|lerin|lerden|lere/ler|lerin|lerden|lere/\
                    lar|ların|lardan|lara",
    century: "{c}. yüzyıl|{c}. yüzyılın|{c}. yüzyıldan|{c}. yüzyıla",
    seasons: "ilkbaharı|ilkbaharı|ilkbaharından|ilkbaharına/yazı|yazı|yazından|yazına/\
              sonbaharı|sonbaharı|sonbaharından|sonbaharına/kışı|kışı|kışından|kışına",
    season: "{y} {}",
    winter: "{a}–{b}",
    north: "{} (Kuzey Yarımküre)",
    south: "{} (Güney Yarımküre)",
    quarter: "{y} yılının {n}. çeyreği|{y} yılının {n}. çeyreği|{y} yılının {n}. çeyreğinden|\
              {y} yılının {n}. çeyreğine",
    quarter_short: "{y} {n}. çeyrek",
    third: "{y} yılının {n}. dört ayı|{y} yılının {n}. dört ayı|{y} yılının {n}. dört ayından|\
            {y} yılının {n}. dört ayına",
    half: "{y} yılının {n}. yarısı|{y} yılının {n}. yarısı|{y} yılının {n}. yarısından|\
           {y} yılının {n}. yarısına",
    half_short: "{y} {n}. yarı",
    early: "{1} başı|{1} başı|{1} başından|{1} başına",
    mid: "{1} ortası|{1} ortası|{1} ortasından|{1} ortasına",
    late: "{1} sonu|{1} sonu|{1} sonundan|{1} sonuna",
    about: "yaklaşık {}",
    about_short: "yakl. {}",
    possibly: "belki {}",
    since: "{2} beri",
    until: "{3} kadar",
    to_unknown: "{2} bilinmeyen bir tarihe kadar",
    from_unknown: "bilinmeyen bir tarihten {3} kadar",
    or_later: "{} veya sonrası",
    or_earlier: "{} veya öncesi",
    between: "{a} ile {b} arasında",
    or: " veya ",
    and: " ve ",
    no_day: "{}, gün bilinmiyor",
    no_month: "{}, ay bilinmiyor",
    no_month_or_day: "{}, ay ve gün bilinmiyor",
    no_year: "{}, yıl bilinmiyor",
    parts: "yıl/ay/gün",
    uncertain: "kesin değil",
    approximate: "yaklaşık",
    undated: "tarihi bilinmiyor",
    ..NEUTRAL
};
