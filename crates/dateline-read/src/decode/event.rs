//! Events.

use dateline_core::EntityKind;
use dateline_core::{
    Claim, Event, EventStatus, Importance, Key, KeyOrigin, Prose, Related, RelatedAs,
};
use dateline_dates::{Calendar, Date, Time, Words, Written, Zone};
use dateline_text::{Diagnostic, Spanned};

use super::claim::{CLAIM, claim};
use super::correction::{CORRECTION, corrections};
use super::entity::{PARTICIPANTS_KIND, PLACE_KIND, event_place, participant};
use super::media::{MEDIA_KIND, media};
use super::quote::{QUOTE, quote};
use super::source::{CITATION_KIND, citations, texts};
use super::{CHECKS_OFF, checks_off, date, in_calendar, moment, words_of, zone};
use crate::code;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, Word};
use crate::yaml;

static RELATED: Shape = Shape::new(
    "relation",
    &[
        Field::new("key", Kind::Key("event"), "The other event.").required(),
        Field::new("as", Kind::Word(relations), "What the other is to this one."),
    ],
);

/// The words that an author may write: the other side of a follow-up is made, not written.
fn relations() -> Vec<&'static str> {
    use RelatedAs::{Cause, Contradicts, Effect, FollowUp, SeeAlso};
    [Cause, Effect, FollowUp, Contradicts, SeeAlso].map(RelatedAs::as_str).to_vec()
}

/// The calendars by which a date may be written.
fn calendars() -> Vec<&'static str> {
    Calendar::ALL.map(Calendar::as_str).to_vec()
}

pub(crate) static EVENT: Shape = Shape::new(
    "event",
    &[
        Field::new("title", Kind::Line, "What happened, in one line.").required(),
        Field::new(
            "date",
            Kind::Date,
            "When: EDTF (`2000-06-04`, `1984~`, `2004/..`) or a phrase (`early 2000s`).",
        )
        .required(),
        Field::new("end", Kind::Date, "The last day, where `date` is the first."),
        Field::new(
            "calendar",
            Kind::Word(calendars),
            "By which `date` and `end` are written: `julian` for the old style.",
        ),
        Field::new("time", Kind::Time, "The time of day, where it matters: `14:30`."),
        Field::new("time_zone", Kind::Zone, "Its zone: `Europe/Moscow` or `+03:00`."),
        Field::new("date_note", Kind::Prose, "Why the date is not exact; shown to readers."),
        Field::new(
            "date_label",
            Kind::Text,
            "Words to show instead of ours; never used for placing.",
        ),
        Field::new("summary", Kind::Prose, "One or two sentences for lists, cards and feeds."),
        Field::new("body", Kind::Prose, "The text, where the event is in YAML."),
        Field::new(
            "key",
            Kind::Key("event"),
            "Its name in addresses; stays when the title changes.",
        ),
        Field::new(
            "aliases",
            Kind::List(&Kind::Key("event")),
            "Older keys; old links keep working.",
        ),
        Field::new("place", PLACE_KIND, "Where."),
        Field::new("people", PARTICIPANTS_KIND, "Who took part."),
        Field::new("organizations", PARTICIPANTS_KIND, "Which organizations took part."),
        Field::new("tags", Kind::List(&Kind::Text), "What it belongs to, in your words."),
        Field::new("track", Kind::Key("track"), "Its strand of the timeline."),
        Field::new("section", Kind::Key("section"), "Its chapter of the timeline."),
        Field::new("importance", Kind::Word(Importance::words), "How large it is shown."),
        Field::new("sources", Kind::List(&CITATION_KIND), "Where it is to be read."),
        Field::new("quotes", Kind::List(&Kind::Record(&QUOTE)), "What was said."),
        Field::new("claims", Kind::List(&Kind::Record(&CLAIM)), "What was claimed."),
        Field::new("media", Kind::List(&MEDIA_KIND), "Pictures, recordings, documents."),
        Field::new("status", Kind::Word(EventStatus::words), "How sure it is that it happened."),
        Field::new(
            "related",
            Kind::List(&Kind::Either(&Kind::Key("event"), &Kind::Record(&RELATED))),
            "Other events that it has to do with.",
        ),
        Field::new(
            "corrections",
            Kind::List(&Kind::Record(&CORRECTION)),
            "What was wrong here before.",
        ),
        Field::new("draft", Kind::Flag, "Whether it is kept back."),
        Field::new("embargo", Kind::Date, "Not to be published before this instant."),
        Field::new("updated", Kind::Date, "The last change of substance."),
        CHECKS_OFF,
        Field::new("extra", Kind::Mapping, "Fields of your own, for themes."),
    ],
);

