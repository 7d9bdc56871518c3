//! Running tsnix itself beside the server: what the command line decides is decided in one place.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often is looked whether it has ended or is to stop.
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// How a run ended.
pub(crate) struct Ended {
    /// It did what it should.
    pub(crate) success: bool,
    /// The client stopped it.
    pub(crate) is_stopped: bool,
    /// What it had to say.
    pub(crate) output: String,
}

/// Runs `tsnix ARGUMENTS` in a folder until it ends or is to stop.
pub(crate) async fn run(arguments: Vec<OsString>, folder: PathBuf, stop: Arc<AtomicBool>) -> Ended {
    let words = arguments.first().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let ran = tokio::task::spawn_blocking(move || run_now(&arguments, &folder, &stop)).await;
    let failed = |reason: String| Ended {
        success: false,
        is_stopped: false,
        output: format!("tsnix {words} could not be run: {reason}"),
    };
    match ran {
        Ok(Ok(ended)) => ended,
        Ok(Err(error)) => failed(error.to_string()),
        Err(error) => failed(error.to_string()),
    }
}

#[allow(clippy::disallowed_methods, reason = "the server is one of the places where processes are")]
fn run_now(arguments: &[OsString], folder: &std::path::Path, stop: &AtomicBool) -> io::Result<Ended> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let said = child.stderr.take();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut said) = said {
            // What could be read until it broke off is what there is to show.
            let _ = said.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let mut is_stopped = false;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if stop.load(Ordering::Relaxed) && !is_stopped {
            is_stopped = true;
            child.kill()?;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    };
    let output = reader.join().unwrap_or_default();
    Ok(Ended { success: status.success(), is_stopped, output })
}
