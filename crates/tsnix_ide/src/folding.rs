//! What can be folded away: blocks, literals, runs of imports, comments.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{CommentKind, Expr, FunctionBody, Module, Pattern, Stmt};
use tsnix_syntax::walk::{Node, for_each_node};

use crate::Analysis;

/// A part of a file that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From behind the opening bracket to before the closing one.
    pub range: TextRange,
    /// What it is.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// Code.
    Region,
    /// What the author has marked: from `// #region` to `// #endregion`.
    Marked,
    /// Comments.
    Comment,
    /// Imports.
    Imports,
}

/// The folds of a file that are longer than a line.
pub fn folds(analysis: &Analysis<'_>, file: FileId) -> Vec<Fold> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let text = analysis.text(file);
    let lines = analysis.files.file(file).lines();
    let mut found = Vec::new();
    for_each_node(module, &mut |node| {
        let is_bracketed = match node {
            Node::Expr(id) => {
                matches!(module[id], Expr::Object(_) | Expr::Array(_) | Expr::Call { .. } | Expr::Template(_))
            }
            Node::Stmt(id) => matches!(
                module[id],
                Stmt::Block(_)
                    | Stmt::Interface(_)
                    | Stmt::Namespace(_)
                    | Stmt::Enum(_)
                    | Stmt::Switch { .. }
            ),
            Node::TypeNode(_) | Node::Function(_) | Node::Pattern(_) => true,
            _ => false,
        };
        if is_bracketed && let Some(range) = inside_brackets(text, node.range(module)) {
            found.push(Fold { range, kind: FoldKind::Region });
        }
        if let Node::Stmt(id) = node
            && let Stmt::Switch { cases, .. } = &module[id]
        {
            found.extend(cases.iter().filter_map(|it| {
                // From behind what is tested, so that it still can be read.
                let head = it.test.map_or(it.range.start, |test| module.exprs.range(test).end);
                let last = it.body.last()?;
                let range = TextRange::new(head, module.stmts.range(*last).end);
                Some(Fold { range, kind: FoldKind::Region })
            }));
        }
        true
    });
    let imports: Vec<_> = module.body.iter().filter(|it| matches!(module[**it], Stmt::Import(_))).collect();
    if let (Some(first), Some(last)) = (imports.first(), imports.last()) {
        let range = TextRange::new(module.stmts.range(**first).start, module.stmts.range(**last).end);
        found.push(Fold { range, kind: FoldKind::Imports });
    }
    found.extend(comments(analysis, file));
    found.extend(marked(module, text));
    found.retain(|it| lines.line(it.range.start) < lines.line(it.range.end));
    found.sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
    // Of several that begin on one line the outermost is meant.
    found.dedup_by(|later, first| {
        lines.line(later.range.start) == lines.line(first.range.start)
            && lines.line(later.range.end) == lines.line(first.range.end)
    });
    found
}

/// The part between the last bracket that a node opens on its way and the one that closes it at its end.
fn inside_brackets(text: &str, range: TextRange) -> Option<TextRange> {
    let written = range.of(text);
    let close = written.trim_end_matches([';', ',']);
    let open = match close.chars().next_back()? {
        '}' => '{',
        ']' => '[',
        ')' => '(',
        '`' => '`',
        _ => return None,
    };
    let start = written.find(open)? as u32;
    let range = TextRange::new(range.start + start + 1, range.start + close.len() as u32 - 1);
    (!range.is_empty()).then_some(range)
}

/// Whether a comment begins a region (`true`) or ends one.
fn mark(text: &str) -> Option<bool> {
    let said = text.strip_prefix("//")?.trim_start();
    let word = said.strip_prefix('#')?.split_whitespace().next()?;
    match word {
        "region" => Some(true),
        "endregion" => Some(false),
        _ => None,
    }
}

/// From each `// #region` to its `// #endregion`.
fn marked(module: &Module, text: &str) -> Vec<Fold> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for comment in &module.comments {
        match mark(comment.range.of(text)) {
            Some(true) => open.push(comment.range.start),
            Some(false) => found.extend(open.pop().map(|start| {
                let range = TextRange::new(start, comment.range.end);
                Fold { range, kind: FoldKind::Marked }
            })),
            None => {}
        }
    }
    found
}

/// Block comments, and runs of line comments.
fn comments(analysis: &Analysis<'_>, file: FileId) -> Vec<Fold> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let lines = analysis.files.file(file).lines();
    let mut found: Vec<Fold> = Vec::new();
    let mut is_run = false;
    let text = analysis.text(file);
    for comment in &module.comments {
        let is_line = comment.kind == CommentKind::Line && mark(comment.range.of(text)).is_none();
        if let Some(last) = found.last_mut()
            && is_line
            && is_run
            && lines.line(last.range.end) + 1 == lines.line(comment.range.start)
        {
            last.range.end = comment.range.end;
        } else {
            found.push(Fold { range: comment.range, kind: FoldKind::Comment });
        }
        is_run = is_line;
    }
    found
}

