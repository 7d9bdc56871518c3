//! Every kind of name is found once.

use crate::fixture::Fixture;
use crate::identifier::identifiers;

fn names(source: &str) -> String {
    let fixture = Fixture::new(source);
    let analysis = fixture.analysis();
    let module = analysis.hir(fixture.file).expect("a module");
    let text = analysis.text(fixture.file);
    let found = identifiers(module, text);
    let show = |it: &super::Identifier| {
        assert_eq!(it.range.of(text), it.name.as_str(), "written as it is called");
        let kind = format!("{:?}", it.kind);
        format!("{} {}", it.name, kind.split('(').next().unwrap_or(""))
    };
    found.iter().map(show).collect::<Vec<_>>().join("\n")
}

#[test]
fn values_and_bindings() {
    insta::assert_snapshot!(names("const a = 1; function f(b: number) { return a + b; } export default f(a);"), @r"
    a Binding
    f Function
    b Binding
    a Value
    b Value
    f Value
    a Value
    ");
}

#[test]
fn properties_of_literals_and_patterns() {
    insta::assert_snapshot!(names("const a = 1; const o = { a, 'b c': 2, m() {} }; const { a: x, m } = o; o['b c']; o.m;"), @r"
    a Binding
    o Binding
    a Shorthand
    b c Key
    m Key
    a PatternKey
    m PatternShorthand
    x Binding
    o Value
    b c Member
    o Value
    m Member
    o Value
    ");
}

#[test]
fn types_and_modules() {
    let source = "//- main.ts\nimport { A as B, c } from './o'; interface I<T> { p: T } type U = I<B>; export { c as d };\n//- o.ts\nexport interface A { q: 1 }\nexport const c = 1;\n";
    insta::assert_snapshot!(names(source), @r"
    ./o Module
    A Imported
    B ImportLocal
    c ImportLocal
    I Declaration
    T TypeParam
    p TypeMember
    T Type
    U Declaration
    I Type
    B Type
    c ExportLocal
    d Exported
    ");
}
