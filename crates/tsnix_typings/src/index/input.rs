//! What the index is written from. Plain data that borrows from the facts.

/// What a name of a package set stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum EntryKind {
    /// A package.
    Derivation = 0,
    /// A function: `mkShell`, `fetchurl`.
    Function = 1,
    /// A set of further names: `python3Packages`.
    Set = 2,
    /// Another name of something.
    Alias = 3,
    /// A string, number, list, path, ...
    Value = 4,
    /// An option of a module system.
    Option = 5,
}

/// A set of names: one global interface of the declarations.
#[derive(Clone, Debug, Default)]
pub struct SetInput<'a> {
    /// The global interface: `Packages`, `Python3Packages`. Given once.
    pub interface: &'a str,
    /// Where the set is by its names from the top; empty for the top itself. Given once.
    pub path: Vec<&'a str>,
    /// Members that are no names, as they stand in the interface: index and call signatures. Usually
    /// empty; `readonly [name: string]: Untyped;` for a set of which not all is known.
    pub rest: &'a str,
}

/// The number of a set that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SetId(pub(crate) u32);

/// A name in a set.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The name, as Nix has it: `git`, `git-lfs`, `@angular/cli`, `socket.io`.
    pub name: &'a str,
    /// What it stands for.
    pub kind: EntryKind,
    /// The member as it stands in the `.d.ts`, without comment, with `_` for the name:
    /// `readonly _: Derivation`, `_(args: MkShellArgs): Derivation`; overloads separated by `;`. Names in it
    /// are global ones. Empty where the hand-written declarations have the member: then only what is said
    /// about it is kept here.
    pub member: &'a str,
    /// `2.44.1`
    pub version: &'a str,
    /// One line.
    pub description: &'a str,
    /// `https://...`
    pub homepage: &'a str,
    /// SPDX identifiers, joined with a space.
    pub license: &'a str,
    /// The program that `nix run` starts.
    pub main_program: &'a str,
    /// The outputs, in order; empty for `["out"]` alone.
    pub outputs: Vec<&'a str>,
    /// `pkgs/by-name/gi/git/package.nix:12`
    pub position: &'a str,
    /// Why it should not be used, or what it is called now; empty where it may be.
    pub deprecated: &'a str,
    /// For an alias: the path of what it stands for, joined with dots.
    pub target: &'a str,
    /// Broken, insecure or unfree, in these words, joined with a space.
    pub marks: &'a str,
    /// Further documentation, Markdown.
    pub doc: &'a str,
}

impl Default for Entry<'_> {
    fn default() -> Self {
        Self {
            name: "",
            kind: EntryKind::Derivation,
            member: "",
            version: "",
            description: "",
            homepage: "",
            license: "",
            main_program: "",
            outputs: Vec::new(),
            position: "",
            deprecated: "",
            target: "",
            marks: "",
            doc: "",
        }
    }
}

/// An option of a module system.
#[derive(Clone, Debug, Default)]
pub struct OptionEntry<'a> {
    /// The module system: `nixos`, `home-manager`, `darwin`.
    pub system: &'a str,
    /// The names from the top: `services`, `nginx`, `enable`; `*` for any name, `[]` for an element.
    pub path: Vec<&'a str>,
    /// Its type, as Nix words it.
    pub type_text: &'a str,
    /// Nix text.
    pub default: &'a str,
    /// Nix text.
    pub example: &'a str,
    /// Markdown.
    pub description: &'a str,
    /// `nixos/modules/services/web-servers/nginx/default.nix:20`
    pub position: &'a str,
    /// Where else it is declared.
    pub others: Vec<&'a str>,
    /// Can't be set.
    pub is_read_only: bool,
}

/// A top-level declaration of the `.d.ts` that is no set: an interface of options, of arguments, an alias.
#[derive(Clone, Debug, Default)]
pub struct Declaration<'a> {
    /// The global name that it declares; for `declare module "m" { ... }` the specifier in quotes: `"m"`.
    pub name: &'a str,
    /// The declaration, whole, with its comments. Declarations of one name are merged in the order given.
    pub text: &'a str,
    /// The `.d.ts` that has it, relative to the typings folder: where "go to definition" leads.
    pub file: &'a str,
    /// The byte at which it starts there.
    pub offset: u32,
}

impl EntryKind {
    /// The kind that a byte of the index stands for.
    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        let all = [Self::Derivation, Self::Function, Self::Set, Self::Alias, Self::Value, Self::Option];
        all.get(usize::from(byte)).copied()
    }
}
