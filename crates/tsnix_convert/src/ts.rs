//! TypeScript as a tree, no larger than what is made of Nix. It is printed and nothing else.

use rowan::TextRange;

/// An expression, with the place in the Nix text that it was made of.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    /// Bytes in the Nix text; nothing for what has no counterpart there.
    pub(crate) origin: Option<TextRange>,
}

#[derive(Clone, Debug)]
pub(crate) enum ExprKind {
    /// A name, a number, `true`, `null`.
    Word(String),
    /// `"text"`, or a template where something is put in.
    Text(Vec<Part>),
    /// ``text`...` ``, over several lines.
    Block(Vec<Part>),
    Array(Vec<Element>),
    Object {
        entries: Vec<Entry>,
        /// It stood on several lines, and does again.
        is_open: bool,
    },
    /// `a.b`, `a?.b`, `a["b c"]`
    Member {
        object: Box<Expr>,
        key: Key,
        is_optional: bool,
    },
    Call {
        callee: Box<Expr>,
        type_args: Option<String>,
        args: Vec<Expr>,
    },
    Arrow {
        params: Vec<Param>,
        returns: Option<&'static str>,
        body: Box<Body>,
    },
    Conditional {
        test: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Binary {
        operator: &'static str,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `!x`, `-x`
    Unary {
        operator: &'static str,
        operand: Box<Expr>,
    },
    /// `x as Untyped`
    Cast(Box<Expr>),
    /// `` nix<Untyped>`...` ``: Nix as it stood, with what TypeScript has to give it.
    Nix(Vec<Part>),
}

/// A part of a text.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Text(String),
    Value(Expr),
}

#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) value: Expr,
    pub(crate) is_spread: bool,
    pub(crate) trivia: Trivia,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: EntryKind,
    pub(crate) trivia: Trivia,
}

#[derive(Clone, Debug)]
pub(crate) enum EntryKind {
    Property(Key, Expr),
    Spread(Expr),
}

/// The name of a property.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// Known, whatever letters it has.
    Name(String),
    /// `[expr]`
    Computed(Box<Expr>),
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Expr(Expr),
    /// Statements, then what is returned.
    Block(Vec<Stmt>, Expr),
}

#[derive(Clone, Debug)]
pub(crate) struct Stmt {
    pub(crate) kind: StmtKind,
    pub(crate) trivia: Trivia,
}

#[derive(Clone, Debug)]
pub(crate) enum StmtKind {
    Const {
        target: Target,
        ty: Option<&'static str>,
        value: Expr,
    },
    /// A call for its effect: `assert(x)`.
    Expr(Expr),
}

/// What a value is bound to.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    Name(String),
    Pattern(Vec<Field>),
}

/// A field of a destructuring pattern.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The attribute's name in Nix.
    pub(crate) key: String,
    /// The name that it is given here.
    pub(crate) name: String,
    pub(crate) default: Option<Expr>,
}

#[derive(Clone, Debug)]
pub(crate) struct Param {
    pub(crate) target: Target,
    pub(crate) ty: Option<String>,
    pub(crate) origin: TextRange,
}

/// What surrounds an entry: comments and empty lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trivia {
    /// An empty line stands before it.
    pub(crate) is_apart: bool,
    /// Comments on lines of their own before it, without their marks.
    pub(crate) before: Vec<String>,
    /// The comment behind it on its line.
    pub(crate) after: Option<String>,
}

impl Expr {
    pub(crate) fn new(kind: ExprKind, origin: impl Into<Option<TextRange>>) -> Self {
        Self { kind, origin: origin.into() }
    }

    pub(crate) fn word(text: impl Into<String>) -> Self {
        Self::new(ExprKind::Word(text.into()), None)
    }

    pub(crate) fn string(text: impl Into<String>) -> Self {
        Self::new(ExprKind::Text(vec![Part::Text(text.into())]), None)
    }

    pub(crate) fn member(self, key: impl Into<String>) -> Self {
        Self::new(
            ExprKind::Member { object: Box::new(self), key: Key::Name(key.into()), is_optional: false },
            None,
        )
    }

    pub(crate) fn call(self, args: Vec<Self>) -> Self {
        Self::new(ExprKind::Call { callee: Box::new(self), type_args: None, args }, None)
    }

    pub(crate) fn cast(self) -> Self {
        let origin = self.origin;
        Self::new(ExprKind::Cast(Box::new(self)), origin)
    }

    pub(crate) fn at(mut self, origin: TextRange) -> Self {
        self.origin = Some(origin);
        self
    }
}
