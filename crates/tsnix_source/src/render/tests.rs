//! What each format prints, for the places that are hard to show.

use std::path::Path;

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{Format, RenderOptions, display_path, render};
use crate::catalogue::{names, types};
use crate::{Diagnostic, FileId, FileSet, Severity, SourceFile, TextRange};

const BASE: &str = "/project";

fn file(files: &mut FileSet, name: &str, text: &str) -> FileId {
    files.add(SourceFile::new(format!("{BASE}/{name}"), text))
}

/// The range of `part`, which must occur in the file.
fn range(files: &FileSet, id: FileId, part: &str) -> TextRange {
    let start = files.file(id).text().find(part).expect("the part occurs") as u32;
    TextRange::new(start, start + part.len() as u32)
}

fn write(format: Format, files: &FileSet, diagnostics: &[Diagnostic]) -> String {
    let options = RenderOptions { format, base: Path::new(BASE), color: false, width: 80 };
    render(&options, files, diagnostics)
}

/// A text and the marked part of it, as `Pretty` shows it.
fn pretty(text: &str, part: &str) -> String {
    let mut files = FileSet::default();
    let id = file(&mut files, "flake.ts", text);
    let range = range(&files, id, part);
    write(Format::Pretty, &files, &[Diagnostic::new(&names::CANNOT_FIND_NAME, id, range, "cannot find it")])
}

