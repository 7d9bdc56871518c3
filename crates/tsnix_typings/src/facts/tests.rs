//! Tests of reading and writing facts.

use super::arguments::Packing;
use super::packages::line;
use super::{Arguments, Facts, FactsError, PackageFact, mend_surrogates};

#[test]
fn half_a_surrogate_pair_becomes_a_replacement_character() {
    let mended = |text: &str| String::from_utf8(mend_surrogates(text.as_bytes()).into_owned()).unwrap();
    assert_eq!(mended(r#""\ud800 \udc00 \ud83d\ude00""#), r#""\ufffd \ufffd \ud83d\ude00""#);
    // An escaped backslash begins no escape of four digits.
    assert_eq!(mended(r#""\\ud800""#), r#""\\ud800""#);
    assert_eq!(mended(r#""\ud800"#), r#""\ufffd"#);
}

#[test]
fn documents_of_several_kinds_are_read_and_written_alike() {
    let json = r#"{"schema":"tsnix-facts@1","parts":[
        {"schema":"tsnix-facts/packages@1","source":{"name":"nixpkgs"},"entries":[{"path":["git"],"kind":"derivation"}]},
        {"schema":"tsnix-facts/options@1","source":{"name":"NixOS"},"options":[]}
    ]}"#;
    let facts = Facts::from_json(json.as_bytes()).unwrap();
    assert_eq!(facts.packages.as_ref().map(|it| it.entries.len()), Some(1));
    assert_eq!(facts.options.first().map(|it| it.system()), Some("nixos".to_owned()));
    let written = facts.to_json().unwrap();
    let again = Facts::from_json(&written).unwrap();
    assert_eq!(again.to_json().unwrap(), written);
}

/// However a document is broken into lines, the same is read; what is no JSON is refused.
#[test]
fn lines_change_nothing_of_what_is_read() {
    let head = r#"{"schema":"tsnix-facts/packages@1","source":{"name":"x"},"#;
    let names = |text: &str| {
        let facts = Facts::from_json(format!("{head}{text}").as_bytes()).ok()?;
        let entries = facts.packages?.entries;
        Some(entries.iter().map(|it| it.path.join(".")).collect::<Vec<_>>().join(" "))
    };
    let both = Some("a b".to_owned());
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]},\n{\"path\":[\"b\"]}\n]}\n"), both);
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]},\n{\"path\":[\"b\"]}]}"), both);
    assert_eq!(names("\"entries\":[\r\n{\"path\":[\"a\"]},\r\n{\"path\":[\"b\"]}\r\n]}"), both);
    assert_eq!(names("\"entries\":[\n{\"path\":\n[\"a\"]},\n{\"path\":[\"b\"]}\n]}"), both);
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]},{\"path\":[\"b\"]}\n],\"more\":[\n1\n]}"), both);
    assert_eq!(
        names("\"more\":{\"entries\":[\n1\n]},\"entries\":[{\"path\":[\"a\"]},{\"path\":[\"b\"]}]}"),
        both
    );
    assert_eq!(names("\"entries\":[\n\n]}"), Some(String::new()));
    // A comma too few, one too many, something behind.
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]}\n{\"path\":[\"b\"]}\n]}"), None);
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]},\n]}"), None);
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]}\n]}]}"), None);
    assert_eq!(names("\"entries\":[\n{\"path\":[\"a\"]}\n]"), None);
}

