//! The members of object types, worked out when first asked for.

use std::sync::Arc;

use tsnix_source::FileId;
use tsnix_syntax::hir::{
    Expr, FunctionKind, Module, Name, PropertyName, Stmt, TypeMember, TypeMemberId, TypeNode,
};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::{CheckMode, Checker, Question};
use crate::names::Declaration;

impl Checker {
    /// The members of an object, union (signatures only) or intersection type.
    pub(crate) fn members(&mut self, ty: TypeId) -> Arc<Members> {
        if let Some(known) = self.interner.members.get(&ty) {
            return Arc::clone(known);
        }
        // class A { static readonly key: unique symbol; [A.key]?: T }  asks for members of `A` to name one: those
        // whose names need nothing.
        let is_first = self.program.assembling.insert(ty);
        let were_passed = self.program.passes_computed;
        self.program.passes_computed = !is_first;
        let members = self.assembled_members(ty);
        self.program.passes_computed = were_passed;
        if !is_first {
            return members;
        }
        self.program.assembling.remove(&ty);
        members
    }

    fn assembled_members(&mut self, ty: TypeId) -> Arc<Members> {
        let is_early = self.program.passes_computed;
        let members = match self.data(ty).clone() {
            TypeData::Interface(interface) => self.members_of_interface(ty, &interface),
            TypeData::Reference { target, .. } => self.members_of_reference(ty, target),
            TypeData::TupleTarget(_) => {
                let params = self.target_params(ty);
                self.members_of_tuple(ty, ty, &params)
            }
            TypeData::Anonymous(anonymous) => self.members_of_anonymous(ty, &anonymous),
            TypeData::Mapped(mapped) => return self.members_of_mapped(ty, &mapped),
            TypeData::ReverseMapped { source, mapped, constraint } => {
                self.members_of_reverse_mapped(ty, source, mapped, constraint)
            }
            TypeData::Union(types) => self.members_of_union(&types),
            TypeData::Intersection(types) => self.members_of_intersection(&types),
            _ => Members::default(),
        };
        let members = Arc::new(members);
        if !is_early {
            self.interner.members.insert(ty, Arc::clone(&members));
        }
        members
    }

    /// Parameters of a generic interface or tuple, without `this`.
    pub(crate) fn target_params(&self, target: TypeId) -> TypeList {
        match self.data(target) {
            TypeData::Interface(interface) => Arc::clone(&interface.params),
            TypeData::TupleTarget(tuple) => Arc::clone(&tuple.params),
            _ => Arc::from([]),
        }
    }

    pub(crate) fn target_this(&self, target: TypeId) -> Option<TypeId> {
        match self.data(target) {
            TypeData::Interface(interface) => Some(interface.this_type),
            TypeData::TupleTarget(tuple) => Some(tuple.this_type),
            _ => None,
        }
    }

    /// The generic type and the arguments of a reference; of a generic type itself, its own parameters.
    pub(crate) fn target_and_args(&mut self, ty: TypeId) -> Option<(TypeId, TypeList)> {
        match self.data(ty) {
            TypeData::Interface(interface) => Some((ty, Arc::clone(&interface.params))),
            TypeData::Reference { target, args: ReferenceArgs::Known(args) } => {
                Some((*target, Arc::clone(args)))
            }
            TypeData::Reference { target, .. } => {
                let target = *target;
                Some((target, self.type_args(ty)))
            }
            _ => None,
        }
    }

    /// The arguments of a reference, read now where they were left for later.
    pub(crate) fn type_args(&mut self, ty: TypeId) -> TypeList {
        match self.data(ty).clone() {
            TypeData::Reference { args: ReferenceArgs::Known(args), .. } => args,
            TypeData::Interface(interface) => Arc::clone(&interface.params),
            TypeData::Reference { target, args: ReferenceArgs::Deferred { file, node, mapper } } => {
                if let Some(known) = self.interner.resolved_args.get(&ty) {
                    return Arc::clone(known);
                }
                let count = self.target_params(target).len();
                if !self.begin(Question::TypeArguments(ty)) {
                    return vec![t::ERROR; count].into();
                }
                let args = self.deferred_args(file, node);
                let args: TypeList = match mapper {
                    Some(mapper) => self.instantiate_list(&args, mapper),
                    None => args.into(),
                };
                let args = if self.end() { args } else { vec![t::ERROR; count].into() };
                self.interner.resolved_args.insert(ty, Arc::clone(&args));
                args
            }
            _ => Arc::from([]),
        }
    }

