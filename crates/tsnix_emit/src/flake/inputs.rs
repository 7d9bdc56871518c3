//! The inputs of a flake: what the program imports, and what `inputs` adds.

pub(crate) mod follows;
mod url;

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;
use nix_tree::build::{attrs, bind, ident, select};
use nix_tree::{Binding, Expr};
use smol_str::{SmolStr, format_smolstr};
use tsnix_source::catalogue::flakes::{INPUT_CONFLICT, SAME_INPUT, UNKNOWN_INPUT_ATTRIBUTE};
use tsnix_source::near::nearest;
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ImportAttribute, Module, Stmt, StmtId, StringLiteral};

use super::nixpkgs::{branch_of, url};
use crate::context::Context;
use crate::fold::{Const, to_nix};
use crate::imports::AmbientImport;
use crate::names::can_be_bound;
pub(crate) use url::{is_flake_url, repository_name};

/// Where an import stands.
type Place = (FileId, StmtId);

/// The inputs of the output that is made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) list: Vec<Input>,
    /// Which input an import is.
    of_place: HashMap<Place, usize>,
    /// Which input a specifier is first.
    of_specifier: IndexMap<SmolStr, usize>,
    /// The inputs that the outputs name, by position; `self` is kept apart.
    pub(crate) used: BTreeSet<usize>,
    /// Whether the outputs name the flake itself.
    pub(crate) uses_self: bool,
    /// The name of the set of all inputs, where some name can't be a formal.
    pub(crate) all: Option<SmolStr>,
}

/// One input.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Its name in `inputs`.
    pub(crate) name: SmolStr,
    /// What the flake says of it: `url`, `flake`, `inputs`.
    pub(crate) spec: Const,
    /// The import, for comments and diagnostics.
    pub(crate) place: Option<Place>,
}

impl Inputs {
    /// The position of the input that an import is.
    pub(crate) fn position(&self, import: &AmbientImport) -> Option<usize> {
        let place = self.of_place.get(&import.from).copied();
        place.or_else(|| self.of_specifier.get(&import.specifier).copied())
    }

    /// The value of an input in the outputs; marks it used.
    pub(crate) fn value(&mut self, position: usize) -> Expr {
        self.used.insert(position);
        let name = self.list[position].name.clone();
        match &self.all {
            Some(all) if !can_be_bound(&name) => select(ident(all.clone()), [name]),
            _ => ident(name),
        }
    }

    /// The specifiers of the program with their inputs, in order.
    pub(crate) fn specifiers(&self) -> impl Iterator<Item = (&SmolStr, usize)> {
        self.of_specifier.iter().map(|(specifier, at)| (specifier, *at))
    }
}

/// An import that declares an input.
struct Declared<'m> {
    specifier: &'m StringLiteral,
    place: Place,
    url: SmolStr,
    /// By `with { name }`.
    name: Option<&'m StringLiteral>,
    spec: IndexMap<SmolStr, Const>,
}

impl Declared<'_> {
    /// Whether both are the same tree, taken in the same way.
    fn is_same(&self, other: &Self) -> bool {
        self.url == other.url && self.spec.get("flake") == other.spec.get("flake")
    }
}

/// Collects the inputs that the modules of the program import, the entry's first.
pub(crate) fn collect(ctx: &mut Context<'_>) {
    let graph = ctx.model.graph();
    let others = ctx.modules.iter().copied().filter(|file| *file != ctx.file);
    let files: Vec<FileId> = std::iter::once(ctx.file).chain(others).collect();
    let mut imports = Vec::new();
    for file in files {
        let node = &graph.modules[&file];
        for stmt in &node.hir.body {
            if let Some((specifier, attributes)) = import(&node.hir, *stmt) {
                imports.extend(declared(ctx, specifier, attributes, (file, *stmt)));
            }
        }
    }
    for at in 0..imports.len() {
        add(ctx, &imports, at);
    }
    if ctx.inputs.list.iter().any(|input| !can_be_bound(&input.name)) {
        ctx.inputs.all = Some(ctx.names.fresh("inputs"));
    }
    for input in &ctx.inputs.list {
        ctx.names.reserve(&input.name);
    }
}

/// The specifier and the attributes of an import that may declare an input.
fn import(module: &Module, stmt: StmtId) -> Option<(&StringLiteral, &[ImportAttribute])> {
    match &module[stmt] {
        Stmt::Import(decl) if !decl.is_type_only => Some((&decl.from, &decl.attributes)),
        Stmt::ExportNamed(decl) if !decl.is_type_only => Some((decl.from.as_ref()?, &decl.attributes)),
        Stmt::ExportAll { from, attributes, is_type_only: false, .. } => Some((from, attributes)),
        _ => None,
    }
}

