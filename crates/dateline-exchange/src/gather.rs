//! Records gathered on the way through a foreign file: keys are made, registries filled, losses
//! told.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dateline_core::{
    Citation, Coordinates, Draft, Entity, EntityKind, EntityRef, Event, Key, Media, MediaFile,
    Prose, Source, SourceKind, Story, Track,
};
use dateline_dates::{Calendar, Date, Written, Zone};
use dateline_text::{Diagnostic, FileId, Report, Span, Spanned};

use crate::html::{self, Picture};
use crate::import::ImportOptions;
use crate::loss;
use crate::tree::{self, Node};
use crate::when;

/// The file that is read, and what has come of it so far.
pub(crate) struct Gather<'a> {
    pub(crate) text: &'a str,
    pub(crate) options: &'a ImportOptions,
    pub(crate) story: Story,
    pub(crate) report: Report,
    draft: Draft,
    file: FileId,
    keys: Taken,
    source_keys: Taken,
    entity_keys: [Taken; 3],
    anchors: Taken,
    decided: BTreeSet<String>,
    /// Sources by their address, or by their title where they have none: where they stand.
    sources: BTreeMap<String, usize>,
    /// Entities by kind and name: where they stand.
    entities: BTreeMap<(EntityKind, String), usize>,
    beside: Beside,
}

/// What is there already, by what it is known by.
#[derive(Default)]
struct Beside {
    sources: BTreeMap<String, Key>,
    entities: BTreeMap<(EntityKind, String), Key>,
}

/// Names that a project uses for something else.
const RESERVED: [&str; 10] = [
    "people",
    "organizations",
    "places",
    "sources",
    "tags",
    "site",
    "media",
    "corrections",
    "search",
    "404",
];

/// A key longer than this is no longer read at a glance.
const KEY_LENGTH: usize = 60;

