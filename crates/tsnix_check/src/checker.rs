//! The state of one check: the tables of types, symbols and answers.
//!
//! The rules themselves are in `program`, `types`, `relate`, `infer`, `expr`, `stmt` and `narrow`, which add
//! methods. A question is answered once; what is being answered stands on a stack, so that a question
//! which leads back to itself is noticed.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{ExprId, FunctionId, Module, Name, PatId, TypeNodeId, TypeParamId};

use crate::infer::InferenceContext;
use crate::model::CheckOptions;
use crate::module_graph::ModuleGraph;
use crate::names::{Bindings, LocalSymbolId, ScopeId};
use crate::narrow::FlowState;
use crate::program::{ProgramState, Symbol};
use crate::relate::RelationState;
use crate::types::data::*;
use crate::types::intern::Interner;

/// A question that may lead back to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Question {
    /// The type of a variable, function, import.
    SymbolType(SymbolId),
    /// The type of a property.
    PropType(PropId),
    /// The type that an alias, interface or type parameter declares.
    DeclaredType(SymbolId),
    /// What an alias imports.
    AliasTarget(SymbolId),
    /// What a function gives.
    ReturnType(SignatureId),
    /// The bases of an interface.
    BaseTypes(SymbolId),
    /// The constructors that a class has from its base.
    BaseConstructors(SymbolId),
    /// The constraint of a type parameter.
    Constraint(TypeId),
    /// The resolved constraint of a type.
    BaseConstraint(TypeId),
    /// The arguments of a deferred reference.
    TypeArguments(TypeId),
    /// The type of a pattern that is no name.
    Pattern(FileId, PatId),
    /// The type of a parameter.
    Param(FileId, FunctionId, u32),
}

/// How an expression is looked at. Bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct CheckMode(pub(crate) u8);

impl CheckMode {
    pub(crate) const NORMAL: Self = Self(0);
    /// A contextual type was pushed for this look only.
    pub(crate) const CONTEXTUAL: Self = Self(1);
    /// Type arguments are being inferred.
    pub(crate) const INFERENTIAL: Self = Self(2);
    /// Functions whose parameters wait for a type are passed over.
    pub(crate) const SKIP_CONTEXT_SENSITIVE: Self = Self(4);
    /// Generic functions as arguments are passed over for now.
    pub(crate) const SKIP_GENERIC_FUNCTIONS: Self = Self(8);
    /// An array literal is a tuple.
    pub(crate) const FORCE_TUPLE: Self = Self(16);

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A contextual type that was pushed for one look at an expression.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PushedContext {
    pub(crate) file: FileId,
    pub(crate) expr: ExprId,
    pub(crate) ty: Option<TypeId>,
    pub(crate) inference: Option<InferenceId>,
}

/// The answers by place in the source.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) exprs: FxHashMap<(FileId, ExprId), TypeId>,
    pub(crate) type_nodes: FxHashMap<(FileId, TypeNodeId), TypeId>,
    pub(crate) signatures: FxHashMap<(FileId, ExprId), Option<SignatureId>>,
    pub(crate) function_signatures: FxHashMap<(FileId, FunctionId), SignatureId>,
    pub(crate) function_types: FxHashMap<(FileId, FunctionId), TypeId>,
    pub(crate) params: FxHashMap<(FileId, FunctionId, u32), TypeId>,
    pub(crate) patterns: FxHashMap<(FileId, PatId), TypeId>,
    pub(crate) targets: FxHashMap<(FileId, ExprId), TypeId>,
    pub(crate) members: FxHashMap<(FileId, ExprId), PropId>,
    pub(crate) index_members: FxHashMap<(FileId, ExprId), (IndexInfo, Name)>,
    /// Functions whose parameters already have the types of their context.
    pub(crate) context_checked: FxHashSet<(FileId, FunctionId)>,
    pub(crate) checked_bodies: FxHashSet<(FileId, FunctionId)>,
    pub(crate) checked_files: FxHashSet<FileId>,
    pub(crate) used_symbols: FxHashSet<SymbolId>,
    pub(crate) used_locals: FxHashSet<(FileId, LocalSymbolId)>,
    pub(crate) context_sensitive: FxHashMap<(FileId, ExprId), bool>,
    pub(crate) infer_nodes: FxHashMap<FileId, Arc<FxHashMap<TypeParamId, TypeNodeId>>>,
    /// The type parameters that a scope declares.
    pub(crate) scope_params: FxHashMap<(FileId, ScopeId), Arc<[TypeParamId]>>,
}

