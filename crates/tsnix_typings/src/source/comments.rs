//! What the code of a tree says about a binding: its comment, its parameters, what it stands for.

use std::cell::OnceCell;
use std::collections::HashMap;

use rnix::{SyntaxKind, ast};
use rowan::ast::AstNode;
use rowan::{NodeOrToken, TextSize};

use crate::facts::{Formal, Parameter};

/// Files that have been read.
#[derive(Default)]
pub(super) struct Sources {
    files: HashMap<String, Option<File>>,
}

struct File {
    text: String,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// The whole, once somebody asks for a binding with what is around it.
    root: OnceCell<rnix::SyntaxNode>,
}

/// A binding in the code.
pub(super) struct Binding {
    /// The binding itself, before which its comment stands.
    node: rnix::SyntaxNode,
    /// Its value, unless it is inherited.
    value: Option<ast::Expr>,
    /// What it is inherited from, as it is written.
    pub(super) inherited_from: Option<String>,
}

impl Sources {
    /// The binding of `name` at a place: `file:line:column`.
    pub(super) fn binding(&mut self, position: &str, name: &str) -> Option<Binding> {
        let (file, offset) = self.place(position)?;
        let root = file.root.get_or_init(|| rnix::Root::parse(&file.text).syntax());
        binding_at(root, offset, name)
    }

    /// The same without what is before it, its comment. The file is not parsed: one of the package set has thirty
    /// thousand lines, of which a few are asked for.
    pub(super) fn binding_alone(&mut self, position: &str, name: &str) -> Option<Binding> {
        let (file, offset) = self.place(position)?;
        let text = file.text.get(offset..)?;
        let binding = text.get(..end_of_binding(text)?)?;
        let root = rnix::Root::parse(&format!("{{ {binding} }}")).syntax();
        binding_at(&root, "{ ".len(), name)
    }

    /// A file, and the byte of a place in it.
    fn place(&mut self, position: &str) -> Option<(&File, usize)> {
        let mut parts = position.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let path = parts.next()?;
        let file = self.files.entry(path.to_owned()).or_insert_with(|| read(path)).as_ref()?;
        Some((file, file.lines.get(line.checked_sub(1)?)? + column.saturating_sub(1)))
    }
}

/// The binding of `name` at a byte.
fn binding_at(root: &rnix::SyntaxNode, offset: usize, name: &str) -> Option<Binding> {
    let offset = TextSize::try_from(offset).ok()?;
    if offset >= root.text_range().end() {
        return None;
    }
    let token = root.token_at_offset(offset).right_biased()?;
    let node = token
        .parent_ancestors()
        .find(|it| ast::AttrpathValue::can_cast(it.kind()) || ast::Inherit::can_cast(it.kind()))?;
    if let Some(inherit) = ast::Inherit::cast(node.clone()) {
        let from = inherit.from().and_then(|it| it.expr()).map(|it| it.syntax().text().to_string());
        return Some(Binding { node, value: None, inherited_from: Some(from.unwrap_or_default()) });
    }
    let binding = ast::AttrpathValue::cast(node.clone())?;
    let last = binding.attrpath()?.attrs().last()?.syntax().text().to_string();
    let is_it = last.trim_matches('"') == name;
    is_it.then(|| Binding { node, value: binding.value(), inherited_from: None })
}

/// Where the binding ends with which a text begins: behind the semicolon that belongs to none of what is in it.
fn end_of_binding(text: &str) -> Option<usize> {
    let mut open: Vec<SyntaxKind> = Vec::new();
    let mut end = 0;
    for (kind, token) in rnix::tokenize(text) {
        end += token.len();
        match kind {
            SyntaxKind::TOKEN_L_BRACE
            | SyntaxKind::TOKEN_L_BRACK
            | SyntaxKind::TOKEN_L_PAREN
            | SyntaxKind::TOKEN_INTERPOL_START
            | SyntaxKind::TOKEN_LET
            | SyntaxKind::TOKEN_WITH
            | SyntaxKind::TOKEN_ASSERT => open.push(kind),
            // Of `with x;` and `assert x;` it ends the first half, in `let` one of its bindings.
            SyntaxKind::TOKEN_SEMICOLON => match open.last() {
                None => return Some(end),
                Some(SyntaxKind::TOKEN_WITH | SyntaxKind::TOKEN_ASSERT) => _ = open.pop(),
                Some(_) => {}
            },
            SyntaxKind::TOKEN_R_BRACE
            | SyntaxKind::TOKEN_R_BRACK
            | SyntaxKind::TOKEN_R_PAREN
            | SyntaxKind::TOKEN_INTERPOL_END
            | SyntaxKind::TOKEN_IN => _ = open.pop()?,
            _ => {}
        }
    }
    None
}

