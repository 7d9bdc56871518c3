//! Regular expressions: as POSIX extended ones, and the members that use them.

use nix_tree::build::{apply, boolean, builtin, ident, if_else, int, lambda, list, string};
use nix_tree::{BinaryOp, Expr, StringPart};
use smol_str::SmolStr;
use tsnix_check::subset::regex::{Class, ClassItem, Node, Regex, parse};
use tsnix_syntax::hir::{self, ExprId};

use super::{Method, callback, replacement};
use crate::context::Context;
use crate::lower::{bare, builtin_call, element_at, helper_call, initializer, shapes, symbol_pattern};
use crate::runtime::Helper;

/// A regular expression literal, read.
struct Pattern {
    regex: Regex,
    is_global: bool,
    ignores_case: bool,
}

/// A pattern as POSIX, with the places of JavaScript's groups among its own.
struct Posix {
    text: String,
    /// The number of groups written so far.
    count: u32,
    /// By JavaScript's number, from 1: the group's number here.
    groups: Vec<u32>,
    ignores_case: bool,
}

/// `re.test(s)`
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    if method.name != "test" {
        return None;
    }
    let pattern = pattern_of(ctx, method.object)?;
    // What is not there is asked in words: /u/.test(undefined)
    let s = crate::lower::text::text(ctx, method.arg_id(0)?);
    Some(test(&pattern, s))
}

/// Whether a pattern matches somewhere: `builtins.match ".*a.*" s != null`.
fn test(pattern: &Pattern, s: Expr) -> Expr {
    let (starts, ends, inner) = anchors(&pattern.regex.root);
    let has_anchor = inner.iter().any(|node| holds_anchor(node));
    if has_anchor {
        let text = posix(pattern, &pattern.regex.root).text;
        let parts = builtin_call("split", [string(text), s]);
        let count = builtin_call("length", [parts]);
        return nix_tree::build::binary(BinaryOp::Greater, count, int(1));
    }
    let mut out =
        Posix { text: String::new(), count: 0, groups: Vec::new(), ignores_case: pattern.ignores_case };
    if !starts {
        out.text.push_str(".*");
    }
    let needs_group = inner.len() == 1 && matches!(inner[0], Node::Alternatives(_)) && !(starts && ends);
    if needs_group {
        out.text.push('(');
    }
    for node in inner {
        write(node, &mut out);
    }
    if needs_group {
        out.text.push(')');
    }
    if !ends {
        out.text.push_str(".*");
    }
    shapes::is_not_null(builtin_call("match", [string(out.text), s]))
}

/// Whether a pattern starts with `^` and ends with `$`, and what is between.
fn anchors(root: &Node) -> (bool, bool, Vec<&Node>) {
    let parts: Vec<&Node> = match root {
        Node::Sequence(parts) => parts.iter().collect(),
        other => vec![other],
    };
    let starts = matches!(parts.first(), Some(Node::Start));
    let ends = parts.len() > usize::from(starts) && matches!(parts.last(), Some(Node::End));
    let inner = parts[usize::from(starts)..parts.len() - usize::from(ends)].to_vec();
    (starts, ends, inner)
}

fn holds_anchor(node: &Node) -> bool {
    match node {
        Node::Start | Node::End => true,
        Node::Sequence(parts) | Node::Alternatives(parts) => parts.iter().any(holds_anchor),
        Node::Group { inner, .. } | Node::Repeat { inner, .. } => holds_anchor(inner),
        Node::Char(_) | Node::Any | Node::Class(_) => false,
    }
}

/// Members of strings that take a regular expression: `match`, `replace`, `replaceAll`, `split`.
pub(super) fn string_method(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    if !matches!(method.name, "match" | "replace" | "replaceAll" | "split") {
        return None;
    }
    let pattern = pattern_of(ctx, method.arg_id(0)?)?;
    let s = method.receiver(ctx);
    match method.name {
        "match" => Some(matched(ctx, &pattern, s)),
        "split" => Some(split(ctx, method, &pattern, s)),
        _ => replace(ctx, method, &pattern, s),
    }
}

