//! Flakes, inputs, outputs and Nix itself: `tn3000` to `tn3999`.

codes! {
    NOT_A_LITERAL = "tn3001" "not-a-literal" Error "a value that Nix reads without evaluating is not known when compiling";
    UNKNOWN_FOLLOWS = "tn3002" "unknown-follows" Error "an input follows one that is not there";
    UNKNOWN_OUTPUT = "tn3003" "unknown-output" Warning "a flake has an output that Nix does not know";
    PER_SYSTEM_VALUE = "tn3004" "per-system-value" Error "an output without a system level uses a value of the system";
    NOT_AN_OBJECT = "tn3005" "not-an-object" Error "a flake's outputs are not visible as an object";
    NIX_SYNTAX = "tn3006" "nix-syntax" Error "the text of a `nix` template is not Nix";
    INVALID_DATA = "tn3010" "invalid-data" Error "an imported file is not what its name says: JSON, TOML, Nix";
    MISSING_FILE = "tn3011" "missing-file" Error "a file that Nix reads is not there";
    MISSING_ARGUMENT = "tn3012" "missing-argument" Error "`callPackage` can't give what a function asks for";
    UNEXPECTED_ARGUMENT = "tn3013" "unexpected-argument" Error "`callPackage` is told to give what a function does not take";
    FOLLOWS_CYCLE = "tn3014" "follows-cycle" Error "inputs follow each other in a circle";
    SAME_INPUT = "tn3015" "same-input" Warning "one URL is two inputs";
    UNDECLARED_INPUT = "tn3016" "undeclared-input" Info "the outputs name an input that comes from the registry";
    INPUT_CONFLICT = "tn3017" "input-conflict" Error "two inputs have one name";
    UNKNOWN_INPUT_ATTRIBUTE = "tn3018" "unknown-input-attribute" Warning "an import attribute is none that an input has";
    UNKNOWN_INPUT = "tn3019" "unknown-input" Error "the outputs name an input that is nowhere declared";
    IMPORT_IN_FULL_FORM = "tn3020" "import-in-full-form" Error "a flake in the full form uses an input that is imported";
    ARGUMENT_KIND = "tn3021" "argument-kind" Warning "an argument of `callPackage` is of another kind than the default of the function";
    UNPLACED_CHECK = "tn3022" "unplaced-check" Warning "a check outside of every output asks for packages of a system";
    NOT_A_PATH = "tn3007" "not-a-path" Error "a path is not written as a literal";
}
