//! Reads by index that always find something, told by their form.
//!
//! `xs[i]` where `i` counts through `xs`, `d[k]` where `k` is one of the keys of `d`, a place of a list or a
//! set that is written out. The list is not changed to a shorter one in its module, or nothing is claimed.

use std::collections::{HashMap, HashSet};

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    ArrayElement, BinaryOp, Expr, ExprId, ForBinding, Module, PatId, Pattern, Property, Stmt, StmtId,
    VariableKind,
};

use super::CertainReads;
use crate::module_graph::ModuleGraph;
use crate::names::{Bindings, Declaration, LocalSymbolId, Meaning, Parent, PatternOrigin};

/// The reads of all modules.
pub(super) fn find(graph: &ModuleGraph) -> CertainReads {
    let mut found = CertainReads::default();
    for (file, node) in &graph.modules {
        if !node.is_library {
            Reads::new(&node.hir, &node.bindings).collect(*file, &mut found);
        }
    }
    found
}

/// What a list or set is, as far as it can be told to be the same elsewhere: a constant and a path from it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Place {
    root: LocalSymbolId,
    path: Vec<String>,
}

struct Reads<'a> {
    module: &'a Module,
    bindings: &'a Bindings,
    /// The loop whose head a statement is.
    loops: HashMap<StmtId, StmtId>,
    /// What is made shorter somewhere.
    shortened: HashSet<Place>,
    /// Where variables are assigned to.
    assigned: HashMap<LocalSymbolId, Vec<TextRange>>,
}

impl<'a> Reads<'a> {
    fn new(module: &'a Module, bindings: &'a Bindings) -> Self {
        let mut reads = Self {
            module,
            bindings,
            loops: HashMap::new(),
            shortened: HashSet::new(),
            assigned: HashMap::new(),
        };
        for stmt in module.stmts.ids() {
            if let Stmt::For { init: Some(init), .. } = &module[stmt] {
                reads.loops.insert(*init, stmt);
            }
        }
        let shortens = |name: &str| matches!(name, "pop" | "shift" | "splice");
        for id in module.exprs.ids() {
            match &module[id] {
                Expr::Member { object, name, .. } if shortens(&name.name) => {
                    reads.shortened.extend(reads.place(*object));
                }
                Expr::Unary { op: tsnix_syntax::hir::UnaryOp::Delete, operand } => {
                    if let Expr::Member { object, .. } | Expr::Index { object, .. } = &module[*operand] {
                        reads.shortened.extend(reads.place(*object));
                    }
                }
                Expr::Update { target, .. } => reads.add_assigned(*target),
                Expr::Assign { target, .. } => {
                    for target in reads.targets(*target) {
                        reads.add_assigned(target);
                    }
                }
                _ => {}
            }
        }
        reads
    }

    fn collect(&self, file: FileId, found: &mut CertainReads) {
        for id in self.module.exprs.ids() {
            let is_certain = match &self.module[id] {
                Expr::Index { object, index, .. } => {
                    self.is_certain_index(*object, *index) || self.is_certain_place(*object, *index)
                }
                Expr::Member { object, name, .. } => self.is_written_property(*object, &name.name),
                _ => false,
            };
            if is_certain {
                found.exprs.insert((file, id));
            }
        }
        for id in self.module.patterns.ids() {
            let Pattern::Array(elements) = &self.module[id] else { continue };
            let PatternOrigin::Declarator(stmt, at) = self.bindings.pattern_origin(id) else { continue };
            let Some(init) = self.init_of(stmt, at) else { continue };
            for (at, element) in elements.iter().enumerate() {
                let Some(element) = element else { continue };
                if self.has_place(init, at) {
                    found.patterns.insert((file, element.pattern));
                }
            }
        }
    }

    /// `xs[i]`, `d[k]`
    fn is_certain_index(&self, object: ExprId, index: ExprId) -> bool {
        let Some(place) = self.place(object) else { return false };
        let Some(symbol) = self.symbol(index) else { return false };
        if self.shortened.contains(&place) {
            return false;
        }
        let [declaration] = &self.bindings.symbol(symbol).declarations[..] else { return false };
        match declaration {
            Declaration::Variable(pattern, _) => match self.bindings.pattern_origin(*pattern) {
                PatternOrigin::Declarator(stmt, _) => self
                    .loops
                    .get(&stmt)
                    .is_some_and(|stmt| self.counts_through(*stmt, symbol, &place, index)),
                PatternOrigin::ForOf(stmt) => match &self.module[stmt] {
                    Stmt::ForOf { binding: ForBinding::Declare(_, declared), iterable, .. } => {
                        declared == pattern && self.are_keys_of(*iterable, &place)
                    }
                    _ => false,
                },
                _ => false,
            },
            Declaration::Param(pattern, function) => {
                let PatternOrigin::Param(_, at) = self.bindings.pattern_origin(*pattern) else {
                    return false;
                };
                let is_changed = self.bindings.symbol(symbol).is_reassigned;
                let Some(callback) = self.bindings.function_expr(*function) else { return false };
                !is_changed && self.is_callback_key(callback, at, &place)
            }
            _ => false,
        }
    }

