//! The project's modules that are no part of the program: nothing imports them yet. What they export is known without
//! checking them, so that completion can offer it with its import.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use tsnix_check::names::{Declaration, bind};
use tsnix_source::FileId;
use tsnix_syntax::hir::VariableKind;
use tsnix_syntax::{FileKind, parse};

use crate::completion::ItemKind;

/// A module that is there and not loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherModule {
    /// Its file (absolute).
    pub path: PathBuf,
    /// What it exports by name; the default is not among it.
    pub exports: Vec<OtherExport>,
    /// Stands for the text that was read.
    hash: u64,
}

impl OtherModule {
    /// Whether that is what a text exports: it is the one that was read.
    pub fn is_of(&self, text: &str) -> bool {
        self.hash == hash_of(text)
    }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// An export of such a module, as its syntax shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherExport {
    /// Its name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: ItemKind,
    /// Whether a type may be called so.
    pub is_type: bool,
    /// Whether a value may be called so.
    pub is_value: bool,
}

/// Reads what a module exports.
pub fn read(path: &Path, text: &str) -> OtherModule {
    let parsed = parse(FileId(0), text, FileKind::Source);
    let bindings = bind(&parsed.module);
    let exports =
        bindings.exports.iter().filter(|(name, _)| *name != "default").filter_map(|(name, symbol)| {
            let declarations = &bindings.symbols.get(symbol.0 as usize)?.declarations;
            let (kind, is_type, is_value) = described(declarations.first()?);
            Some(OtherExport { name: name.to_string(), kind, is_type, is_value })
        });
    OtherModule { path: path.to_path_buf(), exports: exports.collect(), hash: hash_of(text) }
}

/// The kind, whether it is a type, whether it is a value.
fn described(declaration: &Declaration) -> (ItemKind, bool, bool) {
    match declaration {
        Declaration::Variable(_, VariableKind::Const) => (ItemKind::Constant, false, true),
        Declaration::Function(_) => (ItemKind::Function, false, true),
        Declaration::Class(_) => (ItemKind::Class, true, true),
        Declaration::Enum(_) => (ItemKind::Enum, true, true),
        Declaration::Interface(_) => (ItemKind::Interface, true, false),
        Declaration::TypeAlias(_) => (ItemKind::Type, true, false),
        Declaration::Namespace(..) | Declaration::ExportNamespace(_) => (ItemKind::Module, true, true),
        // What is handed on may be anything.
        Declaration::Import(..) | Declaration::Export(..) => (ItemKind::Variable, true, true),
        _ => (ItemKind::Variable, false, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_module_exports() {
        let text = "export const a = 1;\nexport function f() {}\nexport interface I {}\nexport type T = 1;\nconst b = 1;\nexport { b as c };\nexport default 1;\nexport enum E { A }\n";
        let shown: Vec<_> = read(Path::new("/p/o.ts"), text)
            .exports
            .iter()
            .map(|it| format!("{} {:?}", it.name, it.kind))
            .collect();
        assert_eq!(shown, ["f Function", "a Constant", "I Interface", "T Type", "c Variable", "E Enum"]);
        assert!(read(Path::new("/p/o.ts"), "export const {").exports.is_empty());
    }
}
