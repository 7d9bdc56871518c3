//! What the checker knows, for those who ask: the emitter, the project's output and the editor.
//!
//! Everything is worked out when it is asked for and kept. Ids are those of one model.
//!
//! | question | answered by |
//! |---|---|
//! | the type at an expression, after narrowing | [`SemanticModel::type_of`] |
//! | the type without narrowing | [`SemanticModel::declared_type_of_symbol`], [`SemanticModel::type_of_pattern`] |
//! | the symbol at a place, and what declares it | [`SemanticModel::symbol_of`], [`SemanticModel::definitions`] |
//! | what the surroundings ask for | [`SemanticModel::contextual_type`], [`SemanticModel::target_type`] |
//! | the overload that a call uses, with its type arguments | [`SemanticModel::resolved_signature`] |
//! | which parameter an argument is for | [`SemanticModel::argument_position`] |
//! | members, with owner and declarations | [`SemanticModel::properties`], [`SemanticModel::property`] |
//! | names seen from a place | [`SemanticModel::names_in_scope`] |
//! | a type as TypeScript prints it | [`SemanticModel::type_to_string`] |
//!
//! References are found by asking `symbol_of` of every name of the files that can see the symbol.

mod absence;
mod answers;
mod editor;
mod interface;
mod type_arguments;
mod view;

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, FunctionId, Name, PatId};

use crate::checker::Checker;
use crate::module_graph::ModuleGraph;
use crate::names::{Declaration, LocalSymbolId};
pub use crate::types::data::MemberDeclaration;
pub use crate::types::{SignatureId, SymbolId, TypeId};
pub(crate) use absence::CertainReads;
pub use editor::ModuleName;
pub use view::{Nullish, TypeView};

/// TypeScript's options that change what is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    /// `noImplicitAny`
    pub no_implicit_any: bool,
    /// `strictFunctionTypes`
    pub strict_function_types: bool,
    /// `noUncheckedIndexedAccess`
    pub no_unchecked_indexed_access: bool,
    /// `exactOptionalPropertyTypes`
    pub exact_optional_property_types: bool,
    /// `noImplicitReturns`
    pub no_implicit_returns: bool,
    /// `noUnusedLocals`
    pub no_unused_locals: bool,
    /// `noUnusedParameters`
    pub no_unused_parameters: bool,
    /// `noFallthroughCasesInSwitch`
    pub no_fallthrough_cases: bool,
    /// `allowUnreachableCode` is false; without it such code is no error.
    pub no_unreachable_code: bool,
}

impl Default for CheckOptions {
    /// `strict`; `strictNullChecks` is always on.
    fn default() -> Self {
        Self {
            no_implicit_any: true,
            strict_function_types: true,
            no_unchecked_indexed_access: false,
            exact_optional_property_types: false,
            no_implicit_returns: false,
            no_unused_locals: false,
            no_unused_parameters: false,
            no_fallthrough_cases: false,
            no_unreachable_code: false,
        }
    }
}

/// A property of a type.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name; those of well-known symbols start with `__@`.
    pub name: Name,
    /// What reading it gives, `undefined` included where it is optional.
    pub ty: TypeId,
    /// Written with `?`.
    pub is_optional: bool,
    /// Written with `readonly`.
    pub is_readonly: bool,
    /// The interface that declares it: `Array` for `push`, `ReadonlyArray`, `String`, `Derivation`.
    pub owner: Option<Name>,
    /// Where it is declared.
    pub declarations: Vec<(FileId, MemberDeclaration)>,
    /// Whether an index signature answered, not a declared property.
    pub is_from_index: bool,
}

/// A signature as a call sees it: type parameters replaced by what was inferred.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The number of the signature in the model.
    pub id: SignatureId,
    /// The parameters; the type of a rest parameter is its array.
    pub params: Vec<SignatureParam>,
    /// What a call gives.
    pub return_type: TypeId,
    /// Number of arguments without which a call is an error.
    pub min_args: usize,
    /// Where it is written.
    pub declaration: Option<(FileId, FunctionId)>,
    /// Names of type parameters that are still open.
    pub type_params: Vec<Name>,
}

/// A parameter of a signature.
#[derive(Clone, Debug)]
pub struct SignatureParam {
    /// Its name; empty for a pattern.
    pub name: Name,
    /// Its type; the array for a rest parameter.
    pub ty: TypeId,
    /// May be left out.
    pub is_optional: bool,
    /// `...`
    pub is_rest: bool,
}

/// The types, symbols and diagnostics of a program.
pub struct SemanticModel {
    graph: Arc<ModuleGraph>,
    checker: RefCell<Checker>,
    absence: OnceCell<absence::Absence>,
    type_arguments: OnceCell<type_arguments::TypeArguments>,
}

/// Checks a program: nothing is done until it is asked for. Never fails.
pub fn check(graph: &ModuleGraph, options: &CheckOptions) -> SemanticModel {
    let graph = Arc::new(graph.clone());
    let checker = RefCell::new(Checker::new(Arc::clone(&graph), options.clone()));
    SemanticModel { graph, checker, absence: OnceCell::new(), type_arguments: OnceCell::new() }
}

impl SemanticModel {
    /// The modules that are checked.
    pub fn graph(&self) -> &ModuleGraph {
        &self.graph
    }

    /// The options that it is checked with.
    pub fn options(&self) -> CheckOptions {
        self.checker.borrow().options.clone()
    }

