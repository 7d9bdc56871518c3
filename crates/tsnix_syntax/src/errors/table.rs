//! swc's kinds of errors: which code each has, and how it is said.

use std::borrow::Cow;

use swc_ecma_parser::error::{Error, SyntaxError as E};
use tsnix_source::catalogue::{Code, syntax as c};
use tsnix_source::{Diagnostic, FileId, TextRange};

use super::{expected, or_end};
use crate::swc_run::kind_of;

/// Which part of swc's span is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    /// Where it starts.
    Line,
}

/// A diagnostic without its place.
pub(crate) struct Said {
    code: &'static Code,
    message: String,
    help: Option<Cow<'static, str>>,
    fix: Option<(String, &'static str)>,
    show: Show,
}

impl Said {
    pub(super) fn new(code: &'static Code, message: String) -> Self {
        Self { code, message, help: None, fix: None, show: Show::All }
    }

    pub(super) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The place is replaced by a text.
    pub(super) fn fix(mut self, title: String, text: &'static str) -> Self {
        self.fix = Some((title, text));
        self
    }

    fn show(mut self, show: Show) -> Self {
        self.show = show;
        self
    }

    /// The place that is shown of the one that swc gave.
    pub(super) fn range_in(&self, text: &str, range: TextRange) -> TextRange {
        match self.show {
            Show::All => range,
            Show::Line => {
                let line = range.of(text).lines().next().unwrap_or("").trim_end().len();
                TextRange::new(range.start, range.start + line as u32)
            }
        }
    }

    pub(super) fn diagnostic(self, file: FileId, range: TextRange) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code, file, range, self.message);
        diagnostic.help = self.help.map(Cow::into_owned);
        match self.fix {
            Some((title, text)) => diagnostic.with_fix(title, range, text),
            None => diagnostic,
        }
    }
}

/// What is said about an error; nothing where a later phase says it better.
pub(super) fn said(error: &Error, found: Option<&str>) -> Option<Said> {
    let kind = kind_of(error);
    if is_said_later(kind) {
        return None;
    }
    Some(
        of_tokens(kind, found)
            .or_else(|| of_literals(kind, found))
            .or_else(|| of_statements(kind, found))
            .or_else(|| of_expressions(kind, found))
            .unwrap_or_else(|| Said::new(&c::SYNTAX_ERROR, own_words(kind))),
    )
}

/// What the check of the language subset says about the whole construct, or what swc says twice.
fn is_said_later(kind: &E) -> bool {
    matches!(
        kind,
        E::WithInStrict
            | E::TS2410
            | E::TS1102
            | E::TS2703
            | E::TS1085
            | E::EvalAndArgumentsInStrict
            | E::TS1100
    )
}

/// Tokens that are missing or too many.
fn of_tokens(kind: &E, found: Option<&str>) -> Option<Said> {
    let found_text = or_end(found);
    Some(match kind {
        E::Expected(what, _) => expected(what, found),
        E::TS1005 | E::ExpectedSemi | E::ExpectedSemiForExprStmt { .. } => expected(";", found),
        E::TS1003 | E::ExpectedIdent => {
            Said::new(&c::IDENTIFIER_EXPECTED, format!("expected a name, found {found_text}"))
        }
        E::TS1109 => {
            Said::new(&c::EXPRESSION_EXPECTED, format!("expected an expression, found {found_text}"))
        }
        E::TS1110 => Said::new(&c::TYPE_EXPECTED, format!("expected a type, found {found_text}")),
        E::Unexpected { .. } | E::UnexpectedTokenWithSuggestions { .. } => {
            Said::new(&c::SYNTAX_ERROR, format!("{found_text} can't stand here"))
        }
        E::Eof => Said::new(&c::SYNTAX_ERROR, "the file ends too early".to_owned()),
        E::TS1185 => Said::new(&c::CONFLICT_MARKER, "a conflict of a merge is not resolved".to_owned())
            .help("keep what is right and delete the markers"),
        _ => return None,
    })
}

