//! What there is to say about a program, found module by module, and kept for as long as it holds.
//!
//! ```text
//! key of a module = its text, where its imports lead, the options, what is declared for all modules,
//!                   and the interfaces of all modules that it leads to
//! the same key  =>  the same diagnostics, and the same interface
//! ```
//!
//! So an edit inside of a function's body has that module checked again and none of those that import it. Modules
//! that import each other in a circle have one key. Only what checking says is kept: what emission finds is found
//! by [`Session::compile_loaded`], which checks everything, and whose word counts where both have spoken.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use tsnix_check::module_graph::{ModuleGraph, Resolution};
use tsnix_check::subset::{self, Refusals};
use tsnix_source::{Diagnostic, FileId, FileSet};

use super::order::{Order, imports, order};
use super::silence::Silence;
use super::{Checked, Session};
use crate::foreign;

/// Errors of types that lead back to themselves: who asks first decides who has the error.
const CIRCULAR: &[&str] = &["ts2310", "ts2313", "ts2456", "ts2502", "ts7022", "ts7023", "ts7024"];

/// What was said about modules, from check to check.
#[derive(Default)]
pub(super) struct Kept {
    modules: HashMap<FileId, Arc<Said>>,
}

/// What checking says about one module.
struct Said {
    key: u64,
    /// The number of its interface, or of its text.
    interface: u64,
    diagnostics: Vec<Diagnostic>,
    refusals: Refusals,
    /// The files that related places are in, with the texts that these places are of.
    related: Vec<(FileId, Arc<str>)>,
}

/// A program of which is being found out what is to be said.
pub struct Diagnosis {
    order: Order,
    /// How many modules were looked at.
    at: usize,
    /// What all keys have in common.
    common: u64,
    /// For each module looked at, the number of its interface and of all that it leads to.
    reach: HashMap<FileId, u64>,
    said: BTreeMap<FileId, Arc<Said>>,
    silence: Silence,
    checked: usize,
    /// How many modules were checked for [`Session::deepen`].
    deep: usize,
}

impl Diagnosis {
    /// How many modules had to be checked: for tests, and for whoever measures.
    pub fn checked(&self) -> usize {
        self.checked
    }
}

