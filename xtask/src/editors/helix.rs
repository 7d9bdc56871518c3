//! Helix in a pseudo terminal: `tests/editors/helix`. Few systems have it as a package; Debian's newer releases do, and
//! theirs is unpacked beside the system.

use std::path::PathBuf;

use super::{Outcome, folder, missing, outcome, server};
use crate::{oracles, shell};

pub(super) fn test() -> Outcome {
    let Some(helix) = helix() else {
        return missing("there is no `hx`, and Debian's can't be had".to_owned());
    };
    if !shell::exists("python3") {
        return missing("its terminal is played by Python, and there is no `python3`".to_owned());
    }
    let mut command = shell::command("python3", &["tests/editors/helix/test.py"]);
    outcome(shell::run(command.env("TSNIX_BINARY", server()).env("TSNIX_HELIX", helix)))
}

/// The one on PATH, else our own, which is installed where it is not there: half a minute, 38 MB.
fn helix() -> Option<PathBuf> {
    if let Some(name) = ["hx", "helix"].into_iter().find(|it| shell::exists(it)) {
        return Some(name.into());
    }
    let place = folder().join("helix");
    let own = place.join("hx");
    if !own.is_file() && oracles::may_install() && shell::exists("apt-get") {
        let place = place.display().to_string();
        shell::run(&mut shell::command("tests/editors/helix/install.sh", &[&place])).ok()?;
    }
    own.is_file().then_some(own)
}
