//! Writing transducers: maps from sorted keys to numbers, in the format of the crate `fst`, which reads them.
//!
//! The crate's own writer finds all that keys have in common, also where that is nothing but work: names in order have
//! numbers in order, so that hardly any two places lead on to the same but the ends of keys. Here chains of single
//! letters are shared, and nothing else. That is a fourth of the work; the map is a little larger.
//!
//! ```text
//! version 8, kind 8, nodes, number of keys 8, place of the root 8, checksum 4
//! ```
//!
//! A node's place is that of its last byte, since it is read from there to the front; 0 is the end of a key without a
//! number of its own. The checksum is left out (0): the pieces of the index have their own.

use super::write::WriteError;

/// The version of the format.
const VERSION: u64 = 3;

/// A node with so many ways on has a table of them.
const TABLE: usize = 32;

/// Places in the table of chains that are known; a power of two.
const KNOWN: usize = 1 << 13;

/// A way from one node to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Transition {
    letter: u8,
    output: u64,
    to: usize,
}

/// A node of the key that was given last: more ways may follow.
#[derive(Debug, Default)]
struct Unfinished {
    is_final: bool,
    final_output: u64,
    ways: Vec<Transition>,
    /// The way that the last key takes: where it leads is not written yet.
    last: Option<(u8, u64)>,
}

/// Writes a map of keys that are given in order.
#[derive(Debug)]
pub(super) struct Transducer {
    bytes: Vec<u8>,
    /// The nodes of the last key; those behind them are kept for their memory.
    nodes: Vec<Unfinished>,
    key: Vec<u8>,
    count: u64,
    /// The node that was written last.
    written: usize,
    /// Nodes of one way without a number, with their places.
    known: Vec<(u8, usize, usize)>,
}

impl Transducer {
    /// One for about as many bytes of keys.
    pub(super) fn new(bytes: usize) -> Self {
        let mut out = Vec::with_capacity(bytes + 64);
        out.extend(VERSION.to_le_bytes());
        out.extend(0u64.to_le_bytes());
        let known = vec![(0, 0, 0); KNOWN];
        Self { bytes: out, nodes: vec![Unfinished::default()], key: Vec::new(), count: 0, written: 1, known }
    }

    /// Adds a key.
    ///
    /// # Errors
    /// Where it is not behind the one before.
    pub(super) fn insert(&mut self, key: &[u8], number: u64) -> Result<(), WriteError> {
        let common = key.iter().zip(&self.key).take_while(|(left, right)| left == right).count();
        let is_behind = self.count == 0 || key.get(common) > self.key.get(common);
        if !is_behind {
            return Err(WriteError::Packing("the keys are not in order".to_owned()));
        }
        let number = self.share(common, number);
        self.finish_to(common);
        self.key.truncate(common);
        self.add(key.get(common..).unwrap_or_default(), number);
        self.count += 1;
        Ok(())
    }

