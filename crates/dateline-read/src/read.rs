//! `Sources` into a draft and a report.
//!
//! 1. Every file below the content folder is given its part by its path alone.
//! 2. The site file is read first: it says in which language dates are.
//! 3. Then registries, then each timeline with its events, in the order of their paths, so that
//!    the order in which a disk lists files changes nothing.

mod memory;
mod parts;

use std::sync::Arc;

use dateline_core::{Claim, Draft, Event, Key, Prose, Story};
use dateline_dates::{ENGLISH, Words};
use dateline_text::{FileId, Report, Sources, Span, Spanned};

use rayon::prelude::*;

pub use memory::Memory;
use memory::{Origin, Said};
use parts::{Part, Parts, Registry};

use crate::code;
use crate::context::Context;
use crate::decode::{
    CHECKS_OFF, EVENT, Frame, PAGE, SITE, STORY, Told, codes, entity, event, outline, page, site,
    source, story,
};
use crate::document::{Document, Format};
use crate::field::Fields;
use crate::site::SiteFile;
use crate::value::Value;
use crate::yaml::{Kind, Node};

/// What the files of a project say.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Reading {
    /// All records.
    pub draft: Draft,
    /// What the site file says.
    pub site: SiteFile,
    /// Every mistake, sorted by its place.
    pub report: Report,
}

/// Reads all files below a folder: `content`, as [`Sources`] names it; empty for all files.
///
/// Never fails: what cannot be read is reported and left out.
///
/// ```
/// use dateline_read::read;
/// use dateline_text::Sources;
///
/// let mut sources = Sources::new();
/// sources.add("content/apollo.yaml", "events:\n- title: The landing\n  date: July 20, 1969\n");
/// let reading = read(&sources, "content");
/// assert!(reading.report.is_empty());
/// assert_eq!(reading.draft.events[0].date.to_string(), "1969-07-20");
/// ```
pub fn read(sources: &Sources, root: &str) -> Reading {
    read_with(sources, root, None)
}

/// The same, for one who reads again and again: of the files of events only those are read that are
/// not as they were. `memory` has what the last reading knew, and then what this one knows.
///
/// ```
/// use dateline_read::{Memory, read, read_again};
/// use dateline_text::Sources;
///
/// let mut memory = Memory::default();
/// let mut sources = Sources::new();
/// sources.add("content/apollo/landing.md", "---\ntitle: The landing\ndate: 1969\n---\n");
/// for _ in 0..2 {
///     let reading = read_again(&sources, "content", &mut memory);
///     assert_eq!(reading.draft.events, read(&sources, "content").draft.events);
/// }
/// ```
pub fn read_again(sources: &Sources, root: &str, memory: &mut Memory) -> Reading {
    read_with(sources, root, Some(memory))
}

fn read_with(sources: &Sources, root: &str, memory: Option<&mut Memory>) -> Reading {
    let root = match root.trim_end_matches('/') {
        "" => String::new(),
        root => format!("{root}/"),
    };
    let mut files: Vec<(&str, FileId)> =
        sources.ids().filter_map(|id| Some((sources.path(id).strip_prefix(&*root)?, id))).collect();
    files.sort_unstable();
    let parts = Parts::of(&files);

    let mut reader = Reader {
        context: Context { sources, report: Report::new(), words: &ENGLISH, zone: None, root },
        draft: Draft::default(),
        memory,
    };
    let site = reader.site(&parts.site);
    let words = site.language.as_ref().and_then(|tag| Words::for_language(tag));
    reader.context.words = words.unwrap_or(&ENGLISH);
    reader.context.zone = site.time_zone.as_ref().and_then(|zone| zone.parse().ok());
    for (registry, file) in &parts.registries {
        reader.registry(*registry, file);
    }
    let site_words = reader.context.words;
    for file in &parts.alone {
        reader.alone(file);
        reader.context.words = site_words;
    }
    // Most files of events have one, and an event is large.
    reader.draft.events.reserve_exact(parts.folders.values().map(Vec::len).sum());
    for (folder, files) in &parts.folders {
        reader.folder(folder, files);
        reader.context.words = site_words;
    }
    let report = reader.context.report.sorted();
    Reading { draft: reader.draft, site, report }
}

struct Reader<'a> {
    context: Context<'a>,
    draft: Draft,
    memory: Option<&'a mut Memory>,
}

