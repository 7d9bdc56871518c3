//! Lists: what starts an element, what ends the list, and what becomes of a token that does neither.

use super::Recognizer;
use super::scan::{Kind, is_reserved};

/// The kinds of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Source,
    Block,
    Clauses,
    ClauseStatements,
    TypeMembers,
    ClassMembers,
    EnumMembers,
    HeritageElements,
    Variables,
    ObjectBinding,
    ArrayBinding,
    Arguments,
    ObjectMembers,
    ArrayMembers,
    Parameters,
    TypeParameters,
    TypeArguments,
    TupleElements,
    Heritage,
    Specifiers,
    Attributes,
}

use List::*;

const ALL: [List; 21] = [
    Source,
    Block,
    Clauses,
    ClauseStatements,
    TypeMembers,
    ClassMembers,
    EnumMembers,
    HeritageElements,
    Variables,
    ObjectBinding,
    ArrayBinding,
    Arguments,
    ObjectMembers,
    ArrayMembers,
    Parameters,
    TypeParameters,
    TypeArguments,
    TupleElements,
    Heritage,
    Specifiers,
    Attributes,
];

impl Recognizer<'_> {
    fn starts_element(&mut self, list: List, is_recovering: bool) -> bool {
        match list {
            Source | Block | ClauseStatements => {
                !(is_recovering && self.is(";")) && self.is_start_of_statement()
            }
            Clauses => self.is_one_of(&["case", "default"]),
            TypeMembers => self.look(Self::is_start_of_type_member),
            ClassMembers => self.look(Self::is_start_of_class_member) || self.is(";") && !is_recovering,
            EnumMembers => self.is("[") || self.is_literal_name(),
            ObjectMembers => self.is_one_of(&["[", "*", "...", "."]) || self.is_literal_name(),
            ObjectBinding => self.is_one_of(&["[", "..."]) || self.is_literal_name(),
            Attributes => self.is_word() || self.is_kind(Kind::String),
            HeritageElements => {
                if self.is("{") {
                    return false;
                }
                let is_clause = self.is_one_of(&["extends", "implements"]);
                match is_recovering {
                    true => self.is_identifier() && !is_clause,
                    false => self.is_start_of_left_hand_side() && !is_clause,
                }
            }
            Variables => self.is_start_of_binding() || self.is_kind(Kind::Private),
            ArrayBinding => self.is_one_of(&[",", "..."]) || self.is_start_of_binding(),
            TypeParameters => self.is_one_of(&["in", "const"]) || self.is_identifier(),
            ArrayMembers if self.is_one_of(&[",", "."]) => true,
            ArrayMembers | Arguments => self.is("...") || self.is_start_of_expression(),
            Parameters => self.is_start_of_parameter(),
            TypeArguments | TupleElements => self.is(",") || self.is_start_of_type(false),
            Heritage => self.is_one_of(&["extends", "implements"]),
            Specifiers => {
                if self.is("from") && self.look(|it| it.next_is_string()) {
                    return false;
                }
                self.is_kind(Kind::String) || self.is_word()
            }
        }
    }

    fn next_is_string(&mut self) -> bool {
        self.next();
        self.is_kind(Kind::String)
    }

    pub(super) fn is_start_of_binding(&self) -> bool {
        self.is_identifier() || self.is_one_of(&["{", "["])
    }

    fn ends_list(&self, list: List) -> bool {
        if self.is_kind(Kind::End) || self.fuel == 0 {
            return true;
        }
        match list {
            Source => false,
            Block | Clauses | TypeMembers | ClassMembers | EnumMembers | ObjectMembers | ObjectBinding
            | Specifiers | Attributes => self.is("}"),
            ClauseStatements => self.is_one_of(&["}", "case", "default"]),
            HeritageElements => self.is_one_of(&["{", "extends", "implements"]),
            Variables => self.can_end_statement() || self.is_one_of(&["in", "of", "=>"]),
            TypeParameters => self.is_one_of(&[">", "(", "{", "extends", "implements"]),
            Arguments => self.is_one_of(&[")", ";"]),
            ArrayMembers | TupleElements | ArrayBinding => self.is("]"),
            Parameters => self.is_one_of(&[")", "]"]),
            TypeArguments => !self.is(","),
            Heritage => self.is_one_of(&["{", "}"]),
        }
    }

    fn is_known_to_some_list(&mut self) -> bool {
        let lists = self.lists;
        ALL.into_iter().any(|list| {
            lists & (1 << list as u32) != 0 && (self.starts_element(list, true) || self.ends_list(list))
        })
    }

    fn report_element(&mut self, list: List) {
        let is_keyword = self.is_word() && is_reserved(self.token.text);
        let code = match list {
            Source if self.is("default") => return self.error_expected("export"),
            Source | Block => 1128,
            Clauses => 1130,
            ClauseStatements => 1129,
            TypeMembers => 1131,
            ClassMembers => 1068,
            EnumMembers => 1132,
            HeritageElements => 1109,
            Variables => {
                if is_keyword {
                    1389
                } else {
                    1134
                }
            }
            ObjectBinding => 1180,
            ArrayBinding => 1181,
            Arguments => 1135,
            ObjectMembers => 1136,
            ArrayMembers => 1137,
            Parameters => {
                if is_keyword {
                    1390
                } else {
                    1138
                }
            }
            TypeParameters => 1139,
            TypeArguments => 1140,
            TupleElements => 1110,
            Heritage => 1179,
            Specifiers if self.is("from") => return self.error_expected("}"),
            Specifiers => 1003,
            Attributes => 1478,
        };
        self.error(code);
    }

    /// A token that no element starts with: the list ends where some list around knows it, else it is skipped.
    fn gives_up(&mut self, list: List) -> bool {
        self.report_element(list);
        if self.is_known_to_some_list() {
            return true;
        }
        self.next();
        false
    }

    /// Elements one after the other.
    pub(super) fn list(&mut self, list: List, element: fn(&mut Self)) {
        let saved = self.lists;
        self.lists |= 1 << list as u32;
        while !self.ends_list(list) {
            if self.starts_element(list, false) {
                element(self);
            } else if self.gives_up(list) {
                break;
            }
        }
        self.lists = saved;
    }

    /// Elements with commas between them.
    pub(super) fn delimited(&mut self, list: List, takes_semicolons: bool, element: fn(&mut Self)) {
        self.delimited_while(list, takes_semicolons, |it| {
            element(it);
            true
        });
    }

    /// As [`Recognizer::delimited`]; false where an element says that this is no such list.
    pub(super) fn delimited_while(
        &mut self,
        list: List,
        takes_semicolons: bool,
        mut element: impl FnMut(&mut Self) -> bool,
    ) -> bool {
        let saved = self.lists;
        self.lists |= 1 << list as u32;
        let mut is_fine = true;
        while self.fuel > 0 {
            if self.starts_element(list, false) {
                let start = self.token.full_start;
                if !element(self) {
                    is_fine = false;
                    break;
                }
                if self.accept(",") {
                    continue;
                }
                if self.ends_list(list) {
                    break;
                }
                self.error_expected(",");
                if takes_semicolons && self.is(";") && !self.token.is_on_new_line {
                    self.next();
                }
                if start == self.token.full_start {
                    self.next();
                }
                continue;
            }
            if self.ends_list(list) || self.gives_up(list) {
                break;
            }
        }
        self.lists = saved;
        is_fine
    }

    /// A list in brackets.
    pub(super) fn bracketed(
        &mut self,
        list: List,
        open: &'static str,
        close: &'static str,
        element: fn(&mut Self),
    ) {
        if self.expect(open) {
            self.delimited(list, false, element);
            self.expect(close);
        }
    }
}
