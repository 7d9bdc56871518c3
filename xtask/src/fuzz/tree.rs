//! Programs as trees whose leaves are text: easy to make, to print in two languages and to take apart.
//!
//! A node is a piece of syntax with its type. What the printer for Node leaves out (types) and puts in (checks
//! that a value is outside of what the languages share) stands in the tree. It knows nothing of what is generated.

use std::borrow::Cow;

use super::types::Ty;

/// How strongly an expression holds together; a child below what its place asks for gets parentheses.
pub(super) mod level {
    /// `{ a: 1 }`: parentheses wherever it could be taken for a block.
    pub(in super::super) const OBJECT: u8 = 1;
    pub(in super::super) const ARROW: u8 = 2;
    pub(in super::super) const CONDITIONAL: u8 = 3;
    pub(in super::super) const OR: u8 = 5;
    pub(in super::super) const AND: u8 = 6;
    pub(in super::super) const BIT_OR: u8 = 7;
    pub(in super::super) const BIT_XOR: u8 = 8;
    pub(in super::super) const BIT_AND: u8 = 9;
    pub(in super::super) const EQUALITY: u8 = 10;
    pub(in super::super) const RELATION: u8 = 11;
    pub(in super::super) const SHIFT: u8 = 12;
    pub(in super::super) const SUM: u8 = 13;
    pub(in super::super) const PRODUCT: u8 = 14;
    pub(in super::super) const POWER: u8 = 15;
    pub(in super::super) const UNARY: u8 = 16;
    /// `5`: a point behind it would be part of the number.
    pub(in super::super) const NUMBER: u8 = 17;
    pub(in super::super) const MEMBER: u8 = 18;
    pub(in super::super) const PRIMARY: u8 = 19;
}

/// A variable: an index into [`Tree::names`].
pub(super) type Name = usize;

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Expr(Ty),
    /// A statement, without the line break behind it.
    Statement,
    /// Statements; its parts are children only. Names declared here end here.
    Block,
    /// Anything else; names declared in it end with it.
    Scope,
}

/// A piece of a node's text.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Text(Cow<'static, str>),
    /// Only for TypeScript.
    Type(Cow<'static, str>),
    /// Only for Node.
    Check(&'static str),
    /// A name that is used for Node only.
    CheckUse(Name),
    /// A child, and the least level that it may have without parentheses.
    Child(Node, u8),
    /// The name is written here and can be used from here on.
    Declare(Name),
    /// As `Declare`, but visible in the whole block.
    Hoist(Name),
    Use(Name),
    /// `{ a }` of a variable of that name, else `{ a: b }`.
    Shorthand(String, Name),
}

/// A piece of syntax.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) level: u8,
    pub(super) parts: Vec<Part>,
}

impl From<&'static str> for Part {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Node> for Part {
    fn from(node: Node) -> Self {
        Self::Child(node, 0)
    }
}

/// A child in a place that asks for a level.
pub(super) fn at(node: Node, level: u8) -> Part {
    Part::Child(node, level)
}

/// Text that only TypeScript sees.
pub(super) fn only_type(text: impl Into<Cow<'static, str>>) -> Part {
    Part::Type(text.into())
}

/// An expression.
pub(super) fn expr(ty: &Ty, level: u8, parts: Vec<Part>) -> Node {
    Node { kind: Kind::Expr(ty.clone()), level, parts }
}

/// A statement.
pub(super) fn statement(parts: Vec<Part>) -> Node {
    Node { kind: Kind::Statement, level: level::PRIMARY, parts }
}

/// Statements with a scope of their own.
pub(super) fn block(statements: Vec<Node>) -> Node {
    let parts = statements.into_iter().map(Part::from).collect();
    Node { kind: Kind::Block, level: level::PRIMARY, parts }
}

/// Parts whose names are not seen outside of them.
pub(super) fn scope(parts: Vec<Part>) -> Node {
    Node { kind: Kind::Scope, level: level::PRIMARY, parts }
}

/// A program.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Declarations of types, for TypeScript only.
    pub(super) types: String,
    pub(super) root: Node,
    pub(super) names: Vec<String>,
    pub(super) split: Option<Split>,
}

/// The first statements of a program are a module of their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    /// How many they are.
    pub(super) count: usize,
    /// `import * as part`, else by name.
    pub(super) is_namespace: bool,
    /// The types are imported, else declared once more.
    pub(super) shares_types: bool,
}

/// The name of the module that a program may import from.
pub(super) const PART: &str = "part.ts";

#[derive(Clone, Copy, PartialEq)]
enum Language {
    TypeScript,
    JavaScript,
}

impl Tree {
    /// The program as it is compiled; with the module that it imports, where there is one, behind it.
    pub(super) fn typescript(&self) -> (String, Option<String>) {
        let mut text = self.types.clone();
        let exported = self.exported();
        let Some(split) = self.split.filter(|_| !exported.is_empty()) else {
            self.print(&self.root, Language::TypeScript, 0, &mut text);
            return (text, None);
        };
        let (mut first, mut second) = (self.root.clone(), self.root.clone());
        first.parts.truncate(split.count);
        second.parts.drain(..split.count);
        self.print(&first, Language::TypeScript, 0, &mut text);
        let list = exported.iter().map(|it| self.names[*it].as_str()).collect::<Vec<_>>().join(", ");
        text.push_str(&format!("export {{ {list} }};\n"));
        let mut main = String::new();
        let types = type_names(&self.types).join(", ");
        if split.shares_types && !types.is_empty() {
            text.push_str(&format!("export type {{ {types} }};\n"));
            main.push_str(&format!("import type {{ {types} }} from \"./{PART}\";\n"));
        } else {
            main.push_str(&self.types);
        }
        let mut other = self.clone();
        if split.is_namespace {
            main.push_str(&format!("import * as part from \"./{PART}\";\n"));
            for name in exported {
                other.names[name] = format!("part.{}", self.names[name]);
            }
        } else {
            main.push_str(&format!("import {{ {list} }} from \"./{PART}\";\n"));
        }
        other.print(&second, Language::TypeScript, 0, &mut main);
        (main, Some(text))
    }

