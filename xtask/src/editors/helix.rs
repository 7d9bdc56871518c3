//! Helix in a pseudo terminal: `tests/editors/helix`. It is not installed: few systems have it as a package.

use super::{Outcome, missing, outcome, server};
use crate::shell;

pub(super) fn test() -> Outcome {
    let Some(helix) = ["hx", "helix"].into_iter().find(|it| shell::exists(it)) else {
        return missing("there is no `hx`".to_owned());
    };
    if !shell::exists("python3") {
        return missing("its terminal is played by Python, and there is no `python3`".to_owned());
    }
    let mut command = shell::command("python3", &["tests/editors/helix/test.py"]);
    outcome(shell::run(command.env("TSNIX_BINARY", server()).env("TSNIX_HELIX", helix)))
}
