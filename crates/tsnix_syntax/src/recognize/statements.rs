//! Statements.

use super::lists::List;
use super::scan::Kind;
use super::{Error, Expression, Recognizer};

impl<'t> Recognizer<'t> {
    pub(super) fn source_file(&mut self) {
        self.list(List::Source, Self::statement);
    }

    pub(super) fn is_start_of_statement(&mut self) -> bool {
        const ALWAYS: [&str; 22] = [
            "@", ";", "{", "var", "let", "function", "class", "enum", "if", "do", "while", "for", "continue",
            "break", "return", "with", "switch", "throw", "try", "debugger", "catch", "finally",
        ];
        const WORDS: [&str; 7] = ["async", "declare", "interface", "module", "namespace", "type", "global"];
        const MODIFIERS: [&str; 6] = ["accessor", "public", "private", "protected", "static", "readonly"];
        if self.is_one_of(&ALWAYS) || self.is_one_of(&WORDS) {
            return true;
        }
        if self.is("import") {
            return self.look(Self::is_declaration) || self.look(Self::next_is_import_call);
        }
        if self.is_one_of(&["const", "export"]) {
            return self.look(Self::is_declaration);
        }
        if self.is_one_of(&MODIFIERS) {
            return self.look(Self::is_declaration)
                || !self.look(|it| {
                    it.next();
                    it.is_word() && !it.token.is_on_new_line
                });
        }
        self.is_start_of_expression()
    }

    pub(super) fn next_is_import_call(&mut self) -> bool {
        self.next();
        self.is_one_of(&["(", "<", "."])
    }

    pub(super) fn statement(&mut self) {
        let was_at_top = std::mem::replace(&mut self.is_at_top, false);
        self.statement_here(was_at_top);
        self.is_at_top = was_at_top;
    }

    fn statement_here(&mut self, was_at_top: bool) {
        const DECLARATIONS: [&str; 18] = [
            "async",
            "interface",
            "type",
            "module",
            "namespace",
            "declare",
            "const",
            "enum",
            "export",
            "import",
            "private",
            "protected",
            "public",
            "abstract",
            "accessor",
            "static",
            "readonly",
            "global",
        ];
        if self.token.kind == Kind::Punctuation {
            let word: &'t str = self.token.text;
            match word {
                ";" => return self.next(),
                "{" => return self.block(None),
                "@" => return self.declaration(was_at_top),
                _ => return self.expression_statement(),
            }
        }
        if self.token.kind == Kind::Keyword {
            let word: &'t str = self.token.text;
            match word {
                "var" => return self.variable_statement(),
                "let" if self.look(Self::next_is_binding) => return self.variable_statement(),
                "function" => return self.function_declaration(false),
                "class" => return self.class(true),
                "if" => return self.if_statement(),
                "do" => return self.do_statement(),
                "while" => {
                    self.next();
                    self.condition();
                    return self.only_statement();
                }
                "for" => return self.for_statement(),
                "continue" | "break" => {
                    self.next();
                    if !self.can_end_statement() {
                        self.identifier();
                    }
                    return self.semicolon();
                }
                "return" => {
                    self.next();
                    if !self.can_end_statement() {
                        self.expression_with_in();
                    }
                    return self.semicolon();
                }
                "with" => {
                    self.next();
                    self.condition();
                    return self.only_statement();
                }
                "switch" => return self.switch_statement(),
                "throw" => {
                    self.next();
                    let start = self.token.start;
                    let mut value = Expression::Name { start, end: start };
                    if !self.token.is_on_new_line {
                        value = self.expression_with_in();
                    }
                    if !self.accept_semicolon() {
                        self.missing_semicolon(value);
                    }
                    return;
                }
                "try" | "catch" | "finally" => return self.try_statement(),
                "debugger" => {
                    self.next();
                    return self.semicolon();
                }
                word if DECLARATIONS.contains(&word) && self.look(Self::is_declaration) => {
                    return self.declaration(was_at_top);
                }
                _ => {}
            }
        }
        self.expression_statement();
    }

    fn next_is_binding(&mut self) -> bool {
        self.next();
        self.is_start_of_binding()
    }

    fn expression_statement(&mut self) {
        let value = self.expression_with_in();
        if matches!(value, Expression::Name { .. }) && self.accept(":") {
            return self.statement();
        }
        if !self.accept_semicolon() {
            self.missing_semicolon(value);
        }
    }

    /// `{ ... }`; another code than 1005 where the brace is missing.
    pub(super) fn block(&mut self, code: Option<u16>) {
        let is_open = match code {
            Some(code) => self.expect_or("{", code),
            None => self.expect("{"),
        };
        if is_open {
            self.block_rest();
        }
    }