fn read(path: &str) -> Option<File> {
    let text = std::fs::read_to_string(path).ok()?;
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    Some(File { text, lines, root: OnceCell::new() })
}

impl Binding {
    /// The parameters that the code takes one after the other.
    pub(super) fn parameters(&self) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        let mut current = self.value.clone();
        while let Some(expr) = current.take() {
            match expr {
                ast::Expr::Lambda(lambda) => {
                    parameters.extend(lambda.param().map(|it| parameter(&it)));
                    current = lambda.body();
                }
                ast::Expr::Paren(paren) => current = paren.expr(),
                // `x: let y = ...; in z: ...`, `x: assert ...; z: ...`
                ast::Expr::LetIn(it) if !parameters.is_empty() || is_lambda(it.body()) => current = it.body(),
                ast::Expr::Assert(it) => current = it.body(),
                ast::Expr::With(it) => current = it.body(),
                _ => {}
            }
        }
        parameters
    }

    /// The dotted path that the value is: `self.strings.concatStrings`.
    pub(super) fn plain_path(&self) -> Option<String> {
        let mut value = self.value.clone()?;
        while let ast::Expr::Paren(paren) = value {
            value = paren.expr()?;
        }
        let text = match value {
            ast::Expr::Ident(it) => it.syntax().text().to_string(),
            ast::Expr::Select(it) if it.default_expr().is_none() => it.syntax().text().to_string(),
            _ => return None,
        };
        let is_plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.' | '\'');
        text.chars().all(is_plain).then_some(text)
    }

    /// The text of the comment before it: `/** ... */`, or `/* ... */` as older libs have it.
    pub(super) fn comment(&self) -> Option<String> {
        let mut element = self.node.prev_sibling_or_token();
        while let Some(NodeOrToken::Token(token)) = element {
            let text = token.text().to_owned();
            if let Some(inner) = text.strip_prefix("/*") {
                let inner = inner.strip_suffix("*/").unwrap_or(inner);
                return Some(unindented(inner.strip_prefix('*').unwrap_or(inner)));
            }
            // A blank line parts a comment from what it is not about.
            if !text.trim().is_empty() && !text.starts_with('#') || text.matches('\n').count() > 1 {
                return None;
            }
            element = token.prev_sibling_or_token();
        }
        None
    }
}

fn is_lambda(expr: Option<ast::Expr>) -> bool {
    matches!(expr, Some(ast::Expr::Lambda(_)))
}

fn parameter(param: &ast::Param) -> Parameter {
    match param {
        ast::Param::IdentParam(it) => {
            let name = it.ident().map(|it| it.syntax().text().to_string().into());
            Parameter { name, ..Parameter::default() }
        }
        ast::Param::Pattern(pattern) => {
            let formals = pattern.pat_entries().filter_map(|entry| {
                let name = entry.ident()?.syntax().text().to_string().into();
                let default = entry.default().map(|it| it.syntax().text().to_string());
                Some(Formal { name, default: default.filter(|it| it.len() < 200) })
            });
            let name = pattern.pat_bind().and_then(|it| it.ident());
            Parameter {
                name: name.map(|it| it.syntax().text().to_string().into()),
                open: pattern.ellipsis_token().is_some(),
                formals: Some(formals.collect()),
            }
        }
    }
}

/// How many arguments parameters take.
pub(super) fn count_parameters(parameters: &[Parameter]) -> u32 {
    u32::try_from(parameters.len()).unwrap_or(u32::MAX)
}

/// Lines without their common indentation.
fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = lines.iter().skip(1).filter(|it| !it.trim().is_empty()).map(indent).min().unwrap_or(0);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let line = if at == 0 { line.trim_start() } else { line.get(common..).unwrap_or(line.trim_start()) };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.trim().to_owned()
}

