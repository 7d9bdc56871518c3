//! Names of JavaScript's library that have no meaning in Nix.
//!
//! Most are not declared at all, so TypeScript says that it can't find them; the refusal says why, and takes
//! the place of that.

use tsnix_source::catalogue::language::{
    ARGUMENTS, BIGINT, DATE, EVAL, GLOBAL_OBJECT, MAP_AND_SET, MATH_RANDOM, PROMISE, REQUIRE, SYMBOL,
    UNSUPPORTED_SYNTAX,
};
use tsnix_source::{Code, Fix, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Pattern, Stmt, TypeNode};

use super::context::{Ctx, edit, fix};
use crate::names::{Meaning, Parent};

/// A global and what is said of it.
struct Refused {
    name: &'static str,
    code: &'static Code,
    why: &'static str,
    help: &'static str,
}

/// Objects of the library whose members alone have a form in Nix.
const OBJECTS: &[&str] = &["Array", "JSON", "Math", "Object", "console"];

const REFUSED: &[Refused] = &[
    Refused { name: "Promise", code: &PROMISE, why: "nothing happens later", help: "use the value itself" },
    Refused {
        name: "PromiseLike",
        code: &PROMISE,
        why: "nothing happens later",
        help: "use the type of the value itself",
    },
    Refused {
        name: "eval",
        code: &EVAL,
        why: "no JavaScript is run",
        help: "write the expression itself, or Nix in the tagged template `nix`",
    },
    Refused {
        name: "globalThis",
        code: &UNSUPPORTED_SYNTAX,
        why: "there is no object of all names",
        help: "use the name itself",
    },
    Refused { name: "Function", code: &EVAL, why: "no JavaScript is run", help: "write a function" },
    Refused {
        name: "Date",
        code: &DATE,
        why: "there is no clock",
        help: "write the date down as a string or a number",
    },
    Refused {
        name: "Map",
        code: &MAP_AND_SET,
        why: "attribute sets take its place",
        help: "use an object: `Record<string, T>`",
    },
    Refused {
        name: "WeakMap",
        code: &MAP_AND_SET,
        why: "attribute sets take its place",
        help: "use an object: `Record<string, T>`",
    },
    Refused {
        name: "ReadonlyMap",
        code: &MAP_AND_SET,
        why: "attribute sets take its place",
        help: "use an object: `Record<string, T>`",
    },
    Refused {
        name: "Set",
        code: &MAP_AND_SET,
        why: "lists take its place",
        help: "use a list, or an object with the elements as names",
    },
    Refused {
        name: "WeakSet",
        code: &MAP_AND_SET,
        why: "lists take its place",
        help: "use a list, or an object with the elements as names",
    },
    Refused {
        name: "ReadonlySet",
        code: &MAP_AND_SET,
        why: "lists take its place",
        help: "use a list, or an object with the elements as names",
    },
    Refused {
        name: "BigInt",
        code: &BIGINT,
        why: "a whole number has 64 bits already",
        help: "use a number",
    },
    Refused { name: "Symbol", code: &SYMBOL, why: "the names of attributes are text", help: "use a string" },
    Refused {
        name: "arguments",
        code: &ARGUMENTS,
        why: "a function is given the parameters that it names",
        help: "write a rest parameter: `(...values) => ...`",
    },
    Refused {
        name: "require",
        code: &REQUIRE,
        why: "modules are imported by name",
        help: "write `import x from \"...\"` at the top of the file",
    },
    Refused {
        name: "module",
        code: &REQUIRE,
        why: "modules export with `export`",
        help: "write `export default ...`",
    },
    Refused {
        name: "exports",
        code: &REQUIRE,
        why: "modules export with `export`",
        help: "write `export const ...`",
    },
];

fn refused(name: &str) -> Option<&'static Refused> {
    REFUSED.iter().find(|it| it.name == name)
}

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        match &module[expr] {
            Expr::Name(name) => {
                if let Some(refused) = refused(name)
                    && ctx.symbol(expr).is_none()
                    && !is_declared_globally(ctx, name)
                {
                    let range = ctx.range(expr);
                    let covers = covered(ctx, expr);
                    refuse(ctx, refused, range, covers);
                }
                global_object(ctx, expr);
            }
            Expr::Member { object, name, .. } if name.name == "random" && ctx.is_global(*object, "Math") => {
                let range = ctx.range(expr);
                let found = ctx
                    .diagnostic(
                        &MATH_RANDOM,
                        range,
                        "`Math.random` has no meaning in Nix: the same file always gives the same value",
                    )
                    .with_help("write the number down");
                ctx.refuse(found, range);
            }
            _ => {}
        }
    }
    for ty in module.type_nodes.ids() {
        let range = module.type_nodes.range(ty);
        if let TypeNode::Reference { name, .. } = &module[ty]
            && let [ident] = &name[..]
            && !matches!(&*ident.name, "Function" | "Symbol" | "module" | "exports")
            && let Some(refused) = refused(&ident.name)
            && !ctx.is_opaque(range)
            && ctx.bindings.lookup(ctx.bindings.type_scope(ty), &ident.name, Meaning::TYPE).is_none()
            && !is_declared_globally(ctx, &ident.name)
        {
            refuse(ctx, refused, ident.range, range);
        }
    }
}

