//! One entry to one Nix file: decides the form and puts the parts together.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use nix_tree::build::{apply, commented, formal_or, ident, lambda, let_in, pattern, search_path, select};
use nix_tree::{Binding, Expr, ExprKind, Formal, Param};
use tsnix_check::SemanticModel;
use tsnix_check::module_graph::{ModuleGraph, Resolution};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir;

use crate::context::{Context, LibAccess};
use crate::flake;
use crate::flake::nixpkgs::{NixpkgsExport, NixpkgsValue, nixpkgs_value};
use crate::imports::{Target, default_export, exports, follow};
use crate::lower;
use crate::names::Names;
use crate::outline::{ItemId, Outline, Uses};
use crate::placement::Placements;

/// How an entry becomes a file.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which form the output has.
    pub kind: EntryKind,
    /// `systems` of `tsnix.json`: the default for flakes that name none.
    pub systems: Option<Vec<String>>,
    /// The folder that the output is written to, absolute; relative paths in it start there.
    pub output_folder: PathBuf,
}

/// Which form an output has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// `flake.nix`
    Flake,
    /// Any other file: its value is the default export.
    File,
}

/// What emission made of an entry.
#[derive(Debug)]
pub struct Emitted {
    /// The whole file.
    pub expr: Expr,
    /// What can't be said in Nix, or not so.
    pub diagnostics: Vec<Diagnostic>,
}

