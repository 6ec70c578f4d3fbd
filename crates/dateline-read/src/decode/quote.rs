//! Words that somebody said.

use dateline_core::{Original, Quote};
use dateline_text::Spanned;

use super::entity::{SPEAKER_KIND, participant, speaker};
use super::source::{CITATION_KIND, citation};
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::Value;
use crate::yaml;

static ORIGINAL: Shape = Shape::new(
    "original",
    &[
        Field::new("text", Kind::Passage, "The words in their own language.").required(),
        Field::new("language", Kind::Language, "That language."),
    ],
);

pub(crate) static QUOTE: Shape = Shape::new(
    "quote",
    &[
        Field::new("text", Kind::Passage, "The words, exactly as quoted.").required(),
        Field::new("by", SPEAKER_KIND, "Who said them."),
        Field::new("named_as", Kind::Text, "The speaker's name as the source gives it."),
        Field::new("to", SPEAKER_KIND, "To whom."),
        Field::new("language", Kind::Language, "The language of the words."),
        Field::new(
            "original",
            Kind::Either(&Kind::Passage, &Kind::Record(&ORIGINAL)),
            "The words before they were translated.",
        ),
        Field::new("source", CITATION_KIND, "Where they are to be read."),
        Field::new("note", Kind::Prose, "What a reader should know of them."),
    ],
);

/// A quotation.
pub(crate) fn quote(value: Value<'_>, context: &mut Context<'_>) -> Option<Quote> {
    let mut fields = Fields::of(value.node, &QUOTE, context)?;
    let text = fields.require("text", context).and_then(|value| value.passage(context));
    let mut quote = Quote::new("");
    quote.span = fields.span;
    quote.by = speaker(&mut fields, context);
    quote.to = fields.take("to").and_then(|value| participant(value, None, context));
    quote.language = fields.take("language").and_then(|value| value.language(context));
    quote.original = fields.take("original").and_then(|value| original(value, context));
    quote.source = fields.take("source").and_then(|value| citation(value, context));
    quote.note = fields.take("note").and_then(|value| value.prose(context));
    fields.done();
    quote.text = text?;
    Some(quote)
}

fn original(value: Value<'_>, context: &mut Context<'_>) -> Option<Original> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        return value.passage(context).map(|text| Original::new(text.value));
    }
    let mut fields = Fields::of(value.node, &ORIGINAL, context)?;
    let text = fields.require("text", context).and_then(|value| value.passage(context));
    let mut original = Original::new("");
    original.language = fields.take("language").and_then(|value| value.language(context));
    fields.done();
    let text: Spanned<String> = text?;
    original.text = text.value;
    Some(original)
}
