//! The representation of types, properties, signatures and mappers.

use std::sync::Arc;

use indexmap::IndexMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{
    ClassId, ExprId, FunctionId, MappedModifier, Name, PatId, PropertyId, StmtId, TypeMemberId, TypeNodeId,
    TypeParamId,
};

use super::flags::TypeFlags;

/// Ids into the tables of one checker.
macro_rules! ids {
    ($($(#[$doc:meta])* $vis:vis $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis struct $name(pub(crate) u32);

        impl $name {
            #[allow(dead_code, reason = "each id offers the same accessor")]
            pub(crate) fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A type of one model.
    pub TypeId;
    /// A declared name of the whole program, merged over its modules.
    pub SymbolId;
    /// A call or construct signature of one model.
    pub SignatureId;
    /// A property of a type.
    pub(crate) PropId;
    /// A map from type parameters to types.
    pub(crate) MapperId;
    /// The state of one inference.
    pub(crate) InferenceId;
    /// The declaration of a conditional type.
    pub(crate) ConditionalRootId;
}

/// A list of types that is shared.
pub(crate) type TypeList = Arc<[TypeId]>;

/// A type with its kind and the alias that named it.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    pub(crate) flags: TypeFlags,
    pub(crate) data: TypeData,
    pub(crate) alias: Option<Alias>,
}

/// `Name<Args>` of an alias, for printing and for inference between instances of one alias.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Alias {
    pub(crate) symbol: SymbolId,
    pub(crate) args: TypeList,
}

/// What a type is made of.
#[derive(Clone, Debug)]
pub(crate) enum TypeData {
    /// A keyword.
    Intrinsic(&'static str),
    /// A literal; `fresh` ones widen.
    Literal { value: Literal, fresh: bool },
    /// A member of an enum; the union of all is the enum's type.
    EnumMember { symbol: SymbolId, member: u32, value: Option<Literal> },
    /// `unique symbol`, known by the name that properties have for it.
    UniqueSymbol(Name),
    /// A type parameter.
    TypeParam(TypeParamSource),
    /// `A | B`, sorted by id.
    Union(TypeList),
    /// `A & B`.
    Intersection(TypeList),
    /// A declared interface or class: generic over `params`, the last of which is `this` in `this_type`.
    Interface(Arc<InterfaceType>),
    /// The generic type of all tuples of one shape.
    TupleTarget(Arc<TupleTarget>),
    /// A generic interface, class or tuple with arguments.
    Reference { target: TypeId, args: ReferenceArgs },
    /// A type with members of its own.
    Anonymous(Arc<Anonymous>),
    /// `{ [K in C]: T }`
    Mapped(Arc<Mapped>),
    /// The members of `source` read backwards through the mapped type `mapped` in inference.
    ReverseMapped { source: TypeId, mapped: TypeId, constraint: TypeId },
    /// `keyof T`, not yet known.
    KeyOf(TypeId),
    /// `T[K]`, not yet known.
    IndexedAccess { object: TypeId, index: TypeId },
    /// `A extends B ? C : D`, not yet decided.
    Conditional(Arc<Conditional>),
    /// `base`, where it is known to be a `constraint` too (inside the true branch of a conditional type).
    Substitution { base: TypeId, constraint: TypeId },
    /// A template literal type.
    Template { texts: Arc<[Name]>, types: TypeList },
    /// `Uppercase<T>` and its like, not yet known.
    StringMapping { kind: StringMapping, ty: TypeId },
}

/// The value of a literal type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Literal {
    String(Name),
    /// The bits of the number.
    Number(u64),
    Bool(bool),
    BigInt(Name),
}

/// The intrinsic aliases on string types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum StringMapping {
    Uppercase,
    Lowercase,
    Capitalize,
    Uncapitalize,
}

/// Where a type parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TypeParamSource {
    /// Declared.
    Declared(FileId, TypeParamId),
    /// `this` of an interface or a class.
    This(SymbolId),
    /// Made by the checker: a fresh copy of another, a marker.
    Synthetic(u32),
}

/// What is known of a type parameter; kept apart because most is found out late.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypeParamInfo {
    pub(crate) name: Name,
    pub(crate) constraint: Option<Option<TypeId>>,
    pub(crate) default: Option<Option<TypeId>>,
    /// For a copy: what was copied, and how its constraint is to be read.
    pub(crate) target: Option<TypeId>,
    pub(crate) mapper: Option<MapperId>,
    pub(crate) is_const: bool,
    /// Its constraint leads back to it.
    pub(crate) is_circular: bool,
}

