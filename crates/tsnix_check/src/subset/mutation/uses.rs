//! What may come to hold the variables that are changed: every mention of them, sorted by what it does.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tsnix_source::TextRange;
use tsnix_syntax::hir::{
    ArrayElement, Expr, ExprId, FunctionId, LogicalOp, PatId, Pattern, Property, Stmt, StmtId,
};

use super::called::{is_of_library, reads_here};
use super::change::{Change, Target};
use super::place::{SAME, Step, index_step, is_same_place};
use super::{has_plain_elements, is_list, is_plain, keeps_nothing};
use crate::names::{Declaration, FlowId, LocalSymbolId, Parent, PatternOrigin, ScopeKind};
use crate::subset::context::Ctx;

/// Something that happened to an object before a change.
#[derive(Clone)]
pub(super) struct Use {
    /// The steps to the object.
    pub(super) path: Vec<Step>,
    pub(super) kind: Kind,
    pub(super) range: TextRange,
    /// Where it happens, from the function that it is in outwards as far as it is called there.
    pub(super) points: Vec<Point>,
    /// Where in the text.
    pub(super) at: u32,
    /// Whether it happens where a local function is called: its place in the text says nothing.
    pub(super) is_elsewhere: bool,
}

/// A place in the control flow and in the text.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) flow: FlowId,
    pub(super) at: u32,
}

/// What happened.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Something else holds it since.
    Aliased,
    /// This value was put there.
    Received(ExprId),
    /// A function was made that reads it. A declared function is there from the start.
    Captured { is_declared: bool },
}

/// The uses of the variables of a module.
#[derive(Default)]
pub(super) struct Uses {
    /// Of those that are changed.
    changed: BTreeMap<LocalSymbolId, Vec<Use>>,
    /// Where each is named, in the order of the arena.
    mentions: BTreeMap<LocalSymbolId, Vec<ExprId>>,
    /// `export { a }`
    pub(super) exported: BTreeSet<LocalSymbolId>,
    /// Loops, and functions that are called again and again where they are written.
    loops: Vec<TextRange>,
}

impl Uses {
    /// Of a variable that is changed.
    pub(super) fn of_changed(&self, symbol: LocalSymbolId) -> &[Use] {
        self.changed.get(&symbol).map_or(&[], Vec::as_slice)
    }

    /// Of any variable.
    pub(super) fn of<'u>(&'u self, ctx: &Ctx<'_>, symbol: LocalSymbolId) -> Cow<'u, [Use]> {
        match self.changed.get(&symbol) {
            Some(known) => Cow::Borrowed(known),
            None => self.mentions(symbol).iter().filter_map(|it| mention(ctx, symbol, *it)).collect(),
        }
    }

    pub(super) fn mentions(&self, symbol: LocalSymbolId) -> &[ExprId] {
        self.mentions.get(&symbol).map_or(&[], Vec::as_slice)
    }

    /// Whether the code of a range runs again with the same variable: it lies in a loop that does not make
    /// the variable anew in each round.
    pub(super) fn comes_again(&self, ctx: &Ctx<'_>, range: TextRange, symbol: LocalSymbolId) -> bool {
        let known = ctx.bindings.symbol(symbol);
        let declared = known.declarations.first().map(|it| crate::names::declaration_range(&ctx.module, it));
        // for (let xs = []; ...; ): the list is the same in all rounds.
        let head = match ctx.bindings.scopes[known.scope.index()].kind {
            ScopeKind::Block(stmt) if matches!(ctx.module[stmt], Stmt::For { .. }) => {
                Some(ctx.module.stmts.range(stmt))
            }
            _ => None,
        };
        let is_new =
            |it: &TextRange| declared.is_some_and(|declared| it.contains(declared)) && head != Some(*it);
        self.loops.iter().any(|it| it.contains(range) && !is_new(it))
    }

