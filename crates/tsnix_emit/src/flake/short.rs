//! The short form: outputs without the system level, put under a function of the system.

use std::collections::BTreeSet;

use nix_tree::build::{
    apply, attrs, bind, builtin, expanded_list, ident, inherit_from, lambda, list, pattern, select, string,
};
use nix_tree::{Binding, Expr};
use smol_str::SmolStr;

use tsnix_source::TextRange;

use super::configured;
use super::inputs;
use super::meta::{Meta, fold_meta};
use super::nixpkgs::{NixpkgsExport, branch_of, nixpkgs_value};
use super::outputs::{Output, Parts, Piece, PieceValue, parts};
use crate::context::Context;
use crate::file::{Options, Value, item_bindings, let_around};
use crate::fold::{Const, fold, to_nix};
use crate::lower;
use crate::outline::{ItemId, Uses};
use crate::placement::{Placement, Placements, Slot};

/// The systems of a flake that names none.
const DEFAULT_SYSTEMS: &[&str] = &["x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin"];

/// A flake in the short form.
pub(super) fn emit(ctx: &mut Context<'_>, value: &Value, options: &Options) -> Expr {
    inputs::collect(ctx);
    let parts = parts(ctx, value);
    let meta = fold_meta(ctx, &parts);
    let place = parts.meta.iter().find(|(name, _)| name == "inputs");
    let place = place.map_or_else(TextRange::default, |(_, expr)| ctx.module().exprs.range(*expr));
    inputs::check_follows(ctx, meta.get("inputs").map(|added| (added, (ctx.file, place))));
    let mut plan = Plan::new(ctx, &parts, &meta, options);
    let outputs = plan.outputs(ctx, &parts);
    let bindings = plan.bindings(ctx);
    let body = let_around(bindings, attrs(outputs));
    file(ctx, &meta, body)
}

/// `{ description; nixConfig; inputs; outputs }`
pub(super) fn file(ctx: &mut Context<'_>, meta: &Meta, body: Expr) -> Expr {
    let mut bindings = Vec::new();
    for name in ["description", "nixConfig"] {
        if let Some(value) = meta.get(name) {
            bindings.push(bind(name, to_nix(value)));
        }
    }
    bindings.extend(inputs::binding(ctx, meta.get("inputs")));
    let mut formals: Vec<SmolStr> = Vec::new();
    if ctx.inputs.uses_self {
        formals.push("self".into());
    }
    let used = ctx.inputs.used.iter().map(|at| ctx.inputs.list[*at].name.clone());
    formals.extend(used.filter(|name| crate::names::can_be_bound(name)));
    let mut set = pattern(formals).open();
    if let Some(all) = &ctx.inputs.all {
        set = set.named(all.clone());
    }
    let comments = crate::file::value_comments(ctx);
    bindings.push(bind("outputs", lambda(set, body)).commented(comments));
    for binding in bindings.iter_mut().skip(1) {
        binding.trivia.blank_line_before = true;
    }
    let comments = crate::file::file_comments(ctx);
    nix_tree::build::commented(comments, attrs(nix_tree::dotted::dotted_all(bindings)))
}

/// How the outputs of one flake are put under systems.
struct Plan {
    systems: Vec<SmolStr>,
    /// The name of the function that makes an attribute for each system.
    for_each: SmolStr,
    /// Each output's values of the system; nothing for one without a system level.
    slots: Vec<Option<BTreeSet<Slot>>>,
    /// Where all need one package set at the most, that is what the function gives.
    only: Option<Slot>,
    is_for_each_used: bool,
    /// The configured package sets by system, by the name of that set.
    configured: Vec<(ItemId, SmolStr)>,
    /// Systems of single outputs that the flake as a whole does not have.
    more_systems: Vec<SmolStr>,
    /// The input whose `lib` is `lib`.
    lib_input: Option<usize>,
}

