//! The HIR as text, for tests: a line for each node, indented, with what the node holds besides other nodes.

mod declarations;

use std::fmt::Write as _;

use tsnix_source::TextRange;

use crate::hir::{
    ArrayElement, Expr, Function, FunctionBody, Module, Pattern, Property, PropertyName, StringLiteral,
    Template, TypeMember, TypeNode,
};
use crate::walk::{Node, for_each_child};

/// Prints a module. The ranges are printed as the text that they hold where that is short.
pub fn dump(module: &Module, text: &str) -> String {
    let mut out = String::new();
    let mut stack: Vec<(usize, Node)> = module.body.iter().rev().map(|id| (0, Node::Stmt(*id))).collect();
    while let Some((depth, node)) = stack.pop() {
        let range = node.range(module);
        let _ =
            writeln!(out, "{:indent$}{} {}", "", label(module, node), place(text, range), indent = depth * 2);
        let start = stack.len();
        for_each_child(module, node, &mut |child| stack.push((depth + 1, child)));
        stack[start..].reverse();
    }
    for comment in &module.comments {
        let _ = writeln!(out, "{:?} {:?} {:?}", comment.kind, comment.text, comment.range);
    }
    out
}

fn place(text: &str, range: TextRange) -> String {
    let held = range.of(text);
    if range.is_empty() {
        return format!("@{}", range.start);
    }
    if held.len() <= 24 && !held.contains('\n') { format!("‹{held}›") } else { format!("{range:?}") }
}

/// What a node is and what it holds besides other nodes.
fn label(module: &Module, node: Node) -> String {
    match node {
        Node::Expr(id) => expr(&module[id]),
        Node::Pattern(id) => pattern(&module[id]),
        Node::Stmt(id) => declarations::stmt(module, id),
        Node::TypeNode(id) => type_node(&module[id]),
        Node::Property(id) => property(&module[id]),
        Node::Function(id) => function(module, &module[id]),
        Node::TypeMember(id) => type_member(&module[id]),
        Node::TypeParam(id) => {
            let param = &module[id];
            let parts = [
                ("const", param.is_const),
                ("extends", param.constraint.is_some()),
                ("=", param.default.is_some()),
            ];
            format!("TypeParam {}{}", param.name.name, flags(&parts))
        }
        Node::ImportSpecifier(id) => {
            let specifier = &module[id];
            let imported = match &specifier.imported {
                crate::hir::Imported::Default => "default".to_owned(),
                crate::hir::Imported::Namespace => "*".to_owned(),
                crate::hir::Imported::Named(name) => format!("{:?}", name.name),
            };
            format!(
                "ImportSpecifier {imported} as {}{}",
                specifier.local.name,
                flags(&[("type", specifier.is_type_only)])
            )
        }
        Node::ExportSpecifier(id) => {
            let specifier = &module[id];
            let (local, exported) = (&specifier.local.name, &specifier.exported.name);
            format!("ExportSpecifier {local} as {exported}{}", flags(&[("type", specifier.is_type_only)]))
        }
    }
}

/// The names of what is true.
fn flags(flags: &[(&str, bool)]) -> String {
    flags.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| format!(" {name}")).collect()
}

fn string(literal: &StringLiteral) -> String {
    format!("{:?}{}", literal.value, flags(&[("surrogate", literal.has_lone_surrogate)]))
}

fn key(name: &PropertyName) -> String {
    match name {
        PropertyName::Ident(ident) => format!("{:?}", ident.name),
        PropertyName::String(literal) => format!("string {}", string(literal)),
        PropertyName::Number { value, .. } => format!("number {value}"),
        PropertyName::Computed { .. } => "computed".to_owned(),
        PropertyName::Private(ident) => format!("private {}", ident.name),
    }
}

fn template(template: &Template) -> String {
    let show = |text: &crate::hir::TemplateText| match &text.cooked {
        Some(cooked) if *cooked == text.raw => format!("{cooked:?}"),
        cooked => format!("{cooked:?}/{:?}", text.raw),
    };
    template.quasis.iter().map(show).collect::<Vec<_>>().join(" ")
}

fn expr(expr: &Expr) -> String {
    match expr {
        Expr::Name(name) => format!("Name {name}"),
        Expr::Number { value, raw } => format!("Number {value} {raw:?}"),
        Expr::String(literal) => format!("String {}", string(literal)),
        Expr::Bool(value) => format!("Bool {value}"),
        Expr::BigInt(value) => format!("BigInt {value}"),
        Expr::Regex { pattern, flags } => format!("Regex {pattern:?} {flags:?}"),
        Expr::Template(text) => format!("Template {}", template(text)),
        Expr::TaggedTemplate { template: text, .. } => format!("TaggedTemplate {}", template(text)),
        Expr::Array(elements) => {
            let show = |element: &ArrayElement| match element {
                ArrayElement::Expr(_) => '1',
                ArrayElement::Spread(_) => '…',
                ArrayElement::Hole => '_',
            };
            format!("Array [{}]", elements.iter().map(show).collect::<String>())
        }
        Expr::Unary { op, .. } => format!("Unary {op:?}"),
        Expr::Update { is_increment, is_prefix, .. } => {
            format!("Update{}", flags(&[("increment", *is_increment), ("prefix", *is_prefix)]))
        }
        Expr::Binary { op, .. } => format!("Binary {op:?}"),
        Expr::Logical { op, .. } => format!("Logical {op:?}"),
        Expr::Assign { op, .. } => op.map_or_else(|| "Assign".to_owned(), |op| format!("Assign {op:?}")),
        Expr::Call { args, is_optional, .. } => {
            let spread: String = args.iter().map(|arg| if arg.is_spread { '…' } else { '1' }).collect();
            format!("Call ({spread}){}", flags(&[("optional", *is_optional)]))
        }
        Expr::Member { name, is_optional, .. } => {
            format!("Member {:?}{}", name.name, flags(&[("optional", *is_optional)]))
        }
        Expr::Index { is_optional, .. } => format!("Index{}", flags(&[("optional", *is_optional)])),
        Expr::Unsupported(what) => format!("Unsupported {what}"),
        other => variant(other),
    }
}

