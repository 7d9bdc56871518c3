//! Classes: refused in sources, read in declarations.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;
use tsnix_source::TextRange;

use super::{Ctx, expr, function, guarded, name, signature, type_node};
use crate::hir::{
    Class, ClassId, Function, FunctionId, FunctionKind, Ident, Pattern, PropertyName, TypeMember,
    TypeMemberId, TypeNodeId,
};

/// A class declaration or expression.
pub(super) fn class(
    ctx: &mut Ctx<'_>,
    ident: Option<&swc::Ident>,
    node: &swc::Class,
    range: TextRange,
) -> ClassId {
    guarded(|| {
        let name = ident.map(|ident| name::ident(ctx, ident));
        let type_params = type_node::params(ctx, node.type_params.as_deref());
        let extends = node.super_class.as_deref().map(|base| {
            let base = expr::expr(ctx, base);
            (base, type_node::args(ctx, node.super_type_params.as_deref()))
        });
        let implements = heritage(ctx, &node.implements);
        let mut lowered =
            Class { name, type_params, extends, implements, members: Vec::new(), static_members: Vec::new() };
        for item in &node.body {
            if let swc::ClassMember::Constructor(constructor) = item {
                let (function, properties) = lower_constructor(ctx, constructor);
                let range = ctx.range(constructor.span);
                lowered.members.push(ctx.module.type_members.add(TypeMember::Construct(function), range));
                lowered.members.extend(properties);
            } else if let Some((id, is_static)) = member(ctx, item) {
                let members = if is_static { &mut lowered.static_members } else { &mut lowered.members };
                members.push(id);
            }
        }
        ctx.module.classes.add(lowered, range)
    })
}

/// `A<T>, B` behind `implements` or an interface's `extends`.
pub(super) fn heritage(ctx: &mut Ctx<'_>, nodes: &[swc::TsExprWithTypeArgs]) -> Vec<TypeNodeId> {
    nodes.iter().map(|node| type_node::heritage(ctx, node)).collect()
}

/// A member, and whether it is static. Constructors are lowered apart; static blocks and lone semicolons are none.
fn member(ctx: &mut Ctx<'_>, node: &swc::ClassMember) -> Option<(TypeMemberId, bool)> {
    use swc::ClassMember as Member;
    let (lowered, is_static) = match node {
        Member::Method(method) => {
            let key = name::property_name(ctx, &method.key);
            (lower_method(ctx, key, method.kind, method.is_optional, &method.function), method.is_static)
        }
        Member::PrivateMethod(method) => {
            let key = PropertyName::Private(name::private_name(ctx, &method.key));
            (lower_method(ctx, key, method.kind, method.is_optional, &method.function), method.is_static)
        }
        Member::ClassProp(property) => {
            let key = name::property_name(ctx, &property.key);
            let ty = property.type_ann.as_deref();
            let member = lower_property(ctx, key, ty, property.is_optional, property.readonly);
            (member, property.is_static)
        }
        Member::PrivateProp(property) => {
            let key = PropertyName::Private(name::private_name(ctx, &property.key));
            let ty = property.type_ann.as_deref();
            let member = lower_property(ctx, key, ty, property.is_optional, property.readonly);
            (member, property.is_static)
        }
        Member::AutoAccessor(accessor) => {
            let key = match &accessor.key {
                swc::Key::Private(ident) => PropertyName::Private(name::private_name(ctx, ident)),
                swc::Key::Public(key) => name::property_name(ctx, key),
            };
            (lower_property(ctx, key, accessor.type_ann.as_deref(), false, false), accessor.is_static)
        }
        Member::TsIndexSignature(index) => (signature::index_signature(ctx, index), index.is_static),
        Member::Constructor(_) | Member::Empty(_) | Member::StaticBlock(_) => return None,
    };
    let range = ctx.range(node.span());
    Some((ctx.module.type_members.add(lowered, range), is_static))
}

fn lower_property(
    ctx: &mut Ctx<'_>,
    key: PropertyName,
    annotation: Option<&swc::TsTypeAnn>,
    is_optional: bool,
    is_readonly: bool,
) -> TypeMember {
    TypeMember::Property { key, ty: type_node::annotation(ctx, annotation), is_optional, is_readonly }
}

fn lower_method(
    ctx: &mut Ctx<'_>,
    key: PropertyName,
    kind: swc::MethodKind,
    is_optional: bool,
    node: &swc::Function,
) -> TypeMember {
    let kind = match kind {
        swc::MethodKind::Method => FunctionKind::Method,
        swc::MethodKind::Getter => FunctionKind::Getter,
        swc::MethodKind::Setter => FunctionKind::Setter,
    };
    let function = function::function(ctx, kind, None, node);
    match kind {
        FunctionKind::Method => TypeMember::Method { key, function, is_optional },
        _ => TypeMember::Accessor { key, function, is_setter: kind == FunctionKind::Setter },
    }
}

/// A constructor, and the properties that its parameters declare.
fn lower_constructor(ctx: &mut Ctx<'_>, node: &swc::Constructor) -> (FunctionId, Vec<TypeMemberId>) {
    let mut params = Vec::with_capacity(node.params.len());
    let mut properties = Vec::new();
    for item in &node.params {
        match item {
            swc::ParamOrTsParamProp::Param(item) => params.push(function::param(ctx, &item.pat, item.span)),
            // constructor(readonly a: A)  =>  the parameter, and the property `readonly a: A`
            swc::ParamOrTsParamProp::TsParamProp(item) => {
                let param = parameter_property(ctx, &item.param, item.span);
                if let Pattern::Name(name) = &ctx.module[param.pattern] {
                    let key = PropertyName::Ident(Ident {
                        name: name.clone(),
                        range: ctx.module.patterns.range(param.pattern),
                    });
                    let property = TypeMember::Property {
                        key,
                        ty: param.ty,
                        is_optional: param.is_optional,
                        is_readonly: item.readonly,
                    };
                    properties.push(ctx.module.type_members.add(property, param.range));
                }
                params.push(param);
            }
        }
    }
    let body = function::body(ctx, node.body.as_ref());
    let function = Function {
        kind: FunctionKind::Constructor,
        name: None,
        type_params: Vec::new(),
        this_type: None,
        params,
        return_type: None,
        body,
        is_async: false,
        is_generator: false,
    };
    let range = ctx.range(node.span);
    (ctx.module.functions.add(function, range), properties)
}

fn parameter_property(ctx: &mut Ctx<'_>, node: &swc::TsParamPropParam, span: Span) -> crate::hir::Param {
    let pattern: swc::Pat = match node {
        swc::TsParamPropParam::Ident(binding) => binding.clone().into(),
        swc::TsParamPropParam::Assign(assign) => assign.clone().into(),
    };
    function::param(ctx, &pattern, span)
}