impl Plan {
    fn new(ctx: &mut Context<'_>, parts: &Parts, meta: &Meta, options: &Options) -> Self {
        let outputs: Vec<Uses> = parts.outputs.iter().map(|output| output.uses.clone()).collect();
        let outline = std::rc::Rc::clone(&ctx.outline);
        let shared = configured::shared(ctx, &outputs);
        let mut placements = Placements { configured: shared.clone(), ..Placements::default() };
        let mut roots = outputs.clone();
        roots.extend(shared.iter().map(|item| outline.item(*item).uses.clone()));
        placements.place(&outline, &roots, &|uses| slots_of(ctx, uses, &shared));
        let all_slots: Vec<BTreeSet<Slot>> =
            roots.iter().map(|uses| slots_of(ctx, &outline.closure_until(uses, &shared), &shared)).collect();
        let slots: Vec<_> = parts
            .outputs
            .iter()
            .zip(&all_slots)
            .map(|(output, slots)| {
                let is_per_system = output.is_per_system.unwrap_or(!slots.is_empty());
                is_per_system.then(|| slots.clone())
            })
            .collect();
        let of_outputs: BTreeSet<Slot> = slots.iter().flatten().flatten().cloned().collect();
        let only = match of_outputs.iter().collect::<Vec<_>>().as_slice() {
            [slot @ (Slot::Pkgs(_) | Slot::Configured(_))] => Some((*slot).clone()),
            _ => None,
        };
        let all: BTreeSet<Slot> = all_slots.into_iter().flatten().chain(of_outputs).collect();
        for slot in all.iter().filter(|slot| !matches!(slot, Slot::Configured(_))) {
            let name = slot_name(ctx, slot);
            let is_captured = crate::unique::is_slot_captured(ctx, &placements, slot, &name);
            let name = if is_captured { ctx.names.fresh(&name) } else { name };
            placements.slot_names.insert(slot.clone(), name);
        }
        for item in placements.items(|placement| matches!(placement, Placement::Function(_))) {
            if outline.item(item).binds_several(ctx) {
                let name = ctx.names.fresh("shared");
                placements.groups.insert(item, name);
            }
        }
        ctx.placements = placements;
        let all_uses = outputs.iter().fold(Uses::default(), |mut all, uses| {
            all.extend(&outline.closure(uses));
            all
        });
        crate::unique::name_items(ctx, &all_uses);
        let configured = configured::name(ctx, &shared);
        let lib_input = lib_input(ctx);
        if let Some(input) = lib_input {
            access_lib(ctx, input, &outputs);
        }
        let for_each = ctx.names.fresh("forEachSystem");
        let systems = systems(meta, options);
        Self {
            systems,
            for_each,
            slots,
            only,
            is_for_each_used: false,
            configured,
            more_systems: Vec::new(),
            lib_input,
        }
    }

    /// The bindings of all outputs.
    fn outputs(&mut self, ctx: &mut Context<'_>, parts: &Parts) -> Vec<Binding> {
        let mut bindings = Vec::new();
        for (at, output) in parts.outputs.iter().enumerate() {
            let value = match self.slots[at].clone() {
                Some(slots) => self.per_system(ctx, at, output, &slots),
                None => plain(ctx, output),
            };
            let mut binding = bind(output.name.clone(), value).commented(output.comments.iter().cloned());
            binding.trivia.blank_line_before = output.is_after_blank_line && !bindings.is_empty();
            bindings.push(binding);
        }
        nix_tree::dotted::dotted_all(bindings)
    }

    /// `forEachSystem (pkgs: { ... })`
    fn per_system(
        &mut self,
        ctx: &mut Context<'_>,
        at: usize,
        output: &Output,
        slots: &BTreeSet<Slot>,
    ) -> Expr {
        if let Some(limited) = limited_systems(ctx, output) {
            return self.for_systems(ctx, at, slots, limited);
        }
        let value = output_value(ctx, output);
        let items = ctx.placements.items(|placement| *placement == Placement::Output(at));
        let own = item_bindings(ctx, &items);
        self.is_for_each_used = true;
        let for_each = ident(self.for_each.clone());
        if self.only.is_some() || slots.is_empty() {
            let param = match slots.iter().next() {
                Some(slot) => ctx.placements.slot_names[slot].clone(),
                None => "_".into(),
            };
            return apply(for_each, [lambda(param, let_around(own, value))]);
        }
        let (system, mut bindings) = self.slot_bindings(ctx, slots);
        bindings.extend(own);
        apply(for_each, [lambda(system, let_around(bindings, value))])
    }

