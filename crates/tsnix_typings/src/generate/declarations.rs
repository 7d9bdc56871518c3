//! What is generated, before it is text in files: sets with members, and other declarations.
//!
//! The same data is written twice: as `.d.ts` for `tsc`, and into the package index for tsnix.

use std::collections::HashMap;

use smol_str::SmolStr;

use crate::index::EntryKind;

/// Bytes after which a file is ended and another begun.
const FILE_BYTES: usize = 600_000;

/// All declarations of one run.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    /// Interfaces whose members are looked up one by one.
    pub(crate) sets: Vec<Set>,
    /// The files, in order.
    pub(crate) files: Vec<File>,
    /// Where members are written in Nix that are not in sets of packages.
    pub(crate) places: Vec<Place>,
    /// The numbers of the files.
    by_path: HashMap<String, usize>,
}

/// One interface with many members.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// The global name.
    pub(crate) interface: String,
    /// Where it is, from the top of the package set.
    pub(crate) path: Vec<SmolStr>,
    /// Index signatures.
    pub(crate) rest: String,
    /// What it is.
    pub(crate) doc: String,
    /// Sorted by name.
    pub(crate) members: Vec<Member>,
}

/// A member of a set.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The name, as Nix has it.
    pub(crate) name: SmolStr,
    /// What it stands for.
    pub(crate) kind: EntryKind,
    /// The member with `_` for its name, without comment; empty where the hand-written declarations have it.
    pub(crate) member: String,
    /// The comment.
    pub(crate) doc: String,
    /// The number of its fact, where there is one.
    pub(crate) fact: Option<usize>,
    /// Why it should not be used.
    pub(crate) deprecated: String,
    /// For an alias: what it stands for.
    pub(crate) target: String,
}

/// Where a member is written in Nix that is not in a set of packages.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The interface that declares it.
    pub(crate) interface: String,
    /// Its name.
    pub(crate) member: SmolStr,
    /// `lib/strings.nix:20:3`
    pub(crate) place: String,
}

/// A file in the making.
#[derive(Debug)]
pub(crate) struct File {
    /// Relative to the typings folder.
    pub(crate) path: String,
    /// What stands at its front, as comment lines.
    pub(crate) header: String,
    /// What is in it, in order.
    pub(crate) parts: Vec<Part>,
}

/// A part of a file.
#[derive(Debug)]
pub(crate) enum Part {
    /// Members of a set.
    Members {
        /// The number of the set.
        set: usize,
        /// The first of its members.
        from: usize,
        /// The one after the last.
        to: usize,
    },
    /// A declaration, whole.
    Declaration {
        /// The global name, or the specifier in quotes.
        name: String,
        /// Its text, with its comment and the line break at the end.
        text: String,
    },
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Relative to the typings folder, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Where a declaration stands.
pub(crate) struct Placed<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) file: &'a str,
    pub(crate) offset: usize,
}

impl Member {
    /// Appends the member as it stands in a file, without comment: `_` is the name.
    pub(crate) fn push_declared(&self, out: &mut String) {
        let rest = match self.member.strip_prefix("readonly _") {
            Some(rest) => {
                out.push_str("readonly ");
                rest
            }
            None => self.member.strip_prefix('_').unwrap_or(&self.member),
        };
        super::names::push_property(out, &self.name);
        out.push_str(rest);
    }

    /// About how many bytes it takes in a file.
    fn bytes(&self) -> usize {
        if self.member.is_empty() { 0 } else { self.member.len() + self.name.len() + self.doc.len() + 16 }
    }
}

impl Declarations {
    /// Adds a set and puts its members into files called `stem`, numbered where there are several.
    pub(crate) fn add_set(&mut self, set: Set, stem: &str, header: &str) {
        let number = self.sets.len();
        let mut chunks = Vec::new();
        let mut from = 0;
        let mut bytes = 0;
        for (at, member) in set.members.iter().enumerate() {
            bytes += member.bytes();
            if bytes > FILE_BYTES {
                chunks.push((from, at + 1));
                from = at + 1;
                bytes = 0;
            }
        }
        if from < set.members.len() || chunks.is_empty() {
            chunks.push((from, set.members.len()));
        }
        let digits = chunks.len().to_string().len();
        let is_one = chunks.len() == 1;
        self.sets.push(set);
        for (at, (from, to)) in chunks.into_iter().enumerate() {
            let path =
                if is_one { format!("{stem}.d.ts") } else { format!("{stem}-{:0digits$}.d.ts", at + 1) };
            self.add_part(path, header, Part::Members { set: number, from, to });
        }
    }

