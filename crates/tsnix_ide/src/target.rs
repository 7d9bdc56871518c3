//! What a name stands for: its declarations, through imports and through contextual types.
//!
//! Two names are the same thing where they share a declaration. So references, rename and highlights need no
//! other notion of identity, and a property of an object literal is at once itself and the property of the
//! type that is expected of it, as in TypeScript.

use tsnix_check::model::{MemberDeclaration, ModuleName, Property, SymbolId};
use tsnix_check::names::{Declaration, Meaning, declaration_range};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    Expr, Imported, Module, Name, NamespaceName, Property as HirProperty, Stmt, TypeMember,
};

use crate::identifier::{Identifier, IdentifierKind};
use crate::{Analysis, FileRange};

/// How many modules may hand a name on to each other.
const LONGEST_WAY: usize = 32;

/// What a name stands for.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The symbol, imports followed.
    pub symbol: Option<SymbolId>,
    /// The property, where the name is one of a type.
    pub property: Option<Property>,
    /// The module, where the name is an import's specifier.
    pub module: Option<FileId>,
    /// Where it is declared: the places of the names.
    pub declarations: Vec<FileRange>,
    /// Where an import gives it another name, and it is called by that one: `b` of `import { a as b }`.
    pub alias: Vec<FileRange>,
}

impl Target {
    /// Whether both stand for one thing, by whatever name.
    pub fn is_same(&self, other: &Self) -> bool {
        self.declarations.iter().any(|it| other.declarations.contains(it)) || self.shares_alias(other)
    }

    /// Whether both stand for one thing by one name, so that both change when it is renamed.
    pub fn is_same_name(&self, other: &Self) -> bool {
        if self.alias.is_empty() && other.alias.is_empty() {
            return self.is_same(other);
        }
        self.shares_alias(other)
    }

    fn shares_alias(&self, other: &Self) -> bool {
        self.alias.iter().any(|it| other.alias.contains(it))
    }

    fn is_nothing(&self) -> bool {
        self.symbol.is_none()
            && self.property.is_none()
            && self.module.is_none()
            && self.declarations.is_empty()
    }
}

