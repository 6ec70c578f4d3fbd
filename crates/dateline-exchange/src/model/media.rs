//! Pictures, recordings, documents.

use dateline_core::{Media, MediaFile};
use dateline_dates::Date;
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

use super::{date, prose, prose_back, text, text_back};

/// Something to look at: `src` is a file below the content folder, `embed` a web address.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MediaRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) src: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) thumbnail: Option<String>,
}

impl MediaRecord {
    pub(crate) fn new(media: &Media) -> MediaRecord {
        let (src, embed) = match &media.file {
            MediaFile::Local(path) => (Some(path.value.clone()), None),
            MediaFile::Embed(address) => (None, Some(address.value.clone())),
            _ => (None, None),
        };
        MediaRecord {
            src,
            embed,
            title: media.title.clone(),
            alt: text(media.alt.as_ref()),
            caption: prose(media.caption.as_ref()),
            credit: media.credit.clone(),
            license: media.license.clone(),
            link: text(media.link.as_ref()),
            expires: date(media.expires.as_ref()),
            thumbnail: text(media.thumbnail.as_ref()),
        }
    }

    pub(crate) fn into_media(self) -> Media {
        let file = match (self.src, self.embed) {
            (Some(path), _) => MediaFile::Local(Spanned::from(path)),
            (None, address) => MediaFile::Embed(Spanned::from(address.unwrap_or_default())),
        };
        let mut media = Media::of(file);
        media.title = self.title;
        media.alt = text_back(self.alt);
        media.caption = prose_back(self.caption);
        media.credit = self.credit;
        media.license = self.license;
        media.link = text_back(self.link);
        media.expires = text_back(self.expires);
        media.thumbnail = text_back(self.thumbnail);
        media
    }
}