impl<'a> Gather<'a> {
    pub(crate) fn new(
        text: &'a str,
        file: FileId,
        name: &str,
        options: &'a ImportOptions,
    ) -> Gather<'a> {
        let stem = name.rsplit('/').next().unwrap_or(name);
        let stem = stem.split('.').next().unwrap_or(stem).replace(['-', '_'], " ");
        let title = options.title.clone().unwrap_or_else(|| upper_first(stem.trim()));
        let mut gather = Gather {
            text,
            options,
            story: Story::new("", title),
            report: Report::new(),
            draft: Draft::default(),
            file,
            keys: Taken::new(),
            source_keys: Taken::new(),
            entity_keys: [const { Taken::new() }; 3],
            anchors: Taken::new(),
            decided: BTreeSet::new(),
            sources: BTreeMap::new(),
            entities: BTreeMap::new(),
            beside: Beside::default(),
        };
        gather.look_around();
        gather
    }

    /// Learns what is there already, so that nothing is made twice and no key given twice.
    fn look_around(&mut self) {
        let there = &self.options.beside;
        for entity in &there.entities {
            self.entity_keys[entity.kind as usize].insert(entity.key.value.to_string(), 2);
            for name in std::iter::once(entity.name())
                .chain(entity.aliases.iter().map(|it| it.value.as_str()))
            {
                let known = (entity.kind, name.to_owned());
                self.beside.entities.entry(known).or_insert_with(|| entity.key.value.clone());
            }
        }
        for source in &there.sources {
            self.source_keys.insert(source.key.value.to_string(), 2);
            let identity = source.url.as_ref().map_or(source.title(), |url| &url.value);
            let identity = identity.trim_end_matches('/').to_owned();
            self.beside.sources.entry(identity).or_insert_with(|| source.key.value.clone());
        }
        for event in there.events.iter().filter(|it| self.options.key.as_ref() == Some(&it.story)) {
            for key in std::iter::once(&event.key).chain(&event.aliases) {
                self.keys.insert(key.value.to_string(), 2);
            }
        }
    }

    /// The place of some bytes of the file.
    pub(crate) fn span(&self, place: &Range<usize>) -> Span {
        Span::new(self.file, place.clone())
    }

    pub(crate) fn say(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Notes a field that stays behind.
    pub(crate) fn lose(&mut self, what: &str, why: &str, place: &Range<usize>) {
        let span = self.span(place);
        self.report.push(loss::not_carried(what, why, span));
    }

    /// From one date to another, or the first alone where that cannot be; what stays behind is told.
    pub(crate) fn until(&mut self, start: Date, end: Option<Date>, place: &Range<usize>) -> Date {
        match when::span(start.clone(), end) {
            Ok((date, left)) => {
                if let Some(left) = left {
                    self.lose(left, when::WHY_NO_TIME, place);
                }
                date
            }
            Err(why) => {
                let span = self.span(place);
                self.say(loss::no_event(why, span).help("the end is left out"));
                start
            }
        }
    }

    /// A time zone, where there is one of this name.
    pub(crate) fn zone(&mut self, name: &str, place: &Range<usize>) -> Option<Spanned<String>> {
        if name.parse::<Zone>().is_err() {
            self.lose(&format!("`{name}`"), "there is no time zone of this name", place);
            return None;
        }
        Some(Spanned::from(name.to_owned()))
    }

    /// Notes what had to be decided.
    pub(crate) fn decide(&mut self, what: impl Into<String>, place: &Range<usize>) {
        let span = self.span(place);
        self.report.push(loss::decided(what, span));
    }

    /// Notes what had to be decided, unless the same was noted before: a whole column needs one note.
    pub(crate) fn decide_once(&mut self, what: &str, place: &Range<usize>) {
        // The note may name the value; what is decided stands before it.
        let kind = what.split(';').next().unwrap_or(what);
        if self.decided.insert(kind.to_owned()) {
            self.decide(what, place);
        }
    }

    /// The whole file as a tree of JSON; none after a message that begins with `otherwise`.
    pub(crate) fn tree(&mut self, otherwise: &str) -> Option<Node> {
        let mistake = match tree::read(self.text) {
            Ok(root) => return Some(root),
            Err(mistake) => mistake,
        };
        let span = self.span(&(mistake.at..mistake.at));
        let message = format!("{otherwise}: {}", mistake.what);
        self.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
        None
    }

    /// Gives the story its title; HTML is read.
    pub(crate) fn title(&mut self, title: &str) {
        let title = html::line(title);
        if !title.is_empty() && self.options.title.is_none() {
            self.story.title = Prose::from(title);
        }
    }

    /// An event with a key of its own. Its title may be HTML; without one, it is the date.
    pub(crate) fn event(
        &mut self,
        date: Option<&Date>,
        title: &str,
        place: &Range<usize>,
    ) -> Event {
        let title = html::line(title);
        let when = date.cloned().unwrap_or_else(unknown);
        let plain = dateline_markdown::plain(&title);
        let key = self.event_key(&plain, &when);
        let shown = match (title.is_empty(), date) {
            (false, _) => title,
            (true, Some(date)) => date.describe(self.options.words).to_string(),
            (true, None) => "Untitled".to_owned(),
        };
        let mut event = Event::new(key, when, shown);
        event.span = self.span(place);
        // What has no date can be kept, but not published.
        event.draft = date.is_none();
        event
    }

    /// Lets an event's date count by the calendar of its source; told where no day of it can be
    /// found.
    pub(crate) fn count_by(&mut self, event: &mut Event, calendar: Calendar, place: &Range<usize>) {
        match Written::new(event.when().clone(), calendar) {
            Ok(written) => {
                event.date.value = written.placed().clone();
                event.written = (calendar != Calendar::Gregorian).then_some(written);
            }
            Err(error) => self.lose("the calendar", error.message(), place),
        }
    }

    /// Gives an event, instead of the key that its title made, the name that it has in its file.
    pub(crate) fn rename(&mut self, event: &mut Event, name: &str) {
        self.keys.remove(event.key.value.as_str());
        let key = Key::from(name);
        let key = if key.is_valid() {
            free(&mut self.keys, &key)
        } else {
            self.event_key(name, event.when())
        };
        event.key = Spanned::from(key);
    }

    /// A key of these words that no other event has.
    fn event_key(&mut self, words: &str, when: &Date) -> Key {
        let fallback = Key::from_words(&when.to_string());
        free(&mut self.keys, &short_key(words).unwrap_or(fallback))
    }

    /// The anchor, or with the first number that makes it new: as TimelineJS counts them.
    pub(crate) fn anchor(&mut self, anchor: &str) -> Key {
        free(&mut self.anchors, &Key::from(anchor))
    }

    /// Adds an event to the draft.
    pub(crate) fn push(&mut self, event: Event) {
        self.draft.events.push(event);
    }

    /// An older name of an event; one that is no key is told.
    pub(crate) fn alias(&mut self, event: &mut Event, alias: &str, place: &Range<usize>) {
        let alias = Key::from(alias);
        if alias == event.key.value {
            return;
        }
        if !alias.is_valid() {
            let what = format!("the old anchor `{alias}`");
            self.lose(&what, "it is no key (lower-case words joined by hyphens)", place);
        } else if self.keys.insert(alias.to_string(), 2).is_none() {
            event.aliases.push(Spanned::from(alias));
        }
    }

    /// The track with this title, which is made when it is new.
    pub(crate) fn track(&mut self, title: &str) -> Option<Spanned<Key>> {
        let title = html::words(title);
        let key = short_key(&title)?;
        if !self.story.tracks.iter().any(|track| track.key.value == key) {
            self.story.tracks.push(Track::new(&key, title));
        }
        Some(Spanned::from(key))
    }

    /// A person, an organization or a place by name, in the registry.
    pub(crate) fn entity(&mut self, kind: EntityKind, name: &str) -> Option<EntityRef> {
        if let Some(key) = self.beside.entities.get(&(kind, html::words(name))) {
            return Some(EntityRef::new(key).of_kind(kind));
        }
        self.named(kind, name)
            .map(|at| EntityRef::new(&self.draft.entities[at].key.value).of_kind(kind))
    }

    /// A place by name, perhaps with its point on the globe.
    pub(crate) fn place(&mut self, name: &str, at: Option<Coordinates>) -> Option<EntityRef> {
        if let Some(key) = self.beside.entities.get(&(EntityKind::Place, html::words(name))) {
            return Some(EntityRef::new(key).of_kind(EntityKind::Place));
        }
        let index = self.named(EntityKind::Place, name)?;
        let place = &mut self.draft.entities[index];
        place.at = place.at.or(at);
        Some(EntityRef::new(&place.key.value).of_kind(EntityKind::Place))
    }

    /// Where the entity with this name stands, which is made when it is new.
    fn named(&mut self, kind: EntityKind, name: &str) -> Option<usize> {
        let name = html::words(name);
        if let Some(at) = self.entities.get(&(kind, name.clone())) {
            return Some(*at);
        }
        let key = free(&mut self.entity_keys[kind as usize], &short_key(&name)?);
        let at = self.draft.entities.len();
        self.draft.entities.push(Entity::new(kind, key, name.as_str()));
        self.entities.insert((kind, name), at);
        Some(at)
    }

    /// A source by its address, which is made when it is new.
    pub(crate) fn linked(&mut self, address: &str, title: &str) -> Citation {
        let title = html::words(title);
        let host = host(address);
        // "Read more" is no title.
        let title = if title.split_whitespace().count() > 1 && !title.starts_with("http") {
            title
        } else {
            host.to_owned()
        };
        let key = self.source(Some(address), &title, Some(SourceKind::Web));
        Citation::new(key)
    }

    /// A source by its address or title.
    pub(crate) fn source(
        &mut self,
        address: Option<&str>,
        title: &str,
        kind: Option<SourceKind>,
    ) -> Key {
        let identity = address.unwrap_or(title).trim_end_matches('/').to_owned();
        if let Some(key) = self.beside.sources.get(&identity) {
            return key.clone();
        }
        if let Some(at) = self.sources.get(&identity) {
            return self.draft.sources[*at].key.value.clone();
        }
        let slug = short_key(title).or_else(|| short_key(address.map_or("source", host)));
        let slug = slug.unwrap_or_else(|| Key::from("source"));
        let key = free(&mut self.source_keys, &slug);
        let mut source = Source::new(&key, title);
        source.kind = kind;
        source.url = address.map(|address| Spanned::from(address.to_owned()));
        self.sources.insert(identity, self.draft.sources.len());
        self.draft.sources.push(source);
        key
    }

    /// The address of a kept copy of a source.
    pub(crate) fn archived(&mut self, address: &str, copy: Option<&str>) {
        if let (Some(at), Some(copy)) = (self.sources.get(address.trim_end_matches('/')), copy) {
            self.draft.sources[*at].archived = Some(Spanned::from(copy.to_owned()));
        }
    }

    /// Who published a source, and when.
    pub(crate) fn describe_source(
        &mut self,
        key: &Key,
        outlet: Option<&str>,
        published: Option<&Date>,
    ) {
        if let Some(source) = self.draft.sources.iter_mut().find(|it| it.key.value == *key) {
            source.outlet = outlet.map(str::to_owned);
            source.published = published.cloned().map(Spanned::from);
        }
    }

    /// Adds a claim.
    pub(crate) fn claim(&mut self, claim: dateline_core::Claim) {
        self.draft.claims.push(claim);
    }

    /// Turns HTML into an event's text; its links become sources, its pictures media.
    pub(crate) fn body(&mut self, event: &mut Event, html: &str, place: &Range<usize>) {
        let converted = html::convert(html);
        for (address, words) in &converted.links {
            let citation = self.linked(address, words);
            cite(event, citation);
        }
        for picture in &converted.media {
            add_media(event, embed(picture));
        }
        for dropped in &converted.dropped {
            self.lose(dropped, "texts hold no such thing", place);
        }
        append(event, &converted.markdown);
    }

    /// The media of a cell: an address, or HTML with pictures or players in it.
    pub(crate) fn media(&mut self, event: &mut Event, cell: &str, place: &Range<usize>) -> bool {
        let cell = cell.trim();
        if cell.starts_with('<') {
            let before = event.media.len();
            self.body(event, cell, place);
            return event.media.len() > before;
        }
        if let Some(address) = html::web_address(cell) {
            return add_media(event, embed(&Picture { address, ..Picture::default() }));
        }
        let what = format!("the media `{cell}`");
        self.lose(
            &what,
            "it is no web address; put the file into `media` and name it in `src`",
            place,
        );
        false
    }

    /// The whole.
    pub(crate) fn finish(mut self) -> (Draft, Report) {
        let title = dateline_markdown::plain(self.story.title());
        let key = self.options.key.clone().or_else(|| short_key(&title));
        let key = key.unwrap_or_else(|| Key::from("timeline"));
        // The folder of a timeline may not be called like a registry or a page of the site.
        let key = if RESERVED.contains(&key.as_str()) {
            Key::from(format!("{key}-timeline"))
        } else {
            key
        };
        self.story.key = Spanned::from(key.clone());
        for event in &mut self.draft.events {
            event.story = key.clone();
        }
        for claim in &mut self.draft.claims {
            claim.story = Some(key.clone());
        }
        self.draft.stories.push(self.story);
        let mut report = self.report.sorted();
        let media = self.draft.events.iter().flat_map(|event| &event.media);
        let count = media.filter(|media| is_picture_elsewhere(&media.file)).count();
        if count > 0 {
            let are = if count == 1 {
                "1 picture stays".into()
            } else {
                format!("{count} pictures stay")
            };
            let what = format!(
                "{are} on the web and will be a link: to show it, save it beside the \
                events and name it with `src`"
            );
            report.push(Diagnostic::note(loss::DECIDED, what));
        }
        (self.draft, report)
    }

    /// How many events there are.
    pub(crate) fn count(&self) -> usize {
        self.draft.events.len()
    }
}

