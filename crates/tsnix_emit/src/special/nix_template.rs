//! `` nix<T>`...` ``: raw Nix, parsed when compiling, errors placed inside the template.
//!
//! The text is the template's raw text, so that Nix is pasted as it is; `\${` is Nix's own antiquotation
//! and `` \` `` a backtick. A substitution is an expression, or an antiquotation inside a Nix string.

use nix_tree::{Expr, RawPart, RawShape};
use rnix::{SyntaxKind, SyntaxNode, TextSize};
use tsnix_source::catalogue::flakes::NIX_SYNTAX;
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower;

/// The template's Nix with its substitutions.
pub(super) fn call(ctx: &mut Context<'_>, call: ExprId) -> Expr {
    let module = ctx.module();
    let hir::Expr::TaggedTemplate { template, .. } = &module[call] else { return nix_tree::build::null() };
    let source = Source::new(template);
    let parsed = rnix::Root::parse(&source.text);
    if let Some(error) = parsed.errors().first() {
        report(ctx, template, &source, error);
        return nix_tree::build::null();
    }
    let root = parsed.syntax();
    let mut parts = Vec::new();
    let mut from = 0;
    for (hole, expr) in source.holes.iter().zip(&template.exprs) {
        let value = lower::expr(ctx, *expr);
        // `"${HOLE}"`: the antiquotation around the hole is the substitution's own.
        let inside = is_in_string(&root, hole.at);
        parts.push(RawPart::Source(source.text[from..hole.at].to_owned()));
        parts.push(if inside { RawPart::Interpolation(value) } else { RawPart::Expr(value) });
        from = hole.at + hole.length;
    }
    parts.push(RawPart::Source(source.text[from..].to_owned()));
    trim(&mut parts);
    nix_tree::build::raw(parts, shape(&root))
}

/// The Nix of a template with a name in place of each substitution, and those names.
pub fn nix_of_template(template: &hir::Template) -> (String, Vec<String>) {
    (Source::new(template).text, (0..template.exprs.len()).map(hole_name).collect())
}

fn hole_name(at: usize) -> String {
    format!("__hole{at}__")
}

/// The Nix text of a template, with a name in place of each substitution.
struct Source {
    text: String,
    holes: Vec<Hole>,
    /// Where pieces of the template start in the text, with their offset in the file.
    pieces: Vec<(usize, u32)>,
}

struct Hole {
    at: usize,
    length: usize,
}

impl Source {
    fn new(template: &hir::Template) -> Self {
        let mut source = Self { text: String::new(), holes: Vec::new(), pieces: Vec::new() };
        for (at, quasi) in template.quasis.iter().enumerate() {
            source.pieces.push((source.text.len(), quasi.range.start));
            source.text.push_str(&quasi.raw.replace("\\${", "${").replace("\\`", "`"));
            if at < template.exprs.len() {
                let name = if in_open_string(&source.text) || in_path(&source.text) {
                    format!("${{{}}}", hole_name(at))
                } else {
                    format!(" {} ", hole_name(at))
                };
                source.holes.push(Hole { at: source.text.len(), length: name.len() });
                source.text.push_str(&name);
            }
        }
        source
    }

    /// The offset in the file of an offset in the text.
    fn place(&self, at: usize) -> u32 {
        let piece = self.pieces.iter().rev().find(|(start, _)| *start <= at);
        piece.map_or(0, |(start, offset)| offset + (at - start) as u32)
    }
}

