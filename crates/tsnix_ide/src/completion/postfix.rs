//! `value.if`, `list.for`: a statement written behind the value that it is about.

use tsnix_check::names::Parent;
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Stmt};

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Options, Source};

/// A word, what it makes of `$value`, and what it is for.
const STATEMENTS: &[(&str, &str, &str)] = &[
    ("const", "const ${1:name} = $value;", "Gives the value a name."),
    ("return", "return $value;", "Returns the value."),
    ("if", "if ($value) {\n\t$0\n}", "Tests the value."),
    ("not", "!$value", "Negates the value."),
    ("for", "for (const ${1:item} of $value) {\n\t$0\n}", "Goes through the list."),
    ("log", "console.log($value);", "Prints the value while Nix evaluates."),
];

/// Where the value stands alone as a statement.
pub(super) fn of_expr(context: &Context<'_>, object: ExprId, options: Options) -> Vec<Candidate> {
    if !options.snippets || !is_statement(context, object) {
        return Vec::new();
    }
    let range = context.module.exprs.range(object);
    let value = range.of(context.analysis.text(context.file));
    let is_list = {
        let model = context.analysis.model;
        model.view(model.type_of(context.file, object)).is_array_like()
    };
    let gone = TextRange::new(range.start, context.replaces.start);
    STATEMENTS
        .iter()
        .filter(|(word, ..)| *word != "for" || is_list)
        .map(|(word, text, docs)| {
            let escaped = value.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
            let text = text.replace("$value", &escaped);
            let mut candidate = Candidate::new(*word, ItemKind::Snippet, Source::Text((*docs).to_owned()), 9)
                .with_insert(Insert::Snippet(text));
            candidate.item.edits.push(Edit { range: gone, text: String::new() });
            candidate
        })
        .collect()
}

/// `value.` as a statement of its own, with or without a word behind the dot.
fn is_statement(context: &Context<'_>, object: ExprId) -> bool {
    let Some(bindings) = context.analysis.bindings(context.file) else { return false };
    let is_alone = |expr: ExprId| match bindings.parent(expr) {
        Parent::Stmt(stmt) => matches!(context.module[stmt], Stmt::Expr(_)),
        _ => false,
    };
    match bindings.parent(object) {
        Parent::Expr(parent) => matches!(context.module[parent], Expr::Member { .. }) && is_alone(parent),
        _ => is_alone(object),
    }
}
