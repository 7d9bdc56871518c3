//! Which statements of a module have to run one after the other: those that do something, the declarations of
//! what they change, and the constants that read it before the last change.
//!
//! Works on syntax and names alone, and rather takes a statement too many than one too few.

use std::collections::{BTreeMap, BTreeSet};

use tsnix_check::names::{Bindings, Declaration, LocalSymbolId, Meaning, Parent, ScopeId};
use tsnix_source::TextRange;
use tsnix_syntax::hir::{
    Expr, ExprId, ForBinding, FunctionId, Module, PatId, Pattern, Stmt, StmtId, UnaryOp,
};

/// Methods that change a list.
const CHANGING: &[&str] = &["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "assign"];

/// The statements of a module that run one after the other, in their order.
pub(super) fn statements(module: &Module, bindings: &Bindings) -> Vec<StmtId> {
    let facts = Facts::collect(module, bindings);
    let acts = |stmt: &&StmtId| is_action(module, **stmt) || facts.changes_in(module.stmts.range(**stmt));
    let runs: Vec<StmtId> =
        module.body.iter().filter(|stmt| acts(stmt) && !is_default_export(module, **stmt)).copied().collect();
    let Some(last) = runs.last().map(|stmt| module.stmts.range(*stmt).start) else { return Vec::new() };
    let belongs = |stmt: &&StmtId| {
        let range = module.stmts.range(**stmt);
        let is_variable = matches!(module[**stmt], Stmt::Variable(_));
        runs.contains(stmt)
            || is_variable
                && (facts.declares_changed(module, bindings, range)
                    || range.start < last && facts.reads_in(range))
    };
    let found: Vec<StmtId> = module.body.iter().filter(belongs).copied().collect();
    with_functions_between(module, bindings, &facts, found)
}

/// Declarations that the statements use and that use constants of theirs: outside they would ask for the end of
/// what asks for them. `const k = n; function f() { return k; } if (f()) n++;`
fn with_functions_between(
    module: &Module,
    bindings: &Bindings,
    facts: &Facts,
    found: Vec<StmtId>,
) -> Vec<StmtId> {
    let inside: BTreeSet<StmtId> = found.into_iter().collect();
    let statement_at = |range: TextRange| {
        let at = module.body.partition_point(|stmt| module.stmts.range(*stmt).start <= range.start);
        module.body.get(at.checked_sub(1)?).copied()
    };
    let declares = |stmt: &StmtId| matches!(module[*stmt], Stmt::Variable(_) | Stmt::Function { .. });
    // From a statement to those that declare what it mentions, constants of the statements themselves marked.
    let mut uses: BTreeMap<StmtId, BTreeSet<StmtId>> = BTreeMap::new();
    for (id, symbol) in mentions(module, bindings) {
        let Some(from) = statement_at(module.exprs.range(id)) else { continue };
        for declaration in &bindings.symbol(symbol).declarations {
            let place = tsnix_check::names::declaration_range(module, declaration);
            if let Some(to) = statement_at(place).filter(|to| *to != from && declares(to))
                && !(inside.contains(&to) && facts.changed.contains(&symbol))
            {
                uses.entry(from).or_default().insert(to);
            }
        }
    }
    let mut between = inside.clone();
    let reached = reachable(&uses, &inside, &inside);
    for stmt in reached.difference(&inside) {
        let leads_to = reachable(&uses, &BTreeSet::from([*stmt]), &inside);
        if !leads_to.is_disjoint(&inside) {
            between.insert(*stmt);
        }
    }
    module.body.iter().filter(|stmt| between.contains(stmt)).copied().collect()
}

/// What can be reached from some statements without going on from `stops`.
fn reachable(
    uses: &BTreeMap<StmtId, BTreeSet<StmtId>>,
    from: &BTreeSet<StmtId>,
    stops: &BTreeSet<StmtId>,
) -> BTreeSet<StmtId> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<StmtId> = from.iter().filter_map(|it| uses.get(it)).flatten().copied().collect();
    while let Some(stmt) = waiting.pop() {
        if found.insert(stmt) && !stops.contains(&stmt) {
            waiting.extend(uses.get(&stmt).into_iter().flatten());
        }
    }
    found
}

fn is_default_export(module: &Module, stmt: StmtId) -> bool {
    !matches!(
        module[stmt],
        Stmt::Variable(_)
            | Stmt::Expr(_)
            | Stmt::If { .. }
            | Stmt::Switch { .. }
            | Stmt::For { .. }
            | Stmt::ForOf { .. }
            | Stmt::While { .. }
            | Stmt::DoWhile { .. }
            | Stmt::Block(_)
            | Stmt::Try { .. }
            | Stmt::Throw(_)
    )
}

