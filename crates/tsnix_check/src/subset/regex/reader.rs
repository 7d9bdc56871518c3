//! Reads a pattern: recursive descent over its characters, with the problems noted on the way.

use tsnix_source::TextRange;

use super::{Class, ClassItem, Node, Problem, Regex, alternatives};

/// Groups inside of groups beyond this depth are not looked into.
const MAX_DEPTH: u32 = 100;

/// Reads a pattern as it stands between the slashes.
pub fn parse(pattern: &str) -> Regex {
    let mut reader = Reader {
        text: pattern,
        at: 0,
        depth: 0,
        groups: Vec::new(),
        problems: Vec::new(),
        conflicts: Vec::new(),
    };
    let mut parts = vec![reader.alternatives()];
    // A stray `)` is a syntax error, which the parser of the file reports; reading goes on.
    while reader.next().is_some() {
        parts.push(reader.alternatives());
    }
    let root = if parts.len() == 1 { parts.remove(0) } else { Node::Sequence(parts) };
    let mut problems = reader.problems;
    let has_groups = !reader.groups.is_empty();
    let conflicts = reader.conflicts.into_iter();
    problems.extend(conflicts.filter(|it| !alternatives::is_whole(&root, has_groups, it.depth)).map(|it| {
        Problem {
            range: it.range,
            what: "an alternative that begins as a later one",
            why: "JavaScript takes the first that fits, POSIX the longest",
            help: "put the longer alternative first",
        }
    }));
    problems.sort_by_key(|it| it.range);
    Regex { root, groups: reader.groups, problems }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u32,
    groups: Vec<Option<String>>,
    problems: Vec<Problem>,
    conflicts: Vec<Conflict>,
}

