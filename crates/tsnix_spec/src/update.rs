//! Writes what was found back into a page, fence by fence.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The new text of one fence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The page's first line of the old text, from 1.
    pub line: usize,
    pub old: String,
    pub new: String,
}

/// Writes all replacements; gives the pages that changed.
///
/// # Errors
/// When a page can't be read or written.
pub fn write(root: &Path, replacements: Vec<(PathBuf, Replacement)>) -> io::Result<Vec<PathBuf>> {
    let mut by_page: Vec<(PathBuf, Vec<Replacement>)> = Vec::new();
    for (page, it) in replacements {
        match by_page.iter_mut().find(|(known, _)| *known == page) {
            Some((_, list)) => list.push(it),
            None => by_page.push((page, vec![it])),
        }
    }
    let mut written = Vec::new();
    for (page, list) in by_page {
        let path = root.join(&page);
        let text = fs::read_to_string(&path)?;
        fs::write(path, apply(&text, list))?;
        written.push(page);
    }
    Ok(written)
}

/// The page with its fences replaced, from the last to the first so that lines stay what they are.
fn apply(text: &str, mut list: Vec<Replacement>) -> String {
    list.sort_by_key(|it| std::cmp::Reverse(it.line));
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for it in &list {
        let start = (it.line - 1).min(lines.len());
        let end = (start + it.old.lines().count()).min(lines.len());
        lines.splice(start..end, it.new.split_inclusive('\n'));
    }
    lines.concat()
}

#[cfg(test)]
mod tests;
