//! What POSIX can say of JavaScript's patterns, and what it can't.

use super::{Class, ClassItem, Node, parse};

/// The parts of a pattern that are refused, as `text: what`.
fn problems(pattern: &str) -> Vec<String> {
    let found = parse(pattern).problems;
    found.iter().map(|it| format!("{}: {}", it.range.of(pattern), it.what)).collect()
}

#[test]
fn what_posix_has_is_accepted() {
    let patterns = [
        "",
        "abc",
        "a.c",
        "^a$",
        "[a-z]+",
        "[^a-z]*",
        r"\d{2,3}",
        r"\w+\s\S",
        r"(a)(?:b)(?<n>c)",
        "a|b",
        "ab|a",
        "cat|dog",
        r"[\w.-]+@[\w-]+",
        r"[\s\S]*",
        "[^]",
        "[^\\S]",
        r"\.\*\/",
        "a{",
        "}",
        r"\x41\u0042",
        "(a|b)*",
        "^(?:feat|feature)$",
        "^(a|ab)$",
        "ä",
        r"\t\n",
        "a$|ab",
        "-?[0-9]+",
    ];
    for pattern in patterns {
        assert_eq!(problems(pattern), Vec::<String>::new(), "{pattern}");
    }
}

#[test]
fn each_part_that_posix_lacks_is_named_at_its_place() {
    let cases = [
        ("a+?b", "+?: a lazy quantifier"),
        ("a*?", "*?: a lazy quantifier"),
        ("a{2,}?", "{2,}?: a lazy quantifier"),
        ("x(?=y)", "(?=y): look-ahead"),
        ("x(?!y)", "(?!y): look-ahead"),
        ("(?<=x)y", "(?<=x): look-behind"),
        ("(?<!x)y", "(?<!x): look-behind"),
        (r"(a)\1", r"\1: a back reference"),
        (r"(?<n>a)\k<n>", r"\k<n>: a back reference"),
        (r"\bword", r"\b: a word boundary"),
        (r"\p{Letter}", r"\p{Letter}: a Unicode property"),
        ("[]", "[]: an empty class"),
        (r"[^\S\n]", r"[^\S\n]: a negated class inside of brackets"),
        ("[ä]", "ä: a character in brackets that is not ASCII"),
        ("ä+", "ä+: a repeated character that is not ASCII"),
        (r"\0", r"\0: the character NUL"),
        (r"\ud800", r"\ud800: half of a character"),
        ("(?i:a)", "(?i:: a group with flags"),
    ];
    for (pattern, expected) in cases {
        let found = problems(pattern);
        assert_eq!(found, [expected], "{pattern}");
    }
}

#[test]
fn an_alternative_that_begins_as_a_later_one_is_refused() {
    assert_eq!(problems("a|ab"), ["a: an alternative that begins as a later one"]);
    assert_eq!(problems("(feat|feature): .*"), ["feat: an alternative that begins as a later one"]);
    assert_eq!(problems("|a"), [": an alternative that begins as a later one"]);
    assert_eq!(problems("[a-z]|xy"), ["[a-z]: an alternative that begins as a later one"]);
    assert_eq!(problems(r"\d+|\w+"), [r"\d+: an alternative that begins as a later one"]);
    assert_eq!(problems("a*|b"), ["a*: an alternative that begins as a later one"]);
    assert_eq!(problems(r"\d+|[a-z]+"), Vec::<String>::new());
    assert_eq!(problems("x+a|x+b"), Vec::<String>::new());
    assert_eq!(problems("ab|ac"), Vec::<String>::new());
    assert_eq!(problems(r"#([a-f\d]{6}|[a-f\d]{3});"), Vec::<String>::new());
    assert_eq!(problems(r"\d{3}|\d{6}"), [r"\d{3}: an alternative that begins as a later one"]);
    assert_eq!(problems(r"\d{3,}|\d+"), [r"\d{3,}: an alternative that begins as a later one"]);
}

#[test]
fn the_tree_says_what_the_pattern_says() {
    let regex = parse(r"^(?<n>[a-c\d])*");
    let class = Class { is_negated: false, items: vec![ClassItem::Range('a', 'c'), ClassItem::Digit] };
    let group = Node::Group { index: Some(1), inner: Box::new(Node::Sequence(vec![Node::Class(class)])) };
    let repeat = Node::Repeat { inner: Box::new(group), min: 0, max: None };
    assert_eq!(regex.root, Node::Sequence(vec![Node::Start, repeat]));
    assert_eq!(regex.groups, [Some("n".to_owned())]);
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    let pattern = format!("{}a{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(parse(&pattern).problems.iter().any(|it| it.what == "nesting"));
    assert!(parse(&"(".repeat(100_000)).problems.iter().any(|it| it.what == "nesting"));
    assert!(parse(&"(?=".repeat(50_000)).problems.len() > 1);
}
