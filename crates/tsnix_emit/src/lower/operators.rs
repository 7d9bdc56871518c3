//! Operators on values: arithmetic, comparison, equality, `typeof`, `in`.

use nix_tree::build::{apply, binary as op, builtin, has_attr, if_else, int, negate, null, string};
use nix_tree::{BinaryOp as Nix, Expr, ExprKind};
use tsnix_syntax::hir::{self, BinaryOp, ExprId, UnaryOp};

use super::facts::{self, Facts};
use super::{
    access, bare, builtin_call, helper_call, is_undefined, literal, numbers, shapes, text, truthiness,
};
use crate::context::Context;
use crate::runtime::Helper;

/// `-x`, `!x`, `typeof x`, ...
pub(super) fn unary(ctx: &mut Context<'_>, id: ExprId, which: UnaryOp, operand: ExprId) -> Expr {
    match which {
        UnaryOp::Not => truthiness::condition(ctx, id),
        UnaryOp::Minus => match &ctx.module()[operand] {
            // A negative literal is one token.
            hir::Expr::Number { value, raw } => match literal::number(*value, raw).kind {
                ExprKind::Int(value) => int(-value),
                ExprKind::Float(value) => nix_tree::build::float(-value),
                _ => negate(literal::number(*value, raw)),
            },
            _ => negate(access::strict(ctx, operand)),
        },
        UnaryOp::Plus => number(ctx, operand),
        UnaryOp::BitNot => {
            let value = access::strict(ctx, operand);
            let whole = numbers::truncated(ctx, operand, value);
            let bits = helper_call(ctx, Helper::ToInt32, [whole]);
            op(Nix::Subtract, negate(bits), int(1))
        }
        UnaryOp::TypeOf => type_of(ctx, operand),
        UnaryOp::Void => null(),
        UnaryOp::Delete => super::assign::delete(ctx, operand),
    }
}

/// A value as a number: itself, where it is one.
pub(crate) fn number(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let value = access::strict(ctx, id);
    let facts = facts::of_read(ctx, id);
    match () {
        () if facts::of(ctx, id).only(Facts::NUMBER) => value,
        () if facts.only(Facts::STRING | Facts::UNDEFINED) && numbers::is_whole_text(ctx, id) => {
            helper_call(ctx, Helper::ParseDecimal, [value])
        }
        // What is not there is no number: that throws here too.
        () if facts.only(Facts::STRING | Facts::UNDEFINED) && facts.has(Facts::STRING) => {
            helper_call(ctx, Helper::ParseNumber, [value, nix_tree::build::boolean(false)])
        }
        () if facts.only(Facts::BOOLEAN) => if_else(value, int(1), int(0)),
        () => helper_call(ctx, Helper::ToNumber, [value]),
    }
}

/// The operators between two values; long chains `a + b + c` without recursion.
pub(super) fn binary(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let module = ctx.module();
    let mut chain = Vec::new();
    let mut at = id;
    while let hir::Expr::Binary { left, .. } = &module[at] {
        chain.push(at);
        at = *left;
    }
    let mut value: Option<Expr> = None;
    for id in chain.into_iter().rev() {
        let hir::Expr::Binary { op, left, right } = &module[id] else { continue };
        let lowered = operation(ctx, *op, value.take(), *left, *right);
        let origin = ctx.origin_of(id);
        value = Some(lowered.at_default(origin));
    }
    value.unwrap_or_else(null)
}

