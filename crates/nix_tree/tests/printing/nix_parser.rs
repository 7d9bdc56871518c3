//! Real Nix as the judge of parentheses: it reads the printed text as it reads a text with
//! parentheses around everything.

use crate::generator::{Random, expression};
use crate::values::run_nix;
use nix_tree::escape::quoted;
use nix_tree::*;

#[test]
fn nix_reads_the_same_as_from_text_with_all_parentheses() {
    for batch in 0..20 {
        let seeds = batch * 100..(batch + 1) * 100;
        let trees: Vec<Expr> = seeds.map(tree).collect();
        let printed = trees.iter().map(|it| print(it).expect("it is printable").text);
        let (Some(printed), Some(plain)) = (parse(printed), parse(trees.iter().map(parenthesised))) else {
            return;
        };
        if printed != plain {
            complain(&trees);
        }
    }
}

fn tree(seed: u64) -> Expr {
    let mut random = Random::new(seed + 500_000);
    // Nix shows in how many pieces it has read an indented string, which is no matter here.
    random.indented_strings = false;
    expression(&mut random, 1 + (seed % 5) as usize)
}

/// Nix's own rendering of a list of the texts; in `with`, where no name is unbound.
fn parse(texts: impl Iterator<Item = String>) -> Option<String> {
    let elements: Vec<String> = texts.map(|it| format!("({it})")).collect();
    run_nix(&["--parse"], &format!("with {{ }}; [\n{}\n]", elements.join("\n")))
}

/// Finds the tree that the batch differs in.
fn complain(trees: &[Expr]) {
    for tree in trees {
        let text = print(tree).expect("it is printable").text;
        let read = parse(std::iter::once(text.clone()));
        let expected = parse(std::iter::once(parenthesised(tree)));
        assert_eq!(read, expected, "{text}\n{}", parenthesised(tree));
    }
    panic!("the batch differs and none of its trees does");
}

/// Nix with parentheses around each expression.
fn parenthesised(expression: &Expr) -> String {
    let text = match &expression.kind {
        ExprKind::Ident(name) => name.to_string(),
        ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Path(_) | ExprKind::SearchPath(_) => {
            print(expression).expect("it is printable").text
        }
        ExprKind::String { parts, .. } => string(parts),
        ExprKind::List { elements, .. } => {
            format!("[{}]", all(elements.iter().map(|it| &it.value)))
        }
        ExprKind::Attrs(set) => {
            format!("{} {{ {} }}", if set.recursive { "rec" } else { "" }, bindings(&set.bindings))
        }
        ExprKind::Let { bindings: none, body, .. } if none.is_empty() => parenthesised(body),
        ExprKind::Let { bindings: some, body, .. } => {
            format!("let {} in {}", bindings(some), parenthesised(body))
        }
        ExprKind::With { scope, body } => {
            format!("with {}; {}", parenthesised(scope), parenthesised(body))
        }
        ExprKind::Assert { condition, body } => {
            format!("assert {}; {}", parenthesised(condition), parenthesised(body))
        }
        ExprKind::If { condition, consequent, alternate } => {
            let [condition, consequent, alternate] =
                [condition, consequent, alternate].map(|it| parenthesised(it));
            format!("if {condition} then {consequent} else {alternate}")
        }
        ExprKind::Lambda { param, body } => {
            format!("{}: {}", parameter(param), parenthesised(body))
        }
        ExprKind::Apply { function, arguments } => {
            format!("{} {}", parenthesised(function), all(arguments.iter()))
        }
        ExprKind::Select { target, path: none, .. } if none.is_empty() => parenthesised(target),
        ExprKind::Select { target, path: names, default: None } => selection(target, names),
        ExprKind::Select { target, path: names, default: Some(default) } => {
            format!("{}.{} or {}", parenthesised(target), path(names), parenthesised(default))
        }
        ExprKind::HasAttr { target, path: names } => format!("{} ? {}", parenthesised(target), path(names)),
        ExprKind::Unary { op: UnaryOp::Not, operand } => format!("! {}", parenthesised(operand)),
        ExprKind::Unary { op: UnaryOp::Negate, operand } => format!("- {}", parenthesised(operand)),
        ExprKind::Binary { op, left, right } => {
            format!("{} {} {}", parenthesised(left), operator(*op), parenthesised(right))
        }
        ExprKind::Commented { inner, .. } => parenthesised(inner),
        ExprKind::Raw { .. } => panic!("the generator makes no raw Nix"),
    };
    format!("({text})")
}

