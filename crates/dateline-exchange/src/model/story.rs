//! Authored timelines: what is said of the whole.

use dateline_core::{
    Era, Include, Key, Layout, Order, Section, StartAt, Story, StoryStatus, Track,
};
use dateline_dates::Date;
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

use super::extra::ExtraFields;
use super::media::MediaRecord;
use super::word::{Word, unless};
use super::{
    CorrectionRecord, date, is_default, prose, prose_back, text, text_back, texts, texts_back,
};

/// A timeline's own fields.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct StoryRecord {
    pub(crate) key: String,
    /// The timeline's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    introduction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    methods: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Word<Order>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<Word<Layout>>,
    #[serde(skip_serializing_if = "is_default")]
    tracks: Vec<TrackRecord>,
    #[serde(skip_serializing_if = "is_default")]
    eras: Vec<EraRecord>,
    #[serde(skip_serializing_if = "is_default")]
    sections: Vec<SectionRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<MediaRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    corrections: Vec<CorrectionRecord>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) include: Vec<IncludeRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Word<StoryStatus>>,
    #[serde(skip_serializing_if = "is_default")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    extra: ExtraFields,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct TrackRecord {
    key: String,
    title: String,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct EraRecord {
    title: String,
    date: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct SectionRecord {
    key: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    introduction: Option<String>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct IncludeRecord {
    event: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    framing: Option<String>,
}

impl StoryRecord {
    pub(crate) fn new(story: &Story) -> StoryRecord {
        StoryRecord {
            key: story.key.value.to_string(),
            url: None,
            title: story.title().to_owned(),
            summary: prose(story.summary.as_ref()),
            introduction: prose(story.introduction.as_ref()),
            language: text(story.language.as_ref()),
            authors: story.authors.clone(),
            published: date(story.published.as_ref()),
            updated: date(story.updated.as_ref()),
            methods: prose(story.methods.as_ref()),
            start_at: match &story.start_at {
                StartAt::Last => Some("last".to_owned()),
                StartAt::Today => Some("today".to_owned()),
                StartAt::Event(key) => Some(key.value.to_string()),
                _ => None,
            },
            order: unless(story.order, Order::OldestFirst),
            layout: unless(story.layout, Layout::Sequence),
            tracks: story
                .tracks
                .iter()
                .map(|it| TrackRecord { key: it.key.value.to_string(), title: it.title.clone() })
                .collect(),
            eras: story
                .eras
                .iter()
                .map(|era| EraRecord {
                    title: era.title.clone(),
                    date: era.date.value.clone(),
                    summary: prose(era.summary.as_ref()),
                })
                .collect(),
            sections: story
                .sections
                .iter()
                .map(|it| SectionRecord {
                    key: it.key.value.to_string(),
                    title: it.title.clone(),
                    introduction: prose(it.introduction.as_ref()),
                })
                .collect(),
            image: story.image.as_ref().map(MediaRecord::new),
            license: story.license.clone(),
            corrections: CorrectionRecord::all(&story.corrections),
            include: story
                .include
                .iter()
                .map(|it| IncludeRecord {
                    event: it.event.value.to_string(),
                    framing: prose(it.framing.as_ref()),
                })
                .collect(),
            status: unless(story.status, StoryStatus::Live),
            aliases: texts(&story.aliases),
            extra: ExtraFields(story.extra.clone()),
        }
    }

    pub(crate) fn into_story(self) -> Story {
        let mut story = Story::new(self.key, self.title);
        story.summary = prose_back(self.summary);
        story.introduction = prose_back(self.introduction);
        story.language = text_back(self.language);
        story.authors = self.authors;
        story.published = text_back(self.published);
        story.updated = text_back(self.updated);
        story.methods = prose_back(self.methods);
        story.start_at = match self.start_at.as_deref() {
            None | Some("first") => StartAt::First,
            Some("last") => StartAt::Last,
            Some("today") => StartAt::Today,
            Some(key) => StartAt::Event(Spanned::from(Key::from(key))),
        };
        story.order = self.order.map_or(story.order, |word| word.0);
        story.layout = self.layout.map_or(story.layout, |word| word.0);
        story.tracks = self.tracks.into_iter().map(|it| Track::new(it.key, it.title)).collect();
        story.eras = self
            .eras
            .into_iter()
            .map(|record| {
                let mut era = Era::new(record.title, record.date);
                era.summary = prose_back(record.summary);
                era
            })
            .collect();
        story.sections = self
            .sections
            .into_iter()
            .map(|record| {
                let mut section = Section::new(record.key, record.title);
                section.introduction = prose_back(record.introduction);
                section
            })
            .collect();
        story.image = self.image.map(MediaRecord::into_media);
        story.license = self.license;
        story.corrections = CorrectionRecord::all_back(self.corrections);
        story.include = self
            .include
            .into_iter()
            .map(|record| {
                let mut include = Include::new(record.event);
                include.framing = prose_back(record.framing);
                include
            })
            .collect();
        story.status = self.status.map_or(story.status, |word| word.0);
        story.aliases = texts_back(self.aliases);
        story.extra = self.extra.0;
        story
    }
}
