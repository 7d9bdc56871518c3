//! Literals, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn templates_keep_both_texts() {
    let text = r#"`a\n${b}c\u{1f600}`; nix`\${x}${y}`; tag<T>`x`;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹`a\n${b}c\u{1f600}`;›
      Template Some("a\n")/"a\\n" Some("c😀")/"c\\u{1f600}" ‹`a\n${b}c\u{1f600}`›
        Name b ‹b›
    Expr ‹nix`\${x}${y}`;›
      TaggedTemplate Some("${x}")/"\\${x}" "" ‹nix`\${x}${y}`›
        Name nix ‹nix›
        Name y ‹y›
    Expr ‹tag<T>`x`;›
      TaggedTemplate "x" ‹tag<T>`x`›
        Name tag ‹tag›
        Type Reference T ‹T›
    "##);
}

#[test]
fn literals() {
    let text = r#""\ud800"; 'a\x41'; 0x1F; 1_000; .5; 10n; /a[/]b/gi; true; null; undefined;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹"\ud800";›
      String "�" surrogate ‹"\ud800"›
    Expr ‹'a\x41';›
      String "aA" ‹'a\x41'›
    Expr ‹0x1F;›
      Number 31 "0x1F" ‹0x1F›
    Expr ‹1_000;›
      Number 1000 "1_000" ‹1_000›
    Expr ‹.5;›
      Number 0.5 ".5" ‹.5›
    Expr ‹10n;›
      BigInt 10 ‹10n›
    Expr ‹/a[/]b/gi;›
      Regex "a[/]b" "gi" ‹/a[/]b/gi›
    Expr ‹true;›
      Bool true ‹true›
    Expr ‹null;›
      Null ‹null›
    Expr ‹undefined;›
      Name undefined ‹undefined›
    "##);
}

#[test]
fn lists_and_objects() {
    let text = r#"[a, ...b, , c];
({ a, "b": 1, 2: 3, [c]: 4, d() { return 1 }, async *e() {}, get f() { return 1 }, set f(v) {}, ...g, });"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹[a, ...b, , c];›
      Array [1…_1] ‹[a, ...b, , c]›
        Name a ‹a›
        Name b ‹b›
        Name c ‹c›
    Expr 16..121
      Object 17..119
        Shorthand "a" ‹a›
          Name a ‹a›
        Property string "b" ‹"b": 1›
          Number 1 "1" ‹1›
        Property number 2 ‹2: 3›
          Number 3 "3" ‹3›
        Property computed ‹[c]: 4›
          Name c ‹c›
          Number 4 "4" ‹4›
        Method "d" ‹d() { return 1 }›
          Method () block ‹d() { return 1 }›
            Return ‹return 1›
              Number 1 "1" ‹1›
        Method "e" ‹async *e() {}›
          Method () async generator block ‹async *e() {}›
        Accessor "f" ‹get f() { return 1 }›
          Getter () block ‹get f() { return 1 }›
            Return ‹return 1›
              Number 1 "1" ‹1›
        Accessor "f" set ‹set f(v) {}›
          Setter (v) block ‹set f(v) {}›
            Pattern v ‹v›
        Spread ‹...g›
          Name g ‹g›
    "##);
}
