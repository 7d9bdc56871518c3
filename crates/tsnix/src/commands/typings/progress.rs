//! A bar on the terminal while Nix evaluates; nothing where there is no terminal.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tsnix_typings::source::Progress;

use crate::terminal::Stream;

/// The bar of what is being collected.
pub(super) struct Bar {
    current: Mutex<Option<ProgressBar>>,
}

impl Bar {
    pub(super) fn new() -> Self {
        Self { current: Mutex::new(None) }
    }

    fn with(&self, f: impl FnOnce(&ProgressBar)) {
        if let Ok(current) = self.current.lock()
            && let Some(bar) = current.as_ref()
        {
            f(bar);
        }
    }
}

impl Progress for Bar {
    fn begin(&self, what: &str, parts: usize) {
        if !Stream::Err.is_interactive() {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(parts as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{prefix:<14} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_prefix(what.to_owned());
        if let Ok(mut current) = self.current.lock() {
            *current = Some(bar);
        }
    }

    fn grow(&self, parts: usize) {
        self.with(|bar| bar.inc_length(parts as u64));
    }

    fn advance(&self, parts: usize) {
        self.with(|bar| bar.inc(parts as u64));
    }

    fn end(&self) {
        self.with(ProgressBar::finish_and_clear);
    }
}
