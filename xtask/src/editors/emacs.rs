//! Emacs in batch: `tests/editors/emacs`, through eglot, and through lsp-mode where that is there or can be installed.

use super::{Outcome, missing, outcome, server};
use crate::{Result, oracles, shell};

pub(super) fn test() -> Outcome {
    // Emacs 29 has eglot; before that it is a package of its own.
    let is_there = has("eglot") || oracles::provide(&["emacs-nox", "elpa-eglot"]);
    if !is_there {
        return missing(
            "there is no Emacs with eglot: run `apt-get install emacs-nox elpa-eglot`".to_owned(),
        );
    }
    if let Err(problem) = run("test.el") {
        return Outcome::Failed(problem);
    }
    if !has("lsp-mode") && !oracles::provide(&["elpa-lsp-mode"]) {
        println!("SKIPPED: emacs with lsp-mode: run `apt-get install elpa-lsp-mode`");
        return Outcome::Passed;
    }
    outcome(run("lsp-mode.el"))
}

fn run(test: &str) -> Result {
    let file = format!("tests/editors/emacs/{test}");
    shell::run(shell::command("emacs", &["-Q", "--batch", "-l", &file]).env("TSNIX_BINARY", server()))
}

/// Whether Emacs has a library, built in or as a package.
fn has(library: &str) -> bool {
    // As the tests do: what the system's packages brought counts without its start files, too.
    let folder = "(add-to-list 'package-directory-list \"/usr/share/emacs/site-lisp/elpa\")";
    let load = format!("(progn (require 'package) {folder} (package-initialize) (require '{library}))");
    let words = ["-Q", "--batch", "--eval", &load];
    shell::exists("emacs") && shell::command("emacs", &words).output().is_ok_and(|it| it.status.success())
}
