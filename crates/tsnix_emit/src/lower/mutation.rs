//! What statements and expressions change: variables, and the lists and objects that variables hold.

use std::collections::BTreeSet;

use tsnix_check::names::{LocalSymbolId, Meaning, ScopeId};
use tsnix_syntax::hir::{self, ExprId, PatId, Pattern, Stmt, StmtId};

use super::attempts::Thrown;
use super::facts::{self, Facts};
use super::walk::{self, Part};
use super::{bare, closures, fallible};
use crate::context::Context;

/// Methods of lists that change them.
const MUTATORS: &[&str] = &["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill"];

/// The variables that an expression changes, functions inside left out unless they run there.
pub(super) fn changed_in_expr(ctx: &Context<'_>, id: ExprId) -> BTreeSet<LocalSymbolId> {
    changed(ctx, vec![Part::Expr(id)])
}

/// Whether evaluating an expression changes a variable.
pub(crate) fn is_changing(ctx: &Context<'_>, id: ExprId) -> bool {
    !changed_in_expr(ctx, id).is_empty()
}

/// The variables that statements change and do not declare themselves.
pub(super) fn changed_in(ctx: &Context<'_>, stmts: &[StmtId]) -> BTreeSet<LocalSymbolId> {
    changed(ctx, stmts.iter().map(|it| Part::Stmt(*it)).collect())
}

/// The variables that the parts change and do not declare themselves.
pub(super) fn changed(ctx: &Context<'_>, parts: Vec<Part>) -> BTreeSet<LocalSymbolId> {
    let module = ctx.module();
    let mut found = BTreeSet::new();
    let mut declared = Vec::new();
    let mut inline = Vec::new();
    walk::each(module, parts, |part| {
        match part {
            Part::Expr(id) => {
                if let Some(function) = inline_callback(ctx, id) {
                    inline.push(function);
                }
                found.extend(changed_by(ctx, id));
            }
            Part::Pattern(id) => declared.extend(ctx.bindings().pattern_symbol(id)),
            Part::Function(id) => {
                if inline.contains(&id) {
                    for param in &module[id].params {
                        collect_names(ctx, param.pattern, &mut declared);
                    }
                    return true;
                }
                return false;
            }
            Part::Stmt(id) => found.extend(assigned_by_head(ctx, id)),
        }
        true
    });
    found.retain(|symbol| !declared.contains(symbol));
    found
}

/// The variables that a pattern declares.
pub(super) fn collect_names(ctx: &Context<'_>, pattern: PatId, out: &mut Vec<LocalSymbolId>) {
    walk::each(ctx.module(), vec![Part::Pattern(pattern)], |part| {
        if let Part::Pattern(id) = part {
            out.extend(ctx.bindings().pattern_symbol(id));
        }
        matches!(part, Part::Pattern(_))
    });
}

/// The function literal of `xs.map((x) => ...)`, which runs where it stands.
pub(super) fn inline_callback(ctx: &Context<'_>, id: ExprId) -> Option<hir::FunctionId> {
    let literal = || match &ctx.module()[bare(ctx, closures::callback(ctx, id)?)] {
        hir::Expr::Function(function) => Some(*function),
        _ => None,
    };
    closures::immediate(ctx, id).or_else(literal)
}

/// The function literal of `xs.forEach((x) => ...)`.
pub(super) fn for_each_callback(ctx: &Context<'_>, id: ExprId) -> Option<hir::FunctionId> {
    let is_for_each = closures::method_name(ctx, id) == Some("forEach");
    if is_for_each { inline_callback(ctx, id) } else { None }
}

/// The variables that an expression changes by itself, its parts left out.
fn changed_by(ctx: &Context<'_>, id: ExprId) -> Vec<LocalSymbolId> {
    let mut found = changed_directly(ctx, id);
    if matches!(&ctx.module()[id], hir::Expr::Call { .. }) {
        found.extend(closures::changed_by_call(ctx, id));
    }
    found
}

