//! Parts that views of several kinds share: voices, notes, quotes, accounts, pictures, rows.

use std::collections::HashSet;

use dateline_core::{
    Backlink, Citation, Claim, ClaimStatus, Correction, EntityRef, Event, Key, LinkKind, Media,
    MediaFile, Prose, Quote, Record, Ref, Retraction, Source,
};
use dateline_text::{Diagnostic, Span, Spanned};
use tera::Value;

use super::Desk;
use crate::days;
use crate::picture::Kind;
use crate::route::percent_encode;
use crate::shelf::{Lack, Shelf, Shown};
use crate::value::value;
use crate::view::Shared;
use crate::words::direction;
use crate::{html, markup, places, view};

/// One of the ways in which a file is shown.
type Show<'a> = fn(&Shelf<'a>, &str, Span) -> Result<Shown, Lack>;

impl<'a> Desk<'a> {
    /// A person or an organization as a record names it.
    pub(crate) fn voice(&self, named: &EntityRef) -> view::Voice {
        let entity = self.site.timeline.named(named);
        view::Voice {
            href: entity.map(|entity| places::entity(entity.get()).href()),
            title: entity.map_or_else(
                || named.key.value.to_string(),
                |entity| entity.get().name().to_owned(),
            ),
            role: named.role.clone(),
            named_as: named.named_as.as_ref().map(|name| name.value.clone()),
        }
    }

    /// A note on a source; none for a citation that leads nowhere.
    pub(crate) fn note(
        &mut self,
        citation: &'a Citation,
        story: Option<&Key>,
    ) -> Option<view::Note> {
        let source = self.site.timeline.cited(citation)?;
        let mut note = self.note_on(source);
        if self.notes == html::Notes::ToList {
            note.href = format!("#{}", percent_encode(&places::source_id(source.get())));
        }
        note.at.clone_from(&citation.at);
        note.note_html = citation.note.as_ref().map(|prose| self.line(prose, story));
        Some(note)
    }

    /// A note on a source as a whole.
    pub(crate) fn note_on(&mut self, source: Ref<'a, Source>) -> view::Note {
        let record = source.get();
        let short = record.outlet.as_deref().or(record.authors.first().map(String::as_str));
        view::Note {
            number: self.number(source),
            href: places::source_href(source),
            title: record.title().to_owned(),
            short: short.unwrap_or(record.title()).to_owned(),
            at: None,
            note_html: None,
        }
    }

    /// Words that somebody said.
    pub(crate) fn quote(&mut self, quote: &'a Quote, event: Ref<'a, Event>) -> view::Quote {
        let story = Some(&event.get().story);
        let language = match &quote.language {
            Some(tag) => self.foreign(Some(&tag.value)),
            None => self.language_of(event),
        };
        view::Quote {
            text: quote.text.value.clone(),
            dir: language.as_deref().map(direction),
            language,
            original: quote.original.as_ref().map(|original| {
                let language = original.language.as_ref().map(|tag| tag.value.clone());
                view::Original {
                    text: original.text.clone(),
                    dir: language.as_deref().map(direction),
                    language,
                }
            }),
            by: quote.by.as_ref().map(|by| self.voice(by)),
            to: quote.to.as_ref().map(|to| self.voice(to)),
            notes: quote.source.iter().filter_map(|source| self.note(source, story)).collect(),
            note_html: quote.note.as_ref().map(|note| self.line(note, story)),
        }
    }

