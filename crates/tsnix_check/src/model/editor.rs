//! Questions that only an editor asks: what names are seen from a place, and what names in types, keys and
//! import statements stand for.

use tsnix_source::FileId;
use tsnix_syntax::hir::{
    ExportSpecifierId, ExprId, FunctionId, ImportSpecifierId, Name, PatId, Pattern, PropertyId, StmtId,
    TypeNode, TypeNodeId,
};

use super::{Property, SemanticModel, Signature, SymbolId, TypeId};
use crate::checker::Checker;
use crate::module_graph::About;
use crate::names::{Declaration, LocalSymbolId, Meaning, PatternOrigin, ScopeId};
use crate::types::data::{AnonymousSource, TypeData};

/// A module as imports see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleName {
    /// A file of the program.
    File(FileId),
    /// `declare module "name"`; may hold one `*`.
    Ambient(Name),
}

impl SemanticModel {
    /// All names that may be written at a scope with one of the meanings, the nearest first; a name that is
    /// hidden by a nearer one is left out.
    pub fn names_in_scope(&self, file: FileId, scope: ScopeId, meaning: Meaning) -> Vec<(Name, SymbolId)> {
        self.checker.borrow_mut().names_for_editor(file, scope, meaning)
    }

    /// What a name with one of the meanings stands for at a scope, imports not followed.
    pub fn resolve_name(
        &self,
        file: FileId,
        scope: ScopeId,
        name: &str,
        meaning: Meaning,
    ) -> Option<SymbolId> {
        self.checker.borrow_mut().resolve_name(file, scope, name, meaning)
    }

    /// What the part at position `at` of a type's name stands for: `A`, `B` or `C` of `A.B.C`, of
    /// `typeof a.b`, of `import("m").A`.
    pub fn symbol_in_type(&self, file: FileId, node: TypeNodeId, at: usize) -> Option<SymbolId> {
        self.checker.borrow_mut().symbol_in_type(file, node, at)
    }

    /// The type that a written type means.
    pub fn type_of_node(&self, file: FileId, node: TypeNodeId) -> TypeId {
        self.checker.borrow_mut().type_from_node(file, node)
    }

    /// The property that an object literal's property becomes in the type that is expected of the literal.
    pub fn contextual_property(&self, file: FileId, property: PropertyId) -> Option<Property> {
        let module = self.graph.module(file)?;
        let object = module.bindings.object_of(property)?;
        let name = crate::names::property_name(&module.hir, property)?;
        // Of a union, the members that the literal's own discriminants leave.
        let expected = self.checker.borrow_mut().apparent_contextual(file, object, false)?;
        self.property(expected, &name)
    }

    /// The type that is expected of an object literal; of a union the members that its own discriminants leave.
    pub fn contextual_object(&self, file: FileId, object: ExprId) -> Option<TypeId> {
        self.checker.borrow_mut().apparent_contextual(file, object, false)
    }

    /// The property that an object pattern's property at position `at` reads.
    pub fn property_of_pattern(&self, file: FileId, pattern: PatId, at: usize) -> Option<Property> {
        let module = self.graph.module(file)?;
        let Pattern::Object { properties, .. } = &module.hir[pattern] else { return None };
        let name = properties.get(at)?.key.static_name()?;
        let whole = match module.bindings.pattern_origin(pattern) {
            PatternOrigin::None => return None,
            _ => self.type_of_pattern(file, pattern),
        };
        self.property(whole, &name)
    }

    /// The symbol that a type is named after: its alias, its interface, its class or its enum.
    pub fn symbol_of_type(&self, ty: TypeId) -> Option<SymbolId> {
        self.checker.borrow_mut().symbol_of_type(ty)
    }

    /// A signature as TypeScript prints it: `<T>(a: T): string` where `arrow` is `": "`.
    pub fn signature_to_string(&self, signature: &Signature, arrow: &str) -> String {
        self.checker.borrow_mut().signature_to_string(signature.id, arrow)
    }

    /// The signature of a call as TypeScript prints it, its type arguments before it: `<number>(a: number): string`.
    pub fn called_to_string(&self, signature: &Signature, arrow: &str) -> String {
        let mut checker = self.checker.borrow_mut();
        let text = checker.signature_to_string(signature.id, arrow);
        let args = checker.type_arguments_of_signature(signature.id);
        if args.is_empty() {
            return text;
        }
        let args: Vec<_> = args.into_iter().map(|arg| checker.type_to_string(arg)).collect();
        format!("<{}>{text}", args.join(", "))
    }

    /// The symbol that an import binds, not followed.
    pub fn symbol_of_import(&self, file: FileId, specifier: ImportSpecifierId) -> Option<SymbolId> {
        let is_it = |it: &Declaration| matches!(it, Declaration::Import(id, _) if *id == specifier);
        self.symbol_declared_by(file, is_it)
    }

    /// The symbol that an export names, not followed.
    pub fn symbol_of_export(&self, file: FileId, specifier: ExportSpecifierId) -> Option<SymbolId> {
        let is_it = |it: &Declaration| matches!(it, Declaration::Export(id, _) if *id == specifier);
        self.symbol_declared_by(file, is_it)
    }

