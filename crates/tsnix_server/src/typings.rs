//! Typings under a server that runs: noticed when they are written anew, offered when `flake.lock` has gone on.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;
use tower_lsp::Client;
use tower_lsp::lsp_types::{MessageActionItem, MessageType};
use tsnix_project::typings::INDEX_FILE;
use tsnix_source::FileSystem;

use crate::child;
use crate::progress::Progress;
use crate::worker::Worker;
use crate::world::World;

const MANIFEST: &str = "manifest.json";
const RUN: &str = "Run tsnix typings";
const LATER: &str = "Not now";

/// What tells typings from those that were there before: when their files were written, and their lengths.
pub(crate) type Stamp = [Option<(SystemTime, u64)>; 2];

/// The stamp of a folder of typings.
#[allow(clippy::disallowed_methods, reason = "the server is one of the places where the disk is")]
pub(crate) fn stamp(folder: &Path) -> Stamp {
    [INDEX_FILE, MANIFEST].map(|name| {
        let found = std::fs::metadata(folder.join(name)).ok()?;
        Some((found.modified().ok()?, found.len()))
    })
}

/// A lock file was written: where it pins something else than the typings beside it are made of, the user is asked
/// whether to make them anew; once for each such file.
pub(crate) fn lock_changed(world: &mut World, lock: &Path) {
    let Some(root) = lock.parent() else { return };
    let fs = world.fs();
    let Some(folder) = world.projects.typings_of(&fs, &root.join("flake.ts")) else { return };
    let Ok(text) = fs.read(lock) else { return };
    let is_offered = world.settings.offer_typings && is_behind(fs.as_ref(), &folder, &text);
    if !is_offered || world.offered.get(lock) == Some(&text) {
        return;
    }
    world.offered.insert(lock.to_path_buf(), text);
    let (root, is_shown) = (root.to_path_buf(), world.client.progress);
    world.outbox.spawn(move |client, worker| async move {
        if wants_typings(&client).await {
            generate(client, worker, root, is_shown).await;
        }
    });
}

/// Whether a lock pins none of the revisions that generated typings were made of. Without typings nothing is behind.
fn is_behind(fs: &dyn FileSystem, folder: &Path, lock: &[u8]) -> bool {
    let Ok(manifest) = fs.read(&folder.join(MANIFEST)) else { return false };
    let Ok(manifest) = serde_json::from_slice::<Value>(&manifest) else { return false };
    let sources = manifest["sources"].as_object().into_iter().flatten();
    let revisions: Vec<&str> = sources.filter_map(|(_, it)| it["rev"].as_str()).collect();
    let lock = String::from_utf8_lossy(lock);
    revisions.is_empty() || !revisions.iter().all(|it| lock.contains(it))
}

async fn wants_typings(client: &Client) -> bool {
    let action = |title: &str| MessageActionItem { title: title.to_owned(), properties: Default::default() };
    let question = "flake.lock pins another revision than the typings are made of";
    let actions = vec![action(RUN), action(LATER)];
    let answer = client.show_message_request(MessageType::INFO, question, Some(actions)).await;
    answer.ok().flatten().is_some_and(|it| it.title == RUN)
}

/// Runs `tsnix typings` and takes over what it wrote.
async fn generate(client: Client, worker: Worker, root: PathBuf, is_shown: bool) {
    let progress = Progress::begin(client.clone(), worker.running(), None, is_shown, "tsnix typings").await;
    progress.report("asking Nix".to_owned()).await;
    let ended = child::run(vec!["typings".into()], root, progress.stop.clone()).await;
    progress.end(if ended.success { "done" } else { "not made" }).await;
    if !ended.success && !ended.is_stopped {
        client.show_message(MessageType::ERROR, format!("tsnix typings failed\n{}", ended.output)).await;
    }
    worker.change(World::reload_typings);
}
