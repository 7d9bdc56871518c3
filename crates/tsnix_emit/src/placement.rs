//! Where module-level items stand in the output, and what values of the current system they need.
//!
//! In a flake's short form everything that uses `pkgs` is a value per system. What one output uses alone
//! stands in a `let` of that output; what several use is made once for each system, and they take it from there.

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
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// In the `let` of the whole output.
    Global,
    /// In the `let` of one output, by its position.
    Output(usize),
    /// In the `let` of what is made once for each system.
    Shared,
}

/// The placements of an output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placements {
    pub(crate) of_item: HashMap<ItemId, Placement>,
    /// The names that the values of the system have wherever they are in scope.
    pub(crate) slot_names: HashMap<Slot, SmolStr>,
    /// In a file that is not a flake: the name of its argument `pkgs`.
    pub(crate) file_pkgs: Option<SmolStr>,
    /// The output is a module.
    pub(crate) is_module_file: bool,
    /// The constants that a module is made of, written out where they are named.
    pub(crate) written_out: Vec<SmolStr>,
    /// In a module: `lib` is an argument of its own.
    pub(crate) module_lib: bool,
}

impl Placements {
    /// Places the items that the outputs use; `slots_of` says what is needed of the system.
    pub(crate) fn place(
        &mut self,
        outline: &Outline,
        outputs: &[Uses],
        slots_of: &dyn Fn(&Uses) -> BTreeSet<Slot>,
    ) {
        let mut users: HashMap<ItemId, Vec<usize>> = HashMap::new();
        for (at, uses) in outputs.iter().enumerate() {
            for item in &outline.closure(uses).items {
                users.entry(*item).or_default().push(at);
            }
        }
        let placed = users.into_iter().map(|(item, users)| {
            let slots = slots_of(&outline.closure(&outline.item(item).uses));
            let placement = match users.as_slice() {
                _ if slots.is_empty() => Placement::Global,
                [only] => Placement::Output(*only),
                _ => Placement::Shared,
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
