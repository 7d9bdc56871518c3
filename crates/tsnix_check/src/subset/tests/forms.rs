//! Forms that are refused by how they are written.

use super::{accepts, diagnostics, fixes, raises, shown};

#[test]
fn classes_and_what_belongs_to_them() {
    raises("class A { b = this.c; static d() { return new A(); } }", &["class: A"]);
    raises("export default class { a = 1 }", &["class: class"]);
    raises("const a = class B {};", &["class: B"]);
    raises("@dec class A {}", &["decorator: @"]);
    raises("class A {}\nconst a = new A();", &["class: A", "new: new A()"]);
    accepts("declare class A { b: string }");
    accepts("const classes = { class: 1 };");
}

/// What is refused is told once: the types of what is made of it are known, so that nothing else is complained of.
#[test]
fn what_is_refused_has_types_all_the_same() {
    let stack = "class Stack<T> { constructor(readonly top: T, private size = 1) {} push(it: T): void {} }";
    let names = "class Names extends Stack<string> {}";
    for text in [
        format!("{stack}\nconst s = new Stack<number>(1); s.push(s.top);"),
        format!("{stack} {names}\nconst top: string = new Names('a').top;"),
        "class A extends A {}\nconst a = (it: A) => it;".to_owned(),
        "enum Level { low, high = 4 }\nconst name: string = Level[Level.low];".to_owned(),
        "function* f() { yield 1; }\nconst xs = [...f()];".to_owned(),
        "async function f() { return 1; }\nconst n = f().value + 1;".to_owned(),
    ] {
        let found = shown(&text);
        assert!(!found.is_empty(), "{text}: {found:?}");
        let all: Vec<_> = diagnostics(&text).iter().map(|it| it.code.name).collect();
        assert_eq!(found.len(), all.len(), "{text}: {found:?}");
    }
}

#[test]
fn this_and_accessors() {
    raises("export default { a: 1, b() { return this.a; } };", &["this: this"]);
    raises("function f(this: { a: string }) { return 1; }", &["this: { a: string }"]);
    raises("const o = { get a() { return 1; }, set a(v) {} };", &["accessor: a", "accessor: a"]);
    accepts("const o = { get: 1, set: 2, a() { return 1; } };");
    accepts("interface A { self(): this; readonly get: number }");
}

#[test]
fn enums_namespaces_and_declared_values() {
    raises("enum E { A, B = 2 }", &["enum: E"]);
    raises("export const enum E { A }", &["enum: E"]);
    raises("namespace N { export const a = 1; }", &["namespace: N"]);
    raises("declare const a: number;\nexport const b = a;", &["declared-value: a"]);
    accepts("declare const a: unique symbol;\nexport type Branded = { [a]: true };");
    raises("declare function f(): void;\nexport const b = f();", &["declared-value: f"]);
    accepts("declare function f(): void;\nexport type F = typeof f;");
    accepts("declare global { interface Packages { mine: string } const x: number }\nexport {};");
    accepts("declare module \"m\" { export const a: number; export enum E { A } }");
    accepts("declare enum E { A }");
}

#[test]
fn generators_and_async() {
    raises("function* f() { yield 1; }", &["generator: f"]);
    raises("const o = { *f() { yield 1; } };", &["generator: *"]);
    raises(
        "async function f() { return await g(); }\nfunction g() { return 1; }",
        &["async: async", "async: await"],
    );
    raises("const f = async () => 1;", &["async: async"]);
    raises("export default await 1;", &["async: await"]);
    fixes("const f = async (a: number) => await g(a);", "const f = (a: number) => g(a);");
    accepts("const async = 1, of = 2;\nexport default async;");
}

#[test]
fn globals_that_have_no_meaning() {
    raises("export default Promise.all([1]);", &["promise: Promise"]);
    raises("const f = (a: Promise<string>) => a;", &["promise: Promise"]);
    raises("export default eval(\"1\");", &["eval: eval"]);
    raises("export default new Function(\"return 1\");", &["eval: Function"]);
    raises("export default [Date.now(), new Date()];", &["date: Date", "date: Date"]);
    raises("export default Math.floor(Math.random() * 6);", &["math-random: Math.random"]);
    raises(
        "const a = new Map<string, number>();\nconst b: Set<string> = 1 as never;",
        &["map-and-set: Map", "map-and-set: Set"],
    );
    raises("const f = function () { return arguments[0]; };", &["arguments: arguments"]);
    raises("export default Symbol.iterator;", &["symbol: Symbol"]);
    raises("export default BigInt(1);", &["bigint: BigInt"]);
    raises("const a = require(\"a\");", &["require: require"]);
    raises("module.exports = 1;", &["require: module"]);
    accepts(
        "const Map = 1, Date = 2, require = (a: string) => a;\nexport default [Map, Date, require(\"x\")];",
    );
    accepts("interface Set<T> { items: T[] }\nconst a: Set<string> = { items: [] };");
    accepts("export default { Promise: 1, Date: 2 }.Date;");
}

