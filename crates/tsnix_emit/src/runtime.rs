//! The helpers that some constructs need at run time: one Nix function a file, inlined where used.
//!
//! A helper's file holds a comment that says what it does and the function. It may use other helpers by
//! their names; [`Helpers::bindings`] puts those in too. Nothing here knows of TypeScript.

use std::collections::BTreeMap;

use nix_tree::build::{bind, ident, raw};
use nix_tree::{Binding, Comment, Expr, RawPart, RawShape};
use smol_str::SmolStr;

use crate::names::Names;

/// Declares the helpers: variant, file without `.nix` and name, helpers it uses.
macro_rules! helpers {
    ($($helper:ident $name:literal [$($uses:ident)*];)*) => {
        /// A function that is put into an output that needs it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Helper {
            $(#[doc = $name] $helper,)*
        }

        impl Helper {
            /// The name that it has where nothing else has it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$helper => $name,)* }
            }

            pub(crate) fn source(self) -> &'static str {
                match self { $(Self::$helper => include_str!(concat!("runtime/", $name, ".nix")),)* }
            }

            fn uses(self) -> &'static [Helper] {
                match self { $(Self::$helper => &[$(Self::$uses),*],)* }
            }

            /// All of them.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Helper] = &[$(Self::$helper),*];
        }
    };
}

helpers! {
    Add "add" [ToText];
    At "at" [];
    AtEnd "atEnd" [At];
    CharacterAt "characterAt" [];
    CharAt "charAt" [];
    Characters "characters" [];
    Collect "collect" [Reverse];
    CompareStrings "compareStrings" [];
    Divide "divide" [];
    EndsWith "endsWith" [];
    Enumerate "enumerate" [];
    EscapeRegex "escapeRegex" [];
    Fill "fill" [];
    FilterAttrs "filterAttrs" [];
    Find "find" [];
    FindIndex "findIndex" [];
    Flat "flat" [];
    FromEntries "fromEntries" [Reverse ToText];
    FromPairs "fromPairs" [Reverse];
    IncludesString "includesString" [];
    IndexedLoop "indexedLoop" [];
    IndentedJson "indentedJson" [PrettyJson];
    IndexOf "indexOf" [];
    IndexOfFrom "indexOfFrom" [];
    IndexOfString "indexOfString" [EscapeRegex];
    IndexOfStringFrom "indexOfStringFrom" [IndexOfString];
    IsBlank "isBlank" [];
    Largest "largest" [];
    LastIndexOf "lastIndexOf" [];
    LastIndexOfString "lastIndexOfString" [];
    Loop "loop" [];
    Lower "lower" [Characters];
    MapIndexed "mapIndexed" [];
    MatchAll "matchAll" [];
    MatchFirst "matchFirst" [];
    NumberToString "numberToString" [];
    PadEnd "padEnd" [Padding];
    PadStart "padStart" [Padding];
    Padding "padding" [];
    ParseDecimal "parseDecimal" [];
    ParseInteger "parseInteger" [Characters Lower];
    ParseNumber "parseNumber" [Whole];
    Position "position" [];
    Power "power" [SquareRoot];
    Present "present" [];
    PrettyJson "prettyJson" [NumberToString];
    Range "range" [];
    Reduce "reduce" [];
    Remainder "remainder" [];
    RepeatString "repeatString" [];
    ReplaceAround "replaceAround" [];
    ReplaceFirst "replaceFirst" [IndexOfString];
    ReplaceMatches "replaceMatches" [];
    ReplaceText "replaceText" [Characters ReplaceFirst SplitString];
    Reverse "reverse" [];
    Round "round" [];
    SetElement "setElement" [];
    ShiftLeft "shiftLeft" [ToInt32];
    ShiftRight "shiftRight" [ToInt32];
    ShiftRightUnsigned "shiftRightUnsigned" [];
    ShortEscapes "shortEscapes" [];
    Sign "sign" [];
    Slice "slice" [];
    SliceString "sliceString" [];
    Smallest "smallest" [];
    Splice "splice" [Slice];
    SplitAround "splitAround" [];
    SplitMatches "splitMatches" [];
    SplitString "splitString" [Characters EscapeRegex WithContext];
    SquareRoot "squareRoot" [];
    StartsWith "startsWith" [];
    StartsWithAt "startsWithAt" [];
    Substring "substring" [];
    ToFixed "toFixed" [NumberToString];
    ToInt32 "toInt32" [];
    ToJson "toJson" [NumberToString];
    ToNumber "toNumber" [ParseNumber ToText];
    ToRadix "toRadix" [NumberToString Whole];
    ToText "toText" [NumberToString];
    Trim "trim" [TrimEnd TrimStart];
    TrimEnd "trimEnd" [IsBlank];
    TrimStart "trimStart" [IsBlank];
    Truncate "truncate" [];
    Truthy "truthy" [];
    TypeOf "typeOf" [];
    Upper "upper" [Characters];
    Visit "visit" [Collect];
    Whole "whole" [];
    WithContext "withContext" [];
    WithElement "withElement" [];
    AllCells "allCells" [];
    FindCell "findCell" [];
    HasCell "hasCell" [];
    ListStore "listStore" [];
    ListStoreAt "listStoreAt" [FindCell Whole];
    ListStorePop "listStorePop" [];
    ListStorePush "listStorePush" [ListStoreSet];
    ListStoreSet "listStoreSet" [PutCell Truncate];
    ListStoreShift "listStoreShift" [];
    ListStoreUnshift "listStoreUnshift" [PutCell];
    ListStoreValue "listStoreValue" [AllCells];
    PutCell "putCell" [];
    SetStore "setStore" [];
    SetStoreDelete "setStoreDelete" [FindCell SetStoreSet];
    SetStoreGet "setStoreGet" [FindCell];
    SetStoreHas "setStoreHas" [HasCell];
    SetStoreSet "setStoreSet" [PutCell];
    SetStoreRemains "setStoreRemains" [AllCells];
    SetStoreStillHas "setStoreStillHas" [FindCell HasCell];
    SetStoreValue "setStoreValue" [AllCells];
}

