//! Arity: TypeScript lets a function of fewer parameters stand where one of more is expected, and leaves out
//! optional arguments; a curried function can't.

mod coercion;

use nix_tree::build::{ident, lambda, list, null};
use nix_tree::{Expr, ExprKind, Param};
use smol_str::SmolStr;
use tsnix_check::model::{Signature, TypeId};
use tsnix_check::names::{Declaration, LocalSymbol, Parent};
use tsnix_syntax::hir::{self, ExprId, FunctionBody, FunctionKind};

use super::{bare, function, helper_call, plain};
use crate::context::Context;
use crate::runtime::Helper;

pub(crate) use coercion::Coercion;

/// How many parameters a function has in Nix: the fixed ones, then a list for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arity {
    /// Without the rest parameter.
    pub(crate) fixed: usize,
    /// Whether a list of further arguments follows.
    pub(crate) has_rest: bool,
}

impl Arity {
    /// Of a function without optional and rest parameters.
    pub(crate) fn exactly(fixed: usize) -> Self {
        Self { fixed, has_rest: false }
    }

    /// The number of parameters in Nix, where a function of none still has one.
    pub(crate) fn total(self) -> usize {
        self.fixed + usize::from(self.has_rest)
    }

    /// Of a signature as it is declared.
    pub(crate) fn of_signature(signature: &Signature) -> Self {
        let has_rest = signature.params.last().is_some_and(|param| param.is_rest);
        Self { fixed: signature.params.len() - usize::from(has_rest), has_rest }
    }
}

/// The arity of the functions of a type: of overloads the largest; nothing for what can't be called.
pub(crate) fn of_type(ctx: &Context<'_>, ty: TypeId) -> Option<Arity> {
    let view = ctx.model.view(ty);
    if view.is_any() {
        return None;
    }
    let mut found: Option<Arity> = None;
    for member in view.members() {
        for signature in ctx.model.call_signatures(member) {
            let arity = of_implementation(ctx, &signature).unwrap_or_else(|| Arity::of_signature(&signature));
            if found.is_none_or(|known| known.total() < arity.total()) {
                found = Some(arity);
            }
        }
    }
    found
}

/// `function f(a: string): R; function f(...all: string[]): R { ... }`: what overloads declare is the function
/// behind them, and that one's parameters are Nix's.
fn of_implementation(ctx: &Context<'_>, signature: &Signature) -> Option<Arity> {
    let (file, function) = signature.declaration?;
    let node = ctx.model.graph().module(file).filter(|node| !node.is_library)?;
    let module = &node.hir;
    let overload = &module[function];
    if overload.kind != FunctionKind::Declaration || overload.body != FunctionBody::None {
        return None;
    }
    let bindings = &node.bindings;
    let is_meant = |symbol: &&LocalSymbol| symbol.declarations.contains(&Declaration::Function(function));
    let symbol = bindings.symbols.iter().find(is_meant)?;
    let params = symbol.declarations.iter().find_map(|it| match it {
        Declaration::Function(id) if module[*id].body != FunctionBody::None => Some(&module[*id].params),
        _ => None,
    })?;
    let has_rest = params.last().is_some_and(|param| param.is_rest);
    Some(Arity { fixed: params.len() - usize::from(has_rest), has_rest })
}

/// An expression, adapted to the arity that its surroundings expect.
pub(super) fn adapted(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let module = ctx.module();
    let inner = bare(ctx, id);
    match &module[inner] {
        hir::Expr::Function(function) => {
            let count = module[*function].params.len();
            match wanted_type(ctx, id).filter(|_| !has_overload_for(ctx, id, count)) {
                Some(wanted) => match of_type(ctx, wanted) {
                    Some(wanted) => with_arity(ctx, id, wanted),
                    None => plain(ctx, id),
                },
                None => plain(ctx, id),
            }
        }
        hir::Expr::Name(_)
        | hir::Expr::Member { .. }
        | hir::Expr::Index { .. }
        | hir::Expr::Call { .. }
        | hir::Expr::Chain(_) => {
            let source = ctx.model.type_of(ctx.file, inner);
            coerced(ctx, id, source)
        }
        // What satisfies a type keeps the functions that it has.
        hir::Expr::Object(_) | hir::Expr::Array(_) if is_satisfying(ctx, id) => {
            let source = ctx.model.type_of(ctx.file, id);
            coerced(ctx, id, source)
        }
        // The branches are adapted by themselves.
        _ => plain(ctx, id),
    }
}