    /// `nixpkgs.lib.genAttrs [ ... ] (system: ...)` for an output that says itself which systems it is for.
    fn for_systems(
        &mut self,
        ctx: &mut Context<'_>,
        at: usize,
        slots: &BTreeSet<Slot>,
        limited: Limited,
    ) -> Expr {
        let value = ctx.in_file(limited.file, |ctx| match limited.attribute {
            Some(name) => attrs([bind(name, lower::expr(ctx, limited.value))]),
            None => lower::expr(ctx, limited.value),
        });
        let items = ctx.placements.items(|placement| *placement == Placement::Output(at));
        let own = item_bindings(ctx, &items);
        for system in &limited.known {
            if !self.systems.contains(system) && !self.more_systems.contains(system) {
                self.more_systems.push(system.clone());
            }
        }
        let (system, mut bindings) = self.slot_bindings(ctx, slots);
        bindings.extend(own);
        let param = if slots.is_empty() { "_".into() } else { system };
        let each = lambda(param, let_around(bindings, value));
        self.attributes_for(ctx, limited.systems, each)
    }

    /// An attribute for each system, made by a function of its name.
    fn attributes_for(&self, ctx: &mut Context<'_>, systems: Expr, each: Expr) -> Expr {
        match self.lib_input.or_else(|| nixpkgs_input(ctx)) {
            Some(input) => apply(select(ctx.inputs.value(input), ["lib", "genAttrs"]), [systems, each]),
            None => {
                // Without nixpkgs: builtins do it.
                let system = ident("system");
                let pair = attrs([bind("name", system.clone()), bind("value", apply(each, [system]))]);
                apply(builtin("listToAttrs"), [apply(ctx.global("map"), [lambda("system", pair), systems])])
            }
        }
    }

    /// The `let` of the outputs.
    fn bindings(&mut self, ctx: &mut Context<'_>) -> Vec<Binding> {
        let shared = ctx.placements.items(|it| matches!(it, Placement::Global | Placement::Function(_)));
        let mut items = Vec::new();
        for item in shared {
            let bindings = item_bindings(ctx, &[item]);
            items.extend(match ctx.placements.of_item.get(&item).cloned() {
                Some(Placement::Function(slots)) => as_functions(ctx, item, bindings, &slots),
                _ => bindings,
            });
        }
        let mut bindings = Vec::new();
        if ctx.lib.is_used
            && ctx.lib.input.is_none()
            && let (Some(input), Some(lib)) = (self.lib_input, ctx.lib.expr.clone())
        {
            let source = ctx.inputs.value(input);
            bindings.push(match &lib.kind {
                nix_tree::ExprKind::Ident(name) if name == "lib" => inherit_from(source, ["lib"]),
                nix_tree::ExprKind::Ident(name) => bind(name.clone(), select(source, ["lib"])),
                _ => inherit_from(source, ["lib"]),
            });
        }
        bindings.extend(ctx.helpers.bindings());
        bindings.extend(ctx.foreign.bindings());
        let names = (!self.configured.is_empty()).then(|| ctx.names.fresh("systems"));
        if let Some(names) = &names {
            bindings.push(bind(names.clone(), self.system_list()));
        }
        for (at, (item, name)) in self.configured.clone().into_iter().enumerate() {
            bindings.push(self.configured_binding(ctx, item, name, at, names.as_ref()));
        }
        if self.is_for_each_used {
            let systems = names.map_or_else(|| self.system_list(), ident);
            let value = self.for_each_value(ctx, systems);
            bindings.push(bind(self.for_each.clone(), value));
        }
        if let (Some(first), false) = (items.first_mut(), bindings.is_empty()) {
            first.trivia.blank_line_before = true;
        }
        bindings.extend(items);
        bindings
    }