/// `const { floor } = Math;`: what of the library is no value in Nix has a member behind it, or is called.
fn global_object(ctx: &mut Ctx<'_>, expr: ExprId) {
    let Some(name) = OBJECTS.iter().find(|name| ctx.is_global(expr, name)) else { return };
    let (inner, parent) = ctx.parent(expr);
    let is_used = match parent {
        Parent::Expr(outer) => match &ctx.module[outer] {
            Expr::Member { object, .. } => *object == inner,
            Expr::Call { callee, .. } | Expr::New { callee, .. } => *callee == inner,
            _ => false,
        },
        _ => false,
    };
    if is_used {
        return;
    }
    let range = ctx.range(expr);
    let found = ctx
        .diagnostic(
            &GLOBAL_OBJECT,
            range,
            format!("`{name}` is no value in Nix: only its members have a form there"),
        )
        .with_help(format!("write the member where it is used: `{name}.…`"));
    ctx.refuse(found, range);
}

fn refuse(ctx: &mut Ctx<'_>, refused: &Refused, range: TextRange, covers: TextRange) {
    let message = format!("`{}` has no meaning in Nix: {}", refused.name, refused.why);
    let mut found = ctx.diagnostic(refused.code, range, message).with_help(refused.help);
    if refused.name == "require" {
        found.fix = import_instead(ctx, covers);
    }
    ctx.refuse(found, covers);
}

/// `const a = require("b");  =>  import a from "b";`
fn import_instead(ctx: &Ctx<'_>, call: TextRange) -> Option<Fix> {
    let stmt = ctx.module.body.iter().find(|it| ctx.module.stmts.range(**it).contains(call))?;
    let Stmt::Variable(decl) = &ctx.module[*stmt] else { return None };
    let [declarator] = &decl.declarators[..] else { return None };
    let Pattern::Name(name) = &ctx.module[declarator.pattern] else { return None };
    let Expr::Call { args, .. } = &ctx.module[declarator.init?] else { return None };
    let [argument] = args[..] else { return None };
    let Expr::String(from) = &ctx.module[argument.expr] else { return None };
    let text = format!("import {name} from {};", ctx.text_of(from.range));
    Some(fix("Write an `import`", vec![edit(ctx.module.stmts.range(*stmt), text)], false))
}

/// The name with what is read of it and the call: all of it is of an unknown type.
fn covered(ctx: &Ctx<'_>, expr: ExprId) -> TextRange {
    let mut at = expr;
    while let (_, Parent::Expr(outer)) = ctx.parent(at) {
        let is_head = match &ctx.module[outer] {
            Expr::Member { object, .. } | Expr::Index { object, .. } => {
                ctx.range(*object).contains(ctx.range(at))
            }
            Expr::New { callee, .. } | Expr::Call { callee, .. } => {
                ctx.range(*callee).contains(ctx.range(at))
            }
            _ => false,
        };
        if !is_head {
            break;
        }
        at = outer;
    }
    ctx.range(at)
}

/// Whether a name is refused, so that nothing has to be said of what is done with it.
pub(super) fn is_refused(ctx: &Ctx<'_>, callee: ExprId) -> bool {
    ctx.name_of(callee).is_some_and(|name| {
        refused(name).is_some() && ctx.symbol(callee).is_none() && !is_declared_globally(ctx, name)
    })
}

/// Whether a declaration file of the project (not tsnix's own) declares the name for everybody.
fn is_declared_globally(ctx: &Ctx<'_>, name: &str) -> bool {
    let own = ctx.model.graph().modules.values().filter(|node| !node.is_library);
    own.flat_map(|node| node.bindings.globals.iter().map(move |scope| &node.bindings.scopes[scope.index()]))
        .any(|scope| scope.names.contains_key(name))
}
