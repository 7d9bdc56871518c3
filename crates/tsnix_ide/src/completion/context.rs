//! Where in the language an offset is, so that only what may stand there is offered.
//!
//! The text is nearly always unfinished. Recovery makes a tree of it in which what is missing has a place, so
//! the tree is asked first; only where a place belongs to no node (behind the last character of a file) do
//! the tokens before it tell.

use tsnix_check::model::TypeId;
use tsnix_check::names::{Meaning, ScopeId};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    Expr, ExprId, Module, PatId, Pattern, PropertyName, Stmt, StmtId, TypeNode, TypeNodeId,
};
use tsnix_syntax::scan::{Token, TokenKind, tokens};
use tsnix_syntax::walk::Node;

use super::scan;
use crate::Analysis;

/// How far back a name is looked for where recovery has lost it.
const TOKENS_BACK: usize = 200;

/// A place where something may be written.
pub(crate) struct Context<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) file: FileId,
    pub(crate) offset: u32,
    pub(crate) module: &'a Module,
    /// What of the word stands before the cursor.
    pub(crate) prefix: String,
    /// The word, or the text of the string.
    pub(crate) replaces: TextRange,
    pub(crate) place: Where,
}

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// Nothing that could be known: a comment, a number, the name of something new.
    Nothing,
    /// `object.|`
    Member { object: ExprId },
    /// `name.|`, where recovery has no node for the name: its type.
    MemberOf { ty: TypeId },
    /// `A.|` in a type: the part at this depth.
    NamespaceMember { node: TypeNodeId, depth: usize },
    /// `{ | }`
    Key { object: ExprId },
    /// `{ a.b.| }`: where the path starts, and its names before the last dot.
    KeyPath { object: ExprId, start: u32, path: Vec<String> },
    /// `const { | } = ...`
    PatternKey { pattern: PatId },
    /// `import { | } from "m"`
    ImportedName { stmt: StmtId },
    /// `from "|"`
    Specifier,
    /// `from |`: the same with quotes.
    BareSpecifier,
    /// `with { | }`
    Attribute { stmt: StmtId },
    /// `"|"`
    Text { expr: ExprId },
    /// A type.
    Type { scope: ScopeId },
    /// An expression or the start of a statement; the unfinished expression where there is one.
    Value { scope: ScopeId, expr: Option<ExprId> },
}

/// The place at an offset; nothing for a file that is no module.
pub(crate) fn at<'a>(analysis: &'a Analysis<'a>, file: FileId, offset: u32) -> Option<Context<'a>> {
    let module = analysis.hir(file)?;
    let text = analysis.text(file);
    let offset = floor(text, offset);
    let word = word_around(text, offset);
    let mut context = Context {
        analysis,
        file,
        offset,
        module,
        prefix: text[word.start as usize..offset as usize].to_owned(),
        replaces: word,
        place: Where::Nothing,
    };
    context.place = find(&mut context, text);
    Some(context)
}

