//! What was wrong as diagnostics: a table from swc's kinds of errors to codes ([`table`]), and the same for the
//! changes of recovery.

mod recognized;
mod table;

use swc_common::Spanned;
use swc_ecma_parser::error::Error;
use tsnix_source::catalogue::{Code, syntax};
use tsnix_source::{Diagnostic, FileId, TextRange};

use crate::hir::Module;
use crate::lower::{Grammar, Missing, Notes, Role, offset};
use crate::patch::Patches;
use crate::repair::{List, Problem, ProblemKind};
pub(crate) use recognized::as_typescript;
use table::{Said, said};

/// The diagnostics of a text, by place; of several at one place, the first.
pub(crate) fn diagnostics(
    file: FileId,
    text: &str,
    patches: &Patches,
    errors: &[Error],
    problems: &[Problem],
    notes: &Notes,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::with_capacity(errors.len() + problems.len());
    for (range, grammar) in &notes.grammar {
        diagnostics.push(of_grammar(*grammar, found(text, *range)).diagnostic(file, *range));
    }
    for problem in problems {
        let found = found(text, problem.range);
        let (range, said) = match &problem.kind {
            ProblemKind::Swc(error) => match said(error, found) {
                Some(said) => (said.range_in(text, problem.range), said),
                None => continue,
            },
            kind => (problem.range, of_problem(kind, found, role(&notes.missing, problem))),
        };
        diagnostics.push(said.diagnostic(file, range));
    }
    for error in errors {
        let span = error.span();
        let range = patches.original_range(offset(span.lo), offset(span.hi));
        // What was inserted may lead to errors of its own, which are nobody's.
        let is_own = patches.is_inserted(offset(span.lo));
        if let Some(said) = said(error, found(text, range))
            && !is_own
        {
            let range = said.range_in(text, range);
            diagnostics.push(without_element(said.diagnostic(file, range), text));
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.range.start);
    diagnostics.dedup_by_key(|diagnostic| diagnostic.range.start);
    // What can't be read hides what could be read and means nothing.
    if diagnostics.iter().any(|diagnostic| !is_grammar(diagnostic.code)) {
        diagnostics.retain(|diagnostic| !is_grammar(diagnostic.code));
    }
    diagnostics
}

/// Whether a code is about text that can be read and has no meaning, such as a `return` outside of a function:
/// TypeScript's checker gives it, beside what it says of types.
pub fn is_grammar(code: &Code) -> bool {
    matches!(
        code.number,
        "ts1013"
            | "ts1014"
            | "ts1015"
            | "ts1016"
            | "ts1098"
            | "ts1104"
            | "ts1105"
            | "ts1107"
            | "ts1108"
            | "ts1113"
            | "ts1116"
            | "ts1155"
            | "ts1182"
            | "ts1184"
            | "ts1214"
            | "ts1232"
            | "ts1308"
            | "ts1312"
            | "ts2427"
            | "ts2462"
            | "ts5076"
    )
}

/// A `break` in a function without a loop of its own: TypeScript says so, whatever stands around the function.
pub(crate) fn name_jumps(mut diagnostics: Vec<Diagnostic>, module: &Module) -> Vec<Diagnostic> {
    for diagnostic in &mut diagnostics {
        let is_jump = matches!(diagnostic.code.number, "ts1104" | "ts1105");
        let is_in = |range: TextRange| range.contains(diagnostic.range);
        if is_jump && module.functions.ids().any(|id| is_in(module.functions.range(id))) {
            diagnostic.code = &syntax::JUMP_OVER_FUNCTION;
            diagnostic.message =
                diagnostic.message.replace("outside of a loop", "outside of a loop of this function");
            diagnostic.help = Some("a callback is left with `return`".to_owned());
        }
    }
    diagnostics
}

/// `[a, ...rest,]`: nothing follows the rest but its comma.
fn without_element(mut diagnostic: Diagnostic, text: &str) -> Diagnostic {
    let behind = text.get(diagnostic.range.end as usize..).unwrap_or("").trim_start();
    let is_comma = diagnostic.code.number == "ts2462" && diagnostic.range.of(text) == ",";
    if is_comma && behind.starts_with([')', ']', '}']) {
        diagnostic.code = &syntax::COMMA_BEHIND_REST;
        diagnostic.message = "a comma stands behind the rest".to_owned();
        let range = diagnostic.range;
        return diagnostic.with_help("take it away").with_fix("Remove the comma".to_owned(), range, "");
    }
    diagnostic
}

/// What is said about a text that is not read at all.
pub(crate) fn too_deep(file: FileId, range: TextRange) -> Diagnostic {
    let message = "the text is nested too deeply to be read: thousands of levels, or one endless expression";
    Diagnostic::new(&syntax::SYNTAX_ERROR, file, range, message).with_help("give names to inner parts")
}

/// As what an inserted name was read: the most that lowering knows.
fn role(missing: &[Missing], problem: &Problem) -> Role {
    let roles = missing.iter().filter(|missing| missing.at == problem.at).map(|missing| missing.role);
    roles.max().unwrap_or(Role::Name)
}

/// How a place is called in a message.
fn found(text: &str, range: TextRange) -> Option<&str> {
    let rest = text.get(range.start as usize..).unwrap_or("");
    if range.is_empty() && !rest.trim().is_empty() {
        return Some(LINE_END);
    }
    let found = range.of(text).lines().next().unwrap_or("").trim();
    (!found.is_empty() && found.len() <= 40).then_some(found)
}

/// Stands for the end of a line where a place is empty.
const LINE_END: &str = "\n";

fn or_end(found: Option<&str>) -> String {
    match found {
        None => "the end of the file".to_owned(),
        Some(LINE_END) => "the end of the line".to_owned(),
        Some(found) => format!("`{found}`"),
    }
}

fn of_problem(kind: &ProblemKind, found: Option<&str>, role: Role) -> Said {
    match kind {
        ProblemKind::Missing => of_role(role, found),
        ProblemKind::Expected(what) => expected(what, found),
        ProblemKind::ElementOf(list) => of_list(*list, found),
        ProblemKind::UnknownKeyword(similar) => of_keyword(*similar, found),
        ProblemKind::Reserved => {
            Said::new(&syntax::RESERVED_NAME, format!("{} is a keyword and can't be a name", or_end(found)))
                .help("choose another name")
        }
        ProblemKind::NameBehindNumber => {
            Said::new(&syntax::NAME_AFTER_NUMBER, format!("{} follows directly on a number", or_end(found)))
                .help("put an operator or a space between them, or quote the whole as a string")
        }
        ProblemKind::UnterminatedString => {
            Said::new(&syntax::UNTERMINATED_STRING, "the string has no closing quote".to_owned())
                .help("close it on the same line; a text over several lines is written in backticks")
        }
        ProblemKind::UnterminatedTemplate => {
            Said::new(&syntax::UNTERMINATED_TEMPLATE, "a template has no closing backtick".to_owned())
                .help("close the template; a backtick inside of it is written \\`")
        }
        ProblemKind::UnterminatedRegex => {
            Said::new(&syntax::UNTERMINATED_REGEX, "the regular expression has no closing `/`".to_owned())
        }
        ProblemKind::UnterminatedComment => {
            Said::new(&syntax::UNTERMINATED_COMMENT, "a comment has no closing `*/`".to_owned())
        }
        ProblemKind::InvalidCharacter => {
            Said::new(&syntax::INVALID_CHARACTER, format!("{} means nothing here", or_end(found)))
                .help(if found == Some("#") { "comments start with `//`" } else { "take it away" })
        }
        ProblemKind::Swc(error) => said(error, found).unwrap_or_else(|| expected(";", found)),
    }
}

/// What swc does not say.
fn of_grammar(grammar: Grammar, found: Option<&str>) -> Said {
    match grammar {
        Grammar::EqualsInObject => {
            Said::new(&syntax::EQUALS_IN_OBJECT, "`=` stands where `:` is meant".to_owned())
                .help("properties are written `name: value`")
                .fix("Write `:`".to_owned(), ":")
        }
        Grammar::OptionalWithDefault => Said::new(
            &syntax::OPTIONAL_WITH_DEFAULT,
            format!("the parameter {} has both a question mark and a default", or_end(found)),
        )
        .help("leave out the question mark"),
        Grammar::BareFunctionType => Said::new(
            &syntax::FUNCTION_TYPE_IN_UNION,
            "a function type in a union or an intersection stands in parentheses".to_owned(),
        )
        .help("put parentheses around it: `(() => number) | string`"),
        Grammar::NoTypeParams => {
            Said::new(&syntax::EMPTY_TYPE_PARAMS, "the list of type parameters is empty".to_owned())
                .help("leave the brackets out, or name a type parameter")
        }
        Grammar::RequiredAfterOptional => Said::new(
            &syntax::REQUIRED_AFTER_OPTIONAL,
            format!("the parameter {} must be given, but follows one that may be left out", or_end(found)),
        )
        .help("put it first, or give it a default"),
    }
}

/// A token that is missing.
pub(crate) fn expected(what: &str, found: Option<&str>) -> Said {
    match what {
        "catch" => {
            return Said::new(
                &syntax::CATCH_EXPECTED,
                "the `try` has neither `catch` nor `finally`".to_owned(),
            );
        }
        "module name" => {
            let message = format!("expected the name of a module in quotes, found {}", or_end(found));
            return Said::new(&syntax::EXPRESSION_EXPECTED, message);
        }
        _ => {}
    }
    Said::new(&syntax::SYNTAX_ERROR, format!("expected `{what}`, found {}", or_end(found)))
}

/// A name that is missing, by what was read in its place.
fn of_role(role: Role, found: Option<&str>) -> Said {
    let (code, what): (&'static Code, _) = match role {
        Role::Name => (&syntax::IDENTIFIER_EXPECTED, "a name"),
        Role::Expr | Role::Argument => (&syntax::EXPRESSION_EXPECTED, "an expression"),
        Role::Type => (&syntax::TYPE_EXPECTED, "a type"),
        Role::Variable => (&syntax::VARIABLE_EXPECTED, "the name of a variable"),
        Role::Param => (&syntax::PARAMETER_EXPECTED, "a parameter"),
        Role::Property => (&syntax::PROPERTY_EXPECTED, "a property"),
        Role::Index => {
            return Said::new(&syntax::INDEX_EXPECTED, "expected an index between the brackets".to_owned());
        }
    };
    Said::new(code, format!("expected {what}, found {}", or_end(found)))
}

/// Something that starts no element of its list.
fn of_list(list: List, found: Option<&str>) -> Said {
    let (code, what): (&'static Code, _) = match list {
        List::Statements => (&syntax::STATEMENT_EXPECTED, "a statement"),
        List::Cases => (&syntax::CASE_EXPECTED, "`case` or `default`"),
        List::Properties => (&syntax::PROPERTY_EXPECTED, "a property"),
        List::Elements => (&syntax::ELEMENT_EXPECTED, "an element of the list"),
        List::Arguments => (&syntax::ARGUMENT_EXPECTED, "an argument"),
        List::Params => (&syntax::PARAMETER_EXPECTED, "a parameter"),
        List::TypeMembers => (&syntax::MEMBER_EXPECTED, "a property or a signature"),
        List::ClassMembers | List::EnumMembers => (&syntax::SYNTAX_ERROR, "a member"),
        List::Specifiers => (&syntax::IDENTIFIER_EXPECTED, "a name"),
        List::Single => (&syntax::EXPRESSION_EXPECTED, "an expression"),
    };
    Said::new(code, format!("expected {what}, found {}", or_end(found)))
}

fn of_keyword(similar: Option<&'static str>, found: Option<&str>) -> Said {
    match similar {
        Some(keyword) => {
            Said::new(&syntax::MISSPELT_KEYWORD, format!("{} starts no statement", or_end(found)))
                .help(format!("write `{keyword}`"))
                .fix(format!("Write `{keyword}`"), keyword)
        }
        None => Said::new(&syntax::UNKNOWN_KEYWORD, format!("{} starts no statement", or_end(found)))
            .help("put an operator or `;` behind it, or take it away"),
    }
}
