//! Values that do not fit: the near text of a union, a number in quotes, a package where its path is meant.

use tsnix_check::model::{Nullish, TypeId};
use tsnix_check::names::Parent;
use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId};

use super::super::places::expr_at;
use super::super::{Action, Request};

/// More would be a list to read, not to pick from.
const MOST_OFFERED: usize = 5;

pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some(expr) =
        expr_at(request.module, diagnostic.range).or_else(|| value_named(request, diagnostic.range))
    else {
        return Vec::new();
    };
    let model = request.analysis.model;
    let expected = model
        .target_type(request.file, expr)
        .or_else(|| model.contextual_type(request.file, expr))
        .or_else(|| compared_with(request, expr));
    let Some(expected) = expected else { return Vec::new() };
    let mut found = texts(request, expr, expected);
    found.extend(converted(request, expr, expected));
    found.extend(there(request, expr, expected));
    found
}

/// The value of the constant or the property whose name stands at a place.
fn value_named(request: &Request<'_>, range: TextRange) -> Option<ExprId> {
    use tsnix_syntax::hir::{Property, Stmt};
    let module = request.module;
    let of_property = module.properties.ids().find_map(|id| match &module[id] {
        Property::KeyValue { key, value } if key.range() == range => Some(*value),
        _ => None,
    });
    of_property.or_else(|| {
        module.stmts.ids().find_map(|id| match &module[id] {
            Stmt::Variable(decl) => {
                let is_it = |it: &&tsnix_syntax::hir::Declarator| module.patterns.range(it.pattern) == range;
                decl.declarators.iter().find(is_it)?.init
            }
            // return "x";
            Stmt::Return(Some(value)) if module.stmts.range(id) == range => Some(*value),
            _ => None,
        })
    })
}

/// The other side of a comparison, or what a `switch` is about.
fn compared_with(request: &Request<'_>, expr: ExprId) -> Option<TypeId> {
    let model = request.analysis.model;
    if let Parent::Expr(parent) = request.bindings.parent(expr)
        && let Expr::Binary { left, right, .. } = &request.module[parent]
    {
        let other = if *left == expr { *right } else { *left };
        return Some(model.type_of(request.file, other));
    }
    let switched = request.module.stmts.ids().find_map(|id| match &request.module[id] {
        tsnix_syntax::hir::Stmt::Switch { value, cases } => {
            cases.iter().any(|it| it.test == Some(expr)).then_some(*value)
        }
        _ => None,
    })?;
    Some(model.type_of(request.file, switched))
}

/// The texts of a union, the near one first.
fn texts(request: &Request<'_>, expr: ExprId, expected: TypeId) -> Vec<Action> {
    let Expr::String(literal) = &request.module[expr] else { return Vec::new() };
    let model = request.analysis.model;
    let members = model.view(expected).members();
    let mut known: Vec<String> =
        members.iter().filter_map(|ty| Some(model.view(*ty).string_literal()?.to_string())).collect();
    let near =
        tsnix_source::near::nearest(&literal.value, known.iter().map(String::as_str)).map(str::to_owned);
    known.sort_by_key(|it| Some(it) != near.as_ref());
    let quote = request.text[literal.range.start as usize..].chars().next().unwrap_or('"');
    known
        .into_iter()
        .take(MOST_OFFERED)
        .map(|text| {
            let escaped = text.replace('\\', "\\\\").replace(quote, &format!("\\{quote}"));
            let edit = Edit { range: literal.range, text: format!("{quote}{escaped}{quote}") };
            let mut action = request.fix(format!("Change to `{text}`"), vec![edit]);
            action.is_preferred = Some(&text) == near.as_ref();
            action
        })
        .collect()
}

/// The same value as the kind that is expected.
fn converted(request: &Request<'_>, expr: ExprId, expected: TypeId) -> Option<Action> {
    let model = request.analysis.model;
    let takes = |wanted: fn(&tsnix_check::model::TypeView<'_>) -> bool| {
        model.view(expected).members().iter().any(|ty| wanted(&model.view(*ty)))
    };
    let range = request.module.exprs.range(expr);
    let written = range.of(request.text);
    let edit = |text: String| vec![Edit { range, text }];
    match &request.module[expr] {
        // "80"  =>  80
        Expr::String(literal) if takes(|it| it.is_number_like()) && literal.value.parse::<f64>().is_ok() => {
            Some(request.preferred("Write a number", edit(literal.value.to_string())))
        }
        Expr::String(literal)
            if takes(|it| it.is_boolean()) && matches!(literal.value.as_str(), "true" | "false") =>
        {
            Some(request.preferred("Write a boolean", edit(literal.value.to_string())))
        }
        // 80  =>  "80"
        Expr::Number { .. } | Expr::Bool(_) if takes(|it| it.is_string_like()) => {
            Some(request.preferred("Write a text", edit(format!("\"{written}\""))))
        }
        _ => {
            let own = model.type_of(request.file, expr);
            if takes(|it| it.is_string_like()) && request.analysis.is_package(own) {
                // pkgs.jq  =>  `${pkgs.jq}`
                return Some(request.preferred("Write its path", edit(format!("`${{{written}}}`"))));
            }
            if takes(|it| it.is_string_like()) && model.view(own).is_number_like() {
                return Some(request.preferred("Write it as a text", edit(format!("`${{{written}}}`"))));
            }
            let element = takes(|it| it.is_array_like())
                .then(|| model.view(expected).members().into_iter().find_map(|ty| model.view(ty).element()))
                .flatten();
            // pkgs.jq  =>  [pkgs.jq]
            element
                .filter(|element| model.is_assignable(own, *element) && !model.view(own).is_any())
                .map(|_| request.preferred("Write a list of it", edit(format!("[{written}]"))))
        }
    }
}

/// What may be `undefined` and must not.
fn there(request: &Request<'_>, expr: ExprId, expected: TypeId) -> Vec<Action> {
    let model = request.analysis.model;
    let own = model.type_of(request.file, expr);
    let range = request.module.exprs.range(expr);
    let is_simple = matches!(
        request.module[expr],
        Expr::Name(_) | Expr::Member { .. } | Expr::Index { .. } | Expr::Call { .. } | Expr::Chain(_)
    );
    if !is_simple || !model.may_be(own, Nullish::ANY) || model.may_be(expected, Nullish::ANY) {
        return Vec::new();
    }
    let rest = model.view(own).members().into_iter().filter(|it| !model.may_be(*it, Nullish::ANY));
    let rest: Vec<TypeId> = rest.collect();
    if rest.is_empty() || !rest.iter().all(|it| model.is_assignable(*it, expected)) {
        return Vec::new();
    }
    let end = TextRange::empty(range.end);
    let mut found = Vec::new();
    if let Some(value) = super::super::values::value_of(request.analysis, expected) {
        let edit = Edit { range: end, text: format!(" ?? {value}") };
        found.push(request.preferred(format!("Use `{value}` where there is none"), vec![edit]));
    }
    let edit = Edit { range: end, text: "!".to_owned() };
    found.push(request.fix("Say with `!` that it is there", vec![edit]));
    found
}
