//! HIR to names and types; knows nothing of Nix output.
