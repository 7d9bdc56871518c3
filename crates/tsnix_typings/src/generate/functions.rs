//! Functions of which only the parameters are known: as TypeScript's function types.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::names;
use crate::facts::{Formal, Parameter};

/// `(args: { readonly url: unknown }, name: unknown)`: the parameters in parentheses.
///
/// `params` is how the code is written; `args` is what Nix says of the first parameter's set pattern, which wins
/// over it: a wrapper may be written differently from what it hands its arguments to.
pub(crate) fn parameters(
    args: Option<&BTreeMap<SmolStr, bool>>,
    params: &[Parameter],
    arity: Option<u32>,
    is_open: bool,
) -> String {
    let count = arity.map_or(params.len().max(1), |it| it as usize).clamp(1, 16);
    let mut taken = Vec::new();
    let list: Vec<String> = (0..count)
        .map(|at| {
            let param = params.get(at);
            let formals = param.and_then(|it| it.formals.as_ref());
            let args = if at == 0 { args.filter(|it| !it.is_empty()) } else { None };
            let is_open = param.is_some_and(|it| it.open) || (at == 0 && is_open);
            let ty = match (args, formals) {
                (Some(args), formals) => {
                    // Where the pattern is a wrapper's, Nix does not say that it is open.
                    set_pattern(args.iter().map(|(name, it)| (name.as_str(), *it)), formals, is_open)
                }
                (None, Some(formals)) => {
                    let members = formals.iter().map(|it| (it.name.as_str(), it.default.is_some()));
                    set_pattern(members, Some(formals), is_open)
                }
                (None, None) => "unknown".to_owned(),
            };
            let own = param.and_then(|it| it.name.as_deref());
            let name = own.unwrap_or(if ty.starts_with('{') { "args" } else { "argument" });
            format!("{}: {ty}", names::parameter(name, &mut taken))
        })
        .collect();
    format!("({})", list.join(", "))
}

/// `{ readonly url: unknown; readonly name?: string }`
fn set_pattern<'a>(
    members: impl Iterator<Item = (&'a str, bool)>,
    formals: Option<&Vec<Formal>>,
    is_open: bool,
) -> String {
    let mut out = String::from("{ ");
    let mut count = 0;
    for (name, has_default) in members {
        let formal = formals.and_then(|it| it.iter().find(|it| it.name == name));
        let ty = formal.and_then(|it| it.default.as_deref()).map_or("unknown", type_of_default);
        let mark = if has_default { "?" } else { "" };
        out.push_str(&format!("readonly {}{mark}: {ty}; ", names::property(name)));
        count += 1;
    }
    if is_open || count == 0 {
        out.push_str("readonly [name: string]: unknown; ");
    }
    out.push('}');
    out
}

/// What an argument with this default surely takes. Only what leaves no doubt: a text or `null` may stand for
/// anything, a flag is a flag.
fn type_of_default(default: &str) -> &'static str {
    match default.trim() {
        "true" | "false" => "boolean | null",
        "[]" | "[ ]" => "readonly unknown[] | string | null",
        _ => "unknown",
    }
}
