//! The types of names, patterns and parameters.

use tsnix_source::FileId;
use tsnix_source::catalogue::types::{
    CIRCULAR_ANNOTATION, CIRCULAR_VARIABLE, IMPLICIT_ANY_VARIABLE, NOT_ITERABLE, REST_OF_NO_OBJECT,
};
use tsnix_syntax::hir::{Expr, ExprId, ForBinding, FunctionId, Name, PatId, Pattern, Stmt, VariableKind};

use crate::checker::{CheckMode, Checker, Question};
use crate::names::{Declaration, Meaning, PatternOrigin};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// The type of a name as a value.
    pub(crate) fn type_of_symbol(&mut self, symbol: SymbolId) -> TypeId {
        let Some(symbol) = self.resolve_alias(symbol) else { return t::ERROR };
        if let Some(known) = self.program.value_types.get(&symbol) {
            return *known;
        }
        if !self.begin(Question::SymbolType(symbol)) {
            return t::ERROR;
        }
        let declarations = self.symbol(symbol).declarations.clone();
        let mut ty = t::ERROR;
        if self.symbol(symbol).module.is_some() {
            ty = self.anonymous(AnonymousSource::Symbol(symbol));
        }
        for (file, declaration) in &declarations {
            ty = match declaration {
                Declaration::Variable(pattern, _)
                | Declaration::Param(pattern, _)
                | Declaration::Catch(pattern) => self.type_of_pattern(*file, *pattern),
                Declaration::Function(function) => match self.bindings(*file).function_expr(*function) {
                    Some(_) => self.type_of_function(*file, *function),
                    None => self.anonymous(AnonymousSource::Symbol(symbol)),
                },
                Declaration::Class(_) | Declaration::Enum(_) | Declaration::Namespace(..) => {
                    self.anonymous(AnonymousSource::Symbol(symbol))
                }
                Declaration::ExportDefault(_, expr) => {
                    let ty = self.check_expr_cached(*file, *expr, CheckMode::NORMAL);
                    let ty = self.widened_literal_unless_const(ty);
                    self.widened(ty)
                }
                _ => continue,
            };
            break;
        }
        let ty = if self.end() {
            ty
        } else {
            self.report_circular_symbol(symbol);
            t::ANY
        };
        self.program.value_types.insert(symbol, ty);
        ty
    }

    fn widened_literal_unless_const(&mut self, ty: TypeId) -> TypeId {
        self.regular(ty)
    }

    fn report_circular_symbol(&mut self, symbol: SymbolId) {
        let Some((file, declaration)) = self.symbol(symbol).declarations.first().copied() else { return };
        let hir = self.hir(file);
        let range = crate::names::declaration_range(&hir, &declaration);
        let name = self.symbol_name(symbol);
        if let Declaration::Variable(pattern, _) | Declaration::Param(pattern, _) = declaration
            && self.is_annotated_pattern(file, pattern)
        {
            let message = format!("the written type of `{name}` refers to `{name}` itself");
            let diagnostic = tsnix_source::Diagnostic::new(&CIRCULAR_ANNOTATION, file, range, message)
                .with_help("write the type itself, or leave it out");
            self.report(diagnostic);
            return;
        }
        let diagnostic = tsnix_source::Diagnostic::new(
            &CIRCULAR_VARIABLE,
            file,
            range,
            format!("the type of `{name}` depends on itself"),
        )
        .with_help("write its type");
        if self.options.no_implicit_any {
            self.report(diagnostic);
        }
    }

    /// The type of a name, or the type that it declares where it is no value.
    pub(crate) fn type_of_symbol_or_declared(&mut self, symbol: SymbolId) -> TypeId {
        let target = self.resolve_alias(symbol);
        match target {
            Some(target) if self.symbol(target).meaning.contains(Meaning::VALUE) => {
                self.type_of_symbol(target)
            }
            Some(target) => self.declared_type(target),
            None => t::ERROR,
        }
    }

    pub(crate) fn symbol_of_pattern(&mut self, file: FileId, pattern: PatId) -> Option<SymbolId> {
        let local = self.bindings(file).pattern_symbol(pattern)?;
        Some(self.symbol_of_local(file, local))
    }

    /// The type of what a pattern receives.
    pub(crate) fn type_of_pattern(&mut self, file: FileId, pattern: PatId) -> TypeId {
        if let Some(known) = self.answers.patterns.get(&(file, pattern)) {
            return *known;
        }
        let bindings = self.bindings(file);
        if let PatternOrigin::Param(function, at) = bindings.pattern_origin(pattern) {
            return self.type_of_param_pattern(file, function, at, pattern);
        }
        if !self.begin(Question::Pattern(file, pattern)) {
            return t::ERROR;
        }
        let ty =
            self.apart_from_loops(|this| this.pattern_type(file, pattern, bindings.pattern_origin(pattern)));
        let ty = if self.end() {
            ty
        } else {
            if let Some(symbol) = self.symbol_of_pattern(file, pattern) {
                self.report_circular_symbol(symbol);
            }
            t::ANY
        };
        self.answers.patterns.insert((file, pattern), ty);
        ty
    }

    /// Inside the function an optional parameter may be `undefined`, unless it has a default.
    fn type_of_param_pattern(
        &mut self,
        file: FileId,
        function: FunctionId,
        at: u32,
        pattern: PatId,
    ) -> TypeId {
        let ty = self.type_of_param(file, function, at);
        let hir = self.hir(file);
        let Some(param) = hir[function].params.get(at as usize) else { return ty };
        let _ = pattern;
        if param.is_optional && param.default.is_none() {
            return self.optional_type(ty, false);
        }
        ty
    }

    fn pattern_type(&mut self, file: FileId, pattern: PatId, origin: PatternOrigin) -> TypeId {
        let hir = self.hir(file);
        match origin {
            PatternOrigin::None | PatternOrigin::Param(..) => t::ERROR,
            PatternOrigin::Declarator(stmt, at) => {
                let Stmt::Variable(decl) = &hir[stmt] else { return t::ERROR };
                let Some(declarator) = decl.declarators.get(at as usize) else { return t::ERROR };
                if let Some(node) = declarator.ty {
                    let declared = self.type_from_node(file, node);
                    return match declarator.init {
                        Some(init) if self.certain_reads.is_some() && may_be_read(&hir[init]) => {
                            let found = self.check_expr_cached(file, init, CheckMode::NORMAL);
                            self.declared_or_absent(declared, found)
                        }
                        _ => declared,
                    };
                }
                let is_name = matches!(hir[pattern], Pattern::Name(_));
                let is_const = decl.kind == VariableKind::Const;
                let follows_flow = self.options.no_implicit_any
                    && is_name
                    && !decl.modifiers.is_export
                    && !decl.modifiers.is_declare
                    && !hir.is_declaration;
                match declarator.init {
                    None if follows_flow && !is_const => t::AUTO,
                    None => {
                        if let Pattern::Name(name) = &hir[pattern] {
                            self.report_unknown_variable(file, pattern, name);
                        }
                        t::ANY
                    }
                    Some(init) => {
                        if follows_flow && !is_const && is_nullish_literal(&hir[init]) {
                            return t::AUTO;
                        }
                        if follows_flow && matches!(&hir[init], Expr::Array(elements) if elements.is_empty())
                        {
                            return t::AUTO_ARRAY;
                        }
                        let ty = match &hir[init] {
                            // What is asserted is known without a look at what is asserted of.
                            Expr::As { ty, .. } => self.type_from_node(file, *ty),
                            _ => self.check_expr_cached(file, init, CheckMode::NORMAL),
                        };
                        let ty = self.pad_for_pattern(file, pattern, init, ty);
                        let ty = if is_const { ty } else { self.widened_literal(ty) };
                        self.widened(ty)
                    }
                }
            }
            PatternOrigin::Catch(stmt) => {
                let Stmt::Try { handler: Some(handler), .. } = &hir[stmt] else { return t::UNKNOWN };
                handler.ty.map_or(t::UNKNOWN, |node| self.type_from_node(file, node))
            }
            PatternOrigin::ForOf(stmt) => {
                let Stmt::ForOf { iterable, .. } = &hir[stmt] else { return t::ERROR };
                let ty = self.check_expr(file, *iterable);
                let ty = self.check_non_null(file, ty, *iterable);
                let range = hir.exprs.range(*iterable);
                let element = self.iterated_type(file, ty, Some((range, *iterable)));
                self.widened(element)
            }
            PatternOrigin::ForIn(_) => t::STRING,
            PatternOrigin::Property(outer, at) => {
                let whole = self.type_of_whole(file, outer);
                self.property_of_pattern(file, outer, at, whole)
            }
            PatternOrigin::ObjectRest(outer) => {
                let whole = self.type_of_whole(file, outer);
                let Pattern::Object { properties, .. } = &hir[outer] else { return t::ERROR };
                if !self.is_error_type(whole)
                    && (self.is(whole, TypeFlags::UNKNOWN) || !self.is_valid_spread(whole))
                {
                    let range = hir.patterns.range(pattern);
                    let message = "the rest can only be taken of an object".to_owned();
                    self.error(file, range, &REST_OF_NO_OBJECT, message);
                    return t::ERROR;
                }
                let mut names = Vec::new();
                for property in properties {
                    names.extend(self.property_key_name(file, &property.key));
                }
                self.rest_of_object(whole, &names)
            }
            PatternOrigin::Element(outer, at) => {
                let whole = self.type_of_whole(file, outer);
                self.element_of_pattern(file, outer, at, whole)
            }
            PatternOrigin::Assign(expr) => {
                let Expr::Assign { value, .. } = &hir[expr] else { return t::ERROR };
                self.check_expr(file, *value)
            }
        }
    }

    /// `export let a;`: neither a type nor a value says what it is.
    fn report_unknown_variable(&mut self, file: FileId, pattern: PatId, name: &Name) {
        if self.options.no_implicit_any && !self.hir(file).is_declaration {
            let message = format!("nothing says what `{name}` is");
            let range = self.hir(file).patterns.range(pattern);
            let diagnostic = tsnix_source::Diagnostic::new(&IMPLICIT_ANY_VARIABLE, file, range, message)
                .with_help("write its type, or give it a value");
            self.report(diagnostic);
        }
    }

    /// `const [a, b] = [1]`: the literal is a tuple of the pattern's length.
    fn pad_for_pattern(&mut self, file: FileId, pattern: PatId, init: ExprId, ty: TypeId) -> TypeId {
        let _ = (file, pattern, init);
        ty
    }

    fn type_of_whole(&mut self, file: FileId, outer: PatId) -> TypeId {
        let ty = self.type_of_pattern(file, outer);
        // A parameter's default takes the place of `undefined`.
        if let PatternOrigin::Param(function, at) = self.bindings(file).pattern_origin(outer) {
            let hir = self.hir(file);
            if hir[function].params.get(at as usize).is_some_and(|param| param.default.is_some()) {
                return self.without_undefined(ty);
            }
        }
        ty
    }

    fn property_of_pattern(&mut self, file: FileId, outer: PatId, at: u32, whole: TypeId) -> TypeId {
        let hir = self.hir(file);
        let Pattern::Object { properties, .. } = &hir[outer] else { return t::ERROR };
        let Some(property) = properties.get(at as usize) else { return t::ERROR };
        if self.is(whole, TypeFlags::ANY) {
            return whole;
        }
        let range = property.key.range();
        if self.maybe(whole, TypeFlags::NULLABLE) && !self.is(whole, TypeFlags::NEVER) {
            self.report_nullish_pattern(file, range, whole, &property.key);
            return t::ERROR;
        }
        let name = self.property_key_name(file, &property.key);
        let known = name.as_ref().and_then(|name| self.prop_of(whole, name));
        let ty = match (known, name) {
            (Some(prop), _) => self.type_of_prop(prop),
            (None, None) => {
                let tsnix_syntax::hir::PropertyName::Computed { expr, .. } = &property.key else {
                    return t::ERROR;
                };
                let index = self.check_expr(file, *expr);
                self.computed_of_pattern(whole, index)
            }
            (None, Some(name)) => match self.index_info_for_name(whole, &name) {
                Some(info) => {
                    if self.is_package_set(whole) {
                        self.unknown_package(file, range, whole, &name);
                    }
                    self.read_by_index(None, &info)
                }
                // const { a = 1 } = {};  a literal that is taken apart on the spot may lack what has a default.
                None if property.default.is_some() && self.is_pattern_of_literal(file, outer) => t::UNDEFINED,
                None => {
                    self.no_property_in_pattern(file, range, whole, &name);
                    return t::ERROR;
                }
            },
        };
        if property.default.is_some() && self.is_annotated_pattern(file, outer) {
            return self.without_undefined(ty);
        }
        self.with_pattern_default(file, ty, property.default)
    }

    /// `const { [k]: v } = d`
    fn computed_of_pattern(&mut self, whole: TypeId, index: TypeId) -> TypeId {
        let is_name_absent = self.certain_reads.is_some() && self.is_or_has_undefined(index);
        let index = if is_name_absent { self.without_undefined(index) } else { index };
        let ty = match self.applicable_index(whole, index) {
            Some(info) => self.read_by_index(None, &info),
            None => self.indexed_access(whole, index),
        };
        if is_name_absent { self.union2(ty, t::UNDEFINED) } else { ty }
    }

    /// Whether what a pattern takes apart is an object literal beside it.
    fn is_pattern_of_literal(&self, file: FileId, pattern: PatId) -> bool {
        let Some(node) = self.graph.modules.get(&file) else { return false };
        let value = match node.bindings.pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => match &node.hir[stmt] {
                Stmt::Variable(decl) => {
                    decl.declarators.get(at as usize).filter(|it| it.ty.is_none()).and_then(|it| it.init)
                }
                _ => None,
            },
            PatternOrigin::Param(function, at) => {
                let param = node.hir[function].params.get(at as usize);
                param.filter(|it| it.ty.is_none()).and_then(|it| it.default)
            }
            _ => None,
        };
        value.is_some_and(|value| matches!(node.hir[value], Expr::Object(_)))
    }

    /// Whether the declaration that a pattern belongs to writes its type.
    fn is_annotated_pattern(&self, file: FileId, pattern: PatId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let mut at = pattern;
        loop {
            match node.bindings.pattern_origin(at) {
                PatternOrigin::Property(outer, _)
                | PatternOrigin::ObjectRest(outer)
                | PatternOrigin::Element(outer, _) => at = outer,
                PatternOrigin::Declarator(stmt, index) => {
                    let Stmt::Variable(decl) = &node.hir[stmt] else { return false };
                    return decl.declarators.get(index as usize).is_some_and(|it| it.ty.is_some());
                }
                PatternOrigin::Param(function, index) => {
                    return node.hir[function].params.get(index as usize).is_some_and(|it| it.ty.is_some());
                }
                _ => return false,
            }
        }
    }

    pub(crate) fn with_unchecked_index(&mut self, ty: TypeId) -> TypeId {
        if self.options.no_unchecked_indexed_access { self.union2(ty, t::UNDEFINED) } else { ty }
    }

    fn with_pattern_default(&mut self, file: FileId, ty: TypeId, default: Option<ExprId>) -> TypeId {
        let Some(default) = default else { return ty };
        let stripped = self.without_undefined(ty);
        let default = self.check_expr_cached(file, default, CheckMode::NORMAL);
        let default = self.widened_literal_in(default, stripped);
        // It is a literal beside the declared type, whose properties it lacks are undefined.
        let default = self.regular_object(default);
        if self.is(stripped, TypeFlags::NEVER) {
            return default;
        }
        self.union_with(&[stripped, default], crate::types::union::Reduction::Subtype, None)
    }

    /// A default's literal stays where the type has literals.
    fn widened_literal_in(&mut self, ty: TypeId, context: TypeId) -> TypeId {
        self.widened_for_context(ty, Some(context))
    }

    fn element_of_pattern(&mut self, file: FileId, outer: PatId, at: u32, whole: TypeId) -> TypeId {
        let hir = self.hir(file);
        let Pattern::Array(elements) = &hir[outer] else { return t::ERROR };
        let Some(Some(element)) = elements.get(at as usize) else { return t::ERROR };
        if self.is(whole, TypeFlags::ANY) {
            return whole;
        }
        let range = hir.patterns.range(outer);
        let all_tuples = self.every_type(whole, |this, member| this.is_tuple(member));
        if element.is_rest {
            if all_tuples {
                return self.map_type(whole, |this, member| Some(this.slice_tuple(member, at as usize, 0)));
            }
            let element_type = self.iterated_type(file, whole, None);
            return self.array_of(element_type);
        }
        let ty = if self.every_is_array_or_tuple(whole) {
            self.map_type_unreduced(whole, |this, member| {
                if this.is_tuple(member) {
                    match this.tuple_element(member, at as usize) {
                        Some(ty) => ty,
                        None => t::MISSING,
                    }
                } else {
                    let ty = this.array_element(member).unwrap_or(t::ERROR);
                    this.element_by_pattern(file, element.pattern, ty)
                }
            })
        } else {
            let ty = self.iterated_type(file, whole, Some((range, ExprId::from_index(0))));
            self.element_by_pattern(file, element.pattern, ty)
        };
        if self.contains_type(ty, t::MISSING) && !self.options.exact_optional_property_types {
            let name_range = hir.patterns.range(element.pattern);
            if element.default.is_none() {
                self.tuple_out_of_bounds(file, name_range, whole, at as usize);
            }
            let ty =
                self.map_type(ty, |_, member| Some(if member == t::MISSING { t::UNDEFINED } else { member }));
            return self.with_pattern_default(file, ty, element.default);
        }
        if element.default.is_some() && self.is_annotated_pattern(file, outer) {
            return self.without_undefined(ty);
        }
        self.with_pattern_default(file, ty, element.default)
    }

    /// An object's type without some properties.
    pub(crate) fn rest_of_object(&mut self, whole: TypeId, names: &[Name]) -> TypeId {
        if self.is(whole, TypeFlags::NEVER) {
            return t::EMPTY_OBJECT;
        }
        if self.is(whole, TypeFlags::ANY) {
            return whole;
        }
        if self.is_union(whole) {
            return self.map_type(whole, |this, member| Some(this.rest_of_object(member, names)));
        }
        if self.is_generic_object(whole) {
            if names.is_empty() {
                return whole;
            }
            let literals: Vec<_> = names.iter().map(|name| self.string_literal(name.clone())).collect();
            let keys = self.union(&literals);
            if let Some(omit) = self.global_symbol("Omit", Meaning::TYPE) {
                return self.alias_instance(omit, vec![whole, keys].into());
            }
            return whole;
        }
        let mut members = Members::default();
        for prop in self.listed_props(whole) {
            let data = self.prop(prop).clone();
            if names.contains(&data.name) || data.name.starts_with("__@") {
                continue;
            }
            let ty = self.type_of_prop(prop);
            let rest = self.new_prop(Prop {
                ty: Some(ty),
                source: PropSource::Known,
                readonly: false,
                ..data.clone()
            });
            members.props.insert(data.name, rest);
        }
        members.index = self.index_infos(whole);
        members.indexed_as = self.indexed_as(whole);
        members.hidden = names.to_vec();
        self.object_from(members, ObjectInfo::default())
    }

    /// What `for...of`, spread and list patterns get of a value; reports at the place where it is no list.
    pub(crate) fn iterated_type(
        &mut self,
        file: FileId,
        ty: TypeId,
        place: Option<(tsnix_source::TextRange, ExprId)>,
    ) -> TypeId {
        if self.is(ty, TypeFlags::ANY | TypeFlags::NEVER) {
            return ty;
        }
        let apparent = self.base_constraint_or_type(ty);
        if let TypeData::Union(types) = self.data(apparent).clone() {
            let mut parts = Vec::new();
            for member in types.iter() {
                match self.iterated_of_one(*member) {
                    Some(element) => parts.push(element),
                    None => {
                        self.report_not_iterable(file, ty, place);
                        return t::ERROR;
                    }
                }
            }
            return self.union(&parts);
        }
        match self.iterated_of_one(apparent) {
            Some(element) => element,
            None => {
                self.report_not_iterable(file, ty, place);
                t::ERROR
            }
        }
    }

    fn iterated_of_one(&mut self, ty: TypeId) -> Option<TypeId> {
        if let Some(element) = self.array_element(ty) {
            return Some(element);
        }
        if self.is(ty, TypeFlags::STRING_LIKE) {
            return Some(t::STRING);
        }
        // `[Symbol.iterator]().next().value` where it is not done.
        let method = self.property_type(ty, "__@iterator")?;
        let sig = self.call_signatures(method).first().copied()?;
        let iterator = self.return_type_of(sig);
        let next = self.property_type(iterator, "next")?;
        let next = *self.call_signatures(next).first()?;
        let result = self.return_type_of(next);
        let yields = self.filter_type(result, |this, member| {
            let done = this.property_type(member, "done").unwrap_or(t::UNDEFINED);
            this.regular(done) != t::TRUE
        });
        self.property_type(yields, "value")
    }

    fn report_not_iterable(
        &mut self,
        file: FileId,
        ty: TypeId,
        place: Option<(tsnix_source::TextRange, ExprId)>,
    ) {
        let Some((range, _)) = place else { return };
        if self.is_error_type(ty) {
            return;
        }
        let name = self.type_to_string(ty);
        let diagnostic = tsnix_source::Diagnostic::new(
            &NOT_ITERABLE,
            file,
            range,
            format!("a value of type `{name}` can't be iterated over"),
        )
        .with_help("use a list, or `Object.entries(...)` of an object");
        self.report(diagnostic);
    }

    pub(crate) fn for_binding_pattern(binding: ForBinding) -> PatId {
        match binding {
            ForBinding::Declare(_, pattern) | ForBinding::Assign(pattern) => pattern,
        }
    }
}

fn is_nullish_literal(expr: &Expr) -> bool {
    matches!(expr, Expr::Null) || matches!(expr, Expr::Name(name) if name == "undefined")
}

/// Whether an expression can give what was read by an index: no literal, no function.
pub(crate) fn may_be_read(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::Function(_)
            | Expr::Object(_)
            | Expr::Array(_)
            | Expr::String(_)
            | Expr::Number { .. }
            | Expr::Template(_)
    )
}
