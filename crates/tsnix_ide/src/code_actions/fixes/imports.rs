//! Names that nothing declares and that an import would bring.

use tsnix_check::names::Meaning;
use tsnix_source::{Diagnostic, Edit};

use super::super::{Action, Request};
use crate::completion::import_edit;

/// A name that nothing declares may be an export of another module, or a package.
pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let analysis = request.analysis;
    let model = analysis.model;
    let name = diagnostic.range.of(request.text);
    let here = analysis.files.file(request.file).path();
    let mut found = Vec::new();
    let mut offer = |specifier: &str| {
        let edit = import_edit(request.module, request.text, specifier, name);
        found.push(request.fix(format!("Import `{name}` from \"{specifier}\""), vec![edit]));
    };
    for file in analysis.own_files().filter(|it| *it != request.file) {
        let Some(specifier) = crate::completion::relative_specifier(here, analysis.files.file(file).path())
        else {
            continue;
        };
        if model.exports_of_file(file).iter().any(|(it, _)| it == name && it != "default") {
            offer(&specifier);
        }
    }
    for specifier in model.ambient_modules().into_iter().filter(|it| !it.contains('*')) {
        let is_value = |symbol| {
            model.resolve_alias(symbol).is_some_and(|it| model.meaning_of(it).intersects(Meaning::VALUE))
        };
        if model.exports_of_ambient(&specifier).iter().any(|(it, symbol)| it == name && is_value(*symbol)) {
            offer(&specifier);
        }
    }
    found.extend(package(request, diagnostic, name));
    if let [only] = &mut found[..] {
        only.is_preferred = true;
    }
    found
}

/// `ripgrep`  =>  `pkgs.ripgrep`, with the import of `pkgs` where it is missing.
fn package(request: &Request<'_>, diagnostic: &Diagnostic, name: &str) -> Option<Action> {
    let analysis = request.analysis;
    let model = analysis.model;
    let specifier = crate::completion::package_specifier(request.module);
    let exports = model.exports_of_ambient_like(&specifier);
    if matches!(name, "pkgs" | "lib" | "pkgsFor" | "nixpkgs") {
        exports.iter().find(|(it, _)| it == name)?;
        let edit = import_edit(request.module, request.text, &specifier, name);
        return Some(request.fix(format!("Import `{name}` from \"{specifier}\""), vec![edit]));
    }
    let (_, pkgs) = exports.iter().find(|(it, _)| it == "pkgs")?;
    let property = model.property(model.declared_type_of_symbol(*pkgs), name)?;
    if property.is_from_index {
        return None;
    }
    // { ripgrep }  =>  { ripgrep: pkgs.ripgrep }
    let is_shorthand = diagnostic.code.number == "ts18004";
    let text = if is_shorthand { format!("{name}: pkgs.{name}") } else { format!("pkgs.{name}") };
    let mut edits = vec![Edit { range: diagnostic.range, text }];
    let has_pkgs = analysis
        .scope_at(request.file, diagnostic.range.start)
        .and_then(|scope| model.resolve_name(request.file, scope, "pkgs", Meaning::VALUE));
    if has_pkgs.is_none() {
        edits.push(import_edit(request.module, request.text, &specifier, "pkgs"));
    }
    Some(request.fix(format!("Write `pkgs.{name}`"), edits))
}
