//! How strongly each kind of expression holds together: the precedences of Nix's grammar
//! (`src/libexpr/parser.y`, 2.8), which are the same in every Nix since.

use crate::escape::{FloatForm, float_form, is_identifier};
use crate::expr::*;

/// Levels of the grammar from the loosest to the tightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Lambda, `let`, `with`, `assert`, `if`
    Lowest,
    Implies,
    Or,
    And,
    Equality,
    Comparison,
    Update,
    Not,
    Sum,
    Product,
    Concat,
    HasAttr,
    Negate,
    Application,
    /// `a.b or c`: the grammar has it with `a.b`; as an operand of an application it gets
    /// parentheses for the reader.
    SelectionOr,
    Selection,
    /// What can stand anywhere, but not before a dot: numbers, paths.
    Atom,
    /// What can stand before a dot.
    Target,
}

/// A binary operator: how it is written and what its operands must be without parentheses.
pub(super) struct BinaryOperator {
    pub(super) text: &'static str,
    pub(super) level: Level,
    pub(super) left: Level,
    pub(super) right: Level,
}

pub(super) fn binary_operator(op: BinaryOp) -> BinaryOperator {
    use Level::*;
    // Left-associative ones ask for one level more on the right, right-associative ones on
    // the left, and those that do not associate on both sides.
    let (text, level, left, right) = match op {
        BinaryOp::Implies => ("->", Implies, Or, Implies),
        BinaryOp::Or => ("||", Or, Or, And),
        BinaryOp::And => ("&&", And, And, Equality),
        BinaryOp::Equal => ("==", Equality, Comparison, Comparison),
        BinaryOp::NotEqual => ("!=", Equality, Comparison, Comparison),
        BinaryOp::Less => ("<", Comparison, Update, Update),
        BinaryOp::LessOrEqual => ("<=", Comparison, Update, Update),
        BinaryOp::Greater => (">", Comparison, Update, Update),
        BinaryOp::GreaterOrEqual => (">=", Comparison, Update, Update),
        BinaryOp::Update => ("//", Update, Not, Update),
        BinaryOp::Add => ("+", Sum, Sum, Product),
        BinaryOp::Subtract => ("-", Sum, Sum, Product),
        BinaryOp::Multiply => ("*", Product, Product, Concat),
        BinaryOp::Divide => ("/", Product, Product, Concat),
        BinaryOp::Concat => ("++", Concat, HasAttr, Concat),
    };
    BinaryOperator { text, level, left, right }
}

/// The expression inside what is written without a token of its own: comments, a `let` that
/// binds nothing, an application to nothing, a selection of nothing.
pub(super) fn solid(expression: &Expr) -> &Expr {
    let mut current = expression;
    loop {
        current = match &current.kind {
            ExprKind::Commented { inner, .. } => inner,
            ExprKind::Let { bindings, body, .. } if bindings.is_empty() => body,
            ExprKind::Apply { function, arguments } if arguments.is_empty() => function,
            ExprKind::Select { target, path, .. } if path.is_empty() => target,
            _ => return current,
        };
    }
}

pub(super) fn level_of(expression: &Expr) -> Level {
    match &solid(expression).kind {
        ExprKind::Ident(_) | ExprKind::String { .. } | ExprKind::List { .. } | ExprKind::Attrs(_) => {
            Level::Target
        }
        ExprKind::SearchPath(_) => Level::Target,
        ExprKind::Int(i64::MIN) => Level::Sum,
        ExprKind::Int(value) if *value < 0 => Level::Negate,
        ExprKind::Int(_) => Level::Atom,
        ExprKind::Float(value) => match float_form(*value) {
            Some(FloatForm::Negative(_)) => Level::Negate,
            Some(FloatForm::Product(..)) => Level::Product,
            Some(FloatForm::Literal(_)) | None => Level::Atom,
        },
        ExprKind::Path(parts) if super::string::is_path_literal(parts) => Level::Atom,
        ExprKind::Path(_) => Level::Sum,
        ExprKind::Let { .. }
        | ExprKind::With { .. }
        | ExprKind::Assert { .. }
        | ExprKind::If { .. }
        | ExprKind::Lambda { .. } => Level::Lowest,
        ExprKind::Apply { .. } => Level::Application,
        ExprKind::Select { default, .. } if default.is_some() => Level::SelectionOr,
        ExprKind::Select { .. } => Level::Selection,
        ExprKind::HasAttr { .. } => Level::HasAttr,
        ExprKind::Unary { op: UnaryOp::Not, .. } => Level::Not,
        ExprKind::Unary { op: UnaryOp::Negate, .. } => Level::Negate,
        ExprKind::Binary { op, .. } => binary_operator(*op).level,
        ExprKind::Raw { parts, shape } => level_of_raw(parts, *shape),
        // Never solid.
        ExprKind::Commented { .. } => Level::Lowest,
    }
}

fn level_of_raw(parts: &[RawPart], shape: RawShape) -> Level {
    match (shape, parts) {
        (RawShape::Atom, [RawPart::Source(name)]) if is_identifier(name.trim()) => Level::Target,
        (RawShape::Atom, _) => Level::Atom,
        (RawShape::Selection, _) => Level::SelectionOr,
        (RawShape::Application, _) => Level::Application,
        (RawShape::Expression, _) => Level::Lowest,
    }
}
