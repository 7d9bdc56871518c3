//! What Nix says, in terms of the sources: places are renamed, and the lines of code below a place become those of the
//! TypeScript.
//!
//! Nix 2.8 puts an empty line between a place and its code, newer ones do not; both indent by what surrounds it. A
//! place inside a sentence is renamed alone.

use std::path::Path;

use tsnix_source::render::display_path;

use super::place::{place_at_start, places, without_colors};
use super::sources::{SourcePlace, Sources};

/// How Nix begins a line that names the place of an error or of a step to it.
const AT: &str = "at ";

/// Where a module of the module system came from: ``- In `FILE': ``, ``defined in `FILE'``.
const MODULES: &[&str] = &["In `", "in `"];

/// Goes through standard error line by line.
pub(super) struct Rewriter<'a> {
    sources: Sources,
    current: &'a Path,
    has_color: bool,
    /// The place whose code comes next, and what was held back since.
    waiting: Option<Waiting>,
    /// What was said about files that are out of date, so that it is said once.
    stale: Vec<String>,
}

struct Waiting {
    source: SourcePlace,
    /// The empty line of Nix 2.8.
    has_gap: bool,
    /// How far the bar stands to the right that divides numbers from code; nothing before there was code.
    bar: Option<usize>,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(sources: Sources, current: &'a Path, has_color: bool) -> Self {
        Self { sources, current, has_color, waiting: None, stale: Vec::new() }
    }

    /// What is shown for a line (with its line break).
    pub(super) fn line(&mut self, line: &str) -> String {
        let plain = without_colors(line);
        let text = plain.trim_end_matches(['\n', '\r']);
        let mut shown = String::new();
        if let Some(waiting) = &mut self.waiting {
            if text.trim().is_empty() && !waiting.has_gap && waiting.bar.is_none() {
                waiting.has_gap = true;
                return shown;
            }
            if let Some(bar) = bar_of(text) {
                waiting.bar.get_or_insert(bar);
                return shown;
            }
            shown = self.end();
        }
        shown.push_str(&self.rewritten(line, text));
        shown
    }

    /// What was held back.
    pub(super) fn end(&mut self) -> String {
        let Some(waiting) = self.waiting.take() else { return String::new() };
        let gap = if waiting.has_gap { "\n" } else { "" };
        // A place without code keeps its empty line.
        match waiting.bar {
            Some(bar) => format!("{gap}{}", self.code(&waiting.source, bar)),
            None => gap.to_owned(),
        }
    }

    fn rewritten(&mut self, line: &str, text: &str) -> String {
        // What is meant for programs stays as it is.
        if text.starts_with("@nix ") {
            return line.to_owned();
        }
        let trimmed = text.trim_start();
        if let Some(rest) = trimmed.strip_prefix(AT)
            && let Some(place) = place_at_start(rest)
            && let Some(source) = self.sources.find(&place.file, place.line, place.column)
        {
            let indentation = &text[..text.len() - trimmed.len()];
            let after = &rest[place.range.end..];
            let nix =
                format!("({}:{}:{})", display_path(&source.output, self.current), place.line, place.column);
            let name = self.colored("35;1", &source.name(self.current));
            let shown = format!("{indentation}{AT}{name} {}{after}\n", self.colored("2", &nix));
            self.waiting = Some(Waiting { source, has_gap: false, bar: None });
            return shown;
        }
        let renamed = self.renamed(text);
        let renamed = self.modules_renamed(&renamed);
        if renamed == text { line.to_owned() } else { format!("{renamed}\n") }
    }

    /// Places within a sentence.
    fn renamed(&mut self, text: &str) -> String {
        let mut shown = String::new();
        let mut from = 0;
        for place in places(text) {
            let Some(source) = self.sources.find(&place.file, place.line, place.column) else { continue };
            shown.push_str(&text[from..place.range.start]);
            shown.push_str(&source.name(self.current));
            from = place.range.end;
        }
        shown.push_str(&text[from..]);
        shown
    }

    /// Modules are named by their file alone.
    fn modules_renamed(&mut self, text: &str) -> String {
        for front in MODULES {
            let Some(at) = text.find(front) else { continue };
            let start = at + front.len();
            let Some(length) = text[start..].find(".nix").map(|it| it + ".nix".len()) else { continue };
            if let Some(entry) = self.sources.entry(&text[start..start + length]) {
                let name = display_path(&entry, self.current);
                return format!("{}{name}{}", &text[..start], &text[start + length..]);
            }
        }
        text.to_owned()
    }

    /// The line of the source with the one before and the one after, as Nix shows code.
    fn code(&mut self, source: &SourcePlace, bar: usize) -> String {
        let SourcePlace { line, column, text, .. } = source;
        let mut shown = String::new();
        let first = line.saturating_sub(1).max(1);
        let numbered = text.lines().enumerate().map(|(at, code)| (at + 1, code));
        for (number, code) in numbered.skip(first - 1).take(line + 2 - first) {
            if number != *line {
                shown.push_str(format!("{number:>bar$}| {code}").trim_end());
                shown.push('\n');
                continue;
            }
            // Tabs keep their width.
            let before = code.chars().take(column - 1);
            let space: String = before.map(|it| if it == '\t' { it } else { ' ' }).collect();
            let (code, marker) = (self.colored("1", code), self.colored("31;1", "^"));
            shown.push_str(&format!("{number:>bar$}| {code}\n{:>bar$}| {space}{marker}\n", ""));
        }
        if source.is_stale {
            shown.push_str(&self.stale_note(source));
        }
        shown
    }

    /// Says once for each file that it is out of date.
    fn stale_note(&mut self, source: &SourcePlace) -> String {
        let output = display_path(&source.output, self.current);
        if self.stale.contains(&output) {
            return String::new();
        }
        let note =
            format!("note: the sources of {output} have changed since it was built: run `tsnix build`\n");
        self.stale.push(output);
        note
    }

    fn colored(&self, color: &str, text: &str) -> String {
        if self.has_color { format!("\u{1b}[{color}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Where the bar stands in a line of code as Nix shows it: a number or spaces, the bar, the code.
fn bar_of(text: &str) -> Option<usize> {
    let bar = text.find('|')?;
    let is_front = bar > 0 && text[..bar].bytes().all(|it| it == b' ' || it.is_ascii_digit());
    is_front.then_some(bar)
}
