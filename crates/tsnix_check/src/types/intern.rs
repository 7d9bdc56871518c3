//! Types are made here and nowhere else: equal structure gives the same id.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Name, TypeParamId};

use super::data::*;
use super::flags::TypeFlags;
use crate::checker::Checker;

/// What was made before, by structure.
#[derive(Default)]
pub(crate) struct Interner {
    pub(crate) literals: FxHashMap<(Literal, bool), TypeId>,
    pub(crate) unions: FxHashMap<(TypeList, Option<Alias>), TypeId>,
    pub(crate) intersections: FxHashMap<(TypeList, Option<Alias>), TypeId>,
    pub(crate) references: FxHashMap<(TypeId, TypeList), TypeId>,
    pub(crate) tuples: FxHashMap<TupleShape, TypeId>,
    pub(crate) key_of: FxHashMap<TypeId, TypeId>,
    pub(crate) indexed: FxHashMap<(TypeId, TypeId, Option<Alias>), TypeId>,
    pub(crate) templates: FxHashMap<(Arc<[Name]>, TypeList), TypeId>,
    pub(crate) mappings: FxHashMap<(StringMapping, TypeId), TypeId>,
    pub(crate) substitutions: FxHashMap<(TypeId, TypeId), TypeId>,
    pub(crate) unique_symbols: FxHashMap<Name, TypeId>,
    pub(crate) declared_params: FxHashMap<(FileId, TypeParamId), TypeId>,
    pub(crate) params: FxHashMap<TypeId, TypeParamInfo>,
    pub(crate) members: FxHashMap<TypeId, Arc<Members>>,
    pub(crate) resolved_args: FxHashMap<TypeId, TypeList>,
    pub(crate) regular_objects: FxHashMap<TypeId, TypeId>,
    /// From the type of an array to that of an array literal, and back.
    pub(crate) array_literals: FxHashMap<TypeId, TypeId>,
    pub(crate) array_literal_bases: FxHashMap<TypeId, TypeId>,
    pub(crate) widened: FxHashMap<TypeId, TypeId>,
    pub(crate) instances: FxHashMap<(TypeId, TypeList, Option<Alias>), TypeId>,
    pub(crate) alias_instances: FxHashMap<(SymbolId, TypeList), TypeId>,
    pub(crate) conditional_instances: FxHashMap<(ConditionalRootId, TypeList, Option<Alias>), TypeId>,
    pub(crate) outer_params: FxHashMap<TypeId, TypeList>,
    pub(crate) base_types: FxHashMap<TypeId, Arc<[TypeId]>>,
    pub(crate) base_constraints: FxHashMap<TypeId, Option<TypeId>>,
    pub(crate) union_props: FxHashMap<(TypeId, Name), Option<PropId>>,
    pub(crate) mapped_constraints: FxHashMap<TypeId, TypeId>,
    pub(crate) mapped_templates: FxHashMap<TypeId, TypeId>,
    pub(crate) mapped_names: FxHashMap<TypeId, Option<TypeId>>,
    pub(crate) reduced: FxHashMap<TypeId, TypeId>,
    pub(crate) erased: FxHashMap<SignatureId, SignatureId>,
    pub(crate) instantiated_sigs: FxHashMap<(SignatureId, TypeList), SignatureId>,
    pub(crate) deferred_origins: FxHashMap<(FileId, tsnix_syntax::hir::TypeNodeId), TypeId>,
    pub(crate) synthetic_count: u32,
}

macro_rules! intrinsics {
    ($($index:literal $constant:ident $flags:ident $text:literal;)*) => {
        $(
            #[allow(dead_code, reason = "a table of all keywords")]
            pub(crate) const $constant: TypeId = TypeId($index);
        )*
        const INTRINSICS: &[(TypeFlags, &str)] = &[$((TypeFlags::$flags, $text)),*];
    };
}

/// The types of keywords, by id. The order is the order in unions. `WRITTEN_ANY` is the `any` that a program
/// says of its own values: JavaScript's rules hold for them, while `ANY` stands for what Nix has and no
/// declaration describes. `UNRESOLVED` is what a name stands for that is none of a type: reported, and `any` from there on,
/// where `ERROR` ends what it is asked about.
pub(crate) mod t {
    use super::super::data::TypeId;
    use super::super::flags::TypeFlags;

