//! Checked HIR to Nix expressions.
