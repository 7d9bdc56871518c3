//! The state of one check: the tables of types, symbols and answers.
//!
//! The rules themselves are in `types`, `relate`, `infer`, `expr`, `stmt` and `narrow`, which add methods.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, Module, Name, PatId};

use crate::model::{CheckOptions, MemberIndex, Nullish, Property};
use crate::module_graph::ModuleGraph;
use crate::names::{Bindings, Declaration, LocalSymbolId};
use crate::types::data::*;
use crate::types::flags::TypeFlags;

mod pending;

/// The state of one check.
pub(crate) struct Checker {
    pub(crate) graph: Arc<ModuleGraph>,
    pub(crate) options: CheckOptions,
    pub(crate) index: Option<Arc<dyn MemberIndex>>,
}

impl Checker {
    pub(crate) fn new(
        graph: Arc<ModuleGraph>,
        options: CheckOptions,
        index: Option<Arc<dyn MemberIndex>>,
    ) -> Self {
        Self { graph, options, index }
    }
}
