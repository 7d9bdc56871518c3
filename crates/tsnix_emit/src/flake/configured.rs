//! Package sets that a program configures: `const pkgs = configure({ config: { allowUnfree: true } })`.
//!
//! One that several outputs use is made once for each system, `pkgsFor.${system}`; each output that called nixpkgs
//! itself would evaluate it anew.

use std::collections::BTreeSet;

use nix_tree::build::null;
use nix_tree::{BindingKind, Comment, Expr};
use smol_str::{SmolStr, format_smolstr};
use tsnix_syntax::hir::{self, ExprId, Pattern, Stmt};

use crate::context::Context;
use crate::file::lower_item;
use crate::flake::nixpkgs::{NixpkgsExport, nixpkgs_value};
use crate::outline::{ItemId, ItemKind, Uses};
use crate::placement::Slot;

/// The constants of that kind that several outputs use.
pub(super) fn shared(ctx: &mut Context<'_>, outputs: &[Uses]) -> BTreeSet<ItemId> {
    let outline = std::rc::Rc::clone(&ctx.outline);
    let closures: Vec<Uses> = outputs.iter().map(|uses| outline.closure(uses)).collect();
    let all: BTreeSet<ItemId> = closures.iter().flat_map(|uses| uses.items.iter().copied()).collect();
    let is_shared = |item: &ItemId| closures.iter().filter(|uses| uses.items.contains(item)).count() > 1;
    all.into_iter().filter(|item| is_shared(item) && is_configured(ctx, *item)).collect()
}

/// Whether an item is a constant whose value is a call of `configure`.
fn is_configured(ctx: &mut Context<'_>, item: ItemId) -> bool {
    let outline = std::rc::Rc::clone(&ctx.outline);
    let item = outline.item(item);
    let ItemKind::Declarator(at) = item.kind else { return false };
    ctx.in_file(item.file, |ctx| {
        let module = ctx.module();
        let Stmt::Variable(decl) = &module[item.stmt] else { return false };
        let Some(declarator) = decl.declarators.get(at) else { return false };
        matches!(module[declarator.pattern], Pattern::Name(_))
            && declarator.init.is_some_and(|init| is_call(ctx, init))
    })
}

fn is_call(ctx: &Context<'_>, mut expr: ExprId) -> bool {
    loop {
        match &ctx.module()[expr] {
            hir::Expr::As { expr: inner, .. } | hir::Expr::Satisfies { expr: inner, .. } => expr = *inner,
            hir::Expr::Call { callee, .. } => {
                let import = ctx.ambient_import(*callee);
                let value = import.as_ref().and_then(nixpkgs_value);
                return value.is_some_and(|value| value.kind == NixpkgsExport::Configure);
            }
            _ => return false,
        }
    }
}

/// Names the sets, by system, after the constants; what a constant is called where the system is known is its own
/// name.
pub(super) fn name(ctx: &mut Context<'_>, items: &BTreeSet<ItemId>) -> Vec<(ItemId, SmolStr)> {
    let mut named = Vec::new();
    for item in items {
        let Some(key) = ctx.outline.item(*item).symbols.first().copied() else { continue };
        let slot = Slot::Configured(*item);
        let mut name = ctx.symbol_name(key);
        if crate::unique::is_slot_captured(ctx, &ctx.placements, &slot, &name) {
            name = ctx.names.rename(key, &name);
        }
        let by_system = ctx.names.fresh(&format_smolstr!("{name}For"));
        ctx.placements.slot_names.insert(slot, name);
        named.push((*item, by_system));
    }
    named
}

/// The value of the constant, for one system, with the comments above it.
pub(super) fn value(ctx: &mut Context<'_>, item: ItemId) -> (Expr, Vec<Comment>) {
    match lower_item(ctx, item).into_iter().next() {
        Some(binding) => match binding.kind {
            BindingKind::Value { value, .. } => (value, binding.trivia.comments_before),
            BindingKind::Inherit { .. } => (null(), Vec::new()),
        },
        None => (null(), Vec::new()),
    }
}