    /// The map.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.finish_to(0);
        let root = self.write(0);
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend((root as u64).to_le_bytes());
        self.bytes.extend(0u32.to_le_bytes());
        self.bytes
    }

    /// Lets the first letters of the last key have of its number what the new one's has, too: the rest goes on to what
    /// follows them. What is left of the new number.
    fn share(&mut self, common: usize, mut number: u64) -> u64 {
        for at in 0..common {
            let Some((_, output)) = self.nodes.get_mut(at).and_then(|it| it.last.as_mut()) else { break };
            let both = number.min(*output);
            let rest = *output - both;
            *output = both;
            number -= both;
            if let Some(next) = self.nodes.get_mut(at + 1).filter(|_| rest > 0) {
                next.ways.iter_mut().for_each(|it| it.output += rest);
                if next.is_final {
                    next.final_output += rest;
                }
                if let Some((_, output)) = &mut next.last {
                    *output += rest;
                }
            }
        }
        number
    }

    /// Writes the nodes of the last key behind its first letters.
    fn finish_to(&mut self, letters: usize) {
        for at in (letters..self.key.len()).rev() {
            let to = self.write(at + 1);
            let Some(node) = self.nodes.get_mut(at) else { continue };
            if let Some((letter, output)) = node.last.take() {
                node.ways.push(Transition { letter, output, to });
            }
        }
    }

    /// Adds letters to the key, which then ends.
    fn add(&mut self, letters: &[u8], mut number: u64) {
        for letter in letters {
            if let Some(node) = self.nodes.get_mut(self.key.len()) {
                node.last = Some((*letter, number));
            }
            number = 0;
            self.key.push(*letter);
            if self.nodes.len() == self.key.len() {
                self.nodes.push(Unfinished::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(self.key.len()) {
            node.is_final = true;
            node.final_output = number;
        }
    }

    /// Writes a node, unless it is written; its place. Then it is empty.
    fn write(&mut self, at: usize) -> usize {
        let Some(node) = self.nodes.get_mut(at) else { return 0 };
        let (is_final, output) = (node.is_final, node.final_output);
        (node.is_final, node.final_output) = (false, 0);
        let ways = std::mem::take(&mut node.ways);
        let place = match ways.as_slice() {
            [] if is_final && output == 0 => 0,
            [one] if !is_final => self.write_one(*one),
            several => {
                push_node(&mut self.bytes, is_final.then_some(output), several);
                self.written = self.bytes.len() - 1;
                self.written
            }
        };
        if let Some(node) = self.nodes.get_mut(at) {
            node.ways = ways;
            node.ways.clear();
        }
        place
    }

    /// A node that no key ends at, with one way on.
    fn write_one(&mut self, way: Transition) -> usize {
        let slot = (way.to.wrapping_mul(0x9e37_79b1) ^ (usize::from(way.letter) << 5)) % KNOWN;
        if way.output == 0
            && let Some((letter, to, place)) = self.known.get(slot)
            && (*letter, *to) == (way.letter, way.to)
            && *place != 0
        {
            return *place;
        }
        if way.output == 0 && way.to == self.written {
            self.bytes.extend([way.letter, 0b1100_0000]);
        } else {
            let distance = distance(self.bytes.len(), way.to);
            let sizes = (if way.output == 0 { 0 } else { size(way.output) }, size(distance));
            push_number(&mut self.bytes, way.output, sizes.0);
            push_number(&mut self.bytes, distance, sizes.1);
            self.bytes.extend([(sizes.1 << 4) as u8 | sizes.0 as u8, way.letter, 0b1000_0000]);
        }
        self.written = self.bytes.len() - 1;
        if let Some(known) = self.known.get_mut(slot).filter(|_| way.output == 0) {
            *known = (way.letter, way.to, self.written);
        }
        self.written
    }
}

/// Any other node: `end` is the number of the key that ends at it.
fn push_node(out: &mut Vec<u8>, end: Option<u64>, ways: &[Transition]) {
    let start = out.len();
    let outputs = ways.iter().map(|it| it.output).chain(end);
    let greatest = outputs.max().unwrap_or(0);
    let of_output = if greatest == 0 { 0 } else { size(greatest) };
    let of_distance = ways.iter().map(|it| size(distance(start, it.to))).max().unwrap_or(0);
    if let Some(end) = end {
        push_number(out, end, of_output);
    }
    ways.iter().rev().for_each(|it| push_number(out, it.output, of_output));
    ways.iter().rev().for_each(|it| push_number(out, distance(start, it.to), of_distance));
    out.extend(ways.iter().rev().map(|it| it.letter));
    if ways.len() > TABLE {
        let mut table = [u8::MAX; 256];
        for (number, way) in ways.iter().enumerate() {
            table[usize::from(way.letter)] = number as u8;
        }
        out.extend(table);
    }
    out.push((of_distance << 4) as u8 | of_output as u8);
    let of_end = if end.is_some() { 0b0100_0000 } else { 0 };
    match ways.len() {
        count @ 1..=63 => out.push(of_end | count as u8),
        // One way never has its number here, so that 1 stands for what does not fit into a byte.
        256 => out.extend([1, of_end]),
        count => out.extend([count as u8, of_end]),
    }
}

/// How far back a node is; 0 is the end.
fn distance(from: usize, to: usize) -> u64 {
    if to == 0 { 0 } else { (from - to) as u64 }
}

/// How many bytes a number takes; one at least.
fn size(number: u64) -> usize {
    (u64::BITS - number.leading_zeros()).div_ceil(8).max(1) as usize
}

fn push_number(out: &mut Vec<u8>, number: u64, size: usize) {
    out.extend_from_slice(number.to_le_bytes().get(..size).unwrap_or_default());
}
