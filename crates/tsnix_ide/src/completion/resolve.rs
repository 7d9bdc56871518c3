//! All there is to say about one item, asked for when it is looked at.

use tsnix_source::FileId;

use super::{Options, Source, candidates, context};
use crate::Analysis;
use crate::docs::{Docs, docs_of, docs_of_property};
use crate::hover::{property_code, symbol_code};
use crate::target::of_symbol;

/// What is shown beside the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// TypeScript code.
    pub code: String,
    /// Markdown.
    pub docs: Docs,
}

/// The code and docs of the item with this label and kind (the number of its [`super::ItemKind`]) among those at
/// an offset.
pub fn resolve(
    analysis: &Analysis<'_>,
    file: FileId,
    offset: u32,
    label: &str,
    kind: u8,
) -> Option<Resolved> {
    let context = context::at(analysis, file, offset)?;
    let all = candidates(&context, Options { snippets: false });
    let is_it = |it: &super::Candidate| it.item.label == label && it.item.kind as u8 == kind;
    let source = all.into_iter().find(is_it)?.source;
    Some(match source {
        Source::Nothing => Resolved::default(),
        Source::Text(text) => Resolved { code: String::new(), docs: Docs { text, deprecated: None } },
        Source::Symbol(symbol) => {
            let code = symbol_code(analysis, label, symbol, None, None);
            Resolved { code, docs: docs_of(analysis, &of_symbol(analysis, symbol).declarations) }
        }
        Source::Property(property) => {
            let code = property_code(analysis, &property, property.ty, None);
            Resolved { code, docs: docs_of_property(analysis, &property) }
        }
    })
}
