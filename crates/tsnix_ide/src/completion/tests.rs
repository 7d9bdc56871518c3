//! Completion in unfinished code; each case also runs with the rest of the line cut off.

use crate::completion::{Insert, Options, completions};
use crate::fixture::Fixture;

const MOST_SHOWN: usize = 6;

fn labels_in(source: &str) -> Vec<String> {
    let fixture = Fixture::new(source);
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
    found.items.into_iter().map(|it| it.label).collect()
}

/// The source without what stands behind the cursor on its line.
fn cut(source: &str) -> String {
    let at = source.find("<|>").map_or(source.len(), |at| at + 3);
    let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
    format!("{}{}", &source[..at], &source[end..])
}

/// The first labels.
fn first(source: &str) -> String {
    let whole = labels_in(source);
    let missing: Vec<_> = {
        let cut = labels_in(&cut(source));
        whole.iter().take(1).filter(|it| !cut.contains(it)).cloned().collect()
    };
    assert_eq!(missing, [""; 0], "not offered when the rest of the line is missing");
    shown(whole)
}

/// The same where the rest of the line is needed: it says of what the names are.
fn whole(source: &str) -> String {
    shown(labels_in(source))
}

fn shown(labels: Vec<String>) -> String {
    labels.into_iter().take(MOST_SHOWN).collect::<Vec<_>>().join(" ")
}

#[test]
fn members_of_a_value() {
    insta::assert_snapshot!(first("const o = { alpha: 1, beta: { gamma: 2 } };\nexport default o.<|>;"), @"alpha beta");
    insta::assert_snapshot!(first("const o = { alpha: 1, beta: { gamma: 2 } };\nexport default [o.beta.<|>, 1];"), @"gamma");
    insta::assert_snapshot!(first("const o = { alpha: 1, beta: 2 };\nexport default { a: o.be<|> };"), @"beta");
}

#[test]
fn members_before_another_line() {
    insta::assert_snapshot!(first("const o = { alpha: 1 };\nconst x = o.<|>\nconst y = 2;\nexport default x;"), @"alpha");
}

#[test]
fn names_in_scope_nearest_and_fitting_first() {
    let labels = first(
        "const count = 1;\nconst counts = 'x';\nfunction f(n: number) { return n; }\nexport default f(cou<|>);",
    );
    assert!(labels.starts_with("count counts "), "{labels}");
}

#[test]
fn keys_of_an_expected_type() {
    insta::assert_snapshot!(first("interface Server { port: number; host?: string }\nexport const s: Server = { <|> };"), @"port host");
    insta::assert_snapshot!(first("interface Server { port: number; host?: string }\nexport const s: Server = { port: 1, h<|> };"), @"host");
}

#[test]
fn a_key_brings_its_colon_once() {
    let insert = |source: &str| {
        let fixture = Fixture::new(source);
        let found =
            completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
        found.items.into_iter().find(|it| it.label == "port").and_then(|it| it.insert)
    };
    let start = "interface Server { port: number }\nexport const s: Server = { ";
    assert_eq!(insert(&format!("{start}po<|> }};")), Some(Insert::Snippet("port: $0".to_owned())));
    assert_eq!(insert(&format!("{start}po<|>: 1 }};")), None);
}

#[test]
fn patterns() {
    insta::assert_snapshot!(whole("const o = { alpha: 1, beta: 2 };\nconst { alpha, <|> } = o;\nexport default alpha;"), @"beta");
}

#[test]
fn texts_of_literal_types() {
    insta::assert_snapshot!(first("type Mode = 'dev' | 'prod';\nexport const m: Mode = '<|>';"), @"dev prod");
    insta::assert_snapshot!(first("type Mode = 'dev' | 'prod';\nfunction f(m: Mode) { return m; }\nexport default f('p<|>');"), @"prod");
    insta::assert_snapshot!(first("const o = { alpha: 1, beta: 2 };\nexport default o['<|>'];"), @"alpha beta");
}

#[test]
fn imports() {
    let other = "//- o.ts\nexport const alpha = 1;\nexport function beta() { return 1; }\n";
    insta::assert_snapshot!(whole(&format!("//- main.ts\nimport {{ <|> }} from './o';\nexport default 1;\n{other}")), @"alpha beta");
    let labels =
        labels_in(&format!("//- main.ts\nimport {{ alpha }} from './<|>';\nexport default alpha;\n{other}"));
    assert_eq!(labels.first().map(String::as_str), Some("./o"), "{labels:?}");
}

