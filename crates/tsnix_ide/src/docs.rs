//! Doc comments as markdown.
//!
//! `/** ... */` before a declaration, its tags set as TypeScript's own server sets them.

use tsnix_check::model::Property;
use tsnix_check::module_graph::About;
use tsnix_source::FileId;
use tsnix_syntax::hir::{CommentKind, Module};
use tsnix_syntax::walk::Node;

use crate::{Analysis, FileRange};

/// The documentation of a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// Markdown; empty where there is none.
    pub text: String,
    /// What `@deprecated` says; the empty string where it says nothing more.
    pub deprecated: Option<String>,
}

impl Docs {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.deprecated.is_none()
    }
}

/// The docs of the first declaration that has any.
pub fn docs_of(analysis: &Analysis<'_>, declarations: &[FileRange]) -> Docs {
    let found = declarations.iter().map(|place| docs_at(analysis, *place));
    found.into_iter().find(|docs| !docs.is_empty()).unwrap_or_default()
}

/// The docs of what is declared by the name at a place.
pub fn docs_at(analysis: &Analysis<'_>, place: FileRange) -> Docs {
    comment_at(analysis, place).map(|text| parse(&text)).unwrap_or_default()
}

/// What is known about a package, as markdown: what it is, then a line of facts.
pub fn about_package(about: &About) -> Docs {
    let mut lines = Vec::new();
    if !about.description.is_empty() {
        lines.push(about.description.clone());
    }
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            facts.push(format!("{name} {value}"));
        }
    };
    fact("version", &code(&about.version));
    fact("licence", &about.license);
    fact("program", &code(&about.main_program));
    fact("outputs", &about.outputs.iter().map(|it| code(it)).collect::<Vec<_>>().join(" "));
    fact("is", &about.marks);
    if !facts.is_empty() {
        lines.push(facts.join(" · "));
    }
    if !about.homepage.is_empty() {
        lines.push(format!("<{}>", about.homepage));
    }
    if !about.doc.is_empty() {
        lines.push(about.doc.clone());
    }
    if !about.position.is_empty() {
        lines.push(format!("nixpkgs: {}", code(&about.position)));
    }
    let deprecated = (!about.deprecated.is_empty()).then(|| about.deprecated.clone());
    if let Some(reason) = &deprecated {
        lines.push(format!("*@deprecated* {reason}"));
    }
    Docs { text: lines.join("\n\n"), deprecated }
}

/// The docs of an option with the file that declares it.
pub(crate) fn with_declared(mut docs: Docs, position: &str) -> Docs {
    let line = format!("Declared in: {}", code(position));
    // Behind the other facts, which stand last.
    let ends_in_facts = docs.text.lines().last().is_some_and(is_fact);
    let between = if docs.text.is_empty() {
        ""
    } else if ends_in_facts {
        "  \n"
    } else {
        "\n\n"
    };
    docs.text.push_str(&format!("{between}{line}"));
    docs
}

/// Docs in which the place in nixpkgs leads to the code that a lock file pins.
pub(crate) fn with_source(text: String, position: &str, lock: Option<&str>) -> String {
    let shown = code(position);
    match lock.and_then(|lock| crate::inputs::source_url(lock, position)) {
        Some(url) if !shown.is_empty() => text.replace(&shown, &format!("[{shown}]({url})")),
        _ => text,
    }
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

/// The docs of a property: what its set knows of it, else the comment of its declaration.
pub fn docs_of_property(analysis: &Analysis<'_>, property: &Property) -> Docs {
    match analysis.model.about(property) {
        Some(about) => about_package(&about),
        None => docs_of(analysis, &crate::target::of_property(analysis, property.clone()).declarations),
    }
}

/// Whether a property should not be used any more.
pub fn is_deprecated(analysis: &Analysis<'_>, property: &Property) -> bool {
    match analysis.model.listed(property) {
        Some(listed) => !listed.deprecated.is_empty(),
        None => docs_of_property(analysis, property).deprecated.is_some(),
    }
}

/// What a function's or a parent's comment says of the parameter `name`.
pub fn param_docs(analysis: &Analysis<'_>, place: FileRange, name: &str) -> Option<String> {
    let comment = comment_at(analysis, place)?;
    tags(&clean(&comment)).into_iter().find_map(|(tag, text)| {
        let (param, rest) = split_param(&text);
        (tag == "param" && param == name && !rest.is_empty()).then(|| links(rest))
    })
}

/// The comment before the innermost declaration around a name.
fn comment_at(analysis: &Analysis<'_>, place: FileRange) -> Option<String> {
    let module = analysis.hir(place.file)?;
    let path = analysis.nodes_at(place.file, place.range.start);
    for node in path.into_iter().rev() {
        let is_declaration =
            matches!(node, Node::Stmt(_) | Node::TypeMember(_) | Node::Property(_) | Node::Function(_));
        if !is_declaration {
            continue;
        }
        if let Some(text) = comment_before(analysis, module, place.file, node.range(module).start) {
            return Some(text);
        }
        // A parameter or a name inside of a body is not what the comment before the function is about.
        if let Node::Function(function) = node
            && module[function].name.as_ref().map(|name| name.range) != Some(place.range)
            && node.range(module).start != place.range.start
        {
            return None;
        }
        if matches!(node, Node::Stmt(_) | Node::TypeMember(_) | Node::Property(_)) {
            return None;
        }
    }
    None
}

fn comment_before(analysis: &Analysis<'_>, module: &Module, file: FileId, start: u32) -> Option<String> {
    let comment = module.doc_before(analysis.text(file), start)?;
    (comment.kind == CommentKind::Doc).then(|| comment.text.to_string())
}

/// A comment's text as markdown.
pub fn parse(comment: &str) -> Docs {
    let text = clean(comment);
    let lines: Vec<&str> = text.lines().take_while(|line| !is_tag(line)).collect();
    let description = with_breaks(&lines);
    let mut out = links(description.trim());
    let mut deprecated = None;
    for (tag, body) in tags(&text) {
        if tag == "deprecated" {
            deprecated = Some(links(&body));
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&tag_markdown(&tag, &body));
    }
    Docs { text: out, deprecated }
}

/// The facts about an option that typings write, one a line.
const FACTS: [&str; 5] = ["Type: ", "Default: ", "Example: ", "Declared in: ", "Read only."];

fn is_fact(line: &str) -> bool {
    FACTS.iter().any(|it| line.starts_with(it))
}

/// The lines, with breaks between facts: Markdown would set them as one sentence.
fn with_breaks(lines: &[&str]) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let is_broken = is_fact(line) && lines.get(at - 1).is_some_and(|it| is_fact(it));
            out.push_str(if is_broken { "  \n" } else { "\n" });
        }
        out.push_str(line);
    }
    out
}

