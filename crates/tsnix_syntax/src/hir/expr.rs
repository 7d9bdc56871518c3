//! Expressions.

use tsnix_source::TextRange;

use super::{ClassId, FunctionId, Id, Ident, Name, PatId, PropertyName, StringLiteral, TypeNodeId};

/// The number of an expression in its module.
pub type ExprId = Id<Expr>;
/// The number of an object literal's property in its module.
pub type PropertyId = Id<Property>;

/// An expression. Parentheses are gone; [`Expr::Chain`] keeps where an optional chain ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// What could not be parsed; a diagnostic was given.
    Missing,
    /// `name`; also `undefined`, which is a name in JavaScript.
    Name(Name),
    /// `1`, `0x10`, `1.5e3`
    Number {
        /// The value as JavaScript reads it.
        value: f64,
        /// The literal as written, with separators.
        raw: Name,
    },
    /// `"text"`
    String(StringLiteral),
    /// `true`
    Bool(bool),
    /// `null`
    Null,
    /// `10n`
    BigInt(Name),
    /// `/pattern/flags`
    Regex {
        /// Between the slashes, as written.
        pattern: Name,
        /// Behind them.
        flags: Name,
    },
    /// `` `a${b}c` ``
    Template(Template),
    /// `` tag`a${b}c` ``
    TaggedTemplate {
        /// The function.
        tag: ExprId,
        /// `` tag<T>`...` ``
        type_args: Vec<TypeNodeId>,
        /// What it is called with.
        template: Template,
    },
    /// `[a, ...b, , c]`
    Array(Vec<ArrayElement>),
    /// `{ a, b: c, ...d }`
    Object(Vec<PropertyId>),
    /// An arrow function or a function expression.
    Function(FunctionId),
    /// A class expression.
    Class(ClassId),
    /// `-x`, `typeof x`, ...
    Unary {
        /// Which.
        op: UnaryOp,
        /// Of what.
        operand: ExprId,
    },
    /// `x++`, `--x`
    Update {
        /// `++`, else `--`.
        is_increment: bool,
        /// Before the operand: the value is the new one.
        is_prefix: bool,
        /// What is changed: a name, a member or an element.
        target: ExprId,
    },
    /// `a + b`, also `in` and `instanceof`
    Binary {
        /// Which.
        op: BinaryOp,
        /// Left operand.
        left: ExprId,
        /// Right operand.
        right: ExprId,
    },
    /// `a && b`, `a || b`, `a ?? b`
    Logical {
        /// Which.
        op: LogicalOp,
        /// Always evaluated.
        left: ExprId,
        /// Evaluated where the left does not decide.
        right: ExprId,
    },
    /// `a = b`, `a += b`, `[a, b] = c`
    Assign {
        /// The operator without its `=`; nothing for plain assignment.
        op: Option<AssignOp>,
        /// A name or [`super::Pattern::Expr`], or a destructuring pattern.
        target: PatId,
        /// The right side.
        value: ExprId,
    },
    /// `c ? a : b`
    Conditional {
        /// `c`
        test: ExprId,
        /// `a`
        then: ExprId,
        /// `b`
        otherwise: ExprId,
    },
    /// `f(a, ...b)`, `f?.(a)`
    Call {
        /// The function; [`Expr::Super`] and [`Expr::Import`] too.
        callee: ExprId,
        /// `f<T>(...)`
        type_args: Vec<TypeNodeId>,
        /// The arguments.
        args: Vec<Argument>,
        /// `?.(`
        is_optional: bool,
    },
    /// `new C(a)`
    New {
        /// The class.
        callee: ExprId,
        /// `new C<T>(...)`
        type_args: Vec<TypeNodeId>,
        /// The arguments.
        args: Vec<Argument>,
    },
    /// `a.b`, `a?.b`
    Member {
        /// `a`
        object: ExprId,
        /// `b`; an empty name where it is still to be typed.
        name: Ident,
        /// `?.`
        is_optional: bool,
    },
    /// `a[b]`, `a?.[b]`
    Index {
        /// `a`
        object: ExprId,
        /// `b`
        index: ExprId,
        /// `?.[`
        is_optional: bool,
    },
    /// A whole optional chain: where a `?.` inside finds nothing, this is `undefined`.
    Chain(ExprId),
    /// `a, b`
    Sequence(Vec<ExprId>),
    /// `a as T`, `<T>a`
    As {
        /// `a`
        expr: ExprId,
        /// `T`
        ty: TypeNodeId,
    },
    /// `a as const`
    AsConst(ExprId),
    /// `a satisfies T`
    Satisfies {
        /// `a`
        expr: ExprId,
        /// `T`
        ty: TypeNodeId,
    },
    /// `a!`
    NonNull(ExprId),
    /// `f<T>` without a call.
    Instantiation {
        /// `f`
        expr: ExprId,
        /// `T`
        type_args: Vec<TypeNodeId>,
    },
    /// `this`
    This,
    /// `super`
    Super,
    /// `import` in `import(x)`
    Import,
    /// `await a`
    Await(ExprId),
    /// `yield a`, `yield* a`
    Yield(Option<ExprId>),
    /// `import.meta`, `new.target`
    MetaProperty,
    /// What the language has no form for at all: JSX, private `#x in y`.
    Unsupported(&'static str),
}

