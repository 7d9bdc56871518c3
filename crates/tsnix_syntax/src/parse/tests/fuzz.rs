//! Valid programs, broken at random: nothing may panic, and every range must be one of the text.

use super::sources::VALID;
use super::{check_ranges, source};

/// A small generator of numbers (xorshift): the tests are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Deletes, doubles or inserts something.
fn broken(text: &str, random: &mut Random) -> String {
    const PIECES: [&str; 24] = [
        ".", "?.", "(", ")", "[", "]", "{", "}", "`", "${", "\"", "'", "/", "/*", "<", ">", ",", ";", ":",
        "=>", "...", "const ", "\\u", "é",
    ];
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        let start = boundary(&text, random.below(text.len() + 1));
        let end = boundary(&text, (start + random.below(12)).min(text.len())).max(start);
        match random.below(4) {
            0 => text.replace_range(start..end, ""),
            1 => {
                let twice = text[start..end].repeat(2);
                text.replace_range(start..end, &twice);
            }
            2 => text.insert_str(start, PIECES[random.below(PIECES.len())]),
            // As if the rest were not typed yet.
            _ => {
                let kept = boundary(&text, start.max(text.len() / 4));
                text.truncate(kept);
            }
        }
    }
    text
}

#[test]
fn broken_programs_are_read_without_a_panic() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for round in 0..2_000 {
        let text = broken(VALID[round % VALID.len()], &mut random);
        check_ranges(&text, &source(&text));
    }
}

#[test]
fn every_beginning_of_a_program_is_read() {
    let text = VALID[0];
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let start = &text[..end];
        let parsed = source(start);
        check_ranges(start, &parsed);
    }
}
