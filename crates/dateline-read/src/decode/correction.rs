//! What was wrong and what was done about it.

use dateline_core::{Correction, CorrectionKind};

use super::date;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, Word};

pub(crate) static CORRECTION: Shape = Shape::new(
    "correction",
    &[
        Field::new("date", Kind::Date, "When it was made."),
        Field::new("kind", Kind::Word(CorrectionKind::words), "What kind of change it was."),
        Field::new("text", Kind::Prose, "What was wrong and what is right.").required(),
    ],
);

/// The corrections of a record.
pub(crate) fn corrections(value: Option<Value<'_>>, context: &mut Context<'_>) -> Vec<Correction> {
    value.map(|value| value.list(context, correction)).unwrap_or_default()
}

fn correction(value: Value<'_>, context: &mut Context<'_>) -> Option<Correction> {
    let mut fields = Fields::of(value.node, &CORRECTION, context)?;
    let text = fields.require("text", context).and_then(|value| value.prose(context));
    let mut correction = Correction::new("");
    correction.span = fields.span;
    correction.date = fields.take("date").and_then(|value| date(value, context));
    if let Some(kind) = fields.take("kind").and_then(|value| value.word(context)) {
        correction.kind = kind;
    }
    fields.done();
    correction.text = text?;
    Some(correction)
}
