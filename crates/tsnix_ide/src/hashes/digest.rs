//! A hash in any of the ways that Nix writes one: `sha256-base64`, `sha256:base32`, base 16 or base 32 alone.

/// The letters of Nix's base 32: no `e`, `o`, `t`, `u`.
const BASE_32: &[u8; 32] = b"0123456789abcdfghijklmnpqrsvwxyz";
const BASE_64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The algorithms with the lengths of their hashes in bytes.
const ALGORITHMS: [(&str, usize); 4] = [("sha256", 32), ("sha512", 64), ("sha1", 20), ("md5", 16)];

/// A hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digest {
    algorithm: &'static str,
    bytes: Vec<u8>,
}

impl Digest {
    /// Reads a hash; one without an algorithm is SHA-256, as in `sha256 = "..."`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (algorithm, length) =
            ALGORITHMS.into_iter().find(|(name, _)| text.starts_with(name)).unwrap_or(ALGORITHMS[0]);
        let rest = text.strip_prefix(algorithm).unwrap_or(text);
        let bytes = match rest.strip_prefix('-') {
            Some(rest) => base_64(rest, length),
            None => {
                let rest = rest.strip_prefix(':').unwrap_or(rest);
                base_16(rest, length).or_else(|| base_32(rest, length)).or_else(|| base_64(rest, length))
            }
        }?;
        Some(Self { algorithm, bytes })
    }

    /// Whether it stands for a hash that is not known yet.
    pub(crate) fn is_zero(&self) -> bool {
        self.bytes.iter().all(|it| *it == 0)
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `sha256-...`
    pub(crate) fn sri(&self) -> String {
        let mut out = format!("{}-", self.algorithm);
        for piece in self.bytes.chunks(3) {
            let mut group = [0_u8; 3];
            group[..piece.len()].copy_from_slice(piece);
            let [a, b, c] = group.map(u32::from);
            let bits = a << 16 | b << 8 | c;
            for at in 0..4_usize {
                let letter = BASE_64[(bits >> (18 - 6 * at)) as usize & 63];
                out.push(if at <= piece.len() { letter as char } else { '=' });
            }
        }
        out
    }
}

fn base_16(text: &str, length: usize) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|it| it.to_digit(16)).collect();
    let digits = digits.filter(|it| it.len() == length * 2)?;
    Some(digits.chunks(2).map(|it| it.iter().fold(0, |all, digit| all << 4 | *digit) as u8).collect())
}

/// Bytes as Nix writes them in base 32: the last letter holds the first bits.
pub(crate) fn in_base_32(bytes: &[u8]) -> String {
    let letter = |at: usize| {
        let (byte, shift) = (at * 5 / 8, at * 5 % 8);
        let low = bytes.get(byte).copied().unwrap_or_default();
        let high = bytes.get(byte + 1).copied().unwrap_or_default();
        let bits = (u16::from_le_bytes([low, high]) >> shift) as usize & 31;
        BASE_32[bits] as char
    };
    (0..(bytes.len() * 8).div_ceil(5)).rev().map(letter).collect()
}

/// The last letter holds the first bits.
fn base_32(text: &str, length: usize) -> Option<Vec<u8>> {
    if text.len() != (length * 8).div_ceil(5) {
        return None;
    }
    let mut bytes = vec![0_u8; length + 1];
    for (at, letter) in text.bytes().rev().enumerate() {
        let digit = BASE_32.iter().position(|it| *it == letter)? as u16;
        let (byte, shift) = (at * 5 / 8, at * 5 % 8);
        let bits = (digit << shift).to_le_bytes();
        for (offset, part) in bits.into_iter().enumerate() {
            if let Some(byte) = bytes.get_mut(byte + offset) {
                *byte |= part;
            }
        }
    }
    // Bits beyond the end are none of a hash.
    (bytes.pop() == Some(0)).then_some(bytes)
}

fn base_64(text: &str, length: usize) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(length);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let digit = BASE_64.iter().position(|it| *it == letter)? as u32;
        bits = (bits << 6 | digit) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    (bytes.len() == length).then_some(bytes)
}
