//! Texts that are one line of words: most titles and many sentences. What the Markdown parser makes
//! of them is known before, and they are asked for often.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// Whether a text is its own words, for certain: it has no marks, and nothing that smart punctuation
/// changes.
///
/// ```
/// use dateline_markdown::has_no_marks;
///
/// assert!(has_no_marks("Путін: the visit, 2000"));
/// assert!(!has_no_marks("The *visit*") && !has_no_marks("2000. The visit"));
/// ```
pub fn has_no_marks(markdown: &str) -> bool {
    is_words(markdown) && !markdown.contains('\'')
}

/// Where a backslash makes one line of a text, if it begins a list, a heading, a quotation, a rule, or
/// code, or names an address: in a title that is none of them.
///
/// ```
/// use dateline_markdown::block_mark;
///
/// assert_eq!(block_mark("1. FC Köln wins"), Some(1));
/// assert_eq!(block_mark("# 1 hit"), Some(0));
/// assert_eq!(block_mark("*The* visit, 2000. June"), None);
/// ```
pub fn block_mark(markdown: &str) -> Option<usize> {
    let text = markdown.trim_start();
    let start = markdown.len() - text.len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = |at: usize, marks: &[u8]| {
        text.as_bytes().get(at).is_some_and(|byte| marks.contains(byte))
            && text.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace)
    };
    if digits > 0 && is_mark(digits, b".)") {
        return Some(start + digits);
    }
    let is_rule = text.bytes().all(|byte| b"-*_ ".contains(&byte)) && text.len() > 2;
    let is_address = text.starts_with('[') && !text.starts_with("[[") && text.contains("]:");
    let starts = ["#", ">", "```", "~~~"].iter().any(|mark| text.starts_with(mark));
    (is_mark(0, b"-+*") || starts || is_rule || is_address).then_some(start)
}

/// Whether a text is a line of words, for certain; it may have apostrophes within words.
pub(crate) fn is_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    // A list begins with a number; nothing begins with a letter, in one line of these characters.
    // What is longer than any title is not looked at twice.
    bytes.len() <= 300
        && text.starts_with(char::is_alphabetic)
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '?' | ')' | '”' | '»'))
        && bytes.iter().enumerate().all(|(at, byte)| match MEANINGS[usize::from(*byte)] {
            Meaning::None => true,
            Meaning::Doubled => bytes.get(at + 1) != Some(byte),
            Meaning::BesideLetters => {
                let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
                is_letter(bytes.get(at + 1)) && is_letter(bytes.get(at.wrapping_sub(1)))
            }
            Meaning::Any => false,
        })
        && (text.is_ascii() || text.chars().all(|c| c.is_ascii() || is_ordinary(c)))
}

/// Where a byte means something to Markdown.
#[derive(Clone, Copy)]
enum Meaning {
    None,
    /// Before another of its kind.
    Doubled,
    /// Anywhere but between two letters.
    BesideLetters,
    Any,
}

const MEANINGS: [Meaning; 256] = {
    let mut meanings = [Meaning::Any; 256];
    let ordinary = b" ,:;?()/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut at = 0;
    while at < ordinary.len() {
        meanings[ordinary[at] as usize] = Meaning::None;
        at += 1;
    }
    // Those beyond ASCII are looked at as characters.
    let mut at = 128;
    while at < 256 {
        meanings[at] = Meaning::None;
        at += 1;
    }
    meanings[b'-' as usize] = Meaning::Doubled;
    meanings[b'.' as usize] = Meaning::Doubled;
    meanings[b'\'' as usize] = Meaning::BesideLetters;
    meanings
};

/// Whether a character beyond ASCII means nothing to Markdown.
fn is_ordinary(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '–' | '—' | '’' | '‘' | '“' | '”' | '„' | '«' | '»')
}

/// The events of a line of words, as the parser would give them.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    /// Whether apostrophes are made round ones.
    smart: bool,
    /// Where the next event begins; none once all is said.
    at: Option<usize>,
    begun: bool,
}

impl<'a> Words<'a> {
    /// `text` is a line of words.
    pub(crate) fn new(text: &'a str, smart: bool) -> Words<'a> {
        Words { text, smart, at: Some(0), begun: false }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at?;
        let whole = 0..self.text.len();
        if !self.begun {
            self.begun = true;
            return Some((Event::Start(Tag::Paragraph), whole));
        }
        let rest = &self.text[at..];
        if rest.is_empty() {
            self.at = None;
            return Some((Event::End(TagEnd::Paragraph), whole));
        }
        let (words, length) = match rest.find('\'').filter(|_| self.smart) {
            Some(0) => ("’", 1),
            Some(length) => (&rest[..length], length),
            None => (rest, rest.len()),
        };
        self.at = Some(at + length);
        Some((Event::Text(CowStr::Borrowed(words)), at..at + length))
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;
    use crate::{Piece, Punctuation, pieces_with};

    #[test]
    fn the_parser_says_the_same() {
        let lines = [
            "a: b",
            "A-b (c/d)? – e",
            "Київ, “2000”",
            "a  b",
            "www.a.org",
            "https://a.org/b",
            "a. b",
            "The company's board",
            "It's Ann's",
            "x: (a) 1) 2. b",
            "a-b - c",
            "naïve",
        ];
        for line in lines {
            assert!(is_words(line), "{line}");
            for (punctuation, options) in [
                (Punctuation::Smart, Options::ENABLE_SMART_PUNCTUATION),
                (Punctuation::AsWritten, Options::empty()),
            ] {
                let own: Vec<_> = pieces_with(line, punctuation).collect();
                let all = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
                let options = all | options;
                let parsed = Parser::new_ext(line, options).into_offset_iter();
                let parsed: Vec<_> =
                    parsed.map(|(event, range)| (Piece::Markdown(event), range)).collect();
                assert_eq!(own, parsed, "{line}");
            }
        }
    }

    #[test]
    fn what_is_left_to_the_parser() {
        let table = [
            "",
            " a",
            "a ",
            "1. a",
            "a\nb",
            "a -- b",
            "a...",
            "a_b",
            "a [@b]",
            "rock 'n' roll",
            "the boys' club",
            "it's 'so'",
            "5'6",
            "a--",
            "a & b",
            "a\tb",
            "a!",
            "a#",
        ];
        for text in table {
            assert!(!is_words(text), "{text}");
        }
        assert!(!has_no_marks("it's") && has_no_marks("its"));
    }
}
