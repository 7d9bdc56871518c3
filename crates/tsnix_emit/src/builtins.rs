//! JavaScript's library: each member by the type that declares it, to what says the same in Nix.
//!
//! Nix's own functions first, nixpkgs' `lib` where the output reaches it and it reads better, a runtime
//! helper last. The list of members is `typings/lib.d.ts`.

pub(crate) mod array;
mod callback;
mod context;
mod distinct;
mod json;
mod math;
mod number;
mod object;
mod regex;
mod replacement;
mod string;

pub(crate) use callback::reduced;
pub(crate) use object::{entries_of, object_argument};
pub(crate) use regex::named_groups;

use nix_tree::Expr;
use nix_tree::build::{ident, null};
use smol_str::SmolStr;
use tsnix_syntax::hir::{self, Argument, ExprId};

use crate::context::Context;
use crate::lower::access;
use crate::lower::facts::{self, Facts};
use crate::lower::{bare, builtin_call, shapes};

/// A call of a library member.
pub(crate) struct Method<'a> {
    /// The call.
    pub(crate) call: ExprId,
    /// What the member is read of.
    pub(crate) object: ExprId,
    /// `a?.b()`
    pub(crate) is_optional: bool,
    /// The member.
    pub(crate) name: &'a str,
    /// The arguments.
    pub(crate) args: &'a [Argument],
}

impl Method<'_> {
    /// The object as a value.
    pub(crate) fn receiver(&self, ctx: &mut Context<'_>) -> Expr {
        access::object_of(ctx, self.object, self.is_optional, true)
    }

    /// The expression of an argument.
    pub(crate) fn arg_id(&self, at: usize) -> Option<ExprId> {
        self.args.get(at).map(|argument| argument.expr)
    }

    /// An argument as a value.
    pub(crate) fn arg(&self, ctx: &mut Context<'_>, at: usize) -> Option<Expr> {
        self.arg_id(at).map(|id| crate::lower::plain(ctx, id))
    }

    /// An argument, or what counts where it is left out or undefined.
    pub(crate) fn arg_or(&self, ctx: &mut Context<'_>, at: usize, default: Expr) -> Expr {
        let Some(id) = self.arg_id(at) else { return default };
        let value = crate::lower::plain(ctx, id);
        if shapes::is_null_literal(&default) {
            return value;
        }
        if shapes::is_null_literal(&value) {
            return default;
        }
        let facts = facts::of(ctx, id);
        if !facts.has(Facts::UNDEFINED) || facts.only(Facts::ANY) {
            return value;
        }
        shapes::shared(ctx, value, "given", |_, value| {
            nix_tree::build::if_else(shapes::is_null(value.clone()), default, value)
        })
    }

    /// As [`Self::arg_or`], of a number: what is behind the point is cut off.
    pub(crate) fn int_or(&self, ctx: &mut Context<'_>, at: usize, default: Expr) -> Expr {
        let value = self.arg_or(ctx, at, default);
        match self.arg_id(at) {
            Some(id) => crate::lower::truncated(ctx, id, value),
            None => value,
        }
    }

    /// The text of an argument that is a string literal.
    pub(crate) fn literal(&self, ctx: &Context<'_>, at: usize) -> Option<SmolStr> {
        match &ctx.module()[bare(ctx, self.arg_id(at)?)] {
            hir::Expr::String(text) => Some(text.value.clone()),
            hir::Expr::Template(template) if template.exprs.is_empty() => {
                template.quasis.first().and_then(|quasi| quasi.cooked.clone())
            }
            _ => None,
        }
    }

    /// Whether an argument is a spread.
    pub(crate) fn has_spread(&self) -> bool {
        self.args.iter().any(|argument| argument.is_spread)
    }
}

/// A call of a member of JavaScript's library; nothing for any other call.
pub(crate) fn call(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, .. } = &module[id] else { return None };
    if let Some(value) = crate::lower::mutating_call(ctx, id) {
        return Some(value);
    }
    let callee = bare(ctx, *callee);
    match &module[callee] {
        hir::Expr::Name(name) => {
            let is_global = crate::lower::is_global_name(ctx, callee, name);
            if is_global { number::global_call(ctx, name, args) } else { None }
        }
        hir::Expr::Member { object, name, is_optional } => {
            let method =
                Method { call: id, object: *object, is_optional: *is_optional, name: &name.name, args };
            member_call(ctx, callee, &method)
        }
        _ => None,
    }
}