    /// Adds a set as a declaration like any other: one that values are compared with as a whole.
    pub(crate) fn add_whole(&mut self, set: &Set, path: &str, header: &str) {
        let mut text = String::new();
        render_members(&mut text, set, 0, set.members.len());
        self.add(path, header, &set.interface, text);
    }

    /// Adds a declaration to a file.
    pub(crate) fn add(&mut self, path: &str, header: &str, name: impl Into<String>, text: String) {
        self.add_part(path.to_owned(), header, Part::Declaration { name: name.into(), text });
    }

    fn add_part(&mut self, path: String, header: &str, part: Part) {
        let number = *self.by_path.entry(path).or_insert_with_key(|path| {
            self.files.push(File { path: path.clone(), header: header.to_owned(), parts: Vec::new() });
            self.files.len() - 1
        });
        if let Some(file) = self.files.get_mut(number) {
            file.parts.push(part);
        }
    }

    /// The files as text, and the place of each declaration in them.
    pub(crate) fn render(&self) -> (Vec<TextFile>, Vec<Placed<'_>>) {
        use rayon::prelude::*;
        let rendered: Vec<(TextFile, Vec<Placed<'_>>)> =
            self.files.par_iter().map(|file| self.render_file(file)).collect();
        let mut files = Vec::with_capacity(rendered.len());
        let mut places = Vec::new();
        for (file, placed) in rendered {
            files.push(file);
            places.extend(placed);
        }
        (files, places)
    }

    /// About how long a file is going to be, rather more than less: what is not used is never backed by memory.
    fn bytes(&self, file: &File) -> usize {
        let members = |set: usize, from: usize, to: usize| {
            let members = self.sets.get(set).and_then(|it| it.members.get(from..to)).unwrap_or_default();
            members.iter().map(|it| it.bytes() + 64).sum()
        };
        let parts = file.parts.iter().map(|part| match part {
            Part::Members { set, from, to } => members(*set, *from, *to),
            Part::Declaration { text, .. } => text.len(),
        });
        parts.sum::<usize>() + 4096
    }

    fn render_file<'a>(&'a self, file: &'a File) -> (TextFile, Vec<Placed<'a>>) {
        let mut out = String::with_capacity(self.bytes(file));
        let mut places = Vec::new();
        for line in file.header.lines() {
            out.push_str("// ");
            out.push_str(line);
            out.push('\n');
        }
        for part in &file.parts {
            out.push('\n');
            match part {
                Part::Declaration { name, text } => {
                    places.push(Placed { name, text, file: &file.path, offset: out.len() });
                    out.push_str(text);
                }
                Part::Members { set, from, to } => {
                    let Some(set) = self.sets.get(*set) else { continue };
                    render_members(&mut out, set, *from, *to);
                }
            }
        }
        (TextFile { path: file.path.clone(), text: out }, places)
    }
}

fn render_members(out: &mut String, set: &Set, from: usize, to: usize) {
    if from == 0 {
        super::docs::push_comment(out, "", &set.doc);
    }
    out.push_str("interface ");
    out.push_str(&set.interface);
    out.push_str(" {\n");
    if from == 0 && !set.rest.is_empty() {
        out.push_str("  ");
        out.push_str(&set.rest);
        out.push('\n');
    }
    for member in set.members.get(from..to).unwrap_or_default() {
        if member.member.is_empty() {
            continue;
        }
        super::docs::push_comment(out, "  ", &member.doc);
        out.push_str("  ");
        member.push_declared(out);
        out.push_str(";\n");
    }
    out.push_str("}\n");
}