/// A template literal: `quasis` has one element more than `exprs`.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The texts between the substitutions.
    pub quasis: Vec<TemplateText>,
    /// The substitutions.
    pub exprs: Vec<ExprId>,
}

/// One text of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateText {
    /// With escapes resolved; nothing where an escape is invalid (allowed in tagged templates).
    pub cooked: Option<Name>,
    /// As written, line ends as `\n`.
    pub raw: Name,
    /// The text without the delimiters.
    pub range: TextRange,
}

/// An element of an array literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrayElement {
    /// `a`
    Expr(ExprId),
    /// `...a`
    Spread(ExprId),
    /// Nothing between two commas.
    Hole,
}

/// An argument of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// `...a`
    pub is_spread: bool,
    /// `a`
    pub expr: ExprId,
}

/// A property of an object literal. Its range is the whole property.
#[derive(Clone, Debug, PartialEq)]
pub enum Property {
    /// `a: b`
    KeyValue {
        /// `a`
        key: PropertyName,
        /// `b`
        value: ExprId,
    },
    /// `a`: the value is a [`Expr::Name`] of the same range as the key.
    Shorthand {
        /// `a`
        key: Ident,
        /// `a` as an expression.
        value: ExprId,
    },
    /// `a() {}`
    Method {
        /// `a`
        key: PropertyName,
        /// The function.
        function: FunctionId,
    },
    /// `get a() {}` or `set a(b) {}`
    Accessor {
        /// `a`
        key: PropertyName,
        /// The function.
        function: FunctionId,
        /// `set`
        is_setter: bool,
    },
    /// `...a`
    Spread(ExprId),
}

/// Operators before one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `!`
    Not,
    /// `~`
    BitNot,
    /// `typeof`
    TypeOf,
    /// `void`
    Void,
    /// `delete`
    Delete,
}

/// Operators between two operands that are both evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `**`
    Pow,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `==`
    LooseEqual,
    /// `!=`
    LooseNotEqual,
    /// `===`
    Equal,
    /// `!==`
    NotEqual,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `>>>`
    ShiftRightUnsigned,
    /// `in`
    In,
    /// `instanceof`
    InstanceOf,
}

/// Operators whose right side may stay unevaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogicalOp {
    /// `&&`
    And,
    /// `||`
    Or,
    /// `??`
    Coalesce,
}

/// The operator of a compound assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssignOp {
    /// `+=` and the like.
    Binary(BinaryOp),
    /// `&&=`, `||=`, `??=`.
    Logical(LogicalOp),
}
