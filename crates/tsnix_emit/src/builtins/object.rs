//! `Object`: functions on attribute sets.

use nix_tree::Expr;
use nix_tree::build::{apply, builtin, has_attr, ident, lambda, list};
use tsnix_syntax::hir::{self, ExprId};

use super::{Method, callback, distinct};
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{self, access, bare, builtin_call, helper, helper_call, iterated, text};
use crate::runtime::Helper;

/// `Object.keys(x)` and its like.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let first = method.arg_id(0)?;
    Some(match method.name {
        "keys" => builtin_call("attrNames", [access::strict(ctx, first)]),
        "values" => builtin_call("attrValues", [access::strict(ctx, first)]),
        "entries" => {
            let set = access::strict(ctx, first);
            entries(ctx, set)
        }
        "fromEntries" => {
            let value = from_entries(ctx, first);
            without_undefined(ctx, method.call, value)
        }
        "assign" => {
            let mut value = access::strict(ctx, first);
            for source in method.args.iter().skip(1) {
                if let Some(more) = lower::spread_object(ctx, source.expr) {
                    value = lower::updated(value, more);
                }
            }
            value
        }
        "hasOwn" => {
            let set = access::strict(ctx, first);
            let key = text::key(ctx, method.arg_id(1)?);
            has_attr(set, [access::attribute(key)])
        }
        "groupBy" => {
            let xs = iterated(ctx, first);
            grouped(ctx, xs, method.arg_id(1)?)
        }
        _ => return None,
    })
}

/// `Object.groupBy(xs, f)  =>  builtins.groupBy f xs`; names that are numbers are made text.
fn grouped(ctx: &mut Context<'_>, xs: Expr, id: ExprId) -> Expr {
    let with_index = callback::params(ctx, id, 2) > 1;
    let callback = callback::function(ctx, id, if with_index { 2 } else { 1 });
    let ty = ctx.model.type_of(ctx.file, id);
    let key = ctx.model.call_signatures(ty).first().map(|signature| signature.return_type);
    let is_text = key.is_none_or(|ty| facts::of_type(ctx, ty).only(Facts::STRING));
    let group = builtin("groupBy");
    if is_text && !with_index {
        return apply(group, [callback, xs]);
    }
    let entry = lower::fresh(ctx, "entry");
    let part = |name: &'static str| nix_tree::build::select(ident(entry.clone()), [name]);
    let arguments = if with_index { vec![part("value"), part("index")] } else { vec![ident(entry.clone())] };
    let key = apply(callback, arguments);
    let key = if is_text { key } else { helper_call(ctx, Helper::ToText, [key]) };
    let callback = lambda(entry, key);
    if !with_index {
        return apply(group, [callback, xs]);
    }
    let entries = helper_call(ctx, Helper::Enumerate, [xs]);
    let groups = apply(group, [callback, entries]);
    let value = lambda("entry", nix_tree::build::select(ident("entry"), ["value"]));
    let values = apply(ctx.global("map"), [value]);
    builtin_call("mapAttrs", [lambda("_", values), groups])
}

fn entries(ctx: &mut Context<'_>, set: Expr) -> Expr {
    let pair = list([ident("name"), ident("value")]);
    listed(ctx, lambda("name", lambda("value", pair)), set)
}

/// What a function of name and value gives for each attribute: `lib.mapAttrsToList f set`, without `lib`
/// `builtins.attrValues (builtins.mapAttrs f set)`.
fn listed(ctx: &mut Context<'_>, callback: Expr, set: Expr) -> Expr {
    match ctx.lib_function(&["mapAttrsToList"]) {
        Some(function) => apply(function, [callback, set]),
        None => builtin_call("attrValues", [builtin_call("mapAttrs", [callback, set])]),
    }
}

/// The object of `Object.entries(o)`.
pub(crate) fn entries_of(ctx: &Context<'_>, id: ExprId) -> Option<ExprId> {
    object_argument(ctx, id, "entries")
}

/// The object of `Object.name(o)`.
pub(crate) fn object_argument(ctx: &Context<'_>, id: ExprId, name: &str) -> Option<ExprId> {
    static_arg(ctx, id, "Object", name)
}

/// Whether a list is the entries of a set, or those that a test keeps: `Object.entries(o).filter(([k, v]) => c)`.
fn are_entries(ctx: &Context<'_>, id: ExprId) -> bool {
    let mut at = id;
    while let Some((object, callback)) = callback_call(ctx, at, "filter") {
        let is_plain =
            callback::pair_params(ctx, callback).is_some() && callback::body_expr(ctx, callback).is_some();
        if !is_plain {
            return false;
        }
        at = object;
    }
    entries_of(ctx, at).is_some()
}

/// The set whose entries a list is: `o`, `lib.filterAttrs (k: v: c) o`.
fn set_of_entries(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    if let Some(set) = entries_of(ctx, id) {
        return Some(access::strict(ctx, set));
    }
    filtered_attrs(ctx, id)
}

