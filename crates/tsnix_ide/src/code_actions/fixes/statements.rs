//! Whole statements that are wrong where they stand: unreachable, falling through, in the wrong place.

use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{Expr, Pattern, Stmt};

use super::super::places::{indent_at, line_start, removal, siblings, stmt_around, word_in};
use super::super::{Action, Request};

/// Code behind a `return`: taken away to the end of its block.
pub(super) fn unreachable(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let first = module.stmts.ids().find(|id| module.stmts.range(*id) == diagnostic.range)?;
    let list = siblings(module, first);
    let at = list.iter().position(|it| *it == first)?;
    let is_kept = |it: &&tsnix_syntax::hir::StmtId| {
        matches!(module[**it], Stmt::Function { .. } | Stmt::Interface(_) | Stmt::TypeAlias(_))
    };
    let gone = list.get(at..)?.iter().filter(|it| !is_kept(it));
    let edits = gone.map(|it| removal(request.text, module.stmts.range(*it))).collect();
    Some(request.preferred("Remove what is never reached", edits))
}

/// A case that falls through to the next one.
pub(super) fn fall_through(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let case = module.stmts.ids().find_map(|id| match &module[id] {
        Stmt::Switch { cases, .. } => cases.iter().find(|it| it.range.contains(diagnostic.range)),
        _ => None,
    })?;
    let last = module.stmts.range(*case.body.last()?);
    let indent = indent_at(request.text, last.start);
    let is_on_own_line =
        request.text[line_start(request.text, last.start) as usize..last.start as usize].trim().is_empty();
    let text = if is_on_own_line { format!("\n{indent}break;") } else { " break;".to_owned() };
    let edit = Edit { range: TextRange::empty(last.end), text };
    Some(request.preferred("End the case with `break`", vec![edit]))
}

/// A statement that means nothing where it stands.
pub(super) fn misplaced(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let stmt = stmt_around(request.module, diagnostic.range)?;
    let range = request.module.stmts.range(stmt);
    let name = range.of(request.text).split([' ', ';', '\n']).next().unwrap_or("");
    Some(request.preferred(format!("Remove `{name}`"), vec![removal(request.text, range)]))
}

/// `return value;` at the top of a file  =>  `export default value;`
pub(super) fn export_value(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let stmt = stmt_around(request.module, diagnostic.range)?;
    let Stmt::Return(Some(_)) = &request.module[stmt] else { return None };
    let word = word_in(request.text, request.module.stmts.range(stmt), "return")?;
    let edit = Edit { range: word, text: "export default".to_owned() };
    Some(request.preferred("Export the value", vec![edit]))
}

/// An `import` inside of something moves to the top.
pub(super) fn import_to_top(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let start = line_start(request.text, diagnostic.range.start);
    let end = request.text[start as usize..].find('\n').map_or(request.text.len(), |at| start as usize + at);
    let line = request.text[start as usize..end].trim();
    if !line.starts_with("import ") {
        return None;
    }
    let range = TextRange::new(start, (end + 1).min(request.text.len()) as u32);
    let edits = vec![
        Edit { range: TextRange::empty(0), text: format!("{line}\n") },
        Edit { range, text: String::new() },
    ];
    Some(request.preferred("Move the import to the top", edits))
}

/// `enum Level { Info, Debug }`  =>  `type Level = "Info" | "Debug";` and its uses as texts.
pub(super) fn union_of_enum(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let stmt = stmt_around(module, diagnostic.range)?;
    let Stmt::Enum(decl) = &module[stmt] else { return None };
    if decl.members.is_empty() {
        return None;
    }
    let text_of = |name: &str, init: Option<tsnix_syntax::hir::ExprId>| match init.map(|it| &module[it]) {
        Some(Expr::String(literal)) => literal.value.to_string(),
        _ => name.to_owned(),
    };
    let texts: Vec<(String, String)> =
        decl.members.iter().map(|(name, init)| (name.name.to_string(), text_of(&name.name, *init))).collect();
    let union: Vec<String> = texts.iter().map(|(_, text)| format!("{text:?}")).collect();
    let export = if decl.modifiers.is_export { "export " } else { "" };
    let declaration = format!("{export}type {} = {};", decl.name.name, union.join(" | "));
    let mut edits = vec![Edit { range: module.stmts.range(stmt), text: declaration }];
    // Level.Info  =>  "Info"
    for id in module.exprs.ids() {
        if let Expr::Member { object, name, .. } = &module[id]
            && matches!(&module[*object], Expr::Name(own) if *own == decl.name.name)
            && let Some((_, text)) = texts.iter().find(|(member, _)| *member == name.name)
        {
            edits.push(Edit { range: module.exprs.range(id), text: format!("{text:?}") });
        }
    }
    Some(request.preferred("Write a union of texts", edits))
}

/// `catch (error)`  =>  `catch`, where the name is used only to throw again or not at all.
pub(super) fn catch_name(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let handler = module.stmts.ids().find_map(|id| match &module[id] {
        Stmt::Try { handler: Some(handler), .. } if module.stmts.range(id).contains(diagnostic.range) => {
            Some(handler)
        }
        _ => None,
    })?;
    let binding = handler.binding?;
    let Pattern::Name(name) = &module[binding] else { return None };
    let range = module.patterns.range(binding);
    let open = request.text[..range.start as usize].rfind('(')?;
    let close = request.text[range.end as usize..].find(')')? + range.end as usize + 1;
    let before = request.text[..open].trim_end().len();
    let mut edits = vec![Edit { range: TextRange::new(before as u32, close as u32), text: String::new() }];
    // What was read of it is a text that says what is known.
    for id in module.exprs.ids() {
        if matches!(&module[id], Expr::Name(own) if own == name)
            && handler.range.contains(module.exprs.range(id))
        {
            let outer = crate::code_actions::places::member_chain(module, request.bindings, id);
            let range = module.exprs.range(outer);
            edits.push(Edit { range, text: "\"failed\"".to_owned() });
        }
    }
    Some(request.fix("Leave the name out", edits))
}

/// `finally { ... }` without the block: what it does comes behind the `try`.
pub(super) fn no_finally(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    let module = request.module;
    let stmt = module.stmts.ids().find(|id| {
        matches!(module[*id], Stmt::Try { finalizer: Some(_), .. })
            && module.stmts.range(*id).contains(diagnostic.range)
    })?;
    let Stmt::Try { body, handler, .. } = &module[stmt] else { return None };
    let handler = handler.as_ref()?;
    let from =
        handler.body.last().or(body.last()).map_or(handler.range.start, |it| module.stmts.range(*it).end);
    let range = module.stmts.range(stmt);
    let word = word_in(request.text, TextRange::new(from.max(handler.range.start), range.end), "finally")?;
    let kept = request.text[..word.start as usize].trim_end().len() as u32;
    let edit = Edit { range: TextRange::new(kept, range.end), text: String::new() };
    Some(request.fix("Remove `finally`", vec![edit]))
}
