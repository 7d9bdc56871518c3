//! tsnix, linked in: one program in, its (line, code) out. A panic is the failure of one program.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use tsnix_check::module_graph::{Library, Loader};
use tsnix_check::{check, subset};
use tsnix_project::{tsconfig, typings};
use tsnix_source::Diagnostic;
use tsnix_source::catalogue::names::CANNOT_FIND_MODULE;
use tsnix_source::file_system::DiskFileSystem;

use super::tsc::{Said, Unit};

/// What tsnix says of one program.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    /// What the parser says, TypeScript's numbers only.
    pub(super) syntax: Said,
    /// What parser, loader and checker say, TypeScript's numbers only.
    pub(super) said: Said,
    /// Forms that are outside of the language by design: `tn1...`.
    pub(super) refused: BTreeSet<String>,
    /// The messages, for reading.
    pub(super) text: Vec<String>,
    pub(super) panic: Option<String>,
    pub(super) time: Duration,
}

/// A checker that has read its library.
pub(super) struct Checker {
    loader: Loader,
    libraries: Vec<Library>,
}

impl Checker {
    pub(super) fn new() -> Self {
        Self { loader: Loader::default(), libraries: typings::embedded() }
    }

    pub(super) fn check(&mut self, unit: &Unit) -> Answer {
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| self.check_unguarded(unit)));
        let mut answer = match result {
            Ok(answer) => answer,
            Err(panic) => {
                // What a panic leaves behind can't be trusted.
                self.loader = Loader::default();
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
                Answer { panic: Some(text.unwrap_or_default()), ..Answer::default() }
            }
        };
        answer.time = start.elapsed();
        answer
    }

    fn check_unguarded(&mut self, unit: &Unit) -> Answer {
        let paths: Vec<_> = unit.files.iter().map(|name| unit.folder.join(name)).collect();
        let Ok(graph) = self.loader.load(&DiskFileSystem, &paths, &self.libraries) else {
            return Answer { panic: Some("can't be read".to_owned()), ..Answer::default() };
        };
        let mut answer = Answer::default();
        let place = |it: &Diagnostic| {
            let file = graph.files.file(it.file);
            let name = file.path().strip_prefix(&unit.folder).unwrap_or(file.path());
            let line = file.lines().line(it.range.start) + 1;
            (name.to_string_lossy().into_owned(), line, it.code.number.to_owned())
        };
        let mut add = |it: &Diagnostic, is_syntax: bool| {
            let place = place(it);
            answer.text.push(format!("{}({}): {} {}", place.0, place.1, place.2, it.message));
            if it.code.number.starts_with("ts") {
                if is_syntax {
                    answer.syntax.insert(place.clone());
                }
                answer.said.insert(place);
            }
        };
        for it in graph.diagnostics.iter().filter(|it| it.is_error()) {
            add(it, *it.code != CANNOT_FIND_MODULE && !tsnix_syntax::is_grammar(it.code));
        }
        let options = tsconfig::options_for(&DiskFileSystem, &unit.folder);
        let model = check(&graph, &options);
        for (file, module) in &graph.modules {
            if !module.is_library {
                model.diagnostics(*file).iter().filter(|it| it.is_error()).for_each(|it| add(it, false));
            }
        }
        for (file, module) in &graph.modules {
            if !module.is_library {
                let found = subset::check(&model, *file);
                let codes = found.iter().filter(|it| it.is_error()).map(|it| it.code.number.to_owned());
                answer.refused.extend(codes);
            }
        }
        answer
    }
}
