//! Functions and their parameters.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, Grammar, Role, expr, pattern, stmt, type_node};
use crate::hir::{Function, FunctionBody, FunctionId, FunctionKind, Ident, Param, TypeNodeId};

use super::name;

/// `function f() {}` as an expression.
pub(super) fn expression(ctx: &mut Ctx<'_>, node: &swc::FnExpr) -> FunctionId {
    let name = node.ident.as_ref().map(|ident| name::ident(ctx, ident));
    function(ctx, FunctionKind::Expression, name, &node.function)
}

/// A function, a method or an accessor. The range is swc's.
pub(super) fn function(
    ctx: &mut Ctx<'_>,
    kind: FunctionKind,
    name: Option<Ident>,
    node: &swc::Function,
) -> FunctionId {
    let type_params = type_node::function_params(ctx, node.type_params.as_deref());
    let mut this_type = None;
    if let Some(this) = node.this_param.as_deref() {
        this_type = type_node::annotation(ctx, this.type_ann.as_deref());
    }
    let mut params = Vec::with_capacity(node.params.len());
    for item in &node.params {
        match this_annotation(&item.pat) {
            Some(annotation) => this_type = type_node::annotation(ctx, annotation),
            None => params.push(param(ctx, &item.pat, item.span)),
        }
    }
    note_order(ctx, &params);
    let return_type = type_node::annotation(ctx, node.return_type.as_deref());
    let body = body(ctx, node.body.as_ref());
    let function = Function {
        kind,
        name,
        type_params,
        this_type,
        params,
        return_type,
        body,
        is_async: node.is_async,
        is_generator: node.is_generator,
    };
    let range = ctx.range(node.span);
    ctx.module.functions.add(function, range)
}

/// `{ ... }`, or nothing.
pub(super) fn body(ctx: &mut Ctx<'_>, node: Option<&swc::FunctionBody>) -> FunctionBody {
    match node {
        Some(block) => FunctionBody::Block(stmt::stmts(ctx, &block.stmts)),
        None => FunctionBody::None,
    }
}

/// Notes parameters that must be given behind one that may be left out.
pub(super) fn note_order(ctx: &mut Ctx<'_>, params: &[Param]) {
    let Some(optional) = params.iter().position(|param| param.is_optional) else {
        return;
    };
    for param in &params[optional + 1..] {
        if !param.is_optional && !param.is_rest && param.default.is_none() {
            let range = ctx.module.patterns.range(param.pattern);
            ctx.notes.grammar.push((range, Grammar::RequiredAfterOptional));
        }
    }
}

/// The annotation of a parameter called `this`.
fn this_annotation(node: &swc::Pat) -> Option<Option<&swc::TsTypeAnn>> {
    match node {
        swc::Pat::Ident(binding) if &*binding.id.sym == "this" => Some(binding.type_ann.as_deref()),
        _ => None,
    }
}

/// `(a) => b`
pub(super) fn arrow(ctx: &mut Ctx<'_>, node: &swc::ArrowExpr) -> FunctionId {
    let type_params = type_node::function_params(ctx, node.type_params.as_deref());
    let params: Vec<_> = node.params.iter().map(|item| param(ctx, item, item.span())).collect();
    note_order(ctx, &params);
    let return_type = type_node::annotation(ctx, node.return_type.as_deref());
    let body = match &*node.body {
        swc::ArrowFunctionBody::FunctionBody(block) => body(ctx, Some(block)),
        swc::ArrowFunctionBody::Expr(value) => FunctionBody::Expr(expr::expr(ctx, value)),
    };
    let function = Function {
        kind: FunctionKind::Arrow,
        name: None,
        type_params,
        this_type: None,
        params,
        return_type,
        body,
        is_async: node.is_async,
        is_generator: node.is_generator,
    };
    let range = ctx.range(node.span);
    ctx.module.functions.add(function, range)
}

/// A parameter of a function with a body.
pub(super) fn param(ctx: &mut Ctx<'_>, node: &swc::Pat, span: Span) -> Param {
    let (target, default_of) = match node {
        swc::Pat::Assign(assign) => (&*assign.left, Some(&*assign.right)),
        other => (other, None),
    };
    let (annotation, is_optional) = annotation_of(target);
    ctx.note_missing(target.span(), Role::Param);
    let pattern = pattern::pattern(ctx, target);
    let ty = type_node::annotation(ctx, annotation);
    let default = expr::option(ctx, default_of);
    let mut whole = span;
    if let Some(annotation) = annotation {
        whole = whole.to(annotation.span);
    }
    let is_rest = matches!(target, swc::Pat::Rest(_));
    if is_optional && default.is_some() {
        let range = ctx.module.patterns.range(pattern);
        ctx.notes.grammar.push((range, Grammar::OptionalWithDefault));
    }
    Param { pattern, ty, default, is_optional, is_rest, range: ctx.range(whole) }
}

/// The annotation of a pattern, and whether it has a `?`.
pub(super) fn annotation_of(node: &swc::Pat) -> (Option<&swc::TsTypeAnn>, bool) {
    match node {
        swc::Pat::Ident(binding) => (binding.type_ann.as_deref(), binding.id.optional),
        swc::Pat::Array(array) => (array.type_ann.as_deref(), array.optional),
        swc::Pat::Object(object) => (object.type_ann.as_deref(), object.optional),
        swc::Pat::Rest(rest) => {
            let (inner, is_optional) = annotation_of(&rest.arg);
            (rest.type_ann.as_deref().or(inner), is_optional)
        }
        swc::Pat::Assign(assign) => annotation_of(&assign.left),
        swc::Pat::Invalid(_) | swc::Pat::Expr(_) => (None, false),
    }
}

/// The parameters of a signature, and the type of its `this`.
pub(super) fn signature_params(
    ctx: &mut Ctx<'_>,
    nodes: &[swc::TsFnParam],
) -> (Option<TypeNodeId>, Vec<Param>) {
    let mut this_type = None;
    let mut params = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            swc::TsFnParam::Ident(binding) if &*binding.id.sym == "this" => {
                this_type = type_node::annotation(ctx, binding.type_ann.as_deref());
            }
            _ => params.push(signature_param(ctx, node)),
        }
    }
    note_order(ctx, &params);
    (this_type, params)
}

fn signature_param(ctx: &mut Ctx<'_>, node: &swc::TsFnParam) -> Param {
    ctx.note_missing(node.span(), Role::Param);
    let (pattern, annotation, is_optional, is_rest) = match node {
        swc::TsFnParam::Ident(binding) => {
            (pattern::name_pattern(ctx, &binding.id), binding.type_ann.as_deref(), binding.id.optional, false)
        }
        swc::TsFnParam::Array(array) => {
            (pattern::array_pattern(ctx, array), array.type_ann.as_deref(), array.optional, false)
        }
        swc::TsFnParam::Object(object) => {
            (pattern::object_pattern(ctx, object), object.type_ann.as_deref(), object.optional, false)
        }
        swc::TsFnParam::Rest(rest) => {
            let (inner, is_optional) = annotation_of(&rest.arg);
            let annotation = rest.type_ann.as_deref().or(inner);
            (pattern::pattern(ctx, &rest.arg), annotation, is_optional, true)
        }
    };
    let ty = type_node::annotation(ctx, annotation);
    let whole = annotation.map_or(node.span(), |annotation| node.span().to(annotation.span));
    Param { pattern, ty, default: None, is_optional, is_rest, range: ctx.range(whole) }
}
