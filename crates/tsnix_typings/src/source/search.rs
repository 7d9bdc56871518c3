//! Walks: a tree of Nix that says what it is asked, visited by `nix search`.
//!
//! ```text
//! nix/packages.nix --nix search--> lines `trace: @@item {"at": [...], "is": {...}}` --> Said
//! ```
//!
//! `nix search` passes over what can't be evaluated and keeps what it has evaluated, so that one process does a whole
//! package set. Nothing is written: it evaluates without touching the store. When the process has become too large or
//! dies, another one goes on behind what was said last.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read};
use std::process::{Child, ChildStderr, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use smol_str::SmolStr;

use super::expressions::{Expressions, nix_path};
use super::process::{self, EvaluationError};
use super::{Context, nix_list};

/// What one name may take.
const LONGEST: Duration = Duration::from_secs(600);

/// How often is looked whether somebody wants to stop.
const PATIENCE: Duration = Duration::from_millis(200);

/// How long is waited for more lines.
const PAUSE: Duration = Duration::from_millis(20);

/// How many bytes are held between Nix and this program: far more than comes in a pause.
#[cfg(target_os = "linux")]
const PIPE: i32 = 1 << 20;

/// After so many lines is looked how large the process is.
const LINES: usize = 256;

/// How often a process is replaced.
const TRIES: usize = 100;

/// How large Nix's heap is at the beginning.
const HEAP: &str = "GC_INITIAL_HEAP_SIZE";

/// One answer.
#[derive(Deserialize)]
pub(super) struct Said<T> {
    /// The names from the top.
    pub(super) at: Vec<SmolStr>,
    /// What is known of them.
    pub(super) is: T,
}

impl<T> Said<T> {
    /// Whether it is about the whole, not about a name.
    pub(super) fn is_general(&self) -> bool {
        self.at.first().is_none_or(|it| it.is_empty())
    }
}

/// What a walk has found.
pub(super) struct Found<T> {
    /// In no order.
    pub(super) said: Vec<Said<T>>,
    /// Names at which an evaluation died, with what it said.
    pub(super) died: Vec<(Vec<SmolStr>, String)>,
}

/// What is walked: a file of `nix/` and its arguments as Nix has them.
pub(super) struct Walk<'a> {
    pub(super) expressions: &'a Expressions,
    pub(super) file: &'a str,
    pub(super) arguments: String,
}

/// Where an evaluation begins, and what it leaves out.
#[derive(Clone, Default)]
struct State {
    after: Vec<SmolStr>,
    skip: Vec<Vec<SmolStr>>,
    /// Whether names are said before they are evaluated.
    has_marks: bool,
    begun: Vec<SmolStr>,
    is_begun: bool,
}

/// How an evaluation ended.
enum End {
    Done,
    /// It has become too large.
    Full,
    /// It is dead; what it said last.
    Died(String),
}

/// Walks, in as many processes as the context says; `parts` is how many there can be at most. `names` tells how many
/// names an answer adds to what is to be done.
///
/// # Errors
/// Where Nix can't be run, or nothing at all is said.
pub(super) fn walk<T: DeserializeOwned + Send>(
    ctx: &Context<'_>,
    walk: &Walk<'_>,
    parts: usize,
    names: impl Fn(&T) -> usize + Sync,
) -> Result<Found<T>, EvaluationError> {
    let parts = ctx.jobs.clamp(1, parts.max(1));
    let found = Mutex::new(Found { said: Vec::new(), died: Vec::new() });
    let results: Vec<Result<(), EvaluationError>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..parts)
            .map(|part| {
                let (found, names) = (&found, &names);
                scope.spawn(move || walk_part(ctx, walk, part, parts, found, names))
            })
            .collect();
        let gone = || Err(EvaluationError::Start("a thread is gone".to_owned()));
        handles.into_iter().map(|it| it.join().unwrap_or_else(|_| gone())).collect()
    });
    for result in results {
        result?;
    }
    Ok(found.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn walk_part<T: DeserializeOwned + Send>(
    ctx: &Context<'_>,
    walk: &Walk<'_>,
    part: usize,
    parts: usize,
    found: &Mutex<Found<T>>,
    names: &(impl Fn(&T) -> usize + Sync),
) -> Result<(), EvaluationError> {
    let mut state = State::default();
    let mut has_begun = false;
    let mut memory = ctx.memory / parts as u64;
    for _ in 0..TRIES {
        let before = state.after.clone();
        let expression = walk.expression(&state, part, parts);
        let file = walk.expressions.write_main(part, &expression)?;
        let mut running = Running::start(ctx, &file, memory)?;
        let end = running.read(ctx, memory, &mut state, |said: Said<T>| {
            // A process that goes on says its names once more.
            if !(said.is_general() && has_begun) {
                ctx.progress.grow(names(&said.is));
            }
            ctx.progress.advance(usize::from(!said.is_general()));
            has_begun |= said.at.is_empty();
            found.lock().unwrap_or_else(PoisonError::into_inner).said.push(said);
        })?;
        match end {
            End::Done if !has_begun => return Err(why(ctx, &file)),
            End::Done => return Ok(()),
            // One name alone needs more.
            End::Full if state.after == before => memory = memory.saturating_mul(2),
            End::Full => {}
            End::Died(said) if !has_begun => return Err(EvaluationError::Died(said)),
            End::Died(said) if state.is_begun => {
                let at = std::mem::take(&mut state.begun);
                state.is_begun = false;
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                found.died.push((at.clone(), said));
                state.skip.push(at);
            }
            // The next one tells where it dies.
            End::Died(_) if !state.has_marks => state.has_marks = true,
            End::Died(_) => state.skip.push(state.after.clone()),
        }
    }
    Ok(())
}

/// Why nothing can be evaluated.
fn why(ctx: &Context<'_>, file: &std::path::Path) -> EvaluationError {
    let expression = format!("builtins.attrNames (import {}).legacyPackages.all", nix_path(file));
    match process::evaluate(ctx, &expression) {
        Ok(_) => EvaluationError::Nix("`nix search` says nothing".to_owned()),
        Err(error) => error,
    }
}

impl Walk<'_> {
    fn expression(&self, state: &State, part: usize, parts: usize) -> String {
        let skip: Vec<String> = state.skip.iter().map(|it| nix_list(it)).collect();
        format!(
            "{{ legacyPackages.all = {} {{ {} ask = {{ after = {}; skip = [{}]; marks = {}; part = {part}; \
             parts = {parts}; }}; }}; }}\n",
            self.expressions.import(self.file),
            self.arguments,
            nix_list(&state.after),
            skip.join(" "),
            state.has_marks,
        )
    }
}

