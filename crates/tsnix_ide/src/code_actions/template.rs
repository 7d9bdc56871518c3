//! A `nix` template written as TypeScript, where all of it can be.
//!
//! ```text
//! nix<number>`let n = ${port}; in n + 1`  =>  const n = port;  and  n + 1
//! ```
//!
//! What Nix says leaves types open; so the result is tried in the file, by who asks, and is offered only where it brings no
//! mistake along.

use tsnix_check::names::{Declaration, Meaning};
use tsnix_project::convert::{Expression, Problem, Surroundings, convert_expression, nix_of_template};
use tsnix_source::{Edit, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Imported, Stmt, StmtId, Template};

use super::forms::indented;
use super::places::{indent_at, stmt_around};
use super::{Action, ActionKind, Request};
use crate::Analysis;
use crate::completion::import_edit;

/// What asks the checker about a text that the file might have.
pub type Check<'c> = dyn FnMut(&str) -> Vec<Problem> + 'c;

/// The action on the tag of a `nix` template.
pub fn template_action(
    analysis: &Analysis<'_>,
    file: FileId,
    range: TextRange,
    check: &mut Check<'_>,
) -> Option<Action> {
    let request = Request::new(analysis, file, range)?;
    let place = Place::at(&request)?;
    let before = check(request.text).len();
    // With the type that the template claimed, where what is written has another one.
    [None, place.claimed.as_deref()]
        .into_iter()
        .enumerate()
        .filter(|(at, claimed)| *at == 0 || claimed.is_some())
        .find_map(|(_, claimed)| place.action(&request, claimed, before, check))
}

/// Whether a `nix` template's tag is there, so that the action is worth trying.
pub fn is_at_template(analysis: &Analysis<'_>, file: FileId, range: TextRange) -> bool {
    Request::new(analysis, file, range).and_then(|it| Place::at(&it)).is_some()
}

/// A template and what is around it.
struct Place {
    expr: ExprId,
    stmt: StmtId,
    nix: String,
    around: Surroundings,
    /// The type that it says it has.
    claimed: Option<String>,
    /// Whether a constant before the statement sees all that the template does.
    takes_statements: bool,
}

impl Place {
    fn at(request: &Request<'_>) -> Option<Self> {
        let module = request.module;
        let expr = module.exprs.ids().find(|id| match module[*id] {
            Expr::TaggedTemplate { tag, .. } => {
                let tag_range = module.exprs.range(tag);
                tag_range.contains(request.range) && is_nix(request, tag)
            }
            _ => false,
        })?;
        let Expr::TaggedTemplate { type_args, template, .. } = &module[expr] else { return None };
        let stmt = stmt_around(module, module.exprs.range(expr))?;
        let claimed = type_args.first().map(|it| module.type_nodes.range(*it).of(request.text).to_owned());
        let (nix, around) = surroundings(request, expr, template)?;
        let takes_statements = !matches!(module[stmt], Stmt::Import(_) | Stmt::ExportNamed(_))
            && request.bindings.expr_scope(expr) == request.bindings.stmt_scope(stmt);
        let claimed = claimed.filter(|it| !matches!(it.as_str(), "Untyped" | "any" | "unknown"));
        Some(Self { expr, stmt, nix, around, claimed, takes_statements })
    }

    fn action(
        &self,
        request: &Request<'_>,
        claimed: Option<&str>,
        before: usize,
        check: &mut Check<'_>,
    ) -> Option<Action> {
        let mut is_good = false;
        let (found, _) = convert_expression(&self.nix, &self.around, &mut |expression| {
            // What stays Nix is refused in the end: the checker need not be asked.
            if expression.kept > 0 {
                return Vec::new();
            }
            let trial = Trial::new(request, self.edits(request, expression, claimed, false));
            let all = check(&trial.text);
            is_good = all.len() <= before;
            all.into_iter().filter_map(|it| trial.in_expression(it, expression)).collect()
        })
        .ok()?;
        let has_place = found.start == 0 || self.takes_statements;
        if !is_good || found.kept > 0 || !has_place {
            return None;
        }
        let edits = self.edits(request, &found, claimed, true).into_iter().map(|(_, it)| it).collect();
        Some(Action::new("Write this Nix as TypeScript", ActionKind::Rewrite, request.file, edits))
    }

