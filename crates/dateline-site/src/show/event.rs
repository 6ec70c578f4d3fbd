//! An event with everything that belongs to it.

use std::collections::HashSet;

use dateline_core::{Entity, EntityKind, EntityRef, Entry, Event, Key, Ref, Tag};

use super::Desk;
use super::parts::mentioning;
use crate::days;
use crate::site::{extras, status_key};
use crate::telling::neighbors;
use crate::view::Shared;
use crate::words::direction;
use crate::{html, places, view};

impl<'a> Desk<'a> {
    /// How sure an event is; in a preview also that it is not published.
    pub(crate) fn status(&self, event: &Event) -> Option<view::Status> {
        let key = status_key(event, self.site.config.today.as_ref())?;
        Some(view::Status { key, text: self.word(&format!("status-{key}")) })
    }

    /// Its title, plain, with how sure it is: "The theft (Alleged)".
    pub(crate) fn title_and_status(&self, event: Ref<'a, Event>) -> String {
        self.site.title_and_status(event, self.language)
    }

    /// The zone of an event's time of day, where the date's words do not say it.
    fn zone<'z>(&'z self, event: &'z Event) -> Option<&'z str> {
        let time = event.when().time().filter(|_| event.date_label.is_none())?;
        let own = event.time_zone.as_ref().map(|zone| zone.value.as_str());
        own.or(self.site.config.time_zone.as_deref()).filter(|_| time.offset().is_none())
    }

    /// An event as the desk's story tells it.
    pub(crate) fn event(&mut self, entry: &Entry<'a>) -> view::Event {
        let event = entry.event;
        let record = event.get();
        let own = &record.story;
        let story = Some(own);
        let told_in = self.telling.map_or(own, |telling| &telling.story.get().key.value);
        let id = places::entry_id(record, told_in);
        let prefix = format!("{id}--");

        let mut accounts: Vec<_> = event.claims_about().collect();
        accounts.sort_by_key(|claim| claim.made_at().map(|event| event.get().when().sort_key()));
        let claims: Vec<_> =
            event.claims_made().filter(|claim| claim.about() != Some(event)).collect();

        let mut event_date = self.event_when(event);
        if let Some(zone) = self.zone(record) {
            event_date.text = format!("{} ({zone})", event_date.text);
        }
        event_date.note_html = record.date_note.as_ref().map(|note| self.line(note, story));

        let tags = tags_of(event);
        let language = self.language_of(event);

        view::Event {
            key: record.key.value.to_string(),
            href: places::event(record).href(),
            title: html::plain_title(&record.title),
            title_html: self.title(&record.title),
            dir: language.as_deref().map(direction),
            date: event_date,
            mark: days::mark(record.when()),
            summary_html: record.summary.as_ref().map(|summary| self.line(summary, story)),
            body_html: record.body.as_ref().map(|body| self.blocks(body, story, &prefix, 4)),
            framing_html: entry.framing.map(|framing| self.line(framing, Some(told_in))),
            home: (own != told_in).then(|| self.site.link_to(event.story())),
            place: record
                .place
                .as_ref()
                .map(|place| self.participant(self.site.timeline.named(place), place)),
            people: self.participants(event, EntityKind::Person),
            organizations: self.participants(event, EntityKind::Organization),
            person_keys: if self.named.has("person_keys") {
                event.people().map(|person| person.key.value.to_string()).collect()
            } else {
                Vec::new()
            },
            tags: tags.iter().map(|tag| self.tag_link(*tag)).collect(),
            tag_keys: if self.named.has("tag_keys") {
                tags.iter().map(|tag| tag.key().to_string()).collect()
            } else {
                Vec::new()
            },
            track: self.track(event),
            importance: record.importance.as_str(),
            space: self.telling.and_then(|telling| telling.spaces.get(&event.index())).copied(),
            status: self.status(record),
            media: record.media.iter().filter_map(|media| self.media(media, story)).collect(),
            quotes: record.quotes.iter().map(|quote| self.quote(quote, event)).collect(),
            accounts: accounts
                .into_iter()
                .map(|claim| {
                    let mut account = self.account(claim, Some(event));
                    // A claim that was made here has its own id here; elsewhere it is a guest.
                    if claim.made_at() != Some(event) {
                        account.id = format!("{prefix}{}", account.id);
                    }
                    account
                })
                .collect(),
            claims: claims.into_iter().map(|claim| self.account(claim, Some(event))).collect(),
            sources: if self.named.has("sources") { self.event_notes(event) } else { Vec::new() },
            related: event
                .related()
                .map(|(other, how)| view::Related {
                    kind: how.as_str(),
                    relation: self.word(&format!("relation-{}", how.as_str())),
                    href: places::event(other.get()).href(),
                    title: self.title_and_status(other),
                    date: self.event_when(other),
                })
                .collect(),
            corrections: record
                .corrections
                .iter()
                .map(|correction| self.correction(correction, story))
                .collect(),
            updated: record
                .updated
                .as_ref()
                .and_then(|date| days::first_day(&date.value))
                .unwrap_or_default(),
            extra: extras(&record.extra),
            language,
            source_list: Vec::new(),
            previous: None,
            next: None,
            timeline: None,
            also_in: Vec::new(),
            mentioned: Vec::new(),
            embed: None,
            id,
        }
    }