/// Emits the entry `file` of a program without errors.
pub fn emit(model: &SemanticModel, file: FileId, options: &Options) -> Emitted {
    let modules = reachable(model.graph(), file);
    let outline = Rc::new(Outline::new(model.graph(), &modules));
    let mut ctx = Context {
        model,
        file,
        names: Names::new(model.graph(), &modules),
        modules,
        outline,
        placements: Placements::default(),
        helpers: crate::runtime::Helpers::default(),
        substitutions: std::collections::HashMap::new(),
        lower: lower::State::default(),
        lib: LibAccess::default(),
        inputs: flake::inputs::Inputs::default(),
        foreign: crate::special::foreign::Bound::default(),
        output_folder: options.output_folder.clone(),
        entry_packages: std::collections::BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    ctx.helpers.only_ints = !lower::has_fractions(&mut ctx);
    ctx.entry_packages = crate::special::entry::all_packages(&mut ctx);
    let mut expr = match options.kind {
        EntryKind::Flake => flake::emit(&mut ctx, options),
        EntryKind::File => plain(&mut ctx),
    };
    // Values that variables got and nobody read, and the helpers that only those wanted.
    let is_made_up = |name: &str| ctx.lower.new_values.contains(name) || ctx.helpers.has_name(name);
    nix_tree::drop_unused(&mut expr, &is_made_up);
    Emitted { expr, diagnostics: ctx.diagnostics }
}

/// The modules that an entry leads to, itself included. Other entries of the project may be loaded beside
/// them; they have outputs of their own.
fn reachable(graph: &ModuleGraph, entry: FileId) -> BTreeSet<FileId> {
    let mut seen = BTreeSet::from([entry]);
    let mut waiting = vec![entry];
    while let Some(module) = waiting.pop().and_then(|file| graph.module(file)) {
        for resolution in module.imports.values() {
            if let Resolution::Module(next) = resolution
                && seen.insert(*next)
            {
                waiting.push(*next);
            }
        }
    }
    seen.retain(|file| graph.module(*file).is_some_and(|module| !module.is_library));
    seen
}

/// What the value of a file is.
pub(crate) enum Value {
    /// The default export is this expression.
    Expr(hir::ExprId),
    /// The default export is a function declaration.
    Function(hir::FunctionId),
    /// The named exports as an attribute set.
    Exports(Vec<(hir::Name, crate::context::SymbolKey)>),
}

/// The value of the current module as a file.
pub(crate) fn value_of(ctx: &Context<'_>) -> Value {
    use tsnix_check::names::Declaration;
    let graph = ctx.model.graph();
    if let Some(symbol) = default_export(graph, ctx.file) {
        for declaration in &ctx.bindings().symbol(symbol).declarations {
            match *declaration {
                Declaration::ExportDefault(_, expr) => return Value::Expr(expr),
                Declaration::Function(function) => return Value::Function(function),
                _ => {}
            }
        }
    }
    let is_value = |key: &crate::context::SymbolKey| match follow(graph, *key) {
        Target::Symbol(key) => ctx.outline.item_of(key).is_some(),
        Target::Ambient(_) | Target::Foreign(_) | Target::Namespace(_) | Target::Entry(_) => true,
        Target::Unknown => false,
    };
    Value::Exports(exports(graph, ctx.file).into_iter().filter(|(_, key)| is_value(key)).collect())
}

impl Value {
    /// What stands in the value.
    pub(crate) fn uses(&self, ctx: &Context<'_>) -> Uses {
        let graph = ctx.model.graph();
        let range = match self {
            Self::Expr(expr) => ctx.module().exprs.range(*expr),
            Self::Function(function) => ctx.module().functions.range(*function),
            Self::Exports(names) => {
                let mut uses = Uses::default();
                for (_, key) in names {
                    uses.add(&ctx.outline, graph, &follow(graph, *key));
                }
                return uses;
            }
        };
        ctx.outline.uses_in(graph, ctx.file, range)
    }

    /// The value in Nix.
    pub(crate) fn lower(&self, ctx: &mut Context<'_>) -> Expr {
        match self {
            Self::Expr(expr) => lower::expr(ctx, *expr),
            Self::Function(function) => lower::function(ctx, *function),
            Self::Exports(names) => {
                let bindings: Vec<Binding> = names
                    .iter()
                    .map(|(name, key)| {
                        let value = ctx.target_value(*key);
                        nix_tree::build::bind(name.clone(), value)
                    })
                    .collect();
                nix_tree::build::attrs(nix_tree::inherits::contract(bindings))
            }
        }
    }
}

/// A file that is not a flake: the used items in a `let`, and what comes from nixpkgs as arguments.
fn plain(ctx: &mut Context<'_>) -> Expr {
    let mut value = value_of(ctx);
    let is_module = matches!(value, Value::Expr(expr) if crate::special::modules::is_module(ctx, expr));
    if let (Value::Expr(expr), true) = (&value, is_module) {
        value = Value::Expr(crate::special::modules::written_out(ctx, *expr));
    }
    ctx.placements.is_module_file = is_module;
    let mut uses = ctx.outline.closure(&value.uses(ctx));
    let mut guards = crate::guards::unread(ctx, &uses);
    for guard in &guards {
        let outline = Rc::clone(&ctx.outline);
        uses.extend(&outline.closure(&outline.item(*guard).uses));
    }
    let is_bound = |guard: &ItemId| !ctx.outline.item(*guard).symbols.is_empty();
    guards.retain(|guard| is_bound(guard) || !uses.items.contains(guard));
    uses.items.extend(guards.iter().copied().filter(is_bound));
    let mut arguments = if is_module { module_arguments(ctx, &uses) } else { file_arguments(ctx, &uses) };
    crate::unique::name_items(ctx, &uses);
    // The `let` comes to stand inside of the function, so its names must not be those of the parameters.
    let mut params = if is_module || !arguments.is_empty() { parameters(ctx, &value) } else { Vec::new() };
    if is_module {
        params.extend(["pkgs".into(), "lib".into()]);
    }
    for key in uses.items.iter().flat_map(|item| ctx.outline.item(*item).symbols.clone()).collect::<Vec<_>>()
    {
        let name = ctx.symbol_name(key);
        if params.contains(&name) {
            ctx.names.rename(key, &name);
        }
    }
    let mut body = commented(value_comments(ctx), value.lower(ctx));
    for guard in guards.into_iter().rev() {
        body = crate::guards::before(ctx, guard, body);
    }
    let mut bindings = item_bindings(ctx, &uses.items.iter().copied().collect::<Vec<_>>());
    for name in std::mem::take(&mut ctx.placements.written_out) {
        drop_unused(&mut bindings, &name, &body);
    }
    if let (Some(first), false) = (bindings.first_mut(), ctx.helpers.bindings().is_empty()) {
        first.trivia.blank_line_before = true;
    }
    let shared = ctx.helpers.bindings().into_iter().chain(ctx.foreign.bindings());
    let bindings: Vec<_> = shared.chain(bindings).collect();
    if is_module && ctx.lib.is_used && arguments.iter().all(|formal| formal.name != "lib") {
        arguments.push(nix_tree::build::formal("lib"));
    }
    commented(file_comments(ctx), with_arguments(arguments, is_module, bindings, body))
}

/// Leaves out the constant of a name that is not used: what it holds was written out.
fn drop_unused(bindings: &mut Vec<Binding>, name: &str, body: &Expr) {
    let is_it = |binding: &Binding| bound_names(binding) == [name];
    let is_mentioned = |binding: &Binding| match &binding.kind {
        nix_tree::BindingKind::Value { value, .. } => lower::mentions(value, name),
        nix_tree::BindingKind::Inherit { .. } => true,
    };
    let is_used = lower::mentions(body, name) || bindings.iter().any(|it| !is_it(it) && is_mentioned(it));
    if !is_used {
        bindings.retain(|it| !is_it(it));
    }
}

/// The names that the function of a file's value takes.
fn parameters(ctx: &Context<'_>, value: &Value) -> Vec<smol_str::SmolStr> {
    let range = match value {
        Value::Expr(expr) => ctx.module().exprs.range(*expr),
        Value::Function(function) => ctx.module().functions.range(*function),
        Value::Exports(_) => return Vec::new(),
    };
    let module = ctx.module();
    let functions = module.functions.ids().filter(|id| range.contains(module.functions.range(*id)));
    let patterns = functions.flat_map(|id| module[id].params.iter().map(|param| param.pattern));
    let places: Vec<_> = patterns.map(|pattern| module.patterns.range(pattern)).collect();
    let names = module.patterns.ids().filter_map(|id| match &module[id] {
        hir::Pattern::Name(name) if places.iter().any(|it| it.contains(module.patterns.range(id))) => {
            Some(name.clone())
        }
        _ => None,
    });
    names.collect()
}

/// The comments above the default export, unless it is what the file starts with.
pub(crate) fn value_comments(ctx: &Context<'_>) -> Vec<nix_tree::Comment> {
    let is_default = |stmt: &&hir::StmtId| match &ctx.module()[**stmt] {
        hir::Stmt::ExportDefault(_) => true,
        hir::Stmt::Function { modifiers, .. } => modifiers.is_default,
        _ => false,
    };
    let Some(stmt) = ctx.module().body.iter().skip(1).find(is_default) else { return Vec::new() };
    crate::trivia::before(ctx, ctx.module().stmts.range(*stmt).start).0
}

/// The comments that the file starts with.
pub(crate) fn file_comments(ctx: &Context<'_>) -> Vec<nix_tree::Comment> {
    let Some(first) = ctx.module().body.first() else { return Vec::new() };
    // A comment of a constant that is not an import goes with the constant.
    match ctx.module()[*first] {
        hir::Stmt::Import(_) | hir::Stmt::ExportDefault(_) => {
            crate::trivia::before(ctx, ctx.module().stmts.range(*first).start).0
        }
        _ => Vec::new(),
    }
}

/// The arguments that the imports from nixpkgs make of a file: `pkgs ? import <nixpkgs> { }`.
fn file_arguments(ctx: &mut Context<'_>, uses: &Uses) -> Vec<Formal> {
    let values: Vec<NixpkgsValue> = uses.ambient.iter().filter_map(nixpkgs_value).collect();
    if values.is_empty() && !gives_packages(ctx, uses) {
        return Vec::new();
    }
    // Everything else is reached through `pkgs`.
    let pkgs = ctx.name_of_import("pkgs", &|value| value == NixpkgsExport::Pkgs);
    ctx.placements.file_pkgs = Some(pkgs.clone());
    let import = apply(ident("import"), [search_path("nixpkgs"), nix_tree::build::attrs([])]);
    ctx.lib.expr = Some(select(ident(pkgs.clone()), ["lib"]));
    vec![formal_or(pkgs, import)]
}

/// The arguments that the imports from nixpkgs make of a module: its own `pkgs` and `lib`, which nobody gives a
/// default.
fn module_arguments(ctx: &mut Context<'_>, uses: &Uses) -> Vec<Formal> {
    ctx.lib.expr = Some(ident("lib"));
    let values: Vec<NixpkgsValue> = uses.ambient.iter().filter_map(nixpkgs_value).collect();
    let has_pkgs = values.iter().any(|value| value.kind != NixpkgsExport::Lib) || gives_packages(ctx, uses);
    let mut formals = Vec::new();
    if has_pkgs {
        formals.push(nix_tree::build::formal("pkgs"));
        ctx.placements.file_pkgs = Some("pkgs".into());
    }
    if values.iter().any(|value| value.kind == NixpkgsExport::Lib) {
        formals.push(nix_tree::build::formal("lib"));
        ctx.placements.module_lib = true;
    }
    formals
}

/// Whether a file that is imported wants the package set.
fn gives_packages(ctx: &Context<'_>, uses: &Uses) -> bool {
    uses.entries.iter().any(|entry| crate::special::entry::packages(ctx, *entry).is_some())
}

/// `{ pkgs ? import <nixpkgs> { } }: let bindings in body`; a body that takes a set itself gets the arguments into
/// its own pattern, and the bindings inside.
fn with_arguments(mut formals: Vec<Formal>, is_module: bool, bindings: Vec<Binding>, body: Expr) -> Expr {
    if formals.is_empty() && !is_module {
        return let_around(bindings, body);
    }
    let origin = body.origin;
    match body.into_kind() {
        ExprKind::Lambda { param: Param::Set(mut set), body } if is_module || reads_no_default(&set) => {
            formals.retain(|formal| set.formals.iter().all(|known| known.name != formal.name));
            if is_module {
                // A module's arguments are listed as they are written.
                set.formals.append(&mut formals);
            } else {
                formals.append(&mut set.formals);
                set.formals = formals;
            }
            Expr {
                kind: ExprKind::Lambda { param: Param::Set(set), body: let_around(bindings, *body).into() },
                origin,
            }
        }
        // `args: body`  =>  `{ pkgs, ... }@args: body`
        ExprKind::Lambda { param: Param::Ident(name), body } if is_module => {
            let mut set = pattern(formals).open();
            set.at_name = Some(name);
            Expr {
                kind: ExprKind::Lambda { param: Param::Set(set), body: let_around(bindings, *body).into() },
                origin,
            }
        }
        kind => {
            let body = let_around(bindings, Expr { kind, origin });
            match (formals.is_empty(), is_module) {
                (true, _) => body,
                (false, true) => lambda(pattern(formals).open(), body),
                (false, false) => lambda(pattern(formals), body),
            }
        }
    }
}

/// Whether the defaults of a pattern are plain values: they do not name what a `let` in the body would bind.
fn reads_no_default(set: &nix_tree::SetPattern) -> bool {
    let is_plain = |value: &Expr| match &value.kind {
        ExprKind::Int(_) | ExprKind::Float(_) => true,
        ExprKind::String { parts, .. } => {
            parts.iter().all(|part| matches!(part, nix_tree::StringPart::Text(_)))
        }
        ExprKind::Ident(name) => matches!(name.as_str(), "null" | "true" | "false"),
        _ => false,
    };
    set.formals.iter().all(|formal| formal.default.as_ref().is_none_or(is_plain))
}

/// The bindings of items, in order.
pub(crate) fn item_bindings(ctx: &mut Context<'_>, items: &[ItemId]) -> Vec<Binding> {
    let mut items = items.to_vec();
    items.sort();
    items.into_iter().flat_map(|item| lower_item(ctx, item)).collect()
}

/// `let bindings in body`, joined with a `let` that the body starts with.
pub(crate) fn let_around(mut bindings: Vec<Binding>, body: Expr) -> Expr {
    if bindings.is_empty() {
        return body;
    }
    if let Some(first) = bindings.first_mut() {
        first.trivia.blank_line_before = false;
    }
    let origin = body.origin;
    match body.into_kind() {
        // `let a = 1; in let b = 2; in b`  =>  `let a = 1; b = 2; in b`, where no name is hidden.
        ExprKind::Let { bindings: mut inner, comments_after, body } if are_disjoint(&bindings, &inner) => {
            if let Some(first) = inner.first_mut() {
                first.trivia.blank_line_before = true;
            }
            bindings.append(&mut inner);
            Expr { kind: ExprKind::Let { bindings, comments_after, body }, origin }
        }
        kind => let_in(bindings, Expr { kind, origin }),
    }
}

/// Whether two lists of bindings have no name in common.
fn are_disjoint(a: &[Binding], b: &[Binding]) -> bool {
    let names: std::collections::HashSet<_> = a.iter().flat_map(bound_names).collect();
    b.iter().flat_map(bound_names).all(|name| !names.contains(&name))
}

/// The names that a binding of a `let` binds.
pub(crate) fn bound_names(binding: &Binding) -> Vec<smol_str::SmolStr> {
    match &binding.kind {
        nix_tree::BindingKind::Value { path, .. } => match path.first().map(|name| &name.kind) {
            Some(nix_tree::AttrNameKind::Static(name)) => vec![name.clone()],
            _ => Vec::new(),
        },
        nix_tree::BindingKind::Inherit { names, .. } => names.iter().map(|name| name.name.clone()).collect(),
    }
}

/// The bindings of one item.
pub(crate) fn lower_item(ctx: &mut Context<'_>, id: ItemId) -> Vec<Binding> {
    use crate::outline::ItemKind;
    let outline = Rc::clone(&ctx.outline);
    let item = outline.item(id);
    ctx.in_file(item.file, |ctx| {
        let module = ctx.module();
        let mut bindings = match &item.kind {
            ItemKind::Declarator(index) => match &module[item.stmt] {
                hir::Stmt::Variable(decl) => {
                    decl.declarators.get(*index).map_or_else(Vec::new, |it| lower::declarator(ctx, it))
                }
                _ => Vec::new(),
            },
            ItemKind::Function(function) => {
                let value = lower::function(ctx, *function);
                let names: Vec<_> = item.symbols.iter().map(|key| ctx.symbol_name(*key)).collect();
                names.into_iter().take(1).map(|name| nix_tree::build::bind(name, value.clone())).collect()
            }
            ItemKind::State(stmts) => lower::module_state(ctx, stmts, &item.symbols),
            ItemKind::Default(expr) => {
                let value = lower::expr(ctx, *expr);
                let names: Vec<_> = item.symbols.iter().map(|key| ctx.symbol_name(*key)).collect();
                names.into_iter().take(1).map(|name| nix_tree::build::bind(name, value.clone())).collect()
            }
        };
        if let Some(first) = bindings.first_mut() {
            // A declarator that is not the first has no comments above its statement.
            let is_first = !matches!(item.kind, ItemKind::Declarator(at) if at > 0);
            let range = if is_first { module.stmts.range(item.stmt) } else { item.range };
            let trivia = crate::trivia::around(ctx, range);
            if first.trivia.comments_before.is_empty() {
                first.trivia = trivia;
            }
        }
        bindings
    })
}
