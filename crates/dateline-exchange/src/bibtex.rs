//! BibTeX: the sources of a timeline for a bibliography.

use std::fmt::Write;

use dateline_core::{Ref, Source, SourceKind, Story};
use dateline_dates::Date;

use crate::outside::{Outside, cited};

/// Writes the sources that the events of a timeline rest on, in the order in which they are met.
///
/// ```
/// use dateline_core::{Event, Source, Timeline};
/// use dateline_exchange::{Outside, bibtex};
///
/// let timeline = Timeline::builder("Apollo")
///     .source(Source::new("log", "The log & more"))
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing").citing("log"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = bibtex::write(story, &Outside::default());
/// assert_eq!(text, "@misc{log,\n  title = {{The log \\& more}},\n}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, _outside: &Outside<'_>) -> String {
    let mut out = String::new();
    for source in cited(story) {
        if !out.is_empty() {
            out.push('\n');
        }
        let (entry, fields) = entry(source);
        let _ = writeln!(out, "@{entry}{{{},", source.key.value);
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
        out.push_str("}\n");
    }
    out
}

/// The kind of an entry, and its fields.
fn entry(source: Ref<'_, Source>) -> (&'static str, Vec<(&'static str, String)>) {
    let (entry, outlet) = match source.kind {
        Some(SourceKind::Book) => ("book", "publisher"),
        Some(SourceKind::Article | SourceKind::News) => ("article", "journal"),
        _ => ("misc", "howpublished"),
    };
    let text = |text: Option<&str>| text.map(escaped).unwrap_or_default();
    let authors: Vec<String> = source.authors.iter().map(|it| author(it)).collect();
    let (year, month) = source.published.as_ref().map(|it| dated(&it.value)).unwrap_or_default();
    let archived = source.archived.as_ref().map(|it| format!("Archived at {}", escaped(&it.value)));
    let note = source.note.as_ref();
    let note = note.map(|it| escaped(&source.timeline().plain(it.markdown(), None)));
    let notes = [source.locator.as_deref().map(escaped), note, archived];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let fields = vec![
        // A second brace keeps the capitals.
        ("title", format!("{{{}}}", escaped(source.title()))),
        ("author", authors.join(" and ")),
        (outlet, text(source.outlet.as_deref())),
        ("year", year),
        ("month", month),
        ("url", source.url.as_ref().map(|it| address(&it.value)).unwrap_or_default()),
        ("urldate", source.accessed.as_ref().map(|it| it.value.to_string()).unwrap_or_default()),
        ("language", text(source.language.as_ref().map(|it| it.value.as_str()))),
        ("note", notes.join(". ")),
    ];
    (entry, fields)
}

/// A name; one that is no person's ("Bureau of Ships and Docks") is kept whole by a brace.
fn author(name: &str) -> String {
    let name_written = escaped(name);
    if name.contains(" and ") || name.contains(" of ") {
        format!("{{{name_written}}}")
    } else {
        name_written
    }
}

fn dated(date: &Date) -> (String, String) {
    let whole = date.start().filter(|_| date.is_interval()).unwrap_or_else(|| date.clone());
    match whole.year() {
        Some(year) => {
            let month = whole.month().map(|month| month.number().to_string());
            (year.to_string(), month.unwrap_or_default())
        }
        None => (date.to_string(), String::new()),
    }
}

/// An address, which styles set letter by letter: an escape would be a part of it. What could end
/// the field is written as addresses write it.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Text in which nothing is a command of TeX.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_letter_by_letter() {
        assert_eq!(address("https://e.org/a?x=1&y=2_3%20#f"), "https://e.org/a?x=1&y=2_3%20#f");
        assert_eq!(address("https://e.org/{a}\\"), "https://e.org/%7Ba%7D%5C");
    }
}
