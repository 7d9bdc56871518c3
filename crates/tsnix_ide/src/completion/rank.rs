//! Which items match what was typed, and how well: prefix, then word starts, then letters in order.

use super::Candidate;

/// How well a label matches; lower is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// The same, upper and lower case too.
    Exact,
    /// It begins so.
    Prefix,
    /// It begins so but for upper and lower case.
    PrefixIgnoringCase,
    /// Its words begin so: `bP` in `buildPackage`, `p3` in `python3`.
    WordStarts,
    /// It holds the text.
    Contains,
    /// It holds the letters in order.
    Letters,
}

/// How a label matches what was typed; nothing where it does not.
pub(crate) fn matches(label: &str, typed: &str) -> Option<Match> {
    if typed.is_empty() {
        return Some(Match::Prefix);
    }
    if label == typed {
        return Some(Match::Exact);
    }
    if label.starts_with(typed) {
        return Some(Match::Prefix);
    }
    let (lower, wanted) = (label.to_lowercase(), typed.to_lowercase());
    if lower.starts_with(&wanted) {
        return Some(Match::PrefixIgnoringCase);
    }
    if word_starts(label, &wanted) {
        return Some(Match::WordStarts);
    }
    if lower.contains(&wanted) {
        return Some(Match::Contains);
    }
    // One letter is in nearly everything.
    (wanted.chars().count() > 1 && in_order(&lower, &wanted)).then_some(Match::Letters)
}

/// Whether `wanted` (lower case) is made of beginnings of the label's words, in order.
fn word_starts(label: &str, wanted: &str) -> bool {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in label.chars() {
        let is_start = words.is_empty()
            || matches!(before, '_' | '-' | '.' | '/' | ' ')
            || c.is_uppercase() && !before.is_uppercase()
            || c.is_ascii_digit() && !before.is_ascii_digit();
        if is_start {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    eat(&words, wanted)
}

fn eat(words: &[String], wanted: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let Some((word, rest)) = words.split_first() else { return false };
    let common = word.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    // The longest piece of this word first, then shorter ones, then none of it.
    for taken in (0..=common).rev() {
        let at = wanted.char_indices().nth(taken).map_or(wanted.len(), |(at, _)| at);
        if taken == 0 && words.len() > 24 {
            return false;
        }
        if eat(rest, &wanted[at..]) {
            return true;
        }
    }
    false
}

fn in_order(label: &str, wanted: &str) -> bool {
    let mut letters = label.chars();
    wanted.chars().all(|c| letters.any(|it| it == c))
}

/// The group from which on items are nothing that the place asks for.
pub(crate) const CHANCE: u8 = 6;

/// The best `most` of the candidates that match, and whether there were more.
pub(crate) fn best(candidates: Vec<Candidate>, typed: &str, most: usize) -> (Vec<Candidate>, bool) {
    let mut scored: Vec<(Match, Candidate)> =
        candidates.into_iter().filter_map(|it| Some((matches(&it.item.label, typed)?, it))).collect();
    let key = |(score, it): &(Match, Candidate)| {
        // Among prefixes the shorter name is nearer to what was typed.
        let length = if typed.is_empty() { 0 } else { it.item.label.len() };
        // A package that only happens to be called as what was typed is no better than one that begins so.
        let is_chance = it.group >= CHANCE && *score == Match::Exact;
        let score = if is_chance { Match::Prefix } else { *score };
        (score, it.group, it.item.is_deprecated, length)
    };
    scored.sort_by(|left, right| {
        key(left).cmp(&key(right)).then_with(|| {
            let name = |it: &(Match, Candidate)| (it.1.item.label.to_lowercase(), it.1.item.label.clone());
            name(left).cmp(&name(right))
        })
    });
    let is_incomplete = scored.len() > most;
    scored.truncate(most);
    (scored.into_iter().map(|(_, it)| it).collect(), is_incomplete)
}

#[cfg(test)]
mod tests {
    use super::{Match, matches};

    #[test]
    fn prefix_before_word_starts_before_letters() {
        assert_eq!(matches("ripgrep", "rip"), Some(Match::Prefix));
        assert_eq!(matches("Ripgrep", "rip"), Some(Match::PrefixIgnoringCase));
        assert_eq!(matches("buildGoModule", "bgm"), Some(Match::WordStarts));
        assert_eq!(matches("python3Packages", "p3p"), Some(Match::WordStarts));
        assert_eq!(matches("postgresql", "gres"), Some(Match::Contains));
        assert_eq!(matches("postgresql", "pgsql"), Some(Match::Letters));
        assert_eq!(matches("nodejs", "x"), None);
    }
}
