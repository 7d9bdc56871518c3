//! One walk over the HIR for everybody: the nodes directly inside a node, in the order of the text.
//!
//! The binder, the check of the language subset and the editor all start here, so that none of them forgets a
//! place where a node can be. The walk is not recursive: [`descendants`] keeps its own stack.

mod declarations;

use tsnix_source::TextRange;

use crate::hir::{
    ArrayElement, ExportSpecifierId, Expr, ExprId, FunctionId, ImportSpecifierId, Module, PatId, Pattern,
    Property, PropertyId, PropertyName, StmtId, Template, TypeMember, TypeMemberId, TypeNode, TypeNodeId,
    TypeParamId,
};

/// A node of any kind.
#[allow(clippy::enum_variant_names, reason = "the variants are called as the HIR's types")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// An expression.
    Expr(ExprId),
    /// A pattern.
    Pattern(PatId),
    /// A statement.
    Stmt(StmtId),
    /// A written type.
    TypeNode(TypeNodeId),
    /// A property of an object literal.
    Property(PropertyId),
    /// A function or a signature; it stands inside of what holds it (an expression, a statement, ...).
    Function(FunctionId),
    /// A member of an interface, a type literal or a class.
    TypeMember(TypeMemberId),
    /// A type parameter.
    TypeParam(TypeParamId),
    /// A name that an import binds.
    ImportSpecifier(ImportSpecifierId),
    /// A name in `export { ... }`.
    ExportSpecifier(ExportSpecifierId),
}

impl Node {
    /// Where the node stands.
    pub fn range(self, module: &Module) -> TextRange {
        match self {
            Self::Expr(id) => module.exprs.range(id),
            Self::Pattern(id) => module.patterns.range(id),
            Self::Stmt(id) => module.stmts.range(id),
            Self::TypeNode(id) => module.type_nodes.range(id),
            Self::Property(id) => module.properties.range(id),
            Self::Function(id) => module.functions.range(id),
            Self::TypeMember(id) => module.type_members.range(id),
            Self::TypeParam(id) => module.type_params.range(id),
            Self::ImportSpecifier(id) => module.import_specifiers.range(id),
            Self::ExportSpecifier(id) => module.export_specifiers.range(id),
        }
    }
}

/// Calls `visit` for every node directly inside `node`, in the order of the text.
pub fn for_each_child(module: &Module, node: Node, visit: &mut dyn FnMut(Node)) {
    match node {
        Node::Expr(id) => match &module[id] {
            Expr::Class(id) => declarations::class(module, *id, visit),
            other => expr(other, visit),
        },
        Node::Pattern(id) => pattern(&module[id], visit),
        Node::Stmt(id) => declarations::stmt(module, id, visit),
        Node::TypeNode(id) => type_node(&module[id], visit),
        Node::Property(id) => property(&module[id], visit),
        Node::Function(id) => declarations::function(&module[id], visit),
        Node::TypeMember(id) => type_member(&module[id], visit),
        Node::TypeParam(id) => {
            let param = &module[id];
            option(param.constraint, Node::TypeNode, visit);
            option(param.default, Node::TypeNode, visit);
        }
        Node::ImportSpecifier(_) | Node::ExportSpecifier(_) => {}
    }
}

/// The nodes directly inside a node, in the order of the text.
pub fn children(module: &Module, node: Node) -> Vec<Node> {
    let mut children = Vec::new();
    for_each_child(module, node, &mut |child| children.push(child));
    children
}

/// Calls `visit` for every node of the module before the nodes inside of it, in the order of the text. Where
/// it says `false`, what is inside is left out.
pub fn for_each_node(module: &Module, visit: &mut dyn FnMut(Node) -> bool) {
    let mut stack: Vec<Node> = module.body.iter().rev().map(|id| Node::Stmt(*id)).collect();
    while let Some(node) = stack.pop() {
        if visit(node) {
            let start = stack.len();
            for_each_child(module, node, &mut |child| stack.push(child));
            stack[start..].reverse();
        }
    }
}

