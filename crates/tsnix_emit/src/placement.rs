//! Where module-level items stand in the output, and what values of the current system they need.
//!
//! In a flake's short form everything that uses `pkgs` is a value per system. What one output uses alone
//! stands in a `let` of that output; what several use becomes a function of the package set.

use std::collections::{BTreeSet, HashMap};

use smol_str::SmolStr;

use crate::outline::{ItemId, Outline, Uses};

/// A value that differs from system to system.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// The name of the system.
    System,
    /// The package set of the input at this position.
    Pkgs(usize),
    /// A package set that the program configures, and that several outputs share.
    Configured(ItemId),
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// In the `let` of the whole output.
    Global,
    /// In the `let` of one output, by its position.
    Output(usize),
    /// In the `let` of the whole output, as a function of these values.
    Function(Vec<Slot>),
    /// It is a value of the system itself: a [`Slot::Configured`].
    Slot,
}

/// The placements of an output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placements {
    pub(crate) of_item: HashMap<ItemId, Placement>,
    /// The names that the values of the system have wherever they are in scope.
    pub(crate) slot_names: HashMap<Slot, SmolStr>,
    /// Items that are functions of the system and bind several names: what the function is called that
    /// gives them as a set.
    pub(crate) groups: HashMap<ItemId, SmolStr>,
    /// The items that are values of the system themselves. What they use alone stands with each of them: behind
    /// the outputs, in this order.
    pub(crate) configured: BTreeSet<ItemId>,
    /// In a file that is not a flake: the name of its argument `pkgs`.
    pub(crate) file_pkgs: Option<SmolStr>,
    /// The output is a module.
    pub(crate) is_module_file: bool,
    /// In a module: `lib` is an argument of its own.
    pub(crate) module_lib: bool,
}

impl Placements {
    /// Places the items that `roots` use (outputs, then configured package sets); `slots_of` says what is
    /// needed of the system.
    pub(crate) fn place(
        &mut self,
        outline: &Outline,
        roots: &[Uses],
        slots_of: &dyn Fn(&Uses) -> BTreeSet<Slot>,
    ) {
        let mut users: HashMap<ItemId, Vec<usize>> = HashMap::new();
        for (at, uses) in roots.iter().enumerate() {
            for item in &outline.closure_until(uses, &self.configured).items {
                users.entry(*item).or_default().push(at);
            }
        }
        let placed = users.into_iter().map(|(item, users)| {
            let slots = slots_of(&outline.closure_until(&outline.item(item).uses, &self.configured));
            let placement = match users.as_slice() {
                _ if self.configured.contains(&item) => Placement::Slot,
                _ if slots.is_empty() => Placement::Global,
                [only] => Placement::Output(*only),
                _ => Placement::Function(slots.into_iter().collect()),
            };
            (item, placement)
        });
        self.of_item = placed.collect();
    }

    /// The items placed as `wanted` says, in order.
    pub(crate) fn items(&self, wanted: impl Fn(&Placement) -> bool) -> Vec<ItemId> {
        let matching = self.of_item.iter().filter(|(_, placement)| wanted(placement));
        let sorted: BTreeSet<_> = matching.map(|(item, _)| *item).collect();
        sorted.into_iter().collect()
    }
}
