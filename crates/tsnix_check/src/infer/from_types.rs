//! Candidates from a source type and a target type that names type parameters.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{InferenceInfo, priority};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// One walk over a pair of types.
pub(super) struct Walk {
    pub(super) context: InferenceId,
    pub(super) priority: u32,
    pub(super) contravariant: bool,
    pub(super) bivariant: bool,
    /// The best priority that was used inside, to tell whether something was found.
    pub(super) inference_priority: u32,
    pub(super) visited: FxHashMap<(TypeId, TypeId), u32>,
    pub(super) depth: u32,
    original_target: TypeId,
}

impl Checker {
    pub(crate) fn infer_types(
        &mut self,
        context: InferenceId,
        source: TypeId,
        target: TypeId,
        priority: u32,
    ) {
        self.infer_types_with(context, source, target, priority, false);
    }

    pub(crate) fn infer_types_with(
        &mut self,
        context: InferenceId,
        source: TypeId,
        target: TypeId,
        priority: u32,
        contravariant: bool,
    ) {
        let mut walk = Walk {
            context,
            priority,
            contravariant,
            bivariant: false,
            inference_priority: priority::MAX,
            visited: FxHashMap::default(),
            depth: 0,
            original_target: target,
        };
        self.infer_from(&mut walk, source, target);
    }

    fn info_at(&self, walk: &Walk, target: TypeId) -> Option<usize> {
        self.context(walk.context).infos.iter().position(|info| info.param == target)
    }

    pub(super) fn infer_from(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        if walk.depth > 60 || !self.could_contain_variables(target) {
            return;
        }
        walk.depth += 1;
        stacker::maybe_grow(96 * 1024, 4 * 1024 * 1024, || self.infer_from_inner(walk, source, target));
        walk.depth -= 1;
    }

