//! The control-flow graph that narrowing walks backwards.
//!
//! As in TypeScript's own binder: each node points at what comes before it. A reference asks what its type
//! is at the node where it stands; the walk goes back through conditions and assignments to the start.
//!
//! A [`FlowNode::Condition`] is about truth, with two exceptions that its reader sees by the parent of the
//! expression: the object of a `?.` and the left side of a `??` were found to be there, or not.

use tsnix_syntax::hir::{ExprId, FunctionId, LogicalOp, PatId, StmtId};

/// The number of a flow node in its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlowId(pub u32);

impl FlowId {
    /// Code that can't be reached.
    pub const UNREACHABLE: Self = Self(0);

    /// The index into [`super::Bindings::flow`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A point of the control-flow graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowNode {
    /// Code that can't be reached.
    Unreachable,
    /// The start of the module, or of a function. For a function expression or an arrow function
    /// `outer` is where it is made: what is known there of constants holds inside.
    Start {
        /// The function; nothing for the module.
        function: Option<FunctionId>,
        /// The flow where a function expression stands.
        outer: Option<FlowId>,
    },
    /// Several ways meet.
    Branch(Vec<FlowId>),
    /// The head of a loop: the way in, then the ways back.
    Loop(Vec<FlowId>),
    /// The pattern is bound or assigned (a name or a reference expression; a whole pattern for
    /// destructuring stands as one node per name in it).
    Assign {
        /// What comes before.
        before: FlowId,
        /// The name pattern or [`tsnix_syntax::hir::Pattern::Expr`].
        target: PatId,
    },
    /// `x++` and the like ([`tsnix_syntax::hir::Expr::Update`]), and `delete x.y`.
    Update {
        /// What comes before.
        before: FlowId,
        /// The whole expression.
        expr: ExprId,
    },
    /// The expression was true, or false.
    Condition {
        /// What comes before.
        before: FlowId,
        /// The condition.
        expr: ExprId,
        /// Which way.
        is_true: bool,
    },
    /// The name that `x ??= v` and the like assign, where it is kept or where it is replaced.
    Kept {
        /// What comes before.
        before: FlowId,
        /// The name pattern.
        target: PatId,
        /// The operator of the assignment.
        op: LogicalOp,
        /// Whether the old value stays.
        is_kept: bool,
    },
    /// The value of a `switch` is that of one of the cases `from..to`; an empty range stands for "none of
    /// the cases matched" (there is no `default`).
    Switch {
        /// What comes before.
        before: FlowId,
        /// The statement.
        stmt: StmtId,
        /// The first case.
        from: u32,
        /// Behind the last case.
        to: u32,
    },
    /// A call that may be an assertion, or never return.
    Call {
        /// What comes before.
        before: FlowId,
        /// The call, the whole of an expression statement.
        call: ExprId,
    },
    /// `xs.push(v)`, `xs[i] = v`: an element is added to an array whose type is still evolving.
    ArrayMutation {
        /// What comes before.
        before: FlowId,
        /// The call or the assignment.
        expr: ExprId,
    },
}
