//! Comparisons that mean something else in Nix: by identity, and between `null` and `undefined`.

use tsnix_source::catalogue::language::{NULL_OR_UNDEFINED, REFERENCE_EQUALITY};
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{Argument, BinaryOp, Expr, ExprId, Stmt, SwitchCase, UnaryOp};

use super::context::{Ctx, edit, fix};
use crate::model::{Nullish, TypeId};
use crate::names::Meaning;

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        match &module[expr] {
            Expr::Binary { op: op @ (BinaryOp::Equal | BinaryOp::NotEqual), left, right } => {
                equality(ctx, expr, *op, *left, *right);
            }
            Expr::Call { callee, args, .. } => search(ctx, *callee, args),
            _ => {}
        }
    }
    for stmt in ctx.stmts() {
        if let Stmt::Switch { value, cases } = &module[stmt] {
            switch(ctx, *value, cases);
        }
    }
}

/// Each `case` is a comparison with `===`.
fn switch(ctx: &mut Ctx<'_>, value: ExprId, cases: &[SwitchCase]) {
    let is_reference = may_be_reference(ctx, type_of(ctx, value));
    for test in cases.iter().filter_map(|it| it.test) {
        if let Some(word) = nothing(ctx, test) {
            told_apart(ctx, value, word, ctx.range(test));
        } else if is_reference && may_be_reference(ctx, type_of(ctx, test)) {
            let at = ctx.range(test);
            refuse(
                ctx,
                at,
                "`case`",
                "compare with `equal` from `tsnix` in `if`, or a property that identifies the object",
            );
        }
    }
}

fn type_of(ctx: &Ctx<'_>, expr: ExprId) -> TypeId {
    ctx.model.type_of(ctx.file, expr)
}

fn equality(ctx: &mut Ctx<'_>, expr: ExprId, op: BinaryOp, left: ExprId, right: ExprId) {
    if nothing(ctx, left).is_some() || nothing(ctx, right).is_some() {
        return nullish(ctx, left, right);
    }
    if type_test(ctx, left, right) || type_test(ctx, right, left) {
        return;
    }
    if !may_be_reference(ctx, type_of(ctx, left)) || !may_be_reference(ctx, type_of(ctx, right)) {
        return;
    }
    let range = ctx.range(expr);
    let (word, not) = if op == BinaryOp::Equal { ("`===`", "") } else { ("`!==`", "!") };
    let (left, right) = (ctx.text_of(ctx.range(left)), ctx.text_of(ctx.range(right)));
    let wanted = format!("{not}equal({left}, {right})");
    let help = if wanted.len() < 60 && !wanted.contains('\n') {
        format!("compare the content with `{wanted}` from `tsnix`")
    } else {
        "compare the content with `equal(a, b)` from `tsnix`".to_owned()
    };
    let mut edits = vec![edit(range, wanted)];
    if ctx.bindings.lookup(ctx.bindings.expr_scope(expr), "equal", Meaning::VALUE).is_none() {
        edits.insert(0, edit(TextRange::empty(0), "import { equal } from \"tsnix\";\n"));
    }
    let mut found = refusal(ctx, range, word, &help);
    found.fix = Some(fix("Compare the content with `equal`", edits, false));
    ctx.report(found);
}

fn refuse(ctx: &mut Ctx<'_>, range: TextRange, word: &str, help: &str) {
    let found = refusal(ctx, range, word, help);
    ctx.report(found);
}

fn refusal(ctx: &Ctx<'_>, range: TextRange, word: &str, help: &str) -> Diagnostic {
    let message =
        format!("{word} asks for the same object, which Nix does not know: it compares the content");
    ctx.diagnostic(&REFERENCE_EQUALITY, range, message).with_help(help)
}

/// `null` or `undefined`, written as such.
fn nothing(ctx: &Ctx<'_>, expr: ExprId) -> Option<&'static str> {
    let expr = ctx.peel(expr);
    match ctx.module[expr] {
        Expr::Null => Some("null"),
        _ if ctx.is_global(expr, "undefined") => Some("undefined"),
        _ => None,
    }
}

/// `x === undefined`, where `x` may be `null` as well.
fn nullish(ctx: &mut Ctx<'_>, left: ExprId, right: ExprId) {
    let (value, word) = match (nothing(ctx, left), nothing(ctx, right)) {
        (None, Some(word)) => (left, word),
        (Some(word), None) => (right, word),
        _ => return,
    };
    told_apart(ctx, value, word, ctx.range(left).cover(ctx.range(right)));
}

fn told_apart(ctx: &mut Ctx<'_>, value: ExprId, word: &str, range: TextRange) {
    let ty = type_of(ctx, value);
    let view = ctx.model.view(ty);
    if view.is_any() || view.is_unknown() || view.is_never() || view.is_generic() {
        return;
    }
    let (null, undefined) = (ctx.model.may_be(ty, Nullish::NULL), ctx.model.may_be(ty, Nullish::UNDEFINED));
    if !null || !undefined {
        return;
    }
    let other = if word == "null" { "undefined" } else { "null" };
    let text = ctx.text_of(ctx.range(value)).to_owned();
    let message =
        format!("the test for `{word}` also holds for `{other}`: in Nix `{text}` is `null` for both");
    let found = ctx
        .diagnostic(&NULL_OR_UNDEFINED, range, message)
        .with_help("ask for both with `== null`, or let the type have one of them only");
    ctx.report(found);
}

/// `typeof x === "undefined"`, where `x` may be `null` as well. Other answers of `typeof` are text.
fn type_test(ctx: &mut Ctx<'_>, left: ExprId, right: ExprId) -> bool {
    let Expr::Unary { op: UnaryOp::TypeOf, operand } = ctx.module[ctx.peel(left)] else { return false };
    if matches!(&ctx.module[ctx.peel(right)], Expr::String(text) if text.value == "undefined") {
        told_apart(ctx, operand, "undefined", ctx.range(left).cover(ctx.range(right)));
    }
    true
}

/// `xs.includes(x)` and the like on lists.
fn search(ctx: &mut Ctx<'_>, callee: ExprId, args: &[Argument]) {
    let module = ctx.module.clone();
    let Expr::Member { object, name, .. } = &module[callee] else { return };
    if !matches!(&*name.name, "includes" | "indexOf" | "lastIndexOf") {
        return;
    }
    let Some(wanted) = args.first().filter(|it| !it.is_spread) else { return };
    let list = type_of(ctx, *object);
    let Some(element) = ctx.model.view(list).element() else { return };
    if !may_be_reference(ctx, element) || !may_be_reference(ctx, type_of(ctx, wanted.expr)) {
        return;
    }
    let word = format!("`{}`", name.name);
    refuse(ctx, name.range, &word, "compare the content with `xs.some((x) => equal(x, wanted))`");
}

/// Whether two values of the type may be different objects with the same content.
pub(super) fn may_be_reference(ctx: &Ctx<'_>, ty: TypeId) -> bool {
    ctx.model.view(ty).members().into_iter().any(|member| {
        let view = ctx.model.view(member);
        // <T extends string>: what it is at least says enough.
        if let Some(constraint) = view.constraint().filter(|it| *it != member) {
            return may_be_reference(ctx, constraint);
        }
        let is_plain = view.is_string_like()
            || view.is_number_like()
            || view.is_boolean()
            || view.is_null()
            || view.is_undefined()
            || view.is_void()
            || view.is_never()
            || view.is_error();
        !is_plain
    })
}
