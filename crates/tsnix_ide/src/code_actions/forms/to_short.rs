//! `export default flake({ inputs, outputs })`  =>  `export default { devShell: ... }`

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, FunctionBody, Pattern, Property, PropertyName, Stmt, StmtId};
use tsnix_syntax::walk::{Node, descendants};

use super::super::places::removal;
use super::super::{Action, ActionKind, Request};
use super::{PER_SYSTEM, SYSTEMS, outdented, properties, property};
use crate::completion::import_edit;

/// What the body of `outputs` calls by name: a system, a list of systems, a package set.
#[derive(Default)]
struct Names {
    system: Vec<(String, String)>,
    systems: Vec<(String, Vec<String>)>,
    packages: Vec<String>,
}

/// Nothing where the full form says what the short one can't: other inputs, `self`, systems that differ.
pub(super) fn action(request: &Request<'_>, stmt: StmtId, flake: ExprId) -> Option<Action> {
    let module = request.module;
    let mut lines = Vec::new();
    let mut specifier = "@nixpkgs/latest".to_owned();
    for (name, id, value) in properties(request, flake)? {
        match name.as_str() {
            "description" | "nixConfig" => {
                lines.push(format!("  {},", module.properties.range(id).of(request.text)));
            }
            "inputs" => specifier = specifier_of(request, value)?,
            "outputs" => {}
            _ => return None,
        }
    }
    let outputs = property(request, flake, "outputs")?;
    let Expr::Function(function) = module[outputs] else { return None };
    if !takes_nixpkgs_alone(request, function) {
        return None;
    }
    let mut names = Names::default();
    let returned = returned(request, &module[function].body, &mut names)?;
    let mut systems: Option<Vec<String>> = None;
    for (name, id, value) in properties(request, returned)? {
        let Some((one, all)) = PER_SYSTEM.iter().find(|(_, all)| *all == name) else {
            if mentions(request, value, &["nixpkgs", "pkgs", "system"]) {
                return None;
            }
            lines.push(format!("  {},", outdented(module.properties.range(id).of(request.text), "  ")));
            continue;
        };
        let (own, inner, text) = of_system(request, value, &names)?;
        if systems.as_ref().is_some_and(|it| *it != own) {
            return None;
        }
        systems = Some(own);
        lines.push(match property(request, inner, "default").filter(|_| one != all) {
            Some(_) if properties(request, inner)?.len() == 1 => {
                let only = text.trim_start_matches('{').trim();
                let only = only.strip_prefix("default:")?.trim_end_matches('}').trim_end();
                format!("  {one}: {},", outdented(only.trim_end_matches(',').trim(), "  "))
            }
            _ => format!("  {all}: {},", outdented(&text, "  ")),
        });
    }
    let systems = systems?;
    if systems != SYSTEMS {
        let listed: Vec<String> = systems.iter().map(|it| format!("{it:?}")).collect();
        lines.insert(0, format!("  systems: [{}],", listed.join(", ")));
    }
    let text = format!("export default {{\n{}\n}};", lines.join("\n"));
    let mut edits = vec![
        import_edit(module, request.text, &specifier, "pkgs"),
        Edit { range: module.stmts.range(stmt), text },
    ];
    edits.extend(without_flake_import(request));
    Some(Action::new("Convert to the short form", ActionKind::Rewrite, request.file, edits))
}

/// `{ nixpkgs: { url: "github:NixOS/nixpkgs/nixos-24.11" } }`  =>  `@nixpkgs/24.11`
fn specifier_of(request: &Request<'_>, inputs: ExprId) -> Option<String> {
    let all = properties(request, inputs)?;
    let [(name, _, value)] = &all[..] else { return None };
    let url = property(request, *value, "url")?;
    let Expr::String(url) = &request.module[url] else { return None };
    let branch = url.value.strip_prefix("github:NixOS/nixpkgs/")?;
    if name != "nixpkgs" {
        return None;
    }
    Some(match branch {
        "nixpkgs-unstable" => "@nixpkgs/latest".to_owned(),
        _ => match branch.strip_prefix("nixos-") {
            Some(release) if release.len() == 5 => format!("@nixpkgs/{release}"),
            _ => format!("@nixpkgs/{branch}"),
        },
    })
}

/// `({ nixpkgs }) => ...`; `self` too where nothing reads it.
fn takes_nixpkgs_alone(request: &Request<'_>, function: tsnix_syntax::hir::FunctionId) -> bool {
    let module = request.module;
    let [only] = &module[function].params[..] else { return false };
    let Pattern::Object { properties, rest: None } = &module[only.pattern] else { return false };
    properties.iter().all(|it| it.is_shorthand && it.key.static_name().is_some_and(|it| it == "nixpkgs"))
}

/// The object that a function gives, and what its constants are.
fn returned(request: &Request<'_>, body: &FunctionBody, names: &mut Names) -> Option<ExprId> {
    let module = request.module;
    let stmts = match body {
        FunctionBody::Expr(expr) => return Some(*expr),
        FunctionBody::Block(stmts) => stmts,
        FunctionBody::None => return None,
    };
    let (last, before) = stmts.split_last()?;
    for stmt in before {
        let Stmt::Variable(decl) = &module[*stmt] else { return None };
        for declarator in &decl.declarators {
            let Pattern::Name(name) = &module[declarator.pattern] else { return None };
            declared(request, name, declarator.init?, names)?;
        }
    }
    match module[*last] {
        Stmt::Return(value) => value,
        _ => None,
    }
}

