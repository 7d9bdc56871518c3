//! Properties that are missing, too many, written twice or not declared.

use tsnix_check::model::{MemberDeclaration, Property, TypeId};
use tsnix_source::{Diagnostic, Edit, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Property as HirProperty, PropertyId, Stmt, TypeMember, TypeNode};
use tsnix_syntax::walk::{Node, descendants};

use super::super::places::{element_removal, expr_at, indent_at, indent_unit, stmt_around, word_in};
use super::super::values::{key, value_of, written_type};
use super::super::{Action, Request};

/// `{ port: 80 }`  =>  `{ port: 80, host: "" }`
pub(super) fn missing(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let mut found = Vec::new();
    if let Some((object, missing)) = lacking(request, diagnostic.range) {
        let values: Option<Vec<String>> = missing
            .iter()
            .map(|it| Some(format!("{}: {}", key(&it.name), value_of(request.analysis, it.ty)?)))
            .collect();
        if let Some(values) = values {
            let title = match &missing[..] {
                [only] => format!("Add `{}`", only.name),
                _ => "Add the missing properties".to_owned(),
            };
            found.push(request.preferred(title, vec![added(request, object, &values)]));
        }
        for property in missing.iter().take(3) {
            found.extend(made_optional(request, property));
        }
    }
    found
}

/// The object literal that a diagnostic is about, with what it lacks.
fn lacking(request: &Request<'_>, range: TextRange) -> Option<(ExprId, Vec<Property>)> {
    let module = request.module;
    let stmt = stmt_around(module, range)?;
    let objects = descendants(module, Node::Stmt(stmt)).into_iter().filter_map(|node| match node {
        Node::Expr(id) if matches!(module[id], Expr::Object(_)) => Some(id),
        _ => None,
    });
    let lacking: Vec<(ExprId, Vec<Property>)> = objects
        .filter_map(|id| {
            let missing = missing_of(request, id)?;
            (!missing.is_empty()).then_some((id, missing))
        })
        .collect();
    // What stands at the place or behind it (`const s: Server = { ... }`), else what is around.
    let behind = lacking.iter().position(|(id, _)| module.exprs.range(*id).start >= range.start);
    let at = behind.or_else(|| {
        let around = |(id, _): &(ExprId, Vec<Property>)| module.exprs.range(*id).contains(range);
        lacking.iter().rposition(around)
    })?;
    lacking.into_iter().nth(at)
}

/// The properties that the expected type must have and that a literal does not give.
pub(in super::super) fn missing_of(request: &Request<'_>, object: ExprId) -> Option<Vec<Property>> {
    let model = request.analysis.model;
    let expected = model.contextual_type(request.file, object)?;
    let Expr::Object(properties) = &request.module[object] else { return None };
    if properties.iter().any(|it| matches!(request.module[*it], HirProperty::Spread(_))) {
        return None;
    }
    let names: Vec<String> = properties.iter().filter_map(|it| name_of(request, *it)).collect();
    let is_object = |ty: &TypeId| {
        let view = model.view(*ty);
        view.is_object() && !view.has_looked_up_members()
    };
    let members: Vec<TypeId> = model.view(expected).members().into_iter().filter(is_object).collect();
    // Of several the one that lacks least is meant.
    let missing = members.into_iter().map(|ty| {
        let all = model.properties(ty).into_iter();
        all.filter(|it| {
            !it.is_optional && !it.name.starts_with("__@") && !names.iter().any(|name| *name == it.name)
        })
        .collect::<Vec<_>>()
    });
    missing.min_by_key(Vec::len)
}

fn name_of(request: &Request<'_>, property: PropertyId) -> Option<String> {
    match &request.module[property] {
        HirProperty::KeyValue { key, .. }
        | HirProperty::Method { key, .. }
        | HirProperty::Accessor { key, .. } => key.static_name().map(|it| it.to_string()),
        HirProperty::Shorthand { key, .. } => Some(key.name.to_string()),
        HirProperty::Spread(_) => None,
    }
}

/// Properties at the end of an object literal, in lines of their own where the others are.
pub(in super::super) fn added(request: &Request<'_>, object: ExprId, values: &[String]) -> Edit {
    let text = request.text;
    let range = request.module.exprs.range(object);
    let brace = range.end.saturating_sub(1);
    let inner = &text[range.start as usize + 1..brace as usize];
    let kept = range.start + 1 + inner.trim_end().len() as u32;
    let is_empty = inner.trim().is_empty();
    let comma = if is_empty || inner.trim_end().ends_with(',') { "" } else { "," };
    let gone = TextRange::new(kept, brace);
    if inner.contains('\n') {
        let indent = indent_at(text, range.start);
        let last = if is_empty { None } else { Some(indent_at(text, kept)) };
        let own = last.map_or_else(|| format!("{indent}{}", indent_unit(text)), str::to_owned);
        let lines: String = values.iter().map(|it| format!("\n{own}{it},")).collect();
        return Edit { range: gone, text: format!("{comma}{lines}\n{indent}") };
    }
    Edit { range: gone, text: format!("{comma} {} ", values.join(", ")) }
}

