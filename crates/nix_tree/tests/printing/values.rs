//! Real Nix as the judge of literals: strings of every kind, floats, integers, names and
//! paths evaluate back to themselves.
//!
//! Without `nix-instantiate` this is skipped and says so; with `TSNIX_REQUIRE_ORACLES=1`
//! its absence is a failure.

use crate::generator::Random;
use crate::hostile;
use nix_tree::build::*;
use nix_tree::*;
use std::io::Write;
use std::process::{Command, Stdio};

/// Evaluates one expression to JSON, or `None` where there is no Nix.
fn evaluate(text: &str) -> Option<serde_json::Value> {
    let output = run_nix(&["--eval", "--strict", "--json"], text)?;
    Some(serde_json::from_str(&output).expect("Nix writes JSON"))
}

/// What `nix-instantiate` writes about an expression, or `None` where there is no Nix.
pub(crate) fn run_nix(arguments: &[&str], text: &str) -> Option<String> {
    let started = Command::new("nix-instantiate")
        .args(arguments)
        .args(["--store", "dummy://", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut nix = match started {
        Ok(nix) => nix,
        Err(error) => {
            let required = std::env::var("TSNIX_REQUIRE_ORACLES").is_ok_and(|it| it == "1");
            assert!(!required, "nix-instantiate is required and can't be started: {error}");
            writeln!(std::io::stderr(), "SKIPPED: nix-instantiate can't be started: {error}").ok();
            return None;
        }
    };
    // Nix reads all of its input before it writes anything.
    let mut input = nix.stdin.take().expect("stdin is a pipe");
    input.write_all(text.as_bytes()).expect("Nix reads its input");
    drop(input);
    let output = nix.wait_with_output().expect("Nix ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "Nix fails: {errors}\n{text}");
    Some(String::from_utf8(output.stdout).expect("Nix writes UTF-8"))
}

/// Prints a list of the expressions, evaluates it and compares element by element.
fn assert_values(cases: Vec<(Expr, serde_json::Value)>) {
    let (expressions, expected): (Vec<Expr>, Vec<serde_json::Value>) = cases.into_iter().unzip();
    let printed: Vec<String> =
        expressions.iter().map(|it| print(it).expect("it is printable").text).collect();
    let all = print(&list(expressions)).expect("the list is printable");
    let Some(serde_json::Value::Array(values)) = evaluate(&all.text) else {
        return;
    };
    assert_eq!(values.len(), expected.len());
    for ((value, expected), text) in values.iter().zip(&expected).zip(&printed) {
        assert_eq!(value, expected, "from {text}");
    }
}

#[test]
fn strings_evaluate_to_themselves() {
    let mut cases = Vec::new();
    for seed in 0..1500 {
        let random = &mut Random::new(seed);
        let value = if seed % 3 == 0 { hostile::script(random) } else { hostile::text(random) };
        cases.push((string(value.clone()), value.clone().into()));
        cases.push((indented_string([text(value.clone())]), value.into()));
    }
    // A parsed list of thousands of elements is wide, not deep; it may be long.
    for chunk in cases.chunks(600) {
        assert_values(chunk.to_vec());
    }
}

#[test]
fn interpolations_stay_where_they_are() {
    let mut cases = Vec::new();
    for seed in 0..1500 {
        let random = &mut Random::new(seed + 10_000);
        let mut parts = Vec::new();
        let mut value = String::new();
        for _ in 0..1 + random.below(4) {
            let piece = if random.below(2) == 0 { hostile::script(random) } else { hostile::text(random) };
            value.push_str(&piece);
            parts.push(text(piece));
            let inserted = hostile::text(random);
            value.push_str(&inserted);
            parts.push(interpolation(string(inserted)));
        }
        if random.below(2) == 0 {
            parts.reverse();
            value = parts.iter().map(part_text).collect();
        }
        cases.push((string_parts(parts.clone()), value.clone().into()));
        cases.push((indented_string(parts), value.into()));
    }
    for chunk in cases.chunks(600) {
        assert_values(chunk.to_vec());
    }
}

fn part_text(part: &StringPart) -> String {
    let StringPart::Interpolation(expression) = part else {
        let StringPart::Text(text) = part else {
            return String::new();
        };
        return text.clone();
    };
    let ExprKind::String { parts, .. } = &expression.kind else {
        return String::new();
    };
    parts.iter().map(part_text).collect()
}

#[test]
fn names_evaluate_to_themselves() {
    let names = [
        "a", "or", "if", "then", "rec", "a b", "", "1a", "${x}", "$", "a\"b", "\\", "é", "inherit", "a.b",
        "a'",
    ];
    let mut cases = Vec::new();
    for name in names {
        let mut object = serde_json::Map::new();
        object.insert(name.to_owned(), 1.into());
        let set = attrs([bind(name, int(1))]);
        cases.push((set.clone(), object.clone().into()));
        cases.push((attrs([bind(string(name), int(1))]), object.clone().into()));
        cases.push((attrs([inherit_from(set.clone(), [name])]), object.into()));
        cases.push((select(set.clone(), [name]), 1.into()));
        cases.push((has_attr(set.clone(), [name]), true.into()));
        cases.push((select_or(attrs([]), ["missing", name], string(name)), name.into()));
        cases.push((let_in([bind(name, int(1))], int(2)), 2.into()));
    }
    assert_values(cases);
}

#[test]
fn numbers_evaluate_to_themselves() {
    let floats = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e-5,
        1e-7,
        123_456.789,
        1e15,
        1e16,
        1e17,
        1e22,
        1e30,
        1.5e300,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        5e-324,
        -5e-324,
        2.225073858507201e-308,
        f64::EPSILON,
    ];
    let mut random = Random::new(7);
    let more = (0..500)
        .map(|_| f64::from_bits(((random.below(1 << 40) as u64) << 24) ^ random.below(1 << 30) as u64));
    let mut cases = Vec::new();
    for value in floats.into_iter().chain(more).filter(|it| it.is_finite()) {
        // Nix prints few digits, so it is asked to compare: the value, against sums of
        // powers of two that make it exactly.
        cases.push((binary(BinaryOp::Equal, float(value), exactly(value)), true.into()));
        cases.push((apply(builtin("isFloat"), [float(value)]), true.into()));
    }
    for value in [0, 1, -1, 42, i64::MAX, i64::MIN, i64::MIN + 1] {
        cases.push((int(value), value.into()));
        cases.push((apply(lambda("x", ident("x")), [int(value)]), value.into()));
        cases.push((
            binary(BinaryOp::Subtract, int(0), binary(BinaryOp::Subtract, int(0), int(value / 2))),
            (value / 2).into(),
        ));
    }
    assert_values(cases);
}

/// The value as an integer times powers of two, all of them exact.
fn exactly(value: f64) -> Expr {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, mut power) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) };
    let mut product =
        binary(BinaryOp::Multiply, float(1.0), int(if value < 0.0 { -mantissa } else { mantissa }));
    while power != 0 {
        let step = power.clamp(-30, 30);
        let op = if power < 0 { BinaryOp::Divide } else { BinaryOp::Multiply };
        product = binary(op, product, float((1_i64 << step.abs()) as f64));
        power -= step;
    }
    product
}

