//! Comments of declarations, from text that anybody may have written.
//!
//! Whatever the text is, the comment is one comment: it does not end early and says nothing to the compiler.

use std::borrow::Cow;

/// No comment is longer than this many characters: who wants more reads the source.
const LONGEST: usize = 8_000;

/// Appends `/** ... */` with the lines of `text`, indented; nothing where there is no text.
pub(crate) fn push_comment(out: &mut String, indent: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let is_cut = text.len() > LONGEST && text.chars().count() > LONGEST;
    let cut: String;
    let text = if is_cut {
        cut = text.chars().take(LONGEST).chain(" ...".chars()).collect();
        &cut
    } else {
        text
    };
    if is_plain(text) {
        return push_plain(out, indent, text);
    }
    // Nearly all text is ASCII, where single bytes are all that is to be looked at.
    let is_ascii = text.is_ascii();
    let is_line = text.len() <= 110
        && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none()
        && (is_ascii || !text.contains(['\u{2028}', '\u{2029}']));
    if is_line {
        out.push_str(indent);
        out.push_str("/** ");
        push_line(out, text);
        out.push_str(" */\n");
        return;
    }
    out.push_str(indent);
    out.push_str("/**\n");
    if is_ascii {
        text.split('\n').for_each(|line| push_starred(out, indent, line));
    } else {
        text.split(['\n', '\u{2028}', '\u{2029}']).for_each(|line| push_starred(out, indent, line));
    }
    out.push_str(indent);
    out.push_str(" */\n");
}

/// Whether a text is printable ASCII in lines, with nothing that has to be defused: nearly all are. All of it is looked
/// at without a branch, many bytes at a time.
fn is_plain(text: &str) -> bool {
    let is_plain = |it: u8| (matches!(it, b' '..=b'~') & (it != b'*') & (it != b'@')) | (it == b'\n');
    text.as_bytes().iter().fold(true, |all, it| all & is_plain(*it))
}

/// [`push_comment`] of such a text.
fn push_plain(out: &mut String, indent: &str, text: &str) {
    if text.len() <= 110 && memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return [indent, "/** ", text, " */\n"].iter().for_each(|it| out.push_str(it));
    }
    out.push_str(indent);
    out.push_str("/**\n");
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default().trim_ascii_end();
        start = end + 1;
        out.push_str(indent);
        out.push_str(if line.is_empty() { " *" } else { " * " });
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(indent);
    out.push_str(" */\n");
}

/// A line of a comment of several.
fn push_starred(out: &mut String, indent: &str, line: &str) {
    out.push_str(indent);
    out.push_str(" *");
    let line = line.trim_end();
    if !line.is_empty() {
        out.push(' ');
        push_line(out, line);
    }
    out.push('\n');
}

/// One line. A `*/` would end the comment; a word with `@` at the front would be a tag or a directive.
fn push_line(out: &mut String, line: &str) {
    let start = line.len() - line.trim_start().len();
    let is_own_tag = line.starts_with("@deprecated ");
    if line[start..].starts_with('@') && !is_own_tag {
        out.push_str(&line[..start]);
        out.push('\\');
        push_text(out, &line[start..]);
    } else {
        push_text(out, line);
    }
}

fn push_text(out: &mut String, text: &str) {
    let plain = |it: char| !matches!(it, '*' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}');
    let is_plain = text.bytes().all(|it| matches!(it, b' '..=b'~') & (it != b'*')) || text.chars().all(plain);
    if is_plain {
        out.push_str(text);
        return;
    }
    let mut before = ' ';
    for it in text.chars() {
        match it {
            '/' if before == '*' => out.push_str("\\/"),
            '\t' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' => out.push('\u{fffd}'),
            _ => out.push(it),
        }
        before = it;
    }
}

/// Text from elsewhere with what would be read as a tag of ours at the front of a line defused.
pub(crate) fn foreign(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\r', b'@', text.as_bytes()).is_none() {
        return text.into();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace("@deprecated", "\\@deprecated");
    text.into()
}

/// Nix code in a comment: one line as `code`, more as a block.
pub(crate) fn code(text: &str) -> String {
    let text = text.trim_end();
    if text.contains('\n') || text.contains('`') {
        let fence = if text.contains("```") { "~~~~" } else { "```" };
        format!("\n{fence}nix\n{text}\n{fence}")
    } else {
        format!("`{text}`")
    }
}
