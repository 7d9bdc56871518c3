//! `tsnix explain CODE`: the page of a diagnostic.

use tsnix_project::config::near_code;
use tsnix_source::catalogue;

use crate::args::ExplainArguments;
use crate::exit::{Exit, failure};
use crate::terminal::Stream;

pub(crate) fn run(arguments: &ExplainArguments) -> Exit {
    let text = match &arguments.code {
        None => list(),
        Some(wanted) => match catalogue::find(wanted) {
            Some(code) => page(code),
            None => {
                let help = match near_code(wanted) {
                    Some(near) => format!("did you mean `tsnix explain {near}`?"),
                    None => "`tsnix explain` lists all codes".to_owned(),
                };
                return failure(&format!("there is no diagnostic `{wanted}`"), Some(&help));
            }
        },
    };
    match Stream::Out.write(&text) {
        Ok(()) => Exit::Done,
        Err(error) => failure(&format!("the page can't be written: {error}"), None),
    }
}

/// The page, with the number and the severity below its title.
fn page(code: &catalogue::Code) -> String {
    let (title, rest) = code.page.split_once('\n').unwrap_or((code.page, ""));
    format!("{title}\n\n{} ({}): {}.\n{rest}", code.number, code.severity.name(), code.summary)
}

/// All codes, one line each, by number.
fn list() -> String {
    let mut codes: Vec<_> = catalogue::all().collect();
    codes.sort_by_key(|code| (code.number.len(), code.number));
    let width = codes.iter().map(|code| code.name.len()).max().unwrap_or(0);
    codes.iter().map(|code| format!("{:<7} {:<width$}  {}\n", code.number, code.name, code.summary)).collect()
}