#[test]
fn paths_evaluate_to_the_files_they_name() {
    let cases = [
        (path("/"), "/"),
        (path("/etc/nixos"), "/etc/nixos"),
        (path("/etc//nixos/"), "/etc/nixos"),
        (path("/a b/c@d"), "/a b/c@d"),
        (path("/a/b c"), "/a/b c"),
        (path("/a/${x}/\"q\""), "/a/${x}/\"q\""),
        (path_parts([text("/a/"), interpolation(string("x y")), text(".nix")]), "/a/x y.nix"),
        (path_parts([text("/a"), interpolation(string("b")), text("//c/")]), "/ab/c"),
        (path_parts([text("/a b/"), interpolation(string("b")), text("/c")]), "/a b/b/c"),
        (path_parts([text("/a/."), interpolation(string("b"))]), "/a/.b"),
    ];
    let to_text = |it: Expr| apply(ident("toString"), [it]);
    assert_values(cases.into_iter().map(|(it, expected)| (to_text(it), expected.into())).collect());
    let relative =
        [".", "..", "./.", "./", "../", "./x", "x", "../x/y", "...", ".x", "..x", "./..", "a b", "./a b/c"];
    let here = |it: &str| binary(BinaryOp::Add, to_text(path("./.")), string(format!("/{it}")));
    let normal = |it: Expr| to_text(binary(BinaryOp::Add, path("/"), it));
    let case = |it: &str| (binary(BinaryOp::Equal, to_text(path(it)), normal(here(it))), true.into());
    assert_values(relative.iter().map(|it| case(it)).collect());
    let dotted = path_parts([text("."), interpolation(string("x"))]);
    assert_values(vec![(binary(BinaryOp::Equal, to_text(dotted), normal(here(".x"))), true.into())]);
}

#[test]
fn precedence_evaluates_as_the_tree_says() {
    let minus = |left, right| binary(BinaryOp::Subtract, left, right);
    let cases = [
        (minus(int(10), minus(int(3), int(2))), 9.into()),
        (minus(minus(int(10), int(3)), int(2)), 5.into()),
        (binary(BinaryOp::Multiply, minus(int(3), int(1)), negate(int(-2))), 4.into()),
        (negate(negate(int(3))), 3.into()),
        (not(binary(BinaryOp::And, boolean(false), boolean(true))), true.into()),
        (not(has_attr(attrs([bind("a", int(1))]), ["a"])), false.into()),
        (binary(BinaryOp::Equal, not(boolean(true)), boolean(false)), true.into()),
        (
            binary(
                BinaryOp::Implies,
                binary(BinaryOp::Implies, boolean(false), boolean(false)),
                boolean(false),
            ),
            false.into(),
        ),
        (apply(lambda("x", ident("x")), [if_else(boolean(true), int(-1), int(2))]), (-1).into()),
        (select_or(select(attrs([bind_path(["a", "b"], int(1))]), ["a"]), ["c"], int(-5)), (-5).into()),
        (select(apply(lambda("x", ident("x")), [attrs([bind("y", int(3))])]), ["y"]), 3.into()),
    ];
    assert_values(cases.into());
}
