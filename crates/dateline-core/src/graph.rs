//! Edges between records: who points here and how, and where a record points.
//!
//! What one record names in one field is found by its key. The edges are for those who want all
//! of them: the way back is in no record, and the way on would be a walk through every text.

use crate::hashed::HashMap;
use crate::id::Id;
use crate::record::{Claim, Entity, Event, Page, RelatedAs, Source, Story};

/// Any record of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Story(Id<Story>),
    Event(Id<Event>),
    Entity(Id<Entity>),
    Source(Id<Source>),
    Claim(Id<Claim>),
    Page(Id<Page>),
}

/// How one record points to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkKind {
    /// An event names one who took part.
    Participant,
    /// An event happened at a place, or a place lies in another.
    Place,
    /// A quote, a claim or a dispute is by a person or an organization, or a quote is to one.
    Voice,
    /// A person's role names an organization.
    Role,
    /// A source is cited.
    Citation,
    /// A text mentions the record: `[[key]]`.
    Mention,
    /// An event is related to another.
    Related(RelatedAs),
    /// A timeline includes an event of another.
    Include,
    /// A claim was made at an event.
    MadeAt,
    /// A claim is about an event.
    About,
}

/// For each record, those that point to it, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    // Only looked up, never walked: the order of a hash map must not reach an output.
    backlinks: HashMap<Node, Vec<(Node, LinkKind)>>,
    /// For each record, those that it points to; one that it names in two ways stands twice.
    links: HashMap<Node, Vec<Node>>,
}

impl Graph {
    /// Adds an edge; the same one twice is one.
    pub(crate) fn link(&mut self, from: Node, to: Node, how: LinkKind) {
        let links = self.backlinks.entry(to).or_default();
        // Edges of one record come together, so that a look at the last few would do; a record
        // that names one person twice does so within its own handful of edges.
        let repeated = links.iter().rev().take_while(|(node, _)| *node == from);
        if repeated.into_iter().all(|(_, kind)| *kind != how) {
            links.push((from, how));
            self.links.entry(from).or_default().push(to);
        }
    }

    /// Where this points.
    pub(crate) fn from(&self, node: Node) -> &[Node] {
        self.links.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Who points here.
    pub(crate) fn to(&self, node: Node) -> &[(Node, LinkKind)] {
        self.backlinks.get(&node).map_or(&[], Vec::as_slice)
    }
}
