//! Names that are never used, where the project asks for it.

use tsnix_source::catalogue::names::{
    UNUSED, UNUSED_IMPORTS, UNUSED_PATTERN, UNUSED_TYPE, UNUSED_TYPE_PARAMETERS, UNUSED_VARIABLES,
};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{FunctionBody, Module, PatId, Pattern, Stmt, StmtId, TypeNode, TypeParamId};

use crate::checker::Checker;
use crate::names::{
    Bindings, Declaration, LocalSymbol, LocalSymbolId, PatternOrigin, ScopeId, declaration_range,
};

/// What belongs together: where nothing of it is used, that is said once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Import(StmtId),
    Pattern(PatId),
    Variables(StmtId),
    /// By the first of the list.
    TypeParams(TypeParamId),
}

/// A name that is never used.
struct Unused {
    name: tsnix_syntax::hir::Name,
    range: TextRange,
    group: Option<Group>,
    code: &'static Code,
}

impl Checker {
    pub(super) fn check_unused(&mut self, file: FileId) {
        if !self.options.no_unused_locals && !self.options.no_unused_parameters {
            return;
        }
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        let mut unused: Vec<Unused> = Vec::new();
        for (at, symbol) in bindings.symbols.iter().enumerate() {
            let local = LocalSymbolId(at as u32);
            let whole = self.symbol_of_local(file, local);
            let is_used = self.answers.used_symbols.contains(&whole)
                || self.answers.used_locals.contains(&(file, local));
            let is_global = symbol.scope == ScopeId(0) && !hir.is_module;
            if is_used || symbol.is_exported || is_global {
                continue;
            }
            unused.extend(self.unused_name(&hir, &bindings, symbol));
        }
        self.report_unused(file, &hir, &bindings, unused);
    }

    fn unused_name(&self, hir: &Module, bindings: &Bindings, symbol: &LocalSymbol) -> Option<Unused> {
        let declaration = symbol.declarations.first()?;
        let is_marked = symbol.name.starts_with('_');
        let locals = self.options.no_unused_locals;
        let params = self.options.no_unused_parameters;
        let (is_asked, group, code) = match declaration {
            Declaration::Import(specifier, stmt) => {
                let is_type = hir[*specifier].is_type_only;
                (
                    locals && !is_marked,
                    Some(Group::Import(*stmt)),
                    if is_type { &UNUSED_TYPE } else { &UNUSED },
                )
            }
            Declaration::Interface(_) | Declaration::TypeAlias(_) => (locals, None, &UNUSED_TYPE),
            Declaration::Function(_) => (locals, None, &UNUSED),
            Declaration::TypeParam(param) => {
                (params && !is_marked && !is_of_mapped(hir, *param), list_of(hir, *param), &UNUSED_TYPE)
            }
            Declaration::Param(pattern, function) => {
                let has_body = !matches!(hir[*function].body, FunctionBody::None);
                (params && has_body && !is_marked, pattern_group(hir, bindings, *pattern)?, &UNUSED)
            }
            Declaration::Variable(pattern, _) => match bindings.pattern_origin(*pattern) {
                PatternOrigin::ForOf(_) | PatternOrigin::ForIn(_) => (locals && !is_marked, None, &UNUSED),
                PatternOrigin::Declarator(stmt, _) => (locals, Some(Group::Variables(stmt)), &UNUSED),
                PatternOrigin::Property(outer, at) => {
                    let is_renamed = matches!(&hir[outer], Pattern::Object { properties, .. }
                        if properties.get(at as usize).is_some_and(|it| !it.is_shorthand));
                    (locals && !(is_marked && is_renamed), pattern_group(hir, bindings, *pattern)?, &UNUSED)
                }
                _ => (locals && !is_marked, pattern_group(hir, bindings, *pattern)?, &UNUSED),
            },
            _ => return None,
        };
        let range = declaration_range(hir, declaration);
        is_asked.then(|| Unused { name: symbol.name.clone(), range, group, code })
    }