    /// A claim, seen from the page of `at`: what it is about is left out where that is the page.
    pub(crate) fn account(
        &mut self,
        claim: Ref<'a, Claim>,
        at: Option<Ref<'a, Event>>,
    ) -> view::Account {
        let record = claim.get();
        let story = record.story.as_ref();
        let told = claim.made_at();
        let about = claim.about();
        let is_here = |event: Option<Ref<'a, Event>>| at.is_some() && event == at;
        view::Account {
            id: places::claim_id(claim),
            text_html: self.line(&record.text, story),
            by: record.by.as_ref().map(|by| self.voice(by)),
            told: told.map(|event| view::Told {
                href: (!is_here(told)).then(|| places::event(event.get()).href()),
                title: self.title_and_status(event),
                date: self.event_when(event),
            }),
            about: claim.about_when().filter(|_| !is_here(about)).map(|when| view::Told {
                href: about.map(|event| places::event(event.get()).href()),
                title: about.map_or_else(String::new, |event| self.title_and_status(event)),
                date: about.map_or_else(|| self.when(when), |event| self.event_when(event)),
            }),
            distance: told.zip(claim.about_when()).and_then(|(told, about)| {
                let years = days::years_between(about, told.get().when())?;
                let word = if years > 0 { "years-later" } else { "years-before" };
                let years =
                    usize::try_from(years.unsigned_abs()).ok().filter(|years| *years > 0)?;
                Some(self.language.words().count(word, years))
            }),
            status: (record.status != ClaimStatus::Unverified).then(|| view::Status {
                key: record.status.as_str(),
                text: self.word(&format!("claim-{}", record.status.as_str())),
            }),
            notes: record.sources.iter().filter_map(|source| self.note(source, story)).collect(),
            disputes: record
                .disputed_by
                .iter()
                .map(|dispute| view::Dispute {
                    by: dispute.by.as_ref().map(|by| self.voice(by)),
                    text_html: dispute.text.as_ref().map(|text| self.line(text, story)),
                    notes: dispute
                        .sources
                        .iter()
                        .filter_map(|source| self.note(source, story))
                        .collect(),
                })
                .collect(),
        }
    }

    /// What was wrong before.
    pub(crate) fn correction(
        &mut self,
        correction: &Correction,
        story: Option<&Key>,
    ) -> view::Correction {
        view::Correction {
            kind: correction.kind.as_str(),
            label: self.word(&format!("kind-{}", correction.kind.as_str())),
            date: correction.date.as_ref().map(|date| self.when(&date.value)),
            event: None,
            text_html: self.line(&correction.text, story),
        }
    }

    /// That an event was retracted, when and why: as one of the corrections.
    pub(crate) fn retraction(&mut self, retraction: &Retraction) -> view::Correction {
        let correction = retraction.correction.as_ref();
        view::Correction {
            kind: "retraction",
            label: self.word("status-retracted"),
            date: correction.and_then(|one| one.date.as_ref()).map(|date| self.when(&date.value)),
            event: None,
            text_html: match correction {
                Some(correction) => self.line(&correction.text, Some(&retraction.story)),
                None => view::Html::trusted(""),
            },
        }
    }

    /// Something to look at or listen to; none where it may not be shown or is not there.
    pub(crate) fn media(&mut self, media: &Media, story: Option<&Key>) -> Option<view::Media> {
        if !self.site.may_show(media) {
            return None;
        }
        let alt = media.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default();
        let link = media.link.as_ref().and_then(|link| markup::external(&link.value));
        let mut shown = view::Media {
            src: None,
            srcset: None,
            kind: "embed",
            alt,
            width: None,
            height: None,
            href: link.map(str::to_owned),
            title: media.title.clone(),
            thumbnail: media
                .thumbnail
                .as_ref()
                .and_then(|path| self.file(path, Shelf::show))
                .map(|shown| shown.href),
            player: None,
            caption_html: media.caption.as_ref().map(|caption| self.line(caption, story)),
            credit: media.credit.clone(),
            license: media.license.clone(),
        };
        match &media.file {
            MediaFile::Local(path) => {
                let file = self.file(path, Shelf::show_in_sizes)?;
                shown.kind = match file.kind {
                    Kind::Other => kind_by_name(&path.value),
                    _ => "image",
                };
                shown.width = file.size.map(|size| size.width);
                shown.height = file.size.map(|size| size.height);
                shown.src = Some(file.href);
                shown.srcset = file.srcset;
            }
            MediaFile::Embed(address) => {
                let Some(address_is_safe) = markup::external(&address.value) else {
                    let message = format!("`{}` is not an address of the web", address.value);
                    self.report.push(Diagnostic::error("unsafe-link", message).at(address.span));
                    return None;
                };
                shown.href = Some(address_is_safe.to_owned());
                shown.player = markup::player(address_is_safe);
            }
            _ => return None,
        }
        Some(shown)
    }

