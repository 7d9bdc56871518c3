//! Declarations, imports and exports.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, class, expr, function, guarded, name, signature, stmt, type_node};
use crate::hir::{
    EnumDecl, ExportNamedDecl, ExportSpecifier, ExportSpecifierId, FunctionKind, ImportAttribute, ImportDecl,
    ImportSpecifier, ImportSpecifierId, Imported, InterfaceDecl, Modifiers, NamespaceDecl, NamespaceName,
    PropertyName, Stmt, StmtId, TypeAliasDecl, VariableDecl, VariableKind,
};

/// The items of a file or a namespace.
pub(super) fn items(ctx: &mut Ctx<'_>, nodes: &[swc::ModuleItem]) -> Vec<StmtId> {
    nodes.iter().map(|node| item(ctx, node)).collect()
}

fn item(ctx: &mut Ctx<'_>, node: &swc::ModuleItem) -> StmtId {
    use swc::ModuleDecl;
    let node = match node {
        swc::ModuleItem::Stmt(statement) => return stmt::stmt(ctx, statement),
        swc::ModuleItem::ModuleDecl(node) => node,
    };
    let span = node.span();
    let lowered = match node {
        ModuleDecl::Import(import) => Stmt::Import(lower_import(ctx, import)),
        ModuleDecl::ExportDecl(export) => {
            let modifiers = Modifiers { is_export: true, ..Modifiers::default() };
            return declaration(ctx, &export.decl, modifiers, span);
        }
        ModuleDecl::ExportDefaultDecl(export) => return default_declaration(ctx, export),
        ModuleDecl::ExportDefaultExpr(export) => Stmt::ExportDefault(expr::expr(ctx, &export.expr)),
        ModuleDecl::ExportNamed(export) => lower_named_export(ctx, export),
        ModuleDecl::ExportAll(export) => Stmt::ExportAll {
            from: name::string(ctx, &export.src),
            namespace: None,
            is_type_only: export.type_only,
            attributes: attributes(ctx, export.with.as_deref()),
        },
        ModuleDecl::TsImportEquals(import) => Stmt::ImportEquals { name: name::ident(ctx, &import.id) },
        ModuleDecl::TsExportAssignment(export) => Stmt::ExportAssignment(expr::expr(ctx, &export.expr)),
        ModuleDecl::TsNamespaceExport(export) => Stmt::ExportAsNamespace(name::ident(ctx, &export.id)),
    };
    let range = ctx.range(span);
    ctx.module.stmts.add(lowered, range)
}

/// A declaration; `span` is the whole statement with its modifiers.
pub(super) fn declaration(ctx: &mut Ctx<'_>, node: &swc::Decl, modifiers: Modifiers, span: Span) -> StmtId {
    let is_declare = ctx.is_ambient || has_declare(node);
    let modifiers = Modifiers { is_declare, ..modifiers };
    let lowered = match node {
        swc::Decl::Var(variable) => Stmt::Variable(stmt::variable(ctx, variable, modifiers)),
        swc::Decl::Using(using) => Stmt::Variable(VariableDecl {
            kind: VariableKind::Using,
            declarators: stmt::declarators(ctx, &using.decls),
            modifiers,
        }),
        swc::Decl::Fn(declared) => {
            let name = name::ident(ctx, &declared.ident);
            let function = function::function(ctx, FunctionKind::Declaration, Some(name), &declared.function);
            Stmt::Function { function, modifiers }
        }
        swc::Decl::Class(declared) => {
            let range = ctx.range(declared.class.span);
            let class = class::class(ctx, Some(&declared.ident), &declared.class, range);
            Stmt::Class { class, modifiers }
        }
        swc::Decl::TsInterface(interface) => lower_interface(ctx, interface, modifiers),
        swc::Decl::TsTypeAlias(alias) => Stmt::TypeAlias(TypeAliasDecl {
            name: name::ident(ctx, &alias.id),
            type_params: type_node::params(ctx, alias.type_params.as_deref()),
            ty: type_node::ty(ctx, &alias.type_ann),
            modifiers,
        }),
        swc::Decl::TsEnum(node) => lower_enum(ctx, node, modifiers),
        swc::Decl::TsModule(module) => lower_namespace(ctx, module, modifiers),
    };
    let range = ctx.range(span);
    ctx.module.stmts.add(lowered, range)
}