fn tag_markdown(tag: &str, body: &str) -> String {
    match tag {
        "param" | "template" | "typeParam" => {
            let (name, rest) = split_param(body);
            let rest = links(rest);
            if rest.is_empty() { format!("*@{tag}* `{name}`") } else { format!("*@{tag}* `{name}`: {rest}") }
        }
        "example" | "default" | "defaultValue" => {
            let body = body.trim();
            if body.contains("```") || body.is_empty() {
                format!("*@{tag}*\n\n{body}").trim_end().to_owned()
            } else if body.contains('\n') || tag == "example" {
                format!("*@{tag}*\n\n```ts\n{body}\n```")
            } else {
                format!("*@{tag}* {}", as_code(body))
            }
        }
        _ if body.is_empty() => format!("*@{tag}*"),
        _ => format!("*@{tag}* {}", links(body)),
    }
}

fn as_code(text: &str) -> String {
    if text.starts_with('`') { text.to_owned() } else { format!("`{text}`") }
}

/// The lines of a comment without the stars before them.
fn clean(comment: &str) -> String {
    let inner = comment.trim().trim_start_matches("/**").trim_end_matches("*/");
    let lines = inner.trim_start_matches('*').lines().map(|line| {
        let trimmed = line.trim_start();
        match trimmed.strip_prefix('*') {
            Some(rest) => rest.strip_prefix(' ').unwrap_or(rest).trim_end(),
            None => trimmed.trim_end(),
        }
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn is_tag(line: &str) -> bool {
    line.trim_start()
        .strip_prefix('@')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The tags of a cleaned comment with what follows each, up to the next.
fn tags(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_in_code = !is_in_code;
        }
        if is_tag(line) && !is_in_code {
            let line = line.trim_start().trim_start_matches('@');
            let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
            found.push((line[..end].to_owned(), line[end..].trim().to_owned()));
        } else if let Some((_, body)) = found.last_mut() {
            body.push('\n');
            body.push_str(line);
        }
    }
    for (_, body) in &mut found {
        *body = body.trim_end().to_owned();
    }
    found
}

/// `name - what it is` in its two parts.
fn split_param(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let rest = text[end..].trim_start().trim_start_matches("- ").trim_start_matches("-");
    (text[..end].trim_matches(['[', ']']), rest.trim())
}

/// `{@link name}` and `{@link name text}` as code or text.
fn links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("{@link") {
        out.push_str(&rest[..start]);
        let inner = &rest[start..];
        let Some(end) = inner.find('}') else { break };
        let body = inner[..end].trim_start_matches("{@linkcode").trim_start_matches("{@linkplain");
        let body = body.trim_start_matches("{@link").trim();
        let (target, label) = body.split_once([' ', '|']).unwrap_or((body, ""));
        let is_url = target.starts_with("http://") || target.starts_with("https://");
        match (is_url, label.trim()) {
            (true, "") => out.push_str(&format!("<{target}>")),
            (true, label) => out.push_str(&format!("[{label}]({target})")),
            (false, "") => out.push_str(&format!("`{target}`")),
            (false, label) => out.push_str(&format!("`{label}`")),
        }
        rest = &inner[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
