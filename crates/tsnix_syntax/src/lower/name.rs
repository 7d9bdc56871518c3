//! Names, strings and the names of properties.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;
use tsnix_source::TextRange;

use super::{Ctx, expr};
use crate::hir::{Ident, Name, PropertyName, StringLiteral};

/// A name of an identifier. What recovery inserted has the empty name.
pub(super) fn ident_at(ctx: &Ctx<'_>, name: &str, span: Span) -> Ident {
    Ident { name: name_at(ctx, name, span), range: ident_range(ctx, name, span) }
}

/// The name alone.
pub(super) fn name_at(ctx: &Ctx<'_>, name: &str, span: Span) -> Name {
    if ctx.is_placeholder(span) { Name::new_static("") } else { Name::new(name) }
}

/// The range of an identifier: swc's span may go on over `?` and a type.
fn ident_range(ctx: &Ctx<'_>, name: &str, span: Span) -> TextRange {
    if ctx.text_of(span).starts_with(name) {
        ctx.range(Span::new(span.lo, span.lo + swc_common::BytePos(name.len() as u32)))
    } else {
        ctx.range(span)
    }
}

/// A binding or a reference.
pub(super) fn ident(ctx: &Ctx<'_>, node: &swc::Ident) -> Ident {
    ident_at(ctx, &node.sym, node.span)
}

/// A name that may be a reserved word.
pub(super) fn ident_name(ctx: &Ctx<'_>, node: &swc::IdentName) -> Ident {
    ident_at(ctx, &node.sym, node.span)
}

/// `#name`; the name is given with the `#`.
pub(super) fn private_name(ctx: &Ctx<'_>, node: &swc::PrivateName) -> Ident {
    Ident { name: format!("#{}", node.name).into(), range: ctx.range(node.span) }
}

/// A string literal.
pub(super) fn string(ctx: &Ctx<'_>, node: &swc::Str) -> StringLiteral {
    let (value, has_lone_surrogate) = match node.value.as_wtf8().as_str() {
        Some(value) => (Name::new(value), false),
        None => (Name::new(node.value.to_string_lossy()), true),
    };
    StringLiteral { value, has_lone_surrogate, range: ctx.range(node.span) }
}

/// The name of a property in an object literal, a pattern or a class.
pub(super) fn property_name(ctx: &mut Ctx<'_>, node: &swc::PropName) -> PropertyName {
    match node {
        swc::PropName::Ident(name) => PropertyName::Ident(ident_name(ctx, name)),
        swc::PropName::Str(text) => PropertyName::String(string(ctx, text)),
        swc::PropName::Num(number) => {
            PropertyName::Number { value: number.value, range: ctx.range(number.span) }
        }
        swc::PropName::Computed(computed) => {
            PropertyName::Computed { expr: expr::expr(ctx, &computed.expr), range: ctx.range(computed.span) }
        }
        swc::PropName::BigInt(number) => big_int_name(ctx, number),
    }
}

/// The name of a member of an interface, which swc gives as an expression.
pub(super) fn member_key(ctx: &mut Ctx<'_>, key: &swc::Expr, is_computed: bool) -> PropertyName {
    use swc::{Expr, Lit};
    if is_computed {
        let inner = ctx.range(key.span());
        let expr = expr::expr(ctx, key);
        return PropertyName::Computed { expr, range: bracketed(ctx, inner, key.span()) };
    }
    match key {
        Expr::Ident(name) => PropertyName::Ident(ident(ctx, name)),
        Expr::PrivateName(name) => PropertyName::Private(private_name(ctx, name)),
        Expr::Lit(Lit::Str(text)) => PropertyName::String(string(ctx, text)),
        Expr::Lit(Lit::Num(number)) => {
            PropertyName::Number { value: number.value, range: ctx.range(number.span) }
        }
        Expr::Lit(Lit::BigInt(number)) => big_int_name(ctx, number),
        other => {
            let range = ctx.range(other.span());
            PropertyName::Computed { expr: expr::expr(ctx, other), range }
        }
    }
}

/// `1n: x  =>  "1": x`
fn big_int_name(ctx: &Ctx<'_>, number: &swc::BigInt) -> PropertyName {
    let value = Name::new(number.value.to_string());
    PropertyName::String(StringLiteral { value, has_lone_surrogate: false, range: ctx.range(number.span) })
}

/// The range of `[key]` around the range of `key`.
fn bracketed(ctx: &Ctx<'_>, inner: TextRange, span: Span) -> TextRange {
    let (lo, hi) = (super::offset(span.lo) as usize, super::offset(span.hi) as usize);
    let open = ctx.text.get(..lo).and_then(|before| before.rfind('['));
    let close = ctx.text.get(hi..).and_then(|behind| behind.find(']')).map(|at| hi + at + 1);
    match (open, close) {
        (Some(open), Some(close)) => ctx.patches.original_range(open as u32, close as u32),
        _ => inner,
    }
}

/// The names of `a.b.c` in a type, outermost first.
pub(super) fn entity_name(ctx: &Ctx<'_>, node: &swc::TsEntityName) -> Vec<Ident> {
    let mut names = Vec::new();
    let mut current = node;
    loop {
        match current {
            swc::TsEntityName::TsQualifiedName(qualified) => {
                names.push(ident_name(ctx, &qualified.right));
                current = &qualified.left;
            }
            swc::TsEntityName::Ident(first) => {
                names.push(ident(ctx, first));
                break;
            }
        }
    }
    names.reverse();
    names
}

/// A name in `import {}` and `export {}`, which may be a string.
pub(super) fn export_name(ctx: &Ctx<'_>, node: &swc::ModuleExportName) -> Ident {
    match node {
        swc::ModuleExportName::Ident(name) => ident(ctx, name),
        swc::ModuleExportName::Str(text) => string_as_ident(ctx, text),
    }
}

/// A string that stands for a name.
pub(super) fn string_as_ident(ctx: &Ctx<'_>, text: &swc::Str) -> Ident {
    let literal = string(ctx, text);
    Ident { name: literal.value, range: literal.range }
}
