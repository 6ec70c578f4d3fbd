//! What a word of a date phrase can mean, and the index from words to senses.

use std::collections::HashMap;
use std::ops::Range;

use crate::day::{Season, Weekday};

/// What a word, or a row of words, means in a date phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sense {
    /// Says nothing by itself: the, of, in, on.
    Filler,
    /// 1 to 12.
    Month(u8),
    Weekday(Weekday),
    Season(Season),
    /// "fourth", "twentieth".
    Ordinal(u16),
    /// Makes the number before it an ordinal: `th`.
    OrdinalMark,
    /// Makes the number before it a decade: `s`.
    DecadeMark,
    /// "the nineties" is 90.
    Decade(u16),
    /// "decade", "années": a decade's number comes with it.
    DecadeUnit,
    Century,
    /// A century by its name: "il Novecento".
    NthCentury(u16),
    Millennium,
    YearUnit,
    Quarter,
    /// The `Q` of `Q3`.
    QuarterLetter,
    Half,
    /// The `H` of `H1`.
    HalfLetter,
    Third,
    /// "last", of a half, a third or a quarter.
    Last,
    Part(Part),
    /// "the week of": seven days from the named one.
    Week,
    /// "the week ending".
    WeekEnding,
    Bc,
    Ad,
    About,
    /// "or so", behind the date.
    OrSo,
    Possibly,
    Between,
    From,
    To,
    And,
    Or,
    Either,
    /// Without the named date.
    Before,
    /// Without the named date.
    After,
    /// With the named date.
    Since,
    /// With the named date.
    Until,
    /// "or later", behind the date, with the named date.
    OrLater,
    /// "or earlier", behind the date, with the named date.
    OrEarlier,
    Present,
    /// "to date", "bis heute".
    UntilNow,
    Am,
    Pm,
    Noon,
    Midnight,
    /// "o'clock": either half of the day.
    OClock,
    /// "morning of", "month of": says nothing, and goes with a day or with a month only.
    OfDay,
    OfMonth,
    /// `h`, "Uhr": an hour of twenty-four.
    Hour,
    /// "ore", "o godz.": an hour of twenty-four follows.
    AtHour,
    /// A zone at this many minutes from UTC.
    Zone(i16),
    /// A zone of the United States by its standard minutes; the day tells whether summer time holds.
    UsZone(i16),
    LocalTime,
    /// The date is not known.
    Undated,
    /// Counts from today.
    Relative,
}

/// A part of a decade, a century, a year or a month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Part {
    Early,
    Mid,
    Late,
}

/// Which of the numbers in `4/6/2000` is the month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumericOrder {
    MonthFirst,
    DayFirst,
}

/// A piece of text between spaces, letters, digits and signs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Raw {
    pub(crate) kind: RawKind,
    /// Lower case; `'` and `-` for all their kinds.
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
    /// No space before it.
    pub(crate) tight: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RawKind {
    Word,
    Digits,
    Sign,
}

/// Cuts a text into words, digits and signs. A dot behind a word is dropped: `Sept.` is `sept`.
pub(crate) fn raw_tokens(text: &str) -> Vec<Raw> {
    let mut tokens: Vec<Raw> = Vec::new();
    let mut tight = false;
    // Whether the last token is a word that its dot has ended.
    let mut dotted = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_space(c) {
            // "12 000" with a space that does not break is one number, as "12,000" is.
            let group = matches!(c, '\u{a0}' | '\u{202f}')
                && tight
                && tokens.last().is_some_and(|last| last.kind == RawKind::Digits)
                && text[end..].chars().take_while(char::is_ascii_digit).count() == 3;
            if group {
                tokens.push(Raw { kind: RawKind::Sign, text: ",".into(), range: at..end, tight });
            } else {
                tight = false;
            }
            continue;
        }
        let kind = if c.is_ascii_digit() {
            RawKind::Digits
        } else if c.is_alphanumeric() || is_combining(c) {
            RawKind::Word
        } else {
            RawKind::Sign
        };
        let sign = normal_sign(c);
        if let Some(last) = tokens.last_mut()
            && kind == RawKind::Sign
            && sign == '.'
            && last.kind == RawKind::Word
            && last.range.end == at
            && !dotted
        {
            last.range.end = end;
            dotted = true;
            continue;
        }
        let continues = tokens
            .last()
            .is_some_and(|last| tight && !dotted && last.kind == kind && kind != RawKind::Sign);
        match tokens.last_mut() {
            Some(last) if continues => {
                last.text.extend(c.to_lowercase());
                last.range.end = end;
            }
            _ => {
                let text =
                    if kind == RawKind::Sign { sign.into() } else { c.to_lowercase().collect() };
                tokens.push(Raw { kind, text, range: at..end, tight });
            }
        }
        dotted = false;
        tight = true;
    }
    tokens
}