/// The argument of `GLOBAL.name(argument)`.
fn static_arg(ctx: &Context<'_>, id: ExprId, global: &str, wanted: &str) -> Option<ExprId> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, .. } = &module[bare(ctx, id)] else { return None };
    let hir::Expr::Member { object, name, .. } = &module[*callee] else { return None };
    let [argument] = &args[..] else { return None };
    let fits = name.name == wanted && !argument.is_spread && access::is_global_object(ctx, *object, global);
    fits.then_some(argument.expr)
}

/// The list and the callback of `xs.method(callback)`.
fn callback_call(ctx: &Context<'_>, id: ExprId, wanted: &str) -> Option<(ExprId, ExprId)> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, is_optional: false, .. } = &module[bare(ctx, id)] else {
        return None;
    };
    let hir::Expr::Member { object, name, is_optional: false } = &module[*callee] else { return None };
    let [argument] = &args[..] else { return None };
    (name.name == wanted && !argument.is_spread).then_some((*object, argument.expr))
}

/// `Object.entries(o).map(([k, v]) => x)  =>  lib.mapAttrsToList (k: v: x) o`, `flatMap` with `concatLists` around.
pub(super) fn entries_method(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let is_flat = method.name == "flatMap";
    if !is_flat && method.name != "map" || method.is_optional || !are_entries(ctx, method.object) {
        return None;
    }
    let callback = method.arg_id(0)?;
    let parts = callback::pair_params(ctx, callback)?;
    let hir::Expr::Function(function) = &ctx.module()[bare(ctx, callback)] else { return None };
    if is_flat {
        let ty = ctx.model.type_of(ctx.file, callback);
        let result = ctx.model.call_signatures(ty).first()?.return_type;
        if !facts::of_type(ctx, result).only(Facts::LIST) {
            return None;
        }
    }
    let callback = lower::lambda_of_parts(ctx, *function, parts)?;
    let set = set_of_entries(ctx, method.object)?;
    let values = listed(ctx, callback, set);
    Some(if is_flat { builtin_call("concatLists", [values]) } else { values })
}

/// `Object.fromEntries(...)` of what is made from the entries of a set or from a list of names has a form of
/// its own in Nix.
fn from_entries(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    if let Some(value) = mapped_attrs(ctx, id)
        .or_else(|| filtered_attrs(ctx, id))
        .or_else(|| renamed_attrs(ctx, id))
        .or_else(|| generated(ctx, id))
    {
        return value;
    }
    let ty = ctx.model.type_of(ctx.file, id);
    let pair = ctx.model.view(ty).element();
    let name = pair.and_then(|ty| ctx.model.view(ty).tuple_elements()).and_then(|it| it.first().copied());
    let is_text = name.is_some_and(|(ty, ..)| facts::of_type(ctx, ty).only(Facts::STRING));
    let pairs = iterated(ctx, id);
    helper_call(ctx, if is_text { Helper::FromPairs } else { Helper::FromEntries }, [pairs])
}

/// Attributes whose value is undefined are not there; where none can be, there is nothing to do.
fn without_undefined(ctx: &mut Context<'_>, call: ExprId, value: Expr) -> Expr {
    let ty = ctx.model.type_of(ctx.file, call);
    let facts = ctx.model.property(ty, "anything").map(|property| facts::of_type(ctx, property.ty));
    let is_absent =
        |facts: Facts| facts.has(Facts::UNDEFINED) || ctx.model.values_may_be_absent(ctx.file, call);
    // Where null is possible too the two can't be told apart.
    let may_be_absent =
        facts.is_some_and(|facts| !facts.has(Facts::NULL) && !facts.only(Facts::ANY) && is_absent(facts));
    if may_be_absent { helper_call(ctx, Helper::Present, [value]) } else { value }
}

/// `Object.entries(o).map(([k, v]) => [k, f(v)])  =>  builtins.mapAttrs (k: v: f v) o`
fn mapped_attrs(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let (object, callback) = callback_call(ctx, id, "map")?;
    let names = callback::pair_params(ctx, callback)?;
    let (key, value) = pair_of(ctx, callback::body_expr(ctx, callback)?)?;
    if !are_entries(ctx, object) || !is_declared_by(ctx, key, names[0]?) {
        return None;
    }
    let callback = callback::of_pair(ctx, callback, names, |ctx| lower::expr(ctx, value));
    let set = set_of_entries(ctx, object)?;
    Some(builtin_call("mapAttrs", [callback, set]))
}

