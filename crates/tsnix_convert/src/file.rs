//! What a file of Nix is for, and the TypeScript file of that kind.

use std::collections::{BTreeMap, HashSet};

use rnix::ast::{self, HasEntry as _};
use rowan::ast::AstNode as _;

use crate::free::static_name;
use crate::print::Program;
use crate::scope::{Frame, Scope};
use crate::translate::{Decisions, Translator};
use crate::trivia;
use crate::ts::{Expr, ExprKind};

/// The translation of a whole file, before it is printed.
pub(crate) struct Translated {
    pub(crate) program: Program,
    pub(crate) calls: HashSet<rowan::TextRange>,
    pub(crate) selections: HashSet<rowan::TextRange>,
    pub(crate) raw_count: usize,
    /// What is imported: from which module, by which name.
    pub(crate) imported: Vec<(String, String)>,
}

/// What stands in a file, as far as its form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Flake,
    /// A module, and the function that types it.
    Module(&'static str),
    /// A function for `callPackage`.
    Package,
    Overlay,
    /// `{ pkgs ? import <nixpkgs> { } }: ...`
    WithPackages,
    Value,
}

/// Arguments that every module is given.
const MODULE_ARGUMENTS: &[&str] =
    &["config", "lib", "pkgs", "options", "modulesPath", "utils", "specialArgs"];

/// The functions that make packages.
const BUILDERS: &[&str] = &["mkDerivation", "build", "symlinkJoin", "write", "runCommand", "callPackage"];

pub(crate) fn translate(root: &rnix::Root, decisions: &Decisions) -> Option<Translated> {
    let expr = unwrapped(root.expr()?);
    let kind = kind(&expr);
    let mut translator = Translator::new(decisions);
    let frame = Frame::Names(BTreeMap::new());
    let scope = Scope::root(&frame);
    let mut imports_pkgs = false;
    let value = match (kind, &expr) {
        _ if decisions.raw.contains(&expr.syntax().text_range()) => translator.head(&expr, &scope),
        (Kind::Flake, _) => wrapped(&mut translator, "flake", &expr, &scope),
        (Kind::Module(function), ast::Expr::Lambda(lambda)) => {
            module(&mut translator, function, lambda, &scope)
        }
        (Kind::Package, ast::Expr::Lambda(lambda)) => package(&mut translator, lambda, &scope),
        (Kind::Overlay, _) => wrapped(&mut translator, "overlay", &expr, &scope),
        (Kind::WithPackages, ast::Expr::Lambda(lambda)) => {
            imports_pkgs = true;
            with_packages(&mut translator, lambda)
        }
        _ => translator.head(&expr, &scope),
    };
    let statements = translator.statements();
    let program = Program {
        head: trivia::head(root.syntax()),
        imports: imports(&translator, imports_pkgs),
        statements,
        value,
    };
    Some(translated(translator, program))
}

/// One expression among other TypeScript: `given` are the names of Nix that TypeScript binds, with what they are there,
/// `taken` further names that nothing may be called by.
pub(crate) fn translate_expression(
    root: &rnix::Root,
    decisions: &Decisions,
    given: &[(String, String)],
    taken: &[String],
) -> Option<Translated> {
    let expr = unwrapped(root.expr()?);
    let mut translator = Translator::new(decisions);
    // No name of Nix has a blank in it.
    let unreadable = taken.iter().map(|name| (format!("{name} "), name.clone()));
    let frame = Frame::Names(given.iter().cloned().chain(unreadable).collect());
    let value = translator.expr(&expr, &Scope::root(&frame));
    let statements = translator.statements();
    let program = Program { head: Vec::new(), imports: Vec::new(), statements, value };
    // Another file is imported by a statement that is not written here.
    translator.raw_count += translator.files.len();
    Some(translated(translator, program))
}

fn translated(translator: Translator<'_>, program: Program) -> Translated {
    let own = translator.used.iter().map(|name| ("tsnix".to_owned(), (*name).to_owned()));
    Translated {
        program,
        imported: own.collect(),
        calls: translator.calls,
        selections: translator.selections,
        raw_count: translator.raw_count,
    }
}