/// A date of which nothing is known.
fn unknown() -> Date {
    "XXXX-XX-XX".parse().expect("EDTF has a date of which nothing is known")
}

/// Adds a citation unless the source is cited already.
pub(crate) fn cite(event: &mut Event, citation: Citation) {
    if !event.sources.iter().any(|it| it.key == citation.key) {
        event.sources.push(citation);
    }
}

/// Adds media unless the same is there already; whether it was added.
pub(crate) fn add_media(event: &mut Event, media: Media) -> bool {
    let is_new = !event.media.iter().any(|it| it.file == media.file);
    if is_new {
        event.media.push(media);
    }
    is_new
}

/// Adds a paragraph to an event's text.
pub(crate) fn append(event: &mut Event, markdown: &str) {
    if markdown.trim().is_empty() {
        return;
    }
    let before = event.body.as_ref().map(|body| body.markdown().trim_end().to_owned());
    event.body = Some(Prose::from(match before {
        Some(before) if !before.is_empty() => format!("{before}\n\n{markdown}"),
        _ => markdown.to_owned(),
    }));
}

/// Media at a web address.
pub(crate) fn embed(picture: &Picture) -> Media {
    let mut media = Media::of(MediaFile::Embed(Spanned::from(picture.address.clone())));
    media.alt = picture.alt.clone().map(Spanned::from);
    media.title.clone_from(&picture.title);
    media
}

