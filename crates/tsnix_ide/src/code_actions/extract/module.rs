//! A declaration as a module of its own.

use std::path::{Path, PathBuf};

use tsnix_check::names::Declaration;
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, Imported, Pattern, Stmt, StmtId, TypeNode};
use tsnix_syntax::walk::{Node, descendants};

use super::super::places::removal;
use super::super::{Action, ActionKind, NewFile, Request};
use crate::completion::{import_edit, relative_specifier};
use crate::identifier::identifiers;

/// Offered on the name of a declaration at the top that needs nothing of this module but its imports.
pub(super) fn of(request: &Request<'_>) -> Option<Action> {
    let module = request.module;
    let stmt = *module.body.iter().find(|it| module.stmts.range(**it).touches(request.range.start))?;
    let (name, name_range, is_exported) = declared(request, stmt)?;
    if !name_range.touches(request.range.start) {
        return None;
    }
    let imports = imports_of(request, stmt)?;
    let path = path_for(request, &name)?;
    let here = request.analysis.files.file(request.file).path();
    let specifier = relative_specifier(here, &path)?;
    let range = module.stmts.range(stmt);
    let written = with_docs(request, range);
    let export = if is_exported { "" } else { "export " };
    let (docs, code) = written.of(request.text).split_at((range.start - written.start) as usize);
    let head = if imports.is_empty() { String::new() } else { format!("{}\n", imports.concat()) };
    let text = format!("{head}{docs}{export}{code}\n");
    let is_used = is_used_elsewhere(request, &name, range);
    let gone = removal(request.text, written);
    let mut edits = vec![];
    if is_exported {
        // Others import the name from here.
        edits.push(Edit { range: written, text: format!("export {{ {name} }} from \"{specifier}\";") });
    } else {
        edits.push(gone);
    }
    if is_used {
        edits.push(import_edit(module, request.text, &specifier, &name));
    }
    let title = format!("Move `{name}` to a module of its own");
    let mut action = Action::new(title, ActionKind::Extract, request.file, edits);
    action.creates.push(NewFile { path, text });
    Some(action)
}

/// The one name that a statement declares.
fn declared(request: &Request<'_>, stmt: StmtId) -> Option<(String, TextRange, bool)> {
    let module = request.module;
    match &module[stmt] {
        Stmt::Variable(decl) => {
            let [only] = &decl.declarators[..] else { return None };
            let Pattern::Name(name) = &module[only.pattern] else { return None };
            Some((name.to_string(), module.patterns.range(only.pattern), decl.modifiers.is_export))
        }
        Stmt::Function { function, modifiers } if !modifiers.is_default => {
            let name = module[*function].name.as_ref()?;
            Some((name.name.to_string(), name.range, modifiers.is_export))
        }
        Stmt::Interface(decl) => {
            Some((decl.name.name.to_string(), decl.name.range, decl.modifiers.is_export))
        }
        Stmt::TypeAlias(decl) => {
            Some((decl.name.name.to_string(), decl.name.range, decl.modifiers.is_export))
        }
        _ => None,
    }
}

/// The imports that a statement needs, written anew; nothing where it needs another declaration of the module.
fn imports_of(request: &Request<'_>, stmt: StmtId) -> Option<Vec<String>> {
    let module = request.module;
    let own = module.stmts.range(stmt);
    let mut lines: Vec<String> = Vec::new();
    for node in descendants(module, Node::Stmt(stmt)) {
        let symbol = match node {
            Node::Expr(id) if matches!(module[id], Expr::Name(_)) => {
                request.analysis.model.local_symbol_of(request.file, id).map(|(_, local)| local)
            }
            Node::TypeNode(id) => match &module[id] {
                TypeNode::Reference { name, .. } | TypeNode::TypeOf { name, .. } => {
                    let scope = request.bindings.type_scope(id);
                    let any = tsnix_check::names::Meaning::TYPE
                        .union(tsnix_check::names::Meaning::VALUE)
                        .union(tsnix_check::names::Meaning::ALIAS);
                    request.bindings.lookup(scope, &name.first()?.name, any)
                }
                _ => None,
            },
            _ => None,
        };
        let Some(symbol) = symbol else { continue };
        for declaration in &request.bindings.symbol(symbol).declarations {
            if own.contains(tsnix_check::names::declaration_range(module, declaration)) {
                continue;
            }
            let Declaration::Import(specifier, import) = declaration else { return None };
            let line = import_line(request, *specifier, *import)?;
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    Some(lines)
}

fn import_line(
    request: &Request<'_>,
    specifier: tsnix_syntax::hir::ImportSpecifierId,
    import: StmtId,
) -> Option<String> {
    let module = request.module;
    let Stmt::Import(decl) = &module[import] else { return None };
    let local = &module[specifier].local.name;
    let name = match &module[specifier].imported {
        Imported::Default => local.to_string(),
        Imported::Namespace => format!("* as {local}"),
        Imported::Named(name) if name.name == *local => format!("{{ {local} }}"),
        Imported::Named(name) => format!("{{ {} as {local} }}", name.name),
    };
    let kind = if decl.is_type_only { "type " } else { "" };
    // The specifier and its attributes as they are written.
    let range = module.stmts.range(import);
    let from = TextRange::new(decl.from.range.start, range.end).of(request.text);
    Some(format!("import {kind}{name} from {}\n", from.trim_end()))
}

/// `packageNames`  =>  `package-names.ts` beside this file, or another that the program does not have.
fn path_for(request: &Request<'_>, name: &str) -> Option<PathBuf> {
    let mut stem = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(c.to_lowercase());
    }
    let folder = request.analysis.files.file(request.file).path().parent()?;
    let is_free = |path: &Path| request.analysis.files.find(path).is_none();
    let candidates =
        std::iter::once(format!("{stem}.ts")).chain((2..100).map(|at| format!("{stem}-{at}.ts")));
    candidates.map(|it| folder.join(it)).find(|it| is_free(it))
}

/// A statement with the comment before it.
fn with_docs(request: &Request<'_>, range: TextRange) -> TextRange {
    match request.module.doc_before(request.text, range.start) {
        Some(comment) => TextRange::new(comment.range.start, range.end),
        None => range,
    }
}

fn is_used_elsewhere(request: &Request<'_>, name: &str, own: TextRange) -> bool {
    identifiers(request.module, request.text).iter().any(|it| it.name == name && !own.contains(it.range))
}
