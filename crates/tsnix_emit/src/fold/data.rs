//! What imported data files say, for folding: JSON is an expression of TypeScript's, TOML is read here.

use indexmap::IndexMap;
use smol_str::SmolStr;
use tsnix_check::module_graph::ForeignKind;
use tsnix_syntax::hir::Stmt;

use super::{Const, Folded, Folder, Scope, member};
use crate::imports::{ForeignImport, ImportedName};

impl Folder<'_, '_> {
    /// The value of an imported data file, or of the part that is imported; nothing for one that only Nix can read.
    pub(super) fn data(&self, import: &ForeignImport) -> Option<Folded> {
        if !self.reads_data {
            return None;
        }
        let whole = match import.file.kind {
            ForeignKind::Json => self.json(import)?,
            ForeignKind::Toml => Ok(self.toml(import)?),
            ForeignKind::Nix => return None,
        };
        match (&import.name, whole) {
            (ImportedName::Named(name), Ok(value)) => member(&value, name).map(Ok),
            (_, whole) => Some(whole),
        }
    }

    fn json(&self, import: &ForeignImport) -> Option<Folded> {
        let file = import.file.text?;
        let module = &self.ctx.model.graph().module(file)?.hir;
        let value = module.body.iter().find_map(|stmt| match module[*stmt] {
            Stmt::ExportDefault(value) => Some(value),
            _ => None,
        })?;
        Some(self.expr(file, value, &Scope::new()))
    }

    fn toml(&self, import: &ForeignImport) -> Option<Const> {
        let text = self.ctx.model.graph().files.file(import.file.text?).text();
        of_toml(toml::Value::Table(text.parse().ok()?))
    }
}

/// A value of TOML; a date has no word in Nix.
fn of_toml(value: toml::Value) -> Option<Const> {
    Some(match value {
        toml::Value::String(text) => Const::String(text.into()),
        // What a float can't hold exactly is not folded.
        toml::Value::Integer(value) => Const::Number(Some(value as f64).filter(|it| *it as i64 == value)?),
        toml::Value::Float(value) => Const::Number(value),
        toml::Value::Boolean(value) => Const::Bool(value),
        toml::Value::Datetime(_) => return None,
        toml::Value::Array(items) => Const::List(items.into_iter().map(of_toml).collect::<Option<_>>()?),
        toml::Value::Table(table) => {
            let mut object = IndexMap::new();
            for (name, value) in table {
                // What can't be known stops only whoever asks for it.
                if let Some(value) = of_toml(value) {
                    object.insert(SmolStr::from(name), value);
                }
            }
            Const::Object(object)
        }
    })
}
