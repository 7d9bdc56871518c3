//! Whole programs through real Nix and Node: see `spec/` for the cases; here is what needs a look inside.
