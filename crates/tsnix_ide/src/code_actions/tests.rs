//! Actions and the programs that they make.

use tsnix_source::TextRange;

use super::{Action, code_actions};
use crate::fixture::Fixture;

/// The actions at the cursor; a selection goes from the cursor over `length` bytes.
fn actions(fixture: &Fixture, length: u32) -> Vec<Action> {
    let range = TextRange::new(fixture.offset, fixture.offset + length);
    code_actions(&fixture.analysis(), fixture.file, range, &fixture.checked.diagnostics)
}

/// The file after the action whose title holds `wanted`.
fn after(source: &str, length: u32, wanted: &str) -> String {
    let fixture = Fixture::new(source);
    let all = actions(&fixture, length);
    let titles: Vec<_> = all.iter().map(|it| it.title.clone()).collect();
    let Some(action) = all.into_iter().find(|it| it.title.contains(wanted)) else {
        return format!("not offered: {titles:?}");
    };
    let mut edits = action.edits[&fixture.file].clone();
    let mut text = fixture.analysis().text(fixture.file).to_owned();
    edits.sort_by_key(|it| std::cmp::Reverse(it.range));
    for edit in edits {
        text.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.text);
    }
    text
}

#[test]
fn a_missing_import() {
    let source = "//- main.ts\nexport default <|>alpha;\n//- o.ts\nexport const alpha = 1;\n";
    insta::assert_snapshot!(after(source, 0, "Import `alpha`"), @r#"
    import { alpha } from "./o";
    export default alpha;
    "#);
}

#[test]
fn a_package() {
    insta::assert_snapshot!(after("export default { devShell: [<|>ripgrep] };", 0, "pkgs.ripgrep"), @r#"
    import { pkgs } from "@nixpkgs/latest";
    export default { devShell: [pkgs.ripgrep] };
    "#);
}

#[test]
fn a_comment_that_silences() {
    insta::assert_snapshot!(after("export default {\n  x: <|>nope,\n};", 0, "Ignore ts2304"), @r"
    export default {
      // tsnix-ignore ts2304 
      x: nope,
    };
    ");
}

#[test]
fn a_constant_taken_out() {
    insta::assert_snapshot!(after("const value = 1;\nexport default {\n  x: <|>1 + 2,\n};", 5, "Extract"), @r"
    const value = 1;
    const value2 = 1 + 2;
    export default {
      x: value2,
    };
    ");
    insta::assert_snapshot!(after("export const f = (a: number) => <|>a + 1;", 5, "Extract"), @"not offered: []");
}

#[test]
fn a_constant_put_in() {
    insta::assert_snapshot!(after("const <|>a = 1 + 2;\nexport default { a, b: a * 2 };", 0, "Inline"), @"export default { a: 1 + 2, b: (1 + 2) * 2 };");
    insta::assert_snapshot!(after("export const <|>a = 1;\nexport default a;", 0, "Inline"), @"not offered: []");
}
