//! Names that a module exports more than once: beside its declarations (`export { a }`).

use indexmap::IndexMap;
use tsnix_source::catalogue::names::{DUPLICATE_NAME, EXPORT_CONFLICT, EXPORTED_TWICE};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{FunctionBody, Module, Name, Stmt};

use crate::checker::Checker;
use crate::names::{Bindings, Declaration, LocalSymbol, Meaning, ScopeId, declaration_range};

/// A name in `export { a as b }`, and what it may stand for here.
type Specifier = (TextRange, Meaning);

impl Checker {
    pub(super) fn check_export_names(&mut self, file: FileId) {
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        for (name, specifiers) in named_exports(&hir, &bindings) {
            let declared = bindings.symbols.iter().find(|it| is_exported_as(&hir, it, &name));
            if specifiers.len() > 1 {
                for (range, _) in &specifiers {
                    self.export_error(file, *range, &DUPLICATE_NAME, &name);
                }
            }
            if let Some(declared) = declared {
                self.check_beside_declaration(file, &hir, declared, &specifiers);
            }
        }
    }

    fn check_beside_declaration(
        &mut self,
        file: FileId,
        hir: &Module,
        declared: &LocalSymbol,
        specifiers: &[Specifier],
    ) {
        // Interfaces and overloads declare one thing together.
        let is_counted = |it: &&Declaration| match it {
            Declaration::Interface(_) | Declaration::Export(..) => false,
            Declaration::Function(function) => hir[*function].body != FunctionBody::None,
            _ => true,
        };
        let declarations: Vec<_> = declared.declarations.iter().filter(is_counted).collect();
        let count = declarations.len() + specifiers.len();
        let is_type = declarations.iter().any(|it| matches!(it, Declaration::TypeAlias(_)));
        if count > 1 && !(is_type && count == 2) {
            let places = declarations.iter().map(|it| declaration_range(hir, it));
            let places: Vec<_> = places.chain(specifiers.iter().map(|(range, _)| *range)).collect();
            for range in places {
                self.export_error(file, range, &EXPORTED_TWICE, &declared.name);
            }
        }
        for (range, meaning) in specifiers {
            if meaning.intersects(declared.meaning) {
                self.export_error(file, *range, &EXPORT_CONFLICT, &declared.name);
            }
        }
    }

    fn export_error(&mut self, file: FileId, range: TextRange, code: &'static Code, name: &str) {
        let message = format!("`{name}` is exported more than once");
        self.report(
            Diagnostic::new(code, file, range, message).with_help("export it once, or under another name"),
        );
    }
}

fn named_exports(hir: &Module, bindings: &Bindings) -> IndexMap<Name, Vec<Specifier>> {
    let mut found: IndexMap<Name, Vec<Specifier>> = IndexMap::new();
    for stmt in &hir.body {
        let Stmt::ExportNamed(decl) = &hir[*stmt] else { continue };
        for id in &decl.specifiers {
            let specifier = &hir[*id];
            // More than one default is said elsewhere.
            if specifier.exported.name == "default" {
                continue;
            }
            let any = Meaning::VALUE.union(Meaning::TYPE).union(Meaning::NAMESPACE);
            let local = bindings.lookup(ScopeId(0), &specifier.local.name, any);
            let meaning = match &decl.from {
                Some(_) => Meaning::ALIAS,
                None => local.map_or(Meaning::NONE, |local| bindings.symbol(local).meaning),
            };
            found
                .entry(specifier.exported.name.clone())
                .or_default()
                .push((specifier.exported.range, meaning));
        }
    }
    found
}

/// Whether a declaration is exported under its own name: `export const a = 1`.
fn is_exported_as(hir: &Module, symbol: &LocalSymbol, name: &str) -> bool {
    let is_default = |stmt: &&tsnix_syntax::hir::StmtId| match &hir[**stmt] {
        Stmt::Function { function, modifiers } => {
            modifiers.is_default && symbol.declarations.contains(&Declaration::Function(*function))
        }
        Stmt::Interface(decl) => {
            decl.modifiers.is_default && symbol.declarations.contains(&Declaration::Interface(**stmt))
        }
        _ => false,
    };
    symbol.is_exported
        && symbol.name == name
        && !matches!(
            symbol.declarations.first(),
            Some(Declaration::Export(..) | Declaration::ExportNamespace(_))
        )
        && !hir.body.iter().any(|stmt| is_default(&stmt))
}
