//! Imports of `.nix`, `.json` and `.toml` files.

use std::path::{Component, Path, PathBuf};

use nix_tree::Expr;
use nix_tree::build::{apply, builtin, ident, path};
use tsnix_check::module_graph::{ForeignFile, ForeignKind};

use crate::context::Context;

/// `import ./x.nix`, `builtins.fromJSON (builtins.readFile ./x.json)`
pub(crate) fn import(ctx: &Context<'_>, file: &ForeignFile) -> Expr {
    let literal = path(relative(&ctx.output_folder, &file.path));
    let content = |literal| apply(builtin("readFile"), [literal]);
    match file.kind {
        ForeignKind::Nix => apply(ident("import"), [literal]),
        ForeignKind::Json => apply(builtin("fromJSON"), [content(literal)]),
        ForeignKind::Toml => apply(builtin("fromTOML"), [content(literal)]),
    }
}

/// `target` as a Nix path from the folder `from`: `./x`, `../y`. Both are absolute and normal.
pub(crate) fn relative(from: &Path, target: &Path) -> String {
    let mut from = from.components().peekable();
    let mut to = target.components().peekable();
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let ups = from.count();
    let mut result = if ups == 0 { String::from(".") } else { vec![".."; ups].join("/") };
    for component in to {
        if let Component::Normal(name) = component {
            result.push('/');
            result.push_str(&name.to_string_lossy());
        }
    }
    if result == "." { String::from("./.") } else { result }
}

/// A path as it is written in the current module, as it must be written in the output.
pub(crate) fn rebased(ctx: &Context<'_>, written: &str) -> String {
    let is_relative = written.starts_with('.') || !written.starts_with(['/', '~']);
    if !is_relative {
        return written.to_owned();
    }
    let graph = ctx.model.graph();
    let folder = graph.files.file(ctx.file).path().parent().map(PathBuf::from).unwrap_or_default();
    let target = tsnix_check::module_graph::normalize(&folder.join(written));
    relative(&ctx.output_folder, &target)
}
