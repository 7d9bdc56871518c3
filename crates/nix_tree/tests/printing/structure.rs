//! Two views of an expression that must be equal: of the tree that was printed, and of what
//! rnix reads from the text. Both are written as nested lists, `(apply f (int 1))`.
//!
//! What printing may change is the same in both: parentheses, the nesting of applications
//! and selections, neighbouring texts, negative numbers, paths that need a `+`.

use nix_tree::*;
use rnix::ast::{self, HasEntry};
use rowan::ast::AstNode;

fn node(name: &str, children: impl IntoIterator<Item = String>) -> String {
    let children: Vec<String> = children.into_iter().collect();
    format!("({name} {})", children.join(" "))
}

pub(crate) fn of_tree(expression: &Expr) -> String {
    match &expression.kind {
        ExprKind::Ident(name) => format!("`{name}"),
        ExprKind::Int(value) if *value == i64::MIN => {
            node("-", [node("neg", [int(i64::MAX as u64)]), int(1)])
        }
        ExprKind::Int(value) => negated(*value < 0, int(value.unsigned_abs())),
        ExprKind::Float(value) if *value == 0.0 && value.is_sign_negative() => {
            node("*", [node("neg", [float(1.0)]), float(0.0)])
        }
        ExprKind::Float(value) if *value != 0.0 && value.abs() < f64::MIN_POSITIVE => {
            let scaled = value.abs() * 2f64.powi(200);
            node("*", [negated(*value < 0.0, float(scaled)), float(2f64.powi(-200))])
        }
        ExprKind::Float(value) => negated(*value < 0.0, float(value.abs())),
        ExprKind::String { parts, .. } => tree_parts("string", parts),
        ExprKind::Path(parts) => tree_path(parts),
        ExprKind::SearchPath(text) => format!("<{text}>"),
        ExprKind::List { elements, .. } => node("list", elements.iter().map(|it| of_tree(&it.value))),
        ExprKind::Attrs(set) => {
            node(if set.recursive { "rec" } else { "set" }, set.bindings.iter().map(tree_binding))
        }
        ExprKind::Let { bindings, body, .. } if bindings.is_empty() => of_tree(body),
        ExprKind::Let { bindings, body, .. } => {
            node("let", bindings.iter().map(tree_binding).chain([of_tree(body)]))
        }
        ExprKind::With { scope, body } => node("with", [of_tree(scope), of_tree(body)]),
        ExprKind::Assert { condition, body } => node("assert", [of_tree(condition), of_tree(body)]),
        ExprKind::If { condition, consequent, alternate } => {
            node("if", [of_tree(condition), of_tree(consequent), of_tree(alternate)])
        }
        ExprKind::Lambda { param, body } => node("lambda", [tree_param(param), of_tree(body)]),
        ExprKind::Apply { function, arguments } => {
            arguments.iter().fold(of_tree(function), |function, it| node("apply", [function, of_tree(it)]))
        }
        ExprKind::Select { target, path, .. } if path.is_empty() => of_tree(target),
        ExprKind::Select { target, path, default: None } => {
            path.iter().fold(of_tree(target), |target, it| node(".", [target, tree_name(it)]))
        }
        ExprKind::Select { target, path, default: Some(default) } => {
            node("or", [of_tree(target), node("path", path.iter().map(tree_name)), of_tree(default)])
        }
        ExprKind::HasAttr { target, path } => {
            node("?", [of_tree(target), node("path", path.iter().map(tree_name))])
        }
        ExprKind::Unary { op: UnaryOp::Not, operand } => node("not", [of_tree(operand)]),
        ExprKind::Unary { op: UnaryOp::Negate, operand } => node("neg", [of_tree(operand)]),
        ExprKind::Binary { op, left, right } => node(operator(*op), [of_tree(left), of_tree(right)]),
        ExprKind::Commented { inner, .. } => of_tree(inner),
        ExprKind::Raw { .. } => panic!("raw Nix has no structure"),
    }
}

fn int(value: u64) -> String {
    format!("(int {value})")
}

fn float(value: f64) -> String {
    format!("(float {:x})", value.to_bits())
}

fn negated(negative: bool, number: String) -> String {
    if negative { node("neg", [number]) } else { number }
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

/// Texts and interpolations with neighbouring texts joined and empty ones left out.
fn joined(name: &str, parts: impl IntoIterator<Item = Result<String, String>>) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut text = String::new();
    for part in parts {
        match part {
            Ok(more) => text.push_str(&more),
            Err(expression) => {
                if !text.is_empty() {
                    out.push(format!("{:?}", std::mem::take(&mut text)));
                }
                out.push(expression);
            }
        }
    }
    if !text.is_empty() {
        out.push(format!("{text:?}"));
    }
    node(name, out)
}

