//! The head of a text: title, description, zone, and how days are written.

use dateline_core::Prose;
use dateline_text::Spanned;

use super::{Line, Mark, mark};
use crate::gather::Gather;

/// What the head says about the dates below it.
#[derive(Default)]
pub(super) struct Header {
    /// Whether `4/6/2000` is June 4.
    pub(super) is_european: bool,
    /// The title of the whole, or of a page.
    pub(super) title: Option<String>,
    /// The zone of times.
    pub(super) zone: Option<Spanned<String>>,
}

/// Reads the head; answers the first line behind it.
pub(super) fn read(gather: &mut Gather<'_>, lines: &[Line<'_>], header: &mut Header) -> usize {
    let mut at = 0;
    let mut is_fenced = false;
    let mut is_color = false;
    while let Some(line) = lines.get(at) {
        let trimmed = line.text.trim();
        if trimmed == "---" {
            at += 1;
            if is_fenced {
                return at;
            }
            is_fenced = true;
            continue;
        }
        if !is_fenced && !matches!(mark(line.text, false), Mark::Other) {
            return at;
        }
        at += 1;
        if trimmed.is_empty() || trimmed.starts_with("//") {
            continue;
        }
        let is_below = line.text.starts_with([' ', '\t']) || trimmed.starts_with("- ");
        let place = line.place();
        match trimmed.split_once(':') {
            // What belongs to a field that was told is told with it.
            _ if is_below && is_color => {}
            Some((name, value)) => {
                is_color = false;
                let value = unquoted(value);
                match name.trim() {
                    "title" => header.title = Some(value.to_owned()).filter(|it| !it.is_empty()),
                    "description" => gather.story.summary = Some(Prose::from(value.to_owned())),
                    "timezone" | "tz" => header.zone = gather.zone(value, &place),
                    "dateFormat" => header.is_european = value.starts_with('d'),
                    "author" | "authors" => gather.story.authors.push(value.to_owned()),
                    name => {
                        is_color = true;
                        gather.lose(&format!("`{name}`"), "a timeline has no such field", &place);
                    }
                }
            }
            None if is_below => {}
            None => gather.lose("this line", "it is neither a field nor an event", &place),
        }
    }
    at
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|it| it.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}