    #[expect(clippy::too_many_lines, reason = "one case for each pair of kinds, in order")]
    fn infer_from_inner(&mut self, walk: &mut Walk, mut source: TypeId, mut target: TypeId) {
        if source == t::WILDCARD {
            return;
        }
        if let (Some(a), Some(b)) = (self.alias_of(source).cloned(), self.alias_of(target).cloned())
            && a.symbol == b.symbol
            && !a.args.is_empty()
        {
            let variances = self.alias_variances(a.symbol);
            self.infer_from_args(walk, &a.args, &b.args, &variances);
            return;
        }
        if source == target && self.is(source, TypeFlags::UNION_OR_INTERSECTION) {
            let (TypeData::Union(types) | TypeData::Intersection(types)) = self.data(source).clone() else {
                return;
            };
            for ty in types.iter() {
                self.infer_from(walk, *ty, *ty);
            }
            return;
        }
        if let TypeData::Union(targets) = self.data(target).clone() {
            // What is in both needs no inference.
            let sources = self.constituents(source);
            let (sources, targets) = self.without_matches(&sources, &targets, true);
            let (sources, targets) = self.without_matches(&sources, &targets, false);
            if targets.is_empty() {
                return;
            }
            target = self.union(&targets);
            if sources.is_empty() {
                // Everything was matched: what is left is inferred from all of it.
                self.infer_from_types_with_priority(walk, source, target, priority::NAKED);
                return;
            }
            source = self.union(&sources);
        } else if let TypeData::Intersection(targets) = self.data(target).clone()
            && !targets.iter().all(|ty| self.is_non_generic_object(*ty))
            && !self.is(source, TypeFlags::UNION)
        {
            let sources = match self.data(source).clone() {
                TypeData::Intersection(types) => types,
                _ => Arc::from([source]),
            };
            let (sources, targets) = self.without_matches(&sources, &targets, false);
            if sources.is_empty() || targets.is_empty() {
                return;
            }
            source = self.intersection(&sources, None);
            target = self.intersection(&targets, None);
        }
        if let TypeData::Substitution { base, constraint } = *self.data(target) {
            if constraint == t::UNKNOWN {
                return;
            }
            target = base;
        }
        if self.is(target, TypeFlags::TYPE_VARIABLE) {
            if self.is_from_inference_blocked(source) {
                return;
            }
            if let Some(at) = self.info_at(walk, target) {
                if self.object_info(source).is_non_inferrable
                    || source == t::SILENT_NEVER
                    || source == t::NON_INFERRABLE
                {
                    return;
                }
                self.add_candidate(walk, at, source, target);
                walk.inference_priority = walk.inference_priority.min(walk.priority);
                return;
            }
            if let TypeData::IndexedAccess { object, index } = *self.data(target)
                && let TypeData::IndexedAccess { object: from, index: by } = *self.data(source)
            {
                self.infer_from(walk, from, object);
                self.infer_from(walk, by, index);
                return;
            }
        }
        if let (Some(a), Some(b)) = (self.reference_target(source), self.reference_target(target))
            && (a == b || self.is_array(source) && self.is_array(target))
            && !self.is_tuple(target)
        {
            let (args, others) = (self.type_args(source), self.type_args(target));
            let variances = self.variances(a);
            self.infer_from_args(walk, &args, &others, &variances);
            return;
        }
        match (self.data(source).clone(), self.data(target).clone()) {
            (TypeData::KeyOf(a), TypeData::KeyOf(b)) => {
                self.infer_contravariantly(walk, a, b);
                return;
            }
            (_, TypeData::KeyOf(of))
                if self.is(source, TypeFlags::LITERAL)
                    || self.is(source, TypeFlags::STRING)
                    || self.is_union_of_literals(source) =>
            {
                let empty = self.object_of_keys(source);
                let saved = walk.priority;
                walk.priority |= priority::LITERAL_KEY_OF;
                self.infer_contravariantly(walk, empty, of);
                walk.priority = saved;
                return;
            }
            (
                TypeData::IndexedAccess { object: a, index: i },
                TypeData::IndexedAccess { object: b, index: j },
            ) => {
                self.infer_from(walk, a, b);
                self.infer_from(walk, i, j);
                return;
            }
            (
                TypeData::StringMapping { kind, ty },
                TypeData::StringMapping { kind: other_kind, ty: other },
            ) => {
                if kind == other_kind {
                    self.infer_from(walk, ty, other);
                }
                return;
            }
            (TypeData::Substitution { base, constraint }, _) => {
                self.infer_from(walk, base, target);
                if constraint != t::UNKNOWN {
                    self.infer_from_types_with_priority(walk, constraint, target, priority::NAKED << 1);
                }
                return;
            }
            (_, TypeData::Conditional(conditional)) => {
                self.infer_to_conditional(walk, source, &conditional);
                return;
            }
            (_, TypeData::Union(types) | TypeData::Intersection(types)) => {
                self.infer_to_many(walk, source, target, &types);
                return;
            }
            (TypeData::Union(types), _) => {
                for ty in types.iter() {
                    self.infer_from(walk, *ty, target);
                }
                return;
            }
            (_, TypeData::Template { .. }) => {
                self.infer_to_template(walk, source, target);
                return;
            }
            _ => {}
        }
        let source = self.reduced(source);
        let apparent = if walk.priority & priority::NO_CONSTRAINTS != 0
            && self.is(source, TypeFlags::INTERSECTION | TypeFlags::INSTANTIABLE)
        {
            source
        } else {
            self.apparent_type(source)
        };
        if !self.is(apparent, TypeFlags::OBJECT | TypeFlags::INTERSECTION) {
            return;
        }
        self.invoke_once(walk, apparent, target);
    }

    fn is_from_inference_blocked(&self, source: TypeId) -> bool {
        matches!(self.data(source), TypeData::Substitution { constraint: t::UNKNOWN, .. })
    }