    /// The edits that put an expression in the template's place, each with where its text begins in the expression's.
    fn edits(
        &self,
        request: &Request<'_>,
        expression: &Expression,
        claimed: Option<&str>,
        is_laid_out: bool,
    ) -> Vec<(Option<usize>, Edit)> {
        let range = request.module.exprs.range(self.expr);
        let start = request.module.stmts.range(self.stmt).start;
        let indent = indent_at(request.text, range.start);
        let (statements, value) = expression.parts();
        let mut found: Vec<(Option<usize>, Edit)> = Vec::new();
        for (module, name) in &expression.imported {
            if !has_import(request, module, name) {
                let name = if name == "Untyped" { "type Untyped" } else { name };
                found.push((None, import_edit(request.module, request.text, module, name)));
            }
        }
        if !statements.is_empty() {
            let own = indent_at(request.text, start);
            let text = if is_laid_out {
                format!("{}\n{own}", indented(statements.trim_end(), own))
            } else {
                statements.to_owned()
            };
            found.push((Some(0), Edit { range: TextRange::empty(start), text }));
        }
        let value = if is_laid_out { indented(value, indent) } else { value.to_owned() };
        let (open, close) = match claimed {
            Some(ty) if expression.holds_together => ("(", format!(" as {ty})")),
            Some(ty) => ("((", format!(") as {ty})")),
            None if expression.holds_together || !self.is_operand(request) => ("", String::new()),
            None => ("(", ")".to_owned()),
        };
        // Where parentheses shift the text by a letter or two is of no consequence.
        found.push((Some(expression.start), Edit { range, text: format!("{open}{value}{close}") }));
        found.sort_by_key(|(_, it)| it.range);
        found
    }

    /// Whether something around the template binds more tightly than what may be written for it.
    fn is_operand(&self, request: &Request<'_>) -> bool {
        let tsnix_check::names::Parent::Expr(parent) = request.bindings.parent(self.expr) else {
            return false;
        };
        match &request.module[parent] {
            Expr::Array(_) => false,
            Expr::Call { callee, .. } | Expr::New { callee, .. } => *callee == self.expr,
            _ => true,
        }
    }
}

/// A text of the file with an expression tried in it.
struct Trial {
    text: String,
    /// Where a piece begins in the text, its length, and where it begins in the expression's text.
    pieces: Vec<(usize, usize, usize)>,
}

impl Trial {
    /// `edits` in the order of their places.
    fn new(request: &Request<'_>, edits: Vec<(Option<usize>, Edit)>) -> Self {
        let mut trial = Self { text: String::new(), pieces: Vec::new() };
        let mut from = 0;
        for (origin, edit) in edits {
            let until = (edit.range.start as usize).max(from);
            trial.text.push_str(request.text.get(from..until).unwrap_or_default());
            if let Some(origin) = origin {
                trial.pieces.push((trial.text.len(), edit.text.len(), origin));
            }
            trial.text.push_str(&edit.text);
            from = (edit.range.end as usize).max(until);
        }
        trial.text.push_str(request.text.get(from..).unwrap_or_default());
        trial
    }

    /// A problem of the text as one of the expression.
    fn in_expression(&self, problem: Problem, expression: &Expression) -> Option<Problem> {
        let holds = |(start, length, _): &&(usize, usize, usize)| {
            *start <= problem.range.start && problem.range.end <= start + length
        };
        let (start, _, origin) = self.pieces.iter().find(holds)?;
        let moved = |at: usize| (at - start + origin).min(expression.text.len());
        let range = moved(problem.range.start)..moved(problem.range.end);
        Some(Problem { range, ..problem })
    }
}

/// The Nix of a template, and what its substitutions and its surroundings are.
fn surroundings(request: &Request<'_>, expr: ExprId, template: &Template) -> Option<(String, Surroundings)> {
    let module = request.module;
    let (nix, names) = nix_of_template(template);
    let given = names.into_iter().zip(&template.exprs).map(|(name, expr)| {
        let text = module.exprs.range(*expr).of(request.text);
        let is_whole = matches!(
            module[*expr],
            Expr::Name(_)
                | Expr::Member { .. }
                | Expr::Index { .. }
                | Expr::Call { .. }
                | Expr::String(_)
                | Expr::Number { .. }
                | Expr::Array(_)
                | Expr::Template(_)
        );
        (name, if is_whole { text.to_owned() } else { format!("({text})") })
    });
    let scope = request.bindings.expr_scope(expr);
    let seen = request.analysis.model.names_in_scope(request.file, scope, Meaning::VALUE);
    let taken = seen.into_iter().map(|(name, _)| name.to_string()).collect();
    Some((nix, Surroundings { given: given.collect(), taken }))
}

/// Whether a tag is `nix` of "tsnix".
fn is_nix(request: &Request<'_>, tag: ExprId) -> bool {
    let Some(symbol) = crate::target::symbol_of_value(request.analysis, request.file, tag) else {
        return false;
    };
    request.analysis.model.definitions(symbol).into_iter().any(|(file, declaration)| {
        let Declaration::Import(specifier, stmt) = declaration else { return false };
        let Some(module) = request.analysis.hir(file) else { return false };
        let Stmt::Import(decl) = &module[stmt] else { return false };
        let is_it = matches!(&module[specifier].imported, Imported::Named(name) if name.name == "nix");
        is_it && decl.from.value == "tsnix"
    })
}

fn has_import(request: &Request<'_>, from: &str, name: &str) -> bool {
    let module = request.module;
    module.body.iter().any(|stmt| match &module[*stmt] {
        Stmt::Import(decl) if decl.from.value == from => decl.specifiers.iter().any(|it| {
            let specifier = &module[*it];
            specifier.local.name == name
                && matches!(&specifier.imported, Imported::Named(it) if it.name == name)
        }),
        _ => false,
    })
}

#[cfg(test)]
mod tests;
