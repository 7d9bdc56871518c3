//! One change to a program: the kinds of change, and how a place for one is chosen.
//!
//! A kind is a function that looks for its places in the syntax and gives the changed text, or nothing where the
//! program has no such place. Most go by nodes; the last ones ([`syntax`]) go by tokens and break the syntax.

mod calls;
mod literals;
mod names;
mod operators;
mod random;
mod statements;
mod syntax;
mod types;

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{ExprId, Module, PatId, PropertyId, StmtId, TypeMemberId, TypeNodeId};
use tsnix_syntax::{FileKind, parse};

use super::tokens::{Token, tokens};
pub(super) use random::Random;

/// A program as the changes see it.
pub(super) struct Program<'t> {
    text: &'t str,
    module: Module,
    tokens: Vec<Token>,
}

/// A kind of change: its name, and what makes it.
pub(super) type Kind = (&'static str, fn(&Program<'_>, &mut Random) -> Option<String>);

/// All kinds of change.
pub(super) fn kinds() -> Vec<Kind> {
    [
        literals::KINDS,
        names::KINDS,
        calls::KINDS,
        operators::KINDS,
        statements::KINDS,
        types::KINDS,
        syntax::KINDS,
    ]
    .concat()
}

/// Whether a kind is meant to break the syntax.
pub(super) fn is_syntax(kind: &str) -> bool {
    syntax::KINDS.iter().any(|(name, _)| *name == kind)
}

impl<'t> Program<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let parsed = parse(FileId(0), text, FileKind::Source);
        Self { text, module: parsed.module, tokens: tokens(text) }
    }

    fn of(&self, range: TextRange) -> &'t str {
        range.of(self.text)
    }

    fn of_expr(&self, id: ExprId) -> &'t str {
        self.of(self.module.exprs.range(id))
    }

    fn of_type(&self, id: TypeNodeId) -> &'t str {
        self.of(self.module.type_nodes.range(id))
    }

    /// The text with `range` changed.
    fn with(&self, range: TextRange, text: &str) -> Option<String> {
        self.with_bytes(range.start as usize, range.end as usize, text)
    }

    fn with_bytes(&self, start: usize, end: usize, text: &str) -> Option<String> {
        let (before, after) = (self.text.get(..start)?, self.text.get(end..)?);
        Some(format!("{before}{text}{after}"))
    }

    /// The text with two ranges swapped; nothing where they overlap or are the same.
    fn swapped(&self, left: TextRange, right: TextRange) -> Option<String> {
        let (left, right) = if left.start <= right.start { (left, right) } else { (right, left) };
        if left.end > right.start || self.of(left) == self.of(right) {
            return None;
        }
        let text = self.text;
        let (a, b, c, d) = (left.start as usize, left.end as usize, right.start as usize, right.end as usize);
        Some([text.get(..a)?, text.get(c..d)?, text.get(b..c)?, text.get(a..b)?, text.get(d..)?].concat())
    }

    /// The text without `range` and without the comma behind it or before it.
    fn without_element(&self, range: TextRange) -> Option<String> {
        let (mut start, mut end) = (range.start as usize, range.end as usize);
        let behind = self.text.get(end..)?;
        let before = self.text.get(..start)?;
        if behind.trim_start().starts_with(',') {
            end += behind.len() - behind.trim_start().len() + 1;
        } else if before.trim_end().ends_with(',') {
            start = before.trim_end().len() - 1;
        }
        self.with_bytes(start, end, "")
    }

    /// A random expression that fits.
    fn expr(&self, random: &mut Random, fits: impl Fn(&Self, ExprId) -> bool) -> Option<ExprId> {
        let all: Vec<_> = self.module.exprs.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    fn type_node(&self, random: &mut Random, fits: impl Fn(&Self, TypeNodeId) -> bool) -> Option<TypeNodeId> {
        let all: Vec<_> = self.module.type_nodes.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    fn stmt(&self, random: &mut Random, fits: impl Fn(&Self, StmtId) -> bool) -> Option<StmtId> {
        let all: Vec<_> = self.module.stmts.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    fn member(
        &self,
        random: &mut Random,
        fits: impl Fn(&Self, TypeMemberId) -> bool,
    ) -> Option<TypeMemberId> {
        let all: Vec<_> = self.module.type_members.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    fn property(&self, random: &mut Random, fits: impl Fn(&Self, PropertyId) -> bool) -> Option<PropertyId> {
        let all: Vec<_> = self.module.properties.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    fn pattern(&self, random: &mut Random, fits: impl Fn(&Self, PatId) -> bool) -> Option<PatId> {
        let all: Vec<_> = self.module.patterns.ids().filter(|id| fits(self, *id)).collect();
        random.pick(&all)
    }

    /// The first byte behind `at` that is no white space, with its offset.
    fn next_byte(&self, at: u32) -> Option<(usize, u8)> {
        let rest = self.text.get(at as usize..)?;
        let skipped = rest.len() - rest.trim_start().len();
        rest.as_bytes().get(skipped).map(|byte| (at as usize + skipped, *byte))
    }
}
