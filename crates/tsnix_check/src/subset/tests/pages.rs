//! The page of each refusal: its example raises it and nothing else, its fixed example nothing.

use tsnix_source::catalogue::{self, Code};

use super::shown;

/// The `ts` fences of a page, in order.
fn fences(page: &str) -> Vec<&str> {
    page.split("```ts\n").skip(1).filter_map(|it| it.split_once("```")).map(|(text, _)| text).collect()
}

fn codes() -> impl Iterator<Item = &'static Code> {
    // `unknown-package` is told by the types of nixpkgs, `changed-before-throw` where Nix is made; the specification
    // holds their pages.
    catalogue::all().filter(|it| {
        let is_own = it.number.starts_with("tn1") || it.number.starts_with("tn2");
        is_own && !matches!(it.name, "unknown-package" | "changed-before-throw")
    })
}

#[test]
fn the_example_of_a_page_raises_its_code_and_the_fixed_one_nothing() {
    let mut wrong = Vec::new();
    for code in codes() {
        let [example, fixed] = fences(code.page)[..] else {
            wrong.push(format!("{}: not two examples", code.name));
            continue;
        };
        let found = shown(example);
        let is_right = found.len() == 1 && found[0].starts_with(&format!("{} ", code.name));
        if !is_right {
            wrong.push(format!("{}: {found:?}", code.name));
        }
        let left = shown(fixed);
        if !left.is_empty() {
            wrong.push(format!("{}, fixed: {left:?}", code.name));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
