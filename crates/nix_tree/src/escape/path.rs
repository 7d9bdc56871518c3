//! Paths: which characters a literal can hold and what form Nix wants it in.

use std::borrow::Cow;

/// Whether `it` can stand in a path literal (`PATH_CHAR` of the lexer, and `/`).
fn is_path_character(it: char) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-' | '+' | '/')
}

/// Whether a path literal can hold all of `text`.
pub(crate) fn is_path_text(text: &str) -> bool {
    text.strip_prefix("~/").unwrap_or(text).chars().all(is_path_character)
}

/// Whether a name that an interpolation continues begins with nothing but dots there:
/// `./.${x}`. Nix resolves the dots before it appends the rest, so no literal can say this.
pub(crate) fn ends_in_dots(text: &str) -> bool {
    matches!(text.rsplit('/').next(), Some("." | ".."))
}

/// Whether `<text>` is a search path.
pub(crate) fn is_search_path(text: &str) -> bool {
    text.chars().all(is_path_character) && text.split('/').all(|segment| !segment.is_empty())
}

/// The start of a path as Nix wants it: with a leading `./`, `../`, `/` or `~/`, and no
/// empty segments. `last` says that nothing follows, so no slash may end it.
pub(crate) fn path_start(text: &str, last: bool) -> String {
    let (root, body) = match text.strip_prefix("~/") {
        Some(body) => ("~/", body),
        None if text.starts_with('/') => ("/", text),
        None => ("", text),
    };
    let mut segments: Vec<&str> = body.split('/').filter(|it| !it.is_empty()).collect();
    let ends_in_slash = text.is_empty() || text.ends_with('/');
    let starts_with_dots = segments.first().is_some_and(|it| matches!(*it, "." | ".."));
    if last && (segments.is_empty() || matches!(segments[..], ["." | ".."]) && root.is_empty()) {
        // `.` and `..` alone are no paths in Nix, `./.` and `../.` are.
        segments.push(".");
    }
    let root = if root.is_empty() && !starts_with_dots { "./" } else { root };
    let slash = if !last && ends_in_slash && !segments.is_empty() { "/" } else { "" };
    format!("{root}{}{slash}", segments.join("/"))
}

/// A text that follows an interpolation in a path: no empty segments, no slash at the end.
pub(crate) fn path_continuation(text: &str, last: bool) -> Cow<'_, str> {
    let text = if last { text.trim_end_matches('/') } else { text };
    if !text.contains("//") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        if it != '/' || !out.ends_with('/') {
            out.push(it);
        }
    }
    Cow::Owned(out)
}

/// Splits a path that a literal can't hold into the folder that one can hold and the rest,
/// which starts with a slash: `./a b  =>  ./. + "/a b"`.
pub(crate) fn split_at_last_plain_folder(text: &str) -> (String, String) {
    let slash = text.match_indices('/').map(|(at, _)| at).take_while(|at| is_path_text(&text[..=*at])).last();
    match slash {
        Some(at) => {
            let folder = if at == 1 && text.starts_with('~') { "~/" } else { &text[..=at] };
            (path_start(folder, true), format!("/{}", text[at..].trim_start_matches('/')))
        }
        None => ("./.".to_owned(), format!("/{text}")),
    }
}
