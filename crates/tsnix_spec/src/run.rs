//! One run over all cases: lay out, compile, ask the oracles at the same time, compare.

mod job;
mod watch;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;

use rayon::prelude::*;

use crate::compile;
use crate::examples;
use crate::oracle::{self, Evaluation, NixRequest, NodeRequest, Reported, TscUnit};
use crate::real;
use crate::suite;
use crate::update::{self, Replacement};
use crate::value;
use crate::verdict::{self, Complaint};

use job::Job;
use watch::Watch;

static WATCH: LazyLock<Watch> = LazyLock::new(Watch::default);

/// What to run and how strictly.
#[derive(Clone, Debug)]
pub struct Options {
    /// The repository.
    pub root: PathBuf,
    /// Only cases whose page or name contains this.
    pub filter: Option<String>,
    /// Write what was found into the pages.
    pub is_update: bool,
    /// Real trees to evaluate with.
    pub trees: real::Trees,
    /// Name each case on standard error before it is compiled: the last one is where the compiler crashed.
    pub is_trace: bool,
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One paragraph for each case that fails.
    pub failures: Vec<String>,
    /// What could not be asked, each in one line.
    pub missing: Vec<String>,
    pub passed: usize,
    pub failed: usize,
    /// What needs something that nobody has to have, and was not asked; each in one line.
    pub notes: Vec<String>,
    /// Nothing was wrong, but not everything could be asked.
    pub skipped: usize,
    /// What evaluating each example costs against the same written by hand, a line each.
    pub costs: Vec<String>,
    /// Pages that were written.
    pub updated: Vec<PathBuf>,
}

/// Which oracles there are.
struct Available {
    nix: bool,
    node: bool,
    tsc: bool,
}

/// Runs the specification.
///
/// # Errors
/// When the pages can't be read or the cases can't be written.
pub fn run(options: &Options) -> io::Result<Outcome> {
    let root = std::path::absolute(&options.root)?;
    let scratch = scratch_folder(&root)?;
    let mut outcome = Outcome::default();
    let mut jobs = lay_out(&root, &scratch, options, &mut outcome)?;

    WATCH.guard();
    jobs.par_iter_mut().for_each(|job| {
        let name = format!("{}:{}: {}", job.page.display(), job.case.line, job.case.name);
        if options.is_trace {
            eprintln!("{name}");
        }
        let compile = || compile::compile(&job.folder, &job.case.entry, &job.queries);
        job.compiled = Some(WATCH.over(&name, compile));
        job.check_compiled();
    });
    for job in &jobs {
        job.write_output()?;
    }

    let available =
        Available { nix: oracle::has_nix(), node: oracle::has_node(&root), tsc: oracle::has_tsc(&root) };
    for (is_there, line) in [
        (available.nix, "Nix is missing (nix-instantiate): no value was checked"),
        (available.node, "Node or esbuild is missing (npm ci): no value was compared with JavaScript"),
        (available.tsc, "TypeScript is missing (npm ci): no diagnostic was compared with tsc"),
    ] {
        if !is_there {
            outcome.missing.push(line.to_owned());
        }
    }
    ask_oracles(&root, &scratch, &available, &mut jobs);
    finish(&root, options, jobs, &mut outcome)?;
    for example in examples::run(&root, &scratch, options.filter.as_deref(), available.nix, available.tsc)? {
        outcome.count(example.complaints.is_empty(), example.is_skipped);
        outcome.costs.extend(examples::cost::line(&example.name, &example.costs));
        if !example.complaints.is_empty() {
            outcome.failures.push(format!("{}\n  {}", example.name, example.complaints.join("\n  ")));
        }
    }
    let trees = if available.nix { options.trees.clone() } else { real::Trees::default() };
    let real = real::run(&root, &scratch, options.filter.as_deref(), &trees)?;
    for (variable, count) in real.missing {
        outcome
            .notes
            .push(format!("{variable} is not set: {count} files were not evaluated by the real modules"));
    }
    for example in real.examples {
        outcome.count(example.complaints.is_empty(), example.is_skipped);
        if !example.complaints.is_empty() {
            outcome.failures.push(format!("{}\n  {}", example.name, example.complaints.join("\n  ")));
        }
    }
    Ok(outcome)
}