/// The state of one check.
pub(crate) struct Checker {
    pub(crate) graph: Arc<ModuleGraph>,
    pub(crate) options: CheckOptions,
    pub(crate) types: Vec<Type>,
    pub(crate) interner: Interner,
    pub(crate) props: Vec<Prop>,
    pub(crate) sigs: Vec<Signature>,
    pub(crate) mappers: Vec<Mapper>,
    pub(crate) roots: Vec<ConditionalRoot>,
    pub(crate) inferences: Vec<InferenceContext>,
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) program: ProgramState,
    pub(crate) answers: Answers,
    pub(crate) relations: RelationState,
    pub(crate) flow: FlowState,
    pub(crate) questions: Vec<(Question, bool)>,
    pub(crate) question_start: usize,
    pub(crate) contexts: Vec<PushedContext>,
    pub(crate) deferred: Vec<(FileId, FunctionId)>,
    pub(crate) instantiation_depth: u32,
    pub(crate) instantiation_count: u32,
    pub(crate) current: (FileId, TextRange),
    pub(crate) diagnostics: FxHashMap<FileId, Vec<Diagnostic>>,
    pub(crate) silent: u32,
    /// Whether something was read by an index that may not be there.
    pub(crate) has_reads_by_index: bool,
    /// Set where this is the second look of `model::absence`.
    pub(crate) certain_reads: Option<Arc<crate::model::CertainReads>>,
    /// In the second look: parameters that are given what may be absent.
    pub(crate) absent_params: FxHashSet<(FileId, FunctionId, u32)>,
}

impl Checker {
    pub(crate) fn new(graph: Arc<ModuleGraph>, options: CheckOptions) -> Self {
        let mut checker = Self {
            graph,
            options,
            types: Vec::new(),
            interner: Interner::default(),
            props: Vec::new(),
            sigs: Vec::new(),
            mappers: Vec::new(),
            roots: Vec::new(),
            inferences: Vec::new(),
            symbols: Vec::new(),
            program: ProgramState::default(),
            answers: Answers::default(),
            relations: RelationState::default(),
            flow: FlowState::default(),
            questions: Vec::new(),
            question_start: 0,
            contexts: Vec::new(),
            deferred: Vec::new(),
            instantiation_depth: 0,
            instantiation_count: 0,
            current: (FileId(0), TextRange::default()),
            diagnostics: FxHashMap::default(),
            silent: 0,
            has_reads_by_index: false,
            certain_reads: None,
            absent_params: FxHashSet::default(),
        };
        checker.create_intrinsics();
        checker.merge_globals();
        checker
    }

    /// The syntax of a module; an empty one for a file that is none.
    pub(crate) fn hir(&self, file: FileId) -> Arc<Module> {
        self.graph.module(file).map(|node| Arc::clone(&node.hir)).unwrap_or_default()
    }

    /// The names of a module.
    pub(crate) fn bindings(&self, file: FileId) -> Arc<Bindings> {
        match self.graph.module(file) {
            Some(node) => Arc::clone(&node.bindings),
            None => Arc::new(crate::names::bind(&Module::default())),
        }
    }

    pub(crate) fn is_library(&self, file: FileId) -> bool {
        self.graph.module(file).is_none_or(|node| node.is_library)
    }

    /// Starts to answer a question; false where it is being answered already: then everything from there
    /// on is marked as leading back to itself.
    pub(crate) fn begin(&mut self, question: Question) -> bool {
        let start = self.question_start;
        let known = self.questions[start..].iter().position(|(asked, _)| *asked == question);
        if let Some(at) = known {
            for (_, is_sound) in &mut self.questions[start + at..] {
                *is_sound = false;
            }
            self.flow.circles += 1;
            return false;
        }
        self.questions.push((question, true));
        true
    }

    /// Ends the question begun last; false where it led back to itself.
    pub(crate) fn end(&mut self) -> bool {
        self.questions.pop().is_none_or(|(_, is_sound)| is_sound)
    }

    /// Says something about a place, once. Libraries are never reported on.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if self.silent > 0 || self.is_library(diagnostic.file) {
            return;
        }
        let known = self.diagnostics.entry(diagnostic.file).or_default();
        let is_known = known.iter().any(|it| it.range == diagnostic.range && it.code == diagnostic.code);
        if !is_known {
            known.push(diagnostic);
        }
    }

    /// Reports an error without help.
    pub(crate) fn error(&mut self, file: FileId, range: TextRange, code: &'static Code, message: String) {
        self.report(Diagnostic::new(code, file, range, message));
    }

    /// Runs `body` without reporting anything.
    pub(crate) fn silently<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        self.silent += 1;
        let result = body(self);
        self.silent -= 1;
        result
    }
}
