//! Types as written.

use swc_common::Spanned;
use swc_ecma_ast as swc;

use super::signature::{self, Parts};
use super::{Ctx, Grammar, Role, expr, guarded, name, template};
use crate::hir::{
    FunctionKind, Ident, KeywordType, MappedModifier, Name, TupleElement, TypeNode, TypeNodeId, TypeParam,
    TypeParamId,
};

/// A type, whatever its depth.
pub(super) fn ty(ctx: &mut Ctx<'_>, node: &swc::TsType) -> TypeNodeId {
    guarded(|| ty_unguarded(ctx, node))
}

fn option(ctx: &mut Ctx<'_>, node: Option<&swc::TsType>) -> Option<TypeNodeId> {
    node.map(|node| ty(ctx, node))
}

/// `: T`
pub(super) fn annotation(ctx: &mut Ctx<'_>, node: Option<&swc::TsTypeAnn>) -> Option<TypeNodeId> {
    node.map(|node| ty(ctx, &node.type_ann))
}

/// `<A, B>` behind a name or a function.
pub(super) fn args(ctx: &mut Ctx<'_>, node: Option<&swc::TsTypeParamInstantiation>) -> Vec<TypeNodeId> {
    list(ctx, node.map_or(&[], |node| &node.params))
}

fn list(ctx: &mut Ctx<'_>, nodes: &[Box<swc::TsType>]) -> Vec<TypeNodeId> {
    nodes.iter().map(|node| ty(ctx, node)).collect()
}

/// The members of a union or an intersection; a function type stands there in parentheses.
fn operands(ctx: &mut Ctx<'_>, nodes: &[Box<swc::TsType>]) -> Vec<TypeNodeId> {
    for node in nodes {
        if matches!(**node, swc::TsType::TsFnOrConstructorType(_)) {
            let range = ctx.range(node.span());
            ctx.notes.grammar.push((range, Grammar::BareFunctionType));
        }
    }
    list(ctx, nodes)
}

/// `<T extends C = D>` of a declaration.
pub(super) fn params(ctx: &mut Ctx<'_>, node: Option<&swc::TsTypeParamDecl>) -> Vec<TypeParamId> {
    node.map_or(&[][..], |node| &node.params).iter().map(|param| type_param(ctx, param)).collect()
}

/// The same of a function, which must not be empty.
pub(super) fn function_params(ctx: &mut Ctx<'_>, node: Option<&swc::TsTypeParamDecl>) -> Vec<TypeParamId> {
    if let Some(node) = node.filter(|node| node.params.is_empty()) {
        let range = ctx.range(node.span);
        ctx.notes.grammar.push((range, Grammar::NoTypeParams));
    }
    params(ctx, node)
}

fn type_param(ctx: &mut Ctx<'_>, node: &swc::TsTypeParam) -> TypeParamId {
    let lowered = TypeParam {
        name: name::ident(ctx, &node.name),
        constraint: option(ctx, node.constraint.as_deref()),
        default: option(ctx, node.default.as_deref()),
        is_const: node.is_const,
    };
    // swc's span of `infer T extends U` ends behind `T`.
    let last = [&node.constraint, &node.default].into_iter().flatten().map(|ty| ty.span().hi).max();
    let span = swc_common::Span::new(node.span.lo, last.map_or(node.span.hi, |last| last.max(node.span.hi)));
    let range = ctx.range(span);
    ctx.module.type_params.add(lowered, range)
}

