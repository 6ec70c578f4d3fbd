//! The resolved whole: no edge leads nowhere, events stand in order, nothing changes any more.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use dateline_dates::{Date, Relation};

use crate::graph::{Graph, LinkKind, Node};
use crate::hashed::{HashMap, HashSet};
use crate::id::{Arena, Id};
use crate::key::Key;
use crate::prose::Prose;
use crate::record::{
    About, Citation, Claim, Entity, EntityKind, EntityRef, Event, Page, Quote, RelatedAs,
    Retraction, Source, Story,
};

/// Everything that was authored, with every name looked up.
///
/// It holds one or several stories (what authors call timelines) over one set of events, people,
/// organizations, places, sources and claims.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    // Invariant: every key in any record here is found in `index`, under the kind that it says.
    pub(crate) stories: Arena<Story>,
    pub(crate) events: Arena<Event>,
    pub(crate) entities: Arena<Entity>,
    pub(crate) sources: Arena<Source>,
    pub(crate) claims: Arena<Claim>,
    pub(crate) pages: Arena<Page>,
    pub(crate) retractions: Vec<Retraction>,
    pub(crate) index: Index,
    pub(crate) graph: Graph,
    // Invariant: all events, by date; then in the order in which they were written.
    pub(crate) by_date: Vec<Id<Event>>,
    // Invariant: one list a story, own and included events, by date.
    pub(crate) entries: Vec<Vec<Told>>,
    // Invariant: one list an event, what it has to do with, both directions, each other event once.
    pub(crate) related: Vec<Vec<(Id<Event>, RelatedAs)>>,
    // Invariant: one list an event, every source that it, its quotes, its claims or its text cites.
    pub(crate) event_sources: Vec<Vec<Id<Source>>>,
    // Invariant: the key of each tag is a valid key; its events stand by date.
    pub(crate) tags: BTreeMap<Key, TaggedEvents>,
    // Invariant: the position of each event in `by_date`.
    pub(crate) rank: Vec<usize>,
}

/// An event in the list of a story, with the framing that few have.
pub(crate) type Told = (Id<Event>, Option<Box<Prose>>);

/// A tag as it was first written, and the events that carry it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TaggedEvents {
    pub(crate) title: String,
    pub(crate) events: Vec<Id<Event>>,
}

/// Names to handles. Only looked up, never walked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) stories: HashMap<Key, Id<Story>>,
    /// By `story/event`, aliases among them.
    pub(crate) events: HashMap<Key, Id<Event>>,
    /// By the event's own key, which several stories may use.
    pub(crate) events_by_key: HashMap<Key, Vec<Id<Event>>>,
    /// One map a kind, in the order of `EntityKind`.
    pub(crate) entities: [HashMap<Key, Id<Entity>>; 3],
    pub(crate) sources: HashMap<Key, Id<Source>>,
    pub(crate) claims: HashMap<Key, Id<Claim>>,
    pub(crate) pages: HashMap<Key, Id<Page>>,
    /// By `story/event`, and by the event's own key: what exists and may not be published.
    pub(crate) withheld: HashSet<Key>,
}

impl Index {
    /// Whether a key is that of an event which exists and may not be published.
    pub(crate) fn is_withheld(&self, key: &Key, story: Option<&Key>) -> bool {
        self.withheld.contains(key)
            || story.is_some_and(|story| self.withheld.contains(&key.within(story)))
    }
}

/// What a name leads to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Lookup<'t> {
    /// One record.
    Found(Record<'t>),
    /// Several records; a longer form of the name for each.
    Ambiguous(Vec<String>),
    /// An event that may not be published yet.
    Withheld,
    /// Nothing.
    Missing,
}