fn number(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Session {
    /// Starts to find out what is to be said about a loaded program.
    pub fn diagnosis(&mut self, checked: &Checked) -> Diagnosis {
        let graph = checked.model.graph();
        self.kept.modules.retain(|file, _| graph.modules.contains_key(file));
        Diagnosis {
            order: order(graph),
            at: 0,
            common: self.common(checked),
            reach: HashMap::new(),
            said: BTreeMap::new(),
            silence: self.silence(graph),
            checked: 0,
            deep: 0,
        }
    }

    /// What every module depends on: options, typings, outputs, and what modules declare for all others.
    fn common(&self, checked: &Checked) -> u64 {
        let graph = checked.model.graph();
        let mut hasher = DefaultHasher::new();
        (self.typings_read, format!("{:?}", checked.model.options()), &graph.outputs).hash(&mut hasher);
        for (file, node) in &graph.modules {
            let declares = !node.bindings.globals.is_empty() || !node.bindings.ambient_modules.is_empty();
            if declares && !node.is_library {
                (file, graph.files.file(*file).text()).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// Forgets what was kept: it was found not to hold.
    pub fn forget_kept(&mut self) {
        self.kept = Kept::default();
    }

    /// Looks at the next module; false where there is none.
    pub fn step(&mut self, checked: &Checked, diagnosis: &mut Diagnosis) -> bool {
        let graph = checked.model.graph();
        let Some(file) = diagnosis.order.files.get(diagnosis.at).copied() else { return false };
        diagnosis.at += 1;
        if diagnosis.silence.is_on(file) {
            return diagnosis.at < diagnosis.order.files.len();
        }
        let Some(node) = graph.modules.get(&file) else { return true };
        let text = graph.files.file(file).text();
        if node.is_library {
            diagnosis.reach.insert(file, number(text));
            return true;
        }
        let key = number((file, key_of(graph, diagnosis, file)));
        let said = match self.kept.modules.get(&file) {
            Some(said) if said.key == key && said.holds(&graph.files) => Arc::clone(said),
            _ => {
                diagnosis.checked += 1;
                Arc::new(said_of_module(checked, &diagnosis.order, file, key))
            }
        };
        let is_kept = !said.diagnostics.iter().any(|it| CIRCULAR.contains(&it.code.number));
        if is_kept {
            self.kept.modules.insert(file, Arc::clone(&said));
        } else {
            self.kept.modules.remove(&file);
        }
        // A module of a circle is as good as all of it, and what it imports is in the key.
        let below = key_of(graph, diagnosis, file);
        let interface = if diagnosis.order.circles.contains_key(&file) { 0 } else { said.interface };
        let reach = match interface {
            0 => below,
            _ => number((interface, reach_of_imports(graph, diagnosis, file))),
        };
        diagnosis.reach.insert(file, reach);
        diagnosis.said.insert(file, said);
        diagnosis.at < diagnosis.order.files.len()
    }

    /// Checks the next module whatever was kept of it; false where there is none. What [`Session::compile_loaded`] would
    /// do at one go, for those who want to do something else in between.
    pub fn deepen(&self, checked: &Checked, diagnosis: &mut Diagnosis) -> bool {
        let Some(file) = diagnosis.order.files.get(diagnosis.deep) else { return false };
        diagnosis.deep += 1;
        if !diagnosis.silence.is_on(*file) {
            checked.model.diagnostics(*file);
        }
        true
    }

    /// All that checking says, after ignores and severities, with the files that it speaks of. To be asked when
    /// [`Session::step`] has nothing left. What emission finds is missing.
    pub fn first_word(&self, checked: &Checked, diagnosis: &Diagnosis) -> (FileSet, Vec<Diagnostic>) {
        let graph = checked.model.graph();
        let mut found = diagnosis.silence.heard(&graph.diagnostics);
        for (file, said) in &diagnosis.said {
            found.extend(said.diagnostics.iter().cloned());
            found.extend(foreign::packages::check(self.fs.as_ref(), &checked.model, *file));
        }
        let refusals = diagnosis.said.iter().map(|(file, said)| (*file, said.refusals.clone()));
        let said = subset::merged(found, refusals);
        let mut files = checked.files.clone();
        let said = self.finish(&mut files, graph, said, false);
        (files, said)
    }
}

impl Said {
    /// Whether the places of other files that it speaks of are still where they were.
    fn holds(&self, files: &FileSet) -> bool {
        self.related.iter().all(|(file, text)| files.file(*file).text() == text)
    }
}

/// What a module's diagnostics depend on, but for the module's number.
fn key_of(graph: &ModuleGraph, diagnosis: &Diagnosis, file: FileId) -> u64 {
    let alone = vec![file];
    let mut hasher = DefaultHasher::new();
    diagnosis.common.hash(&mut hasher);
    for file in diagnosis.order.circles.get(&file).unwrap_or(&alone) {
        let Some(node) = graph.modules.get(file) else { continue };
        graph.files.file(*file).text().hash(&mut hasher);
        for (specifier, resolution) in &node.imports {
            specifier.hash(&mut hasher);
            match resolution {
                Resolution::Module(file) => (1, file).hash(&mut hasher),
                Resolution::Foreign(it) => {
                    (2, it.kind, &it.path, it.declaration, it.text).hash(&mut hasher);
                }
                Resolution::Ambient => 3.hash(&mut hasher),
                Resolution::Missing => 4.hash(&mut hasher),
            }
        }
        reach_of_imports(graph, diagnosis, *file).hash(&mut hasher);
    }
    hasher.finish()
}

/// The numbers of all that a module imports; of its own circle none.
fn reach_of_imports(graph: &ModuleGraph, diagnosis: &Diagnosis, file: FileId) -> Vec<u64> {
    let Some(node) = graph.modules.get(&file) else { return Vec::new() };
    let circle = diagnosis.order.circles.get(&file);
    let others = imports(node).filter(|it| circle.is_none_or(|circle| !circle.contains(it)));
    others
        .map(|it| match diagnosis.reach.get(&it) {
            Some(reach) => *reach,
            // Data that is no module.
            None => number(graph.files.file(it).text()),
        })
        .collect()
}

fn said_of_module(checked: &Checked, order: &Order, file: FileId, key: u64) -> Said {
    let model = &checked.model;
    let diagnostics = model.diagnostics(file);
    let refusals = subset::refusals(model, file);
    let files = &model.graph().files;
    let mut related = Vec::new();
    for it in diagnostics.iter().chain(refusals.diagnostics()).flat_map(|it| &it.related) {
        if it.file != file && !related.iter().any(|(known, _)| *known == it.file) {
            related.push((it.file, Arc::clone(files.file(it.file).text())));
        }
    }
    let is_seen = order.imported.contains(&file) && !order.circles.contains_key(&file);
    let interface = if is_seen { model.interface_of(file) } else { None };
    let interface = interface.unwrap_or_else(|| number((0, files.file(file).text())));
    Said { key, interface, diagnostics, refusals, related }
}

#[cfg(test)]
mod tests;