    /// `[ "x86_64-linux" ... ]`
    fn system_list(&self) -> Expr {
        let names = || self.systems.iter().map(|system| string(system.as_str()));
        if self.systems.len() > 1 { expanded_list(names()) } else { list(names()) }
    }

    /// The definition of `forEachSystem`.
    fn for_each_value(&self, ctx: &mut Context<'_>, systems: Expr) -> Expr {
        let system = ident("system");
        let Some(lib_input) = self.lib_input.or_else(|| nixpkgs_input(ctx)) else {
            // Without nixpkgs: builtins do it.
            let pair = attrs([bind("name", system.clone()), bind("value", apply(ident("f"), [system]))]);
            let pairs = apply(ctx.global("map"), [lambda("system", pair), systems]);
            return lambda("f", apply(builtin("listToAttrs"), [pairs]));
        };
        let gen_attrs = select(ctx.inputs.value(lib_input), ["lib", "genAttrs"]);
        match self.only.clone().and_then(|slot| self.slot_value(ctx, &slot, system)) {
            None => apply(gen_attrs, [systems]),
            Some(pkgs) => {
                let call = lambda("system", apply(ident("f"), [pkgs]));
                lambda("f", apply(gen_attrs, [systems, call]))
            }
        }
    }

    /// `pkgsFor = nixpkgs.lib.genAttrs systems (system: import nixpkgs { ... });`: made once for each system,
    /// whatever the number of outputs that use it.
    fn configured_binding(
        &mut self,
        ctx: &mut Context<'_>,
        item: ItemId,
        name: SmolStr,
        at: usize,
        systems: Option<&SmolStr>,
    ) -> Binding {
        let (value, comments) = configured::value(ctx, item);
        let outline = std::rc::Rc::clone(&ctx.outline);
        let stops = ctx.placements.configured.clone();
        let uses = outline.closure_until(&outline.item(item).uses, &stops);
        let slots = slots_of(ctx, &uses, &stops);
        let place = self.slots.len() + at;
        let own = ctx.placements.items(|placement| *placement == Placement::Output(place));
        let own = item_bindings(ctx, &own);
        let (system, mut bindings) = self.slot_bindings(ctx, &slots);
        bindings.extend(own);
        let mut all = systems.map_or_else(|| self.system_list(), |name| ident(name.clone()));
        if !self.more_systems.is_empty() {
            let more = list(self.more_systems.iter().map(|system| string(system.as_str())));
            all = nix_tree::build::binary(nix_tree::BinaryOp::Concat, all, more);
        }
        let each = lambda(system, let_around(bindings, value));
        bind(name, self.attributes_for(ctx, all, each)).commented(comments)
    }

    /// The name of the system in a function of it, and the bindings of its package sets.
    fn slot_bindings(&self, ctx: &mut Context<'_>, slots: &BTreeSet<Slot>) -> (SmolStr, Vec<Binding>) {
        let system = ctx.placements.slot_names.get(&Slot::System).cloned();
        let system = system.unwrap_or_else(|| ctx.names.fresh("system"));
        let mut bindings = Vec::new();
        for slot in slots {
            if let Some(value) = self.slot_value(ctx, slot, ident(system.clone())) {
                let name = ctx.placements.slot_names[slot].clone();
                bindings.push(bind(name, value));
            }
        }
        (system, bindings)
    }

    /// The package set of a system; nothing for the system itself.
    fn slot_value(&self, ctx: &mut Context<'_>, slot: &Slot, system: Expr) -> Option<Expr> {
        match slot {
            Slot::System => None,
            Slot::Pkgs(input) => Some(legacy_packages(ctx, *input, system)),
            Slot::Configured(item) => {
                let (_, name) = self.configured.iter().find(|(known, _)| known == item)?;
                Some(select(ident(name.clone()), [system]))
            }
        }
    }
}

/// An output given by `forSystems([...], value)`.
struct Limited {
    systems: Expr,
    /// The systems, where they are known.
    known: Vec<SmolStr>,
    value: tsnix_syntax::hir::ExprId,
    attribute: Option<&'static str>,
    file: tsnix_source::FileId,
}

