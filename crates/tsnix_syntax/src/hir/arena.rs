//! Typed indices into vectors, with a range beside each node.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use tsnix_source::TextRange;

/// The number of a node of type `T` in its module.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The index, for side tables.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// The id of an index that [`Id::index`] gave.
    pub fn from_index(index: usize) -> Self {
        Self { index: index as u32, of: PhantomData }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// The nodes of one type, each with its range.
#[derive(Clone, Debug)]
pub struct Arena<T> {
    nodes: Vec<T>,
    ranges: Vec<TextRange>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { nodes: Vec::new(), ranges: Vec::new() }
    }
}

impl<T> Arena<T> {
    /// Adds a node.
    pub fn add(&mut self, node: T, range: TextRange) -> Id<T> {
        let id = Id::from_index(self.nodes.len());
        self.nodes.push(node);
        self.ranges.push(range);
        id
    }

    /// The node of an id of this arena.
    pub fn get(&self, id: Id<T>) -> &T {
        &self.nodes[id.index()]
    }

    /// The node, to be changed while lowering.
    pub fn get_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.nodes[id.index()]
    }

    /// The range of an id of this arena.
    pub fn range(&self, id: Id<T>) -> TextRange {
        self.ranges[id.index()]
    }

    /// Makes a range wide enough to hold another one.
    pub(crate) fn widen(&mut self, id: Id<T>, inner: TextRange) {
        let range = &mut self.ranges[id.index()];
        *range = range.cover(inner);
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All ids, in the order in which lowering made the nodes.
    pub fn ids(&self) -> impl Iterator<Item = Id<T>> + use<T> {
        (0..self.nodes.len()).map(Id::from_index)
    }
}
