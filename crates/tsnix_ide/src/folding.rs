//! What can be folded away: blocks, literals, runs of imports, comments.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{CommentKind, Expr, Stmt};
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
        true
    });
    let imports: Vec<_> = module.body.iter().filter(|it| matches!(module[**it], Stmt::Import(_))).collect();
    if let (Some(first), Some(last)) = (imports.first(), imports.last()) {
        let range = TextRange::new(module.stmts.range(**first).start, module.stmts.range(**last).end);
        found.push(Fold { range, kind: FoldKind::Imports });
    }
    found.extend(comments(analysis, file));
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

/// Block comments, and runs of line comments.
fn comments(analysis: &Analysis<'_>, file: FileId) -> Vec<Fold> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let lines = analysis.files.file(file).lines();
    let mut found: Vec<Fold> = Vec::new();
    let mut is_run = false;
    for comment in &module.comments {
        let is_line = comment.kind == CommentKind::Line;
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

#[cfg(test)]
mod tests {
    use super::{folds, selections};
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
    fn selections_grow() {
        let fixture = Fixture::new("export default { a: [1 + tw<|>o, 3] };\nconst two = 2;");
        let text = fixture.analysis().text(fixture.file).to_owned();
        let found = selections(&fixture.analysis(), fixture.file, fixture.offset);
        let shown: Vec<&str> = found.iter().take(4).map(|it| it.of(&text)).collect();
        assert_eq!(shown, ["two", "1 + two", "1 + two, 3", "[1 + two, 3]"]);
    }
}
