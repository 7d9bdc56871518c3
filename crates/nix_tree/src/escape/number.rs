//! Floats as Nix's lexer reads them.
//!
//! Its pattern is `(([1-9][0-9]*\.[0-9]*)|(0?\.[0-9]+))([Ee][+-]?[0-9]+)?`: always a point,
//! no leading zeros, no sign; and a literal below the smallest normal float is refused.

/// How a float can be said in Nix.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum FloatForm {
    /// A literal, not negative.
    Literal(String),
    /// The negation of a literal.
    Negative(String),
    /// A product of two literals, the first with its sign: a negative zero (which no
    /// negation gives, `-x` being `0 - x`), and what is too small for a literal.
    Product(String, String),
}

/// The text that reads back as exactly `value`; `None` for infinities and not-a-number.
pub(crate) fn float_form(value: f64) -> Option<FloatForm> {
    if !value.is_finite() {
        return None;
    }
    if value == 0.0 {
        let negative = value.is_sign_negative();
        return Some(if negative {
            FloatForm::Product("-1.0".to_owned(), "0.0".to_owned())
        } else {
            FloatForm::Literal("0.0".to_owned())
        });
    }
    let magnitude = value.abs();
    if magnitude < f64::MIN_POSITIVE {
        // Both powers of two are exact, so the product is rounded once, to the value itself.
        let scaled = literal(magnitude * 2f64.powi(200));
        let sign = if value < 0.0 { "-" } else { "" };
        return Some(FloatForm::Product(format!("{sign}{scaled}"), literal(2f64.powi(-200))));
    }
    let text = literal(magnitude);
    Some(if value < 0.0 { FloatForm::Negative(text) } else { FloatForm::Literal(text) })
}

/// The shortest decimal that reads back as the positive normal `value`, with a point.
fn literal(value: f64) -> String {
    // Rust's exponent form is the shortest: `1e30`, `1.5e-7`.
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-5..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let point = if mantissa.contains('.') { "" } else { ".0" };
    format!("{mantissa}{point}e{exponent}")
}