#[test]
fn pretty_marks_a_range_in_a_file_with_crlf() {
    assert_snapshot!(pretty("let a = 1;\r\nlet b = 2;\r\nlet c = 3;\r\n", "b = 2"), @r"
    error[ts2304] cannot-find-name

      × cannot find it
       ╭─[flake.ts:2:5]
     1 │ let a = 1;
     2 │ let b = 2;
       ·     ─────
     3 │ let c = 3;
       ╰────
    ");
}

#[test]
fn pretty_counts_the_columns_of_tabs_and_wide_characters() {
    assert_snapshot!(pretty("a\n\tlet x = wide(\"日本語\", y);\nb", "y"), @r#"
    error[ts2304] cannot-find-name

      × cannot find it
       ╭─[flake.ts:2:22]
     1 │ a
     2 │     let x = wide("日本語", y);
       ·                            ─
     3 │ b
       ╰────
    "#);
}

#[test]
fn pretty_brackets_a_few_lines_and_marks_the_first_of_many() {
    assert_snapshot!(pretty("const x = {\n  a: 1,\n};\nend", "{\n  a: 1,\n}"), @r"
    error[ts2304] cannot-find-name

      × cannot find it
       ╭─[flake.ts:1:11]
     1 │ ╭─▶ const x = {
     2 │ │     a: 1,
     3 │ ╰─▶ };
     4 │     end
       ╰────
    ");
    assert_snapshot!(pretty("f(`\n1\n2\n3\n4\n5\n6\n7\n8`)", "`\n1\n2\n3\n4\n5\n6\n7\n8`"), @r"
    error[ts2304] cannot-find-name

      × cannot find it
       ╭─[flake.ts:1:3]
     1 │ f(`
       ·   ─
     2 │ 1
       ╰────
    ");
}

#[test]
fn pretty_cuts_a_long_line_around_the_mark() {
    let text = format!("{}needle{}", "x = y + ".repeat(40), " + zzz".repeat(50));
    assert_snapshot!(pretty(&text, "needle"), @r"
    error[ts2304] cannot-find-name

      × cannot find it
       ╭─[flake.ts:1:321]
     1 │ …= y + x = y + x = y + needle + zzz + zzz + zzz + zzz + zzz + zzz + z…
       ·                        ──────
       ╰────
    ");
}

#[test]
fn pretty_shows_empty_ranges_wherever_they_are() {
    let at = |text: &str, start: u32, end: u32| {
        let mut files = FileSet::default();
        let id = file(&mut files, "flake.ts", text);
        let range = TextRange::new(start, end);
        let shown = write(
            Format::Pretty,
            &files,
            &[Diagnostic::new(&names::CANNOT_FIND_NAME, id, range, "cannot find it")],
        );
        shown.split_once("find it\n").map(|(_, excerpt)| excerpt.to_owned()).unwrap_or_default()
    };
    assert_snapshot!(at("", 0, 0), @r"
       ╭─[flake.ts:1:1]
     1 │ 
       · ▲
       ╰────
    ");
    // The end of the file, behind the last line break; the same for a range outside of the file.
    let end = at("one\ntwo(\n", 9, 9);
    assert_eq!(at("one\ntwo(\n", 500, 600), end);
    assert_snapshot!(end, @r"
       ╭─[flake.ts:3:1]
     2 │ two(
     3 │ 
       · ▲
       ╰────
    ");
    assert_snapshot!(at("one\ntwo(\n", 8, 8), @r"
       ╭─[flake.ts:2:5]
     1 │ one
     2 │ two(
       ·     ▲
       ╰────
    ");
    // Inside of a character: its start.
    assert_snapshot!(at("é = 1", 1, 1), @r"
       ╭─[flake.ts:1:1]
     1 │ é = 1
       · ▲
       ╰────
    ");
}

#[test]
fn pretty_never_passes_control_characters_on() {
    let shown = pretty("a\x1b[31mred\u{202e}\u{9b}b\rc\nnext", "red");
    assert!(!shown.contains(['\x1b', '\r', '\u{202e}', '\u{9b}']), "{shown:?}");
    let mut files = FileSet::default();
    let id = file(&mut files, "flake.ts", "x");
    let code = &names::CANNOT_FIND_NAME;
    let hostile = Diagnostic::new(code, id, TextRange::new(0, 1), "no `\x1b]0;x\x07`").with_help("\x1b[2J");
    for format in [Format::Pretty, Format::Concise, Format::Json, Format::Sarif] {
        assert!(!write(format, &files, std::slice::from_ref(&hostile)).contains('\x1b'));
    }
}

#[test]
fn pretty_explains_with_places_here_and_elsewhere() {
    let (files, all) = program();
    assert_snapshot!(write(Format::Pretty, &files, &all), @r"
    error[ts2322] not-assignable

      × type `number` is not assignable to `string[]`
       ╭─[flake.ts:3:34]
     2 │ 
     3 │ const 😀 = 1; const s: Shell = { packages: 5, pakages: 1 };
       ·                                  ───────────
     4 │ 
       ╰────
       ╭─[flake.ts:9:1]
     8 │ 
     9 │ use(s);
       · ───┬──
       ·    ╰── used here
       ╰────
      ☞ the expected type comes from here
       ╭─[lib/a b.ts:3:3]
     2 │ export interface Shell {
     3 │   packages: string[];
       ·   ────────
     4 │ }
       ╰────
      help: write a list: `[5]`, or a very long explanation that needs more than
            one line of the terminal to be read in full

    error[ts2304] cannot-find-name

      × 100%: a,b
      │ c
       ╭─[lib/a b.ts:3:13]
     2 │ export interface Shell {
     3 │   packages: string[];
       ·             ──────
     4 │ }
       ╰────
    ");
}

#[test]
fn color_only_where_it_is_asked_for() {
    let (files, all) = program();
    let options = RenderOptions { format: Format::Pretty, base: Path::new(BASE), color: true, width: 80 };
    assert!(render(&options, &files, &all).contains("\x1b["));
}

#[test]
fn concise_is_one_line_each() {
    let (files, all) = program();
    assert_snapshot!(write(Format::Concise, &files, &all), @r"
    flake.ts:3:34: error[ts2322] type `number` is not assignable to `string[]`
    lib/a b.ts:3:13: error[ts2304] 100%: a,b c
    ");
}

#[test]
fn json_has_the_shape_that_scripts_read() {
    let (files, all) = program();
    let value: Value = serde_json::from_str(&write(Format::Json, &files, &all)).expect("it is JSON");
    // The emoji before the place is two UTF-16 units.
    let range = |line: u32, start: u32, end: u32| json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } });
    assert_eq!(
        value,
        json!([
            {
                "file": "flake.ts",
                "range": range(2, 33, 44),
                "severity": "error",
                "code": "ts2322",
                "name": "not-assignable",
                "message": "type `number` is not assignable to `string[]`",
                "help": all[1].help,
                "related": [
                    { "file": "lib/a b.ts", "range": range(2, 2, 10), "message": "the expected type comes from here" },
                    { "file": "flake.ts", "range": range(8, 0, 6), "message": "used here" },
                ],
            },
            {
                "file": "lib/a b.ts",
                "range": range(2, 12, 18),
                "severity": "error",
                "code": "ts2304",
                "name": "cannot-find-name",
                "message": "100%: a,b\nc",
                "help": null,
                "related": [],
            },
        ])
    );
    assert_eq!(write(Format::Json, &files, &[]), "[]\n");
}

#[test]
fn github_escapes_what_ends_a_command() {
    let (mut files, all) = program();
    assert_snapshot!(write(Format::Github, &files, &all[..1]), @"::error file=lib/a b.ts,line=3,endLine=3,col=13,endColumn=19,title=ts2304 cannot-find-name::100%25: a,b%0Ac");
    let id = file(&mut files, "a,b:c%.ts", "x\ny");
    let code = &names::CANNOT_FIND_NAME;
    let mut warning = Diagnostic::new(code, id, TextRange::new(0, 3), "m").with_help("h");
    warning.severity = Severity::Warning;
    assert_snapshot!(write(Format::Github, &files, &[warning]), @"::warning file=a%2Cb%3Ac%25.ts,line=1,endLine=2,col=1,title=ts2304 cannot-find-name::m%0Ahelp: h");
}

#[test]
fn sarif_has_rules_results_and_fixes() {
    let (files, all) = program();
    let value: Value = serde_json::from_str(&write(Format::Sarif, &files, &all)).expect("it is JSON");
    let run = &value["runs"][0];
    assert_eq!(value["version"], "2.1.0");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap_or("")).collect();
    assert_eq!(ids, ["ts2304", "ts2322"]);
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["ruleIndex"], 1);
    assert_eq!(
        results[1]["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "lib/a%20b.ts" },
            "region": { "startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 19 },
        })
    );
    assert_eq!(
        results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "String"
    );
}

#[test]
fn paths_are_relative_to_the_folder() {
    let shown = |path: &str| display_path(Path::new(path), Path::new("/home/me/project"));
    assert_eq!(shown("/home/me/project/a/b.ts"), "a/b.ts");
    assert_eq!(shown("/home/me/other/b.ts"), "../other/b.ts");
    assert_eq!(shown("/etc/b.ts"), "/etc/b.ts");
    assert_eq!(shown("/home/me/project"), ".");
    assert_eq!(shown("tsnix:/typings/lib.d.ts"), "tsnix:/typings/lib.d.ts");
}

fn program() -> (FileSet, Vec<Diagnostic>) {
    let mut files = FileSet::default();
    let lib = file(&mut files, "lib/a b.ts", "// a\nexport interface Shell {\n  packages: string[];\n}\n");
    let main = file(
        &mut files,
        "flake.ts",
        "import { Shell } from \"./lib/a b.ts\";\n\nconst 😀 = 1; const s: Shell = { packages: 5, pakages: 1 };\n\n\n\n\n\nuse(s);\n",
    );
    let first = Diagnostic::new(&types::NOT_ASSIGNABLE, main, range(&files, main, "packages: 5"), "type `number` is not assignable to `string[]`")
        .with_related(lib, range(&files, lib, "packages"), "the expected type comes from here")
        .with_related(main, range(&files, main, "use(s)"), "used here")
        .with_help("write a list: `[5]`, or a very long explanation that needs more than one line of the terminal to be read in full");
    let second = Diagnostic::new(&names::CANNOT_FIND_NAME, lib, range(&files, lib, "string"), "100%: a,b\nc")
        .with_fix("Rename", range(&files, lib, "string"), "String");
    (files, vec![second, first])
}
