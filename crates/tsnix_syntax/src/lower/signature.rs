//! Signatures: function types, and the members of interfaces and type literals.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, function, guarded, name, type_node};
use crate::hir::{
    Function, FunctionBody, FunctionId, FunctionKind, Ident, KeywordType, TypeMember, TypeMemberId, TypeNode,
};

/// The parts of a signature.
pub(super) struct Parts<'a> {
    pub(super) kind: FunctionKind,
    pub(super) type_params: Option<&'a swc::TsTypeParamDecl>,
    pub(super) params: &'a [swc::TsFnParam],
    pub(super) return_type: Option<&'a swc::TsTypeAnn>,
    pub(super) span: Span,
}

/// A function without a body.
pub(super) fn signature(ctx: &mut Ctx<'_>, parts: Parts<'_>) -> FunctionId {
    let type_params = type_node::function_params(ctx, parts.type_params);
    let (this_type, params) = function::signature_params(ctx, parts.params);
    let return_type = type_node::annotation(ctx, parts.return_type);
    let function = Function {
        kind: parts.kind,
        name: None,
        type_params,
        this_type,
        params,
        return_type,
        body: FunctionBody::None,
        is_async: false,
        is_generator: false,
    };
    let range = ctx.range(without_separator(ctx, parts.span));
    ctx.module.functions.add(function, range)
}

/// The members of an interface or a type literal.
pub(super) fn members(ctx: &mut Ctx<'_>, nodes: &[swc::TsTypeElement]) -> Vec<TypeMemberId> {
    nodes.iter().map(|node| guarded(|| member(ctx, node))).collect()
}

fn member(ctx: &mut Ctx<'_>, node: &swc::TsTypeElement) -> TypeMemberId {
    use swc::TsTypeElement as Element;
    let lowered = match node {
        Element::TsPropertySignature(property) => TypeMember::Property {
            key: name::member_key(ctx, &property.key, property.computed),
            ty: type_node::annotation(ctx, property.type_ann.as_deref()),
            is_optional: property.optional,
            is_readonly: property.readonly,
        },
        Element::TsMethodSignature(method) => TypeMember::Method {
            key: name::member_key(ctx, &method.key, method.computed),
            function: signature(
                ctx,
                Parts {
                    kind: FunctionKind::Method,
                    type_params: method.type_params.as_deref(),
                    params: &method.params,
                    return_type: method.type_ann.as_deref(),
                    span: method.span,
                },
            ),
            is_optional: method.optional,
        },
        Element::TsGetterSignature(getter) => TypeMember::Accessor {
            key: name::member_key(ctx, &getter.key, getter.computed),
            function: accessor(ctx, FunctionKind::Getter, &[], getter.type_ann.as_deref(), getter.span),
            is_setter: false,
        },
        Element::TsSetterSignature(setter) => TypeMember::Accessor {
            key: name::member_key(ctx, &setter.key, setter.computed),
            function: accessor(
                ctx,
                FunctionKind::Setter,
                std::slice::from_ref(&setter.param),
                None,
                setter.span,
            ),
            is_setter: true,
        },
        Element::TsCallSignatureDecl(call) => TypeMember::Call(signature(
            ctx,
            Parts {
                kind: FunctionKind::Signature,
                type_params: call.type_params.as_deref(),
                params: &call.params,
                return_type: call.type_ann.as_deref(),
                span: call.span,
            },
        )),
        Element::TsConstructSignatureDecl(construct) => TypeMember::Construct(signature(
            ctx,
            Parts {
                kind: FunctionKind::Signature,
                type_params: construct.type_params.as_deref(),
                params: &construct.params,
                return_type: construct.type_ann.as_deref(),
                span: construct.span,
            },
        )),
        Element::TsIndexSignature(index) => index_signature(ctx, index),
    };
    let range = ctx.range(without_separator(ctx, node.span()));
    ctx.module.type_members.add(lowered, range)
}

fn accessor(
    ctx: &mut Ctx<'_>,
    kind: FunctionKind,
    params: &[swc::TsFnParam],
    return_type: Option<&swc::TsTypeAnn>,
    span: Span,
) -> FunctionId {
    signature(ctx, Parts { kind, type_params: None, params, return_type, span })
}

/// `readonly [key: K]: V`
pub(super) fn index_signature(ctx: &mut Ctx<'_>, node: &swc::TsIndexSignature) -> TypeMember {
    let range = ctx.range(without_separator(ctx, node.span));
    let mut param = Ident { name: crate::hir::Name::default(), range };
    let mut key = None;
    if let Some(swc::TsFnParam::Ident(binding)) = node.params.first() {
        param = name::ident(ctx, &binding.id);
        key = type_node::annotation(ctx, binding.type_ann.as_deref());
    }
    let key =
        key.unwrap_or_else(|| ctx.module.type_nodes.add(TypeNode::Keyword(KeywordType::String), param.range));
    let value = type_node::annotation(ctx, node.type_ann.as_deref());
    TypeMember::Index { param, key, value, is_readonly: node.readonly, range }
}

/// The span without a `;` or `,` at its end.
fn without_separator(ctx: &Ctx<'_>, span: Span) -> Span {
    let text = ctx.text_of(span);
    let kept = text.trim_end_matches([';', ',']).trim_end().len();
    Span::new(span.lo, span.lo + swc_common::BytePos(kept as u32))
}