    pub(crate) fn reference_target(&self, ty: TypeId) -> Option<TypeId> {
        match self.data(ty) {
            TypeData::Reference { target, .. } => Some(*target),
            TypeData::Interface(_) => Some(ty),
            _ => None,
        }
    }

    /// The reference with `this` bound to another type.
    pub(crate) fn with_this(&mut self, ty: TypeId, this: TypeId) -> TypeId {
        if let TypeData::Intersection(types) = self.data(ty) {
            let types = Arc::clone(types);
            let types: Vec<_> = types.iter().map(|ty| self.with_this(*ty, this)).collect();
            return self.intersection(&types, None);
        }
        let Some((target, args)) = self.target_and_args(ty) else { return ty };
        if args.len() != self.target_params(target).len() || !self.target_uses_this(target) {
            return ty;
        }
        let args: Vec<_> = args.iter().copied().chain([this]).collect();
        self.reference(target, args)
    }

    fn target_uses_this(&mut self, target: TypeId) -> bool {
        if let Some(known) = self.relations.uses_this.get(&target) {
            return *known;
        }
        self.relations.uses_this.insert(target, false);
        let result = match self.data(target).clone() {
            TypeData::Interface(interface) => {
                let declarations = self.symbol(interface.symbol).declarations.clone();
                let mentioned = declarations.iter().any(|(file, declaration)| {
                    let hir = self.hir(*file);
                    let range = match declaration {
                        Declaration::Interface(stmt) => hir.stmts.range(*stmt),
                        Declaration::Class(class) => hir.classes.range(*class),
                        _ => return false,
                    };
                    self.mentions_this(*file, range)
                });
                mentioned
                    || self.base_types(target).iter().any(|base| {
                        self.reference_target(*base).is_some_and(|target| self.target_uses_this(target))
                    })
            }
            _ => false,
        };
        self.relations.uses_this.insert(target, result);
        result
    }

    fn members_of_interface(&mut self, ty: TypeId, interface: &InterfaceType) -> Members {
        if !self.target_uses_this(ty) {
            return self.assemble(ty, None, ty);
        }
        let mapper = self.new_mapper(Mapper::Simple(interface.this_type, ty));
        self.assemble(ty, Some(mapper), ty)
    }

    fn members_of_reference(&mut self, ty: TypeId, target: TypeId) -> Members {
        let args = self.type_args(ty);
        let params = self.target_params(target);
        if matches!(self.data(target), TypeData::TupleTarget(_)) {
            return self.members_of_tuple(ty, target, &args);
        }
        let this = args.get(params.len()).copied().unwrap_or(ty);
        let mut sources = params.to_vec();
        let mut targets: Vec<_> = args.iter().copied().take(params.len()).collect();
        if let Some(this_param) = self.target_this(target) {
            sources.push(this_param);
            targets.push(this);
        }
        let mapper = self.list_mapper(&sources, &targets);
        self.assemble(target, Some(mapper), this)
    }

    /// Own members, then those of the bases that are not declared again.
    fn assemble(&mut self, target: TypeId, mapper: Option<MapperId>, this: TypeId) -> Members {
        let declared = self.declared_members(target);
        let mut members = match mapper {
            None => (*declared).clone(),
            Some(mapper) => self.instantiate_members(&declared, mapper),
        };
        for base in self.base_types(target).iter() {
            let base = self.instantiate_opt(*base, mapper);
            let base = self.with_this(base, this);
            let base = self.apparent_base(base);
            let inherited = self.members_with_props(base);
            for (name, prop) in &inherited.props {
                members.props.entry(name.clone()).or_insert(*prop);
            }
            members.call.extend(&inherited.call);
            members.construct.extend(&inherited.construct);
            for info in &inherited.index {
                if !members.index.iter().any(|known| known.key == info.key) {
                    members.index.push(*info);
                }
            }
            members.indexed_as.extend(inherited.indexed_as.iter().cloned());
            members.hidden.extend(inherited.hidden.iter().cloned());
        }
        members
    }

