//! What the tokens before a place tell, where recovery made something else of them.

use tsnix_syntax::scan::{Token, TokenKind};

/// `{ a.b.` or `, a.b.`: where the path starts, and its names.
pub(super) fn dotted_key(text: &str, before: &[Token]) -> Option<(u32, Vec<String>)> {
    let mut names = Vec::new();
    let mut at = before.len();
    loop {
        let dot = before.get(at.checked_sub(1)?)?;
        let name = before.get(at.checked_sub(2)?)?;
        if dot.of(text) != "." || !matches!(name.kind, TokenKind::Word | TokenKind::String) {
            return None;
        }
        names.push(name.of(text).trim_matches(['"', '\'']).to_owned());
        at -= 2;
        match before.get(at.checked_sub(1)?)?.of(text) {
            "." => {}
            "{" | "," => break,
            _ => return None,
        }
    }
    // A comma of a list or of arguments is none of an object.
    let open = opening_bracket(text, before.get(..at)?)?;
    if open.of(text) != "{" {
        return None;
    }
    names.reverse();
    Some((before.get(at)?.start as u32, names))
}

/// `name.other`: the names at the end of the tokens, with dots between them.
pub(super) fn dotted_words<'t>(text: &'t str, before: &[Token]) -> Vec<&'t str> {
    let mut names = Vec::new();
    let mut rest = before;
    while let Some((word, more)) = rest.split_last()
        && word.kind == TokenKind::Word
    {
        names.push(word.of(text));
        match more.split_last() {
            Some((dot, more)) if matches!(dot.of(text), "." | "?.") => rest = more,
            _ => {
                names.reverse();
                return names;
            }
        }
    }
    // `f().name`: of what is not known.
    Vec::new()
}

/// Where the brace that is open at the end of the tokens stands.
pub(super) fn opening_brace(text: &str, before: &[Token]) -> Option<u32> {
    let open = opening_bracket(text, before)?;
    (open.of(text) == "{").then_some(open.start as u32)
}

/// The innermost bracket that is open at the end of the tokens.
fn opening_bracket<'t>(text: &str, before: &'t [Token]) -> Option<&'t Token> {
    let mut depth = 0_usize;
    before.iter().rev().find(|token| match token.of(text) {
        ")" | "]" | "}" => {
            depth += 1;
            false
        }
        "(" | "[" | "{" if depth > 0 => {
            depth -= 1;
            false
        }
        "(" | "[" | "{" => true,
        _ => false,
    })
}

/// `(name: |`: within parentheses a colon behind a name begins a type, unless a `?` is open.
pub(super) fn is_parameter_type(text: &str, before: &[Token]) -> bool {
    let is = |at: usize, wanted: &str| {
        before.len().checked_sub(at).and_then(|at| before.get(at)).is_some_and(|it| it.of(text) == wanted)
    };
    if !is(1, ":") {
        return false;
    }
    let name = before.len().checked_sub(if is(2, "?") { 3 } else { 2 });
    if !name.and_then(|at| before.get(at)).is_some_and(|it| it.kind == TokenKind::Word) {
        return false;
    }
    let Some(open) = opening_bracket(text, before) else { return false };
    if open.of(text) != "(" {
        return false;
    }
    let inside = before.iter().skip_while(|it| it.start <= open.start);
    let questions = inside.filter(|it| it.of(text) == "?").count();
    questions == usize::from(is(2, "?"))
}

/// `import x from |`, `export { x } from |`: what follows is a module's name, without quotes yet.
pub(super) fn is_specifier(text: &str, before: &[Token]) -> bool {
    let Some((from, clause)) = before.split_last() else { return false };
    if from.of(text) != "from" {
        return false;
    }
    let start = clause.iter().rposition(|it| matches!(it.of(text), "import" | "export"));
    let Some(clause) = start.and_then(|it| clause.get(it + 1..)) else { return false };
    let is_part = |it: &Token| it.kind == TokenKind::Word || matches!(it.of(text), "{" | "}" | "," | "*");
    !clause.is_empty() && clause.iter().all(is_part)
}

/// `T extends |`, also where nothing follows.
pub(super) fn is_constraint(text: &str, before: &[Token]) -> bool {
    let is = |at: usize, wanted: &str| {
        before.len().checked_sub(at).and_then(|at| before.get(at)).is_some_and(|it| it.of(text) == wanted)
    };
    // A class extends a value.
    is(1, "extends") && !is(3, "class")
}

/// `(a: T): |`: behind the parameters of a function a colon begins its type.
pub(super) fn is_return_type(text: &str, before: &[Token]) -> bool {
    let Some((colon, head)) = before.split_last() else { return false };
    let Some((close, params)) = head.split_last() else { return false };
    if colon.of(text) != ":" || close.of(text) != ")" {
        return false;
    }
    let Some(open) = opening_bracket(text, params) else { return false };
    let ahead = &before[..before.partition_point(|it| it.start < open.start)];
    let word = |back: usize| ahead.len().checked_sub(back).and_then(|at| ahead.get(at)).map(|it| it.of(text));
    // c ? (a) : |   and   c ? f(a) : |   are none.
    matches!(word(1), Some("=" | "(" | "," | "=>" | ":" | "async" | "return" | "function"))
        || word(2) == Some("function")
}

/// `: Array<|`: an argument of a type, which is told from a comparison by its name and what stands before it.
pub(super) fn is_type_argument(text: &str, before: &[Token]) -> bool {
    let word =
        |back: usize| before.len().checked_sub(back).and_then(|at| before.get(at)).map(|it| it.of(text));
    word(1) == Some("<")
        && word(2).is_some_and(|it| it.starts_with(char::is_uppercase))
        && matches!(word(3), Some(":" | "|" | "&" | "<" | "as" | "satisfies" | "extends"))
}
