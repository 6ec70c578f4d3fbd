//! What may not be published is taken out before anything is looked up.
//!
//! A page, a count, a neighbor, a feed cannot leak what no step behind this one has ever seen. So
//! not only the events go, but all that is there for their sake:
//!
//! 1. Events that are drafts, under embargo or retracted, and the claims that are written in them
//!    or were made at them.
//!    Of a retracted event a [`Retraction`] stays, so that its address goes on to answer.
//! 2. People, organizations, places and sources that only those name, directly or by one another.
//! 3. Tracks and sections that only those stand in.
//! 4. Mentions of such events in other texts: the author's words stay, or three dots.

mod texts;

use dateline_dates::Date;
use dateline_markdown::Mention;

use crate::draft::{Draft, Drafts, Withheld};
use crate::graph::Node;
use crate::hashed::{HashMap, HashSet};
use crate::key::Key;
use crate::prose::Prose;
use crate::record::{Claim, EntityKind, Event, EventStatus, Retraction, Source};
use crate::timeline::{Lookup, Record, Ref, Timeline};

impl Draft {
    /// The same without what may not be published at the moment `now`.
    ///
    /// An event under an embargo is kept back until the embargo's moment has come for certain
    /// ([`Date::has_come`]). With [`Drafts::Shown`] everything stays: for a preview.
    ///
    /// ```
    /// use dateline_core::{Draft, Drafts, Event, Source, Story};
    ///
    /// let mut draft = Draft::default();
    /// draft.stories.push(Story::new("apollo", "Apollo"));
    /// draft.sources.push(Source::new("log", "A log"));
    /// let mut event = Event::new("landing", "1969-07-20".parse()?, "The landing").citing("log");
    /// event.story = "apollo".into();
    /// event.draft = true;
    /// draft.events.push(event);
    /// let timeline = draft.withhold(&"2026-11-24".parse()?, Drafts::Withheld).resolve().timeline;
    /// assert_eq!((timeline.events().len(), timeline.sources().len()), (0, 0));
    /// # Ok::<(), dateline_core::dates::ParseError>(())
    /// ```
    pub fn withhold(mut self, now: &Date, drafts: Drafts) -> Draft {
        let hides = |event: &Event| drafts == Drafts::Withheld && hidden(event, now);
        if !self.events.iter().any(hides) {
            return self;
        }
        // Which names lead where is found out by the one who always does; what is wrong with
        // them is told when the rest is resolved.
        let whole = self.clone().resolve().timeline;
        self.keep_described_sources(&hides);
        self.withhold_records(&Kept::among(&whole, &hides));
        self.withhold_mentions(&whole, &hides);
        self.withhold_events(&whole, &hides, now);
        self
    }

    /// A source that is described where a hidden event cites it may be cited elsewhere by its key.
    fn keep_described_sources(&mut self, hides: &impl Fn(&Event) -> bool) {
        let (hidden, shown): (Vec<&Event>, Vec<&Event>) =
            self.events.iter().partition(|event| hides(event));
        let registered = self.sources.iter();
        let known: HashSet<&Key> =
            registered.chain(described(&shown)).map(|source| &source.key.value).collect();
        let mut more: Vec<Source> = Vec::new();
        for source in described(&hidden) {
            let key = &source.key.value;
            if !known.contains(key) && more.iter().all(|one| one.key.value != *key) {
                more.push(source.clone());
            }
        }
        self.sources.extend(more);
    }

    fn withhold_records(&mut self, kept: &Kept) {
        for kind in EntityKind::ALL {
            self.registries[*kind as usize] = self.entities.iter().any(|one| one.kind == *kind);
        }
        self.entities.retain(|one| !kept.entities.contains(&(one.kind, one.key.value.clone())));
        self.sources.retain(|one| !kept.sources.contains(&one.key.value));
    }