fn is_action(module: &Module, stmt: StmtId) -> bool {
    !is_default_export(module, stmt) && !matches!(module[stmt], Stmt::Variable(_))
}

/// What a module does with its own variables.
#[derive(Default)]
struct Facts {
    changed: BTreeSet<LocalSymbolId>,
    /// Where the code of the module itself changes one, or calls what does.
    changes: Vec<TextRange>,
    /// Where it reads one that changes, or calls what does.
    reads: Vec<TextRange>,
}

impl Facts {
    fn changes_in(&self, range: TextRange) -> bool {
        self.changes.iter().any(|it| range.contains(*it))
    }

    fn reads_in(&self, range: TextRange) -> bool {
        self.reads.iter().any(|it| range.contains(*it))
    }

    fn declares_changed(&self, module: &Module, bindings: &Bindings, range: TextRange) -> bool {
        self.changed.iter().any(|symbol| {
            bindings.symbol(*symbol).declarations.iter().any(|declaration| {
                matches!(declaration, Declaration::Variable(pattern, _)
                    if range.contains(module.patterns.range(*pattern)))
            })
        })
    }

    fn collect(module: &Module, bindings: &Bindings) -> Self {
        let mut facts = Self::default();
        let sites = change_sites(module, bindings);
        facts.changed = sites.iter().map(|(_, symbol)| *symbol).collect();
        let functions = functions_by_symbol(module, bindings);
        let changing: BTreeSet<FunctionId> =
            sites.iter().filter_map(|(id, _)| function_of(bindings, *id)).collect();
        let mentions = mentions(module, bindings);
        let is_read = |symbol: &LocalSymbolId| facts.changed.contains(symbol);
        let reading: BTreeSet<FunctionId> = mentions
            .iter()
            .filter(|(_, symbol)| is_read(symbol))
            .filter_map(|(id, _)| function_of(bindings, *id))
            .collect();
        let changing = callers(bindings, &mentions, &functions, changing);
        let reading = callers(bindings, &mentions, &functions, reading);
        let of = |set: &BTreeSet<FunctionId>, symbol: &LocalSymbolId| {
            functions.iter().any(|(it, function)| it == symbol && set.contains(function))
        };
        let runs = |id: ExprId| runs_here(module, bindings, id);
        let mut changes: Vec<ExprId> = sites.iter().map(|(id, _)| *id).collect();
        changes.extend(mentions.iter().filter(|(_, it)| of(&changing, it)).map(|(id, _)| *id));
        let reads = mentions.iter().filter(|(_, it)| is_read(it) || of(&reading, it)).map(|(id, _)| *id);
        let reads: Vec<TextRange> = reads.filter(|id| runs(*id)).map(|id| module.exprs.range(id)).collect();
        facts.changes = changes.into_iter().filter(|id| runs(*id)).map(|id| module.exprs.range(id)).collect();
        facts.reads = reads;
        facts
    }
}

fn function_of(bindings: &Bindings, id: ExprId) -> Option<FunctionId> {
    bindings.scopes.get(bindings.expr_scope(id).index()).and_then(|scope| scope.function)
}

/// Whether an expression is evaluated while the module's own statements run: in no function, or in one that is
/// written where it is called.
fn runs_here(module: &Module, bindings: &Bindings, id: ExprId) -> bool {
    let mut at = function_of(bindings, id);
    while let Some(function) = at {
        let Some(expr) = bindings.function_expr(function) else { return false };
        let Parent::Expr(call) = bindings.parent(expr) else { return false };
        if !matches!(module[call], Expr::Call { .. }) {
            return false;
        }
        at = bindings.function_container(function);
    }
    true
}

/// Every name that means something of the module's top level, with its symbol.
fn mentions(module: &Module, bindings: &Bindings) -> Vec<(ExprId, LocalSymbolId)> {
    let named = |id: ExprId| Some((id, top_symbol(module, bindings, id)?));
    module.exprs.ids().filter_map(named).collect()
}

fn top_symbol(module: &Module, bindings: &Bindings, id: ExprId) -> Option<LocalSymbolId> {
    let Expr::Name(name) = &module[id] else { return None };
    let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE)?;
    (bindings.symbol(symbol).scope == ScopeId(0)).then_some(symbol)
}

/// The functions that are bound to names of the module.
fn functions_by_symbol(module: &Module, bindings: &Bindings) -> Vec<(LocalSymbolId, FunctionId)> {
    let mut found = Vec::new();
    for (at, symbol) in bindings.symbols.iter().enumerate() {
        if symbol.scope != ScopeId(0) {
            continue;
        }
        for declaration in &symbol.declarations {
            let function = match declaration {
                Declaration::Function(function) => Some(*function),
                Declaration::Variable(pattern, _) => bound_function(module, bindings, *pattern),
                _ => None,
            };
            found.extend(function.map(|function| (LocalSymbolId(at as u32), function)));
        }
    }
    found
}

