//! One expression of Nix among TypeScript: what a `nix` template holds.

use std::cell::Cell;

use crate::settle::settled;
use crate::{Problem, SyntaxError, file, print};

/// What TypeScript has around an expression.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The names of Nix that stand for expressions of TypeScript, with those. One that does not hold together by itself is
    /// given in parentheses.
    pub given: Vec<(String, String)>,
    /// Names that nothing new may be called by.
    pub taken: Vec<String>,
}

/// What became of an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expression {
    /// Statements that have to come before, each with the end of its line, then the expression.
    pub text: String,
    /// Where the expression begins in it.
    pub start: usize,
    /// What it imports: from which module, by which name.
    pub imported: Vec<(String, String)>,
    /// Whether it needs no parentheses, whatever stands around it.
    pub holds_together: bool,
    /// How many expressions in it stayed Nix.
    pub kept: usize,
}

impl Expression {
    /// The statements, and the expression.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at_checked(self.start).unwrap_or(("", &self.text))
    }
}

/// Converts an expression. `check` says what is wrong with it where it is going to stand, at places in its text; it is
/// asked until there is nothing to be done about what it says.
///
/// # Errors
/// Where the text is not Nix.
pub fn convert_expression(
    text: &str,
    around: &Surroundings,
    check: &mut dyn FnMut(&Expression) -> Vec<Problem>,
) -> Result<(Expression, Vec<Problem>), SyntaxError> {
    let parsed = rnix::Root::parse(text);
    if let Some(error) = parsed.errors().first() {
        return Err(SyntaxError { error: error.clone() });
    }
    let root = parsed.tree();
    // Where the expression begins in what was printed last.
    let start = Cell::new(0);
    let make = |decisions: &crate::translate::Decisions| {
        let translated = file::translate_expression(&root, decisions, &around.given, &around.taken)?;
        let (printed, at) = print::fragment(&translated.program);
        start.set(at);
        Some((translated, printed))
    };
    let shown = |translated: &file::Translated, printed: &print::Printed| Expression {
        text: printed.text.clone(),
        start: start.get(),
        imported: translated.imported.clone(),
        holds_together: print::holds_together(&translated.program.value),
        kept: translated.raw_count,
    };
    let found = settled(&make, &mut |translated, printed| check(&shown(translated, printed)));
    let (translated, printed, problems) =
        found.ok_or(SyntaxError { error: rnix::ParseError::UnexpectedEOF })?;
    Ok((shown(&translated, &printed), problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(nix: &str) -> String {
        let around = Surroundings {
            given: vec![("hole0".to_owned(), "config.port".to_owned())],
            taken: vec!["a".to_owned()],
        };
        match convert_expression(nix, &around, &mut |_| Vec::new()) {
            Ok((found, _)) => {
                let (statements, value) = found.parts();
                format!("{statements}| {value} | kept {}", found.kept)
            }
            Err(error) => format!("not Nix: {}", error.error),
        }
    }

    #[test]
    fn expressions_with_what_typescript_gives_them() {
        assert_eq!(converted("{ port = hole0; }"), "| { port: config.port } | kept 0");
        assert_eq!(converted("hole0 + 1"), "| config.port + 1 | kept 0");
        assert_eq!(converted("x: x"), "| (x) => x | kept 0");
        assert_eq!(converted("let a = 1; in [ a hole0 ]"), "const a2 = 1;\n| [a2, config.port] | kept 0");
        assert_eq!(converted("pkgs.hello"), "| nix<Untyped>`pkgs`.hello | kept 1");
        assert!(converted("{ a = ; }").starts_with("not Nix"));
    }
}
