//! The TypeScript tree as text, laid out as prettier does it, and which text was made of which Nix.
//!
//! The places are what lets a mistake that the checker finds in the text be led back to the Nix that it came of.

use std::ops::Range;

use pretty::{RcDoc, Render, RenderAnnotated};
use rowan::TextRange;

use crate::names;
use crate::ts::{
    Body, Element, Entry, EntryKind, Expr, ExprKind, Field, Key, Param, Part, Stmt, StmtKind, Target, Trivia,
};

/// As wide as the examples of this project are.
const WIDTH: usize = 110;
const INDENT: isize = 2;

type Doc = RcDoc<'static, TextRange>;

/// A whole file.
pub(crate) struct Program {
    /// Comments that stood at the head of the file.
    pub(crate) head: Vec<String>,
    pub(crate) imports: Vec<String>,
    pub(crate) statements: Vec<Stmt>,
    pub(crate) value: Expr,
}

/// Text with places.
pub(crate) struct Printed {
    pub(crate) text: String,
    /// Bytes of the text, and the Nix they were made of; what is outer comes after what is inner.
    pub(crate) places: Vec<(Range<usize>, TextRange)>,
}

pub(crate) fn program(program: &Program) -> Printed {
    let mut doc = comments(&program.head);
    if !program.head.is_empty() {
        doc = doc.append(Doc::hardline());
    }
    for import in &program.imports {
        doc = doc.append(Doc::text(import.clone())).append(Doc::hardline());
    }
    if !program.imports.is_empty() {
        doc = doc.append(Doc::hardline());
    }
    for statement in &program.statements {
        doc = doc.append(stmt(statement)).append(Doc::hardline());
    }
    if !program.statements.is_empty() {
        doc = doc.append(Doc::hardline());
    }
    let value = if matches!(program.value.kind, ExprKind::Object { .. }) {
        expr(&program.value)
    } else {
        at_least(&program.value, level::ARROW)
    };
    render(&doc.append(Doc::text("export default ")).append(value).append(";").append(Doc::hardline()))
}

/// An expression with the statements that come before it: where the expression begins in the text, too.
pub(crate) fn fragment(program: &Program) -> (Printed, usize) {
    let statements =
        Doc::concat(program.statements.iter().map(|statement| stmt(statement).append(Doc::hardline())));
    let mut printed = render(&statements);
    let start = printed.text.len();
    let value = render(&at_least(&program.value, level::ARROW));
    printed.text.push_str(&value.text);
    let moved = value.places.into_iter().map(|(it, origin)| (it.start + start..it.end + start, origin));
    printed.places.extend(moved);
    (printed, start)
}

/// Whether an expression holds together as a call does, whatever stands around it.
pub(crate) fn holds_together(value: &Expr) -> bool {
    level_of(value) >= level::CALL && !matches!(value.kind, ExprKind::Object { .. })
}

/// One expression, as it stands inside other text.
pub(crate) fn expression(value: &Expr) -> Printed {
    render(&expr(value))
}

fn render(doc: &Doc) -> Printed {
    let mut writer = Writer::default();
    // Writing to a text does not fail.
    let _ = doc.render_raw(WIDTH, &mut writer);
    Printed { text: writer.text, places: writer.places }
}

#[derive(Default)]
struct Writer {
    text: String,
    open: Vec<(usize, TextRange)>,
    places: Vec<(Range<usize>, TextRange)>,
}

impl Render for Writer {
    type Error = std::fmt::Error;

    fn write_str(&mut self, text: &str) -> Result<usize, Self::Error> {
        // What indents an empty line is not kept.
        if text.starts_with('\n') {
            let kept = self.text.trim_end_matches(' ').len();
            if self.text[..kept].ends_with('\n') {
                self.text.truncate(kept);
            }
        }
        self.text.push_str(text);
        Ok(text.len())
    }

    fn fail_doc(&self) -> Self::Error {
        std::fmt::Error
    }
}

