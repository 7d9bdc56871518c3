//! What single constructs become. That the result means the same is tested where Nix is at hand.

use crate::convert;

fn converted(nix: &str) -> String {
    match convert(nix, &mut |_| Vec::new()) {
        Ok(converted) => converted.text,
        Err(error) => format!("{}", error.error),
    }
}

#[test]
fn tries() {
    insta::assert_snapshot!(converted("{ a = 1; b.c = [ 1 \"x\" ]; }"), @"");
}
