//! The kinds of types as a set of bits, so that a question about several kinds is one test.

use std::ops::{BitAnd, BitOr};

/// Kinds of types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub(crate) struct TypeFlags(pub(crate) u32);

impl TypeFlags {
    pub(crate) const ANY: Self = Self(1);
    pub(crate) const UNKNOWN: Self = Self(1 << 1);
    pub(crate) const STRING: Self = Self(1 << 2);
    pub(crate) const NUMBER: Self = Self(1 << 3);
    /// The union `true | false` carries it beside `UNION`.
    pub(crate) const BOOLEAN: Self = Self(1 << 4);
    pub(crate) const BIGINT: Self = Self(1 << 5);
    pub(crate) const STRING_LITERAL: Self = Self(1 << 6);
    pub(crate) const NUMBER_LITERAL: Self = Self(1 << 7);
    pub(crate) const BOOLEAN_LITERAL: Self = Self(1 << 8);
    pub(crate) const BIGINT_LITERAL: Self = Self(1 << 9);
    pub(crate) const ENUM_LITERAL: Self = Self(1 << 10);
    pub(crate) const SYMBOL: Self = Self(1 << 11);
    pub(crate) const UNIQUE_SYMBOL: Self = Self(1 << 12);
    pub(crate) const VOID: Self = Self(1 << 13);
    pub(crate) const UNDEFINED: Self = Self(1 << 14);
    pub(crate) const NULL: Self = Self(1 << 15);
    pub(crate) const NEVER: Self = Self(1 << 16);
    pub(crate) const TYPE_PARAM: Self = Self(1 << 17);
    pub(crate) const OBJECT: Self = Self(1 << 18);
    pub(crate) const UNION: Self = Self(1 << 19);
    pub(crate) const INTERSECTION: Self = Self(1 << 20);
    pub(crate) const INDEX: Self = Self(1 << 21);
    pub(crate) const INDEXED_ACCESS: Self = Self(1 << 22);
    pub(crate) const CONDITIONAL: Self = Self(1 << 23);
    pub(crate) const SUBSTITUTION: Self = Self(1 << 24);
    /// The keyword `object`.
    pub(crate) const NON_PRIMITIVE: Self = Self(1 << 25);
    pub(crate) const TEMPLATE: Self = Self(1 << 26);
    pub(crate) const STRING_MAPPING: Self = Self(1 << 27);

    pub(crate) const ANY_OR_UNKNOWN: Self = Self(Self::ANY.0 | Self::UNKNOWN.0);
    pub(crate) const NULLABLE: Self = Self(Self::UNDEFINED.0 | Self::NULL.0);
    pub(crate) const LITERAL: Self = Self(
        Self::STRING_LITERAL.0 | Self::NUMBER_LITERAL.0 | Self::BIGINT_LITERAL.0 | Self::BOOLEAN_LITERAL.0,
    );
    pub(crate) const UNIT: Self = Self(Self::LITERAL.0 | Self::UNIQUE_SYMBOL.0 | Self::NULLABLE.0);
    pub(crate) const STRING_LIKE: Self =
        Self(Self::STRING.0 | Self::STRING_LITERAL.0 | Self::TEMPLATE.0 | Self::STRING_MAPPING.0);
    pub(crate) const NUMBER_LIKE: Self = Self(Self::NUMBER.0 | Self::NUMBER_LITERAL.0);
    pub(crate) const BIGINT_LIKE: Self = Self(Self::BIGINT.0 | Self::BIGINT_LITERAL.0);
    pub(crate) const BOOLEAN_LIKE: Self = Self(Self::BOOLEAN.0 | Self::BOOLEAN_LITERAL.0);
    pub(crate) const SYMBOL_LIKE: Self = Self(Self::SYMBOL.0 | Self::UNIQUE_SYMBOL.0);
    pub(crate) const VOID_LIKE: Self = Self(Self::VOID.0 | Self::UNDEFINED.0);
    pub(crate) const PRIMITIVE: Self = Self(
        Self::STRING_LIKE.0
            | Self::NUMBER_LIKE.0
            | Self::BIGINT_LIKE.0
            | Self::BOOLEAN_LIKE.0
            | Self::SYMBOL_LIKE.0
            | Self::VOID_LIKE.0
            | Self::NULL.0,
    );
    pub(crate) const DEFINITELY_NON_NULLABLE: Self = Self(
        Self::STRING_LIKE.0
            | Self::NUMBER_LIKE.0
            | Self::BIGINT_LIKE.0
            | Self::BOOLEAN_LIKE.0
            | Self::SYMBOL_LIKE.0
            | Self::OBJECT.0
            | Self::NON_PRIMITIVE.0,
    );
    pub(crate) const UNION_OR_INTERSECTION: Self = Self(Self::UNION.0 | Self::INTERSECTION.0);
    pub(crate) const STRUCTURED: Self = Self(Self::OBJECT.0 | Self::UNION_OR_INTERSECTION.0);
    pub(crate) const TYPE_VARIABLE: Self = Self(Self::TYPE_PARAM.0 | Self::INDEXED_ACCESS.0);
    pub(crate) const INSTANTIABLE_NON_PRIMITIVE: Self =
        Self(Self::TYPE_VARIABLE.0 | Self::CONDITIONAL.0 | Self::SUBSTITUTION.0);
    pub(crate) const INSTANTIABLE_PRIMITIVE: Self =
        Self(Self::INDEX.0 | Self::TEMPLATE.0 | Self::STRING_MAPPING.0);
    pub(crate) const INSTANTIABLE: Self =
        Self(Self::INSTANTIABLE_NON_PRIMITIVE.0 | Self::INSTANTIABLE_PRIMITIVE.0);
    pub(crate) const STRUCTURED_OR_INSTANTIABLE: Self = Self(Self::STRUCTURED.0 | Self::INSTANTIABLE.0);

    /// Whether the sets share a kind.
    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for TypeFlags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for TypeFlags {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
