//! Operators.

use tsnix_source::catalogue::types::{
    BAD_OPERANDS, COMPARED_BY_REFERENCE, DELETE_NO_PROPERTY, DELETE_VARIABLE, LEFT_NOT_A_NUMBER, NO_OVERLAP,
    RIGHT_NOT_A_NUMBER, SYMBOL_OPERAND,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{BinaryOp, Expr, ExprId, LogicalOp, UnaryOp};

use crate::checker::{CheckMode, Checker};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

/// Both sides of an operator.
#[derive(Clone, Copy)]
pub(super) struct Operands {
    pub(super) left: TypeId,
    pub(super) right: TypeId,
    pub(super) left_range: TextRange,
    pub(super) right_range: TextRange,
    pub(super) whole: TextRange,
    pub(super) left_expr: Option<ExprId>,
    pub(super) right_expr: Option<ExprId>,
}

impl Checker {
    pub(super) fn check_unary(
        &mut self,
        file: FileId,
        expr: ExprId,
        op: UnaryOp,
        operand: ExprId,
        mode: CheckMode,
    ) -> TypeId {
        let hir = self.hir(file);
        let _ = (expr, mode);
        let ty = match op {
            UnaryOp::Not => self.check_condition(file, operand),
            _ => self.check_expr(file, operand),
        };
        match op {
            UnaryOp::Minus | UnaryOp::Plus | UnaryOp::BitNot => {
                if let Expr::Number { value, .. } = &hir[operand]
                    && op != UnaryOp::BitNot
                {
                    let value = if op == UnaryOp::Minus { -value } else { *value };
                    let ty = self.number_literal(value);
                    return self.fresh(ty);
                }
                if self.is_error_type(ty) {
                    return t::ERROR;
                }
                self.check_non_null(file, ty, operand);
                if self.is(ty, TypeFlags::BIGINT_LIKE) && op != UnaryOp::Plus { t::BIGINT } else { t::NUMBER }
            }
            UnaryOp::Not => {
                if self.is(ty, TypeFlags::VOID) {
                    let message = "what gives nothing (`void`) is tested for truth".to_owned();
                    self.error(
                        file,
                        hir.exprs.range(operand),
                        &tsnix_source::catalogue::types::VOID_TEST,
                        message,
                    );
                }
                let facts = self.truthiness(ty);
                match facts {
                    Some(true) => self.fresh(t::FALSE),
                    Some(false) => self.fresh(t::TRUE),
                    None => t::BOOLEAN,
                }
            }
            UnaryOp::TypeOf => {
                let names =
                    ["string", "number", "bigint", "boolean", "symbol", "undefined", "object", "function"];
                let types: Vec<_> = names.iter().map(|name| self.string_literal(*name)).collect();
                self.union(&types)
            }
            UnaryOp::Void => t::UNDEFINED,
            UnaryOp::Delete => {
                self.check_delete(file, operand);
                t::BOOLEAN
            }
        }
    }

    fn check_delete(&mut self, file: FileId, operand: ExprId) {
        let hir = self.hir(file);
        let range = hir.exprs.range(operand);
        let is_place = |it: &Expr| matches!(it, Expr::Member { .. } | Expr::Index { .. } | Expr::Missing);
        let is_property = match &hir[operand] {
            Expr::Chain(inner) => is_place(&hir[*inner]),
            other => is_place(other),
        };
        if let Expr::Name(name) = &hir[operand] {
            let message = format!("`{name}` is a variable, which can't be deleted");
            self.report(
                Diagnostic::new(&DELETE_VARIABLE, file, range, message)
                    .with_help("name a property of an object"),
            );
        }
        if !is_property {
            let diagnostic =
                Diagnostic::new(&DELETE_NO_PROPERTY, file, range, "only a property can be deleted")
                    .with_help("name a property of an object");
            self.report(diagnostic);
            return;
        }
        let Some(prop) = self.answers.members.get(&(file, operand)).copied() else {
            self.may_write_place(file, operand);
            return;
        };
        if self.prop(prop).readonly {
            let name = self.prop(prop).name.clone();
            let message = format!("`{name}` can't be deleted: it is read-only");
            self.error(file, range, &tsnix_source::catalogue::types::DELETE_READONLY, message);
            return;
        }
        let ty = self.type_of_prop(prop);
        let may_go = self.prop(prop).optional
            || self.maybe(ty, TypeFlags::UNDEFINED | TypeFlags::ANY_OR_UNKNOWN | TypeFlags::NEVER);
        if !may_go {
            let name = self.prop(prop).name.clone();
            let message = format!("`{name}` can't be deleted: its type says that it is always there");
            self.error(file, range, &tsnix_source::catalogue::types::DELETE_REQUIRED, message);
        }
    }

    /// Whether a value of the type is always true or always false.
    fn truthiness(&mut self, ty: TypeId) -> Option<bool> {
        let truthy = self.type_with_facts(ty, crate::narrow::facts::TRUTHY);
        if self.is(truthy, TypeFlags::NEVER) {
            return Some(false);
        }
        let falsy = self.type_with_facts(ty, crate::narrow::facts::FALSY);
        if self.is(falsy, TypeFlags::NEVER) {
            return Some(true);
        }
        None
    }

    /// A chain of operators that leans to the left, however long.
    pub(super) fn check_binary(&mut self, file: FileId, expr: ExprId, mode: CheckMode) -> TypeId {
        let hir = self.hir(file);
        let mut chain = Vec::new();
        let mut at = expr;
        while let Expr::Binary { op, left, right } = &hir[at] {
            if at != expr && mode == CheckMode::NORMAL && self.answers.exprs.contains_key(&(file, at)) {
                break;
            }
            chain.push((at, *op, *left, *right));
            at = *left;
        }
        let mut ty = self.check_expr_with(file, at, mode);
        let mut left_expr = at;
        for (at, op, _, right) in chain.into_iter().rev() {
            let right_type = self.check_expr_with(file, right, mode);
            let operands = Operands {
                left: ty,
                right: right_type,
                left_range: hir.exprs.range(left_expr),
                right_range: hir.exprs.range(right),
                whole: hir.exprs.range(at),
                left_expr: Some(left_expr),
                right_expr: Some(right),
            };
            ty = self.binary_result(file, op, operands);
            if mode == CheckMode::NORMAL && self.may_keep_answers() && self.contexts.is_empty() {
                self.answers.exprs.insert((file, at), ty);
            }
            left_expr = at;
        }
        ty
    }

    pub(super) fn binary_result(&mut self, file: FileId, op: BinaryOp, it: Operands) -> TypeId {
        match op {
            BinaryOp::Add => self.add_result(file, it),
            BinaryOp::Sub
            | BinaryOp::Mul
            | BinaryOp::Div
            | BinaryOp::Rem
            | BinaryOp::Pow
            | BinaryOp::BitAnd
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::ShiftLeft
            | BinaryOp::ShiftRight
            | BinaryOp::ShiftRightUnsigned => self.arithmetic_result(file, op, it),
            BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
                self.check_ordering(file, op, it);
                t::BOOLEAN
            }
            BinaryOp::Equal | BinaryOp::NotEqual | BinaryOp::LooseEqual | BinaryOp::LooseNotEqual => {
                self.check_equality(file, it);
                t::BOOLEAN
            }
            BinaryOp::In => {
                self.check_in(file, it);
                t::BOOLEAN
            }
            BinaryOp::InstanceOf => t::BOOLEAN,
        }
    }

    fn non_null_operand(
        &mut self,
        file: FileId,
        ty: TypeId,
        expr: Option<ExprId>,
        range: TextRange,
    ) -> TypeId {
        if !self.maybe(ty, TypeFlags::NULLABLE | TypeFlags::UNKNOWN) {
            return ty;
        }
        match expr {
            Some(expr) => self.check_non_null(file, ty, expr),
            None => {
                self.report_nullish_at(file, range, ty, None);
                t::ERROR
            }
        }
    }

    pub(crate) fn is_number_like_or_any(&mut self, ty: TypeId) -> bool {
        if self.is(ty, TypeFlags::ANY) {
            return true;
        }
        let number = self.union2(t::NUMBER, t::BIGINT);
        self.is_assignable(ty, number)
    }

    fn is_kind(&mut self, ty: TypeId, flags: TypeFlags) -> bool {
        let base = self.base_constraint_or_type(ty);
        // What can't be is of every kind.
        if self.is(base, TypeFlags::NEVER) {
            return true;
        }
        if self.is(base, TypeFlags::ANY_OR_UNKNOWN) {
            return false;
        }
        self.every_type(base, |this, member| {
            this.is(member, flags)
                || matches!(this.data(member), TypeData::Intersection(types) if types.iter().any(|ty| this.is(*ty, flags)))
        })
    }

    fn arithmetic_result(&mut self, file: FileId, op: BinaryOp, it: Operands) -> TypeId {
        if self.is_error_type(it.left) || self.is_error_type(it.right) {
            return t::NUMBER;
        }
        let left = self.non_null_operand(file, it.left, it.left_expr, it.left_range);
        let right = self.non_null_operand(file, it.right, it.right_expr, it.right_range);
        let symbol = operator_text(op);
        let mut sound = true;
        for (ty, range, code, side) in [
            (left, it.left_range, &LEFT_NOT_A_NUMBER, "left"),
            (right, it.right_range, &RIGHT_NOT_A_NUMBER, "right"),
        ] {
            if !self.is_error_type(ty) && !self.is_number_like_or_any(ty) {
                sound = false;
                let shown = self.type_to_string(ty);
                let diagnostic = Diagnostic::new(
                    code,
                    file,
                    range,
                    format!("the {side} side of `{symbol}` must be a number, found `{shown}`"),
                )
                .with_help("convert it with `Number(...)`");
                self.report(diagnostic);
            }
        }
        let may_be_big =
            self.maybe(left, TypeFlags::BIGINT_LIKE) || self.maybe(right, TypeFlags::BIGINT_LIKE);
        if sound
            && may_be_big
            && self.is_kind(left, TypeFlags::BIGINT_LIKE)
            && self.is_kind(right, TypeFlags::BIGINT_LIKE)
        {
            return t::BIGINT;
        }
        t::NUMBER
    }

    fn add_result(&mut self, file: FileId, it: Operands) -> TypeId {
        let (mut left, mut right) = (it.left, it.right);
        if self.is_error_type(left) || self.is_error_type(right) {
            return if self.is_kind(left, TypeFlags::STRING_LIKE)
                || self.is_kind(right, TypeFlags::STRING_LIKE)
            {
                t::STRING
            } else {
                t::ERROR
            };
        }
        if !self.is_kind(left, TypeFlags::STRING_LIKE) && !self.is_kind(right, TypeFlags::STRING_LIKE) {
            left = self.non_null_operand(file, left, it.left_expr, it.left_range);
            right = self.non_null_operand(file, right, it.right_expr, it.right_range);
        }
        if self.is_kind(left, TypeFlags::NUMBER_LIKE) && self.is_kind(right, TypeFlags::NUMBER_LIKE) {
            return t::NUMBER;
        }
        if self.is_kind(left, TypeFlags::BIGINT_LIKE) && self.is_kind(right, TypeFlags::BIGINT_LIKE) {
            return t::BIGINT;
        }
        let result =
            if self.is_kind(left, TypeFlags::STRING_LIKE) || self.is_kind(right, TypeFlags::STRING_LIKE) {
                Some(t::STRING)
            } else if self.is_error_type(left) || self.is_error_type(right) {
                Some(t::ERROR)
            } else if left == t::WRITTEN_ANY || right == t::WRITTEN_ANY {
                Some(t::WRITTEN_ANY)
            } else if self.is(left, TypeFlags::ANY) || self.is(right, TypeFlags::ANY) {
                Some(t::ANY)
            } else {
                None
            };
        if let Some(result) = result {
            let it = Operands { left, right, ..it };
            return if self.check_no_symbols(file, "+", it) { result } else { t::ANY };
        }
        self.bad_operands(file, "+", left, right, it.whole);
        t::ANY
    }

    /// Neither side may be a symbol.
    fn check_no_symbols(&mut self, file: FileId, symbol: &str, it: Operands) -> bool {
        for (ty, range) in [(it.left, it.left_range), (it.right, it.right_range)] {
            let base = self.base_constraint_or_type(ty);
            if self.maybe(base, TypeFlags::SYMBOL_LIKE) {
                let message = format!("`{symbol}` does not apply to symbols");
                let diagnostic = Diagnostic::new(&SYMBOL_OPERAND, file, range, message)
                    .with_help("rule symbols out with a test, or name the keys that are texts");
                self.report(diagnostic);
                return false;
            }
        }
        true
    }

    fn bad_operands(&mut self, file: FileId, symbol: &str, left: TypeId, right: TypeId, range: TextRange) {
        let (left, right) = (self.base_of_literal(left), self.base_of_literal(right));
        let (left, right) = self.type_pair(left, right);
        let diagnostic = Diagnostic::new(
            &BAD_OPERANDS,
            file,
            range,
            format!("`{symbol}` does not apply to `{left}` and `{right}`"),
        )
        .with_help("convert one of the sides");
        self.report(diagnostic);
    }

    fn check_ordering(&mut self, file: FileId, op: BinaryOp, it: Operands) {
        if self.is_error_type(it.left) || self.is_error_type(it.right) {
            return;
        }
        if !self.check_no_symbols(file, operator_text(op), it) {
            return;
        }
        let left = self.non_null_operand(file, it.left, it.left_expr, it.left_range);
        let right = self.non_null_operand(file, it.right, it.right_expr, it.right_range);
        if self.is_error_type(left) || self.is_error_type(right) {
            return;
        }
        let (left, right) = (self.base_for_comparison(left), self.base_for_comparison(right));
        if self.is(left, TypeFlags::ANY) || self.is(right, TypeFlags::ANY) {
            return;
        }
        let number = self.union2(t::NUMBER, t::BIGINT);
        let numbers = (self.is_assignable(left, number), self.is_assignable(right, number));
        let fits = match numbers {
            (true, true) => true,
            (false, false) => self.is_comparable(left, right) || self.is_comparable(right, left),
            _ => false,
        };
        if !fits {
            self.bad_operands(file, operator_text(op), it.left, it.right, it.whole);
        }
    }

    fn base_for_comparison(&mut self, ty: TypeId) -> TypeId {
        let ty = self.base_of_literal(ty);
        if self.is(ty, TypeFlags::INSTANTIABLE) { self.base_constraint_or_type(ty) } else { ty }
    }

    fn check_equality(&mut self, file: FileId, it: Operands) {
        let hir = self.hir(file);
        let is_made_here = |expr: Option<ExprId>| expr.is_some_and(|it| is_object_literal(&hir, it));
        if is_made_here(it.left_expr) || is_made_here(it.right_expr) {
            let message = "an object or list that is made here is the same as no other";
            let diagnostic = Diagnostic::new(&COMPARED_BY_REFERENCE, file, it.whole, message)
                .with_help("compare what is inside, or use `equal` from \"tsnix\"");
            self.report(diagnostic);
        }
        if self.is_error_type(it.left) || self.is_error_type(it.right) {
            return;
        }
        if self.may_be_equal(it.left, it.right) {
            return;
        }
        let (left, right) = self.type_pair(it.left, it.right);
        let diagnostic = Diagnostic::new(
            &NO_OVERLAP,
            file,
            it.whole,
            format!("the two sides can never be equal: `{left}` and `{right}` have nothing in common"),
        )
        .with_help("compare with a value that may occur");
        self.report(diagnostic);
    }

    /// Whether two types may hold the same value.
    pub(crate) fn may_be_equal(&mut self, left: TypeId, right: TypeId) -> bool {
        if self.is(left, TypeFlags::NULLABLE) || self.is(right, TypeFlags::NULLABLE) {
            return true;
        }
        self.is_comparable(left, right) || self.is_comparable(right, left)
    }

    fn check_in(&mut self, file: FileId, it: Operands) {
        if self.is_error_type(it.left) || self.is_error_type(it.right) {
            return;
        }
        let left = self.non_null_operand(file, it.left, it.left_expr, it.left_range);
        if !self.is_error_type(left) && !self.is_assignable(left, t::PROPERTY_KEY) {
            let shown = self.type_to_string(left);
            let message = format!("the left side of `in` must be a name, found `{shown}`");
            self.error(file, it.left_range, &tsnix_source::catalogue::types::NOT_ASSIGNABLE, message);
        }
        let right = match it.right_expr {
            Some(expr) => self.check_non_null(file, it.right, expr),
            None => it.right,
        };
        if self.is_error_type(right) {
            return;
        }
        if !self.is_assignable(right, t::OBJECT) {
            let shown = self.type_to_string(right);
            let message = format!("the right side of `in` must be an object, found `{shown}`");
            self.error(file, it.right_range, &tsnix_source::catalogue::types::NOT_ASSIGNABLE, message);
        } else if self.some_type(right, |this, member| this.is_of_anything_there(member)) {
            let shown = self.type_to_string(right);
            let message = format!("`{shown}` takes primitive values too, which have no properties for `in`");
            self.error(file, it.right_range, &tsnix_source::catalogue::types::IN_PRIMITIVE, message);
        }
    }

    /// `{}` that is left of `unknown`, and intersections that amount to it.
    fn is_of_anything_there(&mut self, ty: TypeId) -> bool {
        ty == t::UNKNOWN_EMPTY
            || matches!(self.data(ty), TypeData::Intersection(_)) && {
                let base = self.base_constraint_or_type(ty);
                matches!(self.data(base), TypeData::Anonymous(_)) && self.is_empty_object_type(base)
            }
    }

    // ------------------------------------------------------------------ && || ??

    pub(super) fn check_logical(
        &mut self,
        file: FileId,
        op: LogicalOp,
        left: ExprId,
        right: ExprId,
        mode: CheckMode,
    ) -> TypeId {
        let left_type = self.check_expr_with(file, left, mode);
        let right_type = self.check_expr_with(file, right, mode);
        if self.is(left_type, TypeFlags::VOID) && op != LogicalOp::Coalesce {
            let range = self.hir(file).exprs.range(left);
            let message = "what gives nothing (`void`) is tested for truth".to_owned();
            self.error(file, range, &tsnix_source::catalogue::types::VOID_TEST, message);
        } else if op == LogicalOp::Coalesce {
            self.check_coalesced(file, left);
        } else {
            self.check_truth(file, left);
        }
        if op == LogicalOp::And {
            self.check_tested_functions(file, left, None);
        }
        match op {
            LogicalOp::And => {
                let truthy = self.type_with_facts(left_type, crate::narrow::facts::TRUTHY);
                if self.is(truthy, TypeFlags::NEVER) {
                    return left_type;
                }
                let falsy = self.definitely_falsy_part(left_type);
                self.union_with(&[falsy, right_type], Reduction::Literal, None)
            }
            // What is never there is never replaced: `never || d` and `never ?? d` are `never`.
            LogicalOp::Or => {
                if !self.has_facts(left_type, crate::narrow::facts::FALSY) {
                    return left_type;
                }
                let kept = self.without_falsy(left_type);
                self.union_with(&[kept, right_type], Reduction::Subtype, None)
            }
            LogicalOp::Coalesce => {
                if !self.has_facts(left_type, crate::narrow::facts::EQ_UNDEFINED_OR_NULL) {
                    return left_type;
                }
                let kept = self.non_nullable(left_type);
                self.union_with(&[kept, right_type], Reduction::Subtype, None)
            }
        }
    }

    /// The falsy values of a type: `""` of `string`, `false` of `boolean`.
    pub(crate) fn definitely_falsy_part(&mut self, ty: TypeId) -> TypeId {
        self.map_type(ty, |this, member| {
            let flags = this.flags(member);
            Some(if flags.intersects(TypeFlags::STRING) {
                t::EMPTY_STRING
            } else if flags.intersects(TypeFlags::NUMBER) && !flags.intersects(TypeFlags::ENUM_LITERAL) {
                t::ZERO
            } else if flags.intersects(TypeFlags::BIGINT) {
                this.literal(Literal::BigInt("0".into()), false)
            } else if member == t::FALSE
                || member == t::FRESH_FALSE
                || flags.intersects(TypeFlags::VOID | TypeFlags::NULLABLE | TypeFlags::ANY_OR_UNKNOWN)
                || this.is_definitely_falsy(member)
            {
                member
            } else {
                let falsy = this.type_with_facts(member, crate::narrow::facts::FALSY);
                if this.is(falsy, TypeFlags::NEVER) || !flags.intersects(TypeFlags::INSTANTIABLE) {
                    t::NEVER
                } else {
                    member
                }
            })
        })
    }

    pub(crate) fn without_falsy(&mut self, ty: TypeId) -> TypeId {
        let truthy = self.adjusted_type_with_facts(ty, crate::narrow::facts::TRUTHY);
        self.filter_type(truthy, |this, member| !this.is_definitely_falsy(member))
    }
}

fn is_object_literal(hir: &tsnix_syntax::hir::Module, expr: ExprId) -> bool {
    match &hir[expr] {
        Expr::Object(_) | Expr::Array(_) | Expr::Regex { .. } | Expr::Class(_) => true,
        Expr::Function(function) => hir[*function].kind == tsnix_syntax::hir::FunctionKind::Expression,
        _ => false,
    }
}

fn operator_text(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Pow => "**",
        BinaryOp::Less => "<",
        BinaryOp::LessEqual => "<=",
        BinaryOp::Greater => ">",
        BinaryOp::GreaterEqual => ">=",
        BinaryOp::LooseEqual => "==",
        BinaryOp::LooseNotEqual => "!=",
        BinaryOp::Equal => "===",
        BinaryOp::NotEqual => "!==",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
        BinaryOp::ShiftLeft => "<<",
        BinaryOp::ShiftRight => ">>",
        BinaryOp::ShiftRightUnsigned => ">>>",
        BinaryOp::In => "in",
        BinaryOp::InstanceOf => "instanceof",
    }
}
