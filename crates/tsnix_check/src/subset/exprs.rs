//! Expressions outside of the language, told by their form.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::{
    ARRAY_HOLE, ASYNC, BIGINT, DYNAMIC_IMPORT, INSTANCEOF, LOOSE_EQUALITY, META_PROPERTY, NEW,
    REGULAR_EXPRESSION, REPLACER_FUNCTION, THIS, UNSUPPORTED_SYNTAX, VOID_OPERATOR,
};
use tsnix_syntax::hir::{Argument, ArrayElement, BinaryOp, Expr, ExprId, Stmt, UnaryOp};

use super::context::{Ctx, edit, fix};
use super::globals::is_refused;
use super::regex;
use crate::names::Parent;

pub(super) fn check(ctx: &mut Ctx<'_>) {
    for expr in ctx.exprs() {
        operators(ctx, expr);
        forms(ctx, expr);
    }
}

fn operators(ctx: &mut Ctx<'_>, expr: ExprId) {
    let range = ctx.range(expr);
    match ctx.module[expr] {
        Expr::Binary { op: op @ (BinaryOp::LooseEqual | BinaryOp::LooseNotEqual), left, right } => {
            loose_equality(ctx, expr, op, left, right);
        }
        Expr::Binary { op: BinaryOp::InstanceOf, .. } => {
            let found = ctx
                .diagnostic(&INSTANCEOF, range, "`instanceof` has no meaning in Nix: values have no class")
                .with_help(
                    "ask with `typeof`, `Array.isArray`, `in`, or a property that tells the cases apart",
                );
            ctx.refuse(found, range);
        }
        Expr::Unary { op: UnaryOp::Void, operand } => {
            let mut found = ctx
                .diagnostic(
                    &VOID_OPERATOR,
                    range,
                    "`void` has no meaning in Nix: what nobody uses is not computed",
                )
                .with_help("write `undefined`");
            let is_constant = matches!(ctx.module[operand], Expr::Number { .. });
            found.fix = Some(fix("Write `undefined`", vec![edit(range, "undefined")], is_constant));
            ctx.refuse(found, range);
        }
        _ => {}
    }
}

/// `a == b  =>  a === b`; `a == null` is fine.
fn loose_equality(ctx: &mut Ctx<'_>, expr: ExprId, op: BinaryOp, left: ExprId, right: ExprId) {
    let is_nothing = |it: ExprId| {
        let it = ctx.peel(it);
        matches!(ctx.module[it], Expr::Null) || ctx.is_global(it, "undefined")
    };
    if is_nothing(left) || is_nothing(right) {
        return;
    }
    let (word, wanted) = if op == BinaryOp::LooseEqual { ("==", "===") } else { ("!=", "!==") };
    let at = ctx.find(ctx.range(left).end, ctx.range(right).start, word).unwrap_or(ctx.range(expr));
    let mut found = ctx
        .diagnostic(&LOOSE_EQUALITY, at, format!("`{word}` converts its operands first, which Nix does not"))
        .with_help(format!("write `{wanted}`"));
    found.fix = Some(fix(&format!("Replace `{word}` by `{wanted}`"), vec![edit(at, wanted)], true));
    ctx.refuse(found, at);
}

fn forms(ctx: &mut Ctx<'_>, expr: ExprId) {
    let range = ctx.range(expr);
    let module = ctx.module.clone();
    match &module[expr] {
        Expr::This => refuse_this(ctx, range, "this"),
        Expr::Super => refuse_this(ctx, range, "super"),
        Expr::Await(inner) => {
            let end = ctx.range(*inner).start;
            let at = ctx.find(range.start, end, "await").unwrap_or(range);
            let mut found = ctx
                .diagnostic(&ASYNC, at, "`await` has no meaning in Nix: nothing is waited for")
                .with_help("leave `await` out");
            let gone = TextRange::new(range.start, end);
            found.fix = Some(fix("Remove `await`", vec![edit(gone, "")], true));
            ctx.refuse(found, at);
        }
        Expr::BigInt(text) => {
            let digits = text.trim_end_matches('n');
            let mut found = ctx
                .diagnostic(
                    &BIGINT,
                    range,
                    "`bigint` has no meaning in Nix: a whole number has 64 bits already",
                )
                .with_help(format!("write `{digits}`"));
            found.fix = Some(fix("Write a number", vec![edit(range, digits)], true));
            ctx.refuse(found, range);
        }
        Expr::Regex { pattern, flags } => regular_expression(ctx, range, pattern, flags),
        Expr::Array(elements) if elements.contains(&ArrayElement::Hole) => {
            let found = ctx
                .diagnostic(&ARRAY_HOLE, range, "a list with holes has no meaning in Nix")
                .with_help("write `undefined` or `null`, or leave the element out");
            ctx.refuse(found, range);
        }
        Expr::New { callee, args, .. } => new(ctx, expr, *callee, args),
        Expr::Call { callee, args, .. } => call(ctx, range, *callee, args),
        Expr::MetaProperty => {
            let text = ctx.text_of(range).to_owned();
            let found = ctx
                .diagnostic(&META_PROPERTY, range, format!("`{text}` has no meaning in Nix"))
                .with_help("write a path relative to the file with `path(\"./...\")`");
            let covers = match ctx.bindings.parent(expr) {
                Parent::Expr(outer) => ctx.range(outer),
                _ => range,
            };
            ctx.refuse(found, covers);
        }
        Expr::Unsupported(what) => {
            let found = ctx
                .diagnostic(&UNSUPPORTED_SYNTAX, range, format!("{what} has no meaning in Nix"))
                .with_help("write it with functions and objects");
            ctx.refuse(found, range);
        }
        _ => {}
    }
}

