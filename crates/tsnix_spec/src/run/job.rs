//! One case on its way through a run.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::compile::{Compiled, Said};
use crate::oracle::{Reported, TscUnit};
use crate::page::{Case, Fence, TypeQuery, read_assertions};
use crate::typings;
use crate::update::Replacement;
use crate::verdict::{self, Complaint, Expected};

/// A case, where it is laid out, and what has been found so far.
pub(super) struct Job {
    /// Relative to the repository.
    pub(super) page: PathBuf,
    pub(super) case: Case,
    pub(super) folder: PathBuf,
    /// Of a diagnostic's own page.
    code: Option<&'static str>,
    expected: Vec<Expected>,
    pub(super) queries: Vec<(String, TypeQuery)>,
    /// The declarations that were made of its facts.
    typings: Vec<PathBuf>,
    pub(super) compiled: Option<Result<Compiled, String>>,
    pub(super) nix_value: Option<String>,
    pub(super) complaints: Vec<Complaint>,
    pub(super) is_skipped: bool,
}

impl Job {
    pub(super) fn new(page: PathBuf, case: Case, folder: PathBuf, code: Option<&'static str>) -> Self {
        let mut complaints = Vec::new();
        let mut expected = Vec::new();
        let mut queries = Vec::new();
        for (name, file) in &case.files {
            if !name.ends_with(".ts") {
                continue;
            }
            match read_assertions(&file.text) {
                Ok((assertions, asked)) => {
                    expected.extend(
                        assertions.into_iter().map(|assertion| Expected { file: name.clone(), assertion }),
                    );
                    queries.extend(asked.into_iter().map(|query| (name.clone(), query)));
                }
                Err(errors) => complaints.extend(
                    errors
                        .into_iter()
                        .map(|it| Complaint { line: case.page_line(name, it.line), message: it.message }),
                ),
            }
        }
        Self {
            page,
            case,
            folder,
            code,
            expected,
            queries,
            typings: Vec::new(),
            compiled: None,
            nix_value: None,
            complaints,
            is_skipped: false,
        }
    }

