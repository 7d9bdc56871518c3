//! Pages as they may be written, and the slips that must not lose a test.

use super::{read_assertions, read_page};

fn page(text: &str) -> String {
    text.replace("~~~", "```")
}

#[test]
fn a_page_is_groups_and_tests() {
    let text = page(
        "# Numbers\n\nProse.\n\n## Whole\n\n~~~ts\nexport default 1;\n~~~\n\n~~~json\n1\n~~~\n\n## Big\n### Bigger\n~~~ts\nexport default 2;\n~~~\n",
    );
    let cases = read_page(&text).expect("the page is in order");
    let names: Vec<_> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names, ["Numbers > Whole", "Numbers > Big > Bigger"]);
    assert_eq!(cases[0].entry, "main.ts");
    assert_eq!(cases[0].json.as_ref().map(|it| (it.text.as_str(), it.line)), Some(("1\n", 12)));
    assert_eq!(cases[0].page_line("main.ts", 0), 8);
}

#[test]
fn blocks_join_and_named_fences_are_files() {
    let text = page(
        "# T\n~~~ts\nimport { f } from \"./lib/x.ts\";\n~~~\nand\n~~~ts\nexport default f;\n~~~\n\n`lib/x.ts`:\n\n~~~ts\nexport const f = 1;\n~~~\n",
    );
    let cases = read_page(&text).expect("the page is in order");
    assert_eq!(cases[0].files["main.ts"].text, "import { f } from \"./lib/x.ts\";\n\nexport default f;\n");
    assert_eq!(cases[0].files["main.ts"].lines, [3, 7, 7]);
    assert_eq!(cases[0].files["lib/x.ts"].text, "export const f = 1;\n");
}

#[test]
fn marks_belong_to_their_test_and_the_entry_to_all() {
    let text = page(
        "# F\n<!-- entry: flake.ts -->\n## A\n<!-- nix only: uses a package -->\n~~~ts\nexport default {};\n~~~\n## B\n~~~ts\nexport default {};\n~~~\n",
    );
    let cases = read_page(&text).expect("the page is in order");
    assert_eq!(cases[0].nix_only.as_deref(), Some("uses a package"));
    assert_eq!(cases[1].nix_only, None);
    assert_eq!(cases[1].entry, "flake.ts");
}

#[test]
fn slips_are_errors() {
    let messages = |text: &str| -> Vec<String> {
        read_page(&page(text))
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|it| format!("{}: {}", it.line, it.message))
            .collect()
    };
    assert_eq!(messages("# T\n~~~ts\nexport default 1;\n"), ["2: the fence is never closed"]);
    assert_eq!(
        messages("# T\n~~~ts\nlet a;\n~~~\n## U\n~~~ts\nlet a;\n~~~\n"),
        ["1: `T` is a group and a test: give its fences a heading of their own"]
    );
    assert_eq!(messages("# T\n~~~jsn\n1\n~~~\n"), ["2: a fence of `jsn` needs a file name before it"]);
    assert_eq!(messages("# T\n~~~json\n1\n~~~\n"), ["1: `T` has no program: `main.ts` is not there"]);
    assert_eq!(messages("# T\n`x.ts`:\nprose\n"), ["2: `x.ts` names a file, but no fence follows"]);
    assert_eq!(messages("# T\n<!-- nixonly: x -->\n~~~ts\nlet a;\n~~~\n"), ["2: `nixonly` is not a mark"]);
    assert_eq!(
        messages("# T\n## U\n~~~ts\n1\n~~~\n## U\n~~~ts\n1\n~~~\n"),
        ["6: there are two tests `T > U`"]
    );
    assert_eq!(
        messages("# T\n`../x.ts`:\n~~~ts\n1\n~~~\n")[0],
        "4: `../x.ts` is not a path inside of the case"
    );
}

#[test]
fn comments_assert_diagnostics_and_types() {
    let text = "const n: number = \"x\"; // error: [ts2322] \"`string`\" warning: [tn2001]\nconst xs = [1];\n//    ^? number[]\n//    ^? again\n";
    let (assertions, queries) = read_assertions(text).expect("all assertions can be read");
    let said: Vec<_> =
        assertions.iter().map(|it| (it.line, it.severity, it.code.as_str(), it.part.as_deref())).collect();
    assert_eq!(said, [(0, "error", "ts2322", Some("`string`")), (0, "warning", "tn2001", None)]);
    let asked: Vec<_> = queries.iter().map(|it| (it.line, it.column, it.expected.as_str())).collect();
    assert_eq!(asked, [(1, 6, "number[]"), (1, 6, "again")]);
}

#[test]
fn one_bracket_may_hold_several_codes() {
    let (assertions, _) = read_assertions("f(); // error: [ts1, ts2] \"x\"\n").expect("it can be read");
    let said: Vec<_> = assertions.iter().map(|it| (it.code.as_str(), it.part.as_deref())).collect();
    assert_eq!(said, [("ts1", None), ("ts2", Some("x"))]);
}

#[test]
fn a_comment_that_only_looks_like_an_assertion_is_reported() {
    assert!(read_assertions("f(); // error [ts2322]\n").is_err());
    assert_eq!(read_assertions("f(); // error: what a day\n"), Ok((Vec::new(), Vec::new())));
}
