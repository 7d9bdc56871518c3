//! From a specifier to a path: TypeScript's `bundler` resolution over relative paths.

use std::path::{Component, Path, PathBuf};

use tsnix_source::FileSystem;

use super::ForeignKind;

/// What a specifier leads to on the file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A TypeScript file.
    Module(PathBuf),
    /// A file of another language, and its `.d.EXT.ts` where there is one.
    Foreign { kind: ForeignKind, path: PathBuf, declaration: Option<PathBuf>, exists: bool },
    /// Not a path.
    NotAPath,
    /// A path with nothing there.
    Nothing,
}

/// Resolves `specifier`, written in the file `from`.
pub(super) fn resolve(fs: &dyn FileSystem, from: &Path, specifier: &str) -> Found {
    if !is_path(specifier) {
        return Found::NotAPath;
    }
    let folder = from.parent().unwrap_or(Path::new("/"));
    let path = normalize(&folder.join(specifier));
    if let Some(kind) = foreign_kind(&path) {
        let declaration = declaration_beside(&path).filter(|it| fs.is_file(it));
        // `./x.nix` means the `./x.nix.ts` that it is made from, as it does for TypeScript.
        if declaration.is_none() {
            let mut source = path.as_os_str().to_owned();
            source.push(".ts");
            if fs.is_file(Path::new(&source)) {
                return Found::Module(source.into());
            }
        }
        let exists = fs.is_file(&path) || (kind == ForeignKind::Nix && fs.is_directory(&path));
        return Found::Foreign { kind, path, declaration, exists };
    }
    let found = candidates(&path, specifier).into_iter().find(|candidate| fs.is_file(candidate));
    found.map_or(Found::Nothing, Found::Module)
}

/// Whether a specifier is a path rather than the name of a module.
pub(super) fn is_path(specifier: &str) -> bool {
    let starts = ["./", "../", "/"];
    specifier == "." || specifier == ".." || starts.iter().any(|start| specifier.starts_with(start))
}

fn foreign_kind(path: &Path) -> Option<ForeignKind> {
    match path.extension()?.to_str()? {
        "nix" => Some(ForeignKind::Nix),
        "json" => Some(ForeignKind::Json),
        "toml" => Some(ForeignKind::Toml),
        _ => None,
    }
}

/// Where TypeScript looks for the declaration of a file of another language: `dir/x.nix` has it in
/// `dir/x.d.nix.ts`.
pub fn declaration_beside(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_str()?;
    let extension = path.extension()?.to_str()?;
    Some(path.with_file_name(format!("{stem}.d.{extension}.ts")))
}

/// The files that a path may mean, best first.
fn candidates(path: &Path, specifier: &str) -> Vec<PathBuf> {
    let with = |suffix: &str| {
        let mut text = path.as_os_str().to_owned();
        text.push(suffix);
        PathBuf::from(text)
    };
    let mut found = Vec::new();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    if !specifier.ends_with('/') {
        if [".ts", ".mts", ".cts"].iter().any(|end| name.ends_with(end)) {
            found.push(path.to_owned());
        }
        // `./x.js` means the `./x.ts` that it was written as.
        for (js, ts) in [(".js", ".ts"), (".mjs", ".mts"), (".cjs", ".cts")] {
            if let Some(stem) = name.strip_suffix(js) {
                found.push(path.with_file_name(format!("{stem}{ts}")));
            }
        }
        found.extend([with(".ts"), with(".d.ts")]);
    }
    found.extend([path.join("index.ts"), path.join("index.d.ts")]);
    found
}

/// Resolves `.` and `..` by text alone.
pub fn normalize(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            _ => parts.push(component),
        }
    }
    parts
}
