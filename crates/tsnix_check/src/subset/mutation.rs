//! Changes that could be seen from elsewhere.
//!
//! Nix has no variables: a local change becomes a new value that the following code uses. That says the same
//! as JavaScript as long as nothing else holds the object that is changed, and no function that was made
//! before reads it. So for each change four things are asked, walking the control flow backwards from it:
//!
//! 1. Does the function that changes something own it, or is it called on the spot? (`changed-by-closure`)
//! 2. Was the object made here? (`changed-parameter`, `changed-alias`, `changed-export`)
//! 3. Does something else hold it by then? (`changed-alias`)
//! 4. Was a function made by then that reads it? (`changed-after-capture`)
//!
//! Says no where it can't tell. A path is the steps from a variable to an object: `o.a[k]` is `o`, `a`, any.

mod called;
mod change;
mod ownership;
mod place;
mod reach;
mod report;
mod results;
mod uses;

use tsnix_source::TextRange;
use tsnix_syntax::hir::{ExprId, ForBinding, Stmt};

use super::context::Ctx;
use super::globals::is_refused;
use crate::names::{Declaration, LocalSymbolId};
use change::{Change, Target};
use place::Step;
use uses::Uses;

/// Why a value does not belong to the code that changes it alone.
pub(super) struct Shared {
    /// What it came from.
    range: TextRange,
    /// How.
    how: How,
}

/// How something else comes to hold an object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// A parameter: the caller has it.
    Parameter,
    /// It was read from here: another name, a property, an element.
    Alias,
    /// It is what a function gave, which may have kept it.
    Result,
    /// It was stored here.
    Stored,
    /// A function that was made here reads it.
    Captured,
    /// Other modules see it.
    Exported,
    /// Another module made it.
    Imported,
}

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let changes = change::collect(ctx);
    if changes.is_empty() {
        return;
    }
    let uses = Uses::collect(ctx, &changes);
    let heads = heads(ctx);
    for change in &changes {
        if let Some(found) = refusal(ctx, &uses, change).or_else(|| head_refusal(ctx, &heads, change)) {
            ctx.report(found);
        }
    }
}

/// Where parameters and heads of loops take apart what they are given: a default there is needed in some calls and
/// rounds alone.
fn heads(ctx: &Ctx<'_>) -> Vec<TextRange> {
    let module = &ctx.module;
    let mut ranges = Vec::new();
    for function in module.functions.ids() {
        for param in &module[function].params {
            ranges.push(module.patterns.range(param.pattern));
            ranges.extend(param.default.map(|it| ctx.range(it)));
        }
    }
    for stmt in ctx.stmts() {
        if let Stmt::ForOf { binding: ForBinding::Declare(_, pattern), .. } = &module[stmt] {
            ranges.push(module.patterns.range(*pattern));
        }
    }
    ranges
}

/// `(a = n++) => ...`, `for (const [a = n++] of xs)`; what the default makes itself it may change.
fn head_refusal(ctx: &Ctx<'_>, heads: &[TextRange], change: &Change) -> Option<tsnix_source::Diagnostic> {
    if !matches!(change.target, Target::Symbol(_)) {
        return None;
    }
    let by = ctx.range(change.by);
    let function = ctx.function_of(change.by).map(|it| ctx.module.functions.range(it));
    let is_there = |head: &&TextRange| head.contains(by) && !function.is_some_and(|it| head.contains(it));
    heads.iter().find(is_there).map(|_| report::by_default(ctx, change))
}

fn refusal(ctx: &Ctx<'_>, uses: &Uses, change: &Change) -> Option<tsnix_source::Diagnostic> {
    match &change.target {
        Target::Value(value) => {
            let shared = ownership::owns(ctx, uses, *value, &change.object).err()?;
            Some(report::shared(ctx, change, &shared))
        }
        // Refused as what it is.
        Target::Global(name) if is_refused(ctx, *name) => None,
        Target::Global(name) => {
            let shared = Shared { range: ctx.range(*name), how: How::Imported };
            Some(report::shared(ctx, change, &shared))
        }
        Target::Symbol(symbol) => symbol_refusal(ctx, uses, change, *symbol),
    }
}

