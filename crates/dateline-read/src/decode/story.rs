//! Timelines: what `timeline.yaml`, or a whole timeline in one file, says about itself.

use dateline_core::{
    Era, Include, Key, Layout, Order, Prose, Section, StartAt, Story, StoryStatus, Track,
};
use dateline_text::Spanned;

use super::correction::{CORRECTION, corrections};
use super::event::EVENT;
use super::media::{MEDIA_KIND, media};
use super::source::{strings, texts};
use super::{CHECKS_OFF, checks_off, date, words_of};
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, Word};
use crate::yaml;

static TRACK: Shape = Shape::new(
    "track",
    &[
        Field::new("key", Kind::Key("track"), "Its name within the timeline."),
        Field::new("title", Kind::Text, "What readers see.").required(),
    ],
);

static ERA: Shape = Shape::new(
    "era",
    &[
        Field::new("title", Kind::Text, "What readers see.").required(),
        Field::new("date", Kind::Date, "From when to when.").required(),
        Field::new("summary", Kind::Prose, "What marks it."),
    ],
);

static SECTION: Shape = Shape::new(
    "section",
    &[
        Field::new("key", Kind::Key("section"), "Its name within the timeline."),
        Field::new("title", Kind::Text, "What readers see.").required(),
        Field::new("introduction", Kind::Prose, "Words before its first event."),
    ],
);

static INCLUDE: Shape = Shape::new(
    "include",
    &[
        Field::new("event", Kind::Key("event"), "The event, as `other-timeline/event`.").required(),
        Field::new("framing", Kind::Prose, "Why it belongs here."),
    ],
);

pub(crate) static STORY: Shape = Shape::new(
    "timeline",
    &[
        Field::new("title", Kind::Line, "Its title; the words of the folder's name by default."),
        Field::new("summary", Kind::Prose, "What it tells, in one or two sentences."),
        Field::new("introduction", Kind::Prose, "The text before the first event."),
        Field::new("language", Kind::Language, "The language it is written in."),
        Field::new("authors", Kind::List(&Kind::Text), "Who compiled it."),
        Field::new("published", Kind::Date, "When it was first published."),
        Field::new("updated", Kind::Date, "The last change of substance."),
        Field::new("methods", Kind::Prose, "How it was compiled and what is left out."),
        Field::new(
            "start_at",
            Kind::Either(&Kind::Word(starts), &Kind::Key("event")),
            "Where a reader is taken first.",
        ),
        Field::new("order", Kind::Word(Order::words), "Which end comes first."),
        Field::new(
            "layout",
            Kind::Word(Layout::words),
            "What the space between two events stands for: nothing, or the time between them.",
        ),
        Field::new(
            "tracks",
            Kind::List(&Kind::Either(&Kind::Text, &Kind::Record(&TRACK))),
            "The strands that run side by side.",
        ),
        Field::new(
            "eras",
            Kind::List(&Kind::Record(&ERA)),
            "The times that lie behind the events.",
        ),
        Field::new(
            "sections",
            Kind::List(&Kind::Either(&Kind::Text, &Kind::Record(&SECTION))),
            "The chapters.",
        ),
        Field::new("image", MEDIA_KIND, "A picture for the whole."),
        Field::new("license", Kind::Text, "Under which licence it may be used."),
        Field::new(
            "corrections",
            Kind::List(&Kind::Record(&CORRECTION)),
            "What was wrong in it before.",
        ),
        Field::new(
            "include",
            Kind::List(&Kind::Either(&Kind::Key("event"), &Kind::Record(&INCLUDE))),
            "Events of other timelines that are told here too.",
        ),
        Field::new("status", Kind::Word(StoryStatus::words), "Whether it goes on."),
        Field::new("aliases", Kind::List(&Kind::Text), "Old paths that must keep working."),
        Field::new(
            "events",
            Kind::List(&Kind::Record(&EVENT)),
            "The events, if they are in this file.",
        ),
        CHECKS_OFF,
        Field::new("extra", Kind::Mapping, "Fields of your own, for themes."),
    ],
);

fn starts() -> Vec<&'static str> {
    vec!["first", "last", "today"]
}

