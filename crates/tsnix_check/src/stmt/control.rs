//! `switch`: every case can be met.

use tsnix_source::catalogue::types::{CASE_NOT_COMPARABLE, FALLTHROUGH_CASE, UNREACHABLE_CODE};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, Stmt, StmtId, SwitchCase};

use crate::checker::{CheckMode, Checker};
use crate::types::flags::TypeFlags;

impl Checker {
    pub(super) fn check_switch(&mut self, file: FileId, stmt: StmtId, value: ExprId, cases: &[SwitchCase]) {
        let switched = self.check_expr_cached(file, value, CheckMode::NORMAL);
        for (at, case) in cases.iter().enumerate() {
            if let Some(test) = case.test {
                self.check_case(file, switched, test);
            }
            self.check_stmts(file, &case.body);
            let end = self.bindings(file).case_end(stmt, at as u32);
            if self.options.no_fallthrough_cases
                && at + 1 < cases.len()
                && !case.body.is_empty()
                && end.is_some_and(|end| self.is_reachable_flow(file, end))
            {
                let message = "the case falls through to the next one";
                let diagnostic = Diagnostic::new(&FALLTHROUGH_CASE, file, case.range, message)
                    .with_help("end it with `break` or `return`");
                self.report(diagnostic);
            }
        }
    }

    /// Code that no way leads to, where the project does not want any.
    pub(super) fn check_reached(&mut self, file: FileId, stmts: &[StmtId]) {
        if !self.options.no_unreachable_code {
            return;
        }
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        let says_nothing = |stmt: &StmtId| {
            matches!(
                hir[*stmt],
                Stmt::Function { .. }
                    | Stmt::Interface(_)
                    | Stmt::TypeAlias(_)
                    | Stmt::Empty
                    | Stmt::Missing
                    | Stmt::Block(_)
            )
        };
        for stmt in stmts.iter().filter(|stmt| !says_nothing(stmt)) {
            if !self.is_reachable_flow(file, bindings.stmt_flow(*stmt)) {
                let range = hir.stmts.range(*stmt);
                let message = "no way leads to this code";
                let diagnostic =
                    Diagnostic::new(&UNREACHABLE_CODE, file, range, message).with_help("take it away");
                self.report(diagnostic);
                return;
            }
        }
    }

    fn check_case(&mut self, file: FileId, switched: crate::types::data::TypeId, test: ExprId) {
        let found = self.check_expr_cached(file, test, CheckMode::NORMAL);
        let is_nullish = |this: &Self, ty| this.is(ty, TypeFlags::NULLABLE);
        if is_nullish(self, switched) || is_nullish(self, found) {
            return;
        }
        if self.is_comparable(switched, found) || self.is_comparable(found, switched) {
            return;
        }
        let range = self.hir(file).exprs.range(test);
        let (found, wanted) = self.type_pair(found, switched);
        let message = format!("a value of type `{wanted}` is never `{found}`");
        let diagnostic = Diagnostic::new(&CASE_NOT_COMPARABLE, file, range, message)
            .with_help("take the case away, or correct its value");
        self.report(diagnostic);
    }
}
