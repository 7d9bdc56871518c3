//! The closing lines are read, and a runner without any is not taken for a good one.

use super::{Count, cargo_count, note, spec_count};

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn closing_lines_are_summed() {
    let cargo = lines(
        "x\ntest result: ok. 15 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\ntest result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured\n",
    );
    assert_eq!(cargo_count(&cargo), Some(Count { passed: 17, failed: 3, skipped: 1 }));
    assert_eq!(
        spec_count(&lines("a\n4 passed, 5 failed, 6 skipped")),
        Some(Count { passed: 4, failed: 5, skipped: 6 })
    );
}

#[test]
fn silence_is_a_problem() {
    let mut problems = Vec::new();
    note("a", true, None, &mut Count::default(), &mut problems);
    note("b", false, Some(Count::default()), &mut Count::default(), &mut problems);
    note("c", true, Some(Count::default()), &mut Count::default(), &mut problems);
    assert_eq!(problems.len(), 2);
    assert_eq!(spec_count(&[]), None);
    assert_eq!(cargo_count(&lines("Killed")), None);
}
