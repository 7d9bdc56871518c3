//! What the hand-written declarations say: they win over what was collected.
//!
//! Those that stand for what is not known (`nixpkgs/packages.d.ts`, what is below `nixpkgs/packages/` and
//! `options/`) are replaced by generated ones; all others stay beside them.
//!
//! They are read by their layout, which prettier keeps: a top-level interface begins at the front of a line,
//! its members two columns in.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

/// The hand-written declarations that stay.
#[derive(Debug, Default)]
pub struct Shipped {
    interfaces: HashMap<String, Interface>,
    /// Interfaces that the replaced declarations leave open.
    open: BTreeSet<String>,
    /// Every global name that stays.
    names: BTreeSet<String>,
    /// The specifiers of modules.
    modules: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Interface {
    extends: Vec<String>,
    /// Name and, where it is a property on one line, type.
    members: HashMap<String, String>,
}

/// Whether generated declarations of a package set stand in the place of a shipped file.
pub fn is_replaced(path: &str) -> bool {
    path == "nixpkgs/packages.d.ts" || path.starts_with("nixpkgs/packages/") || path.starts_with("options/")
}

impl Shipped {
    /// Reads the shipped files: path below `typings/`, text.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut shipped = Self::default();
        for (path, text) in files {
            if is_replaced(path) {
                shipped.read_replaced(text);
            } else {
                shipped.read(text);
            }
        }
        shipped
    }

    /// `interface OcamlPackages { readonly [name: string]: Untyped; }`  =>  it is open
    fn read_replaced(&mut self, text: &str) {
        let mut current = None;
        for line in text.lines() {
            if let Some(name) = interface_name(line) {
                current = Some(name);
            } else if line == "}" {
                current = None;
            } else if line.starts_with("  readonly [name: string]: Untyped")
                && let Some(name) = current
            {
                self.open.insert(name.to_owned());
            }
        }
    }

    fn read(&mut self, text: &str) {
        let mut current: Option<String> = None;
        let mut is_header = false;
        for line in text.lines() {
            if let Some(name) = interface_name(line) {
                self.names.insert(name.to_owned());
                let interface = self.interfaces.entry(name.to_owned()).or_default();
                is_header = !line.contains('{');
                let heritage = line.split_once(" extends ").map_or("", |(_, it)| it);
                add_heritage(interface, heritage.trim_end_matches(['{', '}', ' ']));
                current = (!line.ends_with('}')).then(|| name.to_owned());
                continue;
            }
            if let Some((specifier, _)) =
                line.strip_prefix("declare module \"").and_then(|it| it.split_once('"'))
            {
                self.modules.insert(specifier.to_owned());
            }
            if let Some(name) = line.strip_prefix("type ") {
                self.names.insert(word(name).to_owned());
            }
            let Some(name) = &current else { continue };
            let Some(interface) = self.interfaces.get_mut(name) else { continue };
            if is_header {
                is_header = !line.contains('{');
                add_heritage(interface, line.trim().trim_end_matches(['{', '}', ' ']));
            } else if line == "}" {
                current = None;
            } else if let Some(member) =
                line.strip_prefix("  ").filter(|it| !it.starts_with([' ', '/', '*', '}']))
            {
                add_member(interface, member);
            }
        }
    }

    /// Whether an interface that stays has a member, itself or by what it extends.
    pub fn has_member(&self, interface: &str, name: &str) -> bool {
        self.declaring(interface, name).is_some()
    }

    /// The interface that declares a member of an interface: itself or one that it extends.
    pub fn declaring<'a>(&'a self, interface: &'a str, name: &str) -> Option<&'a str> {
        self.declares(interface, name, 8)
    }

    fn declares<'a>(&'a self, interface: &'a str, name: &str, depth: usize) -> Option<&'a str> {
        let found = self.interfaces.get(interface).filter(|_| depth > 0)?;
        if found.members.contains_key(name) {
            return Some(interface);
        }
        found.extends.iter().find_map(|base| self.declares(base, name, depth - 1))
    }

    /// Whether an interface itself has a member.
    pub fn has_own_member(&self, interface: &str, name: &str) -> bool {
        self.interfaces.get(interface).is_some_and(|it| it.members.contains_key(name))
    }

    /// The type of a member that stays, where it is the name of one interface that stays.
    pub fn member_interface(&self, interface: &str, name: &str) -> Option<&str> {
        match self.member_interfaces(interface, name).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The interfaces that a member's type is an intersection of; none where it is anything else.
    pub fn member_interfaces(&self, interface: &str, name: &str) -> Vec<&str> {
        let Some(ty) = self.interfaces.get(interface).and_then(|it| it.members.get(name)) else {
            return Vec::new();
        };
        let parts: Vec<&str> = ty.split(" & ").collect();
        if parts.iter().all(|it| self.interfaces.contains_key(*it)) { parts } else { Vec::new() }
    }

    /// Whether an interface is declared and stays.
    pub fn has_interface(&self, interface: &str) -> bool {
        self.interfaces.contains_key(interface)
    }

    /// Whether a module is declared by hand: `"github:numtide/flake-utils"`.
    pub fn has_module(&self, specifier: &str) -> bool {
        self.modules.contains(specifier)
    }

    /// The interfaces that are open without facts, sorted; `Packages` is one.
    pub fn open_interfaces(&self) -> impl Iterator<Item = &str> {
        self.open.iter().map(String::as_str).filter(|name| self.names.contains(*name))
    }

    /// The names that no generated interface may have.
    pub fn global_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

fn interface_name(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("declare ").unwrap_or(line).strip_prefix("interface ")?;
    Some(word(rest)).filter(|it| !it.is_empty())
}

/// The identifier at the front.
fn word(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '$');
    text.get(..end.unwrap_or(text.len())).unwrap_or("")
}

fn add_heritage(interface: &mut Interface, text: &str) {
    let text = text.trim_start_matches("extends").trim();
    interface
        .extends
        .extend(text.split(',').map(|it| word(it.trim()).to_owned()).filter(|it| !it.is_empty()));
}

/// `readonly "git-lfs": Derivation;`, `mkShell(args: X): Y;`, `map<T>(...): U`
fn add_member(interface: &mut Interface, line: &str) {
    let rest = line.strip_prefix("readonly ").unwrap_or(line);
    let (name, rest) = match rest.strip_prefix('"') {
        Some(quoted) => match quoted.split_once('"') {
            Some((name, rest)) => (name, rest),
            None => return,
        },
        None => {
            let name = word(rest);
            (name, rest.get(name.len()..).unwrap_or(""))
        }
    };
    if name.is_empty() {
        return;
    }
    let ty = rest.strip_prefix(": ").and_then(|it| it.strip_suffix(';')).unwrap_or("");
    interface.members.entry(name.to_owned()).or_insert_with(|| ty.to_owned());
}
