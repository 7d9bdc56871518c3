//! What the comments of a program assert: diagnostics at the end of a line, types below one.
//!
//! ```ts
//! const n: number = "x"; // error: [ts2322] "`string`"
//! const xs = [1];
//! //    ^? number[]
//! ```

use super::PageError;

/// A diagnostic that must be given on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// From 0, in the file.
    pub line: usize,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// `ts2322`
    pub code: String,
    /// What the message contains.
    pub part: Option<String>,
}

/// A question for the type at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeQuery {
    /// From 0, in the file: the line that is asked about.
    pub line: usize,
    /// In bytes, from 0.
    pub column: usize,
    pub expected: String,
}

const SEVERITIES: [&str; 3] = ["error", "warning", "info"];

/// The assertions and type queries of one file.
///
/// # Errors
/// Comments that begin like an assertion and are none (lines from 0).
pub fn read_assertions(text: &str) -> Result<(Vec<Assertion>, Vec<TypeQuery>), Vec<PageError>> {
    let mut assertions = Vec::new();
    let mut queries = Vec::new();
    let mut errors = Vec::new();
    let mut code_line = 0;
    for (at, line) in text.lines().enumerate() {
        if let Some((column, expected)) = type_query(line) {
            queries.push(TypeQuery { line: code_line, column, expected: expected.to_owned() });
            continue;
        }
        code_line = at;
        let Some(start) = assertion_start(line) else { continue };
        match read_list(&line[start..], at) {
            Some(list) => assertions.extend(list),
            None => errors.push(PageError {
                line: at,
                message: "an assertion is `// error: [ts2322] \"part of the message\"`".to_owned(),
            }),
        }
    }
    if errors.is_empty() { Ok((assertions, queries)) } else { Err(errors) }
}

/// `   //    ^? number[]`  =>  the column of `^`, and the type
fn type_query(line: &str) -> Option<(usize, &str)> {
    let caret = line.find("^?")?;
    let before = line.get(..caret)?.trim_start();
    let is_comment = before.strip_prefix("//").is_some_and(|rest| rest.trim().is_empty());
    is_comment.then(|| (caret, line.get(caret + 2..).unwrap_or("").trim()))
}

/// Where the last comment that asserts begins: behind `// `.
fn assertion_start(line: &str) -> Option<usize> {
    line.match_indices("// ")
        .map(|(at, found)| at + found.len())
        .find(|at| SEVERITIES.iter().any(|it| starts_with_severity(&line[*at..], it)))
}

fn starts_with_severity(text: &str, severity: &str) -> bool {
    text.strip_prefix(severity).is_some_and(|rest| rest.trim_start_matches(':').trim_start().starts_with('['))
}

fn read_list(mut text: &str, line: usize) -> Option<Vec<Assertion>> {
    let mut list = Vec::new();
    while !text.trim().is_empty() {
        text = text.trim_start();
        let severity = SEVERITIES.into_iter().find(|it| text.starts_with(it))?;
        text = text.strip_prefix(severity)?.strip_prefix(':')?.trim_start().strip_prefix('[')?;
        let (code, rest) = text.split_once(']')?;
        text = rest.trim_start();
        let mut part = None;
        if let Some(quoted) = text.strip_prefix('"') {
            let (found, rest) = quoted.split_once('"')?;
            part = Some(found.to_owned());
            text = rest;
        }
        // Of several codes in one bracket the part is the last one's.
        let codes: Vec<&str> = code.split(',').map(str::trim).collect();
        for (at, code) in codes.iter().enumerate() {
            let part = if at + 1 == codes.len() { part.take() } else { None };
            list.push(Assertion { line, severity, code: (*code).to_owned(), part });
        }
    }
    Some(list)
}
