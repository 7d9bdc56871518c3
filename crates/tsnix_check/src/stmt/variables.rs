//! Variables and patterns: what they are given fits what they say they are.

use tsnix_source::FileId;
use tsnix_source::catalogue::types::NOT_ASSIGNABLE;
use tsnix_syntax::hir::{ExprId, ForBinding, PatId, Pattern, PropertyName, Stmt, StmtId};

use crate::checker::{CheckMode, Checker};
use crate::types::data::TypeId;

impl Checker {
    /// One variable of a declaration.
    pub(super) fn check_declarator(&mut self, file: FileId, stmt: StmtId, at: u32) {
        let hir = self.hir(file);
        let Stmt::Variable(decl) = &hir[stmt] else { return };
        let Some(declarator) = decl.declarators.get(at as usize) else { return };
        let wanted = self.type_of_pattern(file, declarator.pattern);
        if let Some(init) = declarator.init {
            let found = self.check_expr_cached(file, init, CheckMode::NORMAL);
            if declarator.ty.is_some() {
                let range = hir.patterns.range(declarator.pattern);
                self.answers.targets.insert((file, init), wanted);
                if takes_nothing(&hir[declarator.pattern]) {
                    return;
                }
                self.check_assignable_at(file, found, wanted, range, Some(init), &NOT_ASSIGNABLE);
            }
        }
        self.check_pattern(file, declarator.pattern);
    }

    /// The names of a pattern, its computed keys and its defaults.
    pub(super) fn check_pattern(&mut self, file: FileId, pattern: PatId) {
        let hir = self.hir(file);
        match &hir[pattern] {
            Pattern::Name(_) => {
                self.type_of_pattern(file, pattern);
            }
            Pattern::Object { properties, rest } => {
                for property in properties {
                    if let PropertyName::Computed { expr, .. } = &property.key {
                        let ty = self.check_expr_cached(file, *expr, CheckMode::NORMAL);
                        self.check_computed_name(file, ty, property.key.range());
                    }
                    if let Some(default) = property.default {
                        self.check_default(file, property.value, default);
                    }
                    self.type_of_pattern(file, property.value);
                    self.check_pattern(file, property.value);
                }
                if let Some(rest) = rest {
                    self.check_pattern(file, *rest);
                }
            }
            Pattern::Array(elements) => {
                self.type_of_pattern(file, pattern);
                for element in elements.iter().flatten() {
                    if let Some(default) = element.default {
                        self.check_default(file, element.pattern, default);
                    }
                    self.type_of_pattern(file, element.pattern);
                    self.check_pattern(file, element.pattern);
                }
            }
            Pattern::Missing | Pattern::Expr(_) => {}
        }
    }

    fn check_default(&mut self, file: FileId, pattern: PatId, default: ExprId) {
        let found = self.check_expr_cached(file, default, CheckMode::NORMAL);
        let wanted: TypeId = self.type_of_pattern(file, pattern);
        let hir = self.hir(file);
        if takes_nothing(&hir[pattern]) {
            return;
        }
        let range = hir.patterns.range(pattern);
        self.answers.targets.insert((file, default), wanted);
        self.check_assignable_at(file, found, wanted, range, Some(default), &NOT_ASSIGNABLE);
    }

    /// `for (const a of b)`
    pub(super) fn check_for_of(&mut self, file: FileId, stmt: StmtId, binding: ForBinding, iterable: ExprId) {
        let found = self.check_expr_cached(file, iterable, CheckMode::NORMAL);
        let found = self.check_non_null(file, found, iterable);
        let pattern = Self::for_binding_pattern(binding);
        match binding {
            ForBinding::Declare(..) => self.check_pattern(file, pattern),
            ForBinding::Assign(_) => {
                let range = self.hir(file).exprs.range(iterable);
                let element = self.iterated_type(file, found, Some((range, iterable)));
                if let Some(wanted) = self.type_of_assigned_name(file, pattern) {
                    let range = self.hir(file).patterns.range(pattern);
                    self.check_assignable_at(file, element, wanted, range, None, &NOT_ASSIGNABLE);
                }
            }
        }
        let _ = stmt;
    }

    /// The declared type of the name or place that an assignment pattern is.
    fn type_of_assigned_name(&mut self, file: FileId, pattern: PatId) -> Option<TypeId> {
        let hir = self.hir(file);
        match &hir[pattern] {
            Pattern::Name(name) => {
                let local = self.assigned_symbol(file, pattern, name)?;
                let symbol = self.symbol_of_local(file, local);
                Some(self.type_of_symbol(symbol))
            }
            Pattern::Expr(expr) => Some(self.check_expr(file, *expr)),
            _ => None,
        }
    }
}

/// `const {}: T = value`: as in TypeScript nobody asks whether the value fits where nothing is taken of it.
fn takes_nothing(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Object { properties, rest } => properties.is_empty() && rest.is_none(),
        Pattern::Array(elements) => elements.iter().all(Option::is_none),
        _ => false,
    }
}
