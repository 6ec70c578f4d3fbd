//! How records point to people, organizations, places and sources.

use dateline_core::{Citation, EntityKind, EntityRef};
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

use super::word::Word;
use super::{prose, prose_back, text, text_back};

/// A person, an organization or a place, as another record names it.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the field is called so in the format")]
pub(crate) struct Named {
    pub(crate) key: String,
    /// Said only of a speaker that is not a person: elsewhere the field says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Word<EntityKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    named_as: Option<String>,
}

impl Named {
    pub(crate) fn new(named: &EntityRef) -> Named {
        Named {
            key: named.key.value.to_string(),
            kind: None,
            role: named.role.clone(),
            named_as: text(named.named_as.as_ref()),
        }
    }

    pub(crate) fn speaker(named: &EntityRef) -> Named {
        let kind = named.kind.filter(|kind| *kind != EntityKind::Person).map(Word);
        Named { kind, ..Named::new(named) }
    }

    pub(crate) fn into_ref(self, kind: Option<EntityKind>) -> EntityRef {
        let mut named = EntityRef::new(self.key);
        named.kind = self.kind.map(|kind| kind.0).or(kind);
        named.role = self.role;
        named.named_as = text_back(self.named_as);
        named
    }
}

/// A source, as another record cites it.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cited {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl Cited {
    pub(crate) fn new(citation: &Citation) -> Cited {
        Cited {
            key: citation.key.value.to_string(),
            at: citation.at.clone(),
            note: prose(citation.note.as_ref()),
        }
    }

    pub(crate) fn all(citations: &[Citation]) -> Vec<Cited> {
        citations.iter().map(Cited::new).collect()
    }

    pub(crate) fn into_citation(self) -> Citation {
        let mut citation = Citation::new(self.key);
        citation.at = self.at;
        citation.note = prose_back(self.note);
        citation
    }

    pub(crate) fn all_back(cited: Vec<Cited>) -> Vec<Citation> {
        cited.into_iter().map(Cited::into_citation).collect()
    }
}

/// A key alone.
pub(crate) fn key(key: Option<&Spanned<dateline_core::Key>>) -> Option<String> {
    key.map(|key| key.value.to_string())
}

pub(crate) fn key_back(key: Option<String>) -> Option<Spanned<dateline_core::Key>> {
    key.map(|key| Spanned::from(dateline_core::Key::from(key)))
}