    intrinsics! {
        0 ANY ANY "any";
        1 AUTO ANY "any";
        2 WILDCARD ANY "any";
        3 ERROR ANY "any";
        4 NON_INFERRABLE ANY "any";
        5 UNKNOWN UNKNOWN "unknown";
        6 UNDEFINED UNDEFINED "undefined";
        7 MISSING UNDEFINED "undefined";
        8 NULL NULL "null";
        9 STRING STRING "string";
        10 NUMBER NUMBER "number";
        11 BIGINT BIGINT "bigint";
        12 SYMBOL SYMBOL "symbol";
        13 VOID VOID "void";
        14 NEVER NEVER "never";
        15 SILENT_NEVER NEVER "never";
        16 IMPLICIT_NEVER NEVER "never";
        17 UNREACHABLE_NEVER NEVER "never";
        18 OBJECT NON_PRIMITIVE "object";
        19 WRITTEN_ANY ANY "any";
        20 UNRESOLVED ANY "any";
    }

    pub(super) fn all() -> &'static [(TypeFlags, &'static str)] {
        INTRINSICS
    }

    // Made by hand behind the keywords, in this order.
    pub(crate) const FALSE: TypeId = TypeId(21);
    pub(crate) const TRUE: TypeId = TypeId(22);
    pub(crate) const FRESH_FALSE: TypeId = TypeId(23);
    pub(crate) const FRESH_TRUE: TypeId = TypeId(24);
    pub(crate) const BOOLEAN: TypeId = TypeId(25);
    /// `{}` as inference and widening use it.
    pub(crate) const EMPTY_OBJECT: TypeId = TypeId(26);
    /// `{}` as written in a type.
    pub(crate) const EMPTY_TYPE_LITERAL: TypeId = TypeId(27);
    /// An object type with no members of which nothing is known: a missing global.
    pub(crate) const EMPTY_GENERIC: TypeId = TypeId(28);
    /// `string | number | symbol`
    pub(crate) const PROPERTY_KEY: TypeId = TypeId(29);
    pub(crate) const STRING_OR_NUMBER: TypeId = TypeId(30);
    /// A function of which anything is assumed: what unresolved calls use.
    pub(crate) const ANY_FUNCTION: TypeId = TypeId(31);
    pub(crate) const MARKER_SUPER: TypeId = TypeId(32);
    pub(crate) const MARKER_SUB: TypeId = TypeId(33);
    pub(crate) const MARKER_OTHER: TypeId = TypeId(34);
    pub(crate) const EMPTY_STRING: TypeId = TypeId(35);
    pub(crate) const ZERO: TypeId = TypeId(36);
    /// `string | number | bigint | boolean | null | undefined`
    pub(crate) const TEMPLATE_CONSTRAINT: TypeId = TypeId(37);
    /// The type of a template of numbers: `` `${number}` ``.
    pub(crate) const NUMERIC_STRING: TypeId = TypeId(38);
    /// An array literal `[]` whose elements are to be found out.
    pub(crate) const AUTO_ARRAY: TypeId = TypeId(39);
    /// `{}` as what is left of `unknown` where it is known to be there.
    pub(crate) const UNKNOWN_EMPTY: TypeId = TypeId(40);
}

