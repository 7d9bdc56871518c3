//! Walking a map of names by letters, only where names can still be meant.

use super::names::{At, Names};

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
    at: At,
    state: S,
    /// The step before this one, and the letter taken from there.
    before: usize,
    letter: u8,
}

/// The names that a machine accepts, shortest first and then by letters. `next` gives the state behind a letter,
/// or nothing where no name that starts so is accepted; `accepts` says whether a name may end in a state.
pub(super) fn shortest_first<S: Clone>(
    names: &Names<'_>,
    start: S,
    next: impl Fn(&S, u8) -> Option<S>,
    accepts: impl Fn(&S) -> bool,
    budget: Budget,
) -> Vec<Found<S>> {
    let mut found = Vec::new();
    let first = names.start().map(|at| Step { at, state: start, before: usize::MAX, letter: 0 });
    let mut steps: Vec<Step<S>> = first.into_iter().collect();
    let mut at = 0;
    while at < steps.len() && found.len() < budget.names && steps.len() < budget.steps {
        let step = steps[at].at;
        if let Some(value) = names.value(step)
            && accepts(&steps[at].state)
        {
            found.push(Found { name: spelled(&steps, at), value, state: steps[at].state.clone() });
        }
        for (letter, place) in names.steps(step) {
            if let Some(state) = next(&steps[at].state, letter) {
                steps.push(Step { at: place, state, before: at, letter });
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
