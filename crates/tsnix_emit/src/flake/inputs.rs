//! The inputs of a flake: what the program imports, and what `inputs` adds.

use indexmap::IndexMap;
use nix_tree::build::{attrs, bind, ident, select};
use nix_tree::{Binding, Expr};
use smol_str::{SmolStr, format_smolstr};
use tsnix_source::catalogue::flakes::UNKNOWN_FOLLOWS;
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ImportAttribute, Module, Stmt, StmtId};

use super::nixpkgs::{branch_of, url};
use crate::context::Context;
use crate::fold::{Const, to_nix};
use crate::names::can_be_bound;

/// The inputs of the output that is made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) list: Vec<Input>,
    /// Which input a specifier is.
    of_specifier: IndexMap<SmolStr, usize>,
    /// The inputs that the outputs name, by position; `self` is kept apart.
    pub(crate) used: std::collections::BTreeSet<usize>,
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
    pub(crate) place: Option<(FileId, StmtId)>,
}

impl Inputs {
    /// The position of the input that a specifier is.
    pub(crate) fn position(&self, specifier: &str) -> Option<usize> {
        self.of_specifier.get(specifier).copied()
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

    fn add(&mut self, specifier: &SmolStr, input: Input) {
        let same = self.list.iter().position(|known| known.spec == input.spec || known.name == input.name);
        let position = same.unwrap_or_else(|| {
            self.list.push(input);
            self.list.len() - 1
        });
        self.of_specifier.insert(specifier.clone(), position);
    }
}

/// Collects the inputs that the modules of the program import, the entry's first.
pub(crate) fn collect(ctx: &mut Context<'_>) {
    let graph = ctx.model.graph();
    let others = ctx.modules.iter().copied().filter(|file| *file != ctx.file);
    let files: Vec<FileId> = std::iter::once(ctx.file).chain(others).collect();
    for file in files {
        let node = &graph.modules[&file];
        for stmt in &node.hir.body {
            if let Some((specifier, attributes)) = import(&node.hir, *stmt) {
                add_import(ctx, specifier, attributes, (file, *stmt));
            }
        }
    }
    check_follows(ctx);
    if ctx.inputs.list.iter().any(|input| !can_be_bound(&input.name)) {
        ctx.inputs.all = Some(ctx.names.fresh("inputs"));
    }
    for input in &ctx.inputs.list {
        ctx.names.reserve(&input.name);
    }
}

/// The specifier and the attributes of an import that may declare an input.
fn import(module: &Module, stmt: StmtId) -> Option<(&SmolStr, &[ImportAttribute])> {
    match &module[stmt] {
        Stmt::Import(decl) if !decl.is_type_only => Some((&decl.from.value, &decl.attributes)),
        Stmt::ExportNamed(decl) if !decl.is_type_only => Some((&decl.from.as_ref()?.value, &decl.attributes)),
        Stmt::ExportAll { from, attributes, is_type_only: false, .. } => Some((&from.value, attributes)),
        _ => None,
    }
}

fn add_import(
    ctx: &mut Context<'_>,
    specifier: &SmolStr,
    attributes: &[ImportAttribute],
    place: (FileId, StmtId),
) {
    let (url, default_name) = match branch_of(specifier) {
        Some(branch) => (url(&branch), nixpkgs_name(&ctx.inputs, &branch)),
        None if is_flake_url(specifier) => (specifier.clone(), repository_name(specifier)),
        None => return,
    };
    let mut spec = IndexMap::from([(SmolStr::new_static("url"), Const::String(url))]);
    let mut name = default_name;
    for attribute in attributes {
        let Some(value) = &attribute.value else { continue };
        match attribute.key.name.as_str() {
            "name" => name = value.value.clone(),
            "type" => {}
            "flake" => {
                spec.insert("flake".into(), Const::Bool(value.value != "false"));
            }
            path => insert(&mut spec, path, Const::String(value.value.clone())),
        }
    }
    ctx.inputs.add(specifier, Input { name, spec: Const::Object(spec), place: Some(place) });
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

/// Whether a specifier is the URL of a flake.
pub(crate) fn is_flake_url(specifier: &str) -> bool {
    const SCHEMES: &[&str] =
        &["github", "gitlab", "sourcehut", "path", "flake", "git", "hg", "tarball", "file", "http", "https"];
    let Some((scheme, rest)) = specifier.split_once(':') else { return false };
    let (transport, _) = scheme.split_once('+').unwrap_or((scheme, ""));
    !rest.is_empty() && SCHEMES.contains(&transport)
}

/// The name of the repository that a flake URL names.
pub(crate) fn repository_name(url: &str) -> SmolStr {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    let path = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    let mut parts = path.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
    let name = match scheme {
        "github" | "gitlab" | "sourcehut" => parts.nth(1),
        "flake" => parts.next(),
        _ => parts.next_back(),
    };
    let name = name.unwrap_or("input");
    let endings = [".git", ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst", ".tgz", ".tar", ".zip"];
    endings.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name).into()
}

/// A `follows` names an input that must be there.
fn check_follows(ctx: &mut Context<'_>) {
    let mut reports = Vec::new();
    for input in &ctx.inputs.list {
        let Some((file, stmt)) = input.place else { continue };
        for target in follows(&input.spec) {
            let first = target.split('/').next().unwrap_or("");
            if first.is_empty() || ctx.inputs.list.iter().any(|known| known.name == first) {
                continue;
            }
            let module = ctx.module_of(file);
            let range = attribute_place(module, stmt, target);
            let names: Vec<_> = ctx.inputs.list.iter().map(|input| format!("`{}`", input.name)).collect();
            reports.push(
                Diagnostic::new(
                    &UNKNOWN_FOLLOWS,
                    file,
                    range,
                    format!("input `{}` follows `{target}`, which is not an input", input.name),
                )
                .with_help(format!("the inputs are {}; import the one that is meant", names.join(", "))),
            );
        }
    }
    for report in reports {
        ctx.report(report);
    }
}

/// All targets of `follows` in an input's specification.
fn follows(spec: &Const) -> Vec<&str> {
    let Const::Object(properties) = spec else { return Vec::new() };
    let each = properties.iter().flat_map(|(key, value)| match value {
        Const::String(target) if key == "follows" => vec![target.as_str()],
        _ => follows(value),
    });
    each.collect()
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