    /// Behind the opening brace.
    pub(super) fn block_rest(&mut self) {
        let was_at_top = std::mem::replace(&mut self.is_at_top, false);
        self.list(List::Block, Self::statement);
        self.is_at_top = was_at_top;
        self.expect("}");
        if self.is("=") {
            self.error(2809);
            self.next();
        }
    }

    /// `( ... )`
    fn condition(&mut self) {
        self.expect("(");
        self.expression_with_in();
        self.expect(")");
    }

    fn if_statement(&mut self) {
        self.next();
        self.condition();
        self.only_statement();
        if self.accept("else") {
            self.only_statement();
        }
    }

    fn do_statement(&mut self) {
        self.next();
        self.only_statement();
        self.expect("while");
        self.condition();
        self.accept(";");
    }

    fn for_statement(&mut self) {
        self.next();
        let is_await = self.accept("await");
        self.expect("(");
        if !self.is(";") {
            let is_declared = self.is_one_of(&["var", "let", "const"]);
            let saved = std::mem::replace(&mut self.no_in, true);
            if is_declared {
                self.variables(true);
            } else {
                self.expression();
            }
            self.no_in = saved;
        }
        if if is_await { self.expect("of") } else { self.accept("of") } {
            self.with_in(|it| it.assignment(true));
            self.expect(")");
        } else if self.accept("in") {
            self.expression_with_in();
            self.expect(")");
        } else {
            self.expect(";");
            if !self.is_one_of(&[";", ")"]) {
                self.expression_with_in();
            }
            self.expect(";");
            if !self.is(")") {
                self.expression_with_in();
            }
            self.expect(")");
        }
        self.only_statement();
    }

    /// What an `if` or a loop does without braces.
    fn only_statement(&mut self) {
        let is_const = self.is("const") && self.look(Self::is_declaration);
        if is_const || self.is("let") && self.look(Self::next_is_binding) {
            self.note(1156);
        }
        self.statement();
    }

    fn switch_statement(&mut self) {
        self.next();
        self.condition();
        self.expect("{");
        self.list(List::Clauses, |it| {
            if it.accept("default") {
                it.expect(":");
            } else {
                it.expect("case");
                it.expression_with_in();
                it.expect(":");
            }
            it.list(List::ClauseStatements, Self::statement);
        });
        self.expect("}");
    }

    fn try_statement(&mut self) {
        self.expect("try");
        self.block(None);
        let has_handler = self.accept("catch");
        if has_handler {
            if self.accept("(") {
                self.variable(false);
                self.expect(")");
            }
            self.block(None);
        }
        if !has_handler || self.is("finally") {
            self.expect_or("finally", 1472);
            self.block(None);
        }
    }

    pub(super) fn variable_statement(&mut self) {
        self.variables(false);
        self.semicolon();
    }

    fn variables(&mut self, is_in_for: bool) {
        self.next();
        let is_of = self.is("of")
            && self.look(|it| {
                it.next();
                let is_name = it.is_identifier();
                it.next();
                is_name && it.is(")")
            });
        if is_of {
            return;
        }
        let start = self.token.full_start;
        let element =
            if is_in_for { |it: &mut Self| it.variable(false) } else { |it: &mut Self| it.variable(true) };
        self.delimited(List::Variables, false, element);
        if self.token.full_start == start {
            self.grammar.push(Error { start, end: start, code: 1123, expected: "" });
        }
    }

    fn variable(&mut self, may_have_exclamation: bool) {
        let is_name = !self.is_one_of(&["{", "["]);
        if self.is("let") {
            self.note(1214);
        }
        self.binding();
        if may_have_exclamation && is_name && self.is("!") && !self.token.is_on_new_line {
            self.next();
        }
        self.type_annotation();
        if !self.is_one_of(&["in", "of"]) {
            self.initializer();
        }
    }

    /// `= x`
    pub(super) fn initializer(&mut self) {
        if self.accept("=") {
            self.assignment(true);
        }
    }

    /// A name or a pattern.
    pub(super) fn binding(&mut self) {
        if self.is("[") {
            self.next();
            self.delimited(List::ArrayBinding, false, |it| {
                if it.is(",") {
                    return;
                }
                it.accept("...");
                it.binding();
                it.initializer();
            });
            self.expect("]");
        } else if self.is("{") {
            self.next();
            self.delimited(List::ObjectBinding, false, |it| {
                it.accept("...");
                let is_name = it.is_identifier();
                it.property_name();
                if !is_name || it.is(":") {
                    it.expect(":");
                    it.binding();
                }
                it.initializer();
            });
            self.expect("}");
        } else {
            self.identifier();
        }
    }

    pub(super) fn property_name(&mut self) {
        if matches!(self.token.kind, Kind::String | Kind::Number | Kind::Private) {
            self.next();
        } else if self.is("[") {
            self.next();
            self.expression_with_in();
            self.expect("]");
        } else {
            self.identifier_name();
        }
    }
}
