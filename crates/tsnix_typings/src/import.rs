//! What others have already written down, as facts: a channel's `packages.json`, the `options.json` of
//! `nixosOptionsDoc`, saved facts; compressed or not.

mod compression;
mod options_json;
mod packages_json;
pub(crate) mod type_words;

use std::fmt;

use serde::Deserialize;

use crate::facts::{self, Facts, FactsError, mend_surrogates};

/// Why a file could not be taken as facts.
#[derive(Debug)]
pub enum ImportError {
    /// Its compression could not be undone.
    Compression(std::io::Error),
    /// It is none of the documents that are known.
    Facts(FactsError),
    /// It is JSON of another kind.
    Unknown,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Compression(error) => write!(f, "it can't be decompressed: {error}"),
            Self::Facts(error) => error.fmt(f),
            Self::Unknown => write!(
                f,
                "it is neither a channel's `packages.json`, nor an `options.json`, nor a file of facts"
            ),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<FactsError> for ImportError {
    fn from(error: FactsError) -> Self {
        Self::Facts(error)
    }
}

impl From<serde_json::Error> for ImportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Facts(error.into())
    }
}

/// Only what tells kinds apart.
#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
    packages: Option<serde::de::IgnoredAny>,
}

/// A file that was taken as facts.
#[derive(Debug)]
pub struct Imported {
    /// What it says.
    pub facts: Facts,
    /// Whether it is written as facts are saved, so that the file itself can be kept.
    pub is_saved: bool,
}

/// Takes a file as facts; `name` is the file's, which tells of Brotli and of what options belong to.
///
/// # Errors
/// Where it is none of the known documents.
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let bytes = compression::decompress(name, bytes).map_err(ImportError::Compression)?;
    if facts::begins_with_schema(&bytes) {
        return Ok(Imported { facts: Facts::from_json(&bytes)?, is_saved: true });
    }
    Ok(Imported { facts: import_other(name, &bytes)?, is_saved: false })
}

fn import_other(name: &str, bytes: &[u8]) -> Result<Facts, ImportError> {
    let json = mend_surrogates(bytes);
    let text = String::from_utf8_lossy(&json);
    let head: Head = serde_json::from_str(&text)?;
    if head.schema.is_some() {
        return Ok(Facts::from_json(text.as_bytes())?);
    }
    if head.packages.is_some() {
        return packages_json::import(name, &text);
    }
    options_json::import(name, &text)
}

#[cfg(test)]
mod tests;