fn declared(request: &Request<'_>, name: &str, init: ExprId, names: &mut Names) -> Option<()> {
    let module = request.module;
    match &module[init] {
        Expr::String(text) => names.system.push((name.to_owned(), text.value.to_string())),
        Expr::AsConst(_) | Expr::Array(_) => {
            let list = match module[init] {
                Expr::AsConst(inner) => inner,
                _ => init,
            };
            names.systems.push((name.to_owned(), texts(request, list)?));
        }
        _ if is_package_set(request, init) => names.packages.push(name.to_owned()),
        _ => return None,
    }
    Some(())
}

fn texts(request: &Request<'_>, list: ExprId) -> Option<Vec<String>> {
    let Expr::Array(elements) = &request.module[list] else { return None };
    elements
        .iter()
        .map(|it| match it {
            tsnix_syntax::hir::ArrayElement::Expr(expr) => match &request.module[*expr] {
                Expr::String(text) => Some(text.value.to_string()),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

/// `nixpkgs.legacyPackages[system]`
fn is_package_set(request: &Request<'_>, expr: ExprId) -> bool {
    let text = request.module.exprs.range(expr).of(request.text);
    matches!(request.module[expr], Expr::Index { .. }) && text.starts_with("nixpkgs.legacyPackages[")
}

/// What an output is for each system: the systems, the object and its text.
fn of_system(request: &Request<'_>, value: ExprId, names: &Names) -> Option<(Vec<String>, ExprId, String)> {
    let module = request.module;
    let (systems, inner, own) = match &module[value] {
        // nixpkgs.lib.genAttrs(systems, (system) => ...)
        Expr::Call { callee, args, .. } => {
            let called = module.exprs.range(*callee).of(request.text);
            let [list, make] = &args[..] else { return None };
            let Expr::Function(function) = module[make.expr] else { return None };
            if called != "nixpkgs.lib.genAttrs" {
                return None;
            }
            let systems = match &module[list.expr] {
                Expr::Name(name) => {
                    names.systems.iter().find(|(it, _)| it == name.as_str()).map(|(_, list)| list.clone())?
                }
                _ => texts(request, list.expr)?,
            };
            let mut own = Names::default();
            let inner = returned(request, &module[function].body, &mut own)?;
            (systems, inner, own.packages)
        }
        // { [system]: ... }
        Expr::Object(all) => {
            let [only] = &all[..] else { return None };
            let Property::KeyValue { key, value } = &module[*only] else { return None };
            let system = match key {
                PropertyName::Computed { expr, .. } => match &module[*expr] {
                    Expr::Name(name) => {
                        names.system.iter().find(|(it, _)| it == name.as_str()).map(|(_, it)| it.clone())?
                    }
                    _ => return None,
                },
                other => other.static_name()?.to_string(),
            };
            (vec![system], *value, names.packages.clone())
        }
        _ => return None,
    };
    let text = with_pkgs(request, inner, &own)?;
    Some((systems, inner, text))
}

/// The text of a value whose package set is called `pkgs`; nothing where it reads anything else of the flake.
fn with_pkgs(request: &Request<'_>, value: ExprId, packages: &[String]) -> Option<String> {
    let module = request.module;
    let range = module.exprs.range(value);
    let mut edits: Vec<(TextRange, &str)> = Vec::new();
    for node in descendants(module, Node::Expr(value)) {
        let Node::Expr(id) = node else { continue };
        let own = module.exprs.range(id);
        if is_package_set(request, id) {
            edits.push((own, "pkgs"));
        } else if let Expr::Name(name) = &module[id] {
            let is_replaced = edits.iter().any(|(it, _)| it.contains(own));
            if packages.iter().any(|it| it == name.as_str()) {
                edits.push((own, "pkgs"));
            } else if !is_replaced && matches!(name.as_str(), "nixpkgs" | "system" | "systems" | "self") {
                return None;
            }
        }
    }
    let mut text = range.of(request.text).to_owned();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(*range));
    for (own, new) in edits {
        let start = (own.start - range.start) as usize;
        text.replace_range(start..start + own.len() as usize, new);
    }
    Some(text)
}

fn mentions(request: &Request<'_>, value: ExprId, names: &[&str]) -> bool {
    descendants(request.module, Node::Expr(value)).into_iter().any(|node| match node {
        Node::Expr(id) => {
            matches!(&request.module[id], Expr::Name(name) if names.contains(&name.as_str()))
        }
        _ => false,
    })
}

/// The import of `flake`, which nothing needs any more.
fn without_flake_import(request: &Request<'_>) -> Option<Edit> {
    let module = request.module;
    module.body.iter().find_map(|stmt| match &module[*stmt] {
        Stmt::Import(decl) if decl.from.value == "tsnix" => {
            let at = decl.specifiers.iter().find(|it| module[**it].local.name == "flake")?;
            Some(match decl.specifiers.len() {
                1 => removal(request.text, module.stmts.range(*stmt)),
                _ => super::super::places::element_removal(request.text, module.import_specifiers.range(*at)),
            })
        }
        _ => None,
    })
}
