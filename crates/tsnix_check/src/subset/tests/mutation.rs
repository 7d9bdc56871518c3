//! Changes: what stays local, and what could be seen from elsewhere.

use super::{accepts, diagnostics, fixes, raises};

/// A function body around statements.
fn body(text: &str) -> String {
    format!("export default (input: string[]) => {{\n{text}\n}};")
}

#[track_caller]
fn local(text: &str) {
    accepts(&body(text));
}

#[track_caller]
fn seen(text: &str, expected: &[&str]) {
    raises(&body(text), expected);
}

#[test]
fn variables_and_lists_of_a_function_may_change() {
    local("let n = 0; for (const x of input) { n += x.length; } return n;");
    local("const out: string[] = []; for (const x of input) out.push(x); return out;");
    local("const out: Record<string, number> = {}; for (const x of input) out[x] = 1; return out;");
    local("const xs = [...input]; xs.sort(); xs.reverse(); return xs;");
    local("let a = 1, b = 2; [a, b] = [b, a]; return a - b;");
    local("const o = { a: { b: [1] } }; o.a.b.push(2); o.a = { b: [] }; delete o.a; return o;");
    local("return input.slice().sort();");
    local("return input.map((x) => x).sort().reverse();");
    local("return Object.keys({ a: 1 }).sort();");
    local("const xs = input.filter((x) => x); xs.push(\"a\"); return xs;");
    local("let i = 0; while (i < 3) { i++; } do { i--; } while (i > 0); return i;");
    local(
        "const o: Record<string, string[]> = {}; for (const x of input) { (o[x] ??= []).push(x); } return o;",
    );
    local(
        "const o: Record<string, string[]> = {}; for (const x of input) { if (!o[x]) o[x] = []; o[x].push(x); } return o;",
    );
    local("return Object.assign({}, { a: 1 });");
}

#[test]
fn a_module_may_change_what_it_does_not_export() {
    accepts("const out: string[] = [];\nout.push(\"a\");\nexport default out;");
    accepts("let n = 0;\nfor (let i = 0; i < 3; i++) n += i;\nexport const a = n;");
    raises("export const out: string[] = [];\nout.push(\"a\");", &["changed-export: out.push"]);
    raises("export let n = 0;\nn = 1;", &["changed-export: n"]);
    raises("let n = 0;\nn += 1;\nexport { n };", &["changed-export: n"]);
    raises("import { text } from \"tsnix\";\ntext.a = 1;", &["changed-export: text.a"]);
    raises("builtins.a = 1;\nexport {};", &["changed-export: builtins.a"]);
}

#[test]
fn objects_that_were_given_must_not_change() {
    seen("input.push(\"a\"); return input;", &["changed-parameter: input.push"]);
    seen("input[0] = \"a\"; return input;", &["changed-parameter: input[0]"]);
    seen("return input.sort();", &["changed-parameter: input.sort"]);
    raises("const f = (o: { a: number }) => { o.a++; return o; };", &["changed-parameter: o.a"]);
    raises("const f = ({ a }: { a: number[] }) => { a.pop(); return a; };", &["changed-parameter: a.pop"]);
    raises(
        "const f = (xs: { n: number }[]) => xs.forEach((x) => { x.n = 1; });",
        &["changed-parameter: x.n"],
    );
    local("input = [...input]; input.push(\"a\"); return input;");
    accepts("const f = (...xs: string[]) => { xs.push(\"a\"); return xs; };");
    accepts("const f = (n: number) => { n += 1; return n; };");
    accepts("const f = ({ a, ...rest }: { a: number; b: number }) => { rest.b = 2; return rest; };");
}

#[test]
fn an_object_with_another_name_must_not_change() {
    seen("const a = [1]; const b = a; b.push(2); return a;", &["changed-alias: b.push"]);
    seen("const a = [1]; const b = a; a.push(2); return b;", &["changed-alias: a.push"]);
    seen("const a = [1]; const o = { a }; a.push(2); return o;", &["changed-alias: a.push"]);
    seen(
        "const a: string[] = []; const o: string[][] = []; for (const x of input) { a.push(x); o.push(a); } return o;",
        &["changed-alias: a.push"],
    );
    seen("const a = input; a.push(\"x\"); return a;", &["changed-alias: a.push"]);
    seen("const o = { list: input }; o.list.push(\"x\"); return o;", &["changed-alias: o.list.push"]);
    seen(
        "const rows = [[1], [2]]; for (const row of rows) row.push(0); return rows;",
        &["changed-alias: row.push"],
    );
    seen(
        "const rows = [[1]]; const copy = [...rows]; copy[0].push(2); return rows;",
        &["changed-alias: copy[0].push"],
    );
    local("const a: number[] = []; a.push(1); const o = { a }; return o;");
    local(
        "const out: string[][] = []; for (const x of input) { const row: string[] = []; row.push(x); out.push(row); } return out;",
    );
    local("const a = [1]; const n = a.length; const first = a[0]; a.push(n + first); return a;");
    local("const a = [1]; const b = [...a]; b.push(2); a.push(3); return [a, b];");
    local("const o = { list: input, own: [] as string[] }; o.own.push(\"x\"); return o;");
    local("const a = [1]; if (input.length > 0) return { a }; a.push(2); return { a };");
    local("let a = [1]; const b = a; a = []; a.push(2); return [a, b];");
    local("const o = { a: 1 }; const n = o.a; o.a = 2; return n + o.a;");
}

