//! When a module gets another path, its imports and those of others follow.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tsnix_check::module_graph::Resolution;
use tsnix_source::{Edit, FileId, TextRange};
use tsnix_syntax::hir::{Stmt, StringLiteral};

use crate::Analysis;
use crate::completion::relative_specifier;

/// The edits that keep all imports right when files move: pairs of the old and the new path.
pub fn will_rename(analysis: &Analysis<'_>, moves: &[(PathBuf, PathBuf)]) -> BTreeMap<FileId, Vec<Edit>> {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for file in analysis.own_files() {
        let Some(module) = analysis.hir(file) else { continue };
        let here = analysis.files.file(file).path();
        let here_then = moved(here, moves);
        for stmt in &module.body {
            let from = match &module[*stmt] {
                Stmt::Import(decl) => &decl.from,
                Stmt::ExportNamed(decl) => match &decl.from {
                    Some(from) => from,
                    None => continue,
                },
                Stmt::ExportAll { from, .. } => from,
                _ => continue,
            };
            let Some(target) = path_of(analysis, file, from) else { continue };
            let target_then = moved(&target, moves);
            if target_then == target && here_then == here {
                continue;
            }
            if let Some(text) = specifier(&from.value, &here_then, &target_then)
                && text != from.value
            {
                let range = TextRange::new(from.range.start + 1, from.range.end.saturating_sub(1));
                edits.entry(file).or_default().push(Edit { range, text });
            }
        }
    }
    edits
}

/// Where a path leads after the moves; a moved folder takes what is in it along.
fn moved(path: &Path, moves: &[(PathBuf, PathBuf)]) -> PathBuf {
    let found = moves.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from).ok()?;
        Some(if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) })
    });
    found.unwrap_or_else(|| path.to_path_buf())
}

fn path_of(analysis: &Analysis<'_>, file: FileId, from: &StringLiteral) -> Option<PathBuf> {
    if !from.value.starts_with('.') {
        return None;
    }
    match analysis.model.graph().module(file)?.imports.get(&from.value)? {
        Resolution::Module(target) => Some(analysis.files.file(*target).path().to_path_buf()),
        Resolution::Foreign(foreign) => Some(foreign.path.clone()),
        Resolution::Ambient | Resolution::Missing => None,
    }
}

/// How the importing file names the other, with an extension where it had one.
fn specifier(before: &str, here: &Path, target: &Path) -> Option<String> {
    let is_typescript = target.extension().is_some_and(|it| it == "ts");
    let text = if is_typescript {
        relative_specifier(here, target)?
    } else {
        let text = tsnix_source::render::display_path(target, here.parent()?);
        if text.starts_with('.') { text } else { format!("./{text}") }
    };
    Some(if is_typescript && before.ends_with(".ts") { format!("{text}.ts") } else { text })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::will_rename;
    use crate::fixture::Fixture;

    fn edits(from: &str, to: &str) -> Vec<String> {
        let source = "//- main.ts\nimport { a } from './lib/a';\nimport { b } from './lib/b.ts';\nexport default a + b;\n//- lib/a.ts\nimport { b } from './b';\nexport const a = b;\n//- lib/b.ts\nexport const b = 1;\n";
        let fixture = Fixture::new(source);
        let moves = [(PathBuf::from(from), PathBuf::from(to))];
        let mut shown = Vec::new();
        for (file, edits) in will_rename(&fixture.analysis(), &moves) {
            let path = fixture.checked.files.file(file).path().display().to_string();
            shown.extend(edits.into_iter().map(|it| format!("{path} {}", it.text)));
        }
        shown.sort();
        shown
    }

    #[test]
    fn imports_follow_a_file_and_a_folder() {
        assert_eq!(edits("/p/lib/b.ts", "/p/c.ts"), ["/p/lib/a.ts ../c", "/p/main.ts ./c.ts"]);
        assert_eq!(edits("/p/lib", "/p/tools"), ["/p/main.ts ./tools/a", "/p/main.ts ./tools/b.ts"]);
        assert_eq!(edits("/p/main.ts", "/p/x/main.ts"), ["/p/main.ts ../lib/a", "/p/main.ts ../lib/b.ts"]);
    }
}
