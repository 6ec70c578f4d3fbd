//! Quotations and who says them.

use std::ops::Range;

use dateline_core::EntityKind;

use super::lexicon::SAYING;
use super::name::Mention;
use super::sentence::{sentences, words};

/// A quotation in a paragraph.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// Which of the mentions says it.
    pub(super) by: Option<usize>,
    /// Whether that is only who "he" or "she" probably means.
    pub(super) is_guessed: bool,
}

const MARKS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];
/// Fewer words are a name or a word under doubt rather than something said.
const FEWEST: usize = 4;

/// Finds the quotations of a paragraph. `mentions` are those of the whole article, in its order.
pub(super) fn quotes(text: &str, paragraph: usize, mentions: &[Mention]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let sentences = sentences(text);
    let ranges = quoted(text);
    for (at, range) in ranges.iter().enumerate() {
        let inner = text.get(range.clone()).unwrap_or_default();
        let words = inner.trim().trim_end_matches([',', ';']).trim();
        if words.split_whitespace().count() < FEWEST {
            continue;
        }
        let left = if at > 0 { ranges[at - 1].end + 1 } else { 0 };
        let right = ranges.get(at + 1).map_or(text.len(), |next| next.start);
        let sentence = sentences.iter().find(|it| it.start <= range.start && range.start <= it.end);
        let start = sentence.map_or(left, |it| it.start.max(left)).min(range.start);
        let end = sentence.map_or(right, |it| it.end.min(right)).max(range.end).min(text.len());
        let near = Near { text, paragraph, mentions, quote: range.clone() };
        let by = near.behind(range.end..end).or_else(|| near.before(start..range.start));
        // A second part of one quotation: "…," she said. "…"
        let by = by.or_else(|| {
            let last = found.last()?;
            let is_next = text.get(last.range.end..range.start).is_some_and(|gap| gap.len() < 80);
            is_next.then_some(By { who: last.by?, is_guessed: last.is_guessed })
        });
        found.push(Found {
            range: range.clone(),
            text: words.to_owned(),
            by: by.map(|by| by.who),
            is_guessed: by.is_some_and(|by| by.is_guessed),
        });
    }
    found
}

/// The insides of quotation marks.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = text
        .get(from..)
        .and_then(|rest| rest.char_indices().find(|(_, c)| MARKS.iter().any(|it| it.0 == *c)))
    {
        let start = from + at + open.len_utf8();
        let closes = |c: char| MARKS.iter().any(|(one, two)| *one == open && *two == c);
        let Some(length) = text.get(start..).and_then(|rest| rest.find(closes)) else {
            return found;
        };
        found.push(start..start + length);
        let close = text.get(start + length..).and_then(|it| it.chars().next());
        from = start + length + close.map_or(1, char::len_utf8);
    }
    found
}

/// Who says something: as it is written, or as a pronoun lets one guess.
#[derive(Clone, Copy)]
struct By {
    who: usize,
    is_guessed: bool,
}

impl By {
    fn name(who: usize) -> By {
        By { who, is_guessed: false }
    }

    fn guess(who: usize) -> By {
        By { who, is_guessed: true }
    }
}

/// What stands around a quotation.
struct Near<'a> {
    text: &'a str,
    paragraph: usize,
    mentions: &'a [Mention],
    quote: Range<usize>,
}

impl Near<'_> {
    /// Who is named within a range, and can speak.
    fn named(&self, within: &Range<usize>) -> Vec<usize> {
        let is_here = |mention: &Mention| {
            mention.paragraph == self.paragraph
                && mention.range.start >= within.start
                && mention.range.end <= within.end
                && mention.kind != EntityKind::Place
        };
        (0..self.mentions.len()).filter(|at| is_here(&self.mentions[*at])).collect()
    }

    /// The place of the first or the last word of speech within a range.
    fn verb(&self, within: &Range<usize>) -> Vec<Range<usize>> {
        let is_saying = |range: &Range<usize>| {
            let word = self.text.get(range.clone()).unwrap_or_default();
            SAYING.has(&word.to_lowercase())
        };
        words(self.text, within.clone()).into_iter().filter(is_saying).collect()
    }

    /// `"…," said Ada Reyes`, `"…," Reyes said`, `"…," she said`.
    fn behind(&self, within: Range<usize>) -> Option<By> {
        if let Some(name) = self.according(&within) {
            return Some(By::name(name));
        }
        let verb = self.verb(&within).into_iter().next()?;
        let named = self.named(&within);
        let start = |at: &usize| self.mentions[*at].range.start;
        let gap = self.text.get(within.start..verb.start).unwrap_or_default();
        // Between the quotation and the verb stands the subject, or else behind the verb.
        let before = named.iter().copied().rfind(|at| start(at) < verb.start);
        if let Some(before) = before {
            return Some(By::name(before));
        }
        if is_pronoun(gap) {
            return self.last_person().map(By::guess);
        }
        let behind =
            named.into_iter().find(|at| start(at) >= verb.end && start(at) < verb.end + 60);
        behind.map(By::name).or_else(|| {
            let next = self.text.get(verb.end..within.end).unwrap_or_default();
            is_pronoun(next.split_whitespace().next().unwrap_or_default())
                .then(|| self.last_person().map(By::guess))
                .flatten()
        })
    }

    /// `Ada Reyes said: "…"`, `she told the paper that "…"`.
    fn before(&self, within: Range<usize>) -> Option<By> {
        if let Some(name) = self.according(&within) {
            return Some(By::name(name));
        }
        let named = self.named(&within);
        let verb = self.verb(&within).into_iter().next_back()?;
        let start = |at: &usize| self.mentions[*at].range.start;
        let subject = named.iter().copied().filter(|at| start(at) < verb.start);
        // The first of a sentence acts; another may only be spoken of.
        let subject = subject.min_by_key(|at| verb.start - start(at));
        let gap = self.text.get(within.start..verb.start).unwrap_or_default();
        let said_by_pronoun = gap.split_whitespace().next_back().is_some_and(is_pronoun);
        if said_by_pronoun {
            let earlier = subject.filter(|at| self.mentions[*at].kind == EntityKind::Person);
            return earlier.or_else(|| self.last_person()).map(By::guess);
        }
        let behind = || named.iter().copied().find(|at| start(at) >= verb.end);
        subject.or_else(behind).map(By::name)
    }

    fn according(&self, within: &Range<usize>) -> Option<usize> {
        let at = self.text.get(within.clone())?.to_lowercase().find("according to ")?;
        self.named(&(within.start + at..within.end)).into_iter().next()
    }

    /// Whom "she" means: who spoke last in this paragraph, or else the last person named.
    fn last_person(&self) -> Option<usize> {
        let before = 0..self.quote.start;
        let spoke = self.verb(&before).into_iter().next_back().and_then(|verb| {
            let mut people = self.named(&(0..verb.start)).into_iter();
            people.rfind(|at| self.mentions[*at].kind == EntityKind::Person)
        });
        if spoke.is_some() {
            return spoke;
        }
        let is_before = |mention: &Mention| {
            (mention.paragraph, mention.range.end) <= (self.paragraph, self.quote.start)
                && mention.kind == EntityKind::Person
        };
        (0..self.mentions.len()).rfind(|at| is_before(&self.mentions[*at]))
    }
}

fn is_pronoun(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    matches!(last.as_str(), "he" | "she" | "they")
}
