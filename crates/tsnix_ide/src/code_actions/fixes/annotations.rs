//! Types that nothing says: written from how a name is used.

use tsnix_check::names::{Parent, PatternOrigin};
use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{BinaryOp, Expr, ExprId, FunctionId, FunctionKind, PatId, Pattern, Stmt, TypeMember};

use super::super::values::written_type;
use super::super::{Action, Request};
use crate::identifier::{Identifier, IdentifierKind};
use crate::references::references_of;
use crate::target::{Target, target};

/// A parameter: `(n) => n * 2`  =>  `(n: number) => n * 2`
pub(super) fn parameter(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (function, at) = param_around(request, diagnostic.range)?;
    let param = request.module[function].params.get(at)?;
    let written = match &request.module[param.pattern] {
        Pattern::Name(_) if param.is_rest => "unknown[]".to_owned(),
        Pattern::Name(_) => used_as(request, param.pattern).unwrap_or_else(|| "unknown".to_owned()),
        _ => pattern_type(request, param.pattern),
    };
    let pattern = request.module.patterns.range(param.pattern);
    let end = if param.is_optional { pattern.end + 1 } else { pattern.end };
    let mut edits = vec![Edit { range: TextRange::empty(end), text: format!(": {written}") }];
    // n => n * 2  =>  (n: number) => n * 2
    let is_bare = request.module[function].kind == FunctionKind::Arrow
        && request.module[function].params.len() == 1
        && !request.text[..pattern.start as usize].trim_end().ends_with(['(', '.'])
        && request.module.functions.range(function).start == pattern.start;
    if is_bare {
        edits[0].text.push(')');
        edits.push(Edit { range: TextRange::empty(pattern.start), text: "(".to_owned() });
    }
    Some(request.preferred(format!("Write the type `{written}`"), edits))
}

/// The parameter in whose pattern a name stands.
fn param_around(request: &Request<'_>, range: TextRange) -> Option<(FunctionId, usize)> {
    let module = request.module;
    let functions = module.functions.ids().filter(|id| module.functions.range(*id).contains(range));
    let mut found: Vec<(FunctionId, usize)> = functions
        .filter_map(|id| {
            let at = module[id].params.iter().position(|it| it.range.contains(range))?;
            Some((id, at))
        })
        .collect();
    found.sort_by_key(|(id, _)| module.functions.range(*id).len());
    found.first().copied()
}

/// What the uses of a name say of it.
fn used_as(request: &Request<'_>, pattern: PatId) -> Option<String> {
    let symbol = request.analysis.model.symbol_of_pattern(request.file, pattern)?;
    let wanted = crate::target::of_symbol(request.analysis, symbol);
    let uses = references_of(request.analysis, &wanted, &[request.file], Target::is_same);
    uses.into_iter().find_map(|it| match it.identifier.kind {
        IdentifierKind::Value(expr) => of_use(request, expr),
        _ => None,
    })
}

fn of_use(request: &Request<'_>, expr: ExprId) -> Option<String> {
    let (module, model) = (request.module, request.analysis.model);
    if let Parent::Expr(parent) = request.bindings.parent(expr) {
        match &module[parent] {
            Expr::Binary { op, left, right } => {
                let other = if *left == expr { *right } else { *left };
                let is_arithmetic = matches!(
                    op,
                    BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem | BinaryOp::Pow
                );
                if is_arithmetic {
                    return Some("number".to_owned());
                }
                let view = model.view(model.type_of(request.file, other));
                if view.is_number_like() {
                    return Some("number".to_owned());
                }
                if view.is_string_like() {
                    return Some("string".to_owned());
                }
            }
            Expr::Template(_) => return Some("string".to_owned()),
            Expr::Member { object, name, .. } if *object == expr => {
                return of_member(&name.name).map(str::to_owned);
            }
            Expr::Conditional { test, .. } if *test == expr => return Some("boolean".to_owned()),
            Expr::Unary { op: tsnix_syntax::hir::UnaryOp::Not, .. } => return Some("boolean".to_owned()),
            _ => {}
        }
    }
    let wanted = model.contextual_type(request.file, expr)?;
    let written = written_type(request.analysis, wanted);
    (written != "unknown").then_some(written)
}

/// Methods that only one kind of value has.
fn of_member(name: &str) -> Option<&'static str> {
    match name {
        "startsWith" | "endsWith" | "toUpperCase" | "toLowerCase" | "trim" | "split" | "padStart"
        | "replace" | "replaceAll" => Some("string"),
        "map" | "filter" | "flatMap" | "reduce" | "some" | "every" | "find" | "join" | "forEach" => {
            Some("unknown[]")
        }
        "toFixed" => Some("number"),
        _ => None,
    }
}

/// `{ a, b }`  =>  `{ a: string; b: unknown }`
fn pattern_type(request: &Request<'_>, pattern: PatId) -> String {
    match &request.module[pattern] {
        Pattern::Name(_) => used_as(request, pattern).unwrap_or_else(|| "unknown".to_owned()),
        Pattern::Object { properties, .. } => {
            let members: Vec<String> = properties
                .iter()
                .filter_map(|it| {
                    let mark = if it.default.is_some() { "?" } else { "" };
                    let key = super::super::values::key(&it.key.static_name()?);
                    let ty = match it.default {
                        Some(default) => {
                            let ty = request.analysis.model.type_of(request.file, default);
                            written_type(request.analysis, ty)
                        }
                        None => pattern_type(request, it.value),
                    };
                    Some(format!("{key}{mark}: {ty}"))
                })
                .collect();
            format!("{{ {} }}", members.join("; "))
        }
        Pattern::Array(_) => "unknown[]".to_owned(),
        Pattern::Missing | Pattern::Expr(_) => "unknown".to_owned(),
    }
}