/// What an output says of its systems, where it does.
fn limited_systems(ctx: &mut Context<'_>, output: &Output) -> Option<Limited> {
    use tsnix_syntax::hir::Expr as E;
    let [Piece { attribute, value: PieceValue::Expr(expr), file, .. }] = output.pieces.as_slice() else {
        return None;
    };
    ctx.in_file(*file, |ctx| {
        let module = ctx.module();
        let mut expr = *expr;
        while let E::As { expr: inner, .. } | E::Satisfies { expr: inner, .. } = &module[expr] {
            expr = *inner;
        }
        let E::Call { callee, args, .. } = &module[expr] else { return None };
        let [systems, value] = args.as_slice() else { return None };
        if ctx.tsnix_function(*callee).is_none_or(|name| name != "forSystems") {
            return None;
        }
        let known: Vec<SmolStr> = match fold(ctx, systems.expr) {
            Ok(Const::List(items)) => items.iter().filter_map(Const::as_str).map(SmolStr::from).collect(),
            _ => Vec::new(),
        };
        let systems = match known.as_slice() {
            [] => lower::expr(ctx, systems.expr),
            known => expanded_list(known.iter().map(|system| string(system.as_str()))),
        };
        Some(Limited { systems, known, value: value.expr, attribute: *attribute, file: *file })
    })
}

/// A program that imports `lib` gets a binding of that name; else `nixpkgs.lib` is written where needed.
fn access_lib(ctx: &mut Context<'_>, input: usize, outputs: &[Uses]) {
    let is_lib = |import: &crate::imports::AmbientImport| {
        let value = nixpkgs_value(import);
        value.is_some_and(|value| value.kind == NixpkgsExport::Lib)
            && ctx.inputs.position(import) == Some(input)
    };
    if outputs.iter().any(|uses| ctx.outline.closure(uses).ambient.iter().any(is_lib)) {
        let name = ctx.name_of_import("lib", &|value| value == NixpkgsExport::Lib);
        ctx.lib.expr = Some(ident(name));
    } else {
        let name = ctx.inputs.list[input].name.clone();
        let is_plain = crate::names::can_be_bound(&name);
        ctx.lib.expr = is_plain.then(|| select(ident(name), ["lib"]));
        ctx.lib.input = Some(input);
    }
}

/// `nixpkgs.legacyPackages.${system}`
fn legacy_packages(ctx: &mut Context<'_>, input: usize, system: Expr) -> Expr {
    let input = ctx.inputs.value(input);
    select(select(input, ["legacyPackages"]), [system])
}

/// What an output needs of the system, by the imports that it uses.
fn slots_of(ctx: &Context<'_>, uses: &Uses, configured: &BTreeSet<ItemId>) -> BTreeSet<Slot> {
    let of_items = uses.items.intersection(configured).map(|item| Slot::Configured(*item));
    let mut slots: BTreeSet<Slot> = of_items.collect();
    for entry in &uses.entries {
        if let Some(import) = crate::special::entry::packages(ctx, *entry) {
            slots.extend(ctx.inputs.position(&import).map(Slot::Pkgs));
        }
    }
    for import in &uses.ambient {
        let Some(value) = nixpkgs_value(import) else { continue };
        match value.kind {
            NixpkgsExport::Pkgs => {
                slots.extend(ctx.inputs.position(import).map(Slot::Pkgs));
            }
            NixpkgsExport::System | NixpkgsExport::Configure => {
                slots.insert(Slot::System);
            }
            NixpkgsExport::Lib | NixpkgsExport::Input | NixpkgsExport::PkgsFor => {}
        }
    }
    slots
}

/// The name under which a value of the system is in scope: as the program imports it, where that is free.
fn slot_name(ctx: &mut Context<'_>, slot: &Slot) -> SmolStr {
    match slot {
        Slot::System => ctx.name_of_import("system", &|value| value == NixpkgsExport::System),
        Slot::Pkgs(input) => {
            let local = ctx.local_import_name(*input).unwrap_or_else(|| "pkgs".into());
            ctx.name_of_package_set(&local, *input)
        }
        // Its name is the constant's.
        Slot::Configured(_) => "pkgs".into(),
    }
}

