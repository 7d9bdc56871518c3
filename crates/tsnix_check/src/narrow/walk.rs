//! The walk back through the flow graph.

use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, LogicalOp, PatId, Pattern};

use super::facts::{EQ_UNDEFINED_OR_NULL, FALSY, Facts, NE_UNDEFINED_OR_NULL, TRUTHY};
use super::{OpenLoop, QueryKey, Root};
use crate::checker::Checker;
use crate::names::{FlowId, FlowNode};
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

/// What is known at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FlowType {
    /// The type; of the elements, for an array that still evolves.
    pub(super) ty: TypeId,
    /// A loop around is not finished: more may come.
    pub(super) is_incomplete: bool,
    /// An array literal `[]` whose elements are what is pushed.
    pub(super) is_evolving: bool,
}

impl FlowType {
    fn of(ty: TypeId) -> Self {
        Self { ty, is_incomplete: false, is_evolving: false }
    }
}

/// How deep the walk may recurse before it gives up, as TypeScript does.
const MAX_DEPTH: u32 = 2000;

/// Whether a condition keeps its answer for other walks: about one of eight does, whatever the distance between them.
fn is_kept_condition(flow: FlowId) -> bool {
    (flow.index() as u32).wrapping_mul(0x9e37_79b1) >> 29 == 0
}

/// One walk.
pub(super) struct Walk {
    pub(super) file: FileId,
    pub(super) key: QueryKey,
    /// Answers for joins on the way.
    joins: rustc_hash::FxHashMap<FlowId, FlowType>,
    /// The number under which answers are kept for other walks.
    query: Option<u32>,
    /// How many questions had led back to themselves when the walk began.
    circles: u32,
    /// How many constants that stand for conditions are being looked through.
    pub(super) alias_depth: u32,
}

impl Checker {
    /// The type of the reference at a point of the flow.
    pub(super) fn narrowed_at(&mut self, file: FileId, flow: FlowId, key: QueryKey) -> TypeId {
        let declared = key.declared;
        let next = self.flow.queries.len() as u32;
        let query = Some(*self.flow.queries.entry((file, key.clone())).or_insert(next));
        let mut walk = self.walk(file, key, query);
        let found = self.at_flow(&mut walk, flow);
        let found = if found.is_evolving { self.evolved(found.ty) } else { found.ty };
        if found == t::UNREACHABLE_NEVER { declared } else { found }
    }

    fn walk(&self, file: FileId, key: QueryKey, query: Option<u32>) -> Walk {
        let joins = rustc_hash::FxHashMap::default();
        Walk { file, key, joins, query, circles: self.flow.circles, alias_depth: 0 }
    }

    /// What another walk has found here.
    fn kept(&self, walk: &Walk, flow: FlowId) -> Option<FlowType> {
        self.flow.kept.get(&(flow, walk.query?)).copied()
    }

    /// Keeps an answer for other walks, where nothing can change it any more.
    fn keep(&mut self, walk: &Walk, flow: FlowId, found: FlowType) {
        let is_final = !found.is_incomplete
            && walk.alias_depth == 0
            && self.may_keep_answers()
            && self.contexts.is_empty()
            && self.flow.circles == walk.circles;
        if is_final && let Some(query) = walk.query {
            self.flow.kept.insert((flow, query), found);
        }
    }

    /// The array that an evolving one has become.
    fn evolved(&mut self, element: TypeId) -> TypeId {
        if self.is(element, TypeFlags::NEVER) {
            return t::AUTO_ARRAY;
        }
        let element = self.widened_literal(element);
        self.array_of(element)
    }

    pub(super) fn at_flow(&mut self, walk: &mut Walk, flow: FlowId) -> FlowType {
        if self.flow.depth > MAX_DEPTH {
            // An answer to this walk alone: a shorter one gets further.
            self.flow.circles += 1;
            return FlowType::of(walk.key.declared);
        }
        self.flow.depth += 1;
        let found = stacker::maybe_grow(128 * 1024, 4 * 1024 * 1024, || self.at_flow_inner(walk, flow));
        self.flow.depth -= 1;
        found
    }

