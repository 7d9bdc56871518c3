//! What is left of unfinished text: everything around the mistake, and a hole where something is missing.

use insta::assert_snapshot;

use super::{said, source};
use crate::dump;

/// The HIR and what is said.
fn mended(text: &str) -> String {
    let parsed = source(text);
    super::check_ranges(text, &parsed);
    format!("{}{}", dump::dump(&parsed.module, text), said(text))
}

#[test]
fn a_member_without_a_name() {
    let text = "const a = pkgs.\nconst b = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Const a = ‹const a = pkgs.›
      Pattern a ‹a›
      Member "" ‹pkgs.›
        Name pkgs ‹pkgs›
    Const b = ‹const b = 1;›
      Pattern b ‹b›
      Number 1 "1" ‹1›
    1:16 ts1003 expected a name, found the end of the line
    "##);
}

#[test]
fn nothing_is_closed() {
    let text = "const a = pkgs.mkShell({ packages: [pkgs.";
    assert_snapshot!(mended(text), @r##"
    Const a = 0..41
      Pattern a ‹a›
      Call (1) 10..41
        Member "mkShell" ‹pkgs.mkShell›
          Name pkgs ‹pkgs›
        Object ‹{ packages: [pkgs.›
          Property "packages" ‹packages: [pkgs.›
            Array [1] ‹[pkgs.›
              Member "" ‹pkgs.›
                Name pkgs ‹pkgs›
    1:42 ts1003 expected a name, found the end of the file
    "##);
}

#[test]
fn a_member_in_an_open_list() {
    let text = "f({\n  x: [a, pkgs.\n  y: 1,\n});\nconst b = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Expr 0..30
      Call (1) 0..29
        Name f ‹f›
        Object 2..28
          Property "x" ‹x: [a, pkgs.›
            Array [11] ‹[a, pkgs.›
              Name a ‹a›
              Member "" ‹pkgs.›
                Name pkgs ‹pkgs›
          Property "y" ‹y: 1›
            Number 1 "1" ‹1›
    Const b = ‹const b = 1;›
      Pattern b ‹b›
      Number 1 "1" ‹1›
    3:4 ts1005 expected `,`, found `:`
    4:1 ts1137 expected an element of the list, found `}`
    "##);
}

#[test]
fn a_value_is_missing() {
    let text = "const x =\nconst y = ;\nf({ a: , b: });\n";
    assert_snapshot!(mended(text), @r##"
    Const x = ‹const x =›
      Pattern x ‹x›
      Missing @9
    Const y = ‹const y = ;›
      Pattern y ‹y›
      Missing @19
    Expr ‹f({ a: , b: });›
      Call (1) ‹f({ a: , b: })›
        Name f ‹f›
        Object ‹{ a: , b: }›
          Property "a" ‹a:›
            Missing @28
          Property "b" ‹b:›
            Missing @33
    2:1 ts1109 expected an expression, found `const`
    2:11 ts1109 expected an expression, found `;`
    3:8 ts1109 expected an expression, found `,`
    3:13 ts1109 expected an expression, found `}`
    "##);
}

#[test]
fn an_argument_is_missing() {
    let text = "foo(\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Expr ‹foo(›
      Call () ‹foo(›
        Name foo ‹foo›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    2:1 ts1135 expected an argument, found `const`
    "##);
}

#[test]
fn an_import_without_a_module() {
    let text = "import { a } from\nimport { } from \"\";\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Import "" ‹import { a } from›
      ImportSpecifier "a" as a ‹a›
    Import "" ‹import { } from "";›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    2:1 ts1109 expected the name of a module in quotes, found `import`
    "##);
}

#[test]
fn a_brace_is_missing() {
    let text = "function f() {\n  return 1;\nexport const y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Function 0..26
      Declaration f () block 0..26
        Return ‹return 1;›
          Number 1 "1" ‹1›
    Const y = export ‹export const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    4:1 ts1005 expected `}`, found the end of the file
    "##);
}

#[test]
fn a_bracket_too_many() {
    let text = "const a = [1]];\n}\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Const a = ‹const a = [1]];›
      Pattern a ‹a›
      Array [1] ‹[1]›
        Number 1 "1" ‹1›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    1:14 ts1005 expected `;`, found `]`
    2:1 ts1128 expected a statement, found `}`
    "##);
}

#[test]
fn a_type_is_missing() {
    let text = "const a: = 1;\ntype B = { c: };\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Const a : = ‹const a: = 1;›
      Pattern a ‹a›
      Type Missing @8
      Number 1 "1" ‹1›
    TypeAlias B ‹type B = { c: };›
      Type Object ‹{ c: }›
        Member "c" ‹c:›
          Type Missing @27
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    1:10 ts1110 expected a type, found `=`
    2:15 ts1110 expected a type, found `}`
    "##);
}

#[test]
fn a_string_without_its_end() {
    let text = "f({ a: \"abc, b: 1 });\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Expr ‹f({ a: "abc, b: 1 });›
      Call (1) ‹f({ a: "abc, b: 1 })›
        Name f ‹f›
        Object ‹{ a: "abc, b: 1 }›
          Property "a" ‹a: "abc, b: 1›
            String "abc, b: 1" ‹"abc, b: 1›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    1:22 ts1002 the string has no closing quote
    2:1 ts1005 expected `,`, found `const`
    2:7 ts1005 expected `:`, found `y`
    2:12 ts1005 expected `,`, found `;`
    3:1 ts1005 expected `}`, found the end of the file
    "##);
}

#[test]
fn a_template_without_its_end() {
    let text = "const a = `abc ${b};\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Const a = ‹const a = `abc ${b};›
      Pattern a ‹a›
      Template "abc " "" ‹`abc ${b}›
        Name b ‹b›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    3:1 ts1160 a template has no closing backtick
    "##);
}

#[test]
fn a_substitution_is_missing() {
    let text = "const a = `a${}b${pkgs.}`;\n";
    assert_snapshot!(mended(text), @r##"
    Const a = 0..26
      Pattern a ‹a›
      Template "a" "b" "" ‹`a${}b${pkgs.}`›
        Missing @14
        Member "" ‹pkgs.›
          Name pkgs ‹pkgs›
    1:15 ts1109 expected an expression, found `}b${`
    1:24 ts1003 expected a name, found `}``
    "##);
}

#[test]
fn several_mistakes() {
    let text = "const a = ;\nconst b = [1, 2;\nconst c = f(;\nconst d = 4;\n";
    assert_snapshot!(mended(text), @r##"
    Const a = ‹const a = ;›
      Pattern a ‹a›
      Missing @9
    Const b = ‹const b = [1, 2;›
      Pattern b ‹b›
      Array [11] ‹[1, 2›
        Number 1 "1" ‹1›
        Number 2 "2" ‹2›
    Const c = ‹const c = f(;›
      Pattern c ‹c›
      Call () ‹f(›
        Name f ‹f›
    Const d = ‹const d = 4;›
      Pattern d ‹d›
      Number 4 "4" ‹4›
    1:11 ts1109 expected an expression, found `;`
    2:16 ts1005 expected `]`, found `;`
    3:13 ts1005 expected `)`, found `;`
    "##);
}

#[test]
fn an_unfinished_arrow() {
    let text = "const f = ({ a, b ) => a;\nconst g = (a) =>\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Const f = 0..25
      Pattern f ‹f›
      Function ‹({ a, b ) => a›
        Arrow ({"a" shorthand, "b" shorthand}) ‹({ a, b ) => a›
          Pattern {"a" shorthand, "b" shorthand} ‹{ a, b›
            Pattern a ‹a›
            Pattern b ‹b›
          Name a ‹a›
    Const g = ‹const g = (a) =>›
      Pattern g ‹g›
      Function ‹(a) =>›
        Arrow (a) ‹(a) =>›
          Pattern a ‹a›
          Missing @42
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    1:19 ts1005 expected `}`, found `)`
    3:1 ts1005 expected `{`, found `const`
    4:1 ts1005 expected `}`, found the end of the file
    "##);
}

#[test]
fn rules_that_are_broken() {
    let text = "1 = a;\nswitch (a) { default: b; default: c }\n-a ** b;\nconst y = 1;\n";
    assert_snapshot!(mended(text), @r##"
    Expr ‹1 = a;›
      Sequence ‹1 = a›
        Number 1 "1" ‹1›
        Name a ‹a›
    Switch [default/1 case/1] 7..44
      Name a ‹a›
      Expr ‹b;›
        Name b ‹b›
      Number 0 "0" @32
      Expr ‹c›
        Name c ‹c›
    Expr ‹-a ** b;›
      Binary Mul ‹-a ** b›
        Unary Minus ‹-a›
          Name a ‹a›
        Name b ‹b›
    Const y = ‹const y = 1;›
      Pattern y ‹y›
      Number 1 "1" ‹1›
    3:1 ts17006 the left side of `**` has an operator before it
    "##);
}

#[test]
fn the_body_of_a_generic_arrow_is_unfinished() {
    let text = "const f = <T extends { a: 1 }>(list: T[]) =>\n  list.map((it) => [it.\n\nconst b = 1;\n";
    assert_snapshot!(mended(text), @r#"
    Const f = 0..68
      Pattern f ‹f›
      Function 10..68
        Arrow (list :) 10..68
          TypeParam T extends ‹T extends { a: 1 }›
            Type Object ‹{ a: 1 }›
              Member "a" ‹a: 1›
                Type 1 ‹1›
          Pattern list ‹list›
          Type Array ‹T[]›
            Type Reference T ‹T›
          Call (1) ‹list.map((it) => [it.›
            Member "map" ‹list.map›
              Name list ‹list›
            Function ‹(it) => [it.›
              Arrow (it) ‹(it) => [it.›
                Pattern it ‹it›
                Array [1] ‹[it.›
                  Member "" ‹it.›
                    Name it ‹it›
    Const b = ‹const b = 1;›
      Pattern b ‹b›
      Number 1 "1" ‹1›
    2:24 ts1003 expected a name, found the end of the line
    4:1 ts1005 expected `,`, found `const`
    "#);
    for text in [
        "const f = <T, U = T>(list: T[]): U => g(list.",
        "const f = <T>(a: Map<string, T>) => { if (a.",
        "f(<T>(a: T) => [a, ",
    ] {
        assert!(mended(text).contains("TypeParam T "), "{}", mended(text));
    }
}

#[test]
fn a_head_at_the_end_of_the_text() {
    assert_snapshot!(mended("function f(a: string) {\n  if (a"), @r"
    Function 0..31
      Declaration f (a :) block 0..31
        Pattern a ‹a›
        Type String ‹string›
        If ‹if (a›
          Name a ‹a›
          Block @31
    2:8 ts1005 expected `)`, found the end of the file
    ");
    for (text, kept) in [
        ("function f(a: string[]) {\n  for (const b of a", "Name a ‹a›"),
        ("function f(a: string) {\n  while (a", "Name a ‹a›"),
        ("function f(a: string) {\n  switch (a", "Name a ‹a›"),
    ] {
        assert!(mended(text).contains(kept), "{}", mended(text));
    }
}

#[test]
fn a_computed_key_at_the_end_of_the_text() {
    assert_snapshot!(mended("const a = { b: { [`${c."), @r#"
    Const a = ‹const a = { b: { [`${c.›
      Pattern a ‹a›
      Object ‹{ b: { [`${c.›
        Property "b" ‹b: { [`${c.›
          Object ‹{ [`${c.›
            Property computed ‹[`${c.›
              Template "" "" ‹`${c.›
                Member "" ‹c.›
                  Name c ‹c›
              Missing @23
    1:24 ts1003 expected a name, found the end of the file
    "#);
}