/// One operation; `left_value` is the left operand where it has been lowered already.
fn operation(
    ctx: &mut Context<'_>,
    which: BinaryOp,
    left_value: Option<Expr>,
    left: ExprId,
    right: ExprId,
) -> Expr {
    match which {
        BinaryOp::Equal | BinaryOp::LooseEqual => equality(ctx, left_value, left, right, true),
        BinaryOp::NotEqual | BinaryOp::LooseNotEqual => equality(ctx, left_value, left, right, false),
        BinaryOp::In => contains(ctx, left, right),
        BinaryOp::InstanceOf => super::unsupported("instanceof"),
        BinaryOp::Add => {
            let facts = (facts::of(ctx, left), facts::of(ctx, right));
            if facts.0.only(Facts::NUMBER) && facts.1.only(Facts::NUMBER) {
                let left = left_value.unwrap_or_else(|| access::strict(ctx, left));
                let right = access::strict(ctx, right);
                return op(Nix::Add, left, right);
            }
            concatenation(ctx, left_value, left, right, facts)
        }
        _ => {
            let left_value = left_value.unwrap_or_else(|| access::strict(ctx, left));
            let right_value = access::strict(ctx, right);
            let ints = numbers::is_int(ctx, left) && numbers::is_int(ctx, right);
            if which == BinaryOp::Div && ints && numbers::is_exact_division(ctx, left, right) {
                return exact_quotient(left_value, right_value);
            }
            arithmetic(ctx, which, left_value, right_value, ints)
        }
    }
}

/// `+` where one side may be text.
fn concatenation(
    ctx: &mut Context<'_>,
    left_value: Option<Expr>,
    left: ExprId,
    right: ExprId,
    facts: (Facts, Facts),
) -> Expr {
    if facts.0.has(Facts::STRING) && facts.0.only(Facts::STRING) || facts.1.only(Facts::STRING) {
        let fraction = numbers::fraction(ctx, left);
        let left = match left_value {
            Some(value) => text::of_value(ctx, value, facts.0, fraction),
            None => text::text(ctx, left),
        };
        let right = text::text(ctx, right);
        return op(Nix::Add, left, right);
    }
    let left = left_value.unwrap_or_else(|| access::observed(ctx, left));
    let right = access::observed(ctx, right);
    if facts.0.only(Facts::ANY) && facts.1.only(Facts::ANY) {
        return op(Nix::Add, left, right);
    }
    helper_call(ctx, Helper::Add, [left, right])
}

/// Operators on two lowered operands; `ints` says that both are ints for sure.
pub(crate) fn arithmetic(
    ctx: &mut Context<'_>,
    which: BinaryOp,
    left: Expr,
    right: Expr,
    ints: bool,
) -> Expr {
    match which {
        BinaryOp::Add => op(Nix::Add, left, right),
        BinaryOp::Sub => op(Nix::Subtract, left, right),
        BinaryOp::Mul => op(Nix::Multiply, left, right),
        BinaryOp::Div => divide(ctx, left, right),
        BinaryOp::Rem => {
            if ints && let Some(modulo) = ctx.lib_function(&["mod"]) {
                return apply(modulo, [left, right]);
            }
            helper_call(ctx, Helper::Remainder, [left, right])
        }
        BinaryOp::Pow => power(ctx, left, right),
        BinaryOp::Less => op(Nix::Less, left, right),
        BinaryOp::LessEqual => op(Nix::LessOrEqual, left, right),
        BinaryOp::Greater => op(Nix::Greater, left, right),
        BinaryOp::GreaterEqual => op(Nix::GreaterOrEqual, left, right),
        BinaryOp::BitAnd => bits(ctx, "bitAnd", left, right, ints),
        BinaryOp::BitOr => bits(ctx, "bitOr", left, right, ints),
        BinaryOp::BitXor => bits(ctx, "bitXor", left, right, ints),
        BinaryOp::ShiftLeft => shift(ctx, Helper::ShiftLeft, left, right, ints),
        BinaryOp::ShiftRight => shift(ctx, Helper::ShiftRight, left, right, ints),
        BinaryOp::ShiftRightUnsigned => shift(ctx, Helper::ShiftRightUnsigned, left, right, ints),
        BinaryOp::Equal | BinaryOp::LooseEqual => op(Nix::Equal, left, right),
        BinaryOp::NotEqual | BinaryOp::LooseNotEqual => op(Nix::NotEqual, left, right),
        BinaryOp::In | BinaryOp::InstanceOf => super::unsupported("this operator"),
    }
}

