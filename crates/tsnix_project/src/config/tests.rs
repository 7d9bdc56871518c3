//! What a configuration means, and what is said about one that means nothing.

use std::path::{Path, PathBuf};

use tsnix_source::{FileId, Severity};

use super::{Config, parse};

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, diagnostics) = parse(FileId(0), text, Path::new("/project"));
    let shown = diagnostics
        .iter()
        .map(|it| {
            let help = it.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            format!("{} at `{}`: {}{help}", it.code.number, it.range.of(text), it.message)
        })
        .collect();
    (config, shown)
}

#[test]
fn all_settings_with_comments_and_trailing_commas() {
    let (config, diagnostics) = read(
        r#"{
            // What is built.
            "entries": ["./flake.ts", "hosts/*.nix.ts"],
            "systems": ["x86_64-linux"], /* one */
            "typings": ".tsnix/typings",
            "outDir": null,
            "diagnostics": { "ts2322": "warning", "unused-ignore": "off" },
        }"#,
    );
    assert_eq!(diagnostics, Vec::<String>::new());
    let patterns: Vec<_> = config.entries.iter().map(|entry| entry.pattern.as_str()).collect();
    assert_eq!(patterns, ["flake.ts", "hosts/*.nix.ts"]);
    assert_eq!(config.systems.as_deref(), Some(&["x86_64-linux".to_owned()][..]));
    assert_eq!(config.typings, Some(PathBuf::from("/project/.tsnix/typings")));
    assert_eq!(config.out_dir, None);
    assert_eq!(config.severities.get("ts2322"), Some(&Some(Severity::Warning)));
    assert_eq!(config.severities.get("tn4020"), Some(&None));
}

#[test]
fn nothing_is_a_configuration() {
    assert_eq!(read("").1, Vec::<String>::new());
    assert_eq!(read("// nothing yet").1, Vec::<String>::new());
    assert_eq!(read("{}").0, Config::default());
}

#[test]
fn an_unknown_key_is_a_warning_with_the_near_name() {
    let (config, diagnostics) = read(r#"{ "entires": ["a.ts"], "compilerOptions": {}, "outDir": "out" }"#);
    assert_eq!(
        diagnostics,
        [
            "tn4011 at `\"entires\"`: `entires` is not a setting of tsnix (write `entries`)",
            "tn4011 at `\"compilerOptions\"`: `compilerOptions` is not a setting of tsnix (the settings are \
             `entries`, `systems`, `typings`, `outDir` and `diagnostics`)",
        ]
    );
    // The rest still counts.
    assert_eq!(config.out_dir, Some(PathBuf::from("/project/out")));
}

#[test]
fn values_of_the_wrong_kind_are_errors_at_their_place() {
    let text = r#"{ "entries": "a.ts", "systems": [], "typings": 1, "diagnostics": { "ts2322": "loud", "tn1001": "off", "not-asignable": "off" } }"#;
    assert_eq!(
        read(text).1,
        [
            "tn4010 at `\"a.ts\"`: `entries` is a list of strings",
            "tn4010 at `[]`: `systems` needs at least one system, such as `x86_64-linux`",
            "tn4010 at `1`: `typings` is the path of a folder, or `null`",
            "tn4010 at `\"loud\"`: a severity is `\"off\"`, `\"info\"`, `\"warning\"` or `\"error\"`",
            "tn4010 at `\"off\"`: `tn1001` can't be less than an error: there is no Nix for such a program",
            "tn4012 at `\"not-asignable\"`: there is no diagnostic `not-asignable` (write `not-assignable`)",
        ]
    );
}

#[test]
fn a_text_that_is_not_json_is_an_error_at_its_place() {
    let (_, diagnostics) = read("{ \"entries\": [\"a.ts\" }");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(diagnostics[0].starts_with("tn4010 at `"), "{diagnostics:?}");
    assert_eq!(read("[]").1, ["tn4010 at `[]`: the configuration is an object: `{ ... }`"]);
}

#[test]
fn deep_nesting_is_an_error_not_an_overflow() {
    let (_, diagnostics) = read(&"[".repeat(200_000));
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn the_schema_knows_the_same_keys() {
    let schema: serde_json::Value = serde_json::from_str(super::SCHEMA).expect("it is JSON");
    let keys: Vec<&str> =
        schema["properties"].as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, super::KEYS);
    assert_eq!(schema["additionalProperties"], false);
}
