//! JSON with comments and trailing commas, as TypeScript reads `tsconfig.json`; every value has its place.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use tsnix_source::TextRange;

/// What is wrong with a text, and where.
pub(crate) struct JsonError {
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// The value of a text without a byte-order mark; none where it holds only comments.
pub(crate) fn parse(text: &str) -> Result<Option<Value<'_>>, JsonError> {
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &options) {
        Ok(parsed) => Ok(parsed.value),
        Err(error) => {
            let range = error.range();
            let message = error.kind().to_string();
            let mut letters = message.chars();
            let message = match letters.next() {
                Some(first) => first.to_lowercase().chain(letters).collect(),
                None => message,
            };
            Err(JsonError { range: TextRange::new(range.start as u32, range.end as u32), message })
        }
    }
}

/// The place of a value.
pub(crate) fn range_of(ranged: &impl Ranged) -> TextRange {
    let range = ranged.range();
    TextRange::new(range.start as u32, range.end as u32)
}
