//! How the outputs of a flake's short form come under systems, and what they share there.
//!
//! Of one system everything is written as it is. Of several, outputs that need nothing but a package set take that;
//! what several outputs use is made once for each system, and each output names what it takes of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use nix_tree::build::{
    apply, attrs, bind, builtin, expanded_list, ident, inherit, inherit_from, lambda, list, pattern, select,
    string,
};
use nix_tree::{AttrName, AttrNameKind, Binding, BindingKind, Comment, Expr, ExprKind, Param};
use smol_str::{SmolStr, format_smolstr};

use super::limited::{Limited, limited};
use super::outputs::{Output, Parts};
use super::short::{output_value, plain};
use super::slots::{access_lib, legacy_packages, nixpkgs_input, package_sets, slot_name, slots_of};
use crate::context::{Context, SymbolKey};
use crate::file::{item_bindings, let_around};
use crate::lower;
use crate::outline::{ItemId, Uses};
use crate::placement::{Placement, Placements, Slot};

/// How the outputs of one flake are put under systems.
pub(super) struct Plan {
    systems: Vec<SmolStr>,
    shape: Shape,
    /// The name of the function that makes an attribute for each system.
    for_each: SmolStr,
    is_for_each_used: bool,
    /// What the name of a system is called in a function of it.
    system: SmolStr,
    /// What each output needs of the system; nothing for one without a system level.
    needs: Vec<Option<Needs>>,
    /// All values of the system that are used.
    slots: BTreeSet<Slot>,
    /// The input whose `lib` is `lib`.
    lib_input: Option<usize>,
}

/// What an output needs of the system.
struct Needs {
    slots: BTreeSet<Slot>,
    /// What it takes of that which several outputs use.
    shared: BTreeSet<SymbolKey>,
    limited: Option<Limited>,
}

/// What outputs of several systems look like.
enum Shape {
    /// There is one system: `checks.x86_64-linux = ...`
    One(SmolStr),
    /// `forEachSystem (pkgs: ...)`
    Packages(Slot),
    /// `forEachSystem (system: let pkgs = ...; in ...)`
    System,
    /// `forEachSystem ({ pkgs, server, ... }: ...)`
    Shared(Shared),
}

/// What is made for each system, and used by several outputs.
struct Shared {
    /// What it is called.
    name: SmolStr,
    /// The values that outputs take.
    names: Vec<SmolStr>,
    /// Where there is only one value: what the outputs call it.
    only: Option<SmolStr>,
    /// It is an attribute set by system. An output for systems that nobody knows yet calls a function.
    is_set: bool,
}

impl Plan {
    /// Places the items of the program and names them.
    pub(super) fn new(ctx: &mut Context<'_>, parts: &Parts, systems: Vec<SmolStr>) -> Self {
        let outputs: Vec<Uses> = parts.outputs.iter().map(|output| output.uses.clone()).collect();
        let outline = Rc::clone(&ctx.outline);
        let closures: Vec<Uses> = outputs.iter().map(|uses| outline.closure(uses)).collect();
        let mut placements = Placements::default();
        placements.place(&outline, &outputs, &|uses| slots_of(ctx, uses));
        let slots: BTreeSet<Slot> = closures.iter().flat_map(|uses| slots_of(ctx, uses)).collect();
        let limits: Vec<_> = parts.outputs.iter().map(|output| limited(ctx, output)).collect();
        let one = one_system(&systems, &limits);
        if one.is_some() {
            placements.of_item.values_mut().for_each(|placement| *placement = Placement::Global);
        }
        let shared = placements.items(|placement| *placement == Placement::Shared).into_iter().collect();
        let mut needs = Vec::new();
        for ((output, limited), closure) in parts.outputs.iter().zip(limits).zip(&closures) {
            let own = outline.closure_until(&output.uses, &shared);
            let is_shared =
                |key: &SymbolKey| outline.item_of(*key).is_some_and(|item| shared.contains(&item));
            let is_per_system = output.is_per_system.unwrap_or_else(|| !slots_of(ctx, closure).is_empty());
            needs.push(is_per_system.then(|| Needs {
                slots: slots_of(ctx, &own),
                shared: own.symbols.iter().copied().filter(is_shared).collect(),
                limited,
            }));
        }
        ctx.placements = placements;
        for slot in &slots {
            let name = slot_name(ctx, slot);
            let is_captured = crate::unique::is_slot_captured(ctx, slot, &name);
            let name = if is_captured { ctx.names.fresh(&name) } else { name };
            ctx.placements.slot_names.insert(slot.clone(), name);
        }
        let all_uses = closures.iter().fold(Uses::default(), |mut all, uses| {
            all.extend(uses);
            all
        });
        crate::unique::name_items(ctx, &all_uses);
        let lib_input = nixpkgs_input(ctx);
        if let Some(input) = lib_input {
            access_lib(ctx, input, &outputs);
        }
        let shape = shape(ctx, one, &systems, &needs, &shared);
        let system = ctx.placements.slot_names.get(&Slot::System).cloned();
        let system = system.unwrap_or_else(|| ctx.names.fresh("system"));
        let for_each = ctx.names.fresh("forEachSystem");
        Self { systems, shape, for_each, is_for_each_used: false, system, needs, slots, lib_input }
    }

