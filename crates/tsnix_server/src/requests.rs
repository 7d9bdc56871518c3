//! One file per method of the protocol: parameters in, an answer of `tsnix_ide` out.

pub(crate) mod completion;
pub(crate) mod completion_resolve;
pub(crate) mod definition;
pub(crate) mod diagnostic;
pub(crate) mod document_highlight;
pub(crate) mod hover;
pub(crate) mod initialize;
pub(crate) mod prepare_rename;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod type_definition;
pub(crate) mod workspace_diagnostic;
