//! `tsnix typings` from files, and what `tsnix check` says with the result.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sandbox::Sandbox;

const PACKAGES: &str = r#"{"schema":"tsnix-facts/packages@1","source":{"name":"nixpkgs","rev":"abc"},"entries":[
    {"path":["git"],"kind":"derivation","pname":"git","outputs":["out","doc"],"overrideArgs":{"withManual":true}},
    {"path":["nginx"],"kind":"derivation","pname":"nginx"}]}"#;

const OPTIONS: &str = r#"{"schema":"tsnix-facts/options@1","source":{"name":"NixOS"},"options":[
    {"name":"services.web.enable","type":{"kind":"bool"},"hasDefault":true},
    {"name":"services.web.level","type":{"kind":"enum","values":["low","high"]},"hasDefault":true},
    {"name":"services.web.hosts","hasDefault":true,"type":{"kind":"attrsOf","of":{"kind":"submodule","options":[
        {"path":["routes"],"hasDefault":true,"type":{"kind":"listOf","of":{"kind":"submodule","options":[
            {"path":["to"],"type":{"kind":"str"}},{"path":["port"],"type":{"kind":"int"},"hasDefault":true}]}}}]}}}]}"#;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with("tsnix.json", "{}");
    sandbox.write("packages.json", PACKAGES);
    sandbox.write("options.json", OPTIONS);
    for file in ["packages.json", "options.json"] {
        let run = sandbox.run(&["typings", file]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    sandbox
}

/// What is said of a module with this body, one line each.
fn said(sandbox: &Sandbox, body: &str) -> String {
    let text = format!(
        "import {{ pkgs }} from \"@nixpkgs/latest\";\nimport {{ nixosModule }} from \"tsnix\";\nexport default nixosModule({body});\n"
    );
    sandbox.write("web.nix.ts", text);
    sandbox.run(&["check", "--format", "concise", "web.nix.ts"]).stdout
}

#[test]
fn right_values_pass_and_each_wrong_one_is_one_error_where_it_stands() {
    let sandbox = sandbox();
    let right =
        "{ services: { web: { enable: true, level: \"low\", hosts: { a: { routes: [{ to: \"x\" }] } } } } }";
    assert_eq!(said(&sandbox, right), "");
    let reads = "({ config }) => ({ services: { web: { enable: config.services.web.hosts[\"a\"]!.routes.length > 0 } } })";
    assert_eq!(said(&sandbox, reads), "");
    for (wrong, part) in [
        ("{ services: { web: { level: \"middle\" } } }", "level"),
        ("{ services: { web: { enabel: true } } }", "enabel"),
        ("{ services: { web: { hosts: { a: { routes: [{ to: \"x\", port: \"1\" }] } } } } }", "port"),
        ("{ services: { web: { hosts: { a: { routes: [{ port: 1 }] } } } } }", "{ port"),
    ] {
        // As a set, as a function, and under `config`: the same error, in the same place of the set.
        for (before, after) in [("", ""), ("({ pkgs }) => (", ")"), ("{ config: ", " }")] {
            let module = format!("{before}{wrong}{after}");
            let output = said(&sandbox, &module);
            let column = "export default nixosModule(".len() + before.len() + wrong.find(part).unwrap() + 1;
            assert_eq!(output.lines().count(), 1, "{module}: {output}");
            assert!(
                output.starts_with(&format!("web.nix.ts:3:{column}: error[ts2769]")),
                "{module}: {output}"
            );
        }
    }
}

#[test]
fn packages_have_what_they_have_and_nothing_else() {
    let sandbox = sandbox();
    let list = |item: &str| format!("{{ services: {{ web: {{ enable: [{item}].length > 0 }} }} }}");
    assert_eq!(
        said(&sandbox, &list("pkgs.git.doc, pkgs.git.override({ withManual: false }).doc, pkgs.nginx")),
        ""
    );
    assert!(said(&sandbox, &list("pkgs.ngnix")).contains("ts2551"));
    assert!(said(&sandbox, &list("pkgs.nginx.doc")).contains("ts2339"));
    assert!(said(&sandbox, &list("pkgs.git.override({ withManuel: false })")).contains("withManuel"));
}

#[test]
fn a_second_run_keeps_the_other_kinds_and_the_same_facts_give_the_same_bytes() {
    let sandbox = sandbox();
    let files = |sandbox: &Sandbox| {
        let mut paths: Vec<String> =
            sandbox.files().into_iter().filter(|it| it.starts_with(".tsnix/typings")).collect();
        paths.sort();
        paths.into_iter().map(|it| (fs::read(sandbox.path(&it)).unwrap(), it)).collect::<Vec<_>>()
    };
    let before = files(&sandbox);
    assert!(before.iter().any(|(_, path)| path.ends_with("options/nixos.d.ts")));
    assert_eq!(sandbox.run(&["typings", "packages.json"]).status, 0);
    assert!(before == files(&sandbox), "the same facts give the same bytes");
}

#[test]
fn what_was_left_by_a_run_that_was_stopped_is_put_in_order() {
    let sandbox = sandbox();
    let manifest = sandbox.read(".tsnix/typings/manifest.json");
    // Stopped between putting the old folder away and putting the new one in its place.
    fs::rename(sandbox.path(".tsnix/typings"), sandbox.path(".tsnix/typings.old")).unwrap();
    // No process has this number.
    for folder in ["typings.new", "typings.new-999999999"] {
        sandbox.write(&format!(".tsnix/{folder}/half.d.ts"), "interface Half {");
    }
    let run = sandbox.run(&["typings", "web.json"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert_eq!(sandbox.read(".tsnix/typings/manifest.json"), manifest);
    let left = fs::read_dir(sandbox.path(".tsnix")).unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(left.filter(|it| it.to_string_lossy().starts_with("typings")).count(), 1);
}

#[test]
fn runs_at_the_same_time_leave_the_typings_of_one_of_them() {
    let sandbox = sandbox();
    std::thread::scope(|scope| {
        for file in ["packages.json", "options.json"].repeat(4) {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let run = sandbox.run(&["typings", file]);
                assert_eq!(run.status, 0, "{}", run.stderr);
            });
        }
    });
    assert_eq!(said(&sandbox, "{ services: { web: { enable: true } } }"), "");
    let left = fs::read_dir(sandbox.path(".tsnix")).unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(left.filter(|it| it.to_string_lossy().starts_with("typings")).count(), 1);
}

#[test]
fn a_folder_that_is_no_typings_folder_is_left_alone() {
    let sandbox = sandbox();
    sandbox.write("precious/file.txt", "text");
    let run = sandbox.run(&["typings", "packages.json", "--out", "precious"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("manifest.json"), "{}", run.stderr);
    assert_eq!(sandbox.read("precious/file.txt"), "text");
}

#[test]
fn files_that_are_no_facts_are_refused() {
    let sandbox = sandbox();
    sandbox.write("odd.json", "{\"schema\":\"tsnix-facts/packages@7\"}");
    let run = sandbox.run(&["typings", "odd.json"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("tsnix-facts/packages@7"), "{}", run.stderr);
}

/// A stand-in for Nix says who it is and then takes long; tsnix is killed meanwhile.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_killed_ends_nix_and_leaves_what_was_there() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let sandbox = sandbox();
    let typings = |sandbox: &Sandbox| {
        let files = sandbox.files().into_iter().filter(|it| it.contains(".tsnix/"));
        files.map(|it| (fs::read(sandbox.path(&it)).unwrap(), it)).collect::<Vec<_>>()
    };
    let before = typings(&sandbox);
    sandbox.write("tree/lib/default.nix", "{ }");
    sandbox.write(
        "bin/nix",
        format!("#!/bin/sh\necho $$ > {}\nexec sleep 300\n", sandbox.path("pid").display()),
    );
    fs::set_permissions(sandbox.path("bin/nix"), fs::Permissions::from_mode(0o755)).unwrap();
    let until = |what: &str, is_so: &dyn Fn() -> bool| {
        let start = Instant::now();
        while !is_so() {
            assert!(start.elapsed() < Duration::from_secs(60), "{what} within a minute");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    // Whoever starts the tests in the background may have them ignore an interrupt.
    for signal in ["TERM", "KILL"] {
        let path = format!("{}:{}", sandbox.path("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_tsnix"));
        command.args(["typings", "tree"]).current_dir(sandbox.path("")).env("PATH", path);
        let mut tsnix = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let pid = || fs::read_to_string(sandbox.path("pid")).unwrap_or_default();
        until("nix is run", &|| pid().ends_with('\n'));
        let status = format!("/proc/{}/stat", pid().trim());
        assert!(Path::new(&status).exists());
        assert!(
            Command::new("kill").args(["-s", signal, &tsnix.id().to_string()]).status().unwrap().success()
        );
        tsnix.wait().unwrap();
        // Whoever is nobody's child any more may stay as a zombie where nobody reaps it.
        let state = || fs::read_to_string(&status).ok();
        until("nix ends", &|| state().is_none_or(|it| it.contains(") Z ")));
        assert!(before == typings(&sandbox), "the typings are those of before");
        fs::remove_file(sandbox.path("pid")).unwrap();
    }
}

/// Bytes as one block of Brotli that is not compressed: no window, no last block, four digits of length, "as they are".
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let head = ((u32::try_from(bytes.len()).unwrap() - 1) << 4) | (1 << 20);
    let last_and_empty = 3;
    [&head.to_le_bytes()[..3], bytes, &[last_and_empty]].concat()
}

#[test]
fn facts_that_are_packed_are_read_again_by_the_next_run() {
    let zstd = zstd::bulk::compress(PACKAGES.as_bytes(), 1).unwrap();
    let plain = Sandbox::with("packages.json", PACKAGES);
    assert_eq!(plain.run(&["typings", "packages.json", "--facts", "facts.json.gz"]).status, 0);
    let gzip = fs::read(plain.path("facts.json.gz")).unwrap();
    assert_eq!(gzip[..2], [0x1f, 0x8b]);
    for (ending, bytes) in [("zst", zstd), ("gz", gzip), ("br", brotli(PACKAGES.as_bytes()))] {
        let sandbox = Sandbox::with("tsnix.json", "{}");
        let file = format!("packages.json.{ending}");
        sandbox.write("options.json", OPTIONS);
        fs::write(sandbox.path(&file), bytes).unwrap();
        // The second run knows the packages by what the first one has kept.
        for source in [file.as_str(), "options.json"] {
            let run = sandbox.run(&["typings", source]);
            assert_eq!(run.status, 0, "{ending}: {}", run.stderr);
        }
        assert!(
            sandbox.files().contains(&format!(".tsnix/typings/facts/packages.json.{ending}")),
            "{ending}"
        );
        let module = "({ pkgs }) => ({ services: { web: { level: pkgs.git.doc.name === \"x\" ? \"low\" : \"high\" } } })";
        assert_eq!(said(&sandbox, module), "", "{ending}");
    }
    let run = plain.run(&["typings", "packages.json", "--facts", "facts.json.br"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("can't be written with Brotli"), "{}", run.stderr);
}

/// Facts of real nixpkgs, where they are at hand: `TSNIX_FACTS` names their folder.
#[test]
fn typings_of_a_whole_nixpkgs_are_written() {
    let Some(folder) = std::env::var_os("TSNIX_FACTS").map(PathBuf::from) else {
        eprintln!("skipped: TSNIX_FACTS names no folder of facts");
        return;
    };
    let sandbox = Sandbox::with("tsnix.json", "{}");
    let kinds = [
        "packages-20.09",
        "lib-2026",
        "builtins",
        "options-nixos-20.09",
        "options-home-manager-2026",
        "options-nix-darwin-2025",
    ];
    for name in kinds {
        let path: &Path = &folder.join(format!("{name}.json.zst"));
        let run = sandbox.run(&["typings", &path.to_string_lossy()]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let list = "{ environment: { systemPackages: [pkgs.git, pkgs.curl.dev] }, services: { openssh: { permitRootLogin: \"no\" } } }";
    assert_eq!(said(&sandbox, list), "");
    let wrong = [
        ("{ services: { openssh: { permitRootLogin: \"maybe\" } } }", "permitRootLogin"),
        ("{ services: { nginx: { enabel: true } } }", "enabel"),
        (
            "{ services: { nginx: { virtualHosts: { a: { locations: { b: { proxyPass: 80 } } } } } } }",
            "proxyPass",
        ),
        (
            "{ networking: { interfaces: { eth0: { ipv4: { addresses: [{ address: \"10.0.0.2\" }] } } } } }",
            "{ address: ",
        ),
    ];
    for (wrong, part) in wrong {
        for (before, after) in [("", ""), ("({ pkgs }) => (", ")")] {
            let output = said(&sandbox, &format!("{before}{wrong}{after}"));
            let column = "export default nixosModule(".len() + before.len() + wrong.find(part).unwrap() + 1;
            assert!(output.starts_with(&format!("web.nix.ts:3:{column}: error[ts")), "{wrong}: {output}");
            assert_eq!(output.lines().count(), 1, "{wrong}: {output}");
        }
    }
    for file in sandbox.files().into_iter().filter(|it| it.ends_with(".d.ts")) {
        let text = sandbox.read(&file);
        let is_any = |word: &str| word == "any" || word == "Untyped";
        let code = text.lines().filter(|it| !it.trim_start().starts_with(['*', '/']));
        let outside = code.flat_map(|it| it.split('"').step_by(2));
        let mut types = outside.filter(|it| {
            it.split(|it: char| !it.is_alphanumeric() && it != '_').any(is_any)
                && !it.contains("[name: string]: Untyped")
        });
        assert_eq!(types.next(), None, "`any` in {file}");
    }
}
