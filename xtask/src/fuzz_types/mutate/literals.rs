//! Changes to literals, to the properties of objects and to the elements of lists.

use tsnix_syntax::hir::{ArrayElement, Expr, Property};

use super::{Kind, Program, Random};

pub(super) const KINDS: &[Kind] = &[
    ("literal: another value", another_value),
    ("literal: another type", another_type),
    ("property dropped", property_dropped),
    ("property added", property_added),
    ("property twice", property_twice),
    ("property: another value", property_value),
    ("element dropped", element_dropped),
    ("element added", element_added),
    ("spread added", spread_added),
    ("spread dropped", spread_dropped),
    ("expression: another one", another_expression),
    ("array made of it", array_of),
    ("object made of it", object_of),
];

/// Values of many types to put in somewhere.
const VALUES: [&str; 14] = [
    "1",
    "\"x\"",
    "true",
    "null",
    "undefined",
    "[]",
    "{}",
    "[1, \"a\"]",
    "{ a: 1 }",
    "() => 1",
    "(x) => x",
    "`t`",
    "-1",
    "[undefined]",
];

fn is_literal(program: &Program<'_>, id: tsnix_syntax::hir::ExprId) -> bool {
    matches!(program.module[id], Expr::Number { .. } | Expr::String(_) | Expr::Bool(_) | Expr::Null)
}

fn another_value(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_literal)?;
    let text = match &program.module[id] {
        Expr::Number { value, .. } => format!("{}", value.abs().floor() + 1.0),
        Expr::String(_) => "\"other\"".to_owned(),
        Expr::Bool(value) => (!value).to_string(),
        _ => "undefined".to_owned(),
    };
    program.with(program.module.exprs.range(id), &text)
}

fn another_type(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_literal)?;
    let text = random.pick(&VALUES)?;
    program.with(program.module.exprs.range(id), text)
}

fn property_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.property(random, |_, _| true)?;
    program.without_element(program.module.properties.range(id))
}

fn property_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Object(_)))?;
    let start = program.module.exprs.range(id).start as usize;
    let value = random.pick(&VALUES)?;
    program.with_bytes(start, start + 1, &format!("{{ extra: {value}, "))
}

fn property_twice(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.property(random, |_, _| true)?;
    let range = program.module.properties.range(id);
    program.with(range, &format!("{0}, {0}", program.of(range)))
}

fn property_value(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id =
        program.property(random, |program, id| matches!(program.module[id], Property::KeyValue { .. }))?;
    let Property::KeyValue { value, .. } = &program.module[id] else { return None };
    program.with(program.module.exprs.range(*value), random.pick(&VALUES)?)
}

fn elements(program: &Program<'_>) -> Vec<tsnix_syntax::hir::ExprId> {
    let mut found = Vec::new();
    for id in program.module.exprs.ids() {
        let Expr::Array(elements) = &program.module[id] else { continue };
        found.extend(elements.iter().filter_map(|it| match it {
            ArrayElement::Expr(id) => Some(*id),
            _ => None,
        }));
    }
    found
}

fn element_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&elements(program))?;
    program.without_element(program.module.exprs.range(id))
}

fn element_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Array(_)))?;
    let start = program.module.exprs.range(id).start as usize;
    let is_empty = program.next_byte(start as u32 + 1)?.1 == b']';
    let value = random.pick(&VALUES)?;
    program.with_bytes(start, start + 1, &format!("[{value}{}", if is_empty { "" } else { ", " }))
}

fn spread_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let mut places = elements(program);
    for id in program.module.exprs.ids() {
        if let Expr::Call { args, .. } = &program.module[id] {
            places.extend(args.iter().filter(|it| !it.is_spread).map(|it| it.expr));
        }
    }
    let start = program.module.exprs.range(random.pick(&places)?).start as usize;
    program.with_bytes(start, start, "...")
}

fn spread_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let places: Vec<usize> = program.text.match_indices("...").map(|(at, _)| at).collect();
    let at = random.pick(&places)?;
    program.with_bytes(at, at + 3, "")
}

fn another_expression(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    let other = program.expr(random, |_, _| true)?;
    let text = program.of_expr(other);
    if text.is_empty() || text.len() > 200 || text == program.of_expr(id) {
        return None;
    }
    program.with(program.module.exprs.range(id), text)
}

fn array_of(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    program.with(program.module.exprs.range(id), &format!("[{}]", program.of_expr(id)))
}

fn object_of(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    program.with(program.module.exprs.range(id), &format!("({{ a: {} }})", program.of_expr(id)))
}
