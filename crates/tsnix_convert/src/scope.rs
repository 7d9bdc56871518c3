//! Which names of Nix are in scope where, and what they are called in TypeScript.

use std::collections::{BTreeMap, BTreeSet};

use nix_tree::is_global_name;

use crate::ts::Expr;

const LIB: &str = include_str!("known/lib.txt");
const TYPES: &str = include_str!("known/types.txt");
const BUILTINS: &str = include_str!("known/builtins.txt");

/// The scopes around a place, innermost first.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    frame: &'a Frame,
    outer: Option<&'a Scope<'a>>,
}

pub(crate) enum Frame {
    /// Names of Nix and what they are called here.
    Names(BTreeMap<String, String>),
    /// `with set;`
    With {
        set: Expr,
        /// The names that it is known to have; nothing for a set that may have any.
        names: Option<&'static str>,
    },
}

/// What a name stands for.
pub(crate) enum Meaning<'a> {
    /// A binding of the program.
    Bound(&'a str),
    /// An attribute of a set that `with` opens.
    Of(&'a Expr),
    /// One of Nix's own.
    Global,
    Unknown,
}

impl Frame {
    pub(crate) fn with(set: Expr, last_name: Option<&str>) -> Self {
        let names = match last_name {
            Some("lib") => Some(LIB),
            Some("types") => Some(TYPES),
            Some("builtins") => Some(BUILTINS),
            _ => None,
        };
        Self::With { set, names }
    }
}

impl<'a> Scope<'a> {
    pub(crate) fn root(frame: &'a Frame) -> Self {
        Self { frame, outer: None }
    }

    pub(crate) fn inner<'b>(&'b self, frame: &'b Frame) -> Scope<'b>
    where
        'a: 'b,
    {
        Scope { frame, outer: Some(self) }
    }

    fn frames(&self) -> impl Iterator<Item = &'a Frame> {
        let mut at = Some(*self);
        std::iter::from_fn(move || {
            let scope = at?;
            at = scope.outer.copied();
            Some(scope.frame)
        })
    }

    /// Bindings come before any `with`, as in Nix. Among several `with` the one that is known to have the name
    /// comes first, then the innermost that may have any.
    pub(crate) fn meaning(&self, name: &str) -> Meaning<'a> {
        for frame in self.frames() {
            if let Frame::Names(names) = frame
                && let Some(found) = names.get(name)
            {
                return Meaning::Bound(found);
            }
        }
        if is_global_name(name) {
            return Meaning::Global;
        }
        let mut open = None;
        for frame in self.frames() {
            let Frame::With { set, names } = frame else { continue };
            match names {
                Some(names) if names.lines().any(|known| known == name) => return Meaning::Of(set),
                None if open.is_none() => open = Some(set),
                _ => {}
            }
        }
        match open {
            Some(set) => Meaning::Of(set),
            None => Meaning::Unknown,
        }
    }

    /// All names that are taken here.
    pub(crate) fn taken(&self) -> BTreeSet<&'a str> {
        let names = self.frames().filter_map(|frame| match frame {
            Frame::Names(names) => Some(names.values().map(String::as_str)),
            Frame::With { .. } => None,
        });
        names.flatten().collect()
    }
}
