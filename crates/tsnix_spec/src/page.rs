//! Markdown in, cases out: the layout of a specification page.
//!
//! A heading is a group (it has deeper headings) or a test (it has fences), never both. In a test:
//!
//! - `ts` is the program; several such blocks are joined. A line `` `lib/x.ts`: `` before a fence of any
//!   language names a further file instead.
//! - `json` is the value, `nix` the exact output without its header line, `diagnostics` everything that is
//!   said, in the concise form, `throws` a part of the message with which the evaluation stops.
//! - `json facts` are facts (several: all of them) from which the case's typings are generated, `ts typings` lines
//!   that stand one after the other in them.
//! - `<!-- differs from JS: reason -->`, `<!-- nix only: reason -->`, `<!-- differs from tsc: reason -->` and
//!   `<!-- entry: flake.ts -->` are marks.
//! - `// tsconfig: noUnusedLocals, noImplicitAny=false` as the first line of the program sets options of
//!   TypeScript's.
//!
//! A page that does not keep to this is an error with its line, so that no test is lost by a slip.
//! This module reads text only; it runs nothing.

mod assertion;
mod lines;

use std::collections::BTreeMap;

pub use assertion::{Assertion, TypeQuery, read_assertions};

use lines::{Block, Line, read_lines};

/// What is wrong with a page.
#[derive(Debug, PartialEq, Eq)]
pub struct PageError {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// The text of one fence and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    pub text: String,
    /// The page's line of the first line of text, from 1.
    pub line: usize,
}

/// One file of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFile {
    pub text: String,
    /// For each line of `text` the line of the page, from 1.
    pub lines: Vec<usize>,
}

/// One test: the files, and what is expected of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The headings that lead to it, the page's title first.
    pub name: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// The file that is compiled.
    pub entry: String,
    pub files: BTreeMap<String, CaseFile>,
    pub json: Option<Fence>,
    pub nix: Option<Fence>,
    pub diagnostics: Option<Fence>,
    pub throws: Option<Fence>,
    /// What its typings are generated from.
    pub facts: Vec<Fence>,
    /// What stands in them.
    pub typings: Vec<Fence>,
    /// Why Node gives another value.
    pub differs_from_js: Option<String>,
    /// Why Node can't run it.
    pub nix_only: Option<String>,
    /// Why TypeScript says something else.
    pub differs_from_tsc: Option<String>,
    /// Options of TypeScript's that are on besides `strict`.
    pub options: Vec<String>,
    /// Its diagnostics and types are all that counts; it has no value.
    pub is_only_checked: bool,
}

impl Case {
    fn new(name: String, line: usize, entry: &str) -> Self {
        Self {
            name,
            line,
            entry: entry.to_owned(),
            files: BTreeMap::new(),
            json: None,
            nix: None,
            diagnostics: None,
            throws: None,
            facts: Vec::new(),
            typings: Vec::new(),
            differs_from_js: None,
            nix_only: None,
            differs_from_tsc: None,
            options: Vec::new(),
            is_only_checked: false,
        }
    }

    /// A case that is one file.
    pub fn of_program(entry: String, file: CaseFile) -> Self {
        let mut case = Self::new(entry.clone(), 1, &entry);
        case.files.insert(entry, file);
        set_options(&mut case);
        case
    }

    /// The page's line of a line (from 0) of one of the case's files.
    pub fn page_line(&self, file: &str, line: usize) -> usize {
        self.files.get(file).and_then(|it| it.lines.get(line)).copied().unwrap_or(self.line)
    }
}

/// A heading with what stands under it up to the next one.
struct Section {
    depth: usize,
    title: String,
    line: usize,
    blocks: Vec<Block>,
    marks: Vec<(String, String, usize)>,
}

/// The cases of a page, in order.
///
/// # Errors
/// Everything that breaks the layout.
pub fn read_page(text: &str) -> Result<Vec<Case>, Vec<PageError>> {
    let mut errors = Vec::new();
    let sections = read_sections(text, &mut errors);
    let mut cases: Vec<Case> = Vec::new();
    let mut path: Vec<(usize, String)> = Vec::new();
    let mut page_entry = "main.ts".to_owned();

    for (at, section) in sections.iter().enumerate() {
        path.retain(|(depth, _)| *depth < section.depth);
        path.push((section.depth, section.title.clone()));
        let is_group = sections.get(at + 1).is_some_and(|next| next.depth > section.depth);
        if section.blocks.is_empty() {
            // A mark in a group stands for all below it; only the entry is of that kind.
            for (mark, value, line) in &section.marks {
                if mark == "entry" {
                    page_entry.clone_from(value);
                } else {
                    errors.push(error(*line, format!("`{mark}` stands outside of a test")));
                }
            }
            continue;
        }
        if is_group {
            let message =
                format!("`{}` is a group and a test: give its fences a heading of their own", section.title);
            errors.push(error(section.line, message));
            continue;
        }
        let name = path.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(" > ");
        if cases.iter().any(|case| case.name == name) {
            errors.push(error(section.line, format!("there are two tests `{name}`")));
        }
        let mut case = Case::new(name, section.line, &page_entry);
        fill_case(&mut case, section, &mut errors);
        cases.push(case);
    }
    if errors.is_empty() { Ok(cases) } else { Err(errors) }
}