fn symbol_refusal(
    ctx: &Ctx<'_>,
    uses: &Uses,
    change: &Change,
    symbol: LocalSymbolId,
) -> Option<tsnix_source::Diagnostic> {
    let known = ctx.bindings.symbol(symbol);
    let declaration = known.declarations.first()?;
    let declared = crate::names::declaration_range(&ctx.module, declaration);
    match declaration {
        // TypeScript refuses to assign these.
        Declaration::Import(..) | Declaration::ImportEquals(_) if change.is_rebinding => return None,
        Declaration::Import(..) => {
            return Some(report::shared(ctx, change, &Shared { range: declared, how: How::Imported }));
        }
        Declaration::Function(_) if !change.is_rebinding => return Some(report::callable(ctx, change)),
        Declaration::Variable(..) | Declaration::Param(..) | Declaration::Catch(_) => {}
        _ => return None,
    }
    if change.is_rebinding && is_const(declaration) {
        return None;
    }
    if !change.is_rebinding && change.object.is_empty() && is_function(ctx, symbol) {
        return Some(report::callable(ctx, change));
    }
    if known.is_exported || uses.exported.contains(&symbol) {
        return Some(report::shared(ctx, change, &Shared { range: declared, how: How::Exported }));
    }
    let owner = ctx.function_of_scope(known.scope);
    if let Some(function) = called::foreign_function(ctx, change.function, owner) {
        return Some(report::by_closure(ctx, change, function, declared));
    }
    let shared = reach::shared_before(ctx, uses, change, symbol)?;
    Some(report::shared(ctx, change, &shared))
}

fn is_const(declaration: &Declaration) -> bool {
    matches!(declaration, Declaration::Variable(_, tsnix_syntax::hir::VariableKind::Const))
}

fn is_function(ctx: &Ctx<'_>, symbol: LocalSymbolId) -> bool {
    let Some(init) = ctx.const_init(symbol) else { return false };
    matches!(ctx.module[ctx.peel(init)], tsnix_syntax::hir::Expr::Function(_))
}

/// Whether an expression is of strings, numbers, booleans and nothing else: these can't be changed, so it
/// does not matter who holds them.
fn is_plain(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    is_plain_type(ctx, ctx.model.type_of(ctx.file, expr))
}

fn is_plain_type(ctx: &Ctx<'_>, ty: crate::model::TypeId) -> bool {
    ctx.model.view(ty).members().into_iter().all(|member| {
        let view = ctx.model.view(member);
        view.is_string_like()
            || view.is_number_like()
            || view.is_boolean()
            || view.is_null()
            || view.is_undefined()
            || view.is_void()
            || view.is_never()
            || view.is_function()
    })
}

/// Whether what an expression gives can't keep anything: plain, and no function, which may keep what it read.
fn keeps_nothing(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let ty = ctx.model.type_of(ctx.file, expr);
    let is_function = |it| ctx.model.view(it).is_function();
    is_plain_type(ctx, ty) && !ctx.model.view(ty).members().into_iter().any(is_function)
}

/// Whether the elements of a list, or the properties of an object, are all plain.
fn has_plain_elements(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let ty = ctx.model.type_of(ctx.file, expr);
    let view = ctx.model.view(ty);
    if view.is_any() || view.is_unknown() || view.has_looked_up_members() {
        return false;
    }
    match view.element() {
        Some(element) => is_plain_type(ctx, element),
        None => {
            let properties = ctx.model.properties(ty);
            !properties.is_empty() && properties.iter().all(|it| is_plain_type(ctx, it.ty))
        }
    }
}

fn is_list(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let view = ctx.model.view(ctx.model.type_of(ctx.file, expr));
    view.is_array_like()
}

/// Whether an expression is a list where it is anything.
pub(super) fn is_list_or_nothing(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let members = ctx.model.view(ctx.model.type_of(ctx.file, expr)).members();
    let mut lists = members.into_iter().map(|it| ctx.model.view(it)).filter(|it| {
        let is_nothing = it.is_null() || it.is_undefined() || it.is_void();
        !is_nothing
    });
    lists.next().is_some_and(|it| it.is_array_like()) && lists.all(|it| it.is_array_like())
}

/// Whether `prefix` may lead to what is on the way of `path`.
fn may_begin(prefix: &[Step], path: &[Step]) -> bool {
    prefix.len() <= path.len() && prefix.iter().zip(path).all(|(a, b)| a.may_be(b))
}
