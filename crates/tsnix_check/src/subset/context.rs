//! What every check of the subset reads, and where it puts what it found.

use std::cell::OnceCell;
use std::sync::Arc;

use tsnix_source::{Code, Diagnostic, Edit, FileId, Fix, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, FunctionId, Module, Name, PatId, Pattern, StmtId};

use crate::model::SemanticModel;
use crate::names::{
    Bindings, Declaration, LocalFunctions, LocalSymbolId, Meaning, Parent, PatternOrigin, ScopeId,
};

/// A refusal, and the ranges in which it says all that there is to say.
#[derive(Clone)]
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    pub(super) covers: Vec<TextRange>,
}

/// One module and what was found in it.
pub(super) struct Ctx<'m> {
    pub(super) model: &'m SemanticModel,
    pub(super) file: FileId,
    pub(super) module: Arc<Module>,
    pub(super) bindings: Arc<Bindings>,
    pub(super) text: Arc<str>,
    /// Places that were refused as a whole, or only describe types: nothing inside is looked at.
    pub(super) opaque: Vec<TextRange>,
    findings: Vec<Finding>,
    local_functions: OnceCell<LocalFunctions>,
}

impl<'m> Ctx<'m> {
    /// Nothing for a library, a declaration file, or a file that is no module of the program.
    pub(super) fn new(model: &'m SemanticModel, file: FileId) -> Option<Self> {
        let node = model.graph().module(file)?;
        if node.is_library || node.hir.is_declaration {
            return None;
        }
        Some(Self {
            model,
            file,
            module: Arc::clone(&node.hir),
            bindings: Arc::clone(&node.bindings),
            text: Arc::clone(model.graph().files.file(file).text()),
            opaque: Vec::new(),
            findings: Vec::new(),
            local_functions: OnceCell::new(),
        })
    }

