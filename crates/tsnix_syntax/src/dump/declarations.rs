//! Statements and declarations as text.

use super::{flags, pattern, string, variant};
use crate::hir::{ForBinding, ImportAttribute, Modifiers, Module, NamespaceName, Stmt, StmtId};

pub(super) fn stmt(module: &Module, id: StmtId) -> String {
    match &module[id] {
        Stmt::Missing => "Missing statement".to_owned(),
        Stmt::Expr(_) => "Expr".to_owned(),
        Stmt::Variable(declaration) => {
            let show = |declarator: &crate::hir::Declarator| {
                let name = pattern(&module[declarator.pattern]);
                let parts = [(":", declarator.ty.is_some()), ("=", declarator.init.is_some())];
                format!("{}{}", name.trim_start_matches("Pattern "), flags(&parts))
            };
            let shown: Vec<_> = declaration.declarators.iter().map(show).collect();
            format!("{:?} {}{}", declaration.kind, shown.join(", "), modifiers(declaration.modifiers))
        }
        Stmt::Function { modifiers: before, .. } => format!("Function{}", modifiers(*before)),
        Stmt::Class { class, modifiers: before } => {
            let class = &module[*class];
            let name = class.name.as_ref().map_or("", |name| name.name.as_str());
            format!("Class {name}{}", modifiers(*before))
        }
        Stmt::Interface(interface) => {
            format!("Interface {}{}", interface.name.name, modifiers(interface.modifiers))
        }
        Stmt::TypeAlias(alias) => format!("TypeAlias {}{}", alias.name.name, modifiers(alias.modifiers)),
        Stmt::Enum(declaration) => {
            let members: Vec<_> = declaration
                .members
                .iter()
                .map(|(name, value)| format!("{}{}", name.name, flags(&[("=", value.is_some())])))
                .collect();
            let parts = flags(&[("const", declaration.is_const)]);
            format!(
                "Enum {} {{{}}}{parts}{}",
                declaration.name.name,
                members.join(", "),
                modifiers(declaration.modifiers)
            )
        }
        Stmt::Namespace(namespace) => {
            let name = match &namespace.name {
                NamespaceName::Ident(ident) => ident.name.to_string(),
                NamespaceName::Module(literal) => string(literal),
                NamespaceName::Global(_) => "global".to_owned(),
            };
            format!("Namespace {name}{}", modifiers(namespace.modifiers))
        }
        Stmt::Import(import) => format!(
            "Import {}{}{}",
            string(&import.from),
            flags(&[("type", import.is_type_only)]),
            attributes(&import.attributes)
        ),
        Stmt::ExportNamed(export) => format!(
            "ExportNamed{}{}{}",
            export.from.as_ref().map_or(String::new(), |from| format!(" {}", string(from))),
            flags(&[("type", export.is_type_only)]),
            attributes(&export.attributes)
        ),
        Stmt::ExportAll { from, namespace, is_type_only, attributes: with } => format!(
            "ExportAll {}{}{}{}",
            string(from),
            namespace.as_ref().map_or(String::new(), |name| format!(" as {}", name.name)),
            flags(&[("type", *is_type_only)]),
            attributes(with)
        ),
        Stmt::ImportEquals { name } => format!("ImportEquals {}", name.name),
        Stmt::ExportAsNamespace(name) => format!("ExportAsNamespace {}", name.name),
        Stmt::Labeled { label, .. } => format!("Labeled {}", label.name),
        Stmt::Break(Some(label)) => format!("Break {}", label.name),
        Stmt::Continue(Some(label)) => format!("Continue {}", label.name),
        Stmt::ForOf { binding, is_await, .. } => {
            format!("ForOf {}{}", for_binding(*binding), flags(&[("await", *is_await)]))
        }
        Stmt::ForIn { binding, .. } => format!("ForIn {}", for_binding(*binding)),
        Stmt::Switch { cases, .. } => {
            let show = |case: &crate::hir::SwitchCase| match case.test {
                Some(_) => format!("case/{}", case.body.len()),
                None => format!("default/{}", case.body.len()),
            };
            format!("Switch [{}]", cases.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Stmt::Try { handler, finalizer, .. } => {
            format!("Try{}", flags(&[("catch", handler.is_some()), ("finally", finalizer.is_some())]))
        }
        other => variant(other),
    }
}

fn modifiers(modifiers: Modifiers) -> String {
    flags(&[
        ("export", modifiers.is_export),
        ("default", modifiers.is_default),
        ("declare", modifiers.is_declare),
    ])
}

fn for_binding(binding: ForBinding) -> String {
    match binding {
        ForBinding::Declare(kind, _) => format!("{kind:?}"),
        ForBinding::Assign(_) => "assign".to_owned(),
    }
}

fn attributes(attributes: &[ImportAttribute]) -> String {
    let show = |attribute: &ImportAttribute| {
        let value = attribute.value.as_ref().map_or("?", |value| value.value.as_str());
        format!(" with {}={value}", attribute.key.name)
    };
    attributes.iter().map(show).collect()
}
