//! What the modules `@nixpkgs/<ref>` export, and which input each of them is.

use smol_str::{SmolStr, format_smolstr};

use crate::imports::{AmbientImport, ImportedName};

/// Something taken of a branch of nixpkgs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NixpkgsValue {
    /// `latest`, `24.11`, ...
    pub(crate) branch: SmolStr,
    pub(crate) kind: NixpkgsExport,
}

/// The exports of `@nixpkgs/<ref>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NixpkgsExport {
    Pkgs,
    Lib,
    System,
    Input,
    Configure,
    PkgsFor,
}

/// What an import takes of nixpkgs, if it is of nixpkgs.
pub(crate) fn nixpkgs_value(import: &AmbientImport) -> Option<NixpkgsValue> {
    let branch = branch_of(&import.specifier)?;
    let ImportedName::Named(name) = &import.name else { return None };
    let kind = match name.as_str() {
        "pkgs" => NixpkgsExport::Pkgs,
        "lib" => NixpkgsExport::Lib,
        "system" => NixpkgsExport::System,
        "nixpkgs" => NixpkgsExport::Input,
        "configure" => NixpkgsExport::Configure,
        "pkgsFor" => NixpkgsExport::PkgsFor,
        _ => return None,
    };
    Some(NixpkgsValue { branch, kind })
}

/// The branch that a specifier names.
pub(crate) fn branch_of(specifier: &str) -> Option<SmolStr> {
    specifier.strip_prefix("@nixpkgs/").map(SmolStr::from)
}

/// The flake URL of a branch.
pub(crate) fn url(branch: &str) -> SmolStr {
    match branch {
        "latest" | "unstable" => "github:NixOS/nixpkgs/nixpkgs-unstable".into(),
        _ if is_release(branch) => format_smolstr!("github:NixOS/nixpkgs/nixos-{branch}"),
        _ => format_smolstr!("github:NixOS/nixpkgs/{branch}"),
    }
}

/// `24.11`
fn is_release(branch: &str) -> bool {
    let is_two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    branch.split_once('.').is_some_and(|(year, month)| is_two(year) && is_two(month))
}
