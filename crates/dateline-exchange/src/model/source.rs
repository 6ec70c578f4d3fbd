//! What statements come from.

use dateline_core::{Source, SourceKind};
use dateline_dates::Date;
use serde::{Deserialize, Serialize};

use super::extra::ExtraFields;
use super::word::Word;
use super::{date, is_default, prose, prose_back, text, text_back};

/// A source.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SourceRecord {
    pub(crate) key: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Word<SourceKind>>,
    #[serde(skip_serializing_if = "is_default")]
    authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    extra: ExtraFields,
}

impl SourceRecord {
    pub(crate) fn new(source: &Source) -> SourceRecord {
        SourceRecord {
            key: source.key.value.to_string(),
            title: source.title().to_owned(),
            kind: source.kind.map(Word),
            authors: source.authors.clone(),
            outlet: source.outlet.clone(),
            published: date(source.published.as_ref()),
            url: text(source.url.as_ref()),
            archived: text(source.archived.as_ref()),
            accessed: date(source.accessed.as_ref()),
            language: text(source.language.as_ref()),
            locator: source.locator.clone(),
            rights: source.rights.clone(),
            note: prose(source.note.as_ref()),
            extra: ExtraFields(source.extra.clone()),
        }
    }

    pub(crate) fn into_source(self) -> Source {
        let mut source = Source::new(self.key, self.title);
        source.kind = self.kind.map(|kind| kind.0);
        source.authors = self.authors;
        source.outlet = self.outlet;
        source.published = text_back(self.published);
        source.url = text_back(self.url);
        source.archived = text_back(self.archived);
        source.accessed = text_back(self.accessed);
        source.language = text_back(self.language);
        source.locator = self.locator;
        source.rights = self.rights;
        source.note = prose_back(self.note);
        source.extra = self.extra.0;
        source
    }
}
