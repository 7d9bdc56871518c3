//! Interfaces and object types as declared: what they extend, index signatures, members declared twice.

use tsnix_source::catalogue::names::DUPLICATE_NAME;
use tsnix_source::catalogue::types::{
    BAD_EXTENDS, CIRCULAR_BASE, CONFLICTING_BASES, DUPLICATE_INDEX, EXTENDS_NOT_OBJECT, INDEX_KEY_LITERAL,
    INDEX_KEY_TYPE, INDEX_MISMATCH, PROPERTY_NOT_IN_INDEX, PROPERTY_REDECLARED, TYPE_PARAMETERS_DIFFER,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Ident, InterfaceDecl, Name, Stmt, StmtId, TypeMember, TypeMemberId};

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbolId};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(super) fn check_interface(&mut self, file: FileId, stmt: StmtId) {
        let hir = self.hir(file);
        let Stmt::Interface(decl) = &hir[stmt] else { return };
        let bindings = self.bindings(file);
        let declares = |it: &Declaration| *it == Declaration::Interface(stmt);
        let Some(at) = bindings.symbols.iter().position(|symbol| symbol.declarations.iter().any(declares))
        else {
            return;
        };
        let symbol = self.symbol_of_local(file, LocalSymbolId(at as u32));
        let own = self.declared_type(symbol);
        self.check_declared_members(file, &decl.members);
        self.check_same_type_params(file, symbol, &decl.name);
        self.check_redeclared(file, symbol, stmt, decl);
        let bases: Vec<_> =
            decl.extends.iter().map(|node| (*node, self.type_from_node(file, *node))).collect();
        for (node, base) in &bases {
            let range = hir.type_nodes.range(*node);
            if self.is_error_type(*base) {
                continue;
            }
            if self.has_base(*base, own) {
                let message = format!("the interface `{}` extends itself", decl.name.name);
                self.error(file, decl.name.range, &CIRCULAR_BASE, message);
                return;
            }
            if !self.is_valid_base(*base) {
                let shown = self.type_to_string(*base);
                let message =
                    format!("an interface can't extend `{shown}`: its properties are not known one by one");
                self.report(
                    Diagnostic::new(&EXTENDS_NOT_OBJECT, file, range, message)
                        .with_help("declare a type alias with `&` instead"),
                );
                return;
            }
        }
        let bases: Vec<TypeId> = bases.into_iter().map(|(_, base)| base).collect();
        if self.check_bases_agree(file, decl, own, &bases) {
            for base in &bases {
                self.check_extends(file, decl.name.range, own, *base);
            }
            self.check_index_signatures(file, own, &decl.members, Some(&decl.name), &bases);
        }
    }

    /// A type literal, as far as it is more than the sum of its members.
    pub(super) fn check_object_node(&mut self, file: FileId, ty: TypeId, members: &[TypeMemberId]) {
        self.check_declared_members(file, members);
        self.check_index_signatures(file, ty, members, None, &[]);
    }

    /// Whether what a type extends, as written, leads to an interface.
    fn has_base(&mut self, ty: TypeId, wanted: TypeId) -> bool {
        let mut waiting = vec![self.target_of(ty)];
        let mut seen = Vec::new();
        while let Some(at) = waiting.pop() {
            if at == wanted {
                return true;
            }
            if seen.contains(&at) {
                continue;
            }
            seen.push(at);
            let TypeData::Interface(interface) = self.data(at) else { continue };
            for (file, declaration) in self.symbol(interface.symbol).declarations.clone() {
                let hir = self.hir(file);
                if let Declaration::Interface(stmt) = declaration
                    && let Stmt::Interface(decl) = &hir[stmt]
                {
                    for node in &decl.extends {
                        let base = self.type_from_node(file, *node);
                        waiting.push(self.target_of(base));
                    }
                }
            }
        }
        false
    }

    fn is_valid_base(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::TypeParam(_) => {
                let constraint = self.base_constraint(ty);
                constraint.is_some_and(|constraint| constraint != ty && self.is_valid_base(constraint))
            }
            TypeData::Intersection(types) => types.iter().all(|ty| self.is_valid_base(*ty)),
            TypeData::Mapped(_) => !self.is_generic_mapped(ty),
            _ => self.is(ty, TypeFlags::OBJECT | TypeFlags::NON_PRIMITIVE | TypeFlags::ANY),
        }
    }

    /// What several bases have in common is the same in all, unless the interface says it itself.
    fn check_bases_agree(
        &mut self,
        file: FileId,
        decl: &InterfaceDecl,
        own: TypeId,
        bases: &[TypeId],
    ) -> bool {
        if bases.len() < 2 {
            return true;
        }
        let hir = self.hir(file);
        let mut declared: Vec<Name> = Vec::new();
        for id in &decl.members {
            declared.extend(member_key(&hir[*id]).and_then(|key| key.static_name()));
        }
        let mut seen: Vec<(Name, TypeId)> = Vec::new();
        for base in bases {
            let base = self.with_this(*base, own);
            for prop in self.listed_props(base) {
                let name = self.prop(prop).name.clone();
                if declared.contains(&name) {
                    continue;
                }
                let ty = self.type_of_prop(prop);
                match seen.iter().find(|(known, _)| *known == name) {
                    Some((_, known)) if !self.is_identical(*known, ty) => {
                        let message = format!(
                            "`{}` extends interfaces that declare `{name}` with different types",
                            decl.name.name
                        );
                        self.report(
                            Diagnostic::new(&CONFLICTING_BASES, file, decl.name.range, message)
                                .with_help(format!("declare `{name}` in the interface itself")),
                        );
                        return false;
                    }
                    Some(_) => {}
                    None => seen.push((name, ty)),
                }
            }
        }
        true
    }

    fn check_extends(&mut self, file: FileId, range: TextRange, own: TypeId, base: TypeId) {
        if self.is_error_type(base) {
            return;
        }
        let base = self.with_this(base, own);
        if self.is_assignable(own, base) {
            return;
        }
        let (own, base) = self.type_pair(own, base);
        let message = format!("`{own}` changes a property of `{base}` to what does not fit it");
        let diagnostic = Diagnostic::new(&BAD_EXTENDS, file, range, message)
            .with_help("give the property a type that fits, or extend `Omit<...>`");
        self.report(diagnostic);
    }

    /// `interface A<T> {}` and `interface A<U> {}` are not one.
    fn check_same_type_params(&mut self, file: FileId, symbol: SymbolId, name: &Ident) {
        let mut lists: Vec<Vec<Name>> = Vec::new();
        for (of, declaration) in self.symbol(symbol).declarations.clone() {
            let hir = self.hir(of);
            if let Declaration::Interface(stmt) = declaration
                && let Stmt::Interface(decl) = &hir[stmt]
            {
                lists.push(decl.type_params.iter().map(|param| hir[*param].name.name.clone()).collect());
            }
        }
        if lists.windows(2).any(|pair| pair[0] != pair[1]) {
            let message = format!("the declarations of `{}` have different type parameters", name.name);
            self.error(file, name.range, &TYPE_PARAMETERS_DIFFER, message);
        }
    }

    /// A later declaration of an interface may name a property again only with the same type.
    fn check_redeclared(&mut self, file: FileId, symbol: SymbolId, stmt: StmtId, decl: &InterfaceDecl) {
        let hir = self.hir(file);
        let declarations = self.symbol(symbol).declarations.clone();
        for id in &decl.members {
            let TypeMember::Property { key, ty: Some(node), .. } = &hir[*id] else { continue };
            let Some(name) = key.static_name() else { continue };
            let mut first = None;
            for (of, declaration) in &declarations {
                let other = self.hir(*of);
                let Declaration::Interface(other_stmt) = declaration else { continue };
                if (*of, *other_stmt) == (file, stmt) {
                    break;
                }
                let Stmt::Interface(other_decl) = &other[*other_stmt] else { continue };
                first = other_decl.members.iter().find_map(|member| match &other[*member] {
                    TypeMember::Property { key, ty: Some(node), .. }
                        if key.static_name().as_ref() == Some(&name) =>
                    {
                        Some((*of, *node))
                    }
                    _ => None,
                });
                if first.is_some() {
                    break;
                }
            }
            let Some((of, known)) = first else { continue };
            let (known, own) = (self.type_from_node(of, known), self.type_from_node(file, *node));
            self.check_same_type(file, &name, key.range(), known, own);
        }
    }

    fn check_same_type(&mut self, file: FileId, name: &str, range: TextRange, known: TypeId, own: TypeId) {
        if self.is_identical(known, own) || self.is_error_type(known) || self.is_error_type(own) {
            return;
        }
        let (known, own) = self.type_pair(known, own);
        let message = format!("`{name}` was declared as `{known}` before, and is `{own}` here");
        self.error(file, range, &PROPERTY_REDECLARED, message);
    }

    /// Members of one declaration: no property twice, no signature twice, keys that can be keys.
    fn check_declared_members(&mut self, file: FileId, members: &[TypeMemberId]) {
        let hir = self.hir(file);
        let mut seen: Vec<(Name, TextRange, Option<TypeId>)> = Vec::new();
        let mut keys: Vec<(TypeId, TextRange)> = Vec::new();
        for id in members {
            match &hir[*id] {
                TypeMember::Property { key, ty, .. } => {
                    let Some(name) = key.static_name() else { continue };
                    let ty = ty.map(|node| self.type_from_node(file, node));
                    if let Some((_, first, known)) = seen.iter().find(|(known, ..)| *known == name).cloned() {
                        let message = format!("`{name}` is declared twice");
                        self.error(file, first, &DUPLICATE_NAME, message.clone());
                        self.error(file, key.range(), &DUPLICATE_NAME, message);
                        if let (Some(known), Some(ty)) = (known, ty) {
                            self.check_same_type(file, &name, key.range(), known, ty);
                        }
                    } else {
                        seen.push((name, key.range(), ty));
                    }
                }
                TypeMember::Index { param, key, range, .. } => {
                    let key = self.type_from_node(file, *key);
                    if self.check_index_key(file, param, key) {
                        keys.push((key, *range));
                    }
                }
                _ => {}
            }
        }
        for (at, (key, range)) in keys.iter().enumerate() {
            if keys.iter().enumerate().any(|(other, (known, _))| other != at && known == key) {
                let shown = self.type_to_string(*key);
                let message = format!("there are two index signatures for `{shown}`");
                self.error(file, *range, &DUPLICATE_INDEX, message);
            }
        }
    }

    fn check_index_key(&mut self, file: FileId, param: &Ident, key: TypeId) -> bool {
        if self.is_error_type(key) {
            return false;
        }
        let literal = TypeFlags::STRING_LITERAL | TypeFlags::NUMBER_LITERAL | TypeFlags::UNIQUE_SYMBOL;
        let shown = self.type_to_string(key);
        if self.some_type(key, |this, member| this.is(member, literal)) || self.is_generic_type(key) {
            let message =
                format!("the key of an index signature can't be `{shown}`: it names keys one by one");
            let diagnostic = Diagnostic::new(&INDEX_KEY_LITERAL, file, param.range, message)
                .with_help("use a mapped type: `{ [key in Keys]: Value }`");
            self.report(diagnostic);
            return false;
        }
        if !self.every_type(key, |this, member| this.is_valid_index_key(member)) {
            let message = format!(
                "the key of an index signature must be `string`, `number`, `symbol` or a template, found `{shown}`"
            );
            self.error(file, param.range, &INDEX_KEY_TYPE, message);
            return false;
        }
        true
    }

    fn is_valid_index_key(&mut self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::STRING | TypeFlags::NUMBER | TypeFlags::SYMBOL)
            || self.is_pattern_literal(ty)
            || match self.data(ty).clone() {
                TypeData::Intersection(types) => types.iter().any(|ty| self.is_valid_index_key(*ty)),
                _ => false,
            }
    }

    /// Every property fits the index signatures for its name, and every index signature those that take more.
    fn check_index_signatures(
        &mut self,
        file: FileId,
        ty: TypeId,
        members: &[TypeMemberId],
        interface: Option<&Ident>,
        bases: &[TypeId],
    ) {
        let hir = self.hir(file);
        let infos = self.index_infos(ty);
        if infos.is_empty() {
            return;
        }
        let is_local = |member: Option<(FileId, TypeMemberId)>| {
            member.filter(|(of, member)| *of == file && members.contains(member))
        };
        for prop in self.listed_props(ty) {
            let data = self.prop(prop).clone();
            let key = self.string_literal(data.name.clone());
            let own = data.declarations.iter().find_map(|(of, declaration)| match declaration {
                MemberDeclaration::Member(member) if *of == file && members.contains(member) => Some(*member),
                _ => None,
            });
            for info in &infos {
                if !self.is_applicable_index(key, info.key) {
                    continue;
                }
                let local_index = is_local(info.declaration);
                let in_base = bases.iter().any(|base| {
                    self.prop_of(*base, &data.name).is_some() && self.index_type_of(*base, info.key).is_some()
                });
                let range = match (own, local_index, interface) {
                    (Some(member), ..) => member_key(&hir[member]).map(|key| key.range()),
                    (None, Some((_, member)), _) => match &hir[member] {
                        TypeMember::Index { range, .. } => Some(*range),
                        _ => None,
                    },
                    (None, None, Some(name)) if !in_base => Some(name.range),
                    _ => None,
                };
                let Some(range) = range else { continue };
                let mut value = self.type_of_prop(prop);
                if data.optional && self.options.exact_optional_property_types {
                    value = self.remove_missing(value, true);
                }
                if !self.is_assignable(value, info.value) {
                    let (found, wanted) = self.type_pair(value, info.value);
                    let name = &data.name;
                    let message = format!("`{name}` is `{found}`, and the index signature says `{wanted}`");
                    self.error(file, range, &PROPERTY_NOT_IN_INDEX, message);
                }
            }
        }
        for info in &infos {
            let Some((_, member)) = is_local(info.declaration) else { continue };
            let TypeMember::Index { range, .. } = &hir[member] else { continue };
            for other in &infos {
                if other.key != info.key
                    && self.is_applicable_index(info.key, other.key)
                    && !self.is_assignable(info.value, other.value)
                {
                    let (key, wider) = self.type_pair(info.key, other.key);
                    let message = format!("what is read by `{key}` does not fit what is read by `{wider}`");
                    self.error(file, *range, &INDEX_MISMATCH, message);
                }
            }
        }
        let _ = t::ANY;
    }
}

fn member_key(member: &TypeMember) -> Option<&tsnix_syntax::hir::PropertyName> {
    match member {
        TypeMember::Property { key, .. }
        | TypeMember::Method { key, .. }
        | TypeMember::Accessor { key, .. } => Some(key),
        _ => None,
    }
}
