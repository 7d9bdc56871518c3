//! The data: one node for each thing that Nix's grammar can say.
//!
//! Everything that the emitter produces is built from these types and printed by `render`.
//! Nothing here is text yet: names are not quoted, strings not escaped, operators not
//! parenthesised. A tree may therefore hold what Nix can't say (a NUL, a function argument
//! called `then`); `print` reports that, it is never written.

pub(crate) mod guard;

use smol_str::SmolStr;

/// A range of bytes in one of the files that the expression was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceRange {
    /// Which file; the numbers are the caller's own.
    pub file: u32,
    /// First byte, UTF-8.
    pub start: u32,
    /// One past the last byte, UTF-8.
    pub end: u32,
}

impl SourceRange {
    /// The bytes `start..end` of the file with this number.
    pub fn new(file: u32, range: std::ops::Range<u32>) -> Self {
        Self { file, start: range.start, end: range.end }
    }
}

/// Where a node comes from; `None` for what the compiler added by itself.
pub type Origin = Option<SourceRange>;

/// A Nix expression and where it comes from.
///
/// Dropping, cloning and comparing are safe at any depth. Because of the first, `kind` can't
/// be moved out of an expression by pattern: use [`Expr::into_kind`].
#[derive(Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub origin: Origin,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A variable, also `true`, `false`, `null` and `builtins`.
    Ident(SmolStr),
    /// An integer; a negative one is written as Nix needs it in its place.
    Int(i64),
    /// A finite float; not a number and the infinities can't be printed.
    Float(f64),
    /// A string. `Indented` is a wish: what `''...''` can't say is written `"..."`.
    String { parts: Vec<StringPart>, style: StringStyle },
    /// A path: `./src`, `./hosts/${name}.nix`, `/etc/nixos`, `~/x`. The first part is text
    /// that starts with `.`, `..`, `/` or `~/` (anything else is taken as relative).
    Path(Vec<StringPart>),
    /// `<nixpkgs>`, `<nixpkgs/lib>`: the text between the angle brackets.
    SearchPath(SmolStr),
    /// `[ a b ]`
    List { elements: Vec<Element>, comments_after: Vec<Comment>, layout: Layout },
    /// `{ a = 1; }`, `rec { a = 1; }`
    Attrs(AttrSet),
    /// `let a = 1; in body`; without bindings only the body is written.
    Let { bindings: Vec<Binding>, comments_after: Vec<Comment>, body: Box<Expr> },
    /// `with scope; body`
    With { scope: Box<Expr>, body: Box<Expr> },
    /// `assert condition; body`
    Assert { condition: Box<Expr>, body: Box<Expr> },
    /// `if condition then consequent else alternate`
    If { condition: Box<Expr>, consequent: Box<Expr>, alternate: Box<Expr> },
    /// `param: body`
    Lambda { param: Param, body: Box<Expr> },
    /// `function a b`; without arguments only the function is written.
    Apply { function: Box<Expr>, arguments: Vec<Expr> },
    /// `target.a.b`, `target.a.b or default`; without a path only the target is written.
    Select { target: Box<Expr>, path: Vec<AttrName>, default: Option<Box<Expr>> },
    /// `target ? a.b`
    HasAttr { target: Box<Expr>, path: Vec<AttrName> },
    /// `!operand`, `-operand`
    Unary { op: UnaryOp, operand: Box<Expr> },
    /// `left op right`
    Binary { op: BinaryOp, left: Box<Expr>, right: Box<Expr> },
    /// Nix source as the user wrote it, with expressions in it. It must parse; that was
    /// checked by whoever made the node.
    Raw { parts: Vec<RawPart>, shape: RawShape },
    /// An expression with comments before it: `# why` above the body of a `let`, a branch.
    Commented { comments: Vec<Comment>, inner: Box<Expr> },
}

/// A piece of a string or of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum StringPart {
    /// The text itself, not escaped.
    Text(String),
    /// `${expression}`
    Interpolation(Expr),
}

/// How a string wants to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringStyle {
    /// `"a\nb"`
    #[default]
    Plain,
    /// `''...''` over several lines, where that gives exactly the same value.
    Indented,
}

