//! Names of types with their arguments.

use std::sync::Arc;

use tsnix_source::catalogue::names::{NAMESPACE_AS_TYPE, VALUE_AS_TYPE};
use tsnix_source::catalogue::types::{CONSTRAINT_NOT_MET, NOT_GENERIC, WRONG_TYPE_ARGUMENT_COUNT};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Ident, KeywordType, Stmt, TypeNode, TypeNodeId};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;
use crate::names::{Declaration, Meaning, ScopeId};

impl Checker {
    /// The symbol of `A.B.C` as a type, without reporting.
    pub(crate) fn resolve_type_name(
        &mut self,
        file: FileId,
        scope: ScopeId,
        name: &[Ident],
    ) -> Option<SymbolId> {
        let (last, path) = name.split_last()?;
        if path.is_empty() {
            let symbol = self.resolve_name(file, scope, &last.name, Meaning::TYPE)?;
            return self.resolve_alias(symbol);
        }
        let mut symbol = self.resolve_name(file, scope, &path[0].name, Meaning::NAMESPACE)?;
        for part in name.iter().skip(1) {
            symbol = self.resolve_alias(symbol)?;
            symbol = self.export_of(symbol, &part.name)?;
        }
        self.resolve_alias(symbol)
    }

    pub(super) fn reference_from_node(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        name: &[Ident],
        args: &[TypeNodeId],
        alias: Option<Alias>,
    ) -> TypeId {
        if name.len() == 1 && name[0].name == "const" {
            return t::ERROR;
        }
        let scope = self.bindings(file).type_scope(node);
        if let Some(first) = name.first() {
            let meaning = if name.len() == 1 { Meaning::TYPE } else { Meaning::NAMESPACE };
            if let Some(symbol) = self.resolve_name(file, scope, &first.name, meaning) {
                self.mark_used(symbol);
            }
        }
        if let [first, member] = name
            && let Some(ty) = self.enum_member_type(file, scope, first, member)
        {
            return ty;
        }
        match self.resolve_type_name(file, scope, name) {
            Some(symbol) if self.symbol(symbol).meaning.intersects(Meaning::TYPE) => {
                self.type_reference_as(file, node, symbol, args, alias)
            }
            Some(symbol) => {
                self.not_a_type(file, name, symbol);
                t::UNRESOLVED
            }
            None => {
                self.report_missing_type_name(file, scope, name);
                t::UNRESOLVED
            }
        }
    }

    /// `Level.info`: the type of a member of an enum.
    fn enum_member_type(
        &mut self,
        file: FileId,
        scope: ScopeId,
        first: &Ident,
        member: &Ident,
    ) -> Option<TypeId> {
        let symbol = self.resolve_name(file, scope, &first.name, Meaning::TYPE)?;
        let symbol = self.resolve_alias(symbol)?;
        let mut declarations = self.symbol(symbol).declarations.iter();
        if !declarations.any(|(_, it)| matches!(it, Declaration::Enum(_))) {
            return None;
        }
        self.mark_used(symbol);
        let value = self.type_of_symbol(symbol);
        let ty = self.property_type(value, &member.name);
        if ty.is_none() {
            self.no_type_in(file, member, symbol);
        }
        Some(ty.unwrap_or(t::UNRESOLVED))
    }

    fn not_a_type(&mut self, file: FileId, name: &[Ident], symbol: SymbolId) {
        let Some(last) = name.last() else { return };
        let text = &last.name;
        let diagnostic =
            if self.symbol(symbol).module.is_none() && self.symbol(symbol).meaning.contains(Meaning::VALUE) {
                Diagnostic::new(
                    &VALUE_AS_TYPE,
                    file,
                    last.range,
                    format!("`{text}` is a value and stands where a type is expected"),
                )
                .with_help(format!("write `typeof {text}` for the type of the value"))
            } else {
                Diagnostic::new(
                    &NAMESPACE_AS_TYPE,
                    file,
                    last.range,
                    format!("`{text}` is a namespace and stands where a type is expected"),
                )
            };
        self.report(diagnostic);
    }

    fn report_missing_type_name(&mut self, file: FileId, scope: ScopeId, name: &[Ident]) {
        let Some(first) = name.first() else { return };
        if name.len() == 1 {
            let value = self.resolve_name(file, scope, &first.name, Meaning::VALUE);
            match value.and_then(|symbol| self.resolve_alias(symbol)) {
                Some(symbol) => self.not_a_type(file, name, symbol),
                None if value.is_none() => self.cannot_find_name(file, first, scope, Meaning::TYPE),
                None => {}
            }
            return;
        }
        let Some(mut symbol) = self.resolve_name(file, scope, &first.name, Meaning::NAMESPACE) else {
            self.cannot_find_namespace(file, first);
            return;
        };
        for part in &name[1..] {
            let Some(resolved) = self.resolve_alias(symbol) else { return };
            match self.export_of(resolved, &part.name) {
                Some(found) => symbol = found,
                None => {
                    self.no_type_in(file, part, resolved);
                    return;
                }
            }
        }
    }

