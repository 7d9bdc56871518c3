//! What every runtime helper must be: Nix that parses, with a comment, using only helpers that it declares.
//!
//! Whole programs are judged by the language book in `spec/`, through real Nix and Node.

use crate::names::Names;
use crate::runtime::{Helper, Helpers};

#[test]
fn helpers_parse_and_say_what_they_do() {
    for helper in Helper::ALL {
        let source = helper.source();
        let errors = rnix::Root::parse(source).errors().to_vec();
        assert!(errors.is_empty(), "{}: {errors:?}", helper.name());
        assert!(source.starts_with("# "), "{} has no comment", helper.name());
    }
}

#[test]
fn a_helper_comes_with_those_it_uses() {
    for helper in Helper::ALL {
        let mut names = Names::default();
        let mut helpers = Helpers::default();
        helpers.use_helper(&mut names, *helper);
        let source = helper.source();
        for other in Helper::ALL {
            let is_called = called_names(source).any(|name| name == other.name());
            let is_bound = source.contains(&format!("{} =", other.name()))
                || source.contains(&format!("{}:", other.name()));
            let is_there = helpers.has_name(other.name());
            assert!(!is_called || is_bound || is_there, "{} uses {}", helper.name(), other.name());
        }
    }
}

/// The identifiers of a helper that are no attribute names and in no comment.
fn called_names(source: &str) -> impl Iterator<Item = &str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with('#'));
    code.flat_map(|line| {
        line.split(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '\'' | '.' | '"')))
            .filter(|word| !word.contains(['.', '"']) && !word.is_empty())
    })
}
