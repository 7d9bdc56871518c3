//! Functions, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn functions() {
    let text = r#"const f = async <const T extends U = V>(a?: string, { b }: { b: number } = { b: 1 }, ...c: T[]): Promise<T> => a;
function g(this: X, a = 1): asserts a is string { return;
} function* h() { yield* 1;
yield;
}"#;
    assert_snapshot!(lowered(text), @r##"
    Const f = 0..113
      Pattern f ‹f›
      Function 10..112
        Arrow (a : ?, {"b" shorthand} : =, c : …) returns async 10..112
          TypeParam T const extends = ‹const T extends U = V›
            Type Reference U ‹U›
            Type Reference V ‹V›
          Pattern a ‹a›
          Type String ‹string›
          Pattern {"b" shorthand} ‹{ b }›
            Pattern b ‹b›
          Type Object ‹{ b: number }›
            Member "b" ‹b: number›
              Type Number ‹number›
          Object ‹{ b: 1 }›
            Property "b" ‹b: 1›
              Number 1 "1" ‹1›
          Pattern c ‹c›
          Type Array ‹T[]›
            Type Reference T ‹T›
          Type Reference Promise ‹Promise<T>›
            Type Reference T ‹T›
          Name a ‹a›
    Function 114..173
      Declaration g (a =) this returns block 114..173
        Type Reference X ‹X›
        Pattern a ‹a›
        Number 1 "1" ‹1›
        Type Predicate a asserts ‹asserts a is string›
          Type String ‹string›
        Return ‹return;›
    Function 174..208
      Declaration h () generator block 174..208
        Expr ‹yield* 1;›
          Yield ‹yield* 1›
            Number 1 "1" ‹1›
        Expr ‹yield;›
          Yield ‹yield›
    "##);
}