/// A record of any kind.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Record<'t> {
    /// An authored timeline.
    Story(Ref<'t, Story>),
    /// An event.
    Event(Ref<'t, Event>),
    /// A person, an organization or a place.
    Entity(Ref<'t, Entity>),
    /// A source.
    Source(Ref<'t, Source>),
    /// A claim.
    Claim(Ref<'t, Claim>),
    /// A plain page.
    Page(Ref<'t, Page>),
}

/// One that points to a record, and how.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Backlink<'t> {
    /// The record that points.
    pub from: Record<'t>,
    /// How it points.
    pub how: LinkKind,
}

/// A word that an author gave to several events.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'t> {
    timeline: &'t Timeline,
    key: &'t Key,
    tagged: &'t TaggedEvents,
}

impl<'t> Tag<'t> {
    /// Its key, made of its words.
    pub fn key(self) -> &'t Key {
        self.key
    }

    /// The tag as it was first written.
    pub fn title(self) -> &'t str {
        &self.tagged.title
    }

    /// The events that carry it, by date.
    pub fn events(self) -> impl ExactSizeIterator<Item = Ref<'t, Event>> {
        self.tagged.events.iter().map(move |id| self.timeline.event_ref(*id))
    }
}

/// An event as a story tells it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Entry<'t> {
    /// The event, perhaps of another story.
    pub event: Ref<'t, Event>,
    /// Why an event of another story belongs here.
    pub framing: Option<&'t Prose>,
}

/// A record from which one walks on to others; it reads like the record itself.
///
/// ```
/// use dateline_core::{Claim, Entity, Event, Source, Timeline};
///
/// let timeline = Timeline::builder("Talks")
///     .source(Source::new("transcript", "A transcript"))
///     .entity(Entity::person("putin", "Vladimir Putin"))
///     .event(Event::new("talks", "2000-06-04".parse()?, "Talks").with("putin"))
///     .event(Event::new("interview", "2024-02".parse()?, "An interview").citing("transcript"))
///     .claim(Claim::new("asked", "He asked.").by("putin").made_at("interview").about("talks"))
///     .build()?;
/// let talks = timeline.event("talks").expect("it is there");
/// assert_eq!(talks.people().next().expect("he took part").name(), "Vladimir Putin");
/// // What was said of it a quarter of a century later, and how that is known.
/// let claim = talks.claims_about().next().expect("there is one");
/// let interview = claim.made_at().expect("an event");
/// assert_eq!(interview.when().to_string(), "2024-02");
/// assert_eq!(interview.sources().next().expect("one").title(), "A transcript");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Ref<'t, R> {
    timeline: &'t Timeline,
    id: Id<R>,
    record: &'t R,
}

