//! Facts of a page as the typings folder of its case: what `tsnix typings` writes, without the process.
//!
//! ```text
//! json facts --import, generate--> .tsnix/typings/ of the case <--is a part of-- ts typings
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use tsnix_project::typings::{EMBEDDED, FOLDER, INDEX_FILE};
use tsnix_typings::facts::Facts;
use tsnix_typings::generate::{Generated, Shipped, generate, is_replaced};
use tsnix_typings::import::import;

use crate::page::Fence;
use crate::verdict::Complaint;

/// Writes the typings of a case's facts into its folder; what is wrong with facts and typings, and the declarations.
pub fn write(folder: &Path, facts: &[Fence], typings: &[Fence]) -> (Vec<Complaint>, Vec<PathBuf>) {
    let generated = match read(facts).and_then(|facts| Ok((generated(&facts)?, generated(&facts)?))) {
        Ok((generated, again)) if generated.files == again.files && generated.index == again.index => {
            generated
        }
        Ok(_) => {
            let line = facts.first().map_or(0, |it| it.line);
            let message = "the same facts give other typings the second time".to_owned();
            return (vec![Complaint { line, message }], Vec::new());
        }
        Err(complaint) => return (vec![complaint], Vec::new()),
    };
    let mut complaints: Vec<Complaint> = typings.iter().filter_map(|it| missing(it, &generated)).collect();
    let to = folder.join(FOLDER);
    let mut paths = Vec::new();
    let files = generated.files.iter().map(|it| (it.path.as_str(), it.text.as_bytes()));
    for (name, bytes) in files.chain([(INDEX_FILE, generated.index.as_slice())]) {
        let path = to.join(name);
        let written = fs::create_dir_all(path.parent().unwrap_or(&to)).and_then(|()| fs::write(&path, bytes));
        if let Err(error) = written {
            complaints.push(Complaint { line: 0, message: format!("{}: {error}", path.display()) });
        }
        if name != INDEX_FILE {
            paths.push(path);
        }
    }
    (complaints, paths)
}

fn read(fences: &[Fence]) -> Result<Facts, Complaint> {
    let mut facts = Facts::default();
    for fence in fences {
        let found = import("facts.json", fence.text.as_bytes());
        let found = found.map_err(|error| complaint(fence, &format!("these are no facts: {error}")))?;
        facts.merge(found.facts);
    }
    Ok(facts)
}

fn generated(facts: &Facts) -> Result<Generated, Complaint> {
    let shipped = Shipped::new(EMBEDDED.iter().copied());
    let replaced: Vec<_> = EMBEDDED.iter().copied().filter(|(path, _)| is_replaced(path)).collect();
    let message = |error| Complaint { line: 0, message: format!("the facts give no typings: {error}") };
    generate(facts, &shipped, &replaced).map_err(message)
}

fn complaint(fence: &Fence, message: &str) -> Complaint {
    Complaint { line: fence.line, message: message.to_owned() }
}

/// The lines that a page expects stand one after the other in a file, at whatever depth. Where they don't, the place
/// that begins as they do is shown.
fn missing(fence: &Fence, generated: &Generated) -> Option<Complaint> {
    let wanted: Vec<&str> = fence.text.lines().map(str::trim).collect();
    let first = *wanted.first()?;
    let mut nearest: Option<(usize, String)> = None;
    for file in &generated.files {
        let lines: Vec<&str> = file.text.lines().collect();
        let starts = (0..lines.len()).filter(|at| lines[*at].trim() == first);
        for at in starts {
            let found = lines.iter().skip(at).map(|it| it.trim());
            let same = wanted.iter().zip(found).take_while(|(wanted, found)| *wanted == found).count();
            if same == wanted.len() {
                return None;
            }
            if nearest.as_ref().is_none_or(|(best, _)| same > *best) {
                let text: Vec<&str> = lines.iter().skip(at).take(wanted.len()).copied().collect();
                nearest = Some((same, format!("{}:{}:\n{}", file.path, at + 1, text.join("\n"))));
            }
        }
    }
    let place = match nearest {
        Some((_, text)) => text,
        None => {
            let own =
                generated.files.iter().filter(|it| !EMBEDDED.contains(&(it.path.as_str(), it.text.as_str())));
            own.map(|it| format!("{}:\n{}", it.path, it.text)).collect::<Vec<_>>().join("\n")
        }
    };
    Some(complaint(fence, &format!("the typings read otherwise: {place}")))
}