    /// `xs.map((_, i) => xs[i])`, `Object.keys(d).map((k) => d[k])`
    fn is_callback_key(&self, callback: ExprId, at: u32, place: &Place) -> bool {
        let Parent::Expr(call) = self.bindings.parent(callback) else { return false };
        let Expr::Call { callee, args, .. } = &self.module[call] else { return false };
        if args.first().is_none_or(|arg| arg.expr != callback) {
            return false;
        }
        let Expr::Member { object, name, .. } = &self.module[*callee] else { return false };
        let takes_elements = matches!(
            name.name.as_str(),
            "map" | "filter" | "forEach" | "flatMap" | "some" | "every" | "find" | "findIndex"
        );
        match at {
            0 => takes_elements && self.are_keys_of(*object, place),
            1 => takes_elements && self.place(*object).as_ref() == Some(place),
            _ => false,
        }
    }

    /// `Object.keys(d)`, also sorted and filtered.
    fn are_keys_of(&self, mut id: ExprId, place: &Place) -> bool {
        loop {
            let Expr::Call { callee, args, .. } = &self.module[id] else { return false };
            let Expr::Member { object, name, .. } = &self.module[*callee] else { return false };
            match name.name.as_str() {
                "keys" if matches!(&self.module[*object], Expr::Name(name) if name == "Object") => {
                    return args.first().is_some_and(|arg| self.place(arg.expr).as_ref() == Some(place));
                }
                "filter" | "toSorted" | "sort" | "toReversed" | "slice" => id = *object,
                _ => return false,
            }
        }
    }

    /// `for (let i = 0; i < xs.length; i++) { ... xs[i] ... }`
    fn counts_through(&self, stmt: StmtId, index: LocalSymbolId, place: &Place, read: ExprId) -> bool {
        let Stmt::For { init: Some(init), test: Some(test), update: Some(update), body } = &self.module[stmt]
        else {
            return false;
        };
        let Stmt::Variable(decl) = &self.module[*init] else { return false };
        let body = self.module.stmts.range(*body);
        let starts_inside = decl.declarators.iter().any(|declarator| {
            self.bindings.pattern_symbol(declarator.pattern) == Some(index)
                && declarator.init.is_some_and(|init| self.number(init).is_some_and(|number| number >= 0.0))
        });
        let ends_inside = match &self.module[*test] {
            Expr::Binary { op: BinaryOp::Less, left, right } => {
                self.symbol(*left) == Some(index) && self.is_length_of(*right, place)
            }
            _ => false,
        };
        let goes_up = match &self.module[*update] {
            Expr::Update { is_increment: true, target, .. } => self.symbol(*target) == Some(index),
            _ => false,
        };
        starts_inside
            && ends_inside
            && goes_up
            && body.contains(self.module.exprs.range(read))
            && !self.is_assigned_in(index, body)
    }

    fn is_assigned_in(&self, symbol: LocalSymbolId, range: TextRange) -> bool {
        let places = self.assigned.get(&symbol).map_or(&[][..], Vec::as_slice);
        places.iter().any(|place| range.contains(*place))
    }

    fn add_assigned(&mut self, target: ExprId) {
        if let Some(symbol) = self.symbol(target) {
            self.assigned.entry(symbol).or_default().push(self.module.exprs.range(target));
        }
    }

    /// The expressions that an assignment's pattern assigns to.
    fn targets(&self, pattern: PatId) -> Vec<ExprId> {
        let mut targets = Vec::new();
        let mut waiting = vec![pattern];
        while let Some(pattern) = waiting.pop() {
            match &self.module[pattern] {
                Pattern::Expr(target) => targets.push(*target),
                Pattern::Object { properties, rest } => {
                    waiting.extend(properties.iter().map(|property| property.value).chain(*rest));
                }
                Pattern::Array(elements) => {
                    waiting.extend(elements.iter().flatten().map(|element| element.pattern));
                }
                Pattern::Name(_) | Pattern::Missing => {}
            }
        }
        targets
    }

    fn is_length_of(&self, id: ExprId, place: &Place) -> bool {
        match &self.module[id] {
            Expr::Member { object, name, .. } => {
                name.name == "length" && self.place(*object).as_ref() == Some(place)
            }
            _ => false,
        }
    }

