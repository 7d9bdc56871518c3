//! What lowering knows wherever it is: the model, the names, where it stands, what it used on the way.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::rc::Rc;

use nix_tree::build::{builtin, ident, select};
use nix_tree::{AttrName, Expr, ExprKind, Origin, SourceRange};
use smol_str::SmolStr;
use tsnix_check::SemanticModel;
use tsnix_check::names::{Bindings, LocalSymbolId, ScopeId};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ExprId, Module};

use crate::flake::inputs::Inputs;
use crate::flake::nixpkgs::{NixpkgsExport, nixpkgs_value};
use crate::imports::{Target, follow};
use crate::names::Names;
use crate::outline::Outline;
use crate::placement::Placements;
use crate::runtime::Helpers;

/// A symbol of one module: what Nix names are given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct SymbolKey {
    /// The module.
    pub(crate) file: FileId,
    /// The symbol in it.
    pub(crate) symbol: LocalSymbolId,
}

/// The state of lowering one entry.
pub(crate) struct Context<'m> {
    /// Types and symbols.
    pub(crate) model: &'m SemanticModel,
    /// The module that is being lowered; set by [`Context::in_file`].
    pub(crate) file: FileId,
    /// The modules that the output is made of: the entry and what it leads to.
    pub(crate) modules: BTreeSet<FileId>,
    /// Nix names of symbols, and fresh ones.
    pub(crate) names: Names,
    /// Module-level items and where they are placed.
    pub(crate) outline: Rc<Outline>,
    /// Where module-level items stand, and what the values of the system are called.
    pub(crate) placements: Placements,
    /// The inputs of the flake that is made.
    pub(crate) inputs: Inputs,
    /// Modules with a Nix file of their own that takes a package set.
    pub(crate) entry_packages: std::collections::BTreeMap<FileId, crate::imports::AmbientImport>,
    /// The folder of the output, absolute.
    pub(crate) output_folder: PathBuf,
    /// Imported files of other languages that the output binds, by path.
    pub(crate) foreign: crate::special::foreign::Bound,
    /// The runtime helpers used so far.
    pub(crate) helpers: Helpers,
    /// What stands for a symbol here and now, where that is not its name: a changed variable's newest
    /// value, an imported name's expression. Entered and left by scopes of lowering.
    pub(crate) substitutions: HashMap<SymbolKey, Expr>,
    /// What lowering remembers between its parts.
    pub(crate) lower: crate::lower::State,
    /// How `lib` is reached in this output, if it is: `nixpkgs.lib`, `pkgs.lib`, a module's own `lib`.
    pub(crate) lib: LibAccess,
    /// What is said about the program by emission: what does not fold, what can't be per system.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// How `lib` of nixpkgs can be reached.
#[derive(Clone, Debug, Default)]
pub(crate) struct LibAccess {
    /// The expression, where there is a way.
    pub(crate) expr: Option<Expr>,
    /// The input that the expression names itself; one that is bound by the output is used there.
    pub(crate) input: Option<usize>,
    /// Whether it was used: then the output binds it once.
    pub(crate) is_used: bool,
}

