//! Expressions: parents, scopes, and the flow at references.

use tsnix_syntax::hir::{
    Argument, ArrayElement, AssignOp, Expr, ExprId, FunctionId, LogicalOp, PatId, Pattern, Property,
    PropertyId, PropertyName,
};

use super::super::{FlowNode, Parent};
use super::flow::Label;
use super::{Binder, Exprs, FunctionFlow};

impl Binder<'_> {
    pub(super) fn enter_expr(&mut self, id: ExprId, parent: Parent) {
        let tables = &mut self.out.tables;
        tables.expr_parents[id.index()] = parent;
        tables.expr_scopes[id.index()] = self.scope;
        tables.expr_flows[id.index()] = self.current;
    }

    pub(super) fn expr(&mut self, id: ExprId, parent: Parent) {
        self.enter_expr(id, parent);
        stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || self.expr_inner(id));
    }

    fn exprs(&mut self, exprs: Exprs<'_>, parent: ExprId) {
        for expr in exprs {
            self.expr(*expr, Parent::Expr(parent));
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each form of expression")]
    fn expr_inner(&mut self, id: ExprId) {
        let module = self.module;
        let here = Parent::Expr(id);
        match &module[id] {
            Expr::Template(template) => self.exprs(&template.exprs, id),
            Expr::TaggedTemplate { tag, type_args, template } => {
                self.expr(*tag, here);
                self.type_nodes(type_args);
                self.exprs(&template.exprs, id);
            }
            Expr::Array(elements) => {
                for element in elements {
                    if let ArrayElement::Expr(expr) | ArrayElement::Spread(expr) = element {
                        self.expr(*expr, here);
                    }
                }
            }
            Expr::Object(properties) => {
                for property in properties {
                    self.out.tables.property_parents[property.index()] = Some(id);
                    self.property(*property);
                }
            }
            Expr::Function(function) => {
                self.out.tables.function_exprs[function.index()] = Some(id);
                self.function(*function, FunctionFlow::Made);
            }
            Expr::Class(class) => self.class(*class),
            Expr::Update { target, .. } => {
                self.expr(*target, here);
                if let Expr::Name(name) = &module[*target] {
                    self.note_assignment(name.clone(), module.exprs.range(*target));
                }
                self.mutation(|before| FlowNode::Update { before, expr: id });
            }
            Expr::Binary { .. } => self.binary_chain(id),
            Expr::Logical { op, left, right } => self.logical_value(id, *op, *left, *right),
            Expr::Assign { op, target, value } => self.assign(id, *op, *target, *value),
            Expr::Conditional { test, then, otherwise } => {
                let (when_true, when_false) = self.branches(*test, here);
                let mut join = Label::default();
                self.current = when_true;
                self.expr(*then, here);
                join.add(self.current);
                self.current = when_false;
                self.expr(*otherwise, here);
                join.add(self.current);
                self.current = self.finish(join);
            }
            Expr::Call { callee, type_args, args, is_optional: false }
                if self.called_function(*callee).is_some() =>
            {
                // (() => ...)(a): the arguments first, then what the function does.
                self.type_nodes(type_args);
                self.args(args, id);
                self.enter_expr(*callee, here);
                if let Some(function) = self.called_function(*callee) {
                    self.out.tables.function_exprs[function.index()] = Some(*callee);
                    self.function(function, FunctionFlow::Called);
                }
                self.out.tables.expr_flows[id.index()] = self.current;
            }
            Expr::Call { callee, type_args, args, is_optional } => {
                self.expr(*callee, here);
                self.optional_step(*callee, *is_optional);
                self.type_nodes(type_args);
                self.args(args, id);
                self.out.tables.expr_flows[id.index()] = self.current;
                self.array_mutation(id, *callee);
            }
            Expr::New { callee, type_args, args } => {
                self.expr(*callee, here);
                self.type_nodes(type_args);
                self.args(args, id);
            }
            Expr::Member { object, is_optional, .. } => {
                self.expr(*object, here);
                self.optional_step(*object, *is_optional);
                self.out.tables.expr_flows[id.index()] = self.current;
            }
            Expr::Index { object, index, is_optional } => {
                self.expr(*object, here);
                self.optional_step(*object, *is_optional);
                self.expr(*index, here);
                self.out.tables.expr_flows[id.index()] = self.current;
            }
            Expr::Chain(inner) => self.chain(*inner, here),
            Expr::Sequence(exprs) => self.exprs(exprs, id),
            Expr::As { expr, ty } | Expr::Satisfies { expr, ty } => {
                self.expr(*expr, here);
                self.type_node(*ty);
            }
            Expr::Instantiation { expr, type_args } => {
                self.expr(*expr, here);
                self.type_nodes(type_args);
            }
            Expr::Unary { op, operand } => {
                self.expr(*operand, here);
                // As in TypeScript a property is known to be gone that is deleted by its name.
                if *op == tsnix_syntax::hir::UnaryOp::Delete
                    && matches!(module[*operand], Expr::Member { .. })
                {
                    self.mutation(|before| FlowNode::Update { before, expr: id });
                }
            }
            Expr::AsConst(expr) | Expr::NonNull(expr) | Expr::Await(expr) | Expr::Yield(Some(expr)) => {
                self.expr(*expr, here);
            }
            Expr::Missing
            | Expr::Name(_)
            | Expr::Number { .. }
            | Expr::String(_)
            | Expr::Bool(_)
            | Expr::Null
            | Expr::BigInt(_)
            | Expr::Regex { .. }
            | Expr::This
            | Expr::Super
            | Expr::Import
            | Expr::Yield(None)
            | Expr::MetaProperty
            | Expr::Unsupported(_) => {}
        }
    }

    /// `a + b + c + ...` leans to the left and may have thousands of terms: walked without recursion.
    fn binary_chain(&mut self, id: ExprId) {
        let mut rights = Vec::new();
        let mut at = id;
        while let Expr::Binary { left, right, .. } = &self.module[at] {
            rights.push((at, *right));
            self.enter_expr(*left, Parent::Expr(at));
            at = *left;
        }
        self.expr_inner(at);
        for (parent, right) in rights.into_iter().rev() {
            self.expr(right, Parent::Expr(parent));
        }
    }

    /// The function of `(() => ...)()`, which is called on the spot.
    fn called_function(&self, callee: ExprId) -> Option<FunctionId> {
        match self.module[callee] {
            Expr::Function(function)
                if !self.module[function].is_async && !self.module[function].is_generator =>
            {
                Some(function)
            }
            _ => None,
        }
    }

    fn args(&mut self, args: &[Argument], call: ExprId) {
        for arg in args {
            self.expr(arg.expr, Parent::Expr(call));
        }
    }

    fn property(&mut self, id: PropertyId) {
        let module = self.module;
        match &module[id] {
            Property::KeyValue { key, value } => {
                self.property_key(key, id);
                self.expr(*value, Parent::Property(id));
            }
            Property::Shorthand { value, .. } | Property::Spread(value) => {
                self.expr(*value, Parent::Property(id));
            }
            Property::Method { key, function } | Property::Accessor { key, function, .. } => {
                self.property_key(key, id);
                self.function(*function, FunctionFlow::Made);
            }
        }
    }

    fn property_key(&mut self, key: &PropertyName, property: PropertyId) {
        if let PropertyName::Computed { expr, .. } = key {
            self.expr(*expr, Parent::Property(property));
        }
    }

    /// `a && b` as a value: what is known in `b`, and afterwards the join of both ways.
    fn logical_value(&mut self, id: ExprId, op: LogicalOp, left: ExprId, right: ExprId) {
        let here = Parent::Expr(id);
        let (when_true, when_false) = match op {
            LogicalOp::Coalesce => {
                self.expr(left, here);
                let current = self.current;
                (self.condition(current, left, true), self.condition(current, left, false))
            }
            LogicalOp::And | LogicalOp::Or => self.branches(left, here),
        };
        let (goes_on, done) = match op {
            LogicalOp::And => (when_true, when_false),
            LogicalOp::Or | LogicalOp::Coalesce => (when_false, when_true),
        };
        self.current = goes_on;
        self.expr(right, here);
        let mut join = Label::default();
        join.add(done);
        join.add(self.current);
        self.current = self.finish(join);
    }

    fn assign(&mut self, id: ExprId, op: Option<AssignOp>, target: PatId, value: ExprId) {
        let here = Parent::Expr(id);
        self.out.tables.pattern_origins[target.index()] = super::PatternOrigin::Assign(id);
        // `a.b = c` evaluates `a` before `c`, and changes `a.b` after it.
        if let Pattern::Expr(expr) = self.module[target] {
            self.expr(expr, Parent::Pattern(target));
        }
        if let Some(AssignOp::Logical(op)) = op {
            return self.logical_assign(op, target, value, here);
        }
        self.expr(value, here);
        self.assign_target(target);
        if let Pattern::Expr(place) = self.module[target]
            && let Expr::Index { object, .. } = self.module[place]
            && self.is_narrowable(object)
        {
            self.mutation(|before| FlowNode::ArrayMutation { before, expr: id });
        }
    }

    /// The target's own expression was walked before the value.
    fn assign_target(&mut self, target: PatId) {
        if let Pattern::Expr(_) = self.module[target] {
            self.assign_flow(target);
        } else {
            self.assignment_pattern(target);
        }
    }

    /// `a ||= b`: the assignment happens on one of two ways.
    fn logical_assign(&mut self, op: LogicalOp, target: PatId, value: ExprId, here: Parent) {
        let mut join = Label::default();
        let before = self.current;
        let (goes_on, done) = match (op, &self.module[target]) {
            (_, Pattern::Expr(expr)) => {
                let expr = *expr;
                let is_and = op == LogicalOp::And;
                (self.condition(before, expr, is_and), self.condition(before, expr, !is_and))
            }
            _ if before == super::super::FlowId::UNREACHABLE => (before, before),
            _ => {
                let way = |is_kept| FlowNode::Kept { before, target, op, is_kept };
                (self.add_flow(way(false)), self.add_flow(way(true)))
            }
        };
        join.add(done);
        self.current = goes_on;
        self.expr(value, here);
        self.assign_target(target);
        join.add(self.current);
        self.current = self.finish(join);
    }

    /// What comes behind `a?.` is evaluated only where `a` is there.
    fn optional_step(&mut self, object: ExprId, is_optional: bool) {
        if is_optional {
            let current = self.current;
            let there = self.condition(current, object, true);
            let absent = self.condition(current, object, false);
            self.labels.chain_ends.add(absent);
            self.current = there;
        }
    }

    /// The ways out of a chain meet behind it.
    fn chain(&mut self, inner: ExprId, here: Parent) {
        let outer = std::mem::take(&mut self.labels.chain_ends);
        self.expr(inner, here);
        let mut join = std::mem::replace(&mut self.labels.chain_ends, outer);
        join.add(self.current);
        self.current = self.finish(join);
    }

    /// `xs.push(v)` may give an evolving array an element.
    fn array_mutation(&mut self, call: ExprId, callee: ExprId) {
        if let Expr::Member { object, name, .. } = &self.module[callee]
            && (name.name == "push" || name.name == "unshift")
            && self.is_narrowable(*object)
        {
            self.mutation(|before| FlowNode::ArrayMutation { before, expr: call });
        }
    }

    /// A reference whose type narrowing may follow: a name, or members and elements of one.
    fn is_narrowable(&self, mut expr: ExprId) -> bool {
        loop {
            match &self.module[expr] {
                Expr::Name(_) | Expr::This => return true,
                Expr::Member { object, .. } | Expr::Index { object, .. } => expr = *object,
                Expr::NonNull(inner) => expr = *inner,
                _ => return false,
            }
        }
    }
}
