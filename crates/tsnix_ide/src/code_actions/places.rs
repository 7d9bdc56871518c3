//! Places in a text as edits need them: lines with their indentation, elements of lists with their commas,
//! statements with the rest of their line.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Module, Stmt, StmtId};
use tsnix_syntax::walk::{Node, for_each_node};

/// Where the line of an offset starts.
pub(super) fn line_start(text: &str, offset: u32) -> u32 {
    text[..offset as usize].rfind('\n').map_or(0, |at| at + 1) as u32
}

/// The blanks at the start of the line of an offset.
pub(super) fn indent_at(text: &str, offset: u32) -> &str {
    let line = &text[line_start(text, offset) as usize..];
    let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
    &line[..end]
}

/// The blanks by which the lines inside of something are moved in: those of the first line that has any.
pub(super) fn indent_unit(text: &str) -> &str {
    let indented = text.lines().find(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty());
    let unit = indented.map_or("  ", |line| {
        let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
        &line[..end]
    });
    // A line deep inside of something says nothing.
    if unit.starts_with('\t') {
        "\t"
    } else if unit.len() > 4 {
        "  "
    } else {
        unit
    }
}

/// Takes a range away, with its line where nothing else stands there.
pub(super) fn removal(text: &str, range: TextRange) -> Edit {
    let start = line_start(text, range.start);
    let rest = &text[range.end as usize..];
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let is_alone =
        text[start as usize..range.start as usize].trim().is_empty() && rest[..end].trim().is_empty();
    let range = if is_alone { TextRange::new(start, range.end + end as u32) } else { range };
    Edit { range, text: String::new() }
}

/// Takes an element of a list away, with the comma that kept it apart from its neighbour.
pub(super) fn element_removal(text: &str, range: TextRange) -> Edit {
    let behind = &text[range.end as usize..];
    let blanks = behind.len() - behind.trim_start().len();
    if behind[blanks..].starts_with(',') {
        let mut end = range.end as usize + blanks + 1;
        let whole = removal(text, TextRange::new(range.start, end as u32));
        if whole.range.start != range.start || whole.range.end as usize > end {
            return whole;
        }
        let after = &text[end..];
        // { a, b }  =>  { b }
        end += after.len() - after.trim_start_matches([' ', '\t']).len();
        return Edit { range: TextRange::new(range.start, end as u32), text: String::new() };
    }
    let before = text[..range.start as usize].trim_end();
    match before.strip_suffix(',') {
        // { a, b }  =>  { a }
        Some(start) => Edit { range: TextRange::new(start.len() as u32, range.end), text: String::new() },
        None => removal(text, range),
    }
}

/// The expression that stands exactly there; of several the outermost.
pub(super) fn expr_at(module: &Module, range: TextRange) -> Option<ExprId> {
    module.exprs.ids().filter(|id| module.exprs.range(*id) == range).max_by_key(|id| {
        // A chain and what is in it have one range.
        u8::from(!matches!(module[*id], Expr::Chain(_)))
    })
}

/// The innermost statement around a range.
pub(super) fn stmt_around(module: &Module, range: TextRange) -> Option<StmtId> {
    let around = module.stmts.ids().filter(|id| module.stmts.range(*id).contains(range));
    around.min_by_key(|id| module.stmts.range(*id).len())
}

/// The statements among which one stands.
pub(super) fn siblings(module: &Module, stmt: StmtId) -> Vec<StmtId> {
    if module.body.contains(&stmt) {
        return module.body.clone();
    }
    let mut found = Vec::new();
    for_each_node(module, &mut |node| {
        for list in lists_of(module, node) {
            if list.contains(&stmt) {
                found.clone_from(list);
            }
        }
        found.is_empty()
    });
    found
}

/// The lists of statements that a node holds.
fn lists_of(module: &Module, node: Node) -> Vec<&Vec<StmtId>> {
    match node {
        Node::Stmt(id) => match &module[id] {
            Stmt::Block(list) => vec![list],
            Stmt::Switch { cases, .. } => cases.iter().map(|it| &it.body).collect(),
            Stmt::Try { body, handler, finalizer } => {
                let handler = handler.as_ref().map(|it| &it.body);
                [Some(body), handler, finalizer.as_ref()].into_iter().flatten().collect()
            }
            _ => Vec::new(),
        },
        Node::Function(id) => match &module[id].body {
            tsnix_syntax::hir::FunctionBody::Block(list) => vec![list],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Where a word stands in a range.
pub(super) fn word_in(text: &str, range: TextRange, word: &str) -> Option<TextRange> {
    let is_part = |c: char| c == '_' || c == '$' || c.is_alphanumeric();
    let within = range.of(text);
    let found = within
        .match_indices(word)
        .find(|(at, _)| !within[..*at].ends_with(is_part) && !within[at + word.len()..].starts_with(is_part));
    let start = range.start + found?.0 as u32;
    Some(TextRange::new(start, start + word.len() as u32))
}

/// The whole of `a.b.c` of which an expression is the start; of a name, the name itself.
pub(super) fn member_chain(module: &Module, bindings: &tsnix_check::names::Bindings, expr: ExprId) -> ExprId {
    let mut outer = expr;
    while let tsnix_check::names::Parent::Expr(parent) = bindings.parent(outer) {
        match &module[parent] {
            Expr::Member { object, .. } if *object == outer => outer = parent,
            _ => break,
        }
    }
    outer
}
