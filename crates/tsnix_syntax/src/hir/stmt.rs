//! Statements and declarations.

use tsnix_source::TextRange;

use super::{
    ExprId, FunctionId, Id, Ident, Name, PatId, StringLiteral, TypeMemberId, TypeNodeId, TypeParamId,
};

/// The number of a statement in its module.
pub type StmtId = Id<Stmt>;
/// The number of a class in its module.
pub type ClassId = Id<Class>;
/// The number of a name that an import binds, in its module.
pub type ImportSpecifierId = Id<ImportSpecifier>;
/// The number of a name in `export { ... }`, in its module.
pub type ExportSpecifierId = Id<ExportSpecifier>;

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Stmt {
    /// What could not be parsed.
    Missing,
    /// `;`
    Empty,
    /// `a;`
    Expr(ExprId),
    /// `const a = 1, b = 2;`
    Variable(VariableDecl),
    /// `function f() {}`
    Function {
        /// The function; its name is there except in `export default function () {}`.
        function: FunctionId,
        /// What stands before it.
        modifiers: Modifiers,
    },
    /// `class C {}`
    Class {
        /// The class.
        class: ClassId,
        /// What stands before it.
        modifiers: Modifiers,
    },
    /// `interface I {}`
    Interface(InterfaceDecl),
    /// `type A = T`
    TypeAlias(TypeAliasDecl),
    /// `enum E {}`
    Enum(EnumDecl),
    /// `namespace N {}`, `declare module "m" {}`, `declare global {}`
    Namespace(NamespaceDecl),
    /// `return a;`
    Return(Option<ExprId>),
    /// `if (a) b else c`
    If {
        /// `a`
        test: ExprId,
        /// `b`
        then: StmtId,
        /// `c`
        otherwise: Option<StmtId>,
    },
    /// `switch (a) {}`
    Switch {
        /// `a`
        value: ExprId,
        /// The cases in order.
        cases: Vec<SwitchCase>,
    },
    /// `throw a;`
    Throw(ExprId),
    /// `try {} catch (e) {} finally {}`
    Try {
        /// The statements that may throw.
        body: Vec<StmtId>,
        /// `catch`
        handler: Option<CatchClause>,
        /// `finally`
        finalizer: Option<Vec<StmtId>>,
    },
    /// `{ ... }`
    Block(Vec<StmtId>),
    /// `for (a; b; c) d`
    For {
        /// `a`: a [`Stmt::Variable`] or a [`Stmt::Expr`].
        init: Option<StmtId>,
        /// `b`
        test: Option<ExprId>,
        /// `c`
        update: Option<ExprId>,
        /// `d`
        body: StmtId,
    },
    /// `for (const a of b) c`
    ForOf {
        /// `a`
        binding: ForBinding,
        /// `b`
        iterable: ExprId,
        /// `c`
        body: StmtId,
        /// `for await`
        is_await: bool,
    },
    /// `for (const a in b) c`
    ForIn {
        /// `a`
        binding: ForBinding,
        /// `b`
        object: ExprId,
        /// `c`
        body: StmtId,
    },
    /// `while (a) b`
    While {
        /// `a`
        test: ExprId,
        /// `b`
        body: StmtId,
    },
    /// `do a while (b)`
    DoWhile {
        /// `a`
        body: StmtId,
        /// `b`
        test: ExprId,
    },
    /// `break;`, `break label;`
    Break(Option<Ident>),
    /// `continue;`, `continue label;`
    Continue(Option<Ident>),
    /// `label: a`
    Labeled {
        /// `label`
        label: Ident,
        /// `a`
        body: StmtId,
    },
    /// `import ...`
    Import(ImportDecl),
    /// `import a = b.c`, `import a = require("x")`
    ImportEquals {
        /// `a`
        name: Ident,
    },
    /// `export { a as b } from "x"`
    ExportNamed(ExportNamedDecl),
    /// `export * from "x"`, `export * as a from "x"`
    ExportAll {
        /// `"x"`
        from: StringLiteral,
        /// `a`
        namespace: Option<Ident>,
        /// `export type`
        is_type_only: bool,
        /// `with { ... }`
        attributes: Vec<ImportAttribute>,
    },
    /// `export default a;` (a function or a class: [`Stmt::Function`], [`Stmt::Class`] with `is_default`).
    ExportDefault(ExprId),
    /// `export = a;`
    ExportAssignment(ExprId),
    /// `export as namespace N;`
    ExportAsNamespace(Ident),
    /// `debugger;`
    Debugger,
    /// `with (a) b`
    With {
        /// `a`
        object: ExprId,
        /// `b`
        body: StmtId,
    },
}

/// What stands before a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// `export`
    pub is_export: bool,
    /// `export default`
    pub is_default: bool,
    /// `declare`, or inside an ambient declaration.
    pub is_declare: bool,
}

/// `const a: T = b, c = d`
#[derive(Clone, Debug, PartialEq)]
pub struct VariableDecl {
    /// `const`, `let`, ...
    pub kind: VariableKind,
    /// One or more.
    pub declarators: Vec<Declarator>,
    /// What stands before it.
    pub modifiers: Modifiers,
}

/// The keyword of a variable declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// `const`
    Const,
    /// `let`
    Let,
    /// `var`
    Var,
    /// `using`, `await using`
    Using,
}