/// What an import says of an input; nothing where it declares none.
fn declared<'m>(
    ctx: &mut Context<'_>,
    specifier: &'m StringLiteral,
    attributes: &'m [ImportAttribute],
    place: Place,
) -> Option<Declared<'m>> {
    let url = match branch_of(&specifier.value) {
        Some(branch) => url(&branch),
        None if is_flake_url(&specifier.value) => specifier.value.clone(),
        None => return None,
    };
    let spec = IndexMap::from([(SmolStr::new_static("url"), Const::String(url.clone()))]);
    let mut declared = Declared { specifier, place, url, name: None, spec };
    for attribute in attributes {
        let Some(value) = &attribute.value else { continue };
        match attribute.key.name.as_str() {
            "name" => declared.name = Some(value),
            "type" => {}
            "flake" if matches!(value.value.as_str(), "true" | "false") => {
                if value.value == "false" {
                    declared.spec.insert("flake".into(), Const::Bool(false));
                }
            }
            path if is_of_inner_input(path) => {
                let value = match value.value.as_str() {
                    "true" | "false" if path.ends_with(".flake") => Const::Bool(value.value == "true"),
                    text => Const::String(text.into()),
                };
                insert(&mut declared.spec, path, value);
            }
            other => report_attribute(ctx, place.0, attribute, value, other),
        }
    }
    Some(declared)
}

/// `inputs.NAME.follows`, at any depth.
fn is_of_inner_input(path: &str) -> bool {
    let mut parts = path.split('.').peekable();
    while let (Some("inputs"), Some(name)) = (parts.next(), parts.next()) {
        if name.is_empty() {
            return false;
        }
        match parts.peek() {
            Some(&"inputs") => {}
            Some(&("follows" | "url" | "flake")) => return parts.count() == 1,
            _ => return false,
        }
    }
    false
}

fn report_attribute(
    ctx: &mut Context<'_>,
    file: FileId,
    attribute: &ImportAttribute,
    value: &StringLiteral,
    name: &str,
) {
    let (message, range, help) = match name {
        "flake" => {
            let message = format!("`flake` is \"true\" or \"false\", not \"{}\"", value.value);
            (message, value.range, Some("write \"false\" for a source tree that is no flake".to_owned()))
        }
        // Nix refuses these beside a URL.
        "ref" | "rev" | "dir" | "submodules" | "narHash" | "host" => {
            let message = format!("`{name}` belongs into the URL");
            (message, attribute.key.range, Some(format!("write it there: `...?{name}={}`", value.value)))
        }
        name => {
            // The last part is what is misspelt most.
            let (front, last) = name.rsplit_once('.').map_or(("", name), |(front, last)| (front, last));
            let near = match front {
                "" => nearest(last, ["name", "flake"]).map(str::to_owned),
                _ => nearest(last, ["follows", "url", "flake"]).map(|near| format!("{front}.{near}")),
            };
            let help = near.map(|near| format!("did you mean `{near}`?"));
            (format!("`{name}` means nothing for an input"), attribute.key.range, help)
        }
    };
    let help = help.unwrap_or_else(|| "known are `name`, `flake` and `inputs.NAME.follows`".to_owned());
    ctx.report(Diagnostic::new(&UNKNOWN_INPUT_ATTRIBUTE, file, range, message).with_help(help));
}

/// Adds the input of an import, or joins it with the one that it is.
fn add(ctx: &mut Context<'_>, imports: &[Declared<'_>], at: usize) {
    let import = &imports[at];
    // One that says no name is the one that another import names.
    let named = import.name.or_else(|| imports.iter().find_map(|it| it.name.filter(|_| it.is_same(import))));
    let same = imports[..at].iter().filter(|it| it.is_same(import)).filter_map(|it| {
        let position = *ctx.inputs.of_place.get(&it.place)?;
        Some((position, it))
    });
    let mut same: Vec<_> = same.map(|(position, it)| (position, it.place, it.specifier.range)).collect();
    let name = match named {
        Some(name) => name.value.clone(),
        None => match (same.first(), branch_of(&import.specifier.value)) {
            (Some((position, ..)), _) => ctx.inputs.list[*position].name.clone(),
            (None, Some(branch)) => nixpkgs_name(&ctx.inputs, &branch),
            (None, None) => repository_name(&import.specifier.value),
        },
    };
    same.retain(|(position, ..)| ctx.inputs.list[*position].name == name);
    let position = match same.first() {
        Some((position, ..)) => {
            merge(&mut ctx.inputs.list[*position].spec, &import.spec);
            *position
        }
        None => {
            if let Some(position) = report_clashes(ctx, imports, at, &name) {
                ctx.inputs.of_place.insert(import.place, position);
                return;
            }
            let spec = Const::Object(import.spec.clone());
            ctx.inputs.list.push(Input { name, spec, place: Some(import.place) });
            ctx.inputs.list.len() - 1
        }
    };
    ctx.inputs.of_place.insert(import.place, position);
    ctx.inputs.of_specifier.entry(import.specifier.value.clone()).or_insert(position);
}