/// `1 / 2  =>  0.5`; anything that is not literal needs JavaScript's division.
fn divide(ctx: &mut Context<'_>, left: Expr, right: Expr) -> Expr {
    if let (ExprKind::Int(a), ExprKind::Int(b)) = (&left.kind, &right.kind)
        && *b != 0
    {
        return if a % b == 0 { int(a / b) } else { nix_tree::build::float(*a as f64 / *b as f64) };
    }
    helper_call(ctx, Helper::Divide, [left, right])
}

/// `x ** 2  =>  x * x`
pub(crate) fn power(ctx: &mut Context<'_>, base: Expr, exponent: Expr) -> Expr {
    match exponent.kind {
        ExprKind::Int(times @ (2 | 3)) => shapes::shared(ctx, base, "base", |_, base| {
            let square = op(Nix::Multiply, base.clone(), base.clone());
            if times == 2 { square } else { op(Nix::Multiply, square, base) }
        }),
        _ => helper_call(ctx, Helper::Power, [base, exponent]),
    }
}

/// The quotient of two ints as a float, as far as 2^53 exactly: what is rounded next needs no int.
pub(crate) fn float_quotient(left: Expr, right: Expr) -> Expr {
    match right.kind {
        // a / 2  =>  a / 2.0
        ExprKind::Int(right) if right != 0 => op(Nix::Divide, left, nix_tree::build::float(right as f64)),
        _ => op(Nix::Divide, op(Nix::Multiply, left, nix_tree::build::float(1.0)), right),
    }
}

/// `memory / 2`, where both are constants and nothing is left over.
fn exact_quotient(left: Expr, right: Expr) -> Expr {
    match (&left.kind, &right.kind) {
        (ExprKind::Int(a), ExprKind::Int(b)) if *b != 0 => int(a / b),
        _ => op(Nix::Divide, left, right),
    }
}

/// A bit operator of Nix, which has 64 bits, on 32.
fn bits(ctx: &mut Context<'_>, name: &'static str, left: Expr, right: Expr, ints: bool) -> Expr {
    let (left, right) = (whole(ctx, left, ints), whole(ctx, right, ints));
    let value = builtin_call(name, [left, right]);
    helper_call(ctx, Helper::ToInt32, [value])
}

fn shift(ctx: &mut Context<'_>, which: Helper, left: Expr, right: Expr, ints: bool) -> Expr {
    let (left, right) = (whole(ctx, left, ints), whole(ctx, right, ints));
    helper_call(ctx, which, [left, right])
}

fn whole(ctx: &mut Context<'_>, value: Expr, is_int: bool) -> Expr {
    match value.kind {
        ExprKind::Int(_) => value,
        _ if is_int => value,
        _ => helper_call(ctx, Helper::Truncate, [value]),
    }
}

/// `===` and `!==`
fn equality(
    ctx: &mut Context<'_>,
    left_value: Option<Expr>,
    left: ExprId,
    right: ExprId,
    is_equal: bool,
) -> Expr {
    if let Some(test) = type_test(ctx, left, right).or_else(|| type_test(ctx, right, left)) {
        return if is_equal { test } else { shapes::negated(test) };
    }
    if let Some(test) = absence_test(ctx, left, right).or_else(|| absence_test(ctx, right, left)) {
        return if is_equal { test } else { shapes::negated(test) };
    }
    let left = left_value.unwrap_or_else(|| access::observed(ctx, left));
    let right = access::observed(ctx, right);
    op(if is_equal { Nix::Equal } else { Nix::NotEqual }, left, right)
}

/// `o.x === undefined  =>  !(o ? x)`; else nothing.
fn absence_test(ctx: &mut Context<'_>, value: ExprId, nothing: ExprId) -> Option<Expr> {
    let is_null = matches!(&ctx.module()[bare(ctx, nothing)], hir::Expr::Null);
    if !is_null && !is_undefined(ctx, nothing) {
        return None;
    }
    let facts = facts::of(ctx, value);
    let (lowered, _) = access::asked(ctx, value);
    if facts.may_be(Facts::NULL) || !shapes::has_null_default(&lowered) {
        return Some(shapes::is_null(lowered));
    }
    Some(nix_tree::build::not(truthiness::has_attribute(lowered)))
}

