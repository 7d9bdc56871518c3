//! Flakes, inputs, outputs and Nix itself: `tn3000` to `tn3999`.

codes! {
    NOT_A_LITERAL = "tn3001" "not-a-literal" Error "a flake input must be known when compiling";
}
