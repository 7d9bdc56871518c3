//! Changes to written types and their members.

use tsnix_syntax::hir::{Stmt, TypeMember, TypeNode, TypeNodeId};

use super::{Kind, Program, Random};

pub(super) const KINDS: &[Kind] = &[
    ("type: another one", another),
    ("type: a keyword", keyword),
    ("type annotation dropped", annotation_dropped),
    ("type annotation added", annotation_added),
    ("type: an array of it", array_of),
    ("type: `keyof` it", keyof),
    ("type: `readonly` added", readonly_added),
    ("type: or undefined", or_undefined),
    ("type member dropped", member_dropped),
    ("type member optional", member_optional),
    ("type member read-only", member_readonly),
    ("type member added", member_added),
    ("union member dropped", union_member_dropped),
    ("union for intersection", union_for_intersection),
    ("constraint dropped", constraint_dropped),
    ("constraint changed", constraint_changed),
    ("type parameter dropped", parameter_dropped),
    ("type parameter default", parameter_default),
    ("branches of a conditional type swapped", conditional_swapped),
    ("index of a type changed", index_changed),
    ("`typeof` added", type_of_added),
    ("`extends` dropped", extends_dropped),
    ("tuple changed", tuple_changed),
];

const KEYWORDS: [&str; 13] = [
    "string",
    "number",
    "boolean",
    "unknown",
    "never",
    "any",
    "undefined",
    "null",
    "void",
    "object",
    "{}",
    "\"a\"",
    "1",
];

fn range_of(program: &Program<'_>, id: TypeNodeId) -> tsnix_source::TextRange {
    program.module.type_nodes.range(id)
}

fn another(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |_, _| true)?;
    let other = program.type_node(random, |_, _| true)?;
    let text = program.of_type(other);
    (text != program.of_type(id)).then(|| program.with(range_of(program, id), text))?
}

fn keyword(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |_, _| true)?;
    program.with(range_of(program, id), random.pick(&KEYWORDS)?)
}

/// `a: T`  =>  `a`
fn annotation_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |program, id| {
        let start = range_of(program, id).start as usize;
        program.text.get(..start).is_some_and(|it| it.trim_end().ends_with(':'))
    })?;
    let range = range_of(program, id);
    let start = program.text.get(..range.start as usize)?.rfind(':')?;
    program.with_bytes(start, range.end as usize, "")
}

fn annotation_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    use tsnix_syntax::hir::Pattern;
    let mut ends = Vec::new();
    for id in program.module.stmts.ids() {
        if let Stmt::Variable(decl) = &program.module[id] {
            let untyped = decl.declarators.iter().filter(|it| it.ty.is_none());
            ends.extend(untyped.map(|it| program.module.patterns.range(it.pattern).end as usize));
        }
    }
    for id in program.module.functions.ids() {
        let untyped = program.module[id].params.iter().filter(|it| it.ty.is_none());
        let names = untyped.filter(|it| matches!(program.module[it.pattern], Pattern::Name(_)));
        ends.extend(names.map(|it| program.module.patterns.range(it.pattern).end as usize));
    }
    let end = random.pick(&ends)?;
    let ty = random.pick(&KEYWORDS)?;
    program.with_bytes(end, end, &format!(": {ty}"))
}

fn wrapped(program: &Program<'_>, random: &mut Random, form: &str) -> Option<String> {
    let id = program.type_node(random, |_, _| true)?;
    program.with(range_of(program, id), &form.replace('@', program.of_type(id)))
}

fn array_of(program: &Program<'_>, random: &mut Random) -> Option<String> {
    wrapped(program, random, "(@)[]")
}

fn keyof(program: &Program<'_>, random: &mut Random) -> Option<String> {
    wrapped(program, random, "(keyof (@))")
}

fn readonly_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |program, id| {
        matches!(program.module[id], TypeNode::Array(_) | TypeNode::Tuple(_))
    })?;
    program.with(range_of(program, id), &format!("(readonly {})", program.of_type(id)))
}

fn or_undefined(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let form = random.pick(&["(@ | undefined)", "(@ | null)", "(@ | string)", "(@ & { extra: number })"])?;
    wrapped(program, random, form)
}

fn member_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.member(random, |_, _| true)?;
    program.with(program.module.type_members.range(id), "")
}

fn member_optional(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.member(random, |program, id| {
        matches!(program.module[id], TypeMember::Property { .. } | TypeMember::Method { .. })
    })?;
    let (TypeMember::Property { key, is_optional, .. } | TypeMember::Method { key, is_optional, .. }) =
        &program.module[id]
    else {
        return None;
    };
    let end = key.range().end as usize;
    program.with_bytes(end, if *is_optional { end + 1 } else { end }, if *is_optional { "" } else { "?" })
}

