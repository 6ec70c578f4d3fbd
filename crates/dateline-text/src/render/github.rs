//! Annotations that GitHub Actions shows beside the changed lines of a pull request.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Severity};
use crate::sources::Sources;

/// One workflow command a line.
///
/// ```
/// use dateline_text::{Diagnostic, Sources, Span, render};
///
/// let mut sources = Sources::new();
/// let file = sources.add("content/a,b.md", "title: x");
/// let all = [Diagnostic::warning("x", "100% wrong").at(Span::new(file, 7..8)).help("mend it")];
/// assert_eq!(
///     render::github(&all, &sources),
///     "::warning file=content/a%2Cb.md,line=1,endLine=1,col=8,endColumn=9,title=x\
///      ::100%25 wrong%0Ahelp: mend it\n"
/// );
/// ```
pub fn github<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> String {
    let mut out = String::new();
    for one in diagnostics {
        let command = match one.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut message = one.message().to_owned();
        for help in one.helps() {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        let span = one.span();
        let mut place = String::new();
        if let (Some(file), Some(start), Some(end)) =
            (span.file(), sources.place(span), sources.place(span.end()))
        {
            // Writing to a `String` does not fail.
            let _ = write!(
                place,
                "file={},line={},endLine={},",
                property(sources.path(file)),
                start.line,
                end.line
            );
            // GitHub refuses columns for what stretches over lines.
            if start.line == end.line {
                let _ = write!(place, "col={},endColumn={},", start.column, end.column);
            }
        }
        let _ = writeln!(out, "::{command} {place}title={}::{}", one.code(), escaped(&message));
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
