//! Makes a failing program small: leaves out statements, puts literals and parts in the place of expressions.
//!
//! Each step keeps the types and the way in which the program fails; many candidates are judged at once.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Result;
use super::generate::Program;
use super::judge::{Failure, Verdict, judge_small};
use super::literal::simplest;
use super::pipeline::Compiler;
use super::tree::{Kind, Node, Part};
use super::types::Types;

/// How many candidates are judged at once.
const BATCH: usize = 24;
/// A program that is slow to judge is left as it is by then.
const LIMIT: Duration = Duration::from_secs(40);

/// The way to a node: the parts to take.
type Way = Vec<usize>;

/// A node, and what stands for it.
#[derive(Clone)]
struct Edit {
    way: Way,
    replacement: Node,
}

/// A smaller program that fails in the same way.
pub(super) fn shrink(
    scratch: &Path,
    compiler: &mut Compiler,
    program: &Program,
    failure: &Failure,
) -> Result<(Program, Failure)> {
    let mut best = (program.clone(), failure.clone());
    let start = Instant::now();
    if program.tree.split.is_some() {
        let mut whole = program.clone();
        whole.tree.split = None;
        let verdict = judge_small(scratch, compiler, std::slice::from_ref(&whole), &failure.kind)?.remove(0);
        if let Verdict::Fails(it) = verdict
            && it.kind == failure.kind
        {
            best = (whole, it);
        }
    }
    let mut skip = 0;
    let mut is_same_as_before = false;
    while start.elapsed() < LIMIT {
        let all = edits(&best.0);
        let batch: Vec<Edit> = all.into_iter().skip(skip).take(BATCH).collect();
        if batch.is_empty() {
            if is_same_as_before {
                break;
            }
            // Once more from the start: what was needed before may not be any more.
            (skip, is_same_as_before) = (0, true);
            continue;
        }
        let programs: Vec<Program> =
            batch.iter().map(|it| edited(&best.0, std::slice::from_ref(it))).collect();
        let verdicts = judge_small(scratch, compiler, &programs, &failure.kind)?;
        let mut good: Vec<(usize, Failure)> = Vec::new();
        for (at, verdict) in verdicts.into_iter().enumerate() {
            match verdict {
                Verdict::Fails(it) if it.kind == failure.kind => good.push((at, it)),
                _ => {}
            }
        }
        let Some((first, found)) = good.first().cloned() else {
            skip += batch.len();
            continue;
        };
        is_same_as_before = false;
        // All that are good by themselves may be good together.
        let mut together: Vec<Edit> = Vec::new();
        for (at, _) in &good {
            let edit = &batch[*at];
            if !together.iter().any(|it| it.way.starts_with(&edit.way) || edit.way.starts_with(&it.way)) {
                together.push(edit.clone());
            }
        }
        let all = edited(&best.0, &together);
        if together.len() > 1 && all.tree.is_closed() {
            let verdict =
                judge_small(scratch, compiler, std::slice::from_ref(&all), &failure.kind)?.remove(0);
            if let Verdict::Fails(it) = verdict
                && it.kind == failure.kind
            {
                best = (all, it);
                continue;
            }
        }
        best = (programs[first].clone(), found);
        skip += first;
    }
    Ok(best)
}

/// The program with nodes replaced, none of which is inside of another.
fn edited(program: &Program, edits: &[Edit]) -> Program {
    let mut program = program.clone();
    for edit in edits {
        program.tree.root = replaced(&program.tree.root, &edit.way, &edit.replacement);
    }
    program
}

/// Every step that makes the program smaller, the biggest first.
fn edits(program: &Program) -> Vec<Edit> {
    let length = program.tree.text().len();
    let mut edits: Vec<(usize, Edit)> = Vec::new();
    visit(&program.tree.root, &mut Vec::new(), &mut |way, node| {
        for replacement in smaller(&program.types, node) {
            let edit = Edit { way: way.clone(), replacement };
            let smaller = edited(program, std::slice::from_ref(&edit));
            let now = smaller.tree.text().len();
            if now < length && smaller.tree.is_closed() {
                edits.push((now, edit));
            }
        }
    });
    edits.sort_by_key(|(length, _)| *length);
    edits.into_iter().map(|(_, edit)| edit).collect()
}

