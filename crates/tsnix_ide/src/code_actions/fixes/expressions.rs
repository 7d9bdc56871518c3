//! Fixes within one expression: calls with the wrong arguments, casts, tests that decide nothing.

use tsnix_check::names::Parent;
use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{Argument, Expr, ExprId, LogicalOp, TypeNode};

use super::super::places::{element_removal, expr_at};
use super::super::values::value_of;
use super::super::{Action, Request};

/// a as B  =>  a as unknown as B
pub(super) fn cast(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let expr = expr_at(request.module, diagnostic.range)?;
    let Expr::As { expr: inner, .. } = &request.module[expr] else { return None };
    let end = request.module.exprs.range(*inner).end;
    let edit = Edit { range: TextRange::empty(end), text: " as unknown".to_owned() };
    Some(request.preferred("Write `as unknown` before it", vec![edit]))
}

/// f as const  =>  f
pub(super) fn no_const(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let whole = module.exprs.ids().find(
        |id| matches!(module[*id], Expr::AsConst(inner) if module.exprs.range(inner) == diagnostic.range),
    )?;
    let range = TextRange::new(diagnostic.range.end, module.exprs.range(whole).end);
    Some(request.preferred("Remove `as const`", vec![Edit { range, text: String::new() }]))
}

/// A function where what it gives is meant: `name`  =>  `name()`
pub(super) fn call(request: &Request<'_>, diagnostic: &Diagnostic) -> Action {
    let end = TextRange::empty(diagnostic.range.end);
    request.preferred("Call it", vec![Edit { range: end, text: "()".to_owned() }])
}

/// What is no function is called: `port()`  =>  `port`
pub(super) fn no_call(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let call = module.exprs.ids().find(|id| match &module[*id] {
        Expr::Call { callee, args, .. } => {
            args.is_empty()
                && (module.exprs.range(*callee) == diagnostic.range
                    || module.exprs.range(*id) == diagnostic.range)
        }
        _ => false,
    })?;
    let Expr::Call { callee, .. } = &module[call] else { return None };
    let range = TextRange::new(module.exprs.range(*callee).end, module.exprs.range(call).end);
    Some(request.preferred("Remove the parentheses", vec![Edit { range, text: String::new() }]))
}

/// Too many arguments are taken away, missing ones written.
pub(super) fn arguments(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let touches = |id: &ExprId| {
        matches!(module[*id], Expr::Call { .. } | Expr::New { .. })
            && module.exprs.range(*id).contains(diagnostic.range)
    };
    let call = module.exprs.ids().filter(touches).min_by_key(|id| module.exprs.range(*id).len())?;
    let (Expr::Call { callee, args, .. } | Expr::New { callee, args, .. }) = &module[call] else {
        return None;
    };
    let model = request.analysis.model;
    let ty = model.type_of(request.file, *callee);
    let signature = model.call_signatures(ty).into_iter().next()?;
    if args.iter().any(|it| it.is_spread) {
        return None;
    }
    if args.len() > signature.params.len() {
        let gone = args.get(signature.params.len()..)?;
        return Some(request.preferred("Remove what is too many", vec![without(request, args, gone)?]));
    }
    let needed = signature.params.get(args.len()..signature.min_args.min(signature.params.len()))?;
    let values: Option<Vec<String>> = needed.iter().map(|it| value_of(request.analysis, it.ty)).collect();
    let values = values.filter(|it| !it.is_empty())?.join(", ");
    let brace = module.exprs.range(call).end.saturating_sub(1);
    let inner = request.text[..brace as usize].trim_end();
    let comma = match (args.is_empty(), inner.ends_with(',')) {
        (true, _) => "",
        (false, true) => " ",
        (false, false) => ", ",
    };
    let range = TextRange::new(inner.len() as u32, brace);
    let edit = Edit { range, text: format!("{comma}{values}") };
    Some(request.preferred(format!("Give `{values}`"), vec![edit]))
}

/// All arguments from the first that is too many.
fn without(request: &Request<'_>, args: &[Argument], gone: &[Argument]) -> Option<Edit> {
    let exprs = &request.module.exprs;
    let range = exprs.range(gone.first()?.expr).cover(exprs.range(gone.last()?.expr));
    let kept = args.len() - gone.len();
    Some(match kept {
        0 => Edit { range, text: String::new() },
        _ => {
            let before = exprs.range(args.get(kept - 1)?.expr).end;
            Edit { range: TextRange::new(before, range.end), text: String::new() }
        }
    })
}

/// Type arguments that nothing takes: `f<A>(a)`  =>  `f(a)`
pub(super) fn type_arguments(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let is_it = |range: TextRange| range == diagnostic.range || diagnostic.range.contains(range);
    let of_types = module.type_nodes.ids().find_map(|id| match &module[id] {
        TypeNode::Reference { args, .. } if !args.is_empty() && is_it(module.type_nodes.range(id)) => {
            Some(args.clone())
        }
        _ => None,
    });
    let of_calls = || {
        module.exprs.ids().find_map(|id| match &module[id] {
            Expr::Call { type_args, .. } if !type_args.is_empty() => {
                let first = module.type_nodes.range(*type_args.first()?);
                diagnostic.range.touches(first.start).then(|| type_args.clone())
            }
            _ => None,
        })
    };
    let args = of_types.or_else(of_calls)?;
    let first = module.type_nodes.range(*args.first()?);
    let last = module.type_nodes.range(*args.last()?);
    let start = request.text[..first.start as usize].rfind('<')? as u32;
    let end = request.text[last.end as usize..].find('>')? as u32 + last.end + 1;
    let edit = Edit { range: TextRange::new(start, end), text: String::new() };
    Some(request.preferred("Remove the type arguments", vec![edit]))
}