impl RenderAnnotated<'_, TextRange> for Writer {
    fn push_annotation(&mut self, origin: &TextRange) -> Result<(), Self::Error> {
        self.open.push((self.text.len(), *origin));
        Ok(())
    }

    fn pop_annotation(&mut self) -> Result<(), Self::Error> {
        if let Some((start, origin)) = self.open.pop() {
            self.places.push((start..self.text.len(), origin));
        }
        Ok(())
    }
}

/// How tightly an expression holds together.
mod level {
    pub(super) const ARROW: u8 = 1;
    pub(super) const COALESCE: u8 = 3;
    pub(super) const OR: u8 = 4;
    pub(super) const AND: u8 = 5;
    pub(super) const EQUALITY: u8 = 6;
    pub(super) const RELATION: u8 = 7;
    pub(super) const SUM: u8 = 8;
    pub(super) const PRODUCT: u8 = 9;
    pub(super) const UNARY: u8 = 10;
    pub(super) const CALL: u8 = 11;
    pub(super) const ATOM: u8 = 12;
}

fn level_of(value: &Expr) -> u8 {
    match &value.kind {
        ExprKind::Arrow { .. } | ExprKind::Conditional { .. } => level::ARROW,
        ExprKind::Binary { operator, .. } => operator_level(operator),
        ExprKind::Unary { .. } => level::UNARY,
        ExprKind::Cast(_) => level::RELATION,
        ExprKind::Member { .. } | ExprKind::Call { .. } => level::CALL,
        _ => level::ATOM,
    }
}

fn operator_level(operator: &str) -> u8 {
    match operator {
        "??" => level::COALESCE,
        "||" => level::OR,
        "&&" => level::AND,
        "===" | "!==" => level::EQUALITY,
        "+" | "-" => level::SUM,
        "*" | "/" => level::PRODUCT,
        _ => level::RELATION,
    }
}

/// In parentheses unless it holds together as tightly as asked.
fn at_least(value: &Expr, wanted: u8) -> Doc {
    if level_of(value) < wanted { Doc::text("(").append(expr(value)).append(")") } else { expr(value) }
}

fn expr(value: &Expr) -> Doc {
    let doc = stacker::maybe_grow(64 * 1024, 1024 * 1024, || bare(value));
    match value.origin {
        Some(origin) => doc.annotate(origin),
        None => doc,
    }
}

fn bare(value: &Expr) -> Doc {
    match &value.kind {
        ExprKind::Word(text) => Doc::text(text.clone()),
        ExprKind::Text(parts) => text(parts),
        ExprKind::Block(parts) => block(parts),
        ExprKind::Array(elements) => array(elements),
        ExprKind::Object { entries, is_open } => object(entries, *is_open),
        ExprKind::Member { object, key, is_optional } => member(object, key, *is_optional),
        ExprKind::Call { callee, type_args, args } => {
            let callee = at_least(callee, level::CALL);
            let types = type_args.as_ref().map_or_else(Doc::nil, |types| Doc::text(format!("<{types}>")));
            callee.append(types).append(arguments(args))
        }
        ExprKind::Arrow { params, returns, body } => arrow(params, *returns, body),
        ExprKind::Conditional { test, then, otherwise } => {
            let branches = Doc::line()
                .append("? ")
                .append(at_least(then, level::ARROW))
                .append(Doc::line())
                .append(": ")
                .append(at_least(otherwise, level::ARROW));
            at_least(test, level::COALESCE).append(branches.nest(INDENT)).group()
        }
        ExprKind::Binary { operator, left, right } => binary(operator, left, right),
        ExprKind::Unary { operator, operand } => Doc::text(*operator).append(at_least(operand, level::UNARY)),
        ExprKind::Cast(inner) => at_least(inner, level::RELATION).append(" as Untyped"),
        ExprKind::Nix(parts) => nix(parts),
    }
}