/// `s.match(re)`: the whole match and the groups.
fn matched(ctx: &mut Context<'_>, pattern: &Pattern, s: Expr) -> Expr {
    let posix_pattern = posix(pattern, &pattern.regex.root);
    if pattern.is_global {
        return helper_call(ctx, Helper::MatchAll, [string(posix_pattern.text), s]);
    }
    let (starts, ends, inner) = anchors(&pattern.regex.root);
    let is_whole = starts && ends && !inner.iter().any(|node| holds_anchor(node));
    let (found, groups) = if is_whole {
        let mut out =
            Posix { text: "(".to_owned(), count: 1, groups: Vec::new(), ignores_case: pattern.ignores_case };
        inner.into_iter().for_each(|node| write(node, &mut out));
        out.text.push(')');
        let groups: Vec<u32> = out.groups.iter().map(|group| group - 1).collect();
        (builtin_call("match", [string(out.text), s]), groups)
    } else {
        let groups = posix_pattern.groups.clone();
        (helper_call(ctx, Helper::MatchFirst, [string(posix_pattern.text), s]), groups)
    };
    let is_plain = groups.iter().enumerate().all(|(at, group)| *group as usize == at + 1);
    if is_plain && groups.len() == pattern.regex.groups.len() && !has_plain_groups(&pattern.regex.root) {
        return found;
    }
    // Groups that only hold together are groups in POSIX too: they are left out.
    shapes::shared(ctx, found, "found", |_, found| {
        let whole = element_at(found.clone(), 0);
        let mut parts = vec![whole];
        parts.extend(groups.iter().map(|group| element_at(found.clone(), *group as usize)));
        if_else(shapes::is_null(found), nix_tree::build::null(), list(parts))
    })
}

fn has_plain_groups(node: &Node) -> bool {
    match node {
        Node::Group { index: None, .. } => true,
        Node::Group { inner, .. } | Node::Repeat { inner, .. } => has_plain_groups(inner),
        Node::Sequence(parts) | Node::Alternatives(parts) => parts.iter().any(has_plain_groups),
        _ => false,
    }
}

fn split(ctx: &mut Context<'_>, method: &Method<'_>, pattern: &Pattern, s: Expr) -> Expr {
    let written = posix(pattern, &pattern.regex.root);
    let parts = super::context::kept(ctx, method.object, s, |ctx, s| pieces(ctx, pattern, &written, s));
    super::string::limited(ctx, method, parts)
}

/// The parts of a text between the matches of a pattern, with what its groups match.
fn pieces(ctx: &mut Context<'_>, pattern: &Pattern, written: &Posix, s: Expr) -> Expr {
    if may_be_empty(&pattern.regex.root) {
        // The whole match is a group of its own: it tells where nothing was matched.
        let groups = written.groups.iter().map(|group| int(i64::from(*group)));
        let groups = list(groups);
        return helper_call(ctx, Helper::SplitAround, [s, string(format!("({})", written.text)), groups]);
    }
    if !written.groups.is_empty() && written.groups.len() as u32 == written.count {
        return helper_call(ctx, Helper::SplitMatches, [s, string(written.text.clone())]);
    }
    let parts = builtin_call("split", [string(written.text.clone()), s]);
    if written.groups.is_empty() {
        builtin_call("filter", [builtin("isString"), parts])
    } else {
        split_by_groups(ctx, &written.groups, parts)
    }
}

/// Whether a pattern matches the empty string somewhere.
fn may_be_empty(node: &Node) -> bool {
    match node {
        Node::Start | Node::End => true,
        Node::Char(_) | Node::Any | Node::Class(_) => false,
        Node::Sequence(parts) => parts.iter().all(may_be_empty),
        Node::Alternatives(branches) => branches.iter().any(may_be_empty),
        Node::Group { inner, .. } => may_be_empty(inner),
        Node::Repeat { inner, min, .. } => *min == 0 || may_be_empty(inner),
    }
}

/// What the groups match is among the parts, but not what only holds together.
fn split_by_groups(ctx: &mut Context<'_>, groups: &[u32], parts: Expr) -> Expr {
    let part = crate::lower::fresh(ctx, "part");
    let found = groups.iter().map(|group| element_at(ident(part.clone()), *group as usize - 1));
    let found: Vec<Expr> = found.collect();
    let test = builtin_call("isList", [ident(part.clone())]);
    let body = if_else(test, list(found), list([ident(part.clone())]));
    builtin_call("concatMap", [lambda(part, body), parts])
}

/// `found.groups`: the named groups of the pattern that `found` was made with, as attributes.
pub(crate) fn named_groups(ctx: &mut Context<'_>, object: ExprId, found: Expr) -> Option<Expr> {
    let pattern = match_pattern(ctx, object)?;
    let names: Vec<_> = pattern.regex.groups.iter().enumerate().collect();
    let names = names.into_iter().filter_map(|(at, name)| Some((at + 1, name.as_deref()?.to_owned())));
    let names: Vec<(usize, String)> = names.collect();
    Some(shapes::shared(ctx, found, "found", |_, found| {
        let binding = |(at, name): (usize, String)| {
            let value = element_at(found.clone(), at);
            if takes_part(&pattern.regex.root, at as u32) {
                return nix_tree::build::bind(name, value);
            }
            // A group that found nothing is undefined.
            let test = shapes::is_not_null(value.clone());
            let name = if_else(test, string(name), nix_tree::build::null());
            nix_tree::build::bind(crate::lower::access::attribute(name), value)
        };
        let groups = nix_tree::build::attrs(names.into_iter().map(binding));
        if_else(shapes::is_null(found.clone()), nix_tree::build::null(), groups)
    }))
}

