//! From an offset to the nodes around it: what every question of an editor starts with.

use crate::hir::Module;
use crate::walk::{Node, for_each_child};

/// The nodes whose range holds or touches `offset` (in bytes), from the outermost to the innermost.
///
/// A cursor between two nodes belongs to the one that ends there, for that is what was typed last: `pkgs.|`,
/// `na|me`. The path is empty where the offset lies outside of all statements.
pub fn node_at(module: &Module, offset: u32) -> Vec<Node> {
    let mut path = Vec::new();
    let mut found = best(module, module.body.iter().map(|id| Node::Stmt(*id)), offset);
    while let Some(node) = found {
        path.push(node);
        let mut children = Vec::new();
        for_each_child(module, node, &mut |child| children.push(child));
        found = best(module, children.into_iter(), offset);
    }
    path
}

/// Of neighbours, the one that an offset belongs to.
fn best(module: &Module, nodes: impl Iterator<Item = Node>, offset: u32) -> Option<Node> {
    let mut touching = None;
    for node in nodes {
        let range = node.range(module);
        if !range.touches(offset) {
            continue;
        }
        // Inside for good, or something missing just here.
        if (range.start < offset && offset < range.end) || range.is_empty() {
            return Some(node);
        }
        // What ends here comes before what starts here: the text was typed up to the cursor.
        if touching.is_none() {
            touching = Some(node);
        }
    }
    touching
}

#[cfg(test)]
mod tests;