/// The constants above hold only as long as they are made in this order; tests say so.
impl Checker {
    pub(crate) fn create_intrinsics(&mut self) {
        for (flags, text) in t::all() {
            self.new_type(*flags, TypeData::Intrinsic(text));
        }
        for (value, fresh) in [(false, false), (true, false), (false, true), (true, true)] {
            self.literal(Literal::Bool(value), fresh);
        }
        let boolean: TypeList = Arc::from([t::FALSE, t::TRUE]);
        let id = self.new_type(TypeFlags::UNION | TypeFlags::BOOLEAN, TypeData::Union(Arc::clone(&boolean)));
        self.interner.unions.insert((boolean, None), id);
        for _ in 0..3 {
            self.object_from(Members::default(), ObjectInfo::default());
        }
        self.union_of_sorted(Arc::from([t::STRING, t::NUMBER, t::SYMBOL]), None);
        self.union_of_sorted(Arc::from([t::STRING, t::NUMBER]), None);
        self.object_from(Members::default(), ObjectInfo { is_non_inferrable: true, ..ObjectInfo::default() });
        for name in ["super", "sub", "other"] {
            self.synthetic_param(Name::new_static(name));
        }
        let marker_sub = self.interner.params.entry(t::MARKER_SUB).or_default();
        marker_sub.constraint = Some(Some(t::MARKER_SUPER));
        for marker in [t::MARKER_SUPER, t::MARKER_OTHER] {
            self.interner.params.entry(marker).or_default().constraint = Some(None);
        }
        self.literal(Literal::String(Name::default()), false);
        self.literal(Literal::Number(0), false);
        let mut parts = vec![t::STRING, t::NUMBER, t::BIGINT, t::FALSE, t::TRUE, t::NULL, t::UNDEFINED];
        parts.sort_unstable();
        self.union_of_sorted(parts.into(), None);
        let empty = Name::default();
        self.template_raw(Arc::from([empty.clone(), empty]), Arc::from([t::NUMBER]));
        // A marker type of its own; the real array type is made on use. Then what is left of `unknown`.
        for _ in 0..2 {
            self.object_from(Members::default(), ObjectInfo::default());
        }
        // Booleans of literals that are still fresh are other types: `c ? true : false` widens as they do.
        for pair in [[t::FRESH_FALSE, t::FRESH_TRUE], [t::FALSE, t::FRESH_TRUE], [t::TRUE, t::FRESH_FALSE]] {
            self.union_of_sorted(Arc::from(pair), None);
        }
    }

    pub(crate) fn new_type(&mut self, flags: TypeFlags, data: TypeData) -> TypeId {
        let id = TypeId(self.types.len() as u32);
        self.types.push(Type { flags, data, alias: None });
        id
    }

    pub(crate) fn flags(&self, ty: TypeId) -> TypeFlags {
        self.types[ty.index()].flags
    }

    pub(crate) fn is(&self, ty: TypeId, flags: TypeFlags) -> bool {
        self.types[ty.index()].flags.intersects(flags)
    }

    pub(crate) fn data(&self, ty: TypeId) -> &TypeData {
        &self.types[ty.index()].data
    }

    pub(crate) fn alias_of(&self, ty: TypeId) -> Option<&Alias> {
        self.types[ty.index()].alias.as_ref()
    }

    pub(crate) fn literal(&mut self, value: Literal, fresh: bool) -> TypeId {
        if let Some(known) = self.interner.literals.get(&(value.clone(), fresh)) {
            return *known;
        }
        let flags = match &value {
            Literal::String(_) => TypeFlags::STRING_LITERAL,
            Literal::Number(_) => TypeFlags::NUMBER_LITERAL,
            Literal::Bool(_) => TypeFlags::BOOLEAN_LITERAL,
            Literal::BigInt(_) => TypeFlags::BIGINT_LITERAL,
        };
        // The regular one stands before the fresh one in unions.
        if fresh {
            self.literal(value.clone(), false);
        }
        let id = self.new_type(flags, TypeData::Literal { value: value.clone(), fresh });
        self.interner.literals.insert((value, fresh), id);
        id
    }

    pub(crate) fn string_literal(&mut self, text: impl Into<Name>) -> TypeId {
        self.literal(Literal::String(text.into()), false)
    }

    pub(crate) fn number_literal(&mut self, value: f64) -> TypeId {
        // One zero: `0` and `-0` are one type.
        let value = if value == 0.0 { 0.0 } else { value };
        self.literal(Literal::Number(value.to_bits()), false)
    }

    pub(crate) fn unique_symbol(&mut self, name: Name) -> TypeId {
        if let Some(known) = self.interner.unique_symbols.get(&name) {
            return *known;
        }
        let id = self.new_type(TypeFlags::UNIQUE_SYMBOL, TypeData::UniqueSymbol(name.clone()));
        self.interner.unique_symbols.insert(name, id);
        id
    }

