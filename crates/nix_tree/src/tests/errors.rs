//! What Nix can't say is reported where it is, all of it, and never printed.

use super::show;
use crate::build::*;
use crate::*;

#[test]
fn each_thing_that_nix_cannot_say() {
    let place = SourceRange::new(3, 10..20);
    insta::assert_snapshot!(show(&string("a\0b").at(place)), @"error: a Nix string can't hold a NUL character Some(SourceRange { file: 3, start: 10, end: 20 })");
    insta::assert_snapshot!(show(&ident("then").at(place)), @"error: `then` can't be the name of a variable in Nix Some(SourceRange { file: 3, start: 10, end: 20 })");
    insta::assert_snapshot!(show(&ident("$x")), @"error: `$x` can't be the name of a variable in Nix None");
    insta::assert_snapshot!(show(&float(f64::NAN)), @"error: Nix has no literal for infinity or not-a-number None");
    insta::assert_snapshot!(show(&float(f64::NEG_INFINITY)), @"error: Nix has no literal for infinity or not-a-number None");
    insta::assert_snapshot!(show(&search_path("a b")), @"error: `<a b>` is not a search path None");
    insta::assert_snapshot!(show(&search_path("a//b")), @"error: `<a//b>` is not a search path None");
    insta::assert_snapshot!(show(&lambda(pattern(["a", "b", "a"]), null())), @"error: `a` is twice a parameter of one function None");
    insta::assert_snapshot!(show(&lambda(pattern(["a"]).named("a"), null())), @"error: `a` is twice a parameter of one function None");
    insta::assert_snapshot!(show(&lambda("a b", null())), @"error: `a b` can't be the name of a variable in Nix None");
    insta::assert_snapshot!(show(&let_in([bind(ident("x"), null())], null())), @"error: the names that `let` binds can't be computed None");
    insta::assert_snapshot!(show(&let_in([bind(string("x"), null())], null())), @r"
    let
      x = null;
    in
    null
    ");
    insta::assert_snapshot!(show(&attrs([bind_path(Vec::<AttrName>::new(), null())])), @"error: an attribute without a name None");
    insta::assert_snapshot!(show(&attrs([bind("\0", null())])), @"error: a Nix string can't hold a NUL character None");
    insta::assert_snapshot!(show(&path("./\0")), @"error: a Nix string can't hold a NUL character None");
    insta::assert_snapshot!(show(&raw([RawPart::Source("\0".to_owned())], RawShape::Atom)), @"error: a Nix string can't hold a NUL character None");
}

#[test]
fn all_errors_are_reported() {
    insta::assert_snapshot!(show(&list([ident("in"), string("\0"), float(f64::INFINITY)])), @r"
    error: `in` can't be the name of a variable in Nix None
    error: a Nix string can't hold a NUL character None
    error: Nix has no literal for infinity or not-a-number None
    ");
}
