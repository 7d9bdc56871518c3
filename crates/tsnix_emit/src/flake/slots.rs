//! The values of a system that a flake's short form has in scope: its name, and package sets.

use std::collections::BTreeSet;

use nix_tree::build::{bind, ident, select};
use nix_tree::{Binding, Expr, ExprKind};
use smol_str::SmolStr;

use super::nixpkgs::{NixpkgsExport, branch_of, nixpkgs_value};
use crate::context::Context;
use crate::outline::Uses;
use crate::placement::Slot;

/// A program that imports `lib` gets a binding of that name; else `nixpkgs.lib` is written where needed.
pub(super) fn access_lib(ctx: &mut Context<'_>, input: usize, outputs: &[Uses]) {
    let is_lib = |import: &crate::imports::AmbientImport| {
        let value = nixpkgs_value(import);
        value.is_some_and(|value| value.kind == NixpkgsExport::Lib)
            && ctx.inputs.position(import) == Some(input)
    };
    if outputs.iter().any(|uses| ctx.outline.closure(uses).ambient.iter().any(is_lib)) {
        let name = ctx.name_of_import("lib", &|value| value == NixpkgsExport::Lib);
        ctx.lib.expr = Some(ident(name));
    } else {
        let name = ctx.inputs.list[input].name.clone();
        let is_plain = crate::names::can_be_bound(&name);
        ctx.lib.expr = is_plain.then(|| select(ident(name), ["lib"]));
        ctx.lib.input = Some(input);
    }
}

/// `pkgs = nixpkgs.legacyPackages.${system};` for each package set.
pub(super) fn package_sets(ctx: &mut Context<'_>, slots: &BTreeSet<Slot>, system: &Expr) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for slot in slots {
        if let Slot::Pkgs(input) = slot {
            let value = legacy_packages(ctx, *input, system.clone());
            bindings.push(bind(ctx.placements.slot_names[slot].clone(), value));
        }
    }
    bindings
}

/// `nixpkgs.legacyPackages.${system}`
pub(super) fn legacy_packages(ctx: &mut Context<'_>, input: usize, system: Expr) -> Expr {
    let packages = select(ctx.inputs.value(input), ["legacyPackages"]);
    match system.into_kind() {
        ExprKind::String { parts, .. } if matches!(parts.as_slice(), [nix_tree::StringPart::Text(_)]) => {
            let [nix_tree::StringPart::Text(system)] = parts.as_slice() else { return packages };
            select(packages, [system.as_str()])
        }
        kind => select(packages, [Expr { kind, origin: None }]),
    }
}

/// What is needed of the system, by the imports that are used.
pub(super) fn slots_of(ctx: &Context<'_>, uses: &Uses) -> BTreeSet<Slot> {
    let mut slots = BTreeSet::new();
    for entry in &uses.entries {
        if let Some(import) = crate::special::entry::packages(ctx, *entry) {
            slots.extend(ctx.inputs.position(&import).map(Slot::Pkgs));
        }
    }
    for import in &uses.ambient {
        let Some(value) = nixpkgs_value(import) else { continue };
        match value.kind {
            NixpkgsExport::Pkgs => {
                slots.extend(ctx.inputs.position(import).map(Slot::Pkgs));
            }
            NixpkgsExport::System | NixpkgsExport::Configure => {
                slots.insert(Slot::System);
            }
            NixpkgsExport::Lib | NixpkgsExport::Input | NixpkgsExport::PkgsFor => {}
        }
    }
    slots
}

/// The name under which a value of the system is in scope: as the program imports it, where that is free.
pub(super) fn slot_name(ctx: &mut Context<'_>, slot: &Slot) -> SmolStr {
    match slot {
        Slot::System => ctx.name_of_import("system", &|value| value == NixpkgsExport::System),
        Slot::Pkgs(input) => {
            let local = ctx.local_import_name(*input).unwrap_or_else(|| "pkgs".into());
            ctx.name_of_package_set(&local, *input)
        }
    }
}

/// The first input that is a branch of nixpkgs.
pub(super) fn nixpkgs_input(ctx: &Context<'_>) -> Option<usize> {
    ctx.inputs.specifiers().find(|(specifier, _)| branch_of(specifier).is_some()).map(|(_, at)| at)
}