    fn report_unused(&mut self, file: FileId, hir: &Module, bindings: &Bindings, unused: Vec<Unused>) {
        for (at, it) in unused.iter().enumerate() {
            let Some(group) = it.group else {
                self.report_one_unused(file, it, it.range);
                continue;
            };
            let same: Vec<usize> = (0..unused.len()).filter(|at| unused[*at].group == Some(group)).collect();
            let (count, range, code) = whole_group(hir, bindings, group);
            if same.len() < count || count == 1 {
                let range = if count == 1 && matches!(group, Group::Import(_)) { range } else { it.range };
                self.report_one_unused(file, it, range);
            } else if same.first() == Some(&at) {
                let message = "nothing of this is ever used".to_owned();
                self.report(Diagnostic::new(code, file, range, message).with_help("take it away"));
            }
        }
    }

    fn report_one_unused(&mut self, file: FileId, it: &Unused, range: TextRange) {
        let message = format!("`{}` is never used", it.name);
        self.report(Diagnostic::new(it.code, file, range, message).with_help("take it away"));
    }
}

/// How many names a group has, where it stands, and the code for all of it.
fn whole_group(hir: &Module, bindings: &Bindings, group: Group) -> (usize, TextRange, &'static Code) {
    match group {
        Group::Import(stmt) => {
            let count = match &hir[stmt] {
                Stmt::Import(decl) => decl.specifiers.len(),
                _ => 1,
            };
            (count, hir.stmts.range(stmt), &UNUSED_IMPORTS)
        }
        Group::Pattern(pattern) => {
            let count = match &hir[pattern] {
                Pattern::Object { properties, rest } => properties.len() + usize::from(rest.is_some()),
                Pattern::Array(elements) => elements.len(),
                _ => 1,
            };
            let _ = bindings;
            (count, hir.patterns.range(pattern), &UNUSED_PATTERN)
        }
        Group::Variables(stmt) => {
            let count = match &hir[stmt] {
                Stmt::Variable(decl) => decl.declarators.len(),
                _ => 1,
            };
            (count, hir.stmts.range(stmt), &UNUSED_VARIABLES)
        }
        Group::TypeParams(first) => {
            let list = list_with(hir, first);
            let ends = (list.first(), list.last());
            let range = match ends {
                (Some(first), Some(last)) => {
                    hir.type_params.range(*first).cover(hir.type_params.range(*last))
                }
                _ => hir.type_params.range(first),
            };
            (list.len().max(1), range, &UNUSED_TYPE_PARAMETERS)
        }
    }
}

/// The pattern in which a name stands; nothing at all for `a` in `{ a, ...rest }`, which keeps it out of `rest`.
fn pattern_group(hir: &Module, bindings: &Bindings, pattern: PatId) -> Option<Option<Group>> {
    match bindings.pattern_origin(pattern) {
        PatternOrigin::Property(outer, _) => match &hir[outer] {
            Pattern::Object { rest: Some(_), .. } => None,
            _ => Some(Some(Group::Pattern(outer))),
        },
        PatternOrigin::ObjectRest(outer) | PatternOrigin::Element(outer, _) => {
            Some(Some(Group::Pattern(outer)))
        }
        _ => Some(None),
    }
}

fn is_of_mapped(hir: &Module, param: TypeParamId) -> bool {
    hir.type_nodes.ids().any(|node| matches!(hir[node], TypeNode::Mapped { param: own, .. } if own == param))
}

fn list_of(hir: &Module, param: TypeParamId) -> Option<Group> {
    list_with(hir, param).first().map(|first| Group::TypeParams(*first))
}

/// The list of type parameters in which one stands; empty for `infer`.
fn list_with(hir: &Module, param: TypeParamId) -> Vec<TypeParamId> {
    let functions = hir.functions.ids().map(|id| &hir[id].type_params);
    let statements = hir.stmts.ids().filter_map(|id| match &hir[id] {
        Stmt::Interface(decl) => Some(&decl.type_params),
        Stmt::TypeAlias(decl) => Some(&decl.type_params),
        _ => None,
    });
    functions.chain(statements).find(|list| list.contains(&param)).cloned().unwrap_or_default()
}
