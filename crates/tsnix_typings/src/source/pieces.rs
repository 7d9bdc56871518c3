//! Work in pieces: several evaluations take ranges from one queue; the names of a range that fails are asked for one
//! by one, so that what fails stands alone.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};

use super::Context;
use super::evaluator::{EvaluationError, Evaluator};

/// How many names are asked for at once.
pub(super) const PIECE: usize = 60;

/// A range of names of something.
#[derive(Clone, Debug)]
pub(super) struct Piece<T> {
    /// Of what.
    pub(super) of: T,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The pieces of a range.
pub(super) fn pieces<T: Clone>(of: &T, count: usize) -> Vec<Piece<T>> {
    (0..count)
        .step_by(PIECE)
        .map(|from| Piece { of: of.clone(), from, to: (from + PIECE).min(count) })
        .collect()
}

/// What is done with the answers.
pub(super) trait Work<T>: Sync {
    /// The request for a piece, with `{id}` for its number.
    fn request(&self, piece: &Piece<T>) -> String;
    /// Takes an answer; gives further pieces. An answer that can't be read counts as an error.
    fn answer(
        &self,
        piece: &Piece<T>,
        json: &str,
        evaluator: &mut Evaluator,
    ) -> Result<Vec<Piece<T>>, EvaluationError>;
    /// One name that has no answer. It may try once more otherwise.
    fn failed(&self, piece: &Piece<T>, error: &EvaluationError, evaluator: &mut Evaluator);
}

struct Queue<T> {
    waiting: VecDeque<Piece<T>>,
    /// How many pieces are being worked on.
    busy: usize,
    error: Option<EvaluationError>,
}

/// Does all the work. `walk` is the expression that evaluations begin with.
pub(super) fn run<T: Clone + Send>(
    ctx: &Context<'_>,
    walk: &str,
    begin: Vec<Piece<T>>,
    work: &dyn Work<T>,
) -> Result<(), EvaluationError> {
    let jobs = ctx.jobs.clamp(1, begin.len().max(1));
    let queue = Mutex::new(Queue { waiting: begin.into(), busy: 0, error: None });
    let changed = Condvar::new();
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| worker(ctx, walk, &queue, &changed, work));
        }
    });
    let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    queue.error.map_or(Ok(()), Err)
}

fn worker<T: Clone + Send>(
    ctx: &Context<'_>,
    walk: &str,
    queue: &Mutex<Queue<T>>,
    changed: &Condvar,
    work: &dyn Work<T>,
) {
    let mut evaluator = None;
    while let Some(piece) = take(queue, changed) {
        let result = match ready(&mut evaluator, ctx, walk) {
            Ok(evaluator) => Ok(evaluate(evaluator, &piece, work)),
            Err(error) => Err(error),
        };
        let mut state = queue.lock().unwrap_or_else(PoisonError::into_inner);
        state.busy -= 1;
        match result {
            Ok((further, died)) => {
                let done = (piece.to - piece.from).saturating_sub(
                    further.iter().filter(|it| it.to <= piece.to).map(|it| it.to - it.from).sum(),
                );
                ctx.progress.advance(done);
                for piece in further.into_iter().rev() {
                    state.waiting.push_front(piece);
                }
                if died {
                    evaluator = None;
                }
            }
            Err(error) => {
                state.waiting.clear();
                state.error.get_or_insert(error);
            }
        }
        changed.notify_all();
    }
}

/// The next piece; none when all is done.
fn take<T: Clone>(queue: &Mutex<Queue<T>>, changed: &Condvar) -> Option<Piece<T>> {
    let mut state = queue.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if let Some(piece) = state.waiting.pop_front() {
            state.busy += 1;
            return Some(piece);
        }
        if state.busy == 0 {
            return None;
        }
        state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

fn ready<'e>(
    evaluator: &'e mut Option<Evaluator>,
    ctx: &Context<'_>,
    walk: &str,
) -> Result<&'e mut Evaluator, EvaluationError> {
    if evaluator.is_none() {
        *evaluator = Some(Evaluator::start(ctx.nix, walk)?);
    }
    evaluator.as_mut().ok_or_else(|| EvaluationError::Start("it is gone".to_owned()))
}

/// The pieces that come of one: what it leads to, or its names one by one; and whether the process is gone.
fn evaluate<T: Clone>(
    evaluator: &mut Evaluator,
    piece: &Piece<T>,
    work: &dyn Work<T>,
) -> (Vec<Piece<T>>, bool) {
    let result = evaluator.ask(&work.request(piece)).and_then(|json| work.answer(piece, &json, evaluator));
    match result {
        Ok(further) => (further, false),
        Err(error) => {
            let died = matches!(error, EvaluationError::Died(_));
            if piece.to - piece.from <= 1 {
                work.failed(piece, &error, evaluator);
                return (Vec::new(), died);
            }
            // What works has been evaluated and costs nothing more; what fails costs anew each time it is tried.
            let singles = (piece.from..piece.to).map(|from| Piece { from, to: from + 1, ..piece.clone() });
            (singles.collect(), died)
        }
    }
}
