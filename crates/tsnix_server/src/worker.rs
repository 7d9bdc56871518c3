//! The thread that owns the [`World`]: jobs in, answers out, one after the other.
//!
//! A request whose client no longer waits is skipped. What can wait (diagnostics after an edit) is done when
//! no job is left. A panic ends one job, not the server.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tsnix_source::FileSystem;

use crate::client::Outbox;
use crate::world::World;

/// Checking recurses over syntax and types; the room is reserved, not used up.
const STACK_BYTES: usize = 256 << 20;

type Work = Box<dyn FnOnce(&mut World) + Send>;

enum Job {
    /// Always done: an edit.
    Change(Work),
    /// Not done when nobody waits any more.
    Question { is_cancelled: Box<dyn Fn() -> bool + Send>, work: Work },
}

/// The way to the worker thread.
pub(crate) struct Worker {
    jobs: Sender<Job>,
}

impl Worker {
    /// Starts the thread.
    pub(crate) fn start(client: Client, disk: Arc<dyn FileSystem>) -> Self {
        let outbox = Outbox::start(client);
        let (jobs, inbox) = channel();
        let run = move || work_through(&inbox, World::new(disk, outbox));
        // Where no thread can be had nothing works, and every question says so.
        let _ = std::thread::Builder::new().name("analysis".to_owned()).stack_size(STACK_BYTES).spawn(run);
        Self { jobs }
    }

    /// Hands over a change. It is in the queue when this returns.
    pub(crate) fn change(&self, work: impl FnOnce(&mut World) + Send + 'static) {
        let _ = self.jobs.send(Job::Change(Box::new(work)));
    }

    /// Hands over a question and waits for the answer. The question is in the queue before the first wait.
    ///
    /// # Errors
    /// Where answering failed.
    pub(crate) async fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut World) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (sender, receiver) = oneshot::channel();
        let sender = Arc::new(std::sync::Mutex::new(Some(sender)));
        let watched = Arc::clone(&sender);
        let is_cancelled = move || match watched.lock() {
            Ok(sender) => sender.as_ref().is_none_or(oneshot::Sender::is_closed),
            Err(_) => true,
        };
        let work = move |world: &mut World| {
            let answer = work(world);
            if let Ok(mut sender) = sender.lock()
                && let Some(sender) = sender.take()
            {
                let _ = sender.send(answer);
            }
        };
        let _ = self.jobs.send(Job::Question { is_cancelled: Box::new(is_cancelled), work: Box::new(work) });
        receiver.await.unwrap_or_else(|_| Err(failed()))
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
    loop {
        if waiting.is_empty() && !world.has_chores() {
            match inbox.recv() {
                Ok(job) => waiting.push_back(job),
                Err(_) => return,
            }
        }
        waiting.extend(inbox.try_iter());
        match waiting.pop_front() {
            Some(Job::Change(work)) => guarded(&mut world, work),
            Some(Job::Question { is_cancelled, work }) => {
                if !is_cancelled() {
                    guarded(&mut world, work);
                }
            }
            None => guarded(&mut world, Box::new(World::do_chore)),
        }
    }
}

/// Does a job. What a panic left half-made is thrown away: everything can be made again from the texts.
fn guarded(world: &mut World, work: Work) {
    let result = catch_unwind(AssertUnwindSafe(|| work(world)));
    if result.is_err() {
        world.forget_programs();
    }
}