impl Timeline {
    /// All stories, in the order in which they were given.
    pub fn stories(&self) -> impl ExactSizeIterator<Item = Ref<'_, Story>> {
        self.stories.ids().map(|id| self.story_ref(id))
    }

    /// The story with this key.
    pub fn story(&self, key: &str) -> Option<Ref<'_, Story>> {
        self.index.stories.get(key).map(|id| self.story_ref(*id))
    }

    /// All events of all stories, by date; where dates are the same, as they were written.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Ref<'_, Event>> {
        self.by_date.iter().map(|id| self.event_ref(*id))
    }

    /// The events that can have happened within `when`, wholly or in part, by date.
    ///
    /// ```
    /// use dateline_core::{Event, Timeline};
    ///
    /// let timeline = Timeline::builder("Apollo 11")
    ///     .event(Event::new("launch", "1969-07-16".parse()?, "The launch"))
    ///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
    ///     .event(Event::new("planning", "196X".parse()?, "The plan is made"))
    ///     .build()?;
    /// let within: Vec<&str> = timeline
    ///     .events_within(&"1969-07-20".parse()?)
    ///     .map(|event| event.get().title())
    ///     .collect();
    /// // Some day in the sixties can have been that day.
    /// assert_eq!(within, ["The plan is made", "The landing"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn events_within(&self, when: &Date) -> impl Iterator<Item = Ref<'_, Event>> {
        self.events().filter(move |event| {
            !matches!(event.when().relation_to(when), Relation::Before | Relation::After)
        })
    }

    /// The event with this key: `timeline/event`, or the event's own where only one has it.
    pub fn event(&self, key: &str) -> Option<Ref<'_, Event>> {
        if let Some(id) = self.index.events.get(key) {
            return Some(self.event_ref(*id));
        }
        match self.index.events_by_key.get(key).map(Vec::as_slice) {
            Some([id]) => Some(self.event_ref(*id)),
            _ => None,
        }
    }

    /// All people, organizations and places, in the order in which they were given.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Ref<'_, Entity>> {
        self.entities.ids().map(|id| self.entity_ref(id))
    }

    /// The entity of a kind with this key.
    pub fn entity(&self, kind: EntityKind, key: &str) -> Option<Ref<'_, Entity>> {
        self.index.entities[kind as usize].get(key).map(|id| self.entity_ref(*id))
    }

    /// All sources, in the order in which they were given.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Ref<'_, Source>> {
        self.sources.ids().map(|id| self.source_ref(id))
    }

    /// The source with this key.
    pub fn source(&self, key: &str) -> Option<Ref<'_, Source>> {
        self.index.sources.get(key).map(|id| self.source_ref(*id))
    }

    /// All claims, in the order in which they were given.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Ref<'_, Claim>> {
        self.claims.ids().map(|id| self.claim_ref(id))
    }

    /// The claim with this key.
    pub fn claim(&self, key: &str) -> Option<Ref<'_, Claim>> {
        self.index.claims.get(key).map(|id| self.claim_ref(*id))
    }

    /// All plain pages, in the order in which they were given.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = Ref<'_, Page>> {
        self.pages.ids().map(|id| self.page_ref(id))
    }

    /// What stays of retracted events, in the order in which those were given.
    pub fn retractions(&self) -> &[Retraction] {
        &self.retractions
    }

    /// All tags, in the order of their keys.
    ///
    /// Tags whose words make the same key (`Fire`, `fire`) are one, shown as first written.
    pub fn tags(&self) -> impl Iterator<Item = Tag<'_>> {
        self.tags.iter().map(|(key, tagged)| Tag { timeline: self, key, tagged })
    }

    /// The tag with this key.
    pub fn tag(&self, key: &str) -> Option<Tag<'_>> {
        let (key, tagged) = self.tags.get_key_value(key)?;
        Some(Tag { timeline: self, key, tagged })
    }

    /// What a name in a text leads to: `key`, `timeline/event`, `people/key`, `sources/key`,
    /// `timelines/key`.
    ///
    /// Within `story`, a bare key means that story's event before anything else.
    ///
    /// ```
    /// use dateline_core::{Entity, Event, Lookup, Timeline};
    ///
    /// let timeline = Timeline::builder("Apollo 11")
    ///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
    ///     .entity(Entity::person("armstrong", "Neil Armstrong"))
    ///     .build()?;
    /// let Lookup::Found(record) = timeline.lookup("people/armstrong", None) else { panic!() };
    /// assert_eq!(record.address(), "people/armstrong");
    /// assert!(matches!(timeline.lookup("aldrin", None), Lookup::Missing));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lookup(&self, name: &str, story: Option<&Key>) -> Lookup<'_> {
        let key = Key::from(name);
        if let Some(story) = story
            && let Some(id) = self.index.events.get(&key.within(story))
        {
            return Lookup::Found(Record::Event(self.event_ref(*id)));
        }
        let mut found = Vec::new();
        if let (Some(scope), rest) = key.split() {
            let scoped = match scope {
                "people" => self.entity(EntityKind::Person, rest).map(Record::Entity),
                "organizations" => self.entity(EntityKind::Organization, rest).map(Record::Entity),
                "places" => self.entity(EntityKind::Place, rest).map(Record::Entity),
                "sources" => self.source(rest).map(Record::Source),
                "timelines" => self.story(rest).map(Record::Story),
                _ => self.index.events.get(&key).map(|id| Record::Event(self.event_ref(*id))),
            };
            found.extend(scoped);
        } else {
            let events = self.index.events_by_key.get(&key).into_iter().flatten();
            found.extend(events.map(|id| Record::Event(self.event_ref(*id))));
            found.extend(self.story(name).map(Record::Story));
            for kind in EntityKind::ALL {
                found.extend(self.entity(*kind, name).map(Record::Entity));
            }
            found.extend(self.source(name).map(Record::Source));
            found.extend(self.index.pages.get(&key).map(|id| Record::Page(self.page_ref(*id))));
        }
        match found.as_slice() {
            [record] => Lookup::Found(*record),
            [] if self.index.is_withheld(&key, story) => Lookup::Withheld,
            [] => Lookup::Missing,
            several => Lookup::Ambiguous(several.iter().map(scoped).collect()),
        }
    }

    pub(crate) fn story_ref(&self, id: Id<Story>) -> Ref<'_, Story> {
        Ref { timeline: self, id, record: self.stories.get(id) }
    }

    pub(crate) fn event_ref(&self, id: Id<Event>) -> Ref<'_, Event> {
        Ref { timeline: self, id, record: self.events.get(id) }
    }

    pub(crate) fn entity_ref(&self, id: Id<Entity>) -> Ref<'_, Entity> {
        Ref { timeline: self, id, record: self.entities.get(id) }
    }

    pub(crate) fn source_ref(&self, id: Id<Source>) -> Ref<'_, Source> {
        Ref { timeline: self, id, record: self.sources.get(id) }
    }

    pub(crate) fn claim_ref(&self, id: Id<Claim>) -> Ref<'_, Claim> {
        Ref { timeline: self, id, record: self.claims.get(id) }
    }

    pub(crate) fn page_ref(&self, id: Id<Page>) -> Ref<'_, Page> {
        Ref { timeline: self, id, record: self.pages.get(id) }
    }

    fn record(&self, node: Node) -> Record<'_> {
        match node {
            Node::Story(id) => Record::Story(self.story_ref(id)),
            Node::Event(id) => Record::Event(self.event_ref(id)),
            Node::Entity(id) => Record::Entity(self.entity_ref(id)),
            Node::Source(id) => Record::Source(self.source_ref(id)),
            Node::Claim(id) => Record::Claim(self.claim_ref(id)),
            Node::Page(id) => Record::Page(self.page_ref(id)),
        }
    }

    fn backlinks(&self, node: Node) -> impl Iterator<Item = Backlink<'_>> {
        self.graph
            .to(node)
            .iter()
            .map(|(from, how)| Backlink { from: self.record(*from), how: *how })
    }

    fn claims_linked(
        &self,
        event: Id<Event>,
        wanted: LinkKind,
    ) -> impl Iterator<Item = Ref<'_, Claim>> {
        self.graph.to(Node::Event(event)).iter().filter_map(move |(from, how)| match from {
            Node::Claim(claim) if *how == wanted => Some(self.claim_ref(*claim)),
            _ => None,
        })
    }
}

