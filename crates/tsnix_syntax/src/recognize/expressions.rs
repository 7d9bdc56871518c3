//! Expressions.

use super::lists::List;
use super::scan::Kind;
use super::{Expression, Recognizer};

/// Whether `(` starts an arrow function.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrow {
    No,
    Yes,
    Perhaps,
}

impl<'t> Recognizer<'t> {
    pub(super) fn with_in<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let saved = std::mem::replace(&mut self.no_in, false);
        let result = body(self);
        self.no_in = saved;
        result
    }

    pub(super) fn expression_with_in(&mut self) -> Expression {
        self.with_in(Self::expression)
    }

    pub(super) fn expression(&mut self) -> Expression {
        let mut value = self.assignment(true);
        while self.fuel > 0 && self.accept(",") {
            self.assignment(true);
            value = Expression::Other;
        }
        value
    }

    fn is_binary_operator(&self) -> bool {
        !(self.no_in && self.is("in")) && self.precedence() > 0
    }

    fn precedence(&self) -> u8 {
        if !matches!(self.token.kind, Kind::Punctuation | Kind::Keyword) {
            return 0;
        }
        let word: &'t str = self.token.text;
        match word {
            "??" => 4,
            "||" => 5,
            "&&" => 6,
            "|" => 7,
            "^" => 8,
            "&" => 9,
            "==" | "!=" | "===" | "!==" => 10,
            "<" | ">" | "<=" | ">=" | "instanceof" | "in" | "as" | "satisfies" => 11,
            "<<" | ">>" | ">>>" => 12,
            "+" | "-" => 13,
            "*" | "/" | "%" => 14,
            "**" => 15,
            _ => 0,
        }
    }

    pub(super) fn is_start_of_left_hand_side(&mut self) -> bool {
        const STARTS: [&str; 13] =
            ["this", "super", "null", "true", "false", "(", "[", "{", "function", "class", "new", "/", "/="];
        self.is_one_of(&STARTS)
            || matches!(self.token.kind, Kind::Number | Kind::String | Kind::Template | Kind::Head)
            || self.is("import") && self.look(Self::next_is_import_call)
            || self.is_identifier()
    }

    pub(super) fn is_start_of_expression(&mut self) -> bool {
        const STARTS: [&str; 11] = ["+", "-", "~", "!", "delete", "typeof", "void", "++", "--", "<", "@"];
        self.is_start_of_left_hand_side()
            || self.is_one_of(&STARTS)
            || self.is_kind(Kind::Private)
            || self.is_binary_operator()
    }

    pub(super) fn assignment(&mut self, takes_return_type: bool) -> Expression {
        if self.fuel == 0 {
            return Expression::Other;
        }
        if self.is("yield")
            && self.look(|it| {
                it.next();
                !it.token.is_on_new_line
                    && (it.is_word() || it.is_kind(Kind::String) || it.is_kind(Kind::Number))
            })
        {
            // Generators are refused, so none that is right comes here with an error beside it.
            self.note(1163);
            self.next();
            self.assignment(true);
            return Expression::Other;
        }
        match self.arrow_kind() {
            Arrow::Yes => {
                self.arrow(true, true);
                return Expression::Other;
            }
            Arrow::Perhaps => {
                let start = self.token.start;
                if !self.no_arrows.contains(&start) {
                    if self.attempt(|it| it.arrow(false, takes_return_type).then_some(())).is_some() {
                        return Expression::Other;
                    }
                    self.no_arrows.insert(start);
                }
            }
            Arrow::No => {}
        }
        if self.is("async") && self.look(Self::is_simple_async_arrow) {
            self.next();
            self.next();
            self.arrow_rest(takes_return_type);
            return Expression::Other;
        }
        let value = self.binary(0);
        if matches!(value, Expression::Name { .. }) && self.is("=>") {
            self.arrow_rest(takes_return_type);
            return Expression::Other;
        }
        self.rescan_greater();
        if value != Expression::Other && self.is_assignment_operator() {
            self.next();
            self.assignment(takes_return_type);
            return Expression::Other;
        }
        self.conditional_rest(value, takes_return_type)
    }

    fn is_simple_async_arrow(&mut self) -> bool {
        self.next();
        if self.token.is_on_new_line || !self.is_identifier() {
            return false;
        }
        self.next();
        self.is("=>")
    }

    fn is_assignment_operator(&self) -> bool {
        self.is_one_of(&[
            "=", "+=", "-=", "*=", "**=", "/=", "%=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "||=", "&&=",
            "??=",
        ])
    }

    fn conditional_rest(&mut self, value: Expression, takes_return_type: bool) -> Expression {
        if !self.accept("?") {
            return value;
        }
        self.with_in(|it| it.assignment(false));
        if self.expect(":") {
            self.assignment(takes_return_type);
        }
        Expression::Other
    }

    fn binary(&mut self, least: u8) -> Expression {
        let value = self.unary();
        self.binary_rest(value, least)
    }

    fn binary_rest(&mut self, mut value: Expression, least: u8) -> Expression {
        while self.fuel > 0 {
            self.rescan_greater();
            let precedence = self.precedence();
            let is_taken = if self.is("**") { precedence >= least } else { precedence > least };
            if !is_taken || precedence == 0 || self.no_in && self.is("in") {
                return value;
            }
            if self.is_one_of(&["as", "satisfies"]) {
                if self.token.is_on_new_line {
                    return value;
                }
                self.next();
                self.type_node();
            } else {
                self.next();
                self.binary(precedence);
            }
            value = Expression::Other;
        }
        value
    }

    pub(super) fn unary(&mut self) -> Expression {
        const SIMPLE: [&str; 9] = ["+", "-", "~", "!", "delete", "typeof", "void", "await", "<"];
        if !self.is_one_of(&SIMPLE) {
            let value = self.update();
            return if self.is("**") { self.binary_rest(value, 15) } else { value };
        }
        let start = self.token.start;
        let is_assertion = self.is("<");
        let value = self.simple_unary();
        if self.is("**") {
            self.error_between(start, self.previous_end, if is_assertion { 17007 } else { 17006 });
        }
        value
    }

    fn simple_unary(&mut self) -> Expression {
        if self.is_one_of(&["+", "-", "~", "!", "delete", "typeof", "void"]) {
            self.next();
            self.simple_unary();
            return Expression::Other;
        }
        if self.is("<") {
            self.next();
            self.type_node();
            self.expect(">");
            self.simple_unary();
            return Expression::Other;
        }
        if self.is("await") && self.look(Self::is_await) {
            self.next();
            self.simple_unary();
            return Expression::Other;
        }
        self.update()
    }

    fn is_await(&mut self) -> bool {
        self.next();
        let is_literal = matches!(self.token.kind, Kind::String | Kind::Number | Kind::Template | Kind::Head);
        (self.is_word() || is_literal || self.is_one_of(&["(", "[", "{"])) && !self.token.is_on_new_line
    }

    fn update(&mut self) -> Expression {
        if self.is_one_of(&["++", "--"]) {
            self.next();
            self.left_hand_side();
            return Expression::Other;
        }
        let value = self.left_hand_side();
        if self.is_one_of(&["++", "--"]) && !self.token.is_on_new_line {
            self.next();
            return Expression::Other;
        }
        value
    }

    pub(super) fn left_hand_side(&mut self) -> Expression {
        let start = self.token.start;
        let value = if self.is("import") && self.look(Self::next_is_import_call) {
            self.next();
            if self.accept(".") {
                self.identifier_name();
            }
            Expression::LeftHandSide
        } else {
            self.primary()
        };
        self.call_rest(value, start)
    }

    fn call_rest(&mut self, mut value: Expression, start: usize) -> Expression {
        while self.fuel > 0 {
            value = self.member_rest(value, true, start);
            let is_optional = self.accept("?.");
            if is_optional {
                let _ = self.attempt(Self::type_arguments_in_expression);
            }
            if self.is("(") {
                self.arguments();
                value = Expression::LeftHandSide;
                continue;
            }
            if is_optional {
                self.name_or(false, Some(1003));
                value = Expression::LeftHandSide;
            }
            break;
        }
        value
    }

    fn member_rest(&mut self, mut value: Expression, takes_chains: bool, start: usize) -> Expression {
        while self.fuel > 0 {
            let is_chain = takes_chains
                && self.is("?.")
                && self.look(|it| {
                    it.next();
                    it.is_word()
                        || it.is("[")
                        || matches!(it.token.kind, Kind::Template | Kind::Head | Kind::Private)
                });
            let is_member = if is_chain {
                self.next();
                self.is_word() || self.is_kind(Kind::Private)
            } else {
                self.accept(".")
            };
            if is_member {
                self.right_of_dot();
                value = Expression::LeftHandSide;
                continue;
            }
            if self.accept("[") {
                if self.is("]") {
                    self.error_at(self.token.full_start, 1011);
                } else {
                    self.expression_with_in();
                }
                self.expect("]");
                value = Expression::LeftHandSide;
                continue;
            }
            if matches!(self.token.kind, Kind::Template | Kind::Head) {
                let from = self.token.start;
                self.template(true);
                value = Expression::TaggedTemplate { start: from, end: self.previous_end };
                continue;
            }
            if !is_chain {
                if self.is("!") && !self.token.is_on_new_line {
                    self.next();
                    value = Expression::LeftHandSide;
                    continue;
                }
                if self.attempt(Self::type_arguments_in_expression).is_some() {
                    value = Expression::LeftHandSide;
                    continue;
                }
            }
            let _ = start;
            return value;
        }
        value
    }

    fn type_arguments_in_expression(&mut self) -> Option<()> {
        self.rescan_less();
        if !self.accept("<") {
            return None;
        }
        self.delimited(List::TypeArguments, false, Self::type_node);
        self.rescan_greater();
        if !self.accept(">") {
            return None;
        }
        if self.is("(") || matches!(self.token.kind, Kind::Template | Kind::Head) {
            return Some(());
        }
        if self.is_one_of(&["<", ">", "+", "-"]) {
            return None;
        }
        let can_follow =
            self.token.is_on_new_line || self.is_binary_operator() || !self.is_start_of_expression();
        can_follow.then_some(())
    }

    fn arguments(&mut self) {
        self.expect("(");
        self.with_in(|it| it.delimited(List::Arguments, false, Self::element));
        self.expect(")");
    }

    /// An argument or an element of a list.
    fn element(&mut self) {
        if self.accept("...") {
            self.assignment(true);
        } else if !self.is(",") {
            self.with_in(|it| it.assignment(true));
        } else if self.lists & (1 << List::Arguments as u32) != 0 {
            // Holes are for lists only; the parser takes them all the same.
        }
    }

    fn template(&mut self, is_tagged: bool) {
        if !is_tagged {
            self.rescan_template_start();
        }
        if self.is_kind(Kind::Template) {
            return self.next();
        }
        self.next();
        while self.fuel > 0 {
            self.expression_with_in();
            if !self.template_part(is_tagged) {
                return;
            }
        }
    }

    fn primary(&mut self) -> Expression {
        match self.token.kind {
            Kind::Number | Kind::String => {
                self.next();
                return Expression::LeftHandSide;
            }
            Kind::Template | Kind::Head => {
                self.template(false);
                return Expression::LeftHandSide;
            }
            Kind::Private => {
                self.next();
                return Expression::LeftHandSide;
            }
            Kind::Punctuation | Kind::Keyword => {}
            _ => return self.name_or(self.is_identifier(), Some(1109)),
        }
        let word: &'t str = self.token.text;
        match word {
            "this" | "super" | "null" | "true" | "false" => self.next(),
            "(" => {
                self.next();
                self.expression_with_in();
                self.expect(")");
            }
            "[" => {
                self.next();
                self.with_in(|it| it.delimited(List::ArrayMembers, false, Self::element));
                self.expect("]");
            }
            "{" => {
                self.next();
                self.with_in(|it| it.delimited(List::ObjectMembers, true, Self::object_member));
                self.expect("}");
            }
            "async"
                if self.look(|it| {
                    it.next();
                    it.is("function") && !it.token.is_on_new_line
                }) =>
            {
                self.next();
                self.function_expression();
            }
            "function" => self.function_expression(),
            "class" => self.class(false),
            "new" => self.new_expression(),
            "/" | "/=" => {
                self.rescan_slash();
                self.next();
            }
            _ => return self.name_or(self.is_identifier(), Some(1109)),
        }
        Expression::LeftHandSide
    }

    fn function_expression(&mut self) {
        self.next();
        self.accept("*");
        if self.is_identifier() {
            self.identifier();
        }
        self.with_in(|it| {
            it.signature();
            it.block(None);
        });
    }

    fn new_expression(&mut self) {
        self.next();
        if self.accept(".") {
            self.identifier_name();
            return;
        }
        let start = self.token.start;
        let value = self.primary();
        self.member_rest(value, false, start);
        if self.is("(") {
            self.arguments();
        }
    }

    fn object_member(&mut self) {
        if self.accept("...") {
            self.assignment(true);
            return;
        }
        self.modifiers();
        if self.accept_accessor() {
            self.property_name();
            self.signature();
            return self.body_or_semicolon();
        }
        let is_generator = self.accept("*");
        let is_name = self.is_identifier();
        self.property_name();
        self.accept("?");
        self.accept("!");
        if is_generator || self.is_one_of(&["(", "<"]) {
            self.signature();
            return self.body_or_semicolon();
        }
        if is_name && !self.is(":") {
            if self.accept("=") {
                self.assignment(true);
            }
            return;
        }
        self.expect(":");
        self.assignment(true);
    }

    // ------------------------------------------------------------------ arrow functions

    fn arrow_kind(&mut self) -> Arrow {
        if self.is_one_of(&["(", "<", "async"]) {
            return self.look(Self::arrow_kind_ahead);
        }
        // An arrow without parameters is an arrow function all the same.
        if self.is("=>") { Arrow::Yes } else { Arrow::No }
    }

    fn arrow_kind_ahead(&mut self) -> Arrow {
        if self.accept("async") && (self.token.is_on_new_line || !self.is_one_of(&["(", "<"])) {
            return Arrow::No;
        }
        let is_generic = self.is("<");
        self.next();
        if is_generic {
            return if self.is_identifier() || self.is("const") { Arrow::Perhaps } else { Arrow::No };
        }
        if self.is(")") {
            self.next();
            return if self.is_one_of(&["=>", ":", "{"]) { Arrow::Yes } else { Arrow::No };
        }
        if self.is_one_of(&["[", "{"]) {
            return Arrow::Perhaps;
        }
        if self.is("...") {
            return Arrow::Yes;
        }
        let is_modified = self.is_modifier()
            && !self.is("async")
            && self.look(|it| {
                it.next();
                it.is_identifier()
            });
        if is_modified {
            self.next();
            return if self.is("as") { Arrow::No } else { Arrow::Yes };
        }
        if !self.is_identifier() && !self.is("this") {
            return Arrow::No;
        }
        self.next();
        if self.is(":") {
            return Arrow::Yes;
        }
        if self.accept("?") {
            return if self.is_one_of(&[":", ",", "=", ")"]) { Arrow::Yes } else { Arrow::No };
        }
        if self.is_one_of(&[",", "=", ")"]) { Arrow::Perhaps } else { Arrow::No }
    }

    /// An arrow function; false where this may be something else and is no such function.
    fn arrow(&mut self, is_certain: bool, takes_return_type: bool) -> bool {
        self.accept("async");
        self.type_parameters();
        if !self.expect("(") {
            if !is_certain {
                return false;
            }
        } else {
            let is_fine =
                self.delimited_while(List::Parameters, false, |it| it.parameter_or_none(is_certain));
            if !is_fine || !self.expect(")") && !is_certain {
                return false;
            }
        }
        let has_colon = self.is(":");
        let before = self.errors.len();
        self.return_type(":", false);
        if !is_certain && (has_colon && self.errors.len() > before || !self.is_one_of(&["=>", "{"])) {
            return false;
        }
        let is_block_or_arrow = self.is_one_of(&["=>", "{"]);
        self.expect("=>");
        if is_block_or_arrow {
            self.arrow_body(takes_return_type);
        } else {
            self.identifier();
        }
        takes_return_type || !has_colon || self.is(":")
    }

    fn arrow_rest(&mut self, takes_return_type: bool) {
        self.expect("=>");
        self.arrow_body(takes_return_type);
    }

    fn arrow_body(&mut self, takes_return_type: bool) {
        if self.is("{") {
            return self.with_in(|it| it.block(None));
        }
        let is_expression = !self.is_one_of(&["{", "@"]) && self.is_start_of_expression();
        let is_statement =
            !is_expression && !self.is_one_of(&[";", "function", "class"]) && self.is_start_of_statement();
        if is_statement {
            // Statements whose opening brace is missing.
            self.error_expected("{");
            return self.block_rest();
        }
        self.assignment(takes_return_type);
    }
}
