//! Which numbers are ints for sure. Most programs have no fractions at all: then all are.

mod digits;
mod flow;

use std::collections::HashSet;
use std::rc::Rc;

use nix_tree::{Expr, ExprKind};
use tsnix_check::SemanticModel;
use tsnix_source::FileId;
use tsnix_syntax::hir::{self, BinaryOp, ExprId, Module, UnaryOp};

use super::facts::{self, Facts};
use crate::context::Context;
use crate::fold::{Const, fold_alone};
use crate::runtime::Helper;

pub(crate) use digits::Digits;
pub(crate) use flow::Flow;

/// What may be behind the point of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fraction {
    /// Nothing: it is an int in Nix.
    #[default]
    None,
    /// Digits that were written in the program, six in all at the most: Nix prints them as JavaScript does.
    Short,
    /// Anything.
    Any,
}

/// What may be behind the point of an expression's value, given that it is a number.
pub(crate) fn fraction(ctx: &mut Context<'_>, id: ExprId) -> Fraction {
    match flow_of(ctx) {
        Some(flow) => flow.fraction(ctx.file, super::bare(ctx, id)),
        None => Fraction::None,
    }
}

/// What may be behind the points of a list's elements.
pub(crate) fn fraction_of_elements(ctx: &mut Context<'_>) -> Fraction {
    flow_of(ctx).map_or(Fraction::None, |flow| flow.element)
}

/// Whether the value of an expression is an int in Nix, given that it is a number.
pub(crate) fn is_int(ctx: &mut Context<'_>, id: ExprId) -> bool {
    fraction(ctx, id) == Fraction::None
}

/// Whether the value of an expression can't be negative: lengths, literals, sums and products of them.
pub(crate) fn is_natural(ctx: &Context<'_>, id: ExprId) -> bool {
    let id = super::bare(ctx, id);
    match &ctx.module()[id] {
        hir::Expr::Number { value, .. } => *value >= 0.0,
        hir::Expr::Member { name, is_optional: false, .. } => {
            name.name == "length" && owner_of(ctx.model, ctx.file, id).is_some()
        }
        hir::Expr::Binary { op: BinaryOp::Add | BinaryOp::Mul, left, right } => {
            is_natural(ctx, *left) && is_natural(ctx, *right)
        }
        _ => false,
    }
}

/// Whether fractions can come up anywhere: a literal with one, a division, a text that is parsed.
pub(crate) fn has_fractions(ctx: &mut Context<'_>) -> bool {
    flow_of(ctx).is_some_and(|flow| flow.has_sources)
}

/// The value of an expression as an int: what is behind the point is cut off.
pub(crate) fn truncated(ctx: &mut Context<'_>, id: ExprId, value: Expr) -> Expr {
    let is_known = matches!(value.kind, ExprKind::Int(_))
        || super::shapes::is_null_literal(&value)
        || !facts::of(ctx, id).only(Facts::NUMBER | Facts::NULLISH);
    if is_known || is_int(ctx, id) { value } else { super::helper_call(ctx, Helper::Truncate, [value]) }
}

/// The value of an expression as the index of an element.
pub(crate) fn position(ctx: &mut Context<'_>, id: ExprId, value: Expr) -> Expr {
    let is_number = !facts::of_read(ctx, id).may_be(Facts::NULLISH);
    let is_known = matches!(value.kind, ExprKind::Int(_)) || is_number && is_int(ctx, id);
    if is_known { value } else { super::helper_call(ctx, Helper::Position, [value]) }
}

/// Whether a text is known to be a whole number.
pub(super) fn is_whole_text(ctx: &mut Context<'_>, id: ExprId) -> bool {
    let (model, file) = (ctx.model, ctx.file);
    let source = digits::Source { model, file, module: ctx.module(), bindings: ctx.bindings() };
    let digits = ctx.lower.digits.entry(file).or_insert_with(|| Digits::of_module(source));
    digits.is_whole(source, id)
}

/// Where fractions can get to; nothing where there are none.
fn flow_of(ctx: &mut Context<'_>) -> Option<Rc<Flow>> {
    if let Some(known) = &ctx.lower.fractions {
        return known.clone();
    }
    let graph = ctx.model.graph();
    let mut modules = ctx.modules.iter().filter_map(|file| graph.module(*file));
    let found = modules.any(|module| {
        let makes = |id| makes_fraction(&module.hir, id);
        let imports_data = module
            .imports
            .values()
            .any(|import| matches!(import, tsnix_check::module_graph::Resolution::Foreign(_)));
        imports_data || module.hir.exprs.ids().any(makes)
    });
    let flow = found.then(|| {
        let exact = exact_divisions(ctx);
        Rc::new(flow::of_program(ctx.model, ctx.modules.iter().copied(), &exact))
    });
    ctx.lower.fractions = Some(flow.clone());
    flow
}

