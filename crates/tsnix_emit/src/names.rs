//! Nix names for TypeScript names.
//!
//! A name is kept wherever Nix can say it. One that is a keyword in Nix, or has letters that Nix does not
//! have, gets a near one that nothing else in the program is called; so does everything that the compiler
//! names itself. Shadowing needs no care: both languages look names up from the inside out.

use std::collections::{BTreeSet, HashMap, HashSet};

use nix_tree::is_global_name;
use smol_str::SmolStr;
use tsnix_check::module_graph::ModuleGraph;
use tsnix_check::names::Meaning;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, Pattern};

use crate::context::SymbolKey;

/// Nix names of one output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Every name that some module of the program declares, and every name given by us.
    taken: HashSet<SmolStr>,
    given: HashMap<SymbolKey, SmolStr>,
    /// Names of the output itself: inputs.
    reserved: HashSet<SmolStr>,
    /// Whether some `_` is read: it would be hidden by every `_:` that is written for what takes nothing.
    reads_underscore: bool,
    /// The number behind a base from which on names may be free: those before it are not asked again.
    next: HashMap<SmolStr, usize>,
}

/// What can't be bound in Nix, or would hide what every output needs.
const RESERVED: &[&str] = &[
    "assert", "builtins", "else", "false", "if", "in", "inherit", "let", "null", "or", "rec", "then", "true",
    "with",
];

impl Names {
    /// Collects the names that the program uses.
    pub(crate) fn new(graph: &ModuleGraph, modules: &BTreeSet<FileId>) -> Self {
        let user_modules = modules.iter().filter_map(|file| graph.module(*file));
        let is_underscore = |expr: &Expr| match expr {
            Expr::Name(name) => name == "_",
            // `part._`
            Expr::Member { name, .. } => name.name == "_",
            _ => false,
        };
        let mut exprs = user_modules.clone().flat_map(|it| it.hir.exprs.ids().map(|expr| &it.hir[expr]));
        let reads_underscore = exprs.any(is_underscore);
        let symbols = user_modules.clone().flat_map(|module| &module.bindings.symbols);
        // What an import is called here is not written: what it stands for is.
        let declared = symbols.filter(|symbol| symbol.meaning != Meaning::ALIAS);
        // ({ at: [h, m] }) => ...  =>  { at, ... }: ...: a key that is taken apart is bound too.
        let patterns = user_modules.flat_map(|it| it.hir.patterns.ids().map(|pattern| &it.hir[pattern]));
        let keys = patterns.flat_map(|pattern| match pattern {
            Pattern::Object { properties, .. } => properties.as_slice(),
            _ => &[],
        });
        let keys = keys.filter_map(|property| property.key.static_name());
        Self {
            taken: declared.map(|symbol| symbol.name.clone()).chain(keys).collect(),
            given: HashMap::new(),
            reserved: HashSet::new(),
            reads_underscore,
            next: HashMap::new(),
        }
    }

    /// Whether something in the program has this name.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// The Nix name of a symbol that is called `name` in TypeScript; always the same for one symbol.
    pub(crate) fn of(&mut self, key: SymbolKey, name: &str) -> SmolStr {
        if let Some(given) = self.given.get(&key) {
            return given.clone();
        }
        let is_read = name == "_" && self.reads_underscore;
        let is_free = can_be_bound(name) && !self.reserved.contains(name) && !is_read;
        let given = if is_free { name.into() } else { self.fresh(&sanitized(name)) };
        self.given.insert(key, given.clone());
        given
    }

    /// Gives a symbol a name that nothing else in the program has, as near to `name` as can be.
    pub(crate) fn rename(&mut self, key: SymbolKey, name: &str) -> SmolStr {
        let given = self.fresh(&sanitized(name));
        self.given.insert(key, given.clone());
        given
    }

    /// Says that a symbol is written under a name that was chosen elsewhere.
    pub(crate) fn assign(&mut self, key: SymbolKey, name: impl Into<SmolStr>) {
        let name = name.into();
        self.taken.insert(name.clone());
        self.given.insert(key, name);
    }

    /// Keeps a name for the output: symbols of the program that are called so are written otherwise.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.reserved.insert(name.into());
    }

    /// Whether something is written under this name already.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.taken.contains(name) || self.reserved.contains(name)
    }

    /// Frees names that [`Names::fresh`] gave: what they were bound in is complete.
    pub(crate) fn release(&mut self, names: impl IntoIterator<Item = SmolStr>) {
        for name in names {
            self.taken.remove(&name);
            self.next.remove(&name);
            // x12 is a free name for `x`, and one for `x1`.
            let digits = name.len() - name.trim_end_matches(|it: char| it.is_ascii_digit()).len();
            for at in name.len() - digits..name.len() {
                let Ok(number) = name[at..].parse::<usize>() else { continue };
                if let Some(next) = self.next.get_mut(&name[..at]) {
                    *next = number.min(*next);
                }
            }
        }
    }

    /// A name for what the compiler binds itself: `base`, or `base1`, `base2`, ... where that is taken.
    pub(crate) fn fresh(&mut self, base: &str) -> SmolStr {
        // `$x` with any number behind it is still no name in Nix.
        let base = if is_identifier(base) { base.to_owned() } else { sanitized(base) };
        let numbered = |count: usize| match count {
            0 => SmolStr::new(&base),
            _ => SmolStr::from(format!("{base}{count}")),
        };
        let mut count = self.next.get(base.as_str()).copied().unwrap_or(0);
        let mut name = numbered(count);
        // A program may hide what Nix gives a name to everywhere, what is bound for it may not: the text around uses it.
        while !can_be_bound(&name) || name == "_" || is_global_name(&name) || self.is_given(&name) {
            count += 1;
            name = numbered(count);
        }
        self.next.insert(base.as_str().into(), count + 1);
        self.taken.insert(name.clone());
        name
    }
}

/// Whether Nix can bind the name as it is.
pub(crate) fn can_be_bound(name: &str) -> bool {
    is_identifier(name) && !RESERVED.contains(&name)
}

/// Nix's identifiers: a letter or `_`, then letters, digits, `_`, `'`, `-`.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    starts && chars.all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '\'' | '-'))
}

/// The nearest identifier.
fn sanitized(name: &str) -> String {
    let keep = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let text: String = name.chars().map(|char| if keep(char) { char } else { '_' }).collect();
    if text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        if RESERVED.contains(&text.as_str()) { format!("{text}_") } else { text }
    } else {
        format!("_{text}")
    }
}