fn all<'tree>(expressions: impl Iterator<Item = &'tree Expr>) -> String {
    expressions.map(parenthesised).collect::<Vec<_>>().join(" ")
}

/// The selection of a selection is printed as one, which is the only liberty taken.
fn selection(target: &Expr, names: &[AttrName]) -> String {
    match &target.kind {
        ExprKind::Select { target, path: before, default: None } if !before.is_empty() => {
            format!("{}.{}", selection(target, before), path(names))
        }
        ExprKind::Select { target, path: none, .. } if none.is_empty() => selection(target, names),
        ExprKind::Commented { inner, .. } => selection(inner, names),
        ExprKind::Let { bindings: none, body, .. } if none.is_empty() => selection(body, names),
        ExprKind::Apply { function, arguments: none } if none.is_empty() => selection(function, names),
        _ => format!("{}.{}", parenthesised(target), path(names)),
    }
}

fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Subtract => "-",
        BinaryOp::Multiply => "*",
        BinaryOp::Divide => "/",
        BinaryOp::Concat => "++",
        BinaryOp::Update => "//",
        BinaryOp::Equal => "==",
        BinaryOp::NotEqual => "!=",
        BinaryOp::Less => "<",
        BinaryOp::LessOrEqual => "<=",
        BinaryOp::Greater => ">",
        BinaryOp::GreaterOrEqual => ">=",
        BinaryOp::And => "&&",
        BinaryOp::Or => "||",
        BinaryOp::Implies => "->",
    }
}

fn string(parts: &[StringPart]) -> String {
    let mut out = String::from("\"");
    let mut text = String::new();
    let flush = |out: &mut String, text: &mut String| {
        // Every dollar escaped, so that none can join what follows.
        let literal = quoted(text).replace("\\$", "$").replace('$', "\\$");
        out.push_str(&literal[1..literal.len() - 1]);
        text.clear();
    };
    for part in parts {
        match part {
            StringPart::Text(more) => text.push_str(more),
            StringPart::Interpolation(expression) => {
                flush(&mut out, &mut text);
                out.push_str(&format!("${{{}}}", parenthesised(expression)));
            }
        }
    }
    flush(&mut out, &mut text);
    out + "\""
}

fn path(names: &[AttrName]) -> String {
    let name = |it: &AttrName| match &it.kind {
        AttrNameKind::Static(name) => quoted(name),
        AttrNameKind::Dynamic(name) => match &name.kind {
            ExprKind::String { parts, .. } => string(parts),
            _ => format!("${{{}}}", parenthesised(name)),
        },
    };
    names.iter().map(name).collect::<Vec<_>>().join(".")
}

fn bindings(bindings: &[Binding]) -> String {
    let binding = |it: &Binding| match &it.kind {
        BindingKind::Value { path: names, value } => {
            format!("{} = {};", path(names), parenthesised(value))
        }
        BindingKind::Inherit { source, names } => {
            let source = source.iter().map(parenthesised).collect::<String>();
            let names: Vec<String> = names.iter().map(|it| quoted(&it.name)).collect();
            format!("inherit {source} {};", names.join(" "))
        }
    };
    bindings.iter().map(binding).collect::<Vec<_>>().join(" ")
}

fn parameter(param: &Param) -> String {
    let pattern = match param {
        Param::Ident(name) => return name.text.to_string(),
        Param::Set(pattern) => pattern,
    };
    let mut formals: Vec<String> = pattern
        .formals
        .iter()
        .map(|it| match &it.default {
            Some(default) => format!("{} ? {}", it.name, parenthesised(default)),
            None => it.name.to_string(),
        })
        .collect();
    formals.extend(pattern.ellipsis.then(|| "...".to_owned()));
    let at_name = pattern.at_name.iter().map(|it| format!("@{}", it.text)).collect::<String>();
    format!("{{ {} }}{at_name}", formals.join(", "))
}