fn has_declare(node: &swc::Decl) -> bool {
    match node {
        swc::Decl::Class(node) => node.declare,
        swc::Decl::Fn(node) => node.declare,
        swc::Decl::Var(node) => node.declare,
        swc::Decl::Using(_) => false,
        swc::Decl::TsInterface(node) => node.declare,
        swc::Decl::TsTypeAlias(node) => node.declare,
        swc::Decl::TsEnum(node) => node.declare,
        swc::Decl::TsModule(node) => node.declare,
    }
}

/// `export default function () {}`, `export default class {}`, `export default interface I {}`
fn default_declaration(ctx: &mut Ctx<'_>, node: &swc::ExportDefaultDecl) -> StmtId {
    let modifiers = Modifiers { is_export: true, is_default: true, is_declare: ctx.is_ambient };
    let lowered = match &node.decl {
        swc::DefaultDecl::Fn(declared) => {
            let name = declared.ident.as_ref().map(|ident| name::ident(ctx, ident));
            let function = function::function(ctx, FunctionKind::Declaration, name, &declared.function);
            Stmt::Function { function, modifiers }
        }
        swc::DefaultDecl::Class(declared) => {
            let range = ctx.range(declared.class.span);
            let class = class::class(ctx, declared.ident.as_ref(), &declared.class, range);
            Stmt::Class { class, modifiers }
        }
        swc::DefaultDecl::TsInterfaceDecl(interface) => lower_interface(ctx, interface, modifiers),
    };
    let range = ctx.range(node.span);
    ctx.module.stmts.add(lowered, range)
}

fn lower_interface(ctx: &mut Ctx<'_>, node: &swc::TsInterfaceDecl, modifiers: Modifiers) -> Stmt {
    Stmt::Interface(InterfaceDecl {
        name: name::ident(ctx, &node.id),
        type_params: type_node::params(ctx, node.type_params.as_deref()),
        extends: class::heritage(ctx, &node.extends),
        members: signature::members(ctx, &node.body.body),
        modifiers,
    })
}

fn lower_enum(ctx: &mut Ctx<'_>, node: &swc::TsEnumDecl, modifiers: Modifiers) -> Stmt {
    let name = name::ident(ctx, &node.id);
    let mut members = Vec::with_capacity(node.members.len());
    for member in &node.members {
        let name = match &member.id {
            swc::TsEnumMemberId::Ident(ident) => name::ident(ctx, ident),
            swc::TsEnumMemberId::Str(text) => name::string_as_ident(ctx, text),
        };
        members.push((name, expr::option(ctx, member.init.as_deref())));
    }
    Stmt::Enum(EnumDecl { name, members, is_const: node.is_const, modifiers })
}

fn lower_namespace(ctx: &mut Ctx<'_>, node: &swc::TsModuleDecl, modifiers: Modifiers) -> Stmt {
    let name = match &node.id {
        swc::TsModuleName::Ident(ident) if node.global => NamespaceName::Global(ctx.range(ident.span)),
        swc::TsModuleName::Ident(ident) => NamespaceName::Ident(name::ident(ctx, ident)),
        swc::TsModuleName::Str(text) => NamespaceName::Module(name::string(ctx, text)),
    };
    let outer = std::mem::replace(&mut ctx.is_ambient, modifiers.is_declare);
    let body = node.body.as_ref().map(|body| namespace_body(ctx, body)).unwrap_or_default();
    ctx.is_ambient = outer;
    Stmt::Namespace(NamespaceDecl { name, body, modifiers })
}

/// `namespace A.B {}  =>  namespace A { export namespace B {} }`
fn namespace_body(ctx: &mut Ctx<'_>, node: &swc::TsNamespaceBody) -> Vec<StmtId> {
    guarded(|| match node {
        swc::TsNamespaceBody::TsModuleBlock(block) => items(ctx, &block.body),
        swc::TsNamespaceBody::TsNamespaceDecl(inner) => {
            let modifiers = Modifiers { is_export: true, is_default: false, is_declare: ctx.is_ambient };
            let lowered = Stmt::Namespace(NamespaceDecl {
                name: NamespaceName::Ident(name::ident(ctx, &inner.id)),
                body: namespace_body(ctx, &inner.body),
                modifiers,
            });
            let range = ctx.range(inner.span);
            vec![ctx.module.stmts.add(lowered, range)]
        }
    })
}

