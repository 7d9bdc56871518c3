//! Dotted paths and `inherit`: what becomes one, and what must not.

use super::show;
use crate::build::*;
use crate::*;

fn one(name: impl Into<AttrName>, value: Expr) -> Expr {
    attrs([bind(name, value)])
}

fn show_dotted(binding: Binding) -> String {
    show(&attrs([dotted(binding)]))
}

#[test]
fn nests_of_one_attribute_become_paths() {
    insta::assert_snapshot!(show_dotted(bind("a", one("b", one("c", int(1))))), @"{ a.b.c = 1; }");
    insta::assert_snapshot!(show_dotted(bind_path(["a", "b"], one("c d", attrs([])))), @r#"{ a.b."c d" = { }; }"#);
    insta::assert_snapshot!(show_dotted(bind("a", one(ident("b"), one(string_parts([text("c-"), interpolation(ident("d"))]), int(1))))), @r#"{ a.${b}."c-${d}" = 1; }"#);
    let several = one("b", attrs([bind("c", int(1)), bind("d", int(2))]));
    insta::assert_snapshot!(show_dotted(bind("a", several)), @r"
    {
      a.b = {
        c = 1;
        d = 2;
      };
    }
    ");
}

#[test]
fn sets_that_a_path_cannot_say_stay() {
    insta::assert_snapshot!(show_dotted(bind("a", rec_attrs([bind("b", int(1))]))), @r"
    {
      a = rec {
        b = 1;
      };
    }
    ");
    insta::assert_snapshot!(show_dotted(bind("a", attrs([inherit(["b"])]))), @"{ a = { inherit b; }; }");
    insta::assert_snapshot!(show_dotted(bind("a", attrs([]))), @"{ a = { }; }");
    let computed = if_else(ident("c"), string("b"), null());
    insta::assert_snapshot!(show_dotted(bind("a", one(computed, int(1)))), @r#"
    {
      a = {
        ${if c then "b" else null} = 1;
      };
    }
    "#);
    let commented = AttrSet {
        bindings: vec![bind("b", int(1))],
        comments_after: vec![Comment::line("that is all")],
        ..AttrSet::default()
    };
    insta::assert_snapshot!(show_dotted(bind("a", commented.into())), @r"
    {
      a = {
        b = 1;
        # that is all
      };
    }
    ");
}

#[test]
fn comments_of_the_inner_binding_come_along() {
    let inner = bind("b", int(1)).commented([Comment::line("inner")]).comment_after(Comment::line("behind"));
    let outer = bind("a", attrs([inner.clone()])).commented([Comment::line("outer")]);
    insta::assert_snapshot!(show_dotted(outer), @r"
    {
      # outer
      # inner
      a.b = 1; # behind
    }
    ");
    let both = bind("a", attrs([inner])).comment_after(Comment::line("also behind"));
    insta::assert_snapshot!(show_dotted(both), @r"
    {
      a = {
        # inner
        b = 1; # behind
      }; # also behind
    }
    ");
}

fn passing_on() -> Vec<Binding> {
    let pkgs = |name: &str| bind(name, select(ident("pkgs"), [name]));
    vec![
        bind("x", ident("x")),
        bind("y", ident("y")),
        pkgs("git"),
        pkgs("jq"),
        bind("other", select(ident("pkgs"), ["name"])),
        bind("id", select(select(ident("lib"), ["trivial"]), ["id"])),
        bind("flip", select(ident("lib"), ["trivial", "flip"])),
        bind("null", ident("null")),
        bind("d", select_or(ident("pkgs"), ["d"], null())),
        bind("e f", select(ident("pkgs"), ["e f"])),
        bind("g", select(apply(ident("f"), [ident("x")]), ["g"])),
        bind_path(["h", "i"], select(ident("h"), ["i"])),
    ]
}

#[test]
fn names_passed_on_are_inherited() {
    insta::assert_snapshot!(show(&attrs(contract(passing_on()))), @r#"
    {
      inherit x y;
      inherit (pkgs) git jq;
      other = pkgs.name;
      inherit (lib.trivial) id flip;
      null = null;
      d = pkgs.d or null;
      "e f" = pkgs."e f";
      g = (f x).g;
      h.i = h.i;
    }
    "#);
}

#[test]
fn where_bindings_see_each_other_a_name_is_not_itself() {
    insta::assert_snapshot!(show(&rec_attrs(contract_recursive(passing_on()))), @r#"
    rec {
      x = x;
      y = y;
      inherit (pkgs) git jq;
      other = pkgs.name;
      inherit (lib.trivial) id flip;
      null = null;
      d = pkgs.d or null;
      "e f" = pkgs."e f";
      g = (f x).g;
      h.i = h.i;
    }
    "#);
}

#[test]
fn what_separates_bindings_separates_inherits() {
    let pkgs = |name: &str| bind(name, select(ident("pkgs"), [name]));
    let bindings = vec![
        pkgs("a").commented([Comment::line("first")]),
        pkgs("b").comment_after(Comment::line("behind b")),
        pkgs("c"),
        pkgs("d").after_blank_line(),
        inherit_from(ident("pkgs"), ["e"]),
        pkgs("f").commented([Comment::line("about f")]),
    ];
    insta::assert_snapshot!(show(&attrs(contract(bindings))), @r"
    {
      # first
      inherit (pkgs) a b; # behind b
      inherit (pkgs) c;

      inherit (pkgs) d e;
      # about f
      inherit (pkgs) f;
    }
    ");
}
