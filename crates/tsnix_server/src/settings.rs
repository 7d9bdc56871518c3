//! The user's settings, section `tsnix`: from `initializationOptions`, `workspace/configuration` or
//! `workspace/didChangeConfiguration`, whichever the client has.

use serde::Deserialize;
use serde_json::Value;

/// What can be set. What is not set, or makes no sense, is as here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Settings {
    pub(crate) inlay_hints: HintSettings,
    pub(crate) code_lens: LensSettings,
    /// Whether a saved program whose Nix file on disk is another is marked so.
    pub(crate) stale_outputs: bool,
    /// Whether to offer `tsnix typings` when `flake.lock` pins something else than the typings are of.
    pub(crate) offer_typings: bool,
    /// A tree of nixpkgs, for going to the Nix that something comes from; a relative path counts from the project.
    pub(crate) nixpkgs: Option<std::path::PathBuf>,
    /// Programs of more bytes than this are looked at in pieces. Nobody needs to set it; tests do.
    pub(crate) in_pieces_from: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            inlay_hints: HintSettings::default(),
            code_lens: LensSettings::default(),
            stale_outputs: true,
            offer_typings: true,
            nixpkgs: None,
            in_pieces_from: 40_000,
        }
    }
}

/// Which hints are shown between the letters.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct HintSettings {
    pub(crate) types: bool,
    pub(crate) parameters: bool,
}

impl Default for HintSettings {
    fn default() -> Self {
        Self { types: true, parameters: true }
    }
}

/// Whether there are lenses above outputs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct LensSettings {
    pub(crate) enable: bool,
}

impl Default for LensSettings {
    fn default() -> Self {
        Self { enable: true }
    }
}

/// Reads the section.
///
/// # Errors
/// Why it makes no sense, as a sentence for the log.
pub(crate) fn read(section: &Value) -> Result<Settings, String> {
    if section.is_null() {
        return Ok(Settings::default());
    }
    Settings::deserialize(section)
        .map_err(|problem| format!("the settings of `tsnix` are not used: {problem}"))
}
