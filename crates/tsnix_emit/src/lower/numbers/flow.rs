//! Where numbers with a fraction can get to, in the whole program.
//!
//! ```text
//! expressions, variables, parameters, results, properties by name, elements   the nodes
//! what one is made of, passed as, put into                                    the edges
//! divisions, literals with a fraction, texts that are read                    the sources
//! ```
//!
//! What no source leads to is an int for sure. Objects are told apart by the names of their properties only,
//! lists not at all: that is enough to keep a share in percent apart from a port.

mod calls;
mod patterns;

use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;
use tsnix_check::SemanticModel;
use tsnix_check::names::{Bindings, Meaning};
use tsnix_source::FileId;
use tsnix_syntax::hir::{
    self, ArrayElement, AssignOp, BinaryOp, Expr, ExprId, FunctionBody, FunctionId, Module, Property, Stmt,
    UnaryOp,
};

use super::Fraction;
use super::digits::{Digits, Source};
use crate::context::SymbolKey;
use crate::imports::{Target, exports, follow};

/// Something that can hold a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Node {
    Expr(FileId, ExprId),
    Variable(SymbolKey),
    Param(FileId, FunctionId, u32),
    Result(FileId, FunctionId),
    /// The properties of one name, of all objects.
    Property(SmolStr),
    /// Properties of any name.
    AnyProperty,
    /// Written under a name that is computed.
    Computed,
    /// The elements of all lists.
    Element,
    /// What functions that are handed about are given, and what they give.
    HandedParam,
    HandedResult,
}

/// Which numbers may have a fraction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// The expressions that may, and how long it may be.
    fractional: HashMap<(FileId, ExprId), Fraction>,
    /// The elements of lists.
    pub(super) element: Fraction,
    /// Whether any source was found.
    pub(super) has_sources: bool,
}

impl Flow {
    /// What may be behind the point of a number.
    pub(super) fn fraction(&self, file: FileId, expr: ExprId) -> Fraction {
        self.fractional.get(&(file, expr)).copied().unwrap_or_default()
    }
}

/// Follows the numbers of all modules of an output; `exact` are the divisions that are known to have no rest.
pub(super) fn of_program(
    model: &SemanticModel,
    files: impl Iterator<Item = FileId>,
    exact: &HashSet<(FileId, ExprId)>,
) -> Flow {
    let mut graph = Graph {
        exact,
        short: Vec::new(),
        computed: HashSet::new(),
        model,
        file: FileId(0),
        ids: HashMap::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
        sources: Vec::new(),
        rounded: Vec::new(),
        handed: HashSet::new(),
        digits: Digits::default(),
    };
    for file in files {
        let Some(node) = model.graph().module(file) else { continue };
        graph.file = file;
        graph.add_module(&node.hir, &node.bindings);
    }
    graph.solve()
}

struct Graph<'m> {
    model: &'m SemanticModel,
    exact: &'m HashSet<(FileId, ExprId)>,
    /// Literals with a fraction of a few digits.
    short: Vec<u32>,
    /// What is computed: of a few digits many can become.
    computed: HashSet<u32>,
    file: FileId,
    ids: HashMap<Node, u32>,
    nodes: Vec<Node>,
    edges: Vec<Vec<u32>>,
    sources: Vec<u32>,
    /// Divisions that are rounded at once: they have a fraction, nothing else gets it.
    rounded: Vec<u32>,
    /// The functions that are handed about: not only called by their name.
    handed: HashSet<(FileId, FunctionId)>,
    /// The texts of the module that are known to be whole numbers.
    digits: Digits,
}

