//! Short constructors, so that code which emits Nix reads like the Nix it emits.
//!
//! Each makes exactly one node and has no opinion; origins are added with `.at(...)`,
//! comments with `.commented(...)` and the like. Names become static attribute names,
//! expressions become dynamic ones.

mod conversions;

use crate::expr::*;
use smol_str::SmolStr;

/// `name`
pub fn ident(name: impl Into<SmolStr>) -> Expr {
    ExprKind::Ident(name.into()).into()
}

/// `null`
pub fn null() -> Expr {
    ident("null")
}

/// `true` or `false`
pub fn boolean(value: bool) -> Expr {
    ident(if value { "true" } else { "false" })
}

/// `1`, `-1`
pub fn int(value: i64) -> Expr {
    ExprKind::Int(value).into()
}

/// `1.5`
pub fn float(value: f64) -> Expr {
    ExprKind::Float(value).into()
}

/// `"text"`
pub fn string(text: impl Into<String>) -> Expr {
    string_parts([StringPart::Text(text.into())])
}

/// `"a${b}c"`
pub fn string_parts(parts: impl IntoIterator<Item = StringPart>) -> Expr {
    ExprKind::String { parts: parts.into_iter().collect(), style: StringStyle::Plain }.into()
}

/// `''...''` where that gives exactly the value, else `"..."`
pub fn indented_string(parts: impl IntoIterator<Item = StringPart>) -> Expr {
    ExprKind::String { parts: parts.into_iter().collect(), style: StringStyle::Indented }.into()
}

/// `./src`, `../x`, `/etc/nixos`, `~/x`
pub fn path(text: impl Into<String>) -> Expr {
    path_parts([StringPart::Text(text.into())])
}

/// `./hosts/${name}.nix`
pub fn path_parts(parts: impl IntoIterator<Item = StringPart>) -> Expr {
    ExprKind::Path(parts.into_iter().collect()).into()
}

/// `<nixpkgs>`
pub fn search_path(name: impl Into<SmolStr>) -> Expr {
    ExprKind::SearchPath(name.into()).into()
}

/// `[ a b ]`
pub fn list<E: Into<Element>>(elements: impl IntoIterator<Item = E>) -> Expr {
    ExprKind::List {
        elements: elements.into_iter().map(Into::into).collect(),
        comments_after: Vec::new(),
        layout: Layout::Compact,
    }
    .into()
}

/// A list with a line for each element, wherever it stands.
pub fn expanded_list<E: Into<Element>>(elements: impl IntoIterator<Item = E>) -> Expr {
    let elements = elements.into_iter().map(Into::into).collect();
    ExprKind::List { elements, comments_after: Vec::new(), layout: Layout::Expanded }.into()
}

/// `{ a = 1; }`
pub fn attrs(bindings: impl IntoIterator<Item = Binding>) -> Expr {
    AttrSet { bindings: bindings.into_iter().collect(), ..AttrSet::default() }.into()
}

/// `rec { a = 1; b = a; }`
pub fn rec_attrs(bindings: impl IntoIterator<Item = Binding>) -> Expr {
    AttrSet { recursive: true, bindings: bindings.into_iter().collect(), ..AttrSet::default() }.into()
}

/// `let a = 1; in body`
pub fn let_in(bindings: impl IntoIterator<Item = Binding>, body: Expr) -> Expr {
    let bindings = bindings.into_iter().collect();
    ExprKind::Let { bindings, comments_after: Vec::new(), body: Box::new(body) }.into()
}

/// `with scope; body`
pub fn with(scope: Expr, body: Expr) -> Expr {
    ExprKind::With { scope: Box::new(scope), body: Box::new(body) }.into()
}

/// `assert condition; body`
pub fn assert(condition: Expr, body: Expr) -> Expr {
    ExprKind::Assert { condition: Box::new(condition), body: Box::new(body) }.into()
}

/// `if condition then consequent else alternate`
pub fn if_else(condition: Expr, consequent: Expr, alternate: Expr) -> Expr {
    ExprKind::If {
        condition: Box::new(condition),
        consequent: Box::new(consequent),
        alternate: Box::new(alternate),
    }
    .into()
}

/// `param: body`
pub fn lambda(param: impl Into<Param>, body: Expr) -> Expr {
    ExprKind::Lambda { param: param.into(), body: Box::new(body) }.into()
}

