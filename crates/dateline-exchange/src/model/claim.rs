//! Statements about the past, and who says otherwise.

use dateline_core::{About, Claim, ClaimStatus, Dispute, Key};
use dateline_dates::Date;
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

use super::reference::{Cited, Named, key, key_back};
use super::word::{Word, unless};
use super::{is_default, prose, prose_back, text_back};

/// A claim: `about` is an event's key, `about_date` a time for which there is no event.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ClaimRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) made_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Word<ClaimStatus>>,
    #[serde(skip_serializing_if = "is_default")]
    sources: Vec<Cited>,
    #[serde(skip_serializing_if = "is_default")]
    disputed_by: Vec<DisputeRecord>,
    /// The timeline whose keys are meant first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timeline: Option<String>,
}

/// Somebody who says otherwise.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct DisputeRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    sources: Vec<Cited>,
}

impl ClaimRecord {
    pub(crate) fn new(claim: &Claim) -> ClaimRecord {
        let (about, about_date) = match &claim.about {
            Some(About::Event(event)) => (Some(event.value.to_string()), None),
            Some(About::Date(date)) => (None, Some(date.value.clone())),
            _ => (None, None),
        };
        ClaimRecord {
            key: key(claim.key.as_ref()),
            text: claim.text.markdown().to_owned(),
            by: claim.by.as_ref().map(Named::speaker),
            made_at: key(claim.made_at.as_ref()),
            about,
            about_date,
            status: unless(claim.status, ClaimStatus::Unverified),
            sources: Cited::all(&claim.sources),
            disputed_by: claim
                .disputed_by
                .iter()
                .map(|dispute| DisputeRecord {
                    by: dispute.by.as_ref().map(Named::speaker),
                    text: prose(dispute.text.as_ref()),
                    sources: Cited::all(&dispute.sources),
                })
                .collect(),
            timeline: claim.story.as_ref().map(Key::to_string),
        }
    }

    pub(crate) fn into_claim(self) -> Claim {
        let mut claim = Claim::unnamed(self.text);
        claim.key = key_back(self.key);
        claim.by = self.by.map(|by| by.into_ref(None));
        claim.made_at = key_back(self.made_at);
        claim.about = match (self.about, self.about_date) {
            (Some(event), _) => Some(About::Event(Spanned::from(Key::from(event)))),
            (None, date) => text_back(date).map(About::Date),
        };
        claim.status = self.status.map_or(claim.status, |status| status.0);
        claim.sources = Cited::all_back(self.sources);
        claim.disputed_by = self
            .disputed_by
            .into_iter()
            .map(|record| {
                let mut dispute = Dispute::new("");
                dispute.by = record.by.map(|by| by.into_ref(None));
                dispute.text = prose_back(record.text);
                dispute.sources = Cited::all_back(record.sources);
                dispute
            })
            .collect();
        claim.story = self.timeline.map(Key::from);
        claim
    }
}