/// A declared interface or class.
#[derive(Clone, Debug)]
pub(crate) struct InterfaceType {
    pub(crate) symbol: SymbolId,
    /// Outer ones first.
    pub(crate) params: TypeList,
    pub(crate) outer_count: usize,
    pub(crate) this_type: TypeId,
}

/// The arguments of a reference.
#[derive(Clone, Debug)]
pub(crate) enum ReferenceArgs {
    /// For interfaces with `this` as one argument more than parameters, where that is not the reference
    /// itself.
    Known(TypeList),
    /// Of an array or tuple type node that may refer to itself: read when needed.
    Deferred { file: FileId, node: TypeNodeId, mapper: Option<MapperId> },
}

/// The shape of a tuple.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TupleShape {
    pub(crate) elements: Arc<[TupleElementInfo]>,
    pub(crate) readonly: bool,
}

/// One place of a tuple.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TupleElementInfo {
    pub(crate) kind: ElementKind,
    pub(crate) label: Option<Name>,
}

/// How an element stands in a tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ElementKind {
    /// `T`
    Required,
    /// `T?`
    Optional,
    /// `...T[]`
    Rest,
    /// `...T` of a type parameter.
    Variadic,
}

/// The generic type of all tuples of one shape.
#[derive(Clone, Debug)]
pub(crate) struct TupleTarget {
    pub(crate) shape: TupleShape,
    pub(crate) params: TypeList,
    pub(crate) this_type: TypeId,
    /// Required elements at the front.
    pub(crate) min_length: usize,
    /// Elements before the first rest or variadic one.
    pub(crate) fixed_length: usize,
    pub(crate) has_variable: bool,
}

/// A type with members of its own.
#[derive(Clone, Debug)]
pub(crate) struct Anonymous {
    pub(crate) source: AnonymousSource,
    /// The type of which this is an instance, and how.
    pub(crate) instance_of: Option<(TypeId, MapperId)>,
    pub(crate) object: ObjectInfo,
}

/// What object literals carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct ObjectInfo {
    pub(crate) is_literal: bool,
    pub(crate) is_fresh: bool,
    /// Holds functions whose parameters are not typed yet: no inference from it.
    pub(crate) is_non_inferrable: bool,
    /// The type of an array literal's elements is still open: `[]`.
    pub(crate) contains_spread: bool,
}

/// Where the members of an anonymous type come from.
#[derive(Clone, Debug)]
pub(crate) enum AnonymousSource {
    /// `{ ... }` as a type.
    Literal(FileId, TypeNodeId),
    /// `(...) => T` or `new (...) => T`.
    FunctionType(FileId, TypeNodeId),
    /// A function expression, or the declarations of a method.
    Functions(Arc<[(FileId, FunctionId)]>),
    /// The value side of a function, class, enum or namespace.
    Symbol(SymbolId),
    /// The members are in the table from the start.
    Given,
}

/// A mapped type.
#[derive(Clone, Debug)]
pub(crate) struct Mapped {
    pub(crate) file: FileId,
    pub(crate) node: TypeNodeId,
    pub(crate) param: TypeId,
    pub(crate) optional: MappedModifier,
    pub(crate) readonly: MappedModifier,
    pub(crate) instance_of: Option<(TypeId, MapperId)>,
}

/// A conditional type whose answer waits for type arguments.
#[derive(Clone, Debug)]
pub(crate) struct Conditional {
    pub(crate) root: ConditionalRootId,
    pub(crate) check: TypeId,
    pub(crate) extends: TypeId,
    pub(crate) mapper: Option<MapperId>,
    pub(crate) combined_mapper: Option<MapperId>,
}

/// The declaration of a conditional type.
#[derive(Clone, Debug)]
pub(crate) struct ConditionalRoot {
    pub(crate) file: FileId,
    pub(crate) check_node: TypeNodeId,
    pub(crate) extends_node: TypeNodeId,
    pub(crate) then: TypeNodeId,
    pub(crate) otherwise: TypeNodeId,
    pub(crate) check: TypeId,
    pub(crate) extends: TypeId,
    pub(crate) is_distributive: bool,
    pub(crate) infer_params: TypeList,
    pub(crate) outer_params: TypeList,
    pub(crate) alias: Option<Alias>,
}

