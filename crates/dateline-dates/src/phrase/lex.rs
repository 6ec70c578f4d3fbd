//! A phrase cut into items: numbers, signs, and words with what they can mean.

use std::ops::Range;

use crate::words::{Index, Raw, RawKind, Sense, raw_tokens};

/// One item of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Item<'w> {
    pub(super) kind: Kind,
    /// What a word can mean; empty for signs, numbers and strange words.
    pub(super) senses: &'w [Sense],
    pub(super) range: Range<usize>,
    /// No space before it.
    pub(super) tight: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    Number(Number),
    /// `-`, which EDTF knows.
    Hyphen,
    /// `–` or `—`, which EDTF does not know.
    Dash,
    Comma,
    Slash,
    Colon,
    Dot,
    Plus,
    Question,
    Tilde,
    Percent,
    Open,
    Close,
    Other,
}

/// A number with what hangs on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) value: u64,
    pub(super) digits: usize,
    /// `4th`.
    pub(super) ordinal: bool,
    /// `1860s`.
    pub(super) decade: bool,
    /// `'90`.
    pub(super) apostrophe: bool,
}

impl Item<'_> {
    pub(super) fn has(&self, sense: Sense) -> bool {
        self.senses.contains(&sense)
    }

    /// The number that it is or spells.
    pub(super) fn number(&self) -> Option<Number> {
        if let Kind::Number(number) = self.kind {
            return Some(number);
        }
        self.senses.iter().find_map(|sense| match *sense {
            Sense::Ordinal(value) => Some(Number {
                value: u64::from(value),
                digits: if value < 10 { 1 } else { 2 },
                ordinal: true,
                decade: false,
                apostrophe: false,
            }),
            _ => None,
        })
    }
}

/// Cuts a phrase into items.
pub(super) fn items<'w>(text: &str, index: &'w Index) -> Vec<Item<'w>> {
    let raw = raw_tokens(text);
    let mut items = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        // The two hyphens of a typewriter are a dash; behind a year with a minus, which no typewriter
        // wrote, they are a hyphen and a minus.
        if let [one, other, ..] = &raw[at..]
            && one.text == "-"
            && other.text == "-"
            && other.tight
            && items.first().is_some_and(|first: &Item<'_>| first.kind != Kind::Hyphen)
        {
            let range = one.range.start..other.range.end;
            items.push(Item { kind: Kind::Dash, senses: &[], range, tight: one.tight });
            at += 2;
            continue;
        }
        let (item, length) = item(&raw[at..], index);
        items.push(item);
        at += length;
    }
    // A full stop, as after any sentence; brackets around the whole, as in catalogs.
    if items.len() > 1 && items.last().is_some_and(|last| last.kind == Kind::Dot) {
        items.pop();
    }
    let closed = items.last().is_some_and(|last| last.kind == Kind::Close);
    if closed && items.len() > 2 && items[0].kind == Kind::Open {
        let inner = &items[1..items.len() - 1];
        if !inner.iter().any(|item| matches!(item.kind, Kind::Open | Kind::Close)) {
            items.pop();
            items.remove(0);
        }
    }
    items
}

/// The item at the front of some tokens, and how many of them it takes.
fn item<'w>(tokens: &[Raw], index: &'w Index) -> (Item<'w>, usize) {
    let first = &tokens[0];
    let make = |kind, senses, length: usize| {
        let end = tokens[length - 1].range.end;
        (Item { kind, senses, range: first.range.start..end, tight: first.tight }, length)
    };
    if let Some((length, senses)) = index.longest(tokens) {
        return make(Kind::Word, senses, length);
    }
    match first.kind {
        RawKind::Digits => {
            let (number, length) = number(tokens, index);
            make(Kind::Number(number), &[], length)
        }
        RawKind::Word => make(Kind::Word, &[], 1),
        RawKind::Sign => {
            if let ("'", Some(next)) = (first.text.as_str(), tokens.get(1))
                && next.tight
                && next.kind == RawKind::Digits
                && next.text.len() == 2
            {
                let (number, length) = number(&tokens[1..], index);
                let number = Number { apostrophe: true, ..number };
                return make(Kind::Number(number), &[], length + 1);
            }
            make(sign(&first.text), &[], 1)
        }
    }
}

fn sign(text: &str) -> Kind {
    match text {
        "-" => Kind::Hyphen,
        "–" => Kind::Dash,
        "," => Kind::Comma,
        "/" => Kind::Slash,
        ":" => Kind::Colon,
        "." => Kind::Dot,
        "+" => Kind::Plus,
        "?" => Kind::Question,
        "~" | "≈" => Kind::Tilde,
        "%" => Kind::Percent,
        "(" | "[" => Kind::Open,
        ")" | "]" => Kind::Close,
        _ => Kind::Other,
    }
}

/// A number with its groups of thousands and its ending.
fn number(tokens: &[Raw], index: &Index) -> (Number, usize) {
    let mut digits = tokens[0].text.clone();
    let mut length = 1;
    while let [mark, group, ..] = &tokens[length..] {
        let groups = mark.tight
            && group.tight
            && matches!(mark.text.as_str(), "," | ".")
            && group.kind == RawKind::Digits
            && group.text.len() == 3;
        let first = tokens[0].text.len() <= 3 && !digits.starts_with('0');
        // `4.6.200` would be a date: behind a group comes another, or no dot.
        let is_group = |at: usize| {
            tokens.get(at).is_some_and(|next| {
                next.tight && next.kind == RawKind::Digits && next.text.len() == 3
            })
        };
        let ends = tokens.get(length + 2).is_none_or(|next| !next.tight || next.text != ".")
            || is_group(length + 3);
        if !(groups && first && ends) {
            break;
        }
        digits.push_str(&group.text);
        length += 2;
    }
    let mut number = Number {
        // Longer ones are refused by their digits.
        value: digits.parse().unwrap_or(u64::MAX),
        digits: digits.len(),
        ordinal: false,
        decade: false,
        apostrophe: false,
    };
    // `th`, `'s`, `-е`, `.º`, and the ordinal dot of German and others.
    let before_ending = |mark: &Raw, ending: &Raw| match mark.text.as_str() {
        "'" | "-" => true,
        "." => matches!(ending.text.as_str(), "º" | "ª"),
        _ => false,
    };
    let skip = match &tokens[length..] {
        [mark, ending, ..] => usize::from(mark.tight && before_ending(mark, ending)),
        _ => 0,
    };
    if let Some(ending) = tokens.get(length + skip)
        && ending.tight
        && let Some((1, senses)) = index.longest(std::slice::from_ref(ending))
    {
        number.ordinal = senses.contains(&Sense::OrdinalMark);
        number.decade = senses.contains(&Sense::DecadeMark);
        if number.ordinal || number.decade {
            return (number, length + skip + 1);
        }
    }
    if let [dot, next, ..] = &tokens[length..]
        && dot.tight
        && dot.text == "."
        && !(next.tight && next.kind == RawKind::Digits)
        && (next.kind != RawKind::Sign || matches!(next.text.as_str(), "–" | "-" | "/"))
    {
        number.ordinal = true;
        length += 1;
    }
    (number, length)
}
