//! `let` and recursive sets: constants before the statement that uses them, each after what it reads.

use std::collections::{BTreeMap, BTreeSet};

use rnix::ast::{self, HasEntry as _};
use rowan::ast::AstNode as _;

use super::Translator;
use crate::free;
use crate::scope::{Frame, Scope};
use crate::trivia;
use crate::ts::{Body, Expr, ExprKind, Field, Stmt, StmtKind, Target, Trivia};

/// What a `let` binds in one place.
struct Binding {
    /// The names of Nix that it binds.
    names: Vec<String>,
    value: Value,
    trivia: Trivia,
}

enum Value {
    Expr(ast::Expr),
    /// `a.b = 1; a.c = 2;`: parts of one set, in the order of the text.
    Parts(Vec<ast::AttrpathValue>),
    /// `inherit (set) a b;`
    From(ast::Expr),
}

impl Translator<'_> {
    pub(super) fn let_in(&mut self, it: &ast::LetIn, scope: &Scope<'_>, is_head: bool) -> Option<Expr> {
        let bindings = bindings(it)?;
        let mut names = BTreeMap::new();
        for name in outer_names(it) {
            // `let inherit a;` gives the outer `a` again.
            let crate::scope::Meaning::Bound(bound) = scope.meaning(&name) else { return None };
            names.insert(name, bound.to_owned());
        }
        self.name_all(&bindings, scope, is_head, &mut names);
        let frame = Frame::Names(names);
        let inner = scope.inner(&frame);
        self.bind_all(bindings, &inner)?;
        let body = it.body()?;
        Some(if is_head { self.head(&body, &inner) } else { self.expr(&body, &inner) })
    }

    /// `rec { ... }`: what others of the set read is a constant, which the object names.
    pub(super) fn recursive_set(&mut self, it: &ast::AttrSet, scope: &Scope<'_>) -> Option<Expr> {
        let own: BTreeSet<String> = free::static_names(it).into_iter().collect();
        let mut read = BTreeSet::new();
        for entry in it.entries() {
            let values = match &entry {
                ast::Entry::AttrpathValue(binding) => binding.value(),
                ast::Entry::Inherit(inherit) => inherit.from().and_then(|from| from.expr()),
            };
            let found = values.iter().flat_map(free::names);
            read.extend(found.map(|found| found.name).filter(|name| own.contains(name)));
        }
        let bound: Vec<Binding> = bindings(it)?
            .into_iter()
            .filter(|binding| binding.names.iter().any(|name| read.contains(name)))
            .collect();
        let is_inherited = |name: &String| !bound.iter().any(|binding| binding.names.contains(name));
        let mut names = BTreeMap::new();
        for name in read.iter().filter(|name| is_inherited(name)) {
            let crate::scope::Meaning::Bound(outer) = scope.meaning(name) else { return None };
            names.insert(name.clone(), outer.to_owned());
        }
        self.name_all(&bound, scope, false, &mut names);
        let frame = Frame::Names(names.clone());
        let inner = scope.inner(&frame);
        self.bind_all(bound, &inner)?;
        self.entries(it, &inner, |name| names.get(name).map(Expr::word))
    }

    fn name_all(
        &mut self,
        bindings: &[Binding],
        scope: &Scope<'_>,
        is_head: bool,
        names: &mut BTreeMap<String, String>,
    ) {
        for name in bindings.iter().flat_map(|binding| &binding.names) {
            let chosen = if is_head { self.shadowing(name) } else { self.fresh(name, scope) };
            self.bind(chosen.clone());
            names.insert(name.clone(), chosen);
        }
    }

    fn bind_all(&mut self, bindings: Vec<Binding>, scope: &Scope<'_>) -> Option<()> {
        let order = order(&bindings)?;
        let is_in_order = order.iter().enumerate().all(|(place, at)| place == *at);
        let mut bindings: Vec<_> = bindings.into_iter().map(Some).collect();
        for at in order {
            let Some(mut binding) = bindings.get_mut(at).and_then(Option::take) else { continue };
            binding.trivia.is_apart &= is_in_order;
            let (target, value) = self.bound(&binding, scope)?;
            let is_declared = value.origin.is_some_and(|origin| self.decisions.declared.contains(&origin));
            let ty = (is_declared && !matches!(value.kind, ExprKind::Arrow { .. })).then(|| {
                self.own("Untyped");
                "Untyped"
            });
            self.push(Stmt { kind: StmtKind::Const { target, ty, value }, trivia: binding.trivia });
        }
        Some(())
    }

    fn bound(&mut self, binding: &Binding, scope: &Scope<'_>) -> Option<(Target, Expr)> {
        let name_of = |name: &str| match scope.meaning(name) {
            crate::scope::Meaning::Bound(bound) => bound.to_owned(),
            _ => name.to_owned(),
        };
        match &binding.value {
            Value::Expr(value) => {
                let name = name_of(binding.names.first()?);
                Some((Target::Name(name), self.expr(value, scope)))
            }
            Value::From(set) => {
                let value = self.expr(set, scope);
                let field = |key: &String| Field { key: key.clone(), name: name_of(key), default: None };
                Some((Target::Pattern(binding.names.iter().map(field).collect()), value))
            }
            Value::Parts(parts) => {
                let mut entries = Vec::new();
                for part in parts {
                    let mut path = Vec::new();
                    for attr in part.attrpath()?.attrs().skip(1) {
                        path.push(self.key(&attr, scope)?);
                    }
                    let value = self.expr(&part.value()?, scope);
                    super::sets::insert(&mut entries, path, value, trivia::of(part.syntax()))?;
                }
                let object = Expr::new(ExprKind::Object { entries, is_open: parts.len() > 1 }, None);
                Some((Target::Name(name_of(binding.names.first()?)), object))
            }
        }
    }

    /// A constant of our own, before the statement that is written.
    pub(super) fn constant(&mut self, name: String, value: Expr) -> Expr {
        self.bind(name.clone());
        let kind = StmtKind::Const { target: Target::Name(name.clone()), ty: None, value };
        self.push(Stmt { kind, trivia: Trivia::default() });
        Expr::word(name)
    }

    /// `assert c; x`: a statement at the head of a function, a function of its own elsewhere.
    pub(super) fn assert(&mut self, it: &ast::Assert, scope: &Scope<'_>, is_head: bool) -> Option<Expr> {
        let (condition, body) = (it.condition()?, it.body()?);
        if is_head && self.blocks.len() > 1 {
            self.claim(&condition, scope);
            return Some(self.head(&body, scope));
        }
        let (statements, value) = self.in_block(BTreeSet::new(), |this| {
            this.claim(&condition, scope);
            this.head(&body, scope)
        });
        Some(called_at_once(statements, value))
    }

    fn claim(&mut self, condition: &ast::Expr, scope: &Scope<'_>) {
        let condition = self.expr(condition, scope);
        let call = self.own("assert").call(vec![condition]);
        self.push(Stmt { kind: StmtKind::Expr(call), trivia: Trivia::default() });
    }
}