    pub(crate) fn type_param(&mut self, file: FileId, param: TypeParamId) -> TypeId {
        if let Some(known) = self.interner.declared_params.get(&(file, param)) {
            return *known;
        }
        let first = self.bindings(file).type_param(param);
        if first != param {
            let id = self.type_param(file, first);
            self.interner.declared_params.insert((file, param), id);
            return id;
        }
        let id =
            self.new_type(TypeFlags::TYPE_PARAM, TypeData::TypeParam(TypeParamSource::Declared(file, param)));
        let hir = self.hir(file);
        let declared = &hir[param];
        let info = TypeParamInfo {
            name: declared.name.name.clone(),
            is_const: declared.is_const,
            ..TypeParamInfo::default()
        };
        self.interner.params.insert(id, info);
        self.interner.declared_params.insert((file, param), id);
        id
    }

    pub(crate) fn synthetic_param(&mut self, name: Name) -> TypeId {
        self.interner.synthetic_count += 1;
        let source = TypeParamSource::Synthetic(self.interner.synthetic_count);
        let id = self.new_type(TypeFlags::TYPE_PARAM, TypeData::TypeParam(source));
        self.interner.params.insert(id, TypeParamInfo { name, ..TypeParamInfo::default() });
        id
    }

    /// The union of a list that is already sorted, without repetitions and with nothing to reduce.
    pub(crate) fn union_of_sorted(&mut self, types: TypeList, alias: Option<Alias>) -> TypeId {
        match types.len() {
            0 => return t::NEVER,
            1 => return types[0],
            _ => {}
        }
        let key = (types, alias);
        if let Some(known) = self.interner.unions.get(&key) {
            return *known;
        }
        let id = self.new_type(TypeFlags::UNION, TypeData::Union(Arc::clone(&key.0)));
        self.types[id.index()].alias = key.1.clone();
        if key.0.len() == 2 && key.0.iter().all(|ty| self.is(*ty, TypeFlags::BOOLEAN_LITERAL)) {
            self.types[id.index()].flags = TypeFlags::UNION | TypeFlags::BOOLEAN;
        }
        self.interner.unions.insert(key, id);
        id
    }

    pub(crate) fn reference(&mut self, target: TypeId, args: impl Into<TypeList>) -> TypeId {
        let args = args.into();
        let key = (target, Arc::clone(&args));
        if let Some(known) = self.interner.references.get(&key) {
            return *known;
        }
        let data = TypeData::Reference { target, args: ReferenceArgs::Known(args) };
        let id = self.new_type(TypeFlags::OBJECT, data);
        self.interner.references.insert(key, id);
        id
    }

    /// An object type with these members.
    pub(crate) fn object_from(&mut self, members: Members, object: ObjectInfo) -> TypeId {
        let anonymous = Anonymous { source: AnonymousSource::Given, instance_of: None, object };
        let id = self.new_type(TypeFlags::OBJECT, TypeData::Anonymous(Arc::new(anonymous)));
        self.interner.members.insert(id, Arc::new(members));
        id
    }

    pub(crate) fn anonymous(&mut self, source: AnonymousSource) -> TypeId {
        let anonymous = Anonymous { source, instance_of: None, object: ObjectInfo::default() };
        self.new_type(TypeFlags::OBJECT, TypeData::Anonymous(Arc::new(anonymous)))
    }

    pub(crate) fn template_raw(&mut self, texts: Arc<[Name]>, types: TypeList) -> TypeId {
        let key = (texts, types);
        if let Some(known) = self.interner.templates.get(&key) {
            return *known;
        }
        let data = TypeData::Template { texts: Arc::clone(&key.0), types: Arc::clone(&key.1) };
        let id = self.new_type(TypeFlags::TEMPLATE, data);
        self.interner.templates.insert(key, id);
        id
    }

    pub(crate) fn new_prop(&mut self, prop: Prop) -> PropId {
        let id = PropId(self.props.len() as u32);
        self.props.push(prop);
        id
    }

    pub(crate) fn new_signature(&mut self, signature: Signature) -> SignatureId {
        let id = SignatureId(self.sigs.len() as u32);
        self.sigs.push(signature);
        id
    }

    pub(crate) fn new_mapper(&mut self, mapper: Mapper) -> MapperId {
        let id = MapperId(self.mappers.len() as u32);
        self.mappers.push(mapper);
        id
    }