#[test]
fn new_is_for_thrown_errors() {
    raises("const e = new Error(\"a\");", &["new: new Error(\"a\")"]);
    raises("const f = () => new Array(1, 2);", &["new: new Array(1, 2)"]);
    raises("const f = () => { throw \"a\"; };", &["throw-non-error: \"a\""]);
    raises("const f = (e: unknown) => { throw e; };", &["throw-non-error: e"]);
    fixes("const f = () => { throw `a${1}`; };", "const f = () => { throw new Error(`a${1}`); };");
    fixes("const f = () => { throw Error(\"a\"); };", "const f = () => { throw new Error(\"a\"); };");
    fixes("const a = new Array(1, 2);", "const a = [1, 2];");
    fixes("const a = new Object();", "const a = {};");
    accepts("const f = () => { throw new Error(\"a\"); };");
}

#[test]
fn statements() {
    raises("a: for (const x of [1]) { break a; }", &["label: a"]);
    raises("debugger;", &["debugger: debugger;"]);
    raises("const f = () => { try { return 1; } finally { f; } };", &["finally: finally"]);
    raises(
        "const f = () => { try { return 1; } catch { return 2; } finally { f; } };",
        &["finally: finally"],
    );
    raises("const f = () => { try { return 1; } catch (e) { return e; } };", &["catch-binding: e"]);
    raises("const f = () => { try { return 1; } catch (e) { throw e; } };", &["catch-binding: e"]);
    accepts("const f = () => { try { return 1; } catch (e) { return 2; } };");
    accepts("const f = () => { try { return 1; } catch { return 2; } };");
    raises("import a = require(\"a\");", &["require: import a = require(\"a\");"]);
}

#[test]
fn var_and_for_in() {
    fixes("var a = 1;", "const a = 1;");
    fixes("export var a = 1, b = 2;\n", "export const a = 1, b = 2;\n");
    fixes("var a = 1;\na = 2;", "let a = 1;\na = 2;");
    fixes("var a;", "let a;");
    fixes("for (var a of [1]) {}", "for (const a of [1]) {}");
    fixes("for (const k in { a: 1 }) {}", "for (const k of Object.keys({ a: 1 })) {}");
    accepts("let a = 1;\na = 2;\nfor (const b of [1]) {}\nfor (let i = 0, j = 1; i < 2; i++, j++) {}");
}

#[test]
fn operators() {
    fixes("const f = (a: number) => a == 1 || a != 2;", "const f = (a: number) => a === 1 || a !== 2;");
    accepts("const f = (a?: number) => a == null || undefined != a || a === 1;");
    raises("const f = (a: object) => a instanceof Error;", &["instanceof: a instanceof Error"]);
    raises("const a = void 0;", &["void-operator: void 0"]);
    fixes("const a = void 0;", "const a = undefined;");
    accepts("let a = 1;\nconst b = (a++, a);");
    raises("const a = 10n;", &["bigint: 10n"]);
    fixes("const a = 1_0n;", "const a = 10;");
    raises("const a = [1, , 2];", &["array-hole: [1, , 2]"]);
    accepts("const a = [1, 2, ];");
}

#[test]
fn imports_from_elsewhere() {
    raises("import _ from \"lodash\";\nexport default _;", &["npm-import: \"lodash\""]);
    raises("import * as fs from \"node:fs\";\nexport default fs;", &["npm-import: \"node:fs\""]);
    raises("export default import(\"./a.ts\");", &["dynamic-import: import(\"./a.ts\")"]);
    raises("export default import.meta.url;", &["meta-property: import.meta"]);
    accepts(
        "import hm from \"github:nix-community/home-manager\";\nimport { text } from \"tsnix\";\nexport default [hm, text];",
    );
    accepts("import type a from \"lodash\";");
}

