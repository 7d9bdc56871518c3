//! Statements: the whole of a file is checked here, and nothing of it is asked for by anyone else.
//!
//! Expressions answer on demand; statements say what is wrong. Bodies of functions wait until what is
//! around them is known, as in TypeScript, so that a contextual type is there when they are looked at.

mod body;
mod conditions;
mod control;
mod declarations;
mod exports;
mod interfaces;
mod modules;
mod overloads;
mod types;
mod unsaid;
mod unused;
mod variables;
mod written;

use tsnix_source::catalogue::syntax::EMPTY_IF;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{Stmt, StmtId};

use crate::checker::{CheckMode, Checker};

impl Checker {
    /// Everything wrong with a file, by place.
    pub(crate) fn diagnostics_of(&mut self, file: FileId) -> Vec<Diagnostic> {
        self.check_file(file);
        let mut found = self.diagnostics.get(&file).cloned().unwrap_or_default();
        found.sort_by_key(|it| (it.range.start, it.range.end, it.code.number));
        found
    }

    /// Checks all statements of a file and the bodies of its functions.
    pub(crate) fn check_file(&mut self, file: FileId) {
        if self.is_library(file) || !self.answers.checked_files.insert(file) {
            return;
        }
        let hir = self.hir(file);
        self.check_duplicates(file);
        self.check_default_exports(file);
        self.check_export_names(file);
        self.check_stmts(file, &hir.body);
        self.check_deferred();
        self.check_written_types(file);
        self.check_written(file);
        self.check_deferred();
        self.check_unused(file);
    }

    fn names_only_a_type(&mut self, file: FileId, expr: tsnix_syntax::hir::ExprId) -> bool {
        let hir = self.hir(file);
        let tsnix_syntax::hir::Expr::Name(name) = &hir[expr] else { return false };
        let scope = self.bindings(file).expr_scope(expr);
        self.resolve_name(file, scope, name, crate::names::Meaning::VALUE).is_none()
            && self.resolve_name(file, scope, name, crate::names::Meaning::TYPE).is_some()
    }

    pub(crate) fn check_stmts(&mut self, file: FileId, stmts: &[StmtId]) {
        self.check_overloads(file, stmts);
        self.check_reached(file, stmts);
        for stmt in stmts {
            self.check_stmt(file, *stmt);
        }
    }

    pub(crate) fn check_stmt(&mut self, file: FileId, stmt: StmtId) {
        stacker::maybe_grow(128 * 1024, 4 * 1024 * 1024, || self.check_stmt_inner(file, stmt));
    }

    fn report_empty_if(&mut self, file: FileId, range: tsnix_source::TextRange) {
        let diagnostic = Diagnostic::new(&EMPTY_IF, file, range, "the `;` is all that the `if` does")
            .with_help("take the `;` away, or the `if`");
        self.report(diagnostic);
    }

    fn check_stmt_inner(&mut self, file: FileId, stmt: StmtId) {
        let hir = self.hir(file);
        match &hir[stmt] {
            Stmt::Expr(expr) => {
                self.check_expr_cached(file, *expr, CheckMode::NORMAL);
            }
            Stmt::Variable(decl) => {
                for at in 0..decl.declarators.len() {
                    self.check_declarator(file, stmt, at as u32);
                }
            }
            Stmt::Function { function, .. } => self.defer_body(file, *function),
            Stmt::Interface(_) => self.check_interface(file, stmt),
            Stmt::TypeAlias(_) => self.check_written_types_in(file, hir.stmts.range(stmt)),
            Stmt::Return(value) => self.check_return(file, stmt, *value),
            Stmt::If { test, then, otherwise } => {
                self.check_condition(file, *test);
                if matches!(hir[*then], Stmt::Empty) {
                    self.report_empty_if(file, hir.stmts.range(*then));
                }
                self.check_tested_functions(file, *test, Some(hir.stmts.range(*then)));
                self.check_stmt(file, *then);
                if let Some(otherwise) = otherwise {
                    self.check_stmt(file, *otherwise);
                }
            }
            Stmt::Switch { value, cases } => self.check_switch(file, stmt, *value, cases),
            Stmt::Throw(value) => {
                self.check_expr_cached(file, *value, CheckMode::NORMAL);
            }
            Stmt::Try { body, handler, finalizer } => {
                self.check_stmts(file, body);
                if let Some(handler) = handler {
                    if let Some(binding) = handler.binding {
                        self.check_pattern(file, binding);
                    }
                    self.check_stmts(file, &handler.body);
                }
                if let Some(finalizer) = finalizer {
                    self.check_stmts(file, finalizer);
                }
            }
            Stmt::Block(stmts) => self.check_stmts(file, stmts),
            Stmt::For { init, test, update, body } => {
                if let Some(init) = init {
                    self.check_stmt(file, *init);
                }
                if let Some(test) = test {
                    self.check_condition(file, *test);
                }
                if let Some(update) = update {
                    self.check_expr_cached(file, *update, CheckMode::NORMAL);
                }
                self.check_stmt(file, *body);
            }
            Stmt::ForOf { binding, iterable, body, .. } => {
                self.check_for_of(file, stmt, *binding, *iterable);
                self.check_stmt(file, *body);
            }
            Stmt::ForIn { binding, object, body } => {
                self.check_expr_cached(file, *object, CheckMode::NORMAL);
                self.check_pattern(file, Self::for_binding_pattern(*binding));
                self.check_stmt(file, *body);
            }
            Stmt::While { test, body } => {
                self.check_condition(file, *test);
                self.check_stmt(file, *body);
            }
            Stmt::DoWhile { body, test } => {
                self.check_stmt(file, *body);
                self.check_condition(file, *test);
            }
            Stmt::Labeled { body, .. } => self.check_stmt(file, *body),
            Stmt::With { object, body } => {
                self.check_expr_cached(file, *object, CheckMode::NORMAL);
                self.check_stmt(file, *body);
            }
            Stmt::Import(_) | Stmt::ExportNamed(_) | Stmt::ExportAll { .. } => {
                self.check_import_or_export(file, stmt)
            }
            // `export default Name` of an interface exports the type.
            Stmt::ExportDefault(expr) if self.names_only_a_type(file, *expr) => {}
            Stmt::ExportDefault(expr) | Stmt::ExportAssignment(expr) => {
                self.check_expr_cached(file, *expr, CheckMode::NORMAL);
            }
            Stmt::Namespace(decl) => self.check_stmts(file, &decl.body),
            Stmt::Missing
            | Stmt::Empty
            | Stmt::Class { .. }
            | Stmt::Enum(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::ImportEquals { .. }
            | Stmt::ExportAsNamespace(_)
            | Stmt::Debugger => {}
        }
    }
}
