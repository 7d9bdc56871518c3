//! Origins: each piece of the formatted text knows where it came from, whatever the
//! formatter did around it.

use crate::build::*;
use crate::*;

/// Places in a pretended source: the `n`-th word of it.
fn word(number: u32) -> SourceRange {
    SourceRange::new(1, number * 10..number * 10 + 5)
}

/// The pieces with their origins, `text@word`.
fn show_pieces(expression: &Expr) -> String {
    let Ok(printed) = print(expression) else {
        return String::new();
    };
    let piece = |it: &Mapping| {
        let text = &printed.text[it.start as usize..it.end as usize];
        format!("{}@{}", text.escape_debug(), it.origin.start / 10)
    };
    printed.mappings.iter().map(piece).collect::<Vec<_>>().join("\n")
}

fn tree() -> Expr {
    let script =
        indented_string([text("first ''\n"), interpolation(ident("x").at(word(7))), text("\nlast 'one'\n")]);
    let set = attrs([
        bind(AttrName::from("a").at(word(2)), int(-1).at(word(3)))
            .at(word(1))
            .commented([Comment::line("why, {")]),
        bind("b", list([string("s;").at(word(4)), apply(ident("f").at(word(5)), [ident("x").at(word(6))])])),
        bind("c", script.at(word(8))).at(word(8)),
    ]);
    let formals = pattern([formal("x").at(word(9)), formal_or("y", int(1).at(word(11))).at(word(10))]);
    lambda(formals, set.at(word(12))).at(word(13))
}

#[test]
fn pieces_know_their_origins() {
    insta::assert_snapshot!(show_pieces(&tree()), @r#"
    {@13
    x@9
    y@10
    ?@10
    1@11
    }@13
    :@13
    {@12
    a@2
    =@1
    -1@3
    ;@1
    \"s;\"@4
    f@5
    x@6
    c@8
    =@8
    \'\'\n    first \'\'\'\n    ${@8
    x@7
    }\n    last \'one\'\n  \'\'@8
    ;@8
    }@12
    "#);
}

#[test]
fn a_place_between_pieces_belongs_to_the_one_before() {
    let printed = print(&binary(BinaryOp::Add, ident("a").at(word(1)), ident("b").at(word(2))));
    let printed = printed.expect("it is printable");
    assert_eq!(printed.text, "a + b\n");
    let origins: Vec<Option<u32>> = (0..6).map(|it| printed.origin_at(it).map(|it| it.start / 10)).collect();
    assert_eq!(origins, [1, 1, 1, 1, 2, 2].map(Some));
}

#[test]
fn a_source_map_counts_utf16_units() {
    let source = "/* 😀 */ const x = 'é';\nfoo";
    let at = |word: &str| {
        let start = source.find(word).unwrap_or(0) as u32;
        SourceRange::new(7, start..start + word.len() as u32)
    };
    let value = string("é😀").at(at("'é'"));
    let tree = apply(ident("f").at(at("foo")), [value, ident("x").at(at("x"))]);
    let printed = print(&tree).expect("it is printable");
    assert_eq!(printed.text, "f \"é😀\" x\n");
    let sources = [SourceFile { file: 7, name: "flake.ts", text: source }];
    let json = printed.source_map("flake.nix", &sources).expect("it is JSON");
    let map = sourcemap::SourceMap::from_slice(json.as_bytes()).expect("it is a source map");
    let found: Vec<_> = map.tokens().map(|it| (it.get_dst(), it.get_src(), it.get_source())).collect();
    let name = Some("flake.ts");
    // The emoji is two units, in the source and in the output.
    assert_eq!(found, [((0, 0), (1, 0), name), ((0, 2), (0, 19), name), ((0, 8), (0, 15), name)]);
}

#[test]
fn each_line_of_a_string_is_mapped() {
    let printed = print(&indented_string([text("a\n\nb\n")]).at(word(0))).expect("it is printable");
    assert_eq!(printed.text, "''\n  a\n\n  b\n''\n");
    let sources = [SourceFile { file: 1, name: "a.ts", text: "`a`" }];
    let json = printed.source_map("a.nix", &sources).expect("it is JSON");
    let map = sourcemap::SourceMap::from_slice(json.as_bytes()).expect("it is a source map");
    let found: Vec<_> = map.tokens().map(|it| it.get_dst()).collect();
    assert_eq!(found, [(0, 0), (1, 2), (3, 2), (4, 0)]);
}
