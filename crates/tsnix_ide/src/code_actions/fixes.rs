//! Fixes of diagnostics: those that the compiler brings along, and those that need to look around.

use tsnix_check::names::Meaning;
use tsnix_source::{Diagnostic, Edit};

use super::{Action, ActionKind, Request};
use crate::completion::import_edit;

/// The fixes of a diagnostic.
pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let mut found = Vec::new();
    if let Some(fix) = &diagnostic.fix {
        let mut action = quick_fix(request, fix.title.clone(), fix.edits.clone());
        action.is_preferred = true;
        found.push(action);
    }
    match diagnostic.code.number {
        "ts2304" | "ts2552" | "ts2503" | "ts18004" => found.extend(imports(request, diagnostic)),
        _ => {}
    }
    found
}

fn quick_fix(request: &Request<'_>, title: String, edits: Vec<Edit>) -> Action {
    Action::new(title, ActionKind::QuickFix, request.file, edits)
}

/// A name that nothing declares may be an export of another module.
fn imports(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let analysis = request.analysis;
    let model = analysis.model;
    let name = diagnostic.range.of(request.text);
    let Some(module) = analysis.hir(request.file) else { return Vec::new() };
    let here = analysis.files.file(request.file).path();
    let mut found = Vec::new();
    let mut offer = |specifier: &str| {
        let edit = import_edit(module, request.text, specifier, name);
        found.push(quick_fix(request, format!("Import `{name}` from \"{specifier}\""), vec![edit]));
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
    // `ripgrep`  =>  pkgs.ripgrep
    let packages = "@nixpkgs/latest";
    let exports = model.exports_of_ambient_like(packages);
    if let Some((_, pkgs)) = exports.iter().find(|(it, _)| it == "pkgs") {
        if name == "pkgs" {
            offer(packages);
        } else if let Some(property) = model.property(model.declared_type_of_symbol(*pkgs), name)
            && !property.is_from_index
        {
            let mut edits = vec![Edit { range: diagnostic.range, text: format!("pkgs.{name}") }];
            let has_pkgs = analysis
                .scope_at(request.file, diagnostic.range.start)
                .and_then(|scope| model.resolve_name(request.file, scope, "pkgs", Meaning::VALUE));
            if has_pkgs.is_none() {
                edits.push(import_edit(module, request.text, packages, "pkgs"));
            }
            found.push(quick_fix(request, format!("Write `pkgs.{name}`"), edits));
        }
    }
    if let [only] = &mut found[..] {
        only.is_preferred = true;
    }
    found
}