fn binary(operator: &'static str, left: &Expr, right: &Expr) -> Doc {
    let own = operator_level(operator);
    // `??` stands beside neither `&&` nor `||` without parentheses.
    let side = |value: &Expr, wanted: u8| match &value.kind {
        ExprKind::Binary { operator: inner, .. } if *inner != operator && (own <= level::AND) => {
            let is_logical = matches!(*inner, "??" | "||" | "&&");
            let mixes = is_logical && (operator == "??" || *inner == "??");
            at_least(value, if mixes { level::ATOM } else { wanted })
        }
        _ => at_least(value, wanted),
    };
    side(left, own)
        .append(Doc::text(format!(" {operator}")))
        .append(Doc::line().append(side(right, own + 1)).nest(INDENT))
        .group()
}

fn member(object: &Expr, name: &Key, is_optional: bool) -> Doc {
    let is_number =
        matches!(&object.kind, ExprKind::Word(word) if word.starts_with(|it: char| it.is_ascii_digit()));
    let object = at_least(object, if is_number { level::ATOM + 1 } else { level::CALL });
    match name {
        Key::Name(name) if names::is_plain(name) => {
            object.append(if is_optional { "?." } else { "." }).append(name.clone())
        }
        other => {
            let inner = match other {
                Key::Name(name) => Doc::text(quoted(name)),
                Key::Computed(inner) => expr(inner),
            };
            object.append(if is_optional { "?.[" } else { "[" }).append(inner).append("]")
        }
    }
}

fn arguments(args: &[Expr]) -> Doc {
    let Some((last, first)) = args.split_last() else { return Doc::text("()") };
    let hugs = |it: &Expr| {
        matches!(
            it.kind,
            ExprKind::Object { .. }
                | ExprKind::Array(_)
                | ExprKind::Arrow { .. }
                | ExprKind::Block(_)
                | ExprKind::Nix(_)
        )
    };
    if hugs(last) && !first.iter().any(hugs) {
        let first = first.iter().map(|it| expr(it).append(", "));
        return Doc::text("(").append(Doc::concat(first)).append(expr(last)).append(")");
    }
    let inner = Doc::intersperse(args.iter().map(expr), Doc::text(",").append(Doc::line()));
    enclosed("(", inner, ")")
}

/// On one line where it fits; else each on its own line, the last followed by a comma too.
fn enclosed(open: &'static str, inner: Doc, close: &'static str) -> Doc {
    let comma = Doc::text(",").flat_alt(Doc::nil());
    Doc::text(open)
        .append(Doc::line_().append(inner).append(comma).nest(INDENT))
        .append(Doc::line_())
        .append(close)
        .group()
}

fn array(elements: &[Element]) -> Doc {
    if elements.is_empty() {
        return Doc::text("[]");
    }
    let one = |element: &Element| {
        let mark = if element.is_spread { "..." } else { "" };
        Doc::text(mark).append(at_least(&element.value, level::ARROW))
    };
    if elements.iter().any(|it| it.trivia.has_comment()) {
        let lines = elements.iter().map(|it| entry_line(one(it), &it.trivia, ","));
        return lines_between("[", lines, "]");
    }
    enclosed("[", Doc::intersperse(elements.iter().map(one), Doc::text(",").append(Doc::line())), "]")
}

fn object(entries: &[Entry], is_open: bool) -> Doc {
    if entries.is_empty() {
        return Doc::text("{}");
    }
    let one = |entry: &Entry| match &entry.kind {
        EntryKind::Spread(value) => Doc::text("...").append(at_least(value, level::ARROW)),
        EntryKind::Property(Key::Name(name), value) if is_word(value, name) && names::is_plain(name) => {
            expr(value)
        }
        EntryKind::Property(name, value) => {
            let doc = key(name).append(": ").append(at_least(value, level::ARROW));
            // What is said of a property is said at its name, and means its value.
            match value.origin {
                Some(origin) => doc.annotate(origin),
                None => doc,
            }
        }
    };
    if is_open || entries.iter().any(|it| it.trivia.has_comment()) {
        let lines = entries.iter().map(|it| entry_line(one(it), &it.trivia, ","));
        return lines_between("{", lines, "}");
    }
    let inner = Doc::intersperse(entries.iter().map(one), Doc::text(",").append(Doc::line()));
    let comma = Doc::text(",").flat_alt(Doc::nil());
    Doc::text("{")
        .append(Doc::line().append(inner).append(comma).nest(INDENT))
        .append(Doc::line())
        .append("}")
        .group()
}