/// `Object.entries(o).map(([k, v]) => [f(k), g(v)])  =>  lib.mapAttrs' (k: v: { name = f k; value = g v; }) o` where
/// no two names are the same; else the last one counts.
fn renamed_attrs(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let (object, callback) = callback_call(ctx, id, "map")?;
    if !are_entries(ctx, object) {
        return None;
    }
    let names = callback::pair_params(ctx, callback)?;
    let (key, value) = pair_of(ctx, callback::body_expr(ctx, callback)?)?;
    let is_distinct = names[0].is_some_and(|own| distinct::is_injective(ctx, key, own, callback))
        || distinct::are_known(ctx, object, callback, key);
    let callback = callback::of_pair(ctx, callback, names, |ctx| name_and_value(ctx, key, value));
    let set = set_of_entries(ctx, object)?;
    if is_distinct && let Some(function) = ctx.lib_function(&["mapAttrs'"]) {
        return Some(apply(function, [callback, set]));
    }
    let pairs = listed(ctx, callback, set);
    let pairs = if is_distinct { pairs } else { super::array::reversed(ctx, pairs) };
    Some(builtin_call("listToAttrs", [pairs]))
}

/// `{ name = key; value = value; }`
fn name_and_value(ctx: &mut Context<'_>, key: ExprId, value: ExprId) -> Expr {
    let name = text::key(ctx, key);
    let value = lower::expr(ctx, value);
    nix_tree::build::attrs(nix_tree::inherits::contract(vec![
        nix_tree::build::bind("name", name),
        nix_tree::build::bind("value", value),
    ]))
}

/// `Object.entries(o).filter(([k, v]) => c)  =>  lib.filterAttrs (k: v: c) o`
fn filtered_attrs(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let (object, callback) = callback_call(ctx, id, "filter")?;
    if !are_entries(ctx, id) {
        return None;
    }
    let names = callback::pair_params(ctx, callback)?;
    let body = callback::body_expr(ctx, callback)?;
    let callback = callback::of_pair(ctx, callback, names, |ctx| lower::condition(ctx, body));
    let set = set_of_entries(ctx, object)?;
    Some(match ctx.lib_function(&["filterAttrs"]) {
        Some(function) => apply(function, [callback, set]),
        None => helper_call(ctx, Helper::FilterAttrs, [callback, set]),
    })
}

/// `names.map((n) => [n, f(n)])  =>  lib.genAttrs names (n: f n)`; other names by `listToAttrs`.
fn generated(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let (object, callback_id) = callback_call(ctx, id, "map")?;
    let module = ctx.module();
    let hir::Expr::Function(function) = &module[bare(ctx, callback_id)] else { return None };
    let [param] = &module[*function].params[..] else { return None };
    let pattern = param.pattern;
    let (key, value) = pair_of(ctx, callback::body_expr(ctx, callback_id)?)?;
    let is_own_key = is_declared_by(ctx, key, pattern) && facts::of(ctx, key).only(Facts::STRING);
    let function = *function;
    if is_own_key && ctx.lib.expr.is_some() {
        let xs = iterated(ctx, object);
        let callback = lower::lambda_with_body(ctx, function, |ctx| lower::expr(ctx, value));
        let generate = ctx.lib_function(&["genAttrs"])?;
        return Some(apply(generate, [xs, callback]));
    }
    let is_text = facts::of_pattern(ctx, pattern).only(Facts::STRING);
    // Elements with one name are one text then, and have one value.
    let is_distinct = is_text && distinct::is_injective(ctx, key, pattern, callback_id)
        || distinct::are_known(ctx, object, callback_id, key);
    let xs = iterated(ctx, object);
    let callback = lower::lambda_with_body(ctx, function, |ctx| name_and_value(ctx, key, value));
    let pairs = super::array::map(ctx, callback, xs);
    // The last one counts, and `listToAttrs` takes the first.
    let pairs = if is_distinct { pairs } else { super::array::reversed(ctx, pairs) };
    Some(builtin_call("listToAttrs", [pairs]))
}

/// The two parts of a literal pair.
fn pair_of(ctx: &Context<'_>, id: ExprId) -> Option<(ExprId, ExprId)> {
    let hir::Expr::Array(elements) = &ctx.module()[bare(ctx, id)] else { return None };
    match elements[..] {
        [hir::ArrayElement::Expr(key), hir::ArrayElement::Expr(value)] => Some((key, value)),
        _ => None,
    }
}

/// Whether an expression is the variable that a pattern declares.
pub(super) fn is_declared_by(ctx: &Context<'_>, id: ExprId, pattern: hir::PatId) -> bool {
    let hir::Expr::Name(name) = &ctx.module()[bare(ctx, id)] else { return false };
    let bindings = ctx.bindings();
    let scope = bindings.expr_scope(bare(ctx, id));
    let found = bindings.lookup(scope, name, tsnix_check::names::Meaning::VALUE);
    found.is_some() && found == bindings.pattern_symbol(pattern)
}

/// `xs.map(Object.keys)`
pub(super) fn function_value(ctx: &mut Context<'_>, name: &str) -> Option<Expr> {
    Some(match name {
        "keys" => builtin("attrNames"),
        "values" => builtin("attrValues"),
        "entries" => {
            let pairs = entries(ctx, ident("attrs"));
            lambda("attrs", pairs)
        }
        "fromEntries" => helper(ctx, Helper::FromEntries),
        _ => return None,
    })
}
