//! Of which modules only the texts are spoken of: where some text is not TypeScript, what is guessed of the rest
//! would lead astray.

use std::collections::BTreeSet;

use tsnix_check::module_graph::ModuleGraph;
use tsnix_source::catalogue::flakes::{INVALID_DATA, MISSING_FILE};
use tsnix_source::catalogue::names::CANNOT_FIND_MODULE;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::is_grammar;

use crate::compile::reachable;

/// The modules of which nothing is said but what is wrong with their texts.
#[derive(Default)]
pub(super) enum Silence {
    /// Everything is said.
    #[default]
    None,
    /// These.
    Of(BTreeSet<FileId>),
    /// Every module.
    All,
}

impl Silence {
    /// As `tsc`: one wrong text, and nothing is said of types anywhere.
    pub(super) fn of_program(graph: &ModuleGraph) -> Self {
        if wrong(graph).is_empty() { Self::None } else { Self::All }
    }

    /// As an editor: the wrong texts themselves, and the modules that lead to one. An unfinished line in one
    /// document must not take away what is known of another.
    pub(super) fn of_importers(graph: &ModuleGraph) -> Self {
        let wrong = wrong(graph);
        if wrong.is_empty() {
            return Self::None;
        }
        let own = graph.modules.iter().filter(|(_, module)| !module.is_library).map(|(file, _)| *file);
        Self::Of(own.filter(|file| !reachable(graph, *file).is_disjoint(&wrong)).collect())
    }

    /// Whether everything is said.
    pub(super) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether the types of a module are not spoken of.
    pub(super) fn is_on(&self, file: FileId) -> bool {
        match self {
            Self::None => false,
            Self::Of(files) => files.contains(&file),
            Self::All => true,
        }
    }

    /// Of what was found when modules were read: what is said nevertheless.
    pub(super) fn heard(&self, found: &[Diagnostic]) -> Vec<Diagnostic> {
        found.iter().filter(|it| !self.is_on(it.file) || is_of_text(it)).cloned().collect()
    }
}

/// The files whose text is not TypeScript.
fn wrong(graph: &ModuleGraph) -> BTreeSet<FileId> {
    graph.diagnostics.iter().filter(|it| is_of_text(it)).map(|it| it.file).collect()
}

/// Whether something is said of the text itself, before names and types are looked for.
fn is_of_text(it: &Diagnostic) -> bool {
    let apart = [&CANNOT_FIND_MODULE, &INVALID_DATA, &MISSING_FILE];
    it.is_error() && !apart.contains(&it.code) && !is_grammar(it.code)
}
