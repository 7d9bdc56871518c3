//! Rows and pages: one to one, and each page in the form that the other tools read.
#![allow(clippy::disallowed_methods, reason = "the test looks for pages that no row names")]

use std::collections::BTreeSet;
use std::path::Path;

use super::{all, find};

#[test]
fn numbers_and_names_are_unique() {
    let mut seen = BTreeSet::new();
    for code in all() {
        assert!(seen.insert(code.number), "{} is declared twice", code.number);
        assert!(seen.insert(code.name), "{} is declared twice", code.name);
    }
}

#[test]
fn numbers_and_names_have_their_form() {
    for code in all() {
        let digits = code.number.strip_prefix("ts").or(code.number.strip_prefix("tn")).unwrap_or("");
        assert!(digits.len() >= 4 && digits.bytes().all(|it| it.is_ascii_digit()), "{}", code.number);
        let is_kebab = |part: &str| {
            !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        };
        assert!(code.name.split('-').all(is_kebab), "{} is not kebab-case", code.name);
        assert!(!code.summary.ends_with('.') && !code.summary.contains('\n'), "{}", code.summary);
    }
}

#[test]
fn every_page_belongs_to_a_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/codes");
    let names: BTreeSet<&str> = all().map(|code| code.name).collect();
    for entry in std::fs::read_dir(folder).expect("the pages are there") {
        let path = entry.expect("the entry can be read").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        assert!(names.contains(stem), "codes/{stem}.md belongs to no code");
    }
}

#[test]
fn pages_have_a_title_an_example_and_a_fix() {
    let headings = |page: &str| -> Vec<String> {
        let mut is_code = false;
        let lines = page.lines().filter(|line| {
            is_code ^= line.starts_with("```");
            !is_code && line.starts_with('#')
        });
        lines.map(str::to_owned).collect()
    };
    for code in all() {
        let expected = [format!("# {}", code.name), "## Example".to_owned(), "## How to fix".to_owned()];
        assert_eq!(headings(code.page), expected, "codes/{}.md", code.name);
        let (_, example) = code.page.split_once("## Example").unwrap_or_default();
        let example = example.split("## How to fix").next().unwrap_or("");
        assert!(example.contains("\n```"), "codes/{}.md has no example", code.name);
    }
}

#[test]
fn codes_are_found_by_number_and_name() {
    for wanted in ["ts2322", "TS2322", "2322", "not-assignable"] {
        assert_eq!(find(wanted).map(|code| code.number), Some("ts2322"), "{wanted}");
    }
    assert!(find("nonsense").is_none());
    // Our own numbers are not TypeScript's.
    assert!(find("1001").is_none_or(|code| code.number.starts_with("ts")));
}
