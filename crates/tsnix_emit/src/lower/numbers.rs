//! Which numbers are ints for sure. Most programs have no fractions at all: then all are.

use tsnix_check::names::{Declaration, LocalSymbolId};
use tsnix_syntax::hir::{self, BinaryOp, ExprId, Module, UnaryOp, VariableKind};

use super::names::symbol;
use crate::context::Context;

/// Whether the value of an expression is an int in Nix, given that it is a number.
pub(crate) fn is_int(ctx: &mut Context<'_>, id: ExprId) -> bool {
    !has_fractions(ctx) || is_surely_int(ctx, id, 8)
}

/// Whether fractions can come up anywhere: a literal with one, a division, a text that is parsed.
pub(crate) fn has_fractions(ctx: &mut Context<'_>) -> bool {
    if let Some(known) = ctx.lower.has_fractions {
        return known;
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
    ctx.lower.has_fractions = Some(found);
    found
}

fn makes_fraction(module: &Module, id: ExprId) -> bool {
    match &module[id] {
        hir::Expr::Number { value, .. } => !is_int_literal(*value),
        hir::Expr::Binary { op: BinaryOp::Div | BinaryOp::Pow, .. } => true,
        hir::Expr::Assign { op: Some(hir::AssignOp::Binary(BinaryOp::Div | BinaryOp::Pow)), .. } => true,
        hir::Expr::Unary { op: UnaryOp::Plus, .. } => true,
        hir::Expr::Name(name) => matches!(name.as_str(), "Number" | "parseFloat"),
        hir::Expr::Member { name, .. } => {
            matches!(name.name.as_str(), "sqrt" | "pow" | "parse" | "parseFloat" | "fromJSON" | "fromTOML")
        }
        _ => false,
    }
}

fn is_surely_int(ctx: &Context<'_>, id: ExprId, depth: u32) -> bool {
    if depth == 0 {
        return false;
    }
    let ty = ctx.model.type_of(ctx.file, id);
    if let Some(value) = ctx.model.view(ty).number_literal() {
        return is_int_literal(value) && is_literal_const(ctx, id);
    }
    match &ctx.module()[id] {
        hir::Expr::Number { value, .. } => is_int_literal(*value),
        hir::Expr::Unary { op: UnaryOp::Minus, operand } => is_surely_int(ctx, *operand, depth - 1),
        hir::Expr::Unary { op: UnaryOp::BitNot, .. } => true,
        hir::Expr::Binary { op, left, right } => match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Rem => {
                is_surely_int(ctx, *left, depth - 1) && is_surely_int(ctx, *right, depth - 1)
            }
            BinaryOp::BitAnd
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::ShiftLeft
            | BinaryOp::ShiftRight
            | BinaryOp::ShiftRightUnsigned => true,
            _ => false,
        },
        hir::Expr::Conditional { then, otherwise, .. } => {
            is_surely_int(ctx, *then, depth - 1) && is_surely_int(ctx, *otherwise, depth - 1)
        }
        hir::Expr::Member { name, .. } => name.name == "length" && is_of_library(ctx, id),
        hir::Expr::Call { callee, .. } => is_int_call(ctx, *callee),
        hir::Expr::As { expr, .. }
        | hir::Expr::Satisfies { expr, .. }
        | hir::Expr::AsConst(expr)
        | hir::Expr::NonNull(expr) => is_surely_int(ctx, *expr, depth - 1),
        hir::Expr::Name(name) => {
            symbol(ctx, id, name).is_some_and(|symbol| is_int_variable(ctx, symbol, depth))
        }
        _ => false,
    }
}

/// A literal type says nothing about how the number was computed, but for the literal itself.
fn is_literal_const(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(
        &ctx.module()[id],
        hir::Expr::Number { .. } | hir::Expr::Name(_) | hir::Expr::Unary { .. } | hir::Expr::Member { .. }
    )
}

/// A number that is written as a Nix int: beyond 64 bits it is a float.
fn is_int_literal(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 9.2e18
}

/// Whether a member is the library's own, of a list, a text, `Math` or `Number`: `o.floor()` may be anything.
fn is_of_library(ctx: &Context<'_>, member: ExprId) -> bool {
    let owner = ctx.model.member_of(ctx.file, member).and_then(|member| member.owner);
    owner.is_some_and(|owner| {
        let owners = ["Array", "ReadonlyArray", "ConcatArray", "String", "Math", "NumberConstructor"];
        owners.contains(&owner.as_str())
    })
}

fn is_int_call(ctx: &Context<'_>, callee: ExprId) -> bool {
    match &ctx.module()[callee] {
        hir::Expr::Member { name, .. } => {
            let names = [
                "floor",
                "ceil",
                "round",
                "trunc",
                "sign",
                "indexOf",
                "lastIndexOf",
                "findIndex",
                "parseInt",
                "findLastIndex",
            ];
            names.contains(&name.name.as_str()) && is_of_library(ctx, callee)
        }
        hir::Expr::Name(name) => name == "parseInt" && super::names::is_global(ctx, callee, name),
        _ => false,
    }
}

/// `const n = 1`, the index of a counted loop, the second parameter of a callback on a list.
fn is_int_variable(ctx: &Context<'_>, symbol: LocalSymbolId, depth: u32) -> bool {
    let module = ctx.module();
    match ctx.bindings().symbol(symbol).declarations.first() {
        Some(Declaration::Variable(pattern, VariableKind::Const)) => {
            initializer(ctx, *pattern).is_some_and(|init| is_surely_int(ctx, init, depth - 1))
        }
        Some(Declaration::Param(pattern, function)) => {
            let position = module[*function].params.iter().position(|param| param.pattern == *pattern);
            position == Some(1) && is_list_callback(ctx, *function)
        }
        _ => false,
    }
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

/// Whether the function is given to `map` and its like, which pass the index second.
fn is_list_callback(ctx: &Context<'_>, function: hir::FunctionId) -> bool {
    let bindings = ctx.bindings();
    let Some(expr) = bindings.function_expr(function) else { return false };
    let tsnix_check::names::Parent::Expr(call) = bindings.parent(expr) else { return false };
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return false };
    let owner = ctx.model.member_of(ctx.file, *callee).and_then(|member| member.owner);
    let is_fold =
        matches!(&ctx.module()[*callee], hir::Expr::Member { name, .. } if name.name.starts_with("reduce"));
    !is_fold && owner.is_some_and(|owner| matches!(owner.as_str(), "Array" | "ReadonlyArray"))
}
