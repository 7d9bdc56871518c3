//! The types of expressions.

mod access;
mod array;
mod assign;
mod call;
mod call_errors;
mod context;
mod discriminate;
mod function;
mod name;
mod object;
mod operator;
mod overload;
mod symbol;
pub(crate) use symbol::may_be_read;
mod truth;
mod writable;

use tsnix_source::FileId;
use tsnix_source::catalogue::types::{BAD_CAST, NO_CONST_ASSERTION, NOT_SATISFIED, UNUSED_COMMA};
use tsnix_syntax::hir::{Expr, ExprId, Template, UnaryOp};

use crate::checker::{CheckMode, Checker};
use crate::names::Parent;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// The type of an expression where it stands.
    pub(crate) fn type_of_expr(&mut self, file: FileId, expr: ExprId) -> TypeId {
        self.check_expr(file, expr)
    }

    pub(crate) fn check_expr(&mut self, file: FileId, expr: ExprId) -> TypeId {
        self.check_expr_with(file, expr, CheckMode::NORMAL)
    }

    pub(crate) fn check_expr_with(&mut self, file: FileId, expr: ExprId, mode: CheckMode) -> TypeId {
        if mode == CheckMode::NORMAL
            && let Some(known) = self.answers.exprs.get(&(file, expr))
        {
            return *known;
        }
        let saved = self.current;
        let hir = self.hir(file);
        self.current = (file, hir.exprs.range(expr));
        self.instantiation_count = 0;
        let ty = stacker::maybe_grow(192 * 1024, 8 * 1024 * 1024, || self.check_expr_inner(file, expr, mode));
        let ty = self.instantiate_generic_function_argument(file, expr, ty, mode);
        self.current = saved;
        if mode == CheckMode::NORMAL && self.may_keep_answers() && self.contexts.is_empty() {
            self.answers.exprs.insert((file, expr), ty);
        }
        ty
    }

    /// The answer that is kept: found apart from whatever is being looked at.
    pub(crate) fn check_expr_cached(&mut self, file: FileId, expr: ExprId, mode: CheckMode) -> TypeId {
        if mode != CheckMode::NORMAL {
            return self.check_expr_with(file, expr, mode);
        }
        if let Some(known) = self.answers.exprs.get(&(file, expr)) {
            return *known;
        }
        let ty = self.apart_from_loops(|this| this.check_expr_with(file, expr, mode));
        self.answers.exprs.insert((file, expr), ty);
        ty
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each form of expression")]
    fn check_expr_inner(&mut self, file: FileId, expr: ExprId, mode: CheckMode) -> TypeId {
        let hir = self.hir(file);
        match &hir[expr] {
            Expr::Missing => t::ERROR,
            Expr::Name(name) => self.check_name(file, expr, name, mode),
            Expr::Number { value, .. } => {
                let ty = self.number_literal(*value);
                self.fresh(ty)
            }
            Expr::String(text) => self.literal(Literal::String(text.value.clone()), true),
            Expr::Bool(value) => {
                if *value {
                    t::FRESH_TRUE
                } else {
                    t::FRESH_FALSE
                }
            }
            Expr::Null => t::NULL,
            Expr::BigInt(text) => self.literal(Literal::BigInt(text.clone()), true),
            Expr::Regex { .. } => self.global_type("RegExp").unwrap_or(t::EMPTY_OBJECT),
            Expr::Template(template) => self.check_template(file, expr, template),
            Expr::TaggedTemplate { .. } | Expr::Call { .. } | Expr::New { .. } => {
                self.check_call(file, expr, mode)
            }
            Expr::Array(elements) => self.check_array(file, expr, elements, mode, false),
            Expr::Object(properties) => self.check_object(file, expr, properties, mode),
            Expr::Function(function) => self.check_function(file, expr, *function, mode),
            Expr::Class(_) | Expr::Super | Expr::Import | Expr::MetaProperty | Expr::Unsupported(_) => {
                t::ERROR
            }
            Expr::Unary { op, operand } => self.check_unary(file, expr, *op, *operand, mode),
            Expr::Update { target, .. } => self.check_update(file, *target),
            Expr::Binary { .. } => self.check_binary(file, expr, mode),
            Expr::Logical { op, left, right } => self.check_logical(file, *op, *left, *right, mode),
            Expr::Assign { op, target, value } => self.check_assign(file, expr, *op, *target, *value, mode),
            Expr::Conditional { test, then, otherwise } => {
                self.check_condition(file, *test);
                self.check_tested_functions(file, *test, Some(hir.exprs.range(*then)));
                let then = self.check_expr_with(file, *then, mode);
                let otherwise = self.check_expr_with(file, *otherwise, mode);
                self.union_with(&[then, otherwise], crate::types::union::Reduction::Subtype, None)
            }
            Expr::Member { object, name, is_optional } => {
                self.check_member(file, expr, *object, name, *is_optional)
            }
            Expr::Index { object, index, is_optional } => {
                self.check_index(file, expr, *object, *index, *is_optional)
            }
            Expr::Chain(inner) => {
                let ty = self.check_expr_with(file, *inner, mode);
                if self.chain_may_stop(file, *inner) { self.optional_type(ty, false) } else { ty }
            }
            Expr::Sequence(exprs) => {
                let mut ty = t::ERROR;
                for (at, part) in exprs.iter().enumerate() {
                    ty = self.check_expr_with(file, *part, mode);
                    if at + 1 < exprs.len() && does_nothing(&hir, *part) {
                        let message = "the left side of the comma does nothing";
                        let diagnostic = tsnix_source::Diagnostic::new(
                            &UNUSED_COMMA,
                            file,
                            hir.exprs.range(*part),
                            message,
                        )
                        .with_help("take it away, or write what was meant instead of the comma");
                        self.report(diagnostic);
                    }
                }
                ty
            }
            Expr::As { expr: inner, ty } => {
                let wanted = self.type_from_node(file, *ty);
                let found =
                    self.check_expr_with(file, *inner, mode.without(CheckMode::SKIP_CONTEXT_SENSITIVE));
                self.check_cast(file, expr, *inner, found, wanted);
                wanted
            }
            Expr::AsConst(inner) => {
                let ty = self.check_expr_with(file, *inner, mode);
                self.check_const_assertion(file, *inner);
                self.regular(ty)
            }
            Expr::Satisfies { expr: inner, ty } => {
                let found = self.check_expr_with(file, *inner, mode);
                let wanted = self.type_from_node(file, *ty);
                self.answers.targets.insert((file, *inner), wanted);
                if !self.is_error_type(wanted) {
                    self.check_assignable_at(
                        file,
                        found,
                        wanted,
                        hir.exprs.range(*inner),
                        Some(*inner),
                        &NOT_SATISFIED,
                    );
                }
                found
            }
            Expr::NonNull(inner) => {
                let ty = self.check_expr_with(file, *inner, mode);
                self.non_nullable(ty)
            }
            Expr::Instantiation { expr: inner, type_args } => {
                let ty = self.check_expr_with(file, *inner, mode);
                let args: Vec<_> = type_args.iter().map(|arg| self.type_from_node(file, *arg)).collect();
                if !self.takes_type_args(ty, args.len()) {
                    let range =
                        type_args.iter().map(|arg| hir.type_nodes.range(*arg)).reduce(|a, b| a.cover(b));
                    let shown = self.type_to_string(ty);
                    let message = format!("`{shown}` does not take these type arguments");
                    let range = range.unwrap_or(hir.exprs.range(expr));
                    self.error(file, range, &tsnix_source::catalogue::types::NO_INSTANTIATION, message);
                }
                self.instantiation_expression_type(ty, &args)
            }
            Expr::This => t::ANY,
            Expr::Await(inner) => self.check_expr_with(file, *inner, mode),
            Expr::Yield(inner) => {
                if let Some(inner) = inner {
                    self.check_expr_with(file, *inner, mode);
                }
                t::ANY
            }
        }
    }

    /// The type without `null` and `undefined`.
    pub(crate) fn non_nullable(&mut self, ty: TypeId) -> TypeId {
        self.adjusted_type_with_facts(ty, crate::narrow::facts::NE_UNDEFINED_OR_NULL)
    }

    /// `f() as const`: only what is written as a literal can be kept as it is.
    fn check_const_assertion(&mut self, file: FileId, inner: ExprId) {
        let hir = self.hir(file);
        let is_literal = match &hir[inner] {
            Expr::String(_)
            | Expr::Number { .. }
            | Expr::BigInt(_)
            | Expr::Bool(_)
            | Expr::Template(_)
            | Expr::Array(_)
            | Expr::Object(_)
            | Expr::Missing => true,
            Expr::Unary { op, operand } => matches!(
                (op, &hir[*operand]),
                (UnaryOp::Minus, Expr::Number { .. } | Expr::BigInt(_))
                    | (UnaryOp::Plus, Expr::Number { .. })
            ),
            Expr::Member { object, .. } | Expr::Index { object, .. } => self.is_enum_name(file, *object),
            _ => false,
        };
        if !is_literal {
            let message = "`as const` stands behind something else than a literal";
            let diagnostic =
                tsnix_source::Diagnostic::new(&NO_CONST_ASSERTION, file, hir.exprs.range(inner), message)
                    .with_help("put `as const` where the literal is written");
            self.report(diagnostic);
        }
    }

    fn is_enum_name(&mut self, file: FileId, expr: ExprId) -> bool {
        let hir = self.hir(file);
        let Expr::Name(name) = &hir[expr] else { return false };
        let scope = self.bindings(file).expr_scope(expr);
        let symbol = self.resolve_name(file, scope, name, crate::names::Meaning::VALUE);
        symbol.is_some_and(|symbol| {
            let declarations = &self.symbol(symbol).declarations;
            declarations.iter().any(|it| matches!(it.1, crate::names::Declaration::Enum(_)))
        })
    }

    fn check_cast(&mut self, file: FileId, expr: ExprId, inner: ExprId, found: TypeId, wanted: TypeId) {
        if self.is_error_type(found) || self.is_error_type(wanted) {
            return;
        }
        let regular = self.base_of_literal_if_fresh(found);
        let regular = self.regular_object(regular);
        let widened = self.widened(regular);
        if self.is_comparable(wanted, widened) {
            return;
        }
        let found = self.regular_object(found);
        if self.is_comparable(found, wanted) {
            return;
        }
        let _ = inner;
        let (found, wanted) = self.type_pair(found, wanted);
        let message = format!("a value of type `{found}` can't be taken for `{wanted}`");
        let hir = self.hir(file);
        let diagnostic = tsnix_source::Diagnostic::new(&BAD_CAST, file, hir.exprs.range(expr), message)
            .with_help("convert the value, or write `as unknown as` where you know better");
        self.report(diagnostic);
    }

    fn base_of_literal_if_fresh(&mut self, ty: TypeId) -> TypeId {
        self.widened_literal(ty)
    }

    fn check_template(&mut self, file: FileId, expr: ExprId, template: &Template) -> TypeId {
        let mut types = Vec::new();
        for part in &template.exprs {
            let ty = self.check_expr(file, *part);
            types.push(
                if self.is(
                    ty,
                    TypeFlags::STRING_LIKE
                        | TypeFlags::NUMBER_LIKE
                        | TypeFlags::BOOLEAN_LIKE
                        | TypeFlags::NULLABLE
                        | TypeFlags::UNION
                        | TypeFlags::INSTANTIABLE,
                ) && self.is_assignable(ty, t::TEMPLATE_CONSTRAINT)
                {
                    ty
                } else {
                    t::STRING
                },
            );
        }
        let texts: Vec<_> =
            template.quasis.iter().map(|text| text.cooked.clone().unwrap_or_default()).collect();
        if template.exprs.is_empty() {
            return self.literal(Literal::String(texts.first().cloned().unwrap_or_default()), true);
        }
        let context = self.contextual_type(file, expr);
        let hir = self.hir(file);
        let is_index = matches!(self.bindings(file).parent(expr), Parent::Expr(parent)
            if matches!(hir[parent], Expr::Index { index, .. } if index == expr));
        let keeps = is_index
            || self.is_const_context(file, expr)
            || context.is_some_and(|context| {
                self.some_type(context, |this, member| this.is_template_context(member))
            });
        if keeps {
            return self.template_type(&texts, &types);
        }
        // All parts known: the text itself.
        if types.iter().all(|ty| self.literal_of(*ty).is_some()) && self.is_constant_template(file, template)
        {
            let ty = self.template_type(&texts, &types);
            return self.fresh(ty);
        }
        t::STRING
    }

    /// Templates of enum members and the like have their text as type; names of constants do not.
    fn is_constant_template(&self, file: FileId, template: &Template) -> bool {
        let _ = (file, template);
        false
    }

    fn is_template_context(&mut self, ty: TypeId) -> bool {
        let string_like = TypeFlags::STRING_LITERAL | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING;
        if self.is(ty, string_like) {
            return true;
        }
        if self.is(ty, TypeFlags::INSTANTIABLE_NON_PRIMITIVE) {
            let base = self.base_constraint(ty).unwrap_or(t::UNKNOWN);
            return self.maybe(base, TypeFlags::STRING_LIKE);
        }
        false
    }

    /// Whether a literal is read as it stands: under `as const`, or for a `const` type parameter.
    pub(crate) fn is_const_context(&mut self, file: FileId, expr: ExprId) -> bool {
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        match bindings.parent(expr) {
            Parent::Expr(parent) => match &hir[parent] {
                Expr::AsConst(_) => true,
                Expr::Array(_) | Expr::Template(_) => {
                    self.is_const_context(file, parent) || self.is_const_type_variable(file, expr)
                }
                _ => self.is_const_type_variable(file, expr),
            },
            Parent::Property(property) => match bindings.object_of(property) {
                Some(object) => {
                    self.is_const_context(file, object) || self.is_const_type_variable(file, expr)
                }
                None => false,
            },
            _ => self.is_const_type_variable(file, expr),
        }
    }

    fn is_const_type_variable(&mut self, file: FileId, expr: ExprId) -> bool {
        let hir = self.hir(file);
        if !matches!(
            hir[expr],
            Expr::Array(_)
                | Expr::Object(_)
                | Expr::Template(_)
                | Expr::String(_)
                | Expr::Number { .. }
                | Expr::Bool(_)
        ) {
            return false;
        }
        let Some(context) = self.contextual_type(file, expr) else { return false };
        self.is_const_variable(context, 0)
    }

    fn is_const_variable(&mut self, ty: TypeId, depth: u32) -> bool {
        if depth > 4 {
            return false;
        }
        match self.data(ty).clone() {
            TypeData::TypeParam(_) => self.is_const_param(ty),
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().any(|ty| self.is_const_variable(*ty, depth))
            }
            TypeData::IndexedAccess { object, .. } => self.is_const_variable(object, depth + 1),
            TypeData::Substitution { base, .. } => self.is_const_variable(base, depth + 1),
            TypeData::Mapped(_) => match self.homomorphic_source(ty) {
                Some(source) => self.is_const_variable(source, depth + 1),
                None => false,
            },
            TypeData::Reference { .. } if self.is_generic_tuple(ty) => {
                let args = self.type_args(ty);
                args.iter().any(|arg| self.is_const_variable(*arg, depth + 1))
            }
            _ => false,
        }
    }

    /// A condition is looked at for what it is only.
    pub(crate) fn check_condition(&mut self, file: FileId, test: ExprId) -> TypeId {
        let ty = self.check_expr(file, test);
        if self.is(ty, TypeFlags::VOID) {
            let range = self.hir(file).exprs.range(test);
            self.error(
                file,
                range,
                &tsnix_source::catalogue::types::VOID_TEST,
                "what gives nothing (`void`) is tested for truth".into(),
            );
        } else {
            self.check_truth(file, test);
        }
        ty
    }
}

/// Whether evaluating an expression can be seen by nobody, as TypeScript decides it.
fn does_nothing(hir: &tsnix_syntax::hir::Module, expr: ExprId) -> bool {
    use tsnix_syntax::hir::UnaryOp;
    match &hir[expr] {
        Expr::Name(_)
        | Expr::String(_)
        | Expr::Regex { .. }
        | Expr::Template(_)
        | Expr::TaggedTemplate { .. }
        | Expr::Number { .. }
        | Expr::BigInt(_)
        | Expr::Bool(_)
        | Expr::Null
        | Expr::Function(_)
        | Expr::Array(_)
        | Expr::Object(_) => true,
        Expr::Conditional { then, otherwise, .. } => {
            does_nothing(hir, *then) && does_nothing(hir, *otherwise)
        }
        Expr::Binary { left, right, .. } | Expr::Logical { left, right, .. } => {
            does_nothing(hir, *left) && does_nothing(hir, *right)
        }
        Expr::Unary {
            op: UnaryOp::Not | UnaryOp::Plus | UnaryOp::Minus | UnaryOp::BitNot | UnaryOp::TypeOf,
            operand,
        } => does_nothing(hir, *operand),
        _ => false,
    }
}
