//! Defaults of what may be `null`: JavaScript takes the default for `undefined` alone, Nix can't tell.

use tsnix_source::catalogue::language::NULL_OR_UNDEFINED;
use tsnix_syntax::hir::{Expr, ExprId, FunctionBody, PatId, Pattern};

use super::context::Ctx;
use crate::model::{Nullish, TypeId};

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for id in module.functions.ids() {
        let is_visible =
            !matches!(module[id].body, FunctionBody::None) && !ctx.is_opaque(module.functions.range(id));
        for param in module[id].params.iter().filter(|_| is_visible) {
            // An argument that is left out is `null` as well, whatever the type says.
            if let Some(default) = param.default {
                let ty = ctx.model.type_of_pattern(ctx.file, param.pattern);
                value(ctx, param.pattern, ty, default);
            }
        }
    }
    for id in module.patterns.ids() {
        if let Pattern::Object { properties, .. } = &module[id]
            && !ctx.is_opaque(module.patterns.range(id))
        {
            let holder = ctx.model.type_of_pattern(ctx.file, id);
            for property in properties {
                if let (Some(default), Some(name)) = (property.default, property.key.static_name())
                    && let Some(read) = ctx.model.property(holder, &name)
                    && ctx.model.may_be(read.ty, Nullish::UNDEFINED)
                {
                    value(ctx, property.value, read.ty, default);
                }
            }
        }
    }
}

/// `(port: number | null = 80) => port`
fn value(ctx: &mut Ctx<'_>, pattern: PatId, ty: TypeId, default: ExprId) {
    // With a default of `null` there is nothing to tell apart.
    let inner = ctx.peel(default);
    if matches!(ctx.module[inner], Expr::Null) || ctx.is_global(inner, "undefined") {
        return;
    }
    let view = ctx.model.view(ty);
    let is_open = view.is_any() || view.is_unknown() || view.is_generic() || view.is_never();
    if is_open || !ctx.model.may_be(ty, Nullish::NULL) {
        return;
    }
    let name = ctx.text_of(ctx.module.patterns.range(pattern)).to_owned();
    let found = ctx
        .diagnostic(
            &NULL_OR_UNDEFINED,
            ctx.range(default),
            format!("the default of `{name}` also takes the place of `null`"),
        )
        .with_help("leave `null` out of the type, or write `??` where the value is used");
    ctx.report(found);
}