fn is_word(value: &Expr, name: &str) -> bool {
    matches!(&value.kind, ExprKind::Word(word) if word == name)
}

fn lines_between(open: &'static str, lines: impl Iterator<Item = (Doc, Doc)>, close: &'static str) -> Doc {
    let inner = Doc::concat(lines.enumerate().map(|(at, line)| {
        // The first has nothing to stand apart from.
        if at == 0 { Doc::hardline().append(line.0) } else { line.1.append(Doc::hardline()).append(line.0) }
    }));
    Doc::text(open).append(inner.nest(INDENT)).append(Doc::hardline()).append(close)
}

fn key(name: &Key) -> Doc {
    match name {
        Key::Name(name) if names::is_plain(name) => Doc::text(name.clone()),
        Key::Name(name) => Doc::text(quoted(name)),
        Key::Computed(inner) => Doc::text("[").append(expr(inner)).append("]"),
    }
}

fn arrow(params: &[Param], returns: Option<&'static str>, body: &Body) -> Doc {
    let head = Doc::text("(")
        .append(Doc::intersperse(params.iter().map(param), Doc::text(", ")))
        .append(returns.map_or_else(|| Doc::text(") =>"), |ty| Doc::text(format!("): {ty} =>"))));
    match body {
        Body::Expr(value) => match &value.kind {
            ExprKind::Object { .. } => head.append(" (").append(expr(value)).append(")"),
            ExprKind::Array(_)
            | ExprKind::Arrow { .. }
            | ExprKind::Call { .. }
            | ExprKind::Text(_)
            | ExprKind::Block(_)
            | ExprKind::Nix(_) => head.append(" ").append(expr(value)),
            _ => head.append(Doc::line().append(at_least(value, level::ARROW)).nest(INDENT)).group(),
        },
        Body::Block(statements, value) => {
            let lines = statements.iter().map(|it| Doc::hardline().append(stmt(it)));
            let result = Doc::hardline().append("return ").append(expr(value)).append(";");
            head.append(" {")
                .append(Doc::concat(lines).append(result).nest(INDENT))
                .append(Doc::hardline())
                .append("}")
        }
    }
}

fn param(param: &Param) -> Doc {
    let doc = target(&param.target);
    let doc = match &param.ty {
        Some(ty) => doc.append(Doc::text(format!(": {ty}"))),
        None => doc,
    };
    doc.annotate(param.origin)
}

fn target(target: &Target) -> Doc {
    match target {
        Target::Name(name) => Doc::text(name.clone()),
        Target::Pattern(fields) if fields.is_empty() => Doc::text("{}"),
        Target::Pattern(fields) => {
            let inner = Doc::intersperse(fields.iter().map(field), Doc::text(",").append(Doc::line()));
            let comma = Doc::text(",").flat_alt(Doc::nil());
            Doc::text("{")
                .append(Doc::line().append(inner).append(comma).nest(INDENT))
                .append(Doc::line())
                .append("}")
                .group()
        }
    }
}

fn field(field: &Field) -> Doc {
    let name = if field.key == field.name {
        Doc::text(field.name.clone())
    } else {
        key(&Key::Name(field.key.clone())).append(": ").append(field.name.clone())
    };
    match &field.default {
        Some(value) => name.append(" = ").append(at_least(value, level::ARROW)),
        None => name,
    }
}

