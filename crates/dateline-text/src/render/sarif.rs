//! SARIF 2.1.0 (OASIS): what code-scanning services take.

use std::fmt::Write;

use super::json_text::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::sources::Sources;
use crate::span::Span;

/// One SARIF log with one run. `version` is that of the program which reports.
pub fn sarif<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    version: &str,
) -> String {
    let all: Vec<&Diagnostic> = diagnostics.into_iter().collect();
    let mut codes: Vec<Code> = all.iter().map(|one| one.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let results = all.iter().map(|one| result(one, &codes, sources)).collect();
    let rules =
        codes.iter().map(|code| Value::Object(vec![("id", code.as_str().into())])).collect();
    let driver = Value::Object(vec![
        ("name", "dateline".into()),
        ("version", version.into()),
        ("rules", Value::List(rules)),
    ]);
    let run = Value::Object(vec![
        ("tool", Value::Object(vec![("driver", driver)])),
        ("columnKind", "unicodeCodePoints".into()),
        ("results", Value::List(results)),
    ]);
    let log = Value::Object(vec![
        ("$schema", "https://json.schemastore.org/sarif-2.1.0.json".into()),
        ("version", "2.1.0".into()),
        ("runs", Value::List(vec![run])),
    ]);
    format!("{log}\n")
}

fn result(one: &Diagnostic, codes: &[Code], sources: &Sources) -> Value {
    let mut text = one.message().to_owned();
    for help in one.helps() {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    let mut fields = vec![
        ("ruleId", one.code().as_str().into()),
        ("ruleIndex", codes.binary_search(&one.code()).ok().into()),
        ("level", one.severity().as_str().into()),
        ("message", message(&text)),
        ("locations", Value::List(location(one.span(), None, sources).into_iter().collect())),
    ];
    if !one.labels().is_empty() {
        let related = one
            .labels()
            .iter()
            .filter_map(|label| location(label.span, Some(&label.text), sources));
        fields.push(("relatedLocations", Value::List(related.collect())));
    }
    if let Some(fix) = one.fix_offered()
        && let Some(file) = fix.span.file()
        && let Some(region) = region(fix.span, sources)
    {
        let replacement = Value::Object(vec![
            ("deletedRegion", region),
            ("insertedContent", message(&fix.replacement)),
        ]);
        let change = Value::Object(vec![
            ("artifactLocation", artifact(sources.path(file))),
            ("replacements", Value::List(vec![replacement])),
        ]);
        let fix = Value::Object(vec![("artifactChanges", Value::List(vec![change]))]);
        fields.push(("fixes", Value::List(vec![fix])));
    }
    Value::Object(fields)
}

fn location(span: Span, text: Option<&str>, sources: &Sources) -> Option<Value> {
    let physical = Value::Object(vec![
        ("artifactLocation", artifact(sources.path(span.file()?))),
        ("region", region(span, sources)?),
    ]);
    let mut fields = vec![("physicalLocation", physical)];
    fields.extend(text.map(|text| ("message", message(text))));
    Some(Value::Object(fields))
}

fn region(span: Span, sources: &Sources) -> Option<Value> {
    let (start, end) = (sources.place(span)?, sources.place(span.end())?);
    Some(Value::Object(vec![
        ("startLine", start.line.into()),
        ("startColumn", start.column.into()),
        ("endLine", end.line.into()),
        ("endColumn", end.column.into()),
    ]))
}

fn message(text: &str) -> Value {
    Value::Object(vec![("text", text.into())])
}

/// A path as a relative URI: what is neither unreserved nor a slash is percent-encoded.
fn artifact(path: &str) -> Value {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a `String` does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Value::Object(vec![("uri", Value::Text(uri))])
}
