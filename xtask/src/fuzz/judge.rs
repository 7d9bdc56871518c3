//! Brings the answers together: which programs fail, and how.

use std::path::Path;

use serde_json::Value;

use super::Result;
use super::generate::Program;
use super::oracles::{Ran, run_nix, run_nix_apart, run_node, run_tsc};
use super::pipeline::{Built, Compiler, Text};

/// How a program fails. Two programs with the same kind most likely fail for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Refused by this code with this message, and TypeScript has nothing to say.
    Rejected(String, String),
    Panic(String),
    /// Nix stops with a message, without what is particular in it.
    NixFails(String),
    Differs,
}

/// What was found out about a program.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    Same,
    /// Not to be compared, and why.
    Skip(String),
    Fails(Failure),
}

/// A failure with what each side says.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) kind: Kind,
    pub(super) node: String,
    pub(super) nix: String,
    /// The Nix text, where there is one.
    pub(super) output: String,
}

/// The verdicts on some programs, in order.
pub(super) fn judge(scratch: &Path, compiler: &mut Compiler, programs: &[Program]) -> Result<Vec<Verdict>> {
    judge_for(scratch, compiler, programs, None)
}

/// The verdicts on programs most of which fail; only whether they fail in that way is wanted.
pub(super) fn judge_small(
    scratch: &Path,
    compiler: &mut Compiler,
    programs: &[Program],
    wanted: &Kind,
) -> Result<Vec<Verdict>> {
    judge_for(scratch, compiler, programs, Some(wanted))
}

fn judge_for(
    scratch: &Path,
    compiler: &mut Compiler,
    programs: &[Program],
    wanted: Option<&Kind>,
) -> Result<Vec<Verdict>> {
    let ran = run_node(scratch, &programs.iter().map(|it| it.tree.javascript()).collect::<Vec<_>>())?;
    let mut verdicts: Vec<Verdict> = ran
        .iter()
        .map(|ran| match ran {
            Ran::Value(_) => Verdict::Same,
            Ran::Skip(reason) => Verdict::Skip(reason.clone()),
            Ran::Throws(message) => Verdict::Skip(format!("throws {message}")),
        })
        .collect();
    let asked: Vec<usize> = (0..programs.len()).filter(|at| matches!(verdicts[*at], Verdict::Same)).collect();
    let texts: Vec<Text> = asked.iter().map(|at| programs[*at].tree.typescript()).collect();
    let built = compiler.build(&texts);
    let rejected: Vec<usize> =
        (0..asked.len()).filter(|it| matches!(built[*it], Built::Rejected(..))).collect();
    if wanted.is_some_and(|it| !matches!(it, Kind::Rejected(..))) {
        for it in rejected {
            verdicts[asked[it]] = Verdict::Skip("refused".to_owned());
        }
    } else if !rejected.is_empty() {
        let said = run_tsc(scratch, &rejected.iter().map(|it| texts[*it].clone()).collect::<Vec<_>>())?;
        for (it, said) in rejected.into_iter().zip(said) {
            let Built::Rejected(code, all) = &built[it] else { continue };
            verdicts[asked[it]] = match said {
                Some(message) => Verdict::Skip(format!("refused by both: {}", code_of(&message))),
                None => fails(
                    Kind::Rejected(code.clone(), without_particulars(all)),
                    &ran[asked[it]],
                    all.clone(),
                    "",
                ),
            };
        }
    }
    let mut compiled: Vec<(usize, &str)> = Vec::new();
    for (it, built) in built.iter().enumerate() {
        match built {
            Built::Nix(text) => compiled.push((asked[it], text)),
            Built::Panic(message) => {
                let kind = Kind::Panic(without_particulars(message));
                verdicts[asked[it]] = fails(kind, &ran[asked[it]], message.clone(), "");
            }
            Built::Rejected(..) => {}
        }
    }
    let texts: Vec<&str> = compiled.iter().map(|it| it.1).collect();
    let values = match wanted {
        Some(Kind::Rejected(..) | Kind::Panic(_)) => return Ok(verdicts),
        Some(Kind::NixFails(_)) => run_nix_apart(scratch, &texts),
        _ => run_nix(scratch, &texts),
    };
    for ((at, text), value) in compiled.into_iter().zip(values) {
        let Ran::Value(expected) = &ran[at] else { continue };
        match value {
            Ok(value) if is_same(&value, expected) => {}
            Ok(value) => verdicts[at] = fails(Kind::Differs, &ran[at], value.to_string(), text),
            Err(message) => {
                let kind = Kind::NixFails(without_particulars(&message));
                verdicts[at] = fails(kind, &ran[at], message, text);
            }
        }
    }
    Ok(verdicts)
}

fn fails(kind: Kind, ran: &Ran, nix: String, output: &str) -> Verdict {
    let node = if let Ran::Value(value) = ran { value.clone() } else { String::new() };
    Verdict::Fails(Failure { kind, node, nix, output: output.to_owned() })
}

/// `TS2322` of a line of `tsc`.
fn code_of(line: &str) -> String {
    line.split("error ").nth(1).and_then(|it| it.split(':').next()).unwrap_or(line).to_owned()
}

/// The message without numbers, places and what is in quotes.
fn without_particulars(message: &str) -> String {
    let line =
        message.lines().find(|it| it.contains("error:")).or_else(|| message.lines().next()).unwrap_or("");
    let mut text = String::new();
    let mut is_quoted = false;
    for char in line.chars() {
        match char {
            '\'' | '"' | '`' | '‘' | '’' => is_quoted = !is_quoted,
            _ if is_quoted || char.is_ascii_digit() => {}
            '\u{1b}' => {}
            _ => text.push(char),
        }
    }
    text.chars().take(70).collect()
}

fn is_same(nix: &Value, expected: &str) -> bool {
    serde_json::from_str::<Value>(expected).is_ok_and(|expected| is_same_value(nix, &expected))
}

fn is_same_value(nix: &Value, node: &Value) -> bool {
    match (nix, node) {
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a == b,
            _ => is_near(a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN)),
        },
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_value(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same_value(a, b)))
        }
        _ => nix == node,
    }
}

/// Nix prints six digits of a float.
fn is_near(printed: f64, exact: f64) -> bool {
    printed == exact || (printed - exact).abs() <= exact.abs() * 5e-6
}
