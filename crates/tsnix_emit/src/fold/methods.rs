//! Methods and functions of JavaScript's library on values that are known when compiling: what people write to
//! make `inputs` out of a table.
//!
//! The results are those that the emitted Nix would have: names of objects come sorted.

use indexmap::IndexMap;
use smol_str::SmolStr;

use super::Const;

/// More than this is not worked out.
const LONGEST: usize = 1 << 20;

/// How a function that is handed to a method is called.
pub(super) type Call<'a> = dyn Fn(&Const, Vec<Const>) -> Option<Const> + 'a;

/// `receiver.method(args)`; nothing for what is not known here.
pub(super) fn method(receiver: &Const, name: &str, args: &[Const], call: &Call<'_>) -> Option<Const> {
    match receiver {
        Const::String(text) => string_method(text, name, args),
        Const::List(items) => list_method(items, name, args, call),
        _ => None,
    }
}

fn string_method(text: &str, name: &str, args: &[Const]) -> Option<Const> {
    let arg = |at: usize| args.get(at).and_then(Const::as_str);
    Some(match (name, args.len()) {
        ("toLowerCase", 0) => string(text.to_ascii_lowercase()),
        ("toUpperCase", 0) => string(text.to_ascii_uppercase()),
        ("trim", 0) => string(text.trim_matches(is_blank)),
        ("startsWith", 1) => Const::Bool(text.starts_with(arg(0)?)),
        ("endsWith", 1) => Const::Bool(text.ends_with(arg(0)?)),
        ("includes", 1) => Const::Bool(text.contains(arg(0)?)),
        ("replace", 2) => {
            let (from, to) = (arg(0)?, arg(1)?);
            match text.split_once(from) {
                Some((before, behind)) => {
                    string(format!("{before}{}{behind}", filled(to, before, from, behind)))
                }
                None => string(text),
            }
        }
        ("replaceAll", 2) => {
            let (from, to) = (arg(0)?, arg(1)?);
            // What stands around may be put in each time.
            let one = if to.contains("$`") || to.contains("$'") { text.len() } else { from.len() };
            let longest = text.len().saturating_mul(to.len().saturating_mul(one.max(1)).max(1));
            (longest <= LONGEST && !from.is_empty()).then(|| {
                let mut out = String::new();
                let mut end = 0;
                for (at, _) in text.match_indices(from) {
                    let behind = &text[at + from.len()..];
                    out.push_str(&text[end..at]);
                    out.push_str(&filled(to, &text[..at], from, behind));
                    end = at + from.len();
                }
                string(out + &text[end..])
            })?
        }
        ("split", 1) => {
            let separator = arg(0).filter(|it| !it.is_empty())?;
            Const::List(text.split(separator).map(string).collect())
        }
        ("concat", _) => {
            let parts: Option<Vec<_>> = args.iter().map(Const::as_str).collect();
            joined(std::iter::once(text).chain(parts?), "")?
        }
        _ => return None,
    })
}

/// White space as JavaScript counts it.
fn is_blank(char: char) -> bool {
    char.is_whitespace() && char != '\u{85}' || char == '\u{feff}'
}

/// A replacement with what `$&` and its like mean in it.
fn filled(replacement: &str, before: &str, found: &str, behind: &str) -> String {
    let mut out = String::new();
    let mut rest = replacement;
    while let Some((plain, after)) = rest.split_once('$') {
        out.push_str(plain);
        let known = match after.as_bytes().first() {
            Some(b'$') => Some("$"),
            Some(b'&') => Some(found),
            Some(b'`') => Some(before),
            Some(b'\'') => Some(behind),
            _ => None,
        };
        out.push_str(known.unwrap_or("$"));
        rest = if known.is_some() { &after[1..] } else { after };
    }
    out + rest
}

