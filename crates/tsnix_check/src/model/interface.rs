//! What a module shows to the modules that import it, as one number: as long as it stays, their diagnostics do.
//!
//! The number is made of the module's text without the bodies of functions, and of the types of all its names at
//! the top, followed down to declarations that are text themselves: so it changes with everything that a type can
//! say. Where that can't be told (types declared inside of functions, types that wait for type arguments, very
//! large ones) there is no number, and the whole text stands for the interface. Too many numbers cost a check;
//! one too few would be a wrong answer.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{FunctionBody, FunctionId, Module, Stmt};

use super::SemanticModel;
use crate::checker::Checker;
use crate::names::{Declaration, Meaning, ScopeId};
use crate::program::ModuleKey;
use crate::types::data::*;
use crate::types::flags::TypeFlags;

/// How many types are looked at for one module, and how deep.
const MOST_TYPES: usize = 20_000;
const DEEPEST: usize = 60;

impl SemanticModel {
    /// The number of a module's interface; nothing where only its whole text can stand for it. The same for the same
    /// in all models of one session.
    pub fn interface_of(&self, file: FileId) -> Option<u64> {
        let mut checker = self.checker.borrow_mut();
        // What there is to say is said by the check of the file, which comes first.
        checker.check_file(file);
        checker.silently(|it| it.interface_of(file))
    }
}

/// A walk over the types of a module's names.
#[derive(Default)]
struct Walk {
    hasher: DefaultHasher,
    /// The types on the way, by when they were met: one that leads back to itself is the number of its first place.
    seen: FxHashMap<TypeId, usize>,
    depth: usize,
    /// Something was met that has no number.
    is_opaque: bool,
}

impl Checker {
    fn interface_of(&mut self, file: FileId) -> Option<u64> {
        let (hir, bindings) = (self.hir(file), self.bindings(file));
        let bodies = bodies(&hir);
        if declares_types_inside(&hir, &bodies) {
            return None;
        }
        let mut walk = Walk::default();
        let text = std::sync::Arc::clone(self.graph.files.file(file).text());
        let mut at = 0;
        for body in &bodies {
            text.get(at..body.start as usize)?.hash(&mut walk.hasher);
            at = body.end as usize;
        }
        text.get(at..)?.hash(&mut walk.hasher);
        let names = bindings.scopes.first()?.names.iter().chain(&bindings.exports);
        for (name, local) in names {
            let symbol = self.symbol_of_local(file, *local);
            name.hash(&mut walk.hasher);
            // A type that is declared is text; so is what an import brings.
            let meaning = self.symbol(symbol).meaning;
            if meaning.contains(Meaning::VALUE) && !meaning.contains(Meaning::ALIAS) {
                let ty = self.type_of_symbol(symbol);
                self.walk_type(&mut walk, ty);
            }
        }
        (!walk.is_opaque).then(|| walk.hasher.finish())
    }

    fn walk_types(&mut self, walk: &mut Walk, types: &[TypeId]) {
        types.len().hash(&mut walk.hasher);
        for ty in types {
            self.walk_type(walk, *ty);
        }
    }

    fn walk_type(&mut self, walk: &mut Walk, ty: TypeId) {
        if walk.is_opaque {
            return;
        }
        let next = walk.seen.len();
        if let Some(known) = walk.seen.get(&ty) {
            (0_u8, known).hash(&mut walk.hasher);
            return;
        }
        if next > MOST_TYPES || walk.depth > DEEPEST {
            walk.is_opaque = true;
            return;
        }
        walk.seen.insert(ty, next);
        walk.depth += 1;
        let ty_flags: TypeFlags = self.types[ty.index()].flags;
        ty_flags.hash(&mut walk.hasher);
        match self.alias_of(ty).cloned() {
            Some(alias) => {
                self.walk_name(walk, alias.symbol);
                self.walk_types(walk, &alias.args);
            }
            None => self.walk_data(walk, ty),
        }
        walk.depth -= 1;
    }

    fn walk_data(&mut self, walk: &mut Walk, ty: TypeId) {
        let data = self.data(ty).clone();
        std::mem::discriminant(&data).hash(&mut walk.hasher);
        match data {
            TypeData::Intrinsic(name) => name.hash(&mut walk.hasher),
            TypeData::Literal { value, fresh } => (value, fresh).hash(&mut walk.hasher),
            TypeData::UniqueSymbol(name) => name.hash(&mut walk.hasher),
            TypeData::TypeParam(_) => self.walk_param(walk, ty),
            TypeData::Union(types) | TypeData::Intersection(types) => self.walk_types(walk, &types),
            TypeData::Interface(interface) => self.walk_name(walk, interface.symbol),
            TypeData::TupleTarget(tuple) => tuple.shape.hash(&mut walk.hasher),
            TypeData::Reference { target, .. } => {
                let args = self.type_args(ty);
                self.walk_type(walk, target);
                self.walk_types(walk, &args);
            }
            TypeData::Anonymous(anonymous) => self.walk_anonymous(walk, ty, &anonymous),
            TypeData::Mapped(_) if !self.is_generic_mapped(ty) => self.walk_members(walk, ty),
            TypeData::KeyOf(of) => self.walk_type(walk, of),
            TypeData::IndexedAccess { object, index } => self.walk_types(walk, &[object, index]),
            TypeData::Template { texts, types } => {
                texts.hash(&mut walk.hasher);
                self.walk_types(walk, &types);
            }
            TypeData::StringMapping { kind, ty } => {
                kind.hash(&mut walk.hasher);
                self.walk_type(walk, ty);
            }
            TypeData::EnumMember { .. }
            | TypeData::Mapped(_)
            | TypeData::ReverseMapped { .. }
            | TypeData::Conditional(_)
            | TypeData::Substitution { .. } => walk.is_opaque = true,
        }
    }

