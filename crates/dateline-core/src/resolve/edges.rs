//! Step 4: the way back, and the mentions in texts.

use dateline_markdown::Mention;
use dateline_text::{Diagnostic, Report, Spanned};

use super::names::{Suggestions, with_nearest};
use crate::graph::{LinkKind, Links, Node};
use crate::id::Id;
use crate::key::Key;
use crate::prose::Prose;
use crate::record::{
    About, Citation, Claim, Entity, EntityKind, EntityRef, Event, Page, Source, Story,
};
use crate::texts;
use crate::timeline::{Lookup, Record, Ref, Timeline};

/// Works out backlinks, relations and sources, and looks up what texts mention.
pub(super) fn link(timeline: &mut Timeline, report: &mut Report) {
    let mut edges = Edges {
        timeline,
        links: Links::default(),
        report,
        cited: Vec::new(),
        suggestions: Suggestions::new(),
        names: None,
    };
    for id in timeline.stories.ids() {
        edges.story(id);
    }
    for id in timeline.events.ids() {
        edges.event(id);
    }
    for id in timeline.entities.ids() {
        edges.entity(id);
    }
    for id in timeline.sources.ids() {
        edges.source(id);
    }
    for id in timeline.pages.ids() {
        let page: &Page = timeline.pages.get(id);
        let all = std::iter::once(&page.title).chain(texts::of_page(page));
        edges.prose(Node::Page(id), None, all);
    }
    for id in timeline.claims.ids() {
        edges.claim(id);
    }
    let cited = edges.cited;
    let counts = [
        timeline.stories.len(),
        timeline.events.len(),
        timeline.entities.len(),
        timeline.sources.len(),
        timeline.claims.len(),
        timeline.pages.len(),
    ];
    timeline.graph = edges.links.into_graph(counts);
    timeline.event_sources = event_sources(timeline, &cited);
    timeline.related = related(timeline);
}

struct Edges<'a> {
    timeline: &'a Timeline,
    links: Links,
    report: &'a mut Report,
    /// The sources that the text of each event cites.
    cited: Vec<(Id<Event>, Id<Source>)>,
    suggestions: Suggestions,
    /// Every record's name, once a suggestion was asked for.
    names: Option<Vec<String>>,
}

impl<'a> Edges<'a> {
    fn story(&mut self, id: Id<Story>) {
        let (node, story) = (Node::Story(id), self.timeline.stories.get(id));
        let scope = Some(&story.key.value);
        for include in &story.include {
            if let Some(event) = self.timeline.index.events.get(&include.event.value) {
                self.links.link(node, Node::Event(*event), LinkKind::Include);
            }
        }
        self.prose(node, scope, std::iter::once(&story.title).chain(texts::of_story(story)));
        // The event itself is no more; its timeline answers for the note.
        for retraction in self.timeline.retractions.iter().filter(|one| Some(&one.story) == scope) {
            self.prose(node, scope, texts::corrections(retraction.correction.as_slice()));
        }
    }

    fn event(&mut self, id: Id<Event>) {
        let (node, event) = (Node::Event(id), self.timeline.events.get(id));
        let scope = Some(&event.story);
        self.named(node, event.participants.iter(), LinkKind::Participant);
        self.named(node, event.place.iter(), LinkKind::Place);
        self.citations(node, &event.sources);
        for quote in &event.quotes {
            self.named(node, quote.by.iter().chain(&quote.to), LinkKind::Voice);
            self.citations(node, quote.source.as_slice());
        }
        for related in &event.related {
            if let Some(other) = self.timeline.index.events.get(&related.event.value) {
                self.links.link(node, Node::Event(*other), LinkKind::Related(related.how));
            }
        }
        self.prose(node, scope, std::iter::once(&event.title).chain(texts::of_event(event)));
    }

    fn entity(&mut self, id: Id<Entity>) {
        let (node, entity) = (Node::Entity(id), self.timeline.entities.get(id));
        let index = &self.timeline.index.entities;
        if let Some(key) = &entity.part_of
            && let Some(whole) = index[EntityKind::Place as usize].get(&key.value)
        {
            self.links.link(node, Node::Entity(*whole), LinkKind::Place);
        }
        for key in entity.roles.iter().filter_map(|role| role.organization.as_ref()) {
            if let Some(employer) = index[EntityKind::Organization as usize].get(&key.value) {
                self.links.link(node, Node::Entity(*employer), LinkKind::Role);
            }
        }
        self.prose(node, None, texts::of_entity(entity));
    }

