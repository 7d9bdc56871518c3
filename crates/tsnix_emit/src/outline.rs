//! The module-level declarations of a program, and what each of them uses.
//!
//! An item is what becomes bindings of a `let` together: one declarator, one function, or the imperative
//! statements of a module with the variables they change. Uses are found by place: every name that
//! stands inside an item's range and means something of a module's top level.

mod state;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use smol_str::SmolStr;
use tsnix_check::module_graph::ModuleGraph;
use tsnix_check::names::{Bindings, Declaration, LocalSymbolId, Meaning, ScopeId};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, FunctionBody, FunctionId, Module, Name, Pattern, Stmt, StmtId};

use crate::context::SymbolKey;
use crate::imports::{AmbientImport, Target, exports, follow};

/// The number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ItemId(pub(crate) usize);

/// The module-level declarations of a program, in the order of modules and places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub(crate) items: Vec<Item>,
    of_symbol: HashMap<SymbolKey, ItemId>,
    names_in: BTreeMap<FileId, Vec<NameUse>>,
}

/// A declaration, or imperative statements with what they change.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) file: FileId,
    pub(crate) kind: ItemKind,
    /// Where it stands; for comments and order.
    pub(crate) range: TextRange,
    /// The statement of which it is all or a part.
    pub(crate) stmt: StmtId,
    /// What it declares.
    pub(crate) symbols: Vec<SymbolKey>,
    /// What stands in it.
    pub(crate) uses: Uses,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// The declarator at this position of its statement.
    Declarator(usize),
    /// A function declaration.
    Function(FunctionId),
    /// Statements that run one after the other.
    State(Vec<StmtId>),
    /// `export default expression` of a module that others import.
    Default(ExprId),
}

/// What a piece of the program uses of modules' top levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    pub(crate) items: BTreeSet<ItemId>,
    /// Those names of the items that are used.
    pub(crate) symbols: BTreeSet<SymbolKey>,
    /// Imports of modules without files, each once, in the order of first use.
    pub(crate) ambient: Vec<AmbientImport>,
    /// Modules that have a Nix file of their own.
    pub(crate) entries: BTreeSet<FileId>,
}

impl Item {
    /// Whether it is statements: what they declare changes.
    pub(crate) fn is_state(&self) -> bool {
        matches!(self.kind, ItemKind::State(_))
    }
}

#[derive(Clone, Debug)]
struct NameUse {
    range: TextRange,
    scope: ScopeId,
    target: Target,
}

impl Uses {
    fn add_ambient(&mut self, import: &AmbientImport) {
        if !self.ambient.contains(import) {
            self.ambient.push(import.clone());
        }
    }

    /// Adds what a target is.
    pub(crate) fn add(&mut self, outline: &Outline, graph: &ModuleGraph, target: &Target) {
        outline.add_target(graph, self, target);
    }

    /// Adds all of `other`.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.items.extend(&other.items);
        self.symbols.extend(&other.symbols);
        self.entries.extend(&other.entries);
        for import in &other.ambient {
            self.add_ambient(import);
        }
    }
}

impl Outline {
    /// Finds the items of the modules.
    pub(crate) fn new(graph: &ModuleGraph, modules: &BTreeSet<FileId>) -> Self {
        let mut outline = Self::default();
        for file in modules {
            let node = &graph.modules[file];
            if !node.hir.is_declaration {
                outline.add_module(*file, &node.hir, &node.bindings);
                outline.names_in.insert(*file, names_of(graph, *file));
            }
        }
        for at in 0..outline.items.len() {
            outline.items[at].uses = outline.uses_of_item(graph, &outline.items[at]);
        }
        outline
    }

    /// The item that declares a symbol.
    pub(crate) fn item_of(&self, key: SymbolKey) -> Option<ItemId> {
        self.of_symbol.get(&key).copied()
    }

    /// The item of an id.
    pub(crate) fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// What stands in a range of a module.
    pub(crate) fn uses_in(&self, graph: &ModuleGraph, file: FileId, range: TextRange) -> Uses {
        let mut uses = Uses::default();
        let names = self.names_in.get(&file).map_or(&[][..], Vec::as_slice);
        let from = names.partition_point(|name| name.range.start < range.start);
        for name in names[from..].iter().take_while(|name| name.range.start < range.end) {
            self.add_target(graph, &mut uses, &name.target);
        }
        uses
    }

    /// Where foreign files are named: with each whether that is inside of a function.
    pub(crate) fn foreign_uses(&self) -> impl Iterator<Item = (&crate::imports::ForeignImport, bool)> {
        self.names_in.values().flatten().filter_map(|name| match &name.target {
            Target::Foreign(import) => Some((import, name.scope != ScopeId(0))),
            _ => None,
        })
    }

