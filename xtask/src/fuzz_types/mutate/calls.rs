//! Changes to calls and to the functions that are called.

use tsnix_syntax::hir::{Expr, ExprId, FunctionBody, Param, TypeNodeId};

use super::{Kind, Program, Random};

pub(super) const KINDS: &[Kind] = &[
    ("argument dropped", argument_dropped),
    ("argument added", argument_added),
    ("arguments swapped", arguments_swapped),
    ("argument: another value", argument_value),
    ("call dropped", call_dropped),
    ("call added", call_added),
    ("type arguments dropped", type_arguments_dropped),
    ("type argument added", type_argument_added),
    ("type arguments given", type_arguments_given),
    ("parameter dropped", parameter_dropped),
    ("parameter added", parameter_added),
    ("parameters swapped", parameters_swapped),
    ("parameter optional", parameter_optional),
    ("parameter made rest", parameter_rest),
    ("default dropped", default_dropped),
    ("default added", default_added),
    ("arrow body in braces", body_in_braces),
    ("arrow result as block", body_as_block),
];

const VALUES: [&str; 8] = ["1", "\"x\"", "true", "null", "undefined", "{}", "[]", "(x) => x"];

/// The arguments of all calls.
fn arguments(program: &Program<'_>) -> Vec<ExprId> {
    let mut found = Vec::new();
    for id in program.module.exprs.ids() {
        if let Expr::Call { args, .. } | Expr::New { args, .. } = &program.module[id] {
            found.extend(args.iter().map(|it| it.expr));
        }
    }
    found
}

fn argument_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&arguments(program))?;
    program.without_element(program.module.exprs.range(id))
}

fn is_call(program: &Program<'_>, id: ExprId) -> bool {
    matches!(program.module[id], Expr::Call { .. }) && program.of_expr(id).ends_with(')')
}

fn argument_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_call)?;
    let Expr::Call { args, .. } = &program.module[id] else { return None };
    let end = program.module.exprs.range(id).end as usize - 1;
    let before = program.text.get(..end)?.trim_end();
    let comma = if args.is_empty() || before.ends_with(',') { "" } else { ", " };
    let value = random.pick(&VALUES)?;
    program.with_bytes(end, end, &format!("{comma}{value}"))
}

fn arguments_swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| match &program.module[id] {
        Expr::Call { args, .. } => args.len() > 1,
        _ => false,
    })?;
    let Expr::Call { args, .. } = &program.module[id] else { return None };
    let at = random.below(args.len() - 1);
    let range = |at: usize| program.module.exprs.range(args[at].expr);
    program.swapped(range(at), range(at + 1))
}

fn argument_value(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&arguments(program))?;
    program.with(program.module.exprs.range(id), random.pick(&VALUES)?)
}

fn call_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, is_call)?;
    let Expr::Call { callee, .. } = &program.module[id] else { return None };
    program.with(program.module.exprs.range(id), program.of_expr(*callee))
}

fn call_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| {
        matches!(program.module[id], Expr::Name(_) | Expr::Member { .. } | Expr::Call { .. })
    })?;
    let end = program.module.exprs.range(id).end as usize;
    program.with_bytes(end, end, "()")
}

fn type_argument_lists(program: &Program<'_>) -> Vec<(TypeNodeId, TypeNodeId)> {
    use tsnix_syntax::hir::TypeNode;
    let mut found = Vec::new();
    let mut add = |args: &[TypeNodeId]| {
        if let (Some(first), Some(last)) = (args.first(), args.last()) {
            found.push((*first, *last));
        }
    };
    for id in program.module.exprs.ids() {
        if let Expr::Call { type_args, .. } | Expr::TaggedTemplate { type_args, .. } = &program.module[id] {
            add(type_args);
        }
    }
    for id in program.module.type_nodes.ids() {
        if let TypeNode::Reference { args, .. } = &program.module[id] {
            add(args);
        }
    }
    found
}