/// What a name stands for, imports followed to the end; nothing where it is not known.
pub fn target(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<Target> {
    let model = analysis.model;
    let module = analysis.hir(file)?;
    let found = match identifier.kind {
        IdentifierKind::Value(expr) => of_symbol(analysis, symbol_of_value(analysis, file, expr)?),
        IdentifierKind::Binding(pattern) => {
            // In an assignment the name is looked up, not declared.
            let declared = model.symbol_of_pattern(file, pattern);
            let symbol = declared.or_else(|| {
                let scope = analysis.scope_at(file, identifier.range.start)?;
                model.resolve_name(file, scope, &identifier.name, Meaning::VALUE)
            });
            of_symbol(analysis, symbol?)
        }
        IdentifierKind::Member(expr) => of_member(analysis, file, expr)?,
        IdentifierKind::Key(property) => of_key(analysis, file, property, identifier.range),
        IdentifierKind::Shorthand(property, value) => {
            let mut found = of_key(analysis, file, property, identifier.range);
            if let Some(symbol) = symbol_of_value(analysis, file, value) {
                merge(&mut found, of_symbol(analysis, symbol));
            }
            found
        }
        IdentifierKind::PatternKey(pattern, at) => {
            of_property(analysis, model.property_of_pattern(file, pattern, at)?)
        }
        IdentifierKind::PatternShorthand(pattern, at, value) => {
            let symbol = model.symbol_of_pattern(file, value).map(|it| of_symbol(analysis, it));
            let mut found = symbol.unwrap_or_default();
            if let Some(property) = model.property_of_pattern(file, pattern, at) {
                merge(&mut found, of_property(analysis, property));
            }
            found
        }
        IdentifierKind::Function(function) => match model.symbol_of_function(file, function) {
            Some(symbol) => of_symbol(analysis, symbol),
            None => here(file, identifier.range),
        },
        IdentifierKind::Declaration(stmt) => of_symbol(analysis, model.symbol_of_stmt(file, stmt)?),
        IdentifierKind::Class(class) => {
            let is_it = |it: &Declaration| matches!(it, Declaration::Class(id) if *id == class);
            let bindings = analysis.bindings(file)?;
            let at = bindings.symbols.iter().position(|it| it.declarations.iter().any(is_it))?;
            let local = tsnix_check::names::LocalSymbolId(at as u32);
            of_symbol(analysis, model.symbol_of_local(file, local))
        }
        IdentifierKind::TypeParam(param) => of_symbol(analysis, model.symbol_of_type_param(file, param)?),
        IdentifierKind::Type(node, at) => of_symbol(analysis, model.symbol_in_type(file, node, at)?),
        IdentifierKind::TypeMember(_) | IdentifierKind::EnumMember(..) | IdentifierKind::Label => {
            here(file, identifier.range)
        }
        IdentifierKind::Imported(specifier) => {
            of_symbol(analysis, one_step(analysis, model.symbol_of_import(file, specifier)?)?)
        }
        IdentifierKind::ImportLocal(specifier) => {
            of_symbol(analysis, model.symbol_of_import(file, specifier)?)
        }
        IdentifierKind::ExportLocal(specifier) => {
            of_symbol(analysis, one_step(analysis, model.symbol_of_export(file, specifier)?)?)
        }
        IdentifierKind::Exported(specifier) => of_symbol(analysis, model.symbol_of_export(file, specifier)?),
        IdentifierKind::Module(stmt) => of_module(analysis, file, module, stmt)?,
    };
    (!found.is_nothing()).then_some(found)
}

/// The symbol that a name of a value refers to, imports not followed.
pub fn symbol_of_value(
    analysis: &Analysis<'_>,
    file: FileId,
    expr: tsnix_syntax::hir::ExprId,
) -> Option<SymbolId> {
    let model = analysis.model;
    match model.local_symbol_of(file, expr) {
        Some((file, local)) => Some(model.symbol_of_local(file, local)),
        None => model.symbol_of(file, expr),
    }
}

fn here(file: FileId, range: TextRange) -> Target {
    Target { declarations: vec![FileRange { file, range }], ..Target::default() }
}

fn merge(into: &mut Target, other: Target) {
    into.symbol = into.symbol.or(other.symbol);
    into.property = into.property.take().or(other.property);
    into.alias.extend(other.alias);
    for place in other.declarations {
        if !into.declarations.contains(&place) {
            into.declarations.push(place);
        }
    }
}

/// A symbol with all its declarations; an import's are those of what it imports, and the import itself where
/// it gives another name.
pub fn of_symbol(analysis: &Analysis<'_>, symbol: SymbolId) -> Target {
    let model = analysis.model;
    let mut declarations = Vec::new();
    let mut alias = Vec::new();
    if model.meaning_of(symbol).contains(Meaning::ALIAS) {
        alias = renamed_by_alias(analysis, symbol);
    }
    let followed = model.resolve_alias(symbol);
    let end = followed.unwrap_or(symbol);
    let module = match model.module_of_symbol(end) {
        Some(ModuleName::File(file)) => Some(file),
        Some(ModuleName::Ambient(_)) | None => None,
    };
    for (file, declaration) in model.definitions(end) {
        let Some(hir) = analysis.hir(file) else { continue };
        declarations.push(FileRange { file, range: declaration_range(hir, &declaration) });
    }
    Target { symbol: Some(end), property: None, module, declarations, alias }
}

/// `import { a as b }` and `import * as b` declare `b` anew: the name here is not the name there. `import { b }` of a
/// module that says `export { a as b }` is called what that calls it.
fn renamed_by_alias(analysis: &Analysis<'_>, symbol: SymbolId) -> Vec<FileRange> {
    let mut places = Vec::new();
    let mut symbol = symbol;
    for _ in 0..LONGEST_WAY {
        let mut next = None;
        for (file, declaration) in analysis.model.definitions(symbol) {
            let Some(hir) = analysis.hir(file) else { continue };
            if gives_name(hir, &declaration) {
                places.push(FileRange { file, range: declaration_range(hir, &declaration) });
            } else {
                next = next.or_else(|| imported_symbol(analysis, file, &declaration));
            }
        }
        match next {
            Some(it) if places.is_empty() && analysis.model.meaning_of(it).contains(Meaning::ALIAS) => {
                symbol = it;
            }
            _ => break,
        }
    }
    places
}

/// Whether a declaration of an alias gives another name than what it stands for has.
fn gives_name(hir: &Module, declaration: &Declaration) -> bool {
    match declaration {
        Declaration::Import(specifier, _) => match &hir[*specifier].imported {
            Imported::Named(name) => name.range != hir[*specifier].local.range,
            Imported::Default | Imported::Namespace => true,
        },
        Declaration::Export(specifier, _) => hir[*specifier].exported.range != hir[*specifier].local.range,
        _ => true,
    }
}

/// What the name on the left of an `as` stands for.
fn one_step(analysis: &Analysis<'_>, symbol: SymbolId) -> Option<SymbolId> {
    let definitions = analysis.model.definitions(symbol);
    let next = definitions.into_iter().find_map(|(file, it)| imported_symbol(analysis, file, &it));
    next.or_else(|| analysis.model.resolve_alias(symbol))
}

/// What an import or an export names, one step on: the export of the other module, or the name in this one.
fn imported_symbol(analysis: &Analysis<'_>, file: FileId, declaration: &Declaration) -> Option<SymbolId> {
    let model = analysis.model;
    let hir = analysis.hir(file)?;
    let (from, name) = match declaration {
        Declaration::Import(specifier, stmt) => {
            let Stmt::Import(decl) = &hir[*stmt] else { return None };
            let Imported::Named(name) = &hir[*specifier].imported else { return None };
            (Some(&decl.from), &name.name)
        }
        Declaration::Export(specifier, stmt) => {
            let Stmt::ExportNamed(decl) = &hir[*stmt] else { return None };
            (decl.from.as_ref(), &hir[*specifier].local.name)
        }
        _ => return None,
    };
    let Some(from) = from else {
        let scope = analysis.scope_at(file, 0)?;
        return model.resolve_name(file, scope, name, Meaning::VALUE.union(Meaning::TYPE));
    };
    let exports = model.exports_of_specifier(file, &from.value)?;
    exports.into_iter().find_map(|(it, symbol)| (it == *name).then_some(symbol))
}

fn of_member(analysis: &Analysis<'_>, file: FileId, member: tsnix_syntax::hir::ExprId) -> Option<Target> {
    let model = analysis.model;
    let property = model.member_of(file, member);
    if let Some(property) = property.clone().filter(|it| !it.declarations.is_empty()) {
        return Some(of_property(analysis, property));
    }
    if let Some(place) = enum_member(analysis, file, member) {
        return Some(Target { property, declarations: vec![place], ..Target::default() });
    }
    // A member of a namespace or of a module.
    let exported = || {
        let Expr::Member { object, name, .. } = &analysis.hir(file)?[member] else { return None };
        let of = symbol_of_value(analysis, file, *object)?;
        let exports = model.exports_of_symbol(model.resolve_alias(of).unwrap_or(of));
        exports.into_iter().find_map(|(it, symbol)| (it == name.name).then_some(symbol))
    };
    let symbol = model.symbol_of(file, member).or_else(exported).map(|it| of_symbol(analysis, it));
    symbol.or_else(|| property.map(|it| of_property(analysis, it)))
}

/// `E.A`: where the enum `E` declares `A`.
pub fn enum_member(
    analysis: &Analysis<'_>,
    file: FileId,
    member: tsnix_syntax::hir::ExprId,
) -> Option<FileRange> {
    let Expr::Member { object, name, .. } = &analysis.hir(file)?[member] else { return None };
    let symbol = symbol_of_value(analysis, file, *object)?;
    let symbol = analysis.model.resolve_alias(symbol).unwrap_or(symbol);
    analysis.model.definitions(symbol).into_iter().find_map(|(file, declaration)| {
        let Declaration::Enum(stmt) = declaration else { return None };
        let Stmt::Enum(decl) = &analysis.hir(file)?[stmt] else { return None };
        let (ident, _) = decl.members.iter().find(|(it, _)| it.name == name.name)?;
        Some(FileRange { file, range: ident.range })
    })
}

/// A property of a type with the places that declare it.
pub fn of_property(analysis: &Analysis<'_>, property: Property) -> Target {
    let mut declarations = Vec::new();
    for (file, declaration) in &property.declarations {
        let Some(hir) = analysis.hir(*file) else { continue };
        if let Some(range) = member_name_range(hir, *declaration) {
            declarations.push(FileRange { file: *file, range });
        }
    }
    Target { property: Some(property), declarations, ..Target::default() }
}

fn of_key(
    analysis: &Analysis<'_>,
    file: FileId,
    property: tsnix_syntax::hir::PropertyId,
    range: TextRange,
) -> Target {
    let mut found = here(file, range);
    if let Some(expected) = analysis.model.contextual_property(file, property) {
        merge(&mut found, of_property(analysis, expected));
    }
    found
}

fn of_module(
    analysis: &Analysis<'_>,
    file: FileId,
    module: &Module,
    stmt: tsnix_syntax::hir::StmtId,
) -> Option<Target> {
    use tsnix_check::module_graph::Resolution;
    let from = match &module[stmt] {
        Stmt::Import(decl) => &decl.from,
        Stmt::ExportNamed(decl) => decl.from.as_ref()?,
        Stmt::ExportAll { from, .. } => from,
        _ => return None,
    };
    let node = analysis.model.graph().module(file)?;
    let target = match node.imports.get(&from.value)? {
        Resolution::Module(target) => Some(*target),
        Resolution::Foreign(foreign) => foreign.text.or(foreign.declaration),
        Resolution::Ambient | Resolution::Missing => None,
    };
    if let Some(target) = target {
        let start = FileRange { file: target, range: TextRange::empty(0) };
        return Some(Target { module: Some(target), declarations: vec![start], ..Target::default() });
    }
    let declarations = ambient_places(analysis, &from.value);
    (!declarations.is_empty()).then(|| Target { declarations, ..Target::default() })
}

/// Where `declare module "name"` stands.
fn ambient_places(analysis: &Analysis<'_>, name: &Name) -> Vec<FileRange> {
    let mut places = Vec::new();
    for (file, module) in &analysis.model.graph().modules {
        for ambient in &module.bindings.ambient_modules {
            if ambient.name.value == *name {
                places.push(FileRange { file: *file, range: ambient.name.range });
            }
        }
    }
    places
}

/// Where a member's declaration writes its name.
pub fn member_name_range(module: &Module, declaration: MemberDeclaration) -> Option<TextRange> {
    let range = match declaration {
        MemberDeclaration::Member(id) => match &module[id] {
            TypeMember::Property { key, .. }
            | TypeMember::Method { key, .. }
            | TypeMember::Accessor { key, .. } => without_quotes(key),
            TypeMember::Call(_) | TypeMember::Construct(_) | TypeMember::Index { .. } => {
                module.type_members.range(id)
            }
        },
        MemberDeclaration::Property(id) => match &module[id] {
            HirProperty::KeyValue { key, .. }
            | HirProperty::Method { key, .. }
            | HirProperty::Accessor { key, .. } => without_quotes(key),
            HirProperty::Shorthand { key, .. } => key.range,
            HirProperty::Spread(_) => return None,
        },
        MemberDeclaration::Pattern(id) => module.patterns.range(id),
        MemberDeclaration::Function(id) => {
            module[id].name.as_ref().map_or_else(|| module.functions.range(id), |name| name.range)
        }
        MemberDeclaration::Class(id) => {
            module[id].name.as_ref().map_or_else(|| module.classes.range(id), |name| name.range)
        }
        MemberDeclaration::Stmt(id) => match &module[id] {
            Stmt::Interface(decl) => decl.name.range,
            Stmt::TypeAlias(decl) => decl.name.range,
            Stmt::Enum(decl) => decl.name.range,
            Stmt::Namespace(decl) => match &decl.name {
                NamespaceName::Ident(name) => name.range,
                NamespaceName::Module(name) => name.range,
                NamespaceName::Global(range) => *range,
            },
            _ => module.stmts.range(id),
        },
        MemberDeclaration::Expr(id) => module.exprs.range(id),
    };
    Some(range)
}

fn without_quotes(key: &tsnix_syntax::hir::PropertyName) -> TextRange {
    match key {
        tsnix_syntax::hir::PropertyName::String(string) => {
            TextRange::new(string.range.start + 1, string.range.end.saturating_sub(1))
        }
        other => other.range(),
    }
}
