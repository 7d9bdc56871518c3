//! Expressions.

use swc_common::Spanned;
use swc_ecma_ast as swc;

use super::{Ctx, Role, class, function, guarded, name, object, pattern, postfix, template, type_node};
use crate::hir::{Argument, ArrayElement, AssignOp, BinaryOp, Expr, ExprId, LogicalOp, Name, UnaryOp};

/// An expression, whatever its depth.
pub(super) fn expr(ctx: &mut Ctx<'_>, node: &swc::Expr) -> ExprId {
    guarded(|| expr_unguarded(ctx, node))
}

/// An expression that may be missing.
pub(super) fn option(ctx: &mut Ctx<'_>, node: Option<&swc::Expr>) -> Option<ExprId> {
    node.map(|node| expr(ctx, node))
}

fn expr_unguarded(ctx: &mut Ctx<'_>, node: &swc::Expr) -> ExprId {
    let node = without_parentheses(node);
    match node {
        swc::Expr::Bin(binary) => return binary_chain(ctx, binary),
        swc::Expr::Member(_) | swc::Expr::Call(_) | swc::Expr::OptChain(_) | swc::Expr::TsNonNull(_) => {
            return postfix::postfix(ctx, node);
        }
        _ => {}
    }
    let lowered = match node {
        swc::Expr::Ident(ident) if ctx.note_missing(ident.span, Role::Expr) => Expr::Missing,
        swc::Expr::Ident(ident) => {
            let ident = name::ident(ctx, ident);
            return ctx.module.exprs.add(Expr::Name(ident.name), ident.range);
        }
        swc::Expr::Lit(literal) => lower_literal(ctx, literal),
        swc::Expr::Tpl(tpl) => Expr::Template(template::template(ctx, tpl)),
        swc::Expr::TaggedTpl(tagged) => template::tagged(ctx, tagged),
        swc::Expr::Array(array) => Expr::Array(elements(ctx, &array.elems)),
        swc::Expr::Object(literal) => Expr::Object(object::properties(ctx, &literal.props)),
        swc::Expr::Fn(function) => Expr::Function(function::expression(ctx, function)),
        swc::Expr::Arrow(arrow) => Expr::Function(function::arrow(ctx, arrow)),
        swc::Expr::Class(class) => {
            let range = ctx.range(class.class.span);
            Expr::Class(class::class(ctx, class.ident.as_ref(), &class.class, range))
        }
        swc::Expr::SuperProp(_) | swc::Expr::MetaProp(_) => lower_special_member(ctx, node),
        swc::Expr::New(new) => Expr::New {
            callee: expr(ctx, &new.callee),
            type_args: type_node::args(ctx, new.type_args.as_deref()),
            args: arguments(ctx, new.args.as_deref().unwrap_or(&[])),
        },
        swc::Expr::Seq(sequence) => {
            Expr::Sequence(sequence.exprs.iter().map(|item| expr(ctx, item)).collect())
        }
        swc::Expr::This(_) => Expr::This,
        swc::Expr::Invalid(_) => Expr::Missing,
        swc::Expr::PrivateName(_) => Expr::Unsupported("private name"),
        swc::Expr::JSXMember(_)
        | swc::Expr::JSXNamespacedName(_)
        | swc::Expr::JSXEmpty(_)
        | swc::Expr::JSXElement(_)
        | swc::Expr::JSXFragment(_) => Expr::Unsupported("JSX"),
        other => lower_operator(ctx, other),
    };
    let range = ctx.range(node.span());
    ctx.module.exprs.add(lowered, range)
}

