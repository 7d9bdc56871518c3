//! The type of an option in TypeScript: of what is written, or of what is read.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::tree::Node;
use super::{doc, property, required};
use crate::facts::{OptionFact, OptionType, Target};
use crate::generate::docs;
use crate::generate::names::{self, GlobalNames};
use crate::generate::statistics::Counts;
use crate::import::type_words;

/// Types nested deeper than this are `unknown`.
const DEEPEST: usize = 40;

/// Index signatures name all types of a submodule's options, up to this length.
const LONGEST_UNION: usize = 3_000;

/// A submodule of at most so many options is read whole.
const SMALL: usize = 12;

/// Which of the two trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What a module writes.
    Options,
    /// What `config` gives.
    Config,
}

impl Side {
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Options => "Options",
            Self::Config => "Config",
        }
    }
}

/// A named type: what is written, what is read.
static NAMED: LazyLock<HashMap<&'static str, [&'static str; 2]>> = LazyLock::new(|| {
    let table = include_str!("../../../data/option-types.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, [columns.next()?, columns.next()?]))
    })
    .collect()
});

/// A type around the current one that a `ref` may name.
struct Scope {
    id: String,
    alias: String,
    /// How many lists and sets were around it.
    level: usize,
}

/// Writes types of one tree.
pub(super) struct Types<'n> {
    pub(super) side: Side,
    pub(super) names: &'n mut GlobalNames,
    prefix: String,
    knows_defined: bool,
    scopes: Vec<Scope>,
    level: usize,
    depth: usize,
    /// Whether the type that is written is that of a list's elements.
    is_element: bool,
    /// Aliases by their text, with a placeholder for their own name.
    aliases: HashMap<String, String>,
    written: Vec<(String, String)>,
}

/// Stands for an alias's own name while its text is made.
const OWN: &str = "\u{1}own";

impl<'n> Types<'n> {
    pub(super) fn new(side: Side, prefix: String, knows_defined: bool, names: &'n mut GlobalNames) -> Self {
        Self {
            side,
            names,
            prefix,
            knows_defined,
            scopes: Vec::new(),
            level: 0,
            depth: 0,
            is_element: false,
            aliases: HashMap::new(),
            written: Vec::new(),
        }
    }

