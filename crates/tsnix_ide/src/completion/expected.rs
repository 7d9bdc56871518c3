//! What is expected of an object literal, asked of unfinished code.
//!
//! The checker answers for the overload that a call uses. While an argument is written none may fit yet, and then the
//! wrong one answers: here every overload's parameter is asked, and its type followed down to the literal.

use tsnix_check::model::TypeId;
use tsnix_check::names::Parent;
use tsnix_syntax::hir::{Expr, ExprId, Stmt};
use tsnix_syntax::walk::Node;

use super::context::Context;

/// One step from a value down to a part of it.
enum Step {
    Property(String),
    Element,
    Returned,
}

/// More steps than anybody writes.
const MOST_STEPS: usize = 64;

/// The types that may be expected of an object literal.
pub(super) fn of_object(context: &Context<'_>, object: ExprId) -> Vec<TypeId> {
    let model = context.analysis.model;
    let mut found: Vec<TypeId> = model.contextual_object(context.file, object).into_iter().collect();
    let narrowed = !found.is_empty();
    let value = outermost_member(context, object);
    if narrowed {
        found.extend(of_overloads(context, value));
    } else {
        found.extend(of_value(context, value));
    }
    if found.is_empty() {
        found.extend(of_flake(context, object));
    }
    found
}

/// The types that may be expected of a value.
pub(super) fn of_value(context: &Context<'_>, value: ExprId) -> Vec<TypeId> {
    let model = context.analysis.model;
    let mut found: Vec<TypeId> = model.contextual_type(context.file, value).into_iter().collect();
    for ty in of_overloads(context, value) {
        if !found.contains(&ty) {
            found.push(ty);
        }
    }
    found
}

/// `{ services }.nginx.`, which recovery makes of `{ services.nginx. }`: the whole is where the literal is meant to be.
fn outermost_member(context: &Context<'_>, object: ExprId) -> ExprId {
    let Some(bindings) = context.analysis.bindings(context.file) else { return object };
    let mut at = object;
    for _ in 0..MOST_STEPS {
        match bindings.parent(at) {
            Parent::Expr(parent) => match &context.module[parent] {
                Expr::Member { object, .. } if *object == at => at = parent,
                _ => break,
            },
            _ => break,
        }
    }
    at
}

/// The types that each signature of the call around has for the literal; none where there is one signature only.
fn of_overloads(context: &Context<'_>, object: ExprId) -> Vec<TypeId> {
    let Some((steps, call, argument)) = way_to_call(context, object) else { return Vec::new() };
    let (Expr::Call { callee, args, .. } | Expr::New { callee, args, .. }) = &context.module[call] else {
        return Vec::new();
    };
    let Some(at) = args.iter().position(|it| it.expr == argument) else { return Vec::new() };
    let model = context.analysis.model;
    let signatures = model.call_signatures(model.type_of(context.file, *callee));
    if signatures.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for signature in signatures {
        let param = match signature.params.get(at).or(signature.params.last().filter(|it| it.is_rest)) {
            Some(param) if param.is_rest => model.view(param.ty).element(),
            Some(param) => Some(param.ty),
            None => None,
        };
        found.extend(param.into_iter().flat_map(|ty| follow(context, ty, &steps)));
    }
    found
}

/// The way from the argument of a call down to a literal in it.
fn way_to_call(context: &Context<'_>, object: ExprId) -> Option<(Vec<Step>, ExprId, ExprId)> {
    let bindings = context.analysis.bindings(context.file)?;
    let mut steps = Vec::new();
    let mut at = object;
    for _ in 0..MOST_STEPS {
        match bindings.parent(at) {
            Parent::Property(property) => {
                let name = crate::identifier::key_of_property(context.module, property)?;
                steps.push(Step::Property(name));
                at = bindings.object_of(property)?;
            }
            Parent::Expr(parent) => match &context.module[parent] {
                Expr::Call { callee, .. } | Expr::New { callee, .. } if *callee != at => {
                    steps.reverse();
                    return Some((steps, parent, at));
                }
                Expr::Array(_) => {
                    steps.push(Step::Element);
                    at = parent;
                }
                Expr::Conditional { .. } | Expr::Logical { .. } => at = parent,
                _ => return None,
            },
            // (arguments) => ({ ... })
            Parent::Function(function) => {
                steps.push(Step::Returned);
                at = bindings.function_expr(function)?;
            }
            Parent::Stmt(stmt) if matches!(context.module[stmt], Stmt::Return(_)) => {
                let start = context.module.stmts.range(stmt).start;
                let path = context.analysis.nodes_at(context.file, start + 1);
                let function = path.into_iter().rev().find_map(|node| match node {
                    Node::Function(id) => Some(id),
                    _ => None,
                })?;
                steps.push(Step::Returned);
                at = bindings.function_expr(function)?;
            }
            _ => return None,
        }
    }
    None
}

/// The types of a part of a value; of a union those of all its members.
fn follow(context: &Context<'_>, ty: TypeId, steps: &[Step]) -> Vec<TypeId> {
    let mut now = vec![ty];
    for step in steps {
        let mut next: Vec<TypeId> = Vec::new();
        for ty in now {
            for part in parts(context, ty, step) {
                if !next.contains(&part) {
                    next.push(part);
                }
            }
        }
        now = next;
    }
    now
}

fn parts(context: &Context<'_>, ty: TypeId, step: &Step) -> Vec<TypeId> {
    let model = context.analysis.model;
    let members = model.view(ty).members().into_iter();
    match step {
        Step::Property(name) => members.filter_map(|it| property_type(context, it, name)).collect(),
        Step::Element => members.filter_map(|it| model.view(it).element()).collect(),
        Step::Returned => members.flat_map(|it| model.call_signatures(it)).map(|it| it.return_type).collect(),
    }
}

/// The type of a property of an object; lists and texts have other members than those that one writes.
pub(super) fn property_type(context: &Context<'_>, ty: TypeId, name: &str) -> Option<TypeId> {
    let model = context.analysis.model;
    let view = model.view(ty);
    if view.is_any() || view.is_array_like() || view.is_string_like() || view.is_function() {
        return None;
    }
    Some(model.property(ty, name)?.ty)
}

/// What `flake.ts` exports without saying what it is.
fn of_flake(context: &Context<'_>, object: ExprId) -> Option<TypeId> {
    let path = context.analysis.files.file(context.file).path();
    let is_flake = path.file_name().is_some_and(|it| it == "flake.ts");
    (is_flake && is_exported(context, object)).then(|| context.analysis.model.global_type("ShortFlake"))?
}

/// `export default { ... }`
pub(super) fn is_exported(context: &Context<'_>, object: ExprId) -> bool {
    let bindings = context.analysis.bindings(context.file);
    match bindings.map(|it| it.parent(object)) {
        Some(Parent::Stmt(stmt)) => {
            matches!(context.module[stmt], Stmt::ExportDefault(value) if value == object)
        }
        _ => false,
    }
}
