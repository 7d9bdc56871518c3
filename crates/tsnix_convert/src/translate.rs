//! Nix expressions as TypeScript expressions.
//!
//! Where an expression has no counterpart, or [`Decisions`] say so, it stays Nix, in a template that is given
//! what it needs ([`raw`]). Bindings are laid before the statement they are used in: the order does not matter to
//! either language as long as a constant stands before what reads it.

mod bindings;
mod calls;
mod functions;
mod operators;
mod raw;
mod sets;
mod strings;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rnix::ast::{self, LiteralKind};
use rowan::TextRange;
use rowan::ast::AstNode as _;

use crate::names;
use crate::scope::{Frame, Meaning, Scope};
use crate::ts::{Expr, ExprKind, Stmt};

/// What was found out about the Nix by looking at the TypeScript made of it. Places are bytes in the Nix text.
#[derive(Default)]
pub(crate) struct Decisions {
    /// Expressions that stay Nix.
    pub(crate) raw: HashSet<TextRange>,
    /// Expressions whose type is wider than what the place takes, or not known: `x as Untyped`.
    pub(crate) cast: HashSet<TextRange>,
    /// Selections of what the declarations do not have: `(x as Untyped).name`.
    pub(crate) open: HashSet<TextRange>,
    /// Functions and constants whose type depends on itself.
    pub(crate) declared: HashSet<TextRange>,
    /// Parameters of which no declaration says the type.
    pub(crate) untyped: HashSet<TextRange>,
    /// How many arguments a function takes that is called here.
    pub(crate) arities: HashMap<TextRange, usize>,
}

/// The state of one translation.
pub(crate) struct Translator<'d> {
    decisions: &'d Decisions,
    /// The statements before the place that is written, one list for each function around it.
    blocks: Vec<Vec<Stmt>>,
    /// The names that those statements bind.
    block_names: Vec<BTreeSet<String>>,
    /// What is imported from "tsnix".
    pub(crate) used: BTreeSet<&'static str>,
    /// Other files that are imported, by path, and their names.
    pub(crate) files: BTreeMap<String, String>,
    /// The calls, whose arity can be decided.
    pub(crate) calls: HashSet<TextRange>,
    /// The selections, whose object can be taken for what is not described.
    pub(crate) selections: HashSet<TextRange>,
    /// How many expressions stayed Nix.
    pub(crate) raw_count: usize,
}

/// What a program may import: no binding is called so.
const OWN_NAMES: &[&str] = &[
    "assert",
    "darwinModule",
    "equal",
    "flake",
    "homeModule",
    "importNix",
    "lib",
    "nix",
    "nixosModule",
    "overlay",
    "packageFunction",
    "path",
    "pkgs",
    "searchPath",
    "text",
    "throwError",
    "undefined",
    "Untyped",
];

impl<'d> Translator<'d> {
    pub(crate) fn new(decisions: &'d Decisions) -> Self {
        Self {
            decisions,
            blocks: vec![Vec::new()],
            block_names: vec![BTreeSet::new()],
            used: BTreeSet::new(),
            files: BTreeMap::new(),
            calls: HashSet::new(),
            selections: HashSet::new(),
            raw_count: 0,
        }
    }

    /// The statements of the whole file.
    pub(crate) fn statements(&mut self) -> Vec<Stmt> {
        self.blocks.first_mut().map(std::mem::take).unwrap_or_default()
    }

    /// An expression at the head of a function or of the file: what it binds is bound there.
    pub(crate) fn head(&mut self, expr: &ast::Expr, scope: &Scope<'_>) -> Expr {
        self.translate(expr, scope, true)
    }

    pub(crate) fn expr(&mut self, expr: &ast::Expr, scope: &Scope<'_>) -> Expr {
        self.translate(expr, scope, false)
    }

