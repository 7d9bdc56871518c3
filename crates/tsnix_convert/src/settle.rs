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
    let make = |decisions: &Decisions| {
        let translated = file::translate(root, decisions)?;
        let printed = print::program(&translated.program);
        Some((translated, printed))
    };
    let (translated, printed, problems) = settled(&make, &mut |_, printed| check(&printed.text))?;
    Some(Converted { text: printed.text, kept: translated.raw_count, problems })
}

/// What `make` makes of the decisions that are left when `check` has no more to say that could be decided.
pub(crate) fn settled(
    make: &dyn Fn(&Decisions) -> Option<(Translated, Printed)>,
    check: &mut dyn FnMut(&Translated, &Printed) -> Vec<Problem>,
) -> Option<(Translated, Printed, Vec<Problem>)> {
    let mut decisions = Decisions::default();
    for _ in 0..MOST_ROUNDS {
        let (translated, printed) = make(&decisions)?;
        let problems = check(&translated, &printed);
        // What keeps an expression from being understood may be the only thing wrong with those around it.
        // All are asked: one round is one check of the whole.
        let any = |decide: &mut dyn FnMut(&Problem) -> bool| {
            problems.iter().filter(|problem| decide(problem)).count() > 0
        };
        let is_said = any(&mut |it| say_arity(it, &printed, &translated, &mut decisions))
            || any(&mut |it| say_type(it, &printed, &mut decisions))
            || any(&mut |it| cast(it, &printed, &translated, &mut decisions));
        if !is_said && !problems.iter().any(|problem| keep(problem, &printed, &mut decisions)) {
            return Some((translated, printed, problems));
        }
    }
    let (translated, printed) = make(&decisions)?;
    let problems = check(&translated, &printed);
    Some((translated, printed, problems))
}

/// Whether a number of arguments could be said that was not.
fn say_arity(
    problem: &Problem,
    printed: &Printed,
    translated: &Translated,
    decisions: &mut Decisions,
) -> bool {
    if problem.code != "ts2554" {
        return false;
    }
    let around = covering(&printed.places, &problem.range);
    let call = around.iter().find(|place| translated.calls.contains(*place));
    let (Some(call), Some(count)) = (call, wanted_arguments(&problem.message)) else { return false };
    decisions.arities.insert(*call, count).is_none()
}

/// Whether a parameter could be given a type that had none.
fn say_type(problem: &Problem, printed: &Printed, decisions: &mut Decisions) -> bool {
    let around = covering(&printed.places, &problem.range);
    let Some(place) = around.first() else { return false };
    if matches!(problem.code.as_str(), "ts7022" | "ts7023" | "ts7024") {
        return decisions.declared.insert(*place);
    }
    let is_implicit = matches!(problem.code.as_str(), "ts7006" | "ts7031" | "ts7019" | "ts7005");
    is_implicit && decisions.untyped.insert(*place)
}

/// Whether what does not fit could be taken for what is not described: the value itself, or what a name is read of.
fn cast(problem: &Problem, printed: &Printed, translated: &Translated, decisions: &mut Decisions) -> bool {
    let around = covering(&printed.places, &problem.range);
    let Some(place) = around.first() else { return false };
    match problem.code.as_str() {
        "ts2339" | "ts2551" | "ts7053" | "ts2538" if translated.selections.contains(place) => {
            decisions.open.insert(*place)
        }
        "ts2322" | "ts2345" | "ts2739" | "ts2740" | "ts2741" | "ts2353" | "ts2559" | "ts2349" | "ts18046"
        | "ts2571" | "ts18047" | "ts18048" | "ts18049" | "ts2365" | "ts2698" | "ts2488" | "ts7053" => {
            // What is exported can't be seen through a cast.
            around.len() > 2 && decisions.cast.insert(*place)
        }
        _ => false,
    }
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