fn coerced(ctx: &mut Context<'_>, id: ExprId, source: TypeId) -> Expr {
    let coercion = match wanted_type(ctx, id) {
        Some(wanted) => coercion::between(ctx, source, wanted),
        None => None,
    };
    let value = plain(ctx, id);
    match coercion {
        Some(coercion) => coercion::applied(ctx, value, &coercion),
        None => value,
    }
}

/// A value that is put into an object or list of a type, with the functions in it as that type has them.
pub(super) fn coerced_to(ctx: &mut Context<'_>, value: Expr, source: TypeId, whole: ExprId) -> Expr {
    let coercion = match ctx.model.target_type(ctx.file, whole) {
        Some(wanted) => coercion::between(ctx, source, wanted),
        None => None,
    };
    match coercion {
        Some(coercion) => coercion::applied(ctx, value, &coercion),
        None => value,
    }
}

/// `x satisfies T`
fn is_satisfying(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(&ctx.module()[id], hir::Expr::Satisfies { .. })
}

/// The type that the surroundings of an expression expect of it.
fn wanted_type(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    if let Some(generic) = generic_param(ctx, id) {
        return Some(generic);
    }
    let found = ctx.model.target_type(ctx.file, id).filter(|ty| !ctx.model.view(*ty).is_any());
    let found = found.or_else(|| joined_type(ctx, id));
    if found.is_some_and(|ty| is_under_satisfies(ctx, id) && !is_of_library(ctx, ty)) {
        return None;
    }
    found.or_else(|| asserted_type(ctx, id))
}

/// A way from a value to a part of it.
enum PartOf {
    Property(SmolStr),
    Element,
}

/// What the parameter that an expression is given to, or is a part of, is declared to be, where a type parameter
/// stands in its place: inside, what is given is called as the constraint says.
fn generic_param(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let (module, bindings) = (ctx.module(), ctx.bindings());
    let mut parts = Vec::new();
    let mut at = id;
    let (call, position) = loop {
        at = match bindings.parent(at) {
            Parent::Expr(parent) => match &module[parent] {
                hir::Expr::Call { args, .. } => {
                    let position = args.iter().position(|arg| arg.expr == at && !arg.is_spread)?;
                    break (parent, position);
                }
                hir::Expr::Array(_) => {
                    parts.push(PartOf::Element);
                    parent
                }
                _ => return None,
            },
            Parent::Property(property) => {
                parts.push(PartOf::Property(match &module[property] {
                    hir::Property::KeyValue { key, .. } => key.static_name()?,
                    hir::Property::Shorthand { key, .. } => key.name.clone(),
                    _ => return None,
                }));
                bindings.object_of(property)?
            }
            _ => return None,
        };
    };
    let (file, function) = ctx.model.resolved_signature(ctx.file, call)?.declaration?;
    let node = ctx.model.graph().module(file)?;
    let param = node.hir[function].params.get(position).filter(|param| !param.is_rest)?;
    let mut ty = ctx.model.type_of_pattern(file, param.pattern);
    let mut is_open = has_generic_rest(ctx, ty);
    for part in parts.iter().rev() {
        ty = resolved(ctx, ty, &mut is_open);
        ty = match part {
            PartOf::Property(name) => ctx.model.property(ty, name)?.ty,
            PartOf::Element => {
                let lists = ctx.model.view(ty).members();
                lists.into_iter().find_map(|list| {
                    let list = resolved(ctx, list, &mut is_open);
                    ctx.model.view(list).element()
                })?
            }
        };
    }
    let ty = resolved(ctx, ty, &mut is_open);
    (is_open && of_type(ctx, ty).is_some()).then_some(ty)
}

/// The constraint of a type parameter; any other type is itself.
fn resolved(ctx: &Context<'_>, ty: TypeId, was_open: &mut bool) -> TypeId {
    match ctx.model.view(ty).constraint() {
        Some(constraint) => {
            *was_open = true;
            constraint
        }
        None => ty,
    }
}

/// What a generic function gives back of what it was given: inside, a function has the arity of the constraint.
pub(super) fn returned(ctx: &mut Context<'_>, call: ExprId, callee: ExprId, value: Expr) -> Expr {
    let signatures = ctx.model.call_signatures(ctx.model.type_of(ctx.file, callee));
    let [signature] = &signatures[..] else { return value };
    let is_function = |ty: &TypeId| of_type(ctx, *ty).is_some();
    let Some(inside) = ctx.model.view(signature.return_type).constraint().filter(is_function) else {
        return value;
    };
    let outside = ctx.model.type_of(ctx.file, call);
    match coercion::between(ctx, inside, outside) {
        Some(coercion) => coercion::applied(ctx, value, &coercion),
        None => value,
    }
}

