//! What single constructs become, without a checker. That the result means the same is tested where Nix is at hand:
//! the flakes of `tests/flakes/expected` and the values of `tests/convert`, brought over and evaluated.

use crate::{Problem, convert};

/// The expression that a Nix expression becomes, with the statements before it.
fn converted(nix: &str) -> String {
    checked(nix, &mut |_| Vec::new())
}

fn checked(nix: &str, check: &mut dyn FnMut(&str) -> Vec<Problem>) -> String {
    match convert(nix, check) {
        Ok(converted) => converted.text,
        Err(error) => format!("not Nix: {}", error.error),
    }
}

/// Converts each; what is imported from "tsnix" is left out.
fn table(cases: &[&str]) -> String {
    let lines = cases.iter().map(|nix| {
        let text = converted(nix);
        let text: Vec<_> =
            text.lines().filter(|line| !line.starts_with("import {") && !line.is_empty()).collect();
        format!("{nix}  =>  {}", text.join(" ").replace("export default ", ""))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn literals() {
    insta::assert_snapshot!(table(&[
        "[ 1 1.5 .5 true null ]", "\"a\\n\\\"b\\\"\"", "\"a ${b.c}\"", "https://a.b/c", "./x", "./${b}.nix", "<nixpkgs/lib>",
    ]), @r#"
    [ 1 1.5 .5 true null ]  =>  [1, 1.5, 0.5, true, null];
    "a\n\"b\""  =>  "a\n\"b\"";
    "a ${b.c}"  =>  `a ${nix<Untyped>`b`.c}`;
    https://a.b/c  =>  "https://a.b/c";
    ./x  =>  path("./x");
    ./${b}.nix  =>  path(`./${nix<Untyped>`b`}.nix`);
    <nixpkgs/lib>  =>  searchPath("nixpkgs/lib");
    "#);
}

#[test]
fn sets() {
    insta::assert_snapshot!(table(&[
        "{ a.b = 1; a.c = 2; }", "{ \"odd name\" = 1; ${\"x\"} = 2; }", "x: { inherit x; inherit (x) a b; }",
        "x: x.a or 1", "x: x.a.b or 1", "x: x ? a", "x: x ? a.b", "a: b: a // b // { c = 1; }", "a: a ++ [ 1 ]",
    ]), @r#"
    { a.b = 1; a.c = 2; }  =>  {   a: {     b: 1,     c: 2,   }, };
    { "odd name" = 1; ${"x"} = 2; }  =>  { "odd name": 1, x: 2 };
    x: { inherit x; inherit (x) a b; }  =>  (x) => ({ x, a: x.a, b: x.b });
    x: x.a or 1  =>  (x) => x.a ?? 1;
    x: x.a.b or 1  =>  (x) => x.a?.b ?? 1;
    x: x ? a  =>  (x) => "a" in x;
    x: x ? a.b  =>  (x) => x.a?.b !== undefined;
    a: b: a // b // { c = 1; }  =>  (a, b) => ({ ...a, ...b, c: 1 });
    a: a ++ [ 1 ]  =>  (a) => [...a, 1];
    "#);
}

#[test]
fn functions() {
    insta::assert_snapshot!(table(&[
        "x: y: x", "{ a, b ? 1 }: a", "{ a, ... }@args: [ a args ]", "{ a-b, default }: [ a-b default ]", "f: f 1 2",
        "(x: x) 1", "throw \"no\"", "a: b: a == b", "a: a == 1", "a: b: a -> b", "a: b: a / b",
    ]), @r#"
    x: y: x  =>  (x, y) => x;
    { a, b ? 1 }: a  =>  ({ a, b = 1 }) => a;
    { a, ... }@args: [ a args ]  =>  (args) => {   const { a } = args;   return [a, args]; };
    { a-b, default }: [ a-b default ]  =>  ({ "a-b": aB, default: default_ }) => [aB, default_];
    f: f 1 2  =>  (f) => f(1, 2);
    (x: x) 1  =>  ((x) => x)(1);
    throw "no"  =>  throwError("no");
    a: b: a == b  =>  (a, b) => equal(a, b);
    a: a == 1  =>  (a) => a === 1;
    a: b: a -> b  =>  (a, b) => !a || b;
    a: b: a / b  =>  (a, b) => builtins.div(a, b);
    "#);
}

#[test]
fn constants_stand_before_what_reads_them() {
    insta::assert_snapshot!(converted("let a = b + 1; b = 2; f = x: a; in f (let a = 3; in a)"), @r#"
    const b = 2;
    const a = b + 1;
    const f = (x) => a;
    const a2 = 3;

    export default f(a2);
    "#);
}

#[test]
fn a_recursive_set_has_constants_for_what_it_reads() {
    insta::assert_snapshot!(converted("x: rec { a = 1; b = a; c = 3; }"), @r#"
    export default (x) => {
      const a = 1;
      return { a, b: a, c: 3 };
    };
    "#);
}

#[test]
fn comments_and_groups_are_kept() {
    insta::assert_snapshot!(converted("# head\n{\n  # one\n  a = 1; # behind\n\n  /* two\n     lines */\n  b = [\n    # in\n    1\n  ];\n}"), @r#"
    // head

    export default {
      // one
      a: 1, // behind

      // two
      // lines
      b: [
        // in
        1,
      ],
    };
    "#);
}

#[test]
fn the_checker_decides_what_stays_nix() {
    // The first time `x` is said to be wrong, and nothing more can be said of it than what it is.
    let mut asked = 0;
    let text = checked("{ a = y: y; b = 1; }", &mut |text| {
        asked += 1;
        let place = text.find("1").filter(|_| asked == 1);
        let problem =
            |at: usize| Problem { range: at..at + 1, code: "ts9999".into(), message: "wrong".into() };
        place.map(problem).into_iter().collect()
    });
    insta::assert_snapshot!(text, @r#"
    import { nix, type Untyped } from "tsnix";

    export default { a: (y) => y, b: nix<Untyped>`1` };
    "#);
}

#[test]
fn what_is_not_nix_is_said() {
    assert!(convert("{ a = ; }", &mut |_| Vec::new()).is_err());
    assert!(convert("", &mut |_| Vec::new()).is_err());
}
