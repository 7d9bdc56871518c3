//! Dropping, cloning and comparing expressions of any depth without running out of stack.
//!
//! What the compiler derives for these recurses once a level. Here each level asks first
//! whether there is stack left, so a tree is safe however it was made.

use super::{Expr, ExprKind, Origin};
use smol_str::SmolStr;

/// Runs `work` with enough stack for a few more levels of recursion.
pub(crate) fn with_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, work)
}

impl ExprKind {
    /// Whether no other expression is inside.
    fn is_leaf(&self) -> bool {
        matches!(self, Self::Ident(_) | Self::Int(_) | Self::Float(_) | Self::SearchPath(_))
    }
}

impl Expr {
    /// The kind by value, for taking an expression apart.
    pub fn into_kind(mut self) -> ExprKind {
        self.take_kind()
    }

    /// Takes the kind out and leaves an empty name behind.
    pub(crate) fn take_kind(&mut self) -> ExprKind {
        std::mem::replace(&mut self.kind, ExprKind::Ident(SmolStr::new_static("")))
    }

    /// The same expression said to come from `origin`.
    #[must_use]
    pub fn at(mut self, origin: impl Into<Origin>) -> Self {
        self.origin = origin.into();
        self
    }

    /// The same expression from `origin`, unless it already has an origin of its own.
    #[must_use]
    pub fn at_default(mut self, origin: impl Into<Origin>) -> Self {
        if self.origin.is_none() {
            self.origin = origin.into();
        }
        self
    }
}

impl Drop for Expr {
    fn drop(&mut self) {
        if !self.kind.is_leaf() {
            let kind = self.take_kind();
            with_stack(move || drop(kind));
        }
    }
}

impl Clone for Expr {
    fn clone(&self) -> Self {
        let kind = if self.kind.is_leaf() { self.kind.clone() } else { with_stack(|| self.kind.clone()) };
        Self { kind, origin: self.origin }
    }
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.origin == other.origin && with_stack(|| self.kind == other.kind)
    }
}

impl From<ExprKind> for Expr {
    fn from(kind: ExprKind) -> Self {
        Self { kind, origin: None }
    }
}
