//! A process that does not come to its own end is never taken for an answer.

use std::process::Command;
use std::time::Duration;

use super::run;

fn shell(script: &str, limit: Duration) -> Result<super::Finished, String> {
    run(Command::new("sh").args(["-c", script]), limit)
}

const LONG: Duration = Duration::from_secs(20);

#[test]
fn a_normal_end_has_status_and_output() {
    let finished = shell("echo out; echo err >&2; exit 3", LONG).expect("it ends by itself");
    assert_eq!((finished.status, finished.stdout.as_str(), finished.stderr.as_str()), (3, "out\n", "err\n"));
}

#[test]
fn a_killed_process_is_an_error() {
    let message = shell("echo 1; kill -9 $$", LONG).expect_err("it was killed");
    assert!(message.contains("killed"), "{message}");
}

#[test]
fn a_process_that_takes_too_long_is_an_error() {
    let message = shell("exec sleep 20", Duration::from_millis(50)).expect_err("it was stopped");
    assert!(message.contains("longer"), "{message}");
}

#[test]
fn a_full_pipe_does_not_stop_it() {
    let finished = shell("head -c 1000000 /dev/zero", LONG).expect("it ends by itself");
    assert_eq!(finished.stdout.len(), 1_000_000);
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    assert!(run(&mut Command::new("tsnix-no-such-program"), LONG).is_err());
}