/// `host: string`  =>  `host?: string`, where the type is ours.
fn made_optional(request: &Request<'_>, property: &Property) -> Option<Action> {
    let (file, declaration) = property.declarations.first().copied()?;
    let MemberDeclaration::Member(member) = declaration else { return None };
    let analysis = request.analysis;
    if analysis.is_library(file) {
        return None;
    }
    let TypeMember::Property { key, is_optional: false, .. } = &analysis.hir(file)?[member] else {
        return None;
    };
    let edit = Edit { range: TextRange::empty(key.range().end), text: "?".to_owned() };
    let title = format!("Let `{}` be left out", property.name);
    Some(request.fix_in(file, title, vec![edit]))
}

/// A property that is not expected: taken away, or declared.
pub(super) fn excess(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some((id, object)) = property_at(request, diagnostic.range) else { return Vec::new() };
    let range = request.module.properties.range(id);
    let name = diagnostic.range.of(request.text);
    let mut found = vec![request.fix(format!("Remove `{name}`"), vec![element_removal(request.text, range)])];
    let expected = request.analysis.model.contextual_type(request.file, object);
    if let (Some(expected), HirProperty::KeyValue { value, key }) = (expected, &request.module[id])
        && let Some(name) = key.static_name()
    {
        let ty = request.analysis.model.type_of(request.file, *value);
        found.extend(declared(request, expected, &name, &written_type(request.analysis, ty)));
    }
    if let [only] = &mut found[..] {
        only.is_preferred = true;
    }
    found
}

/// The property whose key stands at a place, and its object.
fn property_at(request: &Request<'_>, range: TextRange) -> Option<(PropertyId, ExprId)> {
    let module = request.module;
    let id = module.properties.ids().find(|id| match &module[*id] {
        HirProperty::KeyValue { key, .. }
        | HirProperty::Method { key, .. }
        | HirProperty::Accessor { key, .. } => key.range() == range || inner(key.range()) == range,
        HirProperty::Shorthand { key, .. } => key.range == range,
        HirProperty::Spread(_) => false,
    })?;
    Some((id, request.bindings.object_of(id)?))
}

fn inner(range: TextRange) -> TextRange {
    TextRange::new(range.start + 1, range.end.saturating_sub(1).max(range.start + 1))
}

/// A member that is read and not there: declared where the type is ours.
pub(super) fn undeclared(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let member = module
        .exprs
        .ids()
        .find(|id| matches!(&module[*id], Expr::Member { name, .. } if name.range == diagnostic.range))?;
    let Expr::Member { object, name, .. } = &module[member] else { return None };
    let model = request.analysis.model;
    let ty = model.type_of(request.file, *object);
    let wanted = model.contextual_type(request.file, member);
    let written = wanted.map_or_else(|| "unknown".to_owned(), |it| written_type(request.analysis, it));
    declared(request, ty, &name.name, &written).or_else(|| given(request, *object, &name.name, wanted))
}

/// A property that is read of a constant and not in its literal: `const user = { name: "ada" }` gets one.
fn given(request: &Request<'_>, object: ExprId, name: &str, wanted: Option<TypeId>) -> Option<Action> {
    use tsnix_check::names::Declaration;
    let module = request.module;
    let (file, local) = request.analysis.model.local_symbol_of(request.file, object)?;
    if file != request.file {
        return None;
    }
    let [Declaration::Variable(pattern, _)] = request.bindings.symbol(local).declarations[..] else {
        return None;
    };
    let init = module.stmts.ids().find_map(|id| match &module[id] {
        Stmt::Variable(decl) => {
            decl.declarators.iter().find(|it| it.pattern == pattern && it.ty.is_none())?.init
        }
        _ => None,
    })?;
    if !matches!(module[init], Expr::Object(_)) {
        return None;
    }
    let value = wanted.and_then(|it| value_of(request.analysis, it)).unwrap_or_else(|| "null".to_owned());
    let owner = module.exprs.range(object).of(request.text);
    let edit = added(request, init, &[format!("{}: {value}", key(name))]);
    Some(request.fix(format!("Add `{name}` to `{owner}`"), vec![edit]))
}

