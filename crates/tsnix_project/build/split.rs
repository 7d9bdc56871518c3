//! Taking a declaration file apart without parsing it: where its statements stand, what they declare, and of
//! interfaces where the members stand.
//!
//! Made for the files in `typings/`, which are ours: statements and members end with `;` or `}`. A test compares
//! what is found with what the parser finds.

/// A statement at the top of a file. Offsets are bytes; the comments before it belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// What a statement declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `interface X { ... }`
    Interface(Interface),
    /// `type`, `declare const`, ...: the name and what it stands for (1 a value, 2 a type, 4 a namespace).
    Other(String, u8),
    /// `declare module "x" { ... }`
    Module(String),
}

/// An interface and its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Interface {
    pub(crate) name: String,
    /// No type parameters, no `this` inside, no optional members: its members can stand alone.
    pub(crate) is_plain: bool,
    /// `extends ...`, or nothing.
    pub(crate) heritage: String,
    pub(crate) members: Vec<Member>,
}

/// A member of an interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its name; nothing for what has none (signatures) or a computed one.
    pub(crate) name: Option<String>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The statements of a file.
///
/// # Errors
/// What can't be read, with its offset.
pub(crate) fn split(text: &str) -> Result<Vec<Statement>, String> {
    let bytes = text.as_bytes();
    let mut statements = Vec::new();
    let mut at = 0;
    loop {
        let start = skip_blank(bytes, at);
        let code = skip_comments(bytes, at);
        if code >= bytes.len() {
            return Ok(statements);
        }
        let words: Vec<&str> =
            text[code..].split(|it: char| !is_name(it)).filter(|it| !it.is_empty()).take(4).collect();
        let words: Vec<&str> = words.into_iter().filter(|it| *it != "declare").collect();
        let (word, name) = (words.first().copied().unwrap_or(""), words.get(1).copied().unwrap_or(""));
        let unknown = || format!("offset {code}: `{word}` is not known");
        let (kind, end) = match word {
            "interface" => {
                let (interface, end) = interface(text, code, name).ok_or_else(unknown)?;
                (Kind::Interface(interface), end)
            }
            "module" => {
                let open = find(bytes, code, b'{').ok_or_else(unknown)?;
                let specifier = text[code..open].split(['"', '\'']).nth(1).ok_or_else(unknown)?;
                (Kind::Module(specifier.to_owned()), closing(bytes, open).ok_or_else(unknown)? + 1)
            }
            "type" => (Kind::Other(name.to_owned(), 2), statement_end(bytes, code).ok_or_else(unknown)?),
            "const" | "let" | "var" | "function" => {
                (Kind::Other(name.to_owned(), 1), statement_end(bytes, code).ok_or_else(unknown)?)
            }
            _ => return Err(unknown()),
        };
        statements.push(Statement { start, end, kind });
        at = end;
    }
}

fn interface(text: &str, code: usize, name: &str) -> Option<(Interface, usize)> {
    let bytes = text.as_bytes();
    let open = body(bytes, code)?;
    let close = closing(bytes, open)?;
    let head = text[code..open].trim_end();
    let mut members = Vec::new();
    let (mut has_this, mut has_optional) = (false, false);
    let mut at = open + 1;
    loop {
        let start = skip_blank(bytes, at);
        let member = skip_comments(bytes, at);
        if member >= close {
            break;
        }
        let end = statement_end(&bytes[..close], member).unwrap_or(close);
        has_this |= mentions_this(bytes, member, end);
        let name = member_name(&text[member..end]);
        has_optional |= name.as_ref().is_some_and(|name| is_optional(&text[member..end], name));
        members.push(Member { name, start, end });
        at = end;
    }
    let heritage = head.split_once(name).map_or("", |(_, behind)| behind).trim().to_owned();
    let is_plain = (heritage.is_empty() || heritage.starts_with("extends")) && !has_this && !has_optional;
    Some((Interface { name: name.to_owned(), is_plain, heritage, members }, close + 1))
}

/// `readonly git: Derivation` is `git`, `"git-lfs"(x: number): void` is `git-lfs`.
fn member_name(member: &str) -> Option<String> {
    let rest = member
        .strip_prefix("readonly")
        .filter(|rest| rest.starts_with([' ', '\n', '"', '[']))
        .map_or(member, str::trim_start);
    if let Some(quoted) = rest.strip_prefix('"') {
        let (name, _) = quoted.split_once('"')?;
        return (!name.contains('\\')).then(|| name.to_owned());
    }
    let end = rest.find(|it: char| !is_name(it))?;
    let (name, rest) = rest.split_at(end);
    let is_named = rest.starts_with([':', '?', '(', '<']) && !name.is_empty() && name != "new";
    (is_named && !name.starts_with(|it: char| it.is_ascii_digit())).then(|| name.to_owned())
}

/// `name?: T`, `"name"?(): T`
fn is_optional(member: &str, name: &str) -> bool {
    let behind = member.split_once(name).map_or("", |(_, behind)| behind);
    behind.trim_start_matches('"').starts_with('?')
}

fn is_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || it == '$'
}

fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Behind white space and comments.
fn skip_comments(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = skip_blank(bytes, at);
        match comment_end(bytes, at) {
            Some(end) => at = end,
            None => return at,
        }
    }
}

fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    if rest.starts_with(b"//") {
        return Some(rest.iter().position(|it| *it == b'\n').map_or(bytes.len(), |end| at + end + 1));
    }
    if rest.starts_with(b"/*") {
        return Some(
            rest.windows(2).skip(2).position(|it| it == b"*/").map_or(bytes.len(), |end| at + 2 + end + 2),
        );
    }
    None
}

/// Behind a string or comment that starts at `at`; the next byte where none does.
fn step(bytes: &[u8], at: usize) -> usize {
    if let Some(end) = comment_end(bytes, at) {
        return end;
    }
    let quote = bytes[at];
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return at + 1;
    }
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != quote {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    end + 1
}

/// The first `wanted` outside of strings and comments.
fn find(bytes: &[u8], mut at: usize, wanted: u8) -> Option<usize> {
    while at < bytes.len() {
        if bytes[at] == wanted {
            return Some(at);
        }
        at = step(bytes, at);
    }
    None
}

/// The bracket that opens an interface's members: those in `extends Base<{ ... }>` are not it.
fn body(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0usize;
    while at < bytes.len() {
        match bytes[at] {
            b'{' if depth == 0 => return Some(at),
            b'{' | b'(' | b'[' => at = closing(bytes, at)?,
            b'<' => depth += 1,
            // `=>` closes nothing.
            b'>' if bytes[at - 1] != b'=' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at = step(bytes, at);
    }
    None
}

/// The bracket that closes the one at `open`.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = open;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at = step(bytes, at);
    }
    None
}

/// Behind the `;` that ends what starts at `at`.
fn statement_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    while at < bytes.len() {
        match bytes[at] {
            b';' => return Some(at + 1),
            b'{' | b'(' | b'[' => at = closing(bytes, at)? + 1,
            _ => at = step(bytes, at),
        }
    }
    None
}

fn mentions_this(bytes: &[u8], mut at: usize, end: usize) -> bool {
    while at < end {
        let before = at.checked_sub(1).is_none_or(|it| !is_name(bytes[it].into()));
        if before
            && bytes[at..end].starts_with(b"this")
            && !bytes.get(at + 4).is_some_and(|it| is_name((*it).into()))
        {
            return true;
        }
        at = step(bytes, at);
    }
    false
}
