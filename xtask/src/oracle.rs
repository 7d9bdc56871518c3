//! `cargo xtask oracle`: every program there is through TypeScript's own checker and through ours.
//!
//! Programs ([`programs`]) are the cases of `spec/`, the files of `tests/types/` and the examples. Both checkers
//! get the same declarations and options, and must name the same lines with the same numbers ([`compare`]).
//! With `--hover` the types at every name are compared with those that TypeScript's language server shows
//! ([`hover`], [`server`]). The compiler is linked in only with the feature `oracle`, as for `fuzz`.

#[cfg(feature = "oracle")]
mod compare;
#[cfg(feature = "oracle")]
mod hover;
#[cfg(feature = "oracle")]
mod programs;
#[cfg(feature = "oracle")]
mod server;

use crate::Result;
#[cfg(not(feature = "oracle"))]
use crate::shell;

/// What was asked for.
#[cfg_attr(not(feature = "oracle"), allow(dead_code, reason = "read with the compiler alone"))]
struct Options {
    /// Only programs whose name contains this, or the one file of this path.
    filter: Option<String>,
    /// Compare types at names instead of diagnostics.
    is_hover: bool,
    /// Name every difference, not only the first hundred.
    is_long: bool,
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options { filter: None, is_hover: false, is_long: false };
    for argument in arguments {
        match argument.as_str() {
            "--hover" => options.is_hover = true,
            "--all" => options.is_long = true,
            _ if argument.starts_with('-') => {
                return Err(format!("`{argument}` is not an option: [FILTER] --hover, --all"));
            }
            _ => options.filter = Some(argument.clone()),
        }
    }
    Ok(options)
}

#[cfg(feature = "oracle")]
pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let root = crate::shell::root();
    if !tsnix_spec::oracle::has_tsc(&root) {
        return Err("TypeScript is missing: run `npm ci`".to_owned());
    }
    let scratch = std::env::temp_dir().join(format!("tsnix-oracle-{}", std::process::id()));
    let result = programs::lay_out(&root, &scratch, options.filter.as_deref()).and_then(|programs| {
        if options.is_hover {
            hover::run(&root, &scratch, &programs, options.is_long)
        } else {
            compare::run(&root, &scratch, &programs, options.is_long)
        }
    });
    let _ = std::fs::remove_dir_all(&scratch);
    result
}

/// Starts this program again, with the compiler linked in.
#[cfg(not(feature = "oracle"))]
pub(crate) fn run(arguments: &[String]) -> Result {
    options(arguments)?;
    let mut all = vec!["run", "--quiet", "--package", "xtask", "--features", "oracle", "--", "oracle"];
    all.extend(arguments.iter().map(String::as_str));
    shell::run(&mut shell::cargo(&all))
}
