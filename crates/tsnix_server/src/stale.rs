//! Nix files on disk that are not what their program says: the program was saved and not built.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tower_lsp::lsp_types as lsp;
use tsnix_project::Compilation;
use tsnix_project::outputs::is_generated;
use tsnix_source::FileSystem;

/// The code that such a hint has.
const CODE: &str = "stale-output";

/// A hint at the start of each program whose output on disk is another. Nothing is said while a document differs from
/// its file: then it would be so with every letter; and nothing where there is no output yet.
pub(crate) fn stale_outputs(
    compilation: &Compilation,
    fs: &dyn FileSystem,
    disk: &dyn FileSystem,
) -> BTreeMap<PathBuf, lsp::Diagnostic> {
    let mut found = BTreeMap::new();
    let files = &compilation.checked.files;
    let is_saved = || {
        compilation.checked.model.graph().modules.iter().filter(|(_, module)| !module.is_library).all(
            |(file, _)| {
                let path = files.file(*file).path();
                fs.read(path).ok() == disk.read(path).ok()
            },
        )
    };
    for output in &compilation.outputs {
        let Some(printed) = &output.printed else { continue };
        let Ok(written) = disk.read(&output.output) else { continue };
        let is_ours = std::str::from_utf8(&written).is_ok_and(is_generated);
        if !is_ours || written == printed.text.as_bytes() || !is_saved() {
            continue;
        }
        let name = output.output.file_name().unwrap_or_default().to_string_lossy();
        let diagnostic = lsp::Diagnostic {
            severity: Some(lsp::DiagnosticSeverity::HINT),
            code: Some(lsp::NumberOrString::String(CODE.to_owned())),
            source: Some("tsnix".to_owned()),
            message: format!("`{name}` is out of date\nhelp: run `tsnix build`"),
            ..lsp::Diagnostic::default()
        };
        found.insert(files.file(output.entry).path().to_path_buf(), diagnostic);
    }
    found
}
