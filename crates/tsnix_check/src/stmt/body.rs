//! Bodies of functions: checked when everything around them was.

use tsnix_source::catalogue::types::{
    MISSING_RETURN, MUST_RETURN, NEVER_ENDS, NOT_ALL_PATHS, NOT_ASSIGNABLE,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ExprId, FunctionBody, FunctionId, FunctionKind, Stmt, StmtId, TypeNode};

use crate::checker::{CheckMode, Checker};
use crate::names::FlowId;
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// Puts a function's body on the list of those that wait.
    pub(crate) fn defer_body(&mut self, file: FileId, function: FunctionId) {
        let is_known = self.answers.checked_bodies.contains(&(file, function));
        if !is_known && !self.deferred.contains(&(file, function)) {
            self.deferred.push((file, function));
        }
    }

    /// Checks the bodies that wait, and those that come up meanwhile.
    pub(crate) fn check_deferred(&mut self) {
        while !self.deferred.is_empty() {
            let waiting = std::mem::take(&mut self.deferred);
            for (file, function) in waiting {
                if self.answers.checked_bodies.insert((file, function)) && !self.is_library(file) {
                    self.check_body(file, function);
                }
            }
        }
    }

    fn check_body(&mut self, file: FileId, id: FunctionId) {
        let hir = self.hir(file);
        let function = &hir[id];
        self.check_implicit_any_params(file, id);
        for (at, param) in function.params.iter().enumerate() {
            self.check_param(file, id, at as u32, param);
        }
        let declared = function.return_type;
        let declared = declared.map(|node| (self.type_from_node(file, node), hir.type_nodes.range(node)));
        match &function.body {
            FunctionBody::None => {}
            FunctionBody::Expr(expr) => {
                let found = self.check_expr_cached(file, *expr, CheckMode::NORMAL);
                if let Some((wanted, _)) = declared {
                    self.check_returned(file, found, wanted, Some(*expr), hir.exprs.range(*expr));
                }
            }
            FunctionBody::Block(stmts) => {
                self.check_stmts(file, stmts);
                self.check_all_paths(file, id, declared);
            }
        }
        if function.return_type.is_none() {
            // What it gives is worked out, so that a circle is noticed.
            let signature = self.signature_of_function(file, id);
            self.return_type_of(signature);
        }
    }

    fn check_param(&mut self, file: FileId, function: FunctionId, at: u32, param: &tsnix_syntax::hir::Param) {
        let wanted = self.type_of_param(file, function, at);
        if let Some(default) = param.default {
            let found = self.check_expr_cached(file, default, CheckMode::NORMAL);
            // The type may be written, or be that of the context.
            let range = self.hir(file).patterns.range(param.pattern);
            if param.ty.is_some() {
                self.answers.targets.insert((file, default), wanted);
            }
            self.check_assignable_at(file, found, wanted, range, Some(default), &NOT_ASSIGNABLE);
        }
        self.check_pattern(file, param.pattern);
    }

    /// A `return`: its value fits the declared type.
    pub(super) fn check_return(&mut self, file: FileId, stmt: StmtId, value: Option<ExprId>) {
        let bindings = self.bindings(file);
        let scope = bindings.stmt_scope(stmt);
        let function = bindings.scopes[scope.index()].function;
        let found = match value {
            Some(value) => self.check_expr_cached(file, value, CheckMode::NORMAL),
            None => t::UNDEFINED,
        };
        let Some(function) = function else { return };
        let hir = self.hir(file);
        let range = hir.stmts.range(stmt);
        match hir[function].return_type {
            Some(node) => {
                let wanted = match hir[node] {
                    TypeNode::Predicate { is_assertion: false, .. } => t::BOOLEAN,
                    TypeNode::Predicate { is_assertion: true, .. } => t::VOID,
                    _ => self.type_from_node(file, node),
                };
                if value.is_some() || !self.maybe(wanted, TypeFlags::VOID | TypeFlags::ANY_OR_UNKNOWN) {
                    self.check_returned(file, found, wanted, value, range);
                }
            }
            None if value.is_none() && self.options.no_implicit_returns => {
                let signature = self.signature_of_function(file, function);
                let given = self.return_type_of(signature);
                if !self.maybe(given, TypeFlags::VOID | TypeFlags::ANY_OR_UNKNOWN | TypeFlags::UNDEFINED) {
                    self.report(not_all_paths(file, range));
                }
            }
            None => {}
        }
    }

    /// Each branch of `c ? a : b` is a value of its own, and the message stands at the one that does not fit.
    fn check_returned(
        &mut self,
        file: FileId,
        found: TypeId,
        wanted: TypeId,
        value: Option<ExprId>,
        range: TextRange,
    ) {
        let hir = self.hir(file);
        if let Some(value) = value
            && let tsnix_syntax::hir::Expr::Conditional { then, otherwise, .. } = hir[value]
        {
            for branch in [then, otherwise] {
                let found = self.check_expr_cached(file, branch, CheckMode::NORMAL);
                self.check_returned(file, found, wanted, Some(branch), hir.exprs.range(branch));
            }
            self.answers.targets.insert((file, value), wanted);
            return;
        }
        if let Some(value) = value {
            self.answers.targets.insert((file, value), wanted);
        }
        self.check_assignable_at(file, found, wanted, range, value, &NOT_ASSIGNABLE);
    }

    /// A function that says what it gives does so on every way through it.
    fn check_all_paths(&mut self, file: FileId, id: FunctionId, declared: Option<(TypeId, TextRange)>) {
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        if hir[id].kind == FunctionKind::Constructor || hir[id].is_generator || hir[id].is_async {
            return;
        }
        // Where `undefined` is among several things that are given, the option asks for a `return` all the same.
        if let Some((wanted, _)) = declared
            && (self.maybe(wanted, TypeFlags::VOID) || self.is(wanted, TypeFlags::ANY | TypeFlags::UNDEFINED))
        {
            return;
        }
        if !self.is_reachable_flow(file, bindings.function_end(id)) {
            return;
        }
        let returns = bindings.returns(id);
        let has_return = returns.iter().any(|stmt| {
            matches!(hir[*stmt], Stmt::Return(Some(_))) && bindings.stmt_flow(*stmt) != FlowId::UNREACHABLE
        });
        let Some((wanted, range)) = declared else {
            if self.options.no_implicit_returns && has_return {
                let signature = self.signature_of_function(file, id);
                let given = self.return_type_of(signature);
                let unwanted = TypeFlags::VOID | TypeFlags::ANY_OR_UNKNOWN;
                if !self.maybe(given, unwanted) && !self.only_undefined(given) {
                    let range = hir[id].name.as_ref().map_or(hir.functions.range(id), |name| name.range);
                    self.report(not_all_paths(file, range));
                }
            }
            return;
        };
        let shown = self.type_to_string(wanted);
        if self.is(wanted, TypeFlags::NEVER) {
            let message = "a function that gives `never` may come to its end";
            self.report(
                Diagnostic::new(&NEVER_ENDS, file, range, message).with_help("throw on every way through it"),
            );
        } else if !has_return && !self.maybe(wanted, TypeFlags::UNDEFINED) {
            let message = format!("the function is to give `{shown}` and returns nothing");
            self.report(Diagnostic::new(&MUST_RETURN, file, range, message).with_help("return a value"));
        } else if !self.is_assignable(t::UNDEFINED, wanted) {
            let message = format!("the function is to give `{shown}` and may end without a `return`");
            let help = "return a value at the end, or add `undefined` to the type";
            self.report(Diagnostic::new(&MISSING_RETURN, file, range, message).with_help(help));
        } else if self.options.no_implicit_returns {
            self.report(not_all_paths(file, range));
        }
    }

    fn only_undefined(&self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::UNDEFINED)
    }
}

fn not_all_paths(file: FileId, range: TextRange) -> Diagnostic {
    Diagnostic::new(&NOT_ALL_PATHS, file, range, "not every way through the function returns a value")
        .with_help("return a value on every way")
}
