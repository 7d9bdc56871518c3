//! Recovery: where swc gives up, the text is changed at that place and read again.
//!
//! swc stops at the first error that it has no plan for, but an editor needs the rest of the file, and what
//! stands before a cursor is nearly always unfinished. So, as Burke and Fisher did: small changes at the
//! place of the error are tried in the order of their cost ([`candidates`]), and the first with which the
//! parser comes far enough stays. Lowering turns inserted names into `Missing` nodes; all ranges are those of
//! the text as given ([`crate::patch`]).

mod candidates;
mod generics;
mod place;

use swc_ecma_parser::error::Error;
use tsnix_source::TextRange;

use crate::FileKind;
use crate::patch::Patches;
use crate::scan::{Token, TokenKind, tokens};
use crate::swc_run::{Run, is_about_place, is_about_tokens, position, run};
pub(crate) use candidates::{Edit, is_keyword};
pub(crate) use place::List;

/// How many errors are mended before the rest of the text is given up.
const MAX_ROUNDS: usize = 48;
/// How many bytes may be read again for one text, over all attempts, and how many times its length at least.
const BYTES_AT_MOST: usize = 8 << 20;
const TIMES_AT_LEAST: usize = 48;
/// A change with which the parser comes this many tokens further is taken at once.
const FAR_ENOUGH: usize = 12;
/// How many changes are tried where swc has its own way to go on.
const SOFT_ATTEMPTS: usize = 16;

/// A place where the text had to be changed.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The place in the text as given.
    pub(crate) range: TextRange,
    /// Where the change was made, for what lowering knows about it.
    pub(crate) at: u32,
    /// What was wrong.
    pub(crate) kind: ProblemKind,
}

/// What was wrong at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ProblemKind {
    /// A name, an expression or a type is missing; which one, lowering knows.
    Missing,
    /// This token is missing.
    Expected(String),
    /// An element of this list should stand here.
    ElementOf(List),
    /// A word that starts no statement, and the keyword that it resembles.
    UnknownKeyword(Option<&'static str>),
    /// A keyword where a name should stand.
    Reserved,
    /// A number goes on with a name.
    NameBehindNumber,
    /// A string without its closing quote.
    UnterminatedString,
    /// A template without its closing quote.
    UnterminatedTemplate,
    /// A regular expression without its end.
    UnterminatedRegex,
    /// A comment without its end.
    UnterminatedComment,
    /// A character that has no meaning.
    InvalidCharacter,
    /// What swc said.
    Swc(Error),
}

/// A text that swc reads, made of one that it does not.
pub(crate) struct Repaired {
    /// The changed text.
    pub(crate) text: String,
    /// What was changed.
    pub(crate) patches: Patches,
    /// Where.
    pub(crate) problems: Vec<Problem>,
    /// What swc made of the changed text.
    pub(crate) run: Run,
}

/// Whether a text should be mended: swc gave up, or went on behind tokens that it did not expect.
pub(crate) fn is_needed(run: &Run) -> bool {
    run.tree.is_none() || run.errors.iter().any(is_about_tokens)
}

/// Mends a text of which swc made `first`.
pub(crate) fn repair(text: &str, kind: FileKind, first: Run) -> Repaired {
    match generics::repair(text, kind, &first) {
        Some(repaired) => repaired,
        None => repair_as_it_is(text, kind, first),
    }
}

fn repair_as_it_is(text: &str, kind: FileKind, first: Run) -> Repaired {
    let mut state = State {
        text: text.to_owned(),
        patches: Patches::default(),
        problems: Vec::new(),
        kind,
        accepted: 0,
        bytes_left: BYTES_AT_MOST.max(text.len() * TIMES_AT_LEAST),
        run: first,
    };
    for round in 0..MAX_ROUNDS * 2 {
        let is_exhausted = round >= MAX_ROUNDS || state.bytes_left == 0;
        match state.next_error() {
            None => return state.finish(),
            // With nothing left to try, swc's own way has to do.
            Some(NextError::Soft(_)) if is_exhausted => return state.finish(),
            Some(NextError::Soft(error)) => mend_soft(&mut state, &error),
            Some(NextError::Fatal(error)) => mend_fatal(&mut state, error, is_exhausted, round),
        }
    }
    state.give_up();
    state.finish()
}

/// The first error that needs a decision.
enum NextError {
    /// swc goes on behind it.
    Soft(Error),
    /// swc gave up; nothing where it did not say where.
    Fatal(Option<Error>),
}

struct State {
    text: String,
    patches: Patches,
    problems: Vec<Problem>,
    kind: FileKind,
    /// Where swc goes on by itself before this offset of the text as given, it may.
    accepted: u32,
    bytes_left: usize,
    run: Run,
}

impl State {
    fn finish(self) -> Repaired {
        Repaired { text: self.text, patches: self.patches, problems: self.problems, run: self.run }
    }

    fn next_error(&self) -> Option<NextError> {
        let is_open = |error: &&Error| {
            is_about_tokens(error) && self.patches.original(position(error) as u32) >= self.accepted
        };
        let soft = self.run.errors.iter().find(is_open);
        if self.run.tree.is_some() {
            return soft.map(|error| NextError::Soft(error.clone()));
        }
        match (soft, &self.run.fatal) {
            (Some(soft), Some(fatal)) if position(soft) < position(fatal) => {
                Some(NextError::Soft(soft.clone()))
            }
            (_, fatal) => Some(NextError::Fatal(fatal.clone())),
        }
    }

