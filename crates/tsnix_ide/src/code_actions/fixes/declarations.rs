//! Fixes of how something is declared: `let` for `const`, a first value, an earlier place, `export`.

use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::{Diagnostic, Edit, FileId, TextRange};
use tsnix_syntax::hir::{Expr, Imported, Pattern, Stmt, StmtId, VariableKind};

use super::super::places::{line_start, removal, siblings, stmt_around, word_in};
use super::super::values::value_of;
use super::super::{Action, Request};
use crate::identifier::identifier_at;
use crate::target::target;

/// The statement that declares the variable named at a place, and which of its declarators does.
fn declared_at(request: &Request<'_>, range: TextRange) -> Option<(StmtId, usize)> {
    let identifier = identifier_at(request.analysis, request.file, range.start)?;
    let symbol = target(request.analysis, request.file, &identifier)?.symbol?;
    let (file, declaration) = request.analysis.model.definitions(symbol).first().copied()?;
    let Declaration::Variable(pattern, _) = declaration else { return None };
    if file != request.file {
        return None;
    }
    let name = request.module.patterns.range(pattern);
    let stmt = stmt_around(request.module, name)?;
    let Stmt::Variable(decl) = &request.module[stmt] else { return None };
    let at = decl.declarators.iter().position(|it| it.range.contains(name))?;
    Some((stmt, at))
}

/// `const` is assigned to  =>  `let`
pub(super) fn to_let(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let stmt = match diagnostic.code.number {
        "ts1155" => stmt_around(request.module, diagnostic.range)?,
        _ => declared_at(request, diagnostic.range)?.0,
    };
    let range = word_in(request.text, request.module.stmts.range(stmt), "const")?;
    let edit = Edit { range, text: "let".to_owned() };
    Some(request.preferred("Declare it with `let`", vec![edit]))
}

/// The declarator whose whole pattern stands at a place.
fn pattern_at(request: &Request<'_>, range: TextRange) -> Option<(StmtId, usize)> {
    let module = request.module;
    module.stmts.ids().find_map(|id| match &module[id] {
        Stmt::Variable(decl) => {
            let is_it = |it: &tsnix_syntax::hir::Declarator| {
                module.patterns.range(it.pattern) == range || it.range == range
            };
            Some((id, decl.declarators.iter().position(is_it)?))
        }
        _ => None,
    })
}

/// `const x;`  =>  `const x = undefined;`
pub(super) fn first_value(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (stmt, at) =
        pattern_at(request, diagnostic.range).or_else(|| declared_at(request, diagnostic.range))?;
    let Stmt::Variable(decl) = &request.module[stmt] else { return None };
    let declarator = decl.declarators.get(at)?;
    let ty = request.analysis.model.type_of_pattern(request.file, declarator.pattern);
    let value = match request.module[declarator.pattern] {
        Pattern::Object { .. } => "{}".to_owned(),
        Pattern::Array(_) => "[]".to_owned(),
        _ => value_of(request.analysis, ty).unwrap_or_else(|| "undefined".to_owned()),
    };
    let end = declarator.ty.map_or(request.module.patterns.range(declarator.pattern).end, |ty| {
        request.module.type_nodes.range(ty).end
    });
    let edit = Edit { range: TextRange::empty(end), text: format!(" = {value}") };
    Some(request.preferred(format!("Start with `{value}`"), vec![edit]))
}

/// A declaration that comes too late moves before its first use.
pub(super) fn moved_up(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (stmt, _) = declared_at(request, diagnostic.range)?;
    let list = siblings(request.module, stmt);
    let user = list.iter().copied().find(|it| request.module.stmts.range(*it).contains(diagnostic.range))?;
    let from = list.iter().position(|it| *it == stmt)?;
    let to = list.iter().position(|it| *it == user)?;
    if to >= from {
        return None;
    }
    let range = request.module.stmts.range(stmt);
    let start = line_start(request.text, request.module.stmts.range(user).start);
    let gone = removal(request.text, range);
    // What is removed is whole lines, or it shares one with other statements and can't be moved so.
    if !gone.range.of(request.text).ends_with('\n') {
        let text = format!("{}\n", range.of(request.text));
        let is_last = request.text[range.end as usize..].trim().is_empty();
        let edits = vec![Edit { range: TextRange::empty(start), text }, gone];
        return is_last.then(|| request.preferred("Move the declaration up", edits));
    }
    let edits =
        vec![Edit { range: TextRange::empty(start), text: gone.range.of(request.text).to_owned() }, gone];
    Some(request.preferred("Move the declaration up", edits))
}

/// A name that is there and not exported.
pub(super) fn exported(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let name = diagnostic.range.of(request.text);
    let file = imported_file(request, diagnostic.range)?;
    let analysis = request.analysis;
    if analysis.is_library(file) {
        return None;
    }
    let module = analysis.hir(file)?;
    let stmt = module.body.iter().copied().find(|it| match &module[*it] {
        Stmt::Variable(decl) => {
            decl.declarators.iter().any(|it| matches!(&module[it.pattern], Pattern::Name(own) if own == name))
        }
        Stmt::Function { function, .. } => {
            module[*function].name.as_ref().is_some_and(|own| own.name == name)
        }
        Stmt::Interface(decl) => decl.name.name == name,
        Stmt::TypeAlias(decl) => decl.name.name == name,
        _ => false,
    })?;
    let start = module.stmts.range(stmt).start;
    let edit = Edit { range: TextRange::empty(start), text: "export ".to_owned() };
    let mut action = request.fix_in(file, format!("Export `{name}` there"), vec![edit]);
    action.is_preferred = true;
    Some(action)
}

