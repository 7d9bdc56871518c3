//! swc's tree to the HIR: one file per area of the syntax, each a set of functions over [`Ctx`].
//!
//! Lowering decides nothing about meaning. It drops parentheses, turns swc's spans into byte ranges of the
//! text as it was given (see [`crate::patch`]) and turns what recovery put into the text into `Missing`
//! nodes and empty names. What it notes on the way becomes diagnostics in [`crate::errors`].

mod class;
mod expr;
mod function;
mod item;
mod name;
mod object;
mod pattern;
mod postfix;
mod signature;
mod stmt;
mod template;
mod type_node;

use swc_common::{BytePos, Span};
use swc_ecma_ast as swc;
use tsnix_source::TextRange;

use crate::hir::Module;
use crate::patch::Patches;

/// What lowering reads and fills.
pub(crate) struct Ctx<'a> {
    /// The HIR as far as it is made.
    pub(crate) module: Module,
    /// The text that swc read, patches included.
    pub(crate) text: &'a str,
    /// What was patched.
    pub(crate) patches: &'a Patches,
    /// What is found out on the way.
    pub(crate) notes: Notes,
    /// Inside a declaration file or a `declare`: declarations are ambient without saying so.
    pub(crate) is_ambient: bool,
}

/// A name that recovery put into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    /// Where, in the text as given.
    pub(crate) at: u32,
    /// As what it was read.
    pub(crate) role: Role,
}

/// What lowering finds out besides the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// What recovery put in, and as what it was read.
    pub(crate) missing: Vec<Missing>,
    /// What TypeScript's grammar refuses and swc does not.
    pub(crate) grammar: Vec<(TextRange, Grammar)>,
}

/// A mistake that swc does not report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grammar {
    /// `{ a = 1 }` that is no pattern; the place is the `=`.
    EqualsInObject,
    /// `(a?: A = 1)`; the place is `a`.
    OptionalWithDefault,
    /// `(a?: A, b: B)`; the place is `b`.
    RequiredAfterOptional,
    /// `A | () => B`; the place is the function type.
    BareFunctionType,
    /// `f<>()`; the place is the brackets.
    NoTypeParams,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A name that nothing more is known about.
    Name,
    /// An expression.
    Expr,
    /// A type.
    Type,
    /// A variable.
    Variable,
    /// A parameter.
    Param,
    /// A property of an object literal.
    Property,
    /// An argument of a call.
    Argument,
    /// `[]` behind an expression.
    Index,
}

/// Where swc counts from: its position 0 means "nowhere".
pub(crate) const FIRST_POSITION: u32 = 1;

/// Lowers a whole file.
pub(crate) fn module(
    text: &str,
    patches: &Patches,
    is_declaration: bool,
    node: &swc::Module,
) -> (Module, Notes) {
    let (module, notes) = (Module::default(), Notes::default());
    let mut ctx = Ctx { module, text, patches, notes, is_ambient: is_declaration };
    ctx.module.is_declaration = is_declaration;
    ctx.module.is_module = node.body.iter().any(is_module_item);
    ctx.module.body = item::items(&mut ctx, &node.body);
    (ctx.module, ctx.notes)
}

/// Whether an item makes its file a module (TypeScript's `externalModuleIndicator`).
fn is_module_item(item: &swc::ModuleItem) -> bool {
    use swc::ModuleDecl;
    match item {
        swc::ModuleItem::Stmt(_) => false,
        swc::ModuleItem::ModuleDecl(ModuleDecl::TsNamespaceExport(_)) => false,
        swc::ModuleItem::ModuleDecl(ModuleDecl::TsImportEquals(import)) => {
            import.is_export || matches!(import.module_ref, swc::TsModuleRef::TsExternalModuleRef(_))
        }
        swc::ModuleItem::ModuleDecl(_) => true,
    }
}

/// The offset in the text that swc read.
pub(crate) fn offset(position: BytePos) -> u32 {
    position.0.saturating_sub(FIRST_POSITION)
}

impl Ctx<'_> {
    /// The range in the text as given.
    pub(crate) fn range(&self, span: Span) -> TextRange {
        self.patches.original_range(offset(span.lo), offset(span.hi))
    }

    /// From the start of one span to the end of another.
    pub(crate) fn range_between(&self, from: Span, to: Span) -> TextRange {
        self.range(from.to(to))
    }

    /// The text that swc read at a span.
    pub(crate) fn text_of(&self, span: Span) -> &str {
        self.text.get(offset(span.lo) as usize..offset(span.hi) as usize).unwrap_or("")
    }

    /// Whether recovery put this piece into the text; notes as what it is read.
    pub(crate) fn note_missing(&mut self, span: Span, role: Role) -> bool {
        let is_missing = self.is_placeholder(span);
        if is_missing {
            self.notes.missing.push(Missing { at: self.range(span).start, role });
        }
        is_missing
    }

    /// Whether recovery put this piece into the text.
    pub(crate) fn is_placeholder(&self, span: Span) -> bool {
        self.patches.is_inserted(offset(span.lo))
    }
}

/// Runs a step of a recursion on a stack that is large enough, whatever the depth.
pub(crate) fn guarded<T>(step: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, step)
}

#[cfg(test)]
mod tests;