/// The variables that an expression changes by itself, what it calls left out too.
pub(super) fn changed_directly(ctx: &Context<'_>, id: ExprId) -> Vec<LocalSymbolId> {
    let scope = ctx.bindings().expr_scope(id);
    match &ctx.module()[id] {
        hir::Expr::Assign { target, .. } => {
            let mut found = Vec::new();
            targets(ctx, *target, scope, &mut found);
            found
        }
        hir::Expr::Update { target, .. } => root(ctx, *target).into_iter().collect(),
        hir::Expr::Unary { op: hir::UnaryOp::Delete, operand } => root(ctx, *operand).into_iter().collect(),
        hir::Expr::Call { .. } => match mutator(ctx, id) {
            Some((receiver, _)) => root(ctx, receiver).into_iter().collect(),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The variables that the head of a loop assigns to: `for (x of xs)`.
pub(super) fn assigned_by_head(ctx: &Context<'_>, stmt: StmtId) -> Vec<LocalSymbolId> {
    let mut found = Vec::new();
    if let Stmt::ForOf { binding: hir::ForBinding::Assign(target), .. } = ctx.module()[stmt] {
        targets(ctx, target, ctx.bindings().stmt_scope(stmt), &mut found);
    }
    found
}

/// The variables that an assignment to a pattern changes.
fn targets(ctx: &Context<'_>, pattern: PatId, scope: ScopeId, out: &mut Vec<LocalSymbolId>) {
    let module = ctx.module();
    walk::each(module, vec![Part::Pattern(pattern)], |part| {
        let Part::Pattern(id) = part else { return false };
        match &module[id] {
            Pattern::Name(name) => out.extend(ctx.bindings().lookup(scope, name, Meaning::VALUE)),
            Pattern::Expr(expr) => out.extend(root(ctx, *expr)),
            _ => {}
        }
        true
    });
}

/// The receiver and the name of a call that changes a list, or of `Object.assign(o, ...)`.
pub(super) fn mutator(ctx: &Context<'_>, id: ExprId) -> Option<(ExprId, &'static str)> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, .. } = &module[id] else { return None };
    let hir::Expr::Member { object, name, .. } = &module[bare(ctx, *callee)] else { return None };
    if name.name == "assign" && super::access::is_global_object(ctx, *object, "Object") {
        let target = args.first()?.expr;
        return root(ctx, target).map(|_| (target, "assign"));
    }
    let method = MUTATORS.iter().find(|method| name.name == **method)?;
    let facts = facts::of(ctx, *object).without(Facts::NULLISH);
    let is_list = facts.only(Facts::LIST) || facts == Facts::NONE;
    (is_list && root(ctx, *object).is_some()).then_some((*object, *method))
}

/// The list that `xs.sort()` gives again: the list itself.
pub(super) fn same_list(ctx: &Context<'_>, call: ExprId) -> Option<ExprId> {
    let module = ctx.module();
    let hir::Expr::Call { callee, .. } = &module[call] else { return None };
    let hir::Expr::Member { object, name, .. } = &module[bare(ctx, *callee)] else { return None };
    let is_same = matches!(name.name.as_str(), "sort" | "reverse" | "fill");
    (is_same && facts::of(ctx, *object).without(Facts::NULLISH).only(Facts::LIST)).then_some(*object)
}

/// The variable at the start of `a.b[c].d`, also of `(a ??= []).b` and `a.sort()`.
pub(super) fn root(ctx: &Context<'_>, id: ExprId) -> Option<LocalSymbolId> {
    let module = ctx.module();
    let mut at = id;
    loop {
        at = bare(ctx, at);
        match &module[at] {
            hir::Expr::Name(name) => return super::names::symbol(ctx, at, name),
            hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } => at = *object,
            hir::Expr::Assign { .. } => match &module[module.default_assignment(at)?.0] {
                Pattern::Expr(place) => at = *place,
                Pattern::Name(name) => {
                    return ctx.bindings().lookup(ctx.bindings().expr_scope(at), name, Meaning::VALUE);
                }
                _ => return None,
            },
            hir::Expr::Call { .. } => at = same_list(ctx, at)?,
            _ => return None,
        }
    }
}