/// The helpers that an output uses, with the names that they have in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Helpers {
    used: BTreeMap<Helper, SmolStr>,
    /// Whether no number of the program has a fraction: then `toString` prints them all.
    pub(crate) only_ints: bool,
    /// Nix's own functions of which the program hides the short name: `toString` is `builtins.toString`.
    hidden: Vec<&'static str>,
}

/// What the helpers use of Nix without `builtins.` before it.
const SHORT_NAMES: [&str; 4] = ["map", "removeAttrs", "throw", "toString"];

impl Helpers {
    /// The helper as an expression; from now on the output has it, and those it uses.
    pub(crate) fn use_helper(&mut self, names: &mut Names, helper: Helper) -> Expr {
        if let Some(name) = self.used.get(&helper) {
            return ident(name.clone());
        }
        self.hidden = SHORT_NAMES.into_iter().filter(|name| names.is_taken(name)).collect();
        let name = names.fresh(helper.name());
        self.used.insert(helper, name.clone());
        for used in helper.uses() {
            if !(self.only_ints && is_for_fractions(helper, *used)) {
                self.use_helper(names, *used);
            }
        }
        ident(name)
    }

    /// Whether a used helper has this name.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.used.values().any(|used| used == name)
    }

    /// The definitions of the used helpers, by name.
    pub(crate) fn bindings(&self) -> Vec<Binding> {
        self.used.iter().map(|(helper, name)| self.definition(*helper, name)).collect()
    }

    fn definition(&self, helper: Helper, name: &SmolStr) -> Binding {
        // Where attributes of set stores are deleted, all that look at these stores know of it.
        let told = match helper {
            Helper::SetStoreHas if self.used.contains_key(&Helper::SetStoreDelete) => {
                Helper::SetStoreStillHas
            }
            Helper::SetStoreValue if self.used.contains_key(&Helper::SetStoreDelete) => {
                Helper::SetStoreRemains
            }
            _ => helper,
        };
        let (comment, body) = split_comment(told.source());
        let own = [helper];
        let source =
            told.uses().iter().chain(&own).fold(body.to_owned(), |source, used| match self.used.get(used) {
                Some(name) if name != used.name() => renamed(&source, used.name(), name),
                _ => source,
            });
        let source = if self.only_ints { without_fractions(helper, &source) } else { source };
        let source = self
            .hidden
            .iter()
            .fold(source, |source, name| renamed(&source, name, &format!("builtins.{name}")));
        let value = raw([RawPart::Source(source)], RawShape::Expression);
        bind(name.clone(), value).commented([Comment::line(comment)]).after_blank_line()
    }
}

/// Whether a helper uses another one only for numbers with a fraction.
fn is_for_fractions(helper: Helper, used: Helper) -> bool {
    let is_index = matches!(helper, Helper::ListStoreAt | Helper::ListStoreSet);
    used == Helper::NumberToString || is_index && matches!(used, Helper::Truncate | Helper::Whole)
}

/// A helper for programs whose numbers are all ints.
fn without_fractions(helper: Helper, source: &str) -> String {
    let source = renamed(source, "numberToString", "toString");
    match helper {
        Helper::ListStoreAt => renamed(&source, "whole index", "index"),
        Helper::ListStoreSet => renamed(&source, "truncate index", "index"),
        _ => source,
    }
}

/// The text of the comment in the first line, and what stands below it.
fn split_comment(source: &'static str) -> (&'static str, &'static str) {
    let (comment, body) = source.split_once('\n').unwrap_or(("", source));
    (comment.trim_start_matches(['#', ' ']), body.trim())
}

/// The source with an identifier changed wherever it stands as a whole word that is not an attribute.
fn renamed(source: &str, from: &str, to: &str) -> String {
    let is_word = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '\'' | '-');
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(from) {
        let before = rest[..at].chars().next_back().or_else(|| out.chars().next_back());
        let after = rest[at + from.len()..].chars().next();
        let is_whole =
            !before.is_some_and(|char| is_word(char) || char == '.') && !after.is_some_and(is_word);
        out.push_str(&rest[..at]);
        out.push_str(if is_whole { to } else { from });
        rest = &rest[at + from.len()..];
    }
    out.push_str(rest);
    out
}
