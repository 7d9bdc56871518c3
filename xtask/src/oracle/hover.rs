//! Types at names: what TypeScript's language server shows at every name of the accepted programs, and what ours
//! shows.
//!
//! White space, the order of unions and quotes do not count. What TypeScript shows nothing for is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tsnix_ide::Analysis;
use tsnix_ide::hover::describe;
use tsnix_ide::identifier::identifiers;

use super::compare;
use super::programs::Program;
use super::server::Server;
use crate::Result;

/// As many of a hundred names must read the same.
const WANTED: f64 = 97.0;

/// One name with both answers.
struct Place {
    place: String,
    name: String,
    theirs: String,
    ours: String,
}

pub(super) fn run(root: &Path, scratch: &Path, programs: &[Program], is_long: bool) -> Result {
    let mut session = compare::session(scratch)?;
    let mut server = Server::start(root, scratch)?;
    let mut rows: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for program in programs {
        let checked = compare::check(&mut session, program)?;
        if checked.diagnostics.iter().any(|it| it.is_error() && it.code.number.starts_with("ts")) {
            continue;
        }
        let analysis = Analysis::new(&checked);
        let Some(file) = checked.files.find(&program.entry) else { continue };
        let text = fs::read_to_string(&program.entry).map_err(|problem| problem.to_string())?;
        server.open(&program.entry, &text)?;
        let lines = checked.files.file(file).lines();
        let mut asked = Vec::new();
        let Some(module) = analysis.hir(file) else { continue };
        for identifier in identifiers(module, &text) {
            let line = lines.line(identifier.range.start);
            let start = lines.line_start(line);
            let before = text.get(start as usize..identifier.range.start as usize).unwrap_or_default();
            let column = before.encode_utf16().count() as u32;
            asked.push((server.ask_hover(&program.entry, line, column)?, line, identifier));
        }
        for (id, line, identifier) in asked {
            let Some(theirs) = server.hover(id)? else { continue };
            let ours = describe(&analysis, file, &identifier).map(|it| it.code).unwrap_or_default();
            // What has no type (a module, an interface) has nothing to compare.
            let Some(wanted) = type_part(&theirs) else { continue };
            let row = rows.entry(compare::group(&program.name)).or_default();
            row[0] += 1;
            if type_part(&ours).is_some_and(|found| normalized(&found) == normalized(&wanted)) {
                row[1] += 1;
            } else {
                let place = program.place(&program.entry, line as usize);
                wrong.push(Place { place, name: identifier.name.to_string(), theirs, ours });
            }
        }
        server.close(&program.entry)?;
    }
    print(&rows, &wrong, is_long);
    let (all, same) = rows.values().fold((0, 0), |sum, row| (sum.0 + row[0], sum.1 + row[1]));
    let share = same as f64 * 100.0 / all.max(1) as f64;
    println!("{same} of {all} names read the same: {share:.2}%");
    if share >= WANTED { Ok(()) } else { Err(format!("{share:.2}% are fewer than {WANTED}%")) }
}

fn print(rows: &BTreeMap<String, [usize; 2]>, wrong: &[Place], is_long: bool) {
    println!("{:36} {:>8} {:>8}", "programs", "names", "same");
    for (name, row) in rows {
        println!("{name:36} {:8} {:8}", row[0], row[1]);
    }
    let most = if is_long { usize::MAX } else { 30 };
    for it in wrong.iter().take(most) {
        println!(
            "{}: `{}`\n    TypeScript: {}\n    tsnix:      {}",
            it.place,
            it.name,
            one_line(&it.theirs),
            one_line(&it.ours)
        );
    }
}

/// The type in what is shown: `const port: number`  =>  `number`; of functions the signature, without type
/// arguments behind the name; of aliases what they stand for.
fn type_part(code: &str) -> Option<String> {
    let flat = one_line(code);
    // A name that is a type and a value is shown as both; the value has the type.
    let value = ["const ", "let ", "var ", "function "]
        .iter()
        .filter_map(|word| flat.rfind(&format!(" {word}")))
        .max();
    let flat = match value {
        Some(at) if flat.starts_with("interface ") || flat.starts_with("type ") => flat[at + 1..].to_owned(),
        _ => flat,
    };
    let flat = flat.split(" (+").next().unwrap_or(&flat).to_owned();
    let mut rest = flat.as_str();
    for kind in ["(alias) ", "(property) ", "(method) ", "(parameter) ", "(local const) "] {
        rest = rest.strip_prefix(kind).unwrap_or(rest);
    }
    if ["(type parameter)", "module ", "interface ", "namespace ", "import "]
        .iter()
        .any(|it| rest.starts_with(it))
    {
        return None;
    }
    if let Some(alias) = rest.strip_prefix("type ") {
        return alias.split_once(" = ").map(|(_, ty)| ty.to_owned());
    }
    let is_named = ["const ", "let ", "var ", "function "].iter().any(|it| rest.starts_with(it))
        || rest.len() < flat.len();
    if !is_named {
        return Some(rest.to_owned());
    }
    for word in ["const ", "let ", "var ", "function "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    // Behind the name, and behind the type arguments of its owner and of itself.
    let mut depth = 0usize;
    let mut is_quoted = false;
    for (at, char) in rest.char_indices() {
        match char {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '<' | '[' => depth += 1,
            '>' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return Some(rest[at + 1..].trim().to_owned()),
            '(' if depth == 0 => return Some(rest[at..].to_owned()),
            _ => {}
        }
    }
    None
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without white space, and with the parts of each union in order.
fn normalized(code: &str) -> String {
    let flat: String = code.chars().filter(|char| !char.is_whitespace()).collect();
    let flat = flat.replace(";}", "}").replace('\'', "\"");
    let mut chars = flat.chars().peekable();
    group_of(&mut chars)
}

/// What stands between two brackets: unions sorted between what ends them.
fn group_of(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut result = String::new();
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    while let Some(char) = chars.next() {
        let arrow = char == '=' && chars.peek() == Some(&'>');
        let Some(last) = parts.last_mut() else { break };
        match char {
            '"' => {
                is_quoted = !is_quoted;
                last.push(char);
            }
            _ if is_quoted => last.push(char),
            '|' => parts.push(String::new()),
            '(' | '[' | '{' | '<' => {
                last.push(char);
                last.push_str(&group_of(chars));
                last.push(match char {
                    '(' => ')',
                    '[' => ']',
                    '{' => '}',
                    _ => '>',
                });
            }
            ')' | ']' | '}' | '>' => break,
            ',' | ';' | ':' | '?' | '=' => {
                flush(&mut parts, &mut result);
                result.push(char);
                if arrow {
                    chars.next();
                    result.push('>');
                }
            }
            _ => last.push(char),
        }
    }
    flush(&mut parts, &mut result);
    result
}

fn flush(parts: &mut Vec<String>, result: &mut String) {
    parts.sort();
    result.push_str(&parts.join("|"));
    *parts = vec![String::new()];
}
