//! The thread that owns the [`World`]: jobs in, answers out, one after the other.
//!
//! A request whose client no longer waits is skipped, and so is one about a whole document that a waiting edit is
//! about to change: the client asks again. What can wait (diagnostics after an edit) is done piece by piece when no job
//! is left, pulled diagnostics behind all other questions, and what nobody will miss for a moment when nothing came for
//! a while: so a completion that is asked right behind an edit is not held up. A panic ends one job, not the server.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::Url;
use tsnix_source::FileSystem;

use crate::client::Outbox;
use crate::progress::Running;
use crate::world::{Chore, World};

/// Checking recurses over syntax and types; the room is reserved, not used up.
const STACK_BYTES: usize = 256 << 20;

/// Nothing came for so long: whoever types has stopped for a moment.
const QUIET: Duration = Duration::from_millis(120);

/// For so long what follows an edit is waited for: the question that the same key makes the client ask.
const GRACE: Duration = Duration::from_millis(3);

type Work = Box<dyn FnOnce(&mut World) + Send>;

enum Job {
    /// Always done; the document that it changes.
    Change { document: Option<Url>, work: Work },
    /// Not done when nobody waits any more.
    Question(Question),
}

struct Question {
    is_cancelled: Box<dyn Fn() -> bool + Send>,
    work: Work,
    /// The document that it is about as a whole, and the answer where that is about to change.
    stale: Option<(Url, Box<dyn FnOnce() + Send>)>,
    /// Whether all others go first, whenever they came.
    is_patient: bool,
}

/// The way to the worker thread. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Worker {
    jobs: Sender<Job>,
    running: Arc<Running>,
}

impl Worker {
    /// Starts the thread.
    pub(crate) fn start(client: Client, disk: Arc<dyn FileSystem>) -> Self {
        let (jobs, inbox) = channel();
        let worker = Self { jobs, running: Arc::default() };
        let outbox = Outbox::start(client, worker.clone());
        let run = move || work_through(&inbox, World::new(disk, outbox));
        // Where no thread can be had nothing works, and every question says so.
        let _ = std::thread::Builder::new().name("analysis".to_owned()).stack_size(STACK_BYTES).spawn(run);
        worker
    }

    /// What takes long and runs beside the worker.
    pub(crate) fn running(&self) -> Arc<Running> {
        Arc::clone(&self.running)
    }

    /// Hands over a change. It is in the queue when this returns.
    pub(crate) fn change(&self, work: impl FnOnce(&mut World) + Send + 'static) {
        let _ = self.jobs.send(Job::Change { document: None, work: Box::new(work) });
    }

    /// Hands over a change of a document.
    pub(crate) fn edit(&self, document: Url, work: impl FnOnce(&mut World) + Send + 'static) {
        let _ = self.jobs.send(Job::Change { document: Some(document), work: Box::new(work) });
    }

    /// Hands over a question and waits for the answer. The question is in the queue before the first wait.
    ///
    /// # Errors
    /// Where answering failed.
    pub(crate) async fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut World) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.hand_over(None, false, work).await
    }

    /// As [`Worker::ask`], about a document as a whole: where an edit of it waits already, the answer is `refusal`.
    ///
    /// # Errors
    /// Where answering failed, and where the document is about to change.
    pub(crate) async fn ask_about<R: Send + 'static>(
        &self,
        document: &Url,
        refusal: fn() -> Error,
        work: impl FnOnce(&mut World) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.hand_over(Some((document.clone(), refusal)), false, work).await
    }

    /// As [`Worker::ask`], or with a document as [`Worker::ask_about`], for what can wait: everything else goes first,
    /// and an edit of the document meanwhile makes the answer `refusal`.
    ///
    /// # Errors
    /// Where answering failed, and where the document has changed before.
    pub(crate) async fn ask_patiently<R: Send + 'static>(
        &self,
        about: Option<(Url, fn() -> Error)>,
        work: impl FnOnce(&mut World) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.hand_over(about, true, work).await
    }

    async fn hand_over<R: Send + 'static>(
        &self,
        about: Option<(Url, fn() -> Error)>,
        is_patient: bool,
        work: impl FnOnce(&mut World) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (sender, receiver) = oneshot::channel();
        let slot = Slot(Arc::new(Mutex::new(Some(sender))));
        let (watched, refused) = (slot.clone(), slot.clone());
        let stale = about.map(|(document, refusal)| {
            let refuse: Box<dyn FnOnce() + Send> = Box::new(move || refused.fill(Err(refusal())));
            (document, refuse)
        });
        let work: Work = Box::new(move |world: &mut World| slot.fill(work(world)));
        let question =
            Question { is_cancelled: Box::new(move || watched.is_closed()), work, stale, is_patient };
        let _ = self.jobs.send(Job::Question(question));
        receiver.await.unwrap_or_else(|_| Err(failed()))
    }
}

