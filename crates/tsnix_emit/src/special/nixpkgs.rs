//! What `@nixpkgs/<ref>` gives: the package set, `lib`, the system, the input, and sets made of it.

use nix_tree::build::{apply, attrs, bind, ident, search_path, select, string};
use nix_tree::{Expr, ExprKind};
use tsnix_syntax::hir::ExprId;

use super::named;
use crate::context::Context;
use crate::flake::nixpkgs::{NixpkgsExport, NixpkgsValue, branch_of, nixpkgs_value};
use crate::imports::{AmbientImport, ImportedName};
use crate::lower;
use crate::placement::Slot;

/// The value of an import.
pub(crate) fn value(
    ctx: &mut Context<'_>,
    import: &AmbientImport,
    value: &NixpkgsValue,
    local: &str,
) -> Expr {
    if ctx.placements.module_lib && value.kind == NixpkgsExport::Lib {
        return ident("lib");
    }
    if let Some(pkgs) = ctx.placements.file_pkgs.clone() {
        return in_file(ident(pkgs), value.kind);
    }
    match value.kind {
        NixpkgsExport::Pkgs => {
            let slot = ctx.inputs.position(import).map(Slot::Pkgs);
            let name = slot.and_then(|slot| ctx.placements.slot_names.get(&slot).cloned());
            named(name.unwrap_or_else(|| local.into()))
        }
        NixpkgsExport::System => {
            let name = ctx.placements.slot_names.get(&Slot::System).cloned();
            named(name.unwrap_or_else(|| local.into()))
        }
        NixpkgsExport::Lib => lib(ctx, import),
        NixpkgsExport::Input => input(ctx, import),
        // As values they are functions; see the calls.
        NixpkgsExport::Configure | NixpkgsExport::PkgsFor => named(local.into()),
    }
}

/// In a file that takes `pkgs` everything is reached through it.
fn in_file(pkgs: Expr, kind: NixpkgsExport) -> Expr {
    match kind {
        NixpkgsExport::Lib => select(pkgs, ["lib"]),
        NixpkgsExport::System => select(pkgs, ["stdenv", "hostPlatform", "system"]),
        NixpkgsExport::Input => select(pkgs, ["path"]),
        NixpkgsExport::Pkgs | NixpkgsExport::Configure | NixpkgsExport::PkgsFor => pkgs,
    }
}

/// `lib` of a branch: the one that the output binds where it is of the same input.
fn lib(ctx: &mut Context<'_>, import: &AmbientImport) -> Expr {
    let first = ctx.inputs.specifiers().find(|(specifier, _)| branch_of(specifier).is_some());
    let is_first = first.map(|(_, at)| at) == ctx.inputs.position(import);
    match ctx.lib.expr.clone() {
        Some(lib) if is_first => {
            ctx.lib.is_used = true;
            lib
        }
        _ => select(input(ctx, import), ["lib"]),
    }
}

fn input(ctx: &mut Context<'_>, import: &AmbientImport) -> Expr {
    match ctx.inputs.position(import) {
        Some(position) => ctx.inputs.value(position),
        None => search_path("nixpkgs"),
    }
}

/// `configure({ config, overlays })` and `pkgsFor("x86_64-linux")`.
pub(super) fn call(ctx: &mut Context<'_>, call: ExprId, callee: ExprId) -> Option<Expr> {
    let import = ctx.ambient_import(callee)?;
    if !matches!(import.name, ImportedName::Named(_)) {
        return None;
    }
    let value = nixpkgs_value(&import)?;
    let args = ctx.call_args(call);
    match value.kind {
        NixpkgsExport::PkgsFor => {
            let system = lower::expr(ctx, *args.first()?);
            if ctx.placements.file_pkgs.is_some() {
                let import = apply(ident("import"), [search_path("nixpkgs")]);
                return Some(apply(import, [attrs([bind("system", system)])]));
            }
            let packages = select(input(ctx, &import), ["legacyPackages"]);
            Some(match system.into_kind() {
                ExprKind::String { parts, .. } => match parts.as_slice() {
                    [nix_tree::StringPart::Text(system)] => select(packages, [system.as_str()]),
                    _ => select(packages, [nix_tree::build::string_parts(parts)]),
                },
                kind => select(packages, [Expr { kind, origin: None }]),
            })
        }
        NixpkgsExport::Configure => Some(configure(ctx, &import, *args.first()?)),
        _ => None,
    }
}

/// `import nixpkgs { inherit system; config = ...; overlays = ...; }`
fn configure(ctx: &mut Context<'_>, import: &AmbientImport, options: ExprId) -> Expr {
    let system = match ctx.placements.file_pkgs.clone() {
        Some(pkgs) => select(ident(pkgs), ["stdenv", "hostPlatform", "system"]),
        None => match ctx.placements.slot_names.get(&Slot::System) {
            Some(name) => ident(name.clone()),
            None => string("x86_64-linux"),
        },
    };
    let options = lower::expr(ctx, options);
    let system = bind("system", system);
    let arguments = match options.into_kind() {
        ExprKind::Attrs(mut set) if !set.recursive => {
            set.bindings.insert(0, system);
            set.bindings = nix_tree::inherits::contract(set.bindings);
            Expr::from(set)
        }
        kind => {
            let given = attrs(nix_tree::inherits::contract(vec![system]));
            nix_tree::build::binary(nix_tree::BinaryOp::Update, given, Expr { kind, origin: None })
        }
    };
    let source = input(ctx, import);
    apply(ident("import"), [source, arguments])
}