/// Whether a group is in each match: it stands in no alternative and in nothing that may be left out.
fn takes_part(node: &Node, wanted: u32) -> bool {
    match node {
        Node::Group { index, inner } => *index == Some(wanted) || takes_part(inner, wanted),
        Node::Repeat { inner, min, .. } => *min > 0 && takes_part(inner, wanted),
        Node::Sequence(parts) => parts.iter().any(|part| takes_part(part, wanted)),
        _ => false,
    }
}

/// The pattern of `s.match(pattern)`, or of a constant that holds one.
fn match_pattern(ctx: &Context<'_>, id: ExprId) -> Option<Pattern> {
    let id = bare(ctx, id);
    match &ctx.module()[id] {
        hir::Expr::Call { callee, args, .. } => match &ctx.module()[bare(ctx, *callee)] {
            hir::Expr::Member { name, .. } if name.name == "match" => pattern_of(ctx, args.first()?.expr),
            _ => None,
        },
        hir::Expr::Name(_) => match_pattern(ctx, initializer(ctx, symbol_pattern(ctx, id)?)?),
        _ => None,
    }
}

fn replace(ctx: &mut Context<'_>, method: &Method<'_>, pattern: &Pattern, s: Expr) -> Option<Expr> {
    let written = posix(pattern, &pattern.regex.root);
    let id = method.arg_id(1)?;
    let is_function = ctx.model.view(ctx.model.type_of(ctx.file, id)).is_function();
    let found = crate::lower::fresh(ctx, "found");
    let all = pattern.is_global;
    if !is_function {
        let literal = method.literal(ctx, 1);
        let is_plain = match &literal {
            Some(text) => !replacement::asks_around(text),
            None => replacement::has_no_dollar(ctx, id),
        };
        if !is_plain {
            let body = around(ctx, method, pattern, &written.groups, &found)?;
            return Some(helper_call(
                ctx,
                Helper::ReplaceAround,
                [s, string(written.text), boolean(all), body],
            ));
        }
    }
    let body = if is_function {
        let count = callback::params(ctx, id, written.groups.len() + 1).max(1);
        let callback = callback::function(ctx, id, count);
        let mut arguments = vec![element_at(ident(found.clone()), 0)];
        let groups = written.groups.iter().take(count - 1);
        arguments.extend(groups.map(|group| element_at(ident(found.clone()), *group as usize)));
        apply(callback, arguments)
    } else {
        match method.literal(ctx, 1) {
            Some(text) => {
                let names = [found.clone(), found.clone(), found.clone()];
                filled(&text, &pattern.regex, &written.groups, &names, &ctx.global("toString"))
            }
            None => method.arg(ctx, 1)?,
        }
    };
    let param = if is_function || mentions_found(&body) { found } else { "_".into() };
    Some(helper_call(
        ctx,
        Helper::ReplaceMatches,
        [s, string(written.text), boolean(all), lambda(param, body)],
    ))
}

/// `before: found: behind: replacement`, for a replacement that asks for what is around or is not written out.
fn around(
    ctx: &mut Context<'_>,
    method: &Method<'_>,
    pattern: &Pattern,
    groups: &[u32],
    found: &SmolStr,
) -> Option<Expr> {
    let (before, behind) = (crate::lower::fresh(ctx, "before"), crate::lower::fresh(ctx, "behind"));
    let to_string = ctx.global("toString");
    let body = match method.literal(ctx, 1) {
        Some(text) => {
            let names = [before.clone(), found.clone(), behind.clone()];
            filled(&text, &pattern.regex, groups, &names, &to_string)
        }
        None => {
            let group = |at: u32| apply(to_string.clone(), [element_at(ident(found.clone()), at as usize)]);
            let mut texts = vec![
                ("$$".to_owned(), string("$")),
                ("$&".to_owned(), element_at(ident(found.clone()), 0)),
                ("$`".to_owned(), ident(before.clone())),
                ("$'".to_owned(), ident(behind.clone())),
            ];
            // Two digits before one: `$12` is the second group and a `2` only where there is no twelfth.
            let numbered = || groups.iter().enumerate().map(|(at, group)| (at + 1, *group));
            texts.extend(numbered().map(|(at, it)| (format!("${at:02}"), group(it))));
            texts.extend(numbered().take(9).map(|(at, it)| (format!("${at}"), group(it))));
            let named = pattern.regex.groups.iter().zip(groups);
            texts.extend(
                named.filter_map(|(name, it)| Some((format!("$<{}>", name.as_deref()?), group(*it)))),
            );
            let replacement = method.arg(ctx, 1)?;
            replacement::at_run_time(replacement, texts)
        }
    };
    Some(lambda(before, lambda(found.clone(), lambda(behind, body))))
}

