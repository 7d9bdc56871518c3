//! Expressions to Nix text with as few parentheses as the grammar allows.
//!
//! The text is valid and complete but has no layout to speak of; `format` gives it one.
//! Line breaks are put only where they have a meaning: around comments, and where `nixfmt`
//! takes one in its input as the wish for one in its output. Each token that comes from
//! somewhere is noted with its place, for `source_map`.

mod binding;
mod comment;
mod duplicates;
mod lambda;
mod level;
mod string;
mod writer;

pub(crate) use writer::Rendered;

use crate::error::{PrintError, PrintErrorKind};
use crate::escape::{FloatForm, float_form, is_identifier, is_search_path};
use crate::expr::guard::with_stack;
use crate::expr::*;
use level::{Level, binary_operator, level_of, solid};
use writer::Writer;

/// What the place of an expression says about its layout.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Inside something else.
    Inner,
    /// The value of a file, or the body of a function that is a file's or binding's value:
    /// a set there gets a line for each attribute.
    Body,
}

/// Renders a whole expression, or says all that Nix can't express in it. `file` is there
/// where the expression is the value of a file, with what stands at the head of it.
pub(crate) fn render(expression: &Expr, file: Option<Option<&str>>) -> Result<Rendered, Vec<PrintError>> {
    let mut out = Writer::new();
    if let Some(Some(header)) = file {
        comment::header(&mut out, header, matches!(expression.kind, ExprKind::Commented { .. }));
    }
    let place = if file.is_some() { Place::Body } else { Place::Inner };
    render_at(&mut out, expression, Level::Lowest, place);
    out.finish()
}

/// Renders with parentheses where the place asks for more than the expression is.
fn render_expr(out: &mut Writer, expression: &Expr, minimum: Level) {
    render_at(out, expression, minimum, Place::Inner);
}

fn render_at(out: &mut Writer, expression: &Expr, minimum: Level, place: Place) {
    out.enter();
    with_stack(|| {
        if level_of(expression) < minimum {
            out.token("(", None);
            out.glue();
            render_kind(out, expression, Place::Inner, true);
            out.glue();
            out.token(")", None);
        } else {
            render_kind(out, expression, place, minimum > Level::Lowest);
        }
    });
    out.leave();
}

/// `enclosed`: inside parentheses, or an operand.
fn render_kind(out: &mut Writer, expression: &Expr, place: Place, enclosed: bool) {
    let origin = expression.origin;
    match &expression.kind {
        ExprKind::Ident(name) => identifier(out, name, origin),
        ExprKind::Int(value) => int(out, *value, origin),
        ExprKind::Float(value) => float(out, *value, origin),
        ExprKind::String { parts, style } => string::render_string(out, parts, *style, origin),
        ExprKind::Path(parts) => string::render_path(out, parts, origin),
        ExprKind::SearchPath(text) => {
            if !is_search_path(text) {
                out.error(PrintErrorKind::SearchPath(text.clone()), origin);
            }
            out.token(&format!("<{text}>"), origin);
        }
        ExprKind::List { elements, comments_after, layout } => {
            binding::render_list(out, elements, comments_after, *layout, origin);
        }
        ExprKind::Attrs(set) => binding::render_set(out, set, place, origin),
        ExprKind::Let { bindings, comments_after, body } => {
            binding::render_let(out, bindings, comments_after, origin);
            render_at(out, body, Level::Lowest, place);
        }
        ExprKind::With { scope, body } => prefixed(out, "with", scope, body, place, origin),
        ExprKind::Assert { condition, body } => prefixed(out, "assert", condition, body, place, origin),
        ExprKind::If { condition, consequent, alternate } => {
            out.token("if", origin);
            render_expr(out, condition, Level::Implies);
            out.token("then", origin);
            render_expr(out, consequent, Level::Lowest);
            out.token("else", origin);
            render_expr(out, alternate, Level::Lowest);
        }
        ExprKind::Lambda { param, body } => lambda::render_lambda(out, param, body, enclosed, place, origin),
        ExprKind::Apply { function, arguments } => apply(out, function, arguments, place),
        ExprKind::Select { target, path, default } => {
            select(out, target, path, default.as_deref(), place, origin)
        }
        ExprKind::HasAttr { target, path } => {
            render_expr(out, target, Level::Application);
            out.token("?", origin);
            binding::render_path(out, path, origin);
        }
        ExprKind::Unary { op, operand } => unary(out, *op, operand, origin),
        ExprKind::Binary { op, left, right } => {
            let operator = binary_operator(*op);
            render_expr(out, left, operator.left);
            out.token(operator.text, origin);
            render_expr(out, right, operator.right);
        }
        ExprKind::Raw { parts, .. } => string::render_raw(out, parts, origin),
        ExprKind::Commented { comments, inner } => {
            comment::above(out, comments);
            out.enter();
            with_stack(|| render_kind(out, inner, place, enclosed));
            out.leave();
        }
    }
}

