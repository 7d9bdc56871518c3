//! Questions about one type, as the emitter and the editor ask them.

use tsnix_syntax::hir::Name;

use super::{SemanticModel, TypeId};
use crate::types::data::{Literal, TypeData};
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// What a value may be beside itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nullish(u8);

impl Nullish {
    /// Neither.
    pub const NONE: Self = Self(0);
    /// `null`
    pub const NULL: Self = Self(1);
    /// `undefined`, `void`
    pub const UNDEFINED: Self = Self(2);
    /// Either.
    pub const ANY: Self = Self(3);

    pub(crate) fn null(self) -> bool {
        self.0 & 1 != 0
    }

    pub(crate) fn undefined(self) -> bool {
        self.0 & 2 != 0
    }
}

/// One type and its model. Questions that end in `_like` hold for unions of such types too; `any`,
/// `never` and the type of what is wrong answer no to all of them.
#[derive(Clone, Copy)]
pub struct TypeView<'m> {
    pub(super) model: &'m SemanticModel,
    pub(super) ty: TypeId,
}

impl TypeView<'_> {
    fn flags(&self) -> TypeFlags {
        self.model.checker.borrow().flags(self.ty)
    }

    fn every(&self, flags: TypeFlags) -> bool {
        self.model.checker.borrow_mut().every_constituent_is(self.ty, flags)
    }

    /// The id.
    pub fn id(&self) -> TypeId {
        self.ty
    }

    /// Whether it is a package set or the like: its members are looked up one by one, and listing them would take
    /// long.
    pub fn has_looked_up_members(&self) -> bool {
        !self.model.checker.borrow_mut().indexed_as(self.ty).is_empty()
    }

    /// `string`, its literals, templates, unions of them, parameters constrained to them.
    pub fn is_string_like(&self) -> bool {
        self.every(TypeFlags::STRING_LIKE)
    }

    /// `number` and its literals.
    pub fn is_number_like(&self) -> bool {
        self.every(TypeFlags::NUMBER_LIKE)
    }

    /// `boolean`, `true`, `false`.
    pub fn is_boolean(&self) -> bool {
        self.every(TypeFlags::BOOLEAN_LIKE)
    }

    /// `null` alone.
    pub fn is_null(&self) -> bool {
        self.flags().intersects(TypeFlags::NULL)
    }

    /// `undefined` alone.
    pub fn is_undefined(&self) -> bool {
        self.flags().intersects(TypeFlags::UNDEFINED)
    }

    /// `void` alone.
    pub fn is_void(&self) -> bool {
        self.flags().intersects(TypeFlags::VOID)
    }

    /// `any`, the type of what is wrong included.
    pub fn is_any(&self) -> bool {
        self.flags().intersects(TypeFlags::ANY)
    }

    /// The `any` that a program says of a value of its own. The other, which declarations say (`Untyped`), is of
    /// what comes from Nix.
    pub fn is_written_any(&self) -> bool {
        self.ty == t::WRITTEN_ANY
    }

    /// The type of what is wrong; a diagnostic was given.
    pub fn is_error(&self) -> bool {
        self.model.checker.borrow().is_error_type(self.ty)
    }

    /// `unknown`
    pub fn is_unknown(&self) -> bool {
        self.flags().intersects(TypeFlags::UNKNOWN)
    }

    /// `never`
    pub fn is_never(&self) -> bool {
        self.flags().intersects(TypeFlags::NEVER)
    }

    /// A type parameter or another type that depends on one.
    pub fn is_generic(&self) -> bool {
        self.flags().intersects(TypeFlags::INSTANTIABLE)
    }

    /// What a type parameter, or a type that depends on one, is at least; nothing for any other type.
    pub fn constraint(&self) -> Option<TypeId> {
        if !self.is_generic() {
            return None;
        }
        self.model.checker.borrow_mut().base_constraint(self.ty)
    }

    /// What an intersection with types that depend on parameters is at least: `T[]` of `Partial<Record<K, T[]>>[K] & {}`;
    /// nothing for any other type.
    pub fn intersection_constraint(&self) -> Option<TypeId> {
        let mut checker = self.model.checker.borrow_mut();
        let TypeData::Intersection(members) = checker.data(self.ty).clone() else { return None };
        if !members.iter().any(|it| checker.is(*it, TypeFlags::INSTANTIABLE)) {
            return None;
        }
        let apparent = checker.apparent_type(self.ty);
        (apparent != self.ty).then_some(apparent)
    }

    /// The text of a string literal type.
    pub fn string_literal(&self) -> Option<Name> {
        match self.model.checker.borrow().literal_of(self.ty) {
            Some(Literal::String(text)) => Some(text),
            _ => None,
        }
    }

    /// The value of a number literal type.
    pub fn number_literal(&self) -> Option<f64> {
        match self.model.checker.borrow().literal_of(self.ty) {
            Some(Literal::Number(bits)) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    /// The value of `true` or `false`.
    pub fn bool_literal(&self) -> Option<bool> {
        match self.model.checker.borrow().literal_of(self.ty) {
            Some(Literal::Bool(value)) => Some(value),
            _ => None,
        }
    }

    /// An array, a read-only array or a tuple; each member of a union must be one.
    pub fn is_array_like(&self) -> bool {
        self.model.checker.borrow_mut().every_is_array_or_tuple(self.ty)
    }

    /// The type of the elements of an array or a tuple (the union of all).
    pub fn element(&self) -> Option<TypeId> {
        self.model.checker.borrow_mut().element_type(self.ty)
    }

    /// The elements of a tuple: type, whether optional, whether a rest.
    pub fn tuple_elements(&self) -> Option<Vec<(TypeId, bool, bool)>> {
        self.model.checker.borrow_mut().tuple_elements_for_model(self.ty)
    }

    /// Something that can be called.
    pub fn is_function(&self) -> bool {
        self.model.checker.borrow_mut().has_call_signatures(self.ty)
    }

    /// An object type that is neither array nor function: an attribute set, a derivation.
    pub fn is_object(&self) -> bool {
        self.every(TypeFlags::OBJECT | TypeFlags::NON_PRIMITIVE)
            && !self.is_array_like()
            && !self.is_function()
    }

    /// The members of a union; the type itself where it is none. `boolean` is one member.
    pub fn members(&self) -> Vec<TypeId> {
        self.model.checker.borrow_mut().union_members_for_model(self.ty)
    }
}
