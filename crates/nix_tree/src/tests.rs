//! What the printed Nix looks like: precedence, idioms, comments, layout.

mod layout;