/// What an event has from where it stands.
pub(crate) struct Frame<'s> {
    /// The timeline that it belongs to.
    pub(crate) story: &'s Key,
    /// The name of its file, if it has one of its own.
    pub(crate) file_name: Option<Spanned<Key>>,
    /// The chapter that it stands in.
    pub(crate) section: Option<Spanned<Key>>,
    /// Title and date, where they stand in a heading.
    pub(crate) heading: Option<(Prose, Option<Spanned<Date>>)>,
    /// The text below the fields.
    pub(crate) body: Option<Prose>,
}

/// An event with the claims that stand at it.
///
/// One without title or date, which is reported, has the words of its key and an unknown date: so
/// all other mistakes in it are told in the same run, and none at the places that name it.
pub(crate) fn event(
    mut fields: Fields<'_>,
    frame: Frame<'_>,
    context: &mut Context<'_>,
) -> (Event, Vec<Claim>) {
    let Frame { story, file_name, section, heading, body } = frame;
    let calendar = fields.take("calendar").and_then(|value| value.one_of(&calendars(), context));
    let calendar = calendar.and_then(|name| Calendar::from_name(&name)).unwrap_or_default();
    let (title, when) = if let Some((title, when)) = heading {
        for name in ["title", "date"] {
            if let Some(value) = fields.take(name) {
                let message = format!("the heading says the `{name}` already");
                context.error(code::DOUBLE_FIELD, message, value.name, "remove it here");
            }
        }
        let when = when.and_then(|when| heading_in_calendar(when, calendar, context));
        (Some(title), when)
    } else {
        let title = fields.require("title", context).and_then(|value| value.line(context));
        let when = fields.require("date", context);
        (title, when.and_then(|value| in_calendar(value, calendar, context)))
    };
    let end = fields.take("end").and_then(|value| in_calendar(value, calendar, context));
    let time = fields.take("time").and_then(|value| value.text(context));
    let time_zone = fields.take("time_zone").and_then(|value| zone(value, context));
    // A zone beside a `time` that is wrong is no second mistake.
    let zone = time_zone.as_ref().filter(|_| time.is_none() || end.is_none());
    let when = when.and_then(|when| whole_date(when, end, time, context));
    let when = when.and_then(|when| in_zone(when, zone, context));

    let pinned = fields.take("key").and_then(|value| value.key(context));
    let (key, key_origin) = if let Some(key) = pinned {
        (key, KeyOrigin::Pinned)
    } else if let Some(key) = file_name {
        (key, KeyOrigin::FileName)
    } else {
        let words = title.as_ref().map(|title| dateline_markdown::plain(title.markdown()));
        let span = title.as_ref().map(Prose::span).unwrap_or_default();
        (Spanned::new(Key::from_words(&words.unwrap_or_default()), span), KeyOrigin::Title)
    };
    let mut claims = Vec::new();
    if let Some(value) = fields.take("claims") {
        claims = value.list(context, |value, context| claim(value, &key, story, context));
    }
    let mut participants = Vec::new();
    for (field, kind) in
        [("people", EntityKind::Person), ("organizations", EntityKind::Organization)]
    {
        if let Some(value) = fields.take(field) {
            let named =
                value.list(context, |value, context| participant(value, Some(kind), context));
            participants.reserve_exact(named.len());
            participants.extend(named);
        }
    }
    let own_text = fields.take("body");
    let body = match (own_text, body) {
        (Some(value), Some(body)) => {
            let message = "the text is given twice: here and below the fields";
            context.report.push(
                Diagnostic::error(code::DOUBLE_FIELD, message)
                    .at(value.name)
                    .label(body.span(), "the other text")
                    .help("remove one of them"),
            );
            Some(body)
        }
        (Some(value), None) => value.prose(context),
        (None, body) => body,
    };
    let date_note = fields.take("date_note").and_then(|value| value.prose(context));
    let date_label = fields.take("date_label").and_then(|value| value.string(context));
    let summary = fields.take("summary").and_then(|value| value.prose(context));
    let aliases =
        fields.take("aliases").map(|value| value.list(context, Value::key)).unwrap_or_default();
    let place = fields.take("place").and_then(|value| event_place(value, context));
    let tags = texts(fields.take("tags"), context);
    let track = fields.take("track").and_then(|value| value.key(context));
    let section = fields.take("section").and_then(|value| value.key(context)).or(section);
    let importance = fields.take("importance").and_then(|value| value.word(context));
    let sources = citations(fields.take("sources"), context);
    let quotes = fields.take("quotes").map(|value| value.list(context, quote)).unwrap_or_default();
    let media = fields.take("media").map(|value| value.list(context, media)).unwrap_or_default();
    let status = fields.take("status").and_then(|value| value.word(context));
    let related =
        fields.take("related").map(|value| value.list(context, related)).unwrap_or_default();
    let corrections = corrections(fields.take("corrections"), context);
    let draft = fields.take("draft").and_then(|value| value.flag(context));
    let embargo = fields.take("embargo");
    // Somebody wanted to keep the event back, and did not say until when.
    let withheld = ["draft", "embargo"].map(|name| fields.refuse_blank(name, context));
    let embargoed = embargo.is_some() || withheld.contains(&true);
    let embargo = embargo.and_then(|value| moment(value, context));
    let updated = fields.take("updated").and_then(|value| date(value, context));
    let checks_off = checks_off(&mut fields, context);
    let extra = fields.take("extra").map(|value| value.extra(context)).unwrap_or_default();
    let span = fields.span;
    fields.done();

    let title = title.unwrap_or_else(|| Prose::from(words_of(key.as_str())));
    let span_of_date = when.as_ref().map_or(span, |when| when.span);
    let written = when.map(|when| when.value);
    let placed = written.as_ref().map_or_else(unknown, |written| written.placed().clone());
    let mut event = Event::new("", placed, title);
    event.date.span = span_of_date;
    event.written = written.filter(|written| written.calendar() != Calendar::Gregorian);
    event.key = key;
    event.key_origin = key_origin;
    event.aliases = aliases;
    event.story = story.clone();
    event.time_zone = time_zone;
    event.date_note = date_note;
    event.date_label = date_label;
    event.summary = summary;
    event.body = body.filter(|body| !body.is_blank());
    event.place = place;
    event.participants = participants;
    event.tags = tags;
    event.track = track;
    event.section = section;
    event.importance = importance.unwrap_or(event.importance);
    event.sources = sources;
    event.quotes = quotes;
    event.media = media;
    event.status = status.unwrap_or(event.status);
    event.related = related;
    event.corrections = corrections;
    // An embargo that cannot be read keeps the event back, whatever else is done about it.
    event.draft = draft.unwrap_or(false) || embargoed && embargo.is_none();
    event.embargo = embargo;
    event.updated = updated;
    event.checks_off = checks_off;
    event.extra = extra;
    event.span = span;
    (event, claims)
}

