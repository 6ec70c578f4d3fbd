//! Sentences and words, by their places in a paragraph.

use std::ops::Range;

/// Words whose full stop ends no sentence.
const SHORT: [&str; 58] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "lt", "sgt", "maj", "sen", "rep", "gov",
    "rev", "hon", "st", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec", "no", "vs", "etc", "inc", "corp", "co", "ltd", "u.s", "u.k", "u.n", "e.g",
    "i.e", "a.m", "p.m", "ca", "c", "approx", "dept", "univ", "mt", "ft", "art", "fig", "vol",
    "ed", "pp", "p",
];

/// Cuts a paragraph into sentences. A quotation's own stops do not end the sentence around it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut is_quoted = false;
    for (index, (at, c)) in chars.iter().enumerate() {
        match c {
            '“' | '«' => is_quoted = true,
            '”' | '»' => is_quoted = false,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        // Signs that close belong to the sentence.
        let mut next = index + 1;
        let mut closes = false;
        while let Some((_, '"' | '”' | '»' | '’' | '\'' | ')')) = chars.get(next) {
            closes |= matches!(chars[next].1, '"' | '”' | '»');
            next += 1;
        }
        let is_end = chars.get(next).is_none_or(|(_, c)| c.is_whitespace());
        let following = chars.get(next..).unwrap_or_default().iter();
        let following = following.map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let begins = following.is_none_or(|c| !c.is_lowercase());
        let is_stop = *c != '.' || !is_short(text, start, *at) && !is_ordinal(text, start, *at);
        if !is_end || !begins || (is_quoted && !closes) || !is_stop {
            continue;
        }
        let end = chars.get(next).map_or(text.len(), |(at, _)| *at);
        found.push(trimmed(text, start..end));
        start = end;
    }
    if !text.get(start..).unwrap_or_default().trim().is_empty() {
        found.push(trimmed(text, start..text.len()));
    }
    found
}

/// Months of German, where "4. Juni" is the fourth of June, and what else is counted so.
const COUNTED: [&str; 16] = [
    "Januar",
    "Jänner",
    "Februar",
    "Feber",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Jahrhundert",
    "Weltkrieg",
];

/// Whether a stop makes the number before it an ordinal: "4. Juni", "20. Jahrhunderts".
fn is_ordinal(text: &str, start: usize, stop: usize) -> bool {
    let number = text.get(start..stop).unwrap_or_default();
    let number = number.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = text.get(stop + 1..).unwrap_or_default().trim_start();
    let next = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(number.len(), 1 | 2)
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && COUNTED.contains(&next.trim_end_matches('s'))
}

fn is_short(text: &str, start: usize, stop: usize) -> bool {
    let before = text.get(start..stop).unwrap_or_default();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '"', '“', '‘']).to_lowercase();
    // An initial: "J. Smith".
    SHORT.contains(&word.as_str())
        || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let lead = inner.len() - inner.trim_start().len();
    range.start + lead..range.start + inner.trim_end().len().max(lead)
}

/// The words of a range, without the signs around them.
pub(super) fn words(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let inner = text.get(within.clone()).unwrap_or_default();
    let mut start = None;
    for (at, c) in inner.char_indices().chain([(inner.len(), ' ')]) {
        if c.is_whitespace() || matches!(c, '—' | '–') {
            if let Some(start) = start.take() {
                let word = inner.get(start..at).unwrap_or_default();
                let lead = word.len() - word.trim_start_matches(is_sign).len();
                let length = word.trim_end_matches(is_sign).len();
                if length > lead {
                    found.push(within.start + start + lead..within.start + start + length);
                }
            }
        } else {
            start.get_or_insert(at);
        }
    }
    found
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '%' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_sentences_end() {
        let table: &[(&str, &[&str])] = &[
            ("One. Two! Three?", &["One.", "Two!", "Three?"]),
            ("Mr. J. Lind came on Jan. 5. He left.", &["Mr. J. Lind came on Jan. 5.", "He left."]),
            (
                "“It was late. Nobody came,” she said. Rain fell.",
                &["“It was late. Nobody came,” she said.", "Rain fell."],
            ),
            ("\"We won.\" He smiled.", &["\"We won.\"", "He smiled."]),
            (
                "It cost 3.5 million at 5 p.m. on Monday.",
                &["It cost 3.5 million at 5 p.m. on Monday."],
            ),
            (
                "Am 4. Juni traf er ihn. Im 20. Jahrhundert war es 3. Dann nicht.",
                &["Am 4. Juni traf er ihn.", "Im 20. Jahrhundert war es 3.", "Dann nicht."],
            ),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = sentences(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, *expected);
        }
    }
}
