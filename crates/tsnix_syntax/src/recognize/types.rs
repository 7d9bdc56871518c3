//! Written types.

use super::lists::List;
use super::scan::Kind;
use super::{Error, Recognizer};

impl<'t> Recognizer<'t> {
    /// `: T`
    pub(super) fn type_annotation(&mut self) {
        if self.accept(":") {
            self.type_node();
        }
    }

    /// `: T` or `=> T`, a predicate too.
    pub(super) fn return_type(&mut self, sign: &'static str, is_type: bool) -> bool {
        if sign == "=>" {
            self.expect("=>");
        } else if self.accept(":") {
        } else if is_type && self.is("=>") {
            self.error_expected(":");
            self.next();
        } else {
            return false;
        }
        self.attempt(|it| {
            if !it.is_identifier() {
                return None;
            }
            it.next();
            (it.is("is") && !it.token.is_on_new_line).then(|| it.next())
        });
        self.type_node();
        true
    }

    pub(super) fn is_start_of_type(&mut self, is_in_parameter: bool) -> bool {
        const STARTS: [&str; 22] = [
            "void", "null", "this", "typeof", "{", "[", "<", "|", "&", "new", "true", "false", "*", "?", "!",
            "...", "import", "readonly", "unique", "infer", "asserts", "keyof",
        ];
        if self.is_one_of(&STARTS)
            || matches!(self.token.kind, Kind::String | Kind::Number | Kind::Template | Kind::Head)
        {
            return true;
        }
        if self.is("function") {
            return !is_in_parameter;
        }
        if self.is("-") {
            return !is_in_parameter
                && self.look(|it| {
                    it.next();
                    it.is_kind(Kind::Number)
                });
        }
        if self.is("(") {
            return !is_in_parameter
                && self.look(|it| {
                    it.next();
                    it.is(")") || it.is_start_of_parameter() || it.is_start_of_type(false)
                });
        }
        self.is_identifier()
    }

    pub(super) fn type_node(&mut self) {
        if self.is_start_of_function_type() {
            return self.function_type();
        }
        self.union();
        if !self.no_conditional && !self.token.is_on_new_line && self.accept("extends") {
            let saved = std::mem::replace(&mut self.no_conditional, true);
            self.type_node();
            self.no_conditional = saved;
            self.expect("?");
            self.conditional_branch();
            self.expect(":");
            self.conditional_branch();
        }
    }

    fn conditional_branch(&mut self) {
        let saved = std::mem::replace(&mut self.no_conditional, false);
        self.type_node();
        self.no_conditional = saved;
    }

    fn is_start_of_function_type(&mut self) -> bool {
        self.is("<")
            || self.is("(") && self.look(Self::is_certainly_function_type)
            || self.is("new")
            || self.is("abstract")
                && self.look(|it| {
                    it.next();
                    it.is("new")
                })
    }

    fn is_certainly_function_type(&mut self) -> bool {
        self.next();
        if self.is_one_of(&[")", "..."]) {
            return true;
        }
        if self.is_modifier() {
            self.modifiers();
        }
        let is_parameter = if self.is_identifier() || self.is("this") {
            self.next();
            true
        } else if self.is_one_of(&["[", "{"]) {
            let before = self.errors.len();
            self.binding();
            before == self.errors.len()
        } else {
            false
        };
        if !is_parameter {
            return false;
        }
        if self.is_one_of(&[":", ",", "?", "="]) {
            return true;
        }
        self.accept(")") && self.is("=>")
    }

    fn function_type(&mut self) {
        self.accept("abstract");
        self.accept("new");
        self.type_parameters();
        self.parameters();
        self.return_type("=>", false);
    }

    fn union(&mut self) {
        let has_leading = self.accept("|");
        self.function_type_or(has_leading, Self::intersection);
        while self.accept("|") {
            self.function_type_or(true, Self::intersection);
        }
    }

    fn intersection(&mut self) {
        let has_leading = self.accept("&");
        self.function_type_or(has_leading, Self::type_operator);
        while self.accept("&") {
            self.function_type_or(true, Self::type_operator);
        }
    }

    /// A function type in a union has to stand in parentheses.
    fn function_type_or(&mut self, is_operand: bool, other: fn(&mut Self)) {
        if is_operand && self.is_start_of_function_type() {
            let start = self.token.start;
            self.function_type();
            return self.error_between(start, self.previous_end, 1385);
        }
        other(self);
    }