/// `f<A, B>(x)`  =>  `f(x)`
fn type_arguments_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let (first, last) = random.pick(&type_argument_lists(program))?;
    let start = program.text.get(..program.module.type_nodes.range(first).start as usize)?.rfind('<')?;
    let behind = program.module.type_nodes.range(last).end;
    let end = behind as usize + program.text.get(behind as usize..)?.find('>')? + 1;
    program.with_bytes(start, end, "")
}

fn type_argument_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let (_, last) = random.pick(&type_argument_lists(program))?;
    let end = program.module.type_nodes.range(last).end as usize;
    program.with_bytes(end, end, ", string")
}

/// `f(x)`  =>  `f<string>(x)`
fn type_arguments_given(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.expr(random, |program, id| match &program.module[id] {
        Expr::Call { type_args, .. } => type_args.is_empty(),
        _ => false,
    })?;
    let Expr::Call { callee, .. } = &program.module[id] else { return None };
    let end = program.module.exprs.range(*callee).end as usize;
    let types = random.pick(&["<string>", "<number, string>", "<{ a: number }>", "<never>"])?;
    program.with_bytes(end, end, types)
}

/// The parameters of all functions.
fn parameters(program: &Program<'_>) -> Vec<Param> {
    let functions = program.module.functions.ids();
    functions.flat_map(|id| program.module[id].params.clone()).filter(|it| !it.range.is_empty()).collect()
}

fn parameter_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    program.without_element(random.pick(&parameters(program))?.range)
}

fn parameter_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let param = random.pick(&parameters(program))?;
    let text = random.pick(&["extra: string, ", "extra, ", "extra?: number, "])?;
    let start = param.range.start as usize;
    program.with_bytes(start, start, text)
}

fn parameters_swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> =
        program.module.functions.ids().filter(|id| program.module[*id].params.len() > 1).collect();
    let function = &program.module[random.pick(&all)?];
    let at = random.below(function.params.len() - 1);
    program.swapped(function.params[at].range, function.params[at + 1].range)
}

fn parameter_optional(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let param = random.pick(&parameters(program))?;
    let end = param.range.end as usize;
    let text = program.of(param.range);
    match (param.is_optional, text.find("?:")) {
        (true, Some(at)) => {
            let at = param.range.start as usize + at;
            program.with_bytes(at, at + 1, "")
        }
        _ => match text.find(':') {
            Some(at) if param.ty.is_some() => {
                let at = param.range.start as usize + at;
                program.with_bytes(at, at, "?")
            }
            _ => program.with_bytes(end, end, "?"),
        },
    }
}

fn parameter_rest(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let param = random.pick(&parameters(program))?;
    let start = param.range.start as usize;
    program.with_bytes(
        start,
        if param.is_rest { start + 3 } else { start },
        if param.is_rest { "" } else { "..." },
    )
}

fn default_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> = parameters(program).into_iter().filter(|it| it.default.is_some()).collect();
    let param = random.pick(&all)?;
    let end = program.module.exprs.range(param.default?).end as usize;
    let start = program.text.get(..program.module.exprs.range(param.default?).start as usize)?.rfind('=')?;
    program.with_bytes(start, end, "")
}

fn default_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let all: Vec<_> = parameters(program).into_iter().filter(|it| it.default.is_none()).collect();
    let end = random.pick(&all)?.range.end as usize;
    let value = random.pick(&VALUES)?;
    program.with_bytes(end, end, &format!(" = {value}"))
}

fn arrow_results(program: &Program<'_>) -> Vec<ExprId> {
    let functions = program.module.functions.ids().filter_map(|id| match &program.module[id].body {
        FunctionBody::Expr(id) => Some(*id),
        _ => None,
    });
    functions.collect()
}

/// `() => x`  =>  `() => { x }`
fn body_in_braces(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&arrow_results(program))?;
    program.with(program.module.exprs.range(id), &format!("{{ {} }}", program.of_expr(id)))
}

/// `() => x`  =>  `() => { if (Math) return x; }`
fn body_as_block(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = random.pick(&arrow_results(program))?;
    let form = random.pick(&[
        "{ return @; }",
        "{ if (1 < 2) { return @; } }",
        "{ throw new Error(\"x\"); return @; }",
    ])?;
    program.with(program.module.exprs.range(id), &form.replace('@', program.of_expr(id)))
}