impl<'a> Reader<'a> {
    /// One that knows the same and has read nothing.
    fn apart(&self) -> Reader<'a> {
        let Context { sources, words, zone, .. } = self.context;
        let root = self.context.root.clone();
        let context = Context { sources, report: Report::new(), words, zone, root };
        Reader { context, draft: Draft::default(), memory: None }
    }

    /// What a file of events says, read or remembered; and what that depends on, where there is a
    /// memory.
    fn said(&self, part: &Part<'_>, story: &Key) -> (Option<Origin>, Arc<Said>) {
        let read = || {
            let mut reader = self.apart();
            let is_read = reader.part(part, story).is_some();
            let Reader { context, draft: Draft { events, claims, .. }, .. } = reader;
            Arc::new(Said { events, claims, report: context.report, is_read })
        };
        let Some(memory) = &self.memory else { return (None, read()) };
        let origin = Origin::new(part.id, story, &self.context);
        (Some(origin), memory.recall(&origin).unwrap_or_else(read))
    }

    fn open(&mut self, part: &Part<'_>) -> Option<Document<'a>> {
        Document::open(self.context.sources, part.id, part.format, &mut self.context.report)
    }

    fn site(&mut self, files: &[Part<'_>]) -> SiteFile {
        self.only_one(files);
        let document = files.first().and_then(|part| self.open(part));
        let fields = document.and_then(|document| document.fields);
        let fields = fields.and_then(|node| Fields::of(node, &SITE, &mut self.context));
        fields.map(|fields| site(fields, &mut self.context)).unwrap_or_default()
    }

    /// `site.yaml` and `site.yml` side by side: one of them would be ignored.
    fn only_one(&mut self, files: &[Part<'_>]) {
        for part in files.iter().skip(1) {
            let span = Span::new(part.id, 0..0);
            let message = "there is another file that says the same";
            self.context.error(code::UNKNOWN_FILE, message, span, "remove one of the two");
        }
    }

    fn registry(&mut self, registry: Registry, part: &Part<'_>) {
        let Some(document) = self.open(part) else { return };
        let shape = registry.shape();
        let start = document.start();
        if !part.stem.is_empty() {
            // A file of its own: fields, and in Markdown a text below them.
            let key = Spanned::new(Key::from(part.stem), start);
            let text = document.body.clone().and_then(|body| document.prose(body));
            let node = document.fields.unwrap_or(Node { span: start, kind: Kind::Empty });
            let Some(fields) = Fields::of(node, shape, &mut self.context) else { return };
            self.record(registry, fields, key, text);
            return;
        }
        let Some(node) = document.fields else { return };
        let entries = match node.kind {
            Kind::Empty => return,
            Kind::Mapping(mapping) => mapping.entries,
            other => {
                let message =
                    format!("this file is a mapping from keys to records, not {}", other.named());
                let help =
                    format!("write `key:` and below it the fields of {}", shape.with_article());
                self.context.error(code::WRONG_KIND, message, start, &help);
                return;
            }
        };
        let mut off = Vec::new();
        let entities = self.draft.entities.len()..;
        let sources = self.draft.sources.len()..;
        for entry in entries {
            if *entry.name == CHECKS_OFF.name {
                // No key: those have no underscores. It holds for all records of the file.
                let field = CHECKS_OFF.name;
                let value = Value { field, name: entry.name.span, node: entry.value };
                off = codes(value, &mut self.context);
                continue;
            }
            let key = entry.name.map(|name| Key::from(name.into_owned()));
            let Some(mut fields) = Fields::of(entry.value, shape, &mut self.context) else {
                continue;
            };
            if fields.is_empty() {
                fields.head = key.span;
            }
            self.record(registry, fields, key, None);
        }
        for entity in &mut self.draft.entities[entities] {
            entity.checks_off.extend_from_slice(&off);
        }
        for source in &mut self.draft.sources[sources] {
            source.checks_off.extend_from_slice(&off);
        }
    }

    fn record(
        &mut self,
        registry: Registry,
        fields: Fields<'_>,
        key: Spanned<Key>,
        text: Option<Prose>,
    ) {
        let context = &mut self.context;
        match registry {
            Registry::Sources => {
                let mut source = source(fields, key, context);
                source.note = source.note.or(text);
                self.draft.sources.push(source);
            }
            Registry::Entities(kind) => {
                let mut entity = entity(fields, kind, key, context);
                entity.description = entity.description.or(text);
                self.draft.entities.push(entity);
            }
        }
    }

    /// A timeline or a page that is one file.
    fn alone(&mut self, part: &Part<'_>) {
        let Some(mut document) = self.open(part) else { return };
        let start = document.start();
        let key = Spanned::new(Key::from(part.stem), start);
        let fields = document.fields.take();
        let Some(body) = document.body.clone() else {
            let Some(node) = fields else { return };
            let Some(fields) = Fields::of(node, &STORY, &mut self.context) else { return };
            self.story(fields, key, None);
            return;
        };
        if fields.as_ref().is_some_and(is_page) {
            let node = fields.unwrap_or(Node { span: start, kind: Kind::Empty });
            let Some(fields) = Fields::of(node, &PAGE, &mut self.context) else { return };
            let body = document.prose(body).unwrap_or_default();
            let page = page(fields, key, body, &mut self.context);
            self.draft.pages.push(page);
            return;
        }
        if fields.as_ref().is_some_and(|node| has_field(node, "date")) {
            let message = "this file is an event, and lies in no timeline";
            let help = "move it into the folder of its timeline";
            self.context.error(code::UNKNOWN_FILE, message, start, help);
            return;
        }
        let titled = fields.as_ref().is_some_and(|node| has_field(node, "title"));
        // The language has to be known before the dates of the headings are read.
        let bare = fields.is_none();
        let node = fields.unwrap_or(Node { span: start, kind: Kind::Empty });
        let Some(fields) = Fields::of(node, &STORY, &mut self.context) else { return };
        let (mut story, events) = story(fields, key, &mut self.context);
        self.speak(&story);
        let outline = outline(&document, &body, titled, &mut self.context);
        if bare && outline.events.is_empty() {
            let message = "this file is neither a page nor a timeline";
            let help = "begin it with `---`, `page: true`, `---`, or give it headings such as `## June 4, 2000 — Title`";
            self.context.error(code::UNKNOWN_FILE, message, start, help);
            return;
        }
        if let Some(title) = outline.title {
            story.title = title;
        }
        story.introduction = story.introduction.or(outline.introduction);
        story.sections.extend(outline.sections);
        let key = story.key.value.clone();
        self.draft.stories.push(story);
        self.events(events, &key);
        for told in outline.events {
            self.told(told, &key);
        }
    }

    /// A timeline that is a folder.
    fn folder(&mut self, name: &str, files: &[Part<'_>]) {
        let (own, events): (Vec<&Part<'_>>, Vec<&Part<'_>>) = files.iter().partition(|part| {
            part.direct && part.format == Format::Yaml && part.stem == "timeline"
        });
        for part in own.iter().skip(1) {
            let span = Span::new(part.id, 0..0);
            let message = "there is another file that says the same";
            self.context.error(code::UNKNOWN_FILE, message, span, "remove one of the two");
        }
        let file = own.first().or(events.first()).map(|part| part.id);
        let start = file.map_or(Span::detached(), |id| Span::new(id, 0..0));
        let key = Spanned::new(Key::from(name), start);
        let document = own.first().and_then(|part| self.open(part));
        let node = document.and_then(|document| document.fields);
        let node = node.unwrap_or(Node { span: start, kind: Kind::Empty });
        let fields = Fields::of(node, &STORY, &mut self.context);
        let fields = fields.unwrap_or_else(|| Fields::none(&STORY, start));
        let key = self.story(fields, key, None);
        // Files know nothing of one another, so they are read side by side, and kept in their order.
        let read: Vec<_> = events.par_iter().map(|part| self.said(part, &key)).collect();
        for (part, (origin, said)) in events.iter().zip(read) {
            if let Some((memory, origin)) = self.memory.as_mut().zip(origin) {
                memory.keep(origin, &said);
            }
            // What nobody remembers is moved, not copied.
            let Said { events, claims, report, is_read } = Arc::unwrap_or_clone(said);
            self.context.report.extend(report);
            self.draft.events.extend(events);
            self.draft.claims.extend(claims);
            if !is_read {
                self.draft.leave_out(&key, part.stem);
            }
        }
    }

    /// A file in the folder of a timeline; nothing where it is an event that cannot be read.
    fn part(&mut self, part: &Part<'_>, story: &Key) -> Option<()> {
        let document = self.open(part)?;
        let start = document.start();
        let body = document.body.clone();
        let text = body.clone().and_then(|body| document.prose(body));
        let Some(node) = document.fields else {
            let message = "an event needs front matter with a `title` and a `date`";
            let help = "begin the file with `---`, `title: …`, `date: …`, `---`";
            self.context.error(code::FRONT_MATTER, message, start, help);
            return None;
        };
        // Any list of events, whatever its file is called; other YAML is one event.
        let is_list = matches!(node.kind, Kind::List(_) | Kind::Empty);
        if body.is_none() && is_list {
            let list = matches!(node.kind, Kind::List(_));
            let events = list.then_some(Value { field: "events", name: start, node });
            self.events(events, story);
            return Some(());
        }
        if body.is_none() && part.stem == "events" {
            let message = format!("this file is a list of events, not {}", node.kind.named());
            let help = "begin each event with a dash: `- title: …`";
            self.context.error(code::WRONG_KIND, message, start, help);
            return None;
        }
        if is_page(&node) {
            let message = "a page lies directly in the content folder, not in a timeline";
            self.context.error(code::UNKNOWN_FILE, message, start, "move it there");
            return None;
        }
        let fields = Fields::of(node, &EVENT, &mut self.context)?;
        let file_name = Some(Spanned::new(Key::from(part.stem), start));
        let frame = Frame { story, file_name, section: None, heading: None, body: text };
        self.event(fields, frame);
        Some(())
    }

    /// A timeline with the events that its own file lists; answers its key.
    fn story(&mut self, fields: Fields<'_>, key: Spanned<Key>, introduction: Option<Prose>) -> Key {
        let (mut story, events) = story(fields, key, &mut self.context);
        story.introduction = story.introduction.or(introduction);
        self.speak(&story);
        let key = story.key.value.clone();
        self.draft.stories.push(story);
        self.events(events, &key);
        key
    }

    /// From now on dates are in the language of this timeline.
    fn speak(&mut self, story: &Story) {
        let words = story.language.as_ref().and_then(|tag| Words::for_language(tag));
        self.context.words = words.unwrap_or(self.context.words);
    }

    fn events(&mut self, list: Option<Value<'_>>, story: &Key) {
        let Some(list) = list else { return };
        let all = list.list(&mut self.context, |value, context| {
            let fields = Fields::of(value.node, &EVENT, context)?;
            let frame = Frame { story, file_name: None, section: None, heading: None, body: None };
            Some(event(fields, frame, context))
        });
        for (event, claims) in all {
            self.keep(event, claims);
        }
    }

    fn told(&mut self, told: Told<'_>, story: &Key) {
        let Told { title, date, section, fields, body, span } = told;
        let node = fields.unwrap_or(Node { span, kind: Kind::Empty });
        let Some(mut fields) = Fields::of(node, &EVENT, &mut self.context) else { return };
        fields.span = span;
        let heading = Some((title, date));
        let frame = Frame { story, file_name: None, section, heading, body };
        self.event(fields, frame);
    }

    fn event(&mut self, fields: Fields<'_>, frame: Frame<'_>) {
        let (event, claims) = event(fields, frame, &mut self.context);
        self.keep(event, claims);
    }

    /// An event without title and key has been told of; nothing can name it.
    fn keep(&mut self, event: Event, claims: Vec<Claim>) {
        if event.key.value.as_str().is_empty() && event.key.span.is_detached() {
            return;
        }
        self.draft.events.push(event);
        self.draft.claims.extend(claims);
    }
}

/// Whether front matter says `page: true`.
fn is_page(node: &Node<'_>) -> bool {
    let Kind::Mapping(mapping) = &node.kind else { return false };
    mapping.entries.iter().any(|entry| {
        let is_true = matches!(&entry.value.kind, Kind::Scalar(scalar) if scalar.text == "true");
        *entry.name == "page" && is_true
    })
}

fn has_field(node: &Node<'_>, name: &str) -> bool {
    let Kind::Mapping(mapping) = &node.kind else { return false };
    mapping.entries.iter().any(|entry| *entry.name == name && !entry.value.is_blank())
}

#[cfg(test)]
mod tests;