/// Strings, numbers, regular expressions.
fn of_literals(kind: &E, found: Option<&str>) -> Option<Said> {
    let found = or_end(found);
    Some(match kind {
        E::UnterminatedStrLit => {
            Said::new(&c::UNTERMINATED_STRING, "the string has no closing quote".to_owned())
                .help("close it on the same line; a text over several lines is written in backticks")
        }
        E::UnterminatedTpl => {
            Said::new(&c::UNTERMINATED_TEMPLATE, "a template has no closing backtick".to_owned())
        }
        E::UnterminatedBlockComment => {
            Said::new(&c::UNTERMINATED_COMMENT, "a comment has no closing `*/`".to_owned())
        }
        E::UnterminatedRegExp => {
            Said::new(&c::UNTERMINATED_REGEX, "the regular expression has no closing `/`".to_owned())
        }
        E::UnexpectedChar { c: letter } => {
            Said::new(&c::INVALID_CHARACTER, format!("`{letter}` means nothing here"))
        }
        E::Hash => Said::new(&c::INVALID_CHARACTER, "`#` means nothing here".to_owned())
            .help("comments start with `//`"),
        E::LegacyOctal | E::LegacyDecimal if found.starts_with("`\\") => {
            Said::new(&c::OCTAL_ESCAPE, format!("the escape {found} is octal"))
                .help("write `\\x` and two hexadecimal digits, or `\\\\` for a backslash")
        }
        E::LegacyOctal | E::LegacyDecimal => {
            Said::new(&c::OCTAL_LITERAL, format!("the number {found} starts with a zero"))
                .help("write `0o` before an octal number, or leave out the zero")
        }
        E::ExpectedDigit { radix: 16 }
        | E::BadCharacterEscapeSequence { .. }
        | E::InvalidStrEscape
        | E::InvalidUnicodeEscape
        | E::ExpectedUnicodeEscape => {
            Said::new(&c::HEXADECIMAL_DIGIT_EXPECTED, "expected hexadecimal digits".to_owned())
                .help("a backslash for itself is written `\\\\`")
        }
        E::ExpectedDigit { .. } | E::NumLitTerminatedWithExp => {
            Said::new(&c::SYNTAX_ERROR, "expected a digit".to_owned())
        }
        E::IdentAfterNum => {
            Said::new(&c::NAME_AFTER_NUMBER, "a name follows directly on a number".to_owned())
        }
        E::NumericSeparatorIsAllowedOnlyBetweenTwoDigits => {
            Said::new(&c::NUMERIC_SEPARATOR, "`_` in a number stands between two digits".to_owned())
        }
        _ => return None,
    })
}