    fn apparent_base(&mut self, base: TypeId) -> TypeId {
        if self.is(base, TypeFlags::ANY) { t::EMPTY_OBJECT } else { base }
    }

    /// Members with the properties of intersections listed too.
    pub(crate) fn members_with_props(&mut self, ty: TypeId) -> Arc<Members> {
        if !self.is(ty, TypeFlags::UNION_OR_INTERSECTION) {
            return self.members(ty);
        }
        let mut members = (*self.members(ty)).clone();
        for prop in self.listed_props(ty) {
            let name = self.prop(prop).name.clone();
            members.props.insert(name, prop);
        }
        members.indexed_as = self.indexed_as(ty);
        Arc::new(members)
    }

    pub(crate) fn instantiate_members(&mut self, declared: &Members, mapper: MapperId) -> Members {
        let mut members = Members {
            indexed_as: declared.indexed_as.clone(),
            hidden: declared.hidden.clone(),
            ..Members::default()
        };
        members.props.reserve(declared.props.len());
        for (name, prop) in &declared.props {
            let prop = self.instantiate_prop(*prop, mapper);
            members.props.insert(name.clone(), prop);
        }
        members.call = declared.call.iter().map(|sig| self.instantiate_signature(*sig, mapper)).collect();
        members.construct =
            declared.construct.iter().map(|sig| self.instantiate_signature(*sig, mapper)).collect();
        for info in &declared.index {
            let key = self.instantiate(info.key, mapper);
            let value = self.instantiate(info.value, mapper);
            members.index.push(IndexInfo { key, value, ..*info });
        }
        members
    }

    pub(crate) fn instantiate_prop(&mut self, prop: PropId, mapper: MapperId) -> PropId {
        let original = self.prop(prop).clone();
        if let Some(ty) = original.ty
            && !self.could_contain_variables(ty)
        {
            return prop;
        }
        let (source, mapper) = match original.source {
            PropSource::Instantiated(of, first) => (of, self.combine(Some(first), mapper)),
            _ => (prop, mapper),
        };
        self.new_prop(Prop { source: PropSource::Instantiated(source, mapper), ty: None, ..original })
    }

