//! Is every entry one entry, of a length that is read, and a retraction explained?

use std::collections::BTreeMap;

use dateline_markdown::Piece;
use dateline_markdown::pulldown_cmark::Event as Mark;

use super::Check;
use crate::hashed::HashMap;
use crate::record::{Event, EventStatus};
use crate::timeline::{Record, Ref};

pub(super) const SAME_EVENT: Check = Check {
    code: "same-event",
    about: "no two entries tell the same event",
    run: |timeline, _, found| {
        let mut days: BTreeMap<String, Vec<Ref<'_, Event>>> = BTreeMap::new();
        for event in timeline.events() {
            days.entry(event.when().to_string()).or_default().push(event);
        }
        let mut known = HashMap::default();
        // An event that is alone on its day has no twin.
        for day in days.into_values().filter(|day| day.len() > 1) {
            let titles: Vec<Vec<usize>> =
                day.iter().map(|event| words(event.get(), &mut known)).collect();
            for (at, event) in day.iter().enumerate() {
                // A day with more entries than this is a log, in which titles repeat.
                let mut others = (0..at).take(50);
                let Some(other) = others.find(|other| alike(&titles[at], &titles[*other])) else {
                    continue;
                };
                let other = day[other];
                let message = format!(
                    "event `{}` is dated and called nearly as event `{}`",
                    event.key.value,
                    other.address()
                );
                let help = "keep one and let other timelines `include` it, or tell them apart in the titles";
                let warning = found.warning(message, event.title.span());
                found.add(*event, warning.label(other.title.span(), "the other").help(help));
            }
        }
    },
};

/// The words of an event's title, each as a number that is the same wherever the word is: sorted,
/// and each once.
fn words(event: &Event, known: &mut HashMap<String, usize>) -> Vec<usize> {
    let title = dateline_markdown::plain(event.title.markdown()).to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers: Vec<usize> = words
        .map(|word| {
            let next = known.len();
            *known.entry(word.to_owned()).or_insert(next)
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Whether two titles have at least two of three words in common.
fn alike(one: &[usize], other: &[usize]) -> bool {
    let common = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let all = one.len() + other.len() - common;
    common > 0 && 3 * common >= 2 * all
}

/// The most words that an entry should have.
const MOST_WORDS: usize = 1000;

/// The most letters: some scripts have no blanks between words.
const MOST_LETTERS: usize = 8000;

pub(super) const LONG_ENTRY: Check = Check {
    code: "long-entry",
    about: "no entry is longer than readers of a timeline read",
    run: |timeline, _, found| {
        for event in timeline.events() {
            let Some(body) = &event.get().body else { continue };
            // Bytes are never fewer than letters: nearly all texts need no count.
            let text = body.markdown();
            if text.len() <= 2 * MOST_WORDS {
                continue;
            }
            let count = text.split_whitespace().count();
            if count > MOST_WORDS || text.chars().count() > MOST_LETTERS {
                let message = format!("the text of event `{}` has {count} words", event.key.value);
                let help = "divide it into several events, or move the rest to a page of its own";
                found.add(event, found.warning(message, event.title.span()).help(help));
            }
        }
    },
};

pub(super) const COMMENT_SHOWN: Check = Check {
    code: "comment-shown",
    about: "no note among colleagues stands in a text that readers get",
    run: |timeline, _, found| {
        for text in timeline.texts() {
            let markdown = text.prose.markdown();
            if !markdown.contains("<!--") {
                continue;
            }
            for (piece, range) in dateline_markdown::pieces(markdown) {
                let is_comment = matches!(&piece, Piece::Markdown(Mark::Html(html) | Mark::InlineHtml(html)) if html.contains("<!--"));
                if is_comment {
                    let warning = found
                        .warning("readers see this comment", text.prose.place(range))
                        .help("take it out; what is for colleagues alone can stand in YAML, behind `#`");
                    match text.record {
                        Record::Event(event) => found.add(event, warning),
                        Record::Story(story) => found.add(story, warning),
                        Record::Entity(entity) => found.add(entity, warning),
                        Record::Source(source) => found.add(source, warning),
                        Record::Claim(claim) => found.add(claim, warning),
                        _ => found.warnings.push(warning),
                    }
                }
            }
        }
    },
};

pub(super) const RETRACTED_WITHOUT_REASON: Check = Check {
    code: "retracted-without-reason",
    about: "a retraction says why",
    run: |timeline, _, found| {
        let help = "add a correction with a `date` and a `text`: it is all that readers will see";
        for one in timeline.retractions().iter().filter(|one| one.correction.is_none()) {
            let Some(story) = timeline.story(one.story.as_str()) else { continue };
            let message = format!("the retraction of event `{}` says no reason", one.key.value);
            found.add((one, story), found.warning(message, one.key.span).help(help));
        }
        // In a preview the event is still there.
        for event in timeline.events() {
            if event.status == EventStatus::Retracted && event.get().corrections.is_empty() {
                let message =
                    format!("the retraction of event `{}` says no reason", event.key.value);
                found.add(event, found.warning(message, event.key.span).help(help));
            }
        }
    },
};
