//! Numbers and strings.

use nix_tree::Expr;
use nix_tree::build::{apply, float, ident, indented_string, int, string as plain_string, text};

/// The whole numbers that a float holds exactly.
const SAFE: f64 = 9_007_199_254_740_992.0;

/// `1`, `0x10`, `1.0`, `1e3`: a number without a fraction is an int.
pub(super) fn number(value: f64, raw: &str) -> Expr {
    if value.fract() == 0.0 && value.abs() < 9.2e18 {
        // Past 2^53 the digits say more than the float that they were read into.
        if value.abs() > SAFE
            && let Ok(exact) = raw.replace('_', "").parse::<i64>()
        {
            return int(exact);
        }
        return int(value as i64);
    }
    if value.is_finite() {
        float(value)
    } else {
        apply(ident("throw"), [plain_string("the number is too large")])
    }
}

/// A string; one of several lines is written as such.
pub(super) fn string(value: &str) -> Expr {
    if is_long_text(value) { indented_string([text(value)]) } else { plain_string(value) }
}

/// Whether a text reads better as an indented string: several lines, not just a line end before or behind one.
pub(super) fn is_long_text(value: &str) -> bool {
    value.trim_matches('\n').contains('\n')
}
