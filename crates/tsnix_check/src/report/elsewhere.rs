//! Names and members that are there in other surroundings: TypeScript knows some by name and says so with codes of
//! their own. The tables are the text files of this folder.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tsnix_source::Code;
use tsnix_source::catalogue::names::{
    NAME_OF_BROWSER, NAME_OF_BUN, NAME_OF_JQUERY, NAME_OF_LIBRARY, NAME_OF_NODE, NAME_OF_TESTS,
};

/// From a table's lines: each word behind the first, with the first.
fn words(table: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let Some(head) = parts.next() else { continue };
        for word in parts {
            found.entry(word).or_default().push(head);
        }
    }
    found
}

/// Whether a library of JavaScript has a member that the language leaves out: `Math.hypot`.
pub(super) fn is_library_member(interface: &str, name: &str) -> bool {
    static MEMBERS: LazyLock<BTreeMap<&str, Vec<&str>>> =
        LazyLock::new(|| words(include_str!("library.txt")));
    MEMBERS.get(name).is_some_and(|interfaces| interfaces.contains(&interface))
}

/// The code of a name that is declared elsewhere, and where: `process`, `document`.
pub(super) fn known_name(name: &str) -> Option<(&'static Code, &'static str)> {
    static NAMES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| words(include_str!("globals.txt")));
    match *NAMES.get(name)?.first()? {
        "ts2583" => Some((&NAME_OF_LIBRARY, "JavaScript")),
        "ts2584" => Some((&NAME_OF_BROWSER, "a browser")),
        "ts2591" => Some((&NAME_OF_NODE, "Node")),
        "ts2592" => Some((&NAME_OF_JQUERY, "jQuery")),
        "ts2593" => Some((&NAME_OF_TESTS, "a test runner")),
        "ts2868" => Some((&NAME_OF_BUN, "Bun")),
        _ => None,
    }
}
