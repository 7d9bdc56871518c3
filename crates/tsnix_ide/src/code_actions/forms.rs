//! A flake in the short form (`devShell`, `package`, for all systems) and in the full form (`flake({ inputs, outputs })`):
//! each into the other, where nothing is lost.

mod to_full;
mod to_short;

use tsnix_syntax::hir::{Expr, ExprId, Property, PropertyId, Stmt, StmtId};

use super::{Action, Request};

/// The systems of a flake that says none.
const SYSTEMS: [&str; 4] = ["x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin"];

/// An output for each system: what it is called alone, and as one of several.
const PER_SYSTEM: [(&str, &str); 4] =
    [("package", "packages"), ("devShell", "devShells"), ("checks", "checks"), ("formatter", "formatter")];

/// Offered on `export default` and on the keys of what it exports.
pub(super) fn of(request: &Request<'_>) -> Option<Action> {
    let module = request.module;
    let (stmt, value) = module.body.iter().find_map(|it| match module[*it] {
        Stmt::ExportDefault(value) => Some((*it, value)),
        _ => None,
    })?;
    let path = request.analysis.files.file(request.file).path();
    let is_flake = path.file_name().is_some_and(|it| it == "flake.ts");
    if !is_flake || !is_at_head(request, stmt, value) {
        return None;
    }
    let value = without_satisfies(request, value);
    match &module[value] {
        Expr::Object(_) if property(request, value, "outputs").is_none() => {
            to_full::action(request, stmt, value)
        }
        Expr::Object(_) => to_short::action(request, stmt, value),
        Expr::Call { callee, args, .. } => {
            let is_flake = matches!(&module[*callee], Expr::Name(name) if name == "flake");
            let argument = args.first().filter(|it| is_flake && !it.is_spread)?.expr;
            to_short::action(request, stmt, argument)
        }
        _ => None,
    }
}

/// Whether the cursor is before the value or on one of its keys.
fn is_at_head(request: &Request<'_>, stmt: StmtId, value: ExprId) -> bool {
    let at = request.range.start;
    let module = request.module;
    let start = module.exprs.range(value).start;
    if module.stmts.range(stmt).start <= at && at <= start + 1 {
        return true;
    }
    let objects = [Some(value), argument_of(request, value)].into_iter().flatten();
    objects.into_iter().any(|it| match &module[it] {
        Expr::Object(properties) => properties.iter().any(|it| match &module[*it] {
            Property::KeyValue { key, .. } => key.range().touches(at),
            _ => false,
        }),
        _ => false,
    })
}

fn argument_of(request: &Request<'_>, value: ExprId) -> Option<ExprId> {
    match &request.module[value] {
        Expr::Call { args, .. } => args.first().map(|it| it.expr),
        _ => None,
    }
}

fn without_satisfies(request: &Request<'_>, value: ExprId) -> ExprId {
    match request.module[value] {
        Expr::Satisfies { expr, .. } => expr,
        _ => value,
    }
}

/// The properties of an object with their names; nothing where one has none.
fn properties(request: &Request<'_>, object: ExprId) -> Option<Vec<(String, PropertyId, ExprId)>> {
    let Expr::Object(all) = &request.module[object] else { return None };
    all.iter()
        .map(|id| match &request.module[*id] {
            Property::KeyValue { key, value } => Some((key.static_name()?.to_string(), *id, *value)),
            Property::Shorthand { key, value } => Some((key.name.to_string(), *id, *value)),
            _ => None,
        })
        .collect()
}

fn property(request: &Request<'_>, object: ExprId, name: &str) -> Option<ExprId> {
    properties(request, object)?.into_iter().find(|(it, ..)| it == name).map(|(.., value)| value)
}

/// A text moved in by some blanks; the first line stays where it is.
pub(super) fn indented(text: &str, by: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        out.push('\n');
        if !line.trim().is_empty() {
            out.push_str(by);
            out.push_str(line);
        }
    }
    out
}

/// A text moved out, so that its last line starts at `indent`.
fn outdented(text: &str, indent: &str) -> String {
    let last = text.lines().last().unwrap_or("");
    let own = last.len() - last.trim_start().len();
    let gone = own.saturating_sub(indent.len());
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        out.push('\n');
        let blanks = line.len() - line.trim_start().len();
        out.push_str(&line[gone.min(blanks)..]);
    }
    out
}