fn list_method(items: &[Const], name: &str, args: &[Const], call: &Call<'_>) -> Option<Const> {
    let with_index = |at: usize, item: &Const| vec![item.clone(), Const::Number(at as f64)];
    Some(match (name, args) {
        ("map", [f]) => {
            let mapped = items.iter().enumerate().map(|(at, item)| call(f, with_index(at, item)));
            Const::List(mapped.collect::<Option<_>>()?)
        }
        ("flatMap", [f]) => {
            let mut flat = Vec::new();
            for (at, item) in items.iter().enumerate() {
                match call(f, with_index(at, item))? {
                    Const::List(more) => flat.extend(more),
                    one => flat.push(one),
                }
            }
            (flat.len() <= LONGEST).then_some(Const::List(flat))?
        }
        ("filter", [f]) => {
            let mut kept = Vec::new();
            for (at, item) in items.iter().enumerate() {
                if call(f, with_index(at, item))?.truthy() {
                    kept.push(item.clone());
                }
            }
            Const::List(kept)
        }
        ("reduce", [f, first]) => {
            let mut result = first.clone();
            for (at, item) in items.iter().enumerate() {
                result = call(f, vec![result, item.clone(), Const::Number(at as f64)])?;
            }
            result
        }
        ("concat", _) => {
            let mut all = items.to_vec();
            for more in args {
                match more {
                    Const::List(more) => all.extend(more.iter().cloned()),
                    one => all.push(one.clone()),
                }
            }
            (all.len() <= LONGEST).then_some(Const::List(all))?
        }
        ("join", [separator]) => {
            let texts: Option<Vec<SmolStr>> = items.iter().map(Const::text).collect();
            joined(texts?.iter().map(SmolStr::as_str), separator.as_str()?)?
        }
        ("includes", [wanted]) if super::is_primitive(wanted) => Const::Bool(items.contains(wanted)),
        ("flat", []) => {
            let flat = items.iter().flat_map(|item| match item {
                Const::List(more) => more.clone(),
                one => vec![one.clone()],
            });
            Const::List(flat.collect())
        }
        _ => return None,
    })
}

/// `Object.entries(x)` and its like, `String(x)`.
pub(super) fn global(path: &[&str], args: &[Const]) -> Option<Const> {
    Some(match (path, args) {
        (["Object", "keys"], [Const::Object(object)]) => {
            Const::List(sorted(object).into_iter().map(|(name, _)| string(name)).collect())
        }
        (["Object", "values"], [Const::Object(object)]) => {
            Const::List(sorted(object).into_iter().map(|(_, value)| value.clone()).collect())
        }
        (["Object", "entries"], [Const::Object(object)]) => {
            let pair = |(name, value): (&str, &Const)| Const::List(vec![string(name), value.clone()]);
            Const::List(sorted(object).into_iter().map(pair).collect())
        }
        (["Object", "fromEntries"], [Const::List(entries)]) => {
            let mut object = IndexMap::new();
            for entry in entries {
                let Const::List(pair) = entry else { return None };
                let [key, value] = pair.as_slice() else { return None };
                object.insert(key.text()?, value.clone());
            }
            Const::Object(object)
        }
        (["Object", "assign"], [Const::Object(first), others @ ..]) => {
            let mut object = first.clone();
            for other in others {
                let Const::Object(other) = other else { return None };
                object.extend(other.clone());
            }
            Const::Object(object)
        }
        (["String"], [value]) => Const::String(value.text()?),
        _ => return None,
    })
}

/// What is there, by name.
fn sorted(object: &IndexMap<SmolStr, Const>) -> Vec<(&str, &Const)> {
    let mut all: Vec<_> = object
        .iter()
        .filter(|(_, value)| **value != Const::Undefined)
        .map(|(name, value)| (name.as_str(), value))
        .collect();
    all.sort_by_key(|(name, _)| *name);
    all
}

fn string(text: impl AsRef<str>) -> Const {
    Const::String(text.as_ref().into())
}

/// Texts as one, unless that would be very long.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a str>, separator: &str) -> Option<Const> {
    let mut text = String::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            text.push_str(separator);
        }
        text.push_str(part);
        if text.len() > LONGEST {
            return None;
        }
    }
    Some(string(text))
}
