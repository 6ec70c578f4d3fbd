//! All that is to be said, gathered.
//!
//! Reading and resolving do not fail; they answer a value and a report, and the caller decides.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};

/// Diagnostics in the order in which they were found, until they are sorted.
///
/// As an error (a strict build returns one) it shows every diagnostic, without lines of source.
///
/// ```
/// use dateline_text::{Diagnostic, Report};
///
/// let mut report = Report::new();
/// report.push(Diagnostic::warning("no-source", "this event cites no source"));
/// assert!(!report.has_errors());
/// report.push(Diagnostic::error("unknown-key", "no person has the key `x`"));
/// assert!(report.has_errors());
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Nothing to be said.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Puts all in the order of their places (those in no file first) and leaves out doubles;
    /// what stands at one place keeps the order in which it was found.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by_key(Diagnostic::span);
        let mut first = Vec::with_capacity(self.diagnostics.len());
        // Most places have one, which needs no looking up.
        for here in self.diagnostics.chunk_by(|one, next| one.span() == next.span()) {
            let mut seen = HashSet::new();
            first.extend(here.iter().map(|one| here.len() == 1 || seen.insert(one)));
        }
        let mut first = first.into_iter();
        self.diagnostics.retain(|_| first.next().unwrap_or(true));
    }

    /// The same, sorted.
    pub fn sorted(mut self) -> Report {
        self.sort();
        self
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|one| one.severity() == severity).count()
    }

    /// How many there are in all.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether nothing is to be said.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }
}

impl Extend<Diagnostic> for Report {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        self.diagnostics.extend(more);
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(all: I) -> Report {
        Report { diagnostics: all.into_iter().collect() }
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{FileId, Span};

    #[test]
    fn sorted_by_place_without_doubles() {
        let at = |file, lo| Span::new(FileId::new(file), lo..lo + 1);
        let one = |span| Diagnostic::error("x", "y").at(span);
        let report: Report =
            [one(at(1, 0)), one(at(0, 5)), one(Span::detached()), one(at(0, 2)), one(at(1, 0))]
                .into_iter()
                .collect();
        let spans: Vec<Span> = report.sorted().iter().map(Diagnostic::span).collect();
        assert_eq!(spans, [Span::detached(), at(0, 2), at(0, 5), at(1, 0)]);
    }

    #[test]
    fn what_stands_at_one_place_keeps_its_order() {
        let report: Report =
            ["b", "a", "b"].map(|code| Diagnostic::error(code, "y")).into_iter().collect();
        let codes: Vec<&str> = report.sorted().iter().map(|one| one.code().as_str()).collect();
        assert_eq!(codes, ["b", "a"]);
    }
}