/// `a: b: body`
pub fn function<P, I>(params: I, body: Expr) -> Expr
where
    P: Into<Param>,
    I: IntoIterator<Item = P>,
    I::IntoIter: DoubleEndedIterator,
{
    params.into_iter().rev().fold(body, |body, param| lambda(param, body))
}

/// `{ a, b }`, closed; see [`SetPattern::open`] and [`SetPattern::named`]
pub fn pattern<F: Into<Formal>>(formals: impl IntoIterator<Item = F>) -> SetPattern {
    SetPattern { formals: formals.into_iter().map(Into::into).collect(), ..SetPattern::default() }
}

/// `name`
pub fn formal(name: impl Into<SmolStr>) -> Formal {
    Formal { name: name.into(), default: None, origin: None, trivia: Trivia::default() }
}

/// `name ? default`
pub fn formal_or(name: impl Into<SmolStr>, default: Expr) -> Formal {
    Formal { default: Some(default), ..formal(name) }
}

/// `function a b`
pub fn apply(function: Expr, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    ExprKind::Apply { function: Box::new(function), arguments: arguments.into_iter().collect() }.into()
}

/// `target.a.b`
pub fn select<N: Into<AttrName>>(target: Expr, path: impl IntoIterator<Item = N>) -> Expr {
    let path = path.into_iter().map(Into::into).collect();
    ExprKind::Select { target: Box::new(target), path, default: None }.into()
}

/// `target.a.b or default`
pub fn select_or<N: Into<AttrName>>(target: Expr, path: impl IntoIterator<Item = N>, default: Expr) -> Expr {
    let path = path.into_iter().map(Into::into).collect();
    ExprKind::Select { target: Box::new(target), path, default: Some(Box::new(default)) }.into()
}

/// `builtins.name`
pub fn builtin(name: impl Into<SmolStr>) -> Expr {
    select(ident("builtins"), [AttrName::from(name.into())])
}

/// `target ? a.b`
pub fn has_attr<N: Into<AttrName>>(target: Expr, path: impl IntoIterator<Item = N>) -> Expr {
    let path = path.into_iter().map(Into::into).collect();
    ExprKind::HasAttr { target: Box::new(target), path }.into()
}

/// `!operand`
pub fn not(operand: Expr) -> Expr {
    ExprKind::Unary { op: UnaryOp::Not, operand: Box::new(operand) }.into()
}

/// `-operand`
pub fn negate(operand: Expr) -> Expr {
    ExprKind::Unary { op: UnaryOp::Negate, operand: Box::new(operand) }.into()
}

/// `left op right`
pub fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }.into()
}

/// `a op b op c`, grouped from the left; `None` when there is no operand.
pub fn binary_chain(op: BinaryOp, operands: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    operands.into_iter().reduce(|left, right| binary(op, left, right))
}

/// Verbatim Nix; see [`RawShape`] for when it is put in parentheses.
pub fn raw(parts: impl IntoIterator<Item = RawPart>, shape: RawShape) -> Expr {
    ExprKind::Raw { parts: parts.into_iter().collect(), shape }.into()
}

/// An expression with comments above it.
pub fn commented(comments: Vec<Comment>, inner: Expr) -> Expr {
    if comments.is_empty() {
        return inner;
    }
    ExprKind::Commented { comments, inner: Box::new(inner) }.into()
}

/// `name = value;` (an expression as the name makes a dynamic one: `${name} = value;`)
pub fn bind(name: impl Into<AttrName>, value: Expr) -> Binding {
    bind_path([name.into()], value)
}

/// `a.b.c = value;`
pub fn bind_path<N: Into<AttrName>>(path: impl IntoIterator<Item = N>, value: Expr) -> Binding {
    BindingKind::Value { path: path.into_iter().map(Into::into).collect(), value }.into()
}

/// `inherit a b;`
pub fn inherit<N: Into<InheritedName>>(names: impl IntoIterator<Item = N>) -> Binding {
    BindingKind::Inherit { source: None, names: names.into_iter().map(Into::into).collect() }.into()
}

/// `inherit (source) a b;`
pub fn inherit_from<N: Into<InheritedName>>(source: Expr, names: impl IntoIterator<Item = N>) -> Binding {
    BindingKind::Inherit { source: Some(source), names: names.into_iter().map(Into::into).collect() }.into()
}

/// A piece of a string's text.
pub fn text(text: impl Into<String>) -> StringPart {
    StringPart::Text(text.into())
}

/// `${expression}` in a string or path
pub fn interpolation(expression: Expr) -> StringPart {
    StringPart::Interpolation(expression)
}
