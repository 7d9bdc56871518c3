//! Statements: declarations enter scopes, jumps shape the flow.

use tsnix_syntax::hir::{
    CatchClause, ClassId, ExprId, ForBinding, Ident, Modifiers, Name, NamespaceDecl, NamespaceName, Stmt,
    StmtId, SwitchCase, VariableDecl, VariableKind,
};

use super::super::declare::new_symbol;
use super::super::{
    AmbientModule, Declaration, FlowId, FlowNode, LocalSymbolId, Meaning, Parent, PatternOrigin, ScopeId,
    ScopeKind,
};
use super::flow::{Label, Target};
use super::{Binder, FunctionFlow, Stmts};

impl Binder<'_> {
    /// Function declarations first: they are there before anything runs.
    pub(super) fn statements(&mut self, stmts: Stmts<'_>) {
        let is_function = |stmt: &StmtId| matches!(self.module[*stmt], Stmt::Function { .. });
        for stmt in stmts.iter().filter(|stmt| is_function(stmt)) {
            self.stmt(*stmt);
        }
        for stmt in stmts.iter().filter(|stmt| !is_function(stmt)) {
            self.stmt(*stmt);
        }
    }

    pub(super) fn stmt(&mut self, id: StmtId) {
        self.out.tables.stmt_scopes[id.index()] = self.scope;
        self.out.tables.stmt_flows[id.index()] = self.current;
        self.statements_around.push(id);
        stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || self.stmt_inner(id));
        self.statements_around.pop();
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each statement")]
    fn stmt_inner(&mut self, id: StmtId) {
        let module = self.module;
        let here = Parent::Stmt(id);
        match &module[id] {
            Stmt::Expr(expr) => self.expr_stmt(*expr, here),
            Stmt::Variable(decl) => self.variable(id, decl),
            Stmt::Function { function, modifiers } => {
                let declaration = Declaration::Function(*function);
                self.declare_exported(
                    module[*function].name.as_ref(),
                    Meaning::VALUE,
                    declaration,
                    *modifiers,
                );
                self.function(*function, FunctionFlow::Declared);
            }
            Stmt::Class { class, modifiers } => {
                let meaning = Meaning::VALUE.union(Meaning::TYPE);
                let name = module[*class].name.as_ref();
                self.declare_exported(name, meaning, Declaration::Class(*class), *modifiers);
                self.class(*class);
            }
            Stmt::Interface(decl) => {
                let declaration = Declaration::Interface(id);
                self.declare_exported(Some(&decl.name), Meaning::TYPE, declaration, decl.modifiers);
                let scope = self.in_scope(ScopeKind::TypeParams, |this| {
                    this.type_params(&decl.type_params);
                    this.type_nodes(&decl.extends);
                    this.type_members(&decl.members);
                });
                self.out.tables.stmt_scopes[id.index()] = scope;
            }
            Stmt::TypeAlias(decl) => {
                let declaration = Declaration::TypeAlias(id);
                self.declare_exported(Some(&decl.name), Meaning::TYPE, declaration, decl.modifiers);
                let scope = self.in_scope(ScopeKind::TypeParams, |this| {
                    this.type_params(&decl.type_params);
                    this.type_node(decl.ty);
                });
                self.out.tables.stmt_scopes[id.index()] = scope;
            }
            Stmt::Enum(decl) => {
                let meaning = Meaning::VALUE.union(Meaning::TYPE);
                self.declare_exported(Some(&decl.name), meaning, Declaration::Enum(id), decl.modifiers);
                for init in decl.members.iter().filter_map(|(_, init)| *init) {
                    self.expr(init, here);
                }
            }
            Stmt::Namespace(decl) => self.namespace(id, decl),
            Stmt::Return(value) => {
                if let Some(value) = value {
                    self.expr(*value, here);
                }
                match self.function {
                    Some(function) => self.out.tables.function_returns[function.index()].push(id),
                    None => self.out.tables.module_returns.push(id),
                }
                if let Some(returns) = &mut self.labels.returns {
                    returns.add(self.current);
                }
                self.current = FlowId::UNREACHABLE;
            }
            Stmt::If { test, then, otherwise } => self.if_stmt(here, *test, *then, *otherwise),
            Stmt::Switch { value, cases } => self.switch(id, *value, cases),
            Stmt::Throw(value) => {
                self.expr(*value, here);
                self.current = FlowId::UNREACHABLE;
            }
            Stmt::Try { body, handler, finalizer } => {
                self.try_stmt(id, body, handler.as_ref(), finalizer.as_deref());
            }
            Stmt::Block(stmts) => {
                self.in_scope(ScopeKind::Block(id), |this| this.statements(stmts));
            }
            Stmt::For { init, test, update, body } => {
                self.in_scope(ScopeKind::Block(id), |this| {
                    if let Some(init) = init {
                        this.stmt(*init);
                    }
                    this.for_loop(here, *test, *update, *body);
                });
            }
            Stmt::ForOf { binding, iterable, body, .. } => {
                self.for_each(id, *binding, *iterable, *body, PatternOrigin::ForOf(id));
            }
            Stmt::ForIn { binding, object, body } => {
                self.for_each(id, *binding, *object, *body, PatternOrigin::ForIn(id));
            }
            Stmt::While { test, body } => self.for_loop(here, Some(*test), None, *body),
            Stmt::DoWhile { body, test } => self.do_while(here, *body, *test),
            Stmt::Break(label) => self.jump(label.as_ref(), true),
            Stmt::Continue(label) => self.jump(label.as_ref(), false),
            Stmt::Labeled { label, body } => self.labeled(label, *body),
            Stmt::Import(decl) => {
                for specifier in &decl.specifiers {
                    let name = module[*specifier].local.name.clone();
                    self.declare(name, Meaning::ALIAS, Declaration::Import(*specifier, id));
                }
            }
            Stmt::ImportEquals { name } => {
                self.declare(name.name.clone(), Meaning::ALIAS, Declaration::ImportEquals(id));
            }
            Stmt::ExportNamed(decl) => {
                for specifier in &decl.specifiers {
                    let name = module[*specifier].exported.name.clone();
                    self.export_new(name, Meaning::ALIAS, Declaration::Export(*specifier, id));
                }
            }
            Stmt::ExportAll { from, namespace, .. } => match namespace {
                Some(name) => {
                    self.export_new(name.name.clone(), Meaning::ALIAS, Declaration::ExportNamespace(id));
                }
                None => self.out.export_stars.push(from.clone()),
            },
            Stmt::ExportDefault(expr) => {
                self.expr(*expr, here);
                let name = Name::new_static("default");
                self.export_new(name, Meaning::VALUE, Declaration::ExportDefault(id, *expr));
            }
            Stmt::ExportAssignment(expr) => {
                self.expr(*expr, here);
                self.out.export_assignment = Some(*expr);
            }
            Stmt::With { object, body } => {
                self.expr(*object, here);
                self.stmt(*body);
            }
            Stmt::Missing | Stmt::Empty | Stmt::ExportAsNamespace(_) | Stmt::Debugger => {}
        }
    }

    fn expr_stmt(&mut self, expr: ExprId, here: Parent) {
        self.expr(expr, here);
        if let tsnix_syntax::hir::Expr::Call { .. } = self.module[expr] {
            self.mutation(|before| FlowNode::Call { before, call: expr });
        }
    }

    fn declare_exported(
        &mut self,
        name: Option<&Ident>,
        meaning: Meaning,
        declaration: Declaration,
        modifiers: Modifiers,
    ) {
        let default = Name::new_static("default");
        let Some(name) = name else {
            self.export_new(default, meaning, declaration);
            return;
        };
        let symbol = self.declare(name.name.clone(), meaning, declaration);
        if modifiers.is_default {
            self.export(default, symbol);
        } else if modifiers.is_export {
            self.export(name.name.clone(), symbol);
        }
    }

    fn export(&mut self, name: Name, symbol: LocalSymbolId) {
        self.out.symbols[symbol.index()].is_exported = true;
        self.out.exports.entry(name).or_insert(symbol);
    }

    /// An export that binds no name here.
    fn export_new(&mut self, name: Name, meaning: Meaning, declaration: Declaration) {
        if let Some(known) = self.out.exports.get(&name) {
            // A second export of one name: the checker reports it.
            let symbol = &mut self.out.symbols[known.index()];
            symbol.meaning = symbol.meaning.union(meaning);
            symbol.declarations.push(declaration);
            return;
        }
        let symbol = new_symbol(&mut self.out, self.scope, name.clone(), meaning, declaration);
        self.export(name, symbol);
    }

    fn variable(&mut self, id: StmtId, decl: &VariableDecl) {
        for (index, declarator) in decl.declarators.iter().enumerate() {
            let origin = PatternOrigin::Declarator(id, index as u32);
            self.out.tables.pattern_origins[declarator.pattern.index()] = origin;
            if let Some(ty) = declarator.ty {
                self.type_node(ty);
            }
            if let Some(init) = declarator.init {
                self.expr(init, Parent::Stmt(id));
            }
            let first = self.out.symbols.len();
            let scope = if decl.kind == VariableKind::Var { self.container } else { self.scope };
            self.in_this_scope(scope, |this| {
                this.binding_pattern(declarator.pattern, &|pattern| {
                    Declaration::Variable(pattern, decl.kind)
                });
            });
            if decl.modifiers.is_export {
                for at in first..self.out.symbols.len() {
                    let name = self.out.symbols[at].name.clone();
                    self.export(name, LocalSymbolId(at as u32));
                }
            }
        }
    }

    pub(super) fn class(&mut self, id: ClassId) {
        let class = &self.module[id];
        if let Some((base, args)) = &class.extends {
            self.expr(*base, Parent::Class(id));
            self.type_nodes(args);
        }
        self.in_scope(ScopeKind::TypeParams, |this| {
            this.type_params(&class.type_params);
            this.type_nodes(&class.implements);
            this.type_members(&class.members);
            this.type_members(&class.static_members);
        });
    }

    /// The names inside are exported where the body says so; in ambient code also where it says nothing.
    fn namespace(&mut self, id: StmtId, decl: &NamespaceDecl) {
        let outer_exports = std::mem::take(&mut self.out.exports);
        let outer_stars = std::mem::take(&mut self.out.export_stars);
        let outer_assignment = self.out.export_assignment.take();
        let was_ambient = self.is_ambient;
        self.is_ambient |= decl.modifiers.is_declare;
        let outer_container = self.container;
        let scope = self.push_scope(ScopeKind::Namespace(id));
        self.container = scope;
        self.in_this_scope(scope, |this| this.statements(&decl.body));
        self.container = outer_container;
        if self.is_ambient && !has_export_statement(self.module, &decl.body) {
            self.export_all_of(scope);
        }
        self.is_ambient = was_ambient;
        let exports = std::mem::replace(&mut self.out.exports, outer_exports);
        let export_stars = std::mem::replace(&mut self.out.export_stars, outer_stars);
        let export_assignment = std::mem::replace(&mut self.out.export_assignment, outer_assignment);
        match &decl.name {
            NamespaceName::Ident(name) => {
                let holds_value = exports
                    .values()
                    .any(|symbol| self.out.symbols[symbol.index()].meaning.contains(Meaning::VALUE));
                let meaning =
                    if holds_value { Meaning::NAMESPACE.union(Meaning::VALUE) } else { Meaning::NAMESPACE };
                let declaration = Declaration::Namespace(id, scope);
                self.declare_exported(Some(name), meaning, declaration, decl.modifiers);
            }
            NamespaceName::Global(_) => self.out.globals.push(scope),
            NamespaceName::Module(name) => self.out.ambient_modules.push(AmbientModule {
                name: name.clone(),
                scope,
                exports,
                export_stars,
                export_assignment,
                stmt: id,
            }),
        }
    }

    fn export_all_of(&mut self, scope: ScopeId) {
        let names: Vec<_> =
            self.out.scopes[scope.index()].names.iter().map(|(name, id)| (name.clone(), *id)).collect();
        for (name, symbol) in names {
            if self.out.symbols[symbol.index()].meaning != Meaning::ALIAS {
                self.export(name, symbol);
            }
        }
    }

    /// What holds for the whole file once all of it was seen.
    pub(super) fn finish_module(&mut self) {
        let root = ScopeId(0);
        if !self.module.is_module {
            self.out.globals.push(root);
        } else if self.module.is_declaration && !has_export_statement(self.module, &self.module.body) {
            self.export_all_of(root);
        }
    }

    fn if_stmt(&mut self, here: Parent, test: ExprId, then: StmtId, otherwise: Option<StmtId>) {
        let (when_true, when_false) = self.branches(test, here);
        let mut join = Label::default();
        self.current = when_true;
        self.stmt(then);
        join.add(self.current);
        self.current = when_false;
        if let Some(otherwise) = otherwise {
            self.stmt(otherwise);
        }
        join.add(self.current);
        self.current = self.finish(join);
    }

    fn switch(&mut self, id: StmtId, value: ExprId, cases: &[SwitchCase]) {
        self.expr(value, Parent::Stmt(id));
        let start = self.current;
        self.push_target(None, true);
        self.in_scope(ScopeKind::Block(id), |this| {
            let mut fall_through = FlowId::UNREACHABLE;
            let mut from = 0;
            for (index, case) in cases.iter().enumerate() {
                if let Some(test) = case.test {
                    this.current = start;
                    this.expr(test, Parent::Stmt(id));
                }
                // Cases without statements share those of the next one.
                if case.body.is_empty() && index + 1 < cases.len() {
                    continue;
                }
                let mut join = Label::default();
                if start != FlowId::UNREACHABLE {
                    let to = index as u32 + 1;
                    join.add(this.add_flow(FlowNode::Switch { before: start, stmt: id, from, to }));
                }
                join.add(fall_through);
                this.current = this.finish(join);
                this.statements(&case.body);
                fall_through = this.current;
                this.out.tables.case_ends.insert((id, index as u32), fall_through);
                from = index as u32 + 1;
            }
            this.current = fall_through;
        });
        let mut join = self.pop_target();
        join.add(self.current);
        if cases.iter().all(|case| case.test.is_some()) && start != FlowId::UNREACHABLE {
            join.add(self.add_flow(FlowNode::Switch { before: start, stmt: id, from: 0, to: 0 }));
        }
        self.current = self.finish(join);
    }

    fn try_stmt(
        &mut self,
        id: StmtId,
        body: Stmts<'_>,
        handler: Option<&CatchClause>,
        finalizer: Option<&[StmtId]>,
    ) {
        let outer_exception = self.labels.exception.take();
        let mut thrown = Label::default();
        thrown.add(self.current);
        self.labels.exception = Some(thrown);
        self.in_scope(ScopeKind::Block(id), |this| this.statements(body));
        let thrown = std::mem::replace(&mut self.labels.exception, outer_exception).unwrap_or_default();
        let mut join = Label::default();
        join.add(self.current);
        if let Some(handler) = handler {
            self.current = self.finish(thrown);
            self.in_scope(ScopeKind::Block(id), |this| {
                if let Some(ty) = handler.ty {
                    this.type_node(ty);
                }
                if let Some(binding) = handler.binding {
                    this.out.tables.pattern_origins[binding.index()] = PatternOrigin::Catch(id);
                    this.binding_pattern(binding, &Declaration::Catch);
                }
                this.statements(&handler.body);
            });
            join.add(self.current);
        }
        let is_reachable = !join.0.is_empty();
        self.current = self.finish(join);
        if let Some(finalizer) = finalizer {
            // Runs whatever happened; what follows is reached only where the rest ended normally.
            self.in_scope(ScopeKind::Block(id), |this| this.statements(finalizer));
            if !is_reachable {
                self.current = FlowId::UNREACHABLE;
            }
        }
    }

    /// `while` and `for`: test, body, update, back to the test.
    fn for_loop(&mut self, here: Parent, test: Option<ExprId>, update: Option<ExprId>, body: StmtId) {
        let head = self.loop_head();
        let (enter, leave) = match test {
            Some(test) => self.branches(test, here),
            None => (self.current, FlowId::UNREACHABLE),
        };
        let again = self.add_flow(FlowNode::Branch(Vec::new()));
        self.push_target(Some(again), true);
        self.current = enter;
        self.stmt(body);
        let mut done = self.pop_target();
        self.join_into(again, self.current);
        self.current = self.reached(again);
        if let Some(update) = update {
            self.expr(update, here);
        }
        self.loop_back(head, self.current);
        done.add(leave);
        self.current = self.finish(done);
    }

    fn do_while(&mut self, here: Parent, body: StmtId, test: ExprId) {
        let head = self.loop_head();
        let again = self.add_flow(FlowNode::Branch(Vec::new()));
        self.push_target(Some(again), true);
        self.stmt(body);
        let mut done = self.pop_target();
        self.join_into(again, self.current);
        self.current = self.reached(again);
        let (repeat, leave) = self.branches(test, here);
        self.loop_back(head, repeat);
        done.add(leave);
        self.current = self.finish(done);
    }

    fn for_each(
        &mut self,
        id: StmtId,
        binding: ForBinding,
        iterable: ExprId,
        body: StmtId,
        origin: PatternOrigin,
    ) {
        self.expr(iterable, Parent::Stmt(id));
        self.in_scope(ScopeKind::Block(id), |this| {
            let head = this.loop_head();
            let leave = this.current;
            this.push_target(Some(head), true);
            match binding {
                ForBinding::Declare(kind, pattern) => {
                    this.out.tables.pattern_origins[pattern.index()] = origin;
                    this.binding_pattern(pattern, &|pattern| Declaration::Variable(pattern, kind));
                }
                ForBinding::Assign(pattern) => {
                    this.out.tables.pattern_origins[pattern.index()] = origin;
                    this.assignment_pattern(pattern);
                }
            }
            this.stmt(body);
            this.loop_back(head, this.current);
            let mut done = this.pop_target();
            done.add(leave);
            this.current = this.finish(done);
        });
    }

    fn labeled(&mut self, label: &Ident, body: StmtId) {
        let is_loop = matches!(
            self.module[body],
            Stmt::For { .. }
                | Stmt::ForOf { .. }
                | Stmt::ForIn { .. }
                | Stmt::While { .. }
                | Stmt::DoWhile { .. }
                | Stmt::Labeled { .. }
        );
        self.labels.pending.push(label.name.clone());
        if is_loop {
            self.stmt(body);
            self.labels.pending.clear();
            return;
        }
        self.push_target(None, false);
        self.stmt(body);
        let mut done = self.pop_target();
        done.add(self.current);
        self.current = self.finish(done);
    }

    fn push_target(&mut self, on_continue: Option<FlowId>, takes_plain_break: bool) {
        let names = std::mem::take(&mut self.labels.pending);
        let target = Target { names, on_break: Label::default(), on_continue, takes_plain_break };
        self.labels.targets.push(target);
    }

    fn pop_target(&mut self) -> Label {
        self.labels.targets.pop().map(|target| target.on_break).unwrap_or_default()
    }

    fn jump(&mut self, label: Option<&Ident>, is_break: bool) {
        let from = self.current;
        self.current = FlowId::UNREACHABLE;
        let fits = |target: &&mut Target| match label {
            Some(label) => target.names.contains(&label.name),
            None if is_break => target.takes_plain_break,
            None => target.on_continue.is_some(),
        };
        let Some(target) = self.labels.targets.iter_mut().rev().find(fits) else { return };
        if is_break {
            target.on_break.add(from);
        } else if let Some(to) = target.on_continue {
            self.join_into(to, from);
        }
    }

    /// Adds a way to a branch or loop that is already there.
    fn join_into(&mut self, to: FlowId, from: FlowId) {
        if from == FlowId::UNREACHABLE {
            return;
        }
        if let FlowNode::Branch(ways) | FlowNode::Loop(ways) = &mut self.out.flow[to.index()]
            && !ways.contains(&from)
        {
            ways.push(from);
        }
    }

    fn reached(&self, branch: FlowId) -> FlowId {
        match &self.out.flow[branch.index()] {
            FlowNode::Branch(ways) if ways.is_empty() => FlowId::UNREACHABLE,
            _ => branch,
        }
    }
}

/// Whether a body says itself what it exports, other than by modifiers.
fn has_export_statement(module: &tsnix_syntax::hir::Module, body: Stmts<'_>) -> bool {
    body.iter().any(|stmt| {
        matches!(
            module[*stmt],
            Stmt::ExportNamed(_)
                | Stmt::ExportAll { .. }
                | Stmt::ExportDefault(_)
                | Stmt::ExportAssignment(_)
        )
    })
}