    /// Everything wrong with the types of a file, by place. Checks the whole file on first use.
    pub fn diagnostics(&self, file: FileId) -> Vec<Diagnostic> {
        self.checker.borrow_mut().diagnostics_of(file)
    }

    /// The type of an expression where it stands, after narrowing.
    pub fn type_of(&self, file: FileId, expr: ExprId) -> TypeId {
        self.checker.borrow_mut().type_of_expr(file, expr)
    }

    /// The type of what a pattern receives: declared, or inferred.
    pub fn type_of_pattern(&self, file: FileId, pattern: PatId) -> TypeId {
        self.checker.borrow_mut().type_of_pattern(file, pattern)
    }

    /// The type of a name without narrowing; of a type's name, the type.
    pub fn declared_type_of_symbol(&self, symbol: SymbolId) -> TypeId {
        self.checker.borrow_mut().type_of_symbol_or_declared(symbol)
    }

    /// The type that the surroundings of an expression ask for.
    pub fn contextual_type(&self, file: FileId, expr: ExprId) -> Option<TypeId> {
        self.checker.borrow_mut().contextual_type_for_model(file, expr)
    }

    /// The type that an expression was checked to be assignable to: parameter, declared type, return
    /// type, property.
    pub fn target_type(&self, file: FileId, expr: ExprId) -> Option<TypeId> {
        self.checker.borrow_mut().target_type_of(file, expr)
    }

    /// What a name means, followed through imports.
    pub fn symbol_of(&self, file: FileId, expr: ExprId) -> Option<SymbolId> {
        self.checker.borrow_mut().symbol_of_name(file, expr)
    }

    /// The declaration in the same module that a name refers to, imports not followed.
    pub fn local_symbol_of(&self, file: FileId, expr: ExprId) -> Option<(FileId, LocalSymbolId)> {
        self.checker.borrow().local_symbol_of_name(file, expr)
    }

    /// The symbol that a name pattern declares.
    pub fn symbol_of_pattern(&self, file: FileId, pattern: PatId) -> Option<SymbolId> {
        self.checker.borrow_mut().symbol_of_pattern(file, pattern)
    }

    /// The program's symbol of a module's symbol, aliases not followed.
    pub fn symbol_of_local(&self, file: FileId, symbol: LocalSymbolId) -> SymbolId {
        self.checker.borrow_mut().symbol_of_local(file, symbol)
    }

    /// The symbol behind an import or a re-export; the symbol itself where it is none.
    pub fn resolve_alias(&self, symbol: SymbolId) -> Option<SymbolId> {
        self.checker.borrow_mut().resolve_alias_for_model(symbol)
    }

    /// Everything that declares a symbol.
    pub fn definitions(&self, symbol: SymbolId) -> Vec<(FileId, Declaration)> {
        self.checker.borrow().definitions(symbol)
    }

    /// The name of a symbol.
    pub fn symbol_name(&self, symbol: SymbolId) -> Name {
        self.checker.borrow().symbol_name(symbol)
    }

    /// The exports of a module of the program by name.
    pub fn exports_of_file(&self, file: FileId) -> Vec<(Name, SymbolId)> {
        self.checker.borrow_mut().exports_of_file(file)
    }

    /// The signature that a call, `new` or tagged template uses.
    pub fn resolved_signature(&self, file: FileId, call: ExprId) -> Option<Signature> {
        self.checker.borrow_mut().signature_for_model(file, call)
    }

    /// The property that a member expression reads.
    pub fn member_of(&self, file: FileId, member: ExprId) -> Option<Property> {
        self.checker.borrow_mut().member_for_model(file, member)
    }

    /// Whether a type answers to any name by an index signature that a declaration of tsnix has.
    pub fn has_library_index(&self, ty: TypeId) -> bool {
        self.checker.borrow_mut().has_library_index(ty)
    }

    /// The properties of a type, those of `string` and arrays included.
    pub fn properties(&self, ty: TypeId) -> Vec<Property> {
        self.checker.borrow_mut().properties_for_model(ty)
    }

    /// A property of a type by name.
    pub fn property(&self, ty: TypeId, name: &str) -> Option<Property> {
        self.checker.borrow_mut().property_for_model(ty, name)
    }

    /// The ways in which a value of the type can be called.
    pub fn call_signatures(&self, ty: TypeId) -> Vec<Signature> {
        self.checker.borrow_mut().call_signatures_for_model(ty)
    }

    /// What `new` with a value of the type may be given, in order.
    pub fn construct_signatures(&self, ty: TypeId) -> Vec<Signature> {
        self.checker.borrow_mut().construct_signatures_for_model(ty)
    }

    /// The name of the interface or class that the type refers to: `Derivation`, `Array`.
    pub fn global_interface_name(&self, ty: TypeId) -> Option<Name> {
        self.checker.borrow_mut().interface_name(ty)
    }

    /// The type as TypeScript prints it.
    pub fn type_to_string(&self, ty: TypeId) -> String {
        self.checker.borrow_mut().type_to_string(ty)
    }

    /// Whether a value of `source` may stand where `target` is expected.
    pub fn is_assignable(&self, source: TypeId, target: TypeId) -> bool {
        self.checker.borrow_mut().is_assignable(source, target)
    }

    /// Questions about a type.
    pub fn view(&self, ty: TypeId) -> TypeView<'_> {
        TypeView { model: self, ty }
    }

    /// Whether a value of the type may be one of `what`.
    pub fn may_be(&self, ty: TypeId, what: Nullish) -> bool {
        self.checker.borrow_mut().may_be(ty, what)
    }
}
