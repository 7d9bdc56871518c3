//! Attributes that are defined twice, which Nix refuses when it reads the file.
//!
//! Only what is certain is reported: sets that are written out are merged by Nix, so
//! `a = { b = 1; }; a.c = 2;` is fine.

use super::level::solid;
use super::writer::Writer;
use crate::error::PrintErrorKind;
use crate::expr::*;

/// The static names that a binding starts with.
struct Definition<'tree> {
    path: Vec<&'tree str>,
    /// Whether further attributes may be defined inside.
    open: bool,
    origin: Origin,
}

pub(super) fn report(out: &mut Writer, bindings: &[Binding]) {
    if bindings.len() < 2 && !matches!(bindings, [Binding { kind: BindingKind::Inherit { .. }, .. }]) {
        return;
    }
    let mut definitions: Vec<Definition<'_>> = bindings.iter().flat_map(definitions_of).collect();
    definitions.sort_by(|a, b| a.path.cmp(&b.path).then(a.open.cmp(&b.open)));
    // In this order all that is inside a path follows it directly.
    let mut closed: Option<&Definition<'_>> = None;
    for definition in &definitions {
        if closed.is_some_and(|it| definition.path.starts_with(&it.path)) {
            out.error(
                PrintErrorKind::DuplicateAttribute(definition.path.join(".").into()),
                definition.origin,
            );
        } else if !definition.open {
            closed = Some(definition);
        }
    }
}

fn definitions_of(binding: &Binding) -> Vec<Definition<'_>> {
    match &binding.kind {
        BindingKind::Inherit { names, .. } => {
            let definition = |it: &'_ InheritedName| it.origin.or(binding.origin);
            names
                .iter()
                .map(|it| Definition { path: vec![it.name.as_str()], open: false, origin: definition(it) })
                .collect()
        }
        BindingKind::Value { path, value } => {
            let names: Vec<&str> = path.iter().map_while(static_text).collect();
            if names.is_empty() {
                return Vec::new();
            }
            let open = names.len() < path.len() || matches!(solid(value).kind, ExprKind::Attrs(_));
            vec![Definition { path: names, open, origin: binding.origin }]
        }
    }
}

/// The text of a name that is not computed.
fn static_text(name: &AttrName) -> Option<&str> {
    match &name.kind {
        AttrNameKind::Static(text) => Some(text),
        AttrNameKind::Dynamic(name) => match &name.kind {
            ExprKind::String { parts, .. } => match &parts[..] {
                [] => Some(""),
                [StringPart::Text(text)] => Some(text),
                _ => None,
            },
            _ => None,
        },
    }
}