    fn at_flow_inner(&mut self, walk: &mut Walk, mut flow: FlowId) -> FlowType {
        let bindings = self.bindings(walk.file);
        loop {
            match &bindings.flow[flow.index()] {
                // What is known is what a function's own conditions say, where it stands behind a `return`.
                FlowNode::Unreachable => return FlowType::of(walk.key.declared),
                FlowNode::Start { function, outer } => {
                    let is_crossed = *function != walk.key.container && walk.key.reference.path.is_empty();
                    match outer {
                        Some(outer) if is_crossed => flow = *outer,
                        _ => return FlowType::of(walk.key.initial),
                    }
                }
                FlowNode::Assign { before, target } => match self.at_assignment(walk, *target) {
                    Some(found) => return found,
                    None => flow = *before,
                },
                FlowNode::Update { before, expr } => match self.at_update(walk, *expr) {
                    Some(found) => return found,
                    None => flow = *before,
                },
                FlowNode::Kept { before, target, op, is_kept } => {
                    let is_about = self.pattern_key(walk.file, *target).as_ref() == Some(&walk.key.reference);
                    if !is_about {
                        flow = *before;
                        continue;
                    }
                    let found = self.at_flow(walk, *before);
                    let ty = self.settled(found);
                    let narrowed = self.adjusted_type_with_facts(ty, facts_of_kept(*op, *is_kept));
                    return self.narrowed_to(found, ty, narrowed);
                }
                FlowNode::Condition { before, expr, is_true } => {
                    // Some of them are enough to come to an end soon.
                    let is_kept = is_kept_condition(flow);
                    if is_kept && let Some(known) = self.kept(walk, flow) {
                        return known;
                    }
                    let found = self.at_condition(walk, *before, *expr, *is_true);
                    if is_kept {
                        self.keep(walk, flow, found);
                    }
                    return found;
                }
                FlowNode::Switch { before, stmt, from, to } => {
                    let found = self.at_flow(walk, *before);
                    let ty = self.settled(found);
                    let narrowed = self.narrow_by_switch(walk, ty, (*stmt, *from, *to));
                    return self.narrowed_to(found, ty, narrowed);
                }
                FlowNode::Call { before, call } => match self.at_call(walk, *before, *call) {
                    Some(found) => return found,
                    None => flow = *before,
                },
                FlowNode::ArrayMutation { before, expr } => {
                    match self.at_array_mutation(walk, *before, *expr) {
                        Some(found) => return found,
                        None => flow = *before,
                    }
                }
                FlowNode::Branch(ways) => {
                    if let Some(known) = walk.joins.get(&flow).copied().or_else(|| self.kept(walk, flow)) {
                        return known;
                    }
                    let found = self.at_branch(walk, ways);
                    if !found.is_incomplete {
                        walk.joins.insert(flow, found);
                    }
                    self.keep(walk, flow, found);
                    return found;
                }
                FlowNode::Loop(ways) => return self.at_loop(walk, flow, ways),
            }
        }
    }

    /// The type where conditions look at it: an evolving array is what it has become so far.
    fn settled(&mut self, found: FlowType) -> TypeId {
        if found.is_evolving { self.evolved(found.ty) } else { found.ty }
    }

    fn narrowed_to(&mut self, found: FlowType, before: TypeId, after: TypeId) -> FlowType {
        if before == after { found } else { FlowType { ty: after, is_evolving: false, ..found } }
    }

    fn at_condition(&mut self, walk: &mut Walk, before: FlowId, expr: ExprId, is_true: bool) -> FlowType {
        let found = self.at_flow(walk, before);
        if self.is(found.ty, TypeFlags::NEVER) && !found.is_evolving {
            return found;
        }
        let ty = self.settled(found);
        let narrowed = self.narrow(walk, ty, expr, is_true);
        self.narrowed_to(found, ty, narrowed)
    }