/// A date of which nothing is known.
fn unknown() -> Date {
    "XXXX-XX-XX".parse().expect("EDTF has a date of which nothing is known")
}

/// The date of a heading, which was read before its calendar was known.
fn heading_in_calendar(
    when: Spanned<Date>,
    calendar: Calendar,
    context: &mut Context<'_>,
) -> Option<Spanned<Written>> {
    match Written::new(when.value, calendar) {
        Ok(written) => Some(Spanned::new(written, when.span)),
        Err(error) => {
            let help = error.help().unwrap_or("write the Gregorian date, without `calendar`");
            context.error(code::NOT_A_DATE, error.message(), when.span, help);
            None
        }
    }
}

/// The date with its end and its time of day.
fn whole_date(
    when: Spanned<Written>,
    end: Option<Spanned<Written>>,
    time: Option<Spanned<String>>,
    context: &mut Context<'_>,
) -> Option<Spanned<Written>> {
    if let Some(time) = time {
        if end.is_some() {
            let message = "`time` and `end` do not go together";
            context.error(code::WRONG_VALUE, message, time.span, "say one of them in `date_label`");
            return Some(when);
        }
        if when.value.placed().time().is_some() {
            let message = "`date` has a time of day already";
            context.error(code::WRONG_VALUE, message, time.span, "say the time once");
            return Some(when);
        }
        let read = clock(&time, context.words).map(|time| when.value.at(time));
        return match read {
            Some(Ok(date)) => Some(Spanned::new(date, when.span)),
            other => {
                let why = other.and_then(Result::err).map_or_else(
                    || format!("`{}` is not a time of day", *time),
                    |error| error.message().to_owned(),
                );
                let help = "write a time such as `14:30` beside a date that is one day";
                context.error(code::NOT_A_DATE, why, time.span, help);
                None
            }
        };
    }
    let Some(end) = end else { return Some(when) };
    match Written::between(&when.value, &end.value) {
        Ok(date) => Some(Spanned::new(date, when.span)),
        Err(error) => {
            let spans = [&when, &end].iter().any(|one| one.value.placed().is_interval());
            let (message, help) = if spans {
                ("`date` and `end` are one date each".into(), "write all of it in `date`")
            } else {
                (error.message().to_owned(), "`date` is the first day and `end` the last")
            };
            context.error(code::NOT_A_DATE, message, end.span, help);
            None
        }
    }
}