    /// A file of the author's; one that is not there, or not fit to be shown, is reported.
    fn file(&mut self, path: &Spanned<String>, show: Show<'a>) -> Option<Shown> {
        let shown = show(&self.site.shelf, &path.value, path.span);
        shown.map_err(|lack| self.report.push(lack.told(&path.value).at(path.span))).ok()
    }

    /// An event as one row of a list.
    pub(crate) fn row(&mut self, event: Ref<'a, Event>, aside: Option<&str>) -> Shared<view::Row> {
        let told_here = self.telling.is_some_and(|telling| telling.story == event.story());
        let [bare, with_timeline] = self.rows(event);
        let row = if self.site.stories.len() > 1 && !told_here { with_timeline } else { bare };
        match aside {
            Some(aside) => row.with("aside", Value::normal_string(aside)),
            None => row,
        }
    }

    /// The same, saying no more than the event does.
    pub(crate) fn bare_row(&mut self, event: Ref<'a, Event>) -> Shared<view::Row> {
        let [bare, _] = self.rows(event);
        bare
    }

    /// The row without its timeline and with it.
    fn rows(&mut self, event: Ref<'a, Event>) -> [Shared<view::Row>; 2] {
        match self.site.kept(&self.site.made.rows, event.index(), self.language) {
            Some(kept) => kept.get_or_init(|| self.new_rows(event)).clone(),
            None => self.new_rows(event),
        }
    }

    fn new_rows(&mut self, event: Ref<'a, Event>) -> [Shared<view::Row>; 2] {
        let named = &self.site.wanted.rows;
        let row = view::Row {
            href: places::event(event.get()).href(),
            title: html::plain_title(&event.title),
            title_html: self.title(&event.title),
            language: self.language_of(event),
            status: self.status(event.get()),
            date: Some(Shared::new(&self.event_when(event), named)),
            summary_html: if named.has("summary_html") { self.summary(event) } else { None },
            aside: String::new(),
            timeline: None,
        };
        let bare = Shared::new(&row, named);
        if self.site.stories.len() < 2 || !named.has("timeline") {
            return [bare.clone(), bare];
        }
        let timeline = value(&self.site.link_to(event.story()), named);
        [bare.clone(), bare.with("timeline", timeline)]
    }

    /// One or two sentences on an event: the author's, or the first paragraph.
    pub(crate) fn summary(&mut self, event: Ref<'a, Event>) -> Option<view::Html> {
        let story = Some(&event.get().story);
        if let Some(summary) = &event.get().summary {
            return Some(self.row_line(summary, story));
        }
        let body = event.get().body.as_ref()?;
        let first = dateline_markdown::first_paragraph(body.markdown())?;
        Some(self.row_line(&Prose::from(first), story))
    }

    /// A line of a list, where notes lead to the sources' pages: lists have no sources of their own.
    fn row_line(&mut self, prose: &Prose, story: Option<&Key>) -> view::Html {
        // A mistake in the text is told where the whole text is shown.
        let known = std::mem::take(&mut self.report);
        let notes = std::mem::replace(&mut self.notes, html::Notes::ToPage);
        let line = self.line(prose, story);
        self.notes = notes;
        self.report = known;
        line
    }

    /// The date of an event, in the author's words where there are some.
    pub(crate) fn event_when(&self, event: Ref<'a, Event>) -> view::When {
        self.site.event_when(event, self.language)
    }
}

/// The events among some links whose texts mention what these lead to, each once; not those that
/// are `known`, by their index.
pub(super) fn mentioning<'a>(
    links: impl Iterator<Item = Backlink<'a>>,
    mut known: HashSet<usize>,
) -> Vec<Ref<'a, Event>> {
    let mentions = links.filter(|link| link.how == LinkKind::Mention);
    let events = mentions.filter_map(|link| match link.from {
        Record::Event(event) => Some(event),
        _ => None,
    });
    events.filter(|event| known.insert(event.index())).collect()
}

/// What a browser does with a file that is no picture.
fn kind_by_name(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "flac" => "audio",
        "mp4" | "webm" | "ogv" | "mov" => "video",
        _ => "document",
    }
}
