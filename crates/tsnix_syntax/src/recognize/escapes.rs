//! Escapes in strings and templates, as TypeScript's scanner takes them.

use super::Recognizer;

impl Recognizer<'_> {
    /// Behind a backslash at `start`: where the escape ends. What is wrong with it is said where `is_said`: a template
    /// with a tag may hold anything.
    pub(super) fn scan_escape(&mut self, start: usize, is_said: bool) -> usize {
        let rest = self.rest(start + 1);
        let Some(letter) = rest.chars().next() else { return self.text.len() };
        let behind = start + 1 + letter.len_utf8();
        match letter {
            '\r' if rest.starts_with("\r\n") => behind + 1,
            'u' if rest.starts_with("u{") => self.scan_code_point(start, is_said),
            'u' => self.scan_hexadecimal(behind, 4, is_said),
            'x' => self.scan_hexadecimal(behind, 2, is_said),
            '0' if !rest[1..].starts_with(|it: char| it.is_ascii_digit()) => behind,
            '0'..='7' => {
                let most = if letter <= '3' { 3 } else { 2 };
                let is_octal = |it: char| ('0'..='7').contains(&it);
                let length = rest.chars().take(most).take_while(|it| is_octal(*it)).count();
                if is_said {
                    self.error_between(start, start + 1 + length, 1487);
                }
                start + 1 + length
            }
            '8' | '9' => {
                if is_said {
                    self.error_between(start, behind, 1488);
                }
                behind
            }
            _ => behind,
        }
    }

    /// Exactly so many digits.
    fn scan_hexadecimal(&mut self, start: usize, length: usize, is_said: bool) -> usize {
        let found = self.rest(start).chars().take(length).take_while(char::is_ascii_hexdigit).count();
        if found < length && is_said {
            self.error_at(start + found, 1125);
        }
        start + found
    }

    /// `\u{1F600}`
    fn scan_code_point(&mut self, start: usize, is_said: bool) -> usize {
        let digits = start + 3;
        let rest = self.rest(digits);
        let length = rest.find(|it: char| !it.is_ascii_hexdigit()).unwrap_or(rest.len());
        let end = digits + length;
        let value = rest.get(..length).unwrap_or("").trim_start_matches('0');
        let is_too_great = value.len() > 6 || u32::from_str_radix(value, 16).is_ok_and(|it| it > 0x10_FFFF);
        if is_said {
            if length == 0 {
                self.error_at(end, 1125);
            } else if is_too_great {
                self.error_between(digits, end, 1198);
            }
            match self.rest(end).chars().next() {
                Some('}') => {}
                Some(_) => self.error_at(end, 1199),
                None => self.error_at(end, 1126),
            }
        }
        end + usize::from(self.rest(end).starts_with('}'))
    }
}
