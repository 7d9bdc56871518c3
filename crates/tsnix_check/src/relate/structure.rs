//! Relations by structure: unions and intersections, type parameters and the types that depend on them.

use std::sync::Arc;

use super::{Relation, Ternary};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(super) fn structured_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        relation: Relation,
    ) -> Ternary {
        if relation == Relation::Identity {
            return self.identically_structured(source, target);
        }
        let composite = TypeFlags::UNION_OR_INTERSECTION;
        if self.is(source, composite) || self.is(target, composite) {
            let result = self.union_or_intersection_related(source, target, relation);
            if result.holds() {
                return result;
            }
            // An intersection's members may fit together what none fits alone; a type parameter's
            // constraint may be a union.
            let goes_on = self.is(source, TypeFlags::INSTANTIABLE)
                || self.is(source, TypeFlags::OBJECT) && self.is(target, TypeFlags::UNION)
                || self.is(source, TypeFlags::INTERSECTION)
                    && self.is(target, TypeFlags::OBJECT | TypeFlags::UNION | TypeFlags::INSTANTIABLE);
            if !goes_on {
                return Ternary::False;
            }
        }
        let result = self.structured_related_worker(source, target, relation);
        if result.holds() {
            return result;
        }
        // `T & U` with constraints: their intersection may be more than each.
        if let TypeData::Intersection(types) = self.data(source).clone()
            && types.iter().any(|ty| self.is(*ty, TypeFlags::INSTANTIABLE))
        {
            let constraints: Vec<_> =
                types.iter().map(|ty| self.base_constraint(*ty).unwrap_or(t::UNKNOWN)).collect();
            let constraint = self.intersection(&constraints, None);
            if constraint != source && !self.is(constraint, TypeFlags::UNKNOWN) {
                return self.related(constraint, target, relation);
            }
        }
        Ternary::False
    }

    fn identically_structured(&mut self, source: TypeId, target: TypeId) -> Ternary {
        let relation = Relation::Identity;
        match (self.data(source).clone(), self.data(target).clone()) {
            (TypeData::Union(a), TypeData::Union(b))
            | (TypeData::Intersection(a), TypeData::Intersection(b)) => {
                let each = |this: &mut Self, from: &[TypeId], to: &[TypeId]| {
                    from.iter().fold(Ternary::True, |result, ty| {
                        let found = to.iter().map(|other| this.related(*ty, *other, relation)).max();
                        result.and(found.unwrap_or(Ternary::False))
                    })
                };
                let forth = each(self, &a, &b);
                if forth.holds() { forth.and(each(self, &b, &a)) } else { forth }
            }
            (TypeData::KeyOf(a), TypeData::KeyOf(b)) => self.related(a, b, relation),
            (
                TypeData::IndexedAccess { object: a, index: i },
                TypeData::IndexedAccess { object: b, index: j },
            ) => self.related(a, b, relation).and(self.related(i, j, relation)),
            (TypeData::Conditional(a), TypeData::Conditional(b)) => self.conditionals_identical(&a, &b),
            (
                TypeData::Template { texts, types },
                TypeData::Template { texts: other_texts, types: others },
            ) => {
                if texts != other_texts || types.len() != others.len() {
                    return Ternary::False;
                }
                types.iter().zip(others.iter()).fold(Ternary::True, |result, (a, b)| {
                    if result.holds() { result.and(self.related(*a, *b, relation)) } else { result }
                })
            }
            (
                TypeData::StringMapping { kind, ty },
                TypeData::StringMapping { kind: other_kind, ty: other },
            ) => {
                if kind == other_kind {
                    self.related(ty, other, relation)
                } else {
                    Ternary::False
                }
            }
            _ if self.is(source, TypeFlags::OBJECT) && self.is(target, TypeFlags::OBJECT) => {
                self.objects_related(source, target, relation)
            }
            _ => Ternary::False,
        }
    }

    fn conditionals_identical(&mut self, a: &Conditional, b: &Conditional) -> Ternary {
        let relation = Relation::Identity;
        let (root_a, root_b) = (&self.roots[a.root.index()], &self.roots[b.root.index()]);
        if root_a.is_distributive != root_b.is_distributive {
            return Ternary::False;
        }
        let mut result = self.related(a.check, b.check, relation);
        if result.holds() {
            result = result.and(self.related(a.extends, b.extends, relation));
        }
        if result.holds() {
            let (then_a, then_b) = (self.conditional_true(a), self.conditional_true(b));
            result = result.and(self.related(then_a, then_b, relation));
        }
        if result.holds() {
            let (else_a, else_b) = (self.conditional_false(a), self.conditional_false(b));
            result = result.and(self.related(else_a, else_b, relation));
        }
        result
    }

    pub(super) fn union_or_intersection_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        relation: Relation,
    ) -> Ternary {
        if let TypeData::Union(types) = self.data(source).clone() {
            if let TypeData::Union(targets) = self.data(target)
                && types.len() <= targets.len()
                && types.iter().all(|ty| targets.binary_search(ty).is_ok())
            {
                return Ternary::True;
            }
            return if relation == Relation::Comparable {
                self.some_of_source_related(&types, target, relation)
            } else {
                self.each_of_source_related(&types, target, relation)
            };
        }
        if let TypeData::Union(types) = self.data(target).clone() {
            let source = self.regular_object(source);
            return self.related_to_some(source, target, &types, relation);
        }
        if let TypeData::Intersection(types) = self.data(target).clone() {
            // Excess and weak types were looked at for the whole.
            let source = self.regular_object(source);
            let mut result = Ternary::True;
            for ty in types.iter() {
                self.relations.in_intersection = true;
                result = result.and(self.related(source, *ty, relation));
                self.relations.in_intersection = false;
                if !result.holds() {
                    break;
                }
            }
            return result;
        }
        let TypeData::Intersection(types) = self.data(source).clone() else { return Ternary::False };
        // Structure is compared for the whole when no part fits.
        self.some_of_source_related(&types, target, relation)
    }

    fn some_of_source_related(&mut self, types: &[TypeId], target: TypeId, relation: Relation) -> Ternary {
        for ty in types {
            let result = self.related(*ty, target, relation);
            if result.holds() {
                return result;
            }
        }
        Ternary::False
    }

    fn each_of_source_related(&mut self, types: &[TypeId], target: TypeId, relation: Relation) -> Ternary {
        let mut result = Ternary::True;
        for ty in types {
            result = result.and(self.related(*ty, target, relation));
            if !result.holds() {
                return Ternary::False;
            }
        }
        result
    }

    fn related_to_some(
        &mut self,
        source: TypeId,
        target: TypeId,
        types: &[TypeId],
        relation: Relation,
    ) -> Ternary {
        if types.binary_search(&source).is_ok() {
            return Ternary::True;
        }
        if self.is(source, TypeFlags::UNIT)
            && types.iter().all(|ty| self.is(*ty, TypeFlags::UNIT))
            && relation != Relation::Comparable
        {
            // The union may hold the literal fresh or not: `f(1, 2)` infers what the arguments are.
            let regular = self.regular(source);
            if types.iter().any(|ty| self.regular(*ty) == regular) {
                return Ternary::True;
            }
            if !self.is(source, TypeFlags::ENUM_LITERAL | TypeFlags::NULLABLE)
                && !types.iter().any(|ty| self.is(*ty, TypeFlags::ENUM_LITERAL))
            {
                return Ternary::False;
            }
        }
        // A discriminant picks the member to look at first.
        if let Some(matching) = self.matching_member(source, target) {
            let result = self.related(source, matching, relation);
            if result.holds() {
                return result;
            }
        }
        for ty in types {
            let result = self.related(source, *ty, relation);
            if result.holds() {
                return result;
            }
        }
        Ternary::False
    }

    /// The member of a union whose discriminants are those of the source.
    pub(crate) fn matching_member(&mut self, source: TypeId, target: TypeId) -> Option<TypeId> {
        if !self.is(source, TypeFlags::OBJECT | TypeFlags::INTERSECTION) {
            return None;
        }
        let types = self.constituents(target);
        if types.len() < 2 || types.len() > 50 {
            return None;
        }
        let mut candidates: Vec<TypeId> = types
            .iter()
            .copied()
            .filter(|ty| self.is(*ty, TypeFlags::OBJECT | TypeFlags::INTERSECTION))
            .collect();
        let mut narrowed = false;
        for prop in self.listed_props(source) {
            let name = self.prop(prop).name.clone();
            let Some(combined) = self.combined_prop(target, &name) else { continue };
            if !self.prop(combined).discriminant {
                continue;
            }
            let value = self.type_of_prop(prop);
            let kept: Vec<_> = candidates
                .iter()
                .copied()
                .filter(|ty| match self.property_type(*ty, &name) {
                    Some(of) => self.is_related(value, of, Relation::Assignable),
                    None => false,
                })
                .collect();
            if !kept.is_empty() && kept.len() < candidates.len() {
                candidates = kept;
                narrowed = true;
            }
        }
        (narrowed && candidates.len() == 1).then(|| candidates[0])
    }

    #[expect(clippy::too_many_lines, reason = "one case for each pair of kinds, in order")]
    fn structured_related_worker(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        // Instances of one alias relate as their arguments do.
        if let (Some(a), Some(b)) = (self.alias_of(source).cloned(), self.alias_of(target).cloned())
            && a.symbol == b.symbol
            && !a.args.is_empty()
            && !self.is_marker(source)
            && !self.is_marker(target)
        {
            let variances = self.alias_variances(a.symbol);
            if !variances.is_empty() {
                let result = self.args_related(&a.args, &b.args, &variances, relation);
                if result.holds() {
                    return result;
                }
                // Structure may still agree: aliases are not nominal.
            }
        }
        // ---- the target decides
        match self.data(target).clone() {
            TypeData::TypeParam(_) => {
                // `{ [P in keyof T]: T[P] }` is related to `T`.
                if let TypeData::Mapped(_) = self.data(source)
                    && self.homomorphic_source(source) == Some(target)
                {
                    let template = self.mapped_template(source);
                    let TypeData::Mapped(mapped) = self.data(source).clone() else { return Ternary::False };
                    let access = self.indexed_access(target, mapped.param);
                    if template == access && mapped.optional != tsnix_syntax::hir::MappedModifier::Add {
                        return Ternary::True;
                    }
                }
                if relation == Relation::Comparable && self.is(source, TypeFlags::TYPE_PARAM) {
                    let mut constraint = self.constraint_of_param(source);
                    while let Some(at) = constraint {
                        if at == target {
                            return Ternary::True;
                        }
                        constraint = if self.is(at, TypeFlags::TYPE_PARAM) {
                            self.constraint_of_param(at)
                        } else {
                            None
                        };
                    }
                    return Ternary::False;
                }
            }
            TypeData::KeyOf(of) => {
                if let TypeData::KeyOf(source_of) = *self.data(source) {
                    let result = self.related(of, source_of, relation);
                    if result.holds() {
                        return result;
                    }
                }
                // A name that is looked up: not all of them are put together to ask for one.
                if let Some(name) = self.property_name_of_type(source)
                    && !self.indexed_as(of).is_empty()
                {
                    return Ternary::of(self.prop_of(of, &name).is_some());
                }
                if self.is_tuple(of) {
                    let keys = self.known_keys_of_tuple(of);
                    return self.related(source, keys, relation);
                }
                // A key of the constraint is a key of anything that fits it.
                if let Some(constraint) = self.simple_constraint(of) {
                    let keys = self.key_of(constraint);
                    if self.related(source, keys, relation) == Ternary::True {
                        return Ternary::True;
                    }
                } else if self.is_generic_mapped(of) {
                    let constraint = self.mapped_constraint(of);
                    let result = self.related(source, constraint, relation);
                    if result.holds() {
                        return result;
                    }
                }
            }
            TypeData::IndexedAccess { object, index } => {
                if let TypeData::IndexedAccess { object: from, index: by } = *self.data(source) {
                    let result = self.related(from, object, relation);
                    if result.holds() {
                        let result = result.and(self.related(by, index, relation));
                        if result.holds() {
                            return result;
                        }
                    }
                }
                if matches!(relation, Relation::Assignable | Relation::Comparable) {
                    // Writing through `T[K]`: what every possible member accepts.
                    let base_object = self.base_constraint(object).unwrap_or(object);
                    let base_index = self.base_constraint(index).unwrap_or(index);
                    if !self.is_generic_object(base_object) && !self.is_generic_index(base_index) {
                        let constraint = self.write_access(base_object, base_index, base_object != object);
                        if let Some(constraint) = constraint {
                            let result = self.related(source, constraint, relation);
                            if result.holds() {
                                return result;
                            }
                        }
                    }
                }
            }
            TypeData::Mapped(mapped) if relation != Relation::Comparable => {
                let keys_remapped = self.mapped_name_type(target).is_some();
                if self.is_generic_mapped(target)
                    && !keys_remapped
                    && mapped.optional != tsnix_syntax::hir::MappedModifier::Remove
                {
                    let template = self.mapped_template(target);
                    if let TypeData::IndexedAccess { object, index } = *self.data(template)
                        && object == source
                        && index == mapped.param
                    {
                        return Ternary::True;
                    }
                    if !self.is_generic_mapped(source) {
                        let keys = self.mapped_constraint(target);
                        let source_keys = self.listed_keys_of(source);
                        let includes_optional = mapped.optional == tsnix_syntax::hir::MappedModifier::Add;
                        let filtered =
                            if includes_optional { self.intersection2(keys, source_keys) } else { keys };
                        let fits = if includes_optional {
                            !self.is(filtered, TypeFlags::NEVER)
                        } else {
                            self.related(keys, source_keys, relation).holds()
                        };
                        if fits {
                            let param = mapped.param;
                            let index = if includes_optional && filtered != keys { filtered } else { param };
                            let from = self.indexed_access(source, index);
                            let result = self.related(from, template, relation);
                            if result.holds() {
                                return result;
                            }
                        }
                    }
                }
            }
            TypeData::Conditional(conditional) => {
                if self.is_deeply_nested(target, false, 10) {
                    return Ternary::Maybe;
                }
                let root = self.roots[conditional.root.index()].clone();
                // Where neither branch depends on what is inferred, both must fit.
                if root.infer_params.is_empty()
                    && !self.is_dependent_distribution(&root)
                    && !matches!(self.data(source), TypeData::Conditional(other) if other.root == conditional.root)
                {
                    let then = self.conditional_true(&conditional);
                    let otherwise = self.conditional_false(&conditional);
                    let result = self.related(source, then, relation);
                    if result.holds() {
                        let result = result.and(self.related(source, otherwise, relation));
                        if result.holds() {
                            return result;
                        }
                    }
                }
            }
            TypeData::Template { .. } => {
                if let TypeData::Template { .. } = self.data(source) {
                    if self.is_template_assignable(source, target) {
                        return Ternary::True;
                    }
                } else if self.is_literal_of_pattern(source, target) {
                    return Ternary::True;
                }
                if self.is(source, TypeFlags::STRING_LITERAL | TypeFlags::STRING_MAPPING)
                    && self.is_template_assignable(source, target)
                {
                    return Ternary::True;
                }
            }
            TypeData::StringMapping { .. }
                if !matches!(self.data(source), TypeData::StringMapping { .. })
                    && self.is_literal_of_pattern(source, target) =>
            {
                return Ternary::True;
            }
            _ => {}
        }
        // ---- the source decides
        match self.data(source).clone() {
            TypeData::TypeParam(_) | TypeData::IndexedAccess { .. } => {
                if self.is(source, TypeFlags::INDEXED_ACCESS) && self.is(target, TypeFlags::INDEXED_ACCESS) {
                    // Compared above; the constraint may still say more.
                }
                let constraint = self.constraint_of(source);
                let constraint = constraint.unwrap_or(t::UNKNOWN);
                let result = self.related(constraint, target, relation);
                if result.holds() {
                    return result;
                }
                let with_this = self.with_this(constraint, source);
                if with_this != constraint {
                    return self.related(with_this, target, relation);
                }
                Ternary::False
            }
            TypeData::KeyOf(_) => {
                let result = self.related(t::PROPERTY_KEY, target, relation);
                if result.holds() {
                    return result;
                }
                Ternary::False
            }
            TypeData::Template { .. } if !self.is(target, TypeFlags::OBJECT) => {
                if !self.is(target, TypeFlags::TEMPLATE) {
                    let constraint = self.base_constraint(source);
                    if let Some(constraint) = constraint
                        && constraint != source
                    {
                        return self.related(constraint, target, relation);
                    }
                }
                Ternary::False
            }
            TypeData::StringMapping { kind, ty } => {
                if let TypeData::StringMapping { kind: other_kind, ty: other } = *self.data(target) {
                    return if kind == other_kind {
                        self.related(ty, other, relation)
                    } else {
                        Ternary::False
                    };
                }
                match self.base_constraint(source) {
                    Some(constraint) if constraint != source => self.related(constraint, target, relation),
                    _ => self.related(t::STRING, target, relation),
                }
            }
            TypeData::Conditional(conditional) => {
                if self.is_deeply_nested(source, true, 10) {
                    return Ternary::Maybe;
                }
                if let TypeData::Conditional(other) = self.data(target).clone()
                    && self.is_identical(conditional.extends, other.extends)
                    && (self.related(conditional.check, other.check, Relation::Assignable).holds()
                        || self.related(other.check, conditional.check, Relation::Assignable).holds())
                {
                    let (a, b) = (self.conditional_true(&conditional), self.conditional_true(&other));
                    let result = self.related(a, b, relation);
                    if result.holds() {
                        let (a, b) = (self.conditional_false(&conditional), self.conditional_false(&other));
                        let result = result.and(self.related(a, b, relation));
                        if result.holds() {
                            return result;
                        }
                    }
                }
                // Both branches fit, or what the check's constraint decides does.
                let then = self.conditional_true(&conditional);
                let otherwise = self.conditional_false(&conditional);
                let both = self.union2(then, otherwise);
                let result = self.related(both, target, relation);
                if result.holds() {
                    return result;
                }
                match self.constraint_of(source) {
                    Some(constraint) if constraint != source => self.related(constraint, target, relation),
                    _ => Ternary::False,
                }
            }
            _ => self.object_like_related(source, target, relation),
        }
    }

    fn is_template_assignable(&mut self, source: TypeId, target: TypeId) -> bool {
        let TypeData::Template { types, .. } = self.data(target).clone() else { return false };
        let Some(found) = self.infer_from_template(source, target) else { return false };
        found.iter().zip(types.iter()).all(|(found, hole)| self.fits_placeholder(*found, *hole))
    }

    /// Whether a text may fill a hole.
    fn fits_placeholder(&mut self, source: TypeId, target: TypeId) -> bool {
        if source == target || self.is(target, TypeFlags::ANY | TypeFlags::STRING) {
            return true;
        }
        if self.is(source, TypeFlags::STRING_LITERAL) {
            let empty = tsnix_syntax::hir::Name::default();
            let pattern = self.template_raw(Arc::from([empty.clone(), empty]), Arc::from([target]));
            return self.is_literal_of_pattern(source, pattern);
        }
        if let TypeData::Template { texts, types } = self.data(source).clone() {
            return texts.len() == 2
                && texts.iter().all(|text| text.is_empty())
                && self.fits_placeholder(types[0], target)
                || self.is_assignable(source, target);
        }
        self.is_assignable(source, target)
    }

    fn simple_constraint(&mut self, ty: TypeId) -> Option<TypeId> {
        if self.is(ty, TypeFlags::INSTANTIABLE) {
            let constraint = self.constraint_of(ty)?;
            return (constraint != ty).then_some(constraint);
        }
        None
    }

    fn known_keys_of_tuple(&mut self, ty: TypeId) -> TypeId {
        let Some(tuple) = self.tuple_of_type(ty) else { return t::NEVER };
        let mut keys: Vec<_> =
            (0..tuple.fixed_length).map(|at| self.string_literal(at.to_string())).collect();
        let target = self.reference_target(ty).unwrap_or(ty);
        let params = self.target_params(target);
        for at in tuple.fixed_length..params.len() {
            let arg = self.type_args(ty)[at];
            let arg_keys = self.key_of(arg);
            keys.push(arg_keys);
        }
        let array = self.array_of(t::ANY);
        let array_keys = self.key_of(array);
        keys.push(array_keys);
        self.union(&keys)
    }

    /// What may be written to `T[K]`: a value that fits each member that `K` may name.
    fn write_access(&mut self, object: TypeId, index: TypeId, from_constraint: bool) -> Option<TypeId> {
        if from_constraint {
            // The object may be a subtype: only index signatures and properties of its own say enough.
            return None;
        }
        let indices = self.constituents(index);
        let mut parts = Vec::new();
        for index in indices.iter() {
            parts.push(self.try_indexed_access(object, *index, None, None)?);
        }
        Some(self.intersection(&parts, None))
    }

    fn is_dependent_distribution(&mut self, root: &ConditionalRoot) -> bool {
        if !root.is_distributive {
            return false;
        }
        let mut found = rustc_hash::FxHashSet::default();
        let mut all = false;
        self.collect_params(root.file, root.then, &mut found, &mut all);
        self.collect_params(root.file, root.otherwise, &mut found, &mut all);
        all || found.contains(&root.check)
    }
}
