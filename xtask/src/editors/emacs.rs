//! Emacs in batch, through eglot: `tests/editors/emacs`.

use super::{Outcome, missing, outcome, server};
use crate::{oracles, shell};

pub(super) fn test() -> Outcome {
    // Emacs 29 has eglot; before that it is a package of its own.
    let has_eglot = || {
        let words = ["-Q", "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"];
        shell::exists("emacs") && shell::command("emacs", &words).output().is_ok_and(|it| it.status.success())
    };
    let is_there = has_eglot() || oracles::provide(&["emacs-nox", "elpa-eglot"]);
    if !is_there {
        return missing(
            "there is no Emacs with eglot: run `apt-get install emacs-nox elpa-eglot`".to_owned(),
        );
    }
    let words = ["-Q", "--batch", "-l", "tests/editors/emacs/test.el"];
    outcome(shell::run(shell::command("emacs", &words).env("TSNIX_BINARY", server())))
}
