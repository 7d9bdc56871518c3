//! What a written signature leaves unsaid, mostly under `noImplicitAny`: `{ m(a) }` has a parameter and a result of
//! which nobody says what they are. Functions with a body are looked at where their body is.

use tsnix_source::catalogue::types::{
    IMPLICIT_ANY_CALL, IMPLICIT_ANY_CONSTRUCT, IMPLICIT_ANY_MEMBER, IMPLICIT_ANY_RESULT, INDEX_WITHOUT_TYPE,
    PARAM_IS_TYPE,
};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{
    FunctionBody, FunctionId, FunctionKind, Pattern, TypeMember, TypeMemberId, TypeNode, TypeNodeId,
};

use crate::checker::Checker;
use crate::names::Meaning;

/// Words that are types, and as names of parameters were surely meant so.
const TYPE_WORDS: [&str; 11] = [
    "any",
    "unknown",
    "number",
    "bigint",
    "object",
    "boolean",
    "string",
    "symbol",
    "void",
    "undefined",
    "never",
];

impl Checker {
    /// `declare function f(a)`, and overloads: what they give is not said.
    pub(super) fn check_unsaid_results(&mut self, file: FileId) {
        if !self.options.no_implicit_any {
            return;
        }
        let hir = self.hir(file);
        for id in hir.functions.ids() {
            let function = &hir[id];
            if function.kind == FunctionKind::Declaration
                && function.body == FunctionBody::None
                && function.return_type.is_none()
                && let Some(name) = &function.name
            {
                let message = format!("nothing says what `{}` gives", name.name);
                self.report_unsaid(file, name.range, &IMPLICIT_ANY_RESULT, message);
            }
        }
    }

    /// `(a) => T` and `new (a) => T` as types.
    pub(super) fn check_unsaid_in_type(&mut self, file: FileId, node: TypeNodeId) {
        if !self.options.no_implicit_any {
            return;
        }
        let hir = self.hir(file);
        match hir[node] {
            TypeNode::Function(function) => self.check_unsaid_params(file, function, true),
            TypeNode::Constructor(function) => self.check_unsaid_params(file, function, false),
            _ => {}
        }
    }

    /// The members of an interface or of an object type.
    pub(super) fn check_unsaid_members(&mut self, file: FileId, members: &[TypeMemberId]) {
        let hir = self.hir(file);
        for member in members {
            if let TypeMember::Index { param, value: None, range, .. } = &hir[*member] {
                let message = format!("nothing says what stands under a name `{}`", param.name);
                self.report_unsaid(file, *range, &INDEX_WITHOUT_TYPE, message);
            }
        }
        if !self.options.no_implicit_any {
            return;
        }
        for member in members {
            let (code, range, message, function) = match &hir[*member] {
                TypeMember::Property { key, ty: None, .. } => {
                    let name = key.static_name().unwrap_or_default();
                    let message = format!("nothing says what `{name}` is");
                    self.report_unsaid(file, key.range(), &IMPLICIT_ANY_MEMBER, message);
                    continue;
                }
                TypeMember::Method { key, function, .. } => {
                    let name = key.static_name().unwrap_or_default();
                    let message = format!("nothing says what `{name}` gives");
                    (&IMPLICIT_ANY_RESULT, key.range(), message, *function)
                }
                TypeMember::Call(function) => {
                    let message = "nothing says what a call gives".to_owned();
                    (&IMPLICIT_ANY_CALL, hir.functions.range(*function), message, *function)
                }
                TypeMember::Construct(function) => {
                    let message = "nothing says what `new` gives".to_owned();
                    (&IMPLICIT_ANY_CONSTRUCT, hir.functions.range(*function), message, *function)
                }
                _ => continue,
            };
            let may_be_types = code.number != IMPLICIT_ANY_CONSTRUCT.number;
            self.check_unsaid_params(file, function, may_be_types);
            if hir[function].return_type.is_none() {
                self.report_unsaid(file, range, code, message);
            }
        }
    }

    /// `(string) => void`: a parameter that is named like a type was meant to be of that type.
    fn check_unsaid_params(&mut self, file: FileId, function: FunctionId, may_be_types: bool) {
        let hir = self.hir(file);
        for (at, param) in hir[function].params.iter().enumerate().filter(|(_, it)| it.ty.is_none()) {
            match &hir[param.pattern] {
                Pattern::Name(name) if may_be_types && self.names_type(file, function, name) => {
                    let list = if param.is_rest { "[]" } else { "" };
                    let message = format!("the parameter `{name}` has a name and no type");
                    let diagnostic = Diagnostic::new(&PARAM_IS_TYPE, file, param.range, message)
                        .with_help(format!("write `arg{at}: {name}{list}`"));
                    self.report(diagnostic);
                }
                _ => self.check_implicit_any_param(file, function, at),
            }
        }
    }

    fn names_type(&mut self, file: FileId, function: FunctionId, name: &str) -> bool {
        let scope = self.bindings(file).function_scope(function);
        TYPE_WORDS.contains(&name) || self.resolve_name(file, scope, name, Meaning::TYPE).is_some()
    }

    fn report_unsaid(&mut self, file: FileId, range: TextRange, code: &'static Code, message: String) {
        self.report(Diagnostic::new(code, file, range, message).with_help("write its type"));
    }
}