/// The type in a comment: what stands under `# Type`, or after `Type:`.
pub(super) fn signature(comment: &str) -> Option<String> {
    section(comment, "Type")
        .map(|text| {
            let text = text.trim();
            let fenced = text.split_once("```").map(|(_, it)| it.split_once('\n').map_or(it, |(_, it)| it));
            fenced.map_or(text, |it| it.split("```").next().unwrap_or(it)).trim().to_owned()
        })
        .filter(|it| !it.is_empty())
}

/// The names of the parameters that a comment has under `# Inputs`, with what it says of them.
pub(super) fn inputs(comment: &str) -> Vec<crate::facts::LibInput> {
    let Some(text) = section(comment, "Inputs").or_else(|| section(comment, "Arguments")) else {
        return Vec::new();
    };
    let mut inputs: Vec<crate::facts::LibInput> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        // `name`
        // : what it is
        if let Some(name) = line.strip_prefix('`').and_then(|it| it.strip_suffix('`')) {
            inputs.push(crate::facts::LibInput { name: name.to_owned(), doc: String::new() });
        } else if let Some(last) = inputs.last_mut() {
            let line = line.strip_prefix(':').unwrap_or(line).trim();
            if !line.is_empty() && !last.doc.is_empty() {
                last.doc.push(' ');
            }
            last.doc.push_str(line);
        }
    }
    inputs
}

/// What stands before the first section.
pub(super) fn summary(comment: &str) -> String {
    let is_section = |line: &str| {
        line.starts_with("# ") || ["Type:", "Example:", "Examples:"].iter().any(|it| line.starts_with(it))
    };
    let lines: Vec<&str> = comment.lines().take_while(|line| !is_section(line.trim_start())).collect();
    lines.join("\n").trim().to_owned()
}

/// The text of a section: `# Type` up to the next heading, or `Type:` up to a blank line or the next one.
fn section(comment: &str, name: &str) -> Option<String> {
    let mut out: Option<String> = None;
    let mut is_old = false;
    for line in comment.lines() {
        let trimmed = line.trim();
        if let Some(text) = &mut out {
            let is_next = trimmed.starts_with("# ")
                || trimmed.starts_with("Example:")
                || trimmed.starts_with("Examples:");
            let is_blank = is_old && trimmed.is_empty() && !text.trim().is_empty();
            let is_heading = is_old && trimmed.ends_with(':') && !trimmed.contains(' ');
            if is_next || is_blank || is_heading {
                break;
            }
            text.push_str(line);
            text.push('\n');
        } else if trimmed == format!("# {name}") {
            out = Some(String::new());
        } else if let Some(rest) = trimmed.strip_prefix(&format!("{name}:")) {
            is_old = true;
            out = Some(format!("{rest}\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binding_ends_where_nothing_of_it_is_open() {
        let ends = [
            "a = 1;",
            "a = let b = 1; c = { d = 2; }; in b;",
            "a = { b, c ? [ 1 ] }: assert b; with c; \"x;${d { e = 1; }};\" + ''${f};'';",
            "a = (let b = 1; in b);",
        ];
        for binding in ends {
            assert_eq!(end_of_binding(&format!("{binding} next = 2; }}")), Some(binding.len()), "{binding}");
        }
        assert_eq!(end_of_binding("a } b;"), None);
        assert_eq!(end_of_binding("a = {"), None);
    }

    #[test]
    fn a_binding_alone_says_what_it_says_in_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.nix");
        let text =
            "{\n  inherit (x) y;\n  f = { a, b ? 1, ... }@args: let c = 1; in more: c;\n  g = z.w;\n}\n";
        std::fs::write(&path, text).expect("a file");
        let mut sources = Sources::default();
        for (place, name) in [("3:3", "f"), ("4:3", "g"), ("3:3", "other"), ("9:9", "f")] {
            let position = format!("{}:{place}", path.display());
            let said = |it: Option<Binding>| it.map(|it| (it.parameters(), it.plain_path()));
            assert_eq!(
                said(sources.binding(&position, name)),
                said(sources.binding_alone(&position, name)),
                "{place} {name}"
            );
        }
        let position = format!("{}:3:3", path.display());
        assert_eq!(sources.binding_alone(&position, "f").map(|it| it.parameters().len()), Some(2));
        // What is inherited has no value there.
        let inherited = sources.binding_alone(&format!("{}:2:15", path.display()), "y");
        assert!(inherited.is_none_or(|it| it.plain_path().is_none() && it.parameters().is_empty()));
    }
}
