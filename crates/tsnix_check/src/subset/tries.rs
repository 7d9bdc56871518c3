//! What stands in `try` and is not caught: Nix catches what is thrown and asserted, nothing else.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::UNCAUGHT_JSON;
use tsnix_syntax::hir::{Expr, Stmt};

use super::context::Ctx;

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    let guarded: Vec<TextRange> = module
        .stmts
        .ids()
        .filter_map(|stmt| match &module[stmt] {
            Stmt::Try { body, .. } => {
                let ranges = body.iter().map(|it| module.stmts.range(*it));
                ranges.reduce(|whole, it| whole.cover(it))
            }
            _ => None,
        })
        .collect();
    if guarded.is_empty() {
        return;
    }
    for expr in ctx.exprs() {
        let Expr::Call { callee, args, .. } = &module[expr] else { continue };
        let Expr::Member { object, name, .. } = &module[*callee] else { continue };
        let Some(text) = args.first() else { continue };
        let range = ctx.range(expr);
        let is_written = matches!(module[ctx.peel(text.expr)], Expr::String(_));
        if name.name != "parse"
            || is_written
            || !ctx.is_global(*object, "JSON")
            || !guarded.iter().any(|it| it.contains(range))
        {
            continue;
        }
        let message = "`catch` is not reached where the text is no JSON: Nix stops there";
        let found = ctx
            .diagnostic(&UNCAUGHT_JSON, range, message)
            .with_help("look at the text before it is parsed, or do without `try`");
        ctx.report(found);
    }
}
