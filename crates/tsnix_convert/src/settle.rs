//! The translation, and what the checker says of it, until it says nothing more.
//!
//! A translation can't know the types of what Nix leaves open: how many arguments a function of the library takes,
//! whether a parameter has a type from its surroundings. The checker does; each mistake that it finds is led
//! back to the Nix it came of, and decides how that is written the next time. At the latest an expression stays
//! Nix, which is always right.

use std::ops::Range;

use rowan::TextRange;

use crate::file::{self, Translated};
use crate::print::{self, Printed};
use crate::translate::Decisions;
use crate::{Converted, Problem};

/// How often the checker is asked.
const MOST_ROUNDS: usize = 200;

pub(crate) fn settle(root: &rnix::Root, check: &mut dyn FnMut(&str) -> Vec<Problem>) -> Option<Converted> {
    let mut decisions = Decisions::default();
    for _ in 0..MOST_ROUNDS {
        let translated = file::translate(root, &decisions)?;
        let printed = print::program(&translated.program);
        let problems = check(&printed.text);
        // What keeps an expression from being understood may be the only thing wrong with those around it.
        let is_said = problems
            .iter()
            .fold(false, |any, problem| say_more(problem, &printed, &translated, &mut decisions) || any);
        if !is_said && !problems.iter().any(|problem| keep(problem, &printed, &mut decisions)) {
            return Some(converted(printed, &translated, problems));
        }
    }
    let translated = file::translate(root, &decisions)?;
    let printed = print::program(&translated.program);
    let problems = check(&printed.text);
    Some(converted(printed, &translated, problems))
}

fn converted(printed: Printed, translated: &Translated, problems: Vec<Problem>) -> Converted {
    Converted { text: printed.text, kept: translated.raw_count, problems }
}

/// Whether a type or a number of arguments could be added that was not there.
fn say_more(problem: &Problem, printed: &Printed, translated: &Translated, decisions: &mut Decisions) -> bool {
    let around = covering(&printed.places, &problem.range);
    let is_implicit = matches!(problem.code.as_str(), "ts7006" | "ts7031" | "ts7019" | "ts7005");
    if is_implicit && let Some(place) = around.first() {
        return decisions.untyped.insert(*place);
    }
    if problem.code == "ts2554"
        && let Some(count) = wanted_arguments(&problem.message)
        && let Some(call) = around.iter().find(|place| translated.calls.contains(*place))
    {
        return decisions.arities.insert(*call, count).is_none();
    }
    false
}

/// Whether an expression around the problem could be left as Nix that was not: the innermost one.
fn keep(problem: &Problem, printed: &Printed, decisions: &mut Decisions) -> bool {
    covering(&printed.places, &problem.range).iter().any(|place| decisions.raw.insert(*place))
}

/// The Nix around a place of the text, innermost first.
fn covering(places: &[(Range<usize>, TextRange)], range: &Range<usize>) -> Vec<TextRange> {
    let mut found: Vec<_> = places
        .iter()
        .filter(|(text, _)| text.start <= range.start && range.end.max(range.start) <= text.end)
        .collect();
    found.sort_by_key(|(text, _)| text.len());
    let mut origins = Vec::new();
    for (_, origin) in found {
        if !origins.contains(origin) {
            origins.push(*origin);
        }
    }
    origins
}

/// `the function takes 2 arguments, found 1  =>  2`
fn wanted_arguments(message: &str) -> Option<usize> {
    let rest = message.split("takes ").nth(1)?;
    rest.trim_start_matches("at least ").split(' ').next()?.parse().ok()
}
