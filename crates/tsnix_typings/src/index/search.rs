//! Finding names by what somebody has typed so far: by how they start, by their words, by some of their letters.
//!
//! A search looks at a bounded number of names whatever the size of the set: what is typed is too little to mean one
//! of thousands, and with the next letter it is asked again.

use std::collections::HashSet;

use super::format::{Section, u32_at};
use super::names::Names;
use super::read::{Damaged, Index, Set, map};
use super::walk::{Budget, shortest_first};
use super::words::{starts_word, words};

/// How a name fits what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// It is the name.
    Exact,
    /// The name starts with it.
    Prefix,
    /// A word of the name starts with it.
    Word,
    /// Its letters are in the name, in order.
    Letters,
    /// The name starts with it but for a slip.
    Typo,
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The number of the entry: see [`Index::summary`].
    pub number: u32,
    /// How it fits.
    pub fit: Match,
    /// The name.
    pub name: String,
}

/// Steps for each way of looking; some microseconds a thousand.
const STEPS: usize = 20_000;

/// Names that are looked at in lists of words.
const CANDIDATES: usize = 4_000;

impl Index {
    /// The names of a set that fit `query`, best first, at most `limit`. An empty query gives the shortest names.
    pub fn search(&self, set: &Set<'_>, query: &str, limit: usize) -> Result<Vec<Hit>, Damaged> {
        let mut hits = Hits { limit, seen: HashSet::new(), list: Vec::new() };
        self.by_start(set, query, &mut hits)?;
        if !query.is_empty() {
            self.by_word(Some(set), query, &mut hits)?;
        }
        if query.len() > 1 {
            self.by_letters(set, query, &mut hits)?;
        }
        Ok(hits.list)
    }

    /// The names of all sets that fit `query`, options left out. `a.b` looks for `b` in the set `a`.
    pub fn search_all(&self, query: &str, limit: usize) -> Result<Vec<Hit>, Damaged> {
        let sets = self.sets()?;
        if let Some((path, name)) = query.rsplit_once('.')
            && let Some(set) =
                sets.iter().find(|set| set.is_interface() && set.path.eq_ignore_ascii_case(path))
        {
            return self.search(set, name, limit);
        }
        let sets: Vec<_> = sets.into_iter().filter(Set::is_interface).collect();
        let mut hits = Hits { limit, seen: HashSet::new(), list: Vec::new() };
        let mut starts = Vec::new();
        for set in &sets {
            let mut of_set = Hits { limit, seen: HashSet::new(), list: Vec::new() };
            self.by_start(set, query, &mut of_set)?;
            starts.extend(of_set.list);
        }
        // By fit and length; of equals, those of earlier sets first: the sort keeps the order.
        starts.sort_by_key(|hit| (hit.fit, hit.name.len()));
        hits.extend(starts);
        if !query.is_empty() {
            self.by_word(None, query, &mut hits)?;
        }
        if query.len() > 1
            && let Some(top) = sets.first()
        {
            self.by_letters(top, query, &mut hits)?;
        }
        Ok(hits.list)
    }

    fn by_start(&self, set: &Set<'_>, query: &str, hits: &mut Hits) -> Result<(), Damaged> {
        let names = self.names(set)?;
        let query = query.as_bytes();
        let start = |fit: Match, name: Vec<u8>, value: u64| hit(set, fit, name, value);
        if let Some(value) = names.get(query) {
            hits.push(start(Match::Exact, query.to_vec(), value));
        }
        let next = |matched: &usize, letter: u8| match query.get(*matched) {
            Some(wanted) => wanted.eq_ignore_ascii_case(&letter).then_some(matched + 1),
            None => Some(*matched),
        };
        let budget = Budget { names: hits.limit + 1, steps: STEPS };
        let found = shortest_first(&names, 0, next, |matched| *matched == query.len(), budget);
        let mut found: Vec<_> = found.into_iter().map(|it| (starts_with_case(&it.name, query), it)).collect();
        // What is typed as the name has it comes before what differs in case, among names of a length.
        found.sort_by_key(|(exact_case, it)| (it.name.len(), !exact_case));
        hits.extend(found.into_iter().map(|(_, it)| start(Match::Prefix, it.name, it.value)));
        Ok(())
    }