fn imports(translator: &Translator<'_>, imports_pkgs: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if imports_pkgs {
        lines.push("import { pkgs } from \"@nixpkgs/latest\";".to_owned());
    }
    for (path, name) in &translator.files {
        lines.push(format!("import {name} from \"{path}\";"));
    }
    if !translator.used.is_empty() {
        let (types, values): (Vec<&str>, Vec<&str>) =
            translator.used.iter().partition(|name| **name == "Untyped");
        let types = types.iter().map(|name| format!("type {name}"));
        let names: Vec<_> = values.iter().map(ToString::to_string).chain(types).collect();
        lines.push(format!("import {{ {} }} from \"tsnix\";", names.join(", ")));
    }
    lines
}

fn unwrapped(expr: ast::Expr) -> ast::Expr {
    match &expr {
        ast::Expr::Paren(it) => it.expr().map_or(expr.clone(), unwrapped),
        _ => expr,
    }
}

fn kind(expr: &ast::Expr) -> Kind {
    match expr {
        ast::Expr::AttrSet(set) if is_flake(set) => Kind::Flake,
        ast::Expr::Lambda(lambda) => kind_of_function(lambda).unwrap_or(Kind::Value),
        _ => Kind::Value,
    }
}

fn is_flake(set: &ast::AttrSet) -> bool {
    set.rec_token().is_none()
        && set.attrpath_values().any(|it| {
            let is_outputs = it.attrpath().is_some_and(|path| path.syntax().text() == "outputs");
            is_outputs && matches!(it.value().map(unwrapped), Some(ast::Expr::Lambda(_)))
        })
}

fn kind_of_function(lambda: &ast::Lambda) -> Option<Kind> {
    let body = body_of(lambda.body()?);
    match lambda.param()? {
        ast::Param::IdentParam(first) => {
            let ast::Expr::Lambda(inner) = lambda.body()? else { return None };
            let ast::Param::IdentParam(second) = inner.param()? else { return None };
            let names =
                [first.ident()?.syntax().text().to_string(), second.ident()?.syntax().text().to_string()];
            let is_overlay = matches!(names[0].as_str(), "final" | "self" | "_final" | "_" | "_self")
                && matches!(names[1].as_str(), "prev" | "super" | "_prev" | "_super" | "_");
            is_overlay.then_some(Kind::Overlay)
        }
        ast::Param::Pattern(pattern) => {
            let entries: Vec<_> = pattern.pat_entries().collect();
            let names: Vec<_> =
                entries.iter().filter_map(|it| it.ident()).map(|it| it.syntax().text().to_string()).collect();
            let has = |name: &str| names.iter().any(|known| known == name);
            let is_module =
                has("config") || pattern.ellipsis_token().is_some() && (has("lib") || has("pkgs"));
            if is_module && matches!(body, Some(ast::Expr::AttrSet(_))) && !has("stdenv") {
                return Some(Kind::Module(module_function(&body)));
            }
            let imports_nixpkgs = entries.iter().any(|it| {
                let is_pkgs = it.ident().is_some_and(|name| name.syntax().text() == "pkgs");
                is_pkgs
                    && it
                        .default()
                        .is_some_and(|default| default.syntax().text().to_string().contains("<nixpkgs>"))
            });
            if imports_nixpkgs {
                return Some(Kind::WithPackages);
            }
            let callee = match &body {
                Some(ast::Expr::Apply(call)) => crate::translate::callee_text(call)?,
                _ => return None,
            };
            let last = callee.rsplit('.').next()?.to_owned();
            BUILDERS.iter().any(|builder| last.starts_with(builder)).then_some(Kind::Package)
        }
    }
}

/// What a function gives in the end, behind `let` and `with`.
fn body_of(expr: ast::Expr) -> Option<ast::Expr> {
    let inner = match &expr {
        ast::Expr::LetIn(it) => it.body()?,
        ast::Expr::With(it) => it.body()?,
        ast::Expr::Assert(it) => it.body()?,
        ast::Expr::Paren(it) => it.expr()?,
        _ => return Some(expr),
    };
    body_of(inner)
}

