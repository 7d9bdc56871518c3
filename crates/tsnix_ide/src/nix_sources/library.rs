//! Functions of nixpkgs' library: `lib/default.nix` says which file has what.

use std::path::Path;

use rnix::ast;
use rowan::ast::AstNode as _;
use tsnix_source::FileSystem;

use super::NixPlace;
use super::find::{nix_file, read};
use super::text::{self, Bound};

/// The place of a function, by its names from `lib` on: where its file has it, else where `lib` itself does.
pub(super) fn find(fs: &dyn FileSystem, root: &Path, path: &[String]) -> Option<NixPlace> {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    let (first, rest) = names.split_first()?;
    let top_path = root.join("lib/default.nix");
    let top = read(fs, &top_path)?;
    let found = text::attribute(&top, &[*first])?;
    let inside = match (&found.from, rest) {
        // inherit (self.attrsets) mapAttrs;
        (Some(from), _) => in_section(fs, &top_path, &top, &last_name(from)?, &names),
        // attrsets = callLibs ./attrsets.nix;
        (None, []) => None,
        (None, rest) => in_file(fs, &top_path, &found, rest),
    };
    inside.or(Some(NixPlace { path: top_path, range: found.range, text: top }))
}

fn in_section(
    fs: &dyn FileSystem,
    top_path: &Path,
    top: &str,
    section: &str,
    names: &[&str],
) -> Option<NixPlace> {
    in_file(fs, top_path, &text::attribute(top, &[section])?, names)
}

/// The place in the file that a binding calls or imports.
fn in_file(fs: &dyn FileSystem, from: &Path, bound: &Bound, names: &[&str]) -> Option<NixPlace> {
    let value = bound.value.as_ref()?;
    let written = value.syntax().descendants().find_map(ast::PathRel::cast)?;
    let path = nix_file(fs, &from.parent()?.join(written.syntax().text().to_string()))?;
    let text = read(fs, &path)?;
    let range = text::attribute(&text, names)?.range;
    Some(NixPlace { path, text, range })
}

/// `attrsets` of `self.attrsets`
fn last_name(expr: &ast::Expr) -> Option<String> {
    match expr {
        ast::Expr::Ident(it) => Some(it.syntax().text().to_string()),
        ast::Expr::Select(it) => Some(it.attrpath()?.attrs().last()?.syntax().text().to_string()),
        ast::Expr::Paren(it) => last_name(&it.expr()?),
        _ => None,
    }
}