    fn by_word(&self, set: Option<&Set<'_>>, query: &str, hits: &mut Hits) -> Result<(), Damaged> {
        let Some(first) = words(query).next() else { return Ok(()) };
        let first = first.to_ascii_lowercase();
        let is_whole = !query.to_ascii_lowercase().ends_with(&first) || query.len() > first.len();
        let index = Names::whole(map(self.section(Section::Words)?)?);
        let postings = self.section(Section::Postings)?;
        let lists = word_lists(&index, &first, is_whole);
        let range = set.map(|set| (set.first, set.first.saturating_add(set.count)));
        let mut looked_at = 0;
        let mut found = Vec::new();
        for place in lists {
            for number in posting(postings, place, range).ok_or(Damaged)? {
                looked_at += 1;
                if looked_at > CANDIDATES || hits.list.len() + found.len() >= hits.limit {
                    break;
                }
                let name = self.summary(number)?.name;
                if !hits.seen.contains(&number) && word_starts_with(name, query) {
                    found.push(Hit { number, fit: Match::Word, name: name.to_owned() });
                }
            }
        }
        if set.is_none() {
            let options: Vec<_> = self.sets()?.into_iter().filter(Set::is_options).collect();
            found.retain(|hit| !options.iter().any(|set| set.has(hit.number)));
        }
        found.sort_by(|a, b| (a.name.len(), &a.name).cmp(&(b.name.len(), &b.name)));
        hits.extend(found);
        Ok(())
    }

    fn by_letters(&self, set: &Set<'_>, query: &str, hits: &mut Hits) -> Result<(), Damaged> {
        let names = self.names(set)?;
        let query = query.as_bytes();
        let wanted = hits.limit.saturating_sub(hits.list.len());
        if wanted == 0 {
            return Ok(());
        }
        // The first letter is the name's first: without that nearly everything fits two letters.
        let next = |matched: &usize, letter: u8| match query.get(*matched) {
            Some(expected) if expected.eq_ignore_ascii_case(&letter) => Some(matched + 1),
            Some(_) if *matched == 0 => None,
            _ => Some(*matched),
        };
        let budget = Budget { names: wanted + hits.list.len(), steps: STEPS };
        let found = shortest_first(&names, 0, next, |matched| *matched == query.len(), budget);
        let mut found: Vec<_> = found.into_iter().map(|it| (at_word_starts(&it.name, query), it)).collect();
        found.sort_by(|(a, left), (b, right)| {
            b.cmp(a).then_with(|| (left.name.len(), &left.name).cmp(&(right.name.len(), &right.name)))
        });
        hits.extend(found.into_iter().map(|(_, it)| hit(set, Match::Letters, it.name, it.value)));
        if query.len() > 3 && hits.list.len() < hits.limit {
            // Swapped neighbours count twice.
            let allowed = if query.len() > 5 { 2 } else { 1 };
            let budget = Budget { names: hits.limit, steps: STEPS / 4 };
            let query = &query[..query.len().min(LONGEST_TYPO)];
            let next = |row: &Row, letter: u8| slipped(*row, query, letter, allowed);
            let accepts = |row: &Row| row.is_found || row.last(query) <= allowed;
            let found = shortest_first(&names, Row::start(), next, accepts, budget);
            hits.extend(found.into_iter().map(|it| hit(set, Match::Typo, it.name, it.value)));
        }
        Ok(())
    }
}

impl Set<'_> {
    /// Whether these are the options of a module system.
    pub fn is_options(&self) -> bool {
        self.interface.starts_with(super::write::OPTIONS)
    }

    /// Whether it is a global interface, not a list of the index's own.
    pub fn is_interface(&self) -> bool {
        !self.interface.contains(':')
    }

    /// Whether the entry of a number is one of the set.
    pub fn has(&self, entry: u32) -> bool {
        entry.checked_sub(self.first).is_some_and(|at| at < self.count)
    }
}

struct Hits {
    limit: usize,
    seen: HashSet<u32>,
    list: Vec<Hit>,
}

impl Hits {
    fn push(&mut self, hit: Hit) {
        if self.list.len() < self.limit && self.seen.insert(hit.number) {
            self.list.push(hit);
        }
    }

    fn extend(&mut self, hits: impl IntoIterator<Item = Hit>) {
        for hit in hits {
            self.push(hit);
        }
    }
}

