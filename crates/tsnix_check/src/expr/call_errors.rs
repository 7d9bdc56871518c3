//! What is wrong with a call.

use std::sync::Arc;

use tsnix_source::catalogue::types::{
    ARGUMENT_NOT_ASSIGNABLE, NO_OVERLOAD, NOT_CALLABLE, SPREAD_ARGUMENT, TOO_FEW_ARGUMENTS,
    WRONG_ARGUMENT_COUNT, WRONG_CALL_TYPE_ARGUMENT_COUNT,
};
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::Expr;

use super::overload::{Arg, CallSite, Failures};
use crate::checker::{CheckMode, Checker};
use crate::relate::Relation;
use crate::types::data::*;

impl Checker {
    pub(super) fn not_callable(&mut self, file: FileId, range: TextRange, ty: TypeId, is_new: bool) {
        let shown = self.type_to_string(ty);
        // A `new` other than `throw new Error` is refused as such.
        if is_new {
            return;
        }
        let diagnostic =
            Diagnostic::new(&NOT_CALLABLE, file, range, format!("a value of type `{shown}` can't be called"))
                .with_help("leave the parentheses out, or call a function");
        self.report(diagnostic);
    }

    /// Where errors about a call as a whole are shown: the function's name.
    fn call_range(&self, site: &CallSite) -> TextRange {
        let hir = self.hir(site.file);
        match &hir[site.callee] {
            Expr::Member { name, .. } => name.range,
            _ => hir.exprs.range(site.callee),
        }
    }

    pub(super) fn report_call_failure(
        &mut self,
        site: &CallSite,
        candidates: &[SignatureId],
        failures: &Failures,
    ) {
        if !failures.argument.is_empty() {
            self.report_argument_failure(site, &failures.argument);
            return;
        }
        if let Some(sig) = failures.arity {
            self.report_arity(site, &[sig]);
            return;
        }
        if let Some(sig) = failures.type_argument {
            let params = Arc::clone(&self.sig(sig).type_params);
            let args: Vec<_> =
                site.type_args.iter().map(|node| self.type_from_node(site.file, *node)).collect();
            let filled = self.fill_type_args(&params, &args);
            let hir = self.hir(site.file);
            let ranges: Vec<_> = site.type_args.iter().map(|node| hir.type_nodes.range(*node)).collect();
            self.check_type_args(site.file, &params, &filled, &ranges);
            return;
        }
        let with_type_args: Vec<_> = candidates
            .iter()
            .copied()
            .filter(|sig| {
                let params = Arc::clone(&self.sig(*sig).type_params);
                site.type_args.is_empty()
                    || site.type_args.len() >= self.min_type_args(&params)
                        && site.type_args.len() <= params.len()
            })
            .collect();
        if with_type_args.is_empty() {
            self.report_type_arg_count(site, candidates);
        } else {
            self.report_arity(site, &with_type_args);
        }
    }

    fn report_type_arg_count(&mut self, site: &CallSite, candidates: &[SignatureId]) {
        let Some(first) = candidates.first() else { return };
        let params = Arc::clone(&self.sig(*first).type_params);
        let min = self.min_type_args(&params);
        let expected =
            if min == params.len() { format!("{min}") } else { format!("{min} to {}", params.len()) };
        let hir = self.hir(site.file);
        let ranges: Vec<_> = site.type_args.iter().map(|node| hir.type_nodes.range(*node)).collect();
        let range = match (ranges.first(), ranges.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => self.call_range(site),
        };
        let message = format!("the function takes {expected} type arguments, found {}", site.type_args.len());
        self.error(site.file, range, &WRONG_CALL_TYPE_ARGUMENT_COUNT, message);
    }

    fn report_arity(&mut self, site: &CallSite, candidates: &[SignatureId]) {
        let hir = self.hir(site.file);
        if let Some(at) = site.args.iter().position(|arg| matches!(arg, Arg::Spread(..))) {
            let range = hir.exprs.range(site.args[at].expr());
            let diagnostic = Diagnostic::new(
                &SPREAD_ARGUMENT,
                site.file,
                range.cover(TextRange::new(range.start.saturating_sub(3), range.end)),
                "how many arguments the list gives is not known, and the function takes a fixed number",
            )
            .with_help("spread a tuple, or pass the arguments one by one");
            self.report(diagnostic);
            return;
        }
        let count = site.args.len();
        let mut min = usize::MAX;
        let mut max = 0;
        let mut has_rest = false;
        for sig in candidates {
            min = min.min(self.min_arg_count(*sig, false));
            let params = self.param_count(*sig);
            max = max.max(params);
            has_rest |= self.has_effective_rest(*sig);
        }
        let plural = |count: usize| if count == 1 { "argument" } else { "arguments" };
        let (code, expected) = if has_rest {
            (&TOO_FEW_ARGUMENTS, format!("at least {min} {}", plural(min)))
        } else if min == max {
            (&WRONG_ARGUMENT_COUNT, format!("{min} {}", plural(min)))
        } else {
            (&WRONG_ARGUMENT_COUNT, format!("{min} to {max} arguments"))
        };
        let message = format!("the function takes {expected}, found {count}");
        let range = if count < min || has_rest {
            self.call_range(site)
        } else {
            let first = hir.exprs.range(site.args[max.min(count - 1)].expr());
            let last = hir.exprs.range(site.args[count - 1].expr());
            first.cover(last)
        };
        let help = if count < min { "pass what is missing" } else { "leave out what is too much" };
        let mut diagnostic = Diagnostic::new(code, site.file, range, message).with_help(help);
        if count < min
            && let [only] = candidates
            && let Some((file, function)) = self.sig(*only).declaration
            && let Some(param) = self.hir(file)[function].params.get(count)
        {
            diagnostic = diagnostic.with_related(file, param.range, "this parameter is given nothing");
        }
        self.report(diagnostic);
    }