    /// `Name<Args>` of a known symbol.
    pub(crate) fn type_reference(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        symbol: SymbolId,
        args: &[TypeNodeId],
    ) -> TypeId {
        self.type_reference_as(file, node, symbol, args, None)
    }

    /// `type Names = Record<string, string>` gives the instance its own name.
    fn type_reference_as(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        symbol: SymbolId,
        args: &[TypeNodeId],
        alias: Option<Alias>,
    ) -> TypeId {
        let declared = self.declared_type(symbol);
        if self.is_error_type(declared) && !self.program.alias_params.contains_key(&symbol) {
            // An alias that leads back to itself has no parameters yet.
            if !args.is_empty() {
                let range = self.hir(file).type_nodes.range(node);
                let name = self.symbol_name(symbol);
                self.error(file, range, &NOT_GENERIC, format!("the type `{name}` takes no type arguments"));
            }
            return declared;
        }
        let params = self.params_of_symbol(symbol);
        let range = self.hir(file).type_nodes.range(node);
        if !self.check_arg_count(file, range, symbol, &params, args) {
            return t::ERROR;
        }
        if params.is_empty() {
            return declared;
        }
        let is_alias = self.program.alias_params.contains_key(&symbol);
        if !is_alias && self.is_deferred_node(file, args) {
            // type Nested<T> = Array<Nested<T>>
            return self.deferred_reference(file, node, declared, alias);
        }
        let args: Vec<_> = args.iter().map(|arg| self.type_from_node(file, *arg)).collect();
        let filled = self.fill_type_args(&params, &args);
        if is_alias {
            return self.alias_instance_as(symbol, filled, alias);
        }
        match self.data(declared) {
            TypeData::Interface(interface) => {
                let outer = interface.params[..interface.outer_count].to_vec();
                let all: Vec<_> = outer.into_iter().chain(filled.iter().copied()).collect();
                self.reference(declared, all)
            }
            _ => declared,
        }
    }

    /// The arguments of a reference to an interface that were left for later.
    pub(super) fn deferred_reference_args(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        name: &[Ident],
        args: &[TypeNodeId],
    ) -> Vec<TypeId> {
        let scope = self.bindings(file).type_scope(node);
        let Some(symbol) = self.resolve_type_name(file, scope, name) else { return Vec::new() };
        let declared = self.declared_type(symbol);
        let TypeData::Interface(interface) = self.data(declared) else { return Vec::new() };
        let outer = interface.params[..interface.outer_count].to_vec();
        let params = self.params_of_symbol(symbol);
        let args: Vec<_> = args.iter().map(|arg| self.type_from_node(file, *arg)).collect();
        let filled = self.fill_type_args(&params, &args);
        outer.into_iter().chain(filled.iter().copied()).collect()
    }

    fn check_arg_count(
        &mut self,
        file: FileId,
        range: TextRange,
        symbol: SymbolId,
        params: &TypeList,
        args: &[TypeNodeId],
    ) -> bool {
        let name = self.symbol_name(symbol);
        if params.is_empty() {
            if !args.is_empty() {
                self.error(file, range, &NOT_GENERIC, format!("the type `{name}` takes no type arguments"));
                return false;
            }
            return true;
        }
        let min = self.min_type_args(params);
        if args.len() < min || args.len() > params.len() {
            let expected =
                if min == params.len() { format!("{min}") } else { format!("{min} to {}", params.len()) };
            let message = format!("the type `{name}` takes {expected} type arguments, found {}", args.len());
            self.error(file, range, &WRONG_TYPE_ARGUMENT_COUNT, message);
            return false;
        }
        true
    }

    pub(crate) fn min_type_args(&mut self, params: &[TypeId]) -> usize {
        let mut min = 0;
        for (at, param) in params.iter().enumerate() {
            if self.default_of_param_raw(*param).is_none() {
                min = at + 1;
            }
        }
        min
    }

    /// The arguments with defaults for those that are left out.
    pub(crate) fn fill_type_args(&mut self, params: &[TypeId], args: &[TypeId]) -> TypeList {
        let mut filled: Vec<TypeId> = args.iter().copied().take(params.len()).collect();
        for at in filled.len()..params.len() {
            let default = self.default_of_param_raw(params[at]);
            let ty = match default {
                Some(default) => {
                    let targets: Vec<_> = (0..params.len())
                        .map(|other| filled.get(other).copied().unwrap_or(t::UNKNOWN))
                        .collect();
                    let mapper = self.new_mapper(Mapper::List(params.into(), targets.into()));
                    self.instantiate(default, mapper)
                }
                None => t::UNKNOWN,
            };
            filled.push(ty);
        }
        filled.into()
    }