/// `typeof x === "string"  =>  builtins.isString x`; else nothing.
fn type_test(ctx: &mut Context<'_>, operation: ExprId, name: ExprId) -> Option<Expr> {
    let module = ctx.module();
    let hir::Expr::Unary { op: UnaryOp::TypeOf, operand } = &module[bare(ctx, operation)] else {
        return None;
    };
    let hir::Expr::String(name) = &module[bare(ctx, name)] else { return None };
    let facts = facts::of(ctx, *operand);
    let value = access::observed(ctx, *operand);
    Some(match name.value.as_str() {
        "string" => builtin_call("isString", [value]),
        "boolean" => builtin_call("isBool", [value]),
        "function" => builtin_call("isFunction", [value]),
        "undefined" => shapes::is_null(value),
        "number" if !numbers::has_fractions(ctx) => builtin_call("isInt", [value]),
        "number" => shapes::shared(ctx, value, "value", |_, value| {
            let is_int = builtin_call("isInt", [value.clone()]);
            op(Nix::Or, is_int, builtin_call("isFloat", [value]))
        }),
        "object" => is_object(ctx, value, facts),
        _ => return None,
    })
}

/// `typeof x === "object"`: a list, an attribute set, null.
fn is_object(ctx: &mut Context<'_>, value: Expr, facts: Facts) -> Expr {
    if !facts.has(Facts::UNKNOWN) && !facts.has(Facts::LIST) && !facts.has(Facts::NULL) {
        return builtin_call("isAttrs", [value]);
    }
    shapes::shared(ctx, value, "value", |_, value| {
        let mut tests = vec![builtin_call("isAttrs", [value.clone()])];
        if facts.may_be(Facts::LIST) {
            tests.push(builtin_call("isList", [value.clone()]));
        }
        // What may be undefined is not said to be an object.
        if facts.may_be(Facts::NULL) && !facts.has(Facts::UNDEFINED) {
            tests.push(shapes::is_null(value.clone()));
        }
        nix_tree::build::binary_chain(Nix::Or, tests).unwrap_or(value)
    })
}

/// `typeof x` as a value.
fn type_of(ctx: &mut Context<'_>, operand: ExprId) -> Expr {
    let facts = facts::of_read(ctx, operand);
    let known = [
        (Facts::STRING, "string"),
        (Facts::NUMBER, "number"),
        (Facts::BOOLEAN, "boolean"),
        (Facts::FUNCTION, "function"),
        (Facts::UNDEFINED, "undefined"),
        (Facts::NULL | Facts::LIST | Facts::OBJECT | Facts::STORE, "object"),
    ];
    if let Some((_, name)) = known.iter().find(|(set, _)| facts.only(*set)) {
        // typeof n++: the value is known, what it changes is changed.
        if super::changes(ctx, operand) {
            access::observed(ctx, operand);
        }
        return string(*name);
    }
    let value = access::observed(ctx, operand);
    if facts.has(Facts::NULL) && !facts.has(Facts::UNDEFINED) {
        return shapes::shared(ctx, value, "value", |ctx, value| {
            let name = helper_call(ctx, Helper::TypeOf, [value.clone()]);
            if_else(shapes::is_null(value), string("object"), name)
        });
    }
    helper_call(ctx, Helper::TypeOf, [value])
}

/// `"a" in o  =>  o ? a`
fn contains(ctx: &mut Context<'_>, name: ExprId, object: ExprId) -> Expr {
    let object_facts = facts::of(ctx, object);
    let set = access::strict(ctx, object);
    if object_facts.only(Facts::LIST) {
        let index = text_number(ctx, name);
        let length = apply(builtin("length"), [set]);
        return op(Nix::Less, index, length);
    }
    let key = text::key(ctx, name);
    has_attr(set, [access::attribute(key)])
}

fn text_number(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    number(ctx, id)
}
