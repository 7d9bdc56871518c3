//! Rules about written types and signatures that no expression asks for: rest parameters, index signatures, type
//! parameters, members without a type.

use tsnix_source::catalogue::syntax::ALIAS_NAME;
use tsnix_source::catalogue::types::{
    BAD_COMPUTED_NAME, BAD_DEFAULT_OF_TYPE, CIRCULAR_CONSTRAINT, CONSTRAINT_NOT_MET,
    PREDICATE_NOT_ASSIGNABLE, READONLY_NO_LIST, REST_NOT_A_LIST,
};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{FunctionId, Param, Pattern, Stmt, TypeNode, TypeNodeId, TypeParamId};

use crate::checker::Checker;
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// Everything of a file that is written down without a value.
    pub(super) fn check_written(&mut self, file: FileId) {
        let hir = self.hir(file);
        for function in hir.functions.ids() {
            self.check_params_as_written(file, function);
            self.check_type_params(file, &hir[function].type_params);
            self.check_predicate(file, function);
        }
        self.check_unsaid_results(file);
        for stmt in hir.stmts.ids() {
            match &hir[stmt] {
                Stmt::Interface(decl) => {
                    self.check_type_params(file, &decl.type_params);
                    self.check_unsaid_members(file, &decl.members);
                }
                Stmt::TypeAlias(decl) => {
                    self.check_alias_name(file, &decl.name);
                    self.check_type_params(file, &decl.type_params);
                }
                _ => {}
            }
        }
        for node in hir.type_nodes.ids() {
            match &hir[node] {
                TypeNode::Object(members) => {
                    self.check_unsaid_members(file, members);
                }
                TypeNode::Function(_) | TypeNode::Constructor(_) => self.check_unsaid_in_type(file, node),
                TypeNode::ReadOnly(inner) => self.check_readonly(file, node, *inner),
                _ => {}
            }
        }
    }

    fn check_params_as_written(&mut self, file: FileId, function: FunctionId) {
        let hir = self.hir(file);
        for (at, param) in hir[function].params.iter().enumerate() {
            if param.is_rest {
                self.check_rest(file, function, at, param);
            }
        }
    }

    /// `x is T`: `T` is what `x` may be.
    fn check_predicate(&mut self, file: FileId, function: FunctionId) {
        let hir = self.hir(file);
        let Some(node) = hir[function].return_type else { return };
        let TypeNode::Predicate { param, ty: Some(ty), .. } = &hir[node] else { return };
        let is_named = |it: &Param| matches!(&hir[it.pattern], Pattern::Name(name) if *name == param.name);
        let Some(at) = hir[function].params.iter().position(is_named) else { return };
        let found = self.type_from_node(file, *ty);
        let wanted = self.type_of_param(file, function, at as u32);
        if self.is_error_type(found) || self.is_error_type(wanted) || self.is_assignable(found, wanted) {
            return;
        }
        let (shown, expected) = self.type_pair(found, wanted);
        let message = format!("the predicate says `{shown}` of what is `{expected}`");
        let diagnostic = Diagnostic::new(&PREDICATE_NOT_ASSIGNABLE, file, hir.type_nodes.range(*ty), message)
            .with_help("let the parameter's type be wide enough");
        self.report(diagnostic);
    }

    fn check_rest(&mut self, file: FileId, function: FunctionId, at: usize, param: &Param) {
        let hir = self.hir(file);
        // `(...args: infer A) => ...`: what is inferred in this place is a list.
        let is_inferred = param.ty.is_some_and(|node| matches!(hir[node], TypeNode::Infer(_)));
        if !matches!(hir[param.pattern], Pattern::Name(_)) || is_inferred {
            return;
        }
        let ty = self.type_of_param(file, function, at as u32);
        let ty = self.reduced(ty);
        let any_list = self.readonly_array_of(t::ANY);
        if self.is_error_type(ty) || self.is_assignable(ty, any_list) {
            return;
        }
        let shown = self.type_to_string(ty);
        let message = format!("a rest parameter holds a list, found `{shown}`");
        let diagnostic = Diagnostic::new(&REST_NOT_A_LIST, file, param.range, message)
            .with_help(format!("write the type of the list: `{shown}[]`"));
        self.report(diagnostic);
    }

    /// `type string = ...`
    fn check_alias_name(&mut self, file: FileId, name: &tsnix_syntax::hir::Ident) {
        const BUILT_IN: [&str; 11] = [
            "any",
            "unknown",
            "never",
            "number",
            "bigint",
            "boolean",
            "string",
            "symbol",
            "void",
            "object",
            "undefined",
        ];
        if BUILT_IN.contains(&name.name.as_str()) {
            let message = format!("`{}` is a built-in type and can't be the name of another", name.name);
            let diagnostic =
                Diagnostic::new(&ALIAS_NAME, file, name.range, message).with_help("choose another name");
            self.report(diagnostic);
        }
    }

    /// A default fits its constraint, and those that may be left out come last.
    fn check_type_params(&mut self, file: FileId, params: &[TypeParamId]) {
        let hir = self.hir(file);
        let mut has_default = false;
        for id in params {
            let param = &hir[*id];
            self.check_constraint(file, *id);
            if let (Some(constraint), Some(default)) = (param.constraint, param.default) {
                let wanted = self.type_from_node(file, constraint);
                let found = self.type_from_node(file, default);
                let range = hir.type_nodes.range(default);
                if !self.is_assignable(found, wanted) && !self.is_error_type(wanted) {
                    let diagnostic = self.explain(file, found, wanted, range, &CONSTRAINT_NOT_MET);
                    self.report(diagnostic);
                }
            }
            if has_default && param.default.is_none() {
                let message =
                    format!("`{}` must be given, but follows one that may be left out", param.name.name);
                let diagnostic = Diagnostic::new(&BAD_DEFAULT_OF_TYPE, file, param.name.range, message)
                    .with_help("put it first, or give it a default");
                self.report(diagnostic);
            }
            has_default |= param.default.is_some();
        }
    }

    /// A type parameter is not its own limit, over others neither.
    pub(super) fn check_constraint(&mut self, file: FileId, id: TypeParamId) {
        let hir = self.hir(file);
        let Some(constraint) = hir[id].constraint else { return };
        let param = self.type_param(file, id);
        self.base_constraint(param);
        if self.param_info(param).is_circular {
            let message = format!("the type parameter `{}` is limited by itself", hir[id].name.name);
            let range = hir.type_nodes.range(constraint);
            let diagnostic = Diagnostic::new(&CIRCULAR_CONSTRAINT, file, range, message)
                .with_help("name a type here that does not lead back to it");
            self.report(diagnostic);
        }
    }

    /// What a computed name is worked out from is a text, a number or a symbol.
    pub(crate) fn check_computed_name(&mut self, file: FileId, ty: TypeId, range: tsnix_source::TextRange) {
        let is_nullish = self.is(ty, TypeFlags::NULLABLE);
        if self.is_error_type(ty) || !is_nullish && self.is_assignable(ty, t::PROPERTY_KEY) {
            return;
        }
        let shown = self.type_to_string(ty);
        let message = format!("the name of a property is a text or a number, found `{shown}`");
        let diagnostic = Diagnostic::new(&BAD_COMPUTED_NAME, file, range, message)
            .with_help("name a value that is a text or a number");
        self.report(diagnostic);
    }

    fn check_readonly(&mut self, file: FileId, node: TypeNodeId, inner: TypeNodeId) {
        let hir = self.hir(file);
        if matches!(hir[inner], TypeNode::Array(_) | TypeNode::Tuple(_) | TypeNode::Missing) {
            return;
        }
        let message = "`readonly` stands before a type that is no list";
        let diagnostic = Diagnostic::new(&READONLY_NO_LIST, file, hir.type_nodes.range(node), message)
            .with_help("write the list in short, `readonly T[]`, or use `ReadonlyArray<T>`");
        self.report(diagnostic);
    }
}
