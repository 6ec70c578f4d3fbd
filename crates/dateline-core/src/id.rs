//! Handles inside one timeline: a number that says which of many records.
//!
//! Crate-private, because a number means nothing outside the timeline that gave it out.

use std::marker::PhantomData;

/// The place of a `T` in its arena.
pub(crate) struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}

impl<T> Id<T> {
    /// The handle of what stands, or will stand, at `index`.
    ///
    /// # Panics
    ///
    /// Above four thousand million records, which no memory holds.
    pub(crate) fn at(index: usize) -> Id<T> {
        let index = u32::try_from(index).expect("an arena holds fewer than 2^32 records");
        Id { index, of: PhantomData }
    }

    /// The handle so many places further on.
    pub(crate) fn moved_by(self, places: usize) -> Id<T> {
        Id::at(self.index() + places)
    }

    pub(crate) fn index(self) -> usize {
        self.index as usize
    }
}

/// All records of one kind, in the order in which they were given.
#[derive(Clone, Debug)]
pub(crate) struct Arena<T>(Vec<T>);

impl<T> Default for Arena<T> {
    fn default() -> Arena<T> {
        Arena(Vec::new())
    }
}

impl<T> From<Vec<T>> for Arena<T> {
    fn from(records: Vec<T>) -> Arena<T> {
        Arena(records)
    }
}

impl<T> Arena<T> {
    pub(crate) fn get(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn ids(&self) -> impl ExactSizeIterator<Item = Id<T>> + use<T> {
        (0..self.0.len()).map(Id::at)
    }
}