/// `(...args: A) => R`, where `A` is a type parameter.
fn has_generic_rest(ctx: &Context<'_>, ty: TypeId) -> bool {
    let signatures = ctx.model.call_signatures(ty);
    signatures.iter().any(|signature| {
        signature.params.last().is_some_and(|last| last.is_rest && ctx.model.view(last.ty).is_generic())
    })
}

/// `f as F`
fn asserted_type(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let mut at = id;
    loop {
        match &ctx.module()[at] {
            hir::Expr::As { .. } => return Some(ctx.model.type_of(ctx.file, at)),
            hir::Expr::NonNull(inner) | hir::Expr::AsConst(inner) => at = *inner,
            hir::Expr::Satisfies { expr, .. } => at = *expr,
            _ => return None,
        }
    }
}

/// Whether an expression is a part of what only satisfies a type.
fn is_under_satisfies(ctx: &Context<'_>, id: ExprId) -> bool {
    let (module, bindings) = (ctx.module(), ctx.bindings());
    let mut at = id;
    loop {
        at = match bindings.parent(at) {
            Parent::Expr(parent) => match &module[parent] {
                hir::Expr::Satisfies { .. } => return true,
                hir::Expr::Array(_)
                | hir::Expr::Conditional { .. }
                | hir::Expr::Logical { .. }
                | hir::Expr::AsConst(_) => parent,
                _ => return false,
            },
            Parent::Property(property) => match bindings.object_of(property) {
                Some(object) => object,
                None => return false,
            },
            Parent::Function(function) => match bindings.function_expr(function) {
                Some(function) => function,
                None => return false,
            },
            _ => return false,
        };
    }
}

/// Whether a function type is declared by what comes with tsnix: Nix calls it so.
fn is_of_library(ctx: &Context<'_>, ty: TypeId) -> bool {
    let signatures = ctx.model.call_signatures(ty);
    let is_library = |signature: &Signature| {
        let file = signature.declaration.map(|(file, _)| file);
        file.and_then(|file| ctx.model.graph().module(file)).is_some_and(|module| module.is_library)
    };
    signatures.iter().any(is_library)
}

/// The arity that a method of an object literal is expected to have: as many parameters as its own at least.
pub(super) fn of_method(ctx: &Context<'_>, property: hir::PropertyId, name: &str) -> usize {
    let expected = || {
        let object = ctx.bindings().object_of(property)?;
        if is_under_satisfies(ctx, object) || is_satisfying(ctx, object) {
            return None;
        }
        let target = ctx.model.target_type(ctx.file, object)?;
        of_type(ctx, ctx.model.property(target, name)?.ty)
    };
    expected().filter(|arity| !arity.has_rest).map_or(0, |arity| arity.fixed)
}

/// Whether the argument is taken as it is: another overload of the called function takes a function of
/// just as many parameters, so that both are meant: `overrideAttrs((old) => ...)`.
fn has_overload_for(ctx: &Context<'_>, id: ExprId, count: usize) -> bool {
    let Parent::Expr(parent) = ctx.bindings().parent(id) else { return false };
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[parent] else { return false };
    let Some(at) = args.iter().position(|arg| arg.expr == id) else { return false };
    let overloads = ctx.model.call_signatures(ctx.model.type_of(ctx.file, *callee));
    let takes = |signature: &Signature| {
        let param = signature.params.get(at)?;
        let callbacks = ctx.model.call_signatures(param.ty);
        callbacks
            .first()
            .map(|callback| callback.params.len() == count && !callback.params.iter().any(|it| it.is_rest))
    };
    overloads.len() > 1 && overloads.iter().any(|overload| takes(overload) == Some(true))
}

/// The type under which several functions come together where nothing says what is expected: of
/// `c ? (x) => x : (x, i) => i` TypeScript keeps the one of two parameters.
fn joined_type(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let Parent::Expr(parent) = ctx.bindings().parent(id) else { return None };
    let ty = ctx.model.type_of(ctx.file, parent);
    match &ctx.module()[parent] {
        hir::Expr::Conditional { test, .. } if *test != id => Some(ty),
        hir::Expr::Logical { right, .. } if *right == id => Some(ty),
        hir::Expr::Array(_) => ctx.model.view(ty).element(),
        _ => None,
    }
}

