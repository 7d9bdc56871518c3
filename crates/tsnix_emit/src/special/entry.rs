//! Imports of modules that have a Nix file of their own: `import ./web.nix`.

use std::collections::BTreeMap;

use nix_tree::build::{apply, attrs, binary, ident, lambda, path};
use nix_tree::{BinaryOp, Expr};
use tsnix_source::FileId;
use tsnix_syntax::hir;

use super::foreign::relative;
use super::{modules, nixpkgs};
use crate::context::Context;
use crate::file::{Value, value_of};
use crate::flake::nixpkgs::{NixpkgsExport, NixpkgsValue, branch_of, nixpkgs_value};
use crate::imports::AmbientImport;
use crate::lower::facts::{self, Facts};

/// The value of the file. One that takes a package set is given that of its importer.
pub(crate) fn value(ctx: &mut Context<'_>, entry: FileId) -> Expr {
    let output = ctx.model.graph().outputs.get(&entry).cloned().unwrap_or_default();
    let file = apply(ident("import"), [path(relative(&ctx.output_folder, &output))]);
    let Some(import) = packages(ctx, entry) else { return file };
    let branch = branch_of(&import.specifier).unwrap_or_default();
    let pkgs = nixpkgs::value(ctx, &import, &NixpkgsValue { branch, kind: NixpkgsExport::Pkgs }, "pkgs");
    let given = attrs(nix_tree::inherits::contract(vec![nix_tree::build::bind("pkgs", pkgs)]));
    if is_function(ctx, entry) {
        // The file takes the package set and the program's arguments in one pattern.
        let args = ctx.names.fresh("args");
        let both = binary(BinaryOp::Update, given, ident(args.clone()));
        return lambda(args, apply(file, [both]));
    }
    apply(file, [given])
}

/// `modules: [home]`, where `home` is a module with a file of its own  =>  `modules = [ ./home.nix ]`: where a path may
/// stand for a module, its file is better named than imported, for Nix's messages say where a definition is then.
pub(crate) fn module_path(ctx: &mut Context<'_>, element: hir::ExprId) -> Option<Expr> {
    let entry = ctx.imported_entry(element)?;
    let is_module =
        ctx.in_file(entry, |ctx| matches!(value_of(ctx), Value::Expr(expr) if modules::is_module(ctx, expr)));
    let wanted = ctx.model.contextual_type(ctx.file, element)?;
    if !is_module || !facts::of_type(ctx, wanted).has(Facts::STORE) || packages(ctx, entry).is_some() {
        return None;
    }
    let output = ctx.model.graph().outputs.get(&entry).cloned()?;
    Some(path(relative(&ctx.output_folder, &output)).at(ctx.origin_of(element)))
}

/// The files of the program that are functions of a package set, with the import that makes them so. Modules are
/// none: they have their own.
pub(crate) fn all_packages(ctx: &mut Context<'_>) -> BTreeMap<FileId, AmbientImport> {
    let outputs = ctx.model.graph().outputs.keys().copied().filter(|file| ctx.modules.contains(file));
    let entries: Vec<FileId> = outputs.collect();
    let found = entries.into_iter().filter_map(|entry| Some((entry, find_packages(ctx, entry)?)));
    found.collect()
}

/// The import of nixpkgs that makes a file a function of a package set.
pub(crate) fn packages(ctx: &Context<'_>, entry: FileId) -> Option<AmbientImport> {
    ctx.entry_packages.get(&entry).cloned()
}

fn find_packages(ctx: &mut Context<'_>, entry: FileId) -> Option<AmbientImport> {
    let uses = ctx.in_file(entry, |ctx| {
        let value = value_of(ctx);
        let is_module = matches!(value, Value::Expr(expr) if modules::is_module(ctx, expr));
        (!is_module).then(|| value.uses(ctx))
    })?;
    let all = ctx.outline.closure(&uses);
    all.ambient.into_iter().find(|import| nixpkgs_value(import).is_some())
}

/// Whether the value of the file is a function of a destructured object.
fn is_function(ctx: &mut Context<'_>, entry: FileId) -> bool {
    ctx.in_file(entry, |ctx| {
        let module = ctx.module();
        let function = match value_of(ctx) {
            Value::Function(function) => Some(function),
            Value::Expr(expr) => match module[expr] {
                hir::Expr::Function(function) => Some(function),
                _ => None,
            },
            Value::Exports(_) => None,
        };
        function.is_some()
    })
}
