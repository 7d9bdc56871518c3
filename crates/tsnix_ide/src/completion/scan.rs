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
