//! What somebody says was so.

use dateline_core::{About, Claim, ClaimStatus, Dispute, Key};
use dateline_dates::Date;
use dateline_text::Spanned;

use super::date;
use super::entity::{SPEAKER_KIND, participant, speaker};
use super::source::{CITATION_KIND, citations};
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, Word};
use crate::yaml;

static DISPUTE: Shape = Shape::new(
    "dispute",
    &[
        Field::new("by", SPEAKER_KIND, "Who says otherwise."),
        Field::new("named_as", Kind::Text, "The name as the source gives it."),
        Field::new("text", Kind::Prose, "What they say."),
        Field::new("sources", Kind::List(&CITATION_KIND), "Where that is to be read."),
    ],
);

pub(crate) static CLAIM: Shape = Shape::new(
    "claim",
    &[
        Field::new("key", Kind::Key("claim"), "Its name, where readers point to it."),
        Field::new("text", Kind::Prose, "What is claimed.").required(),
        Field::new("by", SPEAKER_KIND, "Who claims it."),
        Field::new("named_as", Kind::Text, "The name as the source gives it."),
        Field::new(
            "made_at",
            Kind::Key("event"),
            "The event at which it was made; this one by default.",
        ),
        Field::new(
            "about",
            Kind::Either(&Kind::Key("event"), &Kind::Date),
            "What it is about: an event, or a date; this event, where it was made at another.",
        ),
        Field::new("status", Kind::Word(ClaimStatus::words), "How it stands."),
        Field::new("sources", Kind::List(&CITATION_KIND), "Where it is to be read."),
        Field::new(
            "disputed_by",
            Kind::List(&Kind::Either(&Kind::Key("person"), &Kind::Record(&DISPUTE))),
            "Who says otherwise.",
        ),
    ],
);

/// A claim that stands at this event of this timeline.
pub(crate) fn claim(
    value: Value<'_>,
    event: &Spanned<Key>,
    story: &Key,
    context: &mut Context<'_>,
) -> Option<Claim> {
    let mut fields = Fields::of(value.node, &CLAIM, context)?;
    let text = fields.require("text", context).and_then(|value| value.prose(context));
    let mut claim = Claim::unnamed("");
    claim.span = fields.span;
    claim.story = Some(story.clone());
    claim.written_at = Some(event.value.within(story));
    claim.key = fields.take("key").and_then(|value| value.key(context));
    claim.by = speaker(&mut fields, context);
    claim.made_at = match fields.take("made_at") {
        Some(value) => value.key(context),
        None => Some(event.clone()),
    };
    claim.about = if let Some(value) = fields.take("about") {
        about(value, context)
    } else {
        // What was said elsewhere stands with the event that it was said of.
        let is_here = |key: &Key| *key == event.value || *key == event.value.within(story);
        let is_elsewhere = claim.made_at.as_ref().is_some_and(|key| !is_here(&key.value));
        is_elsewhere.then(|| About::Event(event.clone()))
    };
    if let Some(status) = fields.take("status").and_then(|value| value.word(context)) {
        claim.status = status;
    }
    claim.sources = citations(fields.take("sources"), context);
    claim.disputed_by =
        fields.take("disputed_by").map(|value| value.list(context, dispute)).unwrap_or_default();
    fields.done();
    claim.text = text?;
    Some(claim)
}

/// What is EDTF or cannot be a key is a date; any other text is the key of an event.
fn about(value: Value<'_>, context: &mut Context<'_>) -> Option<About> {
    let yaml::Kind::Scalar(scalar) = &value.node.kind else {
        return value.wrong("the key of an event or a date", context);
    };
    let text = scalar.text.trim();
    let key = Key::from(text);
    let (timeline, name) = key.split();
    let is_key = Key::from(name).is_valid() && timeline.is_none_or(|key| Key::from(key).is_valid());
    let is_edtf = text.parse::<Date>().is_ok();
    // A key that reads as a date in digits, as `1990s` does, means the date.
    let may_be_words = !is_key || text.starts_with(|c: char| c.is_ascii_digit());
    let is_date = is_edtf || may_be_words && Date::read(text, context.words).is_ok();
    if is_date {
        date(value, context).map(About::Date)
    } else {
        value.key(context).map(About::Event)
    }
}

fn dispute(value: Value<'_>, context: &mut Context<'_>) -> Option<Dispute> {
    let mut dispute = Dispute::new("");
    dispute.text = None;
    dispute.span = value.span();
    if let yaml::Kind::Scalar(_) = value.node.kind {
        dispute.by = participant(value, None, context);
        return Some(dispute);
    }
    let mut fields = Fields::of(value.node, &DISPUTE, context)?;
    dispute.by = speaker(&mut fields, context);
    dispute.text = fields.take("text").and_then(|value| value.prose(context));
    dispute.sources = citations(fields.take("sources"), context);
    fields.done();
    Some(dispute)
}