/// Whether a text ends inside a Nix string: what is parsed of it leaves one open.
fn in_open_string(text: &str) -> bool {
    #[derive(PartialEq)]
    enum In {
        Code,
        Plain,
        Indented,
    }
    let mut stack = vec![In::Code];
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let step = match stack.last().unwrap_or(&In::Code) {
            In::Code => code_step(rest, &mut |open| match open {
                b'"' => stack.push(In::Plain),
                b'\'' => stack.push(In::Indented),
                b'{' => stack.push(In::Code),
                _ if stack.len() > 1 => {
                    stack.pop();
                }
                _ => {}
            }),
            In::Plain if rest.starts_with(b"\\") => 2,
            In::Plain if rest.starts_with(b"$${") => 3,
            In::Plain if rest.starts_with(b"${") => {
                stack.push(In::Code);
                2
            }
            In::Plain if rest.starts_with(b"\"") => {
                stack.pop();
                1
            }
            In::Indented if rest.starts_with(b"''$") || rest.starts_with(b"'''") => 3,
            In::Indented if rest.starts_with(b"''\\") => 4,
            In::Indented if rest.starts_with(b"''") => {
                stack.pop();
                2
            }
            In::Indented if rest.starts_with(b"$${") => 3,
            In::Indented if rest.starts_with(b"${") => {
                stack.push(In::Code);
                2
            }
            In::Plain | In::Indented => 1,
        };
        at += step;
    }
    stack.last().is_some_and(|last| *last != In::Code)
}

/// Whether a text ends in the middle of a path: `./hosts/`.
fn in_path(text: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "._-+/~".contains(char);
    let word = text.rsplit(|char| !is_part(char)).next().unwrap_or("");
    word.contains('/') && !word.starts_with("//")
}

/// One step through Nix code; says what opens or closes there.
fn code_step(rest: &[u8], change: &mut dyn FnMut(u8)) -> usize {
    if rest.starts_with(b"#") {
        return rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }
    if rest.starts_with(b"/*") {
        return rest.windows(2).position(|pair| pair == b"*/").map_or(rest.len(), |at| at + 2);
    }
    if rest.starts_with(b"''") {
        change(b'\'');
        return 2;
    }
    match rest[0] {
        b'"' | b'{' | b'}' => {
            change(rest[0]);
            1
        }
        _ => 1,
    }
}

fn is_in_string(root: &SyntaxNode, at: usize) -> bool {
    let size = TextSize::from(at as u32);
    let token = root.token_at_offset(size).right_biased();
    token.is_some_and(|token| token.kind() == SyntaxKind::TOKEN_INTERPOL_START)
}

/// How strongly the text holds together.
fn shape(root: &SyntaxNode) -> RawShape {
    match root.first_child().map(|node| node.kind()) {
        Some(SyntaxKind::NODE_APPLY) => RawShape::Application,
        Some(SyntaxKind::NODE_SELECT) => RawShape::Selection,
        Some(
            SyntaxKind::NODE_IDENT
            | SyntaxKind::NODE_STRING
            | SyntaxKind::NODE_LIST
            | SyntaxKind::NODE_ATTR_SET
            | SyntaxKind::NODE_PAREN
            | SyntaxKind::NODE_PATH_REL
            | SyntaxKind::NODE_PATH_ABS
            | SyntaxKind::NODE_PATH_HOME
            | SyntaxKind::NODE_PATH_SEARCH,
        ) => RawShape::Atom,
        _ => RawShape::Expression,
    }
}

/// White space at both ends says nothing.
fn trim(parts: &mut [RawPart]) {
    if let Some(RawPart::Source(first)) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(RawPart::Source(last)) = parts.last_mut() {
        *last = last.trim_end().to_owned();
    }
}

fn report(ctx: &mut Context<'_>, template: &hir::Template, source: &Source, error: &rnix::ParseError) {
    let (range, reason) = crate::nix_syntax::problem(error, &source.text);
    let (start, end) = (range.start, range.end);
    let whole = template.quasis.first().map_or(TextRange::default(), |text| text.range);
    let last = template.quasis.last().map_or(whole, |text| text.range);
    let clamp = |at: usize| source.place(at).min(last.end);
    let range = TextRange::new(clamp(start), clamp(end));
    let message = format!("this is not Nix: {reason}");
    ctx.report(
        Diagnostic::new(&NIX_SYNTAX, ctx.file, range, message)
            .with_help("the text is a Nix expression; `\\${` is Nix's own antiquotation"),
    );
}