    pub(super) fn collect(ctx: &Ctx<'_>, changes: &[Change]) -> Self {
        let mut uses = Self { exported: exported(ctx), loops: loops(ctx), ..Self::default() };
        for expr in ctx.exprs() {
            if let Some(symbol) = ctx.symbol(expr) {
                uses.mentions.entry(symbol).or_default().push(expr);
            }
        }
        for change in changes {
            let Target::Symbol(symbol) = change.target else { continue };
            if !uses.changed.contains_key(&symbol) {
                let found = uses.mentions(symbol).iter().filter_map(|it| mention(ctx, symbol, *it)).collect();
                uses.changed.insert(symbol, found);
            }
            let known = uses.changed.entry(symbol).or_default();
            for value in change.stored.iter().filter(|it| !is_plain(ctx, **it)) {
                let at = ctx.range(change.by).start;
                let function = ctx.function_of(change.by);
                let points = points(ctx, function, Point { flow: change.flow, at }, symbol);
                let range = ctx.range(*value);
                known.push(Use {
                    path: change.written.clone(),
                    kind: Kind::Received(*value),
                    range,
                    points,
                    at,
                    is_elsewhere: is_elsewhere(ctx, function, symbol),
                });
            }
        }
        uses
    }
}

fn loops(ctx: &Ctx<'_>) -> Vec<TextRange> {
    let is_loop = |stmt: &StmtId| {
        matches!(
            ctx.module[*stmt],
            Stmt::For { .. }
                | Stmt::ForOf { .. }
                | Stmt::ForIn { .. }
                | Stmt::While { .. }
                | Stmt::DoWhile { .. }
        )
    };
    let stmts = ctx.module.stmts.ids().filter(is_loop).map(|it| ctx.module.stmts.range(it));
    let functions = ctx.module.functions.ids().filter(|it| ctx.bindings.function_expr(*it).is_some());
    stmts.chain(functions.map(|it| ctx.module.functions.range(it))).collect()
}

/// `export { a }` of names of this module.
fn exported(ctx: &Ctx<'_>) -> BTreeSet<LocalSymbolId> {
    use crate::names::{Meaning, ScopeId};
    let mut found = BTreeSet::new();
    for symbol in ctx.bindings.exports.values() {
        for declaration in &ctx.bindings.symbol(*symbol).declarations {
            if let Declaration::Export(specifier, stmt) = declaration
                && let Stmt::ExportNamed(decl) = &ctx.module[*stmt]
                && decl.from.is_none()
            {
                let name = &ctx.module[*specifier].local.name;
                found.extend(ctx.bindings.lookup(ScopeId(0), name, Meaning::VALUE));
            }
        }
    }
    found
}

/// The point of a use, and those of each function expression around it up to the owner of the symbol; of a
/// local function those of its calls.
fn points(ctx: &Ctx<'_>, function: Option<FunctionId>, here: Point, symbol: LocalSymbolId) -> Vec<Point> {
    let owner = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope);
    let point = |expr: ExprId| Point { flow: ctx.bindings.expr_flow(expr), at: ctx.range(expr).start };
    let mut found = vec![here];
    let mut seen = BTreeSet::new();
    let mut waiting = vec![function];
    while let Some(mut at) = waiting.pop() {
        while at != owner {
            let Some(function) = at else { break };
            if let Some(calls) = ctx.local_functions().calls(function) {
                if seen.insert(function) {
                    found.extend(calls.iter().map(|call| point(*call)));
                    waiting.extend(calls.iter().map(|call| ctx.function_of(*call)));
                }
                break;
            }
            found.extend(ctx.bindings.function_expr(function).map(point));
            at = ctx.bindings.function_container(function);
        }
    }
    found
}

/// Where the function that a symbol belongs to calls, by way of local functions, the given one; nothing where that
/// can't be told.
pub(super) fn calls_by_owner(
    ctx: &Ctx<'_>,
    function: Option<FunctionId>,
    symbol: LocalSymbolId,
) -> Option<Vec<TextRange>> {
    let owner = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![function];
    while let Some(mut at) = waiting.pop() {
        while at != owner {
            let function = at?;
            if let Some(calls) = ctx.local_functions().calls(function) {
                if seen.insert(function) {
                    let is_own = |call: &ExprId| ctx.function_of(*call) == owner;
                    found.extend(calls.iter().filter(|call| is_own(call)).map(|call| ctx.range(*call)));
                    waiting.extend(calls.iter().map(|call| ctx.function_of(*call)));
                }
                break;
            }
            found.push(ctx.module.functions.range(function));
            at = ctx.bindings.function_container(function);
        }
    }
    Some(found)
}

