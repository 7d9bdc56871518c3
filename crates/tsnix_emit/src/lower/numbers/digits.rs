//! Texts that are known to be whole numbers: groups of a pattern that holds digits, and what a test let through.
//!
//! ```text
//! const m = s.match(/^(\d+)-(\d+)$/);  Number(m[1])
//! if (!/^\d+$/.test(s)) return null;   Number(s)
//! ```
//!
//! Such a text needs no helper that reads fractions, and what comes of it prints as an int. Nothing is guessed: what is
//! not recognized may be any text.

use tsnix_check::SemanticModel;
use tsnix_check::names::{Bindings, Declaration, LocalSymbolId, Meaning, PatternOrigin};
use tsnix_check::subset::regex::{ClassItem, Node, parse};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    self, Expr, ExprId, FunctionBody, LogicalOp, Module, PatId, Pattern, Stmt, StmtId, UnaryOp,
};

/// The places of a module where a test has shown that a variable is a whole number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Digits {
    tested: Vec<(LocalSymbolId, TextRange)>,
}

/// A module with its names.
#[derive(Clone, Copy)]
pub(super) struct Source<'m> {
    pub(super) model: &'m SemanticModel,
    pub(super) file: FileId,
    pub(super) module: &'m Module,
    pub(super) bindings: &'m Bindings,
}

impl Digits {
    /// Reads the tests of a module.
    pub(super) fn of_module(source: Source<'_>) -> Self {
        let module = source.module;
        let mut tested = Vec::new();
        if !module.exprs.ids().any(|id| matches!(&module[id], Expr::Regex { .. })) {
            return Self { tested };
        }
        for id in module.exprs.ids() {
            let (test, then, otherwise) = match &module[id] {
                Expr::Conditional { test, then, otherwise } => (*test, *then, Some(*otherwise)),
                Expr::Logical { op: LogicalOp::And, left, right } => (*left, *right, None),
                _ => continue,
            };
            let Some((symbol, is_so)) = source.tested(test) else { continue };
            let place = if is_so { Some(then) } else { otherwise };
            tested.extend(place.map(|place| (symbol, module.exprs.range(place))));
        }
        let blocks = module.functions.ids().filter_map(|id| match &module[id].body {
            FunctionBody::Block(stmts) => Some(stmts),
            _ => None,
        });
        let inner = module.stmts.ids().filter_map(|id| match &module[id] {
            Stmt::Block(stmts) => Some(stmts),
            _ => None,
        });
        for stmts in blocks.chain(inner).chain([&module.body]) {
            source.tested_in(stmts, &mut tested);
        }
        Self { tested }
    }

    /// Whether an expression is a text of digits, with a sign perhaps.
    pub(super) fn is_whole(&self, source: Source<'_>, id: ExprId) -> bool {
        let id = bare(source.module, id);
        if let Expr::Name(name) = &source.module[id]
            && let Some(symbol) = source.lookup(id, name)
        {
            let place = source.module.exprs.range(id);
            let is_tested = self.tested.iter().any(|(it, range)| *it == symbol && range.contains(place));
            return is_tested || source.is_group_of_pattern(symbol);
        }
        source.is_group(id)
    }
}