/// What a text writes to mean just this one.
fn scoped(record: &Record<'_>) -> String {
    match record {
        Record::Story(story) => format!("timelines/{}", story.get().key.value),
        other => other.address(),
    }
}

impl<'t> Record<'t> {
    /// The records that this one points to, in any of its fields and texts; one that it names in
    /// two ways comes twice.
    ///
    /// ```
    /// use dateline_core::{Event, Record, Source, Timeline};
    ///
    /// let timeline = Timeline::builder("Apollo")
    ///     .source(Source::new("log", "The log"))
    ///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing").citing("log"))
    ///     .build()?;
    /// let event = timeline.event("landing").ok_or("no event")?;
    /// let named: Vec<String> =
    ///     Record::Event(event).refers_to().map(|record| record.address()).collect();
    /// assert_eq!(named, ["sources/log"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refers_to(self) -> impl Iterator<Item = Record<'t>> {
        let timeline = match self {
            Record::Story(story) => story.timeline,
            Record::Event(event) => event.timeline,
            Record::Entity(entity) => entity.timeline,
            Record::Source(source) => source.timeline,
            Record::Claim(claim) => claim.timeline,
            Record::Page(page) => page.timeline,
        };
        timeline.graph.from(self.node()).iter().map(|node| timeline.record(*node))
    }
}