impl<'m> Context<'m> {
    /// The syntax of the current module.
    pub(crate) fn module(&self) -> &'m Module {
        self.module_of(self.file)
    }

    /// The syntax of a module of the program.
    pub(crate) fn module_of(&self, file: FileId) -> &'m Module {
        &self.model.graph().modules[&file].hir
    }

    /// The names of the current module.
    pub(crate) fn bindings(&self) -> &'m Bindings {
        &self.model.graph().modules[&self.file].bindings
    }

    /// The text of the current module.
    pub(crate) fn text(&self) -> &'m str {
        self.model.graph().files.file(self.file).text()
    }

    /// Lowers something of another module.
    pub(crate) fn in_file<T>(&mut self, file: FileId, body: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.file, file);
        let result = body(self);
        self.file = outer;
        result
    }

    /// The origin of a range of the current module.
    pub(crate) fn origin(&self, range: TextRange) -> Origin {
        Some(SourceRange::new(self.file.0, range.start..range.end))
    }

    /// The origin of an expression of the current module.
    pub(crate) fn origin_of(&self, expr: ExprId) -> Origin {
        self.origin(self.module().exprs.range(expr))
    }

    /// The key of a symbol of the current module.
    pub(crate) fn key(&self, symbol: LocalSymbolId) -> SymbolKey {
        SymbolKey { file: self.file, symbol }
    }

    /// A function that Nix has without `builtins.` before it: `map`, `toString`, `throw`. Written with it
    /// where the program has a name of its own like that.
    pub(crate) fn global(&self, name: &'static str) -> Expr {
        if self.names.is_taken(name) { builtin(name) } else { ident(name) }
    }

    /// `lib.NAME`, where `lib` can be reached; marks it used.
    pub(crate) fn lib_function(&mut self, path: &[&str]) -> Option<Expr> {
        let lib = self.lib.expr.clone()?;
        self.lib.is_used = true;
        self.inputs.used.extend(self.lib.input);
        let mut names = path.iter().map(|name| AttrName::from(*name)).collect();
        // `nixpkgs.lib` and `optional`  =>  `nixpkgs.lib.optional`
        Some(match lib.into_kind() {
            ExprKind::Select { target, path: mut before, default: None } => {
                before.append(&mut names);
                select(*target, before)
            }
            kind => select(Expr { kind, origin: None }, names),
        })
    }

    /// Adds what is to be said about the program.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The name `base` for something that the output binds, where every symbol of the program that is
    /// called so is an import of just that; else a fresh one.
    pub(crate) fn name_of_import(&mut self, base: &str, is_same: &dyn Fn(NixpkgsExport) -> bool) -> SmolStr {
        let graph = self.model.graph();
        let is_other = |key: SymbolKey| match follow(graph, key) {
            Target::Ambient(import) => !nixpkgs_value(&import).is_some_and(|value| is_same(value.kind)),
            _ => true,
        };
        if self.symbols_named(base).into_iter().any(is_other) { self.names.fresh(base) } else { base.into() }
    }

    /// As [`Self::name_of_import`] for the package set of an input. Locals of that name hide it as they do
    /// in the source.
    pub(crate) fn name_of_package_set(&mut self, base: &str, input: usize) -> SmolStr {
        let graph = self.model.graph();
        let is_other = |key: &SymbolKey| {
            let symbol = graph.modules[&key.file].bindings.symbol(key.symbol);
            let is_top = symbol.scope == ScopeId(0);
            is_top
                && match follow(graph, *key) {
                    Target::Ambient(import) => self.inputs.position(&import) != Some(input),
                    _ => true,
                }
        };
        let clashes = self.symbols_named(base).iter().any(is_other);
        let is_used = self.placements.slot_names.values().any(|name| name == base);
        if clashes || is_used || !crate::names::can_be_bound(base) {
            self.names.fresh(base)
        } else {
            base.into()
        }
    }

    /// The name under which the package set of an input is first imported.
    pub(crate) fn local_import_name(&self, input: usize) -> Option<SmolStr> {
        let graph = self.model.graph();
        let others = self.modules.iter().copied().filter(|file| *file != self.file);
        for file in std::iter::once(self.file).chain(others) {
            let node = &graph.modules[&file];
            for (at, symbol) in node.bindings.symbols.iter().enumerate() {
                let key = SymbolKey { file, symbol: LocalSymbolId(at as u32) };
                if let Target::Ambient(import) = follow(graph, key)
                    && self.inputs.position(&import) == Some(input)
                    && nixpkgs_value(&import).is_some_and(|value| value.kind == NixpkgsExport::Pkgs)
                {
                    return Some(symbol.name.clone());
                }
            }
        }
        None
    }

    /// All symbols of the program with a name.
    fn symbols_named(&self, name: &str) -> Vec<SymbolKey> {
        let mut found = Vec::new();
        for file in &self.modules {
            let node = &self.model.graph().modules[file];
            for (at, symbol) in node.bindings.symbols.iter().enumerate() {
                if symbol.name == name {
                    found.push(SymbolKey { file: *file, symbol: LocalSymbolId(at as u32) });
                }
            }
        }
        found
    }
}
