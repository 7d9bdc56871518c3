//! What may be `undefined` although its type does not say so: TypeScript takes a read by index for found.
//!
//! The program is looked at a second time as under `noUncheckedIndexedAccess`, so that what such a read gives
//! is followed through constants, results and type arguments. Nothing is reported: only the answers count. It
//! is not done for a program without reads by index, and not for what nobody asks about.

mod certain;

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, FunctionId, PatId};

use super::{CheckOptions, SemanticModel};
use crate::checker::Checker;
use crate::types::TypeId;
use crate::types::data::IndexInfo;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// Reads by index that always find something.
#[derive(Clone, Debug, Default)]
pub(crate) struct CertainReads {
    /// `xs[i]`
    pub(crate) exprs: FxHashSet<(FileId, ExprId)>,
    /// `const [first] = s.split(",")`
    pub(crate) patterns: FxHashSet<(FileId, PatId)>,
}

/// How often what is given to parameters is looked at again since others were found.
const PARAMETER_ROUNDS: usize = 4;

/// An argument, and the parameter that it is given to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub(super) file: FileId,
    pub(super) argument: ExprId,
    pub(super) param: (FileId, FunctionId, u32),
}

/// The second look; nothing where the program reads nothing by index.
pub(super) type Absence = Option<(Arc<CertainReads>, RefCell<Checker>)>;

impl SemanticModel {
    /// Whether an expression may give `undefined` since something in it, or before it, was read by an index
    /// that was not there, and its type does not say so.
    pub fn may_be_absent(&self, file: FileId, expr: ExprId) -> bool {
        let Some((_, checker)) = self.absence() else { return false };
        let mut checker = checker.borrow_mut();
        checker.look_at_functions_around(file, expr);
        let ty = checker.type_of_expr(file, expr);
        checker.is_or_has_undefined(ty)
    }

    /// As [`Self::may_be_absent`], for what a function gives when it is called.
    pub fn result_may_be_absent(&self, file: FileId, function: ExprId) -> bool {
        let Some((_, checker)) = self.absence() else { return false };
        let mut checker = checker.borrow_mut();
        checker.look_at_functions_around(file, function);
        let ty = checker.type_of_expr(file, function);
        let signatures = checker.call_signatures_for_model(ty);
        signatures.iter().any(|signature| checker.is_or_has_undefined(signature.return_type))
    }

    /// As [`Self::may_be_absent`], for what a pattern receives.
    pub fn pattern_may_be_absent(&self, file: FileId, pattern: PatId) -> bool {
        let Some((_, checker)) = self.absence() else { return false };
        let mut checker = checker.borrow_mut();
        let ty = checker.type_of_pattern(file, pattern);
        checker.is_or_has_undefined(ty)
    }

    /// As [`Self::may_be_absent`], for the values of the set that an expression gives: `Object.fromEntries(...)`.
    pub fn values_may_be_absent(&self, file: FileId, expr: ExprId) -> bool {
        let Some((_, checker)) = self.absence() else { return false };
        let mut checker = checker.borrow_mut();
        let ty = checker.type_of_expr(file, expr);
        let value = checker.property_for_model(ty, "anything").map(|property| property.ty);
        value.is_some_and(|ty| checker.is_or_has_undefined(ty))
    }

    /// As [`Self::may_be_absent`], for the elements of the list that an expression gives.
    pub fn elements_may_be_absent(&self, file: FileId, expr: ExprId) -> bool {
        let Some((_, checker)) = self.absence() else { return false };
        let mut checker = checker.borrow_mut();
        let ty = checker.type_of_expr(file, expr);
        let element = checker.index_type_of(ty, t::NUMBER);
        element.is_some_and(|ty| checker.is_or_has_undefined(ty))
    }

    /// Whether a read by index always finds something: `xs[i]` in a loop that counts through `xs`.
    pub fn is_certain_read(&self, file: FileId, expr: ExprId) -> bool {
        self.absence().as_ref().is_some_and(|(certain, _)| certain.exprs.contains(&(file, expr)))
    }