fn member_call(ctx: &mut Context<'_>, callee: ExprId, method: &Method<'_>) -> Option<Expr> {
    match global_object(ctx, method.object) {
        Some("Math") => return math::call(ctx, method),
        Some("Object") => return object::call(ctx, method),
        Some("Array") => return array::static_call(ctx, method),
        Some("Number") => return number::static_call(ctx, method),
        Some("JSON") => return json::call(ctx, method),
        Some(_) => return None,
        None => {}
    }
    if let Some(value) = of_several_kinds(ctx, method) {
        return Some(value);
    }
    let owner = ctx.model.member_of(ctx.file, callee).and_then(|member| member.owner);
    match owner.as_deref() {
        Some("Array" | "ReadonlyArray" | "ConcatArray") => array::call(ctx, method),
        Some("String") => string::call(ctx, method),
        Some("Number") => number::call(ctx, method),
        Some("Boolean") => number::boolean_call(ctx, method),
        Some("RegExp") => regex::call(ctx, method),
        Some(_) => None,
        None => by_type(ctx, method),
    }
}

/// A method that values of several kinds have, by asking which it is:
/// `x.includes(y)  =>  if builtins.isString x then includesString x y else builtins.elem y x`
fn of_several_kinds(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let facts = facts::of(ctx, method.object).without(Facts::NULLISH);
    if method.name == "toString" && facts.is_mixed() {
        let fraction = crate::lower::fraction(ctx, method.object);
        let value = method.receiver(ctx);
        if method.args.is_empty() || !facts.has(Facts::NUMBER) {
            return Some(crate::lower::text::of_value(ctx, value, facts, fraction));
        }
        // What is no number takes no notice of a radix.
        let of_number = number::call(ctx, method)?;
        let numeric = [builtin_call("isInt", [value.clone()]), builtin_call("isFloat", [value.clone()])];
        let is_number = nix_tree::build::binary_chain(nix_tree::BinaryOp::Or, numeric.to_vec())?;
        let others = facts.without(Facts::NUMBER);
        let of_others = crate::lower::text::of_value(ctx, value, others, fraction);
        return Some(nix_tree::build::if_else(is_number, of_number, of_others));
    }
    if !facts.is_text_or_list() {
        return None;
    }
    let changing: Vec<ExprId> = match crate::lower::changes(ctx, method.call) {
        true => std::iter::once(method.object).chain(method.args.iter().map(|it| it.expr)).collect(),
        false => Vec::new(),
    };
    crate::lower::each_once(ctx, changing, |ctx| {
        let value = method.receiver(ctx);
        let of_text = string::call(ctx, method)?;
        let of_list = array::call(ctx, method)?;
        Some(nix_tree::build::if_else(builtin_call("isString", [value]), of_text, of_list))
    })
}

/// Where the member has no owner (a union of lists): by what the object is.
fn by_type(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let facts = facts::of(ctx, method.object).without(Facts::NULLISH);
    if facts.only(Facts::LIST) {
        array::call(ctx, method)
    } else if facts.only(Facts::STRING) {
        string::call(ctx, method)
    } else if facts.only(Facts::NUMBER) {
        number::call(ctx, method)
    } else {
        None
    }
}

/// The name of the global object that an expression is.
fn global_object(ctx: &Context<'_>, id: ExprId) -> Option<&'static str> {
    ["Math", "Object", "Array", "Number", "JSON", "console"]
        .into_iter()
        .find(|name| access::is_global_object(ctx, id, name))
}

/// Whether the members of an interface are functions of the library, not attributes.
pub(crate) fn has_members(owner: &str) -> bool {
    matches!(owner, "Array" | "ReadonlyArray" | "ConcatArray" | "String" | "RegExpMatchArray")
}

/// A property of a list or a string that is read, not called.
pub(crate) fn property(ctx: &mut Context<'_>, owner: &str, name: &str, object: Expr) -> Expr {
    let _ = ctx;
    match (owner, name) {
        ("String", "length") => builtin_call("stringLength", [object]),
        (_, "length") => builtin_call("length", [object]),
        _ => crate::lower::unsupported("a method that is not called"),
    }
}

/// A function of the library that is not called but handed on: `xs.map(Math.floor)`.
pub(crate) fn function_value(ctx: &mut Context<'_>, id: ExprId, object: ExprId, name: &str) -> Option<Expr> {
    let _ = id;
    match global_object(ctx, object)? {
        "Math" => math::function_value(ctx, name),
        "Object" => object::function_value(ctx, name),
        "Array" => (name == "isArray").then(|| nix_tree::build::builtin("isList")),
        "Number" => number::function_value(ctx, name),
        "JSON" => json::function_value(name),
        _ => None,
    }
}

/// A name that no module declares.
pub(crate) fn global_value(ctx: &mut Context<'_>, name: &str) -> Expr {
    let _ = ctx;
    match name {
        "builtins" => ident("builtins"),
        _ => null(),
    }
}
