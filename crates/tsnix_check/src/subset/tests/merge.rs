//! One mistake, one diagnostic: what is left of what TypeScript says where a refusal stands.

use tsnix_source::catalogue::{language, types};
use tsnix_source::{Diagnostic, TextRange};

use super::model;
use crate::subset::{merged, refusals};

/// The codes that are shown for a text, when TypeScript finds a wrong type at `wrong`.
fn codes(text: &str, wrong: &str) -> Vec<&'static str> {
    let (model, file) = model(text);
    let start = text.find(wrong).unwrap_or_default() as u32;
    let range = TextRange::new(start, start + wrong.len() as u32);
    let others = vec![Diagnostic::new(&types::NOT_ASSIGNABLE, file, range, "")];
    merged(others, [(file, refusals(&model, file))]).iter().map(|it| it.code.name).collect()
}

#[test]
fn a_refused_form_takes_the_place_of_what_is_inside() {
    assert_eq!(codes("class A { b = c; }", "c;"), ["class"]);
    assert_eq!(codes("export default new Date().getTime();", "new Date().getTime()"), ["date"]);
    assert_eq!(
        codes("const f = async (): Promise<string> => g();\nconst g = 1;", "Promise<string>"),
        ["async", "promise"]
    );
}

#[test]
fn what_is_wrong_beside_a_refusal_is_still_said() {
    assert_eq!(codes("class A {}\nconst b = c;", "c;"), ["class", "not-assignable"]);
    assert_eq!(codes("const f = async () => g;", "g"), ["async", "not-assignable"]);
}

#[test]
fn a_wrong_type_goes_before_a_refusal_that_rests_on_types() {
    let text = "const f = (a: string[], b: string[]) => a === b;";
    assert_eq!(codes(text, "a === b"), ["not-assignable"]);
    assert_eq!(codes(text, "string[]"), ["not-assignable", "reference-equality"]);
}

#[test]
fn diagnostics_of_other_files_and_codes_stay() {
    let (model, file) = model("class A {}");
    let own = Diagnostic::new(&language::UNKNOWN_PACKAGE, file, TextRange::new(0, 5), "");
    let codes: Vec<_> =
        merged(vec![own], [(file, refusals(&model, file))]).iter().map(|it| it.code.name).collect();
    assert_eq!(codes, ["unknown-package", "class"]);
}
