//! Patterns: names that are bound, places that are assigned.

use tsnix_syntax::hir::{ExprId, PatId, Pattern, PropertyName};

use super::super::{Meaning, Parent, PatternOrigin};
use super::flow::Label;
use super::{Binder, Declare};

impl Binder<'_> {
    /// A pattern of a declaration: binds its names. The pattern's own origin is set by the caller.
    pub(super) fn binding_pattern(&mut self, pattern: PatId, declare: Declare<'_>) {
        match &self.module[pattern] {
            Pattern::Name(name) => {
                let symbol = self.declare(name.clone(), Meaning::VALUE, declare(pattern));
                self.out.tables.pattern_symbols[pattern.index()] = Some(symbol);
                self.assign_flow(pattern);
            }
            _ => self.parts(pattern, &mut |this, part| this.binding_pattern(part, declare)),
        }
    }

    /// The target of an assignment: names that are changed, or places in objects.
    pub(super) fn assignment_pattern(&mut self, pattern: PatId) {
        match &self.module[pattern] {
            Pattern::Name(name) => {
                self.note_assignment(name.clone(), self.module.patterns.range(pattern));
                self.assign_flow(pattern);
            }
            Pattern::Expr(expr) => {
                self.expr(*expr, Parent::Pattern(pattern));
                self.assign_flow(pattern);
            }
            _ => self.parts(pattern, &mut |this, part| this.assignment_pattern(part)),
        }
    }

    /// The patterns inside an object or array pattern, with their keys and defaults.
    fn parts(&mut self, pattern: PatId, each: &mut dyn FnMut(&mut Self, PatId)) {
        let module = self.module;
        match &module[pattern] {
            Pattern::Object { properties, rest } => {
                for (index, property) in properties.iter().enumerate() {
                    if let PropertyName::Computed { expr, .. } = &property.key {
                        self.expr(*expr, Parent::Pattern(pattern));
                    }
                    if let Some(default) = property.default {
                        self.default_value(default, Parent::Pattern(property.value));
                    }
                    let origin = PatternOrigin::Property(pattern, index as u32);
                    self.out.tables.pattern_origins[property.value.index()] = origin;
                    each(self, property.value);
                }
                if let Some(rest) = rest {
                    self.out.tables.pattern_origins[rest.index()] = PatternOrigin::ObjectRest(pattern);
                    each(self, *rest);
                }
            }
            Pattern::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    if let Some(default) = element.default {
                        self.default_value(default, Parent::Pattern(element.pattern));
                    }
                    let origin = PatternOrigin::Element(pattern, index as u32);
                    self.out.tables.pattern_origins[element.pattern.index()] = origin;
                    each(self, element.pattern);
                }
            }
            Pattern::Missing | Pattern::Name(_) | Pattern::Expr(_) => {}
        }
    }

    /// A default is evaluated on one of two ways.
    pub(super) fn default_value(&mut self, expr: ExprId, parent: Parent) {
        let mut join = Label::default();
        join.add(self.current);
        self.expr(expr, parent);
        join.add(self.current);
        self.current = self.finish(join);
    }
}
