//! Names as expressions: their symbol, their type narrowed by the flow.

use tsnix_source::catalogue::names::{USED_BEFORE_ASSIGNED, USED_BEFORE_DECLARED};
use tsnix_source::catalogue::types::{
    DEFAULT_NAMES_ITSELF, DEFAULT_NAMES_LATER, IMPLICIT_ANY_SOMEWHERE, IMPLICIT_ANY_VARIABLE,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, FunctionId, Name, PatId, Stmt, VariableKind};

use crate::checker::{CheckMode, Checker};
use crate::names::{Declaration, LocalSymbolId, Meaning, Parent, PatternOrigin, ScopeId};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(crate) fn local_symbol_of_name(&self, file: FileId, expr: ExprId) -> Option<(FileId, LocalSymbolId)> {
        let node = self.graph.module(file)?;
        let Expr::Name(name) = &node.hir[expr] else { return None };
        let scope = node.bindings.expr_scope(expr);
        node.bindings.lookup(scope, name, Meaning::VALUE).map(|local| (file, local))
    }

    /// What a name means, imports followed.
    pub(crate) fn symbol_of_name(&mut self, file: FileId, expr: ExprId) -> Option<SymbolId> {
        let hir = self.hir(file);
        let Expr::Name(name) = &hir[expr] else { return None };
        let scope = self.bindings(file).expr_scope(expr);
        let symbol = self.resolve_name(file, scope, name, Meaning::VALUE)?;
        self.resolve_alias(symbol)
    }

    /// Remembers that a name is used, for those who report unused ones.
    pub(crate) fn mark_used(&mut self, symbol: SymbolId) {
        self.answers.used_symbols.insert(symbol);
    }

    pub(super) fn check_name(&mut self, file: FileId, expr: ExprId, name: &Name, mode: CheckMode) -> TypeId {
        let _ = mode;
        if name.is_empty() {
            return t::ERROR;
        }
        let hir = self.hir(file);
        let range = hir.exprs.range(expr);
        let scope = self.bindings(file).expr_scope(expr);
        let Some(symbol) = self.resolve_name(file, scope, name, Meaning::VALUE) else {
            if name == "undefined" {
                return t::UNDEFINED;
            }
            if matches!(self.bindings(file).parent(expr), Parent::Property(property)
                if matches!(hir[property], tsnix_syntax::hir::Property::Shorthand { .. }))
            {
                self.no_shorthand_value(file, name, range, scope);
            } else {
                self.cannot_find(file, name, range, scope, Meaning::VALUE);
            }
            return t::ERROR;
        };
        self.mark_used(symbol);
        let Some(target) = self.resolve_alias(symbol) else { return t::ERROR };
        if !self.symbol(target).meaning.contains(Meaning::VALUE) {
            let message = format!("`{name}` is a type and stands where a value is expected");
            self.error(file, range, &tsnix_source::catalogue::names::TYPE_AS_VALUE, message);
            return t::ERROR;
        }
        self.check_default_order(file, range, symbol, name);
        let declared = self.type_of_symbol(target);
        let Some((home, declaration)) = self.symbol(symbol).declarations.first().copied() else {
            return declared;
        };
        // A global of another file: its patterns are not those of this one.
        if home != file {
            return declared;
        }
        let declared = self.by_siblings(file, expr, symbol, declared);
        self.check_used_before_declared(file, expr, symbol, name);
        if self.is_assignment_target(file, expr) {
            return declared;
        }
        self.flow_type_of_name(file, expr, name, declared, declaration)
    }

    /// A default may read parameters before its own, and no others.
    fn check_default_order(&mut self, file: FileId, range: TextRange, symbol: SymbolId, name: &Name) {
        let Some((home, Declaration::Param(pattern, function))) =
            self.symbol(symbol).declarations.first().copied()
        else {
            return;
        };
        let hir = self.hir(file);
        if home != file {
            return;
        }
        let params = &hir[function].params;
        let around = params.iter().find(|param| param.range.contains(range));
        let Some(around) =
            around.filter(|param| param.default.is_some_and(|it| hir.exprs.range(it).contains(range)))
        else {
            return;
        };
        // A function inside the default is called later.
        let inner = hir.functions.ids().any(|id| {
            let own = hir.functions.range(id);
            id != function && own.contains(range) && around.range.contains(own)
        });
        let own = hir.patterns.range(pattern);
        if inner || own.start < around.range.start {
            return;
        }
        if around.pattern == pattern {
            let message = format!("the default of `{name}` reads `{name}` itself");
            self.error(file, range, &DEFAULT_NAMES_ITSELF, message);
        } else if !around.range.contains(own) {
            let message = format!("the default reads `{name}`, which comes later");
            let diagnostic = Diagnostic::new(&DEFAULT_NAMES_LATER, file, range, message)
                .with_help(format!("put `{name}` first"));
            self.report(diagnostic);
        }
    }

    /// `({ kind, value }) => kind === "a" ? value : ...`: a test of one name says what the others are.
    fn by_siblings(&mut self, file: FileId, expr: ExprId, symbol: SymbolId, declared: TypeId) -> TypeId {
        let Some((
            home,
            declaration @ (Declaration::Variable(pattern, VariableKind::Const)
            | Declaration::Param(pattern, _)),
        )) = self.symbol(symbol).declarations.first().copied()
        else {
            return declared;
        };
        if home != file {
            return declared;
        }
        if let Declaration::Param(_, function) = declaration
            && let PatternOrigin::Param(_, at) = self.bindings(file).pattern_origin(pattern)
        {
            return self.by_other_params(file, expr, function, at, declared);
        }
        let Some((outer, name)) = self.place_in_pattern(file, pattern) else { return declared };
        let whole = self.type_of_pattern(file, outer);
        let whole = self.base_constraint_or_type(whole);
        if !self.is(whole, TypeFlags::UNION) {
            return declared;
        }
        let narrowed = self.flow_type_of_whole(file, expr, crate::narrow::Root::Pattern(file, outer), whole);
        if narrowed == whole {
            return declared;
        }
        if self.is(narrowed, TypeFlags::NEVER) {
            return t::NEVER;
        }
        self.property_or_index_type(narrowed, &name).unwrap_or(declared)
    }

    /// The pattern with several names in which a name stands, and the property that it takes: `{ a, b }`,
    /// `[a, b]`. Nothing where a default may replace the value.
    pub(crate) fn place_in_pattern(&self, file: FileId, pattern: PatId) -> Option<(PatId, Name)> {
        let node = self.graph.module(file)?;
        match node.bindings.pattern_origin(pattern) {
            PatternOrigin::Property(outer, at) => {
                let tsnix_syntax::hir::Pattern::Object { properties, rest } = &node.hir[outer] else {
                    return None;
                };
                let property = properties.get(at as usize).filter(|it| it.default.is_none())?;
                let count = properties.len() + usize::from(rest.is_some());
                property.key.static_name().filter(|_| count > 1).map(|name| (outer, name))
            }
            PatternOrigin::Element(outer, at) => {
                let tsnix_syntax::hir::Pattern::Array(elements) = &node.hir[outer] else { return None };
                let element = elements.get(at as usize)?.as_ref()?;
                let is_plain = elements.len() > 1 && !element.is_rest && element.default.is_none();
                is_plain.then(|| (outer, at.to_string().into()))
            }
            _ => None,
        }
    }

    /// `(kind, value) => ...` where `(...args: ["a", A] | ["b", B]) => void` is expected.
    fn by_other_params(
        &mut self,
        file: FileId,
        expr: ExprId,
        function: FunctionId,
        at: u32,
        declared: TypeId,
    ) -> TypeId {
        let hir = self.hir(file);
        let it = &hir[function];
        let is_plain = |param: &tsnix_syntax::hir::Param| param.ty.is_none() && param.default.is_none();
        if it.params.len() < 2 || !it.params.get(at as usize).is_some_and(|it| is_plain(it) && !it.is_rest) {
            return declared;
        }
        let Some(sig) = self.contextual_signature(file, function) else { return declared };
        if self.sig(sig).params.len() != 1 || !self.sig(sig).has_rest {
            return declared;
        }
        let rest = self.param_type(sig, 0);
        let rest = self.apparent_reduced(rest);
        if !self.is(rest, TypeFlags::UNION) || !self.every_type(rest, |this, member| this.is_tuple(member)) {
            return declared;
        }
        let bindings = self.bindings(file);
        let is_changed = it.params.iter().any(|param| {
            bindings.pattern_symbol(param.pattern).is_some_and(|local| bindings.symbol(local).is_reassigned)
        });
        if is_changed {
            return declared;
        }
        let root = crate::narrow::Root::Params(file, function);
        let narrowed = self.flow_type_of_whole(file, expr, root, rest);
        if narrowed == rest {
            return declared;
        }
        if self.is(narrowed, TypeFlags::NEVER) {
            return t::NEVER;
        }
        self.property_or_index_type(narrowed, &at.to_string()).unwrap_or(declared)
    }

    fn flow_type_of_name(
        &mut self,
        file: FileId,
        expr: ExprId,
        name: &Name,
        declared: TypeId,
        declaration: Declaration,
    ) -> TypeId {
        let is_variable = matches!(
            declaration,
            Declaration::Variable(..)
                | Declaration::Param(..)
                | Declaration::Catch(_)
                | Declaration::Import(..)
        );
        if !is_variable {
            return declared;
        }
        let is_auto = declared == t::AUTO || declared == t::AUTO_ARRAY;
        let reference_type = self.type_for_reference(file, expr, declared);
        let assumed = self.is_assumed_assigned(file, expr, declaration, declared);
        let initial = if assumed {
            reference_type
        } else if is_auto {
            t::UNDEFINED
        } else {
            self.optional_type(reference_type, false)
        };
        let flow = self.flow_type_of_reference(file, expr, reference_type, initial);
        if is_auto {
            return self.auto_type(file, expr, name, declared, flow, declaration);
        }
        if !assumed
            && !self.maybe(reference_type, TypeFlags::UNDEFINED)
            && self.maybe(flow, TypeFlags::UNDEFINED)
        {
            let range = self.hir(file).exprs.range(expr);
            let diagnostic = Diagnostic::new(
                &USED_BEFORE_ASSIGNED,
                file,
                range,
                format!("`{name}` has no value yet on some way to this place"),
            )
            .with_help("give it a value where it is declared");
            self.report(diagnostic);
            return reference_type;
        }
        flow
    }

    /// A type parameter's constraint, where the reference is used as what it is constrained to.
    pub(super) fn type_for_reference(&mut self, file: FileId, expr: ExprId, declared: TypeId) -> TypeId {
        let is_generic = self.some_type(declared, |this, member| this.is(member, TypeFlags::INSTANTIABLE));
        if !is_generic {
            return declared;
        }
        let hir = self.hir(file);
        let is_constraint_position = match self.bindings(file).parent(expr) {
            Parent::Expr(parent) => match &hir[parent] {
                Expr::Member { object, .. } => *object == expr,
                Expr::Index { object, index, .. } => {
                    *object == expr && {
                        let index = self.check_expr(file, *index);
                        !self.is_generic_index(index)
                    }
                }
                Expr::Call { callee, .. } => *callee == expr,
                _ => false,
            },
            _ => false,
        };
        let contextual_substitution = is_constraint_position || {
            let context = self.contextual_type(file, expr);
            context.is_some_and(|context| !self.is_generic_type(context))
        };
        let has_union_constraint = self.some_type(declared, |this, member| {
            let constraint = this.base_constraint(member).unwrap_or(t::UNKNOWN);
            this.is(constraint, TypeFlags::NULLABLE | TypeFlags::UNION)
        });
        if contextual_substitution && (has_union_constraint || is_constraint_position) {
            return self.map_type(declared, |this, member| {
                if this.is(member, TypeFlags::INSTANTIABLE) {
                    let base = this.base_constraint(member).unwrap_or(t::UNKNOWN);
                    if this.is(base, TypeFlags::NULLABLE | TypeFlags::UNION) {
                        return Some(base);
                    }
                }
                Some(member)
            });
        }
        declared
    }

    fn auto_type(
        &mut self,
        file: FileId,
        expr: ExprId,
        name: &Name,
        declared: TypeId,
        flow: TypeId,
        declaration: Declaration,
    ) -> TypeId {
        if declared == t::AUTO_ARRAY && self.is_array_mutation_target(file, expr) {
            return self.array_of(t::ANY);
        }
        if flow == t::AUTO || flow == t::AUTO_ARRAY {
            if self.is_array_mutation_target(file, expr) {
                return if flow == t::AUTO_ARRAY { self.array_of(t::ANY) } else { t::ANY };
            }
            if self.options.no_implicit_any {
                self.report_implicit_variable(file, expr, name, declared, declaration);
            }
            return if flow == t::AUTO_ARRAY { self.array_of(t::ANY) } else { t::ANY };
        }
        flow
    }

    /// `xs` in `xs.push(v)`, `xs.length = 0`, `xs[i] = v`.
    fn is_array_mutation_target(&self, file: FileId, expr: ExprId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let Parent::Expr(parent) = node.bindings.parent(expr) else { return false };
        match &node.hir[parent] {
            Expr::Member { name, .. } => matches!(name.name.as_str(), "push" | "unshift" | "length"),
            Expr::Index { object, .. } => {
                *object == expr && matches!(node.bindings.parent(parent), Parent::Pattern(_))
            }
            _ => false,
        }
    }

    fn report_implicit_variable(
        &mut self,
        file: FileId,
        expr: ExprId,
        name: &Name,
        declared: TypeId,
        declaration: Declaration,
    ) {
        let hir = self.hir(file);
        let kind = if declared == t::AUTO_ARRAY { "the list holds" } else { "the variable holds" };
        if let Declaration::Variable(pattern, _) = declaration {
            let message = format!("what `{name}` is can't be told everywhere that it is read");
            let diagnostic =
                Diagnostic::new(&IMPLICIT_ANY_SOMEWHERE, file, hir.patterns.range(pattern), message)
                    .with_help("write its type");
            self.report(diagnostic);
        }
        let message = format!("nothing says here what {kind} that `{name}` names");
        let diagnostic = Diagnostic::new(&IMPLICIT_ANY_VARIABLE, file, hir.exprs.range(expr), message)
            .with_help("write the type where it is declared");
        self.report(diagnostic);
    }

    /// Whether a variable needs no proof that it has a value.
    fn is_assumed_assigned(
        &mut self,
        file: FileId,
        expr: ExprId,
        declaration: Declaration,
        declared: TypeId,
    ) -> bool {
        let Declaration::Variable(pattern, kind) = declaration else { return true };
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        if hir.is_declaration {
            return true;
        }
        let PatternOrigin::Declarator(stmt, at) = bindings.pattern_origin(pattern) else { return true };
        let Stmt::Variable(decl) = &hir[stmt] else { return true };
        if decl.declarators.get(at as usize).is_none() || decl.modifiers.is_declare {
            return true;
        }
        if declared != t::AUTO
            && declared != t::AUTO_ARRAY
            && self.is(declared, TypeFlags::ANY_OR_UNKNOWN | TypeFlags::VOID)
        {
            return true;
        }
        // In another function than its own, order can't be told.
        let Some(local) = bindings.pattern_symbol(pattern) else { return true };
        let home = bindings.symbol(local).scope;
        let mut function =
            bindings.flow_function(bindings.scopes[bindings.expr_scope(expr).index()].function);
        // A variable that is no longer assigned is known where the function is made.
        if kind == VariableKind::Let
            && let Some(reference) = self.reference_key(file, expr)
        {
            function = self.flow_container(file, expr, &reference, declared);
        }
        function != bindings.flow_function(bindings.scopes[home.index()].function)
            || matches!(bindings.parent(expr), Parent::Expr(parent) if matches!(hir[parent], Expr::NonNull(_)))
    }

    /// Whether an expression is what is assigned to, not read.
    pub(crate) fn is_assignment_target(&self, file: FileId, expr: ExprId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        match node.bindings.parent(expr) {
            Parent::Pattern(pattern) => {
                let is_target =
                    matches!(&node.hir[pattern], tsnix_syntax::hir::Pattern::Expr(it) if *it == expr);
                is_target
                    && match node.bindings.pattern_origin(pattern) {
                        PatternOrigin::Assign(assign) => {
                            matches!(&node.hir[assign], Expr::Assign { op: None, .. })
                        }
                        _ => true,
                    }
            }
            _ => false,
        }
    }

    /// `const` and `let` may not be read before they are declared, in the same function.
    fn check_used_before_declared(&mut self, file: FileId, expr: ExprId, symbol: SymbolId, name: &Name) {
        let range = self.hir(file).exprs.range(expr);
        let scope = self.bindings(file).expr_scope(expr);
        self.check_declared_before(file, range, scope, symbol, name);
    }

    /// What is read or assigned to at `range` was declared before.
    pub(super) fn check_declared_before(
        &mut self,
        file: FileId,
        range: TextRange,
        scope: ScopeId,
        symbol: SymbolId,
        name: &Name,
    ) {
        let Some((home, Declaration::Variable(pattern, kind))) =
            self.symbol(symbol).declarations.first().copied()
        else {
            return;
        };
        if home != file || kind == VariableKind::Var {
            return;
        }
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        if hir.is_declaration || !self.is_before_declaration(file, pattern, range.start) {
            return;
        }
        let Some(local) = bindings.pattern_symbol(pattern) else { return };
        let home_scope = bindings.symbol(local).scope;
        if bindings.scopes[scope.index()].function != bindings.scopes[home_scope.index()].function {
            return;
        }
        let diagnostic = Diagnostic::new(
            &USED_BEFORE_DECLARED,
            file,
            range,
            format!("`{name}` is read before its declaration"),
        )
        .with_help("move the declaration up")
        .with_related(file, hir.patterns.range(pattern), "it is declared here");
        self.report(diagnostic);
    }

    fn is_before_declaration(&self, file: FileId, pattern: PatId, offset: u32) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let (hir, bindings) = (&node.hir, &node.bindings);
        let mut at = pattern;
        loop {
            match bindings.pattern_origin(at) {
                PatternOrigin::Declarator(stmt, index) => {
                    let Stmt::Variable(decl) = &hir[stmt] else { return false };
                    let Some(declarator) = decl.declarators.get(index as usize) else { return false };
                    // Its own initializer comes before it too.
                    return offset < hir.patterns.range(declarator.pattern).start
                        || declarator.init.is_some_and(|init| {
                            let range = hir.exprs.range(init);
                            range.start <= offset && offset < range.end
                        });
                }
                PatternOrigin::Property(outer, _)
                | PatternOrigin::ObjectRest(outer)
                | PatternOrigin::Element(outer, _) => at = outer,
                PatternOrigin::ForOf(stmt) => {
                    let Stmt::ForOf { iterable, .. } = &hir[stmt] else { return false };
                    let range = hir.exprs.range(*iterable);
                    return range.start <= offset && offset < range.end;
                }
                _ => return false,
            }
        }
    }
}
