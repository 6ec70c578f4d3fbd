//! markwhen: events as lines of text, in its three dialects; in and out.
//!
//! The dialects are pages with a break line between them (the oldest), `group` and `section` with
//! their ends, and Markdown headings (from 1.0 on). A text may mix the last two, so all three are
//! read in one pass, line by line.
//!
//! 1. The header is read up to the first line that is an event, a group or a heading.
//! 2. A line that begins with a date and a colon is an event; what stands below it, up to the next
//!    such line, is its text, the first lines of which may be properties.
//! 3. Groups and headings become sections; a group within a group has both names.

mod header;
mod date;
mod text;
mod write;

use std::ops::Range;

use dateline_core::{Extra, Key, Prose, Section};
use dateline_text::{Diagnostic, Spanned};

use crate::gather::{Gather, short_key};
use crate::loss;
use date::{Clock, When};
use header::Header;
pub(crate) use write::holds;
pub use write::write;

/// A line without its end, and where it stands.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl Line<'_> {
    fn place(&self) -> Range<usize> {
        let indent = self.text.len() - self.text.trim_start().len();
        self.start + indent..self.start + self.text.trim_end().len().max(indent)
    }
}

/// What a line begins.
enum Mark<'a> {
    Break,
    Group(&'a str),
    EndGroup,
    Heading(usize, &'a str),
    Event { when: Range<usize>, text: &'a str },
    Other,
}

/// An open group: how deep a heading it is (none for `group`), and its title.
struct Open {
    level: Option<usize>,
    title: String,
}

/// Reads a text.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let text = gather.text;
    let mut start = 0;
    let lines: Vec<Line<'_>> = text
        .split_inclusive('\n')
        .map(|line| {
            let at = start;
            start += line.len();
            Line { text: line.trim_end_matches(['\n', '\r']), start: at }
        })
        .collect();
    let mut header = Header::default();
    let mut at = header::read(gather, &lines, &mut header);
    if let (Some(title), None) = (header.title.take(), &gather.options.title) {
        gather.story.title = Prose::from(title);
    }
    let mut clock = Clock::new(header.is_european);
    let mut open: Vec<Open> = Vec::new();
    let before = gather.count();
    while let Some(line) = lines.get(at) {
        at += 1;
        match mark(line.text, header.is_european) {
            Mark::Break => {
                open.clear();
                header.title = None;
                let from = lines.get(at..).unwrap_or_default();
                at += header::read(gather, from, &mut header);
                let title = header.title.take();
                open.extend(title.map(|title| Open { level: None, title }));
            }
            Mark::Group(title) => {
                open.push(Open { level: None, title: title.to_owned() });
                at += properties(gather, lines.get(at..).unwrap_or_default());
            }
            Mark::EndGroup => {
                // Headings below the group end with it.
                while open.pop().is_some_and(|group| group.level.is_some()) {}
            }
            Mark::Heading(level, title) => {
                while open.last().is_some_and(|group| group.level.is_some_and(|it| it >= level)) {
                    open.pop();
                }
                open.push(Open { level: Some(level), title: title.to_owned() });
                at += properties(gather, lines.get(at..).unwrap_or_default());
            }
            Mark::Event { when, text } => {
                let end = lines
                    .iter()
                    .skip(at)
                    .position(|line| !matches!(mark(line.text, header.is_european), Mark::Other))
                    .map_or(lines.len(), |length| at + length);
                let below = lines.get(at..end).unwrap_or_default();
                at = end;
                let place = line.start + when.start..line.start + when.end;
                event(gather, &mut clock, &header, &open, (place, text), below);
            }
            Mark::Other => {
                let is_comment = line.text.trim_start().starts_with("//");
                if !line.text.trim().is_empty() && !is_comment {
                    let span = gather.span(&line.place());
                    gather.say(
                        Diagnostic::error(
                            loss::NO_EVENT,
                            "this line begins with no date and stands below no event",
                        )
                        .at(span)
                        .help("an event is `DATE: text`"),
                    );
                }
            }
        }
    }
    if gather.count() == before && !text.trim().is_empty() {
        let span = gather.span(&(0..0));
        let message = "there is no line that begins with a date and a colon";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
    }
}

fn mark(line: &str, is_european: bool) -> Mark<'_> {
    let trimmed = line.trim();
    if trimmed == "_-_-_break_-_-_" {
        return Mark::Break;
    }
    if trimmed.starts_with("//") {
        return Mark::Other;
    }
    let lower = trimmed.to_ascii_lowercase();
    for word in ["group", "section"] {
        if lower == word {
            return Mark::Group("");
        }
        if lower.starts_with(word) && trimmed.as_bytes().get(word.len()) == Some(&b' ') {
            return Mark::Group(trimmed.get(word.len()..).unwrap_or_default().trim());
        }
    }
    if matches!(lower.as_str(), "endgroup" | "endsection") {
        return Mark::EndGroup;
    }
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&level) && trimmed.as_bytes().get(level) == Some(&b' ') {
        return Mark::Heading(level, trimmed.get(level..).unwrap_or_default().trim());
    }
    match date::split(line, is_european) {
        Some((when, text)) => Mark::Event { when, text },
        None => Mark::Other,
    }
}