fn hit(set: &Set<'_>, fit: Match, name: Vec<u8>, value: u64) -> Hit {
    let number = set.first.saturating_add(u32::try_from(value).unwrap_or(u32::MAX));
    Hit { number, fit, name: String::from_utf8_lossy(&name).into_owned() }
}

fn starts_with_case(name: &[u8], query: &[u8]) -> bool {
    name.starts_with(query)
}

/// The places of the lists of the words that start with `first`, shortest word first; of the word alone where more
/// was typed behind it.
fn word_lists(index: &Names<'_>, first: &str, is_whole: bool) -> Vec<u64> {
    let first = first.as_bytes();
    if is_whole {
        return index.get(first).into_iter().collect();
    }
    let next = |matched: &usize, letter: u8| match first.get(*matched) {
        Some(wanted) => (*wanted == letter).then_some(matched + 1),
        None => Some(*matched),
    };
    let budget = Budget { names: 500, steps: STEPS };
    let found = shortest_first(index, 0, next, |matched| *matched == first.len(), budget);
    found.into_iter().map(|it| it.value).collect()
}

/// The entries of a list that are in a range.
fn posting(postings: &[u8], place: u64, range: Option<(u32, u32)>) -> Option<impl Iterator<Item = u32>> {
    let place = usize::try_from(place).ok()?;
    let count = u32_at(postings, place)? as usize;
    let start = place.checked_add(4)?;
    let list = postings.get(start..start.checked_add(count.checked_mul(4)?)?)?;
    let (low, high) = range.unwrap_or((0, u32::MAX));
    let number = move |at: usize| u32_at(list, at * 4).unwrap_or(u32::MAX);
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from + (to - from) / 2;
        if number(middle) < low { from = middle + 1 } else { to = middle }
    }
    Some((from..count).map(number).take_while(move |it| *it < high))
}

/// Whether what was typed stands in a name at the start of one of its words.
fn word_starts_with(name: &str, query: &str) -> bool {
    let (name, query) = (name.as_bytes(), query.as_bytes());
    let fits =
        |at: usize| name.get(at..at + query.len()).is_some_and(|part| part.eq_ignore_ascii_case(query));
    (0..name.len()).any(|at| starts_word(name, at) && fits(at))
}

/// How many of the letters typed are at starts of words, taken greedily.
fn at_word_starts(name: &[u8], query: &[u8]) -> usize {
    let mut matched = 0;
    let mut count = 0;
    for (at, letter) in name.iter().enumerate() {
        if query.get(matched).is_some_and(|wanted| wanted.eq_ignore_ascii_case(letter)) {
            matched += 1;
            count += usize::from(starts_word(name, at));
        }
    }
    count
}

/// Slips are looked for in so many letters.
const LONGEST_TYPO: usize = 31;

/// The distances of all beginnings of what was typed to a beginning of a name.
#[derive(Clone, Copy)]
struct Row {
    distances: [u8; LONGEST_TYPO + 1],
    /// Letters of the name so far.
    length: u8,
    /// All of it was found: whatever follows fits.
    is_found: bool,
}

impl Row {
    fn start() -> Self {
        Self { distances: std::array::from_fn(|at| at as u8), length: 0, is_found: false }
    }

    fn last(&self, query: &[u8]) -> u8 {
        self.distances.get(query.len()).copied().unwrap_or(u8::MAX)
    }
}

/// The row behind one more letter; nothing where the name is too far off already. The first letter is as typed: who
/// slips there looks for it, and without that half of all names would have to be looked at.
fn slipped(row: Row, query: &[u8], letter: u8, allowed: u8) -> Option<Row> {
    if row.is_found || row.last(query) <= allowed {
        return Some(Row { is_found: true, ..row });
    }
    if row.length == 0 && !query.first()?.eq_ignore_ascii_case(&letter) {
        return None;
    }
    let mut next = Row { length: row.length.saturating_add(1), ..row };
    next.distances[0] = row.distances[0].saturating_add(1);
    let mut least = next.distances[0];
    for (at, byte) in query.iter().enumerate().take(LONGEST_TYPO) {
        let changed = u8::from(!byte.eq_ignore_ascii_case(&letter));
        let added = row.distances[at + 1].min(next.distances[at]).saturating_add(1);
        next.distances[at + 1] = row.distances[at].saturating_add(changed).min(added);
        least = least.min(next.distances[at + 1]);
    }
    (least <= allowed).then_some(next)
}
