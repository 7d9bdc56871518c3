//! Whether a value was made where it is written, down to the object that is changed.

use std::cell::Cell;

use tsnix_syntax::hir::{ArrayElement, Expr, ExprId, Property, PropertyId};

use super::place::{Root, Step, place};
use super::uses::Uses;
use super::{How, Shared, has_plain_elements, is_plain, results};
use crate::subset::context::Ctx;

/// How deep values are followed.
const MAX_DEPTH: u32 = 24;
/// How many values are looked at for one change, so that functions which call each other end.
pub(super) const MAX_VALUES: u32 = 2_000;

/// What following a value needs.
#[derive(Clone, Copy)]
pub(super) struct Search<'a, 'm> {
    pub(super) ctx: &'a Ctx<'m>,
    pub(super) uses: &'a Uses,
    pub(super) depth: u32,
    /// How many values may still be looked at.
    pub(super) budget: &'a Cell<u32>,
}

/// Whether the object at `path` of the value of `expr` is held by nothing else.
pub(super) fn owns(ctx: &Ctx<'_>, uses: &Uses, expr: ExprId, path: &[Step]) -> Result<(), Shared> {
    Search { ctx, uses, depth: 0, budget: &Cell::new(MAX_VALUES) }.value(expr, path)
}

impl Search<'_, '_> {
    pub(super) fn shared(&self, expr: ExprId, how: How) -> Result<(), Shared> {
        Err(Shared { range: self.ctx.range(expr), how })
    }

    /// One level deeper; nothing where that is too deep.
    pub(super) fn deeper(self) -> Option<Self> {
        let left = self.budget.get().checked_sub(1)?;
        self.budget.set(left);
        (self.depth < MAX_DEPTH).then_some(Self { depth: self.depth + 1, ..self })
    }

    pub(super) fn value(self, expr: ExprId, path: &[Step]) -> Result<(), Shared> {
        let ctx = self.ctx;
        let expr = ctx.peel(expr);
        if is_plain(ctx, expr) {
            return Ok(());
        }
        let Some(this) = self.deeper() else { return self.shared(expr, How::Alias) };
        match &ctx.module[expr] {
            Expr::Array(elements) => this.array(elements, path),
            Expr::Object(properties) => this.object(properties, path),
            Expr::Conditional { then, otherwise, .. } => {
                this.value(*then, path)?;
                this.value(*otherwise, path)
            }
            Expr::Logical { left, right, .. } => {
                this.value(*left, path)?;
                this.value(*right, path)
            }
            Expr::Sequence(exprs) => exprs.last().map_or(Ok(()), |last| this.value(*last, path)),
            Expr::Call { callee, args, .. } => results::call(this, expr, *callee, args, path),
            Expr::Name(_) if ctx.is_global(expr, "undefined") => Ok(()),
            Expr::Name(_) => match results::moved(this, expr, path) {
                Some(owned) => owned,
                None => self.shared(expr, How::Alias),
            },
            Expr::Member { .. } | Expr::Index { .. } => match place(ctx, expr) {
                (Root::Value(value), mut steps) if value != expr => {
                    steps.extend_from_slice(path);
                    this.value(value, &steps)
                }
                _ => self.shared(expr, How::Alias),
            },
            // a = b = []: two names for one list.
            Expr::Assign { .. } => self.shared(expr, How::Alias),
            _ => Ok(()),
        }
    }

    fn array(self, elements: &[ArrayElement], path: &[Step]) -> Result<(), Shared> {
        let Some((step, rest)) = path.split_first() else { return Ok(()) };
        let has_spread = elements.iter().any(|it| matches!(it, ArrayElement::Spread(_)));
        for (index, element) in elements.iter().enumerate() {
            match element {
                ArrayElement::Expr(inner) => {
                    let is_meant = has_spread || step.may_be(&Step::Key(index.to_string().into()));
                    if is_meant {
                        self.value(*inner, rest)?;
                    }
                }
                ArrayElement::Spread(inner) => self.elements_of(*inner, rest)?,
                ArrayElement::Hole => {}
            }
        }
        Ok(())
    }

    /// Any element of a list or a property of an object, and what is on the path from there.
    pub(super) fn elements_of(self, holder: ExprId, rest: &[Step]) -> Result<(), Shared> {
        if has_plain_elements(self.ctx, holder) {
            return Ok(());
        }
        let path: Vec<Step> = [Step::Any].into_iter().chain(rest.iter().cloned()).collect();
        self.value(holder, &path)
    }

    fn object(self, properties: &[PropertyId], path: &[Step]) -> Result<(), Shared> {
        let Some((step, rest)) = path.split_first() else { return Ok(()) };
        // The last property of a name counts.
        for property in properties.iter().rev() {
            match &self.ctx.module[*property] {
                Property::KeyValue { key, value } => {
                    let key = Step::of_key(key);
                    if key.may_be(step) {
                        self.value(*value, rest)?;
                        if key == *step && key != Step::Any {
                            return Ok(());
                        }
                    }
                }
                Property::Shorthand { key, value } => {
                    if step.may_be(&Step::Key(key.name.clone())) {
                        self.value(*value, rest)?;
                        if *step == Step::Key(key.name.clone()) {
                            return Ok(());
                        }
                    }
                }
                Property::Spread(inner) => self.spread(*inner, step, rest)?,
                Property::Method { .. } | Property::Accessor { .. } => {}
            }
        }
        Ok(())
    }

    fn spread(self, inner: ExprId, step: &Step, rest: &[Step]) -> Result<(), Shared> {
        if has_plain_elements(self.ctx, inner) {
            return Ok(());
        }
        let path: Vec<Step> = [step.clone()].into_iter().chain(rest.iter().cloned()).collect();
        self.value(inner, &path)
    }
}
