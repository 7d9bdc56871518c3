//! Notices a case that the compiler does not come back from, and says which one it is.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Compiling a case takes milliseconds.
const LIMIT: Duration = Duration::from_secs(60);

/// The cases that are being compiled.
#[derive(Default)]
pub(super) struct Watch {
    running: Mutex<BTreeMap<String, Instant>>,
}

impl Watch {
    /// Runs `work` under the name of its case.
    pub(super) fn over<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        let lock = || self.running.lock().unwrap_or_else(PoisonError::into_inner);
        lock().insert(name.to_owned(), Instant::now());
        let result = work();
        lock().remove(name);
        result
    }

    /// The case that has been running for longer than `limit`.
    fn stuck(&self, limit: Duration) -> Option<String> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.iter().find(|(_, start)| start.elapsed() > limit).map(|(name, _)| name.clone())
    }

    /// Ends the whole process when a case is stuck: a thread that loops can't be ended by itself.
    pub(super) fn guard(&'static self) {
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_secs(1));
                if let Some(name) = self.stuck(LIMIT) {
                    eprintln!("ERROR: the compiler does not come back from {name}");
                    std::process::exit(1);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    //! What is done is not stuck, what is not done is.

    use std::time::Duration;

    use super::Watch;

    #[test]
    fn only_what_runs_can_be_stuck() {
        let watch = Watch::default();
        watch.over("a", || {
            assert_eq!(watch.stuck(Duration::ZERO).as_deref(), Some("a"));
            assert_eq!(watch.stuck(Duration::from_secs(60)), None);
        });
        assert_eq!(watch.stuck(Duration::ZERO), None);
    }
}
