//! Near names: what someone who wrote one name may have meant.
//!
//! For names of our own (codes, configuration keys, command arguments). The checker follows TypeScript's
//! rule for names of the program instead, as the numbers of its errors depend on it.

/// The candidate that `wanted` was most likely meant to be, if any is near enough to be worth saying.
///
/// Near is a third of the letters wrong at most (swapped neighbours count once), case aside; the first of
/// several that are equally near wins, so the order of candidates decides.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = wanted.to_lowercase();
    let limit = (wanted.chars().count().max(3) / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_near() {
        assert_eq!(nearest("entires", ["systems", "entries"]), Some("entries"));
        assert_eq!(nearest("OutDir", ["outDir", "entries"]), Some("outDir"));
    }

    #[test]
    fn another_word_is_not() {
        assert_eq!(nearest("compilerOptions", ["entries", "systems"]), None);
        assert_eq!(nearest("", ["entries"]), None);
    }
}
