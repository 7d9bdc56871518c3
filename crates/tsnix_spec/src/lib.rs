//! Runs the specification pages against Nix, Node and tsc.