/// Which module system a module is for: by the options that only one of them has.
fn module_function(body: &Option<ast::Expr>) -> &'static str {
    let Some(ast::Expr::AttrSet(set)) = body else { return "nixosModule" };
    let mut paths = Vec::new();
    for entry in set.attrpath_values() {
        let Some(path) = entry.attrpath() else { continue };
        let first: Vec<_> = path.attrs().filter_map(|attr| static_name(&attr)).collect();
        let nested = match (first.len(), entry.value()) {
            (1, Some(ast::Expr::AttrSet(inner))) => {
                inner.attrpath_values().filter_map(|it| it.attrpath()).collect()
            }
            _ => Vec::new(),
        };
        let nested: Vec<String> = nested
            .iter()
            .map(|path: &ast::Attrpath| format!("{}.{}", first[0], path.syntax().text()))
            .collect();
        paths.extend(nested);
        paths.push(first.join("."));
    }
    let any = |starts: &[&str]| paths.iter().any(|path| starts.iter().any(|start| path.starts_with(start)));
    if any(&["home.", "xdg.configFile", "programs.home-manager"]) {
        "homeModule"
    } else if any(&["homebrew", "system.defaults", "launchd", "system.primaryUser"]) {
        "darwinModule"
    } else {
        "nixosModule"
    }
}

/// The whole value, given to a function that types it.
fn wrapped(
    translator: &mut Translator<'_>,
    function: &'static str,
    expr: &ast::Expr,
    scope: &Scope<'_>,
) -> Expr {
    let value = translator.expr(expr, scope);
    translator.own(function).call(vec![value])
}

fn module(
    translator: &mut Translator<'_>,
    function: &'static str,
    lambda: &ast::Lambda,
    scope: &Scope<'_>,
) -> Expr {
    let others = others(lambda, |name| MODULE_ARGUMENTS.contains(&name));
    let value = translator.expr(&ast::Expr::Lambda(lambda.clone()), scope);
    typed(translator, function, others, value)
}

fn package(translator: &mut Translator<'_>, lambda: &ast::Lambda, scope: &Scope<'_>) -> Expr {
    // What has a default is an argument of the function's own; the rest are packages.
    let Some(ast::Param::Pattern(pattern)) = lambda.param() else {
        return translator.expr(&ast::Expr::Lambda(lambda.clone()), scope);
    };
    let own = pattern.pat_entries().filter(|it| it.default().is_some());
    let own: Vec<_> = own
        .filter_map(|it| Some(format!("{}?", property(&it.ident()?.syntax().text().to_string()))))
        .collect();
    let value = translator.expr(&ast::Expr::Lambda(lambda.clone()), scope);
    typed(translator, "packageFunction", own, value)
}

/// `function<{ a: Untyped }>(value)`
fn typed(translator: &mut Translator<'_>, function: &'static str, fields: Vec<String>, value: Expr) -> Expr {
    let mut call = translator.own(function).call(vec![value]);
    if !fields.is_empty() {
        translator.own("Untyped");
        let fields: Vec<_> = fields.into_iter().map(|field| format!("{field}: Untyped")).collect();
        if let ExprKind::Call { type_args, .. } = &mut call.kind {
            *type_args = Some(format!("{{ {} }}", fields.join("; ")));
        }
    }
    call
}

fn property(name: &str) -> String {
    if crate::names::is_plain(name) { name.to_owned() } else { format!("\"{name}\"") }
}

fn others(lambda: &ast::Lambda, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let Some(ast::Param::Pattern(pattern)) = lambda.param() else { return Vec::new() };
    let names = pattern.pat_entries().filter_map(|it| Some(it.ident()?.syntax().text().to_string()));
    names.filter(|name| !is_known(name)).map(|name| property(&name)).collect()
}

/// `{ pkgs ? import <nixpkgs> { }, a ? 1 }: ...`: what is imported makes the file such a function again.
fn with_packages(translator: &mut Translator<'_>, lambda: &ast::Lambda) -> Expr {
    let names = BTreeMap::from([("pkgs".to_owned(), "pkgs".to_owned())]);
    let frame = Frame::Names(names);
    let scope = Scope::root(&frame);
    let has_others = match lambda.param() {
        Some(ast::Param::Pattern(pattern)) => pattern.pat_entries().count() > 1,
        _ => false,
    };
    if has_others {
        let function = translator.function(lambda, &scope, |name| name != "pkgs");
        return function.unwrap_or_else(|| translator.raw(&ast::Expr::Lambda(lambda.clone()), &scope));
    }
    match lambda.body() {
        Some(body) => translator.head(&body, &scope),
        None => Expr::word("null"),
    }
}
