//! The name that a wrong one was meant to be, by TypeScript's rule: the numbers of errors depend on it.
//!
//! TypeScript compares all names of a type. Here a map of names is walked by letters and left wherever the distance
//! can only be too great, which gives the same answer.

use super::names::{At, Names};
use super::read::{Damaged, Index, Set};

/// Distances count tenths: a wrong case is 1, a letter too many or too few 10, another letter 20.
const CASE: u32 = 1;
const ADDED: u32 = 10;
const REPLACED: u32 = 20;

impl Index {
    /// The name of a set that is nearest to `wanted`, with its distance in tenths of a letter; nothing where none is
    /// near. Of equally near names the first by letters.
    pub fn near(&self, set: &Set<'_>, wanted: &str) -> Result<Option<(String, u32)>, Damaged> {
        let names = self.names(set)?;
        let found = nearest(&names, wanted.as_bytes());
        Ok(found.and_then(|(name, distance)| Some((String::from_utf8(name).ok()?, distance))))
    }
}

struct Search<'a> {
    wanted: &'a [u8],
    longest: usize,
    shortest: usize,
    /// A name must be nearer than this.
    limit: u32,
    best: Option<(Vec<u8>, u32)>,
}

/// A beginning of names, and how it goes on.
struct Level {
    /// Last letter first.
    steps: Vec<(u8, At)>,
    row: Vec<u32>,
}

impl Level {
    fn of(names: &Names<'_>, at: At, row: Vec<u32>) -> Self {
        let mut steps: Vec<_> = names.steps(at).collect();
        steps.reverse();
        Self { steps, row }
    }
}

fn nearest(names: &Names<'_>, wanted: &[u8]) -> Option<(Vec<u8>, u32)> {
    let length = wanted.len();
    // TypeScript's `getSpellingSuggestion`; `floor` of the product, as JavaScript has it.
    let difference = ((length as f64 * 0.34).floor() as usize).max(2);
    let mut search = Search {
        wanted,
        longest: length + difference,
        shortest: length.saturating_sub(difference),
        limit: ((length as f64 * 0.4).floor() as u32 + 1) * 10,
        best: None,
    };
    let row: Vec<u32> = (0..=length as u32).map(|at| at * ADDED).collect();
    // The depth is at most `longest`, which the wanted name bounds; an iterative walk keeps it off the stack.
    let mut name = Vec::new();
    let mut stack: Vec<Level> = Vec::new();
    if let Some(start) = names.start() {
        search.end(names, start, &name, &row);
        stack.push(Level::of(names, start, row));
    }
    while let Some(level) = stack.last_mut() {
        let Some((letter, at)) = level.steps.pop() else {
            stack.pop();
            name.pop();
            continue;
        };
        let next = next_row(&level.row, search.wanted, letter);
        if name.len() < search.longest && next.iter().min().is_some_and(|least| *least < search.limit) {
            name.push(letter);
            search.end(names, at, &name, &next);
            stack.push(Level::of(names, at, next));
        }
    }
    search.best
}

impl Search<'_> {
    /// A name may end here.
    fn end(&mut self, names: &Names<'_>, at: At, name: &[u8], row: &[u32]) {
        let Some(distance) = row.last().copied() else { return };
        let is_long_enough = name.len() >= 3 || name.eq_ignore_ascii_case(self.wanted);
        if names.value(at).is_some()
            && distance < self.limit
            && name.len() >= self.shortest
            && is_long_enough
            && name != self.wanted
        {
            self.limit = distance;
            self.best = Some((name.to_vec(), distance));
        }
    }
}

/// The distances of all beginnings of `wanted` to a name that goes on with `letter`.
fn next_row(row: &[u32], wanted: &[u8], letter: u8) -> Vec<u32> {
    let mut next = Vec::with_capacity(row.len());
    next.push(row.first().map_or(0, |first| first + ADDED));
    for (at, byte) in wanted.iter().enumerate() {
        let changed = if *byte == letter {
            0
        } else if byte.eq_ignore_ascii_case(&letter) {
            CASE
        } else {
            REPLACED
        };
        next.push((row[at] + changed).min(row[at + 1] + ADDED).min(next[at] + ADDED));
    }
    next
}