    /// A call that asserts something about the reference, or never comes back.
    fn at_call(&mut self, walk: &mut Walk, before: FlowId, call: ExprId) -> Option<FlowType> {
        let signature = self.effects_signature(walk.file, call)?;
        let returned = self.return_type_of(signature);
        if self.is(returned, TypeFlags::NEVER) {
            return Some(FlowType::of(t::UNREACHABLE_NEVER));
        }
        let predicate = self.predicate_of(signature)?;
        let found = self.at_flow(walk, before);
        let ty = self.settled(found);
        let narrowed = match predicate.ty {
            Some(_) => self.narrow_by_predicate(walk, ty, call, &predicate, true),
            None => {
                let hir = self.hir(walk.file);
                let Expr::Call { args, .. } = &hir[call] else { return None };
                match predicate.param.and_then(|at| args.get(at)) {
                    Some(arg) => self.narrow_by_assertion(walk, ty, arg.expr),
                    None => ty,
                }
            }
        };
        Some(self.narrowed_to(found, ty, narrowed))
    }

    fn at_branch(&mut self, walk: &mut Walk, ways: &[FlowId]) -> FlowType {
        let mut types = Vec::new();
        let mut is_reduced = false;
        let mut is_incomplete = false;
        let mut evolving = Vec::new();
        for way in ways {
            let found = self.at_flow(walk, *way);
            is_incomplete |= found.is_incomplete;
            if found.is_evolving {
                evolving.push(found.ty);
                continue;
            }
            // Nothing can be added to what was declared and never narrowed.
            if found.ty == walk.key.declared && walk.key.declared == walk.key.initial {
                return FlowType::of(found.ty);
            }
            if !types.contains(&found.ty) {
                types.push(found.ty);
            }
            is_reduced |= !self.is_subset_of(found.ty, walk.key.initial);
        }
        self.joined(types, &evolving, is_reduced, is_incomplete)
    }

    /// What is known where ways meet.
    fn joined(
        &mut self,
        mut types: Vec<TypeId>,
        evolving: &[TypeId],
        is_reduced: bool,
        is_incomplete: bool,
    ) -> FlowType {
        let is_dead = |ty: &TypeId| *ty == t::UNREACHABLE_NEVER;
        if !evolving.is_empty() && types.iter().all(is_dead) {
            return FlowType { ty: self.union(evolving), is_incomplete, is_evolving: true };
        }
        for element in evolving {
            let array = self.evolved(*element);
            types.push(array);
        }
        if types.len() > 1 {
            types.retain(|ty| !is_dead(ty));
        }
        let reduction = if is_reduced { Reduction::Subtype } else { Reduction::Literal };
        let ty = self.union_with(&types, reduction, None);
        FlowType { ty: self.recombined_unknown(ty), is_incomplete, is_evolving: false }
    }

    /// `{} | null | undefined` is everything that there is.
    fn recombined_unknown(&self, ty: TypeId) -> TypeId {
        match self.data(ty) {
            crate::types::data::TypeData::Union(types)
                if types.len() == 3
                    && [t::UNKNOWN_EMPTY, t::NULL, t::UNDEFINED].iter().all(|part| types.contains(part)) =>
            {
                t::UNKNOWN
            }
            _ => ty,
        }
    }

    fn is_subset_of(&self, ty: TypeId, of: TypeId) -> bool {
        ty == of
            || self.is(ty, TypeFlags::NEVER)
            || (self.is(of, TypeFlags::UNION)
                && self.constituents(ty).iter().all(|member| self.contains_type(of, *member)))
    }

    /// The head of a loop: the way in, then around until nothing is added.
    fn at_loop(&mut self, walk: &mut Walk, flow: FlowId, ways: &[FlowId]) -> FlowType {
        let answer = (walk.file, flow, walk.key.clone());
        if let Some(known) = self.flow.loop_answers.get(&answer) {
            return *known;
        }
        let start = self.flow.loop_start;
        let open = self.flow.loops[start..].iter().find(|open| {
            let is_same = open.file == walk.file && open.flow == flow && open.key == walk.key;
            is_same && !(open.types.is_empty() && open.evolving.is_empty())
        });
        if let Some(open) = open {
            let (types, evolving) = (open.types.clone(), open.evolving.clone());
            return self.joined(types, &evolving, false, true);
        }
        let mut types: Vec<TypeId> = Vec::new();
        let mut evolving: Vec<TypeId> = Vec::new();
        let mut is_reduced = false;
        let mut is_first_incomplete = false;
        for (at, way) in ways.iter().enumerate() {
            let found = if at == 0 {
                let found = self.at_flow(walk, *way);
                is_first_incomplete = found.is_incomplete;
                found
            } else {
                let open = OpenLoop {
                    file: walk.file,
                    flow,
                    key: walk.key.clone(),
                    types: types.clone(),
                    evolving: evolving.clone(),
                };
                self.flow.loops.push(open);
                // Answers found on the way may still change.
                let joins = std::mem::take(&mut walk.joins);
                let found = self.at_flow(walk, *way);
                walk.joins = joins;
                self.flow.loops.pop();
                if let Some(known) = self.flow.loop_answers.get(&answer) {
                    return *known;
                }
                found
            };
            if found.is_evolving {
                evolving.push(found.ty);
                continue;
            }
            if !types.contains(&found.ty) {
                types.push(found.ty);
            }
            is_reduced |= !self.is_subset_of(found.ty, walk.key.initial);
            if found.ty == walk.key.declared {
                break;
            }
        }
        let result = self.joined(types, &evolving, is_reduced, is_first_incomplete);
        if !result.is_incomplete && self.may_keep_answers() {
            self.flow.loop_answers.insert(answer, result);
        }
        result
    }

