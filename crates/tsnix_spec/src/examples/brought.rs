//! The way in: the flake that was written by hand, brought over to TypeScript and compiled again, is the same flake.

use std::fs;
use std::path::Path;

use crate::compile;

/// The name of the entry that the Nix becomes, beside the example's other files.
const ENTRY: &str = "brought.nix.ts";

/// The output of that entry, of `copy/nix`.
///
/// # Errors
/// Where the conversion leaves something to mend, or its result does not compile.
pub(super) fn over(copy: &Path, nix: &str) -> Result<&'static str, String> {
    let text = fs::read_to_string(copy.join(nix)).map_err(|error| error.to_string())?;
    let converted = compile::convert(&copy.join(ENTRY), &text)?;
    if let Some(problem) = converted.problems.first() {
        return Err(format!("brought over, it has an error: {} {}", problem.code, problem.message));
    }
    fs::write(copy.join(ENTRY), &converted.text).map_err(|error| error.to_string())?;
    let compiled = compile::compile(copy, ENTRY, &[])?;
    let Some(again) = compiled.nix else {
        return Err(format!("brought over, it does not compile:\n{}", compiled.concise));
    };
    fs::write(copy.join("brought.nix"), again).map_err(|error| error.to_string())?;
    Ok("brought.nix")
}
