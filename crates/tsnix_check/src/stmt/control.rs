//! `switch`: every case can be met.

use tsnix_source::catalogue::types::CASE_NOT_COMPARABLE;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, SwitchCase};

use crate::checker::{CheckMode, Checker};
use crate::types::flags::TypeFlags;

impl Checker {
    pub(super) fn check_switch(&mut self, file: FileId, value: ExprId, cases: &[SwitchCase]) {
        let switched = self.check_expr_cached(file, value, CheckMode::NORMAL);
        for case in cases {
            if let Some(test) = case.test {
                self.check_case(file, switched, test);
            }
            self.check_stmts(file, &case.body);
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