/// Expressions with operators and keywords around operands.
fn lower_operator(ctx: &mut Ctx<'_>, node: &swc::Expr) -> Expr {
    match node {
        swc::Expr::Unary(unary) => Expr::Unary { op: unary_op(unary.op), operand: expr(ctx, &unary.arg) },
        swc::Expr::Update(update) => Expr::Update {
            is_increment: update.op == swc::UpdateOp::PlusPlus,
            is_prefix: update.prefix,
            target: expr(ctx, &update.arg),
        },
        swc::Expr::Assign(assign) => Expr::Assign {
            op: assign_op(assign.op),
            target: pattern::assign_target(ctx, &assign.left),
            value: expr(ctx, &assign.right),
        },
        swc::Expr::Cond(conditional) => Expr::Conditional {
            test: expr(ctx, &conditional.test),
            then: expr(ctx, &conditional.cons),
            otherwise: expr(ctx, &conditional.alt),
        },
        swc::Expr::Await(operand) => Expr::Await(expr(ctx, &operand.arg)),
        swc::Expr::Yield(operand) => Expr::Yield(option(ctx, operand.arg.as_deref())),
        swc::Expr::TsAs(cast) => {
            Expr::As { expr: expr(ctx, &cast.expr), ty: type_node::ty(ctx, &cast.type_ann) }
        }
        swc::Expr::TsTypeAssertion(cast) => {
            let ty = type_node::ty(ctx, &cast.type_ann);
            Expr::As { expr: expr(ctx, &cast.expr), ty }
        }
        swc::Expr::TsSatisfies(check) => {
            Expr::Satisfies { expr: expr(ctx, &check.expr), ty: type_node::ty(ctx, &check.type_ann) }
        }
        swc::Expr::TsConstAssertion(cast) => Expr::AsConst(expr(ctx, &cast.expr)),
        swc::Expr::TsInstantiation(instantiation) => Expr::Instantiation {
            expr: expr(ctx, &instantiation.expr),
            type_args: type_node::args(ctx, Some(&instantiation.type_args)),
        },
        _ => Expr::Missing,
    }
}

/// `super.a`, `super[a]`, `import.meta`, `new.target`
fn lower_special_member(ctx: &mut Ctx<'_>, node: &swc::Expr) -> Expr {
    let swc::Expr::SuperProp(member) = node else {
        return Expr::MetaProperty;
    };
    let range = ctx.range(member.obj.span);
    let object = ctx.module.exprs.add(Expr::Super, range);
    match &member.prop {
        swc::SuperProp::Ident(ident) => {
            Expr::Member { object, name: name::ident_name(ctx, ident), is_optional: false }
        }
        swc::SuperProp::Computed(key) => {
            Expr::Index { object, index: expr(ctx, &key.expr), is_optional: false }
        }
    }
}

/// `((a))  =>  a`
pub(super) fn without_parentheses(mut node: &swc::Expr) -> &swc::Expr {
    while let swc::Expr::Paren(parentheses) = node {
        node = &parentheses.expr;
    }
    node
}

/// `a + b + c`: the tree leans to the left and may be as long as the file, so it is walked in a loop.
fn binary_chain(ctx: &mut Ctx<'_>, top: &swc::BinExpr) -> ExprId {
    let mut spine = vec![top];
    let mut first = without_parentheses(&top.left);
    while let swc::Expr::Bin(inner) = first {
        spine.push(inner);
        first = without_parentheses(&inner.left);
    }
    let mut left = expr(ctx, first);
    for node in spine.into_iter().rev() {
        let right = expr(ctx, &node.right);
        let lowered = match operator(node.op) {
            Operator::Binary(op) => Expr::Binary { op, left, right },
            Operator::Logical(op) => Expr::Logical { op, left, right },
        };
        let range = ctx.range(node.span);
        left = ctx.module.exprs.add(lowered, range);
    }
    left
}

fn lower_literal(ctx: &Ctx<'_>, literal: &swc::Lit) -> Expr {
    match literal {
        swc::Lit::Str(text) => Expr::String(name::string(ctx, text)),
        swc::Lit::Bool(literal) => Expr::Bool(literal.value),
        swc::Lit::Null(_) => Expr::Null,
        swc::Lit::Num(number) => {
            Expr::Number { value: number.value, raw: Name::new(ctx.text_of(number.span)) }
        }
        swc::Lit::BigInt(number) => Expr::BigInt(Name::new(number.value.to_string())),
        swc::Lit::Regex(regex) => {
            Expr::Regex { pattern: Name::new(&*regex.exp), flags: Name::new(&*regex.flags) }
        }
        swc::Lit::JSXText(_) => Expr::Unsupported("JSX"),
    }
}

fn elements(ctx: &mut Ctx<'_>, nodes: &[Option<swc::ExprOrSpread>]) -> Vec<ArrayElement> {
    let lower = |node: &Option<swc::ExprOrSpread>| match node {
        None => ArrayElement::Hole,
        Some(swc::ExprOrSpread { spread: Some(_), expr: inner }) => ArrayElement::Spread(expr(ctx, inner)),
        Some(swc::ExprOrSpread { spread: None, expr: inner }) => ArrayElement::Expr(expr(ctx, inner)),
    };
    nodes.iter().map(lower).collect()
}

