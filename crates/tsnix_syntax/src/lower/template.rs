//! Template literals.

use swc_ecma_ast as swc;

use super::{Ctx, expr, type_node};
use crate::hir::{Expr, Name, Template, TemplateText};

/// `` `a${b}c` ``
pub(super) fn template(ctx: &mut Ctx<'_>, node: &swc::Tpl) -> Template {
    let exprs = node.exprs.iter().map(|inner| expr::expr(ctx, inner)).collect();
    Template { quasis: node.quasis.iter().map(|quasi| text(ctx, quasi)).collect(), exprs }
}

/// `` tag`a${b}c` ``
pub(super) fn tagged(ctx: &mut Ctx<'_>, node: &swc::TaggedTpl) -> Expr {
    Expr::TaggedTemplate {
        tag: expr::expr(ctx, &node.tag),
        type_args: type_node::args(ctx, node.type_params.as_deref()),
        template: template(ctx, &node.tpl),
    }
}

fn text(ctx: &Ctx<'_>, node: &swc::TplElement) -> TemplateText {
    // A text with an unpaired surrogate counts as one without a value: no Nix string can hold it.
    let cooked = node.cooked.as_ref().and_then(|value| value.as_wtf8().as_str()).map(Name::new);
    TemplateText { cooked, raw: with_line_feeds(ctx.text_of(node.span)), range: ctx.range(node.span) }
}

/// Line ends as ECMA-262 reads them in templates: `\r\n` and `\r` are `\n`.
fn with_line_feeds(raw: &str) -> Name {
    if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n").into() } else { Name::new(raw) }
}

/// The value of a text in a template literal type.
pub(super) fn type_text(node: &swc::TplElement) -> Name {
    node.cooked.as_ref().map(|value| Name::new(value.to_string_lossy())).unwrap_or_default()
}
