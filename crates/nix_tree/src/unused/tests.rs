//! Bindings that nobody reads, in all the places where a name can be read.

use crate::build::*;
use crate::{AttrName, AttrNameKind, RawPart, RawShape};

fn made_up(name: &str) -> bool {
    name.ends_with('1')
}

fn shown(mut value: crate::Expr) -> String {
    super::drop_unused(&mut value, &made_up);
    crate::print(&value).unwrap().text
}

#[test]
fn what_nobody_reads_goes() {
    let value = let_in([bind("a1", int(1)), bind("b1", ident("a1")), bind("c", int(2))], ident("c"));
    insta::assert_snapshot!(shown(value), @"
    let
      c = 2;
    in
    c
    ");
}

#[test]
fn what_is_read_through_another_stays() {
    let value = let_in([bind("a1", int(1)), bind("b1", ident("a1"))], ident("b1"));
    insta::assert_snapshot!(shown(value), @"
    let
      a1 = 1;
      b1 = a1;
    in
    b1
    ");
}

#[test]
fn names_in_raw_nix_inherits_and_names_count() {
    let source = raw([RawPart::Source("x: a1 + x".into())], RawShape::Expression);
    let name = AttrName { kind: AttrNameKind::Dynamic(Box::new(ident("c1"))), origin: None };
    let set = attrs(crate::contract(vec![bind("b1", ident("b1")), bind(name, source)]));
    let bindings = ["a1", "b1", "c1", "d1"].map(|name| bind(name, int(1)));
    insta::assert_snapshot!(shown(let_in(bindings, set)), @"
    let
      a1 = 1;
      b1 = 1;
      c1 = 1;
    in
    {
      inherit b1;
      ${c1} = x: a1 + x;
    }
    ");
}

#[test]
fn the_authors_own_stay() {
    let value = let_in([bind("a", int(1)), bind("b1", int(2))], null());
    insta::assert_snapshot!(shown(value), @"
    let
      a = 1;
    in
    null
    ");
}
