//! What names mean at a place of a Nix file.

use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexMap;
use rnix::ast;
use smol_str::SmolStr;

use super::super::shape::Shape;

/// The names in scope, innermost first.
#[derive(Clone, Default)]
pub(super) struct Scope(Option<Rc<Level>>);

struct Level {
    names: Names,
    outer: Scope,
}

enum Names {
    /// `let`, `rec`, parameters.
    Bound(RefCell<IndexMap<SmolStr, Meaning>>),
    /// `with`: weaker than everything that is bound around it.
    With(Shape),
}

/// What a name means. Expressions are read when they are asked for.
#[derive(Clone)]
pub(super) enum Meaning {
    Known(Shape),
    /// An expression that stands in the level itself: `let`, `rec`.
    Here(ast::Expr),
    /// An expression of the scope around the level: a constant of an attribute set that is not `rec`.
    Outer(SmolStr),
    /// `inherit (expression) name;`
    From(ast::Expr, SmolStr),
    /// `a.b = 1; a.c = 2;`
    Parts(Vec<(Vec<SmolStr>, ast::Expr)>),
    /// It is being read: it is made of itself.
    Reading,
}

impl Scope {
    /// A scope with names.
    pub(super) fn bound(&self, names: impl IntoIterator<Item = (SmolStr, Meaning)>) -> Self {
        let names = Names::Bound(RefCell::new(names.into_iter().collect()));
        Self(Some(Rc::new(Level { names, outer: self.clone() })))
    }

    /// A scope inside of `with`.
    pub(super) fn with(&self, set: Shape) -> Self {
        Self(Some(Rc::new(Level { names: Names::With(set), outer: self.clone() })))
    }

    /// Says what a name of the innermost level means.
    pub(super) fn set(&self, name: SmolStr, meaning: Meaning) {
        if let Some(Level { names: Names::Bound(names), .. }) = self.0.as_deref() {
            names.borrow_mut().insert(name, meaning);
        }
    }

    /// What a name means, with the scope of the level that binds it; nothing where none does.
    pub(super) fn find(&self, name: &str) -> Option<(Meaning, Self)> {
        let mut at = self;
        while let Some(level) = at.0.as_deref() {
            if let Names::Bound(names) = &level.names
                && let Some(meaning) = names.borrow().get(name)
            {
                return Some((meaning.clone(), at.clone()));
            }
            at = &level.outer;
        }
        None
    }

    /// The scope around the innermost level.
    pub(super) fn outer(&self) -> Self {
        self.0.as_ref().map_or_else(Self::default, |level| level.outer.clone())
    }

    /// What a name means by a `with`; the innermost that has it, and `Unknown` where one may have it.
    pub(super) fn find_in_with(&self, name: &str) -> Option<Shape> {
        let mut at = self;
        while let Some(level) = at.0.as_deref() {
            match &level.names {
                Names::With(Shape::Attributes(set)) if set.fields.contains_key(name) => {
                    return set.fields.get(name).map(|field| field.shape.clone());
                }
                Names::With(Shape::Attributes(set)) if !set.is_open => {}
                Names::With(_) => return Some(Shape::Unknown),
                Names::Bound(_) => {}
            }
            at = &level.outer;
        }
        None
    }
}