    /// The bindings of all outputs.
    pub(super) fn outputs(&mut self, ctx: &mut Context<'_>, parts: &Parts) -> Vec<Binding> {
        let mut bindings = Vec::new();
        for (at, output) in parts.outputs.iter().enumerate() {
            let value = match self.needs.get_mut(at).and_then(Option::take) {
                Some(needs) => self.per_system(ctx, at, output, needs),
                None => plain(ctx, output),
            };
            let mut binding = bind(output.name.clone(), value).commented(output.comments.iter().cloned());
            binding.trivia.blank_line_before = output.is_after_blank_line && !bindings.is_empty();
            bindings.push(binding);
        }
        nix_tree::dotted::dotted_all(bindings)
    }

    /// `forEachSystem (pkgs: { ... })`
    fn per_system(&mut self, ctx: &mut Context<'_>, at: usize, output: &Output, needs: Needs) -> Expr {
        let value = match &needs.limited {
            Some(limited) => limited_value(ctx, output, limited),
            None => output_value(ctx, output),
        };
        let items = ctx.placements.items(|placement| *placement == Placement::Output(at));
        let own = item_bindings(ctx, &items);
        if let Shape::One(system) = &self.shape {
            return attrs([bind(self.attribute_of(ctx, system), value)]);
        }
        if let Some(limited) = &needs.limited {
            return self.for_systems(ctx, &needs, limited, own, value);
        }
        self.is_for_each_used = true;
        let for_each = ident(self.for_each.clone());
        let (param, mut bindings): (Param, _) = match &self.shape {
            Shape::Shared(Shared { only: Some(name), .. }) if !needs.is_nothing() => {
                (name.clone().into(), Vec::new())
            }
            Shape::Packages(slot) if needs.slots.contains(slot) => {
                (ctx.placements.slot_names[slot].clone().into(), Vec::new())
            }
            Shape::Shared(_) if !needs.is_nothing() => (pattern(needs.names(ctx)).open().into(), Vec::new()),
            Shape::System if !needs.is_nothing() => {
                (self.system.clone().into(), package_sets(ctx, &needs.slots, &ident(self.system.clone())))
            }
            _ => ("_".into(), Vec::new()),
        };
        bindings.extend(own);
        apply(for_each, [lambda(param, let_around(bindings, value))])
    }

    /// The name of the one system, as an attribute: by its constant where there is one.
    fn attribute_of(&self, ctx: &Context<'_>, system: &SmolStr) -> AttrName {
        match ctx.placements.slot_names.get(&Slot::System) {
            Some(name) => ident(name.clone()).into(),
            None => system.clone().into(),
        }
    }

    /// `nixpkgs.lib.genAttrs [ ... ] (system: ...)` for an output that says itself which systems it is for.
    fn for_systems(
        &mut self,
        ctx: &mut Context<'_>,
        needs: &Needs,
        limited: &Limited,
        own: Vec<Binding>,
        value: Expr,
    ) -> Expr {
        if let [one] = limited.known.as_slice() {
            return self.for_one_system(ctx, needs, one, own, value);
        }
        if needs.is_nothing() {
            let systems = limited_systems(ctx, limited);
            return self.attributes_for(ctx, systems, lambda("_", let_around(own, value)));
        }
        let mut bindings = match &self.shape {
            Shape::Shared(shared) => self.shared_bindings(ctx, shared, needs, &ident(self.system.clone())),
            _ => package_sets(ctx, &needs.slots, &ident(self.system.clone())),
        };
        bindings.extend(own);
        let systems = limited_systems(ctx, limited);
        self.attributes_for(ctx, systems, lambda(self.system.clone(), let_around(bindings, value)))
    }