/// The arguments of a call.
pub(super) fn arguments(ctx: &mut Ctx<'_>, nodes: &[swc::ExprOrSpread]) -> Vec<Argument> {
    let lower = |node: &swc::ExprOrSpread| {
        ctx.note_missing(node.expr.span(), Role::Argument);
        Argument { is_spread: node.spread.is_some(), expr: expr(ctx, &node.expr) }
    };
    nodes.iter().map(lower).collect()
}

fn unary_op(op: swc::UnaryOp) -> UnaryOp {
    match op {
        swc::UnaryOp::Minus => UnaryOp::Minus,
        swc::UnaryOp::Plus => UnaryOp::Plus,
        swc::UnaryOp::Bang => UnaryOp::Not,
        swc::UnaryOp::Tilde => UnaryOp::BitNot,
        swc::UnaryOp::TypeOf => UnaryOp::TypeOf,
        swc::UnaryOp::Void => UnaryOp::Void,
        swc::UnaryOp::Delete => UnaryOp::Delete,
    }
}

/// An operator between two operands.
enum Operator {
    Binary(BinaryOp),
    Logical(LogicalOp),
}

fn operator(op: swc::BinaryOp) -> Operator {
    use swc::BinaryOp as Op;
    Operator::Binary(match op {
        Op::LogicalAnd => return Operator::Logical(LogicalOp::And),
        Op::LogicalOr => return Operator::Logical(LogicalOp::Or),
        Op::NullishCoalescing => return Operator::Logical(LogicalOp::Coalesce),
        Op::EqEq => BinaryOp::LooseEqual,
        Op::NotEq => BinaryOp::LooseNotEqual,
        Op::EqEqEq => BinaryOp::Equal,
        Op::NotEqEq => BinaryOp::NotEqual,
        Op::Lt => BinaryOp::Less,
        Op::LtEq => BinaryOp::LessEqual,
        Op::Gt => BinaryOp::Greater,
        Op::GtEq => BinaryOp::GreaterEqual,
        Op::LShift => BinaryOp::ShiftLeft,
        Op::RShift => BinaryOp::ShiftRight,
        Op::ZeroFillRShift => BinaryOp::ShiftRightUnsigned,
        Op::Add => BinaryOp::Add,
        Op::Sub => BinaryOp::Sub,
        Op::Mul => BinaryOp::Mul,
        Op::Div => BinaryOp::Div,
        Op::Mod => BinaryOp::Rem,
        Op::BitOr => BinaryOp::BitOr,
        Op::BitXor => BinaryOp::BitXor,
        Op::BitAnd => BinaryOp::BitAnd,
        Op::In => BinaryOp::In,
        Op::InstanceOf => BinaryOp::InstanceOf,
        Op::Exp => BinaryOp::Pow,
    })
}

fn assign_op(op: swc::AssignOp) -> Option<AssignOp> {
    use swc::AssignOp as Op;
    let binary = match op {
        Op::Assign => return None,
        Op::AndAssign => return Some(AssignOp::Logical(LogicalOp::And)),
        Op::OrAssign => return Some(AssignOp::Logical(LogicalOp::Or)),
        Op::NullishAssign => return Some(AssignOp::Logical(LogicalOp::Coalesce)),
        Op::AddAssign => BinaryOp::Add,
        Op::SubAssign => BinaryOp::Sub,
        Op::MulAssign => BinaryOp::Mul,
        Op::DivAssign => BinaryOp::Div,
        Op::ModAssign => BinaryOp::Rem,
        Op::LShiftAssign => BinaryOp::ShiftLeft,
        Op::RShiftAssign => BinaryOp::ShiftRight,
        Op::ZeroFillRShiftAssign => BinaryOp::ShiftRightUnsigned,
        Op::BitOrAssign => BinaryOp::BitOr,
        Op::BitXorAssign => BinaryOp::BitXor,
        Op::BitAndAssign => BinaryOp::BitAnd,
        Op::ExpAssign => BinaryOp::Pow,
    };
    Some(AssignOp::Binary(binary))
}