/// The ranges around an offset, each in the next: what "expand selection" goes through.
pub fn selections(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Vec<TextRange> {
    let text = analysis.text(file);
    let mut ranges: Vec<TextRange> = Vec::new();
    let mut add = |range: TextRange| {
        if !range.is_empty() && ranges.last() != Some(&range) {
            ranges.push(range);
        }
    };
    add(TextRange::new(0, text.len() as u32));
    if let Some(module) = analysis.hir(file) {
        for node in analysis.nodes_at(file, offset) {
            let range = node.range(module);
            add(range);
            let is_call = matches!(node, Node::Expr(id) if matches!(module[id], Expr::Call { .. }));
            if let Some(inner) = inside_brackets(text, range)
                && inner.touches(offset)
                && (is_call || inner.start == range.start + 1)
            {
                add(inner);
            }
            for part in parts(module, text, node) {
                if part.touches(offset) {
                    add(part);
                }
            }
        }
    }
    if let Some(identifier) = crate::identifier::identifier_at(analysis, file, offset) {
        add(identifier.range);
    }
    // Each must lie in the one before.
    let mut nested: Vec<TextRange> = Vec::new();
    for range in ranges {
        if nested.last().is_none_or(|outer| outer.contains(range) && *outer != range) {
            nested.push(range);
        }
    }
    nested.reverse();
    nested
}

/// The parts of a node that are worth a step and no nodes themselves, the outer ones first: the body of a function and the
/// statements in it, `name = default` of a pattern, what a string says.
fn parts(module: &Module, text: &str, node: Node) -> Vec<TextRange> {
    match node {
        Node::Function(id) => {
            let FunctionBody::Block(body) = &module[id].body else { return Vec::new() };
            let (Some(first), Some(last)) = (body.first(), body.last()) else { return Vec::new() };
            let (first, last) = (module.stmts.range(*first), module.stmts.range(*last));
            let before = text.get(..first.start as usize).and_then(|it| it.rfind('{'));
            let end = module.functions.range(id).end;
            let block = before.map(|open| TextRange::new(open as u32, end));
            block.into_iter().chain([TextRange::new(first.start, last.end)]).collect()
        }
        Node::Pattern(id) => match &module[id] {
            Pattern::Object { properties, .. } => properties.iter().map(|it| it.range).collect(),
            _ => Vec::new(),
        },
        Node::Expr(id) if matches!(module[id], Expr::String(_)) => {
            let range = module.exprs.range(id);
            let is_closed = range.len() >= 2;
            is_closed.then(|| TextRange::new(range.start + 1, range.end - 1)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FoldKind, folds, selections};
    use crate::fixture::Fixture;

    #[test]
    fn blocks_literals_imports_and_comments() {
        let source = "import { a } from './a';\nimport { b } from './a';\n// one\n// two\nexport default {\n  x: [\n    1,\n  ],\n  f: () => {\n    return a + b;\n  },\n};\n";
        let fixture = Fixture::new(&format!(
            "//- main.ts\n{source}//- a.ts\nexport const a = 1;\nexport const b = 2;\n"
        ));
        let file = fixture.checked.files.file(fixture.file);
        let show = |it: super::Fold| {
            format!(
                "{}-{} {:?}",
                file.lines().line(it.range.start) + 1,
                file.lines().line(it.range.end) + 1,
                it.kind
            )
        };
        let found: Vec<String> = folds(&fixture.analysis(), fixture.file).into_iter().map(show).collect();
        assert_eq!(found, ["1-2 Imports", "3-4 Comment", "5-12 Region", "6-8 Region", "9-11 Region"]);
    }

    #[test]
    fn regions_fold() {
        let source = "// why\n// #region A\nconst a = 1;\n//#region B\nconst b = 1;\n//#endregion\n// #endregion A\n// #endregion\nexport default [a, b];\n";
        let fixture = Fixture::new(source);
        let file = fixture.checked.files.file(fixture.file);
        let line = |at: u32| file.lines().line(at) + 1;
        let found = folds(&fixture.analysis(), fixture.file);
        let shown: Vec<_> =
            found.iter().map(|it| (line(it.range.start), line(it.range.end), it.kind)).collect();
        assert_eq!(shown, [(2, 7, FoldKind::Marked), (4, 6, FoldKind::Marked)]);
    }

    #[test]
    fn selections_grow() {
        let fixture = Fixture::new("export default { a: [1 + tw<|>o, 3] };\nconst two = 2;");
        let text = fixture.analysis().text(fixture.file).to_owned();
        let found = selections(&fixture.analysis(), fixture.file, fixture.offset);
        let shown: Vec<&str> = found.iter().take(4).map(|it| it.of(&text)).collect();
        assert_eq!(shown, ["two", "1 + two", "1 + two, 3", "[1 + two, 3]"]);
    }

    #[test]
    fn cases_fold() {
        let source = "switch (1 as number) {\n  case 1:\n    f();\n    break;\n  default:\n    f();\n}\nfunction f() {}\nexport default 1;\n";
        let fixture = Fixture::new(source);
        let file = fixture.checked.files.file(fixture.file);
        let line = |at: u32| file.lines().line(at) + 1;
        let found = folds(&fixture.analysis(), fixture.file);
        let shown: Vec<_> = found.iter().map(|it| (line(it.range.start), line(it.range.end))).collect();
        assert_eq!(shown, [(1, 7), (2, 4), (5, 6)]);
    }

    #[test]
    fn selections_pass_through_strings_patterns_and_bodies() {
        let shown = |source: &str| {
            let fixture = Fixture::new(source);
            let text = fixture.analysis().text(fixture.file).to_owned();
            let found = selections(&fixture.analysis(), fixture.file, fixture.offset);
            found.iter().map(|it| it.of(&text).to_owned()).collect::<Vec<_>>()
        };
        let found = shown(
            "export function f(o: { a?: string }) {\n  const { a = 'lo<|>cal' } = o;\n  return a;\n}\n",
        );
        for step in [
            "local",
            "'local'",
            "a = 'local'",
            "const { a = 'local' } = o;",
            "const { a = 'local' } = o;\n  return a;",
            "{\n  const { a = 'local' } = o;\n  return a;\n}",
        ] {
            assert!(found.iter().any(|it| it == step), "{step} is not among {found:?}");
        }
    }
}
