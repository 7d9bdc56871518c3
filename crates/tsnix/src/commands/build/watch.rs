//! `build --watch`: build, wait for a change of anything that was read, build again.
//!
//! Folders are watched, not files: editors replace a file instead of writing into it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{Event, RecursiveMode, Watcher, recommended_watcher};
use tsnix_project::Compilation;

use crate::args::BuildArguments;
use crate::commands::build::{deliver, open_and_compile};
use crate::exit::{Exit, failure};
use crate::input::{self, Input};
use crate::terminal::write_err;

/// An editor that saves makes several events; the build starts when this long nothing more came.
const QUIET: Duration = Duration::from_millis(40);

/// Builds until the process is interrupted; ends by itself only where nothing can be watched.
pub(crate) fn run(arguments: &BuildArguments) -> Exit {
    let (sender, events) = channel();
    let mut watcher = match recommended_watcher(sender) {
        Ok(watcher) => watcher,
        Err(error) => return failure(&format!("files can't be watched: {error}"), None),
    };
    let mut watched = BTreeSet::new();
    let mut outputs = BTreeSet::new();
    loop {
        // What is wrong usage stays so: only what was found once can come back.
        if watched.is_empty()
            && let Err(exit) = input::open(&arguments.files, arguments.out_dir.as_deref())
        {
            return exit;
        }
        match open_and_compile(arguments) {
            Ok((input, mut compilation)) => {
                // Before the outputs are written: a change from here on is an event.
                for folder in folders(&input, &compilation) {
                    if !watched.contains(&folder)
                        && watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
                    {
                        watched.insert(folder);
                    }
                }
                outputs.extend(compilation.outputs.iter().map(|it| it.output.clone()));
                // What went wrong was said; the next change may mend it.
                let _ = deliver(arguments, &input, &mut compilation);
            }
            Err(exit) if watched.is_empty() => return exit,
            Err(_) => {}
        }
        write_err("watching for changes\n");
        if !wait(&events, &outputs) {
            return failure("files are not watched any more", None);
        }
    }
}

/// The folders of everything that was read, and of the project.
fn folders(input: &Input, compilation: &Compilation) -> BTreeSet<PathBuf> {
    let files = compilation.checked.files.iter();
    let mut folders: BTreeSet<PathBuf> = files
        .map(|(_, file)| file.path())
        .filter(|path| path.is_absolute())
        .filter_map(|path| path.parent().map(Path::to_path_buf))
        .collect();
    folders.insert(input.session.project().root.clone());
    folders
}

/// Waits for a change of a source, then for quiet. False where no more events will come.
fn wait(events: &Receiver<notify::Result<Event>>, outputs: &BTreeSet<PathBuf>) -> bool {
    loop {
        match events.recv() {
            Ok(Ok(event)) if is_of_a_source(&event, outputs) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    // Whoever reads in the folder makes events too: only changes put the build off.
    let mut until = Instant::now() + QUIET;
    loop {
        match events.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Ok(event)) if is_of_a_source(&event, outputs) => until = Instant::now() + QUIET,
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Whether an event is about something that a build reads: not an output, not a temporary file.
fn is_of_a_source(event: &Event, outputs: &BTreeSet<PathBuf>) -> bool {
    let is_source = |path: &PathBuf| {
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        !outputs.contains(path) && ["ts", "mts", "cts", "json", "toml", "nix"].contains(&extension)
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_source)
}
