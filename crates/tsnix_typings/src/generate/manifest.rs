//! `manifest.json`: what a typings folder was made from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Counts, Generated};
use crate::facts::{Facts, Skipped};

/// The manifest. The same facts give the same one: it has no time in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Manifest {
    /// The version of tsnix that wrote it.
    pub tsnix: String,
    /// What each kind was made from.
    pub sources: BTreeMap<String, ManifestSource>,
    /// How much is known, by kind.
    pub counts: BTreeMap<String, Counts>,
    /// The files that belong to it, in order.
    pub files: Vec<String>,
}

/// What one kind was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ManifestSource {
    /// What it is.
    pub name: String,
    /// Which of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The commit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rev: Option<String>,
    /// What could not be evaluated and why, the first of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
}

/// How many things that were skipped are listed.
const LISTED: usize = 100;

impl Manifest {
    /// The manifest of what was generated.
    pub fn new(version: &str, facts: &Facts, generated: &Generated) -> Self {
        let mut sources = BTreeMap::new();
        let mut add = |kind: String, source: &crate::facts::Source, skipped: &[Skipped]| {
            let skipped = skipped.iter().take(LISTED).cloned().collect();
            let version = source.version.clone().or_else(|| source.release.clone());
            let name = source.name.clone();
            sources.insert(kind, ManifestSource { name, version, rev: source.rev.clone(), skipped });
        };
        if let Some(it) = &facts.packages {
            add("packages".to_owned(), &it.source, &it.skipped);
        }
        if let Some(it) = &facts.lib {
            add("lib".to_owned(), &it.source, &it.skipped);
        }
        for it in &facts.options {
            add(format!("options/{}", it.system()), &it.source, &it.skipped);
        }
        for it in &facts.inputs {
            add(format!("inputs/{}", it.name), &it.source, &it.skipped);
        }
        Self {
            tsnix: version.to_owned(),
            sources,
            counts: generated.counts.clone(),
            files: generated.files.iter().map(|it| it.path.clone()).collect(),
        }
    }
}