/// Whether a function, or one around it up to the owner of a symbol, runs where it is called by its name.
pub(super) fn is_elsewhere(ctx: &Ctx<'_>, function: Option<FunctionId>, symbol: LocalSymbolId) -> bool {
    let owner = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope);
    let mut at = function;
    while at != owner {
        let Some(function) = at else { return false };
        if ctx.local_functions().calls(function).is_some() {
            return true;
        }
        at = ctx.bindings.function_container(function);
    }
    false
}

fn mention(ctx: &Ctx<'_>, symbol: LocalSymbolId, name: ExprId) -> Option<Use> {
    let range = ctx.range(name);
    let function = ctx.function_of(name);
    if let Some(capture) = capturing(ctx, function, symbol) {
        let (path, _) = outermost(ctx, name);
        let made = ctx.bindings.function_expr(capture);
        let flow = made.map_or(FlowId::UNREACHABLE, |it| ctx.bindings.expr_flow(it));
        let at = ctx.module.functions.range(capture).start;
        let container = ctx.bindings.function_container(capture);
        let points = points(ctx, container, Point { flow, at }, symbol);
        let kind = Kind::Captured { is_declared: made.is_none() };
        let is_elsewhere = is_elsewhere(ctx, container, symbol);
        return Some(Use { path, kind, range, points, at, is_elsewhere });
    }
    let path = aliased(ctx, name).or_else(|| returned(ctx, name, symbol))?;
    let here = Point { flow: ctx.bindings.expr_flow(name), at: range.start };
    let points = points(ctx, function, here, symbol);
    let is_elsewhere = is_elsewhere(ctx, function, symbol);
    Some(Use { path, kind: Kind::Aliased, range, points, at: range.start, is_elsewhere })
}

/// What a function inside of the owner returns is held by its caller: `const all = () => names`.
fn returned(ctx: &Ctx<'_>, name: ExprId, symbol: LocalSymbolId) -> Option<Vec<Step>> {
    let owner = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope);
    let (path, place) = outermost(ctx, name);
    if ctx.function_of(name) == owner || is_plain(ctx, place) {
        return None;
    }
    let mut at = place;
    loop {
        match ctx.parent(at) {
            (inner, Parent::Expr(outer)) => match flow_into(ctx, inner, outer) {
                Flow::On => at = outer,
                _ => return None,
            },
            (_, Parent::Function(_)) => return Some(path),
            (_, Parent::Stmt(stmt)) => {
                return matches!(ctx.module[stmt], Stmt::Return(_)).then_some(path);
            }
            _ => return None,
        }
    }
}