    fn is_union_of_literals(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Union(types) => types.iter().all(|ty| self.is(*ty, TypeFlags::LITERAL)),
            _ => false,
        }
    }

    fn object_of_keys(&mut self, keys: TypeId) -> TypeId {
        let mut members = Members::default();
        for key in self.constituents(keys).iter() {
            if let Some(name) = self.property_name_of_type(*key) {
                let prop = self.known_prop(name.clone(), t::ANY);
                members.props.insert(name, prop);
            }
        }
        if self.is(keys, TypeFlags::STRING) {
            members.index.push(IndexInfo {
                key: t::STRING,
                value: t::EMPTY_OBJECT,
                readonly: false,
                declaration: None,
            });
        }
        self.object_from(members, ObjectInfo::default())
    }

    fn is_non_generic_object(&mut self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::OBJECT) && !self.is_generic_mapped(ty)
    }

    fn add_candidate(&mut self, walk: &Walk, at: usize, source: TypeId, target: TypeId) {
        let is_top = self.is_param_at_top(walk.original_target, target, 0);
        let (contra, bivariant, priority) = (walk.contravariant, walk.bivariant, walk.priority);
        let info: &mut InferenceInfo = &mut self.context_mut(walk.context).infos[at];
        if info.is_fixed {
            return;
        }
        if priority < info.priority {
            info.candidates.clear();
            info.contra_candidates.clear();
            info.top_level = true;
            info.priority = priority;
        }
        if priority == info.priority {
            let list = if contra && !bivariant { &mut info.contra_candidates } else { &mut info.candidates };
            if !list.contains(&source) {
                list.push(source);
            }
            info.inferred = None;
        }
        if priority & priority::RETURN_TYPE == 0 && info.top_level && !is_top {
            info.top_level = false;
            info.inferred = None;
        }
        self.clear_inferred(walk.context);
    }

    fn infer_from_types_with_priority(
        &mut self,
        walk: &mut Walk,
        source: TypeId,
        target: TypeId,
        extra: u32,
    ) {
        let saved = walk.priority;
        walk.priority |= extra;
        self.infer_from(walk, source, target);
        walk.priority = saved;
    }

    pub(super) fn infer_contravariantly(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        walk.contravariant = !walk.contravariant;
        self.infer_from(walk, source, target);
        walk.contravariant = !walk.contravariant;
    }

    fn infer_from_args(
        &mut self,
        walk: &mut Walk,
        sources: &[TypeId],
        targets: &[TypeId],
        variances: &[crate::relate::Variance],
    ) {
        for (at, (source, target)) in sources.iter().zip(targets).enumerate() {
            if variances.get(at) == Some(&crate::relate::Variance::Contravariant) {
                self.infer_contravariantly(walk, *source, *target);
            } else {
                self.infer_from(walk, *source, *target);
            }
        }
    }

    /// Sources and targets without those that are in both.
    fn without_matches(
        &mut self,
        sources: &[TypeId],
        targets: &[TypeId],
        identical: bool,
    ) -> (Vec<TypeId>, Vec<TypeId>) {
        let mut matched_sources = Vec::new();
        let mut matched_targets = Vec::new();
        for target in targets {
            for source in sources {
                let matches =
                    if identical { source == target } else { self.is_closely_matched(*source, *target) };
                if matches {
                    matched_sources.push(*source);
                    matched_targets.push(*target);
                }
            }
        }
        if !identical {
            // Closely matched pairs are inferred from by the caller's walk over what is left; here only
            // identical types go.
            return (sources.to_vec(), targets.to_vec());
        }
        let keep = |list: &[TypeId], matched: &[TypeId]| {
            list.iter().copied().filter(|ty| !matched.contains(ty)).collect()
        };
        (keep(sources, &matched_sources), keep(targets, &matched_targets))
    }

    fn is_closely_matched(&self, _source: TypeId, _target: TypeId) -> bool {
        false
    }

    fn infer_to_conditional(&mut self, walk: &mut Walk, source: TypeId, conditional: &Conditional) {
        if let TypeData::Conditional(own) = self.data(source).clone() {
            self.infer_from(walk, own.check, conditional.check);
            self.infer_from(walk, own.extends, conditional.extends);
            let (a, b) = (self.conditional_true(&own), self.conditional_true(conditional));
            self.infer_from(walk, a, b);
            let (a, b) = (self.conditional_false(&own), self.conditional_false(conditional));
            self.infer_from(walk, a, b);
            return;
        }
        let extra = if walk.contravariant { priority::CONTRA_CONDITIONAL } else { 0 };
        let saved = walk.priority;
        walk.priority |= extra;
        let then = self.conditional_true(conditional);
        self.infer_from(walk, source, then);
        let otherwise = self.conditional_false(conditional);
        self.infer_from(walk, source, otherwise);
        walk.priority = saved;
    }

    fn infer_to_many(&mut self, walk: &mut Walk, source: TypeId, target: TypeId, targets: &[TypeId]) {
        let is_union = self.is(target, TypeFlags::UNION);
        let mut naked_count = 0;
        if is_union {
            let mut naked = None;
            let sources = self.constituents(source);
            let mut matched = vec![false; sources.len()];
            let mut circular = false;
            for ty in targets {
                if self.info_at(walk, *ty).is_some() {
                    naked = Some(*ty);
                    naked_count += 1;
                } else {
                    for (at, source) in sources.iter().enumerate() {
                        let saved = walk.inference_priority;
                        walk.inference_priority = priority::MAX;
                        self.infer_from(walk, *source, *ty);
                        if walk.inference_priority == walk.priority {
                            matched[at] = true;
                        }
                        circular |= walk.inference_priority == u32::MAX;
                        walk.inference_priority = walk.inference_priority.min(saved);
                    }
                }
            }
            if naked_count == 0 {
                return;
            }
            if naked_count == 1 && !circular {
                let unmatched: Vec<_> = sources
                    .iter()
                    .zip(&matched)
                    .filter(|(_, matched)| !**matched)
                    .map(|(ty, _)| *ty)
                    .collect();
                if !unmatched.is_empty() {
                    if let Some(naked) = naked {
                        let rest = self.union(&unmatched);
                        self.infer_from(walk, rest, naked);
                    }
                    return;
                }
            }
        } else {
            for ty in targets {
                if self.info_at(walk, *ty).is_some() {
                    naked_count += 1;
                } else {
                    self.infer_from(walk, source, *ty);
                }
            }
        }
        // What is naked gets the whole source, with less weight in a union.
        if naked_count > 0 {
            let saved = walk.priority;
            walk.priority |= priority::NAKED;
            for ty in targets {
                if self.info_at(walk, *ty).is_some() {
                    self.infer_from(walk, source, *ty);
                }
            }
            walk.priority = saved;
        }
    }

    fn infer_to_template(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        let TypeData::Template { texts, types } = self.data(target).clone() else { return };
        let matches = self.infer_from_template(source, target);
        let all_empty = texts.iter().all(|text| text.is_empty());
        if matches.is_none() && !all_empty {
            return;
        }
        for (at, ty) in types.iter().enumerate() {
            let found = match &matches {
                Some(matches) => matches.get(at).copied().unwrap_or(t::NEVER),
                None => t::NEVER,
            };
            // `${infer N extends number}` takes the number that a text spells.
            let found = self.template_inference_for(walk, found, *ty);
            self.infer_from(walk, found, *ty);
        }
    }

    fn template_inference_for(&mut self, walk: &Walk, source: TypeId, target: TypeId) -> TypeId {
        if !self.is(source, TypeFlags::STRING_LITERAL) || self.info_at(walk, target).is_none() {
            return source;
        }
        let Some(constraint) = self.constraint_of_param(target) else { return source };
        if self.is(constraint, TypeFlags::ANY) || self.maybe(constraint, TypeFlags::STRING) {
            return source;
        }
        let TypeData::Literal { value: Literal::String(text), .. } = self.data(source).clone() else {
            return source;
        };
        let candidates = self.constituents(constraint);
        for candidate in candidates.iter() {
            let flags = self.flags(*candidate);
            if flags.intersects(TypeFlags::STRING_LIKE)
                && self.is_related(source, *candidate, crate::relate::Relation::Assignable)
            {
                return source;
            }
            if flags.intersects(TypeFlags::NUMBER) && crate::types::props::is_numeric_name(&text) {
                return self.number_literal(text.parse().unwrap_or(0.0));
            }
            if flags.intersects(TypeFlags::NUMBER_LITERAL) && crate::types::props::is_numeric_name(&text) {
                let number = self.number_literal(text.parse().unwrap_or(0.0));
                if number == *candidate {
                    return number;
                }
            }
            if flags.intersects(TypeFlags::BOOLEAN | TypeFlags::BOOLEAN_LITERAL) {
                match text.as_str() {
                    "true" => return t::TRUE,
                    "false" => return t::FALSE,
                    _ => {}
                }
            }
            if flags.intersects(TypeFlags::NULL) && text == "null" {
                return t::NULL;
            }
            if flags.intersects(TypeFlags::UNDEFINED) && text == "undefined" {
                return t::UNDEFINED;
            }
        }
        source
    }

    fn invoke_once(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        let key = (source, target);
        if let Some(known) = walk.visited.get(&key) {
            walk.inference_priority = walk.inference_priority.min(*known);
            return;
        }
        walk.visited.insert(key, u32::MAX);
        let saved = walk.inference_priority;
        walk.inference_priority = priority::MAX;
        self.infer_from_objects(walk, source, target);
        walk.visited.insert(key, walk.inference_priority);
        walk.inference_priority = walk.inference_priority.min(saved);
    }

    fn infer_from_objects(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        if self.is_generic_mapped(source) && self.is_generic_mapped(target) {
            let (a, b) = (self.mapped_constraint(source), self.mapped_constraint(target));
            self.infer_from(walk, a, b);
            let (a, b) = (self.mapped_template(source), self.mapped_template(target));
            self.infer_from(walk, a, b);
            return;
        }
        if matches!(self.data(target), TypeData::Mapped(_)) && self.mapped_name_type(target).is_none() {
            let constraint = self.mapped_constraint(target);
            if self.infer_to_mapped(walk, source, target, constraint) {
                return;
            }
        }
        if self.is_array_or_tuple(source) {
            if self.is_tuple(target) {
                self.infer_tuples(walk, source, target);
                return;
            }
            if self.is_array(target) {
                self.infer_index_signatures(walk, source, target);
                return;
            }
        }
        self.infer_properties(walk, source, target);
        self.infer_signatures(walk, source, target, false);
        self.infer_signatures(walk, source, target, true);
        self.infer_index_signatures(walk, source, target);
    }

    fn infer_tuples(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        let Some(wanted) = self.tuple_of_type(target) else { return };
        let targets = self.type_args(target);
        let is_rest = |kind: ElementKind| matches!(kind, ElementKind::Rest | ElementKind::Variadic);
        let source_tuple = self.tuple_of_type(source);
        let sources = self.type_args(source);
        let target_arity = wanted.shape.elements.len();
        let fixed_start = wanted.shape.elements.iter().take_while(|info| !is_rest(info.kind)).count();
        let fixed_end = if wanted.has_variable {
            wanted.shape.elements.iter().rev().take_while(|info| !is_rest(info.kind)).count()
        } else {
            0
        };
        let (start, end) = match &source_tuple {
            Some(tuple) => {
                let own_start = tuple.shape.elements.iter().take_while(|info| !is_rest(info.kind)).count();
                let own_end =
                    tuple.shape.elements.iter().rev().take_while(|info| !is_rest(info.kind)).count();
                let start = own_start.min(fixed_start);
                let end = if wanted.has_variable { own_end.min(fixed_end) } else { 0 };
                (start, end.min(tuple.shape.elements.len().saturating_sub(start)))
            }
            None => (0, 0),
        };
        for at in 0..start {
            self.infer_from(walk, sources[at], targets[at]);
        }
        if source_tuple.is_none() {
            // An array gives its element to every place.
            let element = sources.first().copied().unwrap_or(t::NEVER);
            for (at, info) in wanted.shape.elements.iter().enumerate() {
                if info.kind == ElementKind::Variadic {
                    self.infer_from(walk, source, targets[at]);
                } else if info.kind == ElementKind::Rest {
                    self.infer_from(walk, element, targets[at]);
                }
            }
            return;
        }
        let middle = &wanted.shape.elements[fixed_start..target_arity - fixed_end];
        let source_end = sources.len() - end;
        match middle {
            [only] if only.kind == ElementKind::Variadic && source_end >= fixed_start => {
                let skip = sources.len() - source_end.max(start);
                let slice = self.slice_tuple(source, start, skip);
                self.infer_from(walk, slice, targets[fixed_start]);
            }
            [only] if only.kind == ElementKind::Rest => {
                if let Some(tuple) = &source_tuple {
                    let rest = self.tuple_slice_union(&tuple.shape, &sources, start, source_end);
                    if start < source_end {
                        self.infer_from(walk, rest, targets[fixed_start]);
                    }
                }
            }
            [first, second]
                if first.kind == ElementKind::Variadic && second.kind == ElementKind::Variadic =>
            {
                let arity = self
                    .info_at(walk, targets[fixed_start])
                    .and_then(|at| self.context(walk.context).infos[at].implied_arity);
                if let Some(arity) = arity {
                    let slice = self.slice_tuple(source, start, sources.len().saturating_sub(start + arity));
                    self.infer_from(walk, slice, targets[fixed_start]);
                    let slice = self.slice_tuple(source, start + arity, end);
                    self.infer_from(walk, slice, targets[fixed_start + 1]);
                }
            }
            [first, second] if first.kind == ElementKind::Variadic && second.kind == ElementKind::Rest => {
                let variadic = targets[fixed_start];
                let constraint = self.info_at(walk, variadic).and_then(|_| self.base_constraint(variadic));
                if let Some(tuple) = constraint.and_then(|it| self.tuple_of_type(it))
                    && !tuple.has_variable
                {
                    let slice = self.slice_tuple(
                        source,
                        start,
                        sources.len().saturating_sub(start + tuple.fixed_length),
                    );
                    self.infer_from(walk, slice, variadic);
                    if let Some(own) = &source_tuple {
                        let rest = self.tuple_slice_union(
                            &own.shape,
                            &sources,
                            start + tuple.fixed_length,
                            source_end,
                        );
                        self.infer_from(walk, rest, targets[fixed_start + 1]);
                    }
                }
            }
            _ => {}
        }
        for at in 0..end {
            self.infer_from(walk, sources[sources.len() - end + at], targets[target_arity - end + at]);
        }
    }

    fn infer_to_mapped(
        &mut self,
        walk: &mut Walk,
        source: TypeId,
        target: TypeId,
        constraint: TypeId,
    ) -> bool {
        match self.data(constraint).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                let mut result = false;
                for ty in types.iter() {
                    result |= self.infer_to_mapped(walk, source, target, *ty);
                }
                result
            }
            TypeData::KeyOf(of) => {
                if let Some(at) = self.info_at(walk, of)
                    && !self.context(walk.context).infos[at].is_fixed
                    && !self.is_from_inference_blocked(source)
                    && let Some(inferred) = self.reverse_mapped_type(source, target, constraint)
                {
                    let extra = if self.object_info(source).is_non_inferrable {
                        priority::PARTIAL_HOMOMORPHIC
                    } else {
                        priority::HOMOMORPHIC
                    };
                    self.infer_from_types_with_priority(walk, inferred, of, extra);
                }
                true
            }
            TypeData::TypeParam(_) => {
                let keys = self.key_of(source);
                self.infer_from_types_with_priority(walk, keys, constraint, priority::MAPPED_CONSTRAINT);
                if let Some(extended) = self.constraint_of_param(constraint)
                    && self.infer_to_mapped(walk, source, target, extended)
                {
                    return true;
                }
                let mut values: Vec<TypeId> =
                    self.props_of(source).into_iter().map(|prop| self.type_of_prop(prop)).collect();
                values.extend(self.index_infos(source).iter().map(|info| info.value));
                let values = self.union(&values);
                let template = self.mapped_template(target);
                self.infer_from(walk, values, template);
                true
            }
            _ => false,
        }
    }

    /// The `T` for which the mapped type over `keyof T` would be the source.
    fn reverse_mapped_type(&mut self, source: TypeId, target: TypeId, constraint: TypeId) -> Option<TypeId> {
        let has_index = !self.index_infos(source).is_empty();
        if !has_index && self.props_of(source).is_empty() && !self.is_array_or_tuple(source) {
            return Some(t::EMPTY_OBJECT).filter(|_| self.is_empty_object_type(source));
        }
        if self.is_array(source) {
            let element = self.array_element(source)?;
            let element = self.infer_reverse_mapped(element, target, constraint);
            return Some(if self.is_readonly_array(source) {
                self.readonly_array_of(element)
            } else {
                self.array_of(element)
            });
        }
        if let Some(tuple) = self.tuple_of_type(source) {
            let args = self.type_args(source);
            let types: Vec<_> =
                args.iter().map(|arg| self.infer_reverse_mapped(*arg, target, constraint)).collect();
            let is_optional = matches!(self.data(target), TypeData::Mapped(mapped) if mapped.optional == tsnix_syntax::hir::MappedModifier::Add);
            let infos: Vec<_> = tuple
                .shape
                .elements
                .iter()
                .map(|info| TupleElementInfo {
                    kind: if is_optional && info.kind == ElementKind::Optional {
                        ElementKind::Required
                    } else {
                        info.kind
                    },
                    label: info.label.clone(),
                })
                .collect();
            return Some(self.tuple_of_infos(&types, &infos, tuple.shape.readonly));
        }
        Some(self.new_type(TypeFlags::OBJECT, TypeData::ReverseMapped { source, mapped: target, constraint }))
    }

    /// The type for one property of a reverse mapped type.
    pub(crate) fn infer_reverse_mapped(
        &mut self,
        source: TypeId,
        target: TypeId,
        constraint: TypeId,
    ) -> TypeId {
        let TypeData::KeyOf(of) = *self.data(constraint) else { return t::UNKNOWN };
        let TypeData::Mapped(mapped) = self.data(target).clone() else { return t::UNKNOWN };
        let param = self.indexed_access(of, mapped.param);
        let template = self.mapped_template(target);
        let context = self.new_inference(&[param], None);
        self.infer_types(context, source, template, 0);
        let info = self.context(context).infos[0].clone();
        let result = self.inferred_from_candidates(&info).unwrap_or(t::UNKNOWN);
        self.widened_literal_of_fresh(result)
    }

    fn widened_literal_of_fresh(&mut self, ty: TypeId) -> TypeId {
        let ty = self.widened_literal(ty);
        self.widened(ty)
    }
}
