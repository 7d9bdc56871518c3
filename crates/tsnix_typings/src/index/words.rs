//! The words of a name: where typing may begin to mean it. `git-lfs` is found by `lfs`, `gitRepo` by `repo`.

/// The words of a name, in order: parts between what is no letter or digit, and what a capital begins.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    let bytes = name.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_word(bytes[at]) {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && is_word(bytes[at]) && (at == start || !starts_word(bytes, at)) {
            at += 1;
        }
        (start < at).then(|| &name[start..at])
    })
}

/// Whether a word starts at `at`.
pub(super) fn starts_word(name: &[u8], at: usize) -> bool {
    let Some(here) = name.get(at).copied() else { return false };
    let Some(before) = at.checked_sub(1).and_then(|before| name.get(before)).copied() else {
        return is_word(here);
    };
    is_word(here) && (!is_word(before) || here.is_ascii_uppercase() && !before.is_ascii_uppercase())
}

/// Letters and digits; what is not ASCII counts as one, so that no character is torn.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
