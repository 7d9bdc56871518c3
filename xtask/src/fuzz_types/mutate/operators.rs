//! Changes to operators, casts, optional chains and conditions.

use tsnix_syntax::hir::{Expr, ExprId};

use super::{Kind, Program, Random};

pub(super) const KINDS: &[Kind] = &[
    ("operator changed", operator_changed),
    ("assignment operator changed", assignment_changed),
    ("operand dropped", operand_dropped),
    ("operator added", operator_added),
    ("unary added", unary_added),
    ("unary dropped", unary_dropped),
    ("`!` added", non_null_added),
    ("`!` dropped", non_null_dropped),
    ("`as` added", as_added),
    ("`as` dropped", as_dropped),
    ("`as const` added", as_const_added),
    ("`as const` dropped", as_const_dropped),
    ("`satisfies` added", satisfies_added),
    ("`satisfies` dropped", satisfies_dropped),
    ("`?.` added", chain_added),
    ("`?.` dropped", chain_dropped),
    ("await added", await_added),
    ("condition negated", condition_negated),
    ("branches swapped", branches_swapped),
    ("conditional: one branch", one_branch),
    ("index changed", index_changed),
];

const GROUPS: [&[&str]; 4] = [
    &[
        "+", "-", "*", "/", "%", "**", "<", ">", "<=", ">=", "===", "!==", "&&", "||", "??", "in", "&", "|",
        ",", "==", "<<",
    ],
    &["=", "+=", "-=", "??=", "||=", "&&=", "*="],
    &["-", "!", "typeof ", "+", "~", "void ", "delete "],
    &[
        "string",
        "number",
        "unknown",
        "any",
        "string[]",
        "{ a: number }",
        "never",
        "\"x\"",
        "boolean",
        "undefined",
        "() => void",
        "object",
    ],
];

/// The bytes between two expressions, trimmed: the operator.
fn between(program: &Program<'_>, left: ExprId, right: ExprId) -> Option<(usize, usize)> {
    let start = program.module.exprs.range(left).end as usize;
    let end = program.module.exprs.range(right).start as usize;
    let text = program.text.get(start..end)?;
    let is_operator = |it: char| !it.is_whitespace() && it != '(' && it != ')';
    let first = text.find(is_operator)?;
    let last = text.rfind(is_operator)?;
    Some((start + first, start + last + 1))
}

fn operator_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| {
        matches!(program.module[id], Expr::Binary { .. } | Expr::Logical { .. })
    })?;
    let (Expr::Binary { left, right, .. } | Expr::Logical { left, right, .. }) = &program.module[id] else {
        return None;
    };
    let (start, end) = between(program, *left, *right)?;
    let other = random.pick(GROUPS[0])?;
    if program.text.get(start..end)? == other {
        return None;
    }
    program.with_bytes(start, end, other)
}

fn assignment_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Assign { .. }))?;
    let Expr::Assign { target, value, .. } = &program.module[id] else { return None };
    let start = program.module.patterns.range(*target).end as usize;
    let end = program.module.exprs.range(*value).start as usize;
    let other = random.pick(GROUPS[1])?;
    program.with_bytes(start, end, &format!(" {other} "))
}

fn operand_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| {
        matches!(program.module[id], Expr::Binary { .. } | Expr::Logical { .. })
    })?;
    let (Expr::Binary { left, right, .. } | Expr::Logical { left, right, .. }) = &program.module[id] else {
        return None;
    };
    let kept = random.pick(&[*left, *right])?;
    program.with(program.module.exprs.range(id), program.of_expr(kept))
}

fn operator_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    let operator = random.pick(GROUPS[0])?;
    let value = random.pick(&["1", "\"x\"", "null", "[]", "undefined", "true"])?;
    program.with(program.module.exprs.range(id), &format!("({} {operator} {value})", program.of_expr(id)))
}

fn unary_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    let operator = random.pick(GROUPS[2])?;
    program.with(program.module.exprs.range(id), &format!("({operator}{})", program.of_expr(id)))
}

fn unary_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Unary { .. }))?;
    let Expr::Unary { operand, .. } = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*operand))
}

