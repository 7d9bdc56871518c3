//! Makes a failing program small: leaves out statements, puts literals and parts in the place of expressions.
//!
//! Each step keeps the types and the way in which the program fails; many candidates are judged at once.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Result;
use super::generate::Program;
use super::judge::{Failure, Verdict, judge};
use super::literal::simplest;
use super::pipeline::Compiler;
use super::tree::{Kind, Node, Part};
use super::types::Types;

/// How many candidates are judged at once, and how often.
const BATCH: usize = 32;
const ROUNDS: usize = 80;
/// A program that is slow to judge is left as it is by then.
const LIMIT: Duration = Duration::from_secs(25);

/// The way to a node: the parts to take.
type Way = Vec<usize>;

/// A smaller program that fails in the same way.
pub(super) fn shrink(
    scratch: &Path,
    compiler: &mut Compiler,
    program: &Program,
    failure: &Failure,
) -> Result<(Program, Failure)> {
    let mut best = (program.clone(), failure.clone());
    let start = Instant::now();
    let mut rounds = 0;
    let mut skip = 0;
    while rounds < ROUNDS && start.elapsed() < LIMIT {
        let candidates = candidates(&best.0);
        let batch: Vec<Program> = candidates.into_iter().skip(skip).take(BATCH).collect();
        if batch.is_empty() {
            if skip == 0 {
                break;
            }
            // Once more from the start: what was needed before may not be any more.
            skip = 0;
            rounds += 20;
            continue;
        }
        rounds += 1;
        let verdicts = judge(scratch, compiler, &batch)?;
        let found =
            batch.iter().zip(&verdicts).enumerate().find_map(|(at, (program, verdict))| match verdict {
                Verdict::Fails(it) if it.kind == failure.kind => Some((at, program.clone(), it.clone())),
                _ => None,
            });
        match found {
            Some((at, program, failure)) => {
                best = (program, failure);
                skip += at;
            }
            None => skip += batch.len(),
        }
    }
    Ok(best)
}

/// Every program that is one step smaller, those with big steps first.
fn candidates(program: &Program) -> Vec<Program> {
    let length = program.tree.typescript().len();
    let mut edits: Vec<(usize, Node)> = Vec::new();
    let root = &program.tree.root;
    visit(root, &mut Vec::new(), &mut |way, node| {
        for replacement in smaller(&program.types, node) {
            edits.push((way.len(), replaced(root, way, &replacement)));
        }
    });
    edits.sort_by_key(|(depth, _)| *depth);
    let programs = edits.into_iter().map(|(_, root)| {
        let mut program = program.clone();
        program.tree.root = root;
        program
    });
    programs.filter(|it| it.tree.is_closed() && it.tree.typescript().len() < length).collect()
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
            for at in 0..node.parts.len() {
                let mut without = node.clone();
                without.parts.remove(at);
                nodes.push(without);
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