#[test]
fn what_a_function_gives_may_change_if_it_was_made_there() {
    accepts("const make = () => [1];\nexport default () => { const a = make(); a.push(2); return a; };");
    accepts(
        "function make(n: number) { const a = [n]; a.push(n); return a; }\nexport default () => { const a = make(1); a.push(2); return a; };",
    );
    raises(
        "const shared = [1];\nconst get = () => shared;\nexport default () => { const a = get(); a.push(2); return a; };",
        &["changed-alias: a.push"],
    );
    raises(
        "const same = (a: number[]) => a;\nexport default () => { const a = same([1]); a.push(2); return a; };",
        &["changed-alias: a.push"],
    );
}

#[test]
fn the_accumulator_of_a_reduce_may_change() {
    local("return input.reduce((all: Record<string, number>, x) => { all[x] = 1; return all; }, {});");
    local("return input.reduce((all: string[], x) => { all.push(x); return all; }, []);");
    seen(
        "return input.reduce((all: string[], x) => { all.push(x); return all; }, input);",
        &["changed-alias: all.push"],
    );
}

#[test]
fn functions_that_are_called_on_the_spot_may_change_what_is_around() {
    local("let n = 0; input.forEach((x) => { n += x.length; }); return n;");
    local("const out: string[] = []; input.forEach((x) => out.push(x)); return out;");
    local("let n = 0; const sums = input.map((x) => { n += x.length; return n; }); return [sums, n];");
    local("let n = 0; const f = () => { n += 1; return n; }; return f();");
    local("let n = 0; const f = () => { n += 1; }; const g = () => { f(); f(); }; g(); return n;");
    local(
        "const out: string[] = []; const f = (x: string) => { out.push(x); }; input.forEach(f); return out;",
    );
    seen("let n = 0; const f = () => { n += 1; return n; }; return () => f();", &["changed-by-closure: n"]);
    seen("let n = 0; const f = () => { n += 1; return n; }; return [f(), f];", &["changed-by-closure: n"]);
    seen(
        "const out: string[] = []; const f = (x: string) => { out.push(x); }; const all = out; f(\"a\"); return all;",
        &["changed-alias: out.push"],
    );
    seen(
        "const out: string[] = []; const get = () => out; const all = get(); out.push(\"a\"); return all;",
        &["changed-alias: out.push"],
    );
    local(
        "const out: string[] = []; const f = (x: string) => { out.push(x); }; f(\"a\"); const all = out; return all;",
    );
    seen(
        "const out: string[] = []; const f = (x: string) => { out.push(x); }; return f;",
        &["changed-by-closure: out.push"],
    );
    raises("let n = 0;\nexport function next() { return n++; }", &["changed-by-closure: n"]);
}

#[test]
fn functions_see_what_was_there_when_they_were_made() {
    local("let n = 1; const f = () => n; n = 2; return f();");
    seen("let n = 1; const f = () => n; n = 2; return f;", &["changed-after-capture: n"]);
    seen(
        "let n = 1; const f = () => n; const g = () => f(); n = 2; return g;",
        &["changed-after-capture: n"],
    );
    seen("const a = [1]; const f = () => a.length; a.push(2); return f;", &["changed-after-capture: a.push"]);
    seen(
        "let i = 0; const fs: (() => number)[] = []; while (i < 3) { fs.push(() => i); i++; } return fs;",
        &["changed-after-capture: i"],
    );
    local("let n = 1; function f() { return n; } n = 2; return f();");
    seen("let n = 1; function f() { return n; } n = 2; return f;", &["changed-after-capture: n"]);
    local("let n = 1; n = 2; const f = () => n; return f();");
    local("const fs: (() => number)[] = []; for (let i = 0; i < 3; i++) { fs.push(() => i); } return fs;");
    local("let n = 1; const m = input.map((x) => x + n); n = 2; return [m, n];");
    local(
        "let last = 0; for (const x of input) { const n = last; last = input.findIndex((y) => y === x && n < 1); } return last;",
    );
    local("const o = { a: 1, b: [2] }; const f = () => o.a; o.b.push(3); return f();");
}