impl Record<'_> {
    pub(crate) fn node(&self) -> Node {
        match self {
            Record::Story(story) => Node::Story(story.id),
            Record::Event(event) => Node::Event(event.id),
            Record::Entity(entity) => Node::Entity(entity.id),
            Record::Source(source) => Node::Source(source.id),
            Record::Claim(claim) => Node::Claim(claim.id),
            Record::Page(page) => Node::Page(page.id),
        }
    }

    /// The form of its name that is unique in the whole: `timeline/event`, `people/key`, `sources/key`.
    pub fn address(&self) -> String {
        match self {
            Record::Story(story) => story.key.value.to_string(),
            Record::Event(event) => event.address().to_string(),
            Record::Entity(entity) => format!("{}/{}", entity.kind.plural(), entity.key.value),
            Record::Source(source) => format!("sources/{}", source.key.value),
            Record::Claim(claim) => {
                claim.key.as_ref().map_or_else(String::new, |key| key.value.to_string())
            }
            Record::Page(page) => page.key.value.to_string(),
        }
    }
}

impl<'t, R> Ref<'t, R> {
    /// The record itself, which outlives this handle.
    pub fn get(self) -> &'t R {
        self.record
    }

    /// The timeline that it belongs to.
    pub fn timeline(self) -> &'t Timeline {
        self.timeline
    }

    pub(crate) fn id(self) -> Id<R> {
        self.id
    }

    /// A small number that is this record's alone among its kind: its place among all that were
    /// given. It serves as an index for what one works out once a record.
    pub fn index(self) -> usize {
        self.id.index()
    }
}

impl<'t> Ref<'t, Story> {
    /// Its own events and those that it includes, by date, oldest first.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'t>> + DoubleEndedIterator {
        self.timeline.entries[self.id.index()].iter().map(move |(event, framing)| Entry {
            event: self.timeline.event_ref(*event),
            framing: framing.as_deref(),
        })
    }

    /// The records whose texts mention it.
    pub fn mentioned_in(self) -> impl Iterator<Item = Backlink<'t>> {
        self.timeline.backlinks(Node::Story(self.id))
    }
}

