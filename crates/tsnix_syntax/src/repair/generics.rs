//! Arrow functions with type parameters: swc tries one as a whole, and where anything in it is unfinished, down to the last
//! word of its body, it says no more than that the `<` makes no sense. So the text is mended without the type parameters,
//! where swc says what is wrong, and they are put back.

use super::{Repaired, is_needed, repair_as_it_is};
use crate::FileKind;
use crate::scan::{Token, TokenKind, tokens};
use crate::swc_run::{Run, position, run};

/// What may stand before an expression that begins with type parameters.
const BEFORE: [&str; 13] = ["=", "(", ",", "=>", ":", "?", "[", "&&", "||", "??", "return", "default", ""];

/// The text mended without its type parameters; nothing where they are not what swc stopped at, or where this does not
/// lead to a text that it reads.
pub(super) fn repair(text: &str, kind: FileKind, first: &Run) -> Option<Repaired> {
    let fatal = first.fatal.as_ref().filter(|_| first.tree.is_none())?;
    let lists = type_parameters(text, &tokens(text));
    let at = position(fatal);
    if !lists.iter().any(|(start, end)| *start <= at && at <= end + 1) {
        return None;
    }
    let mut without = text.to_owned();
    for (start, end) in &lists {
        without.replace_range(*start..*end, &" ".repeat(end - start));
    }
    let without_run = run(&without, kind);
    if !is_needed(&without_run) {
        return None;
    }
    let mut repaired = repair_as_it_is(&without, kind, without_run);
    for (start, end) in lists {
        let place = (start..repaired.text.len()).find(|it| {
            repaired.patches.original(*it as u32) == start as u32 && !repaired.patches.is_inserted(*it as u32)
        })?;
        let range = place..place + (end - start);
        // Where that was changed too, there is nothing to put back into.
        repaired.text.get(range.clone()).filter(|it| it.trim().is_empty())?;
        repaired.text.replace_range(range, text.get(start..end)?);
    }
    repaired.run = run(&repaired.text, kind);
    repaired.run.tree.is_some().then_some(repaired)
}

/// Where type parameters of arrow functions stand, brackets included: `= <T>(`.
fn type_parameters(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |it| it.of(text));
        let is_name = tokens.get(index + 1).is_some_and(|it| it.kind == TokenKind::Word);
        let is_new = found.last().is_none_or(|(_, end)| *end <= token.start);
        if token.of(text) == "<" && is_new && is_name && BEFORE.contains(&before) {
            found.extend(list_end(text, tokens, index).map(|end| (token.start, end)));
        }
    }
    found
}

/// Where the list that a `<` opens ends, if a parenthesis follows.
fn list_end(text: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let (mut angles, mut brackets) = (0_i32, 0_i32);
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match token.of(text) {
            "(" | "[" | "{" => brackets += 1,
            ")" | "]" | "}" => brackets -= 1,
            "<" if brackets == 0 => angles += 1,
            ">" if brackets == 0 => angles -= 1,
            ">>" if brackets == 0 => angles -= 2,
            ";" => return None,
            _ => {}
        }
        if brackets < 0 || angles < 0 {
            return None;
        }
        if angles == 0 {
            let is_arrow = tokens.get(index + 1).is_some_and(|it| it.of(text) == "(");
            return is_arrow.then_some(token.end);
        }
    }
    None
}
