//! Patterns, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn patterns_bind_and_assign() {
    let text = r#"const { a, b: c = 1, "d": [e,, f = 2, ...g], [h]: i, ...j }: T = k, l: number = 2;
[x.y, z] = w;
({ p: q.r, s = 1 } = t);"#;
    assert_snapshot!(lowered(text), @r##"
    Const {"a" shorthand, "b" default, string "d", computed} rest : =, l : = 0..82
      Pattern {"a" shorthand, "b" default, string "d", computed} rest 6..59
        Pattern a ‹a›
        Pattern c ‹c›
        Number 1 "1" ‹1›
        Pattern [1_=…] ‹[e,, f = 2, ...g]›
          Pattern e ‹e›
          Pattern f ‹f›
          Number 2 "2" ‹2›
          Pattern g ‹g›
        Name h ‹h›
        Pattern i ‹i›
        Pattern j ‹j›
      Type Reference T ‹T›
      Name k ‹k›
      Pattern l ‹l›
      Type Number ‹number›
      Number 2 "2" ‹2›
    Expr ‹[x.y, z] = w;›
      Assign ‹[x.y, z] = w›
        Pattern [11] ‹[x.y, z]›
          Pattern Expr ‹x.y›
            Member "y" ‹x.y›
              Name x ‹x›
          Pattern z ‹z›
        Name w ‹w›
    Expr ‹({ p: q.r, s = 1 } = t);›
      Assign ‹{ p: q.r, s = 1 } = t›
        Pattern {"p", "s" shorthand default} ‹{ p: q.r, s = 1 }›
          Pattern Expr ‹q.r›
            Member "r" ‹q.r›
              Name q ‹q›
          Pattern s ‹s›
          Number 1 "1" ‹1›
        Name t ‹t›
    "##);
}
