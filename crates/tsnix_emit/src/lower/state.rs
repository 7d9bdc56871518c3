//! What lowering itself has to remember: bindings that wait for a `let`, open loops and chains.

use nix_tree::build::let_in;
use nix_tree::{AttrNameKind, Binding, BindingKind, Expr, ExprKind, Trivia};
use tsnix_check::names::LocalSymbolId;

use super::block::Exits;
use crate::context::{Context, SymbolKey};

/// The state of lowering, part of the context.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// Bindings made while an expression was lowered: new values of variables, shared values. Whoever
    /// opens a scope takes them.
    pub(super) pending: Vec<Binding>,
    /// The names that the `let`s around bind, as far as they are known.
    pub(super) bound_around: Vec<smol_str::SmolStr>,
    /// The names made up inside the function that is being lowered.
    pub(super) local_names: Vec<smol_str::SmolStr>,
    /// All names that were given to what variables are set to: where nobody reads one it is left out.
    pub(crate) new_values: std::collections::HashSet<smol_str::SmolStr>,
    /// How many scopes that take pending bindings are open.
    pub(super) open: u32,
    /// What the optional chain that is being lowered depends on: `a?.f()` is null where `a` is.
    pub(super) guards: Vec<Expr>,
    /// Whether each `?.` needs a guard: what follows is called.
    pub(super) guards_all: bool,
    /// Where `return`, `break` and `continue` lead.
    pub(super) exits: Exits,
    /// By module: the texts that are known to be whole numbers, found out once.
    pub(super) digits: std::collections::HashMap<tsnix_source::FileId, super::numbers::Digits>,
    /// Where numbers with a fraction can get to, if there are any; found out once.
    pub(super) fractions: Option<Option<std::rc::Rc<super::numbers::Flow>>>,
    /// Whether a literal has a character that versions of Nix write differently in JSON; found out once.
    pub(crate) has_rare_controls: Option<bool>,
    /// What stands in brackets and was evaluated before the change that is being made.
    pub(super) pinned: std::collections::HashMap<(tsnix_source::FileId, tsnix_syntax::hir::ExprId), Expr>,
    /// Variables whose own name is bound somewhere around already.
    pub(super) bound: std::collections::HashSet<SymbolKey>,
    /// Function declarations that were bound before their place, in the lists of statements around.
    pub(super) hoisted: indexmap::IndexSet<(tsnix_source::FileId, tsnix_syntax::hir::FunctionId)>,
    /// Constants that were bound before their place, in the lists of statements around.
    pub(super) hoisted_constants: indexmap::IndexSet<(tsnix_source::FileId, tsnix_syntax::hir::StmtId)>,
    /// By module: the places of variables that are named in front of them, found out once.
    pub(super) named_early:
        std::collections::HashMap<tsnix_source::FileId, std::rc::Rc<std::collections::BTreeSet<u32>>>,
    /// By module: the variables that something changes, found out once.
    pub(super) mutated:
        std::collections::HashMap<tsnix_source::FileId, std::collections::HashSet<LocalSymbolId>>,
    /// By module: the functions that share variables with the code around them, found out once.
    pub(super) closures: std::cell::RefCell<
        std::collections::HashMap<tsnix_source::FileId, std::rc::Rc<super::closures::Closures>>,
    >,
    /// Whether what is being lowered is evaluated in the turns of a loop.
    pub(super) is_in_loop: bool,
    /// Parameters by function and place: whether the callers write the default.
    pub(super) written_defaults: std::cell::RefCell<
        std::collections::HashMap<(tsnix_source::FileId, tsnix_syntax::hir::FunctionId, usize), bool>,
    >,
    /// By module: the variables that another function than their own assigns to, found out once.
    pub(super) changed_elsewhere: std::cell::RefCell<
        std::collections::HashMap<tsnix_source::FileId, std::collections::BTreeSet<LocalSymbolId>>,
    >,
    /// By module: the functions that a `try` may call, found out once.
    pub(super) tried: std::cell::RefCell<
        std::collections::HashMap<
            tsnix_source::FileId,
            std::collections::BTreeSet<tsnix_syntax::hir::FunctionId>,
        >,
    >,
    /// In a statement that is tried: where its changes are, as they happen.
    pub(super) marks: Option<Vec<super::attempts::Mark>>,
    /// Variables that are held as stores here.
    pub(super) stores: std::collections::HashMap<SymbolKey, super::stores::Store>,
    /// Whether what variables get is evaluated at once: in loops, and in functions that change variables around.
    pub(super) is_strict: bool,
    /// The accumulator of a reduce that is held as a store: what the callback returns is held so too.
    pub(super) accumulator: Option<LocalSymbolId>,
    /// Objects that a loop only writes to: what it writes is collected as names and values.
    pub(super) collected: std::collections::HashSet<SymbolKey>,
    /// How values of one type become values of another, where functions in them take fewer parameters.
    pub(super) coercions: std::collections::HashMap<
        (tsnix_check::model::TypeId, tsnix_check::model::TypeId),
        Option<std::rc::Rc<super::arity::Coercion>>,
    >,
    /// By module: where names stand, found out once.
    pub(super) named_places: std::collections::HashMap<
        tsnix_source::FileId,
        std::rc::Rc<std::collections::BTreeMap<smol_str::SmolStr, Vec<tsnix_source::TextRange>>>,
    >,
    /// A callback that asks for the list that it is called for, and that list.
    pub(crate) whole_list: Option<(tsnix_syntax::hir::ExprId, Expr)>,
    /// The index variables of counted loops, with the list that bounds them.
    pub(super) counted: Vec<super::loops::CountedIndex>,
}