fn mentions_found(body: &Expr) -> bool {
    match &body.kind {
        nix_tree::ExprKind::String { parts, .. } => {
            parts.iter().any(|part| matches!(part, StringPart::Interpolation(_)))
        }
        _ => false,
    }
}

/// `$1`, `$&`, `$$` and `$<name>` in a replacement, and what stands around the match; by the names of what stands
/// before it, of the match, and of what stands behind.
fn filled(text: &str, regex: &Regex, groups: &[u32], names: &[SmolStr; 3], to_string: &Expr) -> Expr {
    let [before, found, after_found] = names;
    let mut parts: Vec<StringPart> = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        plain.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let (group, after) = reference(behind, regex, groups);
        match group {
            Some(Reference::Dollar) => plain.push('$'),
            Some(Reference::Group(index)) => {
                parts.push(StringPart::Text(std::mem::take(&mut plain)));
                let value = element_at(ident(found.clone()), index as usize);
                // A group that took no part is null, and empty in JavaScript.
                parts.push(StringPart::Interpolation(apply(to_string.clone(), [value])));
            }
            Some(Reference::Before | Reference::Behind) => {
                let name = if matches!(group, Some(Reference::Before)) { before } else { after_found };
                parts.push(StringPart::Text(std::mem::take(&mut plain)));
                parts.push(StringPart::Interpolation(ident(name.clone())));
            }
            None => plain.push('$'),
        }
        rest = after;
    }
    plain.push_str(rest);
    parts.push(StringPart::Text(plain));
    parts.retain(|part| !matches!(part, StringPart::Text(text) if text.is_empty()));
    nix_tree::build::string_parts(parts)
}

enum Reference {
    Dollar,
    Group(u32),
    /// What stands before the match.
    Before,
    /// What stands behind it.
    Behind,
}

/// What stands behind a `$`, and what follows.
fn reference<'t>(behind: &'t str, regex: &Regex, groups: &[u32]) -> (Option<Reference>, &'t str) {
    if let Some(after) = behind.strip_prefix('$') {
        return (Some(Reference::Dollar), after);
    }
    if let Some(after) = behind.strip_prefix('&') {
        return (Some(Reference::Group(0)), after);
    }
    if let Some(after) = behind.strip_prefix('`') {
        return (Some(Reference::Before), after);
    }
    if let Some(after) = behind.strip_prefix('\'') {
        return (Some(Reference::Behind), after);
    }
    if let Some((name, after)) = behind.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        let index = regex.groups.iter().position(|group| group.as_deref() == Some(name));
        if let Some(group) = index.and_then(|index| groups.get(index)) {
            return (Some(Reference::Group(*group)), after);
        }
    }
    for length in [2, 1] {
        let digits = behind.get(..length).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let number = digits.and_then(|digits| digits.parse::<usize>().ok()).filter(|number| *number > 0);
        if let Some(group) = number.and_then(|number| groups.get(number - 1)) {
            return (Some(Reference::Group(*group)), behind.get(length..).unwrap_or(""));
        }
    }
    (None, behind)
}

/// The regular expression that an expression is: a literal, or a constant that holds one.
fn pattern_of(ctx: &Context<'_>, id: ExprId) -> Option<Pattern> {
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Regex { pattern, flags } => Some(Pattern {
            regex: parse(pattern),
            is_global: flags.contains('g'),
            ignores_case: flags.contains('i'),
        }),
        hir::Expr::Name(_) => pattern_of(ctx, initializer(ctx, symbol_pattern(ctx, bare(ctx, id))?)?),
        // const patterns = { date: /.../ }; patterns.date
        hir::Expr::Member { object, name, .. } => {
            let table = initializer(ctx, symbol_pattern(ctx, bare(ctx, *object))?)?;
            let hir::Expr::Object(properties) = &ctx.module()[bare(ctx, table)] else { return None };
            let value = properties.iter().find_map(|id| match &ctx.module()[*id] {
                hir::Property::KeyValue { key, value } => {
                    (key.static_name().as_deref() == Some(&*name.name)).then_some(*value)
                }
                _ => None,
            });
            pattern_of(ctx, value?)
        }
        _ => None,
    }
}