/// The host of a web address, without `www.`.
pub(crate) fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A key of the first words that fit; none where there is no letter and no digit.
pub(crate) fn short_key(words: &str) -> Option<Key> {
    let key = Key::from_words(words);
    let text = key.as_str();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= KEY_LENGTH {
        return Some(key).filter(Key::is_valid);
    }
    let end = text.char_indices().nth(KEY_LENGTH).map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).unwrap_or(text);
    let whole_words = cut.rfind('-').map_or(cut, |at| cut.get(..at).unwrap_or(cut));
    Some(Key::from(whole_words)).filter(Key::is_valid)
}

/// The keys that are taken, each with the number to try next.
type Taken = BTreeMap<String, usize>;

/// The key, or the key with the first number that makes it new.
fn free(taken: &mut Taken, key: &Key) -> Key {
    let mut text = key.to_string();
    while taken.contains_key(&text) {
        let number = taken.entry(key.to_string()).or_insert(2);
        text = format!("{key}-{number}");
        *number += 1;
    }
    taken.insert(text.clone(), 2);
    Key::from(text)
}

/// The same with a capital at the beginning.
fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether media are a picture of another host, which pages do not show.
fn is_picture_elsewhere(file: &MediaFile) -> bool {
    let MediaFile::Embed(address) = file else { return false };
    let path = address.value.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg")
}
