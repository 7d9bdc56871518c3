//! What may be written at a place.
//!
//! ```text
//! place --context--> Context --members, names, keys, ...--> candidates --rank--> at most 200, best first
//! ```
//!
//! The list is filtered and ranked here, not by the client: a package set has more names than one wants to
//! send. Documentation is left for [`resolve()`], which is asked about one item.

mod attributes;
mod auto_import;
mod context;
mod expected;
mod imports;
mod keys;
mod keywords;
mod members;
mod names;
mod outputs;
mod popular;
mod postfix;
mod rank;
mod resolve;
mod scan;
mod strings;

use tsnix_check::model::{Property, SymbolId, TypeId};
use tsnix_source::{Edit, FileId, TextRange};
use tsnix_syntax::hir::ExprId;

use crate::Analysis;
use context::{Context, Where};
pub use resolve::{Resolved, resolve};

/// How many items are sent at most; the client asks again when more is typed.
const MOST_ITEMS: usize = 200;

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// The best first.
    pub items: Vec<Item>,
    /// Whether more would fit, so that typing on must ask again.
    pub is_incomplete: bool,
    /// What an item replaces.
    pub replaces: TextRange,
}

/// One thing that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is shown.
    pub label: String,
    /// What is shown behind the label, dimmed: `(args)`, a version.
    pub detail: Option<String>,
    /// What is shown at the right: where it comes from.
    pub description: Option<String>,
    /// Its kind.
    pub kind: ItemKind,
    /// What is written; the label where it is the same.
    pub insert: Option<Insert>,
    /// Struck through.
    pub is_deprecated: bool,
    /// Further edits of the file: an import.
    pub edits: Vec<Edit>,
}

/// What is written for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insert {
    /// Text.
    Text(String),
    /// Text with places to fill in, as the protocol writes snippets.
    Snippet(String),
}

/// The kind of an item, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A variable or parameter.
    Variable,
    /// A constant.
    Constant,
    /// A function.
    Function,
    /// A method.
    Method,
    /// A property, an option.
    Property,
    /// A package.
    Package,
    /// An interface.
    Interface,
    /// Another type.
    Type,
    /// A type parameter.
    TypeParameter,
    /// A class.
    Class,
    /// An enum.
    Enum,
    /// A module, a namespace, a flake.
    Module,
    /// A keyword.
    Keyword,
    /// A value of a literal type.
    Value,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A piece of code to fill in.
    Snippet,
}

/// Something that may fit, before it is ranked.
pub(crate) struct Candidate {
    pub(crate) item: Item,
    /// What it stands for, for details and documentation.
    pub(crate) source: Source,
    /// Lower is better among items that match alike.
    pub(crate) group: u8,
}

/// What an item stands for.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Nothing,
    Symbol(SymbolId),
    Property(Box<Property>),
    Text(String),
}

impl Candidate {
    pub(crate) fn new(label: impl Into<String>, kind: ItemKind, source: Source, group: u8) -> Self {
        let item = Item {
            label: label.into(),
            detail: None,
            description: None,
            kind,
            insert: None,
            is_deprecated: false,
            edits: Vec::new(),
        };
        Self { item, source, group }
    }

    fn with_description(mut self, description: impl Into<String>) -> Self {
        self.item.description = Some(description.into());
        self
    }

    fn with_insert(mut self, insert: Insert) -> Self {
        self.item.insert = Some(insert);
        self
    }
}

/// What the client can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// It fills in snippets.
    pub snippets: bool,
}

/// What may be written at an offset, ranked by what stands before it.
pub fn completions(analysis: &Analysis<'_>, file: FileId, offset: u32, options: Options) -> Completions {
    let Some(context) = context::at(analysis, file, offset) else { return Completions::default() };
    let candidates = candidates(&context, options);
    let (chosen, is_incomplete) = rank::best(candidates, &context.prefix, MOST_ITEMS);
    let items = chosen.into_iter().map(|it| finished(&context, it)).collect();
    Completions { items, is_incomplete, replaces: context.replaces }
}

/// Everything that may be written, in no order that matters.
fn candidates(context: &Context<'_>, options: Options) -> Vec<Candidate> {
    match &context.place {
        Where::Nothing => Vec::new(),
        Where::Member { object } => members::of_expr(context, *object, options),
        Where::MemberOf { ty } => members::of_value(context, *ty),
        Where::NamespaceMember { node, depth } => members::of_type_name(context, *node, *depth),
        Where::Key { object } => keys::of_object(context, *object, options),
        Where::KeyPath { object, start, path } => keys::of_path(context, *object, *start, path, options),
        Where::PatternKey { pattern } => keys::of_pattern(context, *pattern),
        Where::ImportedName { stmt } => imports::names(context, *stmt),
        Where::Specifier => imports::specifiers(context),
        Where::BareSpecifier => {
            let quoted = |it: Candidate| {
                let text = format!("\"{}\"", it.item.label);
                it.with_insert(Insert::Text(text))
            };
            imports::specifiers(context).into_iter().map(quoted).collect()
        }
        Where::Attribute { stmt } => attributes::of_import(context, *stmt),
        Where::Text { expr } => strings::of_literal(context, *expr),
        Where::Type { scope } => {
            let mut found = names::types(context, *scope);
            found.extend(auto_import::types(context, *scope));
            found
        }
        Where::Value { scope, expr } => {
            let mut found = names::values(context, *scope, *expr);
            found.extend(keywords::at_value(context, options));
            found.extend(auto_import::candidates(context, *scope, *expr));
            found
        }
    }
}

/// An item with what is shown beside its label: found out for the few that are sent.
fn finished(context: &Context<'_>, candidate: Candidate) -> Item {
    let mut item = candidate.item;
    match &candidate.source {
        Source::Property(property) => {
            item.detail = item.detail.or_else(|| members::detail(context, property));
            item.is_deprecated |= crate::docs::is_deprecated(context.analysis, property);
        }
        Source::Symbol(_) | Source::Text(_) | Source::Nothing => {}
    }
    item
}

/// The kind of something by its type.
pub(crate) fn kind_of_type(context: &Context<'_>, ty: TypeId, otherwise: ItemKind) -> ItemKind {
    let view = context.analysis.model.view(ty);
    if context.analysis.is_package(ty) {
        ItemKind::Package
    } else if view.is_function() {
        ItemKind::Function
    } else {
        otherwise
    }
}

/// The types that may be expected of an object literal around an offset, also where the call that it is written for is
/// not finished.
pub(crate) fn expected_of_object(
    analysis: &Analysis<'_>,
    file: FileId,
    offset: u32,
    object: ExprId,
) -> Vec<TypeId> {
    context::at(analysis, file, offset).map(|it| expected::of_object(&it, object)).unwrap_or_default()
}

pub(crate) use auto_import::{import_edit, package_specifier};
pub(crate) use imports::relative as relative_specifier;

/// Whether a name matches what was typed, as in completion.
pub fn matches_name(name: &str, typed: &str) -> bool {
    rank::matches(name, typed).is_some()
}

#[cfg(test)]
mod tests;