fn posix(pattern: &Pattern, node: &Node) -> Posix {
    let mut out =
        Posix { text: String::new(), count: 0, groups: Vec::new(), ignores_case: pattern.ignores_case };
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut Posix) {
    match node {
        Node::Alternatives(branches) => {
            for (at, branch) in branches.iter().enumerate() {
                if at > 0 {
                    out.text.push('|');
                }
                write(branch, out);
            }
        }
        Node::Sequence(parts) => parts.iter().for_each(|part| write(part, out)),
        Node::Char(char) => write_char(*char, out),
        Node::Any => out.text.push_str("[^\n]"),
        Node::Start => out.text.push('^'),
        Node::End => out.text.push('$'),
        Node::Class(class) => write_class(class, out),
        Node::Group { index, inner } => {
            out.count += 1;
            if index.is_some() {
                let number = out.count;
                out.groups.push(number);
            }
            out.text.push('(');
            write(inner, out);
            out.text.push(')');
        }
        Node::Repeat { inner, min, max } => {
            write(inner, out);
            out.text.push_str(&match (min, max) {
                (0, None) => "*".to_owned(),
                (1, None) => "+".to_owned(),
                (0, Some(1)) => "?".to_owned(),
                (min, None) => format!("{{{min},}}"),
                (min, Some(max)) if min == max => format!("{{{min}}}"),
                (min, Some(max)) => format!("{{{min},{max}}}"),
            });
        }
    }
}

/// A text as a pattern that matches nothing else.
pub(super) fn escaped(text: &str) -> String {
    let mut out = Posix { text: String::new(), count: 0, groups: Vec::new(), ignores_case: false };
    text.chars().for_each(|char| write_char(char, &mut out));
    out.text
}

fn write_char(char: char, out: &mut Posix) {
    if out.ignores_case && char.is_ascii_alphabetic() {
        let (lower, upper) = (char.to_ascii_lowercase(), char.to_ascii_uppercase());
        out.text.extend(['[', lower, upper, ']']);
        return;
    }
    // `]` and `}` alone are characters; escaped they are an error.
    if r"\^$.|?*+()[{".contains(char) {
        out.text.push('\\');
    }
    out.text.push(char);
}

/// A class. `]` stands first and `-` last, as POSIX wants it.
fn write_class(class: &Class, out: &mut Posix) {
    if class.items.is_empty() {
        // Any character at all, or none.
        out.text.push_str(if class.is_negated { "." } else { "[^\u{1}-\u{10ffff}]" });
        return;
    }
    let mut items = String::new();
    let (mut has_bracket, mut has_dash, mut has_caret) = (false, false, false);
    for item in &class.items {
        match *item {
            ClassItem::Char(']') => has_bracket = true,
            ClassItem::Char('-') => has_dash = true,
            ClassItem::Char('^') => has_caret = true,
            ClassItem::Char(char) => {
                items.push(char);
                if out.ignores_case && char.is_ascii_alphabetic() {
                    items.push(if char.is_ascii_lowercase() {
                        char.to_ascii_uppercase()
                    } else {
                        char.to_ascii_lowercase()
                    });
                }
            }
            ClassItem::Range(low, high) => {
                items.extend([low, '-', high]);
                if out.ignores_case && low.is_ascii_lowercase() && high.is_ascii_lowercase() {
                    items.extend([low.to_ascii_uppercase(), '-', high.to_ascii_uppercase()]);
                } else if out.ignores_case && low.is_ascii_uppercase() && high.is_ascii_uppercase() {
                    items.extend([low.to_ascii_lowercase(), '-', high.to_ascii_lowercase()]);
                }
            }
            ClassItem::Digit => items.push_str("0-9"),
            ClassItem::Word => items.push_str("a-zA-Z0-9_"),
            ClassItem::Space => items.push_str("[:space:]"),
        }
    }
    // A class of `^` alone is that character.
    if has_caret && items.is_empty() && !has_bracket && !has_dash && !class.is_negated {
        out.text.push_str("\\^");
        return;
    }
    out.text.push('[');
    if class.is_negated {
        out.text.push('^');
    }
    if has_bracket {
        out.text.push(']');
    }
    out.text.push_str(&items);
    if has_caret {
        out.text.push('^');
    }
    if has_dash {
        out.text.push('-');
    }
    out.text.push(']');
}
