//! Packages that one most often wants: of thousands that fit, these come first.

use tsnix_check::model::{Property, TypeId};

use super::context::Context;

/// One name a line, sorted.
const NAMES: &str = include_str!("popular.txt");

/// Whether a name is one of them.
pub(super) fn is_popular(name: &str) -> bool {
    NAMES.lines().any(|it| it == name)
}

/// Those of a package set that start as what was typed.
pub(super) fn of_set(context: &Context<'_>, ty: TypeId) -> Vec<Property> {
    let typed = context.prefix.to_lowercase();
    let fits = NAMES.lines().filter(|it| it.to_lowercase().starts_with(&typed));
    let found = fits.filter_map(|name| context.analysis.model.property(ty, name));
    found.filter(|it| !it.is_from_index).collect()
}

/// Whether a type is the set of all packages.
pub(super) fn is_package_set(context: &Context<'_>, ty: TypeId) -> bool {
    let name = context.analysis.model.global_interface_name(ty);
    name.is_some_and(|it| it == "Packages" || it == "AllPackages")
}
