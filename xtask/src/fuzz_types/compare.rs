//! What the two say of a mutant side by side, counted and grouped.

use std::collections::{BTreeMap, BTreeSet};

use super::tsc::Said;
use super::{checker, mutate, tsc};

/// What came of one mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Refused by design, and TypeScript's part is the same.
    RefusedSame,
    /// Refused by design, and TypeScript's part differs.
    RefusedOther,
    /// The same set of (file, line, code).
    Same,
    /// Both accept or both reject, by other lines or codes.
    SameVerdict,
    /// One accepts what the other rejects.
    Other,
    Panic,
}

/// A mutant with both answers.
pub(super) struct Mutant {
    pub(super) number: u64,
    pub(super) kind: &'static str,
    pub(super) seed: String,
    pub(super) text: String,
    pub(super) tsc: tsc::Answer,
    pub(super) own: checker::Answer,
    /// Codes of refusals that the program had before the change.
    pub(super) refused_before: BTreeSet<String>,
}

impl Mutant {
    /// What tsnix shows: where the text can't be parsed, that alone.
    fn own_said(&self) -> &Said {
        if self.own.syntax.is_empty() { &self.own.said } else { &self.own.syntax }
    }

    pub(super) fn outcome(&self) -> Outcome {
        if self.own.panic.is_some() {
            return Outcome::Panic;
        }
        let is_refused = self.own.refused.iter().any(|it| !self.refused_before.contains(it));
        let (own, tsc) = (self.own_said(), &self.tsc.said);
        match (own == tsc, own.is_empty() == tsc.is_empty()) {
            // A refusal decides only where the program is TypeScript for both parsers.
            (is_same, _) if is_refused && !self.tsc.is_syntax && self.own.syntax.is_empty() => {
                if is_same {
                    Outcome::RefusedSame
                } else {
                    Outcome::RefusedOther
                }
            }
            (true, _) => Outcome::Same,
            (false, true) => Outcome::SameVerdict,
            (false, false) => Outcome::Other,
        }
    }

    /// `missing ts2322`, `extra ts2339`, `line ts2345`: how the sets differ, as a group.
    pub(super) fn group(&self) -> String {
        if let Some(message) = &self.own.panic {
            return format!("panic: {message}");
        }
        let missing: BTreeSet<_> = self.tsc.said.difference(self.own_said()).collect();
        let extra: BTreeSet<_> = self.own_said().difference(&self.tsc.said).collect();
        let codes = |all: &BTreeSet<&(String, u32, String)>| -> BTreeSet<String> {
            all.iter().map(|it| it.2.clone()).collect()
        };
        let (missing, extra) = (codes(&missing), codes(&extra));
        let moved: Vec<String> = missing.intersection(&extra).cloned().collect();
        let join = |all: Vec<String>, word: &str| {
            if all.is_empty() { String::new() } else { format!("{word} {}  ", all.join(" ")) }
        };
        let only =
            |left: &BTreeSet<String>, right: &BTreeSet<String>| left.difference(right).cloned().collect();
        [
            join(only(&missing, &extra), "missing"),
            join(only(&extra, &missing), "extra"),
            join(moved, "other line"),
        ]
        .concat()
        .trim_end()
        .to_owned()
    }
}

/// The counts of a run.
#[derive(Default)]
pub(super) struct Counts {
    /// By kind of change and outcome.
    by_kind: BTreeMap<&'static str, BTreeMap<Outcome, u64>>,
    /// Mutants by group: number and kind.
    groups: BTreeMap<String, Vec<(u64, &'static str)>>,
    slowest: Vec<(std::time::Duration, u64)>,
}

/// Parts of a thousand.
fn share(part: u64, whole: u64) -> u64 {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

impl Counts {
    pub(super) fn add(&mut self, mutant: &Mutant) {
        let outcome = mutant.outcome();
        *self.by_kind.entry(mutant.kind).or_default().entry(outcome).or_default() += 1;
        if !matches!(outcome, Outcome::Same | Outcome::RefusedSame) {
            let put_aside = if outcome == Outcome::RefusedOther { "put aside: " } else { "" };
            let syntax = if mutant.tsc.is_syntax { "syntax: " } else { "" };
            let group = format!("{put_aside}{syntax}{}", mutant.group());
            self.groups.entry(group).or_default().push((mutant.number, mutant.kind));
        }
        self.slowest.push((mutant.own.time, mutant.number));
        self.slowest.sort_unstable_by(|left, right| right.cmp(left));
        self.slowest.truncate(3);
    }

    fn sum(&self, is_counted: impl Fn(&str) -> bool) -> BTreeMap<Outcome, u64> {
        let mut sum = BTreeMap::new();
        for (_, counts) in self.by_kind.iter().filter(|(kind, _)| is_counted(kind)) {
            for (outcome, count) in counts {
                *sum.entry(*outcome).or_default() += count;
            }
        }
        sum
    }

    /// Prints all; gives the parts of a thousand with the same verdict and with the same set.
    pub(super) fn report(&self) -> (u64, u64) {
        println!("\ndifferences by group, with the mutants' numbers");
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort_by_key(|(name, all)| (std::cmp::Reverse(all.len()), (*name).clone()));
        for (name, all) in groups {
            let numbers: Vec<String> = all.iter().take(6).map(|it| it.0.to_string()).collect();
            println!("{:6}  {name}    [{}]", all.len(), numbers.join(" "));
        }
        println!("\nby kind of change: mutants, put aside, same verdict, same set");
        for kind in self.by_kind.keys() {
            self.line(kind, |it| it == *kind);
        }
        self.line("tokens", mutate::is_syntax);
        self.line("nodes", |it| !mutate::is_syntax(it));
        for (time, number) in &self.slowest {
            println!("slowest: {number} in {} ms", time.as_millis());
        }
        self.line("ALL", |_| true)
    }

    fn line(&self, name: &str, is_counted: impl Fn(&str) -> bool) -> (u64, u64) {
        let sum = self.sum(is_counted);
        let of = |outcome: Outcome| sum.get(&outcome).copied().unwrap_or(0);
        let all: u64 = sum.values().sum();
        let aside = of(Outcome::RefusedSame) + of(Outcome::RefusedOther);
        let compared = all - aside;
        let verdict = share(of(Outcome::Same) + of(Outcome::SameVerdict), compared);
        let same = share(of(Outcome::Same), compared);
        println!(
            "{name:42} {all:6} {aside:6} ({} of them the same)  {}.{}%  {}.{}%",
            of(Outcome::RefusedSame),
            verdict / 10,
            verdict % 10,
            same / 10,
            same % 10
        );
        (verdict, same)
    }
}
