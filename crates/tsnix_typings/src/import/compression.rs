//! Compressed files: gzip, Zstandard, Brotli.

use std::borrow::Cow;
use std::io::{self, Read};

/// No file is larger than this when decompressed: a bomb is no typings.
const LARGEST: u64 = 2 << 30;

/// The content of a file, by its first bytes; Brotli has none that tell, so by its name.
pub(super) fn decompress<'a>(name: &str, bytes: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return read(flate2::read::MultiGzDecoder::new(bytes));
    }
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return match at_once(bytes) {
            Some(out) => Ok(Cow::Owned(out)),
            None => read(zstd::stream::read::Decoder::new(bytes)?),
        };
    }
    if name.ends_with(".br") {
        return read(brotli_decompressor::Decompressor::new(bytes, 1 << 16));
    }
    Ok(Cow::Borrowed(bytes))
}

/// What says how long it is and is one piece needs no buffer that grows. `None` where that is not so, or not true.
fn at_once(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = zstd::zstd_safe::get_frame_content_size(bytes).ok()??;
    // What claims to be packed better than anything is would only take the memory.
    let is_likely = size <= LARGEST && size / 2_000 <= bytes.len() as u64;
    let size = usize::try_from(size).ok().filter(|_| is_likely)?;
    zstd::bulk::decompress(bytes, size).ok()
}

fn read<'a>(reader: impl Read) -> io::Result<Cow<'a, [u8]>> {
    let mut out = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut out)?;
    if out.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 2 GiB"));
    }
    Ok(Cow::Owned(out))
}