/// The variable at the start of `a.b[c].d`, found without asking for types.
pub(super) fn variable_of(ctx: &Context<'_>, id: ExprId) -> Option<LocalSymbolId> {
    let mut at = id;
    loop {
        at = bare(ctx, at);
        match &ctx.module()[at] {
            hir::Expr::Name(name) => return super::names::symbol(ctx, at, name),
            hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } => at = *object,
            _ => return None,
        }
    }
}

/// Whether a function other than the one that a variable belongs to assigns to it, or to what it holds.
pub(super) fn is_changed_elsewhere(ctx: &Context<'_>, symbol: LocalSymbolId) -> bool {
    let known = ctx.lower.changed_elsewhere.borrow().get(&ctx.file).map(|it| it.contains(&symbol));
    known.unwrap_or_else(|| {
        let found = changed_elsewhere(ctx);
        let is_changed = found.contains(&symbol);
        ctx.lower.changed_elsewhere.borrow_mut().insert(ctx.file, found);
        is_changed
    })
}

fn changed_elsewhere(ctx: &Context<'_>) -> BTreeSet<LocalSymbolId> {
    let mut found = BTreeSet::new();
    for id in ctx.module().exprs.ids() {
        let mut targets = Vec::new();
        match &ctx.module()[id] {
            hir::Expr::Assign { target, .. } => {
                let scope = ctx.bindings().expr_scope(id);
                walk::each(ctx.module(), vec![Part::Pattern(*target)], |part| {
                    match part {
                        Part::Pattern(pattern) => match &ctx.module()[pattern] {
                            Pattern::Name(name) => {
                                targets.extend(ctx.bindings().lookup(scope, name, Meaning::VALUE));
                            }
                            Pattern::Expr(place) => targets.extend(variable_of(ctx, *place)),
                            _ => {}
                        },
                        _ => return false,
                    }
                    true
                });
            }
            hir::Expr::Update { target: place, .. }
            | hir::Expr::Unary { op: hir::UnaryOp::Delete, operand: place } => {
                targets.extend(variable_of(ctx, *place));
            }
            _ => {}
        }
        let function = closures::function_of(ctx, id);
        found.extend(targets.into_iter().filter(|symbol| closures::owner(ctx, *symbol) != function));
    }
    for stmt in ctx.module().stmts.ids() {
        let function = closures::function_of_stmt(ctx, stmt);
        let targets = assigned_by_head(ctx, stmt).into_iter();
        found.extend(targets.filter(|symbol| closures::owner(ctx, *symbol) != function));
    }
    found
}

/// Whether anything ever changes a variable, or the list or object that it holds.
pub(super) fn is_variable(ctx: &mut Context<'_>, symbol: LocalSymbolId) -> bool {
    let file = ctx.file;
    if ctx.bindings().symbol(symbol).is_reassigned {
        return true;
    }
    if !ctx.lower.mutated.contains_key(&file) {
        let found = ctx.module().exprs.ids().flat_map(|id| changed_directly(ctx, id)).collect();
        ctx.lower.mutated.insert(file, found);
    }
    ctx.lower.mutated.get(&file).is_some_and(|found| found.contains(&symbol))
}

/// How control can leave some statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The end may be reached.
    pub(super) falls: bool,
    /// There is a `return`.
    pub(super) returns: bool,
    /// There is a `break` that belongs to something around.
    pub(super) breaks: bool,
    /// There is a `continue` that belongs to a loop around.
    pub(super) continues: bool,
    /// Something may throw, and control goes on elsewhere then.
    pub(super) throws: bool,
}

impl Outcome {
    /// Whether control may go elsewhere than to the end.
    pub(super) fn exits(self) -> bool {
        self.returns || self.breaks || self.continues || self.throws
    }

    fn or(self, other: Self) -> Self {
        Self {
            falls: self.falls || other.falls,
            returns: self.returns || other.returns,
            breaks: self.breaks || other.breaks,
            continues: self.continues || other.continues,
            throws: self.throws || other.throws,
        }
    }
}

/// How control leaves a list of statements.
pub(super) fn outcome(ctx: &Context<'_>, stmts: &[StmtId]) -> Outcome {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || {
        let mut all = Outcome { falls: true, ..Outcome::default() };
        for stmt in stmts {
            let one = outcome_of(ctx, *stmt);
            all = Outcome { falls: one.falls, ..all.or(one) };
            if !one.falls {
                break;
            }
        }
        all
    })
}

