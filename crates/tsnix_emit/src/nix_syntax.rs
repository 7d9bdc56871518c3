//! What rnix says of a text that is not Nix, in our own words, with its place. Used for `nix` templates and for
//! imported files.

use rnix::ParseError;

/// Where a mistake is in the text (bytes), and what it is.
pub fn problem(error: &ParseError, text: &str) -> (std::ops::Range<usize>, String) {
    use ParseError as E;
    let end = text.trim_end().len();
    match error {
        E::Unexpected(range) | E::UnexpectedExtra(range) | E::UnexpectedWanted(_, range, _) => {
            let range = usize::from(range.start())..usize::from(range.end());
            let found = text.get(range.clone()).unwrap_or("").lines().next().unwrap_or("").trim();
            let message = match found {
                "" => "something is missing here".to_owned(),
                found => format!("`{found}` can't stand here"),
            };
            (range, message)
        }
        E::UnexpectedDoubleBind(range) => {
            (range.start().into()..range.end().into(), "the set has a second name".to_owned())
        }
        E::DuplicatedArgs(range, name) => {
            (range.start().into()..range.end().into(), format!("the pattern has `{name}` twice"))
        }
        E::UnexpectedEOF | E::UnexpectedEOFWanted(_) => (end..end, "it ends too early".to_owned()),
        E::RecursionLimitExceeded => (0..0, "it is nested too deep".to_owned()),
        other => (end..end, other.to_string()),
    }
}
