//! Whether the client's process is still there: a server whose client was killed must not stay behind.

use std::time::Duration;

/// How often is looked.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Ends when the process of this number has gone; never without a number.
pub(crate) async fn gone(process: Option<u32>) {
    let Some(process) = process else { return std::future::pending().await };
    while is_there(process) {
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Signal 0 is sent to nobody; the answer says whether it could be.
#[cfg(unix)]
fn is_there(process: u32) -> bool {
    let Ok(process) = libc::pid_t::try_from(process) else { return true };
    if process == 0 {
        return true;
    }
    // SAFETY: plain numbers in, a number out; signal 0 does nothing.
    let sent = unsafe { libc::kill(process, 0) };
    sent == 0 || std::io::Error::last_os_error().raw_os_error() != Some(libc::ESRCH)
}

/// Elsewhere the end of standard input has to tell.
#[cfg(not(unix))]
fn is_there(_: u32) -> bool {
    true
}