/// The divisions of what the program alone says that leave no rest.
fn exact_divisions(ctx: &mut Context<'_>) -> HashSet<(FileId, ExprId)> {
    let mut exact = HashSet::new();
    for file in ctx.modules.clone() {
        let Some(module) = ctx.model.graph().module(file) else { continue };
        for id in module.hir.exprs.ids() {
            if let hir::Expr::Binary { op: BinaryOp::Div, left, right } = module.hir[id]
                && ctx.in_file(file, |ctx| is_exact_division(ctx, left, right))
            {
                exact.insert((file, id));
            }
        }
    }
    exact
}

/// Whether two numbers that the program alone says are ints, and one is a multiple of the other.
pub(super) fn is_exact_division(ctx: &Context<'_>, left: ExprId, right: ExprId) -> bool {
    let known = |id| match fold_alone(ctx, id) {
        Some(Const::Number(value)) if value.fract() == 0.0 && value.abs() < 9.0e15 => Some(value),
        _ => None,
    };
    // `4 / 2  =>  2`, but  `4 / 0.5`  =>  8.0
    matches!((known(left), known(right)), (Some(a), Some(b)) if b != 0.0 && a % b == 0.0)
}

fn makes_fraction(module: &Module, id: ExprId) -> bool {
    match &module[id] {
        hir::Expr::Number { value, .. } => !is_int_literal(*value),
        hir::Expr::Binary { op: BinaryOp::Div | BinaryOp::Pow, .. } => true,
        hir::Expr::Assign { op: Some(hir::AssignOp::Binary(BinaryOp::Div | BinaryOp::Pow)), .. } => true,
        hir::Expr::Unary { op: UnaryOp::Plus, .. } => true,
        hir::Expr::Name(name) => matches!(name.as_str(), "Number" | "parseFloat"),
        hir::Expr::Member { name, .. } => {
            is_fractional_constant(&name.name)
                || matches!(
                    name.name.as_str(),
                    "sqrt" | "pow" | "parse" | "parseFloat" | "fromJSON" | "fromTOML"
                )
        }
        _ => false,
    }
}

/// The constants of `Math` and `Number` that are floats: `Math.PI`.
fn is_fractional_constant(name: &str) -> bool {
    matches!(name, "E" | "LN10" | "LN2" | "LOG10E" | "LOG2E" | "PI" | "SQRT1_2" | "SQRT2" | "EPSILON")
}

/// A number that is written as a Nix int: beyond 64 bits it is a float.
fn is_int_literal(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 9.2e18
}

/// A number of at most six digits that no version of Nix writes with an exponent.
fn is_short_literal(value: f64) -> bool {
    let digits = hir::number_text(value).chars().filter(char::is_ascii_digit).collect::<String>();
    let is_plain = (1e-4..1e6).contains(&value.abs());
    value.fract() != 0.0 && is_plain && digits.trim_start_matches('0').len() <= 6
}

/// The interface of JavaScript's library that a member belongs to: `o.floor()` of the program may be anything.
fn owner_of(model: &SemanticModel, file: FileId, member: ExprId) -> Option<hir::Name> {
    const OWNERS: [&str; 13] = [
        "Array",
        "ReadonlyArray",
        "ConcatArray",
        "ArrayConstructor",
        "String",
        "Number",
        "NumberConstructor",
        "Boolean",
        "Math",
        "ObjectConstructor",
        "RegExp",
        "JSON",
        "Console",
    ];
    let owner = model.member_of(file, member).and_then(|member| member.owner);
    owner.filter(|owner| OWNERS.contains(&owner.as_str()))
}

/// What a name is set to where it is declared.
pub(crate) fn initializer(ctx: &Context<'_>, pattern: hir::PatId) -> Option<ExprId> {
    match ctx.bindings().pattern_origin(pattern) {
        tsnix_check::names::PatternOrigin::Declarator(stmt, index) => match &ctx.module()[stmt] {
            hir::Stmt::Variable(decl) => decl.declarators.get(index as usize)?.init,
            _ => None,
        },
        _ => None,
    }
}