    fn add_target(&self, graph: &ModuleGraph, uses: &mut Uses, target: &Target) {
        match target {
            Target::Symbol(key) => {
                if let Some(item) = self.item_of(*key) {
                    uses.items.insert(item);
                    uses.symbols.insert(*key);
                }
            }
            Target::Ambient(import) => uses.add_ambient(import),
            Target::Namespace(file) => {
                for (_, key) in exports(graph, *file) {
                    let target = follow(graph, key);
                    if !matches!(target, Target::Namespace(_)) {
                        self.add_target(graph, uses, &target);
                    }
                }
            }
            Target::Entry(file) => drop(uses.entries.insert(*file)),
            Target::Foreign(_) | Target::Unknown => {}
        }
    }

    fn uses_of_item(&self, graph: &ModuleGraph, item: &Item) -> Uses {
        match &item.kind {
            ItemKind::State(stmts) => {
                let module = &graph.modules[&item.file].hir;
                let mut uses = Uses::default();
                for stmt in stmts {
                    uses.extend(&self.uses_in(graph, item.file, module.stmts.range(*stmt)));
                }
                uses
            }
            _ => self.uses_in(graph, item.file, item.range),
        }
    }

    /// The names that stand in a range of a module, with what they are.
    pub(crate) fn names_at(
        &self,
        file: FileId,
        range: TextRange,
    ) -> impl Iterator<Item = (TextRange, &Target)> {
        let names = self.names_in.get(&file).map_or(&[][..], Vec::as_slice);
        let from = names.partition_point(|name| name.range.start < range.start);
        let inside = names[from..].iter().take_while(move |name| name.range.start < range.end);
        inside.map(|name| (name.range, &name.target))
    }

    /// Everything that `uses` leads to.
    pub(crate) fn closure(&self, uses: &Uses) -> Uses {
        self.closure_until(uses, &BTreeSet::new())
    }

    /// Everything that `uses` leads to, but not through some items.
    pub(crate) fn closure_until(&self, uses: &Uses, stops: &BTreeSet<ItemId>) -> Uses {
        let mut all = uses.clone();
        let mut waiting: Vec<_> = uses.items.iter().copied().collect();
        while let Some(id) = waiting.pop() {
            if stops.contains(&id) {
                continue;
            }
            let item = self.item(id);
            waiting.extend(item.uses.items.difference(&all.items));
            all.extend(&item.uses);
        }
        all
    }

    /// The targets of names that stand where something local is called `written`: that would be read
    /// instead. Names that patterns take out count as local, since Nix binds them: `({ a: b }) => ...`.
    pub(crate) fn captured<'a>(
        &'a self,
        graph: &'a ModuleGraph,
        written: &'a dyn Fn(&Target) -> Vec<Name>,
    ) -> impl Iterator<Item = &'a Target> + 'a {
        self.names_in.iter().flat_map(move |(file, names)| {
            let bindings = &graph.modules[file].bindings;
            let keys = keys_of_patterns(&graph.modules[file].hir);
            names.iter().filter_map(move |name| {
                let is_hidden = written(&name.target).iter().any(|written| {
                    match bindings.lookup(name.scope, written, Meaning::VALUE) {
                        Some(found) => bindings.symbol(found).scope != ScopeId(0),
                        None => keys.contains(written.as_str()),
                    }
                });
                is_hidden.then_some(&name.target)
            })
        })
    }

    fn add_module(&mut self, file: FileId, module: &Module, bindings: &Bindings) {
        let declared = Declared::new(module, bindings, file);
        let state = state::statements(module, bindings);
        let acting: HashSet<StmtId> = state.iter().copied().collect();
        for stmt in &module.body {
            if acting.contains(stmt) {
                continue;
            }
            match &module[*stmt] {
                Stmt::Variable(decl) if !decl.modifiers.is_declare => {
                    for (index, declarator) in decl.declarators.iter().enumerate() {
                        let patterns = module.patterns.range(declarator.pattern);
                        let symbols = declared.in_range(patterns);
                        let kind = ItemKind::Declarator(index);
                        self.add_item(file, kind, declarator.range, *stmt, symbols);
                    }
                }
                Stmt::Function { function, modifiers } if !modifiers.is_declare => {
                    if module[*function].body == FunctionBody::None {
                        continue;
                    }
                    let range = module.stmts.range(*stmt);
                    let symbols = declared.of_function(*function);
                    self.add_item(file, ItemKind::Function(*function), range, *stmt, symbols);
                }
                Stmt::ExportDefault(expr) => {
                    if let Some(symbol) = bindings.exports.get("default") {
                        let range = module.exprs.range(*expr);
                        let symbols = vec![SymbolKey { file, symbol: *symbol }];
                        self.add_item(file, ItemKind::Default(*expr), range, *stmt, symbols);
                    }
                }
                _ => {}
            }
        }
        if let Some(first) = state.first() {
            let range = state
                .iter()
                .fold(module.stmts.range(*first), |range, stmt| range.cover(module.stmts.range(*stmt)));
            let variables = state.iter().filter(|stmt| matches!(module[**stmt], Stmt::Variable(_)));
            let mut symbols: Vec<SymbolKey> =
                variables.flat_map(|stmt| declared.in_range(module.stmts.range(*stmt))).collect();
            symbols.extend(state.iter().flat_map(|stmt| match module[*stmt] {
                Stmt::Function { function, .. } => declared.of_function(function),
                _ => Vec::new(),
            }));
            self.add_item(file, ItemKind::State(state.clone()), range, *first, symbols);
        }
    }

    fn add_item(
        &mut self,
        file: FileId,
        kind: ItemKind,
        range: TextRange,
        stmt: StmtId,
        symbols: Vec<SymbolKey>,
    ) {
        let id = ItemId(self.items.len());
        self.of_symbol.extend(symbols.iter().map(|key| (*key, id)));
        self.items.push(Item { file, kind, range, stmt, symbols, uses: Uses::default() });
    }
}

