//! What the modules without files mean: "tsnix", "@nixpkgs/...", the URLs of flakes, foreign files.

pub(crate) mod entry;
pub(crate) mod foreign;
pub(crate) mod modules;
mod nix_template;
mod nixpkgs;
mod paths;
mod pick;
mod tsnix;

pub use nix_template::nix_of_template;
use nix_tree::Expr;
use nix_tree::build::{ident, null, select};
use smol_str::SmolStr;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::flake::nixpkgs::nixpkgs_value;
use crate::imports::{AmbientImport, ImportedName};

/// The value of an imported name that is not called: `pkgs`, an input, `self`.
pub(crate) fn value(ctx: &mut Context<'_>, import: &AmbientImport, local: &str) -> Expr {
    if let Some(value) = nixpkgs_value(import) {
        return nixpkgs::value(ctx, import, &value, local);
    }
    if import.specifier == "tsnix" {
        return match &import.name {
            ImportedName::Named(name) => tsnix::value(ctx, name),
            _ => null(),
        };
    }
    let Some(position) = ctx.inputs.position(import) else { return null() };
    let input = ctx.inputs.value(position);
    match &import.name {
        ImportedName::Default | ImportedName::Namespace => input,
        ImportedName::Named(name) => select(input, [name.clone()]),
    }
}

impl Context<'_> {
    /// A call or a tagged template that means something of its own; nothing for ordinary ones.
    pub(crate) fn special_call(&mut self, expr: ExprId) -> Option<Expr> {
        let module = self.module();
        let callee = match &module[expr] {
            hir::Expr::Call { callee, .. } => *callee,
            hir::Expr::TaggedTemplate { tag, .. } => *tag,
            _ => return None,
        };
        let origin = self.origin_of(expr);
        let value = match self.tsnix_function(callee) {
            Some(name) => tsnix::call(self, &name, expr)?,
            None => nixpkgs::call(self, expr, callee)?,
        };
        let origin = value.origin.or(origin);
        Some(value.at(origin))
    }

    /// The arguments of a call, spreads left out (they are reported where they can't be).
    fn call_args(&self, call: ExprId) -> Vec<ExprId> {
        match &self.module()[call] {
            hir::Expr::Call { args, .. } => {
                args.iter().filter(|arg| !arg.is_spread).map(|arg| arg.expr).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// `name` as an expression; the empty name (of what is still being typed) is null.
fn named(name: SmolStr) -> Expr {
    if name.is_empty() { null() } else { ident(name) }
}
