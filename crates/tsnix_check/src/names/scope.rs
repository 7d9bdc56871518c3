//! Scopes: which names are declared where.

use indexmap::IndexMap;
use tsnix_syntax::hir::{FunctionId, Name, StmtId, TypeNodeId};

use super::LocalSymbolId;

/// The number of a scope in its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

impl ScopeId {
    /// The index into [`super::Bindings::scopes`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The names declared in one place.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The scope around; nothing for the outermost.
    pub parent: Option<ScopeId>,
    /// What opened it.
    pub kind: ScopeKind,
    /// The names in the order of declaration. One name has one symbol, whatever its meanings.
    pub names: IndexMap<Name, LocalSymbolId>,
    /// The function in which the scope lies.
    pub function: Option<FunctionId>,
}

/// What opened a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The module or script.
    Module,
    /// A function's type parameters and parameters (and the name of a function expression around it).
    Function(FunctionId),
    /// A block, a loop head, a `catch` clause, a `switch`.
    Block(StmtId),
    /// Type parameters of an interface, an alias or a class; of `infer` and mapped types.
    TypeParams,
    /// The true branch of this conditional type, where its question is known to be answered with yes.
    TrueBranch(TypeNodeId),
    /// `namespace N { ... }`, `declare module`, `declare global`.
    Namespace(StmtId),
    /// The name of a function or class expression, seen only inside.
    SelfName,
}