/// The date whose time of day is that of a zone. An offset is part of the instant; the name of a
/// zone is kept beside it.
fn in_zone(
    when: Spanned<Written>,
    named: Option<&Spanned<String>>,
    context: &mut Context<'_>,
) -> Option<Spanned<Written>> {
    let Some(named) = named else { return Some(when) };
    let Some(time) = when.value.placed().time() else {
        let message = "`time_zone` is that of a time of day, and this date has none";
        let help = "add `time`, or take `time_zone` out";
        let warning = Diagnostic::warning(code::WRONG_VALUE, message).at(named.span).help(help);
        context.report.push(warning);
        return Some(when);
    };
    let Ok(zone) = named.parse::<Zone>() else { return Some(when) };
    let shown = Time::new(time.hour(), time.minute(), time.second())?;
    let moment = when.value.placed().at(shown).and_then(|date| date.in_zone(zone));
    let (moment, note) = match moment {
        Ok(found) => found,
        Err(error) => {
            let help = error.help().unwrap_or("write the time with its offset");
            context.error(code::NOT_A_DATE, error.message(), when.span, help);
            return None;
        }
    };
    let there = moment.time().and_then(Time::offset);
    match (time.offset(), zone.offset(), there) {
        (Some(own), _, Some(there)) if own != there && note.is_none() => {
            let message = format!("at this time {zone} was at {there} from UTC, not at {own}");
            let help = "give one of them: the offset, or the zone";
            context.error(code::WRONG_VALUE, message, named.span, help);
        }
        (None, Some(fixed), _) => {
            let date = when.value.at(shown.with_offset(fixed)).ok()?;
            return Some(Spanned::new(date, when.span));
        }
        (None, None, _) => {
            let note = note.map(|note| Diagnostic::note(code::DATE_READ_AS, note).at(when.span));
            context.report.extend(note);
        }
        _ => {}
    }
    Some(when)
}

/// A time of day: `14:30`, `14:30:05`, or in words, as "5:30 p.m.".
fn clock(text: &str, words: &Words) -> Option<Time> {
    Time::from_phrase(text, words).ok()
}

fn related(value: Value<'_>, context: &mut Context<'_>) -> Option<Related> {
    let mut related = Related::new("", RelatedAs::SeeAlso);
    if let yaml::Kind::Scalar(_) = value.node.kind {
        related.event = value.key(context)?;
        return Some(related);
    }
    let mut fields = Fields::of(value.node, &RELATED, context)?;
    let key = fields.require("key", context).and_then(|value| value.key(context));
    let how = fields.take("as").and_then(|value| value.one_of(&relations(), context));
    if let Some(how) = how.and_then(|how| RelatedAs::from_name(&how)) {
        related.how = how;
    }
    fields.done();
    related.event = key?;
    Some(related)
}