impl<'t> Ref<'t, Event> {
    /// The story that it belongs to.
    ///
    /// # Panics
    ///
    /// Never on a resolved timeline: an event without its story is left out.
    pub fn story(self) -> Ref<'t, Story> {
        self.timeline
            .story(self.record.story.as_str())
            .expect("resolve keeps no event without story")
    }

    /// Every source of it, of its quotes, of the claims made at or about it, and of its text;
    /// each once, in the order in which they are met.
    pub fn sources(self) -> impl ExactSizeIterator<Item = Ref<'t, Source>> {
        self.timeline.event_sources[self.id.index()].iter().map(|id| self.timeline.source_ref(*id))
    }

    /// Who took part, each with how the event names them.
    pub fn participants(self) -> impl Iterator<Item = (Ref<'t, Entity>, &'t EntityRef)> {
        self.record
            .participants
            .iter()
            .filter_map(move |named| Some((self.timeline.named(named)?, named)))
    }

    /// The people who took part.
    pub fn people(self) -> impl Iterator<Item = Ref<'t, Entity>> {
        self.of_kind(EntityKind::Person)
    }

    /// The organizations that took part.
    pub fn organizations(self) -> impl Iterator<Item = Ref<'t, Entity>> {
        self.of_kind(EntityKind::Organization)
    }

    /// Where it happened.
    pub fn place(self) -> Option<Ref<'t, Entity>> {
        self.record.place.as_ref().and_then(|place| self.timeline.named(place))
    }

    /// The claims that were made at it.
    pub fn claims_made(self) -> impl Iterator<Item = Ref<'t, Claim>> {
        self.timeline.claims_linked(self.id, LinkKind::MadeAt)
    }

    /// The claims about it, wherever they were made.
    pub fn claims_about(self) -> impl Iterator<Item = Ref<'t, Claim>> {
        self.timeline.claims_linked(self.id, LinkKind::About)
    }

    /// Other events that it has to do with, whichever of the two says so, each with what the
    /// other is to this one.
    pub fn related(self) -> impl ExactSizeIterator<Item = (Ref<'t, Event>, RelatedAs)> {
        self.timeline.related[self.id.index()]
            .iter()
            .map(move |(event, how)| (self.timeline.event_ref(*event), *how))
    }

    /// The other stories that include it.
    pub fn included_in(self) -> impl Iterator<Item = Ref<'t, Story>> {
        self.mentioned_in().filter_map(|link| match (link.from, link.how) {
            (Record::Story(story), LinkKind::Include) => Some(story),
            _ => None,
        })
    }

    /// All records that point to it.
    pub fn mentioned_in(self) -> impl Iterator<Item = Backlink<'t>> {
        self.timeline.backlinks(Node::Event(self.id))
    }

    fn of_kind(self, kind: EntityKind) -> impl Iterator<Item = Ref<'t, Entity>> {
        self.participants().map(|(entity, _)| entity).filter(move |entity| entity.kind == kind)
    }
}

impl<'t> Ref<'t, Entity> {
    /// The events that it took part in, or that happened there, each once, by date.
    pub fn events(self) -> impl Iterator<Item = Ref<'t, Event>> {
        let mut events: Vec<Id<Event>> = self
            .timeline
            .graph
            .to(Node::Entity(self.id))
            .iter()
            .filter_map(|(from, how)| match (from, how) {
                (Node::Event(event), LinkKind::Participant | LinkKind::Place) => Some(*event),
                _ => None,
            })
            .collect();
        self.timeline.sort_by_date(&mut events);
        events.into_iter().map(move |id| self.timeline.event_ref(id))
    }

    /// The claims that it makes, in the order in which they were given.
    pub fn claims(self) -> impl Iterator<Item = Ref<'t, Claim>> {
        self.mentioned_in().filter_map(move |link| match (link.from, link.how) {
            (Record::Claim(claim), LinkKind::Voice) => {
                let by = claim.get().by.as_ref()?;
                (self.timeline.named(by)?.id == self.id).then_some(claim)
            }
            _ => None,
        })
    }

    /// The quotes by it, each with the event that carries it.
    pub fn quotes(self) -> impl Iterator<Item = (Ref<'t, Event>, &'t Quote)> {
        self.mentioned_in()
            .filter_map(|link| match (link.from, link.how) {
                (Record::Event(event), LinkKind::Voice) => Some(event),
                _ => None,
            })
            .flat_map(move |event| {
                let by_it = move |quote: &&Quote| {
                    let by = quote.by.as_ref().and_then(|by| self.timeline.named(by));
                    by.is_some_and(|by| by.id == self.id)
                };
                event.get().quotes.iter().filter(by_it).map(move |quote| (event, quote))
            })
    }

    /// The place that this place lies in.
    pub fn part_of(self) -> Option<Ref<'t, Entity>> {
        let key = self.record.part_of.as_ref()?;
        self.timeline.entity(EntityKind::Place, key.value.as_str())
    }

    /// The places that lie in this place.
    pub fn parts(self) -> impl Iterator<Item = Ref<'t, Entity>> {
        self.mentioned_in().filter_map(|link| match (link.from, link.how) {
            (Record::Entity(part), LinkKind::Place) => Some(part),
            _ => None,
        })
    }

    /// All records that point to it.
    pub fn mentioned_in(self) -> impl Iterator<Item = Backlink<'t>> {
        self.timeline.backlinks(Node::Entity(self.id))
    }
}