/// A piece of [`ExprKind::Raw`].
#[derive(Clone, Debug, PartialEq)]
pub enum RawPart {
    /// Verbatim Nix.
    Source(String),
    /// An expression where Nix code stands; parenthesised where it is not atomic.
    Expr(Expr),
    /// An expression inside one of the source's strings or paths: `${expression}`.
    Interpolation(Expr),
}

/// How strongly raw Nix holds together, that is where it needs parentheses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RawShape {
    /// Anything: a lambda, an operation, `let`. Parenthesised inside other expressions.
    #[default]
    Expression,
    /// A function application, `f x y`.
    Application,
    /// A selection, `a.b` or `a.b or c`.
    Selection,
    /// A name, a string, a list, a set, something in parentheses.
    Atom,
}

/// An element of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub value: Expr,
    pub trivia: Trivia,
}

/// An attribute set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttrSet {
    /// `rec { ... }`: the attributes see each other.
    pub recursive: bool,
    pub bindings: Vec<Binding>,
    /// Comments between the last binding and the closing brace.
    pub comments_after: Vec<Comment>,
    pub layout: Layout,
}

/// Whether a set or list of one element may stand on one line (several never do: `nixfmt`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// On one line where it fits.
    #[default]
    Compact,
    /// One line for each element.
    Expanded,
}

/// One binding of an attribute set or of a `let`, with the comments that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    pub kind: BindingKind,
    pub origin: Origin,
    pub trivia: Trivia,
}

/// What a binding is.
#[derive(Clone, Debug, PartialEq)]
pub enum BindingKind {
    /// `a.b = value;` The path has at least one name; in a `let` they are all static.
    Value { path: Vec<AttrName>, value: Expr },
    /// `inherit a b;`, `inherit (source) a b;`
    Inherit { source: Option<Expr>, names: Vec<InheritedName> },
}

/// A name in `inherit`.
#[derive(Clone, Debug, PartialEq)]
pub struct InheritedName {
    pub name: SmolStr,
    pub origin: Origin,
}

/// A name in an attribute path.
#[derive(Clone, Debug, PartialEq)]
pub struct AttrName {
    pub kind: AttrNameKind,
    pub origin: Origin,
}

/// What a name in an attribute path is.
#[derive(Clone, Debug, PartialEq)]
pub enum AttrNameKind {
    /// Any text; quoted when it is printed if it has to be.
    Static(SmolStr),
    /// `${expression}`; a string expression is written as a quoted name, `"a-${b}"`. Where
    /// the expression is null the attribute is absent.
    Dynamic(Box<Expr>),
}

/// The parameter of a lambda.
#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    /// `x: ...`
    Ident(Name),
    /// `{ a, b ? 1, ... }@args: ...`
    Set(SetPattern),
}

/// A variable that is bound: it must be an identifier.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: SmolStr,
    pub origin: Origin,
}

/// `{ a, b ? 1, ... }@args`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetPattern {
    pub formals: Vec<Formal>,
    /// `...`: further attributes are allowed.
    pub ellipsis: bool,
    /// The name of the whole set.
    pub at_name: Option<Name>,
    /// Comments after the last formal.
    pub comments_after: Vec<Comment>,
    pub origin: Origin,
}

/// One argument of a set pattern: `a`, `a ? default`.
#[derive(Clone, Debug, PartialEq)]
pub struct Formal {
    /// It must be an identifier: Nix has no quoted formals.
    pub name: SmolStr,
    pub default: Option<Expr>,
    pub origin: Origin,
    pub trivia: Trivia,
}

/// Comments and blank lines around a binding, an element or a formal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trivia {
    /// Whether an empty line separates it (and its comments) from what stands before.
    pub blank_line_before: bool,
    /// Comments on lines of their own, above.
    pub comments_before: Vec<Comment>,
    /// A comment behind it on the same line.
    pub comment_after: Option<Comment>,
}

/// A comment without its markers; several lines are separated by `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub text: String,
    pub style: CommentStyle,
}

/// How a comment is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentStyle {
    /// `# text`, one for each line.
    #[default]
    Line,
    /// `/* text */`; what a block can't say (a text with `*/`, one line) is written as lines.
    Block,
    /// `/** text */`, a documentation comment.
    Doc,
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+` on numbers, strings and paths
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `++`
    Concat,
    /// `//`
    Update,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `->`
    Implies,
}
