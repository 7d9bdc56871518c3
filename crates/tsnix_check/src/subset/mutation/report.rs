//! What is said of a change.

use tsnix_source::catalogue::language::{
    CALLABLE_OBJECT, CHANGED_AFTER_CAPTURE, CHANGED_ALIAS, CHANGED_BY_CLOSURE, CHANGED_EXPORT,
    CHANGED_PARAMETER,
};
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::FunctionId;

use super::change::Change;
use super::{How, Shared};
use crate::subset::context::{Ctx, edit, fix};

/// The text of a range, if it fits into a message.
fn short(ctx: &Ctx<'_>, range: TextRange) -> String {
    let text = ctx.text_of(range);
    if text.len() > 40 || text.contains('\n') { "...".to_owned() } else { text.to_owned() }
}

pub(super) fn shared(ctx: &Ctx<'_>, change: &Change, shared: &Shared) -> Diagnostic {
    let what = format!("`{}`", short(ctx, change.shown));
    let source = short(ctx, shared.range);
    match shared.how {
        How::Parameter => ctx
            .diagnostic(
                &CHANGED_PARAMETER,
                change.range,
                format!("a change of {what} would be seen by the caller of the function"),
            )
            .with_help(format!("return a changed copy, or change a copy: {}", copy(ctx, change)))
            .with_related(ctx.file, shared.range, "the parameter"),
        How::Alias | How::Result | How::Stored => alias(ctx, change, shared, &what, &source),
        How::Captured => ctx
            .diagnostic(
                &CHANGED_AFTER_CAPTURE,
                change.range,
                format!("{what} is changed after a function was made that reads it"),
            )
            .with_help("make the function after the last change, or let it read a constant of its own")
            .with_related(ctx.file, shared.range, "read by a function here"),
        How::Exported => ctx
            .diagnostic(
                &CHANGED_EXPORT,
                change.range,
                format!("a change of {what} would be seen by the modules that import it"),
            )
            .with_help("change a variable that is not exported, and export the result")
            .with_related(ctx.file, shared.range, "exported"),
        How::Imported => ctx
            .diagnostic(
                &CHANGED_EXPORT,
                change.range,
                format!("a change of {what}, which was not made in this module, would be seen elsewhere"),
            )
            .with_help(format!("change a copy: {}", copy(ctx, change))),
    }
}

fn alias(ctx: &Ctx<'_>, change: &Change, shared: &Shared, what: &str, source: &str) -> Diagnostic {
    let (message, label) = match shared.how {
        How::Result => (
            format!("a change of {what} may be seen elsewhere: `{source}` may have kept it"),
            "what the function gives",
        ),
        _ if is_other(source, what) => {
            (format!("a change of {what} would also be seen through `{source}`"), "shared here")
        }
        _ => (
            format!("a change of {what} would be seen elsewhere: something else refers to it by now"),
            "shared here",
        ),
    };
    let mut found = ctx
        .diagnostic(&CHANGED_ALIAS, change.range, message)
        .with_help("change it before it is shared, or share a copy: `[...list]`, `{ ...object }`")
        .with_related(ctx.file, shared.range, label);
    let is_source =
        shared.how == How::Alias && shared.range.end <= change.range.start && is_list_change(change);
    if is_source && change.object.is_empty() && !source.contains("...") {
        let text = ctx.text_of(shared.range).to_owned();
        found.fix =
            Some(fix("Share a copy of the list", vec![edit(shared.range, format!("[...{text}]"))], false));
    }
    found
}

/// Whether the source of an object has another name than the object.
fn is_other(source: &str, what: &str) -> bool {
    source != "..." && !what.trim_matches('`').starts_with(source)
}

/// Whether a method or an index says that it is a list.
fn is_list_change(change: &Change) -> bool {
    change.written.last() == Some(&super::place::Step::Any) && change.shown.end < change.range.end
}

fn copy(ctx: &Ctx<'_>, change: &Change) -> String {
    let text = short(ctx, change.shown);
    if is_list_change(change) { format!("`[...{text}]`") } else { format!("`{{ ...{text} }}`") }
}

pub(super) fn by_closure(
    ctx: &Ctx<'_>,
    change: &Change,
    function: FunctionId,
    declared: TextRange,
) -> Diagnostic {
    let what = format!("`{}`", short(ctx, change.shown));
    let name = ctx.module[function].name.as_ref().map(|name| format!("`{}`", name.name));
    let who = name.unwrap_or_else(|| "a function".to_owned());
    ctx.diagnostic(
        &CHANGED_BY_CLOSURE,
        change.range,
        format!("{what} is changed by {who}, and was made outside of it"),
    )
    .with_help("return the new value, or write a `for...of` loop where the function is called")
    .with_related(ctx.file, declared, "made here")
}

pub(super) fn by_default(ctx: &Ctx<'_>, change: &Change) -> Diagnostic {
    let what = format!("`{}`", short(ctx, change.shown));
    let message = format!("{what} is changed by a default, which is not always needed");
    ctx.diagnostic(&CHANGED_BY_CLOSURE, change.range, message)
        .with_help("give the default in the body: `if (a === undefined) ...`")
}

pub(super) fn callable(ctx: &Ctx<'_>, change: &Change) -> Diagnostic {
    let what = format!("`{}`", short(ctx, change.shown));
    ctx.diagnostic(
        &CALLABLE_OBJECT,
        change.range,
        format!("the function {what} can't have properties in Nix"),
    )
    .with_help("put the function into an object")
}