    fn alias_instance_as(&mut self, symbol: SymbolId, args: TypeList, alias: Option<Alias>) -> TypeId {
        match alias {
            Some(alias) if self.intrinsic_alias(symbol).is_none() => {
                let ty = self.declared_type(symbol);
                let params = self.params_of_symbol(symbol);
                let mapper = self.new_mapper(Mapper::List(params, args));
                self.instantiate_with_alias(ty, mapper, Some(alias))
            }
            _ => self.alias_instance(symbol, args),
        }
    }

    /// An alias with arguments.
    pub(crate) fn alias_instance(&mut self, symbol: SymbolId, args: TypeList) -> TypeId {
        if let Some(known) = self.program_alias_instance(symbol, &args) {
            return known;
        }
        let ty = self.declared_type(symbol);
        let params = self.params_of_symbol(symbol);
        let result = match self.intrinsic_alias(symbol) {
            Some(intrinsic) => self.apply_intrinsic(intrinsic, args[0]),
            None => {
                let mapper = self.new_mapper(Mapper::List(params, Arc::clone(&args)));
                let alias = Alias { symbol, args: Arc::clone(&args) };
                self.instantiate_with_alias(ty, mapper, Some(alias))
            }
        };
        self.interner.alias_instances.insert((symbol, args), result);
        result
    }

    fn program_alias_instance(&self, symbol: SymbolId, args: &TypeList) -> Option<TypeId> {
        self.interner.alias_instances.get(&(symbol, Arc::clone(args))).copied()
    }

    /// `type Uppercase<S> = intrinsic`
    fn intrinsic_alias(&mut self, symbol: SymbolId) -> Option<tsnix_syntax::hir::Name> {
        let (file, declaration) = *self.symbol(symbol).declarations.first()?;
        let Declaration::TypeAlias(stmt) = declaration else { return None };
        let hir = self.hir(file);
        let Stmt::TypeAlias(decl) = &hir[stmt] else { return None };
        matches!(hir[decl.ty], TypeNode::Keyword(KeywordType::Intrinsic)).then(|| decl.name.name.clone())
    }

    fn apply_intrinsic(&mut self, name: tsnix_syntax::hir::Name, arg: TypeId) -> TypeId {
        let kind = match name.as_str() {
            "Uppercase" => StringMapping::Uppercase,
            "Lowercase" => StringMapping::Lowercase,
            "Capitalize" => StringMapping::Capitalize,
            "Uncapitalize" => StringMapping::Uncapitalize,
            "NoInfer" => return self.no_infer(arg),
            _ => return t::ERROR,
        };
        self.string_mapping(kind, arg)
    }

    /// `NoInfer<T>`: a type that inference does not look into.
    fn no_infer(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::STRUCTURED_OR_INSTANTIABLE) && self.could_contain_variables(ty) {
            self.substitution(ty, t::UNKNOWN)
        } else {
            ty
        }
    }

    /// Checks written type arguments against the constraints of their parameters.
    pub(crate) fn check_type_reference_constraints(&mut self, file: FileId, node: TypeNodeId) {
        let hir = self.hir(file);
        let TypeNode::Reference { name, args } = &hir[node] else { return };
        if args.is_empty() {
            return;
        }
        let scope = self.bindings(file).type_scope(node);
        let Some(symbol) = self.resolve_type_name(file, scope, name) else { return };
        let params = self.params_of_symbol(symbol);
        if params.is_empty() || args.len() > params.len() {
            return;
        }
        let types: Vec<_> = args.iter().map(|arg| self.type_from_node(file, *arg)).collect();
        let filled = self.fill_type_args(&params, &types);
        let ranges: Vec<_> = args.iter().map(|arg| hir.type_nodes.range(*arg)).collect();
        self.check_type_args(file, &params, &filled, &ranges);
    }

    /// Whether arguments fit the constraints; reports at `ranges`.
    pub(crate) fn check_type_args(
        &mut self,
        file: FileId,
        params: &[TypeId],
        args: &[TypeId],
        ranges: &[TextRange],
    ) -> bool {
        let mapper = self.new_mapper(Mapper::List(params.into(), args.into()));
        for ((param, arg), range) in params.iter().zip(args).zip(ranges) {
            let Some(constraint) = self.constraint_of_param(*param) else { continue };
            let constraint = self.instantiate(constraint, mapper);
            if !self.is_assignable(*arg, constraint) {
                let diagnostic = self.explain(file, *arg, constraint, *range, &CONSTRAINT_NOT_MET);
                self.report(diagnostic);
                return false;
            }
        }
        true
    }
}