    /// What was found, by place, without what lies inside of an opaque place.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|it| (it.diagnostic.range, it.diagnostic.code.number));
        self.findings.dedup_by(|a, b| {
            a.diagnostic.range == b.diagnostic.range && a.diagnostic.code == b.diagnostic.code
        });
        self.findings
    }

    pub(super) fn diagnostic(
        &self,
        code: &'static Code,
        range: TextRange,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.file, range, message)
    }

    /// Refuses a form: what TypeScript says inside of `covers` is left out.
    pub(super) fn refuse(&mut self, diagnostic: Diagnostic, covers: TextRange) {
        self.findings.push(Finding { diagnostic, covers: vec![covers] });
    }

    /// Refuses what a value is, not how it is written.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(Finding { diagnostic, covers: Vec::new() });
    }

    pub(super) fn is_opaque(&self, range: TextRange) -> bool {
        // The places are disjoint and sorted.
        let behind = self.opaque.partition_point(|it| it.start <= range.start);
        behind.checked_sub(1).is_some_and(|at| self.opaque[at].contains(range))
    }

    /// The expressions that are looked at, in the order of the arena.
    pub(super) fn exprs(&self) -> Vec<ExprId> {
        let is_visible =
            |id: &ExprId| self.bindings.parent(*id) != Parent::None && !self.is_opaque(self.range(*id));
        self.module.exprs.ids().filter(is_visible).collect()
    }

    /// The statements that are looked at, in the order of the arena.
    pub(super) fn stmts(&self) -> Vec<StmtId> {
        self.module.stmts.ids().filter(|id| !self.is_opaque(self.module.stmts.range(*id))).collect()
    }

    pub(super) fn range(&self, expr: ExprId) -> TextRange {
        self.module.exprs.range(expr)
    }

    pub(super) fn text_of(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// The first `word` in the text between two offsets, comments left aside only in that they rarely hold it.
    pub(super) fn find(&self, start: u32, end: u32, word: &str) -> Option<TextRange> {
        let at = TextRange::new(start, end).of(&self.text).find(word)? as u32;
        Some(TextRange::new(start + at, start + at + word.len() as u32))
    }

    /// The expression without what types alone are about: `a as T`, `a!`, `a satisfies T`.
    pub(super) fn peel(&self, mut expr: ExprId) -> ExprId {
        loop {
            match self.module[expr] {
                Expr::As { expr: inner, .. }
                | Expr::Satisfies { expr: inner, .. }
                | Expr::AsConst(inner)
                | Expr::NonNull(inner)
                | Expr::Chain(inner)
                | Expr::Instantiation { expr: inner, .. } => expr = inner,
                _ => return expr,
            }
        }
    }

    /// The expression around, past what types alone are about.
    pub(super) fn parent(&self, expr: ExprId) -> (ExprId, Parent) {
        let mut at = expr;
        loop {
            let parent = self.bindings.parent(at);
            let Parent::Expr(outer) = parent else { return (at, parent) };
            match self.module[outer] {
                Expr::As { .. }
                | Expr::Satisfies { .. }
                | Expr::AsConst(_)
                | Expr::NonNull(_)
                | Expr::Chain(_)
                | Expr::Instantiation { .. } => at = outer,
                _ => return (at, parent),
            }
        }
    }

    pub(super) fn name_of(&self, expr: ExprId) -> Option<&Name> {
        match &self.module[expr] {
            Expr::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The symbol of this module that a name refers to.
    pub(super) fn symbol(&self, expr: ExprId) -> Option<LocalSymbolId> {
        let name = self.name_of(expr)?;
        self.bindings.lookup(self.bindings.expr_scope(expr), name, Meaning::VALUE)
    }

    /// Whether a name is one that nothing in the module declares.
    pub(super) fn is_global(&self, expr: ExprId, name: &str) -> bool {
        self.name_of(expr).is_some_and(|it| it == name) && self.symbol(expr).is_none()
    }

    /// The symbol that a name in the target of an assignment refers to.
    pub(super) fn assigned_symbol(&self, pattern: PatId) -> Option<LocalSymbolId> {
        let Pattern::Name(name) = &self.module[pattern] else { return None };
        let (scope, _) = self.assignment_scope(pattern)?;
        self.bindings.lookup(scope, name, Meaning::VALUE)
    }

    /// Where an assignment that a pattern belongs to looks up its names, and what assigns.
    pub(super) fn assignment_scope(&self, mut pattern: PatId) -> Option<(ScopeId, PatternOrigin)> {
        loop {
            let origin = self.bindings.pattern_origin(pattern);
            match origin {
                PatternOrigin::Assign(expr) => return Some((self.bindings.expr_scope(expr), origin)),
                PatternOrigin::ForOf(stmt) | PatternOrigin::ForIn(stmt) => {
                    return Some((self.bindings.stmt_scope(stmt), origin));
                }
                PatternOrigin::Property(outer, _)
                | PatternOrigin::ObjectRest(outer)
                | PatternOrigin::Element(outer, _) => pattern = outer,
                _ => return None,
            }
        }
    }

    /// The functions of the module that are nothing but called.
    pub(super) fn local_functions(&self) -> &LocalFunctions {
        self.local_functions.get_or_init(|| {
            let is_list = |expr: ExprId| super::mutation::is_list_or_nothing(self, expr);
            LocalFunctions::collect(&self.module, &self.bindings, &is_list)
        })
    }

    /// The function in which an expression is evaluated.
    pub(super) fn function_of(&self, expr: ExprId) -> Option<FunctionId> {
        self.function_of_scope(self.bindings.expr_scope(expr))
    }

    pub(super) fn function_of_scope(&self, scope: ScopeId) -> Option<FunctionId> {
        self.bindings.scopes[scope.index()].function
    }

    /// The initializer of a `const` that is bound by its name alone.
    pub(super) fn const_init(&self, symbol: LocalSymbolId) -> Option<ExprId> {
        use tsnix_syntax::hir::{Stmt, VariableKind};
        let [Declaration::Variable(pattern, VariableKind::Const)] =
            self.bindings.symbol(symbol).declarations[..]
        else {
            return None;
        };
        let PatternOrigin::Declarator(stmt, index) = self.bindings.pattern_origin(pattern) else {
            return None;
        };
        let Stmt::Variable(decl) = &self.module[stmt] else { return None };
        decl.declarators.get(index as usize)?.init
    }
}

/// A fix of several edits.
pub(super) fn fix(title: &str, edits: Vec<Edit>, is_safe: bool) -> Fix {
    Fix { title: title.to_owned(), edits, is_safe }
}

/// One edit.
pub(super) fn edit(range: TextRange, text: impl Into<String>) -> Edit {
    Edit { range, text: text.into() }
}