fn ty_unguarded(ctx: &mut Ctx<'_>, mut node: &swc::TsType) -> TypeNodeId {
    while let swc::TsType::TsParenthesizedType(parentheses) = node {
        node = &parentheses.type_ann;
    }
    if let swc::TsType::TsArrayType(_) | swc::TsType::TsIndexedAccessType(_) = node {
        return suffixes(ctx, node);
    }
    let lowered = match node {
        swc::TsType::TsKeywordType(keyword) => TypeNode::Keyword(keyword_type(keyword.kind)),
        swc::TsType::TsThisType(_) => TypeNode::This,
        swc::TsType::TsFnOrConstructorType(function) => function_type(ctx, function),
        swc::TsType::TsTypeRef(reference) => lower_reference(ctx, reference),
        swc::TsType::TsTypeQuery(query) => type_query(ctx, query),
        swc::TsType::TsTypeLit(literal) => TypeNode::Object(signature::members(ctx, &literal.members)),
        swc::TsType::TsTupleType(tuple) => {
            TypeNode::Tuple(tuple.elem_types.iter().map(|element| tuple_element(ctx, element)).collect())
        }
        swc::TsType::TsUnionOrIntersectionType(swc::TsUnionOrIntersectionType::TsUnionType(union)) => {
            TypeNode::Union(operands(ctx, &union.types))
        }
        swc::TsType::TsUnionOrIntersectionType(swc::TsUnionOrIntersectionType::TsIntersectionType(
            intersection,
        )) => TypeNode::Intersection(operands(ctx, &intersection.types)),
        swc::TsType::TsConditionalType(conditional) => TypeNode::Conditional {
            check: ty(ctx, &conditional.check_type),
            extends: ty(ctx, &conditional.extends_type),
            then: ty(ctx, &conditional.true_type),
            otherwise: ty(ctx, &conditional.false_type),
        },
        swc::TsType::TsInferType(infer) => TypeNode::Infer(type_param(ctx, &infer.type_param)),
        swc::TsType::TsTypeOperator(operator) => {
            let operand = ty(ctx, &operator.type_ann);
            match operator.op {
                swc::TsTypeOperatorOp::KeyOf => TypeNode::KeyOf(operand),
                swc::TsTypeOperatorOp::Unique => TypeNode::Unique(operand),
                swc::TsTypeOperatorOp::ReadOnly => TypeNode::ReadOnly(operand),
            }
        }
        swc::TsType::TsMappedType(mapped) => mapped_type(ctx, mapped),
        swc::TsType::TsLitType(literal) => literal_type(ctx, &literal.lit),
        swc::TsType::TsTypePredicate(predicate) => predicate_type(ctx, predicate),
        swc::TsType::TsImportType(import) => import_type(ctx, import, false),
        // Only elements of tuples, which are lowered there; elsewhere the parser has complained.
        swc::TsType::TsOptionalType(optional) => return ty(ctx, &optional.type_ann),
        swc::TsType::TsRestType(rest) => return ty(ctx, &rest.type_ann),
        swc::TsType::TsArrayType(_)
        | swc::TsType::TsIndexedAccessType(_)
        | swc::TsType::TsParenthesizedType(_) => TypeNode::Missing,
    };
    let range = ctx.range(node.span());
    ctx.module.type_nodes.add(lowered, range)
}

/// `T[][K][]`: the tree leans to the left and may be long, so it is walked in a loop.
fn suffixes(ctx: &mut Ctx<'_>, node: &swc::TsType) -> TypeNodeId {
    let mut spine = Vec::new();
    let mut current = node;
    loop {
        let inner = match current {
            swc::TsType::TsArrayType(array) => &array.elem_type,
            swc::TsType::TsIndexedAccessType(access) => &access.obj_type,
            _ => break,
        };
        spine.push(current);
        current = inner;
    }
    let mut object = ty(ctx, current);
    for step in spine.into_iter().rev() {
        let lowered = match step {
            swc::TsType::TsIndexedAccessType(access) => {
                TypeNode::IndexedAccess { object, index: ty(ctx, &access.index_type) }
            }
            _ => TypeNode::Array(object),
        };
        let range = ctx.range(step.span());
        object = ctx.module.type_nodes.add(lowered, range);
    }
    object
}

fn function_type(ctx: &mut Ctx<'_>, node: &swc::TsFnOrConstructorType) -> TypeNode {
    match node {
        swc::TsFnOrConstructorType::TsFnType(function) => {
            let parts = Parts {
                kind: FunctionKind::Signature,
                type_params: function.type_params.as_deref(),
                params: &function.params,
                return_type: Some(&function.type_ann),
                span: function.span,
            };
            TypeNode::Function(signature::signature(ctx, parts))
        }
        swc::TsFnOrConstructorType::TsConstructorType(constructor) => {
            let parts = Parts {
                kind: FunctionKind::Signature,
                type_params: constructor.type_params.as_deref(),
                params: &constructor.params,
                return_type: Some(&constructor.type_ann),
                span: constructor.span,
            };
            TypeNode::Constructor(signature::signature(ctx, parts))
        }
    }
}

fn lower_reference(ctx: &mut Ctx<'_>, node: &swc::TsTypeRef) -> TypeNode {
    if let swc::TsEntityName::Ident(ident) = &node.type_name
        && ctx.note_missing(ident.span, Role::Type)
    {
        return TypeNode::Missing;
    }
    TypeNode::Reference {
        name: name::entity_name(ctx, &node.type_name),
        args: args(ctx, node.type_params.as_deref()),
    }
}

/// `A<T>` behind `extends` or `implements`, which swc gives as an expression.
pub(super) fn heritage(ctx: &mut Ctx<'_>, node: &swc::TsExprWithTypeArgs) -> TypeNodeId {
    let mut names = Vec::new();
    let mut current = expr::without_parentheses(&node.expr);
    let is_name = loop {
        match current {
            swc::Expr::Member(swc::MemberExpr { obj, prop: swc::MemberProp::Ident(ident), .. }) => {
                names.push(name::ident_name(ctx, ident));
                current = obj;
            }
            swc::Expr::Ident(ident) => {
                names.push(name::ident(ctx, ident));
                break !ctx.is_placeholder(ident.span);
            }
            _ => break false,
        }
    };
    names.reverse();
    let args = args(ctx, node.type_args.as_deref());
    let lowered = if is_name { TypeNode::Reference { name: names, args } } else { TypeNode::Missing };
    let range = ctx.range(node.span);
    ctx.module.type_nodes.add(lowered, range)
}

