//! Which options of a submodule must be defined.
//!
//! Nix finds out by evaluating: an option without default, which nothing defines, is an error when it is read.
//! Here it is decided from facts, and where they leave a doubt, an option is not required.

use crate::facts::{OptionFact, OptionType, Target};

/// Options that submodules fill in from the attribute's own name or from other options, in facts that do not
/// say which options their submodule defines.
const FILLED_IN: &[&str] = &[
    "name",
    "target",
    "mountPoint",
    "source",
    "realName",
    "label",
    "Label",
    "id",
    "title",
    "user",
    "group",
    "host",
    "interface",
    "runner",
    "text",
    "serviceConfig",
];

/// Whether a definition of the submodule must have this option.
pub(super) fn is_required(option: &OptionFact, knows_defined: bool) -> bool {
    if option.has_default || option.read_only || option.internal || option.defined {
        return false;
    }
    if !must_be_given(&option.ty) {
        return false;
    }
    // Even a submodule that is known not to define an option may do so beside certain others: `source` by `text`.
    let name = option.names().last().copied().unwrap_or("");
    let has_default_by_words = !knows_defined && option.description.to_lowercase().contains("default");
    !FILLED_IN.contains(&name) && !has_default_by_words
}

/// Whether a type has no value of its own where nothing is defined: sets, lists and `null` are such values.
fn must_be_given(ty: &OptionType) -> bool {
    match ty.kind.as_str() {
        "either" | "uniq" | "unique" => ty.of.0.iter().all(must_be_given),
        "coercedTo" => matches!(&ty.to, Some(Target::Type(to)) if must_be_given(to)),
        "bool" | "str" | "singleLineStr" | "nonEmptyStr" | "strMatching" | "int" | "float" | "number"
        | "path" | "package" | "enum" | "attrTag" => true,
        _ => false,
    }
}
