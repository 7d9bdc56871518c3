//! Items, as they are lowered.

use insta::assert_snapshot;

use super::lowered;

#[test]
fn imports_and_exports() {
    let text = r#"import a, { b as c, type d, default as e, "f-g" as h } from "x" with { type: "json" };
import * as n from 'y';
import type { t } from "z";
import "w";
import q = r.s;
export { a as b, type c, d as default };
export * from "x";
export * as y from "z";
export type { t } from "u";
export default (1);
export = a;
export as namespace N;
export const v = 1;"#;
    assert_snapshot!(lowered(text), @r##"
    Import "x" with type=json 0..86
      ImportSpecifier default as a ‹a›
      ImportSpecifier "b" as c ‹b as c›
      ImportSpecifier "d" as d type ‹type d›
      ImportSpecifier "default" as e ‹default as e›
      ImportSpecifier "f-g" as h ‹"f-g" as h›
    Import "y" ‹import * as n from 'y';›
      ImportSpecifier * as n ‹* as n›
    Import "z" type 111..138
      ImportSpecifier "t" as t type ‹t›
    Import "w" ‹import "w";›
    ImportEquals q ‹import q = r.s;›
    ExportNamed 167..207
      ExportSpecifier a as b ‹a as b›
      ExportSpecifier c as c type ‹type c›
      ExportSpecifier d as default ‹d as default›
    ExportAll "x" ‹export * from "x";›
    ExportAll "z" as y ‹export * as y from "z";›
    ExportNamed "u" type 251..278
      ExportSpecifier t as t type ‹t›
    ExportDefault ‹export default (1);›
      Number 1 "1" ‹1›
    ExportAssignment ‹export = a;›
      Name a ‹a›
    ExportAsNamespace N ‹export as namespace N;›
    Const v = export ‹export const v = 1;›
      Pattern v ‹v›
      Number 1 "1" ‹1›
    "##);
}

#[test]
fn ambient_declarations() {
    let text = r#"declare module "m" { const a: number;
export function f(): void;
namespace N.O { let b: string } } declare global { interface G {} } namespace P { let c = 1;
} const enum E { A, B = 1 << 2, "c-d" }"#;
    assert_snapshot!(lowered(text), @r##"
    Namespace "m" declare 0..98
      Const a : declare ‹const a: number;›
        Pattern a ‹a›
        Type Number ‹number›
      Function export declare 38..64
        Declaration f () returns ‹function f(): void;›
          Type Void ‹void›
      Namespace N declare 65..96
        Namespace O export declare ‹O { let b: string }›
          Let b : declare ‹let b: string›
            Pattern b ‹b›
            Type String ‹string›
    Namespace global declare 99..132
      Interface G declare ‹interface G {}›
    Namespace P 133..159
      Let c = ‹let c = 1;›
        Pattern c ‹c›
        Number 1 "1" ‹1›
    Enum E {A, B =, c-d} const 160..197
      Binary ShiftLeft ‹1 << 2›
        Number 1 "1" ‹1›
        Number 2 "2" ‹2›
    "##);
}

#[test]
fn classes() {
    let text = r#"abstract class K<T> extends L<T> implements I, J { static s: string = "a";
#p?: number;
constructor(private readonly a: A, b = 1) { super() } m?(): void;
get x(): X { return 1 } static { } readonly [k: string]: V;
accessor y = 1;
} export default class {}"#;
    assert_snapshot!(lowered(text), @r##"
    Class K 0..231
      TypeParam T ‹T›
      Name L ‹L›
      Type Reference T ‹T›
      Type Reference I ‹I›
      Type Reference J ‹J›
      Member "s" ‹static s: string = "a";›
        Type String ‹string›
      Member private #p ? ‹#p?: number;›
        Type Number ‹number›
      Construct 88..141
        Constructor (a :, b =) block 88..141
          Pattern a ‹a›
          Type Reference A ‹A›
          Pattern b ‹b›
          Number 1 "1" ‹1›
          Expr ‹super()›
            Call () ‹super()›
              Super ‹super›
      Member "a" readonly ‹private readonly a: A›
        Type Reference A ‹A›
      Method "m" ? ‹m?(): void;›
        Method () returns ‹m?(): void;›
          Type Void ‹void›
      Accessor "x" ‹get x(): X { return 1 }›
        Getter () returns block ‹get x(): X { return 1 }›
          Type Reference X ‹X›
          Return ‹return 1›
            Number 1 "1" ‹1›
      Index k readonly ‹readonly [k: string]: V;›
        Type String ‹string›
        Type Reference V ‹V›
      Member "y" ‹accessor y = 1;›
    Class  export default ‹export default class {}›
    "##);
}