    /// Adds what an event has in its own timeline; `at` is its place there.
    pub(crate) fn at_home(&mut self, shown: &mut view::Event, event: Ref<'a, Event>, at: usize) {
        let (before, behind) = match self.telling {
            Some(telling) => neighbors(telling, at),
            None => (None, None),
        };
        let mentions = mentioning(event.mentioned_in(), HashSet::from([event.index()]));
        shown.source_list = self.source_list(event);
        shown.previous = before.map(|entry| self.row(entry.event, None));
        shown.next = behind.map(|entry| self.row(entry.event, None));
        shown.timeline = Some(self.site.link_to(event.story()));
        shown.also_in = event.included_in().map(|other| self.site.link_to(other)).collect();
        shown.mentioned = mentions.into_iter().map(|other| self.row(other, None)).collect();
        if self.named.has("embed") {
            shown.embed = self.embed(&places::event(event.get()), &shown.title);
        }
    }

    fn participants(&self, event: Ref<'a, Event>, kind: EntityKind) -> Vec<Shared<view::Voice>> {
        let of_kind = event.participants().filter(|(entity, _)| entity.kind == kind);
        of_kind.map(|(entity, named)| self.participant(Some(entity), named)).collect()
    }

    /// Who or what an event names: mostly in no role and by the own name, the same on many pages.
    fn participant(
        &self,
        entity: Option<Ref<'a, Entity>>,
        named: &EntityRef,
    ) -> Shared<view::Voice> {
        let is_plain = named.role.is_none() && named.named_as.is_none();
        let kept = entity.filter(|_| is_plain);
        let kept = kept.and_then(|entity| self.site.made.voices.get(entity.index()));
        let make = || Shared::new(&self.voice(named), &self.site.wanted.everywhere);
        kept.map_or_else(make, |kept| kept.get_or_init(make).clone())
    }

    fn tag_link(&self, tag: Tag<'a>) -> Shared<view::Link> {
        let make = || {
            let href = places::tag(tag.key()).href();
            let link = view::Link { href, title: tag.title().to_owned() };
            Shared::new(&link, &self.site.wanted.everywhere)
        };
        let kept = self.site.made.tags.get(tag.key());
        kept.map_or_else(make, |kept| kept.get_or_init(make).clone())
    }

    fn track(&self, event: Ref<'a, Event>) -> Option<view::Track> {
        let key = event.get().track.as_ref()?;
        let story = event.story().get();
        let at = story.tracks.iter().position(|track| track.key.value == key.value)?;
        // An event of another story lies on that story's track, which has no place here.
        let is_here = self.telling.is_none_or(|telling| telling.story.get().key == story.key);
        is_here.then(|| view::Track {
            key: key.value.to_string(),
            title: story.tracks[at].title.clone(),
            number: at + 1,
        })
    }

    /// The notes of an event: those that it gives itself, then all other sources it rests on.
    fn event_notes(&mut self, event: Ref<'a, Event>) -> Vec<view::Note> {
        let record = event.get();
        let story = Some(&record.story);
        let mut notes: Vec<view::Note> =
            record.sources.iter().filter_map(|citation| self.note(citation, story)).collect();
        // Here the note is the source's title, and a title leads to its page.
        for (note, source) in notes
            .iter_mut()
            .zip(record.sources.iter().filter_map(|citation| event.timeline().cited(citation)))
        {
            note.href = places::source_href(source);
        }
        for source in event.sources() {
            let note = self.note_on(source);
            if !notes.iter().any(|known| known.number == note.number) {
                notes.push(note);
            }
        }
        notes.sort_by_key(|note| note.number);
        notes
    }
}

/// The tags of an event, each once.
pub(crate) fn tags_of(event: Ref<'_, Event>) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    for written in &event.get().tags {
        let key = Key::from_words(&written.value);
        if let Some(tag) = event.timeline().tag(key.as_str())
            && !tags.iter().any(|known| known.key() == tag.key())
        {
            tags.push(tag);
        }
    }
    tags
}
