//! Declarations: functions, interfaces, aliases, imports and exports, and what stands before them.

use super::lists::List;
use super::scan::Kind;
use super::{Error, Recognizer};

const MODIFIERS: [&str; 15] = [
    "abstract",
    "accessor",
    "async",
    "const",
    "declare",
    "default",
    "export",
    "in",
    "public",
    "private",
    "protected",
    "readonly",
    "static",
    "out",
    "override",
];

/// A word before a declaration.
struct Modifier<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Recognizer<'t> {
    pub(super) fn is_modifier(&self) -> bool {
        self.is_one_of(&MODIFIERS)
    }

    /// Whether a declaration starts here. Looks ahead: the caller comes back.
    pub(super) fn is_declaration(&mut self) -> bool {
        while self.fuel > 0 {
            if self.token.kind != Kind::Keyword {
                return false;
            }
            match self.token.text {
                "var" | "let" | "const" | "function" | "class" | "enum" => return true,
                "interface" | "type" => {
                    self.next();
                    return self.is_identifier() && !self.token.is_on_new_line;
                }
                "module" | "namespace" => {
                    self.next();
                    return (self.is_identifier() || self.is_kind(Kind::String))
                        && !self.token.is_on_new_line;
                }
                word @ ("abstract" | "accessor" | "async" | "declare" | "private" | "protected"
                | "public" | "readonly") => {
                    self.next();
                    if self.token.is_on_new_line {
                        return false;
                    }
                    if word == "declare" && self.is("type") {
                        return true;
                    }
                }
                "global" => {
                    self.next();
                    return self.is("{") || self.is_kind(Kind::Name) || self.is("export");
                }
                "import" => {
                    self.next();
                    return self.is_kind(Kind::String) || self.is_one_of(&["*", "{"]) || self.is_word();
                }
                "export" => {
                    self.next();
                    let is_end = |it: &Self| it.is_one_of(&["=", "*", "{", "default", "as", "@"]);
                    let is_export = if self.is("type") {
                        self.look(|it| {
                            it.next();
                            is_end(it)
                        })
                    } else {
                        is_end(self)
                    };
                    if is_export {
                        return true;
                    }
                }
                "static" => self.next(),
                _ => return false,
            }
        }
        false
    }

    /// Whether what follows a modifier lets it be one.
    fn can_follow_modifier(&self) -> bool {
        self.is_one_of(&["[", "{", "*", "..."]) || self.is_literal_name()
    }

    fn modifier_is_one(&mut self) -> bool {
        let word = self.token.text;
        self.next();
        let can_follow_default = |it: &mut Self| {
            it.next();
            it.is_one_of(&["class", "function", "interface", "@"])
                || it.is("abstract") && it.look(|it| it.next_is("class"))
                || it.is("async") && it.look(|it| it.next_is("function"))
        };
        match word {
            "const" => self.is("enum"),
            "export" => {
                if self.is("default") {
                    return self.look(can_follow_default);
                }
                let can_follow =
                    |it: &Self| it.is("@") || !it.is_one_of(&["*", "as", "{"]) && it.can_follow_modifier();
                if self.is("type") {
                    return self.look(|it| {
                        it.next();
                        can_follow(it)
                    });
                }
                can_follow(self)
            }
            "default" => {
                self.is_one_of(&["class", "function", "interface", "@"])
                    || self.is("abstract") && self.look(|it| it.next_is("class"))
                    || self.is("async") && self.look(|it| it.next_is("function"))
            }
            "static" => self.can_follow_modifier(),
            _ => !self.token.is_on_new_line && self.can_follow_modifier(),
        }
    }

    fn next_is(&mut self, word: &str) -> bool {
        self.next();
        self.is(word) && !self.token.is_on_new_line
    }

    /// Passes over modifiers.
    pub(super) fn modifiers(&mut self) -> bool {
        !self.read_modifiers(false).is_empty()
    }

    fn read_modifiers(&mut self, takes_const: bool) -> Vec<(&'t str, usize, usize)> {
        let mut found = Vec::new();
        while self.fuel > 0 && self.is_modifier() {
            let (text, start, end) = (self.token.text, self.token.start, self.token.end);
            let is_one = self.attempt(|it| {
                let is_one = if takes_const && text == "const" {
                    it.next();
                    !it.token.is_on_new_line && it.can_follow_modifier()
                } else {
                    it.modifier_is_one()
                };
                is_one.then_some(())
            });
            if is_one.is_none() {
                break;
            }
            found.push((text, start, end));
        }
        found
    }

    /// `get` and `set` before a name.
    pub(super) fn accept_accessor(&mut self) -> bool {
        self.is_one_of(&["get", "set"])
            && self
                .attempt(|it| {
                    it.next();
                    it.can_follow_modifier().then_some(())
                })
                .is_some()
    }

    pub(super) fn declaration(&mut self, is_at_top: bool) {
        while self.is("@") {
            self.next();
            self.left_hand_side();
        }
        let start = self.token.start;
        let modifiers: Vec<Modifier<'t>> = self
            .read_modifiers(false)
            .into_iter()
            .map(|(text, start, end)| Modifier { text, start, end })
            .collect();
        let is_default = modifiers.iter().any(|it| it.text == "default");
        let word = if self.token.kind == Kind::Keyword { self.token.text } else { "" };
        let mut is_export = false;
        match word {
            "var" | "let" | "const" => self.variable_statement(),
            "function" => self.function_declaration(is_default),
            "class" => self.class(true),
            "interface" => self.interface(),
            "type" => self.type_alias(),
            "enum" => self.enumeration(),
            "global" | "module" | "namespace" => self.module(),
            "import" => self.import(),
            "export" => {
                self.next();
                is_export = self.is_one_of(&["default", "="]);
                self.export();
            }
            _ => self.error_at(self.token.full_start, 1146),
        }
        self.check_modifiers(&modifiers, word, is_export, is_at_top, start);
    }

    /// What TypeScript's checker says of words before a declaration; the first that is wrong.
    fn check_modifiers(
        &mut self,
        modifiers: &[Modifier<'t>],
        declared: &str,
        is_export_assignment: bool,
        is_at_top: bool,
        start: usize,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        let at = |it: &Modifier<'_>, code: u16| Error { start: it.start, end: it.end, code, expected: "" };
        let mut found = None;
        for it in modifiers {
            let code = match it.text {
                "readonly" => Some(1024),
                "public" | "private" | "protected" | "static" if is_at_top => Some(1044),
                "public" | "private" | "protected" | "static" => Some(1184),
                "abstract" if declared != "class" => Some(1242),
                "export" | "declare" if !is_at_top => Some(1184),
                "export" | "declare" | "async" | "abstract" if seen.contains(&it.text) => Some(1030),
                "export" if seen.contains(&"declare") || seen.contains(&"async") => Some(1029),
                _ => None,
            };
            if let Some(code) = code {
                found = Some(at(it, code));
                break;
            }
            seen.push(it.text);
        }
        let is_async = |it: &&Modifier<'_>| it.text == "async" && declared != "function";
        let found = found.or_else(|| modifiers.iter().find(is_async).map(|it| at(it, 1042))).or_else(|| {
            let is_bare = modifiers.is_empty() || !is_export_assignment;
            (!is_bare).then_some(Error { start, end: start, code: 1120, expected: "" })
        });
        self.grammar.extend(found);
    }

    pub(super) fn function_declaration(&mut self, is_default: bool) {
        self.expect("function");
        self.accept("*");
        if !is_default || self.is_identifier() {
            self.identifier();
        }
        self.signature();
        self.body_or_semicolon();
    }

    /// Type parameters, parameters and the type of the result.
    pub(super) fn signature(&mut self) {
        self.type_parameters();
        self.parameters();
        self.return_type(":", false);
    }

    /// `{ ... }`, or the end of an overload.
    pub(super) fn body_or_semicolon(&mut self) {
        if !self.is("{") && self.can_end_statement() {
            return self.semicolon();
        }
        self.block(Some(1144));
    }

    pub(super) fn parameters(&mut self) {
        if self.expect("(") {
            self.delimited(List::Parameters, false, Self::parameter);
            self.expect(")");
        }
    }

    pub(super) fn is_start_of_parameter(&mut self) -> bool {
        self.is_one_of(&["...", "@"])
            || self.is_start_of_binding()
            || self.is_kind(Kind::Private)
            || self.is_modifier()
            || self.is_start_of_type(true)
    }

    pub(super) fn parameter(&mut self) {
        self.parameter_or_none(true);
    }

    /// Nothing is read, and false given, where this can't be a parameter and may be something else.
    pub(super) fn parameter_or_none(&mut self, is_certain: bool) -> bool {
        let has_modifiers = self.modifiers();
        if self.is("this") {
            self.next();
            self.type_annotation();
            return true;
        }
        self.accept("...");
        if !is_certain && !self.is_start_of_binding() {
            return false;
        }
        let (start, full_start) = (self.token.start, self.token.full_start);
        let is_pattern = self.is_one_of(&["{", "["]);
        self.binding();
        if self.token.full_start == full_start && !has_modifiers && self.is_modifier() {
            self.next();
        }
        if self.accept("?") && is_pattern {
            self.grammar.push(Error { start, end: self.previous_end, code: 2463, expected: "" });
        }
        self.type_annotation();
        self.initializer();
        true
    }

    pub(super) fn type_parameters(&mut self) {
        if self.is("<") {
            self.bracketed(List::TypeParameters, "<", ">", |it| {
                it.read_modifiers(true);
                it.identifier();
                if it.accept("extends") {
                    if it.is_start_of_type(false) || !it.is_start_of_expression() {
                        it.type_node();
                    } else {
                        it.unary();
                    }
                }
                if it.accept("=") {
                    it.type_node();
                }
            });
        }
    }

    fn heritage(&mut self) {
        if !self.is_one_of(&["extends", "implements"]) {
            return;
        }
        self.list(List::Heritage, |it| {
            it.next();
            it.delimited(List::HeritageElements, false, |it| {
                it.left_hand_side();
                if it.is("<") {
                    it.bracketed(List::TypeArguments, "<", ">", Self::type_node);
                }
            });
        });
    }

    fn interface(&mut self) {
        self.next();
        self.identifier();
        self.type_parameters();
        self.heritage();
        self.members();
    }

    fn type_alias(&mut self) {
        self.next();
        if self.token.is_on_new_line {
            self.error(1142);
        }
        self.identifier();
        self.type_parameters();
        self.expect("=");
        self.type_node();
        self.semicolon();
    }

    fn enumeration(&mut self) {
        self.next();
        self.identifier();
        if self.expect("{") {
            self.delimited(List::EnumMembers, false, |it| {
                it.property_name();
                it.initializer();
            });
            self.expect("}");
        }
    }

    fn module(&mut self) {
        let is_global = self.is("global");
        self.next();
        if !is_global {
            if self.is_kind(Kind::String) {
                self.next();
            } else {
                self.identifier();
                while self.accept(".") {
                    self.identifier_name();
                }
            }
        }
        if !self.is("{") && self.can_end_statement() {
            return self.semicolon();
        }
        if self.expect("{") {
            let was_at_top = std::mem::replace(&mut self.is_at_top, true);
            self.list(List::Block, Self::statement);
            self.is_at_top = was_at_top;
            self.expect("}");
        }
    }

    fn import(&mut self) {
        self.next();
        let is_type = self.is("type");
        let mut has_name = self.is_identifier();
        if has_name {
            self.identifier();
        }
        let is_from_name = |it: &mut Self| {
            it.is_identifier()
                && it.look(|it| {
                    it.next();
                    it.is_one_of(&["from", "="])
                })
        };
        if is_type
            && (!self.is("from") || is_from_name(self))
            && (self.is_identifier() || self.is_one_of(&["{", "*"]))
        {
            has_name = self.is_identifier();
            if has_name {
                self.identifier();
            }
        }
        if has_name && !self.is_one_of(&[",", "from"]) {
            self.expect("=");
            self.entity_name();
            if self.accept("(") {
                self.expression();
                self.expect(")");
            }
            return self.semicolon();
        }
        if has_name || self.is_one_of(&["*", "{"]) {
            if !has_name || self.accept(",") {
                if self.accept("*") {
                    self.expect("as");
                    self.identifier();
                } else {
                    self.specifiers();
                }
            }
            self.expect("from");
        }
        self.module_specifier();
    }

    fn specifiers(&mut self) {
        self.bracketed(List::Specifiers, "{", "}", |it| {
            let is_type = it.is("type");
            it.specifier_name();
            if is_type && it.is_word() && !it.is("as") {
                it.specifier_name();
            }
            if it.accept("as") {
                it.specifier_name();
            }
        });
    }

    fn specifier_name(&mut self) {
        match self.is_kind(Kind::String) {
            true => self.next(),
            false => drop(self.identifier_name()),
        }
    }

    /// `"m" with { ... };`
    fn module_specifier(&mut self) {
        match self.is_kind(Kind::String) {
            true => self.next(),
            false => drop(self.expression()),
        }
        if self.is("with") && !self.token.is_on_new_line {
            self.next();
            if self.expect("{") {
                self.delimited(List::Attributes, true, |it| {
                    it.specifier_name();
                    it.expect(":");
                    it.assignment(true);
                });
                self.expect("}");
            }
        }
        self.semicolon();
    }

    /// Behind `export`.
    fn export(&mut self) {
        if self.is_one_of(&["default", "="]) {
            self.next();
            self.assignment(true);
            return self.semicolon();
        }
        if self.accept("as") {
            self.expect("namespace");
            self.identifier();
            return self.semicolon();
        }
        self.accept("type");
        if self.accept("*") {
            if self.accept("as") {
                self.specifier_name();
            }
            self.expect("from");
            return self.module_specifier();
        }
        self.specifiers();
        if self.is("from") || self.is_kind(Kind::String) && !self.token.is_on_new_line {
            self.expect("from");
            return self.module_specifier();
        }
        self.semicolon();
    }

    pub(super) fn is_start_of_class_member(&mut self) -> bool {
        let mut has_word = false;
        while self.fuel > 0 && self.is_modifier() {
            has_word = true;
            self.next();
        }
        if self.is_one_of(&["*", "[", "@"]) || self.is_kind(Kind::Private) {
            return true;
        }
        if self.is_literal_name() {
            let is_accessor = self.is_one_of(&["get", "set"]);
            let is_keyword = self.is_word() && super::is_reserved(self.token.text);
            self.next();
            if !is_keyword || is_accessor {
                return true;
            }
            return self.is_one_of(&["(", "<", "!", ":", "=", "?"]) || self.can_end_statement();
        }
        has_word && self.can_end_statement()
    }

    pub(super) fn class(&mut self, needs_name: bool) {
        let is_named = self.look(|it| {
            it.next();
            it.is_identifier() && !it.is("implements")
        });
        if needs_name && !is_named {
            self.note(1211);
        }
        self.next();
        if is_named {
            self.identifier();
        }
        self.type_parameters();
        self.heritage();
        if !self.expect("{") {
            return;
        }
        self.list(List::ClassMembers, |it| {
            if it.accept(";") {
                return;
            }
            it.modifiers();
            it.accept_accessor();
            it.accept("*");
            it.property_name();
            let _ = it.accept("?") || it.accept("!");
            if it.is_one_of(&["(", "<"]) {
                it.signature();
                it.body_or_semicolon();
                return;
            }
            it.type_annotation();
            it.initializer();
            it.semicolon();
        });
        self.expect("}");
    }
}
