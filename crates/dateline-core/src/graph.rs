//! Edges between records: who points here and how, and where a record points.
//!
//! What one record names in one field is found by its key. The edges are for those who want all
//! of them: the way back is in no record, and the way on would be a walk through every text.

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

/// Edges as they are found, one record after the other.
#[derive(Debug, Default)]
pub(crate) struct Links(Vec<Link>);

#[derive(Clone, Copy, Debug)]
struct Link {
    from: Node,
    to: Node,
    how: LinkKind,
}

impl Links {
    /// Adds an edge; the same one twice is one.
    pub(crate) fn link(&mut self, from: Node, to: Node, how: LinkKind) {
        self.0.push(Link { from, to, how });
    }

    /// The edges, to be walked. There are so many records of each kind, in the order of [`Node`].
    pub(crate) fn into_graph(self, counts: [usize; 6]) -> Graph {
        let Links(mut links) = self;
        let numbers = Numbers::of(counts);
        // Edges of one record come together, so that one which repeats another stands close behind
        // it among those that lead to the same record.
        let mut is_first = vec![true; links.len()];
        let by_end = links.iter().enumerate().map(|(at, link)| (numbers.of_node(link.to), at));
        for to_one in Lists::of(numbers.count, by_end).each() {
            for (position, at) in to_one.iter().enumerate() {
                let Link { from, how, .. } = links[*at];
                let before = to_one[..position].iter().rev().map(|at| links[*at]);
                let mut own = before.take_while(|link| link.from == from);
                is_first[*at] = own.all(|link| link.how != how);
            }
        }
        let mut is_first = is_first.into_iter();
        links.retain(|_| is_first.next().unwrap_or(true));
        let to = links.iter().map(|link| (numbers.of_node(link.to), (link.from, link.how)));
        let from = links.iter().map(|link| (numbers.of_node(link.from), link.to));
        Graph { to: Lists::of(numbers.count, to), from: Lists::of(numbers.count, from), numbers }
    }
}

/// The edges of a timeline, both ways.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    numbers: Numbers,
    /// For each record, those that point to it, in the order in which they were found.
    to: Lists<(Node, LinkKind)>,
    /// For each record, those that it points to; one that it names in two ways stands twice.
    from: Lists<Node>,
}

impl Graph {
    /// Where this points.
    pub(crate) fn from(&self, node: Node) -> &[Node] {
        self.from.list(self.numbers.of_node(node))
    }

    /// Who points here.
    pub(crate) fn to(&self, node: Node) -> &[(Node, LinkKind)] {
        self.to.list(self.numbers.of_node(node))
    }
}

/// One number for each record, whatever its kind.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers {
    /// The first of each kind.
    first: [usize; 6],
    count: usize,
}

impl Numbers {
    fn of(counts: [usize; 6]) -> Numbers {
        let mut numbers = Numbers::default();
        for (first, count) in numbers.first.iter_mut().zip(counts) {
            *first = numbers.count;
            numbers.count += count;
        }
        numbers
    }

    fn of_node(self, node: Node) -> usize {
        let (kind, index) = match node {
            Node::Story(id) => (0, id.index()),
            Node::Event(id) => (1, id.index()),
            Node::Entity(id) => (2, id.index()),
            Node::Source(id) => (3, id.index()),
            Node::Claim(id) => (4, id.index()),
            Node::Page(id) => (5, id.index()),
        };
        self.first[kind] + index
    }
}

/// A list for each record. Most are short, so that lists of their own would be mostly room to grow.
#[derive(Clone, Debug)]
struct Lists<T> {
    // Invariant: rising, and one more than there are lists; each begins here and ends where the
    // next one begins.
    starts: Vec<usize>,
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { starts: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Lists of items that each say to which list they belong; their order is kept.
    fn of(
        count: usize,
        items: impl DoubleEndedIterator<Item = (usize, T)> + ExactSizeIterator + Clone,
    ) -> Lists<T> {
        let Some((_, any)) = items.clone().next() else { return Lists::default() };
        let mut starts = vec![0; count + 1];
        for (list, _) in items.clone() {
            starts[list] += 1;
        }
        // From how many there are to where each list ends; then the last item of each takes the last
        // place, the one before it the place before, until each stands where its list begins.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut all = vec![any; items.len()];
        for (list, item) in items.rev() {
            starts[list] -= 1;
            all[starts[list]] = item;
        }
        Lists { starts, all }
    }

    fn each(&self) -> impl Iterator<Item = &[T]> {
        self.starts.windows(2).map(|ends| &self.all[ends[0]..ends[1]])
    }

    fn list(&self, list: usize) -> &[T] {
        match self.starts.get(list..list + 2) {
            Some([start, end]) => &self.all[*start..*end],
            _ => &[],
        }
    }
}