/// The symbols of a module's top level by what declares them.
struct Declared {
    /// By place, those that patterns declare.
    patterns: Vec<(TextRange, SymbolKey)>,
    /// Those that function declarations declare; also `default` where one has no name.
    functions: HashMap<FunctionId, Vec<SymbolKey>>,
}

impl Declared {
    fn new(module: &Module, bindings: &Bindings, file: FileId) -> Self {
        let is_top = |symbol: &LocalSymbolId| bindings.symbol(*symbol).scope == ScopeId(0);
        let named = |pattern| bindings.pattern_symbol(pattern).filter(is_top).map(|symbol| (pattern, symbol));
        let mut patterns: Vec<_> = module
            .patterns
            .ids()
            .filter_map(named)
            .map(|(pattern, symbol)| (module.patterns.range(pattern), SymbolKey { file, symbol }))
            .collect();
        patterns.sort_by_key(|(range, _)| range.start);
        let mut functions: HashMap<FunctionId, Vec<SymbolKey>> = HashMap::new();
        for (at, symbol) in bindings.symbols.iter().enumerate() {
            if symbol.scope != ScopeId(0) {
                continue;
            }
            for declaration in &symbol.declarations {
                if let Declaration::Function(function) = declaration {
                    let key = SymbolKey { file, symbol: LocalSymbolId(at as u32) };
                    functions.entry(*function).or_default().push(key);
                }
            }
        }
        Self { patterns, functions }
    }

    /// The symbols whose name patterns lie in a range.
    fn in_range(&self, range: TextRange) -> Vec<SymbolKey> {
        let from = self.patterns.partition_point(|(place, _)| place.start < range.start);
        let inside = self.patterns[from..].iter().take_while(|(place, _)| place.start < range.end);
        inside.filter(|(place, _)| range.contains(*place)).map(|(_, key)| *key).collect()
    }

    fn of_function(&self, function: FunctionId) -> Vec<SymbolKey> {
        self.functions.get(&function).cloned().unwrap_or_default()
    }
}

/// Every name in a module that means something at a module's top level, by place.
fn names_of(graph: &ModuleGraph, file: FileId) -> Vec<NameUse> {
    let node = &graph.modules[&file];
    let (module, bindings) = (&node.hir, &node.bindings);
    let mut names = Vec::new();
    for expr in module.exprs.ids() {
        let Expr::Name(name) = &module[expr] else { continue };
        let Some(symbol) = bindings.lookup(bindings.expr_scope(expr), name, Meaning::VALUE) else { continue };
        if bindings.symbol(symbol).scope != ScopeId(0) {
            continue;
        }
        let target = follow(graph, SymbolKey { file, symbol });
        names.push(NameUse { range: module.exprs.range(expr), scope: bindings.expr_scope(expr), target });
    }
    // `util.f` of `import * as util` reads `f`.
    for expr in module.exprs.ids() {
        let Expr::Member { object, name: member, .. } = &module[expr] else { continue };
        let Expr::Name(name) = &module[*object] else { continue };
        let scope = bindings.expr_scope(*object);
        let Some(symbol) = bindings.lookup(scope, name, Meaning::VALUE) else { continue };
        if let Target::Namespace(other) = follow(graph, SymbolKey { file, symbol })
            && let Some(key) = crate::imports::export(graph, other, &member.name)
        {
            names.push(NameUse { range: module.exprs.range(expr), scope, target: follow(graph, key) });
        }
    }
    names.sort_by_key(|name| name.range.start);
    names
}

/// The names that object patterns of a module take out.
fn keys_of_patterns(module: &Module) -> HashSet<SmolStr> {
    let patterns = module.patterns.ids().map(|pattern| &module[pattern]);
    let properties = patterns.flat_map(|pattern| match pattern {
        Pattern::Object { properties, .. } => properties.as_slice(),
        _ => &[],
    });
    properties.filter_map(|property| property.key.static_name()).collect()
}
