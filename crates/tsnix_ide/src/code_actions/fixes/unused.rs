//! What is declared and never used is taken away; a parameter only gets the mark of what is not used.

use tsnix_check::names::PatternOrigin;
use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{Declarator, Imported, PatId, Pattern, Stmt, StmtId};
use tsnix_syntax::walk::Node;

use super::super::places::{element_removal, removal};
use super::super::{Action, Request};

pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (title, edits) = edits(request, diagnostic.range)?;
    Some(request.preferred(title, edits))
}

fn edits(request: &Request<'_>, range: TextRange) -> Option<(String, Vec<Edit>)> {
    let module = request.module;
    let text = request.text;
    let name = range.of(text);
    let remove = |edit: Edit| Some((format!("Remove `{name}`"), vec![edit]));
    for node in request.analysis.nodes_at(request.file, range.start + 1).into_iter().rev() {
        match node {
            Node::ImportSpecifier(id) if module[id].local.range == range => {
                let stmt = stmt_of_specifier(request, id)?;
                return remove(import_without(request, stmt, id));
            }
            Node::Stmt(id) if module.stmts.range(id) == range => {
                return Some(("Remove what is not used".to_owned(), vec![removal(text, range)]));
            }
            Node::Stmt(id) => match &module[id] {
                Stmt::Interface(decl) if decl.name.range == range => {
                    return remove(removal(text, module.stmts.range(id)));
                }
                Stmt::TypeAlias(decl) if decl.name.range == range => {
                    return remove(removal(text, module.stmts.range(id)));
                }
                Stmt::Function { function, .. }
                    if module[*function].name.as_ref().is_some_and(|it| it.range == range) =>
                {
                    return remove(removal(text, module.stmts.range(id)));
                }
                _ => {}
            },
            Node::Pattern(id) if module.patterns.range(id) == range => return pattern(request, id),
            Node::TypeParam(id) if module[id].name.range == range => {
                return remove(type_param(text, module.type_params.range(id)));
            }
            Node::TypeParam(id) if module.type_params.range(id).start == range.start => {
                return Some(("Remove the type parameters".to_owned(), vec![type_params(text, range)]));
            }
            _ => {}
        }
    }
    None
}

fn stmt_of_specifier(request: &Request<'_>, id: tsnix_syntax::hir::ImportSpecifierId) -> Option<StmtId> {
    let is_it = |stmt: &&StmtId| matches!(&request.module[**stmt], Stmt::Import(decl) if decl.specifiers.contains(&id));
    request.module.body.iter().find(is_it).copied()
}

/// An import without one of its names.
fn import_without(request: &Request<'_>, stmt: StmtId, id: tsnix_syntax::hir::ImportSpecifierId) -> Edit {
    let (module, text) = (request.module, request.text);
    let whole = module.stmts.range(stmt);
    let Stmt::Import(decl) = &module[stmt] else { return removal(text, whole) };
    if decl.specifiers.len() == 1 {
        return removal(text, whole);
    }
    let range = module.import_specifiers.range(id);
    let is_named =
        |it: &tsnix_syntax::hir::ImportSpecifierId| matches!(module[*it].imported, Imported::Named(_));
    let named = decl.specifiers.iter().filter(|it| is_named(it)).count();
    if is_named(&id) && named == 1 {
        // import a, { b } from  =>  import a from
        let before = text[whole.start as usize..range.start as usize].rfind(',');
        let behind = text[range.end as usize..].find('}');
        if let (Some(before), Some(behind)) = (before, behind) {
            let gone = TextRange::new(whole.start + before as u32, range.end + behind as u32 + 1);
            return Edit { range: gone, text: String::new() };
        }
    }
    element_removal(text, range)
}

/// A name of a declaration, of a pattern or a parameter.
fn pattern(request: &Request<'_>, id: PatId) -> Option<(String, Vec<Edit>)> {
    let (module, text) = (request.module, request.text);
    let range = module.patterns.range(id);
    let title = match &module[id] {
        Pattern::Name(name) => format!("Remove `{name}`"),
        _ => "Remove what is not used".to_owned(),
    };
    let edit = match request.bindings.pattern_origin(id) {
        PatternOrigin::Declarator(stmt, at) => declarator(request, stmt, at as usize)?,
        PatternOrigin::Property(outer, at) => {
            let Pattern::Object { properties, .. } = &module[outer] else { return None };
            match (properties.len(), request.bindings.pattern_origin(outer)) {
                (1, PatternOrigin::Declarator(stmt, at)) => declarator(request, stmt, at as usize)?,
                _ => element_removal(text, properties.get(at as usize)?.range),
            }
        }
        PatternOrigin::ObjectRest(_) => {
            let start = text[..range.start as usize].rfind("...")?;
            element_removal(text, TextRange::new(start as u32, range.end))
        }
        PatternOrigin::Element(outer, at) => {
            let Pattern::Array(elements) = &module[outer] else { return None };
            match (elements.len(), request.bindings.pattern_origin(outer)) {
                (1, PatternOrigin::Declarator(stmt, at)) => declarator(request, stmt, at as usize)?,
                (count, _) if at as usize + 1 == count => element_removal(text, range),
                // [a, b]  =>  [, b]
                _ => Edit { range, text: String::new() },
            }
        }
        _ => return Some(mark(request, id)),
    };
    Some((title, vec![edit]))
}

/// A parameter keeps its place: `name` becomes `_name`.
fn mark(request: &Request<'_>, id: PatId) -> (String, Vec<Edit>) {
    let range = request.module.patterns.range(id);
    match &request.module[id] {
        Pattern::Name(name) => {
            let edit = Edit { range: TextRange::empty(range.start), text: "_".to_owned() };
            (format!("Call it `_{name}`, as what is not used"), vec![edit])
        }
        _ => {
            let edit = Edit { range, text: "_unused".to_owned() };
            ("Call it `_unused`, as what is not used".to_owned(), vec![edit])
        }
    }
}

fn declarator(request: &Request<'_>, stmt: StmtId, at: usize) -> Option<Edit> {
    let Stmt::Variable(decl) = &request.module[stmt] else { return None };
    let Declarator { range, .. } = decl.declarators.get(at)?;
    Some(match decl.declarators.len() {
        1 => removal(request.text, request.module.stmts.range(stmt)),
        _ => element_removal(request.text, *range),
    })
}

/// One of several type parameters, or the only one with its brackets.
fn type_param(text: &str, range: TextRange) -> Edit {
    let edit = element_removal(text, range);
    let is_only =
        text[..edit.range.start as usize].ends_with('<') && text[edit.range.end as usize..].starts_with('>');
    if is_only { type_params(text, range) } else { edit }
}

fn type_params(text: &str, range: TextRange) -> Edit {
    let start = text[..range.start as usize].rfind('<').map_or(range.start, |at| at as u32);
    let end = text[range.end as usize..].find('>').map_or(range.end, |at| range.end + at as u32 + 1);
    Edit { range: TextRange::new(start, end), text: String::new() }
}
