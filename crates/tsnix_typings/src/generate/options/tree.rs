//! Options by their names, nested.

use std::collections::BTreeMap;

use crate::facts::OptionFact;

/// No option has more names than this.
const DEEPEST: usize = 24;

/// A name: an option, a set of options, or both.
#[derive(Debug, Default)]
pub(super) struct Node<'a> {
    pub(super) option: Option<&'a OptionFact>,
    pub(super) children: BTreeMap<&'a str, Node<'a>>,
}

impl<'a> Node<'a> {
    /// The tree of some options, whose names are from its top.
    pub(super) fn of(options: impl Iterator<Item = &'a OptionFact>) -> Self {
        let mut root = Self::default();
        for option in options {
            let mut node = &mut root;
            let names = option.names();
            if names.len() > DEEPEST {
                continue;
            }
            for name in names {
                node = node.children.entry(name).or_default();
            }
            node.option = Some(option);
        }
        root
    }
}
