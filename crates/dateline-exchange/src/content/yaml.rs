//! YAML laid out as people lay it out; which scalars need quotes, the library decides.
//!
//! The library writes values that are right and a layout that nobody would type: no blank line
//! between records, a year in quotes, a list of two words on two lines.

use std::fmt::Write;

use serde_yaml::{Mapping, Value};

/// Fields that hold dates: a bare year is written without quotes there, since the reader takes the
/// digits as they stand.
const DATES: [&str; 11] = [
    "date",
    "end",
    "published",
    "updated",
    "accessed",
    "expires",
    "embargo",
    "born",
    "died",
    "about",
    "about_date",
];
/// Fields whose values are references: one that is only a key is written as the key.
const REFERENCES: [&str; 11] = [
    "place",
    "people",
    "organizations",
    "sources",
    "source",
    "by",
    "to",
    "related",
    "include",
    "disputed_by",
    "roles",
];
/// A list in one line is at most this long.
const LINE: usize = 88;

/// A file of fields.
pub(super) fn document(fields: &Mapping) -> String {
    let mut out = String::new();
    push_mapping(&mut out, fields, 0);
    out
}

/// A file that is a list of records.
pub(super) fn list(records: &[Mapping]) -> String {
    let mut out = String::new();
    for (at, record) in records.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        push_item(&mut out, record, 0);
    }
    out
}

/// A file of records by key.
pub(super) fn registry(records: &[(String, Mapping)]) -> String {
    let mut out = String::new();
    for (at, (key, record)) in records.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&scalar(key, ""));
        out.push_str(":\n");
        push_mapping(&mut out, record, 2);
    }
    out
}

fn push_mapping(out: &mut String, fields: &Mapping, indent: usize) {
    for (name, value) in fields {
        push_indent(out, indent);
        push_field(out, &text_of(name), value, indent);
    }
}

/// A record in a list: its first field stands behind the dash.
fn push_item(out: &mut String, fields: &Mapping, indent: usize) {
    for (at, (name, value)) in fields.iter().enumerate() {
        push_indent(out, indent);
        out.push_str(if at == 0 { "- " } else { "  " });
        push_field(out, &text_of(name), value, indent + 2);
    }
}

fn push_field(out: &mut String, name: &str, value: &Value, indent: usize) {
    out.push_str(&scalar(name, ""));
    out.push(':');
    match simplified(name, value) {
        Value::Mapping(fields) if fields.is_empty() => out.push_str(" {}\n"),
        Value::Mapping(fields) => {
            out.push('\n');
            push_mapping(out, &fields, indent + 2);
        }
        Value::Sequence(list) => push_list(out, name, &list, indent),
        Value::String(text) if text.contains('\n') || name == "body" => {
            push_block(out, &text, indent + 2);
        }
        value => {
            out.push(' ');
            out.push_str(&flow(&value, name));
            out.push('\n');
        }
    }
}

fn push_list(out: &mut String, name: &str, list: &[Value], indent: usize) {
    let list: Vec<Value> = list.iter().map(|value| simplified(name, value)).collect();
    let is_flat = list.iter().all(|value| match value {
        Value::String(text) => !text.contains('\n'),
        Value::Mapping(_) | Value::Sequence(_) => false,
        _ => true,
    });
    if is_flat {
        let cells: Vec<String> = list.iter().map(|value| flow_cell(value, name)).collect();
        let line = format!(" [{}]\n", cells.join(", "));
        if indent + name.len() + line.len() <= LINE || list.is_empty() {
            out.push_str(&line);
            return;
        }
    }
    out.push('\n');
    for value in &list {
        match value {
            Value::Mapping(fields) if !fields.is_empty() => push_item(out, fields, indent + 2),
            value => {
                push_indent(out, indent + 2);
                out.push_str("- ");
                out.push_str(&flow(value, name));
                out.push('\n');
            }
        }
    }
}

/// A text of several lines, as it stands. One that a block would change is quoted.
fn push_block(out: &mut String, text: &str, indent: usize) {
    let text = text.trim_end();
    let is_safe = !text.is_empty()
        && !text.starts_with([' ', '\t', '\n'])
        && text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control());
    if !is_safe {
        out.push(' ');
        out.push_str(&quoted(text));
        out.push('\n');
        return;
    }
    out.push_str(" |\n");
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        if !line.is_empty() {
            push_indent(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn push_indent(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// A reference that is only a key becomes the key; so does a relation of the usual kind.
fn simplified(field: &str, value: &Value) -> Value {
    let Value::Mapping(fields) = value else { return value.clone() };
    if !REFERENCES.contains(&field) {
        return value.clone();
    }
    let mut fields = fields.clone();
    if fields.get("as").and_then(Value::as_str) == Some("see-also") {
        fields.shift_remove("as");
    }
    // A speaker's kind is found out by the key.
    if matches!(field, "by" | "to") {
        fields.shift_remove("kind");
    }
    let only = if fields.len() == 1 { fields.iter().next() } else { None };
    match only {
        Some((name, key)) if matches!(name.as_str(), Some("key" | "event" | "title" | "by")) => {
            simplified("by", key)
        }
        _ => Value::Mapping(fields),
    }
}

/// A value on one line.
fn flow(value: &Value, field: &str) -> String {
    match value {
        Value::Sequence(list) => {
            let cells: Vec<String> = list.iter().map(|cell| flow_cell(cell, field)).collect();
            format!("[{}]", cells.join(", "))
        }
        Value::Mapping(fields) => {
            let cells: Vec<String> = fields
                .iter()
                .map(|(name, value)| {
                    format!("{}: {}", flow_cell(name, ""), flow_cell(value, &text_of(name)))
                })
                .collect();
            format!("{{{}}}", cells.join(", "))
        }
        Value::String(text) => scalar(text, field),
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Tagged(tagged) => flow(&tagged.value, field),
    }
}

/// A value within brackets, where a comma or a bracket would end it.
fn flow_cell(value: &Value, field: &str) -> String {
    match value {
        Value::String(text) if text.contains([',', '[', ']', '{', '}', '#', ':']) => quoted(text),
        value => flow(value, field),
    }
}

/// Words that YAML of the older version takes for true or false: other tools still do.
const OLD_FLAGS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];

fn scalar(text: &str, field: &str) -> String {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_year && DATES.contains(&field) {
        return text.to_owned();
    }
    let has_control = text.chars().any(char::is_control);
    // A time of day is a number to the base of sixty there.
    let is_clock = text.contains(':') && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if has_control || is_clock || OLD_FLAGS.contains(&text.to_ascii_lowercase().as_str()) {
        return quoted(text);
    }
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.trim_end_matches('\n');
    if written.contains('\n') || written.is_empty() { quoted(text) } else { written.to_owned() }
}

/// A text in double quotes. Control characters, which no author means, are left out.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            '\u{feff}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => flow(other, ""),
    }
}
