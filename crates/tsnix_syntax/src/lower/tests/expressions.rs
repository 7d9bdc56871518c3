//! Expressions, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn operators_by_precedence() {
    let text = r#"a + b * c - (d, e) ** -f; a && b || c; a ? b : c; x ??= 1; x.y += 2; (v) = 1;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr 0..25
      Binary Sub ‹a + b * c - (d, e) ** -f›
        Binary Add ‹a + b * c›
          Name a ‹a›
          Binary Mul ‹b * c›
            Name b ‹b›
            Name c ‹c›
        Binary Pow ‹(d, e) ** -f›
          Sequence ‹d, e›
            Name d ‹d›
            Name e ‹e›
          Unary Minus ‹-f›
            Name f ‹f›
    Expr ‹a && b || c;›
      Logical Or ‹a && b || c›
        Logical And ‹a && b›
          Name a ‹a›
          Name b ‹b›
        Name c ‹c›
    Expr ‹a ? b : c;›
      Conditional ‹a ? b : c›
        Name a ‹a›
        Name b ‹b›
        Name c ‹c›
    Expr ‹x ??= 1;›
      Assign Logical(Coalesce) ‹x ??= 1›
        Pattern x ‹x›
        Number 1 "1" ‹1›
    Expr ‹x.y += 2;›
      Assign Binary(Add) ‹x.y += 2›
        Pattern Expr ‹x.y›
          Member "y" ‹x.y›
            Name x ‹x›
        Number 2 "2" ‹2›
    Expr ‹(v) = 1;›
      Assign ‹(v) = 1›
        Pattern v ‹v›
        Number 1 "1" ‹1›
    "##);
}

#[test]
fn casts() {
    let text = r#"a as const; a as T; <T>a; a satisfies T; a!;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹a as const;›
      AsConst ‹a as const›
        Name a ‹a›
    Expr ‹a as T;›
      As ‹a as T›
        Name a ‹a›
        Type Reference T ‹T›
    Expr ‹<T>a;›
      As ‹<T>a›
        Name a ‹a›
        Type Reference T ‹T›
    Expr ‹a satisfies T;›
      Satisfies ‹a satisfies T›
        Name a ‹a›
        Type Reference T ‹T›
    Expr ‹a!;›
      NonNull ‹a!›
        Name a ‹a›
    "##);
}

#[test]
fn unary_operators() {
    let text = r#"typeof a; void 0; delete a.b; await x; !a; i++; --j; #x in y;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹typeof a;›
      Unary TypeOf ‹typeof a›
        Name a ‹a›
    Expr ‹void 0;›
      Unary Void ‹void 0›
        Number 0 "0" ‹0›
    Expr ‹delete a.b;›
      Unary Delete ‹delete a.b›
        Member "b" ‹a.b›
          Name a ‹a›
    Expr ‹await x;›
      Await ‹await x›
        Name x ‹x›
    Expr ‹!a;›
      Unary Not ‹!a›
        Name a ‹a›
    Expr ‹i++;›
      Update increment ‹i++›
        Name i ‹i›
    Expr ‹--j;›
      Update prefix ‹--j›
        Name j ‹j›
    Expr ‹#x in y;›
      Binary In ‹#x in y›
        Unsupported private name ‹#x›
        Name y ‹y›
    "##);
}