fn systems(meta: &Meta, options: &Options) -> Vec<SmolStr> {
    if let Some(Const::List(items)) = meta.get("systems") {
        return items.iter().filter_map(Const::as_str).map(SmolStr::from).collect();
    }
    match &options.systems {
        Some(systems) => systems.iter().map(SmolStr::from).collect(),
        None => DEFAULT_SYSTEMS.iter().copied().map(SmolStr::from).collect(),
    }
}

/// The input whose `lib` the program means: the branch that it imports `lib` from, else the first nixpkgs.
fn lib_input(ctx: &Context<'_>) -> Option<usize> {
    nixpkgs_input(ctx)
}

/// The first input that is a branch of nixpkgs.
fn nixpkgs_input(ctx: &Context<'_>) -> Option<usize> {
    ctx.inputs.specifiers().find(|(specifier, _)| branch_of(specifier).is_some()).map(|(_, at)| at)
}

/// An output that has no system level.
fn plain(ctx: &mut Context<'_>, output: &Output) -> Expr {
    let slots = slots_of(ctx, &ctx.outline.closure(&output.uses), &BTreeSet::new());
    if !slots.is_empty() {
        super::per_system::report(ctx, output);
    }
    output_value(ctx, output)
}

/// The value of an output: its one property, or an object with what its properties say.
fn output_value(ctx: &mut Context<'_>, output: &Output) -> Expr {
    if let [piece] = output.pieces.as_slice()
        && piece.attribute.is_none()
    {
        return piece_value(ctx, &output.name, piece);
    }
    let mut bindings = Vec::new();
    let mut whole = None;
    for piece in &output.pieces {
        let value = piece_value(ctx, &output.name, piece);
        let origin = value.origin;
        match (piece.attribute, value.into_kind()) {
            (Some(name), kind) => bindings.push(bind(name, Expr { kind, origin })),
            (None, nix_tree::ExprKind::Attrs(set)) if !set.recursive => bindings.extend(set.bindings),
            (None, kind) => whole = Some(Expr { kind, origin }),
        }
    }
    match whole {
        Some(whole) if bindings.is_empty() => whole,
        Some(whole) => nix_tree::build::binary(nix_tree::BinaryOp::Update, whole, attrs(bindings)),
        None => attrs(bindings),
    }
}

fn piece_value(ctx: &mut Context<'_>, output: &str, piece: &Piece) -> Expr {
    ctx.in_file(piece.file, |ctx| match &piece.value {
        PieceValue::Expr(expr) if output == "apps" => {
            super::apps::apps(ctx, *expr, piece.attribute.is_some())
        }
        PieceValue::Expr(expr) => lower::expr(ctx, *expr),
        PieceValue::Method(function) => lower::function(ctx, *function),
        PieceValue::Symbol(key) => ctx.target_value(*key),
    })
}

/// `a = pkgs: value;` for what several outputs use; of several names one function that gives them all.
fn as_functions(ctx: &mut Context<'_>, item: ItemId, bindings: Vec<Binding>, slots: &[Slot]) -> Vec<Binding> {
    let params: Vec<_> =
        slots.iter().filter_map(|slot| ctx.placements.slot_names.get(slot).cloned()).collect();
    if let Some(group) = ctx.placements.groups.get(&item).cloned() {
        let symbols = ctx.outline.item(item).symbols.clone();
        let names: Vec<_> = symbols.into_iter().map(|key| ctx.symbol_name(key)).collect();
        let value = let_around(bindings, attrs([nix_tree::build::inherit(names)]));
        return vec![bind(group, nix_tree::build::function(params, value))];
    }
    let wrap = |mut binding: Binding| {
        if let nix_tree::BindingKind::Value { value, .. } = &mut binding.kind {
            let inner = std::mem::replace(value, nix_tree::build::null());
            *value = nix_tree::build::function(params.iter().cloned(), inner);
        }
        binding
    };
    bindings.into_iter().map(wrap).collect()
}