fn read_sections(text: &str, errors: &mut Vec<PageError>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in read_lines(text, errors) {
        match line {
            Line::Heading { depth, title, line } => {
                sections.push(Section { depth, title, line, blocks: Vec::new(), marks: Vec::new() });
            }
            Line::Mark { name, value, line } => match sections.last_mut() {
                Some(section) => section.marks.push((name, value, line)),
                None => errors.push(error(line, "a mark stands before the first heading".to_owned())),
            },
            Line::Block(block) => match sections.last_mut() {
                Some(section) => section.blocks.push(block),
                None => errors.push(error(block.line, "a fence stands before the first heading".to_owned())),
            },
        }
    }
    sections
}

fn fill_case(case: &mut Case, section: &Section, errors: &mut Vec<PageError>) {
    for (mark, value, line) in &section.marks {
        let slot = match mark.as_str() {
            "differs from JS" => &mut case.differs_from_js,
            "nix only" => &mut case.nix_only,
            "differs from tsc" => &mut case.differs_from_tsc,
            "entry" => {
                case.entry.clone_from(value);
                continue;
            }
            _ => {
                errors.push(error(*line, format!("`{mark}` is not a mark")));
                continue;
            }
        };
        *slot = Some(value.clone());
    }
    for block in &section.blocks {
        let fence = Fence { text: block.text.clone(), line: block.line + 1 };
        if let Some(file) = &block.file {
            add_text(case, file, &fence, errors);
            continue;
        }
        let slot = match block.language.as_str() {
            "ts" => {
                let entry = case.entry.clone();
                append_text(case.files.entry(entry).or_default(), &fence);
                continue;
            }
            "json facts" => {
                case.facts.push(fence);
                continue;
            }
            "ts typings" => {
                case.typings.push(fence);
                continue;
            }
            "json" => &mut case.json,
            "nix" => &mut case.nix,
            "diagnostics" => &mut case.diagnostics,
            "throws" => &mut case.throws,
            "sh" | "console" | "text" => continue,
            other => {
                errors.push(error(block.line, format!("a fence of `{other}` needs a file name before it")));
                continue;
            }
        };
        if slot.is_some() {
            errors.push(error(block.line, format!("a second `{}` in one test", block.language)));
        }
        *slot = Some(fence);
    }
    if !case.files.contains_key(&case.entry) && case.files.contains_key("flake.ts") {
        "flake.ts".clone_into(&mut case.entry);
    }
    if !case.facts.is_empty() && case.files.is_empty() {
        // Its typings are all that counts; they must be sound for a program that uses none of them.
        let text = "export default null;\n".to_owned();
        case.files.insert(case.entry.clone(), CaseFile { text, lines: vec![case.line] });
    }
    set_options(case);
    check_case(case, errors);
}

/// `// tsconfig: noUnusedLocals` as the first line of the program  =>  a `tsconfig.json` that says so
fn set_options(case: &mut Case) {
    let first = case.files.get(&case.entry).and_then(|file| file.text.lines().next()).unwrap_or("");
    let Some(list) = first.strip_prefix("// tsconfig:") else { return };
    case.options = list.split(',').map(|name| name.trim().to_owned()).collect();
    let read = |option: &String| {
        let (name, is_on) = crate::oracle::read_option(option);
        (name.to_owned(), serde_json::Value::Bool(is_on))
    };
    let options: serde_json::Map<_, _> = case.options.iter().map(read).collect();
    let text = serde_json::json!({ "compilerOptions": options }).to_string();
    case.files.insert("tsconfig.json".to_owned(), CaseFile { text, lines: vec![case.line] });
}

fn check_case(case: &Case, errors: &mut Vec<PageError>) {
    let says_something =
        case.json.is_some() || case.nix.is_some() || case.diagnostics.is_some() || case.throws.is_some();
    if !case.files.contains_key(&case.entry) && (says_something || !case.files.is_empty()) {
        errors
            .push(error(case.line, format!("`{}` has no program: `{}` is not there", case.name, case.entry)));
    }
    if let Some(typings) = case.typings.first().filter(|_| case.facts.is_empty()) {
        errors.push(error(typings.line, format!("`{}` has typings without facts", case.name)));
    }
    if case.json.is_some() && case.throws.is_some() {
        errors.push(error(case.line, format!("`{}` has a value and throws", case.name)));
    }
    if let Some(json) = &case.json
        && let Err(problem) = serde_json::from_str::<serde_json::Value>(&json.text)
    {
        errors.push(error(json.line, format!("the expected value is not JSON: {problem}")));
    }
}

fn add_text(case: &mut Case, file: &str, fence: &Fence, errors: &mut Vec<PageError>) {
    let is_safe = !file.starts_with('/') && file.split('/').all(|part| !part.is_empty() && part != "..");
    if !is_safe {
        errors.push(error(fence.line, format!("`{file}` is not a path inside of the case")));
        return;
    }
    append_text(case.files.entry(file.to_owned()).or_default(), fence);
}

/// Blocks of one file follow each other with a blank line between them.
fn append_text(file: &mut CaseFile, fence: &Fence) {
    if !file.text.is_empty() {
        file.text.push('\n');
        file.lines.push(fence.line);
    }
    let count = fence.text.matches('\n').count();
    file.lines.extend((0..count).map(|at| fence.line + at));
    file.text.push_str(&fence.text);
}

fn error(line: usize, message: String) -> PageError {
    PageError { line, message }
}

#[cfg(test)]
mod tests;
