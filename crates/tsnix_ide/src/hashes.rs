//! Hashes that Nix found to be other than the program says: its message read, and the edit that mends the source.
//!
//! ```text
//! error: hash mismatch in fixed-output derivation '/nix/store/...-source.drv':
//!          specified: sha256-AAAA...=
//!             got:    sha256-Bcde...=
//! ```

mod digest;

use std::collections::BTreeMap;

use tsnix_source::{Edit, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Module, Property};

use crate::Analysis;
pub(crate) use digest::{Digest, in_base_32};

/// What Nix says of one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What is built or fetched, as far as the message names it.
    pub of: String,
    /// What the program says.
    pub specified: String,
    /// What it is.
    pub got: String,
}

/// Names of attributes whose value is a hash.
const HASH_KEYS: [&str; 6] = ["sha256", "sha512", "sha1", "outputHash", "hash", "narHash"];

/// The mismatches in what Nix printed.
pub fn mismatches(printed: &str) -> Vec<Mismatch> {
    let mut found: Vec<Mismatch> = Vec::new();
    let mut of = String::new();
    let mut specified = None;
    for line in printed.lines() {
        let line = line.trim();
        if line.contains("hash mismatch") {
            of = line.split('\'').nth(1).unwrap_or_default().to_owned();
        }
        let behind = |words: &[&str]| words.iter().find_map(|word| line.strip_prefix(word)).map(str::trim);
        // Older versions of Nix say `wanted`.
        if let Some(hash) = behind(&["specified:", "wanted:"]) {
            specified = Some(hash.to_owned());
        } else if let Some(got) = behind(&["got:"])
            && let Some(specified) = specified.take()
        {
            let new = Mismatch { of: std::mem::take(&mut of), specified, got: got.to_owned() };
            if !found.contains(&new) {
                found.push(new);
            }
        }
    }
    found
}

/// The edits that write the hashes that Nix found, and how many of the mismatches they mend. One of which it can't be
/// told where it was written is left alone.
pub fn mend(analysis: &Analysis<'_>, all: &[Mismatch]) -> (BTreeMap<FileId, Vec<Edit>>, usize) {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    let mut mended = 0;
    for mismatch in all {
        let places = places(analysis, mismatch);
        let is_new = |(file, range): &(FileId, TextRange)| {
            !edits.get(file).is_some_and(|it: &Vec<Edit>| it.iter().any(|it| it.range == *range))
        };
        let places: Vec<_> = places.into_iter().filter(is_new).collect();
        mended += usize::from(!places.is_empty());
        for (file, range) in places {
            let quote = if range.of(analysis.text(file)).starts_with('\'') { '\'' } else { '"' };
            let got = Digest::read(&mismatch.got).map_or_else(|| mismatch.got.clone(), |it| it.sri());
            edits.entry(file).or_default().push(Edit { range, text: format!("{quote}{got}{quote}") });
        }
    }
    edits.values_mut().for_each(|it| it.sort_by_key(|it| it.range));
    (edits, mended)
}

/// Where a program writes the hash.
fn places(analysis: &Analysis<'_>, mismatch: &Mismatch) -> Vec<(FileId, TextRange)> {
    let Some(wanted) = Digest::read(&mismatch.specified) else { return Vec::new() };
    let mut found = Vec::new();
    for file in analysis.own_files() {
        let Some(module) = analysis.hir(file) else { continue };
        let ids = module.exprs.ids().filter(|it| writes(analysis, file, module, *it, &wanted));
        found.extend(ids.map(|it| (file, it)));
    }
    // One text is one hash wherever it stands; what stands for a hash not known yet is none.
    if wanted.is_zero() && found.len() > 1 {
        found.retain(|(file, expr)| is_named(analysis, *file, *expr, &mismatch.of));
        if found.len() != 1 {
            return Vec::new();
        }
    }
    let range = |(file, expr): (FileId, ExprId)| Some((file, analysis.hir(file)?.exprs.range(expr)));
    found.into_iter().filter_map(range).collect()
}

/// Whether an expression is a hash: its text, `lib.fakeHash`, or the empty text where a hash belongs.
fn writes(analysis: &Analysis<'_>, file: FileId, module: &Module, expr: ExprId, wanted: &Digest) -> bool {
    match &module[expr] {
        Expr::String(text) if text.value.is_empty() => {
            wanted.is_zero() && key_of(analysis, file, module, expr).is_some_and(|it| is_hash_key(&it))
        }
        Expr::String(text) => Digest::read(&text.value).is_some_and(|it| it == *wanted),
        Expr::Member { name, .. } => {
            wanted.is_zero() && matches!(name.name.as_str(), "fakeHash" | "fakeSha256" | "fakeSha512")
        }
        _ => false,
    }
}

/// `vendorHash`, `cargoHash`, `sha256`
fn is_hash_key(key: &str) -> bool {
    HASH_KEYS.contains(&key) || key.ends_with("Hash") || key.ends_with("Sha256")
}

/// The key whose value an expression is.
fn key_of(analysis: &Analysis<'_>, file: FileId, module: &Module, expr: ExprId) -> Option<String> {
    let tsnix_check::names::Parent::Property(property) = analysis.bindings(file)?.parent(expr) else {
        return None;
    };
    crate::identifier::key_of_property(module, property)
}

/// Whether an object around an expression names what a store path is of: by `pname`, `name` or `repo`.
fn is_named(analysis: &Analysis<'_>, file: FileId, expr: ExprId, path: &str) -> bool {
    let Some(module) = analysis.hir(file) else { return false };
    let range = module.exprs.range(expr);
    let around = module.exprs.ids().filter(|it| module.exprs.range(*it).contains(range));
    let mut names = around.filter_map(|it| match &module[it] {
        Expr::Object(properties) => Some(properties),
        _ => None,
    });
    names.any(|properties| {
        properties.iter().any(|id| {
            let Property::KeyValue { key, value } = &module[*id] else { return false };
            let is_name =
                key.static_name().is_some_and(|it| matches!(it.as_str(), "pname" | "name" | "repo"));
            let Expr::String(text) = &module[*value] else { return false };
            is_name && !text.value.is_empty() && path.contains(text.value.as_str())
        })
    })
}

#[cfg(test)]
mod tests;
