//! Where things are written in Nix, and what is known of an option: what an editor shows and leads to.
//!
//! Packages have their place among their details. Members that are declared by hand have it in a list of the index's
//! own, since nothing else is kept of them.

use super::names::{At, Names};
use super::read::{Damaged, Index};
use super::write::{OPTIONS, PLACES, TREES, option_part, place_name};

/// What is known of an option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutOption {
    /// Its name as it is declared: `services.nginx.virtualHosts.*.root`.
    pub name: String,
    /// Its type, as Nix words it.
    pub type_text: String,
    /// Nix text; empty where there is none.
    pub default: String,
    /// Nix text.
    pub example: String,
    /// Markdown.
    pub description: String,
    /// Where it is declared: `nixos/modules/services/web-servers/nginx/default.nix:20`, below [`Index::tree`].
    pub places: Vec<String>,
    /// Can't be set.
    pub is_read_only: bool,
}

impl Index {
    /// Where the member of a global interface is written in Nix: `lib/strings.nix:20:3`, below [`Index::tree`]. Of a
    /// package its `meta.position`, of a function of `lib` its attribute.
    ///
    /// # Errors
    /// Where the file is damaged there, as with all that follows.
    pub fn place(&self, interface: &str, member: &str) -> Result<Option<String>, Damaged> {
        for (set, name) in [(interface, member.to_owned()), (PLACES, place_name(interface, member))] {
            let Some(set) = self.set(set)? else { continue };
            if let Some(entry) = self.entry(&set, &name)? {
                let place = self.details(entry.number)?.position;
                if !place.is_empty() {
                    return Ok(Some(place));
                }
            }
        }
        Ok(None)
    }

    /// The folder that the places of a kind are below: of `packages`, `lib`, `options/nixos`. It was there when the
    /// facts were collected; it may be on another machine, or gone.
    pub fn tree(&self, kind: &str) -> Result<Option<String>, Damaged> {
        let Some(set) = self.set(TREES)? else { return Ok(None) };
        let Some(entry) = self.entry(&set, kind)? else { return Ok(None) };
        Ok(Some(self.details(entry.number)?.position))
    }

    /// The module systems that have options, sorted: `darwin`, `home-manager`, `nixos`.
    pub fn systems(&self) -> Result<Vec<String>, Damaged> {
        let sets = self.sets()?;
        Ok(sets.iter().filter_map(|set| set.interface.strip_prefix(OPTIONS)).map(str::to_owned).collect())
    }

    /// The option that `path` leads to, by names as a module has them; for the element of a list give `[]`. The name
    /// of a virtual host, a user, ... stands where the option has `*`: a name that is declared goes before that.
    pub fn option(&self, system: &str, path: &[&str]) -> Result<Option<AboutOption>, Damaged> {
        let Some(set) = self.set(&format!("{OPTIONS}{system}"))? else { return Ok(None) };
        let names = self.names(&set)?;
        let found = names.start().and_then(|start| option_at(&names, start, path, true));
        let Some(found) = found else { return Ok(None) };
        let number = u32::try_from(found).ok().and_then(|at| set.first.checked_add(at)).ok_or(Damaged)?;
        let summary = self.summary(number)?;
        let details = self.details(number)?;
        Ok(Some(AboutOption {
            name: summary.name.to_owned(),
            type_text: summary.version.to_owned(),
            default: details.homepage,
            example: details.license,
            description: details.description,
            places: [details.position]
                .into_iter()
                .filter(|it| !it.is_empty())
                .chain(details.outputs)
                .collect(),
            is_read_only: summary.marks == "read-only",
        }))
    }
}

/// The number of the option. The names that were read decide where it goes on, so that no more than two ways are open
/// at each step, and a way that leads nowhere ends at once.
fn option_at(names: &Names<'_>, at: At, path: &[&str], is_first: bool) -> Option<u64> {
    let Some((part, rest)) = path.split_first() else { return names.value(at) };
    let at = if is_first { at } else { names.read(at, b".")? };
    let step = |part: &str| {
        let next = names.read(at, part.as_bytes())?;
        option_at(names, next, rest, false)
    };
    let declared = step(&option_part(part));
    // `*` stands for names, not for the elements of a list.
    declared.or_else(|| if *part == "[]" || *part == "*" { None } else { step("*") })
}
