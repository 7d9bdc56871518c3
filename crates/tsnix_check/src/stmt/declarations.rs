//! Names that are declared twice.

use tsnix_source::catalogue::names::{
    DUPLICATE_FUNCTION, DUPLICATE_NAME, IMPORT_CONFLICT, REDECLARED, SEVERAL_DEFAULTS,
};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{FunctionBody, Module, Stmt, VariableKind};

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbol, Meaning, declaration_range};

impl Checker {
    pub(super) fn check_duplicates(&mut self, file: FileId) {
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        for symbol in &bindings.symbols {
            if symbol.declarations.len() > 1 {
                self.check_symbol_duplicates(file, &hir, symbol);
            }
        }
    }

    /// A module gives one value by default.
    pub(super) fn check_default_exports(&mut self, file: FileId) {
        let hir = self.hir(file);
        let mut found: Vec<TextRange> = Vec::new();
        let mut functions = 0;
        for stmt in &hir.body {
            match &hir[*stmt] {
                Stmt::ExportDefault(_) => found.push(hir.stmts.range(*stmt)),
                Stmt::Function { function, modifiers } if modifiers.is_default => {
                    if hir[*function].body == FunctionBody::None {
                        continue;
                    }
                    functions += 1;
                    let name = hir[*function].name.as_ref().map(|it| it.range);
                    found.push(name.unwrap_or(hir.stmts.range(*stmt)));
                }
                Stmt::Class { modifiers, .. } if modifiers.is_default => found.push(hir.stmts.range(*stmt)),
                Stmt::ExportNamed(decl) => {
                    let defaults = decl.specifiers.iter().filter(|it| hir[**it].exported.name == "default");
                    found.extend(defaults.map(|it| hir[*it].exported.range));
                }
                _ => {}
            }
        }
        // Functions alone are implementations of one function.
        if found.len() < 2 || functions == found.len() {
            return;
        }
        for range in found {
            let message = "the module has more than one default export";
            let diagnostic = Diagnostic::new(&SEVERAL_DEFAULTS, file, range, message)
                .with_help("keep one of them, and give the others names");
            self.report(diagnostic);
        }
    }

    fn check_symbol_duplicates(&mut self, file: FileId, hir: &Module, symbol: &LocalSymbol) {
        let of = |wanted: fn(&Declaration) -> bool| symbol.declarations.iter().filter(move |it| wanted(it));
        if of(is_import).count() > 0 {
            let conflicting = symbol.declarations.iter().any(|it| !is_import(it));
            let code = if conflicting { &IMPORT_CONFLICT } else { &DUPLICATE_NAME };
            for declaration in of(is_import) {
                self.duplicate(file, hir, symbol, declaration, code);
            }
            return;
        }
        let values: Vec<_> = symbol.declarations.iter().filter(|it| is_value(hir, it)).collect();
        let functions = values.iter().filter(|it| matches!(it, Declaration::Function(_))).count();
        if functions == values.len() && functions > 1 {
            for declaration in values {
                self.duplicate(file, hir, symbol, declaration, &DUPLICATE_FUNCTION);
            }
        } else if values.len() > 1 && !values.iter().all(|it| is_var(it)) {
            let code = if values.first().is_some_and(|it| is_block_scoped(it)) {
                &REDECLARED
            } else {
                &DUPLICATE_NAME
            };
            for declaration in values {
                self.duplicate(file, hir, symbol, declaration, code);
            }
        }
        let types = symbol.declarations.iter().filter(|it| {
            matches!(it, Declaration::TypeAlias(_) | Declaration::Interface(_) | Declaration::TypeParam(_))
        });
        let types: Vec<_> = types.collect();
        let all_interfaces = types.iter().all(|it| matches!(it, Declaration::Interface(_)));
        if types.len() > 1 && !all_interfaces {
            for declaration in types {
                self.duplicate(file, hir, symbol, declaration, &DUPLICATE_NAME);
            }
        }
        let _ = Meaning::NONE;
    }

    fn duplicate(
        &mut self,
        file: FileId,
        hir: &Module,
        symbol: &LocalSymbol,
        declaration: &Declaration,
        code: &'static Code,
    ) {
        let range = declaration_range(hir, declaration);
        let message = format!("`{}` is declared more than once", symbol.name);
        let mut diagnostic = Diagnostic::new(code, file, range, message).with_help("rename one of them");
        let other = symbol.declarations.iter().find(|it| *it != declaration);
        if let Some(other) = other {
            diagnostic = diagnostic.with_related(file, declaration_range(hir, other), "also declared here");
        }
        self.report(diagnostic);
    }
}

fn is_import(declaration: &Declaration) -> bool {
    matches!(declaration, Declaration::Import(..) | Declaration::ImportEquals(_))
}

fn is_value(hir: &Module, declaration: &Declaration) -> bool {
    match declaration {
        Declaration::Variable(..)
        | Declaration::Param(..)
        | Declaration::Catch(_)
        | Declaration::Class(_) => true,
        // Overloads declare one function together.
        Declaration::Function(function) => hir[*function].body != FunctionBody::None,
        _ => false,
    }
}

fn is_var(declaration: &Declaration) -> bool {
    matches!(declaration, Declaration::Variable(_, VariableKind::Var) | Declaration::Param(..))
        && !matches!(declaration, Declaration::Param(..))
}

fn is_block_scoped(declaration: &Declaration) -> bool {
    matches!(
        declaration,
        Declaration::Variable(_, VariableKind::Const | VariableKind::Let | VariableKind::Using)
    )
}