/// The members of an object type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    pub(crate) props: IndexMap<Name, PropId, rustc_hash::FxBuildHasher>,
    pub(crate) call: Vec<SignatureId>,
    pub(crate) construct: Vec<SignatureId>,
    pub(crate) index: Vec<IndexInfo>,
    /// Names that are looked up in an index instead of being listed: the interface's name.
    pub(crate) indexed_as: Vec<Name>,
    /// Names that are not looked up there: a rest pattern took them.
    pub(crate) hidden: Vec<Name>,
}

/// `[key: K]: V`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct IndexInfo {
    pub(crate) key: TypeId,
    pub(crate) value: TypeId,
    pub(crate) readonly: bool,
    pub(crate) declaration: Option<(FileId, TypeMemberId)>,
}

/// A property.
#[derive(Clone, Debug)]
pub(crate) struct Prop {
    pub(crate) name: Name,
    pub(crate) optional: bool,
    pub(crate) readonly: bool,
    /// Declared as a method: compared bivariantly.
    pub(crate) method: bool,
    /// Of a union: some of its members lack it.
    pub(crate) partial: bool,
    /// Of a union: the types differ and one is a literal, so it tells the members apart.
    pub(crate) discriminant: bool,
    pub(crate) source: PropSource,
    pub(crate) ty: Option<TypeId>,
    /// The interface, class or namespace that declares it.
    pub(crate) owner: Option<SymbolId>,
    pub(crate) declarations: Arc<[(FileId, MemberDeclaration)]>,
}

/// Where the type of a property comes from.
#[derive(Clone, Debug)]
pub(crate) enum PropSource {
    /// It is in `ty`.
    Known,
    /// The declarations tell.
    Declared,
    /// Of a generic type's instance.
    Instantiated(PropId, MapperId),
    /// Of a mapped type, for this key.
    Mapped { mapped: TypeId, key: TypeId, modifiers: Option<PropId> },
    /// Of a reverse-mapped type.
    ReverseMapped { reverse: TypeId, prop: PropId },
    /// Of a union or an intersection; types of the parts are combined.
    Combined { is_union: bool, parts: Arc<[PropId]>, extra: TypeList },
    /// A name of a module or namespace; `is_alias` where `export { a }` hands another on.
    Export { symbol: SymbolId, is_alias: bool },
}

/// What declares a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberDeclaration {
    /// A member of an interface, a type literal or a class.
    Member(TypeMemberId),
    /// A property of an object literal.
    Property(PropertyId),
    /// A name of a module or namespace: the pattern, function or statement that declares it.
    Pattern(PatId),
    /// A function of a module or namespace.
    Function(FunctionId),
    /// A class of a module or namespace.
    Class(ClassId),
    /// Another statement.
    Stmt(StmtId),
    /// An expression.
    Expr(ExprId),
}

/// A call or construct signature.
#[derive(Clone, Debug)]
pub(crate) struct Signature {
    pub(crate) declaration: Option<(FileId, FunctionId)>,
    pub(crate) type_params: TypeList,
    pub(crate) this_type: Option<TypeId>,
    pub(crate) params: Vec<SigParam>,
    pub(crate) min_args: usize,
    pub(crate) has_rest: bool,
    pub(crate) return_type: Option<TypeId>,
    pub(crate) predicate: Option<Option<Predicate>>,
    pub(crate) instance_of: Option<(SignatureId, MapperId)>,
    /// Of a union of functions: what is combined.
    pub(crate) parts: Option<Arc<[SignatureId]>>,
    pub(crate) is_construct: bool,
    pub(crate) is_abstract_or_error: bool,
}

/// A parameter of a signature; its type is found out when asked for.
#[derive(Clone, Debug)]
pub(crate) struct SigParam {
    pub(crate) name: Name,
    pub(crate) ty: Option<TypeId>,
    pub(crate) optional: bool,
}

/// `x is T`, `asserts x`, `asserts x is T`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Predicate {
    pub(crate) is_assertion: bool,
    /// Nothing for `this`.
    pub(crate) param: Option<usize>,
    pub(crate) param_name: Name,
    pub(crate) ty: Option<TypeId>,
}

/// A map from type parameters to types.
#[derive(Clone, Debug)]
pub(crate) enum Mapper {
    Simple(TypeId, TypeId),
    List(TypeList, TypeList),
    /// Each of the list to `unknown`-like targets: erasure.
    Erase(TypeList, TypeId),
    /// What an inference has found so far; `true` fixes it.
    Inference(InferenceId, bool),
    /// First one, then the other on its result.
    Composite(MapperId, MapperId),
    /// First one; what it leaves alone, or gives as a plain parameter, goes to the other.
    Merged(MapperId, MapperId),
}
