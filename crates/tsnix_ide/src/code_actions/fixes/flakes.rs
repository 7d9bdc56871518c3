//! Fixes of what is wrong with inputs and outputs of a flake, and with files that Nix reads.

use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{BinaryOp, Expr, ExprId, Property, Stmt};

use super::super::places::{element_removal, expr_at, removal, stmt_around};
use super::super::{Action, NewFile, Request};
use super::members;
use crate::completion::import_edit;

/// Where the flakes of the registry are.
const KNOWN: &[(&str, &str)] = &[
    ("nixpkgs", "github:NixOS/nixpkgs/nixos-unstable"),
    ("home-manager", "github:nix-community/home-manager"),
    ("flake-utils", "github:numtide/flake-utils"),
    ("nix-darwin", "github:nix-darwin/nix-darwin"),
    ("systems", "github:nix-systems/default"),
];

fn url_of(name: &str) -> String {
    let known = KNOWN.iter().find(|(it, _)| *it == name);
    known.map_or_else(|| format!("github:owner/{name}"), |(_, url)| (*url).to_owned())
}

/// An output without a system level: `pkgs`  =>  `pkgsFor("x86_64-linux")`
pub(super) fn one_system(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let expr = module.exprs.ids().find(|id| {
        matches!(&module[*id], Expr::Name(name) if name == "pkgs")
            && diagnostic.range.contains(module.exprs.range(*id))
    })?;
    let specifier = module.body.iter().find_map(|stmt| match &module[*stmt] {
        Stmt::Import(decl) => {
            let is_it = decl.specifiers.iter().any(|it| module[*it].local.name == "pkgs");
            is_it.then(|| decl.from.value.to_string())
        }
        _ => None,
    })?;
    let edits = vec![
        Edit { range: module.exprs.range(expr), text: "pkgsFor(\"x86_64-linux\")".to_owned() },
        import_edit(module, request.text, &specifier, "pkgsFor"),
    ];
    Some(request.preferred("Name the system: `pkgsFor(\"x86_64-linux\")`", edits))
}

/// An input that the outputs name and nothing declares.
pub(super) fn declared_input(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let name = diagnostic.range.of(request.text).trim_matches(['"', '\'']).to_owned();
    let url = url_of(&name);
    let written = format!("{}: {{ url: {url:?} }}", super::super::values::key(&name));
    // The object with `outputs` around the place is the flake.
    let (flake, outputs) = module.exprs.ids().find_map(|id| {
        let Expr::Object(properties) = &module[id] else { return None };
        let outputs = properties.iter().find(|it| key_of(request, **it).as_deref() == Some("outputs"))?;
        module.exprs.range(id).contains(diagnostic.range).then_some((id, *outputs))
    })?;
    let inputs = property_of(request, flake, "inputs");
    let edit = match inputs {
        Some(inputs) if matches!(module[inputs], Expr::Object(_)) => {
            members::added(request, inputs, &[written])
        }
        Some(_) => return None,
        None => {
            let start = module.properties.range(outputs).start;
            let indent = super::super::places::indent_at(request.text, start);
            let before =
                &request.text[super::super::places::line_start(request.text, start) as usize..start as usize];
            let gap = if before.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
            Edit { range: TextRange::empty(start), text: format!("inputs: {{ {written} }},{gap}") }
        }
    };
    Some(request.preferred(format!("Declare the input `{name}`"), vec![edit]))
}

fn key_of(request: &Request<'_>, property: tsnix_syntax::hir::PropertyId) -> Option<String> {
    match &request.module[property] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } => Some(key.static_name()?.to_string()),
        Property::Shorthand { key, .. } => Some(key.name.to_string()),
        _ => None,
    }
}

fn property_of(request: &Request<'_>, object: ExprId, name: &str) -> Option<ExprId> {
    let Expr::Object(properties) = &request.module[object] else { return None };
    properties.iter().find_map(|it| match &request.module[*it] {
        Property::KeyValue { key, value } => (key.static_name()? == name).then_some(*value),
        _ => None,
    })
}

/// An attribute of an import that means nothing: the near one, or none.
pub(super) fn attribute(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let stmt = stmt_around(request.module, diagnostic.range)?;
    let Stmt::Import(decl) = &request.module[stmt] else { return None };
    let attribute = decl
        .attributes
        .iter()
        .find(|it| it.range.contains(diagnostic.range) || diagnostic.range.contains(it.range))?;
    let name = attribute.key.name.as_str();
    if diagnostic.code.number == "tn3018"
        && let Some(near) = near_attribute(name)
    {
        let range = attribute.key.range;
        let text = if near.contains('.') { format!("{near:?}") } else { near.clone() };
        return Some(request.preferred(format!("Change to `{near}`"), vec![Edit { range, text }]));
    }
    // The only one goes with the braces around it.
    let edit = match decl.attributes.len() {
        1 => {
            let start = decl.from.range.end;
            let end =
                request.text[attribute.range.end as usize..].find('}')? as u32 + attribute.range.end + 1;
            Edit { range: TextRange::new(start, end), text: String::new() }
        }
        _ => element_removal(request.text, attribute.range),
    };
    Some(request.preferred(format!("Remove `{name}`"), vec![edit]))
}

fn near_attribute(name: &str) -> Option<String> {
    if let Some(rest) = name.strip_prefix("inputs.") {
        let (input, last) = rest.rsplit_once('.')?;
        let near = tsnix_source::near::nearest(last, ["follows", "url", "flake"])?;
        return Some(format!("inputs.{input}.{near}"));
    }
    tsnix_source::near::nearest(name, ["name", "flake", "type"]).map(str::to_owned)
}

