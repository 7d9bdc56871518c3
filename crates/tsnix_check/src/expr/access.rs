//! Reading properties and elements.

use tsnix_source::catalogue::types::{
    IMPLICIT_ANY_ARRAY_INDEX, IMPLICIT_ANY_INDEX, INDEX_NOT_A_KEY, MAYBE_NULL, MAYBE_NULLISH,
    MAYBE_UNDEFINED, NAME_MAYBE_NULL, NAME_MAYBE_NULLISH, NAME_MAYBE_UNDEFINED, NAME_UNKNOWN, NULL_USED,
    OBJECT_UNKNOWN, TUPLE_OUT_OF_BOUNDS,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Ident, Module, Name, PropertyName};

use crate::checker::Checker;
use crate::names::Parent;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(super) fn check_member(
        &mut self,
        file: FileId,
        expr: ExprId,
        object: ExprId,
        name: &Ident,
        is_optional: bool,
    ) -> TypeId {
        let left = self.check_expr(file, object);
        let left =
            if is_optional { self.non_nullable(left) } else { self.check_non_null(file, left, object) };
        self.member_type(file, expr, left, name)
    }

    fn member_type(&mut self, file: FileId, expr: ExprId, left: TypeId, name: &Ident) -> TypeId {
        if name.name.is_empty() {
            return t::ERROR;
        }
        let is_target = self.is_assignment_target(file, expr);
        let apparent = self.apparent_object(left, is_target);
        if self.is(apparent, TypeFlags::ANY) {
            return apparent;
        }
        if self.is(apparent, TypeFlags::NEVER) {
            self.no_property(file, name.range, left, &name.name);
            return t::ERROR;
        }
        let Some(prop) = self.prop_of(apparent, &name.name) else {
            if let Some(info) = self.index_info_for_name(apparent, &name.name) {
                self.answers.index_members.insert((file, expr), (info, name.name.clone()));
                if self.is_package_set(apparent) {
                    self.unknown_package(file, name.range, apparent, &name.name);
                }
                if is_target && info.readonly {
                    self.readonly_index(file, name.range, left);
                }
                let ty = if is_target { info.value } else { self.read_by_index(Some((file, expr)), &info) };
                return self.flow_type_of_access(file, expr, ty);
            }
            self.no_property(file, name.range, left, &name.name);
            return t::ERROR;
        };
        self.answers.members.insert((file, expr), prop);
        if is_target && self.prop(prop).readonly {
            self.readonly_property(file, name.range, &name.name);
            return t::ERROR;
        }
        let mut ty = self.type_of_prop(prop);
        if is_target {
            if self.prop(prop).optional && !self.options.exact_optional_property_types {
                ty = self.optional_type(ty, true);
            }
            return self.remove_missing(ty, true);
        }
        ty = self.map_missing(ty);
        // TypeScript narrows variables that a module exports, not names by which it hands others on.
        if matches!(self.prop(prop).source, PropSource::Export { is_alias: true, .. }) {
            return ty;
        }
        self.flow_type_of_access(file, expr, ty)
    }

    /// A missing property reads as `undefined`.
    fn map_missing(&mut self, ty: TypeId) -> TypeId {
        if self.contains_type(ty, t::MISSING) {
            return self
                .map_type(ty, |_, member| Some(if member == t::MISSING { t::UNDEFINED } else { member }));
        }
        ty
    }

    fn apparent_object(&mut self, left: TypeId, is_target: bool) -> TypeId {
        let widened = if is_target { self.widened(left) } else { left };
        self.apparent_reduced(widened)
    }

    /// A property's type as narrowed by the flow: `if (a.b !== null) a.b...`.
    fn flow_type_of_access(&mut self, file: FileId, expr: ExprId, ty: TypeId) -> TypeId {
        if self.is_assignment_target(file, expr) {
            return ty;
        }
        // Only unions and what may become one can be narrowed.
        if !self.is(
            ty,
            TypeFlags::UNION
                | TypeFlags::UNKNOWN
                | TypeFlags::ANY
                | TypeFlags::INSTANTIABLE
                | TypeFlags::OBJECT
                | TypeFlags::STRING
                | TypeFlags::NUMBER
                | TypeFlags::NON_PRIMITIVE,
        ) {
            return ty;
        }
        if self.reference_key(file, expr).is_none() {
            return ty;
        }
        self.flow_type_of_reference(file, expr, ty, ty)
    }

    pub(super) fn check_index(
        &mut self,
        file: FileId,
        expr: ExprId,
        object: ExprId,
        index: ExprId,
        is_optional: bool,
    ) -> TypeId {
        let left = self.check_expr(file, object);
        let left =
            if is_optional { self.non_nullable(left) } else { self.check_non_null(file, left, object) };
        let index_type = self.check_expr(file, index);
        if self.is_error_type(left) || self.is_error_type(index_type) {
            return t::ERROR;
        }
        let is_target = self.is_assignment_target(file, expr);
        let left = if is_target { self.widened(left) } else { left };
        // d[xs[9]]: in the second look a name that is not there finds nothing.
        let is_name_absent = self.certain_reads.is_some() && self.is_or_has_undefined(index_type);
        if is_name_absent {
            let index_type = self.without_undefined(index_type);
            let ty = self.index_type_found(file, expr, left, index, index_type, is_target);
            return if is_target { ty } else { self.union2(ty, t::UNDEFINED) };
        }
        self.index_type_found(file, expr, left, index, index_type, is_target)
    }

    fn index_type_found(
        &mut self,
        file: FileId,
        expr: ExprId,
        left: TypeId,
        index: ExprId,
        index_type: TypeId,
        is_target: bool,
    ) -> TypeId {
        if self.is_generic_object(left) && !is_target || self.is_generic_index(index_type) {
            let ty = self.generic_element(file, left, index, index_type, is_target);
            // What is not known may be without the name: `<T, K extends keyof T>(o: T, k: K) => o[k]`.
            let is_open = !is_target && self.is_generic_object(left);
            self.has_reads_by_index |= is_open;
            let may_be_absent = is_open && self.certain_reads.is_some();
            let ty = if may_be_absent { self.union2(ty, t::UNDEFINED) } else { ty };
            let ty = if is_target { ty } else { self.type_for_reference(file, expr, ty) };
            return self.flow_type_of_access(file, expr, ty);
        }
        let apparent = self.apparent_reduced(left);
        let ty = self.element_type_of(file, expr, apparent, left, index, index_type, is_target);
        self.flow_type_of_access(file, expr, ty)
    }

    fn generic_element(
        &mut self,
        file: FileId,
        left: TypeId,
        index: ExprId,
        index_type: TypeId,
        is_target: bool,
    ) -> TypeId {
        let _ = is_target;
        let apparent = self.apparent_type(left);
        if !self.is_generic_index(index_type)
            && let Some(ty) = self.try_indexed_access(apparent, index_type, None, None)
            && self.property_name_of_type(index_type).is_some()
        {
            let _ = ty;
        }
        let keys = self.key_of(left);
        let number_ok =
            self.is_assignable(index_type, t::NUMBER) && self.index_type_of(apparent, t::NUMBER).is_some();
        let string_ok = self.applicable_index(apparent, t::STRING).is_some();
        if !self.is_assignable(index_type, keys) && !number_ok && !string_ok {
            let name_ok = self
                .property_name_of_type(index_type)
                .is_some_and(|name| self.prop_of(apparent, &name).is_some());
            if !name_ok {
                let range = self.hir(file).exprs.range(index);
                let (found, of) = self.type_pair(index_type, left);
                let diagnostic = Diagnostic::new(
                    &INDEX_NOT_A_KEY,
                    file,
                    range,
                    format!("`{found}` is not known to be a key of `{of}`"),
                )
                .with_help("constrain the key with `keyof`");
                self.report(diagnostic);
                return t::ERROR;
            }
        }
        self.indexed_access(left, index_type)
    }

    #[expect(clippy::too_many_arguments, reason = "the two sides of an access with their types")]
    fn element_type_of(
        &mut self,
        file: FileId,
        expr: ExprId,
        apparent: TypeId,
        left: TypeId,
        index: ExprId,
        index_type: TypeId,
        is_target: bool,
    ) -> TypeId {
        if self.is(apparent, TypeFlags::ANY) {
            return apparent;
        }
        if self.is_union(index_type) && !self.is(index_type, TypeFlags::BOOLEAN) {
            let mut parts = Vec::new();
            for member in self.constituents(index_type).iter() {
                let ty = self.element_type_of(file, expr, apparent, left, index, *member, is_target);
                if self.is_error_type(ty) {
                    return ty;
                }
                parts.push(ty);
            }
            return if is_target { self.intersection(&parts, None) } else { self.union(&parts) };
        }
        let range = self.hir(file).exprs.range(index);
        if let Some(name) = self.property_name_of_type(index_type) {
            if let Some(prop) = self.prop_of(apparent, &name) {
                self.answers.members.insert((file, expr), prop);
                if is_target && self.prop(prop).readonly {
                    self.readonly_property(file, range, &name);
                    return t::ERROR;
                }
                let ty = self.type_of_prop(prop);
                return self.map_missing(ty);
            }
            if self.every_type(apparent, |this, member| this.is_tuple(member))
                && let Ok(at) = name.parse::<usize>()
            {
                let mut out_of_bounds = false;
                let ty =
                    self.map_type_unreduced(apparent, |this, member| match this.tuple_element(member, at) {
                        Some(ty) => {
                            let tuple = this.tuple_of_type(member);
                            if tuple.is_some_and(|tuple| at >= tuple.fixed_length) {
                                this.with_unchecked_index(ty)
                            } else {
                                ty
                            }
                        }
                        None => {
                            out_of_bounds = true;
                            t::UNDEFINED
                        }
                    });
                if out_of_bounds {
                    self.tuple_out_of_bounds(file, range, apparent, at);
                    return t::UNDEFINED;
                }
                return ty;
            }
        }
        let is_key = TypeFlags::STRING_LIKE
            | TypeFlags::NUMBER_LIKE
            | TypeFlags::SYMBOL_LIKE
            | TypeFlags::ANY
            | TypeFlags::NEVER;
        // string & { brand: "id" }
        let is_branded_key = self.is(index_type, TypeFlags::INTERSECTION)
            && [t::STRING, t::NUMBER].into_iter().any(|key| self.is_assignable(index_type, key));
        if self.is(index_type, is_key) || is_branded_key {
            // Of what can't be, any element: `(x as never)[0]`.
            if self.is(apparent, TypeFlags::NEVER) {
                return apparent;
            }
            let key = if self.is(index_type, TypeFlags::ANY) { t::NUMBER } else { index_type };
            let info = self.applicable_index(apparent, key).or_else(|| {
                if self.is(index_type, TypeFlags::ANY) {
                    self.applicable_index(apparent, t::STRING)
                } else {
                    None
                }
            });
            if let Some(info) = info {
                if let Some(name) = self.property_name_of_type(index_type) {
                    if self.is_package_set(apparent) {
                        self.unknown_package(file, range, apparent, &name);
                    }
                    self.answers.index_members.insert((file, expr), (info, name));
                }
                if is_target {
                    if info.readonly {
                        self.readonly_index(file, range, left);
                    }
                    return info.value;
                }
                return self.read_by_index(Some((file, expr)), &info);
            }
            if self.is(index_type, TypeFlags::NEVER) {
                return t::NEVER;
            }
            if self.is(index_type, TypeFlags::ANY) {
                return t::ANY;
            }
            return self.report_no_element(file, left, apparent, index, index_type);
        }
        let shown = self.type_to_string(index_type);
        let message = format!("a value of type `{shown}` can't be used as an index");
        self.error(file, range, &tsnix_source::catalogue::types::BAD_INDEX, message);
        t::ERROR
    }

    fn report_no_element(
        &mut self,
        file: FileId,
        left: TypeId,
        apparent: TypeId,
        index: ExprId,
        index_type: TypeId,
    ) -> TypeId {
        let hir = self.hir(file);
        let range = hir.exprs.range(index);
        if !self.options.no_implicit_any {
            return t::ANY;
        }
        if let Some(name) = self.property_name_of_type(index_type)
            && self.is(index_type, TypeFlags::LITERAL | TypeFlags::ENUM_LITERAL)
            && self.interface_name(apparent).is_some_and(|name| name == "Object")
        {
            self.no_property(file, range, left, &name);
            return t::ERROR;
        }
        let number = self.index_type_of(apparent, t::NUMBER).is_some();
        let (of, key) = self.type_pair(left, index_type);
        if number {
            let diagnostic = Diagnostic::new(
                &IMPLICIT_ANY_ARRAY_INDEX,
                file,
                range,
                format!("`{of}` is read by numbers, found `{key}`"),
            )
            .with_help("use a number as the index");
            self.report(diagnostic);
            return t::ERROR;
        }
        let name = self.property_name_of_type(index_type);
        if let Some(name) = &name
            && self.near_property(apparent, name).is_some()
        {
            self.no_property(file, range, left, name);
            return t::ERROR;
        }
        let whole = self.whole_of_index(file, &hir, index).unwrap_or(range);
        let help = match name {
            Some(_) => "add the property to the type".into(),
            None => format!("type the key with `keyof`, or give `{of}` an index signature"),
        };
        let diagnostic = Diagnostic::new(
            &IMPLICIT_ANY_INDEX,
            file,
            whole,
            format!("`{of}` may have nothing under a key of type `{key}`"),
        )
        .with_help(help);
        self.report(diagnostic);
        t::ERROR
    }

    fn whole_of_index(&self, file: FileId, hir: &Module, index: ExprId) -> Option<TextRange> {
        let node = self.graph.module(file)?;
        match node.bindings.parent(index) {
            Parent::Expr(parent) => Some(hir.exprs.range(parent)),
            _ => None,
        }
    }

    pub(crate) fn tuple_out_of_bounds(&mut self, file: FileId, range: TextRange, tuple: TypeId, at: usize) {
        let shown = self.type_to_string(tuple);
        let message = format!("the tuple `{shown}` has no element at index {at}");
        self.error(file, range, &TUPLE_OUT_OF_BOUNDS, message);
    }

    pub(crate) fn readonly_property(&mut self, file: FileId, range: TextRange, name: &Name) {
        let diagnostic = Diagnostic::new(
            &tsnix_source::catalogue::types::READONLY_PROPERTY,
            file,
            range,
            format!("`{name}` can't be assigned to: it is read-only"),
        )
        .with_help("make a new object with `{ ...old, name: value }`");
        self.report(diagnostic);
    }

    pub(super) fn readonly_index(&mut self, file: FileId, range: TextRange, of: TypeId) {
        let shown = self.type_to_string(of);
        let whole = range;
        let diagnostic = Diagnostic::new(
            &tsnix_source::catalogue::types::READONLY_INDEX,
            file,
            whole,
            format!("the elements of `{shown}` can only be read"),
        )
        .with_help("make a new list");
        self.report(diagnostic);
    }

    // ------------------------------------------------------------------ null and undefined

    /// Reports a use of what may be `null` or `undefined`; gives the type without them.
    pub(crate) fn check_non_null(&mut self, file: FileId, ty: TypeId, expr: ExprId) -> TypeId {
        if self.is(ty, TypeFlags::UNKNOWN) {
            let hir = self.hir(file);
            let range = hir.exprs.range(expr);
            let diagnostic = match entity_name(&hir, expr) {
                Some(name) => Diagnostic::new(
                    &NAME_UNKNOWN,
                    file,
                    range,
                    format!("nothing is known of `{name}`: its type is `unknown`"),
                ),
                None => Diagnostic::new(
                    &OBJECT_UNKNOWN,
                    file,
                    range,
                    "nothing is known of this value: its type is `unknown`",
                ),
            };
            self.report(diagnostic.with_help("test what it is first, or say what you expect with `as`"));
            return t::ERROR;
        }
        let may_be_null = self.maybe_nullish(ty);
        if !may_be_null {
            return ty;
        }
        let range = self.hir(file).exprs.range(expr);
        self.report_nullish_at(file, range, ty, Some(expr));
        let rest = self.non_nullable(ty);
        if self.is(rest, TypeFlags::NULLABLE | TypeFlags::NEVER) { t::ERROR } else { rest }
    }

    fn maybe_nullish(&mut self, ty: TypeId) -> bool {
        if self.maybe(ty, TypeFlags::NULLABLE | TypeFlags::VOID) {
            return self.maybe(ty, TypeFlags::NULLABLE);
        }
        if self.is(ty, TypeFlags::INSTANTIABLE) {
            let base = self.base_constraint(ty).unwrap_or(t::UNKNOWN);
            return self.maybe(base, TypeFlags::NULLABLE);
        }
        false
    }

    pub(crate) fn report_nullish_at(
        &mut self,
        file: FileId,
        range: TextRange,
        ty: TypeId,
        expr: Option<ExprId>,
    ) {
        let ty = self.base_constraint_or_type(ty);
        let null = self.maybe(ty, TypeFlags::NULL);
        let undefined = self.maybe(ty, TypeFlags::UNDEFINED);
        let hir = self.hir(file);
        let what = match (null, undefined) {
            (true, true) => "`null` or `undefined`",
            (true, false) => "`null`",
            _ => "`undefined`",
        };
        if let Some(expr) = expr
            && (matches!(hir[expr], Expr::Null)
                || matches!(&hir[expr], Expr::Name(name) if name == "undefined"))
        {
            let message = format!("{what} can't be used here");
            self.error(file, range, &NULL_USED, message);
            return;
        }
        let name = expr.and_then(|expr| entity_name(&hir, expr));
        let diagnostic = match name {
            Some(name) => {
                let code = match (null, undefined) {
                    (true, true) => &NAME_MAYBE_NULLISH,
                    (true, false) => &NAME_MAYBE_NULL,
                    _ => &NAME_MAYBE_UNDEFINED,
                };
                Diagnostic::new(code, file, range, format!("`{name}` may be {what}"))
            }
            None => {
                let code = match (null, undefined) {
                    (true, true) => &MAYBE_NULLISH,
                    (true, false) => &MAYBE_NULL,
                    _ => &MAYBE_UNDEFINED,
                };
                Diagnostic::new(code, file, range, format!("this value may be {what}"))
            }
        };
        self.report(diagnostic.with_help("test it first, or use `?.` and `??`"));
    }

    pub(crate) fn report_nullish_pattern(
        &mut self,
        file: FileId,
        range: TextRange,
        ty: TypeId,
        key: &PropertyName,
    ) {
        let shown = self.type_to_string(ty);
        let name = key.static_name().unwrap_or_default();
        let message = format!("the type `{shown}` has no property `{name}`");
        let diagnostic = Diagnostic::new(&tsnix_source::catalogue::types::NO_PROPERTY, file, range, message)
            .with_help("give what is taken apart a default, or test it first");
        self.report(diagnostic);
    }

    /// Whether an optional chain may end at one of its `?.`.
    pub(crate) fn chain_may_stop(&mut self, file: FileId, inner: ExprId) -> bool {
        let hir = self.hir(file);
        let mut at = inner;
        loop {
            let (object, is_optional) = match &hir[at] {
                Expr::Member { object, is_optional, .. } | Expr::Index { object, is_optional, .. } => {
                    (*object, *is_optional)
                }
                Expr::Call { callee, is_optional, .. } => (*callee, *is_optional),
                Expr::NonNull(inner) => (*inner, false),
                _ => return false,
            };
            if is_optional {
                let ty = self.check_expr(file, object);
                if self.maybe_nullish(ty) {
                    return true;
                }
            }
            at = object;
        }
    }
}

/// `a`, `a.b`: what a message can name.
pub(crate) fn entity_name(hir: &Module, expr: ExprId) -> Option<String> {
    match &hir[expr] {
        Expr::Name(name) => Some(name.to_string()),
        Expr::Member { object, name, .. } => {
            let object = entity_name(hir, *object)?;
            Some(format!("{object}.{}", name.name))
        }
        Expr::Chain(inner) | Expr::NonNull(inner) => entity_name(hir, *inner),
        _ => None,
    }
}
