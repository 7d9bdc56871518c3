//! Nix brought over to TypeScript, held against the project's own declarations.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_convert::SyntaxError;
pub use tsnix_convert::{Converted, Expression, Problem, Surroundings, convert_expression};
pub use tsnix_emit::nix_of_template;
use tsnix_source::FileSystem;
use tsnix_source::file_system::OverlayFileSystem;

use crate::Session;
use crate::discover::discover;

/// The TypeScript file that a Nix file becomes: `flake.nix` is `flake.ts`, `home.nix` is `home.nix.ts`.
pub fn source_path(nix: &Path) -> PathBuf {
    let name = nix.file_name().and_then(|name| name.to_str()).unwrap_or("default.nix");
    nix.with_file_name(if name == "flake.nix" { "flake.ts".to_owned() } else { format!("{name}.ts") })
}

/// Converts the text of a Nix file; `source` (absolute) is where the TypeScript is going to be, which nothing is
/// written to.
///
/// # Errors
/// Where the text is not Nix: its place in it (bytes) and what is wrong there.
pub fn convert(
    fs: Arc<dyn FileSystem>,
    source: &Path,
    text: &str,
) -> Result<Converted, (std::ops::Range<usize>, String)> {
    let mut checker = Checker::new(fs, source);
    let converted = tsnix_convert::convert(text, &mut |text| checker.problems(text));
    converted.map_err(|SyntaxError { error }| tsnix_emit::nix_syntax::problem(&error, text))
}

/// Says what is wrong with texts that a file might have, without writing any.
pub struct Checker {
    overlay: Arc<OverlayFileSystem>,
    source: PathBuf,
    session: Option<Session>,
}

impl Checker {
    /// For the texts of a file (absolute), among the others as `fs` has them.
    pub fn new(fs: Arc<dyn FileSystem>, source: &Path) -> Self {
        let overlay = Arc::new(OverlayFileSystem::new(fs));
        overlay.set(source.to_path_buf(), "".into());
        let named = [source.to_path_buf()];
        let current = source.parent().unwrap_or(Path::new("/"));
        let project = discover(overlay.as_ref(), current, &named).ok();
        let session =
            project.map(|project| Session::new(Arc::clone(&overlay) as Arc<dyn FileSystem>, project));
        Self { overlay, source: source.to_path_buf(), session }
    }

    /// The errors in a text.
    pub fn problems(&mut self, text: &str) -> Vec<Problem> {
        self.overlay.set(self.source.clone(), text.into());
        let Some(session) = &mut self.session else { return Vec::new() };
        problems(session, &self.source)
    }
}

/// The errors in one file.
fn problems(session: &mut Session, source: &Path) -> Vec<Problem> {
    let Ok(compilation) = session.compile(&[source.to_path_buf()]) else { return Vec::new() };
    let checked = &compilation.checked;
    let own = checked.entries.first().copied();
    let errors = checked.diagnostics.iter().filter(|found| found.is_error() && Some(found.file) == own);
    errors
        .map(|found| Problem {
            range: found.range.start as usize..found.range.end as usize,
            code: found.code.number.to_owned(),
            message: found.message.clone(),
        })
        .collect()
}