    /// `{ x86_64-linux = let pkgs = nixpkgs.legacyPackages.x86_64-linux; in { ... }; }`
    fn for_one_system(
        &self,
        ctx: &mut Context<'_>,
        needs: &Needs,
        one: &SmolStr,
        own: Vec<Binding>,
        value: Expr,
    ) -> Expr {
        let mut system = string(one.as_str());
        let mut bindings = Vec::new();
        if needs.slots.contains(&Slot::System) {
            bindings.push(bind(self.system.clone(), system));
            system = ident(self.system.clone());
        }
        bindings.extend(match &self.shape {
            Shape::Shared(shared) => self.shared_bindings(ctx, shared, needs, &system),
            _ => package_sets(ctx, &needs.slots, &system),
        });
        bindings.extend(own);
        attrs([bind(one.clone(), let_around(bindings, value))])
    }

    /// `inherit (perSystem.${system}) pkgs server;`
    fn shared_bindings(
        &self,
        ctx: &mut Context<'_>,
        shared: &Shared,
        needs: &Needs,
        system: &Expr,
    ) -> Vec<Binding> {
        let mut names = needs.names(ctx);
        names.retain(|name| *name != self.system);
        let all = ident(shared.name.clone());
        let values = if shared.is_set {
            select(all, [lower::access::attribute(system.clone())])
        } else {
            apply(all, [system.clone()])
        };
        match &shared.only {
            _ if names.is_empty() => Vec::new(),
            Some(only) => vec![bind(only.clone(), values)],
            None => vec![inherit_from(values, names)],
        }
    }

    /// An attribute for each system, made by a function of its name.
    fn attributes_for(&self, ctx: &mut Context<'_>, systems: Expr, each: Expr) -> Expr {
        match self.lib_input {
            Some(input) => apply(gen_attrs(ctx, input), [systems, each]),
            None => {
                // Without nixpkgs: builtins do it.
                let system = ident("system");
                let pair = attrs([bind("name", system.clone()), bind("value", apply(each, [system]))]);
                apply(builtin("listToAttrs"), [apply(ctx.global("map"), [lambda("system", pair), systems])])
            }
        }
    }

    /// The `let` of the outputs.
    pub(super) fn bindings(&mut self, ctx: &mut Context<'_>) -> Vec<Binding> {
        let items = ctx.placements.items(|placement| *placement == Placement::Global);
        let items = item_bindings(ctx, &items);
        let own = self.own_bindings(ctx);
        let mut bindings = self.lib_binding(ctx);
        let helpers = ctx.helpers.bindings();
        let has_helpers = !helpers.is_empty();
        bindings.extend(helpers);
        let mut foreign = ctx.foreign.bindings();
        // What is shared reads the constants, and they read well before it.
        let (mut before, behind) = match &self.shape {
            Shape::Shared(_) => own.split_first().map_or((Vec::new(), Vec::new()), |(systems, shared)| {
                (vec![systems.clone()], shared.to_vec())
            }),
            _ => (own, Vec::new()),
        };
        if has_helpers && let Some(first) = foreign.first_mut().or_else(|| before.first_mut()) {
            first.trivia.blank_line_before = true;
        }
        bindings.extend(foreign);
        bindings.extend(before);
        // `system = "x86_64-linux"; pkgs = import nixpkgs { inherit system; };` belong together, as the systems and
        // what is made for them.
        let is_apart = match &self.shape {
            Shape::One(_) => bindings.len() != 1 || self.slots != BTreeSet::from([Slot::System]),
            _ => !items.is_empty() || behind.is_empty(),
        };
        for mut group in [items, behind] {
            if let (Some(first), true) = (group.first_mut(), is_apart && !bindings.is_empty()) {
                first.trivia.blank_line_before = true;
            }
            bindings.append(&mut group);
        }
        bindings
    }

    /// `inherit (nixpkgs) lib;` where the program imports it and uses it.
    fn lib_binding(&self, ctx: &mut Context<'_>) -> Vec<Binding> {
        let (Some(input), Some(lib), true, None) =
            (self.lib_input, ctx.lib.expr.clone(), ctx.lib.is_used, ctx.lib.input)
        else {
            return Vec::new();
        };
        let source = ctx.inputs.value(input);
        vec![match &lib.kind {
            ExprKind::Ident(name) if name != "lib" => bind(name.clone(), select(source, ["lib"])),
            _ => inherit_from(source, ["lib"]),
        }]
    }

