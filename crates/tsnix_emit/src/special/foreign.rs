//! Imports of `.nix`, `.json` and `.toml` files.

use std::path::{Component, Path, PathBuf};

use indexmap::IndexMap;
use nix_tree::build::{apply, bind, builtin, ident, path, select};
use nix_tree::{Binding, Expr};
use smol_str::SmolStr;
use tsnix_check::module_graph::{ForeignFile, ForeignKind};

use crate::context::Context;
use crate::imports::{ForeignImport, ImportedName};

/// The files that the output binds by a name, because they are read more than once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bound(IndexMap<PathBuf, (SmolStr, Expr)>);

impl Bound {
    /// `settings = builtins.fromJSON (...);`, in the order of first use.
    pub(crate) fn bindings(&self) -> Vec<Binding> {
        self.0.values().map(|(name, value)| bind(name.clone(), value.clone())).collect()
    }
}

/// What an import of a foreign file stands for, where it is called `local` in the program.
pub(crate) fn value(ctx: &mut Context<'_>, import: &ForeignImport, local: &str) -> Expr {
    let file = file_value(ctx, &import.file, local);
    match &import.name {
        ImportedName::Default | ImportedName::Namespace => file,
        ImportedName::Named(name) => select(file, [name.clone()]),
    }
}

/// The value of a file: written where it is used once, else bound once by a name.
fn file_value(ctx: &mut Context<'_>, file: &ForeignFile, local: &str) -> Expr {
    if let Some((name, _)) = ctx.foreign.0.get(&file.path) {
        return ident(name.clone());
    }
    let value = read(ctx, file);
    let mut uses = ctx.outline.foreign_uses().filter(|(import, _)| import.file.path == file.path);
    // In a function it would be read at each call.
    let is_read_once = matches!((uses.next(), uses.next()), (Some((_, is_inside)), None) if !is_inside);
    drop(uses);
    if is_read_once {
        return value;
    }
    let name = ctx.names.fresh(local);
    ctx.foreign.0.insert(file.path.clone(), (name.clone(), value));
    ident(name)
}

/// `import ./x.nix`, `builtins.fromJSON (builtins.readFile ./x.json)`
fn read(ctx: &Context<'_>, file: &ForeignFile) -> Expr {
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
