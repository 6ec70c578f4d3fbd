//! CSL-JSON: the sources of a timeline for tools that cite (Zotero, Pandoc, citeproc).

use dateline_core::{Ref, Source, SourceKind, Story};
use dateline_dates::{Date, Qualifier};
use serde_json::{Map, Value, json};

use crate::outside::{Outside, cited};

/// Writes the sources that the events of a timeline rest on, in the order in which they are met.
///
/// An author is written whole: where a family name begins, only its bearer knows. One that is
/// written `Family, Given` is taken at its word.
///
/// ```
/// use dateline_core::{Event, Source, Timeline};
/// use dateline_exchange::{Outside, csl};
///
/// let timeline = Timeline::builder("Apollo")
///     .source(Source::new("log", "The log"))
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing").citing("log"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// assert!(csl::write(story, &Outside::default()).contains("\"title\": \"The log\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, _outside: &Outside<'_>) -> String {
    let items: Vec<Value> = cited(story).into_iter().map(item).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

fn item(source: Ref<'_, Source>) -> Value {
    let kind = match source.kind {
        Some(SourceKind::Interview) => "interview",
        Some(SourceKind::Video) => "motion_picture",
        Some(SourceKind::Audio) => "broadcast",
        Some(SourceKind::News) => "article-newspaper",
        Some(SourceKind::Book) => "book",
        Some(SourceKind::Article) => "article-magazine",
        Some(SourceKind::CourtFiling) => "legal_case",
        Some(SourceKind::Dataset) => "dataset",
        Some(SourceKind::Web) => "webpage",
        _ => "document",
    };
    let is_in_outlet = matches!(kind, "article-newspaper" | "article-magazine" | "webpage");
    let outlet = if is_in_outlet { "container-title" } else { "publisher" };
    let note = source.note.as_ref().map(|note| source.timeline().plain(note.markdown(), None));
    let fields = [
        ("id", json!(source.key.value.as_str())),
        ("type", json!(kind)),
        ("title", json!(source.title())),
        ("author", source.authors.iter().map(|it| author(it)).collect()),
        (outlet, json!(source.outlet)),
        ("issued", source.published.as_ref().map(|it| dated(&it.value)).unwrap_or_default()),
        ("accessed", source.accessed.as_ref().map(|it| dated(&it.value)).unwrap_or_default()),
        ("URL", json!(source.url.as_ref().map(|it| &it.value))),
        ("archive_location", json!(source.archived.as_ref().map(|it| &it.value))),
        ("language", json!(source.language.as_ref().map(|it| &it.value))),
        ("locator", json!(source.locator)),
        ("note", json!(note)),
    ];
    let held = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    Value::Object(held.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn author(name: &str) -> Value {
    match name.split_once(", ") {
        Some((family, given)) => json!({"family": family, "given": given}),
        None => json!({"literal": name}),
    }
}

/// A date in parts; one that has none (a decade) as its text.
fn dated(date: &Date) -> Value {
    let parts = |date: &Date| {
        let mut parts = vec![date.year()?];
        if let Some(month) = date.month() {
            parts.push(i64::from(month.number()));
            parts.extend(date.day().map(|day| i64::from(day.day())));
        }
        Some(parts)
    };
    let all: Option<Vec<Vec<i64>>> = if date.is_interval() {
        date.start()
            .zip(date.end())
            .and_then(|(start, end)| Some(vec![parts(&start)?, parts(&end)?]))
    } else {
        parts(date).map(|parts| vec![parts])
    };
    match all {
        Some(parts) if date.qualifier() == Qualifier::Plain => json!({"date-parts": parts}),
        Some(parts) => json!({"date-parts": parts, "circa": true}),
        None => json!({"literal": date.to_string()}),
    }
}