    /// What brings the outputs under systems.
    fn own_bindings(&mut self, ctx: &mut Context<'_>) -> Vec<Binding> {
        match &self.shape {
            Shape::One(system) => {
                let mut bindings = Vec::new();
                let mut value = string(system.as_str());
                if let Some(name) = ctx.placements.slot_names.get(&Slot::System).cloned() {
                    bindings.push(bind(name.clone(), value));
                    value = ident(name);
                }
                bindings.extend(package_sets(ctx, &self.slots, &value));
                bindings
            }
            Shape::Shared(shared) => self.shared(ctx, shared),
            Shape::Packages(_) | Shape::System if !self.is_for_each_used => Vec::new(),
            Shape::Packages(_) | Shape::System => {
                let value = self.for_each_value(ctx);
                vec![bind(self.for_each.clone(), value)]
            }
        }
    }

    /// `[ "x86_64-linux" ... ]`
    fn system_list(&self) -> Expr {
        let names = || self.systems.iter().map(|system| string(system.as_str()));
        if self.systems.len() > 1 { expanded_list(names()) } else { list(names()) }
    }

    /// The definition of `forEachSystem`, where nothing is shared.
    fn for_each_value(&self, ctx: &mut Context<'_>) -> Expr {
        let system = ident("system");
        let systems = self.system_list();
        let Some(lib_input) = self.lib_input else {
            return lambda("f", self.attributes_for(ctx, systems, ident("f")));
        };
        let gen_attrs = gen_attrs(ctx, lib_input);
        match self.shape {
            Shape::Packages(Slot::Pkgs(input)) => {
                let call = lambda("system", apply(ident("f"), [legacy_packages(ctx, input, system)]));
                lambda("f", apply(gen_attrs, [systems, call]))
            }
            _ => apply(gen_attrs, [systems]),
        }
    }

    /// `systems = [ ... ]; perSystem = nixpkgs.lib.genAttrs systems (system: ...); forEachSystem = ...;`
    fn shared(&self, ctx: &mut Context<'_>, shared: &Shared) -> Vec<Binding> {
        let systems = ctx.names.fresh("systems");
        let (value, comments) = self.shared_value(ctx, shared);
        let all = ident(shared.name.clone());
        let (value, for_each) = match shared.is_set {
            true => {
                let f = lambda("_", ident("f"));
                let for_each = lambda("f", apply(builtin("mapAttrs"), [f, all]));
                (self.attributes_for(ctx, ident(systems.clone()), value), for_each)
            }
            false => {
                let call = apply(ident("f"), [apply(all, [ident("system")])]);
                let each = self.attributes_for(ctx, ident(systems.clone()), lambda("system", call));
                (value, lambda("f", each))
            }
        };
        let mut bindings =
            vec![bind(systems, self.system_list()), bind(shared.name.clone(), value).commented(comments)];
        if self.is_for_each_used {
            bindings.push(bind(self.for_each.clone(), for_each));
        }
        bindings
    }

    /// `system: let pkgs = ...; server = ...; in { inherit pkgs server; }`
    fn shared_value(&self, ctx: &mut Context<'_>, shared: &Shared) -> (Expr, Vec<Comment>) {
        let items = ctx.placements.items(|placement| *placement == Placement::Shared);
        let mut bindings = package_sets(ctx, &self.slots, &ident(self.system.clone()));
        let mut own = item_bindings(ctx, &items);
        let (value, comments) = match &shared.only {
            None => (attrs([inherit(shared.names.iter().cloned())]), Vec::new()),
            Some(name) => match taken_last(ctx, name, &items, &mut own) {
                Some(binding) => binding,
                None => (ident(name.clone()), Vec::new()),
            },
        };
        if let (Some(first), false) = (own.first_mut(), bindings.is_empty()) {
            first.trivia.blank_line_before = true;
        }
        bindings.extend(own);
        (lambda(self.system.clone(), let_around(bindings, value)), comments)
    }
}

