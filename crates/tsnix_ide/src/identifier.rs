//! The names that are written in a file, found by walking its syntax: no types are asked.
//!
//! Definition, references, rename, highlights and semantic tokens all start here, so that none of them forgets
//! a place where a name can stand. What a name stands for is told by [`crate::target`].

use std::collections::HashSet;

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    ClassId, ExportSpecifierId, Expr, ExprId, FunctionId, Ident, ImportSpecifierId, Imported, Module, Name,
    NamespaceName, PatId, Pattern, Property, PropertyId, PropertyName, Stmt, StmtId, TypeMember,
    TypeMemberId, TypeNode, TypeNodeId, TypeParamId,
};
use tsnix_syntax::walk::{Node, for_each_node};

use crate::Analysis;

/// A name at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// The name as the program means it: escapes resolved, quotes left out.
    pub name: Name,
    /// Where it is written; between the quotes of a string.
    pub range: TextRange,
    /// What kind of name it is.
    pub kind: IdentifierKind,
}

/// Where in the syntax a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierKind {
    /// A value is read or assigned to: `name`.
    Value(ExprId),
    /// A variable, a parameter: `const name`.
    Binding(PatId),
    /// `object.name`; with `object["name"]` too.
    Member(ExprId),
    /// `{ name: value }`, `{ name() {} }`
    Key(PropertyId),
    /// `{ name }`: a key and a value at once.
    Shorthand(PropertyId, ExprId),
    /// `const { name: local } = ...`: the property at this position of the pattern.
    PatternKey(PatId, usize),
    /// `const { name } = ...`: the same, and a binding at once.
    PatternShorthand(PatId, usize, PatId),
    /// `function name`
    Function(FunctionId),
    /// `interface name`, `type name`, `enum name`, `namespace name`
    Declaration(StmtId),
    /// `class name`
    Class(ClassId),
    /// `<name>`
    TypeParam(TypeParamId),
    /// The part at this position of a type's name.
    Type(TypeNodeId, usize),
    /// A member of an interface, a type literal or a class.
    TypeMember(TypeMemberId),
    /// `import { name as local }`: the name in the other module.
    Imported(ImportSpecifierId),
    /// `import { name }`, `import name`, `import * as name`, `as name`: the name here.
    ImportLocal(ImportSpecifierId),
    /// `export { name as other }`, `export { name }`
    ExportLocal(ExportSpecifierId),
    /// `export { other as name }`
    Exported(ExportSpecifierId),
    /// `from "name"`: a module, of this statement.
    Module(StmtId),
    /// A member of an enum.
    EnumMember(StmtId, usize),
    /// A label.
    Label,
}

/// The names found so far.
#[derive(Default)]
struct Collector {
    list: Vec<Identifier>,
    /// Where a key and a name are one text: the node inside comes later and must not count again.
    shorthands: HashSet<TextRange>,
}

/// All names of a module in the order of the syntax.
pub fn identifiers(module: &Module, text: &str) -> Vec<Identifier> {
    let mut found = Collector::default();
    for_each_node(module, &mut |node| {
        of_node(module, text, node, &mut found);
        true
    });
    found.list
}

/// The name at an offset; of two that touch, the one in which the offset lies for good.
pub fn identifier_at(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Identifier> {
    let module = analysis.hir(file)?;
    let text = analysis.text(file);
    let mut found = Collector::default();
    // A name belongs to one of the nodes around its place, or to a neighbour that starts just there.
    for at in [offset, offset.saturating_add(1)] {
        for node in analysis.nodes_at(file, at.min(text.len() as u32)) {
            of_node(module, text, node, &mut found);
        }
    }
    let mut found = found.list;
    found.retain(|it| it.range.touches(offset) && !it.range.is_empty());
    let inside = found.iter().position(|it| it.range.start <= offset && offset < it.range.end);
    let at = inside.or(if found.is_empty() { None } else { Some(0) })?;
    Some(found.swap_remove(at))
}

/// The name of a property of an object literal, where it has one.
pub fn key_of_property(module: &Module, id: PropertyId) -> Option<String> {
    match &module[id] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } | Property::Accessor { key, .. } => {
            Some(key.static_name()?.to_string())
        }
        Property::Shorthand { key, .. } => Some(key.name.to_string()),
        Property::Spread(_) => None,
    }
}

/// The names that belong to a node itself, not to those inside of it.
fn of_node(module: &Module, text: &str, node: Node, found: &mut Collector) {
    match node {
        Node::Expr(id) => of_expr(module, text, id, found),
        Node::Pattern(id) => of_pattern(module, id, found),
        Node::Stmt(id) => of_stmt(module, id, found),
        Node::TypeNode(id) => of_type(module, id, found),
        Node::Property(id) => of_property(module, id, found),
        Node::Function(id) => {
            if let Some(name) = &module[id].name {
                add(found, name, IdentifierKind::Function(id));
            }
        }
        Node::TypeMember(id) => {
            let key = match &module[id] {
                TypeMember::Property { key, .. }
                | TypeMember::Method { key, .. }
                | TypeMember::Accessor { key, .. } => key,
                TypeMember::Call(_) | TypeMember::Construct(_) | TypeMember::Index { .. } => return,
            };
            add_key(found, key, IdentifierKind::TypeMember(id));
        }
        Node::TypeParam(id) => add(found, &module[id].name, IdentifierKind::TypeParam(id)),
        Node::ImportSpecifier(id) => of_import(module, id, found),
        Node::ExportSpecifier(id) => {
            let specifier = &module[id];
            add(found, &specifier.local, IdentifierKind::ExportLocal(id));
            if specifier.exported.range != specifier.local.range {
                add(found, &specifier.exported, IdentifierKind::Exported(id));
            }
        }
    }
}

