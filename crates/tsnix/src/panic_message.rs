//! What is said when tsnix itself has a defect, instead of Rust's own words.

use std::panic;

use crate::terminal;

/// Replaces the message of a panic. The process then ends with status 2.
pub(crate) fn install() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|it| format!(" at {}:{}", it.file(), it.line())).unwrap_or_default();
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let what = text.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
        terminal::write_err(&format!(
            "error: tsnix has a defect: {what}{place}\n\
             \x20 help: nothing is wrong with your program; please report this with the file that caused it:\n\
             \x20       {}/issues\n\
             \x20       tsnix {}, {} {}\n",
            env!("CARGO_PKG_REPOSITORY"),
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
        ));
        // For those who develop it: where RUST_BACKTRACE asks for it, as with Rust's own message.
        let backtrace = std::backtrace::Backtrace::capture();
        if backtrace.status() == std::backtrace::BacktraceStatus::Captured {
            terminal::write_err(&format!("{backtrace}\n"));
        }
    }));
}