    fn report_argument_failure(&mut self, site: &CallSite, failed: &[SignatureId]) {
        if let [only] = failed {
            self.report_bad_argument(site, *only);
            return;
        }
        // Several overloads: what the last one says, where it says it.
        let last = failed.last().and_then(|sig| self.argument_diagnostic(site, *sig));
        let (range, last_message) = last.unwrap_or_else(|| (self.call_range(site), String::new()));
        let message = if last_message.is_empty() {
            "none of the function's overloads takes these arguments".to_owned()
        } else {
            format!(
                "none of the function's {} overloads takes these arguments; the last one says: {last_message}",
                failed.len().max(2)
            )
        };
        let diagnostic = Diagnostic::new(&NO_OVERLOAD, site.file, range, message)
            .with_help("pass what one of the overloads takes");
        self.report(diagnostic);
    }

    /// The first error that an overload would give.
    fn argument_diagnostic(&mut self, site: &CallSite, sig: SignatureId) -> Option<(TextRange, String)> {
        let saved = self.diagnostics.remove(&site.file).unwrap_or_default();
        let silent = std::mem::replace(&mut self.silent, 0);
        let before = self.report_bad_argument(site, sig);
        self.silent = silent;
        let mut found = self.diagnostics.insert(site.file, saved).unwrap_or_default();
        let own = found.split_off(before.min(found.len()));
        // What is wrong inside of the arguments is wrong for every overload.
        if silent == 0 {
            for diagnostic in found {
                self.report(diagnostic);
            }
        }
        own.into_iter().next().map(|it| (it.range, it.message))
    }

    /// Reports the argument that does not fit; gives how much had been said of the file before.
    fn report_bad_argument(&mut self, site: &CallSite, sig: SignatureId) -> usize {
        let hir = self.hir(site.file);
        let rest = self.non_array_rest(sig);
        let count =
            if rest.is_some() { (self.param_count(sig) - 1).min(site.args.len()) } else { site.args.len() };
        for (at, arg) in site.args.iter().enumerate().take(count) {
            let wanted = self.type_at_position(sig, at);
            let ty = self.argument_type(site, *arg, wanted, CheckMode::NORMAL);
            if self.is_related(ty, wanted, Relation::Assignable) {
                continue;
            }
            let expr = match arg {
                Arg::Expr(expr) => Some(*expr),
                _ => None,
            };
            let range = hir.exprs.range(arg.expr());
            if let Some(expr) = expr {
                self.answers.targets.insert((site.file, expr), wanted);
            }
            let before = self.reported(site.file);
            self.check_assignable_at(site.file, ty, wanted, range, expr, &ARGUMENT_NOT_ASSIGNABLE);
            return before;
        }
        if let Some(rest) = rest {
            let spread = self.spread_args_type(site, count, rest, None, CheckMode::NORMAL);
            let range = match (site.args.get(count), site.args.last()) {
                (Some(first), Some(last)) => {
                    hir.exprs.range(first.expr()).cover(hir.exprs.range(last.expr()))
                }
                _ => self.call_range(site),
            };
            let before = self.reported(site.file);
            self.check_assignable_at(site.file, spread, rest, range, None, &ARGUMENT_NOT_ASSIGNABLE);
            return before;
        }
        let before = self.reported(site.file);
        if let Some(wanted) = self.sig(sig).this_type {
            let range = self.call_range(site);
            let shown = self.type_to_string(wanted);
            let message = format!("the method is for `{shown}` only");
            let this = self.this_argument(site);
            // What is missing says more than that something does not fit.
            let missing = self.explain_missing(site.file, this, wanted, range);
            let bad_this = &tsnix_source::catalogue::types::BAD_THIS;
            self.report(missing.unwrap_or_else(|| Diagnostic::new(bad_this, site.file, range, message)));
        }
        before
    }

    /// How much was said of a file by now.
    fn reported(&self, file: FileId) -> usize {
        self.diagnostics.get(&file).map_or(0, Vec::len)
    }
}
