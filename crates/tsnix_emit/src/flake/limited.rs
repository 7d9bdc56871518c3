//! Outputs that say themselves which systems they are for: `forSystems([...], value)`.

use smol_str::SmolStr;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr as E, ExprId};

use super::outputs::{Output, Piece, PieceValue};
use crate::context::Context;
use crate::fold::{Const, fold};

/// An output for some systems.
#[derive(Clone, Debug)]
pub(super) struct Limited {
    /// The list of the systems.
    pub(super) systems: ExprId,
    /// The systems, where they are known; empty otherwise.
    pub(super) known: Vec<SmolStr>,
    pub(super) value: ExprId,
    /// `default` for `devShell`.
    pub(super) attribute: Option<&'static str>,
    pub(super) file: FileId,
}

/// What an output says of its systems, where it does.
pub(super) fn limited(ctx: &mut Context<'_>, output: &Output) -> Option<Limited> {
    let [Piece { attribute, value: PieceValue::Expr(expr), file, .. }] = output.pieces.as_slice() else {
        return None;
    };
    ctx.in_file(*file, |ctx| {
        let module = ctx.module();
        let mut expr = *expr;
        while let E::As { expr: inner, .. } | E::Satisfies { expr: inner, .. } = &module[expr] {
            expr = *inner;
        }
        let E::Call { callee, args, .. } = &module[expr] else { return None };
        let [systems, value] = args.as_slice() else { return None };
        if ctx.tsnix_function(*callee).is_none_or(|name| name != "forSystems") {
            return None;
        }
        let known: Vec<SmolStr> = match fold(ctx, systems.expr) {
            Ok(Const::List(items)) => items.iter().filter_map(Const::as_str).map(SmolStr::from).collect(),
            _ => Vec::new(),
        };
        Some(Limited { systems: systems.expr, known, value: value.expr, attribute: *attribute, file: *file })
    })
}
