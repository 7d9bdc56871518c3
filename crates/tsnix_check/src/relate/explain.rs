//! Why a value does not fit: the innermost place that can be shown, and the code that TypeScript gives it.

use tsnix_source::catalogue::types::{
    ARGUMENT_NOT_ASSIGNABLE, CONSTRAINT_NOT_MET, EXACT_OPTIONAL, EXCESS_PROPERTY,
    EXCESS_PROPERTY_DID_YOU_MEAN, MANY_MISSING_PROPERTIES, MISSING_PROPERTIES, MISSING_PROPERTY,
    MISSPELT_LITERAL, NOT_ASSIGNABLE, NOTHING_IN_COMMON_CALL, READONLY_TO_MUTABLE, WEAK_TYPE,
};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ArrayElement, Expr, ExprId, FunctionBody, Name, Property};

use super::Relation;
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// Whether a value fits; reports where it does not, as near to the cause as the expression allows.
    pub(crate) fn check_assignable_at(
        &mut self,
        file: FileId,
        source: TypeId,
        target: TypeId,
        range: TextRange,
        expr: Option<ExprId>,
        code: &'static Code,
    ) -> bool {
        if self.is_assignable(source, target) {
            return true;
        }
        if self.is_error_type(source) || self.is_error_type(target) {
            return true;
        }
        let elaborated = expr.is_some_and(|expr| self.elaborate(file, expr, source, target));
        if !elaborated {
            let diagnostic = self.explain(file, source, target, range, code);
            self.report(diagnostic);
        }
        false
    }

    /// Reports inside an object or array literal or a function instead, where the cause is there.
    fn elaborate(&mut self, file: FileId, expr: ExprId, source: TypeId, target: TypeId) -> bool {
        let hir = self.hir(file);
        match &hir[expr] {
            Expr::Object(properties) => {
                if self.is(target, TypeFlags::PRIMITIVE | TypeFlags::NEVER) {
                    return false;
                }
                let properties = properties.clone();
                self.elaborate_object(file, &properties, source, target)
            }
            Expr::Array(elements) => {
                if self.is(target, TypeFlags::PRIMITIVE | TypeFlags::NEVER) {
                    return false;
                }
                let elements = elements.clone();
                self.elaborate_array(file, expr, &elements, target)
            }
            Expr::Function(function) => self.elaborate_function(file, *function, source, target),
            Expr::AsConst(inner) => self.elaborate(file, *inner, source, target),
            Expr::Sequence(exprs) => match exprs.last() {
                Some(last) => self.elaborate(file, *last, source, target),
                None => false,
            },
            _ => false,
        }
    }

    fn elaborate_object(
        &mut self,
        file: FileId,
        properties: &[tsnix_syntax::hir::PropertyId],
        source: TypeId,
        target: TypeId,
    ) -> bool {
        let hir = self.hir(file);
        let mut reported = false;
        for id in properties {
            let (key, value) = match &hir[*id] {
                Property::KeyValue { key, value } => (key.clone(), Some(*value)),
                Property::Shorthand { key, .. } => {
                    (tsnix_syntax::hir::PropertyName::Ident(key.clone()), None)
                }
                Property::Method { key, .. } => (key.clone(), None),
                _ => continue,
            };
            let Some(name) = self.property_key_name(file, &key) else { continue };
            let Some(wanted) = self.wanted_property(source, target, &name) else { continue };
            let Some(own) = self.property_type(source, &name) else { continue };
            let key_type = self.string_literal(name.clone());
            let _ = key_type;
            reported |= self.elaborate_part(file, key.range(), value, own, wanted);
        }
        reported
    }

    /// What the target asks of a property; of a union, by its best member.
    fn wanted_property(&mut self, source: TypeId, target: TypeId, name: &Name) -> Option<TypeId> {
        if self.is_union(target) {
            if let Some(best) = self.best_member(source, target) {
                return self.property_or_index_type(best, name);
            }
            let combined = self.combined_prop(target, name)?;
            return (!self.prop(combined).partial).then(|| self.type_of_prop(combined));
        }
        let wanted = self.property_or_index_type(target, name)?;
        // What is read of a property that may be left out is `undefined`.
        if self.contains_type(wanted, t::MISSING) {
            let rest = self.remove_missing(wanted, true);
            return Some(self.union2(rest, t::UNDEFINED));
        }
        Some(wanted)
    }

    /// The member of a union that the source was most likely meant to be.
    fn best_member(&mut self, source: TypeId, target: TypeId) -> Option<TypeId> {
        if let Some(matching) = self.matching_member(source, target) {
            return Some(matching);
        }
        let objects: Vec<_> = self
            .constituents(target)
            .iter()
            .copied()
            .filter(|ty| {
                self.is(*ty, TypeFlags::OBJECT | TypeFlags::INTERSECTION) && !self.is_array_or_tuple(*ty)
            })
            .collect();
        // The one that shares the most properties, the last of several: as TypeScript's `findMostOverlappyType`.
        let names: Vec<Name> =
            self.listed_props(source).iter().map(|prop| self.prop(*prop).name.clone()).collect();
        let mut best = None;
        let mut most = 0;
        for member in objects {
            // An index signature has every name.
            let mut shared = 0;
            for name in &names {
                let has = self.own_prop_of(member, name).is_some()
                    || self.index_info_for_name(member, name).is_some();
                shared += usize::from(has);
            }
            if shared > 0 && shared >= most {
                most = shared;
                best = Some(member);
            }
        }
        best
    }

    fn elaborate_part(
        &mut self,
        file: FileId,
        range: TextRange,
        value: Option<ExprId>,
        own: TypeId,
        wanted: TypeId,
    ) -> bool {
        if self.is_assignable(own, wanted) || self.is_error_type(wanted) || self.is_error_type(own) {
            return false;
        }
        if let Some(value) = value
            && self.elaborate(file, value, own, wanted)
        {
            return true;
        }
        // The value as it is written, literals kept.
        let shown = match value {
            Some(value) => {
                let ty = self.silently(|this| this.check_expr(file, value));
                if self.is_assignable(ty, wanted) { own } else { ty }
            }
            None => own,
        };
        let diagnostic = self.explain(file, shown, wanted, range, &NOT_ASSIGNABLE);
        self.report(diagnostic);
        true
    }

    fn elaborate_array(
        &mut self,
        file: FileId,
        expr: ExprId,
        elements: &[ArrayElement],
        target: TypeId,
    ) -> bool {
        // As a tuple each element has a type of its own.
        let context = self.constituents(target).iter().copied().find(|ty| self.is_array_or_tuple(*ty));
        let Some(wanted) = context.or_else(|| self.is_array_like(target).then_some(target)) else {
            return false;
        };
        let hir = self.hir(file);
        let _ = expr;
        if elements.iter().any(|element| matches!(element, ArrayElement::Spread(_))) && self.is_tuple(wanted)
        {
            return false;
        }
        if let Some(tuple) = self.tuple_of_type(wanted)
            && (elements.len() < tuple.min_length
                || !tuple.has_variable && elements.len() > tuple.fixed_length)
        {
            return false;
        }
        let mut reported = false;
        for (at, element) in elements.iter().enumerate() {
            let ArrayElement::Expr(value) = element else { continue };
            let part = if self.is_tuple(wanted) {
                self.tuple_element(wanted, at)
            } else {
                self.array_element(wanted)
            };
            let Some(part) = part else { continue };
            let own = self.silently(|this| this.check_expr(file, *value));
            let own = self.literal_type_in_context(file, *value, own);
            reported |= self.elaborate_part(file, hir.exprs.range(*value), Some(*value), own, part);
        }
        reported
    }

    /// A function whose parameters fit and whose result does not: reported at the result.
    fn elaborate_function(
        &mut self,
        file: FileId,
        function: tsnix_syntax::hir::FunctionId,
        source: TypeId,
        target: TypeId,
    ) -> bool {
        let hir = self.hir(file);
        let it = &hir[function];
        let FunctionBody::Expr(body) = &it.body else { return false };
        if it.params.iter().any(|param| param.ty.is_some()) {
            return false;
        }
        let Some(own) = self.single_call_signature(source) else { return false };
        let targets = self.call_signatures(target);
        if targets.is_empty() {
            return false;
        }
        let given = self.return_type_of(own);
        let wanted: Vec<_> = targets.iter().map(|sig| self.return_type_of(*sig)).collect();
        let wanted = self.union(&wanted);
        if self.is_assignable(given, wanted) {
            return false;
        }
        if self.elaborate(file, *body, given, wanted) {
            return true;
        }
        let range = hir.exprs.range(*body);
        let shown = self.silently(|this| this.check_expr(file, *body));
        let shown = if self.is_assignable(shown, wanted) { given } else { shown };
        let diagnostic = self.explain(file, shown, wanted, range, &NOT_ASSIGNABLE);
        self.report(diagnostic);
        true
    }

    /// The diagnostic for a pair of types that do not fit.
    pub(crate) fn explain(
        &mut self,
        file: FileId,
        source: TypeId,
        target: TypeId,
        range: TextRange,
        code: &'static Code,
    ) -> Diagnostic {
        if let TypeData::Union(types) = self.data(source).clone() {
            let wrong = types.iter().copied().find(|member| !self.is_assignable(*member, target));
            if let Some(member) = wrong
                && self.is_fresh_object(member)
                && let Some(prop) = self.excess_property(member, target, Relation::Assignable)
            {
                return self.explain_excess(file, target, range, prop);
            }
        }
        if self.is_fresh_object(source)
            && let Some(prop) = self.excess_property(source, target, Relation::Assignable)
        {
            return self.explain_excess(file, target, range, prop);
        }
        if self.is_weak_mismatch(source, target, Relation::Assignable) {
            let (found, expected) = self.type_pair(source, target);
            let given = self.call_signatures(source).first().copied().map(|sig| self.return_type_of(sig));
            if given.is_some_and(|given| self.is_assignable(given, target)) {
                let message =
                    format!("`{found}` has none of the properties of `{expected}`, and what it gives has");
                return Diagnostic::new(&NOTHING_IN_COMMON_CALL, file, range, message).with_help("call it");
            }
            return Diagnostic::new(
                &WEAK_TYPE,
                file,
                range,
                format!("`{found}` has none of the properties of `{expected}`"),
            )
            .with_help("give at least one of its properties");
        }
        let generic = std::ptr::eq(code, &NOT_ASSIGNABLE);
        let target = self.without_irrelevant_null(source, target);
        if let Some(diagnostic) = self.explain_missing(file, source, target, range) {
            return diagnostic;
        }
        if generic && self.has_exact_optional_mismatch(source, target) {
            let (found, expected) = self.type_pair(source, target);
            let message = format!(
                "expected `{expected}`, whose optional properties can't be `undefined`, found `{found}`"
            );
            return Diagnostic::new(&EXACT_OPTIONAL, file, range, message)
                .with_help("leave the property out, or add `undefined` to its type");
        }
        // Of an argument TypeScript says so where one of the lists may have any length.
        let is_said = generic
            || std::ptr::eq(code, &CONSTRAINT_NOT_MET)
            || std::ptr::eq(code, &ARGUMENT_NOT_ASSIGNABLE)
                && !(self.is_tuple(source) && self.is_tuple(target));
        if is_said && self.is_readonly_array(source) && self.is_mutable_array(target) {
            let (found, expected) = self.type_pair(source, target);
            return Diagnostic::new(
                &READONLY_TO_MUTABLE,
                file,
                range,
                format!("`{found}` can only be read, and `{expected}` can be changed"),
            )
            .with_help("expect a `readonly` list, or copy it: `[...list]`");
        }
        // A `keyof` that is not listed stands for its literals.
        let keys_of = if let TypeData::KeyOf(of) = *self.data(target) { Some(of) } else { None };
        let keys_of = keys_of.filter(|of| !self.indexed_as(*of).is_empty());
        let is_literal = keys_of.is_some() || self.is_literal_or_literal_union(target);
        let shown = if self.is(source, TypeFlags::LITERAL) && !is_literal {
            self.base_of_literal(source)
        } else {
            source
        };
        let (found, expected) = self.type_pair(shown, target);
        if generic && let Some(near) = self.near_literal(source, target) {
            return Diagnostic::new(
                &MISSPELT_LITERAL,
                file,
                range,
                format!("expected `{expected}`, found `{found}`"),
            )
            .with_help(format!("did you mean `{near}`?"));
        }
        let message = if std::ptr::eq(code, &ARGUMENT_NOT_ASSIGNABLE) {
            format!("the argument must be `{expected}`, found `{found}`")
        } else {
            format!("expected `{expected}`, found `{found}`")
        };
        if let Some(of) = keys_of
            && let Some(name) = self.property_name_of_type(source)
            && let Some(near) = self.near_property(of, &name)
        {
            return Diagnostic::new(code, file, range, message).with_help(format!("did you mean `{near}`?"));
        }
        let help = self.innermost(source, target);
        let diagnostic = Diagnostic::new(code, file, range, message);
        match help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }

    /// With `exactOptionalPropertyTypes`: a property that may be `undefined` stands for one that may only be
    /// left out.
    fn has_exact_optional_mismatch(&mut self, source: TypeId, target: TypeId) -> bool {
        if !self.options.exact_optional_property_types || self.is_tuple(source) && self.is_tuple(target) {
            return false;
        }
        self.listed_props(target).into_iter().any(|prop| {
            let wanted = self.type_of_prop(prop);
            let name = self.prop(prop).name.clone();
            self.contains_type(wanted, t::MISSING)
                && self.property_type(source, &name).is_some_and(|own| self.maybe_undefined_value(own))
        })
    }

    /// Whether a value of the type may be `undefined`; being left out does not count.
    pub(crate) fn maybe_undefined_value(&self, ty: TypeId) -> bool {
        ty == t::UNDEFINED || self.contains_type(ty, t::UNDEFINED)
    }

    /// `T | undefined` is `T` for a value that can't be `undefined`.
    fn without_irrelevant_null(&mut self, source: TypeId, target: TypeId) -> TypeId {
        if self.is_union(target) && self.is(source, TypeFlags::DEFINITELY_NON_NULLABLE) {
            let rest = self.without_flags(target, TypeFlags::NULLABLE);
            if !self.is_union(rest) && !self.is(rest, TypeFlags::NEVER) {
                return rest;
            }
        }
        target
    }

    fn is_literal_or_literal_union(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Union(types) => {
                types.iter().any(|ty| self.is(*ty, TypeFlags::LITERAL | TypeFlags::TEMPLATE))
            }
            _ => self.is(ty, TypeFlags::LITERAL | TypeFlags::TEMPLATE),
        }
    }

    fn explain_excess(&mut self, file: FileId, target: TypeId, range: TextRange, prop: PropId) -> Diagnostic {
        let data = self.prop(prop).clone();
        let place = data.declarations.first().and_then(|(of, declaration)| match declaration {
            MemberDeclaration::Property(id) if *of == file => {
                let hir = self.hir(file);
                match &hir[*id] {
                    Property::KeyValue { key, .. }
                    | Property::Method { key, .. }
                    | Property::Accessor { key, .. } => Some(key.range()),
                    Property::Shorthand { key, .. } => Some(key.range),
                    Property::Spread(_) => None,
                }
            }
            _ => None,
        });
        let expected = self.type_to_string(target);
        let name = data.name;
        // Of a union, what all members share; `null` and `undefined` have nothing to say.
        let shown = self.without_flags(target, TypeFlags::NULLABLE);
        let message = format!("`{expected}` has no property `{name}`");
        let range = place.unwrap_or(range);
        match self.near_property(shown, &name) {
            Some(near) => Diagnostic::new(&EXCESS_PROPERTY_DID_YOU_MEAN, file, range, message)
                .with_help(format!("did you mean `{near}`?"))
                .with_fix(format!("Change to `{near}`"), range, near.as_str()),
            None => Diagnostic::new(&EXCESS_PROPERTY, file, range, message)
                .with_help("remove it, or add it to the type"),
        }
    }

    pub(crate) fn explain_missing(
        &mut self,
        file: FileId,
        source: TypeId,
        target: TypeId,
        range: TextRange,
    ) -> Option<Diagnostic> {
        if !self.is(target, TypeFlags::OBJECT) || self.is_generic_mapped(target) {
            return None;
        }
        if !self.is(source, TypeFlags::OBJECT | TypeFlags::INTERSECTION)
            || self.is_tuple(target) && self.is_array_or_tuple(source)
        {
            return None;
        }
        let calls = (!self.call_signatures(target).is_empty(), !self.call_signatures(source).is_empty());
        if calls.0 && self.listed_props(target).is_empty() {
            return None;
        }
        // A bare function where an object is wanted lacks more than properties.
        if calls.1 && !calls.0 && self.listed_props(source).is_empty() {
            return None;
        }
        let mut missing: Vec<Name> = Vec::new();
        for prop in self.listed_props(target) {
            let data = self.prop(prop).clone();
            if !data.optional && self.prop_of(source, &data.name).is_none() {
                missing.push(data.name);
            }
        }
        let of_source = self.indexed_as(source);
        for interface in self.indexed_as(target).iter().filter(|it| !of_source.contains(it)) {
            let names = self.graph.libraries.member_names(interface);
            missing.extend(names.into_iter().filter(|name| self.prop_of(source, name).is_none()));
        }
        if missing.is_empty() {
            return None;
        }
        if self.is_readonly_array(source) && self.is_mutable_array(target) {
            return None;
        }
        let (found, expected) = self.type_pair(source, target);
        let listed = |names: &[Name]| {
            names
                .iter()
                .map(|name| format!("`{}`", crate::types::print::property_label(name)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (code, message) = match missing.as_slice() {
            [only] => (
                &MISSING_PROPERTY,
                format!(
                    "`{}` is missing: `{expected}` requires it, found `{found}`",
                    crate::types::print::property_label(only)
                ),
            ),
            many if many.len() <= 5 => (
                &MISSING_PROPERTIES,
                format!("{} are missing: `{expected}` requires them, found `{found}`", listed(many)),
            ),
            many => (
                &MANY_MISSING_PROPERTIES,
                format!(
                    "{} and {} more are missing: `{expected}` requires them, found `{found}`",
                    listed(&many[..4]),
                    many.len() - 4
                ),
            ),
        };
        let first = missing.first().cloned().unwrap_or_default();
        let help =
            if missing.len() == 1 { format!("add `{first}`") } else { "add what is missing".to_owned() };
        Some(Diagnostic::new(code, file, range, message).with_help(help))
    }

    /// A literal of the target that looks like the source.
    fn near_literal(&mut self, source: TypeId, target: TypeId) -> Option<String> {
        let TypeData::Literal { value: Literal::String(text), .. } = self.data(source).clone() else {
            return None;
        };
        if !self.is_union(target) {
            return None;
        }
        let mut names = Vec::new();
        for member in self.constituents(target).iter() {
            if let TypeData::Literal { value: Literal::String(text), .. } = self.data(*member) {
                names.push(text.clone());
            }
        }
        crate::report::near_name(&text, names.iter()).map(|near| format!("\"{near}\""))
    }

    /// The innermost property that does not fit.
    fn innermost(&mut self, source: TypeId, target: TypeId) -> Option<String> {
        let mut path = String::new();
        let (mut source, mut target) = (source, target);
        for _ in 0..6 {
            if !self.is(source, TypeFlags::OBJECT)
                || !self.is(target, TypeFlags::OBJECT)
                || self.is_array_or_tuple(target)
            {
                break;
            }
            let mut next = None;
            for prop in self.listed_props(target) {
                let name = self.prop(prop).name.clone();
                let wanted = self.type_of_prop(prop);
                let Some(own) = self.property_type(source, &name) else {
                    if !self.prop(prop).optional {
                        let shown = self.type_to_string(target);
                        return Some(if path.is_empty() {
                            format!("add `{name}`, which `{shown}` requires")
                        } else {
                            format!("add `{name}` to `{path}`")
                        });
                    }
                    continue;
                };
                if !self.is_assignable(own, wanted) {
                    next = Some((name, own, wanted));
                    break;
                }
            }
            let Some((name, own, wanted)) = next else { break };
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&name);
            (source, target) = (own, wanted);
        }
        if path.is_empty() {
            if self.maybe(source, TypeFlags::UNDEFINED) && !self.maybe(target, TypeFlags::UNDEFINED) {
                let rest = self.without_flags(source, TypeFlags::UNDEFINED);
                if self.is_assignable(rest, target) {
                    return Some("rule `undefined` out with a test, or give a default with `??`".into());
                }
            }
            return None;
        }
        let _ = t::ANY;
        let (found, expected) = self.type_pair(source, target);
        Some(format!("change `{path}`: expected `{expected}`, found `{found}`"))
    }
}
