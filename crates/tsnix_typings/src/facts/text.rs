//! What facts are made of that JSON's own types do not say.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One of something, or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            many => many.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form<T> {
            Many(Vec<T>),
            One(T),
        }
        Ok(Self(match Option::<Form<T>>::deserialize(deserializer)? {
            None => Vec::new(),
            Some(Form::One(one)) => vec![one],
            Some(Form::Many(many)) => many,
        }))
    }
}

/// The JSON text with U+FFFD for each escape that is half a surrogate pair: text that was cut, or bytes that
/// were no text. Rust's strings can't hold those, and TypeScript's declarations need not.
pub fn mend_surrogates(json: &[u8]) -> Cow<'_, [u8]> {
    let mut mended: Option<Vec<u8>> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', json.get(at..).unwrap_or_default()) {
        let start = at + found;
        match unit(json, start) {
            // \ud83d\ude00  =>  kept: a pair
            Some(0xd800..=0xdbff) if matches!(unit(json, start + 6), Some(0xdc00..=0xdfff)) => {
                at = start + 12
            }
            Some(0xd800..=0xdfff) => {
                let text = mended.get_or_insert_with(Vec::new);
                text.extend_from_slice(json.get(copied..start).unwrap_or_default());
                text.extend_from_slice(b"\\ufffd");
                at = start + 6;
                copied = at;
            }
            Some(_) => at = start + 6,
            // Another escape, of two bytes: what follows `\\` is no escape.
            None => at = start + 2,
        }
    }
    match mended {
        None => Cow::Borrowed(json),
        Some(mut text) => {
            text.extend_from_slice(json.get(copied..).unwrap_or_default());
            Cow::Owned(text)
        }
    }
}

/// The UTF-16 unit that the escape at `start` stands for, where it is `\u` with four digits.
fn unit(json: &[u8], start: usize) -> Option<u16> {
    let digits = json.get(start..start + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
