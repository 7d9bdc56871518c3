//! Values that are the same in spite of their looks, and values that are not.

use serde_json::{Value, json};

use super::{is_same, is_same_as_printed, needs_exact_comparison, to_nix};

#[test]
fn the_order_of_keys_and_the_kind_of_number_say_nothing() {
    assert!(is_same(&json!({"a": 1, "b": [1.0]}), &json!({"b": [1], "a": 1.0})));
    assert!(!is_same(&json!({"a": null}), &json!({})));
    assert!(!is_same(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992_i64)));
}

#[test]
fn nix_prints_six_digits_of_a_float() {
    assert!(is_same_as_printed(&json!(0.3), &json!(0.30000000000000004)));
    assert!(is_same_as_printed(&json!(2.71829), &json!(2.718292653589793)));
    assert!(!is_same_as_printed(&json!(0.3), &json!(0.30001)));
    assert!(!is_same_as_printed(&json!(1), &json!(2)));
    assert!(needs_exact_comparison(&json!([0.30000000000000004])));
    assert!(!needs_exact_comparison(&json!([0.5, 1])));
}

#[test]
fn values_are_written_in_nix() {
    let value: Value = json!({"a b": [-1, 0.5, 1e300, null, "x\"${y}\\\n"]});
    assert_eq!(to_nix(&value), "{ \"a b\" = [ (-1) (0.5) (1.0e300) null \"x\\\"\\${y}\\\\\n\" ]; }");
}
