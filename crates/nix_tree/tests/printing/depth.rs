//! Trees of any depth are printed, cloned, compared and dropped on an ordinary stack.

use nix_tree::build::*;
use nix_tree::*;

/// `levels` times `wrap` around a name.
fn nested(levels: usize, wrap: impl Fn(Expr) -> Expr) -> Expr {
    (0..levels).fold(ident("x"), |inner, _| wrap(inner))
}

fn shapes(levels: usize) -> Vec<(&'static str, Expr)> {
    vec![
        ("lists", nested(levels, |it| list([it]))),
        ("sets", nested(levels, |it| attrs([bind("a", it)]))),
        (
            "dotted",
            // Each level moves the whole path, so this one is kept shorter.
            nested(levels.min(2_000), |it| attrs([dotted(bind("a", it))])),
        ),
        ("functions", nested(levels, |it| lambda("y", it))),
        ("patterns", nested(levels, |it| lambda(pattern(["y"]).open(), it))),
        ("defaults", nested(levels, |it| lambda(pattern([formal_or("y", it)]), int(1)))),
        ("arguments", nested(levels, |it| apply(ident("f"), [it]))),
        ("applications", nested(levels, |it| apply(it, [int(1)]))),
        ("sums", nested(levels, |it| binary(BinaryOp::Add, it, int(1)))),
        ("sums on the right", nested(levels, |it| binary(BinaryOp::Add, int(1), it))),
        ("concatenations", nested(levels, |it| binary(BinaryOp::Concat, list([int(1)]), it))),
        ("negations", nested(levels, |it| negate(not(it)))),
        ("lets", nested(levels, |it| let_in([bind("a", int(1))], it))),
        ("let values", nested(levels, |it| let_in([bind("a", it)], ident("a")))),
        ("ifs", nested(levels, |it| if_else(ident("a"), int(1), it))),
        ("conditions", nested(levels, |it| if_else(it, int(1), int(2)))),
        ("withs", nested(levels, |it| with(ident("a"), it))),
        ("strings", nested(levels, |it| string_parts([text("a"), interpolation(it)]))),
        ("scripts", nested(levels, |it| indented_string([text("a\n"), interpolation(it)]))),
        ("paths", nested(levels, |it| path_parts([text("./a"), interpolation(it)]))),
        ("selections", nested(levels, |it| select(it, ["a"]))),
        ("fallbacks", nested(levels, |it| select_or(ident("a"), ["a"], it))),
        ("targets", nested(levels, |it| select_or(it, ["a"], int(1)))),
        ("names", nested(levels, |it| attrs([bind(it, int(1))]))),
        ("comments", nested(levels, |it| commented(vec![Comment::line("c")], it))),
        ("empty lets", nested(levels, |it| let_in([], it))),
        ("empty applications", nested(levels, |it| apply(it, []))),
        (
            "raw",
            nested(levels, |it| raw([RawPart::Source("f".into()), RawPart::Expr(it)], RawShape::Application)),
        ),
    ]
}

#[test]
fn deep_trees_are_printed_as_they_are() {
    for levels in [40, 120, 300, 700, 5_000] {
        for (name, tree) in shapes(levels) {
            let started = std::time::Instant::now();
            let printed = print(&tree).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
            assert!(printed.text.ends_with('\n'), "{name}");
            // Generous, for slow machines; what is quadratic here would take minutes.
            assert!(started.elapsed().as_secs() < 20, "{levels} {name} take {:?}", started.elapsed());
        }
    }
}

#[test]
fn deep_trees_are_cloned_compared_and_dropped() {
    for (name, tree) in shapes(20_000) {
        let copy = tree.clone();
        assert!(copy == tree, "{name}");
    }
}

#[test]
fn wide_trees_are_fast() {
    let tree = apply(ident("f"), (0..20_000).map(int));
    assert!(print(&tree).is_ok_and(|it| it.text.len() > 100_000));
    let tree = list((0..20_000).map(int));
    assert!(print(&tree).is_ok_and(|it| it.text.lines().count() == 20_002));
    let tree = attrs((0..20_000).map(|it| bind(format!("a{it}"), int(it))));
    assert!(print(&tree).is_ok_and(|it| it.text.lines().count() == 20_002));
}