fn is_operand(program: &Program<'_>, id: ExprId) -> bool {
    matches!(
        program.module[id],
        Expr::Name(_) | Expr::Member { .. } | Expr::Call { .. } | Expr::Index { .. } | Expr::String(_)
    )
}

fn non_null_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_operand)?;
    let end = program.module.exprs.range(id).end as usize;
    program.with_bytes(end, end, "!")
}

fn non_null_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::NonNull(_)))?;
    let Expr::NonNull(inner) = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*inner))
}

/// A type that stands in the program, or one of a few.
fn some_type(program: &Program<'_>, random: &mut Random) -> Option<String> {
    if random.below(2) == 0
        && let Some(id) = program.type_node(random, |_, _| true)
    {
        return Some(program.of_type(id).to_owned());
    }
    random.pick(GROUPS[3]).map(str::to_owned)
}

fn as_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    let ty = some_type(program, random)?;
    program.with(program.module.exprs.range(id), &format!("({} as {ty})", program.of_expr(id)))
}

fn as_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::As { .. }))?;
    let Expr::As { expr, .. } = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*expr))
}

fn as_const_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    program.with(program.module.exprs.range(id), &format!("({} as const)", program.of_expr(id)))
}

fn as_const_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::AsConst(_)))?;
    let Expr::AsConst(inner) = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*inner))
}

fn satisfies_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |_, _| true)?;
    let ty = some_type(program, random)?;
    program.with(program.module.exprs.range(id), &format!("({} satisfies {ty})", program.of_expr(id)))
}

fn satisfies_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Satisfies { .. }))?;
    let Expr::Satisfies { expr, .. } = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*expr))
}

fn chain_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program
        .expr(random, |program, id| matches!(program.module[id], Expr::Member { is_optional: false, .. }))?;
    let Expr::Member { name, .. } = &program.module[id] else { return None };
    let start = name.range.start as usize;
    program.text.get(..start)?.ends_with('.').then(|| program.with_bytes(start - 1, start, "?."))?
}

fn chain_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let places: Vec<usize> = program.text.match_indices("?.").map(|(at, _)| at).collect();
    let at = random.pick(&places)?;
    let is_member = program.text.as_bytes().get(at + 2).is_some_and(|it| *it != b'[' && *it != b'(');
    program.with_bytes(at, at + 2, if is_member { "." } else { "" })
}

fn await_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_operand)?;
    program.with(program.module.exprs.range(id), &format!("(await {})", program.of_expr(id)))
}

/// What is tested by a conditional, a logical operator or a statement.
fn tests(program: &Program<'_>) -> Vec<ExprId> {
    use tsnix_syntax::hir::Stmt;
    let mut found = Vec::new();
    for id in program.module.exprs.ids() {
        if let Expr::Conditional { test, .. } | Expr::Logical { left: test, .. } = &program.module[id] {
            found.push(*test);
        }
    }
    for id in program.module.stmts.ids() {
        if let Stmt::If { test, .. } | Stmt::While { test, .. } = &program.module[id] {
            found.push(*test);
        }
    }
    found
}

fn condition_negated(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&tests(program))?;
    let form = random.pick(&["!(@)", "true", "false", "(@, true)", "!!@"])?;
    program.with(program.module.exprs.range(id), &form.replace('@', program.of_expr(id)))
}

fn branches_swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Conditional { .. }))?;
    let Expr::Conditional { then, otherwise, .. } = &program.module[id] else { return None };
    program.swapped(program.module.exprs.range(*then), program.module.exprs.range(*otherwise))
}

fn one_branch(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Conditional { .. }))?;
    let Expr::Conditional { then, otherwise, .. } = &program.module[id] else { return None };
    let kept = random.pick(&[*then, *otherwise])?;
    program.with(program.module.exprs.range(id), program.of_expr(kept))
}

fn index_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| matches!(program.module[id], Expr::Index { .. }))?;
    let Expr::Index { index, .. } = &program.module[id] else { return None };
    let text =
        random.pick(&["0", "1", "99", "\"x\"", "undefined", "true", "\"length\"", "null", "-1", "{}"])?;
    program.with(program.module.exprs.range(*index), text)
}
