//! Which members of a contextual union an object literal is meant to be, told by its own properties.
//!
//! Looks at what is written alone: nothing here may ask for the context of a property, which is what it is to
//! find out.

use smol_str::SmolStr;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, Module, Property, PropertyName, TemplateText, number_text};

use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    /// The members of a contextual union that agree with the literal's own discriminants.
    pub(super) fn discriminated_context(
        &mut self,
        file: FileId,
        context: TypeId,
        properties: &[tsnix_syntax::hir::PropertyId],
    ) -> TypeId {
        let hir = self.hir(file);
        let members = self.constituents(context).to_vec();
        let mut kept: Vec<bool> = members.iter().map(|it| !self.is(*it, TypeFlags::PRIMITIVE)).collect();
        for property in properties {
            let (name, value) = match &hir[*property] {
                Property::KeyValue { key, value } if is_discriminant_value(&hir, *value) => {
                    (written_name(&hir, key), *value)
                }
                Property::Shorthand { key, value } => (Some(key.name.clone()), *value),
                _ => continue,
            };
            let Some(name) = name else { continue };
            if !self.is_discriminant_of(context, &name) {
                continue;
            }
            let ty = match &hir[value] {
                Expr::String(text) => self.string_literal(text.value.clone()),
                Expr::Number { value, .. } => self.number_literal(*value),
                Expr::Bool(value) => match value {
                    true => t::TRUE,
                    false => t::FALSE,
                },
                Expr::Null => t::NULL,
                // Checked here it would ask for this very context.
                Expr::Template(template) => match &template.quasis[..] {
                    [TemplateText { cooked: Some(text), .. }] => self.string_literal(text.clone()),
                    _ => t::STRING,
                },
                _ => self.check_expr(file, value),
            };
            self.keep_matching(&members, &mut kept, &name, ty);
        }
        // An optional property that is not written is `undefined`.
        let written: Vec<_> = properties
            .iter()
            .filter_map(|property| match &hir[*property] {
                Property::KeyValue { key, .. }
                | Property::Method { key, .. }
                | Property::Accessor { key, .. } => written_name(&hir, key),
                Property::Shorthand { key, .. } => Some(key.name.clone()),
                Property::Spread(_) => None,
            })
            .collect();
        for prop in self.props_of(context) {
            let data = self.prop(prop);
            let (name, is_optional) = (data.name.clone(), data.optional);
            if is_optional && !written.contains(&name) && self.is_discriminant_of(context, &name) {
                self.keep_matching(&members, &mut kept, &name, t::UNDEFINED);
            }
        }
        let candidates: Vec<_> =
            members.iter().zip(&kept).filter_map(|(member, is_kept)| is_kept.then_some(*member)).collect();
        if candidates.is_empty() || candidates.len() == members.len() {
            return context;
        }
        self.union_with(&candidates, Reduction::None, None)
    }

    /// Whether a property tells the members of a union apart.
    fn is_discriminant_of(&mut self, union: TypeId, name: &str) -> bool {
        self.combined_prop(union, name).is_some_and(|prop| self.prop(prop).discriminant)
    }

    /// Drops the members whose property can't be of the type, unless that would be all that are left.
    fn keep_matching(&mut self, members: &[TypeId], kept: &mut [bool], name: &str, ty: TypeId) {
        let values = self.constituents(ty).to_vec();
        let mut now = kept.to_vec();
        let mut is_any_matched = false;
        for (member, is_kept) in members.iter().zip(now.iter_mut()).filter(|(_, is_kept)| **is_kept) {
            let Some(of) = self.property_or_index_type(*member, name) else { continue };
            match values.iter().any(|value| self.is_assignable(*value, of)) {
                true => is_any_matched = true,
                false => *is_kept = false,
            }
        }
        if is_any_matched {
            kept.copy_from_slice(&now);
        }
    }
}

/// The name of a property as it is written: `a`, `"a"`, `1`, `["a"]`, but not `[key]`.
fn written_name(hir: &Module, key: &PropertyName) -> Option<SmolStr> {
    let PropertyName::Computed { expr, .. } = key else { return key.static_name() };
    match &hir[*expr] {
        Expr::String(text) => Some(text.value.clone()),
        Expr::Number { value, .. } => Some(number_text(*value)),
        _ => None,
    }
}

/// What TypeScript looks at to tell the members of a contextual union apart.
fn is_discriminant_value(hir: &Module, mut value: ExprId) -> bool {
    loop {
        match &hir[value] {
            Expr::String(_) | Expr::Number { .. } | Expr::Bool(_) | Expr::Null => return true,
            Expr::Name(_) | Expr::Template(_) => return true,
            Expr::Member { object, .. } => value = *object,
            _ => return false,
        }
    }
}