    pub(super) fn write_files(&mut self) -> io::Result<()> {
        for (name, file) in &self.case.files {
            let path = self.folder.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, &file.text)?;
        }
        if !self.case.facts.is_empty() {
            let (complaints, files) = typings::write(&self.folder, &self.case.facts, &self.case.typings);
            self.complaints.extend(complaints);
            self.typings = files;
        }
        Ok(())
    }

    /// Everything that can be said without an oracle.
    pub(super) fn check_compiled(&mut self) {
        let compiled = match &self.compiled {
            Some(Ok(compiled)) => compiled,
            Some(Err(message)) => {
                self.complaints.push(Complaint { line: self.case.line, message: message.clone() });
                return;
            }
            None => return,
        };
        let mut found = match self.code {
            Some(code) => verdict::code_page(&self.case, code, &self.expected, &compiled.said),
            // A program about types uses what only TypeScript has: `declare`, exports that change.
            None if self.case.is_only_checked => {
                let of_typescript = |it: &&Said| it.code.starts_with("ts");
                let said: Vec<Said> = compiled.said.iter().filter(of_typescript).cloned().collect();
                verdict::diagnostics(&self.case, &self.expected, &said)
            }
            // In a file that is no TypeScript nothing can be asserted but by all that is said.
            None if self.case.diagnostics.is_some() => {
                let in_program = |it: &&Said| it.file.ends_with(".ts");
                let said: Vec<Said> = compiled.said.iter().filter(in_program).cloned().collect();
                verdict::diagnostics(&self.case, &self.expected, &said)
            }
            None => verdict::diagnostics(&self.case, &self.expected, &compiled.said),
        };
        if let Some(fence) = &self.case.diagnostics {
            found.extend(verdict::rendering(fence, &compiled.concise));
        }
        if let Some(fence) = &self.case.nix {
            found.extend(verdict::nix_text(fence, compiled));
        }
        for ((file, query), answer) in self.queries.iter().zip(&compiled.types) {
            if answer.as_deref() != Some(query.expected.as_str()) {
                let answer = answer.as_deref().unwrap_or("nothing");
                found.push(Complaint {
                    line: self.case.page_line(file, query.line),
                    message: format!("the type is `{answer}`, expected `{}`", query.expected),
                });
            }
        }
        found.extend(verdict::layout(&self.case, compiled));
        let is_evaluated = self.case.json.is_some() || self.case.throws.is_some();
        if is_evaluated && compiled.nix.is_none() {
            found.push(Complaint { line: self.case.line, message: "there is no Nix to evaluate".to_owned() });
        }
        self.complaints.extend(found);
    }

    pub(super) fn write_output(&self) -> io::Result<()> {
        if let Some(Ok(compiled)) = &self.compiled {
            for (path, text) in &compiled.declarations {
                fs::write(path, text)?;
            }
        }
        match self.nix() {
            Some(nix) => fs::write(self.output(), nix),
            None => Ok(()),
        }
    }

    fn nix(&self) -> Option<&str> {
        self.compiled.as_ref()?.as_ref().ok()?.nix.as_deref()
    }

    /// Where the generated Nix is: beside its source.
    pub(super) fn output(&self) -> PathBuf {
        match &self.compiled {
            Some(Ok(compiled)) => compiled.output.clone(),
            _ => self.folder.join("missing.nix"),
        }
    }

    pub(super) fn wants_nix(&self) -> bool {
        self.nix().is_some() && (self.case.json.is_some() || self.case.throws.is_some())
    }

    /// Node is asked even where there is no Nix: an expectation is checked before it is met.
    pub(super) fn wants_node(&self) -> bool {
        self.case.nix_only.is_none() && (self.case.json.is_some() || self.case.throws.is_some())
    }

    pub(super) fn wants_tsc(&self) -> bool {
        self.case.differs_from_tsc.is_none() && self.code.is_none()
    }

    /// What `tsc` is given, and what it must say: the assertions with TypeScript's own numbers.
    pub(super) fn tsc_unit(&self) -> TscUnit {
        let is_typescript = |name: &&String| name.ends_with(".ts");
        let files = self.case.files.keys().filter(is_typescript).map(|name| self.folder.join(name));
        let files: Vec<_> = files.chain(self.typings.iter().cloned()).collect();
        let expected =
            self.expected.iter().filter(|it| it.assertion.code.starts_with("ts")).map(|it| Reported {
                file: self.folder.join(&it.file),
                line: it.assertion.line,
                code: it.assertion.code.clone(),
            });
        let is_alone = self
            .case
            .files
            .values()
            .any(|file| file.text.contains("declare module") || file.text.contains("declare global"))
            || self.case.files.keys().any(|name| name.ends_with(".d.ts"))
            || !self.typings.is_empty();
        TscUnit {
            folder: self.folder.clone(),
            files,
            expected: expected.collect(),
            options: self.case.options.clone(),
            is_alone,
        }
    }

    /// What `TSNIX_UPDATE=1` writes.
    pub(super) fn replacements(&self) -> Vec<Replacement> {
        let Some(Ok(compiled)) = &self.compiled else { return Vec::new() };
        let mut all = Vec::new();
        let mut put = |fence: &Option<Fence>, text: Option<String>| {
            if let (Some(fence), Some(text)) = (fence, text)
                && fence.text != text
            {
                all.push(Replacement { line: fence.line, old: fence.text.clone(), new: text });
            }
        };
        put(&self.case.diagnostics, Some(compiled.concise.clone()));
        put(&self.case.nix, compiled.nix.as_deref().map(|nix| verdict::without_header(nix).to_owned()));
        // A value is only rewritten where it is wrong, so that its layout stays the author's.
        let is_wrong = self
            .nix_value
            .as_ref()
            .is_some_and(|value| !verdict::nix_value(&self.case, &Ok(value.clone())).is_empty());
        if is_wrong {
            put(&self.case.json, self.nix_value.as_ref().map(|it| format!("{it}\n")));
        }
        all
    }
}
