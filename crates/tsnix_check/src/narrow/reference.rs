//! References: names and what is reached from them by properties, as something that can be compared.

use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, FunctionId, Name, PatId, Pattern, VariableKind, number_text};

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbolId, Meaning, PatternOrigin};

/// A name, or a place reached from one by properties that are known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RefKey {
    pub(crate) root: Root,
    pub(crate) path: Vec<Step>,
}

/// Where a reference starts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Root {
    /// A declared name of a module.
    Symbol(FileId, LocalSymbolId),
    /// A name that no module of the program declares in the place: a global.
    Global(Name),
    /// `this`
    This,
    /// What a destructuring pattern takes apart: its names tell each other's types.
    Pattern(FileId, PatId),
    /// All parameters of a function whose context gives them together.
    Params(FileId, FunctionId),
}

/// One step of a reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// `.name`, `["name"]`, `[0]`
    Name(Name),
    /// `[key]` where `key` is a constant.
    Key(LocalSymbolId),
}

impl RefKey {
    /// Whether `self` is `other` or something reached through it.
    pub(crate) fn starts_with(&self, other: &Self) -> bool {
        self.root == other.root && self.path.starts_with(&other.path)
    }

    /// Whether `other` is reached from `self` by exactly one more property.
    pub(crate) fn property_of(&self, other: &Self) -> Option<Name> {
        let (last, before) = other.path.split_last()?;
        match last {
            Step::Name(name) if self.root == other.root && self.path == before => Some(name.clone()),
            _ => None,
        }
    }
}

impl Checker {
    /// The reference that an expression is, if it is one that narrowing follows.
    pub(crate) fn reference_key(&self, file: FileId, expr: ExprId) -> Option<RefKey> {
        let node = self.graph.module(file)?;
        let hir = &node.hir;
        let mut path = Vec::new();
        let mut at = expr;
        let root = loop {
            match &hir[at] {
                Expr::Name(name) => break self.root_of(file, at, name),
                Expr::This => break Root::This,
                Expr::Member { object, name, .. } => {
                    path.push(Step::Name(name.name.clone()));
                    at = *object;
                }
                Expr::Index { object, index, .. } => {
                    path.push(self.index_step(file, *index)?);
                    at = *object;
                }
                Expr::NonNull(inner) | Expr::Chain(inner) => at = *inner,
                Expr::Assign { op: None, target, .. } => {
                    let mut key = self.pattern_key(file, *target)?;
                    key.path.extend(path.into_iter().rev());
                    return Some(key);
                }
                Expr::Sequence(exprs) => at = *exprs.last()?,
                _ => return None,
            }
        };
        path.reverse();
        Some(RefKey { root, path })
    }

    fn root_of(&self, file: FileId, expr: ExprId, name: &Name) -> Root {
        match self.local_of_name(file, expr, name) {
            Some(symbol) => Root::Symbol(file, symbol),
            None => Root::Global(name.clone()),
        }
    }

    fn index_step(&self, file: FileId, index: ExprId) -> Option<Step> {
        let node = self.graph.module(file)?;
        match &node.hir[index] {
            Expr::String(literal) => Some(Step::Name(literal.value.clone())),
            Expr::Number { value, .. } => Some(Step::Name(number_text(*value))),
            Expr::Template(template) if template.exprs.is_empty() => {
                template.quasis.first()?.cooked.clone().map(Step::Name)
            }
            Expr::Name(name) => {
                let symbol = self.local_of_name(file, index, name)?;
                let declared = node.bindings.symbol(symbol);
                let is_constant = declared.declarations.iter().all(|declaration| match declaration {
                    Declaration::Variable(_, VariableKind::Const) => true,
                    Declaration::Variable(..) | Declaration::Param(..) => !declared.is_reassigned,
                    _ => false,
                });
                is_constant.then_some(Step::Key(symbol))
            }
            _ => None,
        }
    }

    /// The reference that a name pattern binds or assigns, or an assigned place.
    pub(crate) fn pattern_key(&self, file: FileId, pattern: PatId) -> Option<RefKey> {
        let node = self.graph.module(file)?;
        match &node.hir[pattern] {
            Pattern::Name(name) => {
                let symbol = match node.bindings.pattern_symbol(pattern) {
                    Some(symbol) => symbol,
                    None => self.assigned_symbol(file, pattern, name)?,
                };
                Some(RefKey { root: Root::Symbol(file, symbol), path: Vec::new() })
            }
            Pattern::Expr(expr) => self.reference_key(file, *expr),
            _ => None,
        }
    }

    /// The symbol of a name that an assignment changes.
    pub(crate) fn assigned_symbol(&self, file: FileId, pattern: PatId, name: &Name) -> Option<LocalSymbolId> {
        let node = self.graph.module(file)?;
        let bindings = &node.bindings;
        let mut at = pattern;
        let scope = loop {
            match bindings.pattern_origin(at) {
                PatternOrigin::Assign(expr) => break bindings.expr_scope(expr),
                PatternOrigin::ForOf(stmt) | PatternOrigin::ForIn(stmt) => break bindings.stmt_scope(stmt),
                PatternOrigin::Property(outer, _)
                | PatternOrigin::ObjectRest(outer)
                | PatternOrigin::Element(outer, _) => at = outer,
                _ => return None,
            }
        };
        bindings.lookup(scope, name, Meaning::VALUE)
    }

    /// Whether an optional chain goes through the reference: `ref?.a.b` says something about `ref`.
    pub(crate) fn chain_contains(&self, file: FileId, expr: ExprId, reference: &RefKey) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let mut at = expr;
        loop {
            at = match &node.hir[at] {
                Expr::Chain(inner) | Expr::NonNull(inner) => *inner,
                Expr::Member { object, .. } | Expr::Index { object, .. } => *object,
                Expr::Call { callee, .. } => *callee,
                _ => return false,
            };
            if self.reference_key(file, at).as_ref() == Some(reference) {
                return self.is_in_optional_chain(file, expr);
            }
        }
    }

    /// Whether an expression is an optional chain, or a part of one behind its `?.`.
    pub(crate) fn is_in_optional_chain(&self, file: FileId, expr: ExprId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let mut at = expr;
        loop {
            at = match &node.hir[at] {
                Expr::Chain(_) => return true,
                Expr::Member { is_optional: true, .. }
                | Expr::Index { is_optional: true, .. }
                | Expr::Call { is_optional: true, .. } => return true,
                Expr::Member { object, .. } | Expr::Index { object, .. } => *object,
                Expr::Call { callee, .. } => *callee,
                Expr::NonNull(inner) => *inner,
                _ => return false,
            };
        }
    }
}