    /// Changes the text, notes what was wrong, and reads it again.
    fn apply(&mut self, error: Option<&Error>, edit: Edit) {
        let mut range = self.patches.original_range(edit.shown.0 as u32, edit.shown.1 as u32);
        let mut kind = edit.problem;
        if let Some(error) = error
            && !is_about_tokens(error)
            && !matches!(kind, ProblemKind::NameBehindNumber)
            && !(is_about_place(error) && edit.insert.starts_with('}'))
        {
            // A change that was made for just this error knows its place best.
            if !matches!(kind, ProblemKind::Swc(_)) {
                let span = swc_common::Spanned::span(error);
                let (start, end) = (crate::lower::offset(span.lo), crate::lower::offset(span.hi));
                range = self.patches.original_range(start, end);
            }
            kind = ProblemKind::Swc(error.clone());
        } else if error.is_some_and(is_about_place) {
            kind = ProblemKind::Expected("}".to_owned());
        }
        let length = self.text.len();
        self.patches.replace(length, edit.start, edit.end, edit.insert.len());
        self.text.replace_range(edit.start..edit.end, &edit.insert);
        let at = self.patches.original(edit.start as u32);
        // What follows directly on a problem is seldom another one.
        let is_known = self.problems.iter().any(|known| known.range.start == range.start);
        if !is_known {
            self.problems.push(Problem { range, at, kind });
        }
        self.run = run(&self.text, self.kind);
    }

    /// An empty text is always readable.
    fn give_up(&mut self) {
        let length = self.text.len();
        self.patches.replace(length, 0, length, 0);
        self.text.clear();
        self.run = run("", self.kind);
    }
}

fn mend_soft(state: &mut State, error: &Error) {
    let tokens = tokens(&state.text);
    let index = error_token(&tokens, position(error));
    let edits = candidates::candidates(&state.text, &tokens, index, Some(error));
    match best_edit(state, &tokens, index, Some(error), edits.into_iter().take(SOFT_ATTEMPTS)) {
        Some((edit, true)) => state.apply(Some(error), edit),
        _ => state.accepted = state.patches.original(position(error) as u32) + 1,
    }
}

fn mend_fatal(state: &mut State, error: Option<Error>, is_exhausted: bool, round: usize) {
    let tokens = tokens(&state.text);
    let index = error_token(&tokens, error.as_ref().map_or(state.text.len(), position));
    let edit = if round > MAX_ROUNDS + 8 {
        return state.give_up();
    } else if is_exhausted {
        candidates::cut(&state.text, &tokens, index)
    } else {
        let edits = candidates::candidates(&state.text, &tokens, index, error.as_ref());
        match best_edit(state, &tokens, index, error.as_ref(), edits.into_iter()) {
            Some((edit, _)) => edit,
            None => candidates::delete(&state.text, &tokens, index),
        }
    };
    state.apply(error.as_ref(), edit);
}

/// The change with which the parser comes furthest for its cost, and whether it comes far enough.
fn best_edit(
    state: &mut State,
    tokens: &[Token],
    index: usize,
    error: Option<&Error>,
    edits: impl Iterator<Item = Edit>,
) -> Option<(Edit, bool)> {
    let mut best: Option<(i64, Edit, bool)> = None;
    // Whether a bracket is missing or something stands at the wrong place shows only at the end.
    let far = if error.is_some_and(is_about_place) { tokens.len() } else { FAR_ENOUGH };
    let known = state.run.errors.len();
    for edit in edits {
        if state.bytes_left < state.text.len() {
            state.bytes_left = 0;
            break;
        }
        state.bytes_left -= state.text.len();
        let (progress, errors) = try_edit(state, tokens, index, &edit);
        // A quote makes a string of what was nothing, even where the next error is at the same place.
        if progress == 0 && edit.problem != ProblemKind::UnterminatedString {
            continue;
        }
        let more = errors.saturating_sub(known);
        if progress >= far && more == 0 {
            return Some((edit, true));
        }
        // One mistake less, although the next is near.
        let is_better = errors < known && progress >= 3;
        let score = (progress.min(far) * 4) as i64 - i64::from(edit.cost) - 12 * more as i64;
        if best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, edit, is_better));
        }
    }
    best.map(|(_, edit, is_better)| (edit, is_better))
}

/// How many tokens further the parser comes with a change, and how many errors it then went on behind.
fn try_edit(state: &State, tokens: &[Token], index: usize, edit: &Edit) -> (usize, usize) {
    let mut text = String::with_capacity(state.text.len() + edit.insert.len());
    text.push_str(&state.text[..edit.start]);
    text.push_str(&edit.insert);
    text.push_str(&state.text[edit.end..]);
    let behind = edit.start + edit.insert.len();
    // Where an offset of the changed text lies in the text before the change.
    let back = |at: usize| match at {
        _ if at >= behind => at - edit.insert.len() + (edit.end - edit.start),
        _ => at.min(edit.start),
    };
    let passed = |at: usize| tokens.partition_point(|token| token.start < at).saturating_sub(index);
    let first = edit.start.min(tokens.get(index).map_or(0, |token| token.start));
    let run = run(&text, state.kind);
    let next = run
        .errors
        .iter()
        .filter(|error| is_about_tokens(error) && back(position(error)) >= first)
        .chain(&run.fatal)
        .map(|error| back(position(error)))
        .min();
    let is_near = |error: &&Error| passed(back(position(error))) < FAR_ENOUGH;
    let errors = run.errors.iter().filter(is_near).count();
    match next {
        Some(next) => (passed(next), errors),
        None if run.tree.is_none() => (0, errors),
        None => (usize::MAX / 8, errors),
    }
}

/// The token at a position or behind it.
fn error_token(tokens: &[Token], position: usize) -> usize {
    let index = tokens.partition_point(|token| token.end <= position && token.kind != TokenKind::End);
    index.min(tokens.len().saturating_sub(1))
}