/// Makes every range hold the ranges inside of it. Recovery changes the text in the middle of nodes, and swc's
/// spans do not always follow.
pub(crate) fn widen_ranges(module: &mut Module) {
    let mut pairs = Vec::new();
    for_each_node(module, &mut |node| {
        for_each_child(module, node, &mut |child| pairs.push((node, child)));
        true
    });
    // Outer pairs come first, so that the reverse order goes from the inside out.
    for (node, child) in pairs.into_iter().rev() {
        let inner = child.range(module);
        match node {
            Node::Expr(id) => module.exprs.widen(id, inner),
            Node::Pattern(id) => module.patterns.widen(id, inner),
            Node::Stmt(id) => module.stmts.widen(id, inner),
            Node::TypeNode(id) => module.type_nodes.widen(id, inner),
            Node::Property(id) => module.properties.widen(id, inner),
            Node::Function(id) => module.functions.widen(id, inner),
            Node::TypeMember(id) => module.type_members.widen(id, inner),
            Node::TypeParam(id) => module.type_params.widen(id, inner),
            Node::ImportSpecifier(id) => module.import_specifiers.widen(id, inner),
            Node::ExportSpecifier(id) => module.export_specifiers.widen(id, inner),
        }
    }
}

/// All nodes inside a node, itself first, in the order of the text.
pub fn descendants(module: &Module, node: Node) -> Vec<Node> {
    let mut found = Vec::new();
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        found.push(node);
        let start = stack.len();
        for_each_child(module, node, &mut |child| stack.push(child));
        stack[start..].reverse();
    }
    found
}

fn option<T>(id: Option<T>, wrap: fn(T) -> Node, visit: &mut dyn FnMut(Node)) {
    if let Some(id) = id {
        visit(wrap(id));
    }
}

fn all<T: Copy>(ids: &[T], wrap: fn(T) -> Node, visit: &mut dyn FnMut(Node)) {
    ids.iter().for_each(|id| visit(wrap(*id)));
}

fn template(template: &Template, visit: &mut dyn FnMut(Node)) {
    all(&template.exprs, Node::Expr, visit);
}

/// The expression of a computed name.
fn key(name: &PropertyName, visit: &mut dyn FnMut(Node)) {
    if let PropertyName::Computed { expr, .. } = name {
        visit(Node::Expr(*expr));
    }
}

fn expr(expr: &Expr, visit: &mut dyn FnMut(Node)) {
    match expr {
        Expr::Missing
        | Expr::Name(_)
        | Expr::Number { .. }
        | Expr::String(_)
        | Expr::Bool(_)
        | Expr::Null
        | Expr::BigInt(_)
        | Expr::Regex { .. }
        | Expr::This
        | Expr::Super
        | Expr::Import
        | Expr::MetaProperty
        // A class has no node of its own: the caller gives its parts.
        | Expr::Class(_)
        | Expr::Unsupported(_) => {}
        Expr::Template(text) => template(text, visit),
        Expr::TaggedTemplate { tag, type_args, template: text } => {
            visit(Node::Expr(*tag));
            all(type_args, Node::TypeNode, visit);
            template(text, visit);
        }
        Expr::Array(elements) => {
            for element in elements {
                match element {
                    ArrayElement::Expr(id) | ArrayElement::Spread(id) => visit(Node::Expr(*id)),
                    ArrayElement::Hole => {}
                }
            }
        }
        Expr::Object(properties) => all(properties, Node::Property, visit),
        Expr::Function(id) => visit(Node::Function(*id)),
        Expr::Unary { operand, .. } => visit(Node::Expr(*operand)),
        Expr::Update { target, .. } => visit(Node::Expr(*target)),
        Expr::Binary { left, right, .. } | Expr::Logical { left, right, .. } => {
            all(&[*left, *right], Node::Expr, visit);
        }
        Expr::Assign { target, value, .. } => {
            visit(Node::Pattern(*target));
            visit(Node::Expr(*value));
        }
        Expr::Conditional { test, then, otherwise } => all(&[*test, *then, *otherwise], Node::Expr, visit),
        Expr::Call { callee, type_args, args, .. } | Expr::New { callee, type_args, args } => {
            visit(Node::Expr(*callee));
            all(type_args, Node::TypeNode, visit);
            args.iter().for_each(|argument| visit(Node::Expr(argument.expr)));
        }
        Expr::Member { object, .. } => visit(Node::Expr(*object)),
        Expr::Index { object, index, .. } => all(&[*object, *index], Node::Expr, visit),
        Expr::Chain(inner) | Expr::AsConst(inner) | Expr::NonNull(inner) | Expr::Await(inner) => {
            visit(Node::Expr(*inner));
        }
        Expr::Sequence(items) => all(items, Node::Expr, visit),
        Expr::As { expr, ty } | Expr::Satisfies { expr, ty } => {
            visit(Node::Expr(*expr));
            visit(Node::TypeNode(*ty));
        }
        Expr::Instantiation { expr, type_args } => {
            visit(Node::Expr(*expr));
            all(type_args, Node::TypeNode, visit);
        }
        Expr::Yield(inner) => option(*inner, Node::Expr, visit),
    }
}