impl<'t> Ref<'t, Source> {
    /// The events that rest on it, themselves or by a quote or a claim, each once, by date.
    pub fn events(self) -> impl Iterator<Item = Ref<'t, Event>> {
        let mut events = Vec::new();
        for (from, _) in self.timeline.graph.to(Node::Source(self.id)) {
            match from {
                Node::Event(event) => events.push(*event),
                Node::Claim(claim) => {
                    let claim = self.timeline.claim_ref(*claim);
                    events.extend(claim.made_at().map(|event| event.id));
                    events.extend(claim.about().map(|event| event.id));
                }
                _ => {}
            }
        }
        self.timeline.sort_by_date(&mut events);
        events.into_iter().map(move |id| self.timeline.event_ref(id))
    }

    /// All records that point to it.
    pub fn mentioned_in(self) -> impl Iterator<Item = Backlink<'t>> {
        self.timeline.backlinks(Node::Source(self.id))
    }
}

impl<'t> Ref<'t, Claim> {
    /// The event at which it was made.
    pub fn made_at(self) -> Option<Ref<'t, Event>> {
        self.timeline.event(self.record.made_at.as_ref()?.value.as_str())
    }

    /// The event that it is about; none where it is about a date.
    pub fn about(self) -> Option<Ref<'t, Event>> {
        match self.record.about.as_ref()? {
            About::Event(key) => self.timeline.event(key.value.as_str()),
            About::Date(_) => None,
        }
    }

    /// When what it is about happened: the event's date, or the date itself.
    pub fn about_when(self) -> Option<&'t Date> {
        match self.record.about.as_ref()? {
            About::Event(key) => self.timeline.event(key.value.as_str()).map(|e| e.get().when()),
            About::Date(date) => Some(&date.value),
        }
    }

    /// Who makes it.
    pub fn by(self) -> Option<Ref<'t, Entity>> {
        self.record.by.as_ref().and_then(|by| self.timeline.named(by))
    }
}

impl<'t> Ref<'t, Page> {
    /// All records that point to it.
    pub fn mentioned_in(self) -> impl Iterator<Item = Backlink<'t>> {
        self.timeline.backlinks(Node::Page(self.id))
    }
}

impl Timeline {
    /// The entity that a reference of a resolved record names.
    pub fn named(&self, named: &EntityRef) -> Option<Ref<'_, Entity>> {
        self.entity(named.kind?, named.key.value.as_str())
    }

    /// The source that a citation of a resolved record names.
    pub fn cited(&self, citation: &Citation) -> Option<Ref<'_, Source>> {
        self.source(citation.key.value.as_str())
    }

    /// Sorts by date and leaves each event once.
    fn sort_by_date(&self, events: &mut Vec<Id<Event>>) {
        events.sort_unstable_by_key(|id| self.rank[id.index()]);
        events.dedup();
    }
}

impl<R> Clone for Ref<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Ref<'_, R> {}

impl<R> Deref for Ref<'_, R> {
    type Target = R;

    fn deref(&self) -> &R {
        self.record
    }
}

/// Two handles are equal when they lead to the same record of the same timeline.
impl<R> PartialEq for Ref<'_, R> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.timeline, other.timeline) && self.id == other.id
    }
}

impl<R> Eq for Ref<'_, R> {}

impl<R: fmt::Debug> fmt::Debug for Ref<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.record.fmt(f)
    }
}
