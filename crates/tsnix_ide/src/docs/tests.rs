//! Comments and the markdown made of them.

use super::parse;

#[test]
fn stars_and_indentation_go() {
    let docs = parse("/**\n   * One.\n   *\n   *   indented\n   */");
    assert_eq!(docs.text, "One.\n\n  indented");
}

#[test]
fn tags_are_set_as_typescript_sets_them() {
    let docs = parse(
        "/** Adds.\n * @param a - the {@link first} one\n * @returns the sum\n * @deprecated use `plus` */",
    );
    assert_eq!(
        docs.text,
        "Adds.\n\n*@param* `a`: the `first` one\n\n*@returns* the sum\n\n*@deprecated* use `plus`"
    );
    assert_eq!(docs.deprecated.as_deref(), Some("use `plus`"));
}

#[test]
fn an_example_is_code_and_a_fence_is_kept() {
    assert_eq!(parse("/** @example\n * f(1)\n */").text, "*@example*\n\n```ts\nf(1)\n```");
    let fenced = parse("/** @example\n * ```nix\n * { a = 1; @b }\n * ```\n */");
    assert_eq!(fenced.text, "*@example*\n\n```nix\n{ a = 1; @b }\n```");
}