/// A variable without a value: `let x;`  =>  `let x: number | undefined;` from what it is given.
pub(super) fn variable(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let identifier =
        crate::identifier::identifier_at(request.analysis, request.file, diagnostic.range.start)?;
    let wanted = target(request.analysis, request.file, &identifier)?;
    let (file, tsnix_check::names::Declaration::Variable(pattern, _)) =
        request.analysis.model.definitions(wanted.symbol?).first().copied()?
    else {
        return None;
    };
    if file != request.file || !matches!(request.module[pattern], Pattern::Name(_)) {
        return None;
    }
    let PatternOrigin::Declarator(stmt, at) = request.bindings.pattern_origin(pattern) else { return None };
    let Stmt::Variable(decl) = &request.module[stmt] else { return None };
    let declarator = decl.declarators.get(at as usize)?;
    let is_list = declarator.init.is_some_and(|it| matches!(request.module[it], Expr::Array(_)));
    let uses = references_of(request.analysis, &wanted, &[request.file], Target::is_same);
    let mut types: Vec<String> = Vec::new();
    for it in &uses {
        for ty in given(request, &it.identifier, is_list) {
            if ty != "unknown" && !types.contains(&ty) {
                types.push(ty);
            }
        }
    }
    let union = if types.is_empty() { "unknown".to_owned() } else { types.join(" | ") };
    let written = match (is_list, types.len()) {
        (true, 0 | 1) => format!("{union}[]"),
        (true, _) => format!("({union})[]"),
        (false, _) => union,
    };
    let end = request.module.patterns.range(pattern).end;
    let edit = Edit { range: TextRange::empty(end), text: format!(": {written}") };
    Some(request.preferred(format!("Write the type `{written}`"), vec![edit]))
}

/// What a variable is given at a place: `x = 1`, `list.push(1)`.
fn given(request: &Request<'_>, identifier: &Identifier, is_list: bool) -> Vec<String> {
    let (module, model) = (request.module, request.analysis.model);
    let written = |expr: ExprId| written_type(request.analysis, model.type_of(request.file, expr));
    match identifier.kind {
        IdentifierKind::Binding(pattern) if !is_list => {
            let is_it = |id: &ExprId| matches!(module[*id], Expr::Assign { target, .. } if target == pattern);
            let Some(assign) = module.exprs.ids().find(is_it) else { return Vec::new() };
            let Expr::Assign { value, .. } = module[assign] else { return Vec::new() };
            vec![written(value)]
        }
        IdentifierKind::Value(expr) if is_list => {
            let Parent::Expr(member) = request.bindings.parent(expr) else { return Vec::new() };
            if !matches!(&module[member], Expr::Member { name, .. } if name.name == "push") {
                return Vec::new();
            }
            let Parent::Expr(call) = request.bindings.parent(member) else { return Vec::new() };
            let Expr::Call { args, .. } = &module[call] else { return Vec::new() };
            args.iter().filter(|it| !it.is_spread).map(|it| written(it.expr)).collect()
        }
        _ => Vec::new(),
    }
}

/// A member of an interface without its type.
pub(super) fn member(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let id = module.type_members.ids().find(|id| {
        matches!(&module[*id], TypeMember::Property { key, ty: None, .. }
            if key.range() == diagnostic.range || module.type_members.range(*id) == diagnostic.range)
    })?;
    let TypeMember::Property { key, is_optional, .. } = &module[id] else { return None };
    let end = key.range().end + u32::from(*is_optional);
    let edit = Edit { range: TextRange::empty(end), text: ": unknown".to_owned() };
    Some(request.preferred("Write the type `unknown`", vec![edit]))
}

/// A function or a constant whose type depends on itself.
pub(super) fn circular(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let range = diagnostic.range;
    if diagnostic.code.number == "ts7022" {
        let end = Edit { range: TextRange::empty(range.end), text: ": unknown".to_owned() };
        return Some(request.preferred("Write the type `unknown`", vec![end]));
    }
    let function = module.functions.ids().find(|id| {
        let named = module[*id].name.as_ref().is_some_and(|name| name.range == range);
        let own = request.bindings.function_expr(*id);
        // const f = () => f();
        let bound = || {
            let Parent::Stmt(stmt) = request.bindings.parent(own?) else { return None };
            let Stmt::Variable(decl) = &module[stmt] else { return None };
            let declarator = decl.declarators.iter().find(|it| it.init == own)?;
            Some(module.patterns.range(declarator.pattern) == range)
        };
        named || module.functions.range(*id) == range || bound() == Some(true)
    })?;
    let start = module.functions.range(function).start;
    let params_end = module[function].params.last().map_or(start, |it| it.range.end);
    let close = request.text[params_end as usize..].find(')')? as u32 + params_end + 1;
    let edit = Edit { range: TextRange::empty(close), text: ": unknown".to_owned() };
    Some(request.preferred("Write the return type `unknown`", vec![edit]))
}

/// object[key]  =>  object[key as keyof typeof object]
pub(super) fn index(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let access = super::super::places::expr_at(module, diagnostic.range)?;
    let Expr::Index { object, index, .. } = &module[access] else { return None };
    let Expr::Name(name) = &module[*object] else { return None };
    let end = module.exprs.range(*index).end;
    let edit = Edit { range: TextRange::empty(end), text: format!(" as keyof typeof {name}") };
    Some(request.preferred(format!("Say that it is a key of `{name}`"), vec![edit]))
}
