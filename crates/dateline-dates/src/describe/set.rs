//! Sets: one of some dates, or all of them.

use edtf_core::{Set, SetElement, SetKind};

use super::Speaker;
use super::point::{Year, qualifier};
use crate::date::Qualifier;
use crate::words::fill;

impl Speaker {
    pub(super) fn set(&self, set: &Set) -> String {
        if let (SetKind::OneMember, [SetElement::Range(from, to)]) =
            (set.kind, set.elements.as_slice())
        {
            return fill(self.speech.between, |place| {
                let form = place.get(1..).and_then(|form| form.parse().ok()).unwrap_or(0);
                self.date(if place.starts_with('a') { from } else { to }, form)
            });
        }
        // Of "summer 1942 or 1943" everybody takes the second for a summer, so years come first.
        let mut elements: Vec<&SetElement> = set.elements.iter().collect();
        elements.sort_by_key(|one| !is_year(one));
        // "476 or 44 B.C." would be taken for two years before Christ.
        let years = || set.elements.iter().flat_map(years);
        let eras = years().any(|year| year > 0) && years().any(|year| year <= 0);
        let speaker = Speaker { eras, ..*self };
        let members: Vec<String> = elements.into_iter().map(|one| speaker.member(one)).collect();
        let last = match set.kind {
            SetKind::OneMember => self.speech.or,
            SetKind::AllMembers => self.speech.and,
        };
        let text = self.list(&members, last);
        let mut doubts = set.elements.iter().map(doubt);
        let first = doubts.next().unwrap_or(Qualifier::Plain);
        let for_all = first == Qualifier::Plain || doubts.all(|doubt| doubt == first);
        if for_all || set.kind == SetKind::AllMembers {
            return text;
        }
        fill(self.speech.either, |_| text.clone())
    }

    fn member(&self, element: &SetElement) -> String {
        match element {
            SetElement::Date(date) => self.date(date, 0),
            SetElement::OnOrBefore(date) => self.or_earlier(date),
            SetElement::OnOrAfter(date) => self.or_later(date),
            SetElement::Range(from, to) => self.inside().range(from, to),
        }
    }

    /// "a, b or c".
    pub(super) fn list(&self, members: &[impl AsRef<str>], last: &str) -> String {
        let mut text = String::new();
        for (at, member) in members.iter().enumerate() {
            if at > 0 {
                let comma = if at + 1 == members.len() { last } else { self.speech.comma };
                text.push_str(comma);
            }
            text.push_str(member.as_ref());
        }
        text
    }
}

/// Whether a member is a year or some of them, and no part of one.
fn is_year(element: &SetElement) -> bool {
    match element {
        SetElement::Date(date) => date.month.is_none(),
        SetElement::Range(from, to) => from.month.is_none() && to.month.is_none(),
        SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => false,
    }
}

/// The word of doubt that a member begins with.
fn doubt(element: &SetElement) -> Qualifier {
    match element {
        SetElement::Date(one)
        | SetElement::OnOrBefore(one)
        | SetElement::OnOrAfter(one)
        | SetElement::Range(one, _) => qualifier(one).unwrap_or(Qualifier::Plain),
    }
}

/// The first years of the dates of a member.
fn years(element: &SetElement) -> impl Iterator<Item = i64> {
    let dates = match element {
        SetElement::Date(one) | SetElement::OnOrBefore(one) | SetElement::OnOrAfter(one) => {
            [Some(one), None]
        }
        SetElement::Range(from, to) => [Some(from), Some(to)],
    };
    dates.into_iter().flatten().filter_map(|date| {
        // Years of the mask 00XX begin with 0, which is before Christ; they are not.
        match super::point::year(date) {
            Year::Known(year) => Some(year),
            Year::Decade(first) | Year::Century(first) | Year::Thousand(first) => {
                Some(first.max(1))
            }
            Year::Unknown | Year::Other => None,
        }
    })
}