/// `a ?? b` where one side decides nothing.
pub(super) fn coalesce(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let (left, right, whole) = module.exprs.ids().find_map(|id| match &module[id] {
        Expr::Logical { op: LogicalOp::Coalesce, left, right } => {
            let around = module.exprs.range(id);
            let sides = [*left, *right].map(|it| module.exprs.range(it));
            let is_it = sides.contains(&diagnostic.range) || around == diagnostic.range;
            is_it.then_some((*left, *right, around))
        }
        _ => None,
    })?;
    let kept = if diagnostic.code.number == "ts2869" { left } else { right };
    let text = module.exprs.range(kept).of(request.text).to_owned();
    Some(request.preferred(format!("Write `{text}` alone"), vec![Edit { range: whole, text }]))
}

/// A constant test: `a ? b : c`  =>  `b` or `c`
pub(super) fn test(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let tested = expr_at(module, diagnostic.range)?;
    let Parent::Expr(parent) = request.bindings.parent(tested) else { return None };
    let is_true = diagnostic.code.number == "ts2872";
    let kept = match &module[parent] {
        Expr::Conditional { test, then, otherwise } if *test == tested => {
            if is_true {
                *then
            } else {
                *otherwise
            }
        }
        Expr::Logical { op: LogicalOp::And, left, right } if *left == tested => {
            if is_true {
                *right
            } else {
                *left
            }
        }
        Expr::Logical { op: LogicalOp::Or, left, right } if *left == tested => {
            if is_true {
                *left
            } else {
                *right
            }
        }
        _ => return None,
    };
    let text = module.exprs.range(kept).of(request.text).to_owned();
    let range = module.exprs.range(parent);
    Some(request.preferred("Keep the side that counts", vec![Edit { range, text }]))
}

/// `a, b` where `a` does nothing  =>  `b`
pub(super) fn comma(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let gone = module.exprs.ids().find_map(|id| match &module[id] {
        Expr::Sequence(parts) => {
            let at = parts.iter().position(|it| module.exprs.range(*it) == diagnostic.range)?;
            let next = parts.get(at + 1)?;
            Some(TextRange::new(diagnostic.range.start, module.exprs.range(*next).start))
        }
        _ => None,
    })?;
    Some(request.preferred("Remove what does nothing", vec![Edit { range: gone, text: String::new() }]))
}

/// An object where a list is iterated: its values, its names, or both.
pub(super) fn iterable(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some(expr) = expr_at(request.module, diagnostic.range) else { return Vec::new() };
    let ty = request.analysis.model.type_of(request.file, expr);
    if !request.analysis.model.view(ty).is_object() {
        return Vec::new();
    }
    let written = diagnostic.range.of(request.text);
    let mut found: Vec<Action> = ["values", "keys", "entries"]
        .into_iter()
        .map(|name| {
            let edit = Edit { range: diagnostic.range, text: format!("Object.{name}({written})") };
            request.fix(format!("Iterate over its {name}"), vec![edit])
        })
        .collect();
    found[0].is_preferred = true;
    found
}

/// A read-only list where one is expected that can be changed: a copy.
pub(super) fn copied(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let value = expr_at(module, diagnostic.range).or_else(|| {
        module.stmts.ids().find_map(|id| match &module[id] {
            tsnix_syntax::hir::Stmt::Variable(decl) => {
                let is_it = |it: &&tsnix_syntax::hir::Declarator| {
                    module.patterns.range(it.pattern) == diagnostic.range
                };
                decl.declarators.iter().find(is_it)?.init
            }
            tsnix_syntax::hir::Stmt::Return(value) if module.stmts.range(id) == diagnostic.range => *value,
            _ => None,
        })
    })?;
    let range = module.exprs.range(value);
    let edit = Edit { range, text: format!("[...{}]", range.of(request.text)) };
    Some(request.preferred("Copy the list", vec![edit]))
}

/// A case that can never be met.
pub(super) fn case(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let case = request.module.stmts.ids().find_map(|id| match &request.module[id] {
        tsnix_syntax::hir::Stmt::Switch { cases, .. } => cases.iter().find_map(|it| {
            let test = it.test?;
            (request.module.exprs.range(test) == diagnostic.range).then_some(it.range)
        }),
        _ => None,
    })?;
    let edit = super::super::places::removal(request.text, case);
    Some(request.fix("Remove the case", vec![edit]))
}

/// `undefined` for a property that may only be left out.
pub(super) fn left_out(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let stmt = super::super::places::stmt_around(module, diagnostic.range)?;
    let around = module.stmts.range(stmt);
    let property = module.properties.ids().find(|id| match &module[*id] {
        tsnix_syntax::hir::Property::KeyValue { value, .. } => {
            around.contains(module.properties.range(*id))
                && matches!(&module[*value], Expr::Name(name) if name == "undefined")
        }
        _ => false,
    })?;
    let edit = element_removal(request.text, module.properties.range(property));
    Some(request.preferred("Leave the property out", vec![edit]))
}