fn type_query(ctx: &mut Ctx<'_>, node: &swc::TsTypeQuery) -> TypeNode {
    match &node.expr_name {
        swc::TsTypeQueryExpr::TsEntityName(entity) => TypeNode::TypeOf {
            name: name::entity_name(ctx, entity),
            args: args(ctx, node.type_args.as_deref()),
        },
        swc::TsTypeQueryExpr::Import(import) => import_type(ctx, import, true),
    }
}

fn import_type(ctx: &mut Ctx<'_>, node: &swc::TsImportType, is_type_of: bool) -> TypeNode {
    TypeNode::Import {
        specifier: name::string(ctx, &node.arg),
        name: node.qualifier.as_ref().map(|entity| name::entity_name(ctx, entity)).unwrap_or_default(),
        args: args(ctx, node.type_args.as_deref()),
        is_type_of,
    }
}

/// `label?: T`, `...label: T[]`, `T?`, `...T[]`
fn tuple_element(ctx: &mut Ctx<'_>, node: &swc::TsTupleElement) -> TupleElement {
    let mut is_rest = false;
    let mut is_optional = false;
    let mut label = None;
    if let Some(pattern) = &node.label {
        let mut pattern = pattern;
        if let swc::Pat::Rest(rest) = pattern {
            is_rest = true;
            pattern = &rest.arg;
        }
        if let swc::Pat::Ident(binding) = pattern {
            is_optional |= binding.id.optional;
            label = Some(name::ident(ctx, &binding.id));
        }
    }
    let mut inner = &*node.ty;
    loop {
        match inner {
            swc::TsType::TsOptionalType(optional) => {
                is_optional = true;
                inner = &optional.type_ann;
            }
            swc::TsType::TsRestType(rest) => {
                is_rest = true;
                inner = &rest.type_ann;
            }
            _ => break,
        }
    }
    TupleElement { label, ty: ty(ctx, inner), is_optional, is_rest }
}

fn mapped_type(ctx: &mut Ctx<'_>, node: &swc::TsMappedType) -> TypeNode {
    TypeNode::Mapped {
        param: type_param(ctx, &node.type_param),
        name_type: option(ctx, node.name_type.as_deref()),
        optional: mapped_modifier(node.optional),
        readonly: mapped_modifier(node.readonly),
        ty: option(ctx, node.type_ann.as_deref()),
    }
}

fn mapped_modifier(node: Option<swc::TruePlusMinus>) -> MappedModifier {
    match node {
        None => MappedModifier::Keep,
        Some(swc::TruePlusMinus::True | swc::TruePlusMinus::Plus) => MappedModifier::Add,
        Some(swc::TruePlusMinus::Minus) => MappedModifier::Remove,
    }
}

fn literal_type(ctx: &mut Ctx<'_>, node: &swc::TsLit) -> TypeNode {
    match node {
        swc::TsLit::Number(number) => TypeNode::NumberLiteral(number.value),
        swc::TsLit::Str(text) => TypeNode::StringLiteral(name::string(ctx, text)),
        swc::TsLit::Bool(literal) => TypeNode::BoolLiteral(literal.value),
        swc::TsLit::BigInt(number) => TypeNode::BigIntLiteral(Name::new(number.value.to_string())),
        swc::TsLit::Tpl(tpl) => TypeNode::Template {
            texts: tpl.quasis.iter().map(template::type_text).collect(),
            types: list(ctx, &tpl.types),
        },
    }
}

fn predicate_type(ctx: &mut Ctx<'_>, node: &swc::TsTypePredicate) -> TypeNode {
    let param = match &node.param_name {
        swc::TsThisTypeOrIdent::Ident(ident) => name::ident(ctx, ident),
        swc::TsThisTypeOrIdent::TsThisType(this) => {
            Ident { name: Name::new_static("this"), range: ctx.range(this.span) }
        }
    };
    let ty = annotation(ctx, node.type_ann.as_deref());
    TypeNode::Predicate { is_assertion: node.asserts, param, ty }
}

fn keyword_type(kind: swc::TsKeywordTypeKind) -> KeywordType {
    use swc::TsKeywordTypeKind as Kind;
    match kind {
        Kind::TsAnyKeyword => KeywordType::Any,
        Kind::TsUnknownKeyword => KeywordType::Unknown,
        Kind::TsNumberKeyword => KeywordType::Number,
        Kind::TsObjectKeyword => KeywordType::Object,
        Kind::TsBooleanKeyword => KeywordType::Boolean,
        Kind::TsBigIntKeyword => KeywordType::BigInt,
        Kind::TsStringKeyword => KeywordType::String,
        Kind::TsSymbolKeyword => KeywordType::Symbol,
        Kind::TsVoidKeyword => KeywordType::Void,
        Kind::TsUndefinedKeyword => KeywordType::Undefined,
        Kind::TsNullKeyword => KeywordType::Null,
        Kind::TsNeverKeyword => KeywordType::Never,
        Kind::TsIntrinsicKeyword => KeywordType::Intrinsic,
    }
}
