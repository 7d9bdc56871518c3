//! Types as written.

use tsnix_source::TextRange;

use super::{FunctionId, Id, Ident, Name, PropertyName, StringLiteral};

/// The number of a written type in its module.
pub type TypeNodeId = Id<TypeNode>;
/// The number of a member of an interface, a type literal or a class in its module.
pub type TypeMemberId = Id<TypeMember>;
/// The number of a type parameter in its module.
pub type TypeParamId = Id<TypeParam>;

/// A written type. Parentheses are gone.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeNode {
    /// What could not be parsed.
    Missing,
    /// `string`, `unknown`, ...
    Keyword(KeywordType),
    /// `this`
    This,
    /// `"a"`
    StringLiteral(StringLiteral),
    /// `1`, `-1`
    NumberLiteral(f64),
    /// `true`
    BoolLiteral(bool),
    /// `1n`
    BigIntLiteral(Name),
    /// `` `a${T}b` ``: one text more than types.
    Template {
        /// The texts.
        texts: Vec<Name>,
        /// The types between them.
        types: Vec<TypeNodeId>,
    },
    /// `A`, `A.B<T>`
    Reference {
        /// `A.B`, at least one name.
        name: Vec<Ident>,
        /// `<T>`
        args: Vec<TypeNodeId>,
    },
    /// `typeof a.b`
    TypeOf {
        /// `a.b`, at least one name.
        name: Vec<Ident>,
        /// `<T>`
        args: Vec<TypeNodeId>,
    },
    /// `import("x").A<T>`, `typeof import("x")`
    Import {
        /// `"x"`
        specifier: StringLiteral,
        /// `A`, may be empty.
        name: Vec<Ident>,
        /// `<T>`
        args: Vec<TypeNodeId>,
        /// Written with `typeof`.
        is_type_of: bool,
    },
    /// `T[]`
    Array(TypeNodeId),
    /// `[A, b?: B, ...C[]]`
    Tuple(Vec<TupleElement>),
    /// `A | B`
    Union(Vec<TypeNodeId>),
    /// `A & B`
    Intersection(Vec<TypeNodeId>),
    /// `(a: A) => B`
    Function(FunctionId),
    /// `new (a: A) => B`
    Constructor(FunctionId),
    /// `{ a: A }`
    Object(Vec<TypeMemberId>),
    /// `A extends B ? C : D`
    Conditional {
        /// `A`
        check: TypeNodeId,
        /// `B`
        extends: TypeNodeId,
        /// `C`
        then: TypeNodeId,
        /// `D`
        otherwise: TypeNodeId,
    },
    /// `infer T`, `infer T extends U`
    Infer(TypeParamId),
    /// `keyof T`
    KeyOf(TypeNodeId),
    /// `readonly T[]`
    ReadOnly(TypeNodeId),
    /// `unique symbol`
    Unique(TypeNodeId),
    /// `T[K]`
    IndexedAccess {
        /// `T`
        object: TypeNodeId,
        /// `K`
        index: TypeNodeId,
    },
    /// `{ readonly [K in C as N]?: T }`
    Mapped {
        /// `K`, its constraint is `C`.
        param: TypeParamId,
        /// `N`
        name_type: Option<TypeNodeId>,
        /// `?`, `+?`, `-?`
        optional: MappedModifier,
        /// `readonly`, `+readonly`, `-readonly`
        readonly: MappedModifier,
        /// `T`
        ty: Option<TypeNodeId>,
    },
    /// `x is T`, `asserts x`, `asserts x is T`
    Predicate {
        /// `asserts`
        is_assertion: bool,
        /// `x`, or `this`.
        param: Ident,
        /// `T`
        ty: Option<TypeNodeId>,
    },
}

/// The types that are keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeywordType {
    /// `any`
    Any,
    /// `unknown`
    Unknown,
    /// `never`
    Never,
    /// `void`
    Void,
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `string`
    String,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `bigint`
    BigInt,
    /// `symbol`
    Symbol,
    /// `object`
    Object,
    /// `intrinsic`
    Intrinsic,
}

/// What a mapped type does to a modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MappedModifier {
    /// Keeps it.
    Keep,
    /// Sets it.
    Add,
    /// Takes it away.
    Remove,
}

/// An element of a tuple type.
#[derive(Clone, Debug, PartialEq)]
pub struct TupleElement {
    /// `label:`
    pub label: Option<Ident>,
    /// The type; of the array for a rest element.
    pub ty: TypeNodeId,
    /// `?`
    pub is_optional: bool,
    /// `...`
    pub is_rest: bool,
}

/// `T extends C = D`, in a list of type parameters, in `infer` and in mapped types.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    /// `T`
    pub name: Ident,
    /// `C`
    pub constraint: Option<TypeNodeId>,
    /// `D`
    pub default: Option<TypeNodeId>,
    /// `const T`
    pub is_const: bool,
}

/// A member of an interface, a type literal or a class. Its range is the whole member.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeMember {
    /// `readonly a?: T`; in classes also with an initializer.
    Property {
        /// `a`
        key: PropertyName,
        /// `T`
        ty: Option<TypeNodeId>,
        /// `?`
        is_optional: bool,
        /// `readonly`
        is_readonly: bool,
    },
    /// `a?(b: B): C`
    Method {
        /// `a`
        key: PropertyName,
        /// The signature.
        function: FunctionId,
        /// `?`
        is_optional: bool,
    },
    /// `get a(): T` or `set a(b: T)`
    Accessor {
        /// `a`
        key: PropertyName,
        /// The signature.
        function: FunctionId,
        /// `set`
        is_setter: bool,
    },
    /// `(a: A): B`
    Call(FunctionId),
    /// `new (a: A): B`
    Construct(FunctionId),
    /// `readonly [key: K]: V`
    Index {
        /// `key`
        param: Ident,
        /// `K`
        key: TypeNodeId,
        /// `V`
        value: Option<TypeNodeId>,
        /// `readonly`
        is_readonly: bool,
        /// The whole member.
        range: TextRange,
    },
}
