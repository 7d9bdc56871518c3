//! Functions that are tested for truth and never called: they are always there.

use tsnix_source::catalogue::types::UNCALLED_FUNCTION;
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, LogicalOp};

use crate::checker::{CheckMode, Checker};
use crate::narrow::facts::FALSY;

impl Checker {
    /// A condition and what runs where it holds.
    pub(crate) fn check_tested_functions(
        &mut self,
        file: FileId,
        condition: ExprId,
        body: Option<TextRange>,
    ) {
        let hir = self.hir(file);
        let mut at = condition;
        // Of `a || b` each is tested.
        loop {
            match hir[at] {
                Expr::Logical { op: LogicalOp::Or | LogicalOp::Coalesce, left, right } => {
                    self.check_tested_function(file, right, body);
                    at = left;
                }
                Expr::Logical { op: LogicalOp::And, right, .. } => {
                    self.check_tested_function(file, right, body);
                    return;
                }
                _ => {
                    self.check_tested_function(file, at, body);
                    return;
                }
            }
        }
    }

    fn check_tested_function(&mut self, file: FileId, tested: ExprId, body: Option<TextRange>) {
        let hir = self.hir(file);
        if !matches!(hir[tested], Expr::Name(_) | Expr::Member { is_optional: false, .. }) {
            return;
        }
        let ty = self.check_expr_cached(file, tested, CheckMode::NORMAL);
        if self.is_error_type(ty) || self.has_facts(ty, FALSY) || self.call_signatures(ty).is_empty() {
            return;
        }
        let Some(key) = self.reference_key(file, tested) else { return };
        let place = hir.exprs.range(tested);
        // Behind it in a chain of `&&`, or where the condition holds, it is used.
        let chain = self.and_chain_behind(file, tested);
        let ranges: Vec<TextRange> = chain.into_iter().chain(body).collect();
        let is_used = hir.exprs.ids().any(|id| {
            let range = hir.exprs.range(id);
            range != place
                && matches!(hir[id], Expr::Name(_) | Expr::Member { .. })
                && ranges.iter().any(|around| around.contains(range))
                && self.reference_key(file, id).as_ref() == Some(&key)
        });
        if is_used {
            return;
        }
        let message = "the condition always holds: the function is there, and is not called";
        self.report(Diagnostic::new(&UNCALLED_FUNCTION, file, place, message).with_help("call it: add `()`"));
    }

    fn and_chain_behind(&self, file: FileId, tested: ExprId) -> Vec<TextRange> {
        let Some(node) = self.graph.module(file) else { return Vec::new() };
        let mut ranges = Vec::new();
        let mut at = tested;
        while let crate::names::Parent::Expr(parent) = node.bindings.parent(at) {
            let Expr::Logical { op: LogicalOp::And, left, right } = node.hir[parent] else { break };
            if left == at {
                ranges.push(node.hir.exprs.range(right));
            }
            at = parent;
        }
        ranges
    }
}
