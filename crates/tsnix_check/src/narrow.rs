//! Narrowing: what is known of a name or property at one point of the program.
//!
//! As in TypeScript, the control-flow graph is walked backwards from the reference through conditions,
//! assignments and joins to the start; loops are gone around until their answer no longer changes. Two
//! things end the walk early: an assignment to the reference, and the start of the function (which is
//! crossed for names that no longer change).

mod assign;
mod condition;
mod discriminant;
pub(crate) mod facts;
mod reference;
mod relations;
mod walk;

use rustc_hash::FxHashMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, FunctionId, FunctionKind, Name, VariableKind};

use crate::checker::Checker;
use crate::names::{Declaration, FlowId, FlowNode, LocalSymbolId, Meaning};
use crate::types::data::TypeId;
use crate::types::intern::t;
pub(crate) use reference::{RefKey, Root};

/// What the walks of one check share.
#[derive(Default)]
pub(crate) struct FlowState {
    /// Loops that are being gone around, innermost last.
    loops: Vec<OpenLoop>,
    /// Loops below this one belong to questions whose answers are kept, and are not looked at.
    loop_start: usize,
    /// Answers for loop heads.
    loop_answers: FxHashMap<(FileId, FlowId, QueryKey), walk::FlowType>,
    /// The questions whose answers at joins and conditions are kept, by number.
    queries: FxHashMap<(FileId, QueryKey), u32>,
    /// Answers on the way, so that the next question of the same kind does not walk back from its place to the
    /// start again: a function of a thousand conditions would take a million steps.
    kept: FxHashMap<(FlowId, u32), walk::FlowType>,
    /// How many questions have led back to themselves, or too far back: what was answered meanwhile is not kept.
    pub(crate) circles: u32,
    /// How deep walks are nested.
    depth: u32,
    reachable: FxHashMap<(FileId, FlowId), bool>,
    /// Calls that assert or never return, or do neither.
    effects: FxHashMap<(FileId, ExprId), Option<crate::types::data::SignatureId>>,
}

/// A loop that is being gone around.
struct OpenLoop {
    file: FileId,
    flow: FlowId,
    key: QueryKey,
    types: Vec<TypeId>,
    /// The elements of an array that evolves.
    evolving: Vec<TypeId>,
}

/// What a walk asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct QueryKey {
    reference: RefKey,
    declared: TypeId,
    initial: TypeId,
    container: Option<FunctionId>,
}

impl Checker {
    /// The type of a reference where it stands: `declared` as narrowed by the flow before it. `initial` is
    /// the type at the start of the function.
    pub(crate) fn flow_type_of_reference(
        &mut self,
        file: FileId,
        expr: ExprId,
        declared: TypeId,
        initial: TypeId,
    ) -> TypeId {
        let Some(reference) = self.reference_key(file, expr) else { return declared };
        let bindings = self.bindings(file);
        let flow = bindings.expr_flow(expr);
        if flow == FlowId::UNREACHABLE && !matches!(bindings.flow.first(), Some(FlowNode::Start { .. })) {
            // Code that is never reached keeps what is declared.
            return declared;
        }
        let container = self.flow_container(file, expr, &reference, declared);
        let key = QueryKey { reference, declared, initial, container };
        self.narrowed_at(file, flow, key)
    }

    /// Whether the point of the flow can be reached at all.
    pub(crate) fn is_reachable_flow(&mut self, file: FileId, flow: FlowId) -> bool {
        self.is_reachable(file, flow, 0)
    }

    /// Whether answers may be kept: not while a loop is being gone around, when they may still change.
    pub(crate) fn may_keep_answers(&self) -> bool {
        self.flow.loops.len() == self.flow.loop_start
    }