fn of_expr(module: &Module, text: &str, id: ExprId, found: &mut Collector) {
    match &module[id] {
        Expr::Name(name) => {
            let range = module.exprs.range(id);
            if !found.shorthands.contains(&range) {
                found.list.push(Identifier { name: name.clone(), range, kind: IdentifierKind::Value(id) });
            }
        }
        Expr::Member { name, .. } => add(found, name, IdentifierKind::Member(id)),
        Expr::Index { index, .. } => {
            if let Expr::String(string) = &module[*index] {
                let range = inside_quotes(string.range, text);
                let kind = IdentifierKind::Member(id);
                found.list.push(Identifier { name: string.value.clone(), range, kind });
            }
        }
        Expr::Class(class) => {
            if let Some(name) = &module[*class].name {
                add(found, name, IdentifierKind::Class(*class));
            }
        }
        _ => {}
    }
}

fn of_pattern(module: &Module, id: PatId, found: &mut Collector) {
    match &module[id] {
        Pattern::Name(name) => {
            let range = module.patterns.range(id);
            if !found.shorthands.contains(&range) {
                found.list.push(Identifier { name: name.clone(), range, kind: IdentifierKind::Binding(id) });
            }
        }
        Pattern::Object { properties, .. } => {
            for (at, property) in properties.iter().enumerate() {
                let kind = if property.is_shorthand {
                    found.shorthands.insert(property.key.range());
                    IdentifierKind::PatternShorthand(id, at, property.value)
                } else {
                    IdentifierKind::PatternKey(id, at)
                };
                add_key(found, &property.key, kind);
            }
        }
        Pattern::Missing | Pattern::Array(_) | Pattern::Expr(_) => {}
    }
}

fn of_property(module: &Module, id: PropertyId, found: &mut Collector) {
    match &module[id] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } | Property::Accessor { key, .. } => {
            add_key(found, key, IdentifierKind::Key(id));
        }
        Property::Shorthand { key, value } => {
            found.shorthands.insert(key.range);
            add(found, key, IdentifierKind::Shorthand(id, *value));
        }
        Property::Spread(_) => {}
    }
}

fn of_stmt(module: &Module, id: StmtId, found: &mut Collector) {
    let declaration = IdentifierKind::Declaration(id);
    match &module[id] {
        Stmt::Interface(decl) => add(found, &decl.name, declaration),
        Stmt::TypeAlias(decl) => add(found, &decl.name, declaration),
        Stmt::Enum(decl) => {
            add(found, &decl.name, declaration);
            for (at, (name, _)) in decl.members.iter().enumerate() {
                add(found, name, IdentifierKind::EnumMember(id, at));
            }
        }
        Stmt::Namespace(decl) => {
            if let NamespaceName::Ident(name) = &decl.name {
                add(found, name, declaration);
            }
        }
        Stmt::Class { class, .. } => {
            if let Some(name) = &module[*class].name {
                add(found, name, IdentifierKind::Class(*class));
            }
        }
        Stmt::ImportEquals { name } => add(found, name, declaration),
        Stmt::Break(Some(label)) | Stmt::Continue(Some(label)) | Stmt::Labeled { label, .. } => {
            add(found, label, IdentifierKind::Label);
        }
        Stmt::Import(decl) => add_module(found, &decl.from, id),
        Stmt::ExportNamed(decl) => {
            if let Some(from) = &decl.from {
                add_module(found, from, id);
            }
        }
        Stmt::ExportAll { from, namespace, .. } => {
            if let Some(name) = namespace {
                add(found, name, declaration);
            }
            add_module(found, from, id);
        }
        _ => {}
    }
}

fn of_type(module: &Module, id: TypeNodeId, found: &mut Collector) {
    if let TypeNode::Reference { name, .. } | TypeNode::TypeOf { name, .. } | TypeNode::Import { name, .. } =
        &module[id]
    {
        for (at, part) in name.iter().enumerate() {
            add(found, part, IdentifierKind::Type(id, at));
        }
    }
}

fn of_import(module: &Module, id: ImportSpecifierId, found: &mut Collector) {
    let specifier = &module[id];
    if let Imported::Named(name) = &specifier.imported
        && name.range != specifier.local.range
    {
        add(found, name, IdentifierKind::Imported(id));
    }
    add(found, &specifier.local, IdentifierKind::ImportLocal(id));
}

fn add(found: &mut Collector, ident: &Ident, kind: IdentifierKind) {
    // Recovery makes names that nobody wrote.
    if !ident.range.is_empty() {
        found.list.push(Identifier { name: ident.name.clone(), range: ident.range, kind });
    }
}

fn add_key(found: &mut Collector, key: &PropertyName, kind: IdentifierKind) {
    match key {
        PropertyName::Ident(ident) => add(found, ident, kind),
        PropertyName::String(string) => {
            let range = TextRange::new(string.range.start + 1, string.range.end.saturating_sub(1));
            found.list.push(Identifier { name: string.value.clone(), range, kind });
        }
        PropertyName::Number { .. } | PropertyName::Computed { .. } | PropertyName::Private(_) => {}
    }
}

fn add_module(found: &mut Collector, from: &tsnix_syntax::hir::StringLiteral, stmt: StmtId) {
    let range = TextRange::new(from.range.start + 1, from.range.end.saturating_sub(1));
    found.list.push(Identifier { name: from.value.clone(), range, kind: IdentifierKind::Module(stmt) });
}

/// The range of a string's text: an unfinished string has one quote only.
fn inside_quotes(range: TextRange, text: &str) -> TextRange {
    let written = range.of(text);
    let is_closed = written.len() > 1 && written.ends_with(['"', '\'', '`']);
    TextRange::new(range.start + 1, if is_closed { range.end - 1 } else { range.end })
}

#[cfg(test)]
mod tests;
