//! What is asked of the client when it is ready: to tell about changed files and settings.

use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, Registration};

use crate::capabilities::ClientAbilities;
use crate::worker::Worker;
use crate::world::World;

/// The files that programs and settings are made of. Typings lie in a hidden folder, which `**` may pass over.
const WATCHED: [&str; 3] =
    ["**/*.{ts,nix,json,toml}", "**/flake.lock", "**/.tsnix/typings/{manifest.json,packages.index}"];

/// Registers what the client lets register, then asks for the settings.
pub(crate) fn start(world: &World) {
    let registrations = registrations(&world.client);
    let asks = world.client.configuration;
    world.outbox.spawn(move |client, worker| async move {
        if !registrations.is_empty() {
            // A client that refuses does without.
            let _ = client.register_capability(registrations).await;
        }
        if asks {
            ask_settings(&client, &worker).await;
        }
    });
}

/// Asks for the settings again.
pub(crate) fn settings_changed(world: &World) {
    world.outbox.spawn(|client, worker| async move { ask_settings(&client, &worker).await });
}

async fn ask_settings(client: &Client, worker: &Worker) {
    let item = ConfigurationItem { scope_uri: None, section: Some("tsnix".to_owned()) };
    if let Ok(mut answers) = client.configuration(vec![item]).await {
        let section = answers.pop().unwrap_or(Value::Null);
        worker.change(move |world| world.set_settings(&section));
    }
}

fn registrations(client: &ClientAbilities) -> Vec<Registration> {
    let mut registrations = Vec::new();
    let mut add = |method: &str, options: Value| {
        registrations.push(Registration {
            id: format!("tsnix:{method}"),
            method: method.to_owned(),
            register_options: Some(options),
        });
    };
    if client.registers_watchers {
        let watchers: Vec<Value> = WATCHED.iter().map(|it| json!({ "globPattern": it })).collect();
        add("workspace/didChangeWatchedFiles", json!({ "watchers": watchers }));
    }
    if client.registers_configuration {
        add("workspace/didChangeConfiguration", json!({ "section": "tsnix" }));
    }
    registrations
}
