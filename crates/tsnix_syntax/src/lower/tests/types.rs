//! Types, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn written_types() {
    let text = r#"type A<T> = { readonly [K in keyof T as `x${K}`]-?: T[K] } & { a?: string;
readonly b: [x: A, y?: B, ...z: C[]] } | (new () => A) | typeof import("x").y<Z> | typeof a.b | unique symbol | -1 | 1n | "s" | `a` | this;
type C<T> = T extends (infer U extends string)[] ? U : never;"#;
    assert_snapshot!(lowered(text), @r##"
    TypeAlias A 0..214
      TypeParam T ‹T›
      Type Union 12..213
        Type Intersection 12..113
          Type Mapped ?Remove readonly Add 12..58
            TypeParam K extends ‹K in keyof T›
              Type KeyOf ‹keyof T›
                Type Reference T ‹T›
            Type Template ["x", ""] ‹`x${K}`›
              Type Reference K ‹K›
            Type IndexedAccess ‹T[K]›
              Type Reference T ‹T›
              Type Reference K ‹K›
          Type Object 61..113
            Member "a" ? ‹a?: string›
              Type String ‹string›
            Member "b" readonly 75..111
              Type Tuple [x, y ?, z …] ‹[x: A, y?: B, ...z: C[]]›
                Type Reference A ‹A›
                Type Reference B ‹B›
                Type Array ‹C[]›
                  Type Reference C ‹C›
        Type Constructor ‹new () => A›
          Signature () returns ‹new () => A›
            Type Reference A ‹A›
        Type Import "x" y typeof ‹typeof import("x").y<Z>›
          Type Reference Z ‹Z›
        Type TypeOf a.b ‹typeof a.b›
        Type Unique ‹unique symbol›
          Type Symbol ‹symbol›
        Type -1 ‹-1›
        Type 1n ‹1n›
        Type "s" ‹"s"›
        Type Template ["a"] ‹`a`›
        Type This ‹this›
    TypeAlias C 215..276
      TypeParam T ‹T›
      Type Conditional 227..275
        Type Reference T ‹T›
        Type Array 237..263
          Type Infer ‹infer U extends string›
            TypeParam U extends ‹U extends string›
              Type String ‹string›
        Type Reference U ‹U›
        Type Never ‹never›
    "##);
}

#[test]
fn members_of_types() {
    let text = r#"interface G extends A.B<C>, D { c?(d: D): E;
new (x: X): Y;
(z): void;
readonly [k: string]: unknown;
get g(): G;
set g(v: G);
a: (a: 1) => void }"#;
    assert_snapshot!(lowered(text), @r##"
    Interface G 0..146
      Type Reference A.B ‹A.B<C>›
        Type Reference C ‹C›
      Type Reference D ‹D›
      Method "c" ? ‹c?(d: D): E›
        Method (d :) returns ‹c?(d: D): E›
          Pattern d ‹d›
          Type Reference D ‹D›
          Type Reference E ‹E›
      Construct ‹new (x: X): Y›
        Signature (x :) returns ‹new (x: X): Y›
          Pattern x ‹x›
          Type Reference X ‹X›
          Type Reference Y ‹Y›
      Call ‹(z): void›
        Signature (z) returns ‹(z): void›
          Pattern z ‹z›
          Type Void ‹void›
      Index k readonly 71..100
        Type String ‹string›
        Type Unknown ‹unknown›
      Accessor "g" ‹get g(): G›
        Getter () returns ‹get g(): G›
          Type Reference G ‹G›
      Accessor "g" set ‹set g(v: G)›
        Setter (v :) ‹set g(v: G)›
          Pattern v ‹v›
          Type Reference G ‹G›
      Member "a" ‹a: (a: 1) => void›
        Type Function ‹(a: 1) => void›
          Signature (a :) returns ‹(a: 1) => void›
            Pattern a ‹a›
            Type 1 ‹1›
            Type Void ‹void›
    "##);
}