#[test]
fn functions_have_no_properties() {
    raises("const f = () => 1;\nf.a = 2;", &["callable-object: f.a"]);
    raises("const f = () => 1;\nexport default Object.assign(f, { a: 1 });", &["callable-object: f"]);
}

#[test]
fn deleting_an_element_makes_a_hole() {
    seen("const xs = [1, 2]; delete xs[0]; return xs;", &["array-hole: delete xs[0]"]);
}

#[test]
fn a_copy_mends_an_alias() {
    fixes(
        &body("const a = [1]; const b = a; b.push(2); return a;"),
        &body("const a = [1]; const b = [...a]; b.push(2); return a;"),
    );
}

#[test]
fn the_message_names_both_places() {
    let text = body("const a = [1]; const f = () => a.length; a.push(2); return f;");
    let found = diagnostics(&text);
    assert_eq!(found[0].message, "`a` is changed after a function was made that reads it");
    assert_eq!(found[0].related[0].range.of(&text), "a");
}

#[test]
fn a_function_called_in_place_is_a_function_like_others() {
    local("let n = 0; (() => { n = 1; })(); return n;");
    local("let n = 1; const m = (() => n + 1)(); n = m; return n;");
}

#[test]
fn functions_that_call_each_other_come_to_an_end() {
    let calls: String = (0..30)
        .map(|n| format!("const f{n} = (c: boolean): number[] => (c ? f{}(c) : f{}(!c));\n", n + 1, n + 1))
        .collect();
    let text = format!(
        "{calls}const f30 = (c: boolean): number[] => [1];\nexport default () => {{ const a = f0(true); a.push(1); return a; }};"
    );
    assert_eq!(diagnostics(&text).len(), 1);
}

#[test]
fn many_changes_of_one_list_take_no_longer_each() {
    let changes: String = (0..4_000).map(|n| format!("out.push({n});\n")).collect();
    accepts(&format!("const out: number[] = [];\n{changes}\nexport default out;"));
}

#[test]
fn what_is_named_for_the_last_time_goes_over_to_its_holder() {
    local(
        "const rows: number[][] = []; for (const x of input) { const row = [x.length]; row.push(1); rows.push(row); } rows[0][0] = 7; return rows;",
    );
    local(
        "const out: { n: number }[] = []; for (const x of input) { const entry = { n: 0 }; entry.n += x.length; out.push(entry); } out[0].n = 1; return out;",
    );
    local("const env: Record<string, string> = {}; const o = { env }; o.env.a = \"1\"; return o;");
    seen(
        "const row = [0]; const rows = [row, row]; rows[0][0] = 1; return rows;",
        &["changed-alias: rows[0][0]"],
    );
    seen(
        "const inner: number[] = []; const outer = [inner]; outer[0].push(1); return inner;",
        &["changed-alias: outer[0].push"],
    );
    seen(
        "const row = [0]; const rows: number[][] = []; for (const x of input) { rows.push(row); rows[0].push(x.length); } return rows;",
        &["changed-alias: rows[0].push"],
    );
}

#[test]
fn a_list_that_is_handed_over_and_begun_anew_may_change() {
    local(
        "let part: string[] = []; const all: string[][] = [];\n\
         for (const x of input) { part.push(x); if (part.length === 2) { all.push(part); part = []; } }\n\
         all.push(part); return all;",
    );
    seen(
        "const part: string[] = []; const all: string[][] = []; for (const x of input) { part.push(x); all.push(part); } return all;",
        &["changed-alias: part.push"],
    );
}

#[test]
fn a_call_that_gives_a_number_keeps_nothing() {
    accepts(
        "const twice = (f: () => number): number => f() + f();\n\
         export default () => { let n = 1; const a = twice(() => n); n = 2; return a + n; };",
    );
    raises(
        "const wrap = (f: () => number): { f: () => number } => ({ f });\n\
         export default () => { let n = 1; const a = wrap(() => n); n = 2; return a; };",
        &["changed-after-capture: n"],
    );
    raises(
        "const later = (xs: number[]): (() => number) => () => xs.length;\n\
         export default () => { const xs = [1]; const f = later(xs); xs.push(2); return f(); };",
        &["changed-alias: xs.push"],
    );
    accepts(
        "const total = (xs: number[]): number => xs.length;\n\
         export default () => { const xs = [1]; const n = total(xs); xs.push(n); return xs; };",
    );
}
