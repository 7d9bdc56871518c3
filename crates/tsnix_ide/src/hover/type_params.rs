//! Type parameters: `<T extends string = "a">` of what declares them, and one of them by itself.

use tsnix_check::model::SymbolId;
use tsnix_source::FileId;
use tsnix_syntax::hir::{FunctionId, Module, Stmt, StmtId, TypeParamId};

use crate::Analysis;

/// The type parameters of an interface or an alias, as they are written.
pub(super) fn of_stmt(analysis: &Analysis<'_>, file: FileId, stmt: StmtId) -> String {
    let Some(module) = analysis.hir(file) else { return String::new() };
    let params = match &module[stmt] {
        Stmt::Interface(decl) => &decl.type_params,
        Stmt::TypeAlias(decl) => &decl.type_params,
        _ => return String::new(),
    };
    if params.is_empty() {
        return String::new();
    }
    let written: Vec<_> = params.iter().map(|it| written(analysis, file, module, *it)).collect();
    format!("<{}>", written.join(", "))
}

/// `T extends C = D`, as it is written.
fn written(analysis: &Analysis<'_>, file: FileId, module: &Module, param: TypeParamId) -> String {
    let param = &module[param];
    let text = |node| module.type_nodes.range(node).of(analysis.text(file));
    let mut out = param.name.name.to_string();
    if let Some(constraint) = param.constraint {
        out.push_str(" extends ");
        out.push_str(text(constraint));
    }
    if let Some(default) = param.default {
        out.push_str(" = ");
        out.push_str(text(default));
    }
    out
}

/// `(type parameter) T extends C in name<T>(t: T): T`
pub(super) fn one(analysis: &Analysis<'_>, file: FileId, param: TypeParamId) -> Option<String> {
    let module = analysis.hir(file)?;
    let constraint = module[param].constraint.map(|it| analysis.model.type_of_node(file, it));
    let constraint = constraint.map(|it| format!(" extends {}", analysis.model.type_to_string(it)));
    let shown = format!("(type parameter) {}{}", module[param].name.name, constraint.unwrap_or_default());
    let of = owner(analysis, file, module, param).map(|it| format!(" in {it}")).unwrap_or_default();
    Some(format!("{shown}{of}"))
}

/// What has the parameter: `Box<T>`, `name<T>(t: T): T`.
fn owner(analysis: &Analysis<'_>, file: FileId, module: &Module, param: TypeParamId) -> Option<String> {
    let named = module.stmts.ids().find_map(|it| match &module[it] {
        Stmt::Interface(decl) if decl.type_params.contains(&param) => Some((&decl.name, &decl.type_params)),
        Stmt::TypeAlias(decl) if decl.type_params.contains(&param) => Some((&decl.name, &decl.type_params)),
        _ => None,
    });
    if let Some((name, params)) = named {
        let params: Vec<_> = params.iter().map(|it| module[*it].name.name.as_str()).collect();
        return Some(format!("{}<{}>", name.name, params.join(", ")));
    }
    let function = module.functions.ids().find(|it| module[*it].type_params.contains(&param))?;
    let name = module[function].name.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    Some(format!("{name}{}", signature(analysis, file, function)?))
}

fn signature(analysis: &Analysis<'_>, file: FileId, function: FunctionId) -> Option<String> {
    let model = analysis.model;
    let symbol: SymbolId = model.symbol_of_function(file, function)?;
    let signature = model.call_signatures(model.declared_type_of_symbol(symbol)).into_iter().next()?;
    Some(model.signature_to_string(&signature, ": "))
}
