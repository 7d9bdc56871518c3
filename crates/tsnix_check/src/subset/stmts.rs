//! Statements outside of the language.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::{
    ASYNC, CATCH_BINDING, DEBUGGER, FINALLY, FOR_IN, LABEL, REQUIRE, THROW_NON_ERROR, USING, VAR, WITH,
};
use tsnix_syntax::hir::{
    CatchClause, Expr, ExprId, ForBinding, PatId, Pattern, Stmt, StmtId, VariableDecl, VariableKind,
};

use super::context::{Ctx, edit, fix};
use crate::names::{Declaration, PatternOrigin};

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    catch_bindings(ctx);
    for stmt in ctx.stmts() {
        let range = module.stmts.range(stmt);
        match &module[stmt] {
            Stmt::Variable(decl) => variable(ctx, range, decl),
            Stmt::With { object, .. } => with(ctx, range, *object),
            Stmt::Labeled { label, .. } => {
                let message = format!("the label `{}` has no meaning in Nix", label.name);
                let found = ctx
                    .diagnostic(&LABEL, label.range, message)
                    .with_help("move the inner loops into a function and leave it with `return`");
                ctx.refuse(found, label.range);
            }
            Stmt::ForIn { binding, object, .. } => for_in(ctx, range, *binding, *object),
            Stmt::ForOf { is_await: true, .. } => {
                let at = ctx.find(range.start, range.end, "await").unwrap_or(range);
                let mut found =
                    ctx.diagnostic(&ASYNC, at, "`for await` has no meaning in Nix: nothing is waited for");
                found.fix = Some(fix("Remove `await`", vec![edit(with_space(ctx, at), "")], true));
                ctx.refuse(found.with_help("leave `await` out"), at);
            }
            Stmt::ForOf { binding: ForBinding::Declare(kind, pattern), .. } => {
                loop_keyword(ctx, range, *kind, *pattern);
            }
            Stmt::Try { body, handler, finalizer } => {
                try_stmt(ctx, range, body, handler.as_ref(), finalizer.as_deref());
            }
            Stmt::Throw(value) => throw(ctx, *value),
            Stmt::Debugger => {
                let mut found = ctx
                    .diagnostic(
                        &DEBUGGER,
                        range,
                        "`debugger` has no meaning in Nix: no JavaScript runs that could be halted",
                    )
                    .with_help("print values with `console.log`");
                found.fix = Some(fix("Remove `debugger`", vec![edit(range, "")], true));
                ctx.refuse(found, range);
            }
            Stmt::ImportEquals { .. } | Stmt::ExportAssignment(_) => commonjs(ctx, range),
            _ => {}
        }
    }
}

fn with(ctx: &mut Ctx<'_>, range: TextRange, object: ExprId) {
    let at = TextRange::new(range.start, range.start + 4);
    let message =
        format!("`with ({})` has no meaning here: it hides where names come from", short(ctx, object));
    let found = ctx
        .diagnostic(&WITH, at, message)
        .with_help("name the object, or take it apart: `const { a, b } = object`");
    let head = TextRange::new(range.start, ctx.range(object).end + 1);
    ctx.refuse(found, head);
}

/// The text of an expression, if it fits into a message.
fn short(ctx: &Ctx<'_>, expr: ExprId) -> String {
    let text = ctx.text_of(ctx.range(expr));
    if text.len() > 40 || text.contains('\n') { "...".to_owned() } else { text.to_owned() }
}

/// The range with the blank behind it.
fn with_space(ctx: &Ctx<'_>, range: TextRange) -> TextRange {
    let has_space = TextRange::new(range.end, range.end + 1).of(&ctx.text) == " ";
    TextRange::new(range.start, range.end + u32::from(has_space))
}

fn variable(ctx: &mut Ctx<'_>, range: TextRange, decl: &VariableDecl) {
    let Some(first) = decl.declarators.first() else { return };
    let (word, code) = match decl.kind {
        VariableKind::Var => ("var", &VAR),
        VariableKind::Using => ("using", &USING),
        VariableKind::Const | VariableKind::Let => return,
    };
    let at = ctx.find(range.start, first.range.start, word).unwrap_or(range);
    let patterns: Vec<PatId> = decl.declarators.iter().map(|it| it.pattern).collect();
    let has_values = decl.declarators.iter().all(|it| it.init.is_some());
    let (is_constant, is_single) = uses(ctx, &patterns);
    let wanted = if has_values && is_constant { "const" } else { "let" };
    refuse_keyword(ctx, code, at, wanted, is_single);
}