/// A new input has a name of its own, and is no other one over again.
/// Gives the input that has the name already.
fn report_clashes(ctx: &mut Context<'_>, imports: &[Declared<'_>], at: usize, name: &str) -> Option<usize> {
    let import = &imports[at];
    let range = import.name.map_or(import.specifier.range, |name| name.range);
    let taken = ctx.inputs.list.iter().position(|known| known.name == name);
    if let Some(known) = taken.map(|at| &ctx.inputs.list[at]) {
        let mut report = Diagnostic::new(
            &INPUT_CONFLICT,
            import.place.0,
            range,
            format!("two inputs would be called `{name}`"),
        )
        .with_help("name this one: `with { name: \"...\" }`");
        if let Some(first) = imports.iter().find(|it| Some(it.place) == known.place) {
            report = report.with_related(first.place.0, first.specifier.range, "the first");
        }
        ctx.report(report);
    } else if let Some(first) = imports[..at].iter().find(|it| it.is_same(import)) {
        let message = format!("`{}` is another input already", import.url);
        ctx.report(
            Diagnostic::new(&SAME_INPUT, import.place.0, range, message)
                .with_help("give both imports one name")
                .with_related(first.place.0, first.specifier.range, "the first"),
        );
    }
    taken
}

/// Adds what a second import of an input says beyond the first.
fn merge(spec: &mut Const, more: &IndexMap<SmolStr, Const>) {
    let Const::Object(known) = spec else { return };
    for (name, value) in more {
        match (known.get_mut(name), value) {
            (Some(inner @ Const::Object(_)), Const::Object(value)) => merge(inner, value),
            (Some(_), _) => {}
            (None, value) => drop(known.insert(name.clone(), value.clone())),
        }
    }
}

/// Sets `a.b.c` in nested objects.
fn insert(object: &mut IndexMap<SmolStr, Const>, path: &str, value: Const) {
    let Some((first, rest)) = path.split_once('.') else {
        object.insert(path.into(), value);
        return;
    };
    let inner = object.entry(first.into()).or_insert_with(|| Const::Object(IndexMap::new()));
    if let Const::Object(inner) = inner {
        insert(inner, rest, value);
    }
}

/// The first branch of nixpkgs is `nixpkgs`, each other says which it is.
fn nixpkgs_name(inputs: &Inputs, branch: &str) -> SmolStr {
    let is_there = inputs.list.iter().any(|input| input.name == "nixpkgs");
    if is_there { format_smolstr!("nixpkgs-{}", branch.replace('.', "_")) } else { "nixpkgs".into() }
}

/// Checks the `follows` of all inputs: those of imports, and those that `added` (the folded `inputs`, with its
/// place) says.
pub(crate) fn check_follows(ctx: &mut Context<'_>, added: Option<(&Const, (FileId, TextRange))>) {
    let mut all: IndexMap<SmolStr, Const> = IndexMap::new();
    for input in &ctx.inputs.list {
        all.insert(input.name.clone(), input.spec.clone());
    }
    if let Some((Const::Object(added), _)) = added {
        all.extend(added.iter().map(|(name, spec)| (name.clone(), spec.clone())));
    }
    let place = |name: &str, target: &str| {
        let input = ctx.inputs.list.iter().find(|input| input.name == name);
        match (input.and_then(|input| input.place), added) {
            (Some((file, stmt)), _) => (file, attribute_place(ctx.module_of(file), stmt, target)),
            (None, Some((_, place))) => place,
            (None, None) => (ctx.file, TextRange::default()),
        }
    };
    let found = follows::check(&follows::Specs { inputs: &all, place: &place });
    for report in found {
        ctx.report(report);
    }
}

fn attribute_place(module: &Module, stmt: StmtId, target: &str) -> TextRange {
    let attributes = import(module, stmt).map_or(&[][..], |(_, attributes)| attributes);
    let has = |it: &&ImportAttribute| it.value.as_ref().is_some_and(|value| value.value == target);
    let found = attributes.iter().find(has).and_then(|it| it.value.as_ref());
    found.map_or_else(|| module.stmts.range(stmt), |value| value.range)
}

/// `inputs = { ... };`, nothing where there are none. `added` is the folded `inputs` of the program.
pub(crate) fn binding(ctx: &Context<'_>, added: Option<&Const>) -> Option<Binding> {
    let mut all: IndexMap<SmolStr, Binding> = IndexMap::new();
    for input in &ctx.inputs.list {
        let mut binding = bind(input.name.clone(), to_nix(&input.spec));
        if let Some((file, stmt)) = input.place
            && file == ctx.file
        {
            let start = ctx.module().stmts.range(stmt).start;
            // What stands above the first statement is about the file.
            if start != first_statement(ctx) {
                binding.trivia.comments_before = crate::trivia::before(ctx, start).0;
            }
        }
        all.insert(input.name.clone(), binding);
    }
    if let Some(Const::Object(added)) = added {
        for (name, spec) in added {
            all.insert(name.clone(), bind(name.clone(), to_nix(spec)));
        }
    }
    (!all.is_empty())
        .then(|| bind("inputs", attrs(nix_tree::dotted::dotted_all(all.into_values().collect()))))
}

/// Where the first statement of the current module starts.
pub(crate) fn first_statement(ctx: &Context<'_>) -> u32 {
    ctx.module().body.first().map_or(0, |stmt| ctx.module().stmts.range(*stmt).start)
}
