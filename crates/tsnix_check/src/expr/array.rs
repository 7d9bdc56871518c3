//! Array literals.

use tsnix_source::FileId;
use tsnix_syntax::hir::{ArrayElement, ExprId};

use crate::checker::{CheckMode, Checker};
use crate::types::data::*;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    pub(super) fn check_array(
        &mut self,
        file: FileId,
        expr: ExprId,
        elements: &[ArrayElement],
        mode: CheckMode,
        force_tuple: bool,
    ) -> TypeId {
        let in_const = self.is_const_context(file, expr);
        let context = self.apparent_contextual(file, expr, false);
        let hir = self.hir(file);
        let is_spread_into_call = match self.bindings(file).parent(expr) {
            crate::names::Parent::Expr(parent) => match &hir[parent] {
                tsnix_syntax::hir::Expr::Call { args, .. } | tsnix_syntax::hir::Expr::New { args, .. } => {
                    args.iter().any(|arg| arg.is_spread && arg.expr == expr)
                }
                _ => false,
            },
            _ => false,
        };
        let wants_tuple = force_tuple
            || is_spread_into_call
            || mode.has(CheckMode::FORCE_TUPLE)
            || context
                .is_some_and(|context| self.some_type(context, |this, member| this.is_tuple_context(member)));
        let mut types = Vec::new();
        let mut kinds = Vec::new();
        let mut has_non_inferrable = false;
        for element in elements {
            match element {
                ArrayElement::Hole => {
                    types.push(t::UNDEFINED);
                    kinds.push(ElementKind::Optional);
                }
                ArrayElement::Spread(value) => {
                    let ty = self.check_expr_with(file, *value, mode);
                    if self.every_is_array_or_tuple(ty) && !self.is_error_type(ty) {
                        types.push(ty);
                        kinds.push(ElementKind::Variadic);
                    } else {
                        let range = self.hir(file).exprs.range(*value);
                        let element = self.iterated_type(file, ty, Some((range, *value)));
                        types.push(element);
                        kinds.push(ElementKind::Rest);
                    }
                }
                ArrayElement::Expr(value) => {
                    let ty = self.check_expr_with(file, *value, mode.without(CheckMode::FORCE_TUPLE));
                    has_non_inferrable |= ty == t::ANY_FUNCTION || self.object_info(ty).is_non_inferrable;
                    let ty = self.literal_type_in_context(file, *value, ty);
                    types.push(ty);
                    kinds.push(ElementKind::Required);
                    if mode.has(CheckMode::INFERENTIAL)
                        && !mode.has(CheckMode::SKIP_CONTEXT_SENSITIVE)
                        && wants_tuple
                        && self.is_context_sensitive(file, *value)
                        && let Some(inference) = self.inference_context_of(file, expr)
                    {
                        self.context_mut(inference).sites.push((file, *value, ty));
                    }
                }
            }
        }
        let _ = has_non_inferrable;
        if wants_tuple || in_const {
            let readonly = in_const
                && !context.is_some_and(|context| {
                    self.some_type(context, |this, member| this.is_mutable_array_context(member))
                });
            let tuple = self.tuple_of(&types, &kinds, readonly);
            return self.array_literal_of(tuple);
        }
        let mut parts = Vec::with_capacity(types.len());
        for (ty, kind) in types.iter().zip(&kinds) {
            parts.push(if *kind == ElementKind::Variadic {
                self.indexed_access(*ty, t::NUMBER)
            } else {
                *ty
            });
        }
        if parts.is_empty() {
            return self.array_of(t::IMPLICIT_NEVER);
        }
        let element = self.union_with(&parts, Reduction::Subtype, None);
        let array = self.array_of(element);
        self.array_literal_of(array)
    }

    /// A contextual type that asks for a tuple.
    fn is_tuple_context(&mut self, ty: TypeId) -> bool {
        self.is_tuple(ty)
            || matches!(self.data(ty), TypeData::Mapped(_)) && {
                // `{ [K in keyof T]: ... }` with `T extends unknown[]` maps a tuple.
                match self.homomorphic_source(ty) {
                    Some(source) => {
                        let base = self.base_constraint(source);
                        base.is_some_and(|base| self.every_is_array_or_tuple(base))
                    }
                    None => false,
                }
            }
            || self.is(ty, crate::types::flags::TypeFlags::OBJECT)
                && !self.is_array(ty)
                && self.own_prop_of(ty, "0").is_some()
    }

    fn is_mutable_array_context(&mut self, ty: TypeId) -> bool {
        if self.is(ty, crate::types::flags::TypeFlags::TYPE_PARAM) {
            let base = self.base_constraint(ty);
            return base
                .is_some_and(|base| self.some_type(base, |this, member| this.is_mutable_array(member)));
        }
        self.is_mutable_array(ty)
    }
}
