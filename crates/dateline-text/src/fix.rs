//! The changes that a report offers, made.
//!
//! Pure: answers new texts; who asked writes them.

use crate::diagnostic::Fix;
use crate::report::Report;
use crate::sources::Sources;
use crate::span::FileId;

/// The text of each file for which the report offers a fix, as it is afterwards.
///
/// Where two fixes touch the same bytes only the first is made: a second run finds the other again.
///
/// ```
/// use dateline_text::{Diagnostic, Report, Sources, Span, fixed};
///
/// let mut sources = Sources::new();
/// let file = sources.add("a.yaml", "titel: A visit");
/// let span = Span::new(file, 0..5);
/// let report = Report::from_iter([Diagnostic::error("unknown-field", "…").fix(span, "title")]);
/// assert_eq!(fixed(&report, &sources), [(file, "title: A visit".to_owned())]);
/// ```
pub fn fixed(report: &Report, sources: &Sources) -> Vec<(FileId, String)> {
    let mut fixes: Vec<&Fix> = report.iter().filter_map(|one| one.fix_offered()).collect();
    fixes.sort_by_key(|fix| fix.span);
    fixes.dedup();
    let mut answer = Vec::new();
    for group in fixes.chunk_by(|a, b| a.span.file() == b.span.file()) {
        let Some(file) = group.first().and_then(|fix| fix.span.file()) else { continue };
        let text = sources.text(file);
        let mut new = String::with_capacity(text.len());
        let mut done = 0;
        for fix in group
            .iter()
            .filter(|fix| sources.is_readable(file) && text.get(fix.span.range()).is_some())
        {
            if fix.span.lo() >= done {
                new.push_str(text.get(done..fix.span.lo()).unwrap_or_default());
                new.push_str(&fix.replacement);
                done = fix.span.hi();
            }
        }
        new.push_str(text.get(done..).unwrap_or_default());
        answer.push((file, new));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::span::Span;

    #[test]
    fn fixes_in_any_order_and_overlapping() {
        let mut sources = Sources::new();
        let (a, b) = (sources.add("a", "один два три"), sources.add("b", "xyz"));
        let fix =
            |file, range, text: &str| Diagnostic::error("x", "y").fix(Span::new(file, range), text);
        let report = Report::from_iter([
            fix(b, 1..1, "-"),
            fix(a, 16..22, "3"),
            fix(a, 0..8, "1"),
            fix(a, 4..10, "overlaps"),
            fix(a, 16..22, "3"),
        ]);
        let want = [(a, "1 два 3".to_owned()), (b, "x-yz".to_owned())];
        assert_eq!(fixed(&report, &sources), want);
    }
}
