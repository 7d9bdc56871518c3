//! Overloads: they stand before their implementation, and it fits each of them.

use tsnix_source::FileId;
use tsnix_source::catalogue::types::{IMPLEMENTATION_NAME, OVERLOAD_MISMATCH, OVERLOAD_WITHOUT_BODY};
use tsnix_syntax::hir::{FunctionBody, FunctionId, Stmt, StmtId};

use crate::checker::Checker;
use crate::types::flags::TypeFlags;

impl Checker {
    /// Function declarations of one list of statements.
    pub(super) fn check_overloads(&mut self, file: FileId, stmts: &[StmtId]) {
        let hir = self.hir(file);
        let function_of = |stmt: Option<&StmtId>| match stmt.map(|stmt| &hir[*stmt]) {
            Some(Stmt::Function { function, modifiers }) if !modifiers.is_declare => Some(*function),
            _ => None,
        };
        let has_body = |function: FunctionId| !matches!(hir[function].body, FunctionBody::None);
        let mut overloads: Vec<FunctionId> = Vec::new();
        for (at, stmt) in stmts.iter().enumerate() {
            let Some(function) = function_of(Some(stmt)) else { continue };
            let name = hir[function].name.as_ref();
            if has_body(function) {
                let own: Vec<FunctionId> = std::mem::take(&mut overloads);
                let own = own
                    .into_iter()
                    .filter(|it| hir[*it].name.as_ref().map(|it| &it.name) == name.map(|it| &it.name));
                self.check_implementation(file, function, &own.collect::<Vec<_>>());
                continue;
            }
            overloads.push(function);
            let next = function_of(stmts.get(at + 1));
            let next_name = next.and_then(|next| hir[next].name.as_ref());
            let range = name.map_or(hir.functions.range(function), |name| name.range);
            match (next, next_name, name) {
                (Some(_), Some(next), Some(name)) if next.name == name.name => {}
                (Some(next), Some(next_name), Some(name)) if has_body(next) => {
                    let message = format!(
                        "the implementation of `{}` must follow, found `{}`",
                        name.name, next_name.name
                    );
                    self.error(file, next_name.range, &IMPLEMENTATION_NAME, message);
                }
                _ => {
                    let message = "no implementation follows this overload".to_owned();
                    self.error(file, range, &OVERLOAD_WITHOUT_BODY, message);
                }
            }
        }
    }

    /// The first overload that the implementation can't stand for is named.
    fn check_implementation(&mut self, file: FileId, function: FunctionId, overloads: &[FunctionId]) {
        let implementation = self.signature_of_function(file, function);
        let implementation = self.erased(implementation);
        for overload in overloads {
            let signature = self.signature_of_function(file, *overload);
            let signature = self.erased(signature);
            let (given, wanted) = (self.return_type_of(implementation), self.return_type_of(signature));
            let results_fit = self.is(wanted, TypeFlags::VOID)
                || self.is_assignable(wanted, given)
                || self.is_assignable(given, wanted);
            if results_fit && self.parameters_fit(implementation, signature) {
                continue;
            }
            let hir = self.hir(file);
            let it = &hir[*overload];
            let range = it.name.as_ref().map_or(hir.functions.range(*overload), |name| name.range);
            let message = "the implementation does not fit this overload".to_owned();
            self.error(file, range, &OVERLOAD_MISMATCH, message);
            return;
        }
    }
}