fn outcome_of(ctx: &Context<'_>, stmt: StmtId) -> Outcome {
    let found = outcome_by_form(ctx, stmt);
    let throws = found.throws || matches!(ctx.lower.exits.thrown, Thrown::To(_)) && throws_itself(ctx, stmt);
    Outcome { throws, ..found }
}

/// Whether a statement may throw without those inside of it.
fn throws_itself(ctx: &Context<'_>, stmt: StmtId) -> bool {
    match &ctx.module()[stmt] {
        Stmt::Expr(_) | Stmt::Variable(_) | Stmt::Return(_) | Stmt::Throw(_) => {
            fallible::is_fallible_step(ctx, stmt)
        }
        Stmt::If { test: head, .. }
        | Stmt::Switch { value: head, .. }
        | Stmt::ForOf { iterable: head, .. }
        | Stmt::While { test: head, .. }
        | Stmt::DoWhile { test: head, .. } => fallible::expr_may_throw(ctx, *head),
        Stmt::For { test, update, .. } => {
            [test, update].into_iter().flatten().any(|it| fallible::expr_may_throw(ctx, *it))
        }
        _ => false,
    }
}

fn outcome_by_form(ctx: &Context<'_>, stmt: StmtId) -> Outcome {
    let falls = Outcome { falls: true, ..Outcome::default() };
    let stops = Outcome::default();
    match &ctx.module()[stmt] {
        Stmt::Return(_) => Outcome { returns: true, ..stops },
        Stmt::Throw(_) => stops,
        Stmt::Break(_) => Outcome { breaks: true, ..stops },
        Stmt::Continue(_) => Outcome { continues: true, ..stops },
        Stmt::Expr(expr) => {
            let is_call = matches!(&ctx.module()[*expr], hir::Expr::Call { .. });
            if is_call && ctx.model.view(ctx.model.type_of(ctx.file, *expr)).is_never() {
                stops
            } else {
                falls
            }
        }
        Stmt::Block(inner) => outcome(ctx, inner),
        Stmt::If { then, otherwise, .. } => {
            let then = outcome(ctx, &[*then]);
            then.or(otherwise.map_or(falls, |it| outcome(ctx, &[it])))
        }
        Stmt::Switch { cases, .. } => outcome_of_switch(ctx, cases),
        Stmt::Try { body, handler, .. } => {
            let handler = handler.as_ref().map_or(stops, |handler| outcome(ctx, &handler.body));
            Outcome { throws: false, ..outcome(ctx, body) }.or(handler)
        }
        Stmt::For { body, .. }
        | Stmt::ForOf { body, .. }
        | Stmt::While { body, .. }
        | Stmt::DoWhile { body, .. } => {
            let inner = outcome(ctx, &[*body]);
            let is_endless = is_endless(ctx, stmt) && !inner.breaks;
            Outcome { falls: !is_endless, returns: inner.returns, throws: inner.throws, ..stops }
        }
        Stmt::Labeled { body, .. } => outcome(ctx, &[*body]),
        _ => falls,
    }
}

/// `while (true)`, `for (;;)`
fn is_endless(ctx: &Context<'_>, stmt: StmtId) -> bool {
    match &ctx.module()[stmt] {
        Stmt::While { test, .. } | Stmt::DoWhile { test, .. } => {
            matches!(&ctx.module()[*test], hir::Expr::Bool(true))
        }
        Stmt::For { test, .. } => test.is_none(),
        _ => false,
    }
}

fn outcome_of_switch(ctx: &Context<'_>, cases: &[hir::SwitchCase]) -> Outcome {
    let mut all = Outcome { falls: cases.iter().all(|case| case.test.is_some()), ..Outcome::default() };
    for (index, case) in cases.iter().enumerate() {
        let one = outcome(ctx, &case.body);
        let is_last = index + 1 == cases.len();
        all = all.or(Outcome { falls: is_last && one.falls || one.breaks, breaks: false, ..one });
    }
    all
}
