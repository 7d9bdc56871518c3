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

fn one(name: &str) -> Expr {
    attrs([bind(name, int(1))])
}

#[test]
fn attributes_defined_twice() {
    let show = |bindings: Vec<Binding>| show(&attrs(bindings));
    insta::assert_snapshot!(show(vec![bind("a", int(1)), bind("b", int(1)), bind("a", int(2))]), @"error: the attribute `a` is defined twice None");
    insta::assert_snapshot!(show(vec![bind("a", int(1)), bind(string("a"), int(2))]), @"error: the attribute `a` is defined twice None");
    insta::assert_snapshot!(show(vec![inherit(["a", "b", "a"])]), @"error: the attribute `a` is defined twice None");
    insta::assert_snapshot!(show(vec![bind("a", ident("x")), bind_path(["a", "b"], int(1))]), @"error: the attribute `a.b` is defined twice None");
    insta::assert_snapshot!(show(vec![bind_path(["a", "b"], int(1)), bind("a", ident("x"))]), @"error: the attribute `a.b` is defined twice None");
    insta::assert_snapshot!(show(vec![bind("a", one("b")), bind("a", ident("x"))]), @"error: the attribute `a` is defined twice None");
}

#[test]
fn attributes_that_nix_merges() {
    let bindings = [
        bind("a", one("b")),
        bind_path(["a", "c"], int(1)),
        bind_path([AttrName::from("a"), ident("d").into()], int(1)),
        bind("ab", int(1)),
        bind(ident("a"), int(1)),
    ];
    insta::assert_snapshot!(show(&attrs(bindings)), @r"
    {
      a = {
        b = 1;
      };
      a.c = 1;
      a.${d} = 1;
      ab = 1;
      ${a} = 1;
    }
    ");
}