    /// The aliases that were made: name and declaration.
    pub(super) fn take_aliases(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.written)
    }

    /// Mark, type and comment of a member for a node of the tree.
    pub(super) fn member(&mut self, node: &Node<'_>, indent: usize) -> (&'static str, String, String) {
        let mark = if self.side == Side::Options { "?" } else { "" };
        match node.option {
            None => (mark, self.object_at(node, indent, None), String::new()),
            Some(option) => {
                let ty = self.ty(&option.ty, indent, Some(option));
                let doc = doc::comment(option, self.side);
                if node.children.is_empty() {
                    (mark, ty, doc)
                } else {
                    // An option of a set type and options in it: both.
                    let rest = self.object_at(node, indent, None);
                    (mark, format!("{ty} & {rest}"), doc)
                }
            }
        }
    }

    /// The object type of a set of options that is an interface.
    pub(super) fn object(&mut self, node: &Node<'_>, counts: &mut Counts) -> String {
        self.object_at(node, 0, (self.side == Side::Options).then_some(counts))
    }

    fn object_at(&mut self, node: &Node<'_>, indent: usize, mut counts: Option<&mut Counts>) -> String {
        let mut out = String::from("{\n");
        let inner = "  ".repeat(indent + 1);
        for (name, child) in &node.children {
            let (mark, ty, comment) = if child.option.is_none() {
                let mark = if self.side == Side::Options { "?" } else { "" };
                (mark, self.object_at(child, indent + 1, counts.as_deref_mut()), String::new())
            } else {
                let member = self.member(child, indent + 1);
                if let Some(counts) = counts.as_deref_mut() {
                    counts.add(&format!("readonly _{}: {}", member.0, member.1));
                }
                member
            };
            docs::push_comment(&mut out, &inner, &comment);
            out.push_str(&format!("{inner}{};\n", property(name, mark, &ty)));
        }
        out.push_str(&"  ".repeat(indent));
        out.push('}');
        out
    }

    /// A type. `option` is what it is the type of, for words that say more than its structure.
    fn ty(&mut self, ty: &OptionType, indent: usize, option: Option<&OptionFact>) -> String {
        if self.depth >= DEEPEST {
            return "unknown".to_owned();
        }
        self.depth += 1;
        let is_element = std::mem::take(&mut self.is_element);
        // `nullOr`, `either` and their likes are no containers.
        self.is_element =
            is_element && !matches!(ty.kind.as_str(), "attrsOf" | "lazyAttrsOf" | "loaOf" | "functionTo");
        let text = match &ty.id {
            Some(id) => self.alias(id, ty, indent),
            None => self.structure(ty, indent, option),
        };
        self.depth -= 1;
        text
    }

    /// A type that a type inside names: an alias, since only those can refer to themselves.
    fn alias(&mut self, id: &str, ty: &OptionType, indent: usize) -> String {
        let own = format!("{OWN}{}\u{2}", self.scopes.len());
        self.scopes.push(Scope { id: id.to_owned(), alias: own.clone(), level: self.level });
        let text = self.structure(ty, 0, None);
        self.scopes.pop();
        if !text.contains(&own) {
            return if indent == 0 { text } else { self.structure(ty, indent, None) };
        }
        if text.contains(OWN) && text.replace(&own, "").contains(OWN) {
            // It also names one further out: its text is not its own.
            return "unknown".to_owned();
        }
        if let Some(alias) = self.aliases.get(&text) {
            return alias.clone();
        }
        let name = self.names.unique(&format!("{}{}Value", self.prefix, self.side.suffix()), []);
        self.written.push((name.clone(), format!("type {name} = {};\n", text.replace(&own, &name))));
        self.aliases.insert(text, name.clone());
        name
    }

    fn structure(&mut self, ty: &OptionType, indent: usize, option: Option<&OptionFact>) -> String {
        match ty.kind.as_str() {
            "enum" => enumeration(&ty.values),
            "nullOr" => {
                let inner = self.first(ty, indent);
                union(vec![inner, "null".to_owned()])
            }
            "listOf" => {
                self.is_element = true;
                let inner = self.inside(ty, indent);
                self.is_element = false;
                format!("readonly {}[]", grouped(&inner))
            }
            "attrsOf" | "lazyAttrsOf" | "loaOf" => {
                let inner = self.inside(ty, indent);
                self.index_signature(&inner)
            }
            "dagOf" => {
                let inner = self.inside(ty, indent);
                match self.side {
                    Side::Options => {
                        self.index_signature(&union(vec![inner.clone(), format!("DagEntry<{inner}>")]))
                    }
                    Side::Config => self.index_signature(&format!("DagEntry<{inner}>")),
                }
            }
            "uniq" | "unique" | "nonEmptyListOf" => self.first(ty, indent),
            "either" | "oneOf" => union(ty.of.0.iter().map(|it| self.ty(it, indent, None)).collect()),
            "coercedTo" => self.coerced(ty, indent),
            "functionTo" => self.function(ty, indent),
            "submodule" => self.submodule(ty, indent),
            "attrTag" => self.tags(ty, indent),
            "ref" => self.reference(ty),
            "described" | "other" | "unread" => self.by_words(ty, indent, option),
            kind => self.named(kind).unwrap_or_else(|| self.by_words(ty, indent, option)),
        }
    }

    fn first(&mut self, ty: &OptionType, indent: usize) -> String {
        match ty.of.0.first() {
            Some(inner) => self.ty(inner, indent, None),
            None => "unknown".to_owned(),
        }
    }

    /// As `first`, with a list or a set around it.
    fn inside(&mut self, ty: &OptionType, indent: usize) -> String {
        self.level += 1;
        let text = self.first(ty, indent);
        self.level -= 1;
        text
    }

    /// What is undefined is absent; so it may stand where a set is written.
    fn index_signature(&self, inner: &str) -> String {
        match self.side {
            Side::Options if inner == "unknown" => "{ readonly [name: string]: unknown }".to_owned(),
            Side::Options => format!("{{ readonly [name: string]: {inner} | undefined }}"),
            Side::Config => format!("{{ readonly [name: string]: {inner} }}"),
        }
    }

    fn coerced(&mut self, ty: &OptionType, indent: usize) -> String {
        let to = match &ty.to {
            Some(Target::Type(to)) => self.ty(to, indent, None),
            _ => "unknown".to_owned(),
        };
        match (&ty.from, self.side) {
            (Some(from), Side::Options) => {
                let from = self.ty(from, indent, None);
                union(vec![from, to])
            }
            _ => to,
        }
    }

    /// What the function is given, nobody says; where it chooses packages, it is a set of them.
    fn function(&mut self, ty: &OptionType, indent: usize) -> String {
        let result = self.inside(ty, indent);
        // Of any other function it is not known what it is given: one is written whose parameter says it.
        let argument = match self.side {
            _ if result == "readonly Derivation[]" => "DerivationSet",
            Side::Options => "never",
            Side::Config => "unknown",
        };
        format!("((argument: {argument}) => {result})")
    }

    fn submodule(&mut self, ty: &OptionType, indent: usize) -> String {
        self.level += 1;
        let text = self.submodule_body(ty, indent);
        self.level -= 1;
        text
    }

    fn submodule_body(&mut self, ty: &OptionType, indent: usize) -> String {
        if ty.options.is_empty() && ty.freeform.is_none() {
            let is_whole = ty.description.is_none() && ty.recursive.is_null();
            return match self.side {
                // What has the options of the whole system again: `specialisation.<name>.configuration`.
                Side::Options if is_whole => format!("Module<ModuleArguments, {}Options>", self.prefix),
                Side::Config if is_whole => format!("{}Config", self.prefix),
                Side::Options => "object".to_owned(),
                Side::Config => "AttributeSet".to_owned(),
            };
        }
        let root = Node::of(ty.options.iter().filter(|it| it.names().first() != Some(&"_module")));
        // An element of a list is read whole, and so is what is small; of others only what is needed is read.
        let is_element = std::mem::take(&mut self.is_element);
        let is_read_whole = is_element || (ty.options.len() <= SMALL && ty.freeform.is_none());
        let freeform = ty.freeform.as_ref().map(|it| self.freeform(it, indent));
        let mut types = Vec::new();
        let (mut out, _) = self.submodule_object(&root, indent, is_read_whole, &mut types);
        if let Some(freeform) = freeform {
            types.push(freeform);
            let all = union(types);
            let all = if all.len() > LONGEST_UNION { "unknown".to_owned() } else { all };
            let inner = "  ".repeat(indent + 1);
            let mark = if all == "unknown" || self.side == Side::Config { "" } else { " | undefined" };
            out = out.replacen("{\n", &format!("{{\n{inner}readonly [name: string]: {all}{mark};\n"), 1);
        }
        out
    }

    /// The type of what a submodule has beside its options: what its type of sets has in it.
    fn freeform(&mut self, ty: &OptionType, indent: usize) -> String {
        match ty.kind.as_str() {
            "attrsOf" | "lazyAttrsOf" if ty.id.is_none() => self.inside(ty, indent),
            _ => "unknown".to_owned(),
        }
    }

    /// The object type, and whether anything in it must be given. The types of its members are collected.
    fn submodule_object(
        &mut self,
        node: &Node<'_>,
        indent: usize,
        is_read_whole: bool,
        types: &mut Vec<String>,
    ) -> (String, bool) {
        let mut out = String::from("{\n");
        let inner = "  ".repeat(indent + 1);
        let mut needs_any = false;
        for (name, child) in &node.children {
            let (ty, is_required, comment) = match child.option {
                Some(option) => {
                    let ty = self.ty(&option.ty, indent + 1, Some(option));
                    let is_required = is_read_whole && required::is_required(option, self.knows_defined);
                    (ty, is_required, doc::comment(option, self.side))
                }
                None => {
                    let (ty, is_required) =
                        self.submodule_object(child, indent + 1, is_read_whole, &mut Vec::new());
                    (ty, is_required, String::new())
                }
            };
            needs_any |= is_required;
            let mark = if self.side == Side::Config || is_required { "" } else { "?" };
            docs::push_comment(&mut out, &inner, &comment);
            out.push_str(&format!("{inner}{};\n", property(name, mark, &ty)));
            types.push(ty);
        }
        out.push_str(&"  ".repeat(indent));
        out.push('}');
        (out, needs_any)
    }

    /// `{ left: A } | { right: B }`
    fn tags(&mut self, ty: &OptionType, indent: usize) -> String {
        self.level += 1;
        let mut parts = Vec::new();
        for (name, value) in &ty.tags {
            let inner = value.get("type").filter(|it| it.is_object()).unwrap_or(value);
            let inner = match serde_json::from_value::<OptionType>(inner.clone()) {
                Ok(inner) => self.ty(&inner, indent, None),
                Err(_) => "unknown".to_owned(),
            };
            parts.push(format!("{{ {} }}", property(name, "", &inner)));
        }
        self.level -= 1;
        union(parts)
    }

    /// The alias of a type around, where a list or a set is between: TypeScript allows no other circle.
    fn reference(&self, ty: &OptionType) -> String {
        let Some(Target::Id(id)) = &ty.to else { return "unknown".to_owned() };
        let scope = self.scopes.iter().rev().find(|scope| &scope.id == id);
        scope
            .filter(|scope| self.level > scope.level)
            .map_or("unknown".to_owned(), |scope| scope.alias.clone())
    }

    fn named(&self, name: &str) -> Option<String> {
        let [options, config] = NAMED.get(name)?;
        let text = if self.side == Side::Options { options } else { config };
        let with_config = text.replace("@@", &format!("{}Config", self.prefix));
        Some(with_config.replace('@', &format!("{}Options", self.prefix)))
    }

    /// A type that is known by its name, or by its description.
    fn by_words(&mut self, ty: &OptionType, indent: usize, option: Option<&OptionFact>) -> String {
        if let Some(named) = ty.name.as_deref().and_then(|it| self.named(it)) {
            return named;
        }
        if !ty.of.is_empty() {
            return self.first(ty, indent);
        }
        let words = ty.description.as_deref().or(option.map(|it| it.type_text.as_str())).unwrap_or("");
        match type_words::parse(words) {
            Some(parsed) if !matches!(parsed.kind.as_str(), "described" | "other" | "unread") => {
                self.ty(&parsed, indent, None)
            }
            _ => "unknown".to_owned(),
        }
    }
}

/// `"a" | "b" | 1`
fn enumeration(values: &[Value]) -> String {
    if values.is_empty() {
        return "never".to_owned();
    }
    union(
        values
            .iter()
            .map(|value| match value {
                Value::String(text) => names::string(text),
                Value::Bool(_) | Value::Null | Value::Number(_) => value.to_string(),
                _ => "unknown".to_owned(),
            })
            .collect(),
    )
}

/// A union with each part once; `unknown` takes all.
fn union(parts: Vec<String>) -> String {
    if parts.iter().any(|it| it == "unknown") || parts.is_empty() {
        return "unknown".to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    for part in parts {
        if !out.contains(&part) && part != "never" {
            out.push(part);
        }
    }
    if out.is_empty() { "never".to_owned() } else { out.join(" | ") }
}

/// In parentheses where `[]` might bind tighter.
fn grouped(text: &str) -> String {
    if text.contains([' ', '|', '&']) { format!("({text})") } else { text.to_owned() }
}