/// An expression as a function of exactly so many parameters.
pub(crate) fn with_arity(ctx: &mut Context<'_>, id: ExprId, wanted: Arity) -> Expr {
    let inner = bare(ctx, id);
    if let hir::Expr::Function(function) = &ctx.module()[inner] {
        let params = &ctx.module()[*function].params;
        let has_rest = params.last().is_some_and(|param| param.is_rest);
        let most = if wanted.has_rest { wanted.fixed } else { wanted.total() };
        if !has_rest && params.len() <= most {
            let value = function::with_arity(ctx, *function, wanted.total());
            let origin = ctx.origin_of(inner);
            return value.at_default(origin);
        }
    }
    let ty = ctx.model.type_of(ctx.file, id);
    let own = of_type(ctx, ty);
    let value = plain(ctx, id);
    match own {
        Some(own) if !is_same(own, wanted) => wrapped(ctx, value, own, wanted),
        _ => value,
    }
}

fn is_same(own: Arity, wanted: Arity) -> bool {
    own == wanted || own.total().max(1) == wanted.total().max(1) && own.has_rest == wanted.has_rest
}

/// `n: _: f n`: a function of `wanted` that calls one of `own`.
pub(crate) fn wrapped(ctx: &mut Context<'_>, function: Expr, own: Arity, wanted: Arity) -> Expr {
    let count = wanted.total().max(1);
    let mut names: Vec<SmolStr> = Vec::new();
    for at in 0..count {
        // A parameter that the function does not take has no name.
        let is_used = own.has_rest && at < wanted.total()
            || at < own.fixed && wanted.total() > 0
            || wanted.has_rest && at + 1 == count;
        let base = ["a", "b", "c", "d", "e", "f"].get(at).copied().unwrap_or("x");
        names.push(if is_used { crate::lower::fresh(ctx, base) } else { SmolStr::new_static("_") });
    }
    let rest = wanted.has_rest.then(|| ident(names[count - 1].clone()));
    let mut values: Vec<Expr> = Vec::new();
    for at in 0..own.fixed {
        let name = names.get(at).filter(|_| at < wanted.fixed);
        values.push(if let Some(name) = name {
            ident(name.clone())
        } else if let Some(rest) = &rest {
            let index = nix_tree::build::int((at - wanted.fixed) as i64);
            helper_call(ctx, Helper::At, [rest.clone(), index])
        } else {
            null()
        });
    }
    if own.has_rest {
        let given = (own.fixed..wanted.fixed).map(|at| ident(names[at].clone()));
        let given: Vec<Expr> = given.collect();
        // What the function takes by itself is no part of its rest.
        let taken = own.fixed.saturating_sub(wanted.fixed);
        let rest = rest.map(|rest| match taken {
            0 => rest,
            _ => helper_call(ctx, Helper::Slice, [rest, nix_tree::build::int(taken as i64), null()]),
        });
        values.push(match (rest, given.is_empty()) {
            (Some(rest), true) => rest,
            (Some(rest), false) => nix_tree::build::binary(nix_tree::BinaryOp::Concat, list(given), rest),
            (None, _) => list(given),
        });
    }
    if values.is_empty() {
        values.push(null());
    }
    let body = super::call::applied(function, values);
    let body = reduced(body, &names);
    match body {
        Ok(function) => function,
        Err(body) => names.into_iter().rev().fold(body, |body, name| lambda(name, body)),
    }
}

/// `a: b: f a b` is `f` itself.
#[expect(clippy::result_large_err, reason = "what can't be reduced is given back")]
fn reduced(body: Expr, names: &[SmolStr]) -> Result<Expr, Expr> {
    let is_eta = match &body.kind {
        ExprKind::Apply { function, arguments } => {
            matches!(function.kind, ExprKind::Ident(_) | ExprKind::Select { .. })
                && arguments.len() == names.len()
                && arguments
                    .iter()
                    .zip(names)
                    .all(|(argument, name)| matches!(&argument.kind, ExprKind::Ident(it) if it == name))
        }
        _ => false,
    };
    if !is_eta {
        return Err(body);
    }
    match body.into_kind() {
        ExprKind::Apply { function, .. } => Ok(*function),
        kind => Err(kind.into()),
    }
}

/// `_`
pub(crate) fn unused() -> Param {
    "_".into()
}
