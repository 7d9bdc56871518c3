//! The program that features read: a thin, borrowed view, cheap to make for each request.

use tsnix_check::SemanticModel;
use tsnix_check::model::TypeId;
use tsnix_check::names::{Bindings, ScopeId};
use tsnix_project::Checked;
use tsnix_source::{FileId, FileSet, TextRange};
use tsnix_syntax::hir::Module;
use tsnix_syntax::range_map::node_at;
use tsnix_syntax::walk::Node;

use crate::other_modules::OtherModule;

/// A program at one moment.
#[derive(Clone, Copy)]
pub struct Analysis<'a> {
    /// Its files.
    pub files: &'a FileSet,
    /// Its names and types.
    pub model: &'a SemanticModel,
    /// Its entries.
    pub entries: &'a [FileId],
    /// The project's modules that may be imported and are no part of the program.
    pub others: &'a [OtherModule],
}

/// A place in a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileRange {
    /// The file.
    pub file: FileId,
    /// Where in it, in bytes.
    pub range: TextRange,
}

impl<'a> Analysis<'a> {
    /// The view of what was checked.
    pub fn new(checked: &'a Checked) -> Self {
        Self { files: &checked.files, model: &checked.model, entries: &checked.entries, others: &[] }
    }

    /// The view with modules that may be imported too.
    pub fn with_others(self, others: &'a [OtherModule]) -> Self {
        Self { others, ..self }
    }

    /// Those of the other modules that the program does not have.
    pub fn unloaded(&self) -> impl Iterator<Item = &'a OtherModule> + use<'a> {
        let Self { files, model, others, .. } = *self;
        let is_loaded = move |it: &OtherModule| {
            files.find(&it.path).is_some_and(|file| model.graph().module(file).is_some())
        };
        others.iter().filter(move |it| !is_loaded(it))
    }

    /// The syntax of a file; nothing for a file that is no module of the program.
    pub fn hir(&self, file: FileId) -> Option<&'a Module> {
        Some(&self.model.graph().module(file)?.hir)
    }

    /// The names and scopes of a file.
    pub fn bindings(&self, file: FileId) -> Option<&'a Bindings> {
        Some(&self.model.graph().module(file)?.bindings)
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &'a str {
        self.files.file(file).text()
    }

    /// Whether the file came with tsnix or with generated typings, so that nothing in it can be changed.
    pub fn is_library(&self, file: FileId) -> bool {
        self.model.graph().module(file).is_some_and(|module| module.is_library)
    }

    /// The modules that the user wrote, in order.
    pub fn own_files(&self) -> impl Iterator<Item = FileId> + use<'a> {
        let modules = self.model.graph().modules.iter();
        modules.filter(|(_, module)| !module.is_library).map(|(file, _)| *file)
    }

    /// The scope in which a name written at an offset is looked up.
    pub fn scope_at(&self, file: FileId, offset: u32) -> Option<ScopeId> {
        let bindings = self.bindings(file)?;
        let scope = self.nodes_at(file, offset).into_iter().rev().find_map(|node| match node {
            Node::Expr(id) => Some(bindings.expr_scope(id)),
            Node::TypeNode(id) => Some(bindings.type_scope(id)),
            Node::Function(id) => Some(bindings.function_scope(id)),
            Node::Stmt(id) => Some(bindings.stmt_scope(id)),
            _ => None,
        });
        Some(scope.unwrap_or(ScopeId(0)))
    }

    /// Whether a type is that of a package.
    pub fn is_package(&self, ty: TypeId) -> bool {
        let derivation = self.model.global_type("Derivation");
        let view = self.model.view(ty);
        !view.is_any() && !view.is_never() && derivation.is_some_and(|it| self.model.is_assignable(ty, it))
    }

    /// The nodes around an offset, from the outermost to the innermost.
    pub fn nodes_at(&self, file: FileId, offset: u32) -> Vec<Node> {
        self.hir(file).map(|hir| node_at(hir, offset)).unwrap_or_default()
    }
}
