//! TypeScript text to HIR; the only crate that names swc.
