//! Walking over syntax: the direct parts of expressions, patterns and statements.

use tsnix_syntax::hir::{
    ArrayElement, Expr, ExprId, ForBinding, FunctionId, Module, PatId, Pattern, Property, PropertyName, Stmt,
    StmtId,
};

/// Something directly inside something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Expr(ExprId),
    Stmt(StmtId),
    Function(FunctionId),
    /// A pattern that is bound or assigned.
    Pattern(PatId),
}

/// The direct parts of an expression.
pub(super) fn parts_of_expr(module: &Module, id: ExprId) -> Vec<Part> {
    let mut out = Vec::new();
    match &module[id] {
        Expr::Template(template) => out.extend(template.exprs.iter().map(|it| Part::Expr(*it))),
        Expr::TaggedTemplate { tag, template, .. } => {
            out.push(Part::Expr(*tag));
            out.extend(template.exprs.iter().map(|it| Part::Expr(*it)));
        }
        Expr::Array(elements) => out.extend(elements.iter().filter_map(|element| match element {
            ArrayElement::Expr(id) | ArrayElement::Spread(id) => Some(Part::Expr(*id)),
            ArrayElement::Hole => None,
        })),
        Expr::Object(properties) => {
            for property in properties {
                parts_of_property(&module[*property], &mut out);
            }
        }
        Expr::Function(function) => out.push(Part::Function(*function)),
        Expr::Unary { operand: inner, .. }
        | Expr::Update { target: inner, .. }
        | Expr::Member { object: inner, .. }
        | Expr::Chain(inner)
        | Expr::As { expr: inner, .. }
        | Expr::AsConst(inner)
        | Expr::Satisfies { expr: inner, .. }
        | Expr::NonNull(inner)
        | Expr::Instantiation { expr: inner, .. }
        | Expr::Await(inner)
        | Expr::Yield(Some(inner)) => out.push(Part::Expr(*inner)),
        Expr::Binary { left, right, .. } | Expr::Logical { left, right, .. } => {
            out.extend([Part::Expr(*left), Part::Expr(*right)]);
        }
        Expr::Assign { target, value, .. } => out.extend([Part::Expr(*value), Part::Pattern(*target)]),
        Expr::Conditional { test, then, otherwise } => {
            out.extend([Part::Expr(*test), Part::Expr(*then), Part::Expr(*otherwise)]);
        }
        Expr::Call { callee, args, .. } | Expr::New { callee, args, .. } => {
            out.push(Part::Expr(*callee));
            out.extend(args.iter().map(|argument| Part::Expr(argument.expr)));
        }
        Expr::Index { object, index, .. } => out.extend([Part::Expr(*object), Part::Expr(*index)]),
        Expr::Sequence(parts) => out.extend(parts.iter().map(|it| Part::Expr(*it))),
        _ => {}
    }
    out
}

fn key_part(key: &PropertyName, out: &mut Vec<Part>) {
    if let PropertyName::Computed { expr, .. } = key {
        out.push(Part::Expr(*expr));
    }
}

fn parts_of_property(property: &Property, out: &mut Vec<Part>) {
    match property {
        Property::KeyValue { key, value } => {
            key_part(key, out);
            out.push(Part::Expr(*value));
        }
        Property::Shorthand { value, .. } | Property::Spread(value) => out.push(Part::Expr(*value)),
        Property::Method { key, function } | Property::Accessor { key, function, .. } => {
            key_part(key, out);
            out.push(Part::Function(*function));
        }
    }
}

/// The direct parts of a pattern.
pub(super) fn parts_of_pattern(module: &Module, id: PatId) -> Vec<Part> {
    let mut out = Vec::new();
    match &module[id] {
        Pattern::Object { properties, rest } => {
            for property in properties {
                key_part(&property.key, &mut out);
                out.extend(property.default.map(Part::Expr));
                out.push(Part::Pattern(property.value));
            }
            out.extend(rest.map(Part::Pattern));
        }
        Pattern::Array(elements) => {
            for element in elements.iter().flatten() {
                out.extend(element.default.map(Part::Expr));
                out.push(Part::Pattern(element.pattern));
            }
        }
        Pattern::Expr(expr) => out.push(Part::Expr(*expr)),
        Pattern::Missing | Pattern::Name(_) => {}
    }
    out
}

