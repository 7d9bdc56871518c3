//! Functions: `x: y: e  =>  (x, y) => e`, `{ a, b ? 1 }: e  =>  ({ a, b = 1 }) => e`.

use std::collections::{BTreeMap, BTreeSet};

use rnix::ast;
use rowan::TextRange;
use rowan::ast::AstNode as _;

use super::Translator;
use super::bindings::called_at_once;
use crate::free;
use crate::names;
use crate::scope::{Frame, Scope};
use crate::ts::{Body, Expr, ExprKind, Field, Param, Stmt, StmtKind, Target, Trivia};

/// The parameters of functions that are nested into each other, and the names that they bind.
#[derive(Default)]
pub(crate) struct Params {
    params: Vec<Param>,
    /// By their names in Nix.
    names: BTreeMap<String, String>,
    /// `{ a, ... }@args`: the pattern is taken apart inside.
    inside: Vec<(String, Vec<Field>)>,
}

impl Translator<'_> {
    pub(super) fn lambda(&mut self, it: &ast::Lambda, scope: &Scope<'_>) -> Option<Expr> {
        self.function(it, scope, |_| true)
    }

    /// A function that is given `count` arguments at once: those that its body takes are handed on.
    /// `mapAttrs (_: f)  =>  mapAttrs((_, a) => f(a))`, as a function of fewer parameters would drop them.
    pub(super) fn callback(&mut self, expr: &ast::Expr, count: usize, scope: &Scope<'_>) -> Expr {
        let value = self.expr(expr, scope);
        let Expr { kind: ExprKind::Arrow { mut params, returns, body }, origin } = value else {
            return value;
        };
        let (statements, inner) = match *body {
            Body::Expr(inner) => (Vec::new(), inner),
            Body::Block(statements, inner) => (statements, inner),
        };
        let may_be_function = matches!(
            inner.kind,
            ExprKind::Word(_) | ExprKind::Member { .. } | ExprKind::Call { .. } | ExprKind::Nix(_)
        );
        let mut handed_on = Vec::new();
        if may_be_function {
            for at in params.len()..count {
                let name = self.fresh(["a", "b", "c", "d"].get(at).copied().unwrap_or("x"), scope);
                handed_on.push(Expr::word(name.clone()));
                let origin = origin.unwrap_or_else(|| expr.syntax().text_range());
                params.push(Param { target: Target::Name(name), ty: None, origin });
            }
        }
        let inner = if handed_on.is_empty() { inner } else { inner.call(handed_on) };
        let body = if statements.is_empty() { Body::Expr(inner) } else { Body::Block(statements, inner) };
        Expr { kind: ExprKind::Arrow { params, returns, body: Box::new(body) }, origin }
    }

    /// The function with those of its set pattern's names that are `wanted`.
    pub(crate) fn function(
        &mut self,
        it: &ast::Lambda,
        scope: &Scope<'_>,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<Expr> {
        let mut params = Params::default();
        let mut body = it.body()?;
        self.param(it, scope, &mut params, &wanted)?;
        while let ast::Expr::Lambda(inner) = &body {
            if self.decisions.raw.contains(&inner.syntax().text_range()) {
                break;
            }
            self.param(inner, scope, &mut params, &wanted)?;
            body = inner.body()?;
        }
        let taken: BTreeSet<String> = params.names.values().cloned().collect();
        let frame = Frame::Names(params.names);
        let inner = scope.inner(&frame);
        let (mut statements, value) = self.in_block(taken, |this| this.head(&body, &inner));
        for (name, fields) in params.inside.into_iter().rev() {
            let kind = StmtKind::Const { target: Target::Pattern(fields), ty: None, value: Expr::word(name) };
            statements.insert(0, Stmt { kind, trivia: Trivia::default() });
        }
        let body = if statements.is_empty() { Body::Expr(value) } else { Body::Block(statements, value) };
        let returns = self.decisions.declared.contains(&it.syntax().text_range()).then(|| {
            self.own("Untyped");
            "Untyped"
        });
        Some(Expr::new(ExprKind::Arrow { params: params.params, returns, body: Box::new(body) }, None))
    }

    fn param(
        &mut self,
        lambda: &ast::Lambda,
        scope: &Scope<'_>,
        params: &mut Params,
        wanted: &impl Fn(&str) -> bool,
    ) -> Option<()> {
        let param = lambda.param()?;
        let origin = param.syntax().text_range();
        match &param {
            ast::Param::IdentParam(it) => {
                let name = it.ident()?.syntax().text().to_string();
                let bound = params.add(&name);
                self.add_param(params, Target::Name(bound), origin);
            }
            ast::Param::Pattern(pattern) => {
                let fields = self.fields(pattern, scope, params, wanted)?;
                let bind = pattern.pat_bind().and_then(|bind| bind.ident());
                let bind = bind.map(|name| name.syntax().text().to_string());
                // Nobody may ask for the whole.
                let is_read = |name: &String| {
                    lambda.body().is_some_and(|body| free::names(&body).iter().any(|it| it.name == *name))
                };
                match bind.filter(is_read) {
                    Some(bind) => {
                        let name = params.add(&bind);
                        self.add_param(params, Target::Name(name.clone()), origin);
                        if !fields.is_empty() {
                            params.inside.push((name, fields));
                        }
                    }
                    None => self.add_param(params, Target::Pattern(fields), origin),
                }
            }
        }
        Some(())
    }

    fn add_param(&mut self, params: &mut Params, target: Target, origin: TextRange) {
        let is_untyped = self.decisions.untyped.contains(&origin);
        if is_untyped {
            self.own("Untyped");
        }
        params.params.push(Param { target, ty: is_untyped.then(|| "Untyped".to_owned()), origin });
    }

    fn fields(
        &mut self,
        pattern: &ast::Pattern,
        scope: &Scope<'_>,
        params: &mut Params,
        wanted: &impl Fn(&str) -> bool,
    ) -> Option<Vec<Field>> {
        let mut found = Vec::new();
        for entry in pattern.pat_entries() {
            let key = entry.ident()?.syntax().text().to_string();
            if wanted(&key) {
                let name = params.add(&key);
                found.push((key, name, entry.default()));
            }
        }
        let frame = Frame::Names(params.names.clone());
        let inner = scope.inner(&frame);
        let fields = found.into_iter().map(|(key, name, default)| {
            let default = default.map(|default| self.alone(&default, &inner));
            Field { key, name, default }
        });
        Some(fields.collect())
    }

    /// An expression that has no statement before it.
    fn alone(&mut self, expr: &ast::Expr, scope: &Scope<'_>) -> Expr {
        let (statements, value) = self.in_block(BTreeSet::new(), |this| this.expr(expr, scope));
        if statements.is_empty() { value } else { called_at_once(statements, value) }
    }
}

impl Params {
    /// Binds a name of Nix: the later of two of one name is meant.
    fn add(&mut self, name: &str) -> String {
        let base = names::identifier(name);
        let is_taken = |name: &str| {
            self.names.values().any(|known| known == name)
                || super::OWN_NAMES.contains(&name) && !is_argument(name)
        };
        let numbered = (2..).map(|number| format!("{base}{number}"));
        let chosen =
            std::iter::once(base.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(base);
        self.names.insert(name.to_owned(), chosen.clone());
        chosen
    }
}

/// Names of arguments that hide what could be imported: then nothing is.
fn is_argument(name: &str) -> bool {
    matches!(name, "lib" | "pkgs")
}