    pub(super) fn absence(&self) -> &Absence {
        self.absence.get_or_init(|| {
            // Set by the first look. Where some text of the program is not TypeScript, or what was said of a module
            // is kept, it has not been everywhere yet.
            self.look_at_all();
            if !self.checker.borrow().has_reads_by_index {
                return None;
            }
            let certain = Arc::new(certain::find(&self.graph));
            let options = self.checker.borrow().options.clone();
            let options = CheckOptions { no_unchecked_indexed_access: true, ..options };
            let mut given = self.checker.borrow_mut().arguments_of_program();
            given.retain(|it| self.checker.borrow_mut().takes_written_type(it.param));
            let mut absent = FxHashSet::default();
            for _ in 0..PARAMETER_ROUNDS {
                let mut checker = self.second_look(&options, &certain, absent.clone());
                let before = absent.len();
                given.retain(|it| {
                    let is_absent = checker.argument_is_absent(it);
                    if is_absent {
                        absent.insert(it.param);
                    }
                    !is_absent
                });
                if absent.len() == before {
                    return Some((certain, RefCell::new(checker)));
                }
            }
            let checker = self.second_look(&options, &certain, absent);
            Some((certain, RefCell::new(checker)))
        })
    }

    fn look_at_all(&self) {
        let own = self.graph.modules.iter().filter(|(_, node)| !node.is_library && !node.hir.is_declaration);
        for (file, _) in own {
            self.checker.borrow_mut().check_file(*file);
        }
    }

    fn second_look(
        &self,
        options: &CheckOptions,
        certain: &Arc<CertainReads>,
        absent_params: FxHashSet<(FileId, FunctionId, u32)>,
    ) -> Checker {
        let mut checker = Checker::new(Arc::clone(&self.graph), options.clone());
        checker.certain_reads = Some(Arc::clone(certain));
        checker.absent_params = absent_params;
        checker.silent = 1;
        checker
    }
}

impl Checker {
    /// What calls give parameters of the program's own functions, as far as it may have been read by an index.
    pub(super) fn arguments_of_program(&mut self) -> Vec<Given> {
        let graph = Arc::clone(&self.graph);
        let mut found = Vec::new();
        let files = graph.modules.iter().filter(|(_, node)| !node.is_library && !node.hir.is_declaration);
        for (file, node) in files {
            for call in node.hir.exprs.ids() {
                let Expr::Call { args, .. } = &node.hir[call] else { continue };
                let fixed = args.iter().take_while(|argument| !argument.is_spread).enumerate();
                let read = fixed.filter(|(_, it)| crate::expr::may_be_read(&node.hir[it.expr]));
                let read: Vec<_> = read.map(|(at, argument)| (at as u32, argument.expr)).collect();
                if !read.is_empty()
                    && let Some((place, function)) = self.called_function(*file, call)
                {
                    let given =
                        |(at, argument)| Given { file: *file, argument, param: (place, function, at) };
                    found.extend(read.into_iter().map(given));
                }
            }
        }
        found
    }

    /// Whether what is given may be absent; asked in the second look.
    pub(super) fn argument_is_absent(&mut self, given: &Given) -> bool {
        self.look_at_functions_around(given.file, given.argument);
        let ty = self.type_of_expr(given.file, given.argument);
        self.is_or_has_undefined(ty)
    }

    /// The function of the program that a call calls.
    fn called_function(&mut self, file: FileId, call: ExprId) -> Option<(FileId, FunctionId)> {
        let mut sig = self.resolved_signature(file, call)?;
        while let Some((target, _)) = self.sig(sig).instance_of {
            sig = target;
        }
        let (file, function) = self.sig(sig).declaration?;
        (!self.is_library(file)).then_some((file, function))
    }

    /// Whether a parameter has a type that is written, and does not include `undefined`.
    fn takes_written_type(&mut self, (file, function, at): (FileId, FunctionId, u32)) -> bool {
        let hir = self.hir(file);
        let Some(param) = hir[function].params.get(at as usize) else { return false };
        let Some(node) = param.ty else { return false };
        if param.is_rest || param.is_optional || param.default.is_some() {
            return false;
        }
        let ty = self.type_from_node(file, node);
        !self.is(ty, TypeFlags::ANY_OR_UNKNOWN | TypeFlags::INSTANTIABLE)
            && !self.maybe(ty, TypeFlags::UNDEFINED)
    }