    fn source(&mut self, id: Id<Source>) {
        let source = self.timeline.sources.get(id);
        self.prose(Node::Source(id), None, texts::of_source(source));
    }

    fn claim(&mut self, id: Id<Claim>) {
        let (node, claim) = (Node::Claim(id), self.timeline.claims.get(id));
        let scope = claim.story.as_ref();
        let disputers = claim.disputed_by.iter().filter_map(|dispute| dispute.by.as_ref());
        self.named(node, claim.by.iter().chain(disputers), LinkKind::Voice);
        self.citations(node, &claim.sources);
        for dispute in &claim.disputed_by {
            self.citations(node, &dispute.sources);
        }
        let events = &self.timeline.index.events;
        if let Some(event) = claim.made_at.as_ref().and_then(|key| events.get(&key.value)) {
            self.links.link(node, Node::Event(*event), LinkKind::MadeAt);
        }
        if let Some(About::Event(key)) = &claim.about
            && let Some(event) = events.get(&key.value)
        {
            self.links.link(node, Node::Event(*event), LinkKind::About);
        }
        self.prose(node, scope, texts::of_claim(claim));
    }

    fn named(&mut self, node: Node, named: impl Iterator<Item = &'a EntityRef>, how: LinkKind) {
        for reference in named {
            let Some(kind) = reference.kind else { continue };
            let index = &self.timeline.index.entities[kind as usize];
            if let Some(entity) = index.get(&reference.key.value) {
                self.links.link(node, Node::Entity(*entity), how);
            }
        }
    }

    fn citations(&mut self, node: Node, citations: &[Citation]) {
        for citation in citations {
            if let Some(source) = self.timeline.index.sources.get(&citation.key.value) {
                self.links.link(node, Node::Source(*source), LinkKind::Citation);
            }
        }
    }

    /// Looks up what texts mention and cite.
    fn prose<'p>(
        &mut self,
        node: Node,
        scope: Option<&Key>,
        texts: impl Iterator<Item = &'p Prose>,
    ) {
        for text in texts {
            if let Some((opening, closing)) = dateline_markdown::unclosed_markup(text.markdown()) {
                let marks = &text.markdown()[opening.clone()];
                self.report.push(
                    Diagnostic::error("unclosed-markup", format!("`{marks}` is never closed"))
                        .at(text.place(opening.clone()))
                        .help(format!(
                            "end it with `{closing}`; where the marks themselves are meant, write \
                             `\\{marks}`"
                        )),
                );
            }
            if let Some(bar) = dateline_markdown::divided_link(text.markdown()) {
                let message = "this `|` divides two cells of the table, not a link";
                self.report.push(
                    Diagnostic::error("divided-link", message)
                        .at(text.place(bar.clone()))
                        .help("write `\\|` within the link")
                        .fix(text.place(bar), "\\|"),
                );
            }
            for mention in dateline_markdown::mentions(text.markdown()) {
                if let Mention::Link(link) = mention {
                    let place = text.place(link.target_range);
                    self.mention(node, scope, link.target, place);
                } else if let Mention::Citation(citation) = mention {
                    for cited in citation.sources {
                        let place = text.place(cited.key_range);
                        self.cite(node, cited.key, place);
                    }
                }
            }
        }
    }

    fn mention(&mut self, node: Node, scope: Option<&Key>, name: &str, place: dateline_text::Span) {
        let to = match self.timeline.lookup(name, scope) {
            Lookup::Found(record) => record.node(),
            Lookup::Withheld => return,
            Lookup::Ambiguous(all) => {
                let all: Vec<String> = all.iter().map(|one| format!("`[[{one}]]`")).collect();
                self.report.push(
                    Diagnostic::error(
                        "ambiguous-key",
                        format!("several records have the key `{name}`"),
                    )
                    .at(place)
                    .help(format!("write one of {}", all.join(", "))),
                );
                return;
            }
            Lookup::Missing => {
                let key = Spanned::new(Key::from(name), place);
                let near = self.nearest(name, scope);
                self.report.push(with_nearest(
                    Diagnostic::error("unknown-key", format!("no record has the key `{name}`"))
                        .at(place),
                    &key,
                    near.as_deref(),
                ));
                return;
            }
        };
        self.links.link(node, to, LinkKind::Mention);
    }

    fn cite(&mut self, node: Node, name: &str, place: dateline_text::Span) {
        if let Some(source) = self.timeline.index.sources.get(name) {
            self.links.link(node, Node::Source(*source), LinkKind::Citation);
            if let Node::Event(event) = node {
                self.cited.push((event, *source));
            }
            return;
        }
        let sources = self.timeline.sources().map(|source| source.get().key.value.as_str());
        let near =
            if self.suggestions.take() { dateline_text::nearest(name, sources) } else { None };
        let key = Spanned::new(Key::from(name), place);
        let told =
            Diagnostic::error("unknown-key", format!("no source has the key `{name}`")).at(place);
        let told = with_nearest(told, &key, near);
        let add = format!("add `{name}:` with its `title` to `sources.yaml`");
        self.report.push(if near.is_none() { told.help(add) } else { told });
    }

    /// The record's name that was probably meant.
    fn nearest(&mut self, name: &str, scope: Option<&Key>) -> Option<String> {
        if !self.suggestions.take() {
            return None;
        }
        let timeline = self.timeline;
        let own = timeline.events().map(Ref::get).filter(|event| Some(&event.story) == scope);
        let own = own.map(|event| event.key.value.as_str());
        let all = self.names.get_or_insert_with(|| names(timeline));
        dateline_text::nearest(name, own.chain(all.iter().map(String::as_str))).map(str::to_owned)
    }
}

