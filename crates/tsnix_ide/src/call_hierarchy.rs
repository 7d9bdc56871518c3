//! Who calls a function, and whom it calls.

use std::collections::BTreeMap;

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Expr, Module};
use tsnix_syntax::walk::{Node, descendants};

use crate::identifier::{IdentifierKind, identifier_at};
use crate::references::references_of;
use crate::target::{Target, of_symbol, symbol_of_value, target};
use crate::{Analysis, FileRange};

/// A function, or a file that calls at its top.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Callable {
    /// The file.
    pub file: FileId,
    /// The name's place; the start of the file for the top.
    pub selection: TextRange,
    /// All of it.
    pub range: TextRange,
    /// Its name.
    pub name: String,
}

/// A callable and the places of the calls.
pub type Calls = Vec<(Callable, Vec<TextRange>)>;

/// The function named at an offset.
pub fn prepare(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Callable> {
    let identifier = identifier_at(analysis, file, offset)?;
    let found = target(analysis, file, &identifier)?;
    let ty = crate::definition::type_of(analysis, file, &identifier)?;
    if !analysis.model.view(ty).is_function() {
        return None;
    }
    callable(analysis, *found.declarations.first()?)
}

/// A declaration with all that belongs to it.
fn callable(analysis: &Analysis<'_>, place: FileRange) -> Option<Callable> {
    let module = analysis.hir(place.file)?;
    let path = analysis.nodes_at(place.file, place.range.start);
    let is_whole = |node: &&Node| matches!(node, Node::Stmt(_) | Node::Property(_) | Node::TypeMember(_));
    let range = path.iter().rev().find(is_whole).map_or(place.range, |node| node.range(module));
    let name = place.range.of(analysis.text(place.file)).to_owned();
    Some(Callable { file: place.file, selection: place.range, range: range.cover(place.range), name })
}

/// The calls of a function, by the function that they stand in.
pub fn incoming(analysis: &Analysis<'_>, of: &Callable) -> Calls {
    let place = FileRange { file: of.file, range: of.selection };
    let wanted = Target { declarations: vec![place], ..wanted_at(analysis, place) };
    let files: Vec<FileId> = analysis.own_files().collect();
    let mut found: BTreeMap<Callable, Vec<TextRange>> = BTreeMap::new();
    for reference in references_of(analysis, &wanted, &files, Target::is_same) {
        let (IdentifierKind::Value(expr) | IdentifierKind::Member(expr)) = reference.identifier.kind else {
            continue;
        };
        if is_called(analysis, reference.place.file, expr) {
            let around = around(analysis, reference.place);
            found.entry(around).or_default().push(reference.place.range);
        }
    }
    found.into_iter().collect()
}

fn wanted_at(analysis: &Analysis<'_>, place: FileRange) -> Target {
    identifier_at(analysis, place.file, place.range.start)
        .and_then(|identifier| target(analysis, place.file, &identifier))
        .unwrap_or_default()
}

fn is_called(analysis: &Analysis<'_>, file: FileId, expr: tsnix_syntax::hir::ExprId) -> bool {
    let (Some(module), Some(bindings)) = (analysis.hir(file), analysis.bindings(file)) else { return false };
    let tsnix_check::names::Parent::Expr(parent) = bindings.parent(expr) else { return false };
    matches!(&module[parent], Expr::Call { callee, .. } | Expr::New { callee, .. } if *callee == expr)
}

/// The named function around a place, or the file.
fn around(analysis: &Analysis<'_>, place: FileRange) -> Callable {
    let top = || {
        let path = analysis.files.file(place.file).path();
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let range = TextRange::new(0, analysis.text(place.file).len() as u32);
        Callable { file: place.file, selection: TextRange::empty(0), range, name }
    };
    let Some(module) = analysis.hir(place.file) else { return top() };
    let mut name: Option<TextRange> = None;
    let mut best = None;
    for node in analysis.nodes_at(place.file, place.range.start) {
        match node {
            Node::Stmt(id) => {
                name = match &module[id] {
                    tsnix_syntax::hir::Stmt::Variable(decl) => decl
                        .declarators
                        .iter()
                        .find(|it| it.range.contains(place.range))
                        .map(|it| module.patterns.range(it.pattern)),
                    _ => name,
                };
            }
            Node::Property(id) => name = property_name(module, id).or(name),
            Node::Function(id) => {
                if let Some(range) = module[id].name.as_ref().map(|it| it.range).or(name) {
                    best = callable(analysis, FileRange { file: place.file, range }).or(best);
                }
            }
            _ => {}
        }
    }
    best.unwrap_or_else(top)
}

fn property_name(module: &Module, id: tsnix_syntax::hir::PropertyId) -> Option<TextRange> {
    match &module[id] {
        tsnix_syntax::hir::Property::KeyValue { key, .. }
        | tsnix_syntax::hir::Property::Method { key, .. } => Some(key.range()),
        _ => None,
    }
}

/// The functions that a function calls.
pub fn outgoing(analysis: &Analysis<'_>, of: &Callable) -> Calls {
    let Some(module) = analysis.hir(of.file) else { return Vec::new() };
    let mut found: BTreeMap<Callable, Vec<TextRange>> = BTreeMap::new();
    let all = module.body.iter().filter(|id| {
        let range = module.stmts.range(**id);
        range.start < of.range.end && of.range.start < range.end
    });
    for node in all.flat_map(|id| descendants(module, Node::Stmt(*id))) {
        let Node::Expr(id) = node else { continue };
        let Expr::Call { callee, .. } = &module[id] else { continue };
        if !of.range.contains(module.exprs.range(id)) {
            continue;
        }
        let (place, targets) = match &module[*callee] {
            Expr::Name(_) => {
                let symbol = symbol_of_value(analysis, of.file, *callee);
                let declarations = symbol.map(|it| of_symbol(analysis, it).declarations).unwrap_or_default();
                (module.exprs.range(*callee), declarations)
            }
            Expr::Member { name, .. } => {
                let property = analysis.model.member_of(of.file, *callee);
                let declarations = property
                    .map(|it| crate::target::of_property(analysis, it).declarations)
                    .unwrap_or_default();
                (name.range, declarations)
            }
            _ => continue,
        };
        if let Some(callable) = targets.first().and_then(|it| callable(analysis, *it)) {
            found.entry(callable).or_default().push(place);
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Calls, incoming, outgoing, prepare};
    use crate::fixture::Fixture;

    fn names(calls: &Calls) -> Vec<String> {
        calls.iter().map(|(it, places)| format!("{} {}", it.name, places.len())).collect()
    }

    #[test]
    fn both_ways() {
        let source = "const low = () => 1;\nfunction <|>mid() { return low() + low(); }\nconst high = { top: () => mid() };\nexport default mid() + high.top();";
        let fixture = Fixture::new(source);
        let analysis = fixture.analysis();
        let mid = prepare(&analysis, fixture.file, fixture.offset).expect("a function");
        assert_eq!(names(&incoming(&analysis, &mid)), ["main.ts 1", "top 1"]);
        assert_eq!(names(&outgoing(&analysis, &mid)), ["low 2"]);
    }
}
