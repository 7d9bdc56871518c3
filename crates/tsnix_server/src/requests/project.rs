//! The command `tsnix.project`: which project a document belongs to, and which typings it has. For status bars, and for
//! clients that have to know which documents are the server's.

use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::lsp_types as lsp;
use tsnix_project::discover::{Project, discover};
use tsnix_project::{Session, typings};
use tsnix_source::FileSystem;

use crate::documents::path_of;
use crate::world::World;

/// `{ root, config, entries, isMember, typings: { kind, packages, problem } }`; null where there is neither settings
/// nor a flake. Paths are those of files. `isMember`: the entries lead to the document.
pub(crate) fn handle(world: &mut World, uri: &lsp::Url) -> Value {
    let path = path_of(uri);
    let fs = world.fs();
    let Some(project) = path.parent().and_then(|folder| discover(fs.as_ref(), folder, &[]).ok()) else {
        return Value::Null;
    };
    let Some(state) = world.projects.of(&fs, &path) else { return Value::Null };
    let is_member = state.checked(fs.as_ref()).is_some_and(|checked| {
        let file = checked.files.find(&path);
        file.is_some_and(|it| checked.model.graph().module(it).is_some())
    });
    let typings = typings_of(fs.as_ref(), state.session());
    let config = project.config_file.as_ref().map(|it| shown(it.path()));
    json!({
        "root": shown(&state.root),
        "config": config,
        "entries": project.entries.iter().map(|it| shown(it)).collect::<Vec<_>>(),
        "isMember": is_member,
        "typings": typings,
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn typings_of(fs: &dyn FileSystem, session: &Session) -> Value {
    let is_generated = session.index().is_some();
    let packages = is_generated.then(|| package_count(fs, session.project())).flatten();
    json!({
        "kind": if is_generated { "generated" } else { "embedded" },
        "packages": packages,
        "problem": session.index_problem(),
    })
}

/// As the manifest counts them.
fn package_count(fs: &dyn FileSystem, project: &Project) -> Option<u64> {
    let text = fs.read(&typings::folder(project).join("manifest.json")).ok()?;
    let manifest: Value = serde_json::from_slice(&text).ok()?;
    manifest["counts"]["packages"]["names"].as_u64()
}
