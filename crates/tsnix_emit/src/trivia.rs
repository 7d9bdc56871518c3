//! Comments and blank lines of the source, carried over to the bindings and elements they belong to.

use nix_tree::{Comment, CommentStyle, Trivia};
use tsnix_source::TextRange;
use tsnix_syntax::hir;

use crate::context::Context;

/// The comments and the blank line before, and the comment behind, what stands at `range` in the current
/// module.
pub(crate) fn around(ctx: &Context<'_>, range: TextRange) -> Trivia {
    let (comments_before, blank_line_before) = before(ctx, range.start);
    Trivia { blank_line_before, comments_before, comment_after: after(ctx, range.end) }
}

/// The comments that stand alone on the lines above `start`, and whether a blank line is above them.
pub(crate) fn before(ctx: &Context<'_>, start: u32) -> (Vec<Comment>, bool) {
    let text = ctx.text();
    let comments = &ctx.module().comments;
    let mut at = comments.partition_point(|comment| comment.range.end <= start);
    let mut from = start;
    let mut found = Vec::new();
    while at > 0 {
        let comment = &comments[at - 1];
        let between = text.get(comment.range.end as usize..from as usize).unwrap_or("x");
        if !between.chars().all(char::is_whitespace) || !stands_alone(text, comment.range.start) {
            break;
        }
        found.push(converted(comment));
        from = comment.range.start;
        at -= 1;
    }
    found.reverse();
    (found, has_blank_line_before(text, from))
}

/// The comment on the same line behind `end`, with at most `,` or `;` between.
pub(crate) fn after(ctx: &Context<'_>, end: u32) -> Option<Comment> {
    let text = ctx.text();
    let comments = &ctx.module().comments;
    let at = comments.partition_point(|comment| comment.range.start < end);
    let comment = comments.get(at)?;
    let between = text.get(end as usize..comment.range.start as usize)?;
    let is_behind = between.chars().all(|char| matches!(char, ' ' | '\t' | ',' | ';'));
    // A comment before something else on the line belongs to that.
    let rest = text.get(comment.range.end as usize..)?.lines().next().unwrap_or("");
    (is_behind && rest.trim().is_empty()).then(|| converted(comment))
}

/// The comments that stand alone between the last part of a list, set or block and its end.
pub(crate) fn at_end(ctx: &Context<'_>, last: u32, end: u32) -> Vec<Comment> {
    let text = ctx.text();
    let inside = ctx.module().comments_in(TextRange::new(last, end));
    inside.iter().filter(|comment| stands_alone(text, comment.range.start)).map(converted).collect()
}

/// Whether only white space is before `start` on its line.
fn stands_alone(text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or("");
    before.rsplit(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty())
}

fn has_blank_line_before(text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or("");
    let space = &before[before.trim_end().len()..];
    space.matches('\n').count() >= 2
}

fn converted(comment: &hir::Comment) -> Comment {
    let style = match comment.kind {
        hir::CommentKind::Line => CommentStyle::Line,
        hir::CommentKind::Block => CommentStyle::Block,
        hir::CommentKind::Doc => CommentStyle::Doc,
    };
    let text = match comment.kind {
        hir::CommentKind::Line => {
            comment.text.strip_prefix(' ').unwrap_or(&comment.text).trim_end().to_owned()
        }
        hir::CommentKind::Block | hir::CommentKind::Doc => unstarred(&comment.text),
    };
    // A remark of one line is a remark: nixfmt opens `/** */` over three lines.
    let style = if text.contains('\n') { style } else { CommentStyle::Line };
    Comment { text, style }
}

/// The text of a block comment without the stars that lead its lines.
fn unstarred(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let line = line.trim();
        line.strip_prefix("* ").or_else(|| line.strip_prefix('*')).unwrap_or(line).trim_end()
    });
    lines.collect::<Vec<_>>().join("\n")
}