    /// A declared name: where it is declared, and its name. What it declares is text of that file; names inside of
    /// something else may be called alike.
    fn walk_name(&mut self, walk: &mut Walk, symbol: SymbolId) {
        let symbol = self.symbol(symbol).clone();
        symbol.name.hash(&mut walk.hasher);
        for (file, local) in &symbol.locals {
            file.hash(&mut walk.hasher);
            let is_inside = self.bindings(*file).symbol(*local).scope != ScopeId(0);
            walk.is_opaque |= is_inside && !self.is_library(*file);
        }
    }

    fn walk_param(&mut self, walk: &mut Walk, param: TypeId) {
        let info = self.param_info(param);
        (&info.name, info.is_const).hash(&mut walk.hasher);
        for bound in [self.constraint_of_param(param), self.default_of_param_raw(param)] {
            bound.is_some().hash(&mut walk.hasher);
            if let Some(bound) = bound {
                self.walk_type(walk, bound);
            }
        }
    }

    fn walk_anonymous(&mut self, walk: &mut Walk, ty: TypeId, anonymous: &Anonymous) {
        anonymous.object.hash(&mut walk.hasher);
        if let AnonymousSource::Symbol(symbol) = anonymous.source {
            let known = self.symbol(symbol);
            match &known.module {
                // All of a module is what its own number says.
                Some(ModuleKey::File(file)) => return file.hash(&mut walk.hasher),
                Some(module) => return module.hash(&mut walk.hasher),
                None => {}
            }
            if known.locals.iter().all(|(file, _)| self.is_library(*file)) {
                return self.walk_name(walk, symbol);
            }
            let is_function = |it: &(FileId, Declaration)| matches!(it.1, Declaration::Function(_));
            walk.is_opaque |= !known.declarations.iter().all(is_function);
        }
        self.walk_members(walk, ty);
    }

    fn walk_members(&mut self, walk: &mut Walk, ty: TypeId) {
        let members = self.members_with_props(ty);
        (members.props.len(), &members.indexed_as, &members.hidden).hash(&mut walk.hasher);
        for (name, id) in &members.props {
            let ty = self.type_of_prop(*id);
            let prop = self.prop(*id);
            let owner = prop.owner;
            (name, prop.optional, prop.readonly, prop.method).hash(&mut walk.hasher);
            (prop.partial, prop.discriminant, owner.is_some()).hash(&mut walk.hasher);
            if let Some(owner) = owner {
                self.symbol_name(owner).hash(&mut walk.hasher);
            }
            self.walk_type(walk, ty);
        }
        for signatures in [&members.call, &members.construct] {
            signatures.len().hash(&mut walk.hasher);
            for signature in signatures {
                self.walk_signature(walk, *signature);
            }
        }
        for index in &members.index {
            index.readonly.hash(&mut walk.hasher);
            self.walk_types(walk, &[index.key, index.value]);
        }
    }

    fn walk_signature(&mut self, walk: &mut Walk, id: SignatureId) {
        let signature = self.sig(id).clone();
        (signature.min_args, signature.has_rest, signature.is_construct).hash(&mut walk.hasher);
        signature.is_abstract_or_error.hash(&mut walk.hasher);
        self.walk_types(walk, &signature.type_params);
        signature.this_type.is_some().hash(&mut walk.hasher);
        self.walk_types(walk, signature.this_type.as_slice());
        signature.params.len().hash(&mut walk.hasher);
        for (at, param) in signature.params.iter().enumerate() {
            (&param.name, param.optional).hash(&mut walk.hasher);
            let ty = self.param_type(id, at);
            self.walk_type(walk, ty);
        }
        let given = self.return_type_of(id);
        self.walk_type(walk, given);
        if let Some(predicate) = self.predicate_of(id) {
            (predicate.is_assertion, predicate.param, &predicate.param_name).hash(&mut walk.hasher);
            self.walk_types(walk, predicate.ty.as_slice());
        }
    }
}

/// The places of all outermost bodies of functions, in order.
fn bodies(hir: &Module) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = hir.functions.ids().filter_map(|it| body(hir, it)).collect();
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut end = 0;
    found.retain(|it| {
        let is_outermost = it.start >= end;
        end = end.max(it.end);
        is_outermost
    });
    found
}

fn body(hir: &Module, function: FunctionId) -> Option<TextRange> {
    match &hir[function].body {
        FunctionBody::None => None,
        FunctionBody::Expr(expr) => Some(hir.exprs.range(*expr)),
        FunctionBody::Block(stmts) => {
            let (first, last) = (stmts.first()?, stmts.last()?);
            Some(TextRange::new(hir.stmts.range(*first).start, hir.stmts.range(*last).end))
        }
    }
}

/// Whether a function's body declares a type: that has a name, but is no text of the interface.
fn declares_types_inside(hir: &Module, bodies: &[TextRange]) -> bool {
    let declares = |stmt: &Stmt| {
        matches!(stmt, Stmt::Interface(_) | Stmt::TypeAlias(_) | Stmt::Enum(_) | Stmt::Class { .. })
    };
    let ids = hir.stmts.ids().filter(|id| declares(&hir[*id]));
    let mut places = ids.map(|id| hir.stmts.range(id));
    places.any(|place| bodies.iter().any(|body| body.contains(place)))
}