    /// The symbol that a named function declares.
    pub fn symbol_of_function(&self, file: FileId, function: FunctionId) -> Option<SymbolId> {
        let is_it = |it: &Declaration| matches!(it, Declaration::Function(id) if *id == function);
        self.symbol_declared_by(file, is_it)
    }

    /// The symbol that an interface, an alias, an enum, a namespace or a class statement declares.
    pub fn symbol_of_stmt(&self, file: FileId, stmt: StmtId) -> Option<SymbolId> {
        let class = match self.graph.module(file)?.hir[stmt] {
            tsnix_syntax::hir::Stmt::Class { class, .. } => Some(class),
            _ => None,
        };
        self.symbol_declared_by(file, |it| match it {
            Declaration::Interface(id)
            | Declaration::TypeAlias(id)
            | Declaration::Enum(id)
            | Declaration::Namespace(id, _)
            | Declaration::ExportNamespace(id)
            | Declaration::ImportEquals(id) => *id == stmt,
            Declaration::Class(id) => Some(*id) == class,
            _ => false,
        })
    }

    /// The symbol that a type parameter declares.
    pub fn symbol_of_type_param(
        &self,
        file: FileId,
        param: tsnix_syntax::hir::TypeParamId,
    ) -> Option<SymbolId> {
        self.symbol_declared_by(file, |it| matches!(it, Declaration::TypeParam(id) if *id == param))
    }

    fn symbol_declared_by(&self, file: FileId, is_it: impl Fn(&Declaration) -> bool) -> Option<SymbolId> {
        let bindings = &self.graph.module(file)?.bindings;
        let at = bindings.symbols.iter().position(|symbol| symbol.declarations.iter().any(&is_it))?;
        Some(self.symbol_of_local(file, LocalSymbolId(at as u32)))
    }

    /// The names that the module behind an import specifier exports.
    pub fn exports_of_specifier(&self, file: FileId, specifier: &str) -> Option<Vec<(Name, SymbolId)>> {
        let mut checker = self.checker.borrow_mut();
        let module = checker.resolve_module(file, specifier)?;
        let exports = checker.exports_of(module);
        Some(exports.iter().map(|(name, symbol)| (name.clone(), *symbol)).collect())
    }

    /// The modules that declarations speak of: `declare module "name"`, by name.
    pub fn ambient_modules(&self) -> Vec<Name> {
        let mut names = self.checker.borrow().ambient_names();
        names.sort_unstable();
        names
    }

    /// What an ambient module exports.
    pub fn exports_of_ambient(&self, name: &str) -> Vec<(Name, SymbolId)> {
        let mut checker = self.checker.borrow_mut();
        let module = checker.module_symbol(crate::program::ModuleKey::Ambient(name.into()));
        let exports = checker.exports_of(module);
        exports.iter().map(|(name, symbol)| (name.clone(), *symbol)).collect()
    }

    /// What the ambient module that answers to a specifier exports, wildcards tried.
    pub fn exports_of_ambient_like(&self, specifier: &str) -> Vec<(Name, SymbolId)> {
        let mut checker = self.checker.borrow_mut();
        let Some(module) = checker.ambient_module(specifier) else { return Vec::new() };
        let exports = checker.exports_of(module);
        exports.iter().map(|(name, symbol)| (name.clone(), *symbol)).collect()
    }

    /// The type that a global name declares: `Derivation`.
    pub fn global_type(&self, name: &str) -> Option<TypeId> {
        let symbol = self.checker.borrow_mut().global_symbol(name, Meaning::TYPE)?;
        Some(self.checker.borrow_mut().declared_type(symbol))
    }

    /// The properties of a type whose names may fit what somebody has typed so far. Of a set that is looked up
    /// those that fit best, at most `limit`; of any other type all.
    pub fn search_properties(&self, ty: TypeId, typed: &str, limit: usize) -> Vec<Property> {
        self.checker.borrow_mut().search_properties(ty, typed, limit)
    }

    /// What is known about a member of a package set besides its type.
    pub fn about(&self, property: &Property) -> Option<About> {
        self.graph.libraries.about(property.owner.as_ref()?, &property.name)
    }

    /// What is known about an option of a module system, by its names from the top; `*` stands for any name of an
    /// `attrsOf`, `[]` for any element of a list.
    pub fn about_option(&self, system: &str, path: &[&str]) -> Option<About> {
        self.graph.libraries.option(system, path)
    }

    /// The part of it that a list shows, at a fraction of the cost: version, marks, why it should not be used.
    pub fn listed(&self, property: &Property) -> Option<About> {
        self.graph.libraries.listed(property.owner.as_ref()?, &property.name)
    }

    /// The names that a namespace or a module exports; empty for any other symbol.
    pub fn exports_of_symbol(&self, symbol: SymbolId) -> Vec<(Name, SymbolId)> {
        let mut checker = self.checker.borrow_mut();
        let exports = checker.exports_of(symbol);
        exports.iter().map(|(name, symbol)| (name.clone(), *symbol)).collect()
    }

