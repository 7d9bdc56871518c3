//! What a name is: its declaration as TypeScript prints it, and what is written about it.

mod alias;
mod layout;
mod type_params;

use tsnix_check::model::{MemberDeclaration, Nullish, Property, Signature, SymbolId, TypeId};
use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Expr, Property as HirProperty, Stmt, TypeMember, VariableKind};
use tsnix_syntax::walk::Node;

use crate::definition::type_of;
use crate::docs::{Docs, about_package, docs_of, param_docs};
use crate::identifier::{Identifier, IdentifierKind, identifier_at};
use crate::target::{Target, target};
use crate::{Analysis, FileRange};

/// What is shown about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The name.
    pub range: TextRange,
    /// TypeScript code: `const port: number`.
    pub code: String,
    /// Markdown.
    pub docs: Docs,
    /// Where its Nix is, as typings know it: a path in a tree, and a line.
    pub position: String,
}

/// What there is to say about the name at an offset.
pub fn hover(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Hover> {
    hover_with_lock(analysis, file, offset, None)
}

/// As [`hover`], with what the text of the project's `flake.lock` pins of the flakes that are imported.
pub fn hover_with_lock(
    analysis: &Analysis<'_>,
    file: FileId,
    offset: u32,
    lock: Option<&str>,
) -> Option<Hover> {
    let identifier = identifier_at(analysis, file, offset)?;
    let about = crate::inputs::about_input(analysis, file, &identifier, lock);
    let found = describe(analysis, file, &identifier).map(|mut it| {
        it.docs.text = crate::docs::with_source(it.docs.text, &it.position, lock);
        it
    });
    let Some(about) = about else { return found };
    let nothing = || Hover {
        range: identifier.range,
        code: format!("module \"{}\"", identifier.name),
        docs: Docs::default(),
        position: String::new(),
    };
    let mut shown = found.unwrap_or_else(nothing);
    shown.docs.text =
        if shown.docs.text.is_empty() { about } else { format!("{about}\n\n{}", shown.docs.text) };
    Some(shown)
}

/// What there is to say about a name.
pub fn describe(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<Hover> {
    let found = target(analysis, file, identifier);
    let call = call_of(analysis, file, identifier);
    let code = match alias::of_namespace(analysis, file, identifier) {
        Some(code) => code,
        None => code_of(analysis, file, identifier, found.as_ref(), call.as_ref())?,
    };
    let mark = if alias::is_alias(analysis, file, identifier) { "(alias) " } else { "" };
    let code = format!("{mark}{}", layout::over_lines(&code));
    // Of several overloads the one that is called has the word.
    let mut places: Vec<_> = call.as_ref().and_then(|it| signature_place(analysis, it)).into_iter().collect();
    let found = found.unwrap_or_default();
    places.extend(found.declarations.iter().copied());
    let about = found.property.as_ref().and_then(|it| analysis.model.about(it));
    let mut position = about.as_ref().map(|it| it.position.clone()).unwrap_or_default();
    let mut docs = match about {
        Some(about) => about_package(&about),
        None => docs_of(analysis, &places),
    };
    if let Some(declared) = option_position(analysis, file, identifier) {
        docs = crate::docs::with_declared(docs, &declared);
        position = declared;
    }
    if docs.is_empty() {
        docs.text = param_text(analysis, &found).unwrap_or_default();
    }
    Some(Hover { range: identifier.range, code, docs, position })
}

/// Where an option is declared.
fn option_position(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<String> {
    let option = crate::nix_sources::option_at(analysis, file, identifier)?;
    let about = analysis.model.about_option(option.system, &option.names())?;
    Some(about.position).filter(|it| !it.is_empty())
}

/// `(enum member) E.A = 1`, by the place of the member's name.
fn enum_member_code(analysis: &Analysis<'_>, place: FileRange) -> Option<String> {
    let module = analysis.hir(place.file)?;
    let decl = module.stmts.ids().find_map(|it| match &module[it] {
        Stmt::Enum(decl) if decl.members.iter().any(|(name, _)| name.range == place.range) => Some(decl),
        _ => None,
    })?;
    // Without a value a member is one more than the one before it.
    let mut next = Some(0_i64);
    for (name, value) in &decl.members {
        let written = value.map(|it| module.exprs.range(it).of(analysis.text(place.file)).to_owned());
        let value = written.or_else(|| next.map(|it| it.to_string()));
        next = value.as_ref().and_then(|it| it.parse::<i64>().ok()?.checked_add(1));
        if name.range == place.range {
            let value = value.map(|it| format!(" = {it}")).unwrap_or_default();
            return Some(format!("(enum member) {}.{}{value}", decl.name.name, name.name));
        }
    }
    None
}

/// What the function's comment says of a parameter.
fn param_text(analysis: &Analysis<'_>, found: &Target) -> Option<String> {
    let (file, declaration) = analysis.model.definitions(found.symbol?).first().copied()?;
    let Declaration::Param(_, function) = declaration else { return None };
    let range = analysis.hir(file)?.functions.range(function);
    let name = analysis.model.symbol_name(found.symbol?);
    param_docs(analysis, FileRange { file, range }, &name)
}

/// Where a signature is declared: its function's name.
pub(crate) fn signature_place(analysis: &Analysis<'_>, signature: &Signature) -> Option<FileRange> {
    let (file, function) = signature.declaration?;
    let module = analysis.hir(file)?;
    let range = module[function].name.as_ref().map_or(module.functions.range(function), |it| it.range);
    Some(FileRange { file, range })
}

/// The signature of the call whose callee the name is.
pub(crate) fn call_of(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<Signature> {
    let (IdentifierKind::Value(expr) | IdentifierKind::Member(expr)) = identifier.kind else { return None };
    let module = analysis.hir(file)?;
    let tsnix_check::names::Parent::Expr(parent) = analysis.bindings(file)?.parent(expr) else { return None };
    let is_callee = match &module[parent] {
        Expr::Call { callee, .. } | Expr::New { callee, .. } => *callee == expr,
        _ => false,
    };
    if is_callee { analysis.model.resolved_signature(file, parent) } else { None }
}

/// Whether the name is what `new` makes.
fn is_constructed(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> bool {
    let IdentifierKind::Value(expr) = identifier.kind else { return false };
    let Some((module, bindings)) = analysis.hir(file).zip(analysis.bindings(file)) else { return false };
    let tsnix_check::names::Parent::Expr(parent) = bindings.parent(expr) else { return false };
    matches!(module[parent], Expr::New { callee, .. } if callee == expr)
}

fn code_of(
    analysis: &Analysis<'_>,
    file: FileId,
    identifier: &Identifier,
    found: Option<&Target>,
    call: Option<&Signature>,
) -> Option<String> {
    let model = analysis.model;
    let name = &identifier.name;
    if name == "undefined" && matches!(identifier.kind, IdentifierKind::Value(_)) {
        return Some("(property) undefined: undefined".to_owned());
    }
    let found = found?;
    if let Some(module) = found.module
        && (matches!(identifier.kind, IdentifierKind::Module(_)) || found.symbol.is_none())
    {
        return Some(format!("module \"{}\"", analysis.files.file(module).path().display()));
    }
    if matches!(identifier.kind, IdentifierKind::Module(_)) {
        return Some(format!("module \"{name}\""));
    }
    if let Some(symbol) = found.symbol {
        let ty = type_of(analysis, file, identifier);
        // What is imported is called what it is called where it is declared.
        let own = alias::is_alias(analysis, file, identifier).then(|| model.symbol_name(symbol));
        let name = own.as_ref().filter(|it| it.as_str() != "default").unwrap_or(name);
        let code = symbol_code(analysis, name, symbol, ty, call);
        return Some(match is_constructed(analysis, file, identifier) {
            true => code.replacen(": (", ": new (", 1),
            false => code,
        });
    }
    if let IdentifierKind::Member(expr) = identifier.kind
        && let Some(place) = crate::target::enum_member(analysis, file, expr)
    {
        return enum_member_code(analysis, place);
    }
    if let Some(property) = &found.property {
        // A key is shown as what is expected of it, where something is.
        let own = match identifier.kind {
            IdentifierKind::Key(_)
            | IdentifierKind::PatternKey(..)
            | IdentifierKind::PatternShorthand(..) => None,
            _ => type_of(analysis, file, identifier),
        };
        let ty = own.unwrap_or(property.ty);
        return Some(property_code(analysis, property, ty, call));
    }
    match identifier.kind {
        IdentifierKind::Key(_) => {
            let ty = type_of(analysis, file, identifier)?;
            Some(format!("(property) {name}: {}", model.type_to_string(ty)))
        }
        IdentifierKind::TypeMember(member) => member_code(analysis, file, name, member),
        IdentifierKind::EnumMember(..) => {
            enum_member_code(analysis, FileRange { file, range: identifier.range })
        }
        IdentifierKind::Label => Some(format!("(label) {name}")),
        _ => None,
    }
}

/// `const name: type`, `function name(...): type`, `interface Name`, ...
pub fn symbol_code(
    analysis: &Analysis<'_>,
    name: &str,
    symbol: SymbolId,
    ty: Option<TypeId>,
    call: Option<&Signature>,
) -> String {
    let model = analysis.model;
    let ty = ty.unwrap_or_else(|| model.declared_type_of_symbol(symbol));
    let printed = || model.type_to_string(ty);
    let definitions = model.definitions(symbol);
    let Some((file, declaration)) = definitions.first().copied() else {
        return format!("module {name}");
    };
    let module = analysis.hir(file);
    let has_value = model.meaning_of(symbol).contains(Meaning::VALUE);
    match declaration {
        Declaration::Variable(_, kind) => {
            let word = match kind {
                VariableKind::Const | VariableKind::Using => "const",
                VariableKind::Let => "let",
                VariableKind::Var => "var",
            };
            // A global interface and a value of one name: the value is what one reads.
            match call {
                Some(signature) => format!("{word} {name}: {}", model.called_to_string(signature, " => ")),
                None => format!("{word} {name}: {}", printed()),
            }
        }
        Declaration::Param(..) => format!("(parameter) {name}: {}", printed()),
        Declaration::Catch(_) => format!("(local var) {name}: {}", printed()),
        Declaration::Function(_) => functions_code(analysis, "function ", name, ty, call),
        Declaration::Class(_) => format!("class {name}"),
        Declaration::Enum(_) => format!("enum {name}"),
        Declaration::Namespace(..) => format!("namespace {name}"),
        Declaration::Interface(_) if has_value => match call {
            Some(signature) => format!("const {name}: {}", model.called_to_string(signature, " => ")),
            None => format!("interface {name}\nvar {name}: {}", printed()),
        },
        Declaration::Interface(stmt) => {
            format!("interface {name}{}", type_params::of_stmt(analysis, file, stmt))
        }
        Declaration::TypeAlias(stmt) => {
            let written = module.and_then(|module| match &module[stmt] {
                Stmt::TypeAlias(decl) => Some(module.type_nodes.range(decl.ty).of(analysis.text(file))),
                _ => None,
            });
            let params = type_params::of_stmt(analysis, file, stmt);
            format!("type {name}{params} = {}", written.unwrap_or("..."))
        }
        Declaration::TypeParam(param) => {
            type_params::one(analysis, file, param).unwrap_or_else(|| format!("(type parameter) {name}"))
        }
        Declaration::Import(..)
        | Declaration::Export(..)
        | Declaration::ExportNamespace(_)
        | Declaration::ImportEquals(_) => format!("import {name}"),
        Declaration::ExportDefault(..) => format!("(property) default: {}", printed()),
    }
}

/// `function name(...): type`; of overloads the first and how many more.
fn functions_code(
    analysis: &Analysis<'_>,
    word: &str,
    name: &str,
    ty: TypeId,
    call: Option<&Signature>,
) -> String {
    let model = analysis.model;
    let signatures = model.call_signatures(ty);
    let shown = call.or(signatures.first());
    match shown {
        Some(signature) => {
            let more = match signatures.len().saturating_sub(1) {
                0 => String::new(),
                1 => " (+1 overload)".to_owned(),
                more => format!(" (+{more} overloads)"),
            };
            format!("{word}{name}{}{more}", model.called_to_string(signature, ": "))
        }
        None => format!("{word}{name}: {}", model.type_to_string(ty)),
    }
}

/// `(property) Owner.name: type`, `(method) Owner.name(...): type`
pub fn property_code(
    analysis: &Analysis<'_>,
    property: &Property,
    ty: TypeId,
    call: Option<&Signature>,
) -> String {
    let owner = property.owner.as_ref().map(|owner| format!("{owner}.")).unwrap_or_default();
    let full = format!("{owner}{}", property.name);
    let mark = if property.is_optional { "?" } else { "" };
    match declared_as(analysis, property) {
        DeclaredAs::Method => functions_code(analysis, "(method) ", &full, ty, call),
        DeclaredAs::Function => functions_code(analysis, "function ", &property.name, ty, call),
        DeclaredAs::Const => format!("const {}: {}", property.name, analysis.model.type_to_string(ty)),
        DeclaredAs::Property => {
            let printed = match call {
                Some(signature) => analysis.model.called_to_string(signature, " => "),
                None => analysis.model.type_to_string(ty),
            };
            format!("(property) {full}{mark}: {printed}")
        }
    }
}

enum DeclaredAs {
    Method,
    Function,
    Const,
    Property,
}

fn declared_as(analysis: &Analysis<'_>, property: &Property) -> DeclaredAs {
    let Some((file, declaration)) = property.declarations.first() else { return DeclaredAs::Property };
    let Some(module) = analysis.hir(*file) else { return DeclaredAs::Property };
    match declaration {
        MemberDeclaration::Member(id) if matches!(module[*id], TypeMember::Method { .. }) => {
            DeclaredAs::Method
        }
        MemberDeclaration::Property(id) if matches!(module[*id], HirProperty::Method { .. }) => {
            DeclaredAs::Method
        }
        MemberDeclaration::Function(_) => DeclaredAs::Function,
        MemberDeclaration::Pattern(_) => DeclaredAs::Const,
        _ => DeclaredAs::Property,
    }
}

/// A member where it is declared.
fn member_code(
    analysis: &Analysis<'_>,
    file: FileId,
    name: &str,
    member: tsnix_syntax::hir::TypeMemberId,
) -> Option<String> {
    let module = analysis.hir(file)?;
    let range = module.type_members.range(member);
    let owner = owner_name(analysis, file, range.start).map(|it| format!("{it}.")).unwrap_or_default();
    Some(match &module[member] {
        TypeMember::Property { ty, is_optional, .. } => {
            let mark = if *is_optional { "?" } else { "" };
            let ty = ty.map(|ty| analysis.model.type_of_node(file, ty));
            let mut text = ty.map_or_else(|| "any".to_owned(), |ty| analysis.model.type_to_string(ty));
            // What is read of it may be `undefined`.
            if let Some(ty) = ty.filter(|ty| *is_optional && !analysis.model.may_be(*ty, Nullish::UNDEFINED))
            {
                let is_function = analysis.model.view(ty).is_function() && text.starts_with(['(', '<']);
                text =
                    if is_function { format!("({text}) | undefined") } else { format!("{text} | undefined") };
            }
            format!("(property) {owner}{name}{mark}: {text}")
        }
        TypeMember::Method { .. } | TypeMember::Accessor { .. } => {
            let written = range.of(analysis.text(file)).trim_end_matches([';', ',']);
            format!("(method) {owner}{written}")
        }
        TypeMember::Call(_) | TypeMember::Construct(_) | TypeMember::Index { .. } => return None,
    })
}

fn owner_name(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<String> {
    let module = analysis.hir(file)?;
    analysis.nodes_at(file, offset).into_iter().rev().find_map(|node| match node {
        Node::Stmt(stmt) => match &module[stmt] {
            Stmt::Interface(decl) => Some(decl.name.name.to_string()),
            _ => None,
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests;
