//! Waiting for a process and learning how much memory and processor it had, which the standard library does not tell.

use std::io;
use std::process::{Child, ExitStatus};
use std::time::Duration;

/// What a process had; nothing where the system does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Usage {
    /// Its peak memory in kilobytes.
    pub(super) peak: u64,
    /// The time on all processors together.
    pub(super) processor: Duration,
}

/// The status of a process that has ended, and what it had.
#[cfg(target_os = "linux")]
pub(super) fn wait(child: Child) -> io::Result<(ExitStatus, Usage)> {
    use std::os::unix::process::ExitStatusExt;
    let id = libc::pid_t::try_from(child.id()).map_err(io::Error::other)?;
    let mut status = 0;
    // SAFETY: `rusage` is plain numbers, for which all zeros are values.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both pointers are to locals that outlive the call, and the process is ours and not yet waited for.
    let waited = unsafe { libc::wait4(id, &raw mut status, 0, &raw mut usage) };
    if waited != id {
        return Err(io::Error::last_os_error());
    }
    let duration = |it: libc::timeval| {
        let seconds = Duration::from_secs(u64::try_from(it.tv_sec).unwrap_or(0));
        seconds + Duration::from_micros(u64::try_from(it.tv_usec).unwrap_or(0))
    };
    let processor = duration(usage.ru_utime) + duration(usage.ru_stime);
    let peak = u64::try_from(usage.ru_maxrss).unwrap_or(0);
    Ok((ExitStatus::from_raw(status), Usage { peak, processor }))
}

/// The status of a process that has ended; what it had is not known here.
#[cfg(not(target_os = "linux"))]
pub(super) fn wait(mut child: Child) -> io::Result<(ExitStatus, Usage)> {
    Ok((child.wait()?, Usage::default()))
}