/// Lowers something in a `let` of its own for what has to be bound on the way.
pub(crate) fn scoped(ctx: &mut Context<'_>, body: impl FnOnce(&mut Context<'_>) -> Expr) -> Expr {
    let outer = std::mem::take(&mut ctx.lower.pending);
    let bound = ctx.lower.bound_around.len();
    ctx.lower.bound_around.extend(outer.iter().flat_map(crate::file::bound_names));
    ctx.lower.open += 1;
    let value = body(ctx);
    ctx.lower.open -= 1;
    ctx.lower.bound_around.truncate(bound);
    let bindings = std::mem::replace(&mut ctx.lower.pending, outer);
    around(bindings, value)
}

/// `let bindings in value`; where the value is the last thing that the compiler bound, that itself:
/// `let x1 = x + 1; in x1  =>  x + 1`
fn around(mut bindings: Vec<Binding>, mut value: Expr) -> Expr {
    while let ExprKind::Ident(name) = &value.kind
        && let Some(last) = bindings.last()
        && is_own(last, name)
    {
        let origin = value.origin;
        match bindings.pop().map(|binding| binding.kind) {
            Some(BindingKind::Value { value: bound, .. }) => value = bound.at_default(origin),
            _ => break,
        }
    }
    // let x1 = x + 1; in next x1  =>  next (x + 1)
    while let Some(last) = bindings.last()
        && let Some(at) = only_argument(&value, last)
    {
        let bound = match bindings.pop().map(|binding| binding.kind) {
            Some(BindingKind::Value { value: bound, .. }) => bound,
            _ => break,
        };
        if let ExprKind::Apply { arguments, .. } = &mut value.kind
            && let Some(argument) = arguments.get_mut(at)
        {
            *argument = bound;
        }
    }
    if bindings.is_empty() { value } else { let_in(bindings, value) }
}

/// Which argument of a call of a plain name is the binding, if just one is and it is the compiler's own.
fn only_argument(value: &Expr, binding: &Binding) -> Option<usize> {
    let ExprKind::Apply { function, arguments } = &value.kind else { return None };
    let is_name = |value: &Expr| matches!(&value.kind, ExprKind::Ident(name) if is_own(binding, name));
    let is_plain = matches!(function.kind, ExprKind::Ident(_)) && !is_name(function);
    // The other arguments are names too: nothing else can mention the binding.
    let others_are_names = arguments
        .iter()
        .all(|it| matches!(it.kind, ExprKind::Ident(_) | ExprKind::Int(_)) || super::shapes::is_constant(it));
    let count = arguments.iter().filter(|it| is_name(it)).count();
    if is_plain && others_are_names && count == 1 { arguments.iter().position(is_name) } else { None }
}

/// Whether a binding is one of the compiler's own (the author's keep their place) and has this name.
pub(super) fn is_own(binding: &Binding, name: &str) -> bool {
    let is_bare = binding.origin.is_none() && binding.trivia == Trivia::default();
    match &binding.kind {
        BindingKind::Value { path, .. } if is_bare => {
            matches!(&path[..], [one] if matches!(&one.kind, AttrNameKind::Static(it) if it == name))
        }
        _ => false,
    }
}

/// Lowers a function: the names made up inside are free again behind it.
pub(super) fn with_local_names<T>(ctx: &mut Context<'_>, body: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let outer = std::mem::take(&mut ctx.lower.local_names);
    let value = body(ctx);
    let inner = std::mem::replace(&mut ctx.lower.local_names, outer);
    ctx.names.release(inner);
    value
}

/// [`scoped`], unless somebody around takes pending bindings already.
pub(super) fn in_some_scope(ctx: &mut Context<'_>, body: impl FnOnce(&mut Context<'_>) -> Expr) -> Expr {
    if ctx.lower.open > 0 { body(ctx) } else { scoped(ctx, body) }
}

/// Lowers something whose changes of variables are not seen outside: the body of a function, a branch.
pub(crate) fn isolated<T>(ctx: &mut Context<'_>, body: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let before = ctx.substitutions.clone();
    let bound = ctx.lower.bound.clone();
    let value = body(ctx);
    ctx.substitutions = before;
    ctx.lower.bound = bound;
    value
}
