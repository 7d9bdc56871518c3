//! Comments: always in a form that ends where it should and that `nixfmt` leaves alone.

use super::writer::Writer;
use crate::expr::{Comment, CommentStyle};

/// The lines at the head of a file, and an empty line where another comment follows.
pub(super) fn header(out: &mut Writer, text: &str, comment_follows: bool) {
    lines(out, text);
    if comment_follows {
        out.blank_line();
    }
}

/// Comments on lines of their own.
pub(super) fn above(out: &mut Writer, comments: &[Comment]) {
    for comment in comments {
        out.newline();
        let several_lines = comment.text.trim().contains('\n');
        match comment.style {
            _ if comment.text.contains("*/") => lines(out, &comment.text),
            CommentStyle::Block if several_lines => block(out, "/*", &comment.text),
            CommentStyle::Doc if !comment.text.trim().is_empty() => block(out, "/**", &comment.text),
            CommentStyle::Line | CommentStyle::Block | CommentStyle::Doc => lines(out, &comment.text),
        }
    }
}

/// A comment behind something, to the end of the line.
pub(super) fn behind(out: &mut Writer, comment: Option<&Comment>) {
    let Some(comment) = comment else { return };
    let words: Vec<String> = comment.text.split_whitespace().map(visible).collect();
    if !words.is_empty() {
        out.token(&format!("# {}", words.join(" ")), None);
        out.newline();
    }
}

/// `# text` for each line.
fn lines(out: &mut Writer, text: &str) {
    for line in text.split('\n') {
        let line = visible(line.trim_end());
        let text = if line.is_empty() { "#".to_owned() } else { format!("# {line}") };
        out.newline();
        out.token(text.trim_end(), None);
    }
    out.newline();
}

/// `/* */` or `/** */` over several lines, the text indented by two.
fn block(out: &mut Writer, open: &str, text: &str) {
    let text: Vec<&str> = text.lines().map(str::trim_end).collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = text.iter().filter(|it| !it.is_empty()).map(indent).min().unwrap_or(0);
    let first = text.iter().position(|it| !it.is_empty()).unwrap_or(0);
    let last = text.iter().rposition(|it| !it.is_empty()).map_or(0, |it| it + 1);
    out.token(open, None);
    for line in &text[first..last.max(first)] {
        out.glue();
        let line = visible(line.get(common..).unwrap_or(""));
        let text = if line.is_empty() { "\n".to_owned() } else { format!("\n  {line}") };
        out.token(&text, None);
    }
    out.newline();
    out.token("*/", None);
    out.newline();
}

/// Without characters that end a line or a file for some readers, or that can't be seen.
fn visible(text: &str) -> String {
    text.chars()
        .map(|it| if it.is_control() && it != '\t' { ' ' } else { it })
        .collect::<String>()
        .trim_end()
        .to_owned()
}
