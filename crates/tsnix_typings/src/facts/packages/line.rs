//! One entry of package facts as our own files have it: compact, on one line, its texts mostly without escapes.
//!
//! What is written in any other way is left to the reader of JSON that knows all of it: nothing is decided here of what
//! is JSON and what is not. There are thirty thousand lines, so that this is most of what reading facts costs.

use std::ops::Range;

use serde::de::{Deserialize, IgnoredAny, IntoDeserializer, value::Error};
use smol_str::SmolStr;

use super::super::arguments::{Arguments, Packing};
use super::super::{OneOrMany, PackageFact, ValueKind};

/// Reads a line; `None` where it is written in another way, or is no entry.
pub(in crate::facts) fn read(packing: &mut Packing, line: &str) -> Option<PackageFact> {
    let mut line = Line { text: line, at: 0 };
    let mut fact = PackageFact::default();
    line.expect(b'{')?;
    loop {
        let key = line.plain()?;
        line.expect(b':')?;
        field(&mut line, packing, &mut fact, key)?;
        if !line.take(b',') {
            break;
        }
    }
    line.expect(b'}')?;
    (line.at == line.text.len()).then_some(fact)
}

/// The value of one key.
fn field(line: &mut Line<'_>, packing: &mut Packing, fact: &mut PackageFact, key: &str) -> Option<()> {
    match key {
        "path" => fact.path = line.names()?,
        "kind" => fact.kind = kind(line.plain()?)?,
        "name" => fact.name = line.text()?,
        "pname" => fact.pname = line.text()?,
        "version" => fact.version = line.text()?,
        "outputs" => fact.outputs = line.names()?,
        "description" => fact.description = line.text()?,
        "homepage" if line.is_at(b'"') => fact.homepage = OneOrMany(vec![line.text()?]),
        "homepage" => fact.homepage = line.value()?,
        "license" if line.is_at(b'"') => fact.license = OneOrMany(vec![line.plain()?.into()]),
        "license" => fact.license = OneOrMany(line.names()?),
        "mainProgram" => fact.main_program = line.text()?,
        "broken" => fact.broken = line.flag()?,
        "unfree" => fact.unfree = line.flag()?,
        "insecure" => fact.insecure = line.flag()?,
        "attrPos" => fact.attr_pos = line.text()?,
        "pos" => fact.pos = line.text()?,
        "overrideArgs" => fact.override_args = Some(line.arguments(packing)?),
        "passthru" => fact.passthru = line.value()?,
        "alias" => fact.alias = line.value()?,
        "sameAs" => fact.same_as = line.text()?,
        "variantOf" => fact.variant_of = line.text()?,
        "args" => fact.args = line.value()?,
        "arity" => fact.arity = line.value()?,
        "params" => fact.params = line.value()?,
        "open" => fact.open = line.flag()?,
        "attrs" => fact.attrs = line.names()?,
        "names" => fact.names = line.names()?,
        _ => line.skip()?,
    }
    Some(())
}

fn kind(name: &str) -> Option<ValueKind> {
    let name: serde::de::value::StrDeserializer<'_, Error> = name.into_deserializer();
    ValueKind::deserialize(name).ok()
}

/// What is left of a line.
struct Line<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Line<'a> {
    fn is_at(&self, byte: u8) -> bool {
        self.text.as_bytes().get(self.at) == Some(&byte)
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.is_at(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    /// A text without escapes.
    fn plain(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let Range { start, end } = self.at..self.at + plain_length(self.text.as_bytes().get(self.at..)?);
        self.at = end;
        self.expect(b'"')?;
        self.text.get(start..end)
    }

    /// Any text.
    fn text(&mut self) -> Option<String> {
        let start = self.at;
        if let Some(plain) = self.plain() {
            return Some(plain.to_owned());
        }
        self.at = start;
        self.value()
    }

    /// `["out","dev"]`, without escapes.
    fn names(&mut self) -> Option<Vec<SmolStr>> {
        self.expect(b'[')?;
        if self.take(b']') {
            return Some(Vec::new());
        }
        // Mostly there is one.
        let mut names = vec![self.plain()?.into()];
        while self.take(b',') {
            names.push(self.plain()?.into());
        }
        self.expect(b']')?;
        Some(names)
    }

    /// `{"fetchurl":false}`, without escapes.
    fn arguments(&mut self, packing: &mut Packing) -> Option<Arguments> {
        // Of a line that could not be read to its end.
        drop(packing.finish());
        self.expect(b'{')?;
        if self.take(b'}') {
            return Some(Arguments::default());
        }
        loop {
            packing.text.push_str(self.plain()?);
            self.expect(b':')?;
            packing.close(self.flag()?)?;
            if !self.take(b',') {
                break;
            }
        }
        self.expect(b'}')?;
        Some(packing.finish())
    }

    fn flag(&mut self) -> Option<bool> {
        let rest = self.text.get(self.at..)?;
        let is_true = rest.starts_with("true");
        if !is_true && !rest.starts_with("false") {
            return None;
        }
        self.at += if is_true { 4 } else { 5 };
        Some(is_true)
    }

    /// Anything, by the reader of JSON.
    fn value<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_str(self.text.get(self.at..)?).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// Passes over a value: a flag, a list of texts, or anything.
    fn skip(&mut self) -> Option<()> {
        let start = self.at;
        if self.flag().is_none() && self.skip_names().is_none() {
            self.at = start;
            self.value::<IgnoredAny>()?;
        }
        Some(())
    }

    /// `["x86_64-linux"]`, without escapes.
    fn skip_names(&mut self) -> Option<()> {
        self.expect(b'[')?;
        self.plain()?;
        while self.take(b',') {
            self.plain()?;
        }
        self.expect(b']')
    }
}

/// How many bytes there are before a quote, a backslash or a control character: eight at a time.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let is_zero = |it: u64| it.wrapping_sub(ONES) & !it;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (number, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let quote = is_zero(word ^ (ONES * u64::from(b'"')));
        let backslash = is_zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (quote | backslash | control) & HIGH;
        if found != 0 {
            return number * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let ends = |it: &u8| matches!(it, b'"' | b'\\' | 0..=0x1f);
    bytes.len() - rest.len() + rest.iter().position(ends).unwrap_or(rest.len())
}