    pub(crate) fn prop(&self, prop: PropId) -> &Prop {
        &self.props[prop.index()]
    }

    pub(crate) fn sig(&self, sig: SignatureId) -> &Signature {
        &self.sigs[sig.index()]
    }

    /// A property with a known type.
    pub(crate) fn known_prop(&mut self, name: Name, ty: TypeId) -> PropId {
        self.new_prop(Prop {
            name,
            optional: false,
            readonly: false,
            method: false,
            partial: false,
            discriminant: false,
            source: PropSource::Known,
            ty: Some(ty),
            owner: None,
            declarations: Arc::from([]),
        })
    }

    /// The literal without freshness; unions member by member.
    pub(crate) fn regular(&mut self, ty: TypeId) -> TypeId {
        match self.data(ty) {
            TypeData::Literal { value, fresh: true } => {
                let value = value.clone();
                self.literal(value, false)
            }
            TypeData::Union(types) if !self.is(ty, TypeFlags::BOOLEAN) => {
                let types = Arc::clone(types);
                let is_regular =
                    |ty: &TypeId| !matches!(self.data(*ty), TypeData::Literal { fresh: true, .. });
                if types.iter().all(is_regular) {
                    return ty;
                }
                let types: Vec<_> = types.iter().map(|ty| self.regular(*ty)).collect();
                self.union(&types)
            }
            TypeData::Union(_) => t::BOOLEAN,
            _ => ty,
        }
    }

    /// The literal with freshness: as an expression gives it.
    pub(crate) fn fresh(&mut self, ty: TypeId) -> TypeId {
        match self.data(ty) {
            TypeData::Literal { value, fresh: false } => {
                let value = value.clone();
                self.literal(value, true)
            }
            _ => ty,
        }
    }

    pub(crate) fn is_fresh_literal(&self, ty: TypeId) -> bool {
        matches!(self.data(ty), TypeData::Literal { fresh: true, .. })
    }

    pub(crate) fn is_error_type(&self, ty: TypeId) -> bool {
        ty == t::ERROR || ty == t::UNRESOLVED
    }

    pub(crate) fn literal_of(&self, ty: TypeId) -> Option<Literal> {
        match self.data(ty) {
            TypeData::Literal { value, .. } => Some(value.clone()),
            TypeData::EnumMember { value, .. } => value.clone(),
            _ => None,
        }
    }

    /// The types of a union; the type alone otherwise.
    pub(crate) fn constituents(&self, ty: TypeId) -> TypeList {
        match self.data(ty) {
            TypeData::Union(types) => Arc::clone(types),
            _ => Arc::from([ty]),
        }
    }

    pub(crate) fn is_union(&self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::UNION)
    }

    pub(crate) fn object_info(&self, ty: TypeId) -> ObjectInfo {
        match self.data(ty) {
            TypeData::Anonymous(anonymous) => anonymous.object,
            _ => ObjectInfo::default(),
        }
    }

    /// The type of an array literal: the array's own, known apart until it is widened, so that several array
    /// literals are one candidate of inference.
    pub(crate) fn array_literal_of(&mut self, ty: TypeId) -> TypeId {
        if !matches!(self.data(ty), TypeData::Reference { .. }) {
            return ty;
        }
        if let Some(known) = self.interner.array_literals.get(&ty) {
            return *known;
        }
        let data = self.data(ty).clone();
        let literal = self.new_type(self.flags(ty), data);
        self.interner.array_literals.insert(ty, literal);
        self.interner.array_literal_bases.insert(literal, ty);
        literal
    }

    /// Whether the type is that of an object or array literal.
    pub(crate) fn is_literal_object_or_array(&self, ty: TypeId) -> bool {
        self.object_info(ty).is_literal || self.interner.array_literal_bases.contains_key(&ty)
    }

    pub(crate) fn is_fresh_object(&self, ty: TypeId) -> bool {
        self.object_info(ty).is_fresh
    }

    pub(crate) fn param_info(&self, param: TypeId) -> TypeParamInfo {
        self.interner.params.get(&param).cloned().unwrap_or_default()
    }
}
