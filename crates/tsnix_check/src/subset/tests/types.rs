//! Refusals that rest on types.

use super::{accepts, fixes, raises};

#[test]
fn identity_of_objects() {
    raises("const f = (a: string[], b: string[]) => a === b;", &["reference-equality: a === b"]);
    raises("const f = (a: { b: string }) => a !== a;", &["reference-equality: a !== a"]);
    raises("const f = (a: unknown, b: unknown) => a === b;", &["reference-equality: a === b"]);
    raises("const f = (a: string[][], b: string[]) => a.includes(b);", &["reference-equality: includes"]);
    raises(
        "const f = (a: { b: string }, b: { b: string }) => { switch (a) { case b: return 1; } return 2; };",
        &["reference-equality: b"],
    );
    accepts("const f = (a: string, b: string | string[]) => a === b;");
    accepts("const f = (a: string[] | undefined) => a === undefined;");
    accepts("const f = (a: unknown) => typeof a === \"string\" || a === 1;");
    accepts("const f = (a: string[], b: string) => a.includes(b) && a.indexOf(\"x\") === 0;");
    accepts("const f = (a: \"a\" | \"b\") => { switch (a) { case \"a\": return 1; default: return 2; } };");
}

#[test]
fn null_and_undefined() {
    raises(
        "const f = (a: string | null | undefined) => a === undefined;",
        &["null-or-undefined: a === undefined"],
    );
    raises("const f = (a: string | null | undefined) => null !== a;", &["null-or-undefined: null !== a"]);
    raises(
        "const f = (a: string | null | undefined) => typeof a === \"undefined\";",
        &["null-or-undefined: typeof a === \"undefined\""],
    );
    accepts("const f = (a: string | null | undefined) => a == null;");
    accepts("const f = (a: string | undefined) => a === undefined;");
    accepts("const f = (a: string | null) => a === null;");
}

#[test]
fn a_comparison_of_objects_becomes_one_of_content() {
    fixes(
        "export default (a: string[], b: string[]) => a !== b;",
        "import { equal } from \"tsnix\";\nexport default (a: string[], b: string[]) => !equal(a, b);",
    );
    fixes(
        "import { equal } from \"tsnix\";\nexport default (a: string[]) => equal(a, []) && a === [];",
        "import { equal } from \"tsnix\";\nexport default (a: string[]) => equal(a, []) && equal(a, []);",
    );
}

#[test]
fn defaults_of_what_may_be_null() {
    raises("const f = (a: number | null = 80) => a;", &["null-or-undefined: 80"]);
    raises("const f = ({ a = 80 }: { a: number | null | undefined }) => a;", &["null-or-undefined: 80"]);
    accepts("const f = (a: number | null = null) => a;");
    accepts("const f = ({ a = 80 }: { a: number | null }) => a;");
    accepts("const f = (a = 80, { b = 1 }: { b: number | undefined }) => a;");
}

#[test]
fn cases_of_null_and_undefined() {
    raises(
        "const f = (a: string | null | undefined) => { switch (a) { case null: return 1; default: return 2; } };",
        &["null-or-undefined: null"],
    );
    accepts("const f = (a: string | null) => { switch (a) { case null: return 1; default: return 2; } };");
}