/// Declarations and statements.
fn of_statements(kind: &E, found: Option<&str>) -> Option<Said> {
    let found = or_end(found);
    Some(match kind {
        E::ConstDeclarationsRequireInitialization if found.starts_with("`{") || found.starts_with("`[") => {
            Said::new(&c::DESTRUCTURING_WITHOUT_VALUE, "the pattern has nothing to take apart".to_owned())
                .help("write `= value` behind it")
        }
        E::PatVarWithoutInit => {
            Said::new(&c::DESTRUCTURING_WITHOUT_VALUE, "the pattern has nothing to take apart".to_owned())
                .help("write `= value` behind it")
        }
        E::ConstDeclarationsRequireInitialization => {
            // `name: Type`  =>  `name`
            let name = found.split_once(':').map(|(name, _)| format!("{}`", name.trim_end()));
            let name = name.as_deref().unwrap_or(&found);
            Said::new(&c::CONST_WITHOUT_VALUE, format!("the constant {name} has no value"))
                .help("write `= value` behind it, or declare it with `let`")
        }
        E::ReturnNotAllowed => {
            Said::new(&c::RETURN_OUTSIDE_FUNCTION, "`return` stands outside of a function".to_owned())
                .help("export the value: `export default value;`")
                .show(Show::Line)
        }
        E::TS1105 => Said::new(&c::BREAK_OUTSIDE_LOOP, "`break` stands outside of a loop".to_owned()),
        E::TS1115 => Said::new(&c::CONTINUE_OUTSIDE_LOOP, "`continue` stands outside of a loop".to_owned()),
        E::TS1107 | E::TS1116 => Said::new(&c::UNKNOWN_LABEL, format!("{found} names no label around it")),
        E::MultipleDefault { .. } => {
            Said::new(&c::DUPLICATE_DEFAULT, "the `switch` has another `default` already".to_owned())
        }
        E::NonTopLevelImportExport | E::ImportExportInScript | E::ExportNotAllowed | E::InvalidImport => {
            if found == "`export`" {
                Said::new(&c::MISPLACED_MODIFIER, "`export` stands inside of something".to_owned())
                    .help("only declarations at the top of a file are exported")
            } else {
                Said::new(&c::IMPORT_NOT_AT_TOP, format!("{found} stands inside of something"))
                    .help("move it to the top of the file")
            }
        }
        E::LineBreakInThrow | E::LineBreakBeforeArrow => {
            Said::new(&c::UNEXPECTED_LINE_END, "the line ends too early".to_owned()).help("join the lines")
        }
        E::AwaitInFunction | E::TopLevelAwaitInScript => {
            Said::new(&c::AWAIT_OUTSIDE_ASYNC, "`await` stands in a function that is not `async`".to_owned())
                .help("leave out `await`: nothing in Nix has to be waited for")
        }
        E::InvalidIdentInStrict(name) => {
            Said::new(&c::STRICT_RESERVED_NAME, format!("`{name}` is reserved and can't be a name"))
                .help("choose another name")
        }
        E::ReservedWordInImport | E::ReservedWordInObjShorthandOrPat => {
            Said::new(&c::RESERVED_NAME, format!("{found} is a keyword and can't be a name"))
        }
        E::TS1014 => Said::new(&c::REST_NOT_LAST, "the rest parameter is not the last".to_owned()),
        E::NonLastRestParam | E::CommaAfterRestElement => {
            Said::new(&c::PATTERN_REST_NOT_LAST, "the rest is not the last element".to_owned())
        }
        E::TS1015 => Said::new(
            &c::OPTIONAL_WITH_DEFAULT,
            "the parameter has both a question mark and a default".to_owned(),
        )
        .help("leave out the question mark"),
        E::TsRequiredAfterOptional => Said::new(
            &c::REQUIRED_AFTER_OPTIONAL,
            format!("{found} must be given, but follows one that may be left out"),
        ),
        E::TS2427 => Said::new(&c::INTERFACE_NAME, format!("{found} can't be the name of an interface"))
            .help("choose another name"),
        E::TS1184 | E::TS1042 | E::TS1029(..) | E::TS1030(_) => {
            Said::new(&c::MISPLACED_MODIFIER, own_words(kind))
        }
        _ => return None,
    })
}

/// Expressions.
fn of_expressions(kind: &E, found: Option<&str>) -> Option<Said> {
    let found = or_end(found);
    Some(match kind {
        E::TS2406 | E::NotSimpleAssign | E::InvalidAssignTarget | E::InvalidPat => {
            Said::new(&c::INVALID_TARGET, format!("{found} can't be assigned to"))
                .help("on the left of `=` stands a variable, a property or a pattern")
        }
        E::AssignProperty => Said::new(&c::EQUALS_IN_OBJECT, "`=` stands where `:` is meant".to_owned())
            .help("properties are written `name: value`"),
        E::NullishCoalescingWithLogicalOp => {
            Said::new(&c::MIXED_COALESCE, "`??` is mixed with `&&` or `||` without parentheses".to_owned())
                .help("put parentheses around what comes first")
        }
        E::UnaryInExp { .. } => {
            Said::new(&c::UNARY_POWER, "the left side of `**` has an operator before it".to_owned())
                .help("put parentheses around what comes first")
        }
        _ => return None,
    })
}

/// swc's own words, for what seldom happens.
fn own_words(kind: &E) -> String {
    let message = kind.msg();
    let message = message.lines().next().unwrap_or("").trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