/// `for (var x of xs)`
fn loop_keyword(ctx: &mut Ctx<'_>, range: TextRange, kind: VariableKind, pattern: PatId) {
    let word = match kind {
        VariableKind::Var => "var",
        VariableKind::Using => "using",
        VariableKind::Const | VariableKind::Let => return,
    };
    let at = ctx.find(range.start, ctx.module.patterns.range(pattern).start, word).unwrap_or(range);
    let (is_constant, is_single) = uses(ctx, &[pattern]);
    let code = if kind == VariableKind::Var { &VAR } else { &USING };
    refuse_keyword(ctx, code, at, if is_constant { "const" } else { "let" }, is_single);
}

fn refuse_keyword(
    ctx: &mut Ctx<'_>,
    code: &'static tsnix_source::Code,
    at: TextRange,
    wanted: &str,
    is_safe: bool,
) {
    let word = ctx.text_of(at).to_owned();
    let message = if word == "var" {
        "`var` is visible in the whole function; a name belongs to its block here".to_owned()
    } else {
        format!("`{word}` has no meaning in Nix: nothing has to be released")
    };
    let mut found = ctx.diagnostic(code, at, message).with_help(format!("write `{wanted}`"));
    found.fix = Some(fix(&format!("Replace `{word}` by `{wanted}`"), vec![edit(at, wanted)], is_safe));
    ctx.refuse(found, at);
}

/// Whether no name of the patterns is assigned again, and whether each is declared once.
fn uses(ctx: &Ctx<'_>, patterns: &[PatId]) -> (bool, bool) {
    let mut is_constant = true;
    let mut is_single = true;
    let mut waiting = patterns.to_vec();
    while let Some(pattern) = waiting.pop() {
        match &ctx.module[pattern] {
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value).chain(*rest));
            }
            Pattern::Array(elements) => waiting.extend(elements.iter().flatten().map(|it| it.pattern)),
            _ => {}
        }
        if let Some(symbol) = ctx.bindings.pattern_symbol(pattern) {
            let symbol = ctx.bindings.symbol(symbol);
            is_constant &= !symbol.is_reassigned && symbol.declarations.len() == 1;
            is_single &= symbol.declarations.len() == 1;
        }
    }
    (is_constant, is_single)
}

/// `for (const k in o)  =>  for (const k of Object.keys(o))`
fn for_in(ctx: &mut Ctx<'_>, range: TextRange, binding: ForBinding, object: ExprId) {
    let (ForBinding::Declare(_, pattern) | ForBinding::Assign(pattern)) = binding;
    let bound = ctx.module.patterns.range(pattern);
    let over = ctx.range(object);
    let head = TextRange::new(range.start, range.start + 3);
    let at = ctx.find(bound.end, over.start, "in").unwrap_or(head);
    let text = ctx.text_of(over).to_owned();
    let found = ctx
        .diagnostic(&FOR_IN, at, format!("`for...in` over `{}` has no meaning in Nix", short(ctx, object)))
        .with_help("go through `Object.keys(...)` with `for...of`");
    let mut found = found;
    let replaced = TextRange::new(at.start, over.end);
    let title = "Use `for...of` with `Object.keys`";
    found.fix = Some(fix(title, vec![edit(replaced, format!("of Object.keys({text})"))], true));
    ctx.refuse(found, at);
}

fn try_stmt(
    ctx: &mut Ctx<'_>,
    range: TextRange,
    body: &[StmtId],
    handler: Option<&CatchClause>,
    finalizer: Option<&[StmtId]>,
) {
    if let Some(finalizer) = finalizer {
        let body_end = body.last().map_or(range.start, |it| ctx.module.stmts.range(*it).end);
        let from = handler.map_or(body_end, |it| it.range.end);
        let to = finalizer.first().map_or(range.end, |it| ctx.module.stmts.range(*it).start);
        let at = ctx.find(from, to, "finally").unwrap_or(range);
        let found = ctx
            .diagnostic(&FINALLY, at, "`finally` has no meaning in Nix: nothing has to be cleaned up")
            .with_help("write what follows behind the `try` statement");
        ctx.refuse(found, at);
    }
}