fn stmt(statement: &Stmt) -> Doc {
    let doc = match &statement.kind {
        StmtKind::Const { target: to, ty, value } => {
            let ty = ty.map_or_else(Doc::nil, |ty| Doc::text(format!(": {ty}")));
            let name = target(to);
            let name = match value.origin {
                Some(origin) => name.annotate(origin),
                None => name,
            };
            let value = match &value.kind {
                ExprKind::Binary { .. } | ExprKind::Conditional { .. } => {
                    Doc::line().append(expr(value)).nest(INDENT).group()
                }
                _ => Doc::text(" ").append(expr(value)),
            };
            Doc::text("const ").append(name).append(ty).append(" =").append(value)
        }
        StmtKind::Expr(value) => expr(value),
    };
    let (line, apart) = entry_line(doc, &statement.trivia, ";");
    apart.append(line)
}

/// A line with its comments; and what stands between it and the line before.
fn entry_line(doc: Doc, trivia: &Trivia, end: &'static str) -> (Doc, Doc) {
    let mut line = comments(&trivia.before).append(doc).append(end);
    if let Some(comment) = &trivia.after {
        line = line.append(Doc::text(format!(" // {comment}")));
    }
    (line, if trivia.is_apart { Doc::hardline() } else { Doc::nil() })
}

fn comments(lines: &[String]) -> Doc {
    Doc::concat(lines.iter().map(|line| {
        let text = if line.is_empty() { "//".to_owned() } else { format!("// {line}") };
        Doc::text(text).append(Doc::hardline())
    }))
}

/// `"text"`, or a template with what is put in.
fn text(parts: &[Part]) -> Doc {
    if parts.iter().all(|part| matches!(part, Part::Text(_))) {
        let whole: String =
            parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect();
        return Doc::text(quoted(&whole));
    }
    let inner = parts.iter().map(|part| match part {
        Part::Text(text) => Doc::text(in_template(text).replace('\n', "\\n")),
        Part::Value(value) => substitution(value),
    });
    Doc::text("`").append(Doc::concat(inner)).append("`")
}

/// `${value}`, on one line.
fn substitution(value: &Expr) -> Doc {
    let printed = expression(value);
    // What can't stand on one line goes on over several; in a substitution this changes nothing.
    if printed.text.contains('\n') {
        return Doc::text("${").append(expr(value)).append("}");
    }
    let doc = Doc::text(format!("${{{}}}", printed.text));
    match value.origin {
        Some(origin) => doc.annotate(origin),
        None => doc,
    }
}

/// ``text`...` ``: what is inside stands one step further in.
fn block(parts: &[Part]) -> Doc {
    let mut inner = Doc::hardline();
    let mut ends_line = false;
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text) => {
                let is_last = at + 1 == parts.len();
                let mut lines = text.split('\n').peekable();
                while let Some(line) = lines.next() {
                    inner = inner.append(Doc::text(in_template(line)));
                    if lines.peek().is_none() {
                        break;
                    }
                    if is_last
                        && lines.peek() == Some(&"")
                        && text.ends_with('\n')
                        && lines.clone().count() == 1
                    {
                        ends_line = true;
                        break;
                    }
                    inner = inner.append(Doc::hardline());
                }
            }
            Part::Value(value) => inner = inner.append(substitution(value)),
        }
    }
    let doc = Doc::text("text`").append(inner.nest(INDENT));
    if ends_line { doc.append(Doc::hardline()).append("`") } else { doc.append("`") }
}

/// Nix as it stood; its lines keep their own indentation.
fn nix(parts: &[Part]) -> Doc {
    let inner = parts.iter().map(|part| match part {
        Part::Text(text) => {
            let escaped = text.replace('`', "\\`").replace("${", "\\${");
            Doc::intersperse(escaped.split('\n').map(|line| Doc::text(line.to_owned())), Doc::text("\n"))
        }
        Part::Value(value) => substitution(value),
    });
    Doc::text("nix<Untyped>`").append(Doc::concat(inner)).append("`")
}

fn in_template(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '`' => out.push_str("\\`"),
            '$' if letters.peek() == Some(&'{') => out.push_str("\\$"),
            '\r' => out.push_str("\\r"),
            letter => out.push(letter),
        }
    }
    out
}

/// A literal in quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

impl Trivia {
    fn has_comment(&self) -> bool {
        !self.before.is_empty() || self.after.is_some()
    }
}
