//! Methods that change a list: `xs.push(a)  =>  xs1 = xs ++ [ a ]`

use nix_tree::build::{binary as op, if_else, int, null};
use nix_tree::{BinaryOp as Nix, Expr, ExprKind};
use tsnix_syntax::hir::{self, ExprId};

use super::{changed_place, concatenated, set_place, updated};
use crate::context::Context;
use crate::lower::{access, builtin_call, call, expr, helper_call, mutation, numbers, objects, shapes};
use crate::runtime::Helper;

/// A call that changes a list: `push`, `pop`, `sort`, ...; its value.
pub(crate) fn mutating_call(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let (place, method) = mutation::mutator(ctx, id)?;
    let place = changed_place(ctx, place);
    let hir::Expr::Call { args, .. } = &ctx.module()[id] else { return None };
    if method == "assign" {
        let sources = args.get(1..).unwrap_or_default();
        for source in sources {
            let Some(source) = objects::spread(ctx, source.expr) else { continue };
            let before = access::strict(ctx, place);
            set_place(ctx, place, updated(before, source));
        }
        return Some(access::strict(ctx, place));
    }
    let arg = |ctx: &mut Context<'_>, at: usize| args.get(at).map(|argument| expr(ctx, argument.expr));
    let int_arg = |ctx: &mut Context<'_>, at: usize| {
        let id = args.get(at)?.expr;
        let value = expr(ctx, id);
        Some(numbers::truncated(ctx, id, value))
    };
    let (after, value) = match method {
        "push" => {
            let items = call::rest_of(ctx, args);
            let before = access::strict(ctx, place);
            (concatenated(before, items), None)
        }
        "unshift" => {
            let items = call::rest_of(ctx, args);
            let before = access::strict(ctx, place);
            (concatenated(items, before), None)
        }
        "pop" => {
            let before = access::strict(ctx, place);
            let last = helper_call(ctx, Helper::AtEnd, [before.clone(), int(-1)]);
            (helper_call(ctx, Helper::Slice, [before, int(0), int(-1)]), Some(last))
        }
        "shift" => {
            let before = access::strict(ctx, place);
            let first = helper_call(ctx, Helper::At, [before.clone(), int(0)]);
            (helper_call(ctx, Helper::Slice, [before, int(1), null()]), Some(first))
        }
        "splice" => {
            let start = int_arg(ctx, 0).unwrap_or_else(|| int(0));
            let count = int_arg(ctx, 1).unwrap_or_else(null);
            let items = call::rest_of(ctx, args.get(2..).unwrap_or_default());
            let before = access::strict(ctx, place);
            let removed = taken_out(ctx, before.clone(), start.clone(), count.clone());
            (helper_call(ctx, Helper::Splice, [before, start, count, items]), Some(removed))
        }
        "sort" => (crate::builtins::array::sorted(ctx, place, args), None),
        "reverse" => {
            let before = access::strict(ctx, place);
            (crate::builtins::array::reversed(ctx, before), None)
        }
        _ => {
            let value = arg(ctx, 0).unwrap_or_else(null);
            let start = int_arg(ctx, 1).unwrap_or_else(|| int(0));
            let end = int_arg(ctx, 2).unwrap_or_else(null);
            let before = access::strict(ctx, place);
            (helper_call(ctx, Helper::Fill, [before, value, start, end]), None)
        }
    };
    set_place(ctx, place, after);
    Some(match (method, value) {
        (_, Some(value)) => value,
        ("push" | "unshift", None) => {
            let after = access::strict(ctx, place);
            builtin_call("length", [after])
        }
        _ => access::strict(ctx, place),
    })
}

/// What `splice` takes out of a list.
fn taken_out(ctx: &mut Context<'_>, list: Expr, start: Expr, count: Expr) -> Expr {
    if shapes::is_null_literal(&count) {
        return helper_call(ctx, Helper::Slice, [list, start, null()]);
    }
    match (&start.kind, &count.kind) {
        (_, ExprKind::Int(count)) if *count <= 0 => shapes::empty_list(),
        (ExprKind::Int(from), ExprKind::Int(count)) if *from >= 0 => {
            let end = int(from + count);
            helper_call(ctx, Helper::Slice, [list, start, end])
        }
        _ => {
            // A start before the list counts as its first place, so the count is taken from there.
            let from_start = helper_call(ctx, Helper::Slice, [list, start, null()]);
            let count = match count.kind {
                ExprKind::Int(_) => count,
                _ => shapes::shared(ctx, count, "count", |_, count| {
                    if_else(op(Nix::Less, count.clone(), int(0)), int(0), count)
                }),
            };
            helper_call(ctx, Helper::Slice, [from_start, int(0), count])
        }
    }
}