#[test]
fn regular_expressions() {
    raises("export default /a+?/.test(\"a\");", &["regular-expression: +?"]);
    raises("export default /a/gmu.test(\"a\");", &["regular-expression: m", "regular-expression: u"]);
    raises(
        "export default /(?<=x)a|b\\b/.test(\"a\");",
        &["regular-expression: (?<=x)", "regular-expression: \\b"],
    );
    raises("export default \"x\".replace(/a|ab/g, \"\");", &["regular-expression: a"]);
    accepts("export default /^[a-z]+$/gi.test(\"a\");");
}

#[test]
fn replacers() {
    raises("export default JSON.stringify(1, (k, v) => v, 2);", &["replacer-function: (k, v) => v"]);
    accepts("export default JSON.stringify({ a: 1 }, null, 2);");
    accepts("export default JSON.stringify({ a: 1 }, undefined, 2);");
}

#[test]
fn characters_that_no_nix_string_holds() {
    raises("export default \"a\\0b\";", &["nul-character: \"a\\0b\""]);
    raises("export default `a\\0b`;", &["nul-character: a\\0b"]);
    raises("export default \"\\ud800\";", &["unpaired-surrogate: \"\\ud800\""]);
    accepts("export default \"\\ud83d\\ude00\\u0001\";");
}

#[test]
fn text_that_is_not_ascii() {
    raises("export default \"ä\".length;", &["non-ascii-text: \"ä\".length"]);
    raises("const a = \"ä\";\nexport default a[0];", &["non-ascii-text: a[0]"]);
    raises("export default \"a\".padStart(5, \"ä\");", &["non-ascii-text: \"a\".padStart"]);
    raises("export default [...\"ä\"];", &["non-ascii-text: [...\"ä\"]"]);
    raises("for (const c of \"ä\") console.log(c);", &["non-ascii-text: \"ä\""]);
    accepts("export default [\"ä\" + \"ö\", \"ä\".includes(\"a\"), \"ä\".split(\",\"), \"a\".length];");
}

#[test]
fn order_and_digits() {
    raises("export default Object.keys({ b: 1, a: 2 });", &["attribute-order: Object.keys({ b: 1, a: 2 })"]);
    raises(
        "const o = { b: 1, a: 2 };\nexport default Object.entries(o).map((e) => e);",
        &["attribute-order: Object.entries(o)"],
    );
    accepts("export default Object.keys({ a: 1, b: 2 });");
    accepts("export default Object.keys({ b: 1, a: 2 }).length;");
    accepts("export default Object.keys({ b: 1, a: 2 }).map((k) => k).sort();");
    accepts("export default Object.fromEntries(Object.entries({ b: 1, a: 2 }).map((e) => e));");
    raises("export default 9007199254740993;", &["inexact-integer: 9007199254740993"]);
    accepts("export default [9007199254740992, 9007199254740994, 1e300, 0.1];");
}

#[test]
fn a_getter_becomes_a_property() {
    fixes("const o = { get a() { return 1 + 1; } };", "const o = { a: 1 + 1 };");
    fixes("const o = { set a(v) {} };", "const o = { set a(v) {} };");
    raises("const o = { __proto__: { a: 1 } };", &["unsupported-syntax: __proto__"]);
    accepts("const __proto__ = 1;\nconst o = { __proto__, [\"__proto__\"]: 1 };");
}

#[test]
fn a_call_of_require_becomes_an_import() {
    fixes("const a = require(\"./a.json\");", "import a from \"./a.json\";");
    fixes("const f = () => require(\"./a.json\");", "const f = () => require(\"./a.json\");");
}

#[test]
fn regular_expressions_are_known_where_they_are_used() {
    raises("export default [/a/];", &["regular-expression-value: /a/"]);
    raises(
        "const f = (re: RegExp) => re.test(\"a\");\nexport default f(/a/);",
        &["regular-expression-value: /a/"],
    );
    raises("const re = /a/;\nexport default [re, re.test(\"a\")];", &["regular-expression-value: re"]);
    raises("export const re = /a/;", &["regular-expression-value: /a/"]);
    raises("let re = /a/;\nexport default re.test(\"a\");", &["regular-expression-value: /a/"]);
    accepts(
        "const re = /a/g;\nexport default [re.test(\"a\"), \"a\".replace(re, \"b\"), \"a\".split(/,/), \"a\".match(re!)];",
    );
}