    fn translate(&mut self, expr: &ast::Expr, scope: &Scope<'_>, is_head: bool) -> Expr {
        let range = expr.syntax().text_range();
        if self.decisions.raw.contains(&range) {
            return self.raw(expr, scope);
        }
        let found = stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || self.known(expr, scope, is_head));
        match found {
            Some(mut found) => {
                found.origin = found.origin.or(Some(range));
                self.cast_if_said(found, range)
            }
            None => self.raw(expr, scope),
        }
    }

    fn cast_if_said(&mut self, value: Expr, range: TextRange) -> Expr {
        if self.decisions.cast.contains(&range) && !matches!(value.kind, ExprKind::Cast(_)) {
            self.own("Untyped");
            value.cast()
        } else {
            value
        }
    }

    fn known(&mut self, expr: &ast::Expr, scope: &Scope<'_>, is_head: bool) -> Option<Expr> {
        use ast::Expr as E;
        Some(match expr {
            E::Literal(literal) => match literal.kind() {
                LiteralKind::Integer(it) => Expr::word(it.to_string()),
                LiteralKind::Float(it) => Expr::word(float(&it.to_string())),
                LiteralKind::Uri(it) => Expr::string(it.to_string()),
            },
            E::Str(it) => self.string(it, scope)?,
            E::PathAbs(it) => self.path(&ast::Path::PathAbs(it.clone()), scope)?,
            E::PathRel(it) => self.path(&ast::Path::PathRel(it.clone()), scope)?,
            E::PathHome(it) => self.path(&ast::Path::PathHome(it.clone()), scope)?,
            E::PathSearch(it) => {
                let name = it.syntax().text().to_string();
                let name = name.trim_start_matches('<').trim_end_matches('>').to_owned();
                self.own("searchPath").call(vec![Expr::string(name)])
            }
            E::Paren(it) => return Some(self.translate(&it.expr()?, scope, is_head)),
            E::Root(it) => return Some(self.translate(&it.expr()?, scope, is_head)),
            E::Ident(it) => self.name(&it.syntax().text().to_string(), scope)?,
            E::List(it) => self.list(it, scope),
            E::AttrSet(it) => self.set(it, scope)?,
            E::Select(it) => self.select(it, scope)?,
            E::HasAttr(it) => self.has_attribute(it, scope)?,
            E::UnaryOp(it) => self.unary(it, scope)?,
            E::BinOp(it) => self.binary(it, scope)?,
            E::IfElse(it) => {
                let test = Box::new(self.expr(&it.condition()?, scope));
                let then = Box::new(self.expr(&it.body()?, scope));
                let otherwise = Box::new(self.expr(&it.else_body()?, scope));
                Expr::new(ExprKind::Conditional { test, then, otherwise }, None)
            }
            E::Assert(it) => self.assert(it, scope, is_head)?,
            E::LetIn(it) => self.let_in(it, scope, is_head)?,
            E::With(it) => self.with(it, scope)?,
            E::Lambda(it) => self.lambda(it, scope)?,
            E::Apply(it) => self.apply(it, scope)?,
            E::Error(_) | E::LegacyLet(_) | E::CurPos(_) => return None,
        })
    }

    /// A name as a value.
    fn name(&mut self, name: &str, scope: &Scope<'_>) -> Option<Expr> {
        Some(match scope.meaning(name) {
            Meaning::Bound(name) => Expr::word(name),
            Meaning::Of(set) => set.clone().member(name),
            Meaning::Global => match name {
                "true" | "false" | "null" | "builtins" => Expr::word(name),
                "import" | "scopedImport" => return None,
                "throw" => self.own("throwError"),
                name => Expr::word("builtins").member(name),
            },
            Meaning::Unknown => {
                let name = name.strip_prefix("__")?;
                Expr::word("builtins").member(name)
            }
        })
    }

    /// A function of "tsnix", which is imported.
    pub(crate) fn own(&mut self, name: &'static str) -> Expr {
        self.used.insert(name);
        Expr::word(name)
    }

    /// A name for a new binding: as in Nix where that is free.
    pub(crate) fn fresh(&self, name: &str, scope: &Scope<'_>) -> String {
        let taken = scope.taken();
        let base = names::identifier(name);
        self.unused(&base, |name| {
            taken.contains(name) || self.block_names.iter().any(|names| names.contains(name))
        })
    }

    /// A name for a binding that may hide one further out.
    fn shadowing(&self, name: &str) -> String {
        let base = names::identifier(name);
        self.unused(&base, |name| self.block_names.last().is_some_and(|names| names.contains(name)))
    }

    fn unused(&self, base: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let is_taken = |name: &str| {
            OWN_NAMES.contains(&name) && !matches!(name, "lib" | "pkgs")
                || self.files.values().any(|file| file == name)
                || is_taken(name)
        };
        let numbered = (2..).map(|number| format!("{base}{number}"));
        std::iter::once(base.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
    }

    fn bind(&mut self, name: String) {
        if let Some(names) = self.block_names.last_mut() {
            names.insert(name);
        }
    }

    fn push(&mut self, statement: Stmt) {
        if let Some(block) = self.blocks.last_mut() {
            block.push(statement);
        }
    }

    /// What `build` makes, with the statements it needed.
    fn in_block(
        &mut self,
        names: BTreeSet<String>,
        build: impl FnOnce(&mut Self) -> Expr,
    ) -> (Vec<Stmt>, Expr) {
        self.blocks.push(Vec::new());
        self.block_names.push(names);
        let value = build(self);
        self.block_names.pop();
        (self.blocks.pop().unwrap_or_default(), value)
    }

    /// `with set; body`
    fn with(&mut self, it: &ast::With, scope: &Scope<'_>) -> Option<Expr> {
        let namespace = it.namespace()?;
        let last_name = last_name(&namespace);
        let mut set = self.expr(&namespace, scope);
        if !is_simple(&set) {
            let name = self.fresh(last_name.as_deref().unwrap_or("scope"), scope);
            set = self.constant(name, set);
        }
        set.origin = None;
        let frame = Frame::with(set, last_name.as_deref());
        Some(self.expr(&it.body()?, &scope.inner(&frame)))
    }
}

/// `lib` of `pkgs.lib`
fn last_name(expr: &ast::Expr) -> Option<String> {
    match expr {
        ast::Expr::Ident(it) => Some(it.syntax().text().to_string()),
        ast::Expr::Select(it) => crate::free::static_name(&it.attrpath()?.attrs().last()?),
        ast::Expr::Paren(it) => last_name(&it.expr()?),
        ast::Expr::Apply(_) => Some("pkgs".to_owned()),
        _ => None,
    }
}

/// A name or what is read of one: cheap to say again.
fn is_simple(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Word(_) => true,
        ExprKind::Member { object, key: crate::ts::Key::Name(_), .. } => is_simple(object),
        _ => false,
    }
}

/// `.5  =>  0.5`, `1.  =>  1.0`
fn float(text: &str) -> String {
    let text = if text.starts_with('.') { format!("0{text}") } else { text.to_owned() };
    if text.ends_with('.') { format!("{text}0") } else { text }
}

/// The function of a call, as it is written.
pub(crate) fn callee_text(call: &ast::Apply) -> Option<String> {
    Some(calls::flatten(call)?.0.syntax().text().to_string())
}
