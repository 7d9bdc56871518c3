//! The examples on the pages of the syntax codes.

use tsnix_source::Code;
use tsnix_source::catalogue;

use super::source;

/// Whether the parser gives the code.
fn is_of_syntax(code: &Code) -> bool {
    let number = code.number.strip_prefix("ts").and_then(|number| number.parse::<u32>().ok());
    // These the checker gives.
    let is_of_types = matches!(
        number,
        Some(1021 | 1102 | 1117 | 1192 | 1225 | 1265 | 1268 | 1313 | 1337 | 1345 | 1354 | 1355 | 1360)
    );
    !is_of_types && matches!(number, Some(1000..=1999 | 2364 | 2462 | 5076 | 6188 | 17006))
}

/// The first program behind a heading.
fn program<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, behind) = page.split_once(heading).unwrap_or_default();
    let (_, start) = behind.split_once("```ts\n").unwrap_or_default();
    start.split("```\n").next().unwrap_or_default()
}

#[test]
fn the_example_of_a_page_raises_its_code_and_nothing_else() {
    for code in catalogue::all().filter(|code| is_of_syntax(code)) {
        let example = program(code.page, "## Example");
        let mut numbers: Vec<_> = source(example).diagnostics.iter().map(|it| it.code.number).collect();
        numbers.dedup();
        assert_eq!(numbers, [code.number], "{}:\n{example}", code.name);
        let fixed = program(code.page, "## How to fix");
        assert_eq!(source(fixed).diagnostics, [], "{}:\n{fixed}", code.name);
    }
}