    /// The module that a symbol is, where it is one.
    pub fn module_of_symbol(&self, symbol: SymbolId) -> Option<ModuleName> {
        self.checker.borrow().module_name(symbol)
    }

    /// What a symbol may stand for, imports not followed.
    pub fn meaning_of(&self, symbol: SymbolId) -> Meaning {
        self.checker.borrow().symbol(symbol).meaning
    }

    /// Whether the signature that a call uses, and the argument position, expect this expression; used to
    /// mark the active parameter. `None` where the expression is no argument of the call.
    pub fn argument_position(&self, file: FileId, call: ExprId, argument: ExprId) -> Option<usize> {
        use tsnix_syntax::hir::Expr;
        match &self.graph.module(file)?.hir[call] {
            Expr::Call { args, .. } | Expr::New { args, .. } => {
                args.iter().position(|it| it.expr == argument)
            }
            _ => None,
        }
    }
}

impl Checker {
    fn names_for_editor(&mut self, file: FileId, scope: ScopeId, meaning: Meaning) -> Vec<(Name, SymbolId)> {
        let bindings = self.bindings(file);
        let mut found: indexmap::IndexMap<Name, SymbolId> = indexmap::IndexMap::new();
        let mut at = Some(scope);
        while let Some(scope) = at {
            let here = &bindings.scopes[scope.index()];
            for (name, local) in &here.names {
                if bindings.symbol(*local).meaning.intersects(meaning) && !found.contains_key(name) {
                    let symbol = self.symbol_of_local(file, *local);
                    found.insert(name.clone(), symbol);
                }
            }
            at = here.parent;
        }
        for name in self.global_names(meaning) {
            if !found.contains_key(&name)
                && let Some(symbol) = self.global_symbol(&name, meaning)
            {
                found.insert(name, symbol);
            }
        }
        found.into_iter().collect()
    }

    fn search_properties(&mut self, ty: TypeId, typed: &str, limit: usize) -> Vec<Property> {
        let interfaces = self.indexed_as(ty);
        if interfaces.is_empty() {
            return self.properties_for_model(ty);
        }
        let mut names: indexmap::IndexSet<Name> = indexmap::IndexSet::new();
        for interface in interfaces {
            names.extend(self.graph.libraries.search(&interface, typed, limit));
        }
        let mut waiting = vec![self.apparent_reduced(ty)];
        while let Some(ty) = waiting.pop() {
            if let TypeData::Intersection(types) = self.data(ty).clone() {
                waiting.extend(types.iter().copied());
            } else {
                names.extend(self.members(ty).props.keys().cloned());
            }
        }
        names.iter().filter_map(|name| self.property_for_model(ty, name)).collect()
    }

    fn symbol_in_type(&mut self, file: FileId, node: TypeNodeId, at: usize) -> Option<SymbolId> {
        let hir = self.hir(file);
        let scope = self.bindings(file).type_scope(node);
        let (names, first, mut at_now) = match &hir[node] {
            TypeNode::Reference { name, .. } => {
                let meaning = if name.len() == 1 { Meaning::TYPE } else { Meaning::NAMESPACE };
                (name, self.resolve_name(file, scope, &name.first()?.name, meaning)?, 0)
            }
            TypeNode::TypeOf { name, .. } => {
                (name, self.resolve_name(file, scope, &name.first()?.name, Meaning::VALUE)?, 0)
            }
            TypeNode::Import { specifier, name, .. } => {
                let module = self.resolve_module(file, &specifier.value)?;
                let first = self.export_of(module, &name.first()?.name)?;
                (name, first, 0)
            }
            _ => return None,
        };
        let mut symbol = first;
        while at_now < at {
            at_now += 1;
            let target = self.resolve_alias(symbol)?;
            symbol = self.export_of(target, &names.get(at_now)?.name)?;
        }
        Some(symbol)
    }

    fn symbol_of_type(&mut self, ty: TypeId) -> Option<SymbolId> {
        if let Some(alias) = self.alias_of(ty) {
            return Some(alias.symbol);
        }
        let target = self.reference_target(ty).unwrap_or(ty);
        match self.data(target) {
            TypeData::Interface(interface) => Some(interface.symbol),
            TypeData::EnumMember { symbol, .. } => Some(*symbol),
            TypeData::Anonymous(anonymous) => match anonymous.source {
                AnonymousSource::Symbol(symbol) => Some(symbol),
                _ => None,
            },
            _ => None,
        }
    }

    fn module_name(&self, symbol: SymbolId) -> Option<ModuleName> {
        match self.symbol(symbol).module.as_ref()? {
            crate::program::ModuleKey::File(file) => Some(ModuleName::File(*file)),
            crate::program::ModuleKey::Ambient(name) => Some(ModuleName::Ambient(name.clone())),
            crate::program::ModuleKey::Global => None,
        }
    }
}
