//! Words of the language.

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Options, Source};

/// A keyword and the snippet that it begins.
const WORDS: &[(&str, Option<&str>)] = &[
    ("const", Some("const ${1:name} = $0;")),
    ("let", Some("let ${1:name} = $0;")),
    ("function", Some("function ${1:name}($2) {\n\t$0\n}")),
    ("if", Some("if ($1) {\n\t$0\n}")),
    ("for", Some("for (const ${1:item} of ${2:items}) {\n\t$0\n}")),
    ("while", Some("while ($1) {\n\t$0\n}")),
    ("switch", Some("switch ($1) {\n\tcase $2:\n\t\t$0\n}")),
    ("try", Some("try {\n\t$0\n} catch {\n}")),
    ("import", Some("import { $0 } from \"$1\";")),
    ("export", None),
    ("return", None),
    ("throw", Some("throw new Error($0);")),
    ("type", None),
    ("interface", Some("interface ${1:Name} {\n\t$0\n}")),
    ("default", None),
    ("case", None),
    ("else", None),
    ("break", None),
    ("continue", None),
    ("true", None),
    ("false", None),
    ("null", None),
    ("undefined", None),
    ("typeof", None),
    ("as", None),
    ("satisfies", None),
];

/// Words that may begin or go on an expression or a statement.
pub(super) fn at_value(context: &Context<'_>, options: Options) -> Vec<Candidate> {
    // With nothing typed the words would only hide the names.
    if context.prefix.is_empty() {
        return Vec::new();
    }
    WORDS
        .iter()
        .map(|(word, snippet)| {
            // At the start of a statement a word is more likely meant than something global.
            let group = if is_at_line_start(context) { 2 } else { 4 };
            let candidate = Candidate::new(*word, ItemKind::Keyword, Source::Nothing, group);
            match snippet {
                Some(snippet) if options.snippets && is_at_line_start(context) => {
                    candidate.with_insert(Insert::Snippet((*snippet).to_owned()))
                }
                _ => candidate,
            }
        })
        .collect()
}

fn is_at_line_start(context: &Context<'_>) -> bool {
    let text = &context.analysis.text(context.file)[..context.replaces.start as usize];
    let line = text.rsplit('\n').next().unwrap_or("");
    matches!(line.trim(), "" | "export")
}