/// The direct parts of a statement.
pub(super) fn parts_of_stmt(module: &Module, id: StmtId) -> Vec<Part> {
    let mut out = Vec::new();
    let exprs = |out: &mut Vec<Part>, exprs: &[Option<ExprId>]| {
        out.extend(exprs.iter().flatten().map(|it| Part::Expr(*it)));
    };
    match &module[id] {
        Stmt::Expr(expr) | Stmt::Throw(expr) | Stmt::Return(Some(expr)) => out.push(Part::Expr(*expr)),
        Stmt::Variable(decl) => {
            for declarator in &decl.declarators {
                exprs(&mut out, &[declarator.init]);
                out.push(Part::Pattern(declarator.pattern));
            }
        }
        Stmt::Function { function, .. } => out.push(Part::Function(*function)),
        Stmt::If { test, then, otherwise } => {
            out.extend([Part::Expr(*test), Part::Stmt(*then)]);
            out.extend(otherwise.map(Part::Stmt));
        }
        Stmt::Switch { value, cases } => {
            out.push(Part::Expr(*value));
            for case in cases {
                exprs(&mut out, &[case.test]);
                out.extend(case.body.iter().map(|it| Part::Stmt(*it)));
            }
        }
        Stmt::Try { body, handler, finalizer } => {
            out.extend(body.iter().map(|it| Part::Stmt(*it)));
            out.extend(handler.iter().flat_map(|it| &it.body).map(|it| Part::Stmt(*it)));
            out.extend(finalizer.iter().flatten().map(|it| Part::Stmt(*it)));
        }
        Stmt::Block(stmts) => out.extend(stmts.iter().map(|it| Part::Stmt(*it))),
        Stmt::For { init, test, update, body } => {
            out.extend(init.map(Part::Stmt));
            exprs(&mut out, &[*test, *update]);
            out.push(Part::Stmt(*body));
        }
        Stmt::ForOf { binding, iterable, body, .. } => {
            out.push(Part::Expr(*iterable));
            out.push(Part::Pattern(binding_pattern(*binding)));
            out.push(Part::Stmt(*body));
        }
        Stmt::ForIn { object, body, .. } => out.extend([Part::Expr(*object), Part::Stmt(*body)]),
        Stmt::While { test, body } | Stmt::DoWhile { body, test } => {
            out.extend([Part::Expr(*test), Part::Stmt(*body)]);
        }
        Stmt::Labeled { body, .. } => out.push(Part::Stmt(*body)),
        _ => {}
    }
    out
}

/// The pattern of a `for...of`.
pub(super) fn binding_pattern(binding: ForBinding) -> PatId {
    match binding {
        ForBinding::Declare(_, pattern) | ForBinding::Assign(pattern) => pattern,
    }
}

/// Everything inside some parts, without recursion on the stack; `enter` says whether to go into a part.
pub(super) fn each(module: &Module, from: Vec<Part>, mut enter: impl FnMut(Part) -> bool) {
    let mut waiting = from;
    waiting.reverse();
    while let Some(part) = waiting.pop() {
        if !enter(part) {
            continue;
        }
        let mut inner = match part {
            Part::Expr(id) => parts_of_expr(module, id),
            Part::Stmt(id) => parts_of_stmt(module, id),
            Part::Pattern(id) => parts_of_pattern(module, id),
            Part::Function(id) => match &module[id].body {
                tsnix_syntax::hir::FunctionBody::Expr(body) => vec![Part::Expr(*body)],
                tsnix_syntax::hir::FunctionBody::Block(stmts) => {
                    stmts.iter().map(|it| Part::Stmt(*it)).collect()
                }
                tsnix_syntax::hir::FunctionBody::None => Vec::new(),
            },
        };
        inner.reverse();
        waiting.extend(inner);
    }
}
