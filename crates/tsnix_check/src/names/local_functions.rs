//! Functions that are nothing but called: bound to a name of the module that stands only before `(`, or as the
//! callback of a method that calls it on the spot. What such a function changes around itself, it changes
//! where it is called.

use std::collections::{BTreeMap, BTreeSet};

use tsnix_syntax::hir::{Expr, ExprId, FunctionBody, FunctionId, Module, Pattern, Stmt, VariableKind};

use super::{Bindings, Declaration, LocalSymbolId, Meaning, Parent, PatternOrigin, ScopeId};

/// Methods of lists that call their first argument at once, for each element in order, and then forget it.
pub const CALLING_METHODS: &[&str] = &[
    "forEach",
    "map",
    "filter",
    "flatMap",
    "reduce",
    "reduceRight",
    "some",
    "every",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
];

/// The functions of a module that are nothing but called.
#[derive(Clone, Debug, Default)]
pub struct LocalFunctions {
    calls: BTreeMap<FunctionId, Vec<ExprId>>,
    of_symbol: BTreeMap<LocalSymbolId, FunctionId>,
}

impl LocalFunctions {
    /// Finds them. `is_list` says whether an expression is a list: only the methods of lists are known to
    /// call their argument on the spot.
    pub fn collect(module: &Module, bindings: &Bindings, is_list: &dyn Fn(ExprId) -> bool) -> Self {
        let exported = exported(module, bindings);
        let mut found = Self::default();
        for index in 0..bindings.symbols.len() {
            let symbol = LocalSymbolId(index as u32);
            if let Some(function) = function_of(module, bindings, symbol)
                && !bindings.symbol(symbol).is_exported
                && !exported.contains(&symbol)
            {
                found.of_symbol.insert(symbol, function);
                found.calls.insert(function, Vec::new());
            }
        }
        for expr in module.exprs.ids() {
            let Expr::Name(name) = &module[expr] else { continue };
            let scope = bindings.expr_scope(expr);
            let Some(symbol) = bindings.lookup(scope, name, Meaning::VALUE) else { continue };
            let Some(function) = found.of_symbol.get(&symbol).copied() else { continue };
            match call_of(module, bindings, expr, is_list) {
                Some(call) => found.calls.entry(function).or_default().push(call),
                None => {
                    found.of_symbol.remove(&symbol);
                    found.calls.remove(&function);
                }
            }
        }
        found
    }

    /// The function that a name of one stands for.
    pub fn of_symbol(&self, symbol: LocalSymbolId) -> Option<FunctionId> {
        self.of_symbol.get(&symbol).copied()
    }

    /// The calls that call the function; nothing where it is more than called.
    pub fn calls(&self, function: FunctionId) -> Option<&[ExprId]> {
        self.calls.get(&function).map(Vec::as_slice)
    }

    /// All of them, by the names that they are bound to.
    pub fn iter(&self) -> impl Iterator<Item = (LocalSymbolId, FunctionId)> + '_ {
        self.of_symbol.iter().map(|(symbol, function)| (*symbol, *function))
    }
}

/// The function that a symbol is bound to for good.
fn function_of(module: &Module, bindings: &Bindings, symbol: LocalSymbolId) -> Option<FunctionId> {
    let known = bindings.symbol(symbol);
    let [declaration] = known.declarations[..] else { return None };
    if known.is_reassigned {
        return None;
    }
    let function = match declaration {
        Declaration::Function(function) if bindings.function_expr(function).is_none() => function,
        Declaration::Variable(pattern, VariableKind::Const) => {
            let (Pattern::Name(_), PatternOrigin::Declarator(stmt, index)) =
                (&module[pattern], bindings.pattern_origin(pattern))
            else {
                return None;
            };
            let Stmt::Variable(decl) = &module[stmt] else { return None };
            match module[decl.declarators.get(index as usize)?.init?] {
                Expr::Function(function) => function,
                _ => return None,
            }
        }
        _ => return None,
    };
    let it = &module[function];
    let is_plain = !it.is_async && !it.is_generator && it.body != FunctionBody::None;
    is_plain.then_some(function)
}

/// The call that a name stands in as what is called, or as the callback of a method of a list.
fn call_of(
    module: &Module,
    bindings: &Bindings,
    name: ExprId,
    is_list: &dyn Fn(ExprId) -> bool,
) -> Option<ExprId> {
    let Parent::Expr(call) = bindings.parent(name) else { return None };
    let Expr::Call { callee, args, is_optional: false, .. } = &module[call] else { return None };
    if *callee == name {
        return Some(call);
    }
    let is_callback = args.first().is_some_and(|it| it.expr == name && !it.is_spread);
    match &module[*callee] {
        Expr::Member { object, name, is_optional } if is_callback => {
            let is_known = CALLING_METHODS.contains(&name.name.as_str())
                && (!is_optional || is_optional_visit(module, *object, &name.name));
            (is_known && is_list(*object)).then_some(call)
        }
        _ => None,
    }
}

/// `node.children?.forEach(visit)`: a list that is not there is gone through as an empty one. What gives something
/// else than `undefined` is not there either, and no other `?.` may end the chain before.
pub fn is_optional_visit(module: &Module, object: ExprId, method: &str) -> bool {
    let mut at = object;
    loop {
        at = match &module[at] {
            Expr::Name(_) => return method == "forEach",
            Expr::Member { object, is_optional: false, .. } => *object,
            _ => return false,
        };
    }
}

/// `export { a }` of names of this module.
fn exported(module: &Module, bindings: &Bindings) -> BTreeSet<LocalSymbolId> {
    let mut found = BTreeSet::new();
    for symbol in bindings.exports.values() {
        found.insert(*symbol);
        for declaration in &bindings.symbol(*symbol).declarations {
            if let Declaration::Export(specifier, _) = declaration {
                let name = &module[*specifier].local.name;
                found.extend(bindings.lookup(ScopeId(0), name, Meaning::VALUE));
            }
        }
    }
    found
}
