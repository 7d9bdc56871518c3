//! Pieces of programs as people write them, out of a table, with random values in their places.
//!
//! `../idioms.txt` says how the table is written.

use std::sync::OnceLock;

use super::super::literal::cast;
use super::super::tree::{Name, Node, Part, at, expr, level, only_type, scope, statement};
use super::super::types::Ty;
use super::{Binding, Generator, Variable};

const TABLE: &str = include_str!("../idioms.txt");

/// One entry of the table.
struct Idiom {
    /// `int`, or `stmt` with the names that stay.
    head: &'static str,
    text: &'static str,
}

/// A name of an idiom.
struct Local {
    word: &'static str,
    name: Name,
    ty: Option<Ty>,
}

fn table() -> &'static [Idiom] {
    static IDIOMS: OnceLock<Vec<Idiom>> = OnceLock::new();
    IDIOMS.get_or_init(|| {
        let entries = TABLE.split("\n== ").skip(1);
        let entry = |it: &'static str| {
            let (head, text) = it.split_once('\n').unwrap_or((it, ""));
            Idiom { head, text: text.trim_end() }
        };
        entries.map(entry).collect()
    })
}

/// The types that the table names.
fn type_of(word: &str) -> Ty {
    let list = |inner: Ty| Ty::Arr(inner.into());
    match word {
        "num" => Ty::Num,
        "str" => Ty::Str,
        "bool" => Ty::Bool,
        "ints" => list(Ty::Int),
        "strs" => list(Ty::Str),
        "rec" => Ty::Record(Ty::Int.into()),
        "recs" => Ty::Record(Ty::Str.into()),
        "int?" => Ty::Maybe(Ty::Int.into()),
        "str?" => Ty::Maybe(Ty::Str.into()),
        "str|null" => Ty::Nullable(Ty::Str.into()),
        "scalar" => Ty::Scalar,
        _ => Ty::Int,
    }
}

impl Generator {
    /// An expression of that type from the table.
    pub(super) fn idiom(&mut self, ty: &Ty) -> Option<Node> {
        let fitting = |it: &&Idiom| !it.head.starts_with("stmt") && type_of(it.head) == *ty;
        let fitting: Vec<&Idiom> = table().iter().filter(fitting).collect();
        if fitting.is_empty() || self.fuel < 10 {
            return None;
        }
        let idiom = *self.random.pick(&fitting);
        let (parts, _) = self.scoped(|this| this.parts_of(idiom.text));
        // In parentheses, with its names inside; what stands around sees an expression that may be left out.
        Some(cast(&self.types.clone(), ty, expr(ty, level::ARROW, vec![scope(parts).into()])))
    }

    /// Statements from the table.
    pub(super) fn idiom_statement(&mut self) -> Node {
        let fitting: Vec<&Idiom> = table().iter().filter(|it| it.head.starts_with("stmt")).collect();
        let idiom = *self.random.pick(&fitting);
        let (parts, locals) = self.parts_of(idiom.text);
        for word in idiom.head.split_whitespace().skip(1) {
            let (word, ty) = word.split_once(':').unwrap_or((word, ""));
            if let Some(local) = locals.iter().find(|it| it.word == word) {
                self.declare(local.name, &type_of(ty), Binding::Let);
                // It is asked, and changed by nothing else.
                if let Some(last) = self.scope.last_mut() {
                    last.owner = usize::MAX;
                }
            }
        }
        statement(parts)
    }

    fn parts_of(&mut self, text: &'static str) -> (Vec<Part>, Vec<Local>) {
        let mut parts: Vec<Part> = Vec::new();
        let mut locals: Vec<Local> = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('‹') {
            parts.push(before.into());
            // A type may name a local: `‹:keyof typeof ‹a››`.
            let end = end_of(behind);
            let (inside, after) = (&behind[..end], &behind[end + '›'.len_utf8()..]);
            parts.extend(self.place(inside, &mut locals));
            rest = after;
        }
        parts.push(rest.into());
        (parts, locals)
    }

    /// What stands for a place.
    fn place(&mut self, inside: &'static str, locals: &mut Vec<Local>) -> Vec<Part> {
        if let Some(text) = inside.strip_prefix(':') {
            return vec![self.type_text(text, locals)];
        }
        if let Some(text) = inside.strip_prefix('!') {
            return vec![Part::Check(text)];
        }
        if let Some(word) = inside.strip_prefix(['$', '^']) {
            let (word, ty) = word.split_once(':').unwrap_or((word, ""));
            let name = match locals.iter().find(|it| it.word == word) {
                // A function may be named before its declaration.
                Some(known) => known.name,
                None => self.fresh(),
            };
            let ty = (!ty.is_empty()).then(|| type_of(ty));
            locals.push(Local { word, name, ty });
            return vec![if inside.starts_with('^') { Part::Hoist(name) } else { Part::Declare(name) }];
        }
        let mut words = inside.split_whitespace();
        let word = words.next().unwrap_or("");
        if let Some(local) = locals.iter().find(|it| it.word == word) {
            return vec![Part::Use(local.name)];
        }
        let is_type = KINDS.contains(&word.trim_end_matches('!'));
        if !is_type {
            // Declared further down.
            let name = self.fresh();
            locals.push(Local { word, name, ty: None });
            return vec![Part::Use(name)];
        }
        let known: Vec<Variable> = words
            .filter_map(|word| locals.iter().find(|it| it.word == word))
            .filter_map(|it| {
                let ty = it.ty.clone()?;
                Some(Variable {
                    name: it.name,
                    path: String::new(),
                    ty,
                    binding: Binding::Const,
                    owner: self.owner,
                })
            })
            .collect();
        let value = self.in_function(word.ends_with('!'), |this| {
            this.scope.extend(known);
            this.hole(word.trim_end_matches('!'))
        });
        vec![at(value, level::MEMBER)]
    }

    /// A type, in which names of the idiom may stand.
    fn type_text(&self, text: &str, locals: &[Local]) -> Part {
        let mut written = text.to_owned();
        for local in locals {
            written = written.replace(&format!("‹{}›", local.word), &self.names[local.name]);
        }
        only_type(written)
    }

    fn hole(&mut self, kind: &str) -> Node {
        let node = match kind {
            "small" => return self.small(0),
            "count" => return self.count(5),
            "lit" => {
                let value = super::super::text::plain(&mut self.random);
                let text = super::super::text::quoted(&value);
                return expr(&Ty::Str, level::PRIMARY, vec![text.into()]);
            }
            "ints|str" => {
                let (list, text) = (self.hole("ints"), self.hole("str"));
                let test = self.test(1);
                let parts = vec![at(test, level::OR), " ? ".into(), list.into(), " : ".into(), text.into()];
                return expr(&Ty::Int, level::CONDITIONAL, parts);
            }
            _ => self.expr(&type_of(kind), 2, false),
        };
        let is_variable = matches!(&node.parts[..], [Part::Use(_), ..]);
        if is_variable { node } else { cast(&self.types.clone(), &type_of(kind), node) }
    }
}

/// What a place may ask for.
const KINDS: [&str; 16] = [
    "int", "num", "str", "bool", "ints", "strs", "rec", "recs", "int?", "str?", "str|null", "scalar",
    "small", "count", "lit", "ints|str",
];

/// The end of a place: places in it are passed over.
fn end_of(text: &str) -> usize {
    let mut depth = 0;
    for (at, char) in text.char_indices() {
        match char {
            '‹' => depth += 1,
            '›' if depth == 0 => return at,
            '›' => depth -= 1,
            _ => {}
        }
    }
    text.len() - '›'.len_utf8()
}
