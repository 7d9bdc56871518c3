//! Nix expressions as data; knows nothing of TypeScript.
