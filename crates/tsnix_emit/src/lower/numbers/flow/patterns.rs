//! Numbers through patterns: declarations, parameters, assignments.

use tsnix_check::names::{Bindings, LocalSymbolId, PatternOrigin};
use tsnix_syntax::hir::{Expr, ExprId, Module, PatId, Pattern, Stmt};

use super::{Graph, Node};
use crate::context::SymbolKey;

impl Graph<'_> {
    /// What the names of a pattern receive.
    pub(super) fn add_pattern(&mut self, module: &Module, bindings: &Bindings, pattern: PatId) {
        let Some(symbol) = bindings.pattern_symbol(pattern) else { return };
        let variable = Node::Variable(SymbolKey { file: self.file, symbol });
        match bindings.pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => {
                if let Stmt::Variable(decl) = &module[stmt]
                    && let Some(init) = decl.declarators.get(at as usize).and_then(|it| it.init)
                {
                    self.flows(self.expr(init), variable);
                }
            }
            PatternOrigin::Param(function, at) => {
                self.flows(Node::Param(self.file, function, at), variable);
            }
            PatternOrigin::ForOf(_) => self.flows(Node::Element, variable),
            PatternOrigin::Property(outer, at) => {
                let Pattern::Object { properties, .. } = &module[outer] else { return };
                let Some(property) = properties.get(at as usize) else { return };
                let place = property.key.static_name().map_or(Node::AnyProperty, Node::Property);
                self.flows(place, variable.clone());
                self.flows(Node::Computed, variable.clone());
                if let Some(default) = property.default {
                    self.flows(self.expr(default), variable);
                }
            }
            PatternOrigin::Element(outer, at) => {
                self.flows(Node::Element, variable.clone());
                let Pattern::Array(elements) = &module[outer] else { return };
                let default = elements.get(at as usize).and_then(|it| it.as_ref()).and_then(|it| it.default);
                if let Some(default) = default {
                    self.flows(self.expr(default), variable);
                }
            }
            PatternOrigin::None
            | PatternOrigin::Catch(_)
            | PatternOrigin::ForIn(_)
            | PatternOrigin::ObjectRest(_)
            | PatternOrigin::Assign(_) => {}
        }
    }

    /// What an assignment's target receives.
    pub(super) fn assigned(&mut self, module: &Module, bindings: &Bindings, target: PatId, value: Node) {
        let mut waiting = vec![(target, vec![value])];
        while let Some((pattern, values)) = waiting.pop() {
            let places = match &module[pattern] {
                Pattern::Name(name) => self.named(bindings, pattern, name),
                Pattern::Expr(place) => self.places(module, bindings, *place),
                Pattern::Object { properties, .. } => {
                    for property in properties {
                        let named = property.key.static_name().map_or(Node::AnyProperty, Node::Property);
                        let mut from = vec![Node::Computed, named];
                        from.extend(property.default.map(|default| self.expr(default)));
                        waiting.push((property.value, from));
                    }
                    Vec::new()
                }
                Pattern::Array(elements) => {
                    for element in elements.iter().flatten() {
                        let mut from = vec![Node::Element];
                        from.extend(element.default.map(|default| self.expr(default)));
                        waiting.push((element.pattern, from));
                    }
                    Vec::new()
                }
                Pattern::Missing => Vec::new(),
            };
            for place in places {
                for value in &values {
                    self.flows(value.clone(), place.clone());
                }
            }
        }
    }

    /// What an expression that is assigned to stands for.
    fn places(&self, module: &Module, bindings: &Bindings, place: ExprId) -> Vec<Node> {
        match &module[place] {
            Expr::Member { name, .. } => vec![Node::Property(name.name.clone())],
            Expr::Index { .. } => vec![Node::Element, Node::Computed],
            Expr::Name(name) => self.variable(bindings, place, name).into_iter().collect(),
            Expr::NonNull(inner) | Expr::As { expr: inner, .. } => match &module[*inner] {
                Expr::Name(name) => self.variable(bindings, *inner, name).into_iter().collect(),
                _ => vec![Node::Element, Node::Computed],
            },
            _ => Vec::new(),
        }
    }

    /// The variable that an assigned name means: all of that name, where the pattern does not tell.
    fn named(&self, bindings: &Bindings, pattern: PatId, name: &str) -> Vec<Node> {
        let key = |symbol| Node::Variable(SymbolKey { file: self.file, symbol });
        if let Some(symbol) = bindings.pattern_symbol(pattern) {
            return vec![key(symbol)];
        }
        // n /= 2
        if let PatternOrigin::Assign(assignment) = bindings.pattern_origin(pattern)
            && let Some(variable) = self.variable(bindings, assignment, name)
        {
            return vec![variable];
        }
        let symbols = bindings.symbols.iter().enumerate();
        let named = symbols.filter(|(_, symbol)| symbol.name == name);
        named.map(|(at, _)| key(LocalSymbolId(at as u32))).collect()
    }
}
