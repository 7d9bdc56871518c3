//! Flakes as they are typed: each cut off at every word and sign, as the end of the text and with what follows on other
//! lines still there.
//!
//! What the author is going to write is offered before it is all there, and what is said about the text stays where
//! the author is: at the cut, not in what is finished.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_project::discover::discover;
use tsnix_project::{Checked, Session};
use tsnix_source::file_system::{MemoryFileSystem, OverlayFileSystem};
use tsnix_source::{Diagnostic, FileId};

use super::{Options, completions};
use crate::Analysis;
use crate::completion::MOST_ITEMS;

/// The programs, each behind a line `//- name`.
const FLAKES: &str = include_str!("typing/flakes.txt");

/// How many letters of a name are typed before it has to be offered.
const TYPED: usize = 3;

/// A program that is being written.
struct Typing {
    overlay: Arc<OverlayFileSystem>,
    session: Session,
    path: PathBuf,
}

impl Typing {
    fn new(name: &str) -> Self {
        let overlay = Arc::new(OverlayFileSystem::new(Arc::new(MemoryFileSystem::default())));
        let path = Path::new("/p").join(name);
        overlay.set(path.clone(), "".into());
        let project = discover(overlay.as_ref(), Path::new("/p"), std::slice::from_ref(&path));
        let session = Session::new(Arc::<OverlayFileSystem>::clone(&overlay), project.expect("an entry"));
        Self { overlay, session, path }
    }

    fn checked(&mut self, text: &str) -> (Checked, FileId) {
        self.overlay.set(self.path.clone(), text.into());
        let checked = self.session.check(std::slice::from_ref(&self.path)).expect("the file can be read");
        let file = checked.files.find(&self.path).expect("the entry is in the program");
        (checked, file)
    }
}

fn flakes() -> Vec<(&'static str, &'static str)> {
    FLAKES.split("//- ").skip(1).filter_map(|it| it.split_once('\n')).collect()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// Where a word or a sign ends.
fn cuts(text: &str) -> Vec<usize> {
    let mut letters = text.char_indices().peekable();
    let mut cuts = Vec::new();
    while let Some((at, letter)) = letters.next() {
        let goes_on = is_word(letter) && letters.peek().is_some_and(|(_, next)| is_word(*next));
        if !letter.is_whitespace() && !goes_on {
            cuts.push(at + letter.len_utf8());
        }
    }
    cuts
}

/// The text up to a cut, with the lines behind it.
fn with_rest(text: &str, at: usize) -> String {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    format!("{}{}", &text[..at], &text[end..])
}

fn labels(checked: &Checked, file: FileId, at: usize) -> Vec<String> {
    let analysis = Analysis::new(checked);
    let found = completions(&analysis, file, at as u32, Options { snippets: true });
    found.items.into_iter().map(|it| it.label).collect()
}

fn is_syntax(said: &Diagnostic) -> bool {
    said.code.number.len() == 6 && said.code.number.starts_with("ts1")
}

/// What is wrong with a flake that is cut off somewhere: what is said far from the cut.
fn far_words(checked: &Checked, text: &str, at: usize) -> Vec<String> {
    let before = cuts(&text[..at]);
    // The last words and signs before the cut, where the author is.
    let near = before.len().checked_sub(4).and_then(|it| before.get(it)).copied().unwrap_or(0);
    let said = checked.diagnostics.iter().filter(|it| is_syntax(it) && (it.range.end as usize) < near);
    said.map(|it| format!("{} {} at {:?}", it.code.number, it.message, it.range.of(text))).collect()
}

#[test]
fn what_is_said_is_near_the_cut() {
    let mut wrong = Vec::new();
    for (name, flake) in flakes() {
        let mut typing = Typing::new(name);
        for at in cuts(flake) {
            let text = &flake[..at];
            let (checked, _) = typing.checked(text);
            let far = far_words(&checked, text, at);
            if !far.is_empty() {
                wrong.push(format!("{name}: {:?}: {}", &text[at.saturating_sub(30)..], far.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_next_name_is_offered() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (name, flake) in flakes() {
        let mut typing = Typing::new(name);
        for at in cuts(flake).into_iter().filter(|at| flake[..*at].ends_with('.')) {
            let next: String = flake[at..].chars().take_while(|it| is_word(*it)).collect();
            let line = flake[..at].lines().last().unwrap_or_default();
            let is_text = line.matches('"').count() % 2 == 1;
            if next.is_empty() || flake[..at].ends_with("..") || is_text {
                continue;
            }
            for typed in [0, TYPED.min(next.len())] {
                let end = at + typed;
                for text in [flake[..end].to_owned(), with_rest(flake, end)] {
                    let (checked, file) = typing.checked(&text);
                    let labels = labels(&checked, file, end);
                    asked += 1;
                    let is_there = match typed {
                        // Of so many names not all are sent.
                        0 if labels.len() == MOST_ITEMS => true,
                        _ => labels.contains(&next),
                    };
                    if !is_there {
                        let line = flake[..end].lines().last().unwrap_or_default();
                        let behind = text.len() - end;
                        wrong.push(format!(
                            "{name}: {line}<|> and {behind} bytes: no {next} in {:?}",
                            &labels[..labels.len().min(5)]
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}\n{}", wrong.len(), wrong.join("\n"));
}