/// Every name by which a text can mention a record.
fn names(timeline: &Timeline) -> Vec<String> {
    let events = timeline.events().map(|event| event.address().to_string());
    let stories = timeline.stories().map(|story| story.key.value.to_string());
    let entities = timeline
        .entities()
        .flat_map(|entity| [entity.key.value.to_string(), Record::Entity(entity).address()]);
    let sources = timeline.sources().map(|source| source.key.value.to_string());
    let pages = timeline.pages().map(|page| page.key.value.to_string());
    events.chain(stories).chain(entities).chain(sources).chain(pages).collect()
}

/// For each event, every source of it, its quotes, the claims at and about it, and its text.
fn event_sources(timeline: &Timeline, cited: &[(Id<Event>, Id<Source>)]) -> Vec<Vec<Id<Source>>> {
    let mut lists: Vec<Vec<Id<Source>>> = vec![Vec::new(); timeline.events.len()];
    let mut add = |event: Id<Event>, citation: &Citation| {
        if let Some(source) = timeline.index.sources.get(&citation.key.value) {
            push_new(&mut lists[event.index()], *source);
        }
    };
    for id in timeline.events.ids() {
        let event = timeline.events.get(id);
        let quoted = event.quotes.iter().filter_map(|quote| quote.source.as_ref());
        event.sources.iter().chain(quoted).for_each(|citation| add(id, citation));
    }
    for id in timeline.claims.ids() {
        let claim = timeline.claim_ref(id);
        let disputes = claim.get().disputed_by.iter().flat_map(|dispute| &dispute.sources);
        for citation in claim.get().sources.iter().chain(disputes) {
            for event in claim.made_at().into_iter().chain(claim.about()) {
                add(event.id(), citation);
            }
        }
    }
    for (event, source) in cited {
        push_new(&mut lists[event.index()], *source);
    }
    lists
}

/// For each event, what it has to do with, whichever of the two says so.
fn related(timeline: &Timeline) -> Vec<Vec<(Id<Event>, crate::record::RelatedAs)>> {
    let mut lists = vec![Vec::new(); timeline.events.len()];
    let pairs = || {
        timeline.events.ids().flat_map(|id| {
            timeline.events.get(id).related.iter().filter_map(move |related| {
                let other = timeline.index.events.get(&related.event.value)?;
                Some((id, *other, related.how))
            })
        })
    };
    for (one, other, how) in pairs() {
        push_new(&mut lists[one.index()], (other, how));
    }
    // What an event says of another comes before what that one says of it.
    let own: Vec<usize> = lists.iter().map(Vec::len).collect();
    for (one, other, how) in pairs() {
        let list = &mut lists[other.index()];
        if list[..own[other.index()]].iter().all(|(id, _)| *id != one) {
            push_new(list, (one, how.reversed()));
        }
    }
    lists
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}
