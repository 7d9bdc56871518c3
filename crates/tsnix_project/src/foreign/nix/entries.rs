//! What an attribute set or a `let` binds, one by one.

use indexmap::IndexMap;
use rnix::ast::{self, HasEntry, InterpolPart};
use rowan::ast::AstNode as _;
use smol_str::SmolStr;

use super::scope::{Meaning, Scope};

/// One binding.
pub(super) enum Entry {
    /// `a.b = value;`
    Value(Vec<SmolStr>, ast::Expr),
    /// `inherit name;`, `inherit (expression) name;`
    Inherit(Option<ast::Expr>, SmolStr),
    /// `${name} = value;`: some attribute.
    Computed,
}

/// The bindings, in order.
pub(super) fn of(set: &impl HasEntry) -> Vec<Entry> {
    let mut all = Vec::new();
    for entry in set.entries() {
        match entry {
            ast::Entry::AttrpathValue(it) => {
                let (Some(path), Some(value)) = (it.attrpath(), it.value()) else { continue };
                let names: Option<Vec<_>> = path.attrs().map(|attr| static_name(&attr)).collect();
                all.push(names.map_or(Entry::Computed, |names| Entry::Value(names, value)));
            }
            ast::Entry::Inherit(it) => {
                let from = it.from().and_then(|from| from.expr());
                for attr in it.attrs() {
                    all.extend(static_name(&attr).map(|name| Entry::Inherit(from.clone(), name)));
                }
            }
        }
    }
    all
}

/// The scope in which the bindings of a `let` or a `rec` stand.
pub(super) fn bound(set: &impl HasEntry, scope: &Scope) -> Scope {
    let mut names: IndexMap<SmolStr, Meaning> = IndexMap::new();
    for entry in of(set) {
        match entry {
            Entry::Value(path, value) => {
                let Some((first, rest)) = path.split_first() else { continue };
                if rest.is_empty() {
                    names.insert(first.clone(), Meaning::Here(value));
                    continue;
                }
                let known = names.entry(first.clone()).or_insert_with(|| Meaning::Parts(Vec::new()));
                if let Meaning::Parts(parts) = known {
                    parts.push((rest.to_vec(), value));
                }
            }
            Entry::Inherit(None, name) => drop(names.insert(name.clone(), Meaning::Outer(name))),
            Entry::Inherit(Some(from), name) => {
                names.insert(name.clone(), Meaning::From(from, name));
            }
            Entry::Computed => {}
        }
    }
    scope.bound(names)
}

/// The name that an attribute is, where it is written out.
pub(super) fn static_name(attr: &ast::Attr) -> Option<SmolStr> {
    match attr {
        ast::Attr::Ident(ident) => Some(ident.syntax().text().to_string().into()),
        ast::Attr::Str(string) => match string.normalized_parts().as_slice() {
            [] => Some(SmolStr::default()),
            [InterpolPart::Literal(text)] => Some(text.as_str().into()),
            _ => None,
        },
        ast::Attr::Dynamic(_) => None,
    }
}