fn pattern(pattern: &Pattern, visit: &mut dyn FnMut(Node)) {
    match pattern {
        Pattern::Missing | Pattern::Name(_) => {}
        Pattern::Object { properties, rest } => {
            for property in properties {
                key(&property.key, visit);
                visit(Node::Pattern(property.value));
                option(property.default, Node::Expr, visit);
            }
            option(*rest, Node::Pattern, visit);
        }
        Pattern::Array(elements) => {
            for element in elements.iter().flatten() {
                visit(Node::Pattern(element.pattern));
                option(element.default, Node::Expr, visit);
            }
        }
        Pattern::Expr(id) => visit(Node::Expr(*id)),
    }
}

fn property(property: &Property, visit: &mut dyn FnMut(Node)) {
    match property {
        Property::KeyValue { key: name, value } => {
            key(name, visit);
            visit(Node::Expr(*value));
        }
        Property::Shorthand { value, .. } => visit(Node::Expr(*value)),
        Property::Method { key: name, function } | Property::Accessor { key: name, function, .. } => {
            key(name, visit);
            visit(Node::Function(*function));
        }
        Property::Spread(id) => visit(Node::Expr(*id)),
    }
}

fn type_node(node: &TypeNode, visit: &mut dyn FnMut(Node)) {
    match node {
        TypeNode::Missing
        | TypeNode::Keyword(_)
        | TypeNode::This
        | TypeNode::StringLiteral(_)
        | TypeNode::NumberLiteral(_)
        | TypeNode::BoolLiteral(_)
        | TypeNode::BigIntLiteral(_) => {}
        TypeNode::Template { types, .. } | TypeNode::Union(types) | TypeNode::Intersection(types) => {
            all(types, Node::TypeNode, visit);
        }
        TypeNode::Reference { args, .. } | TypeNode::TypeOf { args, .. } | TypeNode::Import { args, .. } => {
            all(args, Node::TypeNode, visit);
        }
        TypeNode::Array(inner)
        | TypeNode::KeyOf(inner)
        | TypeNode::ReadOnly(inner)
        | TypeNode::Unique(inner) => visit(Node::TypeNode(*inner)),
        TypeNode::Tuple(elements) => {
            elements.iter().for_each(|element| visit(Node::TypeNode(element.ty)));
        }
        TypeNode::Function(id) | TypeNode::Constructor(id) => visit(Node::Function(*id)),
        TypeNode::Object(members) => all(members, Node::TypeMember, visit),
        TypeNode::Conditional { check, extends, then, otherwise } => {
            all(&[*check, *extends, *then, *otherwise], Node::TypeNode, visit);
        }
        TypeNode::Infer(param) => visit(Node::TypeParam(*param)),
        TypeNode::IndexedAccess { object, index } => all(&[*object, *index], Node::TypeNode, visit),
        TypeNode::Mapped { param, name_type, ty, .. } => {
            visit(Node::TypeParam(*param));
            option(*name_type, Node::TypeNode, visit);
            option(*ty, Node::TypeNode, visit);
        }
        TypeNode::Predicate { ty, .. } => option(*ty, Node::TypeNode, visit),
    }
}

fn type_member(member: &TypeMember, visit: &mut dyn FnMut(Node)) {
    match member {
        TypeMember::Property { key: name, ty, .. } => {
            key(name, visit);
            option(*ty, Node::TypeNode, visit);
        }
        TypeMember::Method { key: name, function, .. } | TypeMember::Accessor { key: name, function, .. } => {
            key(name, visit);
            visit(Node::Function(*function));
        }
        TypeMember::Call(function) | TypeMember::Construct(function) => visit(Node::Function(*function)),
        TypeMember::Index { key, value, .. } => {
            visit(Node::TypeNode(*key));
            option(*value, Node::TypeNode, visit);
        }
    }
}
