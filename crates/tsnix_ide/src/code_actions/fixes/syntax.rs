//! Slips of the text itself: a missing token, a word too many.

use tsnix_source::{Diagnostic, Edit, TextRange};

use super::super::places::{line_start, removal};
use super::super::{Action, Request};

pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let range = diagnostic.range;
    let text = request.text;
    let insert = |at: u32, new: &str| vec![Edit { range: TextRange::empty(at), text: new.to_owned() }];
    let replace = |new: String| vec![Edit { range, text: new }];
    let written = range.of(text);
    let action = match diagnostic.code.number {
        "ts1002" | "ts1160" => closed(request, open_before(text, range.start)?)?,
        "ts1161" => closed(request, range)?,
        "ts1029" => swapped(request, range)?,
        "ts1308" => {
            let rest = &text[range.end as usize..];
            let end = range.end + (rest.len() - rest.trim_start().len()) as u32;
            let edit = Edit { range: TextRange::new(range.start, end), text: String::new() };
            request.preferred("Remove `await`", vec![edit])
        }
        "ts1010" => request.preferred("Close the comment", insert(text.len() as u32, " */")),
        "ts1005" => expected(request, diagnostic)?,
        "ts1011" => request.preferred("Read the first element", insert(inside_brackets(text, range)?, "0")),
        "ts1015" | "ts2463" => {
            let at = text[range.start as usize..].find('?')? as u32 + range.start;
            let edit = Edit { range: TextRange::new(at, at + 1), text: String::new() };
            request.preferred("Remove the question mark", vec![edit])
        }
        "ts1016" => {
            let end = written.find([':', '=', ',', ')']).map_or(range.end, |at| range.start + at as u32);
            request.preferred("Let it be left out too", insert(end, "?"))
        }
        "ts1121" => request
            .preferred("Write an octal number", replace(format!("0o{}", written.trim_start_matches('0')))),
        "ts1312" => {
            let at = text[range.start as usize..].find('=')? as u32 + range.start;
            let start = text[..at as usize].trim_end().len() as u32;
            let edit = Edit { range: TextRange::new(start, at + 1), text: ":".to_owned() };
            request.preferred("Write `:`", vec![edit])
        }
        "ts1182" | "ts1155" => return super::declarations::first_value(request, diagnostic),
        "ts1472" => {
            let end = text[..range.start as usize].trim_end().len() as u32;
            request.preferred("Add `catch`", insert(end, " catch {}"))
        }
        "ts5076" => return parenthesized(request, diagnostic),
        "ts17006" => request.preferred("Put parentheses around it", replace(format!("({written})"))),
        "ts6188" => {
            let start = text[..range.start as usize]
                .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.')
                .map_or(0, |at| at + 1);
            let rest = &text[start..];
            let end =
                start + rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            let whole = TextRange::new(start as u32, end as u32);
            let edit = Edit { range: whole, text: text[start..end].replace('_', "") };
            request.preferred("Remove the `_`", vec![edit])
        }
        "ts1127" => request.preferred(format!("Remove `{written}`"), replace(String::new())),
        "ts1142" => {
            let end = text[range.end as usize..].trim_start();
            let next = (text.len() - end.len()) as u32;
            let start = text[..next as usize].trim_end().len() as u32;
            let edit = Edit { range: TextRange::new(start, next), text: " ".to_owned() };
            request.preferred("Join the lines", vec![edit])
        }
        "ts1313" => {
            let edit = Edit { range, text: " {}".to_owned() };
            request.preferred("Write an empty block", vec![edit])
        }
        "ts1351" => {
            let is_after = text[..range.start as usize].ends_with(|c: char| c.is_ascii_digit());
            if !is_after {
                return None;
            }
            request.preferred("Put a blank between them", insert(range.start, " "))
        }
        "ts2370" => {
            let end = range.of(text).trim_end().len() as u32 + range.start;
            request.preferred("Write the type of a list", insert(end, "[]"))
        }
        "ts2578" => {
            let start = line_start(text, range.start);
            let end = text[start as usize..].find('\n').map_or(text.len(), |at| start as usize + at);
            let line = TextRange::new(start, end as u32);
            let whole = if line.of(text).trim().starts_with("//") { line } else { range };
            request.preferred("Remove the comment", vec![removal(text, whole)])
        }
        _ => return of_types(request, diagnostic),
    };
    Some(action)
}