/// The name of a variant that holds nothing but nodes.
fn variant(value: &dyn std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("").to_owned()
}

fn pattern(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Missing => "Pattern Missing".to_owned(),
        Pattern::Name(name) => format!("Pattern {name}"),
        Pattern::Object { properties, rest } => {
            let show = |property: &crate::hir::PatternProperty| {
                let parts = [("shorthand", property.is_shorthand), ("default", property.default.is_some())];
                format!("{}{}", key(&property.key), flags(&parts))
            };
            let shown: Vec<_> = properties.iter().map(show).collect();
            format!("Pattern {{{}}}{}", shown.join(", "), flags(&[("rest", rest.is_some())]))
        }
        Pattern::Array(elements) => {
            let show = |element: &Option<crate::hir::PatternElement>| match element {
                None => "_",
                Some(element) if element.is_rest => "…",
                Some(element) if element.default.is_some() => "=",
                Some(_) => "1",
            };
            format!("Pattern [{}]", elements.iter().map(show).collect::<String>())
        }
        Pattern::Expr(_) => "Pattern Expr".to_owned(),
    }
}

fn property(property: &Property) -> String {
    match property {
        Property::KeyValue { key: name, .. } => format!("Property {}", key(name)),
        Property::Shorthand { key, .. } => format!("Shorthand {:?}", key.name),
        Property::Method { key: name, .. } => format!("Method {}", key(name)),
        Property::Accessor { key: name, is_setter, .. } => {
            format!("Accessor {}{}", key(name), flags(&[("set", *is_setter)]))
        }
        Property::Spread(_) => "Spread".to_owned(),
    }
}

fn function(module: &Module, function: &Function) -> String {
    let show = |param: &crate::hir::Param| {
        let parts = [
            (":", param.ty.is_some()),
            ("=", param.default.is_some()),
            ("?", param.is_optional),
            ("…", param.is_rest),
        ];
        format!("{}{}", pattern(&module[param.pattern]).trim_start_matches("Pattern "), flags(&parts))
    };
    let params: Vec<_> = function.params.iter().map(show).collect();
    let name = function.name.as_ref().map_or(String::new(), |name| format!(" {}", name.name));
    let parts = [
        ("this", function.this_type.is_some()),
        ("returns", function.return_type.is_some()),
        ("async", function.is_async),
        ("generator", function.is_generator),
        ("block", matches!(function.body, FunctionBody::Block(_))),
    ];
    format!("{:?}{name} ({}){}", function.kind, params.join(", "), flags(&parts))
}

fn type_node(node: &TypeNode) -> String {
    let names =
        |name: &[crate::hir::Ident]| name.iter().map(|part| part.name.as_str()).collect::<Vec<_>>().join(".");
    let body = match node {
        TypeNode::Keyword(keyword) => format!("{keyword:?}"),
        TypeNode::StringLiteral(literal) => string(literal),
        TypeNode::NumberLiteral(value) => format!("{value}"),
        TypeNode::BoolLiteral(value) => format!("{value}"),
        TypeNode::BigIntLiteral(value) => format!("{value}n"),
        TypeNode::Template { texts, .. } => format!("Template {texts:?}"),
        TypeNode::Reference { name, .. } => format!("Reference {}", names(name)),
        TypeNode::TypeOf { name, .. } => format!("TypeOf {}", names(name)),
        TypeNode::Import { specifier, name, is_type_of, .. } => {
            format!("Import {} {}{}", string(specifier), names(name), flags(&[("typeof", *is_type_of)]))
        }
        TypeNode::Tuple(elements) => {
            let show = |element: &crate::hir::TupleElement| {
                let label = element.label.as_ref().map_or("_", |label| label.name.as_str());
                format!("{label}{}", flags(&[("?", element.is_optional), ("…", element.is_rest)]))
            };
            format!("Tuple [{}]", elements.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        TypeNode::Mapped { optional, readonly, .. } => format!("Mapped ?{optional:?} readonly {readonly:?}"),
        TypeNode::Predicate { is_assertion, param, .. } => {
            format!("Predicate {}{}", param.name, flags(&[("asserts", *is_assertion)]))
        }
        other => variant(other),
    };
    format!("Type {body}")
}

fn type_member(member: &TypeMember) -> String {
    match member {
        TypeMember::Property { key: name, is_optional, is_readonly, .. } => {
            format!("Member {}{}", key(name), flags(&[("?", *is_optional), ("readonly", *is_readonly)]))
        }
        TypeMember::Method { key: name, is_optional, .. } => {
            format!("Method {}{}", key(name), flags(&[("?", *is_optional)]))
        }
        TypeMember::Accessor { key: name, is_setter, .. } => {
            format!("Accessor {}{}", key(name), flags(&[("set", *is_setter)]))
        }
        TypeMember::Call(_) => "Call".to_owned(),
        TypeMember::Construct(_) => "Construct".to_owned(),
        TypeMember::Index { param, is_readonly, .. } => {
            format!("Index {}{}", param.name, flags(&[("readonly", *is_readonly)]))
        }
    }
}