/// What `callPackage` can't give: in its second argument.
pub(super) fn argument(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let name = diagnostic.message.split('`').nth(1)?.to_owned();
    let (call, own) = module.exprs.ids().find_map(|id| match &module[id] {
        Expr::Call { args, .. } if module.exprs.range(id).contains(diagnostic.range) => {
            let own = args.get(1).map(|it| it.expr);
            (args.len() < 3 && !args.is_empty()).then_some((id, own))
        }
        _ => None,
    })?;
    let written = format!("{}: null", super::super::values::key(&name));
    let edit = match own {
        Some(own) if matches!(module[own], Expr::Object(_)) => members::added(request, own, &[written]),
        Some(_) => return None,
        None => {
            let end = module.exprs.range(call).end - 1;
            Edit { range: TextRange::empty(end), text: format!(", {{ {written} }}") }
        }
    };
    Some(request.fix(format!("Give `{name}`"), vec![edit]))
}

/// What a file does not take.
pub(super) fn unexpected(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let id = module.properties.ids().find(|id| {
        let range = module.properties.range(*id);
        range.start == diagnostic.range.start && range.contains(diagnostic.range)
    })?;
    let name = diagnostic.range.of(request.text);
    let edit = element_removal(request.text, module.properties.range(id));
    Some(request.fix(format!("Remove `{name}`"), vec![edit]))
}

/// A file that is not there: made, or the near one named.
pub(super) fn file(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let analysis = request.analysis;
    let written = text_in(request, diagnostic.range);
    let Some((range, specifier)) = written else { return Vec::new() };
    let here = analysis.files.file(request.file).path();
    let mut found = Vec::new();
    let known: Vec<String> = analysis
        .own_files()
        .filter(|it| *it != request.file && !analysis.hir(*it).is_some_and(|it| it.is_declaration))
        .filter_map(|it| crate::completion::relative_specifier(here, analysis.files.file(it).path()))
        .collect();
    let stem = specifier.strip_suffix(".ts").unwrap_or(&specifier);
    if let Some(near) = tsnix_source::near::nearest(stem, known.iter().map(String::as_str)) {
        let text = if stem == specifier { near.to_owned() } else { format!("{near}.ts") };
        let edit = Edit { range, text };
        found.push(request.preferred(format!("Change to `{near}`"), vec![edit]));
    }
    if specifier.starts_with("./") || specifier.starts_with("../") {
        let Some(folder) = here.parent() else { return found };
        let mut path = tsnix_check::module_graph::normalize(&folder.join(&specifier));
        if path.extension().is_none() {
            path.set_extension("ts");
        }
        let text = content(request, diagnostic.range, &path);
        let mut action = request.fix(format!("Create `{specifier}`"), Vec::new());
        action.creates.push(NewFile { path, text });
        found.push(action);
    }
    if let [only] = &mut found[..] {
        only.is_preferred = true;
    }
    found
}

/// The text between quotes in a range, and where it is.
fn text_in(request: &Request<'_>, range: TextRange) -> Option<(TextRange, String)> {
    let written = range.of(request.text);
    let start = written.find(['"', '\'']).map_or(0, |at| at + 1);
    let rest = &written[start..];
    let end = start + rest.find(['"', '\'']).unwrap_or(rest.len());
    let inner = TextRange::new(range.start + start as u32, range.start + end as u32);
    let text = inner.of(request.text);
    (!text.is_empty() && !text.contains('\n')).then(|| (inner, text.to_owned()))
}

/// What a new file holds: the names that are imported of it.
fn content(request: &Request<'_>, range: TextRange, path: &std::path::Path) -> String {
    use tsnix_syntax::hir::Imported;
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or("");
    match extension {
        "nix" => return "{ }\n".to_owned(),
        "json" => return "{}\n".to_owned(),
        "ts" => {}
        _ => return String::new(),
    }
    let module = request.module;
    let mut lines = Vec::new();
    if let Some(stmt) = stmt_around(module, range)
        && let Stmt::Import(decl) = &module[stmt]
    {
        for specifier in &decl.specifiers {
            match &module[*specifier].imported {
                Imported::Default => lines.push("export default {};".to_owned()),
                Imported::Named(name) if name.name == "default" => {
                    lines.push("export default {};".to_owned());
                }
                Imported::Named(name) => lines.push(format!("export const {} = null;", name.name)),
                Imported::Namespace => {}
            }
        }
    }
    if lines.is_empty() { "export {};\n".to_owned() } else { lines.join("\n") + "\n" }
}

/// x === undefined  =>  x == null
pub(super) fn both(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let expr = expr_at(module, diagnostic.range)?;
    let Expr::Binary { op, left, right } = &module[expr] else { return None };
    let word = match op {
        BinaryOp::Equal => "==",
        BinaryOp::NotEqual => "!=",
        _ => return None,
    };
    let is_nothing = |id: ExprId| {
        matches!(&module[id], Expr::Null) || matches!(&module[id], Expr::Name(name) if name == "undefined")
    };
    let asked = if is_nothing(*right) {
        *left
    } else if is_nothing(*left) {
        *right
    } else {
        return None;
    };
    let text = format!("{} {word} null", module.exprs.range(asked).of(request.text));
    Some(request.preferred("Ask for both with `null`", vec![Edit { range: diagnostic.range, text }]))
}

/// A comment that silences nothing in particular.
pub(super) fn comment(request: &Request<'_>, diagnostic: &Diagnostic) -> Action {
    request.preferred("Remove the comment", vec![removal(request.text, diagnostic.range)])
}
