//! Members, calls and optional chains.
//!
//! swc marks every link behind a `?.` as part of the chain; the HIR has one [`Expr::Chain`] around the whole
//! chain and a flag on each link that has its own `?.`. Chains of calls lean to the left and may be long, so
//! they are walked in a loop.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, Role, expr, name, type_node};
use crate::hir::{Expr, ExprId};

/// One link of a chain, from the outside.
enum Link<'a> {
    Member(&'a swc::MemberProp),
    Call { args: &'a [swc::ExprOrSpread], type_args: Option<&'a swc::TsTypeParamInstantiation> },
    NonNull,
}

struct Step<'a> {
    link: Link<'a>,
    span: Span,
    /// Its own `?.`.
    is_optional: bool,
    /// At or behind a `?.`: evaluated only where that finds something.
    is_in_chain: bool,
}

/// What a chain of links starts with.
enum Base<'a> {
    Expr(&'a swc::Expr),
    Super(Span),
    Import(Span),
}

/// `a.b`, `a()`, `a?.b`, `a!` and chains of them.
pub(super) fn postfix(ctx: &mut Ctx<'_>, node: &swc::Expr) -> ExprId {
    let (steps, base) = steps(node);
    let mut current = lower_base(ctx, base);
    // A `!` at the end stands outside of the chain: `a?.b!` is never undefined.
    let last_of_chain = steps
        .iter()
        .position(|step| !matches!(step.link, Link::NonNull))
        .filter(|_| steps.iter().any(|step| step.is_in_chain));
    for (index, step) in steps.iter().enumerate().rev() {
        current = lower_step(ctx, current, step);
        if Some(index) == last_of_chain {
            let range = ctx.range(step.span);
            current = ctx.module.exprs.add(Expr::Chain(current), range);
        }
    }
    current
}

/// The links from the outermost to the innermost, and what they start with.
fn steps(node: &swc::Expr) -> (Vec<Step<'_>>, Base<'_>) {
    let mut steps = Vec::new();
    let mut current = node;
    loop {
        let (span, is_optional, is_in_chain) = match current {
            swc::Expr::OptChain(chain) => (chain.span, chain.optional, true),
            swc::Expr::Member(member) => (member.span, false, false),
            swc::Expr::Call(call) => (call.span, false, false),
            swc::Expr::TsNonNull(assertion) => (assertion.span, false, false),
            _ => return (steps, Base::Expr(current)),
        };
        let link = match current {
            swc::Expr::OptChain(chain) => match &*chain.base {
                swc::OptChainBase::Member(member) => {
                    current = &member.obj;
                    Link::Member(&member.prop)
                }
                swc::OptChainBase::Call(call) => {
                    current = &call.callee;
                    Link::Call { args: &call.args, type_args: call.type_args.as_deref() }
                }
            },
            swc::Expr::Member(member) => {
                current = &member.obj;
                Link::Member(&member.prop)
            }
            swc::Expr::Call(call) => {
                let link = Link::Call { args: &call.args, type_args: call.type_args.as_deref() };
                match &call.callee {
                    swc::Callee::Expr(callee) => current = callee,
                    swc::Callee::Super(callee) => {
                        steps.push(Step { link, span, is_optional, is_in_chain });
                        return (steps, Base::Super(callee.span));
                    }
                    swc::Callee::Import(callee) => {
                        steps.push(Step { link, span, is_optional, is_in_chain });
                        return (steps, Base::Import(callee.span));
                    }
                }
                link
            }
            swc::Expr::TsNonNull(assertion) => {
                current = &assertion.expr;
                Link::NonNull
            }
            _ => return (steps, Base::Expr(current)),
        };
        steps.push(Step { link, span, is_optional, is_in_chain });
    }
}

fn lower_base(ctx: &mut Ctx<'_>, base: Base<'_>) -> ExprId {
    let (lowered, span) = match base {
        Base::Expr(node) => return expr::expr(ctx, node),
        Base::Super(span) => (Expr::Super, span),
        Base::Import(span) => (Expr::Import, span),
    };
    let range = ctx.range(span);
    ctx.module.exprs.add(lowered, range)
}

fn lower_step(ctx: &mut Ctx<'_>, object: ExprId, step: &Step<'_>) -> ExprId {
    let is_optional = step.is_optional;
    let lowered = match &step.link {
        Link::NonNull => Expr::NonNull(object),
        Link::Member(swc::MemberProp::Ident(ident)) => {
            Expr::Member { object, name: name::ident_name(ctx, ident), is_optional }
        }
        // a.#b  =>  a member named "#b", which nothing has.
        Link::Member(swc::MemberProp::PrivateName(ident)) => {
            Expr::Member { object, name: name::private_name(ctx, ident), is_optional }
        }
        Link::Member(swc::MemberProp::Computed(key)) => {
            ctx.note_missing(key.expr.span(), Role::Index);
            Expr::Index { object, index: expr::expr(ctx, &key.expr), is_optional }
        }
        Link::Call { args, type_args } => Expr::Call {
            callee: object,
            type_args: type_node::args(ctx, *type_args),
            args: expr::arguments(ctx, args),
            is_optional,
        },
    };
    let range = ctx.range(step.span);
    ctx.module.exprs.add(lowered, range)
}