    fn type_operator(&mut self) {
        if self.is_one_of(&["keyof", "unique", "readonly"]) {
            self.next();
            return self.type_operator();
        }
        if self.is("infer") {
            self.next();
            self.identifier();
            let _ = self.attempt(|it| {
                if it.no_conditional || it.is("extends") {
                    if !it.accept("extends") {
                        return None;
                    }
                    let saved = std::mem::replace(&mut it.no_conditional, true);
                    it.type_node();
                    let is_inside = saved;
                    it.no_conditional = saved;
                    return (is_inside || !it.is("?")).then_some(());
                }
                None
            });
            return;
        }
        let saved = std::mem::replace(&mut self.no_conditional, false);
        self.postfix_type();
        self.no_conditional = saved;
    }

    fn postfix_type(&mut self) {
        self.simple_type();
        while self.fuel > 0 && !self.token.is_on_new_line {
            if self.is("!") {
                self.next();
            } else if self.is("?") {
                let is_conditional = self.look(|it| {
                    it.next();
                    it.is_start_of_type(false)
                });
                if is_conditional {
                    return;
                }
                self.next();
            } else if self.is("[") {
                self.next();
                if self.is_start_of_type(false) {
                    self.type_node();
                }
                self.expect("]");
            } else {
                return;
            }
        }
    }

    fn simple_type(&mut self) {
        const KEYWORDS: [&str; 10] = [
            "any",
            "unknown",
            "string",
            "number",
            "bigint",
            "symbol",
            "boolean",
            "undefined",
            "never",
            "object",
        ];
        match self.token.kind {
            Kind::String | Kind::Number | Kind::Template => return self.next(),
            Kind::Head => return self.template_type(),
            Kind::Punctuation | Kind::Keyword => {}
            _ => return self.type_reference(),
        }
        let word: &'t str = self.token.text;
        match word {
            word if KEYWORDS.contains(&word) => {
                let is_keyword = self.attempt(|it| {
                    it.next();
                    (!it.is(".")).then_some(())
                });
                if is_keyword.is_none() {
                    self.type_reference();
                }
            }
            "void" | "null" | "true" | "false" | "*" => self.next(),
            "?" | "!" => {
                self.next();
                if !self.is_one_of(&[",", "}", ")", ">", "=", "|"]) {
                    self.type_node();
                }
            }
            "-" if self.look(|it| {
                it.next();
                it.is_kind(Kind::Number)
            }) =>
            {
                self.next();
                self.next();
            }
            "this" => {
                self.next();
                if self.is("is") && !self.token.is_on_new_line {
                    self.next();
                    self.type_node();
                }
            }
            "typeof" => {
                self.next();
                if self.is("import") {
                    return self.import_type();
                }
                self.entity_name();
                if !self.token.is_on_new_line && self.is("<") {
                    self.bracketed(List::TypeArguments, "<", ">", Self::type_node);
                }
            }
            "import" => self.import_type(),
            "{" if self.look(Self::is_start_of_mapped_type) => self.mapped_type(),
            "{" => self.members(),
            "[" => self.tuple(),
            "(" => {
                self.next();
                self.type_node();
                self.expect(")");
            }
            "asserts"
                if self.look(|it| {
                    it.next();
                    (it.is_identifier() || it.is("this")) && !it.token.is_on_new_line
                }) =>
            {
                self.next();
                self.next();
                if self.accept("is") {
                    self.type_node();
                }
            }
            _ => self.type_reference(),
        }
    }

    fn type_reference(&mut self) {
        self.name_or(self.is_word(), Some(1110));
        self.entity_rest();
        if !self.token.is_on_new_line {
            self.rescan_less();
            if self.is("<") {
                self.bracketed(List::TypeArguments, "<", ">", Self::type_node);
            }
        }
    }

    /// `a.b.c`
    pub(super) fn entity_name(&mut self) {
        self.identifier_name();
        self.entity_rest();
    }

    fn entity_rest(&mut self) {
        while self.fuel > 0 && self.accept(".") {
            if self.is("<") {
                break;
            }
            self.right_of_dot();
        }
    }

    fn import_type(&mut self) {
        self.expect("import");
        self.expect("(");
        self.type_node();
        self.expect(")");
        self.entity_rest();
        if !self.token.is_on_new_line && self.is("<") {
            self.bracketed(List::TypeArguments, "<", ">", Self::type_node);
        }
    }

    fn template_type(&mut self) {
        self.next();
        while self.fuel > 0 {
            self.type_node();
            if !self.template_part(false) {
                return;
            }
        }
    }

    /// Behind a substitution; whether another one follows.
    pub(super) fn template_part(&mut self, is_tagged: bool) -> bool {
        if !self.is("}") {
            self.error_expected("}");
            return false;
        }
        self.rescan_template(is_tagged);
        let goes_on = self.is_kind(Kind::Middle);
        self.next();
        goes_on
    }