    /// What an interface or class declares itself.
    fn declared_members(&mut self, target: TypeId) -> Arc<Members> {
        if let Some(known) = self.relations.declared_members.get(&target) {
            return Arc::clone(known);
        }
        let TypeData::Interface(interface) = self.data(target).clone() else { return Arc::default() };
        let mut members = Members::default();
        let symbol = interface.symbol;
        let name = self.symbol_name(symbol);
        let is_covered = self.graph.libraries.covers(&name) && self.global(&name) == Some(symbol);
        members.indexed_as.extend(is_covered.then(|| name.clone()));
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            let hir = self.hir(file);
            let ids = match declaration {
                Declaration::Interface(stmt) => match &hir[stmt] {
                    Stmt::Interface(decl) => decl.members.clone(),
                    _ => continue,
                },
                Declaration::Class(class) => hir[class].members.clone(),
                _ => continue,
            };
            if is_covered {
                self.add_covered(&mut members, file, &hir, &ids, &name);
            }
            self.add_declared(&mut members, file, &hir, &ids, Some(symbol));
        }
        let members = Arc::new(members);
        self.relations.declared_members.insert(target, Arc::clone(&members));
        members
    }

    /// Members that are looked up otherwise, where a program's own declaration of the interface has one of the
    /// name too: the declarations of a member are merged, those of the library first.
    fn add_covered(
        &mut self,
        members: &mut Members,
        file: FileId,
        hir: &Module,
        ids: &[TypeMemberId],
        interface: &Name,
    ) {
        for id in ids {
            let key = match &hir[*id] {
                TypeMember::Property { key, .. } | TypeMember::Method { key, .. } => key,
                _ => continue,
            };
            let Some(name) = self.property_key_name(file, key) else { continue };
            if !members.props.contains_key(&name)
                && let Some(prop) = self.covered_member(interface, &name)
            {
                members.props.insert(name, prop);
            }
        }
    }

    /// A member that is looked up by its name: one that libraries declare in a part of its own.
    pub(crate) fn covered_member(&mut self, interface: &Name, name: &str) -> Option<PropId> {
        let file = self.graph.libraries.member(interface, name)?;
        let owner = self.global(interface);
        let hir = self.hir(file);
        let mut members = Members::default();
        for stmt in &hir.body {
            if let Stmt::Interface(decl) = &hir[*stmt] {
                self.add_declared(&mut members, file, &hir, &decl.members, owner);
            }
        }
        // Its declarations stand there under a name that serves many members.
        let prop = members.props.values().next().copied()?;
        self.props[prop.index()].name = name.into();
        Some(prop)
    }

    fn add_declared(
        &mut self,
        members: &mut Members,
        file: FileId,
        hir: &Module,
        ids: &[TypeMemberId],
        owner: Option<SymbolId>,
    ) {
        for id in ids {
            match &hir[*id] {
                TypeMember::Property { key, is_optional, is_readonly, .. } => {
                    self.add_member(members, file, *id, key, owner, (*is_optional, *is_readonly, false));
                }
                TypeMember::Method { key, is_optional, .. } => {
                    self.add_member(members, file, *id, key, owner, (*is_optional, false, true));
                }
                TypeMember::Accessor { key, is_setter, .. } => {
                    self.add_member(members, file, *id, key, owner, (false, !is_setter, false));
                }
                TypeMember::Call(function) => {
                    let sig = self.signature_of_function(file, *function);
                    members.call.push(sig);
                }
                // A class has its constructors itself, not its instances.
                TypeMember::Construct(function) if hir[*function].kind == FunctionKind::Constructor => {}
                TypeMember::Construct(function) => {
                    let sig = self.signature_of_function(file, *function);
                    members.construct.push(sig);
                }
                // interface I { [name: string]: I[string] }  asks for what it declares: it is not there yet.
                TypeMember::Index { .. } if self.program.passes_computed => {}
                TypeMember::Index { key, value, is_readonly, .. } => {
                    let key = self.type_from_node(file, *key);
                    let value = value.map_or(t::ANY, |value| self.type_from_node(file, value));
                    for key in self.constituents(key).iter() {
                        if !members.index.iter().any(|known| known.key == *key) {
                            members.index.push(IndexInfo {
                                key: *key,
                                value,
                                readonly: *is_readonly,
                                declaration: Some((file, *id)),
                            });
                        }
                    }
                }
            }
        }
    }

    fn add_member(
        &mut self,
        members: &mut Members,
        file: FileId,
        id: TypeMemberId,
        key: &PropertyName,
        owner: Option<SymbolId>,
        (optional, readonly, method): (bool, bool, bool),
    ) {
        let Some(name) = self.property_key_name(file, key) else { return };
        let declaration = (file, MemberDeclaration::Member(id));
        if let Some(known) = members.props.get(&name) {
            let known = &mut self.props[known.index()];
            let declarations: Vec<_> = known.declarations.iter().copied().chain([declaration]).collect();
            known.declarations = declarations.into();
            // A getter with a setter may be written.
            known.readonly &= readonly;
            return;
        }
        let prop = self.new_prop(Prop {
            name: name.clone(),
            optional,
            readonly,
            method,
            partial: false,
            discriminant: false,
            source: PropSource::Declared,
            ty: None,
            owner,
            declarations: Arc::from([declaration]),
        });
        members.props.insert(name, prop);
    }

    /// The name under which a property stands; for a computed one, if its type is a literal.
    pub(crate) fn property_key_name(&mut self, file: FileId, key: &PropertyName) -> Option<Name> {
        if let Some(name) = key.static_name() {
            return Some(name);
        }
        match key {
            PropertyName::Computed { expr, .. } => {
                // `[Symbol.iterator]` is known without reading types.
                let hir = self.hir(file);
                if let Expr::Member { object, name, .. } = &hir[*expr]
                    && matches!(&hir[*object], Expr::Name(global) if global == "Symbol")
                {
                    return Some(format!("__@{}", name.name).into());
                }
                if self.program.passes_computed {
                    return None;
                }
                let ty = self.check_expr(file, *expr);
                self.property_name_of_type(ty)
            }
            PropertyName::Private(name) => Some(format!("#{}", name.name).into()),
            _ => None,
        }
    }

    /// The property that a literal type names.
    pub(crate) fn property_name_of_type(&self, ty: TypeId) -> Option<Name> {
        match self.data(ty) {
            TypeData::UniqueSymbol(name) => Some(name.clone()),
            TypeData::Literal { value: Literal::String(text), .. } => Some(text.clone()),
            TypeData::Literal { value: Literal::Number(bits), .. } => {
                Some(tsnix_syntax::hir::number_text(f64::from_bits(*bits)))
            }
            TypeData::EnumMember { value: Some(Literal::String(text)), .. } => Some(text.clone()),
            TypeData::EnumMember { value: Some(Literal::Number(bits)), .. } => {
                Some(tsnix_syntax::hir::number_text(f64::from_bits(*bits)))
            }
            _ => None,
        }
    }

    /// The generic type of a reference; any other type itself.
    pub(crate) fn target_of(&self, ty: TypeId) -> TypeId {
        match *self.data(ty) {
            TypeData::Reference { target, .. } => target,
            _ => ty,
        }
    }

    /// What an interface extends.
    pub(crate) fn base_types(&mut self, target: TypeId) -> Arc<[TypeId]> {
        if let Some(known) = self.interner.base_types.get(&target) {
            return Arc::clone(known);
        }
        let bases = match self.data(target).clone() {
            TypeData::Interface(interface) => self.interface_bases(&interface),
            TypeData::TupleTarget(tuple) => {
                let types: Vec<_> = tuple.params.to_vec();
                let element = self.tuple_element_union(&tuple.shape, &types);
                let base = if tuple.shape.readonly {
                    self.readonly_array_of(element)
                } else {
                    self.array_of(element)
                };
                vec![base]
            }
            _ => Vec::new(),
        };
        let bases: Arc<[TypeId]> = bases.into();
        self.interner.base_types.insert(target, Arc::clone(&bases));
        bases
    }

    fn interface_bases(&mut self, interface: &InterfaceType) -> Vec<TypeId> {
        let symbol = interface.symbol;
        if !self.begin(Question::BaseTypes(symbol)) {
            return Vec::new();
        }
        let mut bases = Vec::new();
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            let hir = self.hir(file);
            match declaration {
                Declaration::Interface(stmt) => {
                    let Stmt::Interface(decl) = &hir[stmt] else { continue };
                    for node in &decl.extends {
                        let base = self.type_from_node(file, *node);
                        if !self.is_error_type(base) && !bases.contains(&base) && !self.leads_to(base, symbol)
                        {
                            bases.push(base);
                        }
                    }
                }
                Declaration::Class(class) => {
                    if let Some((expr, args)) = &hir[class].extends
                        && let Expr::Name(name) = &hir[*expr]
                    {
                        let scope = self.bindings(file).expr_scope(*expr);
                        let found = self.resolve_name(file, scope, name, crate::names::Meaning::TYPE);
                        if let Some(found) = found {
                            let target = self.declared_type(found);
                            let args: Vec<_> =
                                args.iter().map(|node| self.type_from_node(file, *node)).collect();
                            let base = self.filled(target, &args);
                            if !self.leads_to(base, symbol) {
                                bases.push(base);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        // What was found stands, in a circle too.
        self.end();
        bases
    }

    /// Whether a type is an interface or class, or extends it over others: `interface P extends Q`, where `Q`
    /// extends `P`. Such a base is left out; it is reported where it is declared.
    fn leads_to(&mut self, base: TypeId, symbol: SymbolId) -> bool {
        let mut waiting = vec![self.target_of(base)];
        let mut seen = Vec::new();
        while let Some(at) = waiting.pop() {
            let TypeData::Interface(interface) = self.data(at) else { continue };
            if interface.symbol == symbol {
                return true;
            }
            if !seen.contains(&at) {
                seen.push(at);
                for base in self.base_types(at).iter() {
                    waiting.push(self.target_of(*base));
                }
            }
        }
        false
    }

    fn members_of_anonymous(&mut self, ty: TypeId, anonymous: &Anonymous) -> Members {
        if let Some((target, mapper)) = anonymous.instance_of {
            let declared = self.members(target);
            return self.instantiate_members(&declared, mapper);
        }
        let mut members = Members::default();
        match &anonymous.source {
            AnonymousSource::Literal(file, node) => {
                let hir = self.hir(*file);
                if let TypeNode::Object(ids) = &hir[*node] {
                    self.add_declared(&mut members, *file, &hir, ids, None);
                }
            }
            AnonymousSource::FunctionType(file, node) => {
                let hir = self.hir(*file);
                match &hir[*node] {
                    TypeNode::Function(function) => {
                        members.call.push(self.signature_of_function(*file, *function));
                    }
                    TypeNode::Constructor(function) => {
                        let sig = self.signature_of_function(*file, *function);
                        self.sigs[sig.index()].is_construct = true;
                        members.construct.push(sig);
                    }
                    _ => {}
                }
            }
            AnonymousSource::Functions(functions) => {
                for (file, function) in functions.iter() {
                    members.call.push(self.signature_of_function(*file, *function));
                }
            }
            AnonymousSource::Symbol(symbol) => self.members_of_symbol(*symbol, &mut members),
            AnonymousSource::Given => {}
        }
        let _ = ty;
        members
    }

    /// The value side of functions, classes, enums and namespaces.
    fn members_of_symbol(&mut self, symbol: SymbolId, members: &mut Members) {
        let declarations = self.symbol(symbol).declarations.clone();
        let has_overloads = declarations.iter().any(|(file, declaration)| match declaration {
            Declaration::Function(function) => {
                matches!(self.hir(*file)[*function].body, tsnix_syntax::hir::FunctionBody::None)
            }
            _ => false,
        });
        let mut enum_member = 0u32;
        for (file, declaration) in &declarations {
            let hir = self.hir(*file);
            match declaration {
                Declaration::Function(function) => {
                    // The implementation of overloads can't be called itself.
                    let has_body = !matches!(hir[*function].body, tsnix_syntax::hir::FunctionBody::None);
                    if !(has_overloads && has_body) {
                        members.call.push(self.signature_of_function(*file, *function));
                    }
                }
                Declaration::Class(class) => self.class_value_members(symbol, *file, &hir, *class, members),
                Declaration::Enum(stmt) => {
                    let Stmt::Enum(decl) = &hir[*stmt] else { continue };
                    let ty = self.declared_type(symbol);
                    let types = self.constituents(ty);
                    // Level[Level.info]: the name of a number.
                    if members.index.is_empty()
                        && types.iter().any(|ty| !self.maybe(*ty, TypeFlags::STRING_LIKE))
                    {
                        let (key, value) = (t::NUMBER, t::STRING);
                        members.index.push(IndexInfo { key, value, readonly: true, declaration: None });
                    }
                    for (name, _) in &decl.members {
                        let ty = types.get(enum_member as usize).copied().unwrap_or(ty);
                        let prop = self.known_prop(name.name.clone(), ty);
                        self.props[prop.index()].readonly = true;
                        members.props.insert(name.name.clone(), prop);
                        enum_member += 1;
                    }
                }
                _ => {}
            }
        }
        let is_module = self.symbol(symbol).module.is_some();
        let is_namespace = declarations.iter().any(|(_, it)| matches!(it, Declaration::Namespace(..)));
        if is_module || is_namespace {
            self.export_members(symbol, members);
        }
    }

    fn export_members(&mut self, symbol: SymbolId, members: &mut Members) {
        for (name, export) in self.exports_of(symbol).iter() {
            let Some(target) = self.resolve_alias(*export) else { continue };
            if !self.symbol(target).meaning.contains(crate::names::Meaning::VALUE) {
                continue;
            }
            let prop = self.new_prop(Prop {
                name: name.clone(),
                optional: false,
                readonly: true,
                method: false,
                partial: false,
                discriminant: false,
                source: PropSource::Export { symbol: target, is_alias: target != *export },
                ty: None,
                owner: Some(symbol),
                declarations: Arc::from([]),
            });
            members.props.insert(name.clone(), prop);
        }
    }

    fn class_value_members(
        &mut self,
        symbol: SymbolId,
        file: FileId,
        hir: &Module,
        class: tsnix_syntax::hir::ClassId,
        members: &mut Members,
    ) {
        let class = &hir[class];
        self.add_declared(members, file, hir, &class.static_members, Some(symbol));
        let instance = self.declared_type(symbol);
        // class Stack<T> {…}: `new Stack<number>()` fills in the parameters of the class.
        let type_params: TypeList =
            class.type_params.iter().map(|param| self.type_param(file, *param)).collect();
        let own = class.members.iter().filter_map(|member| match &hir[*member] {
            TypeMember::Construct(function) => Some(*function),
            _ => None,
        });
        let mut constructors: Vec<_> = own.map(|it| self.signature_of_function(file, it)).collect();
        if constructors.is_empty() {
            constructors = self.inherited_constructors(symbol, file, class);
        }
        if constructors.is_empty() {
            constructors.push(self.simple_signature(Vec::new(), instance));
        }
        for sig in &constructors {
            let sig = &mut self.sigs[sig.index()];
            sig.return_type = Some(instance);
            sig.type_params = Arc::clone(&type_params);
            sig.is_construct = true;
        }
        members.construct.extend(constructors);
    }

    /// class B extends A<string> {…}: without a constructor of its own it is made as its base is. The signatures
    /// are new ones.
    fn inherited_constructors(
        &mut self,
        symbol: SymbolId,
        file: FileId,
        class: &tsnix_syntax::hir::Class,
    ) -> Vec<SignatureId> {
        let Some((base, args)) = &class.extends else { return Vec::new() };
        if !self.begin(Question::BaseConstructors(symbol)) {
            return Vec::new();
        }
        let base = self.check_expr_cached(file, *base, CheckMode::NORMAL);
        let inherited = self.construct_signatures(base);
        let args: Vec<_> = args.iter().map(|node| self.type_from_node(file, *node)).collect();
        let made = inherited.into_iter().map(|sig| {
            let params = Arc::clone(&self.sig(sig).type_params);
            let filled = self.fill_type_args(&params, &args);
            let mapper = self.new_mapper(Mapper::List(params, filled));
            let sig = self.instantiate_signature_with(sig, mapper, true);
            let mut own = self.sig(sig).clone();
            for (at, param) in own.params.iter_mut().enumerate() {
                param.ty = Some(self.param_type(sig, at));
            }
            self.new_signature(Signature { declaration: None, instance_of: None, parts: None, ..own })
        });
        let made = made.collect();
        if self.end() { made } else { Vec::new() }
    }

    fn members_of_intersection(&mut self, types: &[TypeId]) -> Members {
        let mut members = Members::default();
        for ty in types {
            let part = self.members(*ty);
            members.call.extend(
                part.call.iter().filter(|sig| !members.call.contains(sig)).copied().collect::<Vec<_>>(),
            );
            members.construct.extend(&part.construct);
            // (keyof R & string)[number]: what `string` is read by counts too.
            for info in &self.index_infos(*ty) {
                match members.index.iter().position(|known| known.key == info.key) {
                    Some(at) => {
                        let known = members.index[at];
                        let value = self.intersection2(known.value, info.value);
                        members.index[at] =
                            IndexInfo { value, readonly: known.readonly && info.readonly, ..known };
                    }
                    None => members.index.push(*info),
                }
            }
        }
        members
    }
}
