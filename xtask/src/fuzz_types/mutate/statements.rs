//! Changes to statements: deleted, doubled, swapped, their guards taken away.

use tsnix_source::TextRange;
use tsnix_syntax::hir::{FunctionBody, Stmt, StmtId};

use super::{Kind, Program, Random};

pub(super) const KINDS: &[Kind] = &[
    ("statement deleted", deleted),
    ("statement twice", twice),
    ("statements swapped", swapped),
    ("statement moved", moved),
    ("guard dropped", guard_dropped),
    ("`else` dropped", else_dropped),
    ("`return` dropped", return_dropped),
    ("returned value dropped", value_dropped),
    ("`return` added", return_added),
    ("case dropped", case_dropped),
    ("`break` dropped", break_dropped),
    ("kind of variable changed", variable_kind),
    ("modifier added", modifier_added),
    ("initializer dropped", initializer_dropped),
    ("assignment added", assignment_added),
    ("throw added", throw_added),
];

fn is_any(program: &Program<'_>, id: StmtId) -> bool {
    !program.module.stmts.range(id).is_empty() && !matches!(program.module[id], Stmt::Missing)
}

fn deleted(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, is_any)?;
    program.with(program.module.stmts.range(id), "")
}

fn twice(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, is_any)?;
    let range = program.module.stmts.range(id);
    program.with(range, &format!("{0}\n{0}", program.of(range)))
}

/// The lists of statements that stand behind each other.
fn lists(program: &Program<'_>) -> Vec<Vec<StmtId>> {
    let mut found = vec![program.module.body.clone()];
    for id in program.module.stmts.ids() {
        match &program.module[id] {
            Stmt::Block(body) | Stmt::Try { body, .. } => found.push(body.clone()),
            Stmt::Switch { cases, .. } => found.extend(cases.iter().map(|it| it.body.clone())),
            _ => {}
        }
    }
    for id in program.module.functions.ids() {
        if let FunctionBody::Block(body) = &program.module[id].body {
            found.push(body.clone());
        }
    }
    found.retain(|it| it.len() > 1);
    found
}

fn swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let list = random.pick(&lists(program))?;
    let at = random.below(list.len() - 1);
    let range = |at: usize| program.module.stmts.range(list[at]);
    program.swapped(range(at), range(at + 1))
}

/// The first statement of a list behind its last one.
fn moved(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let list = random.pick(&lists(program))?;
    let first: TextRange = program.module.stmts.range(list[random.below(list.len() - 1)]);
    let last = program.module.stmts.range(*list.last()?);
    let text = program.text;
    let (before, between, behind) = (
        text.get(..first.start as usize)?,
        text.get(first.end as usize..last.end as usize)?,
        text.get(last.end as usize..)?,
    );
    Some(format!("{before}{between}\n{}{behind}", program.of(first)))
}

/// `if (c) s`  =>  `s`
fn guard_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, |program, id| matches!(program.module[id], Stmt::If { .. }))?;
    let Stmt::If { then, .. } = &program.module[id] else { return None };
    program.with(program.module.stmts.range(id), program.of(program.module.stmts.range(*then)))
}

fn else_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program
        .stmt(random, |program, id| matches!(program.module[id], Stmt::If { otherwise: Some(_), .. }))?;
    let Stmt::If { then, .. } = &program.module[id] else { return None };
    let start = program.module.stmts.range(*then).end as usize;
    program.with_bytes(start, program.module.stmts.range(id).end as usize, "")
}

/// `return x;`  =>  `x;`
fn return_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, |program, id| matches!(program.module[id], Stmt::Return(_)))?;
    let start = program.module.stmts.range(id).start as usize;
    program.with_bytes(start, start + "return".len(), "")
}

fn value_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, |program, id| matches!(program.module[id], Stmt::Return(Some(_))))?;
    let Stmt::Return(Some(value)) = &program.module[id] else { return None };
    program.with(program.module.exprs.range(*value), "")
}

fn return_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, |program, id| matches!(program.module[id], Stmt::Expr(_)))?;
    let start = program.module.stmts.range(id).start as usize;
    program.with_bytes(start, start, "return ")
}

fn case_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, |program, id| matches!(program.module[id], Stmt::Switch { .. }))?;
    let Stmt::Switch { cases, .. } = &program.module[id] else { return None };
    program.with(random.pick(cases)?.range, "")
}

fn break_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let is_jump = |program: &Program<'_>, id: StmtId| {
        matches!(program.module[id], Stmt::Break(_) | Stmt::Continue(_) | Stmt::Throw(_) | Stmt::Return(_))
    };
    let id = program.stmt(random, is_jump)?;
    program.with(program.module.stmts.range(id), ";")
}

/// The `const`, `let` and `var` of the text.
fn variable_kind(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let words = ["const", "let", "var"];
    let is_declared = |id: StmtId| matches!(program.module[id], Stmt::Variable(_));
    let starts: Vec<u32> = program
        .module
        .stmts
        .ids()
        .filter(|id| is_declared(*id))
        .map(|id| program.module.stmts.range(id).start)
        .collect();
    let start = random.pick(&starts)?;
    let token = program
        .tokens
        .iter()
        .find(|it| it.start >= start as usize && words.contains(&it.of(program.text)))?;
    let other = random.pick(&["const", "let", "let", "var"])?;
    if token.of(program.text) == other {
        return None;
    }
    program.with_bytes(token.start, token.end, other)
}

fn modifier_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, is_any)?;
    let start = program.module.stmts.range(id).start as usize;
    let word = random.pick(&[
        "export ",
        "declare ",
        "async ",
        "export default ",
        "readonly ",
        "abstract ",
        "public ",
        "static ",
    ])?;
    program.with_bytes(start, start, word)
}

fn initializer_dropped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let mut places = Vec::new();
    for id in program.module.stmts.ids() {
        if let Stmt::Variable(decl) = &program.module[id] {
            places.extend(decl.declarators.iter().filter_map(|it| it.init));
        }
    }
    let range = program.module.exprs.range(random.pick(&places)?);
    let start = program.text.get(..range.start as usize)?.rfind('=')?;
    program.with_bytes(start, range.end as usize, "")
}

/// `s`  =>  `s x = 1;` with a name that the program declares
fn assignment_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    use tsnix_syntax::hir::Pattern;
    let id = program.stmt(random, is_any)?;
    let name = program.pattern(random, |program, id| matches!(program.module[id], Pattern::Name(_)))?;
    let name = program.of(program.module.patterns.range(name)).split(':').next()?.trim();
    let value = random.pick(&["1", "\"x\"", "undefined", "null", "[]", "{}"])?;
    let end = program.module.stmts.range(id).end as usize;
    program.with_bytes(end, end, &format!("\n{name} = {value};"))
}

fn throw_added(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let id = program.stmt(random, is_any)?;
    let start = program.module.stmts.range(id).start as usize;
    let text = random.pick(&[
        "throw new Error(\"x\");\n",
        "return;\n",
        "{ }\n",
        "while (true) { }\n",
        "if (1) { }\n",
    ])?;
    program.with_bytes(start, start, text)
}