fn event(
    gather: &mut Gather<'_>,
    clock: &mut Clock,
    header: &Header,
    open: &[Open],
    (place, first): (Range<usize>, &str),
    below: &[Line<'_>],
) {
    let written = gather.text.get(place.clone()).unwrap_or_default();
    let mut when = clock.read(written);
    if let Ok(When { notes, .. }) = &mut when {
        for note in std::mem::take(notes) {
            gather.decide(note, &place);
        }
    }
    let date = match when {
        Ok(when) => Some(when.date),
        Err(why) => {
            let span = gather.span(&place);
            gather.say(
                loss::no_event(format!("`{written}`: {why}"), span)
                    .help("the event is kept as a draft without a date"),
            );
            None
        }
    };
    let properties = below
        .iter()
        .take_while(|line| property(line.text).is_some() || is_comment(line.text))
        .count();
    let (properties, body) = below.split_at(properties);
    let mut words = text::Words::default();
    let title = words.take(first.trim());
    let body: Vec<&str> = body.iter().map(|line| line.text).filter(|it| !is_comment(it)).collect();
    // A place, a picture or a link on a line of its own is not part of the text.
    let body: Vec<&str> = body.into_iter().filter(|line| !words.take_line(line.trim())).collect();
    let body = words.take(&unindented(&body));
    let title = if title.is_empty() { words.place.clone().unwrap_or_default() } else { title };

    let plain = dateline_markdown::plain(&title);
    let mut event = gather.event(date.as_ref(), "", &place);
    if !title.is_empty() {
        event.title = Prose::from(title);
    }
    let id =
        properties.iter().filter_map(|line| property(line.text)).find(|(name, _)| *name == "id");
    let id = id.map(|(_, id)| id.to_owned()).or(words.id.take());
    let named = id.as_deref().unwrap_or(&plain);
    gather.rename(&mut event, named);
    if let (Some(id), false) = (&id, event.draft) {
        clock.remember(id, event.when());
    }
    if !body.is_empty() {
        event.body = Some(Prose::from(body));
    }
    event.tags = words.tags.iter().map(|tag| Spanned::from(tag.clone())).collect();
    event.place = words.place.as_deref().and_then(|name| gather.place(name, None));
    for (address, label) in &words.links {
        let citation = gather.linked(address, label);
        crate::gather::cite(&mut event, citation);
    }
    for picture in &words.pictures {
        crate::gather::add_media(&mut event, crate::gather::embed(picture));
    }
    for what in &words.lost {
        gather.lose(what, "an event has no such field", &place);
    }
    event.section = section(gather, open);
    // `…Z` says its own zone.
    if event.when().time().is_some_and(|time| time.offset().is_none()) {
        event.time_zone.clone_from(&header.zone);
    }
    for line in properties {
        let Some((name, value)) = property(line.text) else { continue };
        match name {
            "id" => {}
            "timezone" | "tz" => event.time_zone = gather.zone(value, &place),
            _ => event.extra.push((name.to_owned(), Extra::Text(value.to_owned()))),
        }
    }
    gather.push(event);
}

/// The properties of a group or a heading, which have no place; how many lines they are.
fn properties(gather: &mut Gather<'_>, below: &[Line<'_>]) -> usize {
    let mut count = 0;
    for line in below {
        let Some((name, _)) = property(line.text) else { break };
        if !matches!(mark(line.text, false), Mark::Other) {
            break;
        }
        // How a group is drawn is the theme's.
        if name != "style" {
            gather.lose(&format!("`{name}`"), "a section has no such field", &line.place());
        }
        count += 1;
    }
    count
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// A line `name: value` directly below an event.
fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().split_once(':')?;
    let is_name = !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let value = value.strip_prefix(' ').map(str::trim)?;
    (is_name && !value.is_empty()).then_some((name, value))
}

/// The section of all open groups, which is made when it is new.
fn section(gather: &mut Gather<'_>, open: &[Open]) -> Option<Spanned<Key>> {
    let titles: Vec<String> = open
        .iter()
        .map(|group| {
            let mut words = text::Words::default();
            dateline_markdown::plain(&words.take(&group.title))
        })
        .filter(|title| !title.is_empty())
        .collect();
    let title = titles.join(": ");
    let key = short_key(&title)?;
    if !gather.story.sections.iter().any(|section| section.key.value == key) {
        gather.story.sections.push(Section::new(&key, title));
    }
    Some(Spanned::from(key))
}

/// Lines without the indent that all of them have.
fn unindented(lines: &[&str]) -> String {
    let indent = |line: &&&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(|it| indent(&it)).min();
    let common = common.unwrap_or(0);
    let cut: Vec<&str> =
        lines.iter().map(|line| line.get(common..).unwrap_or("").trim_end()).collect();
    cut.join("\n").trim_matches('\n').to_owned()
}