/// The outermost function between a mention and the owner of the variable that is not done when the code
/// around it goes on.
pub(super) fn capturing(
    ctx: &Ctx<'_>,
    function: Option<FunctionId>,
    symbol: LocalSymbolId,
) -> Option<FunctionId> {
    let owner = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope);
    let mut seen = BTreeSet::new();
    let mut waiting = vec![function];
    while let Some(mut at) = waiting.pop() {
        let mut found = None;
        while at != owner {
            let Some(function) = at else { break };
            // A function that is nothing but called reads where it is called.
            if let Some(calls) = ctx.local_functions().calls(function) {
                if seen.insert(function) {
                    waiting.extend(calls.iter().map(|call| ctx.function_of(*call)));
                }
                break;
            }
            if !reads_here(ctx, function) {
                found = Some(function);
            }
            at = ctx.bindings.function_container(function);
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The steps from a name as far as they are read, and the expression that reads the last.
fn outermost(ctx: &Ctx<'_>, name: ExprId) -> (Vec<Step>, ExprId) {
    let mut path = Vec::new();
    let mut at = name;
    while let (inner, Parent::Expr(outer)) = ctx.parent(at) {
        match &ctx.module[outer] {
            Expr::Member { object, name, .. } if *object == inner => {
                let is_own = name.name == "length" || is_called(ctx, outer) && is_list(ctx, *object);
                if is_own {
                    break;
                }
                path.push(Step::Key(name.name.clone()));
            }
            Expr::Index { object, index, .. } if *object == inner => path.push(index_step(ctx, *index)),
            _ => break,
        }
        at = outer;
    }
    (path, at)
}

fn is_called(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let (at, Parent::Expr(call)) = ctx.parent(expr) else { return false };
    matches!(ctx.module[call], Expr::Call { callee, .. } if callee == at)
}

/// The steps to what something else holds after a mention; nothing where nothing does.
fn aliased(ctx: &Ctx<'_>, name: ExprId) -> Option<Vec<Step>> {
    let (path, place) = outermost(ctx, name);
    if is_plain(ctx, place) {
        return None;
    }
    let elements = || {
        let shared = !has_plain_elements(ctx, place);
        shared.then(|| path.iter().cloned().chain([Step::Any]).collect::<Vec<_>>())
    };
    let mut at = place;
    loop {
        let (inner, parent) = ctx.parent(at);
        match parent {
            // o[k] = o[k] ?? []: it stays where it is.
            Parent::Expr(outer) if is_put_back(ctx, place, outer) => return None,
            // [a[i], a[j]] = [a[j], a[i]]: each is still held by one place.
            Parent::Expr(outer) if is_exchanged(ctx, outer) => return None,
            Parent::Expr(outer) => match flow_into(ctx, inner, outer) {
                Flow::On => at = outer,
                Flow::Whole => return Some(path),
                Flow::Elements => return elements(),
                Flow::Nowhere => return None,
            },
            Parent::Property(property) => {
                return match ctx.module[property] {
                    Property::Spread(_) => elements(),
                    Property::KeyValue { value, .. } | Property::Shorthand { value, .. }
                        if value == inner =>
                    {
                        Some(path)
                    }
                    _ => None,
                };
            }
            Parent::Stmt(stmt) => {
                return match &ctx.module[stmt] {
                    Stmt::Variable(decl) => {
                        let declarator = decl.declarators.iter().find(|it| it.init == Some(inner))?;
                        match ctx.module[declarator.pattern] {
                            Pattern::Object { .. } | Pattern::Array(_) => elements(),
                            _ => Some(path),
                        }
                    }
                    Stmt::ForOf { .. } => elements(),
                    Stmt::ExportDefault(_) | Stmt::ExportAssignment(_) => Some(path),
                    // `return` leaves, so that no change follows.
                    _ => None,
                };
            }
            Parent::Param(..) => return Some(path),
            Parent::Pattern(pattern) => match assigning(ctx, pattern, inner) {
                // (o[k] ??= []) is what `o[k]` is then; o.k = v does not read.
                Some(Some(assignment)) => at = assignment,
                Some(None) => return None,
                None => return Some(path),
            },
            Parent::Function(_) | Parent::Member(_) | Parent::Class(_) | Parent::None => return None,
        }
    }
}

/// Whether an assignment gives a place what it reads of that very place.
fn is_put_back(ctx: &Ctx<'_>, place: ExprId, assignment: ExprId) -> bool {
    let Expr::Assign { op: None, target, .. } = &ctx.module[assignment] else { return false };
    match &ctx.module[*target] {
        Pattern::Expr(target) => is_same_place(ctx, *target, place),
        Pattern::Name(target) => matches!(&ctx.module[ctx.peel(place)], Expr::Name(name) if name == target),
        _ => false,
    }
}

/// Whether a list is made of places only to give them each other's values.
pub(super) fn is_exchanged(ctx: &Ctx<'_>, list: ExprId) -> bool {
    let Expr::Array(elements) = &ctx.module[list] else { return false };
    let (value, Parent::Expr(assignment)) = ctx.parent(list) else { return false };
    let Expr::Assign { op: None, target, value: assigned } = ctx.module[assignment] else { return false };
    let Pattern::Array(targets) = &ctx.module[target] else { return false };
    let is_statement = matches!(ctx.parent(assignment), (_, Parent::Stmt(_)));
    if assigned != value || !is_statement || targets.len() != elements.len() {
        return false;
    }
    let mut places = Vec::new();
    for target in targets {
        match target.as_ref().map(|it| &ctx.module[it.pattern]) {
            Some(Pattern::Expr(place)) => places.push(*place),
            _ => return false,
        }
    }
    elements.iter().all(|element| {
        let ArrayElement::Expr(element) = element else { return false };
        let at = places.iter().position(|place| is_same_place(ctx, *place, *element));
        at.map(|at| places.swap_remove(at)).is_some()
    })
}

/// Whether an expression is the target of an assignment, and the assignment where it reads it as well.
fn assigning(ctx: &Ctx<'_>, pattern: PatId, target: ExprId) -> Option<Option<ExprId>> {
    if ctx.module[pattern] != Pattern::Expr(target) {
        return None;
    }
    let PatternOrigin::Assign(assignment) = ctx.bindings.pattern_origin(pattern) else { return Some(None) };
    Some(ctx.module.default_assignment(assignment).map(|_| assignment))
}

/// Where a value goes from an operand.
enum Flow {
    /// It is the value of the expression around.
    On,
    /// Something holds it.
    Whole,
    /// Something holds what is in it.
    Elements,
    /// It is only looked at.
    Nowhere,
}

fn flow_into(ctx: &Ctx<'_>, inner: ExprId, outer: ExprId) -> Flow {
    match &ctx.module[outer] {
        Expr::Logical { op, left, .. } => match op {
            LogicalOp::And if *left == inner => Flow::Nowhere,
            _ => Flow::On,
        },
        Expr::Conditional { test, .. } if *test == inner => Flow::Nowhere,
        Expr::Conditional { .. } => Flow::On,
        Expr::Sequence(exprs) => {
            if exprs.last() == Some(&inner) {
                Flow::On
            } else {
                Flow::Nowhere
            }
        }
        Expr::Array(elements) => {
            if elements.contains(&ArrayElement::Spread(inner)) {
                Flow::Elements
            } else {
                Flow::Whole
            }
        }
        Expr::Assign { .. } => Flow::Whole,
        // xs.slice(): `inner` is the list of the method.
        Expr::Member { object, name, .. } if *object == inner && is_called(ctx, outer) => {
            method_flow(ctx, outer, &name.name)
        }
        Expr::Call { callee, .. } if *callee == inner => Flow::On,
        Expr::Call { callee, args, .. } => {
            let flow = argument_flow(ctx, outer, *callee, args.first().map(|it| it.expr) == Some(inner));
            let is_spread = args.iter().any(|it| it.expr == inner && it.is_spread);
            // f(...xs): the function is given the elements, never the list.
            if is_spread && matches!(flow, Flow::On | Flow::Whole) { Flow::Elements } else { flow }
        }
        Expr::New { .. } => Flow::Whole,
        _ => Flow::Nowhere,
    }
}

/// What a method keeps of its list in its result.
fn method_flow(ctx: &Ctx<'_>, member: ExprId, name: &str) -> Flow {
    if SAME.contains(&name) {
        return Flow::On;
    }
    match name {
        "push" | "unshift" | "pop" | "shift" | "splice" | "join" | "includes" | "indexOf" | "lastIndexOf" => {
            Flow::Nowhere
        }
        _ => match ctx.parent(member) {
            (_, Parent::Expr(call)) if is_plain(ctx, call) && name != "forEach" => Flow::Nowhere,
            _ => Flow::Elements,
        },
    }
}

/// What a call keeps of an argument.
fn argument_flow(ctx: &Ctx<'_>, call: ExprId, callee: ExprId, is_first: bool) -> Flow {
    if let Expr::Member { object, name, .. } = &ctx.module[ctx.peel(callee)] {
        if ctx.is_global(*object, "Object") {
            return match &*name.name {
                "assign" if is_first => Flow::On,
                "keys" | "hasOwn" => Flow::Nowhere,
                _ => Flow::Elements,
            };
        }
        let puts = matches!(&*name.name, "push" | "unshift" | "splice" | "fill");
        if puts && is_list(ctx, *object) {
            return Flow::Whole;
        }
    }
    if keeps_nothing(ctx, call) || is_of_library(ctx, call) && has_plain_elements(ctx, call) {
        return Flow::Nowhere;
    }
    Flow::Whole
}
