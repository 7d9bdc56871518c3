//! Comments that silence diagnostics: TypeScript's own, and `// tsnix-ignore CODE reason`.
//!
//! The last step before diagnostics are shown. TypeScript's comments do exactly what they do in `tsc`:
//! they silence what TypeScript reports, not what only tsnix does. `tsnix-ignore` silences diagnostics of
//! one code. Neither silences a syntax error or a construct that has no meaning in Nix.

use tsnix_source::catalogue::files::{IGNORE_WITHOUT_CODE, UNUSED_EXPECT_ERROR, UNUSED_IGNORE};
use tsnix_source::{Code, Diagnostic, FileId, SourceFile, TextRange, catalogue};
use tsnix_syntax::hir::{Comment, CommentKind};

use crate::config::{can_be_silenced, unknown_code};

/// A comment that silences.
struct Directive {
    kind: Kind,
    /// The line that it stands on; it is about the next line that is not blank or a comment.
    line: u32,
    range: TextRange,
    is_used: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `@ts-ignore`
    TsIgnore,
    /// `@ts-expect-error`
    TsExpectError,
    /// `tsnix-ignore CODE`
    Tsnix(&'static Code),
}

impl Kind {
    fn silences(self, code: &Code) -> bool {
        match self {
            Self::TsIgnore | Self::TsExpectError => code.number.starts_with("ts") && can_be_silenced(code),
            Self::Tsnix(named) => named == code && can_be_silenced(code),
        }
    }
}

/// What remains of the diagnostics of one file, with what is to be said about the comments themselves.
///
/// `is_complete` says whether `diagnostics` are all there can be: only then an ignore can be useless.
pub fn apply(
    file: FileId,
    source: &SourceFile,
    comments: &[Comment],
    diagnostics: Vec<Diagnostic>,
    is_complete: bool,
) -> Vec<Diagnostic> {
    let is_unchecked = is_unchecked(source.text(), comments);
    let mut said = Vec::new();
    let mut directives: Vec<Directive> =
        comments.iter().filter_map(|comment| directive(file, source, comment, &mut said)).collect();
    directives.sort_by_key(|it| it.line);
    let mut kept: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter(|it| !(is_unchecked && Kind::TsIgnore.silences(it.code)))
        .filter(|it| !silence(source, &mut directives, it))
        .collect();
    if is_complete {
        let unused = directives.iter().filter(|it| !it.is_used);
        said.extend(unused.filter_map(|it| unused_directive(file, source, it, is_unchecked)));
    }
    kept.extend(said);
    kept
}

/// Whether a comment above the diagnostic silences it; marks that comment as used.
fn silence(source: &SourceFile, directives: &mut [Directive], diagnostic: &Diagnostic) -> bool {
    if directives.is_empty() {
        return false;
    }
    let mut line = source.lines().line(diagnostic.range.start);
    // As TypeScript looks for them: up over blank lines and comments.
    while line > 0 {
        line -= 1;
        let first = directives.partition_point(|it| it.line < line);
        let here =
            directives.get_mut(first..).unwrap_or_default().iter_mut().take_while(|it| it.line == line);
        for directive in here {
            if directive.kind.silences(diagnostic.code) {
                directive.is_used = true;
                return true;
            }
        }
        let text = line_text(source, line).trim();
        if !text.is_empty() && !text.starts_with("//") {
            return false;
        }
    }
    false
}

fn line_text(source: &SourceFile, line: u32) -> &str {
    TextRange::new(source.lines().line_start(line), source.lines().line_start(line + 1)).of(source.text())
}

/// The directive in a comment, if there is one. What is wrong with it goes to `said`.
fn directive(
    file: FileId,
    source: &SourceFile,
    comment: &Comment,
    said: &mut Vec<Diagnostic>,
) -> Option<Directive> {
    let kind = match typescript_directive(comment) {
        Some(kind) => kind,
        None => tsnix_directive(file, comment, said)?,
    };
    // TypeScript counts the last line of a comment over several.
    let line = source.lines().line(comment.range.end.saturating_sub(1).max(comment.range.start));
    Some(Directive { kind, line, range: comment.range, is_used: false })
}

/// TypeScript looks at the whole of a `//` comment and at the last line of a `/* */` one.
fn typescript_directive(comment: &Comment) -> Option<Kind> {
    let text = match comment.kind {
        // `/// @ts-ignore` counts, `//// @ts-ignore` does not.
        CommentKind::Line => comment.text.strip_prefix('/').unwrap_or(&comment.text),
        CommentKind::Block | CommentKind::Doc => {
            let last = comment.text.lines().last().unwrap_or("");
            last.trim_start().trim_start_matches(['/', '*'])
        }
    };
    let word = text.trim_start().strip_prefix('@')?;
    if word.starts_with("ts-ignore") {
        return Some(Kind::TsIgnore);
    }
    word.starts_with("ts-expect-error").then_some(Kind::TsExpectError)
}

/// `tsnix-ignore CODE reason`
fn tsnix_directive(file: FileId, comment: &Comment, said: &mut Vec<Diagnostic>) -> Option<Kind> {
    let rest = comment.text.trim_start().strip_prefix("tsnix-ignore")?;
    if rest.starts_with(|char: char| char.is_alphanumeric() || char == '-' || char == '_') {
        return None;
    }
    let Some(word) = rest.trim_start_matches(':').split_whitespace().next() else {
        let message = "this ignores nothing: it does not say which diagnostic";
        said.push(
            Diagnostic::new(&IGNORE_WITHOUT_CODE, file, comment.range, message)
                .with_help("write the code and a reason: `// tsnix-ignore tn2001 packaged in our overlay`"),
        );
        return None;
    };
    let word = word.trim_end_matches(':');
    match catalogue::find(word) {
        Some(code) => Some(Kind::Tsnix(code)),
        None => {
            said.push(unknown_code(file, comment.range, word));
            None
        }
    }
}

/// What is said about a directive that silenced nothing. TypeScript says nothing about `@ts-ignore`.
fn unused_directive(
    file: FileId,
    source: &SourceFile,
    directive: &Directive,
    is_unchecked: bool,
) -> Option<Diagnostic> {
    let range = directive.range;
    match directive.kind {
        Kind::TsIgnore => None,
        Kind::TsExpectError if is_unchecked => None,
        Kind::TsExpectError => Some(
            Diagnostic::new(
                &UNUSED_EXPECT_ERROR,
                file,
                range,
                "there is no error below this `@ts-expect-error`",
            )
            .with_help("remove the comment"),
        ),
        Kind::Tsnix(code) if !can_be_silenced(code) => {
            let message = format!("`{}` can't be ignored: there is no Nix for such a program", code.number);
            Some(
                Diagnostic::new(&UNUSED_IGNORE, file, range, message)
                    .with_help(format!("mend the program: see `tsnix explain {}`", code.number)),
            )
        }
        Kind::Tsnix(code) => {
            let message = format!("there is no `{}` below this `tsnix-ignore`", code.number);
            Some(
                Diagnostic::new(&UNUSED_IGNORE, file, range, message)
                    .with_help("remove the comment")
                    .with_fix("Remove the comment", whole_line(source, range), ""),
            )
        }
    }
}

/// The range with its whole line, where nothing else stands on it.
fn whole_line(source: &SourceFile, range: TextRange) -> TextRange {
    let line = source.lines().line(range.start);
    let whole = TextRange::new(source.lines().line_start(line), source.lines().line_start(line + 1));
    let is_alone = range.end <= whole.end && whole.of(source.text()).trim() == range.of(source.text()).trim();
    if is_alone { whole } else { range }
}

/// Whether `// @ts-nocheck` stands above the first statement.
fn is_unchecked(text: &str, comments: &[Comment]) -> bool {
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    // `#!/usr/bin/env node`
    if text.get(at..).is_some_and(|rest| rest.starts_with("#!")) {
        at = text.find('\n').unwrap_or(text.len());
    }
    let mut is_unchecked = false;
    for comment in comments {
        let between = text.get(at..comment.range.start as usize).unwrap_or("x");
        if !between.trim().is_empty() {
            break;
        }
        let word = comment.text.strip_prefix('/').unwrap_or(&comment.text).trim_start();
        if comment.kind == CommentKind::Line {
            match word.split_whitespace().next() {
                Some("@ts-nocheck") => is_unchecked = true,
                Some("@ts-check") => is_unchecked = false,
                _ => {}
            }
        }
        at = comment.range.end as usize;
    }
    is_unchecked
}

#[cfg(test)]
mod tests;