/// One variable of a declaration.
#[derive(Clone, Debug, PartialEq)]
pub struct Declarator {
    /// What is bound.
    pub pattern: PatId,
    /// `: T`
    pub ty: Option<TypeNodeId>,
    /// `= x`
    pub init: Option<ExprId>,
    /// The whole declarator.
    pub range: TextRange,
}

/// `interface I<T> extends A, B { ... }`
#[derive(Clone, Debug, PartialEq)]
pub struct InterfaceDecl {
    /// `I`
    pub name: Ident,
    /// `<T>`
    pub type_params: Vec<TypeParamId>,
    /// `A`, `B`: references.
    pub extends: Vec<TypeNodeId>,
    /// The members.
    pub members: Vec<TypeMemberId>,
    /// What stands before it.
    pub modifiers: Modifiers,
}

/// `type A<T> = B`
#[derive(Clone, Debug, PartialEq)]
pub struct TypeAliasDecl {
    /// `A`
    pub name: Ident,
    /// `<T>`
    pub type_params: Vec<TypeParamId>,
    /// `B`
    pub ty: TypeNodeId,
    /// What stands before it.
    pub modifiers: Modifiers,
}

/// `enum E { A = 1 }`: refused in sources, read in declarations.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumDecl {
    /// `E`
    pub name: Ident,
    /// The members with their initializers.
    pub members: Vec<(Ident, Option<ExprId>)>,
    /// `const enum`
    pub is_const: bool,
    /// What stands before it.
    pub modifiers: Modifiers,
}

/// `namespace A.B {}`, `declare module "m" {}`, `declare global {}`
#[derive(Clone, Debug, PartialEq)]
pub struct NamespaceDecl {
    /// How it is named; `A.B` is a namespace `A` with an exported namespace `B` inside.
    pub name: NamespaceName,
    /// The statements; empty for `declare module "m";`.
    pub body: Vec<StmtId>,
    /// What stands before it.
    pub modifiers: Modifiers,
}

/// The name of a namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamespaceName {
    /// `namespace N`
    Ident(Ident),
    /// `declare module "m"`
    Module(StringLiteral),
    /// `declare global`
    Global(TextRange),
}

/// `case a: ...` or `default: ...`
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchCase {
    /// `a`; nothing for `default`.
    pub test: Option<ExprId>,
    /// The statements.
    pub body: Vec<StmtId>,
    /// The whole case.
    pub range: TextRange,
}

/// `catch (e) { ... }`
#[derive(Clone, Debug, PartialEq)]
pub struct CatchClause {
    /// `e`
    pub binding: Option<PatId>,
    /// The written type of `e`.
    pub ty: Option<TypeNodeId>,
    /// The statements.
    pub body: Vec<StmtId>,
    /// The whole clause.
    pub range: TextRange,
}

/// What a `for...of` or `for...in` binds in each round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForBinding {
    /// `for (const a of ...)`
    Declare(VariableKind, PatId),
    /// `for (a of ...)`
    Assign(PatId),
}

/// `import a, { b as c } from "x" with { k: "v" }`
#[derive(Clone, Debug, PartialEq)]
pub struct ImportDecl {
    /// `"x"`
    pub from: StringLiteral,
    /// What is bound; empty for `import "x"` and `import {} from "x"`.
    pub specifiers: Vec<ImportSpecifierId>,
    /// `import type`
    pub is_type_only: bool,
    /// `with { k: "v" }`
    pub attributes: Vec<ImportAttribute>,
}

/// A name that an import binds. Its range is the whole specifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSpecifier {
    /// Of what.
    pub imported: Imported,
    /// The name here.
    pub local: Ident,
    /// `import { type a }`, or the whole import is `import type`.
    pub is_type_only: bool,
}

/// What an import specifier takes of the other module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// `import a`
    Default,
    /// `import * as a`
    Namespace,
    /// `import { a }`
    Named(Ident),
}

/// `k: "v"` of `with { ... }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportAttribute {
    /// `k`
    pub key: Ident,
    /// `"v"`; nothing where it is not a string.
    pub value: Option<StringLiteral>,
    /// The whole attribute.
    pub range: TextRange,
}

/// `export { a as b } from "x"`
#[derive(Clone, Debug, PartialEq)]
pub struct ExportNamedDecl {
    /// The names.
    pub specifiers: Vec<ExportSpecifierId>,
    /// `"x"`
    pub from: Option<StringLiteral>,
    /// `export type`
    pub is_type_only: bool,
    /// `with { ... }`
    pub attributes: Vec<ImportAttribute>,
}

/// `a as b`. Its range is the whole specifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportSpecifier {
    /// `a`
    pub local: Ident,
    /// `b`; the same as `local` where there is no `as`.
    pub exported: Ident,
    /// `type`
    pub is_type_only: bool,
}

/// A class: refused in sources, read in declarations.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// `C`
    pub name: Option<Ident>,
    /// `<T>`
    pub type_params: Vec<TypeParamId>,
    /// `extends B<A>`: the expression and the type arguments.
    pub extends: Option<(ExprId, Vec<TypeNodeId>)>,
    /// `implements I`
    pub implements: Vec<TypeNodeId>,
    /// The members of instances (constructors are [`super::TypeMember::Construct`]).
    pub members: Vec<TypeMemberId>,
    /// The members of the class itself.
    pub static_members: Vec<TypeMemberId>,
}

/// A name for the diagnostics of labels and the like.
pub type Label = Name;