/// The module of the program that the import around a place is of.
fn imported_file(request: &Request<'_>, range: TextRange) -> Option<FileId> {
    use tsnix_check::module_graph::Resolution;
    let stmt = stmt_around(request.module, range)?;
    let from = match &request.module[stmt] {
        Stmt::Import(decl) => &decl.from,
        Stmt::ExportNamed(decl) => decl.from.as_ref()?,
        _ => return None,
    };
    match request.analysis.model.graph().module(request.file)?.imports.get(&from.value)? {
        Resolution::Module(file) => Some(*file),
        _ => None,
    }
}

/// import a from "./o"  =>  import { a } from "./o", import * as a from "./o"
pub(super) fn no_default(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some(stmt) = stmt_around(request.module, diagnostic.range) else { return Vec::new() };
    let Stmt::Import(decl) = &request.module[stmt] else { return Vec::new() };
    let is_default =
        |it: &&tsnix_syntax::hir::ImportSpecifierId| request.module[**it].imported == Imported::Default;
    let Some(default) = decl.specifiers.iter().find(is_default) else { return Vec::new() };
    if decl.specifiers.len() != 1 {
        return Vec::new();
    }
    let local = &request.module[*default].local;
    let exports = request.analysis.model.exports_of_specifier(request.file, &decl.from.value);
    let names: Vec<String> =
        exports.unwrap_or_default().into_iter().map(|(name, _)| name.to_string()).collect();
    let mut found = Vec::new();
    if names.iter().any(|it| *it == local.name) {
        let edit = Edit { range: local.range, text: format!("{{ {} }}", local.name) };
        found.push(request.preferred(format!("Import the name `{}`", local.name), vec![edit]));
    } else if let [only] = &names[..] {
        let edit = Edit { range: local.range, text: format!("{{ {only} as {} }}", local.name) };
        found.push(request.preferred(format!("Import `{only}` as `{}`", local.name), vec![edit]));
    }
    let edit = Edit { range: local.range, text: format!("* as {}", local.name) };
    found.push(request.fix("Import all of the module", vec![edit]));
    if let [only] = &mut found[..] {
        only.is_preferred = true;
    }
    found
}

/// A function that is called and not there: written at the end of the file.
pub(super) fn function(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    use tsnix_check::names::Parent;
    let name = diagnostic.range.of(request.text);
    let module = request.module;
    let expr = super::super::places::expr_at(module, diagnostic.range)?;
    let Parent::Expr(call) = request.bindings.parent(expr) else { return None };
    let Expr::Call { callee, args, .. } = &module[call] else { return None };
    if *callee != expr || !crate::rename::is_name(name) || args.iter().any(|it| it.is_spread) {
        return None;
    }
    let model = request.analysis.model;
    let params: Vec<String> = args
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let own = match &module[it.expr] {
                Expr::Name(name) if crate::rename::is_name(name) => name.to_string(),
                _ => format!("arg{at}"),
            };
            let ty = model.type_of(request.file, it.expr);
            format!("{own}: {}", super::super::values::written_type(request.analysis, ty))
        })
        .collect();
    let result = model.contextual_type(request.file, call);
    let result = result
        .map_or_else(|| "unknown".to_owned(), |it| super::super::values::written_type(request.analysis, it));
    let gap = if request.text.ends_with('\n') { "\n" } else { "\n\n" };
    let text = format!(
        "{gap}function {name}({}): {result} {{\n  throw new Error(\"not written yet\");\n}}\n",
        params.join(", ")
    );
    let edit = Edit { range: TextRange::empty(request.text.len() as u32), text };
    Some(request.fix(format!("Write the function `{name}`"), vec![edit]))
}

/// A name that is read and not there: a constant before the statement.
pub(super) fn constant(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let name = diagnostic.range.of(request.text);
    let expr = super::super::places::expr_at(request.module, diagnostic.range)?;
    if !crate::rename::is_name(name) || !matches!(request.module[expr], Expr::Name(_)) {
        return None;
    }
    let stmt =
        *request.module.body.iter().find(|it| request.module.stmts.range(**it).contains(diagnostic.range))?;
    let expected = request.analysis.model.contextual_type(request.file, expr);
    let value = expected.and_then(|it| value_of(request.analysis, it)).unwrap_or_else(|| "null".to_owned());
    let start = request.module.stmts.range(stmt).start;
    let edit = Edit { range: TextRange::empty(start), text: format!("const {name} = {value};\n") };
    Some(request.fix(format!("Declare the constant `{name}`"), vec![edit]))
}

/// A value where a type is expected: `port`  =>  `typeof port`
pub(super) fn type_of(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let name = diagnostic.range.of(request.text);
    let scope = request.analysis.scope_at(request.file, diagnostic.range.start)?;
    let first = name.split('.').next()?;
    request.analysis.model.resolve_name(
        request.file,
        scope,
        first,
        Meaning::VALUE.union(Meaning::NAMESPACE).union(Meaning::ALIAS),
    )?;
    let edit = Edit { range: TextRange::empty(diagnostic.range.start), text: "typeof ".to_owned() };
    Some(request.preferred(format!("Write `typeof {name}`"), vec![edit]))
}

/// Whether a statement declares with this word.
pub(in super::super) fn is_const(request: &Request<'_>, stmt: StmtId) -> bool {
    matches!(&request.module[stmt], Stmt::Variable(decl) if decl.kind == VariableKind::Const)
}