fn lower_import(ctx: &mut Ctx<'_>, node: &swc::ImportDecl) -> ImportDecl {
    let specifiers =
        node.specifiers.iter().map(|specifier| import_specifier(ctx, specifier, node.type_only)).collect();
    ImportDecl {
        from: name::string(ctx, &node.src),
        specifiers,
        is_type_only: node.type_only,
        attributes: attributes(ctx, node.with.as_deref()),
    }
}

fn import_specifier(ctx: &mut Ctx<'_>, node: &swc::ImportSpecifier, is_type_only: bool) -> ImportSpecifierId {
    let (imported, local, is_type_only) = match node {
        swc::ImportSpecifier::Default(default) => {
            (Imported::Default, name::ident(ctx, &default.local), is_type_only)
        }
        swc::ImportSpecifier::Namespace(namespace) => {
            (Imported::Namespace, name::ident(ctx, &namespace.local), is_type_only)
        }
        swc::ImportSpecifier::Named(named) => {
            let local = name::ident(ctx, &named.local);
            let imported =
                named.imported.as_ref().map_or_else(|| local.clone(), |other| name::export_name(ctx, other));
            (Imported::Named(imported), local, is_type_only || named.is_type_only)
        }
    };
    let range = ctx.range(node.span());
    ctx.module.import_specifiers.add(ImportSpecifier { imported, local, is_type_only }, range)
}

fn lower_named_export(ctx: &mut Ctx<'_>, node: &swc::NamedExport) -> Stmt {
    let from = node.src.as_deref().map(|text| name::string(ctx, text));
    let attributes = attributes(ctx, node.with.as_deref());
    // export * as a from "x"
    if let [swc::ExportSpecifier::Namespace(namespace)] = &node.specifiers[..]
        && let Some(from) = &from
    {
        return Stmt::ExportAll {
            from: from.clone(),
            namespace: Some(name::export_name(ctx, &namespace.name)),
            is_type_only: node.type_only,
            attributes,
        };
    }
    let specifiers = node
        .specifiers
        .iter()
        .filter_map(|specifier| export_specifier(ctx, specifier, node.type_only))
        .collect();
    Stmt::ExportNamed(ExportNamedDecl { specifiers, from, is_type_only: node.type_only, attributes })
}

fn export_specifier(
    ctx: &mut Ctx<'_>,
    node: &swc::ExportSpecifier,
    is_type_only: bool,
) -> Option<ExportSpecifierId> {
    let swc::ExportSpecifier::Named(named) = node else {
        // `export a from "x"` is no TypeScript.
        return None;
    };
    let local = name::export_name(ctx, &named.orig);
    let exported =
        named.exported.as_ref().map_or_else(|| local.clone(), |other| name::export_name(ctx, other));
    let range = ctx.range(named.span);
    let is_type_only = is_type_only || named.is_type_only;
    Some(ctx.module.export_specifiers.add(ExportSpecifier { local, exported, is_type_only }, range))
}

/// `with { k: "v" }`
fn attributes(ctx: &mut Ctx<'_>, node: Option<&swc::ObjectLit>) -> Vec<ImportAttribute> {
    let mut attributes = Vec::new();
    for property in node.map_or(&[][..], |node| &node.props) {
        let swc::PropOrSpread::Prop(property) = property else { continue };
        let swc::Prop::KeyValue(pair) = &**property else { continue };
        let key = match name::property_name(ctx, &pair.key) {
            PropertyName::Ident(ident) => ident,
            PropertyName::String(text) => crate::hir::Ident { name: text.value, range: text.range },
            PropertyName::Number { .. } | PropertyName::Computed { .. } | PropertyName::Private(_) => {
                continue;
            }
        };
        let value = match &*pair.value {
            swc::Expr::Lit(swc::Lit::Str(text)) => Some(name::string(ctx, text)),
            _ => None,
        };
        attributes.push(ImportAttribute { key, value, range: ctx.range(property.span()) });
    }
    attributes
}