impl Graph<'_> {
    fn id(&mut self, node: Node) -> u32 {
        if let Some(id) = self.ids.get(&node) {
            return *id;
        }
        let id = self.nodes.len() as u32;
        self.ids.insert(node.clone(), id);
        let is_property = matches!(node, Node::Property(_));
        self.nodes.push(node);
        self.edges.push(Vec::new());
        if is_property {
            let any = self.id(Node::AnyProperty);
            self.edges[id as usize].push(any);
        }
        id
    }

    fn flows(&mut self, from: Node, to: Node) {
        let (from, to) = (self.id(from), self.id(to));
        self.edges[from as usize].push(to);
    }

    fn source(&mut self, node: Node) {
        let id = self.id(node);
        self.sources.push(id);
    }

    /// As [`Self::flows`] into the result of an operation.
    fn computes(&mut self, from: Node, to: Node) {
        let id = self.id(to.clone());
        self.computed.insert(id);
        self.flows(from, to);
    }

    fn expr(&self, id: ExprId) -> Node {
        Node::Expr(self.file, id)
    }

    fn solve(mut self) -> Flow {
        let mut reached = vec![Fraction::None; self.nodes.len()];
        let has_sources = !self.sources.is_empty() || !self.short.is_empty();
        let mut waiting: Vec<_> = self.short.drain(..).map(|at| (at, Fraction::Short)).collect();
        waiting.extend(self.sources.drain(..).chain(self.rounded.drain(..)).map(|at| (at, Fraction::Any)));
        while let Some((at, mut fraction)) = waiting.pop() {
            if self.computed.contains(&at) {
                fraction = Fraction::Any;
            }
            if reached[at as usize] >= fraction {
                continue;
            }
            reached[at as usize] = fraction;
            waiting.extend(self.edges[at as usize].iter().map(|to| (*to, fraction)));
        }
        let element = self.ids.get(&Node::Element).map_or(Fraction::None, |at| reached[*at as usize]);
        let nodes = self.nodes.into_iter().zip(reached);
        let fractional = nodes.filter_map(|(node, fraction)| match node {
            Node::Expr(file, expr) if fraction != Fraction::None => Some(((file, expr), fraction)),
            _ => None,
        });
        Flow { fractional: fractional.collect(), element, has_sources }
    }

    fn add_module(&mut self, module: &Module, bindings: &Bindings) {
        self.digits = Digits::of_module(Source { model: self.model, file: self.file, module, bindings });
        self.find_handed(module, bindings);
        for function in module.functions.ids() {
            self.add_function(module, bindings, function);
        }
        for pattern in module.patterns.ids() {
            self.add_pattern(module, bindings, pattern);
        }
        for id in module.exprs.ids() {
            self.add_expr(module, bindings, id);
        }
        for property in module.properties.ids() {
            match &module[property] {
                Property::KeyValue { key, value } => {
                    let place = match key.static_name() {
                        Some(name) => Node::Property(name),
                        None => Node::Computed,
                    };
                    self.flows(self.expr(*value), place);
                }
                Property::Shorthand { key, value } => {
                    self.flows(self.expr(*value), Node::Property(key.name.clone()));
                }
                Property::Method { .. } | Property::Accessor { .. } | Property::Spread(_) => {}
            }
        }
        for stmt in module.stmts.ids() {
            if let (Stmt::ExportDefault(value), Some(symbol)) =
                (&module[stmt], bindings.exports.get("default"))
            {
                let exported = Node::Variable(SymbolKey { file: self.file, symbol: *symbol });
                self.flows(self.expr(*value), exported);
            }
        }
    }

    fn add_function(&mut self, module: &Module, bindings: &Bindings, function: FunctionId) {
        let result = Node::Result(self.file, function);
        match &module[function].body {
            FunctionBody::Expr(body) => self.flows(self.expr(*body), result.clone()),
            FunctionBody::Block(_) => {
                for stmt in bindings.returns(function) {
                    if let Stmt::Return(Some(value)) = &module[*stmt] {
                        self.flows(self.expr(*value), result.clone());
                    }
                }
            }
            FunctionBody::None => {}
        }
        for (at, param) in module[function].params.iter().enumerate() {
            if let Some(default) = param.default {
                self.flows(self.expr(default), Node::Param(self.file, function, at as u32));
            }
        }
    }

    fn add_expr(&mut self, module: &Module, bindings: &Bindings, id: ExprId) {
        let here = self.expr(id);
        match &module[id] {
            Expr::Number { value, .. } if super::is_short_literal(*value) => {
                let id = self.id(here);
                self.short.push(id);
            }
            Expr::Number { value, .. } if !super::is_int_literal(*value) => self.source(here),
            Expr::Array(elements) => {
                for element in elements {
                    if let ArrayElement::Expr(element) = element {
                        self.flows(self.expr(*element), Node::Element);
                    }
                }
            }
            Expr::Unary { op: UnaryOp::Minus, operand } => self.flows(self.expr(*operand), here),
            Expr::Unary { op: UnaryOp::Plus, operand } => {
                self.read_as_number(module, bindings, *operand, here)
            }
            Expr::Binary { op: BinaryOp::Div, left, right } if self.exact.contains(&(self.file, id)) => {
                // `2 * 0.5` is a float all the same.
                self.computes(self.expr(*left), here.clone());
                self.computes(self.expr(*right), here);
            }
            Expr::Binary { op: BinaryOp::Div, .. } if is_rounded(module, bindings, id) => {
                let id = self.id(here);
                self.rounded.push(id);
            }
            Expr::Binary { op, left, right } => self.add_operation(module, *op, *left, *right, here),
            Expr::Conditional { then, otherwise, .. } => {
                self.flows(self.expr(*then), here.clone());
                self.flows(self.expr(*otherwise), here);
            }
            Expr::Logical { left, right, .. } => {
                self.flows(self.expr(*left), here.clone());
                self.flows(self.expr(*right), here);
            }
            Expr::Sequence(parts) => {
                if let Some(last) = parts.last() {
                    self.flows(self.expr(*last), here);
                }
            }
            Expr::Chain(inner)
            | Expr::As { expr: inner, .. }
            | Expr::AsConst(inner)
            | Expr::Satisfies { expr: inner, .. }
            | Expr::NonNull(inner)
            | Expr::Instantiation { expr: inner, .. } => self.flows(self.expr(*inner), here),
            Expr::Name(name) => self.add_name(bindings, id, name, here),
            Expr::Member { name, .. } => self.add_member(module, bindings, id, &name.name, here),
            Expr::Index { .. } => {
                for place in [Node::Element, Node::AnyProperty, Node::Computed] {
                    self.flows(place, here.clone());
                }
            }
            Expr::Assign { .. } => self.add_assign(module, bindings, id, here),
            Expr::Update { target, .. } => self.computes(self.expr(*target), here),
            Expr::Call { callee, args, .. } => self.add_call(module, bindings, *callee, args, here),
            _ => {}
        }
    }

    fn add_name(&mut self, bindings: &Bindings, id: ExprId, name: &str, here: Node) {
        let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE);
        let Some(symbol) = symbol else {
            // `texts.map(Number)`
            if matches!(name, "Number" | "parseFloat")
                && !calls::is_callee(self.model, self.file, bindings, id)
            {
                self.source(Node::Element);
            }
            return;
        };
        match follow(self.model.graph(), SymbolKey { file: self.file, symbol }) {
            Target::Symbol(key) => self.flows(Node::Variable(key), here),
            Target::Namespace(file) => {
                for (name, key) in exports(self.model.graph(), file) {
                    // `export { g }` is a name for what is declared elsewhere.
                    if let Target::Symbol(key) = follow(self.model.graph(), key) {
                        self.flows(Node::Variable(key), Node::Property(name));
                    }
                }
                self.hand_all(file);
            }
            // Of data nothing is known.
            Target::Foreign(_) | Target::Entry(_) => self.source(Node::Computed),
            Target::Ambient(_) | Target::Unknown => {}
        }
    }

    fn add_member(&mut self, module: &Module, bindings: &Bindings, id: ExprId, name: &SmolStr, here: Node) {
        let owner = super::owner_of(self.model, self.file, id);
        if matches!(name.as_str(), "fromJSON" | "fromTOML") || name == "parse" && owner.is_some() {
            for place in [Node::Computed, Node::Element, Node::HandedResult] {
                self.source(place);
            }
        }
        let makes_fractions = owner.is_some() && matches!(name.as_str(), "sqrt" | "pow" | "parseFloat");
        let is_called = matches!(bindings.parent(id), tsnix_check::names::Parent::Expr(parent)
            if matches!(&module[parent], Expr::Call { callee, .. } if *callee == id));
        if makes_fractions && !is_called {
            self.source(Node::Element);
        }
        if matches!(owner.as_deref(), Some("Math" | "NumberConstructor"))
            && super::is_fractional_constant(name)
        {
            self.source(here.clone());
        }
        // `xs.length` is no property that somebody writes.
        if owner.is_none() {
            self.flows(Node::Property(name.clone()), here.clone());
            self.flows(Node::Computed, here);
        }
    }

    fn add_operation(&mut self, module: &Module, op: BinaryOp, left: ExprId, right: ExprId, here: Node) {
        let number = |id: ExprId| match &module[id] {
            Expr::Number { value, .. } => Some(*value),
            _ => None,
        };
        match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Rem => {
                self.computes(self.expr(left), here.clone());
                self.computes(self.expr(right), here);
            }
            BinaryOp::Div => self.source(here),
            BinaryOp::Pow => match number(right) {
                Some(exponent) if exponent >= 0.0 && exponent.fract() == 0.0 => {
                    self.computes(self.expr(left), here);
                }
                _ => self.source(here),
            },
            _ => {}
        }
    }

    fn add_assign(&mut self, module: &Module, bindings: &Bindings, id: ExprId, here: Node) {
        let Expr::Assign { op, target, value } = &module[id] else { return };
        if let Some(AssignOp::Binary(op)) = op {
            match op {
                BinaryOp::Div | BinaryOp::Pow => self.source(here.clone()),
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Rem => {}
                // Bit operators give ints.
                _ => return,
            }
        }
        if let (Some(_), hir::Pattern::Expr(place)) = (op, &module[*target]) {
            self.flows(self.expr(*place), here.clone());
        }
        match op {
            Some(AssignOp::Binary(_)) => self.computes(self.expr(*value), here.clone()),
            _ => self.flows(self.expr(*value), here.clone()),
        }
        self.assigned(module, bindings, *target, here);
    }

    /// `+x`, `Number(x)`: a number stays what it is, a text may have a fraction.
    fn read_as_number(&mut self, module: &Module, bindings: &Bindings, operand: ExprId, here: Node) {
        let ty = self.model.type_of(self.file, operand);
        let source = Source { model: self.model, file: self.file, module, bindings };
        if self.model.view(ty).is_number_like() {
            self.flows(self.expr(operand), here);
        } else if !self.digits.is_whole(source, operand) {
            self.source(here);
        }
    }

    fn variable(&self, bindings: &Bindings, id: ExprId, name: &str) -> Option<Node> {
        let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE)?;
        match follow(self.model.graph(), SymbolKey { file: self.file, symbol }) {
            Target::Symbol(key) => Some(Node::Variable(key)),
            _ => None,
        }
    }
}

/// `Math.floor(a / b)`
fn is_rounded(module: &Module, bindings: &Bindings, division: ExprId) -> bool {
    let tsnix_check::names::Parent::Expr(call) = bindings.parent(division) else { return false };
    let Expr::Call { callee, .. } = &module[call] else { return false };
    let Expr::Member { object, name, .. } = &module[*callee] else { return false };
    let is_math = matches!(&module[*object], Expr::Name(name)
        if name == "Math" && bindings.lookup(bindings.expr_scope(*object), name, Meaning::VALUE).is_none());
    is_math && matches!(name.name.as_str(), "floor" | "ceil" | "round" | "trunc")
}
