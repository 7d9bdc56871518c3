//! `tsnix check`: the formats, and the fixes.

use serde_json::{Value, json};

use crate::sandbox::{FLAKE, Sandbox, WRONG};

#[test]
fn nothing_to_say() {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    assert_eq!(sandbox.run(&["check"]).done(), "");
    assert_eq!(sandbox.run(&["check", "--format", "json"]).done(), "[]\n");
    assert_eq!(sandbox.run(&["check", "--format", "github"]).done(), "");
    assert_eq!(sandbox.files(), ["flake.ts"]);
}

#[test]
fn pretty_shows_the_source() {
    let sandbox = Sandbox::with("flake.ts", WRONG);
    let run = sandbox.run(&["check"]).fails(1, &["1 error"]);
    for part in ["error[ts2322] not-assignable", "╭─[flake.ts:1:7]", "1 │ const size: number = \"large\";"]
    {
        assert!(run.stdout.contains(part), "{part:?} is missing in:\n{}", run.stdout);
    }
    assert!(!run.stdout.contains('\x1b'), "colour where there is no terminal");
}

#[test]
fn concise_is_one_line() {
    let sandbox = Sandbox::with("flake.ts", WRONG);
    let run = sandbox.run(&["check", "--format", "concise"]).fails(1, &[]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    assert!(run.stdout.starts_with("flake.ts:1:7: error[ts2322] "), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn json_is_what_scripts_read() {
    let sandbox = Sandbox::with("sub/flake.ts", WRONG);
    // Relative to the current folder, also from beside.
    sandbox.write("other/x", "");
    let run = sandbox.run_in("other", &["check", "../sub/flake.ts", "--format", "json"]).fails(1, &[]);
    assert_eq!(run.stderr, "");
    let value: Value = serde_json::from_str(&run.stdout).unwrap();
    let item = &value[0];
    assert_eq!(value.as_array().map(Vec::len), Some(1));
    assert_eq!(item["file"], "../sub/flake.ts");
    let range = json!({ "start": { "line": 0, "character": 6 }, "end": { "line": 0, "character": 10 } });
    assert_eq!(item["range"], range);
    assert_eq!((&item["severity"], &item["code"]), (&json!("error"), &json!("ts2322")));
    assert_eq!(item["name"], "not-assignable");
    assert!(item["message"].is_string() && item["related"].is_array(), "{item}");
    assert!(item["help"].is_string() || item["help"].is_null(), "{item}");
}

#[test]
fn github_annotates() {
    let sandbox = Sandbox::with("flake.ts", WRONG);
    let run = sandbox.run(&["check", "--format", "github"]).fails(1, &[]);
    let start = "::error file=flake.ts,line=1,endLine=1,col=7,endColumn=11,title=ts2322 not-assignable::";
    assert!(run.stdout.starts_with(start), "{}", run.stdout);
}

#[test]
fn sarif_is_a_log() {
    let sandbox = Sandbox::with("flake.ts", WRONG);
    let run = sandbox.run(&["check", "--format", "sarif"]).fails(1, &[]);
    let value: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value["version"], "2.1.0");
    assert_eq!(value["runs"][0]["results"][0]["ruleId"], "ts2322");
}

#[test]
fn an_unknown_format_is_wrong_usage() {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    sandbox.run(&["check", "--format", "xml"]).fails(2, &["xml", "pretty", "sarif"]);
}

#[test]
fn several_files_are_one_report() {
    let sandbox = Sandbox::with("b.ts", WRONG);
    sandbox.write("a.ts", WRONG);
    let run = sandbox.run(&["check", "b.ts", "a.ts", "--format", "concise"]).fails(1, &[]);
    let places: Vec<_> = run.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["a.ts:1:7", "b.ts:1:7"]);
}

#[test]
fn fix_mends_and_reports_the_rest() {
    let text = "// tsnix-ignore ts2322 nothing\nexport const a = 1;\n// tsnix-ignore ts2304 nothing\nexport const b: string = 2;\n";
    let sandbox = Sandbox::with("a.ts", text);
    let run = sandbox.run(&["check", "a.ts", "--fix", "--format", "concise"]).fails(1, &["fixed a.ts"]);
    assert_eq!(sandbox.read("a.ts"), "export const a = 1;\nexport const b: string = 2;\n");
    assert!(run.stdout.starts_with("a.ts:2:14: error[ts2322] "), "{}", run.stdout);
    assert_eq!(sandbox.files(), ["a.ts"]);
}

#[test]
fn severities_and_comments_silence() {
    let sandbox = Sandbox::with("a.ts", WRONG);
    sandbox.write("tsnix.json", r#"{ "diagnostics": { "ts2322": "warning" } }"#);
    let run = sandbox.run(&["check", "a.ts", "--format", "concise"]);
    assert!(run.stdout.starts_with("a.ts:1:7: warning[ts2322] "), "{}", run.stdout);
    run.done();
    sandbox.run(&["check", "a.ts", "--deny-warnings"]).fails(1, &[]);
    sandbox.write("tsnix.json", r#"{ "diagnostics": { "not-assignable": "off" } }"#);
    assert_eq!(sandbox.run(&["check", "a.ts"]).done(), "");
    sandbox.write("tsnix.json", "{}");
    for comment in ["tsnix-ignore ts2322 known", "@ts-ignore", "@ts-expect-error"] {
        sandbox.write("a.ts", format!("// {comment}\n{WRONG}"));
        assert_eq!(sandbox.run(&["check", "a.ts"]).done(), "", "{comment}");
    }
}