impl Source<'_> {
    fn lookup(&self, id: ExprId, name: &str) -> Option<LocalSymbolId> {
        self.bindings.lookup(self.bindings.expr_scope(id), name, Meaning::VALUE)
    }

    /// `if (re.test(s)) { ... }`, and what follows `if (!re.test(s)) return;`.
    fn tested_in(&self, stmts: &[StmtId], out: &mut Vec<(LocalSymbolId, TextRange)>) {
        for (at, stmt) in stmts.iter().enumerate() {
            let Stmt::If { test, then, otherwise } = &self.module[*stmt] else { continue };
            let Some((symbol, is_so)) = self.tested(*test) else { continue };
            if is_so {
                out.push((symbol, self.module.stmts.range(*then)));
                continue;
            }
            match otherwise {
                Some(otherwise) => out.push((symbol, self.module.stmts.range(*otherwise))),
                None if self.leaves(*then) => {
                    let rest = stmts.get(at + 1..).unwrap_or_default();
                    out.extend(rest.iter().map(|it| (symbol, self.module.stmts.range(*it))));
                }
                None => {}
            }
        }
    }

    /// Whether a statement ends with `return` or `throw`.
    fn leaves(&self, stmt: StmtId) -> bool {
        let mut stmt = stmt;
        loop {
            match &self.module[stmt] {
                Stmt::Return(_) | Stmt::Throw(_) => return true,
                Stmt::Block(stmts) => match stmts.last() {
                    Some(last) => stmt = *last,
                    None => return false,
                },
                _ => return false,
            }
        }
    }

    /// The variable that `/^\d+$/.test(s)` is about, and whether it passes where that is true.
    fn tested(&self, test: ExprId) -> Option<(LocalSymbolId, bool)> {
        let (test, is_so) = match &self.module[bare(self.module, test)] {
            Expr::Unary { op: UnaryOp::Not, operand } => (bare(self.module, *operand), false),
            _ => (bare(self.module, test), true),
        };
        let Expr::Call { callee, args, .. } = &self.module[test] else { return None };
        let Expr::Member { object, name, .. } = &self.module[bare(self.module, *callee)] else { return None };
        let [argument] = &args[..] else { return None };
        let Expr::Name(text) = &self.module[bare(self.module, argument.expr)] else { return None };
        let symbol = self.lookup(bare(self.module, argument.expr), text)?;
        let (root, _) = self.regex(*object)?;
        let Node::Sequence(parts) = &root else { return None };
        let [Node::Start, inner @ .., Node::End] = &parts[..] else { return None };
        let is_whole = are_digits(inner) && name.name == "test" && self.is_never_set(symbol, text);
        is_whole.then_some((symbol, is_so))
    }

    /// Whether a variable keeps the value that it starts with.
    fn is_never_set(&self, symbol: LocalSymbolId, name: &str) -> bool {
        let is_plain = |declaration: &Declaration| {
            matches!(declaration, Declaration::Variable(..) | Declaration::Param(..))
        };
        let sets = |id: ExprId| match &self.module[id] {
            Expr::Update { target, .. } => {
                matches!(&self.module[*target], Expr::Name(it) if it == name)
            }
            Expr::Assign { target, .. } => self.sets(*target, name),
            _ => false,
        };
        let declarations = &self.bindings.symbol(symbol).declarations;
        declarations.len() == 1
            && declarations.iter().all(is_plain)
            && !self.module.exprs.ids().any(sets)
            && !self.module.stmts.ids().any(|stmt| {
                matches!(&self.module[stmt],
                    Stmt::ForOf { binding: hir::ForBinding::Assign(target), .. } if self.sets(*target, name))
            })
    }

    /// Whether a pattern that is assigned to has a variable of that name; one of several parts may.
    fn sets(&self, target: PatId, name: &str) -> bool {
        match &self.module[target] {
            Pattern::Name(it) => it == name,
            Pattern::Expr(place) => matches!(&self.module[*place], Expr::Name(it) if it == name),
            Pattern::Missing => false,
            Pattern::Object { .. } | Pattern::Array(_) => true,
        }
    }

    /// `m[1]`, `m.groups.year`
    fn is_group(&self, id: ExprId) -> bool {
        match &self.module[id] {
            Expr::Chain(inner) => self.is_group(bare(self.module, *inner)),
            Expr::Index { object, index, .. } => {
                let Expr::Number { value, .. } = &self.module[bare(self.module, *index)] else {
                    return false;
                };
                value.fract() == 0.0
                    && (1.0..1000.0).contains(value)
                    && self.group_holds_digits(*object, *value as u32)
            }
            Expr::Member { object, name, .. } => {
                let Expr::Member { object, name: groups, .. } = &self.module[bare(self.module, *object)]
                else {
                    return false;
                };
                groups.name == "groups" && self.named_group_holds_digits(*object, &name.name)
            }
            _ => false,
        }
    }

    /// `const [, a, b] = s.match(re)!`
    fn is_group_of_pattern(&self, symbol: LocalSymbolId) -> bool {
        let [Declaration::Variable(pattern, _)] = self.bindings.symbol(symbol).declarations[..] else {
            return false;
        };
        let PatternOrigin::Element(whole, at) = self.bindings.pattern_origin(pattern) else { return false };
        let PatternOrigin::Declarator(stmt, index) = self.bindings.pattern_origin(whole) else {
            return false;
        };
        let Pattern::Array(elements) = &self.module[whole] else { return false };
        let element = elements.get(at as usize).and_then(Option::as_ref);
        let is_plain = element.is_some_and(|it| it.default.is_none() && !it.is_rest);
        let Stmt::Variable(decl) = &self.module[stmt] else { return false };
        let init = decl.declarators.get(index as usize).and_then(|it| it.init);
        let Some(name) = self.name_of(pattern) else { return false };
        is_plain
            && self.is_never_set(symbol, name)
            && init.is_some_and(|init| self.group_holds_digits(init, at))
    }

    fn name_of(&self, pattern: PatId) -> Option<&str> {
        match &self.module[pattern] {
            Pattern::Name(name) => Some(name.as_str()),
            _ => None,
        }
    }

    /// Whether group `at` of what `found` was matched with holds digits only.
    fn group_holds_digits(&self, found: ExprId, at: u32) -> bool {
        let Some((root, _)) = self.matched(found) else { return false };
        at > 0 && group(&root, at).is_some_and(|inner| are_digits(std::slice::from_ref(inner)))
    }

    fn named_group_holds_digits(&self, found: ExprId, name: &str) -> bool {
        let Some((root, names)) = self.matched(found) else { return false };
        let at = names.iter().position(|it| it.as_deref() == Some(name));
        at.and_then(|at| group(&root, at as u32 + 1))
            .is_some_and(|inner| are_digits(std::slice::from_ref(inner)))
    }

    /// The pattern of `s.match(re)`, of a constant that holds that, of `s.match(re) ?? []`.
    fn matched(&self, id: ExprId) -> Option<(Node, Vec<Option<String>>)> {
        let mut id = bare(self.module, id);
        for _ in 0..16 {
            id = match &self.module[id] {
                Expr::Chain(inner) | Expr::Logical { left: inner, .. } => bare(self.module, *inner),
                Expr::Name(name) => bare(self.module, self.constant(id, name)?),
                Expr::Call { callee, args, .. } => {
                    let callee = bare(self.module, *callee);
                    let Expr::Member { name, .. } = &self.module[callee] else { return None };
                    let owner = self.model.member_of(self.file, callee).and_then(|member| member.owner)?;
                    let is_match = name.name == "match" && owner == "String";
                    return if is_match { self.regex(args.first()?.expr) } else { None };
                }
                _ => return None,
            };
        }
        None
    }

    /// What a variable that is never set again starts with.
    fn constant(&self, id: ExprId, name: &str) -> Option<ExprId> {
        let symbol = self.lookup(id, name)?;
        let [Declaration::Variable(pattern, _)] = self.bindings.symbol(symbol).declarations[..] else {
            return None;
        };
        let PatternOrigin::Declarator(stmt, index) = self.bindings.pattern_origin(pattern) else {
            return None;
        };
        let Stmt::Variable(decl) = &self.module[stmt] else { return None };
        let init = decl.declarators.get(index as usize)?.init;
        let is_name = matches!(&self.module[pattern], Pattern::Name(_));
        if is_name && self.is_never_set(symbol, name) { init } else { None }
    }

    /// A regular expression that gives its first match, and the names of its groups.
    fn regex(&self, id: ExprId) -> Option<(Node, Vec<Option<String>>)> {
        let id = bare(self.module, id);
        match &self.module[id] {
            Expr::Regex { pattern, flags } if !flags.contains('g') => {
                let regex = parse(pattern);
                let names = regex.groups.iter().map(|name| name.as_deref().map(str::to_owned)).collect();
                Some((regex.root, names))
            }
            Expr::Name(name) => match &self.module[bare(self.module, self.constant(id, name)?)] {
                Expr::Regex { .. } => self.regex(self.constant(id, name)?),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The group of a number.
fn group(node: &Node, wanted: u32) -> Option<&Node> {
    match node {
        Node::Group { index: Some(index), inner } if *index == wanted => Some(inner),
        Node::Group { inner, .. } | Node::Repeat { inner, .. } => group(inner, wanted),
        Node::Alternatives(parts) | Node::Sequence(parts) => parts.iter().find_map(|it| group(it, wanted)),
        _ => None,
    }
}

/// Whether all that the parts match one after another is a whole number: digits, with a sign before them perhaps.
fn are_digits(parts: &[Node]) -> bool {
    let parts = match parts {
        [Node::Sequence(inner)] => inner,
        _ => parts,
    };
    let parts = match parts {
        [first, rest @ ..] if is_sign(first) => rest,
        _ => parts,
    };
    parts.iter().all(|part| digits(part).is_some()) && parts.iter().any(|part| digits(part) == Some(true))
}

/// `-`, `[+-]?`
fn is_sign(node: &Node) -> bool {
    match node {
        Node::Char(char) => matches!(char, '-' | '+'),
        Node::Class(class) => {
            !class.is_negated && class.items.iter().all(|it| matches!(it, ClassItem::Char('-' | '+')))
        }
        Node::Repeat { inner, max: Some(1), .. } => is_sign(inner),
        _ => false,
    }
}

/// Whether a part matches digits only, and if so whether there is one at least.
fn digits(node: &Node) -> Option<bool> {
    match node {
        Node::Char(char) if char.is_ascii_digit() => Some(true),
        Node::Class(class) if !class.is_negated && !class.items.is_empty() => {
            let are = class.items.iter().all(|it| match it {
                ClassItem::Digit => true,
                ClassItem::Char(char) => char.is_ascii_digit(),
                ClassItem::Range(from, to) => from.is_ascii_digit() && to.is_ascii_digit(),
                ClassItem::Word | ClassItem::Space => false,
            });
            are.then_some(true)
        }
        Node::Repeat { inner, min, .. } => digits(inner).map(|some| some && *min > 0),
        Node::Group { inner, .. } => digits(inner),
        Node::Sequence(parts) => {
            parts.iter().map(digits).try_fold(false, |some, part| part.map(|part| some || part))
        }
        Node::Alternatives(parts) => {
            parts.iter().map(digits).try_fold(true, |some, part| part.map(|part| some && part))
        }
        _ => None,
    }
}

/// The expression without what types alone say.
fn bare(module: &Module, mut id: ExprId) -> ExprId {
    loop {
        id = match &module[id] {
            Expr::As { expr, .. }
            | Expr::Satisfies { expr, .. }
            | Expr::AsConst(expr)
            | Expr::NonNull(expr)
            | Expr::Instantiation { expr, .. } => *expr,
            _ => return id,
        };
    }
}