/// A folder of this run alone: two runs at once must not write each other's cases. What earlier runs left is
/// removed; what this one leaves can be looked at where something failed.
fn scratch_folder(root: &Path) -> io::Result<PathBuf> {
    let all = root.join("target/spec");
    fs::create_dir_all(&all)?;
    for entry in fs::read_dir(&all)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_running = name.strip_prefix("run-").is_some_and(|id| Path::new("/proc").join(id).exists());
        if !is_running && entry.path().is_dir() {
            // Another run may be removing the same.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let own = all.join(format!("run-{}", std::process::id()));
    fs::create_dir_all(&own)?;
    Ok(own)
}

impl Outcome {
    fn count(&mut self, is_fine: bool, is_skipped: bool) {
        match (is_fine, is_skipped) {
            (false, _) => self.failed += 1,
            (true, true) => self.skipped += 1,
            (true, false) => self.passed += 1,
        }
    }
}

fn lay_out(root: &Path, scratch: &Path, options: &Options, outcome: &mut Outcome) -> io::Result<Vec<Job>> {
    let cases_folder = scratch.join("cases");
    if cases_folder.exists() {
        fs::remove_dir_all(&cases_folder)?;
    }
    let mut jobs = Vec::new();
    for source in suite::find(root)? {
        let page = source.path.to_string_lossy().into_owned();
        let is_wanted =
            |name: &str| options.filter.as_ref().is_none_or(|it| page.contains(it) || name.contains(it));
        let cases = match source.cases {
            Ok(cases) => cases,
            Err(errors) if is_wanted("") => {
                let lines: Vec<_> =
                    errors.iter().map(|it| format!("{page}:{}: {}", it.line, it.message)).collect();
                outcome.failures.push(lines.join("\n"));
                outcome.failed += 1;
                continue;
            }
            Err(_) => continue,
        };
        let needs_example = source.code.is_some();
        if needs_example && is_wanted("") && !cases.iter().any(|case| case.name.contains(" > Example")) {
            outcome.failures.push(format!("{page}:1: the page has no `## Example`"));
            outcome.failed += 1;
        }
        let folder_name = page.replace(['/', '.'], "-");
        for (at, case) in cases.into_iter().enumerate().filter(|(_, case)| is_wanted(&case.name)) {
            let folder = cases_folder.join(&folder_name).join(at.to_string());
            let mut job = Job::new(source.path.clone(), case, folder, source.code.map(|code| code.number));
            job.write_files()?;
            jobs.push(job);
        }
    }
    Ok(jobs)
}

/// The three run at the same time: most of what they do is waiting for each other's core.
fn ask_oracles(root: &Path, scratch: &Path, available: &Available, jobs: &mut [Job]) {
    let nix_at: Vec<usize> = (0..jobs.len()).filter(|at| jobs[*at].wants_nix()).collect();
    let node_at: Vec<usize> = (0..jobs.len()).filter(|at| jobs[*at].wants_node()).collect();
    let tsc_at: Vec<usize> = (0..jobs.len()).filter(|at| jobs[*at].wants_tsc()).collect();
    let nix_requests: Vec<NixRequest> = nix_at.iter().map(|at| nix_request(&jobs[*at])).collect();
    let node_requests: Vec<NodeRequest> = node_at
        .iter()
        .map(|at| NodeRequest {
            folder: jobs[*at].folder.clone(),
            file: jobs[*at].folder.join(&jobs[*at].case.entry),
        })
        .collect();
    let units: Vec<TscUnit> = tsc_at.iter().map(|at| jobs[*at].tsc_unit()).collect();

    let (nix, node, tsc) = thread::scope(|scope| {
        let nix = scope.spawn(|| available.nix.then(|| oracle::evaluate_nix(root, scratch, &nix_requests)));
        let node = scope.spawn(|| {
            (available.node && !node_requests.is_empty())
                .then(|| oracle::evaluate_node(root, scratch, &node_requests))
        });
        let tsc = scope
            .spawn(|| (available.tsc && !units.is_empty()).then(|| oracle::check_tsc(root, scratch, &units)));
        (nix.join().ok().flatten(), node.join().ok().flatten(), tsc.join().ok().flatten())
    });
    note_values(jobs, &nix_at, nix, available.nix, Job::take_nix);
    note_values(jobs, &node_at, node, available.node, Job::take_node);
    note_values(jobs, &tsc_at, tsc, available.tsc, |job, found: Result<BTreeSet<Reported>, String>| {
        job.take_tsc(&found)
    });
}

/// Hands the answers to their jobs. An oracle that is there and did not answer makes its jobs fail.
fn note_values<T>(
    jobs: &mut [Job],
    places: &[usize],
    answers: Option<Vec<T>>,
    is_there: bool,
    take: impl Fn(&mut Job, T),
) {
    let mut answers = answers.unwrap_or_default().into_iter();
    for at in places {
        let job = &mut jobs[*at];
        match answers.next() {
            Some(answer) => take(job, answer),
            None if is_there => job.complain(job.case.line, "an oracle gave no answer"),
            None => job.is_skipped = true,
        }
    }
}

fn nix_request(job: &Job) -> NixRequest {
    let expected = job.case.json.as_ref().and_then(|fence| serde_json::from_str(&fence.text).ok());
    let exact = expected.filter(value::needs_exact_comparison).map(|it| value::to_nix(&it));
    NixRequest { file: job.output(), exact }
}

fn finish(root: &Path, options: &Options, jobs: Vec<Job>, outcome: &mut Outcome) -> io::Result<()> {
    let mut replacements: Vec<(PathBuf, Replacement)> = Vec::new();
    for job in jobs {
        if options.is_update {
            replacements.extend(job.replacements().into_iter().map(|it| (job.page.clone(), it)));
        }
        outcome.count(job.complaints.is_empty(), job.is_skipped);
        if job.complaints.is_empty() {
            continue;
        }
        let mut text = format!("{}:{}: {}", job.page.display(), job.case.line, job.case.name);
        for it in &job.complaints {
            text.push_str(&format!("\n  {}:{}: {}", job.page.display(), it.line, it.message));
        }
        outcome.failures.push(text);
    }
    outcome.updated = update::write(root, replacements)?;
    Ok(())
}

impl Job {
    fn take_nix(&mut self, found: Evaluation) {
        let complaints = verdict::nix_value(&self.case, &found);
        self.complaints.extend(complaints);
        self.nix_value = found.ok();
    }

    fn take_node(&mut self, found: Evaluation) {
        let complaints = verdict::node_value(&self.case, &found);
        self.complaints.extend(complaints);
    }

    fn take_tsc(&mut self, found: &Result<BTreeSet<Reported>, String>) {
        let folder = self.folder.clone();
        let relative =
            |it: &Reported| it.file.strip_prefix(&folder).unwrap_or(&it.file).to_string_lossy().into_owned();
        let complaints = verdict::tsc(&self.case, relative, &self.tsc_unit().expected, found);
        self.complaints.extend(complaints);
    }

    fn complain(&mut self, line: usize, message: impl Into<String>) {
        self.complaints.push(Complaint { line, message: message.into() });
    }
}
