//! Waiting for a process and learning how much memory it had at most, which the standard library does not tell.

use std::io;
use std::process::{Child, ExitStatus};

/// The status of a process that has ended, and its peak memory in kilobytes.
#[cfg(target_os = "linux")]
pub(super) fn wait(child: Child) -> io::Result<(ExitStatus, u64)> {
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
    Ok((ExitStatus::from_raw(status), u64::try_from(usage.ru_maxrss).unwrap_or(0)))
}

/// The status of a process that has ended; its memory is not known here.
#[cfg(not(target_os = "linux"))]
pub(super) fn wait(mut child: Child) -> io::Result<(ExitStatus, u64)> {
    Ok((child.wait()?, 0))
}