    /// A literal place of what is written out, or of what always has it.
    fn is_certain_place(&self, object: ExprId, index: ExprId) -> bool {
        match &self.module[index] {
            Expr::String(name) => self.is_written_property(object, &name.value),
            Expr::Number { value, .. } if *value >= 0.0 && value.fract() == 0.0 => {
                self.has_place(object, *value as usize)
            }
            _ => false,
        }
    }

    /// Whether a list has an element at `at`: `["a", "b"]`, a constant that is one, the parts of a text.
    fn has_place(&self, list: ExprId, at: usize) -> bool {
        match &self.module[list] {
            Expr::Array(elements) => {
                let written = elements.iter().take_while(|it| matches!(it, ArrayElement::Expr(_))).count();
                at < written
            }
            // `s.split(",")` has a part at least.
            Expr::Call { callee, args, .. } => match (&self.module[*callee], &args[..]) {
                (Expr::Member { name, .. }, [separator]) if name.name == "split" && at == 0 => {
                    matches!(&self.module[separator.expr], Expr::String(text) if !text.value.is_empty())
                }
                _ => false,
            },
            Expr::Name(_) => match self.place(list) {
                Some(place) if !self.shortened.contains(&place) => {
                    self.constant(place.root).is_some_and(|init| {
                        !matches!(&self.module[init], Expr::Name(_)) && self.has_place(init, at)
                    })
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// `const d: Record<string, number> = { a: 1 }; d.a`
    fn is_written_property(&self, object: ExprId, name: &str) -> bool {
        if !matches!(&self.module[object], Expr::Name(_)) {
            return false;
        }
        let Some(place) = self.place(object) else { return false };
        if self.shortened.contains(&place) {
            return false;
        }
        // Without a type that is written there is no index signature.
        if !self.is_annotated(place.root) {
            return false;
        }
        let Some(Expr::Object(properties)) = self.constant(place.root).map(|init| &self.module[init]) else {
            return false;
        };
        properties.iter().any(|property| match &self.module[*property] {
            Property::KeyValue { key, value } => {
                let is_read = matches!(
                    &self.module[*value],
                    Expr::Index { .. } | Expr::Member { .. } | Expr::Name(_) | Expr::Call { .. }
                );
                !is_read && key.static_name().is_some_and(|it| it == name)
            }
            _ => false,
        })
    }

    /// The initial value of a constant.
    fn constant(&self, symbol: LocalSymbolId) -> Option<ExprId> {
        let [Declaration::Variable(pattern, VariableKind::Const)] =
            self.bindings.symbol(symbol).declarations[..]
        else {
            return None;
        };
        let PatternOrigin::Declarator(stmt, at) = self.bindings.pattern_origin(pattern) else { return None };
        if !matches!(&self.module[pattern], Pattern::Name(_)) {
            return None;
        }
        self.init_of(stmt, at)
    }

    fn is_annotated(&self, symbol: LocalSymbolId) -> bool {
        let [Declaration::Variable(pattern, _)] = self.bindings.symbol(symbol).declarations[..] else {
            return false;
        };
        let PatternOrigin::Declarator(stmt, at) = self.bindings.pattern_origin(pattern) else { return false };
        let Stmt::Variable(decl) = &self.module[stmt] else { return false };
        decl.declarators.get(at as usize).is_some_and(|declarator| declarator.ty.is_some())
    }

    fn init_of(&self, stmt: StmtId, at: u32) -> Option<ExprId> {
        let Stmt::Variable(decl) = &self.module[stmt] else { return None };
        decl.declarators.get(at as usize).and_then(|declarator| declarator.init)
    }

    fn number(&self, id: ExprId) -> Option<f64> {
        match &self.module[id] {
            Expr::Number { value, .. } => Some(*value),
            _ => None,
        }
    }

    fn symbol(&self, id: ExprId) -> Option<LocalSymbolId> {
        let Expr::Name(name) = &self.module[id] else { return None };
        self.bindings.lookup(self.bindings.expr_scope(id), name, Meaning::VALUE)
    }

    /// `xs`, `config.hosts`, where the variable is never assigned again.
    fn place(&self, mut id: ExprId) -> Option<Place> {
        let mut path = Vec::new();
        loop {
            match &self.module[id] {
                Expr::Name(_) => {
                    let root = self.symbol(id)?;
                    let is_constant = !self.bindings.symbol(root).is_reassigned;
                    return is_constant.then_some(Place { root, path });
                }
                Expr::Member { object, name, .. } => {
                    path.push(name.name.to_string());
                    id = *object;
                }
                Expr::NonNull(inner) => id = *inner,
                _ => return None,
            }
        }
    }
}
