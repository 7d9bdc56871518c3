//! The URLs of flakes as module specifiers.

use smol_str::SmolStr;

/// What a flake reference may start with, before a transport: `git+ssh`.
const SCHEMES: &[&str] =
    &["github", "gitlab", "sourcehut", "path", "flake", "git", "hg", "tarball", "file", "http", "https"];

/// What a tree may be packed as.
const ENDINGS: &[&str] = &[".git", ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst", ".tgz", ".tar", ".zip"];

/// Whether a specifier is the URL of a flake.
pub(crate) fn is_flake_url(specifier: &str) -> bool {
    let Some((scheme, rest)) = specifier.split_once(':') else { return false };
    let (kind, _) = scheme.split_once('+').unwrap_or((scheme, ""));
    !rest.is_empty() && SCHEMES.contains(&kind)
}

/// The name of the repository that a flake URL names.
pub(crate) fn repository_name(url: &str) -> SmolStr {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    let path = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    let mut parts = path.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
    let name = match scheme {
        "github" | "gitlab" | "sourcehut" => parts.nth(1),
        "flake" => parts.next(),
        // `https://flakehub.com/f/OWNER/NAME/VERSION.tar.gz`
        "https" if path.starts_with("//flakehub.com/f/") => parts.nth(3),
        // `https://github.com/OWNER/NAME/archive/main.tar.gz`
        "https" | "tarball+https" if path.starts_with("//github.com/") => parts.nth(2),
        _ => parts.next_back(),
    };
    let name = name.unwrap_or("input");
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name).into()
}

#[cfg(test)]
mod tests {
    use super::{is_flake_url, repository_name};

    #[test]
    fn every_scheme_has_its_name() {
        for (url, name) in [
            ("github:numtide/flake-utils", "flake-utils"),
            ("github:NixOS/nixpkgs/nixos-24.11", "nixpkgs"),
            ("github:owner/repo?dir=sub/folder", "repo"),
            ("gitlab:owner%2Fgroup/repo/main", "repo"),
            ("sourcehut:~user/repo", "repo"),
            ("git+https://example.org/a/tools.git?ref=main", "tools"),
            ("git+ssh://git@example.org/a/tools", "tools"),
            ("git+file:///srv/tools", "tools"),
            ("git://example.org/tools.git", "tools"),
            ("hg+https://example.org/tools", "tools"),
            ("path:./modules/common", "common"),
            ("path:/srv/tools/", "tools"),
            ("tarball+https://example.org/tools.tar.gz", "tools"),
            ("https://example.org/tools-1.0.tar.xz", "tools-1.0"),
            ("https://github.com/a/tools/archive/main.tar.gz", "tools"),
            ("https://flakehub.com/f/NixOS/nixpkgs/0.2405.tar.gz", "nixpkgs"),
            ("file+https://example.org/data.json", "data.json"),
            ("flake:nixpkgs/nixos-24.11", "nixpkgs"),
        ] {
            assert!(is_flake_url(url), "{url}");
            assert_eq!(repository_name(url), name, "{url}");
        }
        for specifier in ["tsnix", "./x.ts", "@nixpkgs/latest", "node:fs", "github:"] {
            assert!(!is_flake_url(specifier), "{specifier}");
        }
    }
}
