//! Making flow nodes: joins, loops, conditions and jumps.

use tsnix_syntax::hir::{Expr, ExprId, LogicalOp, Name, PatId, UnaryOp};

use super::super::{FlowId, FlowNode, Parent};
use super::Binder;

/// Where control may go from here.
#[derive(Default)]
pub(super) struct Labels {
    /// The loops and switches around, innermost last.
    pub(super) targets: Vec<Target>,
    /// The handler of the `try` around: every change inside may lead there.
    pub(super) exception: Option<Label>,
    /// Where the `?.` of the chain around found nothing.
    pub(super) chain_ends: Label,
    /// Where the `return`s of a function lead that is called on the spot.
    pub(super) returns: Option<Label>,
    /// Labels that stand directly before the next loop.
    pub(super) pending: Vec<Name>,
}

/// What `break` and `continue` may lead to.
pub(super) struct Target {
    pub(super) names: Vec<Name>,
    pub(super) on_break: Label,
    /// Nothing for a `switch` or a labelled block.
    pub(super) on_continue: Option<FlowId>,
    /// Whether a `break` without a label leads here.
    pub(super) takes_plain_break: bool,
}

/// Flow nodes that will meet in one point.
#[derive(Default, Clone)]
pub(super) struct Label(pub(super) Vec<FlowId>);

impl Label {
    pub(super) fn add(&mut self, flow: FlowId) {
        if flow != FlowId::UNREACHABLE && !self.0.contains(&flow) {
            self.0.push(flow);
        }
    }
}

impl Binder<'_> {
    pub(super) fn add_flow(&mut self, node: FlowNode) -> FlowId {
        let id = FlowId(self.out.flow.len() as u32);
        self.out.flow.push(node);
        id
    }

    /// The point where the ways of a label meet.
    pub(super) fn finish(&mut self, label: Label) -> FlowId {
        match *label.0.as_slice() {
            [] => FlowId::UNREACHABLE,
            [only] => only,
            _ => self.add_flow(FlowNode::Branch(label.0)),
        }
    }

    /// A loop head, reached from here; ways back are added by [`Self::loop_back`].
    pub(super) fn loop_head(&mut self) -> FlowId {
        let head = self.add_flow(FlowNode::Loop(vec![self.current]));
        self.current = if self.current == FlowId::UNREACHABLE { self.current } else { head };
        head
    }

    pub(super) fn loop_back(&mut self, head: FlowId, from: FlowId) {
        if from != FlowId::UNREACHABLE
            && let FlowNode::Loop(ways) = &mut self.out.flow[head.index()]
            && !ways.contains(&from)
        {
            ways.push(from);
        }
    }

    pub(super) fn condition(&mut self, before: FlowId, expr: ExprId, is_true: bool) -> FlowId {
        if before == FlowId::UNREACHABLE {
            return before;
        }
        match &self.module[expr] {
            Expr::Bool(value) if *value != is_true && !self.is_optional_root(expr) => FlowId::UNREACHABLE,
            Expr::Bool(_) | Expr::Number { .. } | Expr::String(_) | Expr::Null => before,
            _ => self.add_flow(FlowNode::Condition { before, expr, is_true }),
        }
    }

    /// Whether the expression is asked for being there rather than for truth.
    fn is_optional_root(&self, expr: ExprId) -> bool {
        let Parent::Expr(parent) = self.out.tables.expr_parents[expr.index()] else { return false };
        matches!(
            self.module[parent],
            Expr::Logical { op: LogicalOp::Coalesce, left, .. } if left == expr
        )
    }

    /// A name or a place is assigned.
    pub(super) fn assign_flow(&mut self, target: PatId) {
        self.mutation(|before| FlowNode::Assign { before, target });
    }

    /// A node that changes what is known; inside `try` it may also lead to the handler.
    pub(super) fn mutation(&mut self, node: impl FnOnce(FlowId) -> FlowNode) {
        if self.current == FlowId::UNREACHABLE {
            return;
        }
        self.current = self.add_flow(node(self.current));
        let current = self.current;
        if let Some(exception) = &mut self.labels.exception {
            exception.add(current);
        }
    }

    /// Binds a condition; gives the points reached where it is true and where it is false.
    pub(super) fn branches(&mut self, expr: ExprId, parent: Parent) -> (FlowId, FlowId) {
        let (mut when_true, mut when_false) = (Label::default(), Label::default());
        self.branches_to(expr, parent, &mut when_true, &mut when_false);
        (self.finish(when_true), self.finish(when_false))
    }

    /// Binds a condition, adding the points reached to two labels.
    pub(super) fn branches_to(
        &mut self,
        expr: ExprId,
        parent: Parent,
        when_true: &mut Label,
        when_false: &mut Label,
    ) {
        match self.module[expr] {
            // `!false ? 1 : x`: TypeScript takes both ways for possible; only a bare `true` or `false` ends one.
            Expr::Unary { op: UnaryOp::Not, .. } if self.is_negated_literal(expr) => {
                self.expr(expr, parent);
                when_true.add(self.current);
                when_false.add(self.current);
            }
            Expr::Unary { op: UnaryOp::Not, operand } => {
                self.enter_expr(expr, parent);
                stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || {
                    self.branches_to(operand, Parent::Expr(expr), when_false, when_true);
                });
            }
            Expr::Logical { op, left, right } => {
                self.enter_expr(expr, parent);
                stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || {
                    self.logical_branches(expr, (op, left, right), when_true, when_false);
                });
            }
            _ => {
                self.expr(expr, parent);
                let current = self.current;
                when_true.add(self.condition(current, expr, true));
                when_false.add(self.condition(current, expr, false));
            }
        }
    }

    /// `!false`, `!!true`
    fn is_negated_literal(&self, mut expr: ExprId) -> bool {
        while let Expr::Unary { op: UnaryOp::Not, operand } = self.module[expr] {
            expr = operand;
        }
        matches!(self.module[expr], Expr::Bool(_))
    }

    fn logical_branches(
        &mut self,
        expr: ExprId,
        (op, left, right): (LogicalOp, ExprId, ExprId),
        when_true: &mut Label,
        when_false: &mut Label,
    ) {
        let mut goes_on = Label::default();
        match op {
            LogicalOp::And => self.branches_to(left, Parent::Expr(expr), &mut goes_on, when_false),
            LogicalOp::Or => self.branches_to(left, Parent::Expr(expr), when_true, &mut goes_on),
            LogicalOp::Coalesce => {
                // Where the left side is there it decides by its own truth, which is asked of the whole.
                self.expr(left, Parent::Expr(expr));
                let current = self.current;
                let there = self.condition(current, left, true);
                goes_on.add(self.condition(current, left, false));
                when_true.add(self.condition(there, expr, true));
                when_false.add(self.condition(there, expr, false));
            }
        }
        self.current = self.finish(goes_on);
        self.branches_to(right, Parent::Expr(expr), when_true, when_false);
    }
}
