//! The simplest value of each type: what the generator ends with, and what the shrinker puts instead.

use super::text;
use super::tree::{Node, Part, expr, level, only_type};
use super::types::{Prop, Ty, Types};

/// A literal whose type is `ty` wherever it stands.
pub(super) fn simplest(types: &Types, ty: &Ty) -> Node {
    match ty {
        Ty::Int | Ty::Num => expr(ty, level::NUMBER, vec!["0".into()]),
        Ty::Str => expr(ty, level::PRIMARY, vec!["\"\"".into()]),
        Ty::Bool => expr(ty, level::PRIMARY, vec!["false".into()]),
        Ty::Choice(at) => {
            cast(types, ty, expr(ty, level::PRIMARY, vec![text::quoted(&types.choices[*at].1[0]).into()]))
        }
        Ty::Arr(_) => cast(types, ty, expr(ty, level::PRIMARY, vec!["[]".into()])),
        Ty::Record(_) => cast(types, ty, expr(ty, level::OBJECT, vec!["{}".into()])),
        Ty::Tuple(items) => {
            let mut parts: Vec<Part> = vec!["[".into()];
            for item in items.iter() {
                parts.push(simplest(types, item).into());
                parts.push(", ".into());
            }
            parts.push("]".into());
            cast(types, ty, expr(ty, level::PRIMARY, parts))
        }
        Ty::Obj(at) => cast(types, ty, object(types, ty, None, &types.objects[*at].props)),
        Ty::Tagged(at) | Ty::Variant(at, _) => {
            let kind = if let Ty::Variant(_, kind) = ty { *kind } else { 0 };
            let (tag, props) = &types.tagged[*at].variants[kind];
            cast(types, ty, object(types, ty, Some(tag), props))
        }
        Ty::Opaque => expr(ty, level::OBJECT, vec!["{}".into()]),
        Ty::Maybe(_) => cast(types, ty, expr(ty, level::PRIMARY, vec!["undefined".into()])),
        Ty::Nullable(_) => cast(types, ty, expr(ty, level::PRIMARY, vec!["null".into()])),
        Ty::Scalar => cast(types, ty, expr(ty, level::NUMBER, vec!["0".into()])),
        Ty::Func(func) => {
            let value = simplest(types, &func.ret);
            cast(
                types,
                ty,
                expr(ty, level::ARROW, vec!["() => ".into(), super::tree::at(value, level::ARROW)]),
            )
        }
    }
}

fn object(types: &Types, ty: &Ty, tag: Option<&String>, props: &[Prop]) -> Node {
    let mut parts: Vec<Part> = vec!["{ ".into()];
    parts.extend(tag.map(|tag| format!("kind: \"{tag}\", ").into()));
    for prop in props.iter().filter(|it| !it.is_optional) {
        parts.push(format!("{}: ", text::key(&prop.key)).into());
        parts.push(simplest(types, &prop.ty).into());
        parts.push(", ".into());
    }
    parts.push("}".into());
    expr(ty, level::OBJECT, parts)
}

/// `(value as T)`
pub(super) fn cast(types: &Types, ty: &Ty, value: Node) -> Node {
    let says_it = |part: &Part| matches!(part, Part::Type(it) if **it == format!(" as {}", types.print(ty)));
    if value.kind == super::tree::Kind::Expr(ty.clone()) && value.parts.iter().any(says_it) {
        return value;
    }
    let least = if value.level == level::OBJECT { level::OBJECT } else { level::SHIFT };
    let as_type = only_type(format!(" as {}", types.print(ty)));
    expr(ty, level::PRIMARY, vec!["(".into(), super::tree::at(value, least), as_type, ")".into()])
}
