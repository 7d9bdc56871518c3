//! Flakes, inputs, outputs and Nix itself: `tn3000` to `tn3999`.

codes! {
    NOT_A_LITERAL = "tn3001" "not-a-literal" Error "a value that Nix reads without evaluating is not known when compiling";
    UNKNOWN_FOLLOWS = "tn3002" "unknown-follows" Error "an input follows one that is not there";
    UNKNOWN_OUTPUT = "tn3003" "unknown-output" Warning "a flake has an output that Nix does not know";
    PER_SYSTEM_VALUE = "tn3004" "per-system-value" Error "an output without a system level uses a value of the system";
    NOT_AN_OBJECT = "tn3005" "not-an-object" Error "a flake's outputs are not visible as an object";
    NIX_SYNTAX = "tn3006" "nix-syntax" Error "the text of a `nix` template is not Nix";
    NOT_A_PATH = "tn3007" "not-a-path" Error "a path is not written as a literal";
}
