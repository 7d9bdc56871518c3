//! The names of a set: a large set has a transducer of its own, small ones share one, each behind its number.
//!
//! Making a transducer costs a megabyte whatever it holds, and most sets have a dozen names.

use fst::raw::{CompiledAddr, Fst, Node, Output};

/// A set with so many names has a transducer of its own; those that share one have about as many together.
pub(super) const SHARED: usize = 4_096;

/// What stands before the names of the set of a number where several sets share a transducer.
pub(super) fn prefix(number: u32) -> [u8; 4] {
    number.to_be_bytes()
}

/// A place in the transducer: some letters have been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    node: CompiledAddr,
    output: Output,
}

/// The names of one set as a map to numbers.
pub(super) struct Names<'a> {
    fst: Fst<&'a [u8]>,
    /// Where its names begin; none where it has none.
    start: Option<At>,
}

impl<'a> Names<'a> {
    /// All names of a transducer.
    pub(super) fn whole(fst: Fst<&'a [u8]>) -> Self {
        let start = At { node: fst.root().addr(), output: Output::zero() };
        Self { fst, start: Some(start) }
    }

    /// The names of a transducer that follow `prefix`.
    pub(super) fn behind(fst: Fst<&'a [u8]>, prefix: &[u8]) -> Self {
        let whole = Self::whole(fst);
        let start = whole.start.and_then(|start| whole.read(start, prefix));
        Self { start, ..whole }
    }

    /// Where its names begin.
    pub(super) fn start(&self) -> Option<At> {
        self.start
    }

    /// The place behind further letters; none where no name goes on so.
    pub(super) fn read(&self, at: At, letters: &[u8]) -> Option<At> {
        letters.iter().try_fold(at, |at, letter| {
            let node = self.node(at);
            let transition = node.transition(node.find_input(*letter)?);
            Some(At { node: transition.addr, output: at.output.cat(transition.out) })
        })
    }

    /// The places one letter further on.
    pub(super) fn steps(&self, at: At) -> impl Iterator<Item = (u8, At)> {
        let node = self.node(at);
        (0..node.len()).map(move |index| {
            let transition = node.transition(index);
            (transition.inp, At { node: transition.addr, output: at.output.cat(transition.out) })
        })
    }

    /// The number of the name that ends here.
    pub(super) fn value(&self, at: At) -> Option<u64> {
        let node = self.node(at);
        node.is_final().then(|| at.output.cat(node.final_output()).value())
    }

    /// The number of a name.
    pub(super) fn get(&self, name: impl AsRef<[u8]>) -> Option<u64> {
        self.value(self.read(self.start?, name.as_ref())?)
    }

    fn node(&self, at: At) -> Node<'_> {
        self.fst.node(at.node)
    }
}
