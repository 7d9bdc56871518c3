//! Numbers through calls: of functions of the program, of the library, of what is handed about.

use tsnix_check::SemanticModel;
use tsnix_check::names::{Bindings, Declaration, Meaning, Parent, PatternOrigin};
use tsnix_source::FileId;
use tsnix_syntax::hir::{
    Argument, Expr, ExprId, FunctionId, FunctionKind, Module, Pattern, Stmt, VariableKind,
};

use super::super::owner_of;
use super::{Graph, Node};
use crate::context::SymbolKey;
use crate::imports::{Target, follow};

/// Whether an expression is what its parent calls.
pub(super) fn is_callee(model: &SemanticModel, file: FileId, bindings: &Bindings, id: ExprId) -> bool {
    let Some(node) = model.graph().module(file) else { return false };
    matches!(bindings.parent(id), Parent::Expr(parent)
        if matches!(&node.hir[parent], Expr::Call { callee, .. } if *callee == id))
}

impl Graph<'_> {
    pub(super) fn add_call(
        &mut self,
        module: &Module,
        bindings: &Bindings,
        callee: ExprId,
        args: &[Argument],
        here: Node,
    ) {
        match &module[callee] {
            Expr::Name(name) => {
                if let Some((file, function)) = self.function_of(bindings, callee, name) {
                    return self.call_of_function(file, function, args, here);
                }
                let is_global = bindings.lookup(bindings.expr_scope(callee), name, Meaning::VALUE).is_none();
                match (is_global, name.as_str(), args.first()) {
                    (true, "Number" | "parseFloat", Some(first)) => {
                        return self.read_as_number(module, bindings, first.expr, here);
                    }
                    (true, "parseInt" | "String" | "Boolean", _) => return,
                    _ => {}
                }
            }
            Expr::Member { name, .. } => {
                if let Some(owner) = owner_of(self.model, self.file, callee) {
                    return self.call_of_library(module, bindings, &owner, &name.name, args, here);
                }
            }
            Expr::Function(function) => return self.call_of_function(self.file, *function, args, here),
            _ => {}
        }
        self.call_of_anything(module, bindings, args, here);
    }

    fn call_of_function(&mut self, file: FileId, function: FunctionId, args: &[Argument], here: Node) {
        let Some(node) = self.model.graph().module(file) else { return };
        let params = &node.hir[function].params;
        self.flows(Node::Result(file, function), here);
        let spread_at = args.iter().position(|arg| arg.is_spread);
        for (at, arg) in args.iter().enumerate() {
            let is_rest = params.get(at).is_none_or(|param| param.is_rest);
            let place = if is_rest { Node::Element } else { Node::Param(file, function, at as u32) };
            self.flows(self.expr(arg.expr), place);
        }
        if let Some(spread_at) = spread_at {
            for at in spread_at..params.len() {
                self.flows(Node::Element, Node::Param(file, function, at as u32));
            }
        }
    }

    /// A member of JavaScript's library, which calls functions with elements and their places.
    fn call_of_library(
        &mut self,
        module: &Module,
        bindings: &Bindings,
        owner: &str,
        name: &str,
        args: &[Argument],
        here: Node,
    ) {
        let gives_int = match (owner, name) {
            ("Math", "sqrt" | "pow") | ("NumberConstructor", "parseFloat") | ("JSON", "parse") => {
                return self.source(here);
            }
            ("Math", "abs" | "max" | "min") => {
                for arg in args {
                    self.flows(if arg.is_spread { Node::Element } else { self.expr(arg.expr) }, here.clone());
                }
                return;
            }
            ("Math" | "String" | "Number" | "NumberConstructor" | "RegExp" | "Boolean" | "Console", _) => {
                true
            }
            (_, "indexOf" | "lastIndexOf" | "findIndex" | "findLastIndex" | "join" | "includes") => true,
            (_, "keys" | "hasOwn") => true,
            _ => false,
        };
        if owner == "ObjectConstructor" && !matches!(name, "keys" | "hasOwn") {
            // `Object.values(o)`
            self.flows(Node::AnyProperty, Node::Element);
            self.flows(Node::Computed, Node::Element);
            // `Object.fromEntries(pairs)`
            if !matches!(name, "values" | "entries") {
                self.flows(Node::Element, Node::Computed);
            }
        }
        if !gives_int {
            self.flows(Node::Element, here.clone());
        }
        for arg in args {
            let known = self.library_callback(module, bindings, name, arg.expr);
            if known.is_none() && self.model.view(self.model.type_of(self.file, arg.expr)).is_function() {
                // (xs, f) => xs.map(f): any function that is handed about.
                self.flows(Node::Element, Node::HandedParam);
                self.flows(Node::HandedResult, Node::Element);
                self.flows(Node::HandedResult, here.clone());
            }
            match known {
                Some((file, function)) if !gives_int => {
                    self.flows(Node::Result(file, function), Node::Element);
                    self.flows(Node::Result(file, function), here.clone());
                }
                None if !gives_int => {
                    self.flows(self.expr(arg.expr), Node::Element);
                    self.flows(self.expr(arg.expr), here.clone());
                }
                _ => {}
            }
        }
    }

    /// A function that is given to the library; it gets elements, its own results, and indices.
    fn library_callback(
        &mut self,
        module: &Module,
        bindings: &Bindings,
        method: &str,
        arg: ExprId,
    ) -> Option<(FileId, FunctionId)> {
        let (file, function) = self.known_function(module, bindings, arg)?;
        let params = self.model.graph().module(file)?.hir[function].params.len();
        let index = match method {
            "sort" | "toSorted" => usize::MAX,
            "reduce" | "reduceRight" => 2,
            _ => 1,
        };
        for at in (0..params).filter(|at| *at != index) {
            self.flows(Node::Element, Node::Param(file, function, at as u32));
        }
        Some((file, function))
    }

    /// A call of what is a property, a parameter, a result: any function that is handed about.
    fn call_of_anything(&mut self, module: &Module, bindings: &Bindings, args: &[Argument], here: Node) {
        self.flows(Node::HandedResult, here.clone());
        for place in [Node::Element, Node::AnyProperty, Node::Computed] {
            self.flows(place.clone(), Node::HandedParam);
            self.flows(Node::HandedResult, place);
        }
        for arg in args {
            if self.known_function(module, bindings, arg.expr).is_none() {
                self.flows(self.expr(arg.expr), Node::HandedParam);
                self.flows(self.expr(arg.expr), here.clone());
            }
        }
    }

    /// The function that an expression is: written there, or under a name that never changes.
    fn known_function(
        &self,
        module: &Module,
        bindings: &Bindings,
        id: ExprId,
    ) -> Option<(FileId, FunctionId)> {
        match &module[id] {
            Expr::Function(function) => Some((self.file, *function)),
            Expr::Name(name) => self.function_of(bindings, id, name),
            _ => None,
        }
    }

    /// The function that a name stands for.
    fn function_of(&self, bindings: &Bindings, id: ExprId, name: &str) -> Option<(FileId, FunctionId)> {
        let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE)?;
        let Target::Symbol(key) = follow(self.model.graph(), SymbolKey { file: self.file, symbol }) else {
            return None;
        };
        let node = self.model.graph().module(key.file)?;
        let [declaration] = node.bindings.symbol(key.symbol).declarations[..] else { return None };
        match declaration {
            Declaration::Function(function) => Some((key.file, function)),
            Declaration::Variable(pattern, VariableKind::Const) => {
                let PatternOrigin::Declarator(stmt, at) = node.bindings.pattern_origin(pattern) else {
                    return None;
                };
                let Stmt::Variable(decl) = &node.hir[stmt] else { return None };
                let declarator = decl.declarators.get(at as usize)?;
                match (&node.hir[declarator.pattern], &node.hir[declarator.init?]) {
                    (Pattern::Name(_), Expr::Function(function)) => Some((key.file, *function)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Functions of a module that are called otherwise than by name, or by the library: they may be given, and
    /// may give, what all such functions are given and give.
    pub(super) fn find_handed(&mut self, module: &Module, bindings: &Bindings) {
        for function in module.functions.ids() {
            let is_known = match bindings.function_expr(function) {
                Some(expr) => match bindings.parent(expr) {
                    // const f = () => ...
                    Parent::Stmt(stmt) => matches!(&module[stmt], Stmt::Variable(_)),
                    // xs.map(() => ...)
                    Parent::Expr(call) => self.is_library_argument(module, call, expr),
                    _ => false,
                },
                None => module[function].kind == FunctionKind::Declaration,
            };
            if !is_known {
                self.hand(self.file, function);
            }
        }
        for id in module.exprs.ids() {
            let Expr::Name(name) = &module[id] else { continue };
            let Some((file, function)) = self.function_of(bindings, id, name) else { continue };
            let is_called = match bindings.parent(id) {
                Parent::Expr(parent) => match &module[parent] {
                    Expr::Call { callee, .. } if *callee == id => true,
                    _ => self.is_library_argument(module, parent, id),
                },
                _ => false,
            };
            if !is_called {
                self.hand(file, function);
            }
        }
    }

    /// All functions of a module: it is read as a namespace.
    pub(super) fn hand_all(&mut self, file: FileId) {
        let Some(node) = self.model.graph().module(file) else { return };
        for function in node.hir.functions.ids() {
            self.hand(file, function);
        }
    }

    fn hand(&mut self, file: FileId, function: FunctionId) {
        if !self.handed.insert((file, function)) {
            return;
        }
        let Some(node) = self.model.graph().module(file) else { return };
        for at in 0..node.hir[function].params.len() {
            self.flows(Node::HandedParam, Node::Param(file, function, at as u32));
        }
        self.flows(Node::Result(file, function), Node::HandedResult);
    }

    fn is_library_argument(&self, module: &Module, call: ExprId, arg: ExprId) -> bool {
        let Expr::Call { callee, .. } = &module[call] else { return false };
        *callee == arg || owner_of(self.model, self.file, *callee).is_some()
    }
}