/// Slips in types and in the words before declarations.
fn of_types(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let range = diagnostic.range;
    let text = request.text;
    let action = match diagnostic.code.number {
        "ts1098" => {
            let start = text[..=range.start as usize].rfind('<')? as u32;
            let end = text[start as usize..].find('>')? as u32 + start + 1;
            let edit = Edit { range: TextRange::new(start, end), text: String::new() };
            request.preferred("Remove the empty list", vec![edit])
        }
        "ts1024" | "ts1030" | "ts1042" | "ts1044" | "ts1120" | "ts1184" | "ts1242" => {
            let word = range.of(text).split_whitespace().next()?;
            let blanks = text[range.start as usize + word.len()..].len()
                - text[range.start as usize + word.len()..].trim_start_matches(' ').len();
            let end = range.start + (word.len() + blanks) as u32;
            let edit = Edit { range: TextRange::new(range.start, end), text: String::new() };
            request.preferred(format!("Remove `{word}`"), vec![edit])
        }
        "ts1354" => {
            // readonly Array<T>  =>  ReadonlyArray<T>
            let whole = text[range.start as usize..].trim_start();
            let at = (text.len() - whole.len()) as u32;
            let rest = whole.strip_prefix("readonly")?.trim_start();
            if !rest.starts_with("Array<") {
                return None;
            }
            let end = (text.len() - rest.len()) as u32 + 5;
            let edit = Edit { range: TextRange::new(at, end), text: "ReadonlyArray".to_owned() };
            request.preferred("Write `ReadonlyArray`", vec![edit])
        }
        _ => return None,
    };
    Some(action)
}

/// The missing quote of what begins at a place: at the end of its line, before what closes around it.
fn closed(request: &Request<'_>, range: TextRange) -> Option<Action> {
    let text = request.text;
    let quote =
        text[range.start as usize..].chars().next().filter(|it| matches!(it, '"' | '\'' | '`' | '/'))?;
    let end = if quote == '`' {
        text.len()
    } else {
        text[range.start as usize..].find('\n').map_or(text.len(), |at| range.start as usize + at)
    };
    let line = text[..end].trim_end();
    let kept =
        line.trim_end_matches([';', ',', ')', ']', '}', ' ', '\n']).len().max(range.start as usize + 1);
    let edit = Edit { range: TextRange::empty(kept as u32), text: quote.to_string() };
    Some(request.preferred(format!("Close it with `{quote}`"), vec![edit]))
}

/// "expected `,`": the token before what was found.
fn expected(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let token = diagnostic.message.strip_prefix("expected `")?.split('`').next()?;
    if token.is_empty() || token.len() > 6 {
        return None;
    }
    let before = request.text[..diagnostic.range.start as usize].trim_end();
    let gap = diagnostic.range.start as usize - before.len();
    let new = match token {
        "," | ";" | ")" | "]" | ":" => token.to_owned(),
        "=>" | "=" | "from" | "while" => format!(" {token}{}", if gap == 0 { " " } else { "" }),
        _ => token.to_owned(),
    };
    let at = if token == "}" { diagnostic.range.start } else { before.len() as u32 };
    let edit = Edit { range: TextRange::empty(at), text: new };
    Some(request.preferred(format!("Add `{token}`"), vec![edit]))
}

fn inside_brackets(text: &str, range: TextRange) -> Option<u32> {
    let start = text[..range.end as usize]
        .rfind('[')
        .or_else(|| text[range.start as usize..].find('[').map(|at| range.start as usize + at))?;
    Some(start as u32 + 1)
}

/// The string or template that is open at a place.
fn open_before(text: &str, offset: u32) -> Option<TextRange> {
    use tsnix_syntax::scan::{TokenKind, tokens};
    let all = tokens(text);
    let open = all.iter().rev().find(|it| {
        let is_open = match it.kind {
            TokenKind::UnterminatedString => true,
            _ => it.of(text).starts_with('`') && !it.of(text)[1..].contains('`'),
        };
        is_open && it.start as u32 <= offset
    })?;
    Some(TextRange::new(open.start as u32, open.end as u32))
}

/// `declare export`  =>  `export declare`
fn swapped(request: &Request<'_>, range: TextRange) -> Option<Action> {
    let text = request.text;
    let before = text[..range.start as usize].trim_end();
    let start = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let word = &before[start..];
    if word.is_empty() {
        return None;
    }
    let written = range.of(text);
    let whole = TextRange::new(start as u32, range.end);
    let edit = Edit { range: whole, text: format!("{written} {word}") };
    Some(request.preferred(format!("Write `{written}` first"), vec![edit]))
}

/// `a || b ?? c`  =>  `(a || b) ?? c`
fn parenthesized(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    use tsnix_syntax::hir::{Expr, LogicalOp};
    let module = request.module;
    let is_mixed = |outer: LogicalOp, inner: &Expr| {
        matches!(inner, Expr::Logical { op, .. }
            if (outer == LogicalOp::Coalesce) != (*op == LogicalOp::Coalesce))
    };
    let inner = module.exprs.ids().find_map(|id| {
        let is_near = module.exprs.range(id).touches(diagnostic.range.start)
            || module.exprs.range(id).contains(diagnostic.range);
        let side = match &module[id] {
            Expr::Logical { op, left, right } => {
                [*left, *right].into_iter().find(|it| is_mixed(*op, &module[*it]))
            }
            _ => None,
        }?;
        is_near.then_some(side)
    })?;
    let range = module.exprs.range(inner);
    let edit = Edit { range, text: format!("({})", range.of(request.text)) };
    Some(request.preferred("Put parentheses around what comes first", vec![edit]))
}