    fn withhold_events(&mut self, whole: &Timeline, hides: &impl Fn(&Event) -> bool, now: &Date) {
        let (out, kept): (Vec<Event>, Vec<Event>) =
            std::mem::take(&mut self.events).into_iter().partition(hides);
        self.events = kept;
        for story in &mut self.stories {
            let stands = |events: &[Event], frame: fn(&Event) -> Option<&Key>, key: &Key| {
                events.iter().any(|one| one.story == story.key.value && frame(one) == Some(key))
            };
            let only_out = |frame: fn(&Event) -> Option<&Key>, key: &Key| {
                stands(&out, frame, key) && !stands(&self.events, frame, key)
            };
            story.tracks.retain(|one| !only_out(track, &one.key.value));
            story.sections.retain(|one| !only_out(section, &one.key.value));
        }
        let names = Out::of(out.iter());
        self.claims.retain(|claim| !names.has(claim, whole));
        for event in out {
            let aliases = event.aliases.iter().map(|alias| alias.value.clone()).collect();
            let (story, key) = (event.story.clone(), event.key.value.clone());
            self.withheld.push(Withheld { story, key, aliases });
            if !early(&event, now) {
                let correction = last_correction(&event);
                self.retractions.push(Retraction {
                    key: event.key,
                    aliases: event.aliases,
                    story: event.story,
                    correction,
                    checks_off: event.checks_off,
                    span: event.span,
                });
            }
        }
    }

    fn withhold_mentions(&mut self, whole: &Timeline, hides: &impl Fn(&Event) -> bool) {
        self.for_each_text(|text, story| {
            // Nearly all texts mention nothing; a search for two brackets is the cheapest parser.
            if text.markdown().contains("[[") {
                blank(text, story, whole, hides);
            }
        });
    }
}

/// The sources that events describe where they cite them, and give a key.
fn described<'e>(events: &[&'e Event]) -> impl Iterator<Item = &'e Source> {
    let citations = events.iter().flat_map(|event| {
        event.sources.iter().chain(event.quotes.iter().filter_map(|quote| quote.source.as_ref()))
    });
    let inline = citations.filter_map(|citation| citation.inline.as_deref());
    inline.filter(|source| !source.in_place).collect::<Vec<_>>().into_iter()
}

fn track(event: &Event) -> Option<&Key> {
    event.track.as_ref().map(|key| &key.value)
}

fn section(event: &Event) -> Option<&Key> {
    event.section.as_ref().map(|key| &key.value)
}

/// Whether an event may not be published.
fn hidden(event: &Event, now: &Date) -> bool {
    early(event, now) || event.status == EventStatus::Retracted
}

/// Whether an event has never been published.
fn early(event: &Event, now: &Date) -> bool {
    event.draft || event.embargo.as_ref().is_some_and(|until| !until.value.has_come(now))
}

/// The correction that tells of a retraction: the newest; of those without dates the last.
fn last_correction(event: &Event) -> Option<crate::record::Correction> {
    let key =
        |one: &&crate::record::Correction| one.date.as_ref().map(|date| date.value.sort_key());
    event.corrections.iter().max_by_key(key).cloned()
}

/// The names of events that are not published.
#[derive(Debug, Default)]
struct Out {
    addresses: HashSet<Key>,
    keys: HashSet<Key>,
}

impl Out {
    fn of<'e>(events: impl Iterator<Item = &'e Event>) -> Out {
        let mut out = Out::default();
        for event in events {
            out.addresses.insert(event.address());
            out.keys.insert(event.key.value.clone());
        }
        out
    }

    /// Whether a claim is published with one of them: where it is written, or where it was made.
    fn has(&self, claim: &Claim, whole: &Timeline) -> bool {
        let is_made_here = |key: &Key| {
            let within = claim.story.as_ref().map(|story| key.within(story));
            match within.filter(|address| whole.event(address.as_str()).is_some()) {
                Some(address) => self.addresses.contains(&address),
                None => self.addresses.contains(key) || self.keys.contains(key),
            }
        };
        claim.written_at.as_ref().is_some_and(|address| self.addresses.contains(address))
            || claim.made_at.as_ref().is_some_and(|key| is_made_here(&key.value))
    }
}

