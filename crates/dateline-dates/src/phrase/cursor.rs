//! Walks over the items of a phrase: each step takes what it wants or leaves all as it was.

use std::ops::Range;

use super::lex::{Item, Kind, Number};
use crate::error::{ParseError, ParseErrorKind};
use crate::words::{Examples, NumericOrder, Sense, Words};

/// A place between two items, and what was noticed on the way there.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) items: &'a [Item<'a>],
    pub(super) at: usize,
    /// What had to be decided.
    pub(super) notes: Vec<String>,
    /// The first thing that can only be a mistake; said when no reading is found.
    pub(super) mistake: Option<ParseError>,
    /// Which number of `4/6/2000` is the month.
    pub(super) order: NumericOrder,
    /// What is shown of the language to somebody whose words are no date.
    pub(super) examples: Examples,
    /// Whether `2004-05` inside a phrase is a month and not a range of years.
    pub(super) iso_months: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, items: &'a [Item<'a>], words: &Words) -> Cursor<'a> {
        Cursor {
            text,
            items,
            at: 0,
            notes: Vec::new(),
            mistake: None,
            order: words.lexicon.numeric,
            examples: words.lexicon.examples,
            iso_months: false,
        }
    }

    pub(super) fn peek(&self) -> Option<&'a Item<'a>> {
        self.items.get(self.at)
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.items.len()
    }

    /// Runs a step; where it takes nothing, the cursor stands where it stood.
    pub(super) fn attempt<T>(&mut self, step: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, notes) = (self.at, self.notes.len());
        let taken = step(self);
        if taken.is_none() {
            self.at = at;
            self.notes.truncate(notes);
        }
        taken
    }

    /// Takes a sign that stands right here.
    pub(super) fn sign(&mut self, kind: Kind) -> bool {
        let there = self.peek().is_some_and(|item| item.kind == kind);
        self.at += usize::from(there);
        there
    }

    /// Takes the hyphen of a word before it, as in "pre-1914". The minus of "before -0043" stands apart.
    pub(super) fn tight_hyphen(&mut self) -> bool {
        let there = self
            .peek()
            .is_some_and(|item| item.tight && matches!(item.kind, Kind::Hyphen | Kind::Dash));
        self.at += usize::from(there);
        there
    }

    /// Takes one of some signs.
    pub(super) fn one_of(&mut self, kinds: &[Kind]) -> Option<Kind> {
        let kind = self.peek()?.kind;
        kinds.contains(&kind).then(|| {
            self.at += 1;
            kind
        })
    }

    /// Takes the next item that is not filler or goes with what follows, where a step wants it.
    fn next<T>(&mut self, step: impl Fn(&Item<'a>) -> Option<T>) -> Option<(T, Range<usize>)> {
        let mut at = self.at;
        loop {
            let item = self.items.get(at)?;
            if let Some(taken) = step(item) {
                self.at = at + 1;
                return Some((taken, item.range.clone()));
            }
            if ![Sense::Filler, Sense::OfDay, Sense::OfMonth].iter().any(|one| item.has(*one)) {
                return None;
            }
            at += 1;
        }
    }

    /// Takes a word by one of its senses; filler before it is skipped.
    pub(super) fn sense<T>(&mut self, want: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.next(|item| item.senses.iter().find_map(|sense| want(*sense))).map(|(taken, _)| taken)
    }

    /// The same with its place.
    pub(super) fn sense_at<T>(
        &mut self,
        want: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, Range<usize>)> {
        self.next(|item| item.senses.iter().find_map(|sense| want(*sense)))
    }

    /// Takes a word that has this sense; filler before it is skipped.
    pub(super) fn word(&mut self, sense: Sense) -> bool {
        self.sense(|one| (one == sense).then_some(())).is_some()
    }

    /// Takes a word that has this sense and stands right here.
    pub(super) fn word_here(&mut self, sense: Sense) -> bool {
        let there = self.peek().is_some_and(|item| item.has(sense));
        self.at += usize::from(there);
        there
    }

    /// Takes a number, in digits or spelled; filler before it is skipped.
    pub(super) fn number(
        &mut self,
        want: impl Fn(Number) -> bool,
    ) -> Option<(Number, Range<usize>)> {
        self.next(|item| item.number().filter(|number| want(*number)))
    }

    /// Takes a number that follows without a space.
    pub(super) fn tight_number(&mut self) -> Option<(Number, Range<usize>)> {
        let item = self.peek().filter(|item| item.tight)?;
        let Kind::Number(number) = item.kind else { return None };
        self.at += 1;
        Some((number, item.range.clone()))
    }

    /// Remembers what can only be a mistake, and takes nothing.
    pub(super) fn mistake<T>(
        &mut self,
        kind: ParseErrorKind,
        range: Range<usize>,
        message: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Option<T> {
        self.mistake.get_or_insert_with(|| ParseError::new(kind, range, message));
        None
    }

    /// Where the next item starts, or the text ends.
    pub(super) fn offset(&self) -> usize {
        self.peek().map_or_else(|| self.end_of_last(), |item| item.range.start)
    }

    /// Where the item before this place ends.
    pub(super) fn end_of_last(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.items.get(at)).map_or(0, |item| item.range.end)
    }
}
