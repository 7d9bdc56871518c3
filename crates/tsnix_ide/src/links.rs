//! What can be opened from where it is written: modules, files, flakes, URLs.

use std::path::PathBuf;

use tsnix_check::module_graph::Resolution;
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Stmt, StringLiteral};

use crate::Analysis;

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text between the quotes.
    pub range: TextRange,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A file.
    File(PathBuf),
    /// A page.
    Url(String),
}

/// The links of a file.
pub fn links(analysis: &Analysis<'_>, file: FileId) -> Vec<Link> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let mut found = Vec::new();
    for stmt in &module.body {
        let from = match &module[*stmt] {
            Stmt::Import(decl) => Some(&decl.from),
            Stmt::ExportNamed(decl) => decl.from.as_ref(),
            Stmt::ExportAll { from, .. } => Some(from),
            _ => None,
        };
        if let Some(from) = from
            && let Some(target) = target(analysis, file, from)
        {
            let range = TextRange::new(from.range.start + 1, from.range.end.saturating_sub(1));
            found.push(Link { range, target });
        }
    }
    found
}

fn target(analysis: &Analysis<'_>, file: FileId, from: &StringLiteral) -> Option<LinkTarget> {
    let node = analysis.model.graph().module(file)?;
    match node.imports.get(&from.value) {
        Some(Resolution::Module(target)) => {
            Some(LinkTarget::File(analysis.files.file(*target).path().to_path_buf()))
        }
        Some(Resolution::Foreign(foreign)) => Some(LinkTarget::File(foreign.path.clone())),
        Some(Resolution::Ambient) | None => page_of_flake(&from.value).map(LinkTarget::Url),
        Some(Resolution::Missing) => None,
    }
}

/// The page of a flake reference: `github:owner/name/branch` as its repository.
pub fn page_of_flake(reference: &str) -> Option<String> {
    let (scheme, rest) = reference.split_once(':')?;
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let mut parts = rest.trim_matches('/').split('/');
    let host = match scheme {
        "github" => "https://github.com",
        "gitlab" => "https://gitlab.com",
        "sourcehut" => "https://git.sr.ht",
        "https" | "http" => return Some(reference.to_owned()),
        "git+https" | "tarball+https" | "file+https" => return Some(format!("https:{rest}")),
        _ => return None,
    };
    let (owner, name) = (parts.next()?, parts.next()?);
    let branch = parts.next().filter(|it| !it.is_empty());
    Some(match (scheme, branch) {
        ("github", Some(branch)) => format!("{host}/{owner}/{name}/tree/{branch}"),
        _ => format!("{host}/{owner}/{name}"),
    })
}

#[cfg(test)]
mod tests {
    use super::page_of_flake;

    #[test]
    fn pages_of_references() {
        let page = |it: &str| page_of_flake(it).unwrap_or_default();
        assert_eq!(
            page("github:NixOS/nixpkgs/nixos-24.05"),
            "https://github.com/NixOS/nixpkgs/tree/nixos-24.05"
        );
        assert_eq!(page("gitlab:a/b?dir=x"), "https://gitlab.com/a/b");
        assert_eq!(page("git+https://example.org/x.git?ref=main"), "https://example.org/x.git");
        assert_eq!(page("path:./x"), "");
    }
}