/// `lib.genAttrs` where `lib` is bound anyway, else `nixpkgs.lib.genAttrs`.
fn gen_attrs(ctx: &mut Context<'_>, input: usize) -> Expr {
    match &ctx.lib.expr {
        Some(lib) if ctx.lib.is_used && ctx.lib.input.is_none() => select(lib.clone(), ["genAttrs"]),
        _ => select(ctx.inputs.value(input), ["lib", "genAttrs"]),
    }
}

/// Takes the last of the bindings where it is of that name and nothing reads it, with its comments.
fn taken_last(
    ctx: &mut Context<'_>,
    name: &str,
    items: &[ItemId],
    bindings: &mut Vec<Binding>,
) -> Option<(Expr, Vec<Comment>)> {
    let outline = Rc::clone(&ctx.outline);
    let is_read = items
        .iter()
        .flat_map(|item| &outline.item(*item).uses.symbols)
        .any(|key| ctx.symbol_name(*key) == name);
    let Binding { kind: BindingKind::Value { path, .. }, .. } = bindings.last()? else { return None };
    let is_named = matches!(path.as_slice(), [AttrName { kind: AttrNameKind::Static(it), .. }] if it == name);
    if is_read || !is_named {
        return None;
    }
    let Binding { kind: BindingKind::Value { value, .. }, trivia, .. } = bindings.pop()? else { return None };
    Some((value, trivia.comments_before))
}

impl Needs {
    fn is_nothing(&self) -> bool {
        self.slots.is_empty() && self.shared.is_empty()
    }

    /// What all that is called.
    fn names(&self, ctx: &mut Context<'_>) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> =
            self.slots.iter().filter_map(|slot| ctx.placements.slot_names.get(slot).cloned()).collect();
        names.extend(self.shared.iter().map(|key| ctx.symbol_name(*key)));
        names
    }
}

/// The system of a flake that has one, and no output for another.
fn one_system(systems: &[SmolStr], limits: &[Option<Limited>]) -> Option<SmolStr> {
    let [system] = systems else { return None };
    let is_for_it = |limited: &Limited| limited.known.as_slice() == [system.clone()];
    limits.iter().flatten().all(is_for_it).then(|| system.clone())
}

fn shape(
    ctx: &mut Context<'_>,
    one: Option<SmolStr>,
    systems: &[SmolStr],
    needs: &[Option<Needs>],
    shared: &BTreeSet<ItemId>,
) -> Shape {
    if let Some(system) = one {
        return Shape::One(system);
    }
    let needs = || needs.iter().flatten();
    let slots: BTreeSet<&Slot> = needs().flat_map(|needs| &needs.slots).collect();
    if shared.is_empty() {
        return match slots.into_iter().collect::<Vec<_>>().as_slice() {
            [slot @ Slot::Pkgs(_)] => Shape::Packages((*slot).clone()),
            _ => Shape::System,
        };
    }
    let all = Needs {
        slots: slots.into_iter().cloned().collect(),
        shared: needs().flat_map(|needs| &needs.shared).copied().collect(),
        limited: None,
    };
    let names = all.names(ctx);
    let only = match (names.as_slice(), all.slots.is_empty()) {
        ([name], true) => Some(name.clone()),
        _ => None,
    };
    let is_known =
        |limited: &Limited| !limited.known.is_empty() && limited.known.iter().all(|it| systems.contains(it));
    let is_set = needs().filter_map(|needs| needs.limited.as_ref()).all(is_known);
    let name = only.as_ref().map_or_else(|| "perSystem".into(), |name| format_smolstr!("{name}For"));
    Shape::Shared(Shared { name: ctx.names.fresh(&name), names, only, is_set })
}

fn limited_value(ctx: &mut Context<'_>, output: &Output, limited: &Limited) -> Expr {
    ctx.in_file(limited.file, |ctx| {
        let value = match output.name.as_str() {
            "apps" => super::apps::apps(ctx, limited.value, limited.attribute.is_some()),
            _ => lower::expr(ctx, limited.value),
        };
        match limited.attribute {
            Some(name) => attrs([bind(name, value)]),
            None => value,
        }
    })
}

fn limited_systems(ctx: &mut Context<'_>, limited: &Limited) -> Expr {
    match limited.known.as_slice() {
        [] => ctx.in_file(limited.file, |ctx| lower::expr(ctx, limited.systems)),
        [system] => list([string(system.as_str())]),
        known => expanded_list(known.iter().map(|system| string(system.as_str()))),
    }
}
