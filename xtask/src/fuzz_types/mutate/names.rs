//! Changes to names: misspelt, replaced by another one of the program, imported no longer.

use tsnix_source::TextRange;
use tsnix_syntax::hir::{Expr, Pattern, PropertyName, TypeNode};

use super::{Kind, Program, Random};
use crate::fuzz_types::tokens;

pub(super) const KINDS: &[Kind] = &[
    ("name: another one", name_replaced),
    ("name: a global one", name_global),
    ("name misspelt", name_misspelt),
    ("declared name misspelt", declared_misspelt),
    ("member misspelt", member_misspelt),
    ("member: another one", member_replaced),
    ("key misspelt", key_misspelt),
    ("key quoted", key_quoted),
    ("member as index", member_as_index),
    ("import dropped", import_dropped),
    ("import misspelt", import_misspelt),
    ("export dropped", export_dropped),
    ("type name: another one", type_name_replaced),
    ("type name misspelt", type_name_misspelt),
    ("pattern property dropped", pattern_property_dropped),
    ("pattern property misspelt", pattern_property_misspelt),
];

/// Swaps, drops or doubles a letter.
fn misspelt(name: &str, random: &mut Random) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let at = random.below(letters.len());
    match random.below(3) {
        0 if letters.len() > 1 => {
            let other = (at + 1) % letters.len();
            letters.swap(at, other);
        }
        1 if letters.len() > 2 => drop(letters.remove(at)),
        _ => letters.insert(at, *letters.get(at)?),
    }
    let other: String = letters.into_iter().collect();
    (other != name).then_some(other)
}

fn is_name(program: &Program<'_>, id: tsnix_syntax::hir::ExprId) -> bool {
    matches!(program.module[id], Expr::Name(_)) && !program.of_expr(id).is_empty()
}

/// The names that patterns, functions and imports declare.
fn declared(program: &Program<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for id in program.module.patterns.ids() {
        if let Pattern::Name(name) = &program.module[id] {
            names.push(name.to_string());
        }
    }
    for id in program.module.functions.ids() {
        names.extend(program.module[id].name.iter().map(|it| it.name.to_string()));
    }
    for id in program.module.import_specifiers.ids() {
        names.push(program.module[id].local.name.to_string());
    }
    names
}

fn name_replaced(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_name)?;
    let name = random.pick(&declared(program))?;
    (name != program.of_expr(id)).then(|| program.with(program.module.exprs.range(id), &name))?
}

fn name_global(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_name)?;
    let name =
        random.pick(&["undefined", "Object", "String", "JSON", "console", "Math", "builtins", "Array"])?;
    program.with(program.module.exprs.range(id), name)
}

fn name_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_name)?;
    program.with(program.module.exprs.range(id), &misspelt(program.of_expr(id), random)?)
}

fn declared_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.pattern(random, |program, id| matches!(program.module[id], Pattern::Name(_)))?;
    let range = program.module.patterns.range(id);
    let Pattern::Name(name) = &program.module[id] else { return None };
    if program.of(range) != name {
        return None;
    }
    program.with(range, &misspelt(name, random)?)
}

fn members(program: &Program<'_>) -> Vec<TextRange> {
    let ranges = program.module.exprs.ids().filter_map(|id| match &program.module[id] {
        Expr::Member { name, .. } => Some(name.range),
        _ => None,
    });
    ranges.collect()
}

fn member_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = random.pick(&members(program))?;
    program.with(range, &misspelt(program.of(range), random)?)
}

fn member_replaced(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all = members(program);
    let range = random.pick(&all)?;
    let mut others: Vec<&str> = all.iter().map(|it| program.of(*it)).collect();
    others.extend(["length", "map", "toString", "name", "a"]);
    let other = random.pick(&others)?;
    (other != program.of(range)).then(|| program.with(range, other))?
}

fn keys(program: &Program<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut add = |key: &PropertyName| {
        if let PropertyName::Ident(ident) = key {
            found.push(ident.range);
        }
    };
    for id in program.module.properties.ids() {
        if let tsnix_syntax::hir::Property::KeyValue { key, .. } = &program.module[id] {
            add(key);
        }
    }
    for id in program.module.type_members.ids() {
        if let tsnix_syntax::hir::TypeMember::Property { key, .. } = &program.module[id] {
            add(key);
        }
    }
    found
}

fn key_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = random.pick(&keys(program))?;
    program.with(range, &misspelt(program.of(range), random)?)
}

fn key_quoted(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = random.pick(&keys(program))?;
    let form = random.below(2);
    let name = program.of(range);
    program.with(range, &if form == 0 { format!("\"{name}\"") } else { format!("[\"{name}\"]") })
}

fn member_as_index(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = random.pick(&members(program))?;
    let start = range.start as usize;
    let before = program.text.get(..start)?;
    let name = program.of(range);
    if before.ends_with("?.") {
        return program.with(range, &format!("[\"{name}\"]"));
    }
    before
        .ends_with('.')
        .then(|| program.with_bytes(start - 1, range.end as usize, &format!("[\"{name}\"]")))?
}

fn import_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> = program.module.import_specifiers.ids().collect();
    let range = program.module.import_specifiers.range(random.pick(&all)?);
    program.without_element(range)
}

fn import_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> = program.module.import_specifiers.ids().collect();
    let range = program.module[random.pick(&all)?].local.range;
    let name = program.of(range);
    let other = misspelt(name, random)?;
    if random.below(2) == 0 {
        return program.with(range, &format!("{other} as {name}"));
    }
    program.with(range, &other)
}

fn export_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let exports: Vec<_> = program.tokens.iter().filter(|it| it.of(program.text) == "export").collect();
    let token = random.pick(&exports)?;
    program.with_bytes(token.start, token.end, "")
}

fn type_names(program: &Program<'_>) -> Vec<TextRange> {
    let names = program.module.type_nodes.ids().filter_map(|id| match &program.module[id] {
        TypeNode::Reference { name, .. } | TypeNode::TypeOf { name, .. } => name.first().map(|it| it.range),
        _ => None,
    });
    names.collect()
}

fn type_name_replaced(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all = type_names(program);
    let range = random.pick(&all)?;
    let mut others: Vec<&str> = all.iter().map(|it| program.of(*it)).collect();
    others.extend(["Array", "Record", "Partial", "string", "Derivation", "ReadonlyArray"]);
    let other = random.pick(&others)?;
    (other != program.of(range)).then(|| program.with(range, other))?
}

fn type_name_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = random.pick(&type_names(program))?;
    program.with(range, &misspelt(program.of(range), random)?)
}

fn pattern_properties(program: &Program<'_>) -> Vec<(TextRange, TextRange)> {
    let mut found = Vec::new();
    for id in program.module.patterns.ids() {
        if let Pattern::Object { properties, .. } = &program.module[id] {
            found.extend(properties.iter().map(|it| (it.range, it.key.range())));
        }
    }
    found
}

fn pattern_property_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    program.without_element(random.pick(&pattern_properties(program))?.0)
}

fn pattern_property_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let (_, key) = random.pick(&pattern_properties(program))?;
    let is_word = tokens::tokens(program.of(key)).len() == 1;
    is_word.then(|| program.with(key, &misspelt(program.of(key), random)?))?
}
