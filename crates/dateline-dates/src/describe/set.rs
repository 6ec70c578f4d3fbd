//! Sets: one of some dates, or all of them.

use edtf_core::{Set, SetElement, SetKind};

use super::Speaker;
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
        let members: Vec<String> = set.elements.iter().map(|one| self.member(one)).collect();
        let last = match set.kind {
            SetKind::OneMember => self.speech.or,
            SetKind::AllMembers => self.speech.and,
        };
        self.list(&members, last)
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