/// `(() => { ...; return value; })()`
pub(super) fn called_at_once(statements: Vec<Stmt>, value: Expr) -> Expr {
    let body = Box::new(Body::Block(statements, value));
    Expr::new(ExprKind::Arrow { params: Vec::new(), returns: None, body }, None).call(Vec::new())
}

/// The names that `let inherit a;` takes from outside.
fn outer_names(it: &ast::LetIn) -> Vec<String> {
    let plain = it.inherits().filter(|inherit| inherit.from().is_none());
    plain
        .flat_map(|inherit| inherit.attrs().filter_map(|attr| free::static_name(&attr)).collect::<Vec<_>>())
        .collect()
}

fn bindings(it: &impl ast::HasEntry) -> Option<Vec<Binding>> {
    let mut found: Vec<Binding> = Vec::new();
    for entry in it.entries() {
        let trivia = trivia::of(entry.syntax());
        match entry {
            ast::Entry::Inherit(inherit) => {
                let Some(from) = inherit.from() else { continue };
                let names: Option<Vec<_>> = inherit.attrs().map(|attr| free::static_name(&attr)).collect();
                found.push(Binding { names: names?, value: Value::From(from.expr()?), trivia });
            }
            ast::Entry::AttrpathValue(binding) => {
                let attrs: Vec<_> = binding.attrpath()?.attrs().collect();
                let name = free::static_name(attrs.first()?)?;
                if attrs.len() == 1 {
                    found.push(Binding { names: vec![name], value: Value::Expr(binding.value()?), trivia });
                    continue;
                }
                let same = found.iter_mut().find(|known| known.names.first() == Some(&name));
                match same.map(|known| &mut known.value) {
                    Some(Value::Parts(parts)) => parts.push(binding),
                    Some(_) => return None,
                    None => {
                        found.push(Binding { names: vec![name], value: Value::Parts(vec![binding]), trivia })
                    }
                }
            }
        }
    }
    Some(found)
}

/// The order in which each stands after what it reads; nothing where they read each other at once.
fn order(bindings: &[Binding]) -> Option<Vec<usize>> {
    let owner: BTreeMap<&str, usize> = bindings
        .iter()
        .enumerate()
        .flat_map(|(at, binding)| binding.names.iter().map(move |name| (name.as_str(), at)))
        .collect();
    // For each what it reads, and whether only when something is called.
    let reads: Vec<Vec<(usize, bool)>> = bindings
        .iter()
        .map(|binding| {
            let values: Vec<ast::Expr> = match &binding.value {
                Value::Expr(value) | Value::From(value) => vec![value.clone()],
                Value::Parts(parts) => parts.iter().filter_map(ast::AttrpathValue::value).collect(),
            };
            let names = values.iter().flat_map(free::names);
            names.filter_map(|name| Some((*owner.get(name.name.as_str())?, name.is_deferred))).collect()
        })
        .collect();
    let sorted = |all: bool| {
        let edges: Vec<Vec<usize>> = reads
            .iter()
            .enumerate()
            .map(|(own, reads)| {
                // A function that calls itself waits for nothing.
                let counts = |to: usize, deferred: bool| !deferred || all && to != own;
                reads.iter().filter(|(to, deferred)| counts(*to, *deferred)).map(|(to, _)| *to).collect()
            })
            .collect();
        topological(&edges)
    };
    sorted(true).or_else(|| sorted(false))
}

fn topological(edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    fn visit(at: usize, edges: &[Vec<usize>], marks: &mut [Mark], out: &mut Vec<usize>) -> Option<()> {
        match marks.get(at)? {
            Mark::Done => return Some(()),
            Mark::Open => return None,
            Mark::New => {}
        }
        marks[at] = Mark::Open;
        for next in edges.get(at)? {
            stacker::maybe_grow(32 * 1024, 1024 * 1024, || visit(*next, edges, marks, out))?;
        }
        marks[at] = Mark::Done;
        out.push(at);
        Some(())
    }
    let mut marks = vec![Mark::New; edges.len()];
    let mut out = Vec::new();
    for at in 0..edges.len() {
        visit(at, edges, &mut marks, &mut out)?;
    }
    Some(out)
}