/// A process that says things.
struct Running {
    child: Child,
    lines: Receiver<Vec<u8>>,
}

impl Running {
    fn start(ctx: &Context<'_>, file: &std::path::Path, memory: u64) -> Result<Self, EvaluationError> {
        let mut command = process::command(ctx.nix);
        if std::env::var_os(HEAP).is_none() {
            // Looking for garbage costs a fifth of the time; before there is much there is none to be found.
            command.env(HEAP, (memory / 3 * 2).to_string());
        }
        let mut child = command
            .args([
                "--extra-experimental-features",
                "nix-command flakes",
                "search",
                "--quiet",
                "--json",
                "--file",
            ])
            .arg(file)
            .args(["", "^"])
            .env("NO_COLOR", "1")
            .env("TERM", "dumb")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let Some(errors) = child.stderr.take() else {
            return Err(EvaluationError::Start("it has no streams".to_owned()));
        };
        widen(&errors);
        // Not more is read than somebody wants.
        let (sender, lines) = sync_channel(256);
        std::thread::spawn(move || send_lines(errors, &sender));
        Ok(Self { child, lines })
    }

    /// Reads to the end.
    fn read<T: DeserializeOwned>(
        &mut self,
        ctx: &Context<'_>,
        memory: u64,
        state: &mut State,
        mut take: impl FnMut(Said<T>),
    ) -> Result<End, EvaluationError> {
        let mut last = VecDeque::new();
        let mut count = 0;
        let mut is_full = false;
        let mut since = Instant::now();
        loop {
            if ctx.progress.is_cancelled() {
                return Err(EvaluationError::Cancelled);
            }
            let lines = match self.lines.recv_timeout(PATIENCE) {
                Ok(lines) => lines,
                Err(RecvTimeoutError::Timeout) if since.elapsed() < LONGEST => continue,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    return Ok(End::Died("it took too long".to_owned()));
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            since = Instant::now();
            for line in lines.split_inclusive(|it| *it == b'\n') {
                if ctx.progress.is_cancelled() {
                    return Err(EvaluationError::Cancelled);
                }
                count += 1;
                if !hear(line, state, &mut take) {
                    last.push_back(String::from_utf8_lossy(line).into_owned());
                    if last.len() > 40 {
                        last.pop_front();
                    }
                }
            }
            if !is_full && count >= LINES {
                count = 0;
                is_full = process::memory(&self.child) > memory;
                if is_full {
                    // What it has said is still read.
                    let _ = self.child.kill();
                }
            }
        }
        let status = self.child.wait()?;
        if is_full {
            return Ok(End::Full);
        }
        if status.success() {
            return Ok(End::Done);
        }
        let said: String = last.into_iter().collect();
        Ok(End::Died(format!("{} ({status})", process::message(&said))))
    }
}

/// Lets a pipe hold what is said during a pause, so that nobody waits for it to be read; as it is where the system has no
/// such thing.
fn widen(pipe: &ChildStderr) {
    #[cfg(target_os = "linux")]
    {
        use std::os::fd::AsRawFd;
        // SAFETY: plain numbers in, a number out; the file is open as long as it is borrowed.
        unsafe { libc::fcntl(pipe.as_raw_fd(), libc::F_SETPIPE_SZ, PIPE) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = pipe;
}

/// Sends what is read, whole lines at a time. Each line that a process writes would wake the one that waits for it, which
/// costs more than reading it: what comes within a few milliseconds is read at once.
fn send_lines(mut from: impl Read, to: &SyncSender<Vec<u8>>) {
    let mut buffer = vec![0; 1 << 18];
    let mut lines = Vec::new();
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => break,
        };
        lines.extend_from_slice(buffer.get(..count).unwrap_or_default());
        if let Some(end) = memchr::memrchr(b'\n', &lines) {
            let rest = lines.split_off(end + 1);
            if to.send(std::mem::replace(&mut lines, rest)).is_err() {
                return;
            }
        }
        if count < buffer.len() {
            std::thread::sleep(PAUSE);
        }
    }
    // Nobody may listen any more.
    let _ = to.send(lines);
}

/// Takes what a line says; whether it says anything that was asked.
fn hear<T: DeserializeOwned>(line: &[u8], state: &mut State, take: &mut impl FnMut(Said<T>)) -> bool {
    if let Some(json) = line.strip_prefix(b"trace: @@item ") {
        // What can't be read is as if it had not been said.
        let Ok(said) = serde_json::from_slice::<Said<T>>(json) else { return true };
        if !said.is_general() {
            state.after.clone_from(&said.at);
        }
        state.is_begun = false;
        take(said);
    } else if let Some(json) = line.strip_prefix(b"trace: @@begin ") {
        if let Ok(at) = serde_json::from_slice(json) {
            (state.begun, state.is_begun) = (at, true);
        }
    } else {
        return false;
    }
    true
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