#[test]
fn what_is_of_no_known_schema_is_refused() {
    let refused = |text: &str| Facts::from_json(text.as_bytes()).unwrap_err();
    assert!(matches!(refused(r#"{"schema":"tsnix-facts/packages@9"}"#), FactsError::Schema(_)));
    assert!(matches!(refused("{}"), FactsError::Schema(_)));
    assert!(matches!(refused("nonsense"), FactsError::Json(_)));
    let nested = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(matches!(refused(&nested), FactsError::Json(_)));
}

#[test]
fn newer_facts_take_the_place_of_those_known() {
    let read = |text: &str| Facts::from_json(text.as_bytes()).unwrap();
    let mut known = read(r#"{"schema":"tsnix-facts/options@1","source":{"name":"NixOS","rev":"a"}}"#);
    known.merge(read(r#"{"schema":"tsnix-facts/options@1","source":{"name":"NixOS","rev":"b"}}"#));
    known.merge(read(r#"{"schema":"tsnix-facts/options@1","source":{"name":"home-manager"}}"#));
    let systems: Vec<_> = known.options.iter().map(|it| (it.system(), it.source.rev.clone())).collect();
    assert_eq!(systems, [("home-manager".to_owned(), None), ("nixos".to_owned(), Some("b".to_owned()))]);
}

/// What is read quickly is what the reader of JSON reads; of what it does not know, nothing is said.
#[test]
fn a_line_is_read_as_json_is() {
    let entries = [
        r#"{"path":["a"]}"#,
        r#"{"path":["a","b-c"],"kind":"derivation","name":"b-1","pname":"b","version":"1","outputs":["out","dev"]}"#,
        r#"{"path":["long-enough-for-eight-bytes"],"kind":"set","sameAs":"x","variantOf":"y","names":[],"attrs":["z"]}"#,
        r#"{"path":["a"],"description":"\u00e9 \"quoted\" \\ \n","homepage":["x","y"],"license":["MIT","GPL"],"broken":true}"#,
        r#"{"path":["é"],"homepage":"https://x","license":"MIT","unfree":false,"insecure":true,"mainProgram":"p"}"#,
        r#"{"path":["a"],"overrideArgs":{"b":true,"a":false,"b":false,"é":true},"attrPos":"f:1","pos":"g:2"}"#,
        r#"{"path":["a"],"overrideArgs":{}}"#,
        r#"{"path":["f"],"kind":"function","args":{"x":true},"arity":2,"params":[{"name":"x"}],"open":true,"alias":"g"}"#,
        r#"{"path":["a"],"passthru":{"tests":"set","f":{"kind":"function","args":{}}},"alias":true,"kind":"new"}"#,
        r#"{"path":["a"],"more":{"b":[1,{"c":null}]},"platforms":["x","y"],"arity":null,"overrideAttrs":true}"#,
    ];
    let quickly = |text: &str| line::read(&mut Packing::default(), text);
    for text in entries {
        let read: PackageFact = serde_json::from_str(text).unwrap();
        assert_eq!(quickly(text), Some(read), "{text}");
    }
    // Written otherwise, or no JSON: one list that was begun is not in the next.
    let mut packing = Packing::default();
    for text in [
        "",
        "{}",
        r#"{ "path":["a"]}"#,
        r#"{"path":["a"]} "#,
        r#"{"path":["a"],}"#,
        r#"{"path":["a",]}"#,
        r#"{"path":["a"]"#,
        r#"{"path":["a\u0062"]}"#,
        "{\"path\":[\"a\tb\"]}",
        r#"{"path":["a"],"overrideArgs":{"b":true,"a":false,}}"#,
        r#"{"path":["a"],"overrideArgs":null}"#,
        r#"{"path":["a"],"name":1}"#,
        r#"{"path":["a"],"broken":truely}"#,
    ] {
        assert_eq!(line::read(&mut packing, text), None, "{text}");
    }
    let text = r#"{"path":["a"],"overrideArgs":{"c":true}}"#;
    assert_eq!(line::read(&mut packing, text), serde_json::from_str(text).ok());
}

#[test]
fn arguments_are_sorted_and_there_once() {
    let read = |text: &str| serde_json::from_str::<Arguments>(text).unwrap();
    let shown =
        |text: &str| read(text).iter().map(|(name, it)| format!("{name}={it}")).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(r#"{"b":true,"a":false,"b":false,"":true}"#), "=true a=false b=false");
    assert_eq!(shown(r#"{"ab":true,"a":false}"#), "a=false ab=true");
    assert_eq!(shown("{}"), "");
    let text = r#"{"a":false,"ab":true}"#;
    assert_eq!(serde_json::to_string(&read(text)).unwrap(), text);
}