fn refuse_this(ctx: &mut Ctx<'_>, range: TextRange, word: &str) {
    let found = ctx
        .diagnostic(
            &THIS,
            range,
            format!("`{word}` has no meaning in Nix: a function is not called on an object"),
        )
        .with_help("give the object a name, or pass what the function needs as a parameter");
    ctx.refuse(found, range);
}

/// `import(x)`, `JSON.stringify(x, replacer)`
fn call(ctx: &mut Ctx<'_>, range: TextRange, callee: ExprId, args: &[Argument]) {
    match &ctx.module[callee] {
        Expr::Import => {
            let found = ctx
                .diagnostic(&DYNAMIC_IMPORT, range, "`import(...)` has no meaning in Nix: it gives a promise")
                .with_help("write an `import` at the top of the file, or `importNix(path)` for a path that is computed");
            ctx.refuse(found, range);
        }
        Expr::Member { object, name, .. } if name.name == "stringify" && ctx.is_global(*object, "JSON") => {
            let Some(replacer) = args.get(1) else { return };
            let inner = ctx.peel(replacer.expr);
            if matches!(ctx.module[inner], Expr::Null) || ctx.is_global(inner, "undefined") {
                return;
            }
            let at = ctx.range(replacer.expr);
            let found = ctx
                .diagnostic(
                    &REPLACER_FUNCTION,
                    at,
                    "`JSON.stringify` takes no replacer: Nix writes a value as it is",
                )
                .with_help("write `null` here, and change the value first");
            // TypeScript reports the argument, or the call for which no overload fits.
            ctx.refuse(found, range);
        }
        _ => {}
    }
}

/// `new C()`; `throw new Error(m)` is the one use of `new`.
fn new(ctx: &mut Ctx<'_>, expr: ExprId, callee: ExprId, args: &[Argument]) {
    let range = ctx.range(expr);
    let (_, parent) = ctx.parent(expr);
    let is_thrown = matches!(parent, Parent::Stmt(stmt) if matches!(ctx.module[stmt], Stmt::Throw(_)));
    if is_thrown && ctx.is_global(callee, "Error") || is_refused(ctx, callee) {
        return;
    }
    let name = ctx.text_of(ctx.range(callee)).to_owned();
    let (message, help) = match name.as_str() {
        "Error" => (
            "`new Error` stands only in `throw new Error(message)`".to_owned(),
            "make the error where it is thrown",
        ),
        "Array" => (
            "`new Array` has no meaning in Nix".to_owned(),
            "write `[...]`, or `Array.from({ length: n }, () => 0)` for `n` times the same",
        ),
        "EvalError" | "RangeError" | "ReferenceError" | "SyntaxError" | "TypeError" | "URIError" => (
            format!("`new {name}` has no meaning in Nix: there is one kind of error"),
            "write `throw new Error(message)`",
        ),
        "Object" => ("`new Object` has no meaning in Nix".to_owned(), "write `{ ... }`"),
        "RegExp" => ("`new RegExp` has no meaning in Nix".to_owned(), "write a regular expression literal"),
        "String" | "Number" | "Boolean" => (format!("`new {name}` has no meaning in Nix"), "leave `new` out"),
        _ => (
            format!("`new {name}` has no meaning in Nix: there are no classes"),
            "call a function that returns an object",
        ),
    };
    let mut found = ctx.diagnostic(&NEW, range, message).with_help(help);
    let list = args.iter().map(|it| ctx.text_of(ctx.range(it.expr))).collect::<Vec<_>>().join(", ");
    match name.as_str() {
        "EvalError" | "RangeError" | "ReferenceError" | "SyntaxError" | "TypeError" | "URIError"
            if is_thrown =>
        {
            found.fix = Some(fix("Write `Error`", vec![edit(ctx.range(callee), "Error")], true));
        }
        "Object" if args.is_empty() => found.fix = Some(fix("Write `{}`", vec![edit(range, "{}")], true)),
        "Array" if args.len() != 1 => {
            found.fix = Some(fix("Write a list", vec![edit(range, format!("[{list}]"))], true));
        }
        "String" | "Number" | "Boolean" => {
            let gone = TextRange::new(range.start, ctx.range(callee).start);
            found.fix = Some(fix("Remove `new`", vec![edit(gone, "")], true));
        }
        _ => {}
    }
    ctx.refuse(found, range);
}

fn regular_expression(ctx: &mut Ctx<'_>, range: TextRange, pattern: &str, flags: &str) {
    let flags_start = range.end.saturating_sub(flags.len() as u32);
    for (index, flag) in flags.char_indices() {
        if !matches!(flag, 'g' | 'i') {
            let at = TextRange::new(flags_start + index as u32, flags_start + index as u32 + 1);
            let found = ctx
                .diagnostic(
                    &REGULAR_EXPRESSION,
                    at,
                    format!("the flag `{flag}` has no meaning in Nix's regular expressions"),
                )
                .with_help("leave it out; the flags `g` and `i` are there");
            let mut found = found;
            found.fix = Some(fix("Remove the flag", vec![edit(at, "")], false));
            ctx.refuse(found, at);
        }
    }
    for problem in regex::parse(pattern).problems {
        let start = range.start + 1 + problem.range.start;
        let at = TextRange::new(start, start + problem.range.len());
        let found = ctx
            .diagnostic(
                &REGULAR_EXPRESSION,
                at,
                format!("{} in a regular expression: {}", problem.what, problem.why),
            )
            .with_help(problem.help);
        ctx.refuse(found, at);
    }
}