fn is_space(c: char) -> bool {
    // Zero-width spaces, marks of direction and soft hyphens come along when text is pasted.
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn normal_sign(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{02bc}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}'..='\u{2015}' | '\u{2212}' => '–',
        '\u{ff0c}' => ',',
        '\u{2044}' => '/',
        '\u{2236}' => ':',
        other => other,
    }
}

/// What follows a first word, and what the whole means.
type Row = (Vec<String>, Vec<Sense>);

/// From words to senses.
#[derive(Debug)]
pub(crate) struct Index {
    /// By the first word; of each the longest rows first.
    rows: HashMap<String, Vec<Row>>,
}

impl Index {
    pub(crate) fn new(senses: &[(Sense, &str)]) -> Index {
        let mut rows: HashMap<String, Vec<Row>> = HashMap::new();
        for (sense, words) in senses {
            for phrase in words.split('|') {
                let mut texts = raw_tokens(phrase).into_iter().map(|token| token.text);
                let Some(first) = texts.next() else { continue };
                let rest: Vec<String> = texts.collect();
                let same_start = rows.entry(first).or_default();
                match same_start.iter_mut().find(|(other, _)| *other == rest) {
                    Some((_, senses)) => senses.push(*sense),
                    None => same_start.push((rest, vec![*sense])),
                }
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for same_start in rows.values_mut() {
            same_start.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Index { rows }
    }

    /// The word that somebody who wrote a strange one probably meant.
    pub(crate) fn nearest(&self, strange: &str) -> Option<String> {
        let written = strange.trim_end_matches('.').to_lowercase();
        let letters = written.chars().count();
        // A short word is near to many.
        let allowed = match letters {
            0..=3 => return None,
            4..=6 => 1,
            _ => 2,
        };
        // "Easter" is no slip of "Eastern": of zones only the name is near.
        let is_zone = |sense: &Sense| matches!(sense, Sense::Zone(_) | Sense::UsZone(_));
        let alone = self.rows.iter().filter(|(_, rows)| {
            rows.iter().any(|(rest, senses)| rest.is_empty() && !senses.iter().all(is_zone))
        });
        alone
            .map(|(word, _)| (strsim::osa_distance(&written, word), word.as_str()))
            .filter(|(distance, word)| *distance <= allowed && word.chars().count() > 3)
            .min()
            .map(|(_, word)| {
                let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
                let is_name = strange.starts_with(char::is_uppercase);
                let first = if is_name { first.to_uppercase() } else { first.to_owned() };
                first + rest
            })
    }

    /// The senses of the longest row of words at the front of some tokens, and its length.
    pub(crate) fn longest(&self, tokens: &[Raw]) -> Option<(usize, &[Sense])> {
        let (first, after) = tokens.split_first()?;
        let (rest, senses) = self.rows.get(&first.text)?.iter().find(|(rest, _)| {
            rest.len() <= after.len()
                && rest.iter().zip(after).all(|(word, token)| *word == token.text)
        })?;
        Some((1 + rest.len(), senses))
    }
}
