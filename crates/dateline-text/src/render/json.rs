//! The form for programs: everything that a diagnostic knows.

use std::fmt::Write;

use super::json_text::Value;
use crate::diagnostic::Diagnostic;
use crate::sources::Sources;
use crate::span::Span;

/// No more than this of the offending text is repeated.
const LONGEST: usize = 200;

/// One JSON array, one diagnostic a line. Lines and columns count from 1, columns in characters;
/// `bytes` is the range in the file. What is in no file has `null` for its place.
///
/// ```
/// use dateline_text::{Diagnostic, Sources, render};
///
/// let all = [Diagnostic::error("unknown-key", "no source has the key `x`")];
/// assert_eq!(
///     render::json(&all, &Sources::new()),
///     "[\n{\"code\":\"unknown-key\",\"severity\":\"error\",\"message\":\"no source has the key `x`\",\
///      \"place\":null,\"labels\":[],\"help\":[],\"fix\":null}\n]\n"
/// );
/// ```
pub fn json<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> String {
    let mut out = String::from("[");
    for (i, one) in diagnostics.into_iter().enumerate() {
        let labels = one.labels().iter().map(|label| {
            Value::Object(vec![
                ("text", (&*label.text).into()),
                ("place", place(label.span, sources)),
            ])
        });
        let fix = one.fix_offered().map(|fix| {
            Value::Object(vec![
                ("place", place(fix.span, sources)),
                ("replacement", (&*fix.replacement).into()),
            ])
        });
        let value = Value::Object(vec![
            ("code", one.code().as_str().into()),
            ("severity", one.severity().as_str().into()),
            ("message", one.message().into()),
            ("place", place(one.span(), sources)),
            ("labels", Value::List(labels.collect())),
            ("help", Value::List(one.helps().map(Value::from).collect())),
            ("fix", fix.into()),
        ]);
        // Writing to a `String` does not fail.
        let _ = write!(out, "{}\n{value}", if i > 0 { "," } else { "" });
    }
    out.push_str("\n]\n");
    out
}

fn place(span: Span, sources: &Sources) -> Value {
    let Some(((file, start), end)) =
        span.file().zip(sources.place(span)).zip(sources.place(span.end()))
    else {
        return Value::Null;
    };
    let text: String = sources.slice(span).chars().take(LONGEST).collect();
    Value::Object(vec![
        ("file", sources.path(file).into()),
        ("line", start.line.into()),
        ("column", start.column.into()),
        ("end_line", end.line.into()),
        ("end_column", end.column.into()),
        ("bytes", Value::List(vec![span.lo().into(), span.hi().into()])),
        ("text", (&*text).into()),
    ])
}