fn tree_parts(name: &str, parts: &[StringPart]) -> String {
    joined(
        name,
        parts.iter().map(|it| match it {
            StringPart::Text(text) => Ok(text.clone()),
            StringPart::Interpolation(expression) => Err(of_tree(expression)),
        }),
    )
}

/// Paths change their look, so the few that the generator makes are listed.
fn tree_path(parts: &[StringPart]) -> String {
    let [StringPart::Text(text)] = parts else {
        return tree_parts("path", parts);
    };
    let literal = match text.as_str() {
        "." => "./.",
        ".." => "../.",
        "/" => "/.",
        "~/" => "~/.",
        "./a//b/" => "./a/b",
        "a b" => {
            return node("+", ["(path \"./.\")".to_owned(), "(string \"/a b\")".to_owned()]);
        }
        text => text,
    };
    format!("(path {literal:?})")
}

fn tree_binding(binding: &Binding) -> String {
    match &binding.kind {
        BindingKind::Value { path, value } => {
            node("=", [node("path", path.iter().map(tree_name)), of_tree(value)])
        }
        BindingKind::Inherit { source, names } => {
            let source = source.iter().map(|it| node("from", [of_tree(it)]));
            node("inherit", source.chain(names.iter().map(|it| static_name(&it.name))))
        }
    }
}

fn static_name(text: &str) -> String {
    format!("{text:?}")
}

fn tree_name(name: &AttrName) -> String {
    match &name.kind {
        AttrNameKind::Static(text) => static_name(text),
        AttrNameKind::Dynamic(expression) => match &expression.kind {
            ExprKind::String { parts, .. } => string_name(tree_parts("string", parts)),
            _ => node("dynamic", [of_tree(expression)]),
        },
    }
}

/// A quoted name without interpolations is static.
fn string_name(string: String) -> String {
    match string.strip_prefix("(string ").and_then(|it| it.strip_suffix(')')) {
        Some("") => static_name(""),
        Some(text) if text.starts_with('"') && is_one_literal(text) => text.to_owned(),
        _ => string,
    }
}

