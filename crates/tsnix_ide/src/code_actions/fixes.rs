//! Fixes of diagnostics: those that the compiler brings along, and those that need to look around.
//!
//! One file for each kind of mending; here only which code is mended by which.

mod annotations;
mod declarations;
mod expressions;
mod flakes;
mod imports;
mod literals;
mod members;
mod nullish;
mod returns;
mod statements;
mod syntax;
mod unused;

use tsnix_source::{Diagnostic, Edit};

pub(super) use declarations::is_const;

use super::{Action, Request};

/// The fixes of a diagnostic, the best first.
pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let mut found = Vec::new();
    if let Some(fix) = &diagnostic.fix {
        found.push(request.preferred(fix.title.clone(), fix.edits.clone()));
    } else {
        found.extend(near(request, diagnostic));
    }
    for action in by_code(request, diagnostic) {
        let is_new = !found.iter().any(|it| it.edits == action.edits && it.creates == action.creates);
        if is_new {
            found.push(action);
        }
    }
    // What is right nearly always is one thing.
    let mut has_preferred = false;
    for action in &mut found {
        action.is_preferred &= !has_preferred;
        has_preferred |= action.is_preferred;
    }
    found
}

fn by_code(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let one = |action: Option<Action>| action.into_iter().collect::<Vec<_>>();
    match diagnostic.code.number {
        "ts2304" | "ts2552" | "ts2503" | "ts18004" => {
            let mut found = imports::of(request, diagnostic);
            found.extend(declarations::function(request, diagnostic));
            if diagnostic.code.number == "ts2304" {
                found.extend(declarations::constant(request, diagnostic));
            }
            found
        }
        "ts2307" | "tn3011" => flakes::file(request, diagnostic),
        "ts2305" | "ts2724" => one(declarations::exported(request, diagnostic)),
        "ts1192" => declarations::no_default(request, diagnostic),
        "ts2749" | "ts2709" => one(declarations::type_of(request, diagnostic)),
        "ts6133" | "ts6192" | "ts6196" | "ts6198" | "ts6199" | "ts6205" => {
            one(unused::of(request, diagnostic))
        }
        "ts2741" | "ts2739" | "ts2740" => members::missing(request, diagnostic),
        "ts2345" => {
            let mut found = literals::of(request, diagnostic);
            found.extend(members::missing(request, diagnostic));
            found
        }
        "ts2322" => {
            let mut found = literals::of(request, diagnostic);
            found.extend(members::missing(request, diagnostic));
            found
        }
        "ts2820" | "ts2367" => literals::of(request, diagnostic),
        "ts2678" => {
            let mut found = literals::of(request, diagnostic);
            found.extend(expressions::case(request, diagnostic));
            found
        }
        "ts2353" | "ts2561" => members::excess(request, diagnostic),
        "ts2339" | "ts2551" => one(members::undeclared(request, diagnostic)),
        "ts1117" | "ts2783" => one(members::overwritten(request, diagnostic)),
        "ts2540" | "ts2704" => one(members::readonly(request, diagnostic)),
        "ts2790" => one(members::optional(request, diagnostic)),
        "ts18047" | "ts18048" | "ts18049" | "ts2531" | "ts2532" | "ts2533" => {
            nullish::used(request, diagnostic)
        }
        "ts2721" | "ts2722" | "ts2723" => nullish::called(request, diagnostic),
        "ts2355" | "ts2366" | "ts7030" | "ts2534" => returns::of(request, diagnostic),
        "ts7006" | "ts7019" | "ts7031" => one(annotations::parameter(request, diagnostic)),
        "ts7005" | "ts7034" => one(annotations::variable(request, diagnostic)),
        "ts7008" => one(annotations::member(request, diagnostic)),
        "ts7022" | "ts7023" => one(annotations::circular(request, diagnostic)),
        "ts7053" => one(annotations::index(request, diagnostic)),
        "ts2588" => one(declarations::to_let(request, diagnostic)),
        "ts1155" => {
            let mut found = one(declarations::first_value(request, diagnostic));
            found.extend(declarations::to_let(request, diagnostic));
            found
        }
        "ts2454" => one(declarations::first_value(request, diagnostic)),
        "ts2448" => one(declarations::moved_up(request, diagnostic)),
        "ts2352" => one(expressions::cast(request, diagnostic)),
        "ts1355" => one(expressions::no_const(request, diagnostic)),
        "ts2560" | "ts2774" => vec![expressions::call(request, diagnostic)],
        "ts2349" => one(expressions::no_call(request, diagnostic)),
        "ts2554" | "ts2555" => one(expressions::arguments(request, diagnostic)),
        "ts2315" | "ts2558" | "ts2635" => one(expressions::type_arguments(request, diagnostic)),
        "ts2869" | "ts2871" => one(expressions::coalesce(request, diagnostic)),
        "ts2872" | "ts2873" => one(expressions::test(request, diagnostic)),
        "ts2695" => one(expressions::comma(request, diagnostic)),
        "ts2488" => expressions::iterable(request, diagnostic),
        "ts4104" => one(expressions::copied(request, diagnostic)),
        "ts2375" | "ts2412" => one(expressions::left_out(request, diagnostic)),
        "ts7027" => one(statements::unreachable(request, diagnostic)),
        "ts7029" => one(statements::fall_through(request, diagnostic)),
        "ts1104" | "ts1105" => one(statements::misplaced(request, diagnostic)),
        "ts1108" => one(statements::export_value(request, diagnostic)),
        "ts1232" => one(statements::import_to_top(request, diagnostic)),
        "tn1003" => one(statements::union_of_enum(request, diagnostic)),
        "tn1019" => one(statements::no_finally(request, diagnostic)),
        "tn1020" => one(statements::catch_name(request, diagnostic)),
        "tn2002" => one(flakes::both(request, diagnostic)),
        "tn3004" => one(flakes::one_system(request, diagnostic)),
        "tn3016" | "tn3019" => one(flakes::declared_input(request, diagnostic)),
        "tn3002" | "tn3018" => one(flakes::attribute(request, diagnostic)),
        "tn3012" => one(flakes::argument(request, diagnostic)),
        "tn3013" => one(flakes::unexpected(request, diagnostic)),
        "tn4021" => vec![flakes::comment(request, diagnostic)],
        _ => one(syntax::of(request, diagnostic)),
    }
}

/// What the help calls near, where the compiler has no edit of its own.
fn near(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let near = diagnostic.help.as_deref()?.strip_prefix("did you mean `")?.strip_suffix("`?")?;
    let literal = super::places::expr_at(request.module, diagnostic.range)
        .is_some_and(|it| matches!(request.module[it], tsnix_syntax::hir::Expr::String(_)));
    let written = diagnostic.range.of(request.text);
    let text = match (literal, near.starts_with('"')) {
        (true, true) => near.to_owned(),
        (true, false) => format!("{near:?}"),
        // The place is a name: of a constant, whose value is meant.
        (false, true) => return None,
        (false, false) if written.starts_with(['"', '\'']) => format!("{near:?}"),
        (false, false) => near.to_owned(),
    };
    let title = format!("Change to `{}`", near.trim_matches('"'));
    Some(request.preferred(title, vec![Edit { range: diagnostic.range, text }]))
}

#[cfg(test)]
mod tests;