    /// Answers a question apart from the loops that are being gone around, so that the answer may be kept.
    pub(crate) fn apart_from_loops<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let start = std::mem::replace(&mut self.flow.loop_start, self.flow.loops.len());
        let result = body(self);
        self.flow.loop_start = start;
        result
    }

    /// The function at whose start the walk ends: names that no longer change are followed out of the
    /// function expressions around, to where these are made.
    pub(crate) fn flow_container(
        &mut self,
        file: FileId,
        expr: ExprId,
        reference: &RefKey,
        declared: TypeId,
    ) -> Option<FunctionId> {
        let bindings = self.bindings(file);
        let scope = bindings.expr_scope(expr);
        let mut function = bindings.flow_function(bindings.scopes[scope.index()].function);
        let Root::Symbol(owner, symbol) = reference.root else { return function };
        if owner != file || !reference.path.is_empty() {
            return function;
        }
        let home = bindings.flow_function(bindings.scopes[bindings.symbol(symbol).scope.index()].function);
        let hir = self.hir(file);
        while let Some(id) = function
            && function != home
            && matches!(
                hir[id].kind,
                FunctionKind::Arrow | FunctionKind::Expression | FunctionKind::Method | FunctionKind::Getter
            )
            && self.holds_in_closures(file, symbol, declared, self.hir(file).exprs.range(expr).start)
        {
            function = bindings.flow_function(bindings.function_container(id));
        }
        function
    }

    /// Whether what is known of a name where a function is made still holds inside it, at this byte: it is
    /// never assigned again.
    fn holds_in_closures(&self, file: FileId, symbol: LocalSymbolId, declared: TypeId, at: u32) -> bool {
        let bindings = self.bindings(file);
        let symbol = bindings.symbol(symbol);
        symbol.declarations.iter().all(|declaration| match declaration {
            Declaration::Variable(_, VariableKind::Const) => declared != t::AUTO_ARRAY,
            Declaration::Variable(..) if symbol.is_exported => !symbol.is_reassigned,
            Declaration::Variable(..) | Declaration::Param(..) => {
                !symbol.is_reassigned || symbol.last_assignment < at
            }
            // Also what is imported, of which TypeScript does not ask whether it is a constant.
            _ => false,
        })
    }

    /// The symbol that a name of the module means.
    pub(crate) fn local_of_name(&self, file: FileId, expr: ExprId, name: &Name) -> Option<LocalSymbolId> {
        let node = self.graph.module(file)?;
        let bindings = &node.bindings;
        bindings.lookup(bindings.expr_scope(expr), name, Meaning::VALUE)
    }

    fn is_reachable(&mut self, file: FileId, mut flow: FlowId, depth: u32) -> bool {
        if depth > 2000 {
            return true;
        }
        let bindings = self.bindings(file);
        let mut passed = Vec::new();
        let answer = loop {
            if let Some(known) = self.flow.reachable.get(&(file, flow)) {
                break *known;
            }
            match &bindings.flow[flow.index()] {
                FlowNode::Unreachable => break false,
                FlowNode::Start { .. } => break true,
                FlowNode::Branch(ways) => {
                    let ways = ways.clone();
                    passed.push(flow);
                    break ways.into_iter().any(|way| self.is_reachable(file, way, depth + 1));
                }
                FlowNode::Loop(ways) => match ways.first() {
                    Some(way) => {
                        passed.push(flow);
                        flow = *way;
                    }
                    None => break false,
                },
                FlowNode::Call { before, call } => {
                    passed.push(flow);
                    if self.never_returns(file, *call) {
                        break false;
                    }
                    flow = *before;
                }
                FlowNode::Switch { before, stmt, from, to } => {
                    if from == to && self.is_exhaustive_switch(file, *stmt) {
                        passed.push(flow);
                        break false;
                    }
                    flow = *before;
                }
                FlowNode::Assign { before, .. }
                | FlowNode::Update { before, .. }
                | FlowNode::Condition { before, .. }
                | FlowNode::Kept { before, .. }
                | FlowNode::ArrayMutation { before, .. } => flow = *before,
            }
        };
        for flow in passed {
            self.flow.reachable.insert((file, flow), answer);
        }
        answer
    }

    /// Whether a call is of a function that is declared to return `never`.
    fn never_returns(&mut self, file: FileId, call: ExprId) -> bool {
        match self.effects_signature(file, call) {
            Some(signature) => {
                let returned = self.return_type_of(signature);
                self.is(returned, crate::types::flags::TypeFlags::NEVER)
            }
            None => false,
        }
    }

    /// The signature of a call that asserts something or never returns. Only what is declared with a type
    /// counts, so that flow analysis never asks for what it is needed for.
    pub(crate) fn effects_signature(
        &mut self,
        file: FileId,
        call: ExprId,
    ) -> Option<crate::types::data::SignatureId> {
        if let Some(known) = self.flow.effects.get(&(file, call)) {
            return *known;
        }
        let found = self.find_effects_signature(file, call);
        self.flow.effects.insert((file, call), found);
        found
    }

    fn find_effects_signature(
        &mut self,
        file: FileId,
        call: ExprId,
    ) -> Option<crate::types::data::SignatureId> {
        let hir = self.hir(file);
        let Expr::Call { callee, .. } = &hir[call] else { return None };
        let ty = self.explicit_type(file, *callee)?;
        let signatures = self.call_signatures(ty);
        let signature = match signatures.as_slice() {
            [only] if self.sig(*only).type_params.is_empty() => *only,
            _ => {
                let mut has_effect = false;
                for signature in &signatures {
                    has_effect |= self.has_effect(*signature);
                }
                if !has_effect {
                    return None;
                }
                self.resolved_signature(file, call)?
            }
        };
        self.has_effect(signature).then_some(signature)
    }

    fn has_effect(&mut self, signature: crate::types::data::SignatureId) -> bool {
        if self.predicate_of(signature).is_some_and(|predicate| predicate.is_assertion) {
            return true;
        }
        let declares_return = self.sig(signature).declaration.is_some_and(|(file, function)| {
            self.graph.module(file).is_some_and(|node| node.hir[function].return_type.is_some())
        });
        declares_return && {
            let returned = self.return_type_of(signature);
            self.is(returned, crate::types::flags::TypeFlags::NEVER)
        }
    }

    /// The type of a callee that says itself what it is: a declared function, a variable with a type.
    fn explicit_type(&mut self, file: FileId, expr: ExprId) -> Option<TypeId> {
        let hir = self.hir(file);
        match &hir[expr] {
            Expr::Name(_) => {
                let symbol = self.symbol_of_name(file, expr)?;
                let is_explicit =
                    self.definitions(symbol).iter().all(|(of, declaration)| match declaration {
                        Declaration::Function(_) | Declaration::Class(_) | Declaration::Namespace(..) => true,
                        Declaration::Variable(pattern, _) | Declaration::Param(pattern, _) => {
                            self.has_written_type(*of, *pattern)
                        }
                        _ => false,
                    });
                is_explicit.then(|| self.type_of_symbol(symbol))
            }
            Expr::Member { object, name, .. } => {
                let object = self.explicit_type(file, *object)?;
                let prop = self.property_of_type(object, &name.name)?;
                Some(self.type_of_prop(prop))
            }
            _ => None,
        }
    }

    fn has_written_type(&self, file: FileId, pattern: tsnix_syntax::hir::PatId) -> bool {
        use crate::names::PatternOrigin;
        let Some(node) = self.graph.module(file) else { return false };
        match node.bindings.pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => match &node.hir[stmt] {
                tsnix_syntax::hir::Stmt::Variable(decl) => {
                    decl.declarators.get(at as usize).is_some_and(|it| it.ty.is_some())
                }
                _ => false,
            },
            PatternOrigin::Param(function, at) => {
                node.hir[function].params.get(at as usize).is_some_and(|param| param.ty.is_some())
            }
            _ => false,
        }
    }
}
