//! Which option of a module system a name is: its names from the top.

use tsnix_check::model::Property;
use tsnix_check::names::Parent;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, PropertyId};

use crate::Analysis;
use crate::completion::expected_of_object;
use crate::identifier::{Identifier, IdentifierKind, key_of_property};

/// The module systems by what their interfaces begin with.
const SYSTEMS: [(&str, &str); 4] =
    [("Nixos", "nixos"), ("Home", "home-manager"), ("Darwin", "darwin"), ("FlakeParts", "flake-parts")];

/// More steps than any program nests objects.
const MOST_STEPS: usize = 256;

/// An option of a module system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OptionPlace {
    /// `nixos`
    pub(crate) system: &'static str,
    /// The names from the top; `*` for any name of an `attrsOf`, `[]` for any element of a list.
    pub(crate) path: Vec<String>,
}

impl OptionPlace {
    fn new(system: &'static str, mut reversed: Vec<String>) -> Self {
        reversed.reverse();
        Self { system, path: reversed }
    }

    /// The names as they are looked up.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

/// The option that a name is: a key of a module, or a member that `config` has.
pub(crate) fn option_at(
    analysis: &Analysis<'_>,
    file: FileId,
    identifier: &Identifier,
) -> Option<OptionPlace> {
    match identifier.kind {
        IdentifierKind::Key(property) | IdentifierKind::Shorthand(property, _) => {
            of_key(analysis, file, property, identifier.range.start)
        }
        IdentifierKind::Member(member) => of_member(analysis, file, member),
        _ => None,
    }
}

/// `{ services: { nginx: { enable: true } } }`
fn of_key(analysis: &Analysis<'_>, file: FileId, property: PropertyId, offset: u32) -> Option<OptionPlace> {
    let (module, bindings) = (analysis.hir(file)?, analysis.bindings(file)?);
    let mut names = Vec::new();
    let mut at = property;
    for _ in 0..MOST_STEPS {
        let name = key_of_property(module, at)?;
        let mut expr = bindings.object_of(at)?;
        let expected = expected_of_object(analysis, file, offset, expr);
        let members = expected.into_iter().flat_map(|ty| analysis.model.view(ty).members());
        let found: Vec<Property> = members.filter_map(|ty| analysis.model.property(ty, &name)).collect();
        let is_any_name = !found.is_empty() && found.iter().all(|it| it.is_from_index);
        names.push(if is_any_name { "*".to_owned() } else { name });
        if let Some(system) = found.iter().find_map(|it| top_of(analysis, it)) {
            return Some(OptionPlace::new(system, names));
        }
        at = loop {
            match bindings.parent(expr) {
                Parent::Property(above) => break above,
                Parent::Expr(above) => {
                    if matches!(module[above], Expr::Array(_)) {
                        names.push("[]".to_owned());
                    }
                    expr = above;
                }
                _ => return None,
            }
        };
    }
    None
}

/// `config.services.nginx.enable`
fn of_member(analysis: &Analysis<'_>, file: FileId, member: ExprId) -> Option<OptionPlace> {
    let module = analysis.hir(file)?;
    let mut names = Vec::new();
    let mut at = member;
    for _ in 0..MOST_STEPS {
        match &module[at] {
            Expr::Member { object, name, .. } => {
                let found = analysis.model.member_of(file, at)?;
                names.push(name_of(&found, name.name.to_string()));
                if let Some(system) = top_of(analysis, &found) {
                    return Some(OptionPlace::new(system, names));
                }
                at = *object;
            }
            _ => return None,
        }
    }
    None
}

/// The name as it is declared: one of an `attrsOf` is any.
fn name_of(property: &Property, name: String) -> String {
    if property.is_from_index { "*".to_owned() } else { name }
}

/// The module system whose top has a property: `NixosOptions`, `HomeConfig`. What a module may be is often a type of many
/// parts, which owns nothing itself: then what declares the property tells.
fn top_of(analysis: &Analysis<'_>, property: &Property) -> Option<&'static str> {
    let top = |(prefix, system): (&str, &'static str)| {
        let is_top = |side: &str| {
            let interface = format!("{prefix}{side}");
            if let Some(owner) = &property.owner {
                return *owner == interface;
            }
            let declared = analysis.model.global_type(&interface);
            let same = declared.and_then(|it| analysis.model.property(it, &property.name));
            same.is_some_and(|it| it.declarations.iter().any(|it| property.declarations.contains(it)))
        };
        (is_top("Options") || is_top("Config")).then_some(system)
    };
    SYSTEMS.into_iter().find_map(top)
}
