//! Neovim without a screen, through its own client: `tests/editors/neovim`.

use super::{Outcome, missing, outcome, server};
use crate::{oracles, shell};

pub(super) fn test() -> Outcome {
    let is_there = shell::exists("nvim") || oracles::provide(&["neovim"]);
    if !is_there {
        return missing("there is no `nvim`: run `apt-get install neovim`".to_owned());
    }
    let words = ["--headless", "--clean", "-n", "-i", "NONE", "-S", "tests/editors/neovim/test.lua"];
    outcome(shell::run(shell::command("nvim", &words).env("TSNIX_BINARY", server())))
}