/// Where one answer goes.
struct Slot<R>(Arc<Mutex<Option<oneshot::Sender<Result<R>>>>>);

impl<R> Clone for Slot<R> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<R> Slot<R> {
    fn fill(&self, answer: Result<R>) {
        if let Ok(mut sender) = self.0.lock()
            && let Some(sender) = sender.take()
        {
            let _ = sender.send(answer);
        }
    }

    fn is_closed(&self) -> bool {
        self.0.lock().map_or(true, |sender| sender.as_ref().is_none_or(oneshot::Sender::is_closed))
    }
}

/// The document has changed since: the client asks again when it wants to know.
pub(crate) fn content_modified() -> Error {
    let message = "the document has changed since".into();
    Error { code: ErrorCode::ContentModified, message, data: None }
}

/// The same for pulled diagnostics, for which the protocol has an answer of its own (`ServerCancelled`).
pub(crate) fn ask_again() -> Error {
    Error {
        code: ErrorCode::ServerError(-32802),
        message: "the document has changed since".into(),
        data: Some(serde_json::json!({ "retriggerRequest": true })),
    }
}

fn failed() -> Error {
    Error {
        code: ErrorCode::InternalError,
        message: "tsnix failed while answering; the server goes on".into(),
        data: None,
    }
}

fn work_through(inbox: &Receiver<Job>, mut world: World) {
    let mut waiting: VecDeque<Job> = VecDeque::new();
    let mut patient: VecDeque<Question> = VecDeque::new();
    let (mut is_quiet, mut is_edited) = (false, false);
    loop {
        waiting.extend(inbox.try_iter());
        if let Some(job) = waiting.pop_front() {
            is_quiet = false;
            match job {
                Job::Change { document, work } => {
                    refuse(&mut patient, document.as_ref());
                    is_edited = true;
                    let _ = guarded(&mut world, work);
                }
                Job::Question(question) if question.is_patient => patient.push_back(question),
                Job::Question(question) => answer(&mut world, question, &waiting),
            }
            continue;
        }
        let chore = world.chore();
        let waits = chore == Chore::Now && is_edited && patient.is_empty();
        is_edited = false;
        if chore == Chore::Now && !waits || chore == Chore::InQuiet && is_quiet && patient.is_empty() {
            // What fails for itself fails again: it waits for the next change.
            if !guarded(&mut world, Box::new(World::do_chore)) {
                world.leave_chores();
            }
            continue;
        }
        if let Some(question) = patient.pop_front() {
            answer(&mut world, question, &waiting);
            continue;
        }
        let next = match chore {
            Chore::Now => inbox.recv_timeout(GRACE),
            Chore::InQuiet => inbox.recv_timeout(QUIET),
            Chore::None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok(job) => waiting.push_back(job),
            Err(RecvTimeoutError::Timeout) => is_quiet = chore == Chore::InQuiet,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Those who wait for an answer about a document that changes are told so.
fn refuse(patient: &mut VecDeque<Question>, changed: Option<&Url>) {
    let Some(changed) = changed else { return };
    for mut question in std::mem::take(patient) {
        match question.stale.take() {
            Some((about, refuse)) if about == *changed => refuse(),
            stale => patient.push_back(Question { stale, ..question }),
        }
    }
}

fn answer(world: &mut World, question: Question, waiting: &VecDeque<Job>) {
    if (question.is_cancelled)() {
        return;
    }
    let changes =
        |job: &Job, about: &Url| matches!(job, Job::Change { document: Some(it), .. } if it == about);
    match question.stale {
        Some((about, refuse)) if waiting.iter().any(|job| changes(job, &about)) => refuse(),
        _ => drop(guarded(world, question.work)),
    }
}

/// Does a job. What a panic left half-made is thrown away: everything can be made again from the texts.
/// Whether it could be done.
fn guarded(world: &mut World, work: Work) -> bool {
    let result = catch_unwind(AssertUnwindSafe(|| work(world)));
    if result.is_err() {
        world.forget_programs();
    }
    result.is_ok()
}
