//! Numbers that JavaScript does not read as they are written.

use tsnix_source::catalogue::language::INEXACT_INTEGER;
use tsnix_syntax::hir::{Expr, number_text};

use super::context::Ctx;

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        let Expr::Number { value, raw } = &module[expr] else { continue };
        let digits: String = raw.chars().filter(|it| *it != '_').collect();
        let Some(written) = integer(&digits) else { continue };
        // JavaScript's value as an integer; above 2^53 it is one.
        if *value < 9_007_199_254_740_992.0 || *value >= 1.0e38 || *value as u128 == written {
            continue;
        }
        let range = ctx.range(expr);
        let message = format!("JavaScript reads `{raw}` as {}, Nix reads every digit", number_text(*value));
        let found = ctx
            .diagnostic(&INEXACT_INTEGER, range, message)
            .with_help("write a number that both have, or a string");
        ctx.report(found);
    }
}

fn integer(digits: &str) -> Option<u128> {
    let lower = digits.to_ascii_lowercase();
    let (radix, rest) = match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        _ => (10, lower.as_str()),
    };
    u128::from_str_radix(rest, radix).ok()
}
