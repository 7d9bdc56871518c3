//! Nix names of module-level items, so that no two of one output are the same and none is hidden where it
//! is read: modules have names of their own, a Nix file has one `let`.

use std::collections::{BTreeSet, HashSet};

use smol_str::SmolStr;
use tsnix_syntax::hir::Name;

use crate::context::{Context, SymbolKey};
use crate::flake::nixpkgs::{NixpkgsExport, nixpkgs_value};
use crate::imports::Target;
use crate::outline::{ItemId, Uses};
use crate::placement::Slot;

/// Names the used items: as they are called, or near it where that is taken or would be hidden.
pub(crate) fn name_items(ctx: &mut Context<'_>, uses: &Uses) {
    let mut seen: HashSet<SmolStr> = HashSet::new();
    let hidden = hidden_symbols(ctx);
    // The entry's own names come first, so that they stay.
    let (own, others): (Vec<ItemId>, Vec<ItemId>) =
        uses.items.iter().partition(|item| ctx.outline.item(**item).file == ctx.file);
    for item in own.into_iter().chain(others) {
        for key in ctx.outline.item(item).symbols.clone() {
            name_symbol(ctx, key, &hidden, &mut seen);
        }
    }
}

fn name_symbol(
    ctx: &mut Context<'_>,
    key: SymbolKey,
    hidden: &BTreeSet<SymbolKey>,
    seen: &mut HashSet<SmolStr>,
) {
    let name = ctx.model.graph().modules[&key.file].bindings.symbol(key.symbol).name.clone();
    if name == "default" {
        let stem = stem(ctx, key);
        ctx.names.rename(key, &stem);
    } else if hidden.contains(&key) || seen.contains(&name) {
        ctx.names.rename(key, &name);
    }
    let given = ctx.symbol_name(key);
    seen.insert(given);
}

/// The name of a module's file: what its default export is called.
fn stem(ctx: &Context<'_>, key: SymbolKey) -> String {
    let path = ctx.model.graph().files.file(key.file).path();
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("value");
    let mut name = String::new();
    for part in stem.split(['-', '.', ' ']).filter(|part| !part.is_empty()) {
        if name.is_empty() {
            name.push_str(part);
        } else {
            name.extend(part.chars().next().map(|first| first.to_ascii_uppercase()));
            name.extend(part.chars().skip(1));
        }
    }
    name
}

/// The items that are read where something local has their name: `import { a as b }` and a parameter `a`.
fn hidden_symbols(ctx: &Context<'_>) -> BTreeSet<SymbolKey> {
    let graph = ctx.model.graph();
    let written = |target: &Target| match target {
        Target::Symbol(key) => vec![graph.modules[&key.file].bindings.symbol(key.symbol).name.clone()],
        _ => Vec::new(),
    };
    let captured = ctx.outline.captured(graph, &written);
    captured.filter_map(|target| if let Target::Symbol(key) = target { Some(*key) } else { None }).collect()
}

/// Whether a value of the system called `name` would be hidden somewhere where it is read.
pub(crate) fn is_slot_captured(ctx: &Context<'_>, slot: &Slot, name: &str) -> bool {
    let graph = ctx.model.graph();
    let written = |target: &Target| {
        let is_read = match target {
            Target::Ambient(import) => match nixpkgs_value(import).map(|value| value.kind) {
                Some(NixpkgsExport::Pkgs) => {
                    ctx.inputs.position(import).map(Slot::Pkgs).as_ref() == Some(slot)
                }
                Some(NixpkgsExport::System | NixpkgsExport::Configure) => *slot == Slot::System,
                _ => false,
            },
            _ => false,
        };
        if is_read { vec![Name::from(name)] } else { Vec::new() }
    };
    ctx.outline.captured(graph, &written).next().is_some()
}
