//! What a run of `tsnix typings` says at its end: how much is known, what is not and why.

use std::path::Path;
use std::time::Duration;

use tsnix_source::render::display_path;
use tsnix_typings::facts::{Facts, Skipped};
use tsnix_typings::generate::Generated;

use crate::terminal::write_err;

/// How many reasons are shown; the manifest has more.
const SHOWN: usize = 5;

/// Says it.
pub(super) fn print(
    facts: &Facts,
    generated: &Generated,
    out: &Path,
    current: &Path,
    collected: Duration,
    total: Duration,
) {
    let mut text = String::new();
    for (kind, counts) in &generated.counts {
        let share = 100.0 * counts.unknown as f64 / counts.names.max(1) as f64;
        let mut line = format!(
            "{kind:<22} {:>6} names, {share:.1}% unknown, {} in part",
            counts.names, counts.partly_unknown
        );
        if counts.untyped > 0 {
            line.push_str(&format!(", {} untyped", counts.untyped));
        }
        if counts.skipped > 0 {
            line.push_str(&format!(", {} skipped", counts.skipped));
        }
        text.push_str(&line);
        text.push('\n');
        for (count, cause) in causes(facts, kind, counts.unknown) {
            text.push_str(&format!("{:<22} {count:>6} {cause}\n", "  unknown"));
        }
    }
    let signatures = generated.signatures;
    if signatures.signatures > 0 {
        let share = 100.0 * signatures.typed as f64 / signatures.signatures as f64;
        text.push_str(&format!(
            "{:<22} {:>6} with a signature, {share:.1}% typed, {} disagree with their code\n",
            "lib functions", signatures.signatures, signatures.disagreeing
        ));
    }
    for (title, skipped) in skipped(facts) {
        text.push_str(&reasons(&title, skipped));
    }
    let bytes: usize = generated.files.iter().map(|it| it.text.len()).sum();
    text.push_str(&format!(
        "wrote {}: {} files, {:.1} MB, index {:.1} MB, in {:.1} s ({:.1} s collecting)\n",
        display_path(out, current),
        generated.files.len() + 2,
        bytes as f64 / 1e6,
        generated.index.len() as f64 / 1e6,
        total.as_secs_f64(),
        collected.as_secs_f64(),
    ));
    write_err(&text);
}

/// Why so many names of a kind are not known: what the facts leave open.
fn causes(facts: &Facts, kind: &str, unknown: usize) -> Vec<(usize, &'static str)> {
    let mut causes = Vec::new();
    if kind == "packages" {
        causes.push((unknown, "functions: nobody says what they give"));
    }
    let system = kind.strip_prefix("options/").unwrap_or_default();
    let options = facts.options.iter().filter(|it| it.system() == system).flat_map(|it| &it.options);
    let without: Vec<_> = options.filter(|it| it.ty.kind == "unspecified").collect();
    let (described, bare): (Vec<_>, Vec<_>) = without.into_iter().partition(|it| !it.description.is_empty());
    causes.push((described.len(), "declared without a type"));
    causes.push((bare.len(), "without type and description: removed, renamed or merged options"));
    causes.retain(|(count, _)| *count > 0);
    causes
}

fn skipped(facts: &Facts) -> Vec<(String, &[Skipped])> {
    let mut all = Vec::new();
    all.extend(facts.packages.iter().map(|it| (it.source.title(), it.skipped.as_slice())));
    all.extend(facts.lib.iter().map(|it| (it.source.title(), it.skipped.as_slice())));
    all.extend(facts.options.iter().map(|it| (it.source.title(), it.skipped.as_slice())));
    all.extend(facts.inputs.iter().map(|it| (it.source.title(), it.skipped.as_slice())));
    all.retain(|(_, skipped)| !skipped.is_empty());
    all
}

fn reasons(title: &str, skipped: &[Skipped]) -> String {
    let mut text = format!("skipped of {title}: {}\n", skipped.len());
    for it in skipped.iter().take(SHOWN) {
        let reason: String = it.reason.chars().take(90).collect();
        text.push_str(&format!("  {}: {reason}\n", it.path.join(".")));
    }
    if skipped.len() > SHOWN {
        text.push_str("  ... (more in manifest.json)\n");
    }
    text
}
