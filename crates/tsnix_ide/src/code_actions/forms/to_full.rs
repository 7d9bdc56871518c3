//! `export default { devShell: ... }`  =>  `export default flake({ inputs, outputs })`

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Imported, Stmt, StmtId};
use tsnix_syntax::walk::{Node, descendants};

use super::super::places::removal;
use super::super::{Action, ActionKind, Request};
use super::{PER_SYSTEM, SYSTEMS, indented, properties};
use crate::completion::import_edit;

/// Nothing where the short form says something that the full one can't without more thought: inputs of other flakes,
/// constants that use packages, apps made of packages.
pub(super) fn action(request: &Request<'_>, stmt: StmtId, value: ExprId) -> Option<Action> {
    let module = request.module;
    let (import, specifier) = nixpkgs_import(request)?;
    if is_used_outside(request, stmt) {
        return None;
    }
    let mut head = Vec::new();
    let mut outputs = Vec::new();
    let mut systems = SYSTEMS.map(|it| format!("{it:?}")).join(", ");
    let mut names: Vec<&str> = Vec::new();
    for (name, id, value) in properties(request, value)? {
        let written = module.exprs.range(value).of(request.text);
        let whole = module.properties.range(id).of(request.text);
        let per_system = PER_SYSTEM.iter().find(|(one, all)| *one == name || *all == name);
        match name.as_str() {
            "description" | "nixConfig" => head.push(format!("  {},", whole)),
            "systems" => systems = written.trim_start_matches('[').trim_end_matches(']').trim().to_owned(),
            "app" | "apps" => return None,
            _ => match per_system {
                Some((one, all)) => {
                    let is_one = *one == name && one != all;
                    let inner = if is_one { format!("{{ default: {written} }}") } else { written.to_owned() };
                    let used = used_names(request, value);
                    outputs.push(per_system_output(all, &inner, &used));
                }
                None if used_names(request, value).contains(&"pkgs") => return None,
                None => {
                    if used_names(request, value).contains(&"lib") {
                        names.push("lib");
                    }
                    outputs.push(format!("      {},", indented(whole, "    ")));
                }
            },
        }
    }
    if outputs.is_empty() {
        return None;
    }
    let lib = if names.is_empty() { "" } else { "    const { lib } = nixpkgs;\n" };
    let url = url_of(&specifier)?;
    let mut text = String::from("export default flake({\n");
    for line in &head {
        text.push_str(line);
        text.push('\n');
    }
    text.push_str(&format!("  inputs: {{ nixpkgs: {{ url: {url:?} }} }},\n\n"));
    text.push_str("  outputs: ({ nixpkgs }) => {\n");
    text.push_str(&format!("    const systems = [{systems}];\n{lib}\n    return {{\n"));
    text.push_str(&outputs.join("\n"));
    text.push_str("\n    };\n  },\n});");
    let edits = vec![
        removal(request.text, module.stmts.range(import)),
        flake_import(request),
        Edit { range: module.stmts.range(stmt), text },
    ];
    Some(Action::new("Convert to the full form", ActionKind::Rewrite, request.file, edits))
}

/// `devShells: nixpkgs.lib.genAttrs(systems, (system) => { ... }),`
fn per_system_output(name: &str, value: &str, used: &[&str]) -> String {
    let mut lines = format!("      {name}: nixpkgs.lib.genAttrs(systems, (system) => {{\n");
    lines.push_str("        const pkgs = nixpkgs.legacyPackages[system];\n");
    if used.contains(&"lib") {
        lines.push_str("        const { lib } = nixpkgs;\n");
    }
    lines.push_str(&format!("        return {};\n      }}),", indented(value, "      ")));
    lines
}

/// The one import of a package set, of names that the full form can give otherwise; other flakes are not moved.
fn nixpkgs_import(request: &Request<'_>) -> Option<(StmtId, String)> {
    let module = request.module;
    let mut found = None;
    for stmt in &module.body {
        let Stmt::Import(decl) = &module[*stmt] else { continue };
        let from = decl.from.value.as_str();
        if from.starts_with("@nixpkgs/") {
            let is_known = decl.specifiers.iter().all(|it| {
                let specifier = &module[*it];
                matches!(&specifier.imported, Imported::Named(name)
                    if name.name == specifier.local.name && matches!(name.name.as_str(), "pkgs" | "lib"))
            });
            if found.is_some() || !is_known {
                return None;
            }
            found = Some((*stmt, from.to_owned()));
        } else if from.contains(':') {
            return None;
        }
    }
    found
}

/// Whether anything but the exported value reads packages.
fn is_used_outside(request: &Request<'_>, stmt: StmtId) -> bool {
    let module = request.module;
    let inside = module.stmts.range(stmt);
    module.exprs.ids().any(|id| {
        matches!(&module[id], Expr::Name(name) if name == "pkgs" || name == "lib")
            && !inside.contains(module.exprs.range(id))
    })
}

fn used_names(request: &Request<'_>, value: ExprId) -> Vec<&'static str> {
    let mut found = Vec::new();
    for node in descendants(request.module, Node::Expr(value)) {
        let Node::Expr(id) = node else { continue };
        let Expr::Name(name) = &request.module[id] else { continue };
        for known in ["pkgs", "lib"] {
            if name == known && !found.contains(&known) {
                found.push(known);
            }
        }
    }
    found
}

/// `@nixpkgs/24.11`  =>  `github:NixOS/nixpkgs/nixos-24.11`
fn url_of(specifier: &str) -> Option<String> {
    let branch = specifier.strip_prefix("@nixpkgs/")?;
    let is_release = branch.len() == 5 && branch.as_bytes().get(2) == Some(&b'.');
    Some(match branch {
        "latest" | "unstable" => "github:NixOS/nixpkgs/nixpkgs-unstable".to_owned(),
        _ if is_release => format!("github:NixOS/nixpkgs/nixos-{branch}"),
        _ => format!("github:NixOS/nixpkgs/{branch}"),
    })
}

fn flake_import(request: &Request<'_>) -> Edit {
    let has_flake = request.module.import_specifiers.ids().any(|id| request.module[id].local.name == "flake");
    if has_flake {
        return Edit { range: TextRange::empty(0), text: String::new() };
    }
    import_edit(request.module, request.text, "tsnix", "flake")
}