fn visit(node: &Node, way: &mut Way, then: &mut impl FnMut(&Way, &Node)) {
    then(way, node);
    for (at, part) in node.parts.iter().enumerate() {
        if let Part::Child(child, _) = part {
            way.push(at);
            visit(child, way, then);
            way.pop();
        }
    }
}

/// What may stand for a node.
fn smaller(types: &Types, node: &Node) -> Vec<Node> {
    let mut nodes = Vec::new();
    match &node.kind {
        Kind::Block => {
            let is_empty = |part: &Part| matches!(part, Part::Child(child, _) if child.parts.is_empty());
            for at in 0..node.parts.len() {
                // Half of what is left, a quarter, ...
                for size in [node.parts.len() / 2, node.parts.len() / 4] {
                    if size > 1 && at % size == 0 {
                        let mut without = node.clone();
                        without.parts.drain(at..(at + size).min(node.parts.len()));
                        nodes.push(without);
                    }
                }
                if is_empty(&node.parts[at]) {
                    let mut without = node.clone();
                    without.parts.remove(at);
                    nodes.push(without);
                    continue;
                }
                // The statements inside of the statement instead of it.
                if let Part::Child(child, _) = &node.parts[at] {
                    for inner in blocks(child) {
                        let mut lifted = node.clone();
                        lifted.parts.splice(at..=at, inner.parts.iter().cloned());
                        nodes.push(lifted);
                    }
                }
            }
        }
        Kind::Statement => {
            // The block keeps its number of statements, so that several can go at once.
            nodes.push(Node { parts: Vec::new(), ..node.clone() });
            for at in 1..node.parts.len().saturating_sub(1) {
                let is_entry = matches!(&node.parts[at + 1], Part::Text(text) if text == ",\n");
                if is_entry && matches!(node.parts[at], Part::Child(..)) {
                    let mut without = node.clone();
                    without.parts.drain(at - 1..=at + 1);
                    nodes.push(without);
                }
            }
        }
        Kind::Expr(ty) => {
            let is_function = node.parts.iter().any(|it| matches!(it, Part::Declare(_)));
            if !is_function {
                nodes.push(simplest(types, ty));
                visit(node, &mut Vec::new(), &mut |way, inner| {
                    let is_inside = !way.is_empty() && way.len() < 6;
                    if is_inside
                        && inner.kind == node.kind
                        && !inner.parts.iter().any(|it| matches!(it, Part::Declare(_)))
                    {
                        nodes.push(inner.clone());
                    }
                });
            }
            // Elements of lists and arguments.
            for at in 1..node.parts.len() {
                let follows_comma = matches!(&node.parts[at - 1], Part::Text(text) if text == ", ");
                if follows_comma && matches!(node.parts[at], Part::Child(..)) {
                    let mut without = node.clone();
                    without.parts.drain(at - 1..=at);
                    nodes.push(without);
                }
            }
        }
        Kind::Scope => {}
    }
    nodes
}

/// The nearest blocks in a statement.
fn blocks(node: &Node) -> Vec<&Node> {
    let children = node.parts.iter().filter_map(|it| match it {
        Part::Child(child, _) => Some(child),
        _ => None,
    });
    children
        .flat_map(|child| match child.kind {
            Kind::Block => vec![child],
            Kind::Expr(_) => Vec::new(),
            _ => blocks(child),
        })
        .collect()
}

fn replaced(root: &Node, way: &[usize], replacement: &Node) -> Node {
    let Some((first, rest)) = way.split_first() else { return replacement.clone() };
    let mut node = root.clone();
    if let Some(Part::Child(child, _)) = node.parts.get_mut(*first) {
        *child = replaced(child, rest, replacement);
    }
    node
}
