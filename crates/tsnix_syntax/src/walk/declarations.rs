//! The nodes inside statements, functions and classes.

use super::{Node, all, option};
use crate::hir::{
    Class, ClassId, ForBinding, Function, FunctionBody, Module, Stmt, StmtId, TypeMemberId, VariableDecl,
};

pub(super) fn stmt(module: &Module, id: StmtId, visit: &mut dyn FnMut(Node)) {
    match &module[id] {
        Stmt::Missing
        | Stmt::Empty
        | Stmt::Debugger
        | Stmt::Break(_)
        | Stmt::Continue(_)
        | Stmt::ImportEquals { .. }
        | Stmt::ExportAll { .. }
        | Stmt::ExportAsNamespace(_) => {}
        Stmt::Expr(id) | Stmt::Throw(id) | Stmt::ExportDefault(id) | Stmt::ExportAssignment(id) => {
            visit(Node::Expr(*id));
        }
        Stmt::Variable(declaration) => variable(declaration, visit),
        Stmt::Function { function, .. } => visit(Node::Function(*function)),
        Stmt::Class { class: id, .. } => class(module, *id, visit),
        Stmt::Interface(interface) => {
            all(&interface.type_params, Node::TypeParam, visit);
            all(&interface.extends, Node::TypeNode, visit);
            all(&interface.members, Node::TypeMember, visit);
        }
        Stmt::TypeAlias(alias) => {
            all(&alias.type_params, Node::TypeParam, visit);
            visit(Node::TypeNode(alias.ty));
        }
        Stmt::Enum(declaration) => {
            declaration.members.iter().for_each(|(_, value)| option(*value, Node::Expr, visit));
        }
        Stmt::Namespace(namespace) => all(&namespace.body, Node::Stmt, visit),
        Stmt::Return(value) => option(*value, Node::Expr, visit),
        Stmt::Block(body) => all(body, Node::Stmt, visit),
        Stmt::Import(import) => all(&import.specifiers, Node::ImportSpecifier, visit),
        Stmt::ExportNamed(export) => all(&export.specifiers, Node::ExportSpecifier, visit),
        Stmt::Labeled { body, .. } => visit(Node::Stmt(*body)),
        other => control_flow(other, visit),
    }
}

fn control_flow(stmt: &Stmt, visit: &mut dyn FnMut(Node)) {
    match stmt {
        Stmt::If { test, then, otherwise } => {
            visit(Node::Expr(*test));
            visit(Node::Stmt(*then));
            option(*otherwise, Node::Stmt, visit);
        }
        Stmt::Switch { value, cases } => {
            visit(Node::Expr(*value));
            for case in cases {
                option(case.test, Node::Expr, visit);
                all(&case.body, Node::Stmt, visit);
            }
        }
        Stmt::Try { body, handler, finalizer } => {
            all(body, Node::Stmt, visit);
            if let Some(clause) = handler {
                option(clause.binding, Node::Pattern, visit);
                option(clause.ty, Node::TypeNode, visit);
                all(&clause.body, Node::Stmt, visit);
            }
            all(finalizer.as_deref().unwrap_or(&[]), Node::Stmt, visit);
        }
        Stmt::For { init, test, update, body } => {
            option(*init, Node::Stmt, visit);
            option(*test, Node::Expr, visit);
            option(*update, Node::Expr, visit);
            visit(Node::Stmt(*body));
        }
        Stmt::ForOf { binding, iterable: object, body, .. } | Stmt::ForIn { binding, object, body } => {
            let (ForBinding::Declare(_, target) | ForBinding::Assign(target)) = binding;
            visit(Node::Pattern(*target));
            visit(Node::Expr(*object));
            visit(Node::Stmt(*body));
        }
        Stmt::While { test, body } | Stmt::With { object: test, body } => {
            visit(Node::Expr(*test));
            visit(Node::Stmt(*body));
        }
        Stmt::DoWhile { body, test } => {
            visit(Node::Stmt(*body));
            visit(Node::Expr(*test));
        }
        // Everything else is handled by the caller.
        _ => {}
    }
}

fn variable(declaration: &VariableDecl, visit: &mut dyn FnMut(Node)) {
    for declarator in &declaration.declarators {
        visit(Node::Pattern(declarator.pattern));
        option(declarator.ty, Node::TypeNode, visit);
        option(declarator.init, Node::Expr, visit);
    }
}

pub(super) fn function(function: &Function, visit: &mut dyn FnMut(Node)) {
    all(&function.type_params, Node::TypeParam, visit);
    option(function.this_type, Node::TypeNode, visit);
    for param in &function.params {
        visit(Node::Pattern(param.pattern));
        option(param.ty, Node::TypeNode, visit);
        option(param.default, Node::Expr, visit);
    }
    option(function.return_type, Node::TypeNode, visit);
    match &function.body {
        FunctionBody::None => {}
        FunctionBody::Expr(value) => visit(Node::Expr(*value)),
        FunctionBody::Block(body) => all(body, Node::Stmt, visit),
    }
}

/// The parts of a class; static members stand where they are written.
pub(super) fn class(module: &Module, id: ClassId, visit: &mut dyn FnMut(Node)) {
    let class = &module[id];
    all(&class.type_params, Node::TypeParam, visit);
    if let Some((base, args)) = &class.extends {
        visit(Node::Expr(*base));
        all(args, Node::TypeNode, visit);
    }
    all(&class.implements, Node::TypeNode, visit);
    members(module, class).into_iter().for_each(|id| visit(Node::TypeMember(id)));
}

fn members(module: &Module, class: &Class) -> Vec<TypeMemberId> {
    let mut members: Vec<_> = class.members.iter().chain(&class.static_members).copied().collect();
    members.sort_by_key(|id| module.type_members.range(*id).start);
    members
}