/// An alternative that a later one begins with.
struct Conflict {
    range: TextRange,
    /// How many groups are around.
    depth: u32,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let found = self.peek()?;
        self.at += found.len_utf8();
        Some(found)
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let is_there = self.rest().starts_with(wanted);
        if is_there {
            self.at += wanted.len();
        }
        is_there
    }

    fn from(&self, start: usize) -> TextRange {
        TextRange::new(start as u32, self.at as u32)
    }

    fn problem(&mut self, start: usize, what: &'static str, why: &'static str, help: &'static str) {
        let range = self.from(start);
        self.problems.push(Problem { range, what, why, help });
    }

    fn alternatives(&mut self) -> Node {
        let start = self.at;
        let mut branches = vec![self.sequence()];
        let mut ranges = vec![self.from(start)];
        while self.eat("|") {
            let start = self.at;
            branches.push(self.sequence());
            ranges.push(self.from(start));
        }
        for (index, range) in ranges.into_iter().enumerate() {
            let (earlier, later) = branches.split_at(index + 1);
            if let Some(earlier) = earlier.last()
                && later.iter().any(|it| alternatives::may_begin(earlier, it))
            {
                self.conflicts.push(Conflict { range, depth: self.depth });
            }
        }
        if branches.len() == 1 { branches.remove(0) } else { Node::Alternatives(branches) }
    }

    fn sequence(&mut self) -> Node {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            let start = self.at;
            if let Some(part) = self.part() {
                parts.push(self.repeated(start, part));
            }
        }
        Node::Sequence(parts)
    }

    fn part(&mut self) -> Option<Node> {
        let start = self.at;
        match self.next()? {
            '.' => Some(Node::Any),
            '^' => Some(Node::Start),
            '$' => Some(Node::End),
            '[' => Some(self.class(start)),
            '(' => self.group(start),
            '\\' => self.escape(start),
            other => Some(Node::Char(other)),
        }
    }

    fn group(&mut self, start: usize) -> Option<Node> {
        let around =
            [("(?=", "look-ahead"), ("(?!", "look-ahead"), ("(?<=", "look-behind"), ("(?<!", "look-behind")];
        let head = self.text.get(start..).unwrap_or("");
        let found = around.iter().find(|(text, _)| head.starts_with(text));
        if let Some((text, what)) = found {
            self.at = start + text.len();
            self.inside();
            self.problem(
                start,
                what,
                "POSIX has none",
                "match the text around it too, and take what is wanted by a group",
            );
            return None;
        }
        let index = if self.eat("?:") {
            None
        } else if self.eat("?<") {
            let name: String = self.rest().chars().take_while(|it| *it != '>').collect();
            self.at += name.len();
            self.eat(">");
            self.groups.push(Some(name));
            Some(self.groups.len() as u32)
        } else if self.peek() == Some('?') {
            while self.peek().is_some_and(|it| it != ':' && it != ')') {
                self.next();
            }
            self.eat(":");
            self.problem(
                start,
                "a group with flags",
                "POSIX has none",
                "write both cases in brackets: `[aA]`",
            );
            None
        } else {
            self.groups.push(None);
            Some(self.groups.len() as u32)
        };
        let inner = Box::new(self.inside());
        Some(Node::Group { index, inner })
    }

    /// Up to and with the closing parenthesis.
    fn inside(&mut self) -> Node {
        let start = self.at;
        self.depth += 1;
        let inner = if self.depth > MAX_DEPTH {
            self.skip_nested();
            self.problem(
                start,
                "nesting",
                "it is too deep to be read",
                "write the expression with fewer groups",
            );
            Node::Sequence(Vec::new())
        } else {
            self.alternatives()
        };
        self.depth -= 1;
        self.eat(")");
        inner
    }

    /// To the closing parenthesis of the group around, whatever is in between.
    fn skip_nested(&mut self) {
        let mut open = 0_u32;
        while let Some(next) = self.peek() {
            match next {
                ')' if open == 0 => return,
                ')' => open -= 1,
                '(' => open += 1,
                '\\' => {
                    self.next();
                }
                _ => {}
            }
            self.next();
        }
    }

    fn repeated(&mut self, start: usize, part: Node) -> Node {
        let operator = self.at;
        let Some((min, max)) = self.quantifier() else { return part };
        if self.eat("?") {
            self.problem(
                operator,
                "a lazy quantifier",
                "POSIX always takes the longest match",
                "say what is not to be matched instead: `[^x]*`",
            );
        }
        if matches!(part, Node::Char(it) if !it.is_ascii()) {
            self.problem(
                start,
                "a repeated character that is not ASCII",
                "Nix would repeat its last byte",
                "put it into a group",
            );
        }
        Node::Repeat { inner: Box::new(part), min, max }
    }

    fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        let start = self.at;
        match self.next()? {
            '*' => return Some((0, None)),
            '+' => return Some((1, None)),
            '?' => return Some((0, Some(1))),
            '{' => {
                if let Some(counts) = self.counts() {
                    return Some(counts);
                }
            }
            _ => {}
        }
        self.at = start;
        None
    }

    /// `2}`, `2,}`, `2,3}`; anything else behind a brace is text.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        let min = self.number()?;
        if self.eat("}") {
            return Some((min, Some(min)));
        }
        if !self.eat(",") {
            return None;
        }
        let max = self.number();
        self.eat("}").then_some((min, max))
    }

    fn number(&mut self) -> Option<u32> {
        let digits: String = self.rest().chars().take_while(char::is_ascii_digit).collect();
        self.at += digits.len();
        if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u32::MAX)) }
    }

    fn escape(&mut self, start: usize) -> Option<Node> {
        let Some(next) = self.peek() else { return Some(Node::Char('\\')) };
        if let Some(class) = shorthand(next) {
            self.next();
            return Some(Node::Class(class));
        }
        let found = match next {
            'b' | 'B' => {
                Some(("a word boundary", "POSIX has none", "match the characters around it: `[^a-z]`"))
            }
            '1'..='9' => Some(("a back reference", "POSIX has none", "compare the groups after the match")),
            'k' => Some(("a back reference", "POSIX has none", "compare the groups after the match")),
            'p' | 'P' => Some(("a Unicode property", "Nix matches bytes", "name the characters: `[a-z]`")),
            _ => None,
        };
        if let Some((what, why, help)) = found {
            self.next();
            if matches!(next, 'k' | 'p' | 'P') {
                self.skip_braced();
            }
            self.problem(start, what, why, help);
            return None;
        }
        self.escaped_char(start).map(Node::Char)
    }

    /// `<name>` behind `\k`, `{Letter}` behind `\p`
    fn skip_braced(&mut self) {
        let end = match self.peek() {
            Some('<') => '>',
            Some('{') => '}',
            _ => return,
        };
        while self.next().is_some_and(|it| it != end) {}
    }

    /// What an escape stands for, behind its backslash.
    fn escaped_char(&mut self, start: usize) -> Option<char> {
        let found = match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            'x' => return self.code_point(start, 2, 'x'),
            'u' if self.peek() == Some('{') => 'u',
            'u' => return self.code_point(start, 4, 'u'),
            'c' if self.peek().is_some_and(|it| it.is_ascii_alphabetic()) => {
                let letter = self.next()?;
                char::from(letter as u8 % 32)
            }
            other => other,
        };
        self.not_nul(start, found)
    }

    fn not_nul(&mut self, start: usize, found: char) -> Option<char> {
        if found == '\0' {
            self.problem(start, "the character NUL", "no Nix string holds it", "leave it out");
            return None;
        }
        Some(found)
    }

    /// `\x41`, `\u0041`; without enough digits the letter itself.
    fn code_point(&mut self, start: usize, digits: usize, letter: char) -> Option<char> {
        let hex = self.rest().get(..digits).filter(|it| it.chars().all(|it| it.is_ascii_hexdigit()));
        let Some(value) = hex.and_then(|it| u32::from_str_radix(it, 16).ok()) else { return Some(letter) };
        self.at += digits;
        if let 0xD800..0xDC00 = value
            && let Some(low) = self.rest().strip_prefix("\\u").and_then(|it| it.get(..4))
            && let Ok(low @ 0xDC00..0xE000) = u32::from_str_radix(low, 16)
        {
            self.at += 6;
            return char::from_u32(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00));
        }
        match char::from_u32(value) {
            Some(found) => self.not_nul(start, found),
            None => {
                self.problem(
                    start,
                    "half of a character",
                    "Nix strings are UTF-8",
                    "write the whole character",
                );
                None
            }
        }
    }

    fn class(&mut self, start: usize) -> Node {
        let is_negated = self.eat("^");
        let mut items = Vec::new();
        let mut negated = Vec::new();
        while let Some(next) = self.peek() {
            if next == ']' {
                break;
            }
            self.class_item(&mut items, &mut negated);
        }
        self.eat("]");
        self.finish_class(start, is_negated, items, &negated)
    }

    fn finish_class(
        &mut self,
        start: usize,
        is_negated: bool,
        items: Vec<ClassItem>,
        negated: &[ClassItem],
    ) -> Node {
        let everything = Class { is_negated: true, items: Vec::new() };
        match negated {
            [] if items.is_empty() && !is_negated => {
                self.problem(start, "an empty class", "POSIX has none", "leave it out: it never matches");
                Node::Sequence(Vec::new())
            }
            [] => Node::Class(Class { is_negated, items }),
            // [\s\S]
            [one] if !is_negated && items.contains(one) => Node::Class(everything),
            // [^\S] is \s, [\D] is \D
            [one] if items.is_empty() => Node::Class(Class { is_negated: !is_negated, items: vec![*one] }),
            _ => {
                self.problem(
                    start,
                    "a negated class inside of brackets",
                    "POSIX has none",
                    "write the characters that are meant",
                );
                Node::Class(Class { is_negated, items })
            }
        }
    }

    fn class_item(&mut self, items: &mut Vec<ClassItem>, negated: &mut Vec<ClassItem>) {
        let start = self.at;
        let Some(low) = self.class_char(items, negated) else { return };
        let is_range = self.rest().starts_with('-') && !self.rest().starts_with("-]");
        let mut item = ClassItem::Char(low);
        if is_range {
            self.eat("-");
            match self.class_char(items, negated) {
                Some(high) => item = ClassItem::Range(low, high),
                None => items.push(ClassItem::Char('-')),
            }
        }
        let is_ascii = self.text.get(start..self.at).is_some_and(str::is_ascii)
            && !matches!(item, ClassItem::Char(it) | ClassItem::Range(_, it) if !it.is_ascii());
        if !is_ascii {
            self.problem(
                start,
                "a character in brackets that is not ASCII",
                "Nix matches bytes",
                "write alternatives: `(?:ä|ö)`",
            );
        }
        items.push(item);
    }

    /// A character of a class; shorthands go into the lists.
    fn class_char(&mut self, items: &mut Vec<ClassItem>, negated: &mut Vec<ClassItem>) -> Option<char> {
        let start = self.at;
        let next = self.next()?;
        if next != '\\' {
            return Some(next);
        }
        let escaped = self.peek()?;
        if let Some(class) = shorthand(escaped) {
            self.next();
            let list = if class.is_negated { negated } else { items };
            list.extend(class.items);
            return None;
        }
        match escaped {
            'b' => {
                self.next();
                Some('\u{8}')
            }
            'p' | 'P' => {
                self.next();
                self.skip_braced();
                self.problem(
                    start,
                    "a Unicode property",
                    "Nix matches bytes",
                    "name the characters: `[a-z]`",
                );
                None
            }
            _ => self.escaped_char(start),
        }
    }
}

fn shorthand(letter: char) -> Option<Class> {
    let (item, is_negated) = match letter {
        'd' => (ClassItem::Digit, false),
        'D' => (ClassItem::Digit, true),
        'w' => (ClassItem::Word, false),
        'W' => (ClassItem::Word, true),
        's' => (ClassItem::Space, false),
        'S' => (ClassItem::Space, true),
        _ => return None,
    };
    Some(Class { is_negated, items: vec![item] })
}