/// Writes the author's words, or three dots, where a text leads to what is not published.
fn blank(text: &mut Prose, story: Option<&Key>, whole: &Timeline, hides: &impl Fn(&Event) -> bool) {
    let mut words = Vec::new();
    for mention in dateline_markdown::mentions(text.markdown()) {
        if let Mention::Link(link) = mention
            && let Lookup::Found(Record::Event(event)) = whole.lookup(link.target, story)
            && hides(event.get())
        {
            words.push((link.range, link.label.unwrap_or("…").to_owned()));
        }
    }
    for (range, words) in words.into_iter().rev() {
        *text = text.with_words(range, &words);
    }
}

/// The records of registries that are there only for what is kept back.
#[derive(Debug, Default)]
struct Kept {
    entities: HashSet<(EntityKind, Key)>,
    sources: HashSet<Key>,
}

impl Kept {
    fn among(whole: &Timeline, hides: &impl Fn(&Event) -> bool) -> Kept {
        let hidden = || whole.events().map(Ref::get).filter(|one| hides(one));
        let names = Out::of(hidden());
        let is_out = |node: Node| match node {
            Node::Event(id) => hides(whole.events.get(id)),
            Node::Claim(id) => names.has(whole.claims.get(id), whole),
            _ => false,
        };
        let is_registry = |node: &Node| matches!(node, Node::Entity(_) | Node::Source(_));
        let entities = whole.entities.ids().map(Node::Entity);
        let registry: Vec<Node> = entities.chain(whole.sources.ids().map(Node::Source)).collect();
        let mut leads: HashMap<Node, Vec<Node>> = HashMap::default();
        let (mut told, mut untold) = (Vec::new(), Vec::new());
        for to in &registry {
            for (from, _) in whole.graph.to(*to) {
                if is_registry(from) {
                    leads.entry(*from).or_default().push(*to);
                } else if is_out(*from) {
                    untold.push(*to);
                } else {
                    told.push(*to);
                }
            }
        }
        for event in hidden() {
            told.extend(cited_by_correction(event, whole));
        }
        let candidates = reached(untold, &leads);
        // What nothing hidden leads to is the author's to show, named anywhere or not.
        told.extend(registry.iter().filter(|node| !candidates.contains(node)));
        let shown = reached(told, &leads);
        let mut kept = Kept::default();
        for node in registry.iter().filter(|one| candidates.contains(one) && !shown.contains(one)) {
            match node {
                Node::Entity(id) => {
                    let entity = whole.entities.get(*id);
                    kept.entities.insert((entity.kind, entity.key.value.clone()));
                }
                Node::Source(id) => {
                    kept.sources.insert(whole.sources.get(*id).key.value.clone());
                }
                _ => {}
            }
        }
        kept
    }
}

/// What the note in place of a retracted event names.
fn cited_by_correction(event: &Event, whole: &Timeline) -> Vec<Node> {
    let Some(correction) =
        last_correction(event).filter(|_| event.status == EventStatus::Retracted)
    else {
        return Vec::new();
    };
    let mut nodes = Vec::new();
    for mention in dateline_markdown::mentions(correction.text.markdown()) {
        match mention {
            Mention::Link(link) => {
                if let Lookup::Found(record) = whole.lookup(link.target, Some(&event.story)) {
                    nodes.push(record.node());
                }
            }
            Mention::Citation(citation) => {
                let sources = citation.sources.iter();
                let ids = sources.filter_map(|cited| whole.index.sources.get(cited.key));
                nodes.extend(ids.map(|id| Node::Source(*id)));
            }
            _ => {}
        }
    }
    nodes
}

/// All that is reached from some nodes, they among it.
fn reached(mut todo: Vec<Node>, leads: &HashMap<Node, Vec<Node>>) -> HashSet<Node> {
    let mut seen = HashSet::default();
    while let Some(node) = todo.pop() {
        if seen.insert(node) {
            todo.extend(leads.get(&node).into_iter().flatten());
        }
    }
    seen
}
