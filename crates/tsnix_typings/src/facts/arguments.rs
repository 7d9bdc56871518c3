//! The arguments that a package takes, packed: there are a quarter of a million of them in a nixpkgs.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names with whether there is a default, sorted by name, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The names one after the other.
    text: Box<str>,
    /// Where each name ends, and whether it has a default.
    ends: Box<[(u32, bool)]>,
}

impl Arguments {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Each name with whether there is a default.
    pub fn iter(&self) -> impl Iterator<Item = (&str, bool)> {
        let mut start = 0;
        self.ends.iter().map(move |(end, has_default)| {
            let end = *end as usize;
            let name = self.text.get(start..end).unwrap_or_default();
            start = end;
            (name, *has_default)
        })
    }
}

impl Serialize for Arguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Arguments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Form)
    }
}

/// `{ "fetchurl": false, "withTls": true }`
struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = Arguments;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names with whether they have a default")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Arguments, A::Error> {
        let mut packing = Packing::default();
        while map.next_key_seed(Append(&mut packing.text))?.is_some() {
            let has_default = map.next_value()?;
            packing.close(has_default).ok_or_else(|| de::Error::custom("too many names"))?;
        }
        Ok(packing.finish())
    }
}

/// What arguments are packed in; used for one list after the other.
#[derive(Default)]
pub(super) struct Packing {
    /// The names one after the other: the next one is appended, then [`Packing::close`] is called.
    pub(super) text: String,
    ends: Vec<(u32, bool)>,
    /// Where the last name begins.
    last: usize,
    is_unsorted: bool,
}

impl Packing {
    /// Ends a name. `None` where the names are longer than can be counted.
    pub(super) fn close(&mut self, has_default: bool) -> Option<()> {
        if let Some((start, _)) = self.ends.last() {
            let start = *start as usize;
            self.is_unsorted |= self.text.get(self.last..start) >= self.text.get(start..);
            self.last = start;
        }
        self.ends.push((u32::try_from(self.text.len()).ok()?, has_default));
        Some(())
    }

    /// The arguments so far; then there are none.
    pub(super) fn finish(&mut self) -> Arguments {
        let packed = Arguments { text: self.text.as_str().into(), ends: self.ends.as_slice().into() };
        let is_unsorted = self.is_unsorted;
        self.text.clear();
        self.ends.clear();
        (self.last, self.is_unsorted) = (0, false);
        if is_unsorted { sorted(&packed) } else { packed }
    }
}

/// The same in order; of a name that is there twice the last counts.
fn sorted(arguments: &Arguments) -> Arguments {
    let by_name: BTreeMap<&str, bool> = arguments.iter().collect();
    let mut packed = Arguments::default();
    let mut text = String::with_capacity(arguments.text.len());
    packed.ends = by_name
        .iter()
        .map(|(name, has_default)| {
            text.push_str(name);
            (text.len() as u32, *has_default)
        })
        .collect();
    packed.text = text.into();
    packed
}

/// Appends a key to a text: no name is a text of its own.
struct Append<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Append<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Append<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<(), E> {
        self.0.push_str(name);
        Ok(())
    }
}
