//! The comments of a file, which swc's lexer hands over while it reads.

use std::cell::RefCell;

use swc_common::BytePos;
use swc_common::comments::{Comment as SwcComment, Comments};

use crate::hir::{Comment, CommentKind};
use crate::lower::offset;
use crate::patch::Patches;

/// Collects the spans of comments. swc wants to attach them to tokens; here only the places count.
#[derive(Default)]
pub(crate) struct Collector {
    spans: RefCell<Vec<(u32, u32)>>,
}

impl Collector {
    fn add(&self, comment: &SwcComment) {
        self.spans.borrow_mut().push((offset(comment.span.lo), offset(comment.span.hi)));
    }

    /// The comments of `text` (as given; the spans are of the patched text), by place.
    pub(crate) fn finish(self, text: &str, patches: &Patches) -> Vec<Comment> {
        let mut spans = self.spans.into_inner();
        spans.sort_unstable();
        spans.dedup();
        spans.into_iter().filter_map(|(start, end)| comment(text, patches, start, end)).collect()
    }
}

fn comment(text: &str, patches: &Patches, start: u32, end: u32) -> Option<Comment> {
    let range = patches.original_range(start, end);
    let whole = range.of(text);
    let (kind, inner) = if let Some(inner) = whole.strip_prefix("//") {
        (CommentKind::Line, inner)
    } else {
        let inner = whole.strip_prefix("/*")?.strip_suffix("*/")?;
        match inner.strip_prefix('*') {
            Some(doc) => (CommentKind::Doc, doc),
            None => (CommentKind::Block, inner),
        }
    };
    Some(Comment { range, kind, text: inner.into() })
}

impl Comments for Collector {
    fn add_leading(&self, _: BytePos, comment: SwcComment) {
        self.add(&comment);
    }

    fn add_leading_comments(&self, _: BytePos, comments: Vec<SwcComment>) {
        comments.iter().for_each(|comment| self.add(comment));
    }

    fn has_leading(&self, _: BytePos) -> bool {
        false
    }

    fn move_leading(&self, _: BytePos, _: BytePos) {}

    fn take_leading(&self, _: BytePos) -> Option<Vec<SwcComment>> {
        None
    }

    fn get_leading(&self, _: BytePos) -> Option<Vec<SwcComment>> {
        None
    }

    fn add_trailing(&self, _: BytePos, comment: SwcComment) {
        self.add(&comment);
    }

    fn add_trailing_comments(&self, _: BytePos, comments: Vec<SwcComment>) {
        comments.iter().for_each(|comment| self.add(comment));
    }

    fn has_trailing(&self, _: BytePos) -> bool {
        false
    }

    fn move_trailing(&self, _: BytePos, _: BytePos) {}

    fn take_trailing(&self, _: BytePos) -> Option<Vec<SwcComment>> {
        None
    }

    fn get_trailing(&self, _: BytePos) -> Option<Vec<SwcComment>> {
        None
    }

    fn add_pure_comment(&self, _: BytePos) {}
}