    /// The whole text, to be read.
    pub(super) fn text(&self) -> String {
        match self.typescript() {
            (main, None) => main,
            (main, Some(part)) => format!("// {PART}\n{part}\n// main\n{main}"),
        }
    }

    /// What the first module declares and the second one uses.
    fn exported(&self) -> Vec<Name> {
        let Some(split) = self.split.filter(|it| it.count < self.root.parts.len()) else { return Vec::new() };
        let (first, second) = self.root.parts.split_at(split.count);
        let mut used = std::collections::BTreeSet::new();
        second.iter().for_each(|it| uses(it, &mut used));
        let declared = first.iter().flat_map(declared_by);
        declared.filter(|it| used.contains(it)).collect()
    }

    /// The body of a function that gives the value and reports what the languages do not share.
    pub(super) fn javascript(&self) -> String {
        let mut text = String::new();
        self.print(&self.root, Language::JavaScript, 0, &mut text);
        text
    }

    fn print(&self, node: &Node, language: Language, depth: usize, text: &mut String) {
        let is_block = node.kind == Kind::Block;
        let depth = if is_block { depth + 1 } else { depth };
        for part in &node.parts {
            match part {
                Part::Text(it) => text.push_str(it),
                Part::Type(it) if language == Language::TypeScript => text.push_str(it),
                Part::Check(it) if language == Language::JavaScript => text.push_str(it),
                Part::CheckUse(name) if language == Language::JavaScript => text.push_str(&self.names[*name]),
                Part::Type(_) | Part::Check(_) | Part::CheckUse(_) => {}
                Part::Child(child, level) => {
                    let needs_parentheses = child.level < *level;
                    if needs_parentheses {
                        text.push('(');
                    }
                    if is_block && depth > 1 {
                        text.push_str(&"  ".repeat(depth - 1));
                    }
                    self.print(child, language, depth, text);
                    if needs_parentheses {
                        text.push(')');
                    }
                    if is_block {
                        text.push('\n');
                    }
                }
                Part::Declare(name) | Part::Hoist(name) | Part::Use(name) => {
                    text.push_str(&self.names[*name])
                }
                Part::Shorthand(key, name) if *key == self.names[*name] => text.push_str(key),
                Part::Shorthand(key, name) => {
                    text.push_str(&super::text::key(key));
                    text.push_str(": ");
                    text.push_str(&self.names[*name]);
                }
            }
        }
        if is_block && depth > 1 {
            text.push_str(&"  ".repeat(depth - 2));
        }
    }

    /// Whether every name that is used is declared before, in a scope around.
    pub(super) fn is_closed(&self) -> bool {
        let mut declared = Vec::new();
        is_closed(&self.root, &mut declared)
    }
}

/// The names that a statement declares around itself.
pub(super) fn declared_by(statement: &Part) -> Vec<Name> {
    let Part::Child(node, _) = statement else { return Vec::new() };
    let declared = node.parts.iter().filter_map(|it| match it {
        Part::Declare(name) | Part::Hoist(name) => Some(*name),
        _ => None,
    });
    declared.collect()
}

/// The names that are used in a part.
pub(super) fn uses(part: &Part, used: &mut std::collections::BTreeSet<Name>) {
    match part {
        Part::Use(name) | Part::Shorthand(_, name) => {
            used.insert(*name);
        }
        Part::Child(node, _) => node.parts.iter().for_each(|it| uses(it, used)),
        _ => {}
    }
}

/// The names that declarations of types begin with.
fn type_names(types: &str) -> Vec<&str> {
    let named = types.lines().filter_map(|it| it.strip_prefix("type ").or(it.strip_prefix("interface ")));
    named.filter_map(|it| it.split([' ', '<']).next()).collect()
}

fn is_closed(node: &Node, declared: &mut Vec<Name>) -> bool {
    let before = declared.len();
    if node.kind == Kind::Block {
        for part in &node.parts {
            if let Part::Child(child, _) = part {
                declared.extend(child.parts.iter().filter_map(|it| match it {
                    Part::Hoist(name) => Some(*name),
                    _ => None,
                }));
            }
        }
    }
    for part in &node.parts {
        match part {
            Part::Declare(name) | Part::Hoist(name) => declared.push(*name),
            Part::Use(name) | Part::CheckUse(name) | Part::Shorthand(_, name) if !declared.contains(name) => {
                return false;
            }
            Part::Child(child, _) if !is_closed(child, declared) => return false,
            _ => {}
        }
    }
    if matches!(node.kind, Kind::Block | Kind::Scope) || is_function(node) {
        declared.truncate(before);
    }
    true
}

/// An arrow function declares its parameters in itself.
fn is_function(node: &Node) -> bool {
    matches!(node.kind, Kind::Expr(_)) && node.parts.iter().any(|it| matches!(it, Part::Declare(_)))
}
