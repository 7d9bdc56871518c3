//! `follows`: each leads to an input that is there, and none in a circle.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use smol_str::SmolStr;
use tsnix_source::catalogue::flakes::{FOLLOWS_CYCLE, UNKNOWN_FOLLOWS};
use tsnix_source::near::nearest;
use tsnix_source::{Diagnostic, FileId, TextRange};

use crate::fold::Const;

/// The inputs by name: what is said of each, and where that is.
pub(crate) struct Specs<'a> {
    pub(crate) inputs: &'a IndexMap<SmolStr, Const>,
    /// The place of a `follows` in an input's specification, by its target.
    pub(crate) place: &'a dyn Fn(&str, &str) -> (FileId, TextRange),
}

/// What is wrong with the `follows` of a flake.
pub(crate) fn check(specs: &Specs<'_>) -> Vec<Diagnostic> {
    let mut redirects = BTreeMap::new();
    for (name, spec) in specs.inputs {
        collect(vec![name.clone()], spec, &mut redirects);
    }
    let mut found = Vec::new();
    let mut in_cycles: Vec<Vec<SmolStr>> = Vec::new();
    for (path, target) in &redirects {
        let (file, range) = (specs.place)(&path[0], target);
        let first = target.split('/').next().unwrap_or("");
        // `follows = ""` leaves the input out.
        if first.is_empty() {
            continue;
        }
        if !specs.inputs.contains_key(first) {
            found.push(unknown(specs, &path[0], target, file, range));
            continue;
        }
        if in_cycles.contains(path) {
            continue;
        }
        if let Some(cycle) = cycle_from(path, &redirects) {
            let shown: Vec<String> = cycle.iter().map(|path| format!("`{}`", path.join("/"))).collect();
            let message = match shown.as_slice() {
                [only] => format!("input {only} follows itself"),
                _ => format!("inputs follow each other in a circle: {}", shown.join(", ")),
            };
            found.push(
                Diagnostic::new(&FOLLOWS_CYCLE, file, range, message)
                    .with_help("give one of them a URL, or let it follow an input outside of the circle"),
            );
            in_cycles.extend(cycle);
        }
    }
    found
}

/// All `follows` below an input, by the path of what they replace: `tools.inputs.nixpkgs.follows` replaces
/// `tools/nixpkgs`.
fn collect(path: Vec<SmolStr>, spec: &Const, redirects: &mut BTreeMap<Vec<SmolStr>, SmolStr>) {
    let Const::Object(properties) = spec else { return };
    if let Some(Const::String(target)) = properties.get("follows") {
        redirects.insert(path.clone(), target.clone());
    }
    if let Some(Const::Object(inner)) = properties.get("inputs") {
        for (name, spec) in inner {
            let mut path = path.clone();
            path.push(name.clone());
            collect(path, spec, redirects);
        }
    }
}

/// The circle that a path leads into, if it leads back to itself.
fn cycle_from(start: &[SmolStr], redirects: &BTreeMap<Vec<SmolStr>, SmolStr>) -> Option<Vec<Vec<SmolStr>>> {
    let mut seen = vec![start.to_vec()];
    let mut at = start.to_vec();
    // Each step replaces the longest front of the path that is redirected.
    loop {
        let front = (1..=at.len()).rev().find_map(|length| {
            let target = redirects.get(&at[..length])?;
            Some((length, target))
        });
        let (length, target) = front?;
        let mut next: Vec<SmolStr> = target.split('/').map(SmolStr::from).collect();
        next.extend(at[length..].iter().cloned());
        if next == start {
            return Some(seen);
        }
        if seen.contains(&next) || next.len() > 64 {
            return None;
        }
        seen.push(next.clone());
        at = next;
    }
}

fn unknown(specs: &Specs<'_>, input: &str, target: &str, file: FileId, range: TextRange) -> Diagnostic {
    let message = format!("input `{input}` follows `{target}`, which is not an input");
    let names = || specs.inputs.keys().map(SmolStr::as_str);
    let first = target.split('/').next().unwrap_or("");
    let help = match nearest(first, names().filter(|name| *name != input)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let names: Vec<_> = names().map(|name| format!("`{name}`")).collect();
            format!("the inputs are {}; import the one that is meant", names.join(", "))
        }
    };
    Diagnostic::new(&UNKNOWN_FOLLOWS, file, range, message).with_help(help)
}