fn member_readonly(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.member(random, |program, id| {
        matches!(program.module[id], TypeMember::Property { .. } | TypeMember::Index { .. })
    })?;
    let range = program.module.type_members.range(id);
    let start = range.start as usize;
    match program.of(range).strip_prefix("readonly ") {
        Some(_) => program.with_bytes(start, start + "readonly ".len(), ""),
        None => program.with_bytes(start, start, "readonly "),
    }
}

fn member_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.member(random, |_, _| true)?;
    let start = program.module.type_members.range(id).start as usize;
    let text = random.pick(&[
        "extra: string; ",
        "extra?: number; ",
        "[key: string]: number; ",
        "(): string; ",
        "extra(): void; ",
    ])?;
    program.with_bytes(start, start, text)
}

fn union_member_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |program, id| {
        matches!(program.module[id], TypeNode::Union(_) | TypeNode::Intersection(_))
    })?;
    let (TypeNode::Union(members) | TypeNode::Intersection(members)) = &program.module[id] else {
        return None;
    };
    let kept = random.pick(members)?;
    program.with(range_of(program, id), program.of_type(kept))
}

fn union_for_intersection(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |program, id| {
        matches!(program.module[id], TypeNode::Union(_) | TypeNode::Intersection(_))
    })?;
    let (TypeNode::Union(members) | TypeNode::Intersection(members)) = &program.module[id] else {
        return None;
    };
    let other = if matches!(program.module[id], TypeNode::Union(_)) { " & " } else { " | " };
    let parts: Vec<String> = members.iter().map(|it| format!("({})", program.of_type(*it))).collect();
    program.with(range_of(program, id), &format!("({})", parts.join(other)))
}

fn constraints(program: &Program<'_>) -> Vec<TypeNodeId> {
    program.module.type_params.ids().filter_map(|id| program.module[id].constraint).collect()
}

fn constraint_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = range_of(program, random.pick(&constraints(program))?);
    let start = program.text.get(..range.start as usize)?.rfind("extends")?;
    program.with_bytes(start, range.end as usize, "")
}

fn constraint_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let range = range_of(program, random.pick(&constraints(program))?);
    program.with(range, random.pick(&KEYWORDS)?)
}

fn parameter_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> = program.module.type_params.ids().collect();
    program.without_element(program.module.type_params.range(random.pick(&all)?))
}

fn parameter_default(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> =
        program.module.type_params.ids().filter(|id| program.module[*id].default.is_none()).collect();
    let end = program.module.type_params.range(random.pick(&all)?).end as usize;
    let ty = random.pick(&KEYWORDS)?;
    program.with_bytes(end, end, &format!(" = {ty}"))
}

fn conditional_swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program
        .type_node(random, |program, id| matches!(program.module[id], TypeNode::Conditional { .. }))?;
    let TypeNode::Conditional { then, otherwise, .. } = &program.module[id] else { return None };
    program.swapped(range_of(program, *then), range_of(program, *otherwise))
}

fn index_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program
        .type_node(random, |program, id| matches!(program.module[id], TypeNode::IndexedAccess { .. }))?;
    let TypeNode::IndexedAccess { index, .. } = &program.module[id] else { return None };
    program
        .with(range_of(program, *index), random.pick(&["\"x\"", "number", "string", "0", "\"length\"", "5"])?)
}

fn type_of_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    use tsnix_syntax::hir::Pattern;
    let id = program.type_node(random, |_, _| true)?;
    let name = program.pattern(random, |program, id| matches!(program.module[id], Pattern::Name(_)))?;
    let Pattern::Name(name) = &program.module[name] else { return None };
    program.with(range_of(program, id), &format!("typeof {name}"))
}

fn extends_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let mut bases = Vec::new();
    for id in program.module.stmts.ids() {
        if let Stmt::Interface(decl) = &program.module[id] {
            bases.extend(decl.extends.iter().copied());
        }
    }
    let range = range_of(program, random.pick(&bases)?);
    let start = program.text.get(..range.start as usize)?.rfind("extends")?;
    program.with_bytes(start, range.end as usize, "")
}

fn tuple_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.type_node(random, |program, id| match &program.module[id] {
        TypeNode::Tuple(elements) => !elements.is_empty(),
        _ => false,
    })?;
    let TypeNode::Tuple(elements) = &program.module[id] else { return None };
    let range = range_of(program, random.pick(elements)?.ty);
    match random.below(4) {
        0 => program.without_element(range),
        1 => program.with(range, &format!("{0}, {0}", program.of(range))),
        2 => program.with_bytes(range.end as usize, range.end as usize, "?"),
        _ => program.with(range, &format!("...{}[]", program.of(range))),
    }
}
