//! The lines of a page that mean something: headings, marks and fences. Everything else is prose.

use super::{PageError, error};

/// One thing of a page, in order.
pub(super) enum Line {
    Heading {
        depth: usize,
        title: String,
        line: usize,
    },
    /// `<!-- name: value -->`
    Mark {
        name: String,
        value: String,
        line: usize,
    },
    Block(Block),
}

/// A fence with what stands in it.
pub(super) struct Block {
    /// The first word behind the back ticks; `json facts` and `ts typings` are two.
    pub(super) language: String,
    /// What a line `` `lib/x.ts`: `` before it says.
    pub(super) file: Option<String>,
    /// With a line break at its end, unless empty.
    pub(super) text: String,
    /// The line of the opening fence, from 1.
    pub(super) line: usize,
}

/// Reads the whole page; what can't be read is reported and left out.
pub(super) fn read_lines(text: &str, errors: &mut Vec<PageError>) -> Vec<Line> {
    let mut found = Vec::new();
    let mut named: Option<(String, usize)> = None;
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let number = at + 1;
        if let Some(marker) = fence_marker(line) {
            let language = language(&line[marker.len()..]);
            let mut body = String::new();
            let mut is_closed = false;
            for (_, inner) in lines.by_ref() {
                if inner.trim_end() == marker {
                    is_closed = true;
                    break;
                }
                body.push_str(inner);
                body.push('\n');
            }
            if !is_closed {
                errors.push(error(number, "the fence is never closed".to_owned()));
            }
            let file = named.take().map(|(file, _)| file);
            found.push(Line::Block(Block { language, file, text: body, line: number }));
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        if let Some((file, line)) = named.take() {
            errors.push(error(line, format!("`{file}` names a file, but no fence follows")));
        }
        if let Some(file) = file_name(line) {
            named = Some((file.to_owned(), number));
        } else if let Some((depth, title)) = heading(line) {
            found.push(Line::Heading { depth, title: title.to_owned(), line: number });
        } else if line.trim_start().starts_with("<!--") {
            match mark(line) {
                Some((name, value)) => {
                    found.push(Line::Mark { name: name.to_owned(), value: value.to_owned(), line: number });
                }
                None => {
                    errors.push(error(number, "a mark is `<!-- name: reason -->` on one line".to_owned()))
                }
            }
        }
    }
    if let Some((file, line)) = named {
        errors.push(error(line, format!("`{file}` names a file, but no fence follows")));
    }
    found
}

fn language(behind: &str) -> String {
    let mut words = behind.split_whitespace();
    match (words.next().unwrap_or(""), words.next()) {
        (language @ "json", Some(role @ "facts")) | (language @ "ts", Some(role @ "typings")) => {
            format!("{language} {role}")
        }
        (language, _) => language.to_owned(),
    }
}

/// The back ticks that open a fence: three or more at the start of a line.
fn fence_marker(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|byte| *byte == b'`').count();
    let marker = line.get(..length)?;
    let rest = line.get(length..)?;
    (length >= 3 && !rest.contains('`')).then_some(marker)
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    let title = line.get(depth..)?.strip_prefix(' ')?.trim();
    (1..=6).contains(&depth).then_some((depth, title))
}

/// `` `lib/x.ts`: ``
fn file_name(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('`')?.strip_suffix("`:")?;
    (!name.is_empty() && !name.contains('`')).then_some(name)
}

fn mark(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (name, value) = inner.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() && !value.is_empty()).then_some((name, value))
}