/// `catch (error) { return error }`; a name that nobody reads does no harm.
fn catch_bindings(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    let mut refused = Vec::new();
    for read in ctx.exprs() {
        let Some(symbol) = ctx.symbol(read) else { continue };
        if let [Declaration::Catch(pattern), ..] = ctx.bindings.symbol(symbol).declarations[..]
            && !refused.contains(&pattern)
        {
            refused.push(pattern);
            let bound = module.patterns.range(pattern);
            let message = format!(
                "`{}` can't be used: Nix says that an evaluation failed, not why",
                ctx.text_of(bound)
            );
            let found = ctx
                .diagnostic(&CATCH_BINDING, bound, message)
                .with_help("write `catch { ... }`, and decide without it")
                .with_related(ctx.file, ctx.range(read), "used here");
            ctx.refuse(found, catch_clause(ctx, pattern).unwrap_or(bound));
        }
    }
}

/// The whole clause: what is read of the binding is of type `unknown` there.
fn catch_clause(ctx: &Ctx<'_>, mut pattern: PatId) -> Option<TextRange> {
    loop {
        match ctx.bindings.pattern_origin(pattern) {
            PatternOrigin::Catch(stmt) => {
                let Stmt::Try { handler, .. } = &ctx.module[stmt] else { return None };
                return handler.as_ref().map(|it| it.range);
            }
            PatternOrigin::Property(outer, _)
            | PatternOrigin::ObjectRest(outer)
            | PatternOrigin::Element(outer, _) => pattern = outer,
            _ => return None,
        }
    }
}

/// `throw e`, other than `throw new Error(message)`.
fn throw(ctx: &mut Ctx<'_>, value: ExprId) {
    let inner = ctx.peel(value);
    let range = ctx.range(value);
    match &ctx.module[inner] {
        Expr::New { callee, .. } if ctx.is_global(*callee, "Error") => return,
        // The binding of `catch`, and what is wrong in itself, have diagnostics of their own.
        Expr::New { .. } | Expr::Missing | Expr::Await(_) | Expr::Class(_) => return,
        Expr::Name(_) if is_catch_binding(ctx, inner) => return,
        _ => {}
    }
    let mut found = ctx
        .diagnostic(&THROW_NON_ERROR, range, "`throw` takes `new Error(message)` and nothing else")
        .with_help("throw a new `Error` with a message");
    let text = ctx.text_of(range).to_owned();
    match &ctx.module[inner] {
        Expr::String(_) | Expr::Template(_) => {
            let edits = vec![edit(range, format!("new Error({text})"))];
            found.fix = Some(fix("Throw an `Error` with this message", edits, true));
        }
        Expr::Call { callee, .. } if ctx.is_global(*callee, "Error") => {
            let at = TextRange::empty(range.start);
            found.fix = Some(fix("Write `new Error`", vec![edit(at, "new ")], true));
        }
        _ => {}
    }
    ctx.refuse(found, range);
}

fn is_catch_binding(ctx: &Ctx<'_>, name: ExprId) -> bool {
    let declarations = ctx.symbol(name).map(|it| &ctx.bindings.symbol(it).declarations[..]);
    matches!(declarations, Some([Declaration::Catch(_)]))
}

/// `import a = require("x")`, `export = a`
fn commonjs(ctx: &mut Ctx<'_>, range: TextRange) {
    let text = ctx.text_of(range);
    let (what, help) = if text.starts_with("import") {
        ("import a = ...", "write `import a from \"...\"`, or a constant for a name inside of an object")
    } else {
        ("export = ...", "write `export default`")
    };
    let found = ctx.diagnostic(&REQUIRE, range, format!("`{what}` has no meaning in Nix")).with_help(help);
    ctx.refuse(found, range);
}
