//! Number literals as TypeScript's scanner takes them: which characters belong to one, and what is wrong with them.

use super::Recognizer;
use super::scan::{Kind, is_name_part, is_name_start};

impl Recognizer<'_> {
    /// The literal that starts at `start`, and its length.
    pub(super) fn scan_number(&mut self, start: usize) -> (Kind, usize) {
        let radix = match self.rest(start).as_bytes() {
            [b'0', b'x' | b'X', ..] => Some((16, 1125)),
            [b'0', b'b' | b'B', ..] => Some((2, 1177)),
            [b'0', b'o' | b'O', ..] => Some((8, 1178)),
            _ => None,
        };
        let end = match radix {
            Some((radix, code)) => {
                let (end, has_digits) = self.scan_digits(start + 2, radix);
                if !has_digits {
                    self.error_at(end, code);
                }
                end + usize::from(self.byte(end) == b'n')
            }
            None => self.scan_decimal(start),
        };
        (Kind::Number, end - start)
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Digits with separators between them: where they end, and whether there are any.
    fn scan_digits(&mut self, start: usize, radix: u32) -> (usize, bool) {
        let mut at = start;
        let (mut may_separate, mut is_separated, mut has_digits) = (false, false, false);
        loop {
            match self.byte(at) {
                b'_' if may_separate => (may_separate, is_separated) = (false, true),
                // 1__0, 0x_1
                b'_' => self.error_between(at, at + 1, if is_separated { 6189 } else { 6188 }),
                byte if char::from(byte).is_digit(radix) => {
                    (may_separate, is_separated, has_digits) = (true, false, true);
                }
                _ => break,
            }
            at += 1;
        }
        if at > start && self.byte(at - 1) == b'_' {
            self.error_between(at - 1, at, 6188);
        }
        (at, has_digits)
    }

    fn scan_decimal(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut has_leading_zero = false;
        if self.byte(at) == b'0' && self.byte(at + 1) == b'_' {
            self.error_between(at + 1, at + 2, 6188);
            (at, _) = self.scan_digits(at, 10);
        } else if self.byte(at) == b'0' && self.byte(at + 1).is_ascii_digit() {
            let digits = self.rest(at);
            let length = digits.find(|it: char| !it.is_ascii_digit()).unwrap_or(digits.len());
            let is_octal = digits.get(..length).is_some_and(|it| !it.contains(['8', '9']));
            at += length;
            // What an octal literal means is a matter of the checker.
            if is_octal {
                return at;
            }
            has_leading_zero = true;
        } else {
            (at, _) = self.scan_digits(at, 10);
        }
        let mut is_whole = true;
        if self.byte(at) == b'.' {
            is_whole = false;
            (at, _) = self.scan_digits(at + 1, 10);
        }
        let mut end = at;
        let mut is_scientific = false;
        if matches!(self.byte(at), b'e' | b'E') {
            is_scientific = true;
            at += 1;
            at += usize::from(matches!(self.byte(at), b'+' | b'-'));
            let has_digits;
            (at, has_digits) = self.scan_digits(at, 10);
            if has_digits {
                end = at;
            } else {
                self.error_at(at, 1124);
            }
        }
        if has_leading_zero {
            self.error_between(start, end, 1489);
            return at;
        }
        if is_whole && !is_scientific && self.byte(at) == b'n' && !self.goes_on_as_name(at + 1) {
            return at + 1;
        }
        self.name_behind_number(start, at, is_whole && is_scientific)
    }

    fn goes_on_as_name(&self, at: usize) -> bool {
        self.rest(at).starts_with(is_name_part)
    }

    /// `10px`: the name is said to be wrong, and is a token of its own all the same.
    fn name_behind_number(&mut self, start: usize, at: usize, is_scientific: bool) -> usize {
        let rest = self.rest(at);
        if !rest.starts_with(is_name_start) {
            return at;
        }
        let length = rest.find(|it| !is_name_part(it)).unwrap_or(rest.len());
        if rest.get(..length) == Some("n") {
            self.error_between(start, at + 1, if is_scientific { 1352 } else { 1353 });
            return at + 1;
        }
        self.error_between(at, at + length, 1351);
        at
    }
}
