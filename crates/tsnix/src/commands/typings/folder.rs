//! The typings folder on disk: written beside itself, then put in its place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tsnix_typings::generate::{Generated, Manifest};

use super::memory::{self, Known};

/// How the folder is called while it is written; the number of the process follows, for two may write at once.
const NEW: &str = ".new";

/// How the one before is called while it is put away.
const OLD: &str = ".old";

/// Puts things in order after a run that was stopped: the folder is the old one or the new one.
pub(super) fn mend(out: &Path) -> io::Result<()> {
    let _lock = lock(out);
    let old = beside(out, OLD);
    if old.is_dir() {
        if out.exists() {
            fs::remove_dir_all(&old)?;
        } else {
            fs::rename(&old, out)?;
        }
    }
    let new = beside(out, NEW);
    let begin = format!("{}-", new.file_name().unwrap_or_default().to_string_lossy());
    for entry in out.parent().and_then(|it| fs::read_dir(it).ok()).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_left = match name.to_string_lossy().strip_prefix(&begin) {
            Some(process) => !is_running(process),
            None => entry.path() == new,
        };
        if is_left && entry.path().is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a process still runs, where the system says so; else none does.
fn is_running(process: &str) -> bool {
    process.bytes().all(|it| it.is_ascii_digit()) && Path::new("/proc").join(process).exists()
}

/// Writes everything into a new folder and puts that in the place of the old one.
pub(super) fn replace(
    out: &Path,
    generated: &Generated,
    manifest: &Manifest,
    known: &Known,
) -> io::Result<()> {
    if out.exists() && !is_ours(out)? {
        let reason = "it is not empty and has no `manifest.json`: it is no typings folder";
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, reason));
    }
    let new = beside(out, &format!("{NEW}-{}", std::process::id()));
    let written = write(&new, generated, manifest, known).and_then(|()| put(&new, out));
    if written.is_err() {
        // A disk that is full should not stay so.
        let _ = fs::remove_dir_all(&new);
    }
    written
}

fn write(new: &Path, generated: &Generated, manifest: &Manifest, known: &Known) -> io::Result<()> {
    fs::create_dir_all(new)?;
    for file in &generated.files {
        let path = new.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.text)?;
    }
    fs::write(new.join("packages.index"), &generated.index)?;
    memory::write(new, known)?;
    // What is named is there: the manifest comes last.
    let text = serde_json::to_string_pretty(manifest).map_err(io::Error::other)?;
    fs::write(new.join("manifest.json"), text + "\n")
}

/// Puts the new folder in its place.
fn put(new: &Path, out: &Path) -> io::Result<()> {
    let _lock = lock(out);
    let old = beside(out, OLD);
    if out.exists() {
        fs::rename(out, &old)?;
    }
    fs::rename(new, out)?;
    if old.exists() { fs::remove_dir_all(&old) } else { Ok(()) }
}

/// Lets one run at a time move folders, as long as the value lives: what is locked is the folder that they are in, so
/// that no file is left. Where the system can't lock a folder, nobody waits.
fn lock(out: &Path) -> Option<fs::File> {
    let folder = fs::File::open(out.parent()?).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Whether a folder may be replaced.
fn is_ours(out: &Path) -> io::Result<bool> {
    Ok(out.join("manifest.json").is_file() || fs::read_dir(out)?.next().is_none())
}

/// `typings`  =>  `typings.new`
fn beside(out: &Path, ending: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    out.with_file_name(name)
}
