//! The records of the core as serde sees them: one type a record, its fields named as authors
//! write them.
//!
//! They are types of their own, because the core's do not know any notation. Two notations are made
//! from them: Dateline's JSON, read and written, and the YAML of content files, written.

pub(crate) mod extra;
mod word;
mod reference;
mod media;
mod source;
mod entity;
mod claim;
mod event;
mod story;

use dateline_core::{Correction, Prose};
use dateline_dates::Date;
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

pub(crate) use claim::ClaimRecord;
pub(crate) use entity::EntityRecord;
pub(crate) use event::EventRecord;
pub(crate) use source::SourceRecord;
pub(crate) use story::StoryRecord;

/// Whether a field holds what it holds when nothing was said.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(crate) fn prose(prose: Option<&Prose>) -> Option<String> {
    prose.filter(|prose| !prose.is_blank()).map(|prose| prose.markdown().to_owned())
}

fn prose_back(text: Option<String>) -> Option<Prose> {
    text.map(Prose::from)
}

fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn text_back<T>(text: Option<T>) -> Option<Spanned<T>> {
    text.map(Spanned::from)
}

fn texts(texts: &[Spanned<String>]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

fn texts_back(texts: Vec<String>) -> Vec<Spanned<String>> {
    texts.into_iter().map(Spanned::from).collect()
}

fn date(date: Option<&Spanned<Date>>) -> Option<Date> {
    date.map(|date| date.value.clone())
}

/// A note that something published was changed.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    kind: word::Word<dateline_core::CorrectionKind>,
    text: String,
}

impl CorrectionRecord {
    fn all(corrections: &[Correction]) -> Vec<CorrectionRecord> {
        corrections
            .iter()
            .map(|correction| CorrectionRecord {
                date: date(correction.date.as_ref()),
                kind: word::Word(correction.kind),
                text: correction.text.markdown().to_owned(),
            })
            .collect()
    }

    fn all_back(corrections: Vec<CorrectionRecord>) -> Vec<Correction> {
        corrections
            .into_iter()
            .map(|record| {
                let mut correction = Correction::new(record.text);
                correction.date = text_back(record.date);
                correction.kind = record.kind.0;
                correction
            })
            .collect()
    }
}
