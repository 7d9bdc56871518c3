//! Symbols: a name with all that declares it in one module.

use tsnix_syntax::hir::{
    ClassId, ExportSpecifierId, ExprId, FunctionId, ImportSpecifierId, Name, PatId, StmtId, TypeParamId,
    VariableKind,
};

use super::ScopeId;

/// The number of a symbol in its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalSymbolId(pub u32);

impl LocalSymbolId {
    /// The index into [`super::Bindings::symbols`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A name with its declarations in one module. Declarations of one name merge as in TypeScript.
#[derive(Clone, Debug)]
pub struct LocalSymbol {
    /// The name; `default` for a default export without one.
    pub name: Name,
    /// What it may stand for.
    pub meaning: Meaning,
    /// In order; never empty.
    pub declarations: Vec<Declaration>,
    /// The scope that holds it.
    pub scope: ScopeId,
    /// Whether it is exported from its module or namespace.
    pub is_exported: bool,
    /// Whether something assigns to it after its declaration (`=`, `++`, `for (x of ...)`).
    pub is_reassigned: bool,
    /// The byte behind which nothing assigns to it any more: the end of the outermost statement, loops among
    /// them, around the last assignment. `u32::MAX` where another function assigns to it.
    pub last_assignment: u32,
}

/// What a name may stand for; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Meaning(u8);

impl Meaning {
    /// A value: variable, parameter, function, class, enum, namespace with values.
    pub const VALUE: Self = Self(1);
    /// A type: interface, alias, class, enum, type parameter.
    pub const TYPE: Self = Self(2);
    /// A namespace.
    pub const NAMESPACE: Self = Self(4);
    /// An import or a re-export: what it means is told by its target.
    pub const ALIAS: Self = Self(8);
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// The set that a table has written as a number.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a meaning; an alias shares all.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & (other.0 | Self::ALIAS.0) != 0
    }

    /// Whether all of `other` is in `self`.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One declaration of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declaration {
    /// `const a`, `let { a }`, `for (const a of ...)`: the [`tsnix_syntax::hir::Pattern::Name`].
    Variable(PatId, VariableKind),
    /// A parameter, or a name in its pattern.
    Param(PatId, FunctionId),
    /// `catch (e)`
    Catch(PatId),
    /// A function declaration, an overload, or the name of a function expression.
    Function(FunctionId),
    /// A class; the statement where it is one.
    Class(ClassId),
    /// [`tsnix_syntax::hir::Stmt::Interface`]
    Interface(StmtId),
    /// [`tsnix_syntax::hir::Stmt::TypeAlias`]
    TypeAlias(StmtId),
    /// [`tsnix_syntax::hir::Stmt::Enum`]
    Enum(StmtId),
    /// [`tsnix_syntax::hir::Stmt::Namespace`], with the scope of its names.
    Namespace(StmtId, ScopeId),
    /// A type parameter.
    TypeParam(TypeParamId),
    /// A name that an import binds, with the import statement.
    Import(ImportSpecifierId, StmtId),
    /// `export { a as b }`, `export { a } from "x"`, with the statement.
    Export(ExportSpecifierId, StmtId),
    /// `export * as a from "x"`
    ExportNamespace(StmtId),
    /// `export default expression`
    ExportDefault(StmtId, ExprId),
    /// `import a = ...`
    ImportEquals(StmtId),
}

/// Where the value that a pattern takes apart comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternOrigin {
    /// Not reached.
    None,
    /// The declarator at this position of a [`tsnix_syntax::hir::Stmt::Variable`].
    Declarator(StmtId, u32),
    /// The parameter at this position.
    Param(FunctionId, u32),
    /// `catch (e)` of this statement.
    Catch(StmtId),
    /// An element of what a `for...of` iterates over.
    ForOf(StmtId),
    /// A key of what a `for...in` iterates over.
    ForIn(StmtId),
    /// The property at this position of an object pattern.
    Property(PatId, u32),
    /// The rest of an object pattern.
    ObjectRest(PatId),
    /// The element at this position of an array pattern.
    Element(PatId, u32),
    /// The target of this [`tsnix_syntax::hir::Expr::Assign`].
    Assign(ExprId),
}