fn floor(text: &str, offset: u32) -> u32 {
    let mut at = (offset as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

/// The word that an offset lies in or touches.
fn word_around(text: &str, offset: u32) -> TextRange {
    let is_part = |c: char| c == '_' || c == '$' || c.is_alphanumeric();
    let before = &text[..offset as usize];
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_part(*c))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let after = &text[offset as usize..];
    let length = after.find(|c| !is_part(c)).unwrap_or(after.len());
    TextRange::new(start as u32, offset + length as u32)
}

fn find(context: &mut Context<'_>, text: &str) -> Where {
    let offset = context.offset;
    let is_in_comment = context.module.comments.iter().any(|it| {
        let is_open = it.kind == tsnix_syntax::hir::CommentKind::Line;
        it.range.start < offset && (offset < it.range.end || is_open && offset == it.range.end)
    });
    if is_in_comment {
        return Where::Nothing;
    }
    let all = tokens(text);
    // The token that the cursor is in or at the end of, and the one before it.
    let at = all.partition_point(|token| (token.start as u32) < offset);
    let here = at.checked_sub(1).and_then(|at| all.get(at)).copied();
    if here.is_some_and(|it| is_inside_text(&it, offset)) {
        return Where::Nothing;
    }
    let path = context.analysis.nodes_at(context.file, offset);
    if let Some(token) = here
        && let Some(place) = in_string(context, text, &token, &path)
    {
        return place;
    }
    let word_start = context.replaces.start as usize;
    let index = all.partition_point(|token| token.start < word_start);
    let before = index.checked_sub(1).and_then(|at| all.get(at)).copied();
    if here.is_some_and(|it| it.kind == TokenKind::Number && it.end as u32 >= offset) {
        return Where::Nothing;
    }
    if let Some(before) = before
        && matches!(before.of(text), "." | "?.")
    {
        if let Some(place) = key_path(context, text, &all[..index]) {
            return place;
        }
        return match member(context, &path, before.start as u32) {
            Where::Nothing => member_of_words(context, text, &all[..index - 1]).unwrap_or(Where::Nothing),
            place => place,
        };
    }
    if scan::is_specifier(text, &all[..index]) {
        return Where::BareSpecifier;
    }
    let is_type =
        [scan::is_parameter_type, scan::is_return_type, scan::is_type_argument, scan::is_constraint];
    if is_type.iter().any(|holds| holds(text, &all[..index])) {
        let scope = context.analysis.scope_at(context.file, offset).unwrap_or(ScopeId(0));
        return Where::Type { scope };
    }
    in_tree(context, text, &path, before)
}

/// Whether an offset is in the text of a template or in a comment that nothing closes.
fn is_inside_text(token: &Token, offset: u32) -> bool {
    let (start, end) = (token.start as u32, token.end as u32);
    match token.kind {
        TokenKind::Template
        | TokenKind::TemplateHead
        | TokenKind::TemplateMiddle
        | TokenKind::TemplateTail => start < offset && offset < end,
        TokenKind::UnterminatedTemplate | TokenKind::UnterminatedComment => start < offset,
        _ => false,
    }
}

/// `{ services.nginx.| }`: a dotted path where a key stands, which is no TypeScript but what one writes in Nix.
fn key_path(context: &Context<'_>, text: &str, before: &[Token]) -> Option<Where> {
    let (start, path) = scan::dotted_key(text, before)?;
    let nodes = context.analysis.nodes_at(context.file, start);
    let innermost = nodes.iter().rev().find_map(|node| match node {
        Node::Expr(id) if matches!(context.module[*id], Expr::Object(_)) => Some(*id),
        _ => None,
    });
    // Recovery may have closed the object before the path.
    let brace = scan::opening_brace(text, before)?;
    let starts_there = |id: &ExprId| {
        matches!(context.module[*id], Expr::Object(_)) && context.module.exprs.range(*id).start == brace
    };
    let object = context.module.exprs.ids().find(starts_there).or(innermost)?;
    Some(Where::KeyPath { object, start, path })
}

/// Inside of a string: a specifier, or a text that a literal type may know.
fn in_string(context: &mut Context<'_>, text: &str, token: &Token, path: &[Node]) -> Option<Where> {
    let offset = context.offset as usize;
    let is_open = token.kind == TokenKind::UnterminatedString;
    if !(matches!(token.kind, TokenKind::String) && token.start < offset && offset < token.end
        || is_open && token.start < offset && offset <= token.end)
    {
        return None;
    }
    let end = if is_open { token.end } else { token.end - 1 };
    context.replaces = TextRange::new(token.start as u32 + 1, end as u32);
    context.prefix = text[token.start + 1..offset].to_owned();
    for node in path.iter().rev() {
        match node {
            Node::Expr(expr) if matches!(context.module[*expr], Expr::String(_)) => {
                return Some(Where::Text { expr: *expr });
            }
            Node::Stmt(stmt) => {
                return Some(match &context.module[*stmt] {
                    Stmt::Import(decl) if !decl.from.range.touches(context.offset) => {
                        Where::Attribute { stmt: *stmt }
                    }
                    Stmt::Import(_) | Stmt::ExportNamed(_) | Stmt::ExportAll { .. } => Where::Specifier,
                    _ => missing_value(context).unwrap_or(Where::Nothing),
                });
            }
            _ => {}
        }
    }
    Some(missing_value(context).unwrap_or(Where::Nothing))
}

/// Where recovery gave a string up: the value that is missing before it.
fn missing_value(context: &Context<'_>) -> Option<Where> {
    let start = context.replaces.start;
    let is_before = |it: &ExprId| {
        let range = context.module.exprs.range(*it);
        range.is_empty() && range.end <= start && start - range.end <= 3
    };
    let missing =
        context.module.exprs.ids().filter(|it| context.module[*it] == Expr::Missing).find(is_before)?;
    Some(Where::Text { expr: missing })
}

/// Behind a dot.
fn member(context: &Context<'_>, path: &[Node], dot: u32) -> Where {
    for node in path.iter().rev() {
        match node {
            Node::Expr(expr) => match &context.module[*expr] {
                Expr::Member { object, name, .. } if name.range.start > dot || name.range.is_empty() => {
                    return Where::Member { object: *object };
                }
                _ => {}
            },
            Node::TypeNode(node) => {
                if let TypeNode::Reference { name, .. } | TypeNode::TypeOf { name, .. } =
                    &context.module[*node]
                {
                    let depth = name
                        .iter()
                        .take_while(|part| part.range.end <= dot && !part.range.is_empty())
                        .count();
                    return Where::NamespaceMember { node: *node, depth };
                }
            }
            _ => {}
        }
    }
    // Recovery joined the lines otherwise: the shortest expression that ends at the dot is meant.
    let ends_here = |it: &ExprId| context.module.exprs.range(*it).end == dot;
    let object =
        context.module.exprs.ids().filter(ends_here).min_by_key(|it| context.module.exprs.range(*it).len());
    object.map_or(Where::Nothing, |object| Where::Member { object })
}

/// `name.other.|`, by the words alone: recovery has made something else of them.
fn member_of_words(context: &Context<'_>, text: &str, before: &[Token]) -> Option<Where> {
    let model = context.analysis.model;
    let names = scan::dotted_words(text, before);
    let (first, path) = names.split_first()?;
    // Recovery may have closed the function around it, too: the nearest place before that knows the name.
    let places = before.iter().rev().take(TOKENS_BACK).map(|it| it.start as u32);
    let symbol = std::iter::once(context.offset).chain(places).find_map(|at| {
        let scope = context.analysis.scope_at(context.file, at)?;
        model.resolve_name(context.file, scope, first, Meaning::VALUE)
    })?;
    let mut ty = model.declared_type_of_symbol(model.resolve_alias(symbol).unwrap_or(symbol));
    for name in path {
        ty = model.property(ty, name)?.ty;
    }
    Some(Where::MemberOf { ty })
}

/// What the nodes around tell.
fn in_tree(context: &Context<'_>, text: &str, path: &[Node], before: Option<Token>) -> Where {
    let offset = context.offset;
    let module = context.module;
    let word = context.replaces;
    let before_text = before.map_or("", |token| token.of(text));
    if matches!(
        before_text,
        "const" | "let" | "var" | "function" | "class" | "interface" | "enum" | "namespace"
    ) {
        return Where::Nothing;
    }
    // A place behind everything belongs to what the last token belongs to.
    let inner_path;
    let path = match (path.last(), before) {
        (None | Some(Node::Stmt(_)), Some(token)) if word.is_empty() => {
            inner_path = context.analysis.nodes_at(context.file, token.end as u32);
            if inner_path.len() > path.len() && !matches!(before_text, "}" | ";" | ")" | "]") {
                &inner_path
            } else {
                path
            }
        }
        _ => path,
    };
    let scope = || context.analysis.scope_at(context.file, offset).unwrap_or(ScopeId(0));
    let mut expr = None;
    for node in path.iter().rev() {
        match node {
            Node::ImportSpecifier(_) => continue,
            Node::Stmt(stmt) => return in_stmt(context, text, *stmt, before_text, expr, scope()),
            Node::TypeNode(_) => return Where::Type { scope: scope() },
            Node::TypeMember(_) | Node::TypeParam(_) if expr.is_none() => return Where::Nothing,
            Node::Property(id) => {
                let key = match &module[*id] {
                    tsnix_syntax::hir::Property::KeyValue { key, .. } => Some(key.range()),
                    tsnix_syntax::hir::Property::Shorthand { key, .. } => Some(key.range),
                    _ => None,
                };
                if key.is_some_and(|range| range.touches(offset))
                    && let Some(object) =
                        context.analysis.bindings(context.file).and_then(|it| it.object_of(*id))
                {
                    return Where::Key { object };
                }
            }
            Node::Pattern(pattern) => match &module[*pattern] {
                Pattern::Object { properties, .. } => {
                    let in_default = properties.iter().any(|it| {
                        it.default.is_some_and(|default| module.exprs.range(default).touches(offset))
                    });
                    if !in_default {
                        return Where::PatternKey { pattern: *pattern };
                    }
                }
                // const { alp| } = o
                Pattern::Name(_) if outer_of_shorthand(context, *pattern).is_some() => {
                    if let Some(pattern) = outer_of_shorthand(context, *pattern) {
                        return Where::PatternKey { pattern };
                    }
                }
                Pattern::Name(_) if expr.is_none() && is_declared(context, *pattern) => {
                    return Where::Nothing;
                }
                _ => {}
            },
            Node::Expr(id) => {
                match &module[*id] {
                    Expr::Object(_) if expr.is_none() && matches!(before_text, "{" | ",") => {
                        return Where::Key { object: *id };
                    }
                    Expr::Object(_) | Expr::Array(_) => {}
                    Expr::Name(_) | Expr::Missing => expr = expr.or(Some(*id)),
                    _ => {}
                }
                if matches!(module[*id], Expr::Name(_) | Expr::Missing) {
                    continue;
                }
                if expr.is_none() && !matches!(module[*id], Expr::Object(_)) {
                    expr = Some(*id);
                }
                if is_inside_literal(module, *id) {
                    return Where::Nothing;
                }
            }
            Node::Function(_) | Node::ExportSpecifier(_) | Node::TypeMember(_) | Node::TypeParam(_) => {}
        }
    }
    Where::Value { scope: scope(), expr }
}

/// The object pattern in which a name stands for a property and a variable at once.
fn outer_of_shorthand(context: &Context<'_>, pattern: PatId) -> Option<PatId> {
    use tsnix_check::names::PatternOrigin;
    let bindings = context.analysis.bindings(context.file)?;
    let PatternOrigin::Property(outer, at) = bindings.pattern_origin(pattern) else { return None };
    let Pattern::Object { properties, .. } = &context.module[outer] else { return None };
    properties.get(at as usize)?.is_shorthand.then_some(outer)
}

fn is_inside_literal(module: &Module, expr: ExprId) -> bool {
    matches!(module[expr], Expr::Regex { .. } | Expr::Number { .. } | Expr::BigInt(_))
}

/// Whether a name pattern declares a name rather than assigns to one.
fn is_declared(context: &Context<'_>, pattern: PatId) -> bool {
    context.analysis.model.symbol_of_pattern(context.file, pattern).is_some()
}

fn in_stmt(
    context: &Context<'_>,
    text: &str,
    stmt: StmtId,
    before: &str,
    expr: Option<ExprId>,
    scope: ScopeId,
) -> Where {
    let offset = context.offset;
    match &context.module[stmt] {
        Stmt::Import(decl) if expr.is_none() => {
            if offset > decl.from.range.end {
                return if text[decl.from.range.end as usize..offset as usize].contains('{') {
                    Where::Attribute { stmt }
                } else {
                    Where::Value { scope, expr: None }
                };
            }
            let start = context.module.stmts.range(stmt).start as usize;
            let written = &text[start..offset as usize];
            if written.contains('{') && !written.contains('}') {
                Where::ImportedName { stmt }
            } else {
                Where::Nothing
            }
        }
        Stmt::ExportNamed(decl) if decl.from.is_some() && matches!(before, "{" | ",") => {
            Where::ImportedName { stmt }
        }
        Stmt::Interface(_) | Stmt::TypeAlias(_) | Stmt::Enum(_) if expr.is_none() => Where::Nothing,
        // `let x: |`: recovery has a missing type there, or none at all.
        Stmt::Variable(_) if before == ":" => Where::Type { scope },
        _ => Where::Value { scope, expr },
    }
}

/// The names that a literal or a pattern has already.
pub(crate) fn static_name(key: &PropertyName) -> Option<String> {
    key.static_name().map(|name| name.to_string())
}
