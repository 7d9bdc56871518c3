//! Names that are never used, where the project asks for it.

use tsnix_source::catalogue::names::UNUSED;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{Pattern, VariableKind};

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbol, LocalSymbolId, ScopeId, declaration_range};

impl Checker {
    pub(super) fn check_unused(&mut self, file: FileId) {
        if !self.options.no_unused_locals && !self.options.no_unused_parameters {
            return;
        }
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        for (at, symbol) in bindings.symbols.iter().enumerate() {
            let local = LocalSymbolId(at as u32);
            let whole = self.symbol_of_local(file, local);
            let is_used = self.answers.used_symbols.contains(&whole)
                || self.answers.used_locals.contains(&(file, local));
            let is_global = symbol.scope == ScopeId(0) && !hir.is_module;
            if is_used || symbol.is_exported || is_global || symbol.name.starts_with('_') {
                continue;
            }
            if let Some(declaration) = symbol.declarations.first()
                && self.is_asked_about(symbol, declaration)
                && !is_in_object_with_rest(&hir, &bindings, declaration)
            {
                let range = declaration_range(&hir, declaration);
                let message = format!("`{}` is never used", symbol.name);
                let diagnostic = Diagnostic::new(&UNUSED, file, range, message)
                    .with_help("take it away, or start its name with `_`");
                self.report(diagnostic);
            }
        }
    }

    fn is_asked_about(&self, _symbol: &LocalSymbol, declaration: &Declaration) -> bool {
        match declaration {
            Declaration::Param(..) => self.options.no_unused_parameters,
            Declaration::Variable(
                _,
                VariableKind::Var | VariableKind::Const | VariableKind::Let | VariableKind::Using,
            )
            | Declaration::Function(_)
            | Declaration::Import(..)
            | Declaration::Interface(_)
            | Declaration::TypeAlias(_) => self.options.no_unused_locals,
            Declaration::TypeParam(_) => self.options.no_unused_parameters,
            _ => false,
        }
    }
}

/// `const { a, ...rest } = x`: `a` is named to keep it out of `rest`.
fn is_in_object_with_rest(
    hir: &tsnix_syntax::hir::Module,
    bindings: &crate::names::Bindings,
    declaration: &Declaration,
) -> bool {
    let (Declaration::Variable(pattern, _) | Declaration::Param(pattern, _)) = declaration else {
        return false;
    };
    match bindings.pattern_origin(*pattern) {
        crate::names::PatternOrigin::Property(outer, _) => {
            matches!(&hir[outer], Pattern::Object { rest: Some(_), .. })
        }
        _ => false,
    }
}
