//! Tests of other people's documents.

use std::io::Write;

use super::{ImportError, import, type_words};
use crate::facts::OptionType;

fn words(text: &str) -> String {
    fn show(ty: &OptionType) -> String {
        let of: Vec<String> = ty.of.0.iter().map(show).collect();
        let values = if ty.values.is_empty() { String::new() } else { format!("{:?}", ty.values.len()) };
        if of.is_empty() { format!("{}{values}", ty.kind) } else { format!("{}({})", ty.kind, of.join(" ")) }
    }
    type_words::parse(text).map_or("none".to_owned(), |ty| show(&ty))
}

#[test]
fn the_words_of_types_are_read() {
    assert_eq!(words("null or (list of string)"), "nullOr(listOf(str))");
    assert_eq!(words("list of strings"), "listOf(str)");
    assert_eq!(words("one of \"a\", \"b, or c\", 3"), "enum3");
    assert_eq!(words("attribute set of (submodule)"), "attrsOf(submodule)");
    assert_eq!(words("16 bit unsigned integer; between 0 and 65535 (both inclusive)"), "int");
    assert_eq!(words("null or signed integer or string"), "nullOr(either(int str))");
    assert_eq!(words("path or string convertible to it"), "coercedTo");
    assert_eq!(words("something of its own"), "none");
    assert_eq!(words(&"list of ".repeat(1_000)), "none");
}

#[test]
fn a_channel_is_read_plain_and_compressed() {
    let json = r#"{"version":2,"packages":{"git":{"name":"git-2.44","pname":"git","version":"2.44","outputs":{"out":null,"doc":null},
        "meta":{"description":"d","license":{"spdxId":"GPL-2.0-only"},"homepage":"https://x","mainProgram":"git"}},
        "nodePackages.\"@angular/cli\"":{"name":"a-1"}}}"#;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(json.as_bytes()).unwrap();
    let zstd = zstd::bulk::compress(json.as_bytes(), 1).unwrap();
    for bytes in [json.as_bytes().to_vec(), gzip.finish().unwrap(), zstd] {
        let facts = import("nixos-24.11/packages.json", &bytes).unwrap().facts.packages.unwrap();
        let paths: Vec<String> = facts.entries.iter().map(|it| it.path.join("/")).collect();
        assert_eq!(paths, ["git", "nodePackages", "nodePackages/@angular/cli"]);
        assert_eq!(facts.entries[0].outputs, ["out", "doc"]);
        assert_eq!(facts.entries[0].license.0, ["GPL-2.0-only"]);
        assert_eq!(facts.source.release.as_deref(), Some("nixos-24.11"));
    }
}

#[test]
fn the_options_of_submodules_are_put_into_their_types() {
    let json = r#"{
        "services.web.enable": {"loc":["services","web","enable"],"type":"boolean","default":{"_type":"literalExpression","text":"false"}},
        "services.web.hosts": {"loc":["services","web","hosts"],"type":"attribute set of (submodule)"},
        "services.web.hosts.<name>.root": {"loc":["services","web","hosts","<name>","root"],"type":"null or path"}
    }"#;
    let facts = import("options.json", json.as_bytes()).unwrap().facts;
    let options = &facts.options[0];
    assert_eq!(options.system(), "nixos");
    let names: Vec<&str> = options.options.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["services.web.enable", "services.web.hosts"]);
    let inner = &options.options[1].ty.of.0[0].options;
    assert_eq!(inner[0].path, ["root"]);
}

#[test]
fn what_is_none_of_these_is_refused() {
    assert!(matches!(import("x.json", b"{\"a\":1}"), Err(ImportError::Unknown)));
    assert!(matches!(import("x.json", b"[]"), Err(ImportError::Facts(_))));
    assert!(matches!(import("x.json.zst", &[0x28, 0xb5, 0x2f, 0xfd, 1]), Err(ImportError::Compression(_))));
}
