//! What is left of unfinished text.
