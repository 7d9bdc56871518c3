//! The compiler, linked in: texts in, Nix or the first error out. A panic is the failure of one program.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use tsnix_project::Session;
use tsnix_project::discover::discover;
use tsnix_source::{Diagnostic, FileSystem};

/// What the compiler makes of a program.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Built {
    Nix(String),
    /// The number of the first error, and all it says.
    Rejected(String, String),
    Panic(String),
}

/// The programs that are compiled together.
#[derive(Default)]
struct Texts(RwLock<BTreeMap<PathBuf, Vec<u8>>>);

impl FileSystem for Texts {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let files = self.0.read().map_err(|_| io::ErrorKind::Other)?;
        files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.read().is_ok_and(|files| files.contains_key(path))
    }

    fn is_directory(&self, path: &Path) -> bool {
        path == Path::new("/fuzz")
    }

    fn entries(&self, _: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// A compiler that has read its library.
pub(super) struct Compiler {
    texts: Arc<Texts>,
    session: Session,
}

/// A program, and the module that it imports.
pub(super) type Text = (String, Option<String>);

fn path(at: usize) -> PathBuf {
    PathBuf::from(format!("/fuzz/p{at}/main.ts"))
}

impl Compiler {
    pub(super) fn new() -> Result<Self, String> {
        let texts = Arc::new(Texts::default());
        if let Ok(mut files) = texts.0.write() {
            files.insert(path(0), b"export default 1;".to_vec());
        }
        let project =
            discover(texts.as_ref(), Path::new("/fuzz"), &[path(0)]).map_err(|it| it.to_string())?;
        let session = Session::new(texts.clone(), project);
        Ok(Self { texts, session })
    }

    /// What becomes of each text.
    pub(super) fn build(&mut self, texts: &[Text]) -> Vec<Built> {
        match self.build_together(texts) {
            Ok(built) => built,
            Err(message) if texts.len() == 1 => {
                // What a panic leaves behind can't be trusted.
                if let Ok(new) = Self::new() {
                    *self = new;
                }
                vec![Built::Panic(message)]
            }
            Err(_) => {
                if let Ok(new) = Self::new() {
                    *self = new;
                }
                let (left, right) = texts.split_at(texts.len() / 2);
                let mut built = self.build(left);
                built.extend(self.build(right));
                built
            }
        }
    }

    fn build_together(&mut self, texts: &[Text]) -> Result<Vec<Built>, String> {
        let paths: Vec<PathBuf> = (0..texts.len()).map(path).collect();
        if let Ok(mut files) = self.texts.0.write() {
            *files = BTreeMap::new();
            for (path, (main, part)) in paths.iter().zip(texts) {
                files.insert(path.clone(), main.clone().into_bytes());
                if let Some(part) = part {
                    files.insert(path.with_file_name(super::tree::PART), part.clone().into_bytes());
                }
            }
        }
        let compiled = catch_unwind(AssertUnwindSafe(|| {
            let compilation = self.session.compile(&paths).map_err(|it| it.message(Path::new("/fuzz")))?;
            let checked = &compilation.checked;
            let said = |it: &Diagnostic| {
                let line = checked.files.file(it.file).lines().line(it.range.start) + 1;
                format!("line {line}: {} {}", it.code.number, it.message)
            };
            let folder = |file| checked.files.file(file).path().parent().map(Path::to_path_buf);
            let built = compilation.outputs.iter().map(|output| {
                let errors: Vec<&Diagnostic> = checked
                    .diagnostics
                    .iter()
                    .filter(|it| it.is_error() && folder(it.file) == folder(output.entry))
                    .collect();
                match (&output.printed, errors.first()) {
                    (Some(printed), None) => Built::Nix(printed.text.clone()),
                    (_, Some(first)) => {
                        let all: Vec<String> = errors.iter().map(|it| said(it)).collect();
                        Built::Rejected(first.code.number.to_owned(), all.join("\n"))
                    }
                    (None, None) => Built::Panic("no output and no error".to_owned()),
                }
            });
            Ok::<_, String>(built.collect())
        }));
        match compiled {
            Ok(result) => result,
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                Err(text
                    .or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()))
                    .unwrap_or_default())
            }
        }
    }
}