    /// Finds out what the functions around an expression give, the outermost first. Asked for from inside of the
    /// function, by a call that it makes of itself, the answer would lead in a circle through that very call.
    fn look_at_functions_around(&mut self, file: FileId, expr: ExprId) {
        let (hir, bindings) = (self.hir(file), self.bindings(file));
        let mut functions = Vec::new();
        let mut scope = Some(bindings.expr_scope(expr));
        while let Some(at) = scope {
            let around = &bindings.scopes[at.index()];
            if let Some(function) = around.function
                && functions.last() != Some(&function)
            {
                functions.push(function);
            }
            scope = around.parent;
        }
        for function in functions.into_iter().rev() {
            if hir[function].return_type.is_some() {
                let signature = self.signature_of_function(file, function);
                self.return_type_of(signature);
            }
        }
    }

    pub(crate) fn is_or_has_undefined(&mut self, ty: TypeId) -> bool {
        !self.is(ty, TypeFlags::ANY) && self.maybe(ty, TypeFlags::UNDEFINED)
    }

    /// What reading by an index signature gives at a place.
    pub(crate) fn read_by_index(&mut self, place: Option<(FileId, ExprId)>, info: &IndexInfo) -> TypeId {
        // Declarations that come with tsnix stand for sets of Nix, where a name that is written is there.
        let is_set = info.key != t::NUMBER;
        let is_of_library = info.declaration.is_some_and(|(file, _)| self.is_library(file));
        if !(is_set && is_of_library) {
            self.has_reads_by_index = true;
        }
        if let Some(certain) = &self.certain_reads {
            let is_certain = place.is_some_and(|place| certain.exprs.contains(&place));
            if is_set && is_of_library || is_certain {
                return info.value;
            }
        }
        self.with_unchecked_index(info.value)
    }

    /// As [`Self::read_by_index`], for an element that an array pattern takes out.
    pub(crate) fn element_by_pattern(&mut self, file: FileId, element: PatId, ty: TypeId) -> TypeId {
        self.has_reads_by_index = true;
        let is_certain =
            self.certain_reads.as_ref().is_some_and(|certain| certain.patterns.contains(&(file, element)));
        if is_certain { ty } else { self.with_unchecked_index(ty) }
    }

    /// A declared type, with `undefined` where the value that it is written for may be absent. Only in the
    /// second look: `const first: string = names[9]`.
    pub(crate) fn declared_or_absent(&mut self, declared: TypeId, found: TypeId) -> TypeId {
        let is_absent = self.is_or_has_undefined(found) && !self.maybe(declared, TypeFlags::UNDEFINED);
        let is_open = self.is(declared, TypeFlags::ANY | TypeFlags::UNKNOWN | TypeFlags::VOID);
        if is_absent && !is_open { self.union2(declared, t::UNDEFINED) } else { declared }
    }

    /// What a call gives, with `undefined` where it makes JSON of what may be absent, which its declaration does
    /// not say. Only in the second look: `JSON.stringify(o.a)`.
    pub(crate) fn absent_text(&mut self, file: FileId, call: ExprId, given: TypeId) -> TypeId {
        let hir = self.hir(file);
        let Expr::Call { callee, args, .. } = &hir[call] else { return given };
        let Expr::Member { object, name, .. } = &hir[*callee] else { return given };
        let Some(value) = args.first().filter(|_| name.name == "stringify") else { return given };
        let (receiver, json) = (self.type_of_expr(file, *object), self.global_type("JSON"));
        let value = self.type_of_expr(file, value.expr);
        if json != Some(receiver) || !self.is_or_has_undefined(value) {
            return given;
        }
        self.has_reads_by_index = true;
        if self.certain_reads.is_some() { self.union2(given, t::UNDEFINED) } else { given }
    }
}