/// A timeline with this key, and its list of events if it has one.
pub(crate) fn story<'a>(
    mut fields: Fields<'a>,
    key: Spanned<Key>,
    context: &mut Context<'_>,
) -> (Story, Option<Value<'a>>) {
    let title = fields.take("title").and_then(|value| value.line(context));
    let title = title.unwrap_or_else(|| Prose::from(words_of(key.as_str())));
    let mut story = Story::new("", title);
    story.span = fields.span;
    story.key = key;
    story.summary = fields.take("summary").and_then(|value| value.prose(context));
    story.introduction = fields.take("introduction").and_then(|value| value.prose(context));
    story.language = fields.take("language").and_then(|value| value.language(context));
    story.authors = strings(fields.take("authors"), context);
    story.published = fields.take("published").and_then(|value| date(value, context));
    story.updated = fields.take("updated").and_then(|value| date(value, context));
    story.methods = fields.take("methods").and_then(|value| value.prose(context));
    if let Some(start) = fields.take("start_at").and_then(|value| value.key(context)) {
        story.start_at = match start.as_str() {
            "first" => StartAt::First,
            "last" => StartAt::Last,
            "today" => StartAt::Today,
            _ => StartAt::Event(start),
        };
    }
    if let Some(order) = fields.take("order").and_then(|value| value.word(context)) {
        story.order = order;
    }
    if let Some(layout) = fields.take("layout").and_then(|value| value.word(context)) {
        story.layout = layout;
    }
    story.tracks =
        fields.take("tracks").map(|value| value.list(context, track)).unwrap_or_default();
    story.eras = fields.take("eras").map(|value| value.list(context, era)).unwrap_or_default();
    story.sections =
        fields.take("sections").map(|value| value.list(context, section)).unwrap_or_default();
    story.image = fields.take("image").and_then(|value| media(value, context));
    story.license = fields.take("license").and_then(|value| value.string(context));
    story.corrections = corrections(fields.take("corrections"), context);
    story.include =
        fields.take("include").map(|value| value.list(context, include)).unwrap_or_default();
    if let Some(status) = fields.take("status").and_then(|value| value.word(context)) {
        story.status = status;
    }
    story.aliases = texts(fields.take("aliases"), context);
    story.checks_off = checks_off(&mut fields, context);
    story.extra = fields.take("extra").map(|value| value.extra(context)).unwrap_or_default();
    let events = fields.take("events");
    fields.done();
    (story, events)
}

fn track(value: Value<'_>, context: &mut Context<'_>) -> Option<Track> {
    let (key, title) = keyed(value, &TRACK, context, |_, _| ())?.0;
    let mut track = Track::new("", title);
    track.key = key;
    Some(track)
}

fn section(value: Value<'_>, context: &mut Context<'_>) -> Option<Section> {
    let ((key, title), introduction) = keyed(value, &SECTION, context, |fields, context| {
        fields.take("introduction").and_then(|value| value.prose(context))
    })?;
    let mut section = Section::new("", title);
    section.key = key;
    section.introduction = introduction.flatten();
    Some(section)
}

/// A thing with key and title: a title alone, or a mapping; without a key, the title's words.
#[expect(clippy::type_complexity, reason = "two pairs, taken apart at once by both callers")]
fn keyed<T>(
    value: Value<'_>,
    shape: &'static Shape,
    context: &mut Context<'_>,
    more: impl FnOnce(&mut Fields<'_>, &mut Context<'_>) -> T,
) -> Option<((Spanned<Key>, String), Option<T>)> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        let title = value.text(context)?;
        return Some(((title.as_ref().map(|title| Key::from_words(title)), title.value), None));
    }
    let mut fields = Fields::of(value.node, shape, context)?;
    let title = fields.require("title", context).and_then(|value| value.text(context));
    let key = fields.take("key").and_then(|value| value.key(context));
    let more = more(&mut fields, context);
    fields.done();
    let title = title?;
    let key = key.unwrap_or_else(|| title.as_ref().map(|title| Key::from_words(title)));
    Some(((key, title.value), Some(more)))
}

fn era(value: Value<'_>, context: &mut Context<'_>) -> Option<Era> {
    let mut fields = Fields::of(value.node, &ERA, context)?;
    let title = fields.require("title", context).and_then(|value| value.string(context));
    let when = fields.require("date", context).and_then(|value| date(value, context));
    let summary = fields.take("summary").and_then(|value| value.prose(context));
    fields.done();
    let when = when?;
    let mut era = Era::new(title?, when.value.clone());
    era.date = when;
    era.summary = summary;
    Some(era)
}

fn include(value: Value<'_>, context: &mut Context<'_>) -> Option<Include> {
    let mut include = Include::new("");
    if let yaml::Kind::Scalar(_) = value.node.kind {
        include.event = value.key(context)?;
        return Some(include);
    }
    let mut fields = Fields::of(value.node, &INCLUDE, context)?;
    let event = fields.require("event", context).and_then(|value| value.key(context));
    include.framing = fields.take("framing").and_then(|value| value.prose(context));
    fields.done();
    include.event = event?;
    Some(include)
}
