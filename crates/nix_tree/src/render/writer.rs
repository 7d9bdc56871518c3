//! The text being written, with the place of each token in it.

use crate::error::{PrintError, PrintErrorKind};
use crate::expr::{Origin, SourceRange};

/// A token of the rendered text that comes from somewhere; offsets are bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RenderedToken {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) origin: SourceRange,
}

/// What `render` gives: valid Nix without layout.
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// In the order of the text, not overlapping.
    pub(crate) tokens: Vec<RenderedToken>,
    /// How deep expressions stand in each other.
    pub(crate) depth: usize,
    /// The most arguments that one function is given.
    pub(crate) most_arguments: usize,
}

pub(super) struct Writer {
    rendered: Rendered,
    errors: Vec<PrintError>,
    depth: usize,
    glued: bool,
}

impl Writer {
    pub(super) fn new() -> Self {
        let rendered = Rendered { text: String::new(), tokens: Vec::new(), depth: 0, most_arguments: 0 };
        Self { rendered, errors: Vec::new(), depth: 0, glued: true }
    }

    pub(super) fn finish(mut self) -> Result<Rendered, Vec<PrintError>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        self.newline();
        Ok(self.rendered)
    }

    /// Appends a token, after a space unless it is glued to the one before.
    pub(super) fn token(&mut self, text: &str, origin: Origin) {
        let separated = self.glued || self.rendered.text.ends_with([' ', '\n']);
        if !separated {
            self.rendered.text.push(' ');
        }
        self.glued = false;
        let start = self.rendered.text.len();
        self.rendered.text.push_str(text);
        if let Some(origin) = origin {
            self.rendered.tokens.push(RenderedToken { start, end: self.rendered.text.len(), origin });
        }
    }

    /// No space before the next token.
    pub(super) fn glue(&mut self) {
        self.glued = true;
    }

    /// A space before the next token, if it is not at the start of a line.
    pub(super) fn separate(&mut self) {
        self.glued = false;
    }

    /// Starts a new line, unless at the start of one.
    pub(super) fn newline(&mut self) {
        let text = &mut self.rendered.text;
        while text.ends_with(' ') {
            text.pop();
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        self.glued = true;
    }

    /// Leaves one line empty, unless at the start of the text.
    pub(super) fn blank_line(&mut self) {
        self.newline();
        let text = &mut self.rendered.text;
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
    }

    pub(super) fn error(&mut self, kind: PrintErrorKind, origin: Origin) {
        self.errors.push(PrintError { kind, origin });
    }

    /// One expression deeper.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
        self.rendered.depth = self.rendered.depth.max(self.depth);
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn count_arguments(&mut self, count: usize) {
        self.rendered.most_arguments = self.rendered.most_arguments.max(count);
    }
}