    /// `xs.push(v)` or `xs[i] = v` on an array that still evolves.
    fn at_array_mutation(&mut self, walk: &mut Walk, before: FlowId, expr: ExprId) -> Option<FlowType> {
        if walk.key.declared != t::AUTO_ARRAY {
            return None;
        }
        let hir = self.hir(walk.file);
        let (array, added): (ExprId, Vec<ExprId>) = match &hir[expr] {
            Expr::Call { callee, args, .. } => match &hir[*callee] {
                Expr::Member { object, .. } => (*object, args.iter().map(|arg| arg.expr).collect()),
                _ => return None,
            },
            Expr::Assign { target, value, .. } => match &hir[*target] {
                Pattern::Expr(place) => match &hir[*place] {
                    Expr::Index { object, .. } => (*object, vec![*value]),
                    _ => return None,
                },
                _ => return None,
            },
            _ => return None,
        };
        if self.reference_key(walk.file, array).as_ref() != Some(&walk.key.reference) {
            return None;
        }
        let found = self.at_flow(walk, before);
        if !found.is_evolving {
            return Some(found);
        }
        let mut types = vec![found.ty];
        for value in added {
            let ty = self.type_in_flow(walk.file, value);
            types.push(self.base_of_literal(ty));
        }
        Some(FlowType { ty: self.union(&types), ..found })
    }

    /// An assignment to the reference gives it a type; one to what it is reached through takes away what
    /// was known.
    fn at_assignment(&mut self, walk: &mut Walk, target: PatId) -> Option<FlowType> {
        let key = self.pattern_key(walk.file, target)?;
        if key == walk.key.reference {
            if !self.is_assignment_reachable(walk, target) {
                return Some(FlowType::of(t::UNREACHABLE_NEVER));
            }
            if self.declares_without_value(walk.file, target) {
                return Some(FlowType::of(walk.key.initial));
            }
            return Some(self.assigned(walk, target));
        }
        if walk.key.reference.starts_with(&key) && !matches!(key.root, Root::Global(_)) {
            return Some(FlowType::of(walk.key.declared));
        }
        None
    }

    /// `let x;`
    fn declares_without_value(&self, file: FileId, target: PatId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let crate::names::PatternOrigin::Declarator(stmt, at) = node.bindings.pattern_origin(target) else {
            return false;
        };
        match &node.hir[stmt] {
            tsnix_syntax::hir::Stmt::Variable(decl) => {
                // In the head of a `for...of` the loop gives the value.
                decl.declarators.get(at as usize).is_some_and(|it| it.init.is_none())
            }
            _ => false,
        }
    }

    fn is_assignment_reachable(&mut self, walk: &Walk, target: PatId) -> bool {
        let hir = self.hir(walk.file);
        match &hir[target] {
            Pattern::Expr(expr) => {
                let flow = self.bindings(walk.file).expr_flow(*expr);
                self.is_reachable_flow(walk.file, flow)
            }
            _ => true,
        }
    }

