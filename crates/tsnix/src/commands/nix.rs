//! `tsnix nix -- ARGS`: runs Nix, and says where in the TypeScript its errors are.
//!
//! Standard error of Nix is read line by line; what names a place in a file that tsnix generated is put in terms of
//! its source ([`rewrite`]), all else goes through as it is. Arguments, standard input and output, and the exit
//! status are Nix's own.

mod hashes;
mod place;
mod rewrite;
mod sources;

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::args::NixArguments;
use crate::exit::{Exit, failure};
use crate::input::current_folder;
use crate::terminal::{Stream, write_err};
use hashes::Heard;
use rewrite::Rewriter;
use sources::Sources;

/// Programs of Nix that may stand in front of the arguments, in the place of `nix` itself.
const PROGRAMS: &[&str] =
    &["nix", "nixos-rebuild", "darwin-rebuild", "home-manager", "nixos-option", "nixos-install"];

/// Commands that give the terminal to a shell; it must have it whole.
const SHELLS: &[&str] = &["develop", "shell"];

/// Commands that speak with the user themselves from the first line on.
const INTERACTIVE: &[&str] = &["repl", "edit"];

pub(crate) fn run(arguments: &NixArguments) -> Exit {
    let current = match current_folder() {
        Ok(current) => current,
        Err(exit) => return exit,
    };
    let (program, rest) = program_of(&arguments.arguments);
    let command = rest.iter().find(|it| !it.starts_with('-')).map_or("", String::as_str);
    let is_watched = Stream::Err.is_interactive() && program == "nix";
    if is_watched && INTERACTIVE.contains(&command) {
        return handed_over(program, rest);
    }
    if is_watched && SHELLS.contains(&command) {
        // A shell that is not given the terminal has no prompt: what can fail is done first, without one.
        let first = mapped(program, &without_command(rest), &current, arguments.fix_hashes);
        return if first == Exit::Done { handed_over(program, rest) } else { first };
    }
    mapped(program, rest, &current, arguments.fix_hashes)
}

/// The program that is to run, and its arguments.
fn program_of(arguments: &[String]) -> (&str, &[String]) {
    match arguments.split_first() {
        Some((first, rest)) if PROGRAMS.contains(&first.as_str()) || first.starts_with("nix-") => {
            (first, rest)
        }
        _ => ("nix", arguments),
    }
}

/// The arguments of a shell that is entered and left at once.
fn without_command(arguments: &[String]) -> Vec<String> {
    let is_command = |it: &String| ["-c", "--command", "--"].contains(&it.as_str());
    let mut kept: Vec<String> = arguments.iter().take_while(|it| !is_command(it)).cloned().collect();
    kept.extend(["--command", "true"].map(str::to_owned));
    kept
}

/// Runs a program with all three streams its own.
fn handed_over(program: &str, arguments: &[String]) -> Exit {
    match Command::new(program).args(arguments).status() {
        Ok(status) => exit_of(status),
        Err(error) => not_started(program, &error),
    }
}

/// Runs a program and rewrites what it says on standard error.
fn mapped(program: &str, arguments: &[String], current: &Path, fixes_hashes: bool) -> Exit {
    let mut command = Command::new(program);
    command.args(arguments).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return not_started(program, &error),
    };
    let sources = Sources::new(current, &folders(arguments, current));
    let mut rewriter = Rewriter::new(sources, current, Stream::Err.has_color());
    let mut heard = Heard::default();
    if let Some(stderr) = child.stderr.take() {
        follow(stderr, &mut rewriter, &mut heard);
    }
    match child.wait() {
        Ok(status) if status.success() => Exit::Done,
        Ok(status) => {
            hashes::after(&heard, current, fixes_hashes);
            exit_of(status)
        }
        Err(error) => failure(&format!("`{program}` can't be waited for: {error}"), None),
    }
}

/// Reads to the end. Text that is no UTF-8 is shown as well as it can be.
fn follow(stderr: impl Read, rewriter: &mut Rewriter, heard: &mut Heard) {
    let mut reader = BufReader::new(stderr);
    let mut line = Vec::new();
    loop {
        line.clear();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {
                let line = String::from_utf8_lossy(&line);
                heard.line(&line);
                write_err(&rewriter.line(&line));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    write_err(&rewriter.end());
}

/// The folders that arguments name: `./sub#shell`, `path:/p#x`, `-f x.nix`, and the current one.
fn folders(arguments: &[String], current: &Path) -> Vec<PathBuf> {
    let mut found = vec![current.to_path_buf()];
    for argument in arguments {
        let text = argument.split('#').next().unwrap_or(argument);
        let text = text.split('?').next().unwrap_or(text);
        let text =
            ["path:", "git+file://", "git+file:"].iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
        let path = current.join(text);
        if path.is_dir() {
            found.push(path);
        } else if path.is_file() {
            found.extend(path.parent().map(Path::to_path_buf));
        }
    }
    found
}

fn not_started(program: &str, error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::NotFound {
        let message = format!("`{program}` is not installed, or not in the PATH");
        return failure(&message, Some("see https://nixos.org/download for Nix"));
    }
    failure(&format!("`{program}` can't be started: {error}"), None)
}

fn exit_of(status: ExitStatus) -> Exit {
    if status.success() {
        return Exit::Done;
    }
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        // As shells say it.
        return Exit::Other(u8::try_from(128 + signal).unwrap_or(1));
    }
    Exit::Other(status.code().and_then(|it| u8::try_from(it).ok()).unwrap_or(1))
}

#[cfg(test)]
mod tests;
