//! For every tree: the text parses into the same tree, and formatting it again changes
//! nothing.

use crate::generator::{NAMES, NAMES_FILE, Random, expression};
use crate::structure;
use nix_tree::{Printed, print};

const TREES: u64 = 3_000;

/// Prints many random trees and shows each that `check` complains about, a few in full.
fn for_random_trees(check: impl Fn(&nix_tree::Expr, &Printed) -> Result<(), String>) {
    let mut failures = Vec::new();
    let trees = std::env::var("NIX_TREE_TREES").ok().and_then(|it| it.parse().ok()).unwrap_or(TREES);
    for seed in 0..trees {
        let tree = expression(&mut Random::new(seed), 1 + (seed % 5) as usize);
        let result = match print(&tree) {
            Ok(printed) => check(&tree, &printed).map_err(|it| format!("{it}\n{}", printed.text)),
            Err(errors) => Err(format!("{errors:?}")),
        };
        failures.extend(result.err().map(|it| (it.len(), format!("seed {seed}: {it}"))));
    }
    failures.sort();
    let shown: Vec<&str> = failures.iter().take(5).map(|it| it.1.as_str()).collect();
    assert!(failures.is_empty(), "{} of {trees} trees:\n{}", failures.len(), shown.join("\n---\n"));
}

#[test]
fn the_text_reads_back_as_the_tree() {
    for_random_trees(|tree, printed| {
        let expected = structure::of_tree(tree);
        let read = structure::of_text(&printed.text)?;
        if read == expected { Ok(()) } else { Err(format!("printed {expected}\nread    {read}")) }
    });
}

#[test]
fn the_text_is_formatted() {
    for_random_trees(|_, printed| {
        let again = nixfmt_rs::format(&printed.text).map_err(|it| format!("{it:?}"))?;
        if again == printed.text { Ok(()) } else { Err(format!("formatted again:\n{again}\nprinted:")) }
    });
}

#[test]
fn mappings_are_in_order_and_within_the_text() {
    for_random_trees(|_, printed| {
        let mut end = 0;
        for mapping in &printed.mappings {
            if mapping.start < end || mapping.end <= mapping.start {
                return Err(format!("{mapping:?} after {end}"));
            }
            end = mapping.end;
        }
        if end as usize <= printed.text.len() { Ok(()) } else { Err("past the end".to_owned()) }
    });
}

#[test]
fn variables_are_mapped_to_where_they_came_from() {
    for_random_trees(|_, printed| {
        for mapping in printed.mappings.iter().filter(|it| it.origin.file == NAMES_FILE) {
            let text = &printed.text[mapping.start as usize..mapping.end as usize];
            let name = NAMES[mapping.origin.start as usize];
            // A computed name, `.${x}`, has the origin of its expression.
            if text != name && !matches!(text, "." | "${" | "}") {
                return Err(format!("`{text}` is said to be `{name}`"));
            }
        }
        Ok(())
    });
}
