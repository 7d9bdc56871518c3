//! Chains, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn optional_chains_end_where_the_question_mark_reaches() {
    let text = r#"a?.b.c(1)!; (a?.b).c; a?.[0]?.(...x); a?.b!.c;"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹a?.b.c(1)!;›
      NonNull ‹a?.b.c(1)!›
        Chain ‹a?.b.c(1)›
          Call (1) ‹a?.b.c(1)›
            Member "c" ‹a?.b.c›
              Member "b" optional ‹a?.b›
                Name a ‹a›
            Number 1 "1" ‹1›
    Expr ‹(a?.b).c;›
      Member "c" ‹(a?.b).c›
        Chain ‹a?.b›
          Member "b" optional ‹a?.b›
            Name a ‹a›
    Expr ‹a?.[0]?.(...x);›
      Chain ‹a?.[0]?.(...x)›
        Call (…) optional ‹a?.[0]?.(...x)›
          Index optional ‹a?.[0]›
            Name a ‹a›
            Number 0 "0" ‹0›
          Name x ‹x›
    Expr ‹a?.b!.c;›
      Chain ‹a?.b!.c›
        Member "c" ‹a?.b!.c›
          NonNull ‹a?.b!›
            Member "b" optional ‹a?.b›
              Name a ‹a›
    "##);
}

#[test]
fn calls_and_members() {
    let text = r#"new A<B>(1); a!; import("x"); super.x; f<T>(x); a<T>; this; import.meta; a[b].c();"#;
    assert_snapshot!(lowered(text), @r##"
    Expr ‹new A<B>(1);›
      New ‹new A<B>(1)›
        Name A ‹A›
        Type Reference B ‹B›
        Number 1 "1" ‹1›
    Expr ‹a!;›
      NonNull ‹a!›
        Name a ‹a›
    Expr ‹import("x");›
      Call (1) ‹import("x")›
        Import ‹import›
        String "x" ‹"x"›
    Expr ‹super.x;›
      Member "x" ‹super.x›
        Super ‹super›
    Expr ‹f<T>(x);›
      Call (1) ‹f<T>(x)›
        Name f ‹f›
        Type Reference T ‹T›
        Name x ‹x›
    Expr ‹a<T>;›
      Instantiation ‹a<T>›
        Name a ‹a›
        Type Reference T ‹T›
    Expr ‹this;›
      This ‹this›
    Expr ‹import.meta;›
      MetaProperty ‹import.meta›
    Expr ‹a[b].c();›
      Call () ‹a[b].c()›
        Member "c" ‹a[b].c›
          Index ‹a[b]›
            Name a ‹a›
            Name b ‹b›
    "##);
}