fn is_one_literal(text: &str) -> bool {
    let mut escaped = false;
    for it in text.chars().skip(1).take(text.chars().count().saturating_sub(2)) {
        match it {
            '"' if !escaped => return false,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len() >= 2 && text.ends_with('"')
}

fn tree_param(param: &Param) -> String {
    let pattern = match param {
        Param::Ident(name) => return format!("`{}", name.text),
        Param::Set(pattern) => pattern,
    };
    let formals = pattern.formals.iter().map(|it| match &it.default {
        Some(default) => node("default", [format!("`{}", it.name), of_tree(default)]),
        None => format!("`{}", it.name),
    });
    let ellipsis = pattern.ellipsis.then(|| "...".to_owned());
    let at_name = pattern.at_name.iter().map(|it| format!("@{}", it.text));
    node("pattern", formals.chain(ellipsis).chain(at_name))
}

/// What rnix reads; `Err` with its complaints.
pub(crate) fn of_text(text: &str) -> Result<String, String> {
    let parsed = rnix::Root::parse(text);
    if !parsed.errors().is_empty() {
        return Err(format!("{:?}", parsed.errors()));
    }
    Ok(expr(parsed.tree().expr()))
}

fn expr(expression: Option<ast::Expr>) -> String {
    let Some(expression) = expression else {
        return "missing".to_owned();
    };
    match expression {
        ast::Expr::Paren(it) => expr(it.expr()),
        ast::Expr::Root(it) => expr(it.expr()),
        ast::Expr::Ident(it) => format!("`{}", it.syntax().text()),
        ast::Expr::Literal(it) => literal(&it),
        ast::Expr::Str(it) => string(&it),
        ast::Expr::PathAbs(it) => path(it.parts()),
        ast::Expr::PathRel(it) => path(it.parts()),
        ast::Expr::PathHome(it) => path(it.parts()),
        ast::Expr::PathSearch(it) => it.syntax().text().to_string(),
        ast::Expr::List(it) => node("list", it.items().map(|it| expr(Some(it)))),
        ast::Expr::AttrSet(it) => {
            node(if it.rec_token().is_some() { "rec" } else { "set" }, it.entries().map(entry))
        }
        ast::Expr::LetIn(it) => node("let", it.entries().map(entry).chain([expr(it.body())])),
        ast::Expr::With(it) => node("with", [expr(it.namespace()), expr(it.body())]),
        ast::Expr::Assert(it) => node("assert", [expr(it.condition()), expr(it.body())]),
        ast::Expr::IfElse(it) => node("if", [expr(it.condition()), expr(it.body()), expr(it.else_body())]),
        ast::Expr::Lambda(it) => node("lambda", [param(it.param()), expr(it.body())]),
        ast::Expr::Apply(it) => node("apply", [expr(it.lambda()), expr(it.argument())]),
        ast::Expr::Select(it) => match it.default_expr() {
            None => attributes(it.attrpath())
                .into_iter()
                .fold(expr(it.expr()), |target, name| node(".", [target, name])),
            default => node("or", [expr(it.expr()), node("path", attributes(it.attrpath())), expr(default)]),
        },
        ast::Expr::HasAttr(it) => node("?", [expr(it.expr()), node("path", attributes(it.attrpath()))]),
        ast::Expr::UnaryOp(it) => {
            let name = if it.operator() == Some(ast::UnaryOpKind::Invert) { "not" } else { "neg" };
            node(name, [expr(it.expr())])
        }
        ast::Expr::BinOp(it) => node(read_operator(it.operator()), [expr(it.lhs()), expr(it.rhs())]),
        other => format!("unexpected {other:?}"),
    }
}

fn literal(literal: &ast::Literal) -> String {
    let text = literal.syntax().text().to_string();
    match literal.kind() {
        ast::LiteralKind::Integer(_) => format!("(int {text})"),
        ast::LiteralKind::Float(_) => float(text.parse().unwrap_or(f64::NAN)),
        ast::LiteralKind::Uri(_) => format!("(uri {text})"),
    }
}

fn string(string: &ast::Str) -> String {
    joined(
        "string",
        string.normalized_parts().into_iter().map(|it| match it {
            ast::InterpolPart::Literal(text) => Ok(text),
            ast::InterpolPart::Interpolation(it) => Err(expr(it.expr())),
        }),
    )
}

fn path(parts: Vec<ast::InterpolPart<ast::PathContent>>) -> String {
    joined(
        "path",
        parts.into_iter().map(|it| match it {
            ast::InterpolPart::Literal(text) => Ok(ast::AstToken::syntax(&text).text().to_owned()),
            ast::InterpolPart::Interpolation(it) => Err(expr(it.expr())),
        }),
    )
}

fn entry(entry: ast::Entry) -> String {
    match entry {
        ast::Entry::AttrpathValue(it) => {
            node("=", [node("path", attributes(it.attrpath())), expr(it.value())])
        }
        ast::Entry::Inherit(it) => {
            let source = it.from().map(|it| node("from", [expr(it.expr())]));
            node("inherit", source.into_iter().chain(it.attrs().map(attribute)))
        }
    }
}

fn attributes(path: Option<ast::Attrpath>) -> Vec<String> {
    path.into_iter().flat_map(|it| it.attrs().map(attribute).collect::<Vec<_>>()).collect()
}

fn attribute(attribute: ast::Attr) -> String {
    match attribute {
        ast::Attr::Ident(it) => static_name(&it.syntax().text().to_string()),
        ast::Attr::Dynamic(it) => node("dynamic", [expr(it.expr())]),
        ast::Attr::Str(it) => string_name(string(&it)),
    }
}

fn param(param: Option<ast::Param>) -> String {
    let pattern = match param {
        Some(ast::Param::IdentParam(it)) => return format!("`{}", it.syntax().text()),
        Some(ast::Param::Pattern(pattern)) => pattern,
        None => return "missing".to_owned(),
    };
    let name = |it: Option<ast::Ident>| it.map_or_else(String::new, |it| it.syntax().text().to_string());
    let formals = pattern.pat_entries().map(|it| match it.default() {
        None => format!("`{}", name(it.ident())),
        default => node("default", [format!("`{}", name(it.ident())), expr(default)]),
    });
    let ellipsis = pattern.ellipsis_token().map(|_| "...".to_owned());
    let at_name = pattern.pat_bind().map(|it| format!("@{}", name(it.ident())));
    node("pattern", formals.chain(ellipsis).chain(at_name))
}

fn read_operator(op: Option<ast::BinOpKind>) -> &'static str {
    use ast::BinOpKind::*;
    match op {
        Some(Add) => "+",
        Some(Sub) => "-",
        Some(Mul) => "*",
        Some(Div) => "/",
        Some(Concat) => "++",
        Some(Update) => "//",
        Some(Equal) => "==",
        Some(NotEqual) => "!=",
        Some(Less) => "<",
        Some(LessOrEq) => "<=",
        Some(More) => ">",
        Some(MoreOrEq) => ">=",
        Some(And) => "&&",
        Some(Or) => "||",
        Some(Implication) => "->",
        _ => "?op",
    }
}
