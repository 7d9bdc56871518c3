//! Standard input, freed of what is no message.
//!
//! tower-lsp stops reading at the first frame that it can't read. Here frames are read without trust: a header that
//! makes no sense is skipped up to the next one, a body that is no JSON is dropped, and only whole messages go on.

use serde::Deserialize;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, Stdin};
use tower_lsp::jsonrpc::{Request, Response};

/// More bytes than this are no message.
const MOST_BYTES: usize = 512 << 20;
/// What may be under way between reading and tower-lsp, in bytes.
const BUFFER: usize = 1 << 20;

/// The messages on standard input as tower-lsp reads them. Ends when the input ends.
pub(crate) fn messages(input: Stdin) -> DuplexStream {
    let (mut ours, theirs) = tokio::io::duplex(BUFFER);
    tokio::spawn(async move {
        let mut input = BufReader::new(input);
        while let Some(body) = next_body(&mut input).await {
            if !is_message(&body) {
                continue;
            }
            let head = format!("Content-Length: {}\r\n\r\n", body.len());
            if ours.write_all(head.as_bytes()).await.is_err() || ours.write_all(&body).await.is_err() {
                return;
            }
        }
    });
    theirs
}

/// What tower-lsp reads. Anything else, be it JSON, would end it: it has no plan for batches, numbers, or requests
/// without a method.
#[derive(Deserialize)]
#[serde(untagged)]
enum Message {
    Response(#[expect(dead_code, reason = "only whether it can be read matters")] Response),
    Request(#[expect(dead_code, reason = "only whether it can be read matters")] Request),
}

fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Message>(body).is_ok()
}

/// The body of the next frame; nothing at the end of the input.
async fn next_body(input: &mut BufReader<Stdin>) -> Option<Vec<u8>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() {
            match length.take() {
                Some(length) => {
                    let mut body = vec![0; length];
                    input.read_exact(&mut body).await.ok()?;
                    return Some(body);
                }
                None => continue,
            }
        }
        // A body that was shorter than it said leaves the header of the next in the middle of a line.
        let lower = text.to_ascii_lowercase();
        if let Some(at) = lower.rfind("content-length:") {
            let number = lower[at + "content-length:".len()..].trim().parse::<usize>().ok();
            length = number.filter(|it| *it <= MOST_BYTES);
        }
    }
}
