//! Imports of what is no part of the program: packages of npm.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::NPM_IMPORT;
use tsnix_syntax::hir::{ImportDecl, Imported, Stmt};

use super::context::Ctx;

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for stmt in ctx.stmts() {
        if let Stmt::Import(decl) = &module[stmt]
            && is_npm(&decl.from.value)
            && !decl.is_type_only
        {
            import(ctx, module.stmts.range(stmt), decl);
        }
    }
}

/// A default import has no meaning whatever the package is. Other imports are TypeScript's to resolve, and
/// refused where a declaration says that there is such a module.
fn import(ctx: &mut Ctx<'_>, range: TextRange, decl: &ImportDecl) {
    let module = ctx.module.clone();
    let is_default = decl
        .specifiers
        .iter()
        .any(|it| matches!(module[*it].imported, Imported::Default | Imported::Namespace));
    let from = &decl.from;
    if !is_default && !is_declared(ctx, &from.value) {
        return;
    }
    let message = format!("`{}` is a package of npm: JavaScript has no meaning in Nix", from.value);
    let found = ctx
        .diagnostic(&NPM_IMPORT, from.range, message)
        .with_help("use the built-in functions, `lib` from `@nixpkgs/latest`, or a flake by its URL");
    ctx.refuse(found, range);
}

/// Neither a path, nor a module of tsnix, nor the URL of a flake.
fn is_npm(specifier: &str) -> bool {
    let is_path = specifier.starts_with('.') || specifier.starts_with('/');
    let is_own = specifier == "tsnix" || specifier.starts_with("tsnix/") || specifier.starts_with("@nixpkgs");
    let is_url = specifier.contains(':') && !specifier.starts_with("node:");
    !is_path && !is_own && !is_url && !specifier.is_empty()
}

fn is_declared(ctx: &Ctx<'_>, specifier: &str) -> bool {
    let modules = ctx.model.graph().modules.values();
    modules.flat_map(|node| &node.bindings.ambient_modules).any(|it| it.name.value == specifier)
}