#[test]
fn an_import_is_added() {
    let source = "//- main.ts\nimport { beta } from './o';\nexport default alp<|>;\n//- o.ts\nexport const alpha = 1;\nexport const beta = 2;\n";
    let fixture = Fixture::new(source);
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
    let item = found.items.into_iter().find(|it| it.label == "alpha").expect("offered");
    assert_eq!(item.description.as_deref(), Some("./o"));
    assert_eq!(item.edits[0].text, ", alpha");
}

#[test]
fn types() {
    let labels = labels_in("interface Server { port: number }\nexport const s: Ser<|> = { port: 1 };");
    assert_eq!(labels.first().map(String::as_str), Some("Server"), "{labels:?}");
}

#[test]
fn packages() {
    let labels = labels_in(
        "import { pkgs } from '@nixpkgs/latest';\nexport default { devShell: pkgs.mkShell({ packages: [pkgs.nod<|>] }) };",
    );
    assert_eq!(labels.first().map(String::as_str), Some("nodejs"), "{labels:?}");
    let fixture = Fixture::new("export default { devShell: [nodej<|>] };");
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
    let item = found.items.into_iter().find(|it| it.label == "nodejs").expect("offered");
    assert_eq!(item.insert, Some(Insert::Text("pkgs.nodejs".to_owned())));
    assert_eq!(item.edits[0].text, "import { pkgs } from \"@nixpkgs/latest\";\n");
}

#[test]
fn nothing_where_nothing_can_be_known() {
    assert_eq!(first("// a comment <|>\nexport default 1;"), "");
    assert_eq!(first("const <|>"), "");
    assert_eq!(first("export default 12<|>;"), "");
}

mod keys;
mod members;
mod options;
mod outputs;
mod places;
mod typing;

/// The source without anything behind the cursor, other files left as they are.
fn cut_file(source: &str) -> String {
    let at = source.find("<|>").map_or(source.len(), |at| at + 3);
    let next = source[at..].find("\n//- ").map_or(source.len(), |next| at + next);
    format!("{}{}", &source[..at], &source[next..])
}

/// Each source with the labels that must come first, in order: as it stands, without the rest of the line, and without
/// the rest of the file. An empty expectation means that nothing is offered.
fn offers(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (source, expected) in cases {
        let count = expected.split(' ').filter(|it| !it.is_empty()).count();
        for (how, text) in
            [("whole", (*source).to_owned()), ("line cut", cut(source)), ("file cut", cut_file(source))]
        {
            let labels = labels_in(&text);
            let most = if count == 0 { 6 } else { count };
            let shown = labels.iter().take(most).cloned().collect::<Vec<_>>().join(" ");
            if shown != *expected {
                wrong.push(format!("{how}: {text}\n  expected: {expected}\n  offered: {shown}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// As [`offers`], where what stands behind the cursor says of what the names are.
fn offers_whole(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let count = expected.split(' ').filter(|it| !it.is_empty()).count();
        let labels = labels_in(source);
        let most = if count == 0 { 6 } else { count };
        assert_eq!(labels.iter().take(most).cloned().collect::<Vec<_>>().join(" "), *expected, "{source}");
    }
}

/// The item of a label, of a kind where there are several.
fn item(source: &str, label: &str) -> super::Item {
    let fixture = Fixture::new(source);
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
    let labels: Vec<_> = found.items.iter().take(12).map(|it| it.label.clone()).collect();
    found
        .items
        .into_iter()
        .find(|it| it.label == label)
        .unwrap_or_else(|| panic!("{label} is not in {labels:?}"))
}

/// The text after an item was taken, with placeholders as they are written.
fn taken(source: &str, label: &str, kind: Option<super::ItemKind>) -> String {
    let fixture = Fixture::new(source);
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: true });
    let is_it = |it: &&super::Item| it.label == label && kind.is_none_or(|kind| it.kind == kind);
    let item = found.items.iter().find(is_it).unwrap_or_else(|| panic!("{label} is not offered"));
    let text = match &item.insert {
        None => item.label.clone(),
        Some(Insert::Text(text) | Insert::Snippet(text)) => text.clone(),
    };
    let mut edits = item.edits.clone();
    edits.push(tsnix_source::Edit { range: found.replaces, text });
    crate::fixture::applied(fixture.analysis().text(fixture.file), &edits)
}
