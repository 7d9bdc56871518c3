//! Functions, with and without a body: arrows, declarations, methods, and the signatures of types.

use tsnix_source::TextRange;

use super::{ExprId, Id, Ident, PatId, StmtId, TypeNodeId, TypeParamId};

/// The number of a function in its module.
pub type FunctionId = Id<Function>;

/// A function or a signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// Which form.
    pub kind: FunctionKind,
    /// The name of a declaration or a named function expression.
    pub name: Option<Ident>,
    /// `<T>`
    pub type_params: Vec<TypeParamId>,
    /// The type of a `this` parameter.
    pub this_type: Option<TypeNodeId>,
    /// The parameters, without `this`.
    pub params: Vec<Param>,
    /// `: T`; a [`super::TypeNode::Predicate`] for type guards.
    pub return_type: Option<TypeNodeId>,
    /// What it does.
    pub body: FunctionBody,
    /// `async`
    pub is_async: bool,
    /// `function*`
    pub is_generator: bool,
}

/// The form of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FunctionKind {
    /// `() => x`
    Arrow,
    /// `function () {}` as an expression.
    Expression,
    /// `function f() {}` as a statement.
    Declaration,
    /// A method of an object literal, a class or an interface.
    Method,
    /// `get`
    Getter,
    /// `set`
    Setter,
    /// `constructor`
    Constructor,
    /// A call or construct signature, a function or constructor type.
    Signature,
}

/// What a function does.
#[derive(Clone, Debug, PartialEq)]
pub enum FunctionBody {
    /// Nothing: an overload, a signature, an ambient declaration.
    None,
    /// `=> x`
    Expr(ExprId),
    /// `{ ... }`
    Block(Vec<StmtId>),
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// What it binds.
    pub pattern: PatId,
    /// `: T`
    pub ty: Option<TypeNodeId>,
    /// `= x`
    pub default: Option<ExprId>,
    /// `?`
    pub is_optional: bool,
    /// `...`
    pub is_rest: bool,
    /// The whole parameter.
    pub range: TextRange,
}
