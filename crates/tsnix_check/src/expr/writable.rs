//! Whether a place that is read and written at once may be written: `o.n += 1`, `xs[0]++`, `delete o.a`.
//!
//! What is only written (`o.n = 1`) is told where the target is looked at ([`super::access`]).

use tsnix_source::FileId;
use tsnix_source::catalogue::names::{ASSIGN_TO_CONST, ASSIGN_TO_IMPORT, ASSIGN_TO_NON_VARIABLE};
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Name, PatId, Pattern, VariableKind};

use crate::checker::Checker;
use crate::names::{Declaration, Meaning, ScopeId};
use crate::types::data::TypeId;
use crate::types::intern::t;

impl Checker {
    /// Whether the target of a compound assignment may be written; says so where it may not.
    pub(super) fn may_write_target(&mut self, file: FileId, target: PatId) -> bool {
        let hir = self.hir(file);
        match &hir[target] {
            Pattern::Expr(place) => self.may_write_place(file, *place),
            Pattern::Name(name) => {
                let scope = self.scope_of_pattern(file, target);
                self.may_write_name(file, scope, name, hir.patterns.range(target))
            }
            _ => true,
        }
    }

    /// Whether a name, a property or an element may be written; says so where it may not.
    pub(super) fn may_write_place(&mut self, file: FileId, place: ExprId) -> bool {
        let hir = self.hir(file);
        match &hir[place] {
            Expr::Name(name) => {
                let scope = self.bindings(file).expr_scope(place);
                self.may_write_name(file, scope, name, hir.exprs.range(place))
            }
            Expr::Member { object, name, .. } => {
                self.check_expr(file, place);
                self.may_write_member(file, place, *object, name.range)
            }
            Expr::Index { object, index, .. } => {
                self.check_expr(file, place);
                let range = hir.exprs.range(*index);
                self.may_write_member(file, place, *object, range)
                    && self.may_write_element(file, place, *object, *index)
            }
            _ => true,
        }
    }

    /// Whether a variable may be assigned to; says so where it is none.
    pub(super) fn may_write_name(
        &mut self,
        file: FileId,
        scope: ScopeId,
        name: &Name,
        range: TextRange,
    ) -> bool {
        let Some(symbol) = self.resolve_name(file, scope, name, Meaning::VALUE) else { return false };
        let Some((_, declaration)) = self.symbol(symbol).declarations.first().copied() else { return true };
        let (code, what) = match declaration {
            Declaration::Variable(_, VariableKind::Const) => (&ASSIGN_TO_CONST, "a constant"),
            Declaration::Import(..) | Declaration::Export(..) => (&ASSIGN_TO_IMPORT, "imported"),
            Declaration::Function(_) | Declaration::Class(_) => (&ASSIGN_TO_NON_VARIABLE, "a function"),
            _ => return true,
        };
        let message = format!("`{name}` is {what} and can't be assigned to");
        let diagnostic = Diagnostic::new(code, file, range, message);
        let is_const = std::ptr::eq(code, &ASSIGN_TO_CONST);
        self.report(if is_const { diagnostic.with_help("declare it with `let`") } else { diagnostic });
        false
    }

    /// What was found when a place was read: a property, or an index signature under a written name.
    fn may_write_member(&mut self, file: FileId, place: ExprId, object: ExprId, range: TextRange) -> bool {
        if let Some(prop) = self.answers.members.get(&(file, place)).copied() {
            let is_readonly = self.prop(prop).readonly;
            if is_readonly {
                let name = self.prop(prop).name.clone();
                self.readonly_property(file, range, &name);
            }
            return !is_readonly;
        }
        let is_readonly =
            self.answers.index_members.get(&(file, place)).is_some_and(|(info, _)| info.readonly);
        if is_readonly {
            let of = self.check_expr(file, object);
            self.readonly_index(file, range, of);
        }
        !is_readonly
    }

    /// `xs[i]`, `d[k]` under a computed name.
    fn may_write_element(&mut self, file: FileId, place: ExprId, object: ExprId, index: ExprId) -> bool {
        if self.answers.members.contains_key(&(file, place)) {
            return true;
        }
        let of = self.check_expr(file, object);
        let key = self.check_expr(file, index);
        if self.is_generic_object(of) || self.is_error_type(of) || self.is_error_type(key) {
            return true;
        }
        let apparent: TypeId = self.apparent_type(of);
        let is_readonly =
            apparent != t::ANY && self.applicable_index(apparent, key).is_some_and(|it| it.readonly);
        if is_readonly {
            let range = self.hir(file).exprs.range(index);
            self.readonly_index(file, range, of);
        }
        !is_readonly
    }
}
