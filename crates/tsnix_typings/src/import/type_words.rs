//! Types of options in Nix's own words: `null or (list of string)`.
//!
//! The words differ from release to release; what can't be read is no type.

use serde_json::Value;

use crate::facts::{OneOrMany, OptionType, Target};

/// Types nested deeper are not read.
const DEEPEST: usize = 32;

/// Words that stand for one type, the longer ones first where one begins another.
static PHRASES: &str = include_str!("../../data/type-words.tsv");

/// The type that some words say; none where they can't be read to their end.
pub(crate) fn parse(words: &str) -> Option<OptionType> {
    let mut parser = Parser { rest: words.trim(), depth: 0 };
    let ty = parser.alternatives()?;
    parser.rest.trim().is_empty().then_some(ty)
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

fn plain(kind: &str) -> OptionType {
    OptionType { kind: kind.to_owned(), ..OptionType::default() }
}

fn of(kind: &str, inner: Vec<OptionType>) -> OptionType {
    OptionType { of: OneOrMany(inner), ..plain(kind) }
}

impl Parser<'_> {
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(text) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    /// `A or B`, `A or B convertible to it`
    fn alternatives(&mut self) -> Option<OptionType> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let result = self.alternatives_inside();
        self.depth -= 1;
        result
    }

    fn alternatives_inside(&mut self) -> Option<OptionType> {
        if self.eat("null or ") {
            return Some(of("nullOr", vec![self.alternatives()?]));
        }
        let mut parts = vec![self.one()?];
        while self.eat("or ") {
            let part = self.one()?;
            if self.eat("convertible to it") {
                let to = parts.pop()?;
                parts.push(OptionType {
                    from: Some(Box::new(part)),
                    to: Some(Target::Type(Box::new(to))),
                    ..plain("coercedTo")
                });
            } else {
                parts.push(part);
            }
        }
        if parts.len() == 1 { parts.pop() } else { Some(of("either", parts)) }
    }

    fn one(&mut self) -> Option<OptionType> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let result = self.one_inside();
        self.depth -= 1;
        result
    }

    fn one_inside(&mut self) -> Option<OptionType> {
        if self.eat("(") {
            let inner = self.alternatives()?;
            return self.eat(")").then_some(inner);
        }
        for (words, kind) in [
            ("non-empty list of ", "listOf"),
            ("non-empty (list of ", "("),
            ("list of ", "listOf"),
            ("lazy attribute set of ", "lazyAttrsOf"),
            ("attribute set of ", "attrsOf"),
            ("list or attribute set of ", "loaOf"),
            ("DAG of ", "dagOf"),
            ("function that evaluates to a(n) ", "functionTo"),
            ("unique value of ", "uniq"),
            ("unique ", "uniq"),
        ] {
            if self.eat(words) {
                if kind == "(" {
                    let inner = self.one()?;
                    return self.eat(")").then(|| of("listOf", vec![inner]));
                }
                return Some(of(kind, vec![self.one()?]));
            }
        }
        if self.eat("one of ") {
            return self.values();
        }
        if self.eat("value ") {
            let ty = self.values()?;
            self.eat("(singular enum)");
            return Some(ty);
        }
        if self.eat("impossible (empty enum)") {
            return Some(plain("enum"));
        }
        if self.eat("string matching the pattern ") {
            // The pattern may have any words in it.
            self.rest = "";
            return Some(plain("strMatching"));
        }
        self.phrase()
    }

    /// `"a", "b", 1`
    fn values(&mut self) -> Option<OptionType> {
        let mut values = Vec::new();
        loop {
            let rest = self.rest.trim_start();
            let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            let value = match stream.next() {
                Some(Ok(value)) if !value.is_array() && !value.is_object() => value,
                _ => return None,
            };
            self.rest = rest.get(stream.byte_offset()..)?;
            values.push(value);
            if !self.eat(",") {
                break;
            }
            self.eat("or ");
        }
        Some(OptionType { values, ..plain("enum") })
    }

    /// A type with a name of its own; several in the plural.
    fn phrase(&mut self) -> Option<OptionType> {
        let rest = self.rest.trim_start();
        for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
            let (words, kind) = line.split_once('\t')?;
            let Some(after) = rest.strip_prefix(words) else { continue };
            let after =
                after.strip_prefix('s').filter(|it| !it.starts_with(char::is_alphanumeric)).unwrap_or(after);
            if after.starts_with(char::is_alphanumeric) {
                continue;
            }
            // `; between 0 and 65535 (both inclusive)`, `, meaning >0`
            let after = if after.starts_with([';', ',']) || after.starts_with(" between ") {
                let end = after.find(" or ").or_else(|| after.find(" convertible"));
                let close = if after.contains("(both inclusive)") {
                    after.find("(both inclusive)").map(|at| at + "(both inclusive)".len())
                } else {
                    None
                };
                let end = close.or(end).unwrap_or_else(|| after.find(')').unwrap_or(after.len()));
                &after[end..]
            } else {
                after
            };
            self.rest = after;
            return Some(plain(kind));
        }
        None
    }
}