    fn tuple(&mut self) {
        self.next();
        let mut has_optional = false;
        self.delimited_while(List::TupleElements, false, |it| {
            let start = it.token.start;
            let (is_optional, is_rest) = it.tuple_element();
            if has_optional && !is_optional && !is_rest {
                it.grammar.push(Error { start, end: it.previous_end, code: 1257, expected: "" });
            }
            has_optional |= is_optional;
            true
        });
        self.expect("]");
    }

    /// Whether it may be left out, and whether it is the rest.
    fn tuple_element(&mut self) -> (bool, bool) {
        let is_named = self.look(|it| {
            it.accept("...");
            if !it.is_word() {
                return false;
            }
            it.next();
            it.accept("?");
            it.is(":")
        });
        let is_rest = self.accept("...");
        let mut is_optional = false;
        if is_named {
            self.identifier_name();
            is_optional = self.accept("?");
            self.expect(":");
            self.accept("...");
        }
        if self.is(",") {
            // Nothing between two commas.
            let _ = self.name_or(false, Some(1110));
            return (is_optional, is_rest);
        }
        self.type_node();
        is_optional |= !is_named && self.text.get(..self.previous_end).is_some_and(|it| it.ends_with('?'));
        (is_optional, is_rest)
    }

    fn is_start_of_mapped_type(&mut self) -> bool {
        self.next();
        if self.is_one_of(&["+", "-"]) {
            self.next();
            return self.is("readonly");
        }
        self.accept("readonly");
        if !self.accept("[") || !self.is_identifier() {
            return false;
        }
        self.next();
        self.is("in")
    }

    fn mapped_type(&mut self) {
        self.next();
        if self.accept("+") || self.accept("-") {
            self.expect("readonly");
        } else {
            self.accept("readonly");
        }
        self.expect("[");
        self.identifier_name();
        self.expect("in");
        self.type_node();
        if self.accept("as") {
            self.type_node();
        }
        self.expect("]");
        if self.accept("+") || self.accept("-") {
            self.expect("?");
        } else {
            self.accept("?");
        }
        self.type_annotation();
        self.semicolon();
        self.list(List::TypeMembers, Self::type_member);
        self.expect("}");
    }

    /// `{ a: T; b(): U }`
    pub(super) fn members(&mut self) {
        if self.expect("{") {
            self.list(List::TypeMembers, Self::type_member);
            self.expect("}");
        }
    }

    pub(super) fn is_start_of_type_member(&mut self) -> bool {
        if self.is_one_of(&["(", "<", "get", "set"]) {
            return true;
        }
        let mut has_word = false;
        while self.fuel > 0 && self.is_modifier() {
            has_word = true;
            self.next();
        }
        if self.is("[") {
            return true;
        }
        if self.is_literal_name() {
            has_word = true;
            self.next();
        }
        has_word && (self.is_one_of(&["(", "<", "?", ":", ","]) || self.can_end_statement())
    }

    fn type_member(&mut self) {
        let is_construct = self.is("new")
            && self.look(|it| {
                it.next();
                it.is_one_of(&["(", "<"])
            });
        if self.is_one_of(&["(", "<"]) || is_construct {
            self.accept("new");
            self.type_parameters();
            self.parameters();
            self.return_type(":", true);
            return self.member_end();
        }
        self.modifiers();
        if self.accept_accessor() {
            self.property_name();
            self.signature();
            return self.member_end();
        }
        if self.is("[") && self.look(Self::is_index_signature) {
            self.bracketed(List::Parameters, "[", "]", Self::parameter);
            self.type_annotation();
            return self.member_end();
        }
        self.property_name();
        self.accept("?");
        if self.is_one_of(&["(", "<"]) {
            self.type_parameters();
            self.parameters();
            self.return_type(":", true);
        } else {
            self.type_annotation();
            self.initializer();
        }
        self.member_end();
    }

    fn member_end(&mut self) {
        if !self.accept(",") {
            self.semicolon();
        }
    }

    fn is_index_signature(&mut self) -> bool {
        self.next();
        if self.is_one_of(&["...", "]"]) {
            return true;
        }
        if self.is_modifier() {
            self.next();
            if self.is_identifier() {
                return true;
            }
        } else if !self.is_identifier() {
            return false;
        } else {
            self.next();
        }
        if self.is_one_of(&[":", ","]) {
            return true;
        }
        if !self.accept("?") {
            return false;
        }
        self.is_one_of(&[":", ",", "]"])
    }
}