/// `with scope; body`, `assert condition; body`
fn prefixed(out: &mut Writer, keyword: &str, head: &Expr, body: &Expr, place: Place, origin: Origin) {
    out.token(keyword, origin);
    render_expr(out, head, Level::Implies);
    out.glue();
    out.token(";", origin);
    render_at(out, body, Level::Lowest, place);
}

fn identifier(out: &mut Writer, name: &str, origin: Origin) {
    if !is_identifier(name) {
        out.error(PrintErrorKind::Identifier(name.into()), origin);
    }
    out.token(name, origin);
}

fn int(out: &mut Writer, value: i64, origin: Origin) {
    if value == i64::MIN {
        // The literal without its sign would be too large.
        out.token("-", origin);
        out.glue();
        out.token("9223372036854775807", origin);
        out.token("-", origin);
        out.token("1", origin);
    } else {
        out.token(&value.to_string(), origin);
    }
}

fn float(out: &mut Writer, value: f64, origin: Origin) {
    match float_form(value) {
        Some(FloatForm::Literal(text)) => out.token(&text, origin),
        Some(FloatForm::Negative(text)) => out.token(&format!("-{text}"), origin),
        Some(FloatForm::Product(left, right)) => {
            out.token(&left, origin);
            out.token("*", origin);
            out.token(&right, origin);
        }
        None => {
            out.error(PrintErrorKind::NotFinite, origin);
            out.token("0.0", origin);
        }
    }
}

/// `f a b`; the application of an application is one: `(f a) b  =>  f a b`
fn apply(out: &mut Writer, function: &Expr, arguments: &[Expr], place: Place) {
    if arguments.is_empty() {
        return render_at(out, function, Level::Lowest, place);
    }
    out.count_arguments(arguments.len());
    let minimum = if matches!(solid(function).kind, ExprKind::Apply { .. }) {
        Level::Application
    } else {
        Level::Selection
    };
    render_expr(out, function, minimum);
    for argument in arguments {
        render_expr(out, argument, Level::Selection);
    }
}

/// `a.b.c`, `a.b or c`. The selection of a selection is one, `(a.b).c  =>  a.b.c`, unless a
/// default follows, which would then also stand for a missing `b`.
fn select(
    out: &mut Writer,
    target: &Expr,
    path: &[AttrName],
    default: Option<&Expr>,
    place: Place,
    origin: Origin,
) {
    if path.is_empty() {
        return render_at(out, target, Level::Lowest, place);
    }
    let plain_selection = matches!(solid(target).kind, ExprKind::Select { default: None, .. });
    let minimum = if plain_selection && default.is_none() { Level::Selection } else { Level::Target };
    render_expr(out, target, minimum);
    out.glue();
    out.token(".", origin);
    out.glue();
    binding::render_path(out, path, origin);
    if let Some(default) = default {
        out.token("or", origin);
        render_expr(out, default, Level::SelectionOr);
    }
}

fn unary(out: &mut Writer, op: UnaryOp, operand: &Expr, origin: Origin) {
    let double_not =
        op == UnaryOp::Not && matches!(solid(operand).kind, ExprKind::Unary { op: UnaryOp::Not, .. });
    out.token(if op == UnaryOp::Not { "!" } else { "-" }, origin);
    out.glue();
    let minimum = match op {
        UnaryOp::Not if double_not => Level::Not,
        // `-./a` is one path, whose first folder is called `-.`.
        UnaryOp::Negate if may_start_with_path(operand) => Level::Target,
        UnaryOp::Not | UnaryOp::Negate => Level::Application,
    };
    render_expr(out, operand, minimum);
}

/// Whether the first token could be a path.
fn may_start_with_path(expression: &Expr) -> bool {
    let mut current = solid(expression);
    while let ExprKind::Apply { function, .. } = &current.kind {
        current = solid(function);
    }
    matches!(current.kind, ExprKind::Path(_) | ExprKind::Raw { .. })
}
