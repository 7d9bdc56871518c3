//! Numbers print as JavaScript prints them.

use super::number_text;

#[test]
fn numbers_print_as_in_javascript() {
    let cases = [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (123.456, "123.456"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "1.5e-7"),
        (0.000001, "0.000001"),
        (-1234500.0, "-1234500"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
    ];
    for (value, text) in cases {
        assert_eq!(number_text(value), text);
    }
}