fn bound_function(module: &Module, bindings: &Bindings, pattern: PatId) -> Option<FunctionId> {
    use tsnix_check::names::PatternOrigin;
    let PatternOrigin::Declarator(stmt, index) = bindings.pattern_origin(pattern) else { return None };
    let Stmt::Variable(decl) = &module[stmt] else { return None };
    match module[decl.declarators.get(index as usize)?.init?] {
        Expr::Function(function) => Some(function),
        _ => None,
    }
}

/// The functions, those around them, and those that name one of these.
fn callers(
    bindings: &Bindings,
    mentions: &[(ExprId, LocalSymbolId)],
    functions: &[(LocalSymbolId, FunctionId)],
    from: BTreeSet<FunctionId>,
) -> BTreeSet<FunctionId> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<FunctionId> = from.into_iter().collect();
    while let Some(function) = waiting.pop() {
        if !found.insert(function) {
            continue;
        }
        waiting.extend(bindings.function_container(function));
        for (symbol, _) in functions.iter().filter(|(_, it)| *it == function) {
            let named = mentions.iter().filter(|(_, it)| it == symbol);
            waiting.extend(named.filter_map(|(id, _)| function_of(bindings, *id)));
        }
    }
    found
}

/// The expressions that change a variable of the module, or what it holds, with the variable.
fn change_sites(module: &Module, bindings: &Bindings) -> Vec<(ExprId, LocalSymbolId)> {
    let mut found = Vec::new();
    for id in module.exprs.ids() {
        match &module[id] {
            Expr::Assign { target, .. } => {
                targets(module, bindings, id, *target, &mut found);
            }
            Expr::Update { target, .. } | Expr::Unary { op: UnaryOp::Delete, operand: target } => {
                found.extend(root(module, bindings, *target).map(|symbol| (id, symbol)));
            }
            Expr::Call { callee, args, .. } => {
                let Expr::Member { object, name, .. } = &module[*callee] else { continue };
                if !CHANGING.contains(&name.name.as_str()) {
                    continue;
                }
                let target =
                    if name.name == "assign" { args.first().map(|it| it.expr) } else { Some(*object) };
                let symbol = target.and_then(|target| root(module, bindings, target));
                found.extend(symbol.map(|symbol| (id, symbol)));
            }
            _ => {}
        }
    }
    for stmt in module.stmts.ids() {
        // for (x of xs) ...
        if let Stmt::ForOf { binding: ForBinding::Assign(target), iterable, .. } = module[stmt] {
            targets(module, bindings, iterable, target, &mut found);
        }
    }
    // lib.sort(...): what is imported is not changed here.
    let is_imported =
        |symbol| bindings.symbol(symbol).declarations.iter().all(|it| matches!(it, Declaration::Import(..)));
    found.retain(|(_, symbol)| !is_imported(*symbol));
    found
}

fn targets(
    module: &Module,
    bindings: &Bindings,
    id: ExprId,
    pattern: PatId,
    out: &mut Vec<(ExprId, LocalSymbolId)>,
) {
    let mut waiting = vec![pattern];
    while let Some(pattern) = waiting.pop() {
        match &module[pattern] {
            Pattern::Name(name) => {
                let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE);
                let symbol = symbol.filter(|it| bindings.symbol(*it).scope == ScopeId(0));
                out.extend(symbol.map(|symbol| (id, symbol)));
            }
            Pattern::Expr(place) => out.extend(root(module, bindings, *place).map(|symbol| (id, symbol))),
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value).chain(*rest));
            }
            Pattern::Array(elements) => waiting.extend(elements.iter().flatten().map(|it| it.pattern)),
            Pattern::Missing => {}
        }
    }
}

/// The variable of the module at the start of a place.
fn root(module: &Module, bindings: &Bindings, id: ExprId) -> Option<LocalSymbolId> {
    let mut at = id;
    loop {
        at = match &module[at] {
            Expr::Name(_) => return top_symbol(module, bindings, at),
            Expr::Member { object, .. } | Expr::Index { object, .. } => *object,
            Expr::NonNull(inner)
            | Expr::As { expr: inner, .. }
            | Expr::Satisfies { expr: inner, .. }
            | Expr::Chain(inner) => *inner,
            // (o[k] ??= []).push(v), xs.sort().reverse()
            Expr::Call { callee, .. } => *callee,
            Expr::Assign { target, .. } => match &module[*target] {
                Pattern::Expr(place) => *place,
                _ => return None,
            },
            _ => return None,
        };
    }
}
