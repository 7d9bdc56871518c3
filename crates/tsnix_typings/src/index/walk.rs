//! Walking a map of names by letters, only where names can still be meant.

use fst::raw::{CompiledAddr, Fst, Output};

/// How far a walk goes, so that its time does not depend on the number of names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Names to find.
    pub(super) names: usize,
    /// Steps to take.
    pub(super) steps: usize,
}

/// A name that a walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<S> {
    pub(super) name: Vec<u8>,
    pub(super) value: u64,
    pub(super) state: S,
}

struct Step<S> {
    node: CompiledAddr,
    output: Output,
    state: S,
    /// The step before this one, and the letter taken from there.
    before: usize,
    letter: u8,
}

/// The names that a machine accepts, shortest first and then by letters. `next` gives the state behind a letter,
/// or nothing where no name that starts so is accepted; `accepts` says whether a name may end in a state.
pub(super) fn shortest_first<S: Clone>(
    names: &Fst<&[u8]>,
    start: S,
    next: impl Fn(&S, u8) -> Option<S>,
    accepts: impl Fn(&S) -> bool,
    budget: Budget,
) -> Vec<Found<S>> {
    let mut found = Vec::new();
    let mut steps = vec![Step {
        node: names.root().addr(),
        output: Output::zero(),
        state: start,
        before: usize::MAX,
        letter: 0,
    }];
    let mut at = 0;
    while at < steps.len() && found.len() < budget.names && steps.len() < budget.steps {
        let node = names.node(steps[at].node);
        if node.is_final() && accepts(&steps[at].state) {
            let value = steps[at].output.cat(node.final_output()).value();
            found.push(Found { name: spelled(&steps, at), value, state: steps[at].state.clone() });
        }
        for transition in node.transitions() {
            if let Some(state) = next(&steps[at].state, transition.inp) {
                let output = steps[at].output.cat(transition.out);
                steps.push(Step { node: transition.addr, output, state, before: at, letter: transition.inp });
            }
        }
        at += 1;
    }
    found
}

fn spelled<S>(steps: &[Step<S>], mut at: usize) -> Vec<u8> {
    let mut name = Vec::new();
    while steps[at].before != usize::MAX {
        name.push(steps[at].letter);
        at = steps[at].before;
    }
    name.reverse();
    name
}
