//! `cargo xtask test`: every test there is, and one line in the end that sums them up.

use crate::{Result, oracles, session, shell};

/// How many tests came to which end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// Installs what is missing and can be installed, runs all tests, prints the sum.
pub(crate) fn run() -> Result {
    oracles::ensure();
    let mut count = Count::default();
    let mut problems = Vec::new();

    let (is_fine, lines) =
        shell::run_and_read(&mut shell::cargo(&["test", "--workspace", "--no-fail-fast"]))?;
    note("cargo test", is_fine, cargo_count(&lines), &mut count, &mut problems);

    let (is_fine, lines) =
        shell::run_and_read(&mut shell::cargo(&["run", "--quiet", "--package", "tsnix_spec"]))?;
    note("the specification", is_fine, spec_count(&lines), &mut count, &mut problems);

    language_server(&mut count, &mut problems)?;
    match session::run(&["--edits", "600", "--seed", "7"].map(str::to_owned)) {
        Ok(()) => count.passed += 1,
        Err(problem) => {
            count.failed += 1;
            problems.push(format!("a random editing session: {problem}"));
        }
    }

    match check_typings() {
        Some(true) => count.passed += 1,
        Some(false) => {
            count.failed += 1;
            problems.push("the typings do not pass tsc".to_owned());
        }
        None if shell::is_set("TSNIX_REQUIRE_ORACLES") => {
            count.failed += 1;
            problems.push("TypeScript is missing: the typings were not checked".to_owned());
        }
        None => {
            count.skipped += 1;
            println!("SKIPPED: TypeScript is missing: the typings were not checked");
        }
    }

    println!();
    for problem in &problems {
        println!("FAILED: {problem}");
    }
    println!("{} passed, {} failed, {} skipped", count.passed, count.failed, count.skipped);
    if problems.is_empty() { Ok(()) } else { Err("the tests failed".to_owned()) }
}

/// Adds what a runner counted. A runner that ends badly, or that counted nothing, is a problem whatever it says.
fn note(name: &str, is_fine: bool, found: Option<Count>, count: &mut Count, problems: &mut Vec<String>) {
    let found_any = found.is_some();
    let found = found.unwrap_or_default();
    count.passed += found.passed;
    count.failed += found.failed;
    count.skipped += found.skipped;
    if !is_fine || !found_any || found.failed > 0 {
        problems.push(format!("{name}: {} failed", found.failed));
    }
}

/// `test result: ok. 15 passed; 0 failed; 0 ignored; ...`, one line for each binary.
fn cargo_count(lines: &[String]) -> Option<Count> {
    let mut sum: Option<Count> = None;
    for line in lines {
        let Some(rest) = line.strip_prefix("test result: ") else { continue };
        let Some((_, numbers)) = rest.split_once(". ") else { continue };
        let number = |word: &str| {
            let part = numbers.split("; ").find(|part| part.ends_with(word))?;
            part.split(' ').next()?.parse::<usize>().ok()
        };
        let sum = sum.get_or_insert_default();
        sum.passed += number(" passed").unwrap_or(0);
        sum.failed += number(" failed").unwrap_or(0);
        sum.skipped += number(" ignored").unwrap_or(0);
    }
    sum
}

/// `15 passed, 0 failed, 2 skipped`, the last line.
fn spec_count(lines: &[String]) -> Option<Count> {
    let mut numbers = lines.last()?.split(", ").map(|part| part.split(' ').next()?.parse::<usize>().ok());
    let mut next = || numbers.next().flatten();
    Some(Count { passed: next()?, failed: next()?, skipped: next()? })
}

/// The language server over its protocol, as a client library of Node speaks it.
fn language_server(count: &mut Count, problems: &mut Vec<String>) -> Result {
    let has_client = shell::root().join("node_modules/vscode-languageserver-protocol").is_dir();
    if !has_client || !shell::exists("node") {
        if shell::is_set("TSNIX_REQUIRE_ORACLES") {
            count.failed += 1;
            problems.push("Node or its client library is missing: the server was not tested".to_owned());
        } else {
            count.skipped += 1;
            println!("SKIPPED: Node or its client library is missing: the server was not tested");
        }
        return Ok(());
    }
    shell::run(&mut shell::cargo(&["build", "--quiet", "--package", "tsnix"]))?;
    let (is_fine, lines) = shell::run_and_read(&mut shell::command("node", &["--test", "tests/lsp/"]))?;
    note("the language server", is_fine, node_count(&lines), count, problems);
    Ok(())
}

/// `# pass 12`, `# fail 0`, `# skipped 0`, in the end.
fn node_count(lines: &[String]) -> Option<Count> {
    let number = |word: &str| {
        lines.iter().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.trim().parse().ok())
    };
    Some(Count { passed: number("pass ")?, failed: number("fail ")?, skipped: number("skipped ")? })
}

/// The declarations under TypeScript's own checker; nothing where there is none.
fn check_typings() -> Option<bool> {
    let compiler = shell::root().join("node_modules/typescript/bin/tsc");
    if !compiler.is_file() || !shell::exists("node") {
        return None;
    }
    let compiler = compiler.to_string_lossy().into_owned();
    Some(shell::run(&mut shell::command("node", &[&compiler, "-p", "tests/typings"])).is_ok())
}

#[cfg(test)]
mod tests;