/// A member as the last one of an interface or of a type literal of ours.
fn declared(request: &Request<'_>, ty: TypeId, name: &str, written: &str) -> Option<Action> {
    let analysis = request.analysis;
    let model = analysis.model;
    let is_there = |it: &TypeId| !model.view(*it).is_null() && !model.view(*it).is_undefined();
    let ty = model.view(ty).members().into_iter().find(is_there)?;
    let symbol = model.symbol_of_type(ty)?;
    let (file, range) = model.definitions(symbol).into_iter().find_map(|(file, declaration)| {
        if analysis.is_library(file) {
            return None;
        }
        Some((file, body_of(analysis.hir(file)?, analysis.text(file), &declaration)?))
    })?;
    let text = analysis.text(file);
    let brace = range.end - 1;
    let before = text[..brace as usize].trim_end();
    let is_empty = before.len() as u32 <= range.start + 1;
    let mark = if is_empty || before.ends_with([';', ',']) { "" } else { ";" };
    let member = format!("{}: {written}", key(name));
    let new = if range.of(text).contains('\n') {
        let indent = indent_at(text, brace);
        format!("{mark}\n{indent}{}{member};\n{indent}", indent_unit(text))
    } else {
        format!("{mark} {member} ")
    };
    let edit = Edit { range: TextRange::new(before.len() as u32, brace), text: new };
    let owner = model.symbol_name(symbol);
    Some(request.fix_in(file, format!("Declare `{name}` in `{owner}`"), vec![edit]))
}

/// The braces of an interface, or of an alias of a type literal.
fn body_of(
    module: &tsnix_syntax::hir::Module,
    text: &str,
    declaration: &tsnix_check::names::Declaration,
) -> Option<TextRange> {
    use tsnix_check::names::Declaration;
    match declaration {
        Declaration::Interface(stmt) => {
            let range = module.stmts.range(*stmt);
            let start = text[range.start as usize..range.end as usize].find('{')? as u32;
            Some(TextRange::new(range.start + start, range.end))
        }
        Declaration::TypeAlias(stmt) => match &module[*stmt] {
            Stmt::TypeAlias(decl) if matches!(module[decl.ty], TypeNode::Object(_)) => {
                Some(module.type_nodes.range(decl.ty))
            }
            _ => None,
        },
        _ => None,
    }
}

/// A property that is written twice, or overwritten by a spread behind it: the earlier one means nothing.
pub(super) fn overwritten(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (id, object) = property_at(request, diagnostic.range).or_else(|| {
        let ids = request.module.properties.ids();
        let id = ids.into_iter().find(|id| request.module.properties.range(*id) == diagnostic.range)?;
        Some((id, request.bindings.object_of(id)?))
    })?;
    let Expr::Object(all) = &request.module[object] else { return None };
    let name = name_of(request, id)?;
    let gone = if diagnostic.code.number == "ts1117" {
        all.iter().copied().find(|it| name_of(request, *it).as_deref() == Some(&name))?
    } else {
        id
    };
    let edit = element_removal(request.text, request.module.properties.range(gone));
    Some(request.preferred(format!("Remove the `{name}` that means nothing"), vec![edit]))
}

/// A property that can't be written to: without `readonly`, where the type is ours.
pub(super) fn readonly(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (file, member) = own_member(request, diagnostic.range)?;
    let module = request.analysis.hir(file)?;
    let text = request.analysis.text(file);
    let word = word_in(text, module.type_members.range(member), "readonly")?;
    let blanks = text[word.end as usize..].len() - text[word.end as usize..].trim_start().len();
    let range = TextRange::new(word.start, word.end + blanks as u32);
    let edits = vec![Edit { range, text: String::new() }];
    let mut action = request.fix_in(file, "Remove `readonly` from the declaration".to_owned(), edits);
    action.is_preferred = true;
    Some(action)
}

/// A property that is deleted and must be there: one that may be left out.
pub(super) fn optional(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let (file, member) = own_member(request, diagnostic.range)?;
    let module = request.analysis.hir(file)?;
    let TypeMember::Property { key, .. } = &module[member] else { return None };
    let edits = vec![Edit { range: TextRange::empty(key.range().end), text: "?".to_owned() }];
    let mut action = request.fix_in(file, "Let the property be left out".to_owned(), edits);
    action.is_preferred = true;
    Some(action)
}

/// The declaration of ours of the member that is named in a place.
fn own_member(request: &Request<'_>, range: TextRange) -> Option<(FileId, tsnix_syntax::hir::TypeMemberId)> {
    let module = request.module;
    let member = expr_at(module, range).or_else(|| {
        let is_it = |id: &ExprId| matches!(&module[*id], Expr::Member { name, .. } if name.range == range);
        module.exprs.ids().find(is_it)
    })?;
    let name = match &module[member] {
        Expr::Member { name, .. } => name.range.start,
        Expr::Chain(inner) => match &module[*inner] {
            Expr::Member { name, .. } => name.range.start,
            _ => return None,
        },
        _ => range.start,
    };
    let identifier = crate::identifier::identifier_at(request.analysis, request.file, name)?;
    let target = crate::target::target(request.analysis, request.file, &identifier)?;
    target.property?.declarations.into_iter().find_map(|(file, declaration)| match declaration {
        MemberDeclaration::Member(id) if !request.analysis.is_library(file) => Some((file, id)),
        _ => None,
    })
}
