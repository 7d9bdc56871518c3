//! What makes the constructors short: conversions from the forms in which a name, a part or
//! an element is at hand, and the methods that add places and comments to what was built.

use super::formal;
use crate::expr::*;
use smol_str::SmolStr;

impl Comment {
    /// `# text`
    pub fn line(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: CommentStyle::Line }
    }

    /// `/* text */`
    pub fn block(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: CommentStyle::Block }
    }

    /// `/** text */`
    pub fn doc(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: CommentStyle::Doc }
    }
}

impl SetPattern {
    /// The same pattern with `...`.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.ellipsis = true;
        self
    }

    /// The same pattern with `@name`.
    #[must_use]
    pub fn named(mut self, name: impl Into<Name>) -> Self {
        self.at_name = Some(name.into());
        self
    }
}

/// `.at(origin)` and the three parts of [`Trivia`] on what carries them.
macro_rules! decorations {
    ($($carrier:ty),*) => {$(
        impl $carrier {
            /// The same with comments above it (further calls add to them).
            #[must_use]
            pub fn commented(mut self, comments: impl IntoIterator<Item = Comment>) -> Self {
                self.trivia.comments_before.extend(comments);
                self
            }

            /// The same with an empty line above it.
            #[must_use]
            pub fn after_blank_line(mut self) -> Self {
                self.trivia.blank_line_before = true;
                self
            }

            /// The same with a comment behind it on its line.
            #[must_use]
            pub fn comment_after(mut self, comment: Comment) -> Self {
                self.trivia.comment_after = Some(comment);
                self
            }

            /// The same with this trivia in place of its own.
            #[must_use]
            pub fn with_trivia(mut self, trivia: Trivia) -> Self {
                self.trivia = trivia;
                self
            }
        }
    )*};
}
decorations!(Binding, Element, Formal);

/// `.at(origin)` on what has an origin.
macro_rules! places {
    ($($placed:ty),*) => {$(
        impl $placed {
            /// The same said to come from `origin`.
            #[must_use]
            pub fn at(mut self, origin: impl Into<Origin>) -> Self {
                self.origin = origin.into();
                self
            }
        }
    )*};
}
places!(Binding, Formal, Name, InheritedName, AttrName, SetPattern);

/// Conversions from the forms in which a name is at hand.
macro_rules! names {
    ($($text:ty),*) => {$(
        impl From<$text> for AttrName {
            fn from(text: $text) -> Self {
                Self { kind: AttrNameKind::Static(text.into()), origin: None }
            }
        }
        impl From<$text> for Name {
            fn from(text: $text) -> Self {
                Self { text: text.into(), origin: None }
            }
        }
        impl From<$text> for InheritedName {
            fn from(text: $text) -> Self {
                Self { name: text.into(), origin: None }
            }
        }
        impl From<$text> for Param {
            fn from(text: $text) -> Self {
                Self::Ident(text.into())
            }
        }
        impl From<$text> for Formal {
            fn from(text: $text) -> Self {
                formal(text)
            }
        }
    )*};
}
names!(&str, String, &String, SmolStr);

impl From<Expr> for AttrName {
    fn from(name: Expr) -> Self {
        let origin = name.origin;
        Self { kind: AttrNameKind::Dynamic(Box::new(name)), origin }
    }
}

impl From<Expr> for Element {
    fn from(value: Expr) -> Self {
        Self { value, trivia: Trivia::default() }
    }
}

impl From<Name> for Param {
    fn from(name: Name) -> Self {
        Self::Ident(name)
    }
}

impl From<SetPattern> for Param {
    fn from(pattern: SetPattern) -> Self {
        Self::Set(pattern)
    }
}

impl From<AttrSet> for Expr {
    fn from(set: AttrSet) -> Self {
        ExprKind::Attrs(set).into()
    }
}

impl From<BindingKind> for Binding {
    fn from(kind: BindingKind) -> Self {
        Self { kind, origin: None, trivia: Trivia::default() }
    }
}

impl From<&str> for StringPart {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for StringPart {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Expr> for StringPart {
    fn from(expression: Expr) -> Self {
        Self::Interpolation(expression)
    }
}
