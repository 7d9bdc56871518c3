//! The modules of a program, those that are imported before those that import them.
//!
//! In this order they are checked, as `tsc` does, and in this order it is found out whose diagnostics still hold.

use std::collections::{BTreeMap, BTreeSet};

use tsnix_check::module_graph::{ModuleGraph, ModuleNode, Resolution};
use tsnix_source::FileId;

/// The modules of a program in the order in which they are looked at.
pub(super) struct Order {
    /// Every module once; what one imports stands before it, but for circles.
    pub(super) files: Vec<FileId>,
    /// The circles: modules that lead to each other, for each of them all of them.
    pub(super) circles: BTreeMap<FileId, Vec<FileId>>,
    /// What is imported by another module.
    pub(super) imported: BTreeSet<FileId>,
}

/// The files that a module imports, data among them.
pub(super) fn imports(node: &ModuleNode) -> impl Iterator<Item = FileId> {
    node.imports.values().flat_map(|resolution| match resolution {
        Resolution::Module(file) => vec![*file],
        Resolution::Foreign(foreign) => foreign.declaration.into_iter().chain(foreign.text).collect(),
        Resolution::Ambient | Resolution::Missing => Vec::new(),
    })
}

/// The order of a program's modules.
pub(super) fn order(graph: &ModuleGraph) -> Order {
    let edges: BTreeMap<FileId, Vec<FileId>> =
        graph.modules.iter().map(|(file, node)| (*file, imports(node).collect())).collect();
    let behind = behind_each(&edges, graph.entries.iter().chain(graph.modules.keys()).copied());
    let place: BTreeMap<FileId, usize> = behind.iter().enumerate().map(|(at, file)| (*file, at)).collect();
    let mut backwards: BTreeMap<FileId, Vec<FileId>> = BTreeMap::new();
    for (from, targets) in &edges {
        for target in targets {
            backwards.entry(*target).or_default().push(*from);
        }
    }
    // Kosaraju: what leads to a module and was not taken before makes a circle with it. Circles are found from those
    // that nothing imports down.
    let mut groups: Vec<Vec<FileId>> = Vec::new();
    let mut taken = BTreeSet::new();
    for file in behind.iter().rev() {
        let mut group = Vec::new();
        let mut waiting = vec![*file];
        while let Some(at) = waiting.pop() {
            if edges.contains_key(&at) && taken.insert(at) {
                group.push(at);
                waiting.extend(backwards.get(&at).into_iter().flatten());
            }
        }
        group.sort_by_key(|it| place.get(it));
        groups.push(group);
    }
    let files = groups.iter().rev().flatten().copied().collect();
    let circles = groups.iter().filter(|group| group.len() > 1);
    let circles = circles.flat_map(|group| group.iter().map(|it| (*it, group.clone()))).collect();
    let imported = edges.values().flatten().copied().collect();
    Order { files, circles, imported }
}

/// A walk in depth without recursion: a file comes behind all that it leads to.
fn behind_each(edges: &BTreeMap<FileId, Vec<FileId>>, roots: impl Iterator<Item = FileId>) -> Vec<FileId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for root in roots {
        let mut waiting = vec![(root, false)];
        while let Some((file, is_done)) = waiting.pop() {
            if is_done {
                found.push(file);
            } else if let Some(targets) = edges.get(&file)
                && seen.insert(file)
            {
                waiting.push((file, true));
                waiting.extend(targets.iter().rev().map(|it| (*it, false)));
            }
        }
    }
    found
}