    fn assigned(&mut self, walk: &Walk, target: PatId) -> FlowType {
        let declared = walk.key.declared;
        if declared == t::AUTO || declared == t::AUTO_ARRAY {
            if self.assigns_empty_array(walk.file, target) {
                return FlowType { ty: t::NEVER, is_incomplete: false, is_evolving: true };
            }
            let assigned = self.assigned_type(walk.file, target);
            let base = self.base_of_literal(assigned);
            let any_array = self.array_of(t::ANY);
            let fits = declared == t::AUTO || self.is_assignable(base, any_array);
            return FlowType::of(if fits { base } else { any_array });
        }
        if self.is(declared, TypeFlags::UNION) {
            let assigned = self.assigned_type(walk.file, target);
            return FlowType::of(self.assignment_reduced(declared, assigned));
        }
        FlowType::of(declared)
    }

    /// `x++` leaves a number, `delete x.y` nothing.
    fn at_update(&mut self, walk: &Walk, expr: ExprId) -> Option<FlowType> {
        let hir = self.hir(walk.file);
        let (target, left) = match &hir[expr] {
            Expr::Update { target, .. } => (target, t::NUMBER),
            Expr::Unary { operand, .. } => (operand, t::UNDEFINED),
            _ => return None,
        };
        let key = self.reference_key(walk.file, *target)?;
        if key != walk.key.reference {
            return walk.key.reference.starts_with(&key).then(|| FlowType::of(walk.key.declared));
        }
        let declared = walk.key.declared;
        if declared == t::AUTO {
            return Some(FlowType::of(left));
        }
        Some(FlowType::of(if self.is(declared, TypeFlags::UNION) {
            self.assignment_reduced(declared, left)
        } else {
            declared
        }))
    }
}

impl Checker {
    /// A name's type where a condition is true, or false: apart from any flow.
    pub(crate) fn narrowed_by_condition(
        &mut self,
        file: FileId,
        condition: ExprId,
        symbol: crate::names::LocalSymbolId,
        ty: TypeId,
        is_true: bool,
    ) -> TypeId {
        let reference = super::RefKey { root: Root::Symbol(file, symbol), path: Vec::new() };
        let key = QueryKey { reference, declared: ty, initial: ty, container: None };
        let mut walk = self.walk(file, key, None);
        self.narrow(&mut walk, ty, condition, is_true)
    }
}

impl Checker {
    /// What a destructuring pattern took apart, or a function's arguments together, as later tests of its names have narrowed it.
    pub(crate) fn flow_type_of_whole(
        &mut self,
        file: FileId,
        expr: ExprId,
        root: Root,
        whole: TypeId,
    ) -> TypeId {
        let bindings = self.bindings(file);
        let scope = bindings.expr_scope(expr);
        let container = bindings.scopes[scope.index()].function;
        let reference = super::RefKey { root, path: Vec::new() };
        let key = QueryKey { reference, declared: whole, initial: whole, container };
        self.narrowed_at(file, bindings.expr_flow(expr), key)
    }

    /// What a name holds where it is assigned anew: `x` in `x += 1`.
    pub(crate) fn flow_type_before_assignment(
        &mut self,
        file: FileId,
        target: PatId,
        declared: TypeId,
    ) -> TypeId {
        let bindings = self.bindings(file);
        let crate::names::PatternOrigin::Assign(assign) = bindings.pattern_origin(target) else {
            return declared;
        };
        let Some(reference) = self.pattern_key(file, target) else { return declared };
        let scope = bindings.expr_scope(assign);
        let container = bindings.scopes[scope.index()].function;
        let key = QueryKey { reference, declared, initial: declared, container };
        let found = self.narrowed_at(file, bindings.expr_flow(assign), key);
        if found == t::AUTO { t::ANY } else { found }
    }
}

/// What is known of a name that a logical assignment keeps, or replaces.
fn facts_of_kept(op: LogicalOp, is_kept: bool) -> Facts {
    match (op, is_kept) {
        (LogicalOp::Coalesce, true) => NE_UNDEFINED_OR_NULL,
        (LogicalOp::Coalesce, false) => EQ_UNDEFINED_OR_NULL,
        (LogicalOp::Or, true) | (LogicalOp::And, false) => TRUTHY,
        (LogicalOp::Or, false) | (LogicalOp::And, true) => FALSY,
    }
}
