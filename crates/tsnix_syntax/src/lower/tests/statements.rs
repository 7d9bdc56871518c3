//! Statements, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn control_flow() {
    let text = r#"if (a) b;
else if (c) { d } else e;
for (let i = 0, j;
i < 1;
i++) {} for (const x of y) break;
for (z in w) continue;
while (1) {} do a;
while (b) throw d;"#;
    assert_snapshot!(lowered(text), @r##"
    If 0..35
      Name a ‹a›
      Expr ‹b;›
        Name b ‹b›
      If ‹if (c) { d } else e;›
        Name c ‹c›
        Block ‹{ d }›
          Expr ‹d›
            Name d ‹d›
        Expr ‹e;›
          Name e ‹e›
    For 36..69
      Let i =, j ‹let i = 0, j›
        Pattern i ‹i›
        Number 0 "0" ‹0›
        Pattern j ‹j›
      Binary Less ‹i < 1›
        Name i ‹i›
        Number 1 "1" ‹1›
      Update increment ‹i++›
        Name i ‹i›
      Block ‹{}›
    ForOf Const 70..95
      Pattern x ‹x›
      Name y ‹y›
      Break ‹break;›
    ForIn assign ‹for (z in w) continue;›
      Pattern z ‹z›
      Name w ‹w›
      Continue ‹continue;›
    While ‹while (1) {}›
      Number 1 "1" ‹1›
      Block ‹{}›
    DoWhile 132..147
      Expr ‹a;›
        Name a ‹a›
      Name b ‹b›
    Throw ‹throw d;›
      Name d ‹d›
    "##);
}

#[test]
fn other_statements() {
    let text = r#"l: switch (c) { case 1: a;
default: b } try { a } catch ({ e }) { b } finally { c } debugger;
;
var v;
{ w } using u = 1;"#;
    assert_snapshot!(lowered(text), @r##"
    Labeled l 0..39
      Switch [case/1 default/1] 3..39
        Name c ‹c›
        Number 1 "1" ‹1›
        Expr ‹a;›
          Name a ‹a›
        Expr ‹b›
          Name b ‹b›
    Try catch finally 40..83
      Expr ‹a›
        Name a ‹a›
      Pattern {"e" shorthand} ‹{ e }›
        Pattern e ‹e›
      Expr ‹b›
        Name b ‹b›
      Expr ‹c›
        Name c ‹c›
    Debugger ‹debugger;›
    Empty ‹;›
    Var v ‹var v;›
      Pattern v ‹v›
    Block ‹{ w }›
      Expr ‹w›
        Name w ‹w›
    Using u = ‹using u = 1;›
      Pattern u ‹u›
      Number 1 "1" ‹1›
    "##);
}
