//! Random expressions from a seed, small and with everything in them.
//!
//! Names need not be bound: the trees are read back, not evaluated.

use crate::hostile;
use nix_tree::build::*;
use nix_tree::*;

/// A small random number generator (xorshift), so that a seed says everything.
pub(crate) struct Random {
    state: u64,
    /// Whether strings may ask for `''...''`.
    pub(crate) indented_strings: bool,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, indented_strings: true }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state >> 16
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    fn times<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }
}

/// The origin of a variable is its index here, in a file of this number.
pub(crate) const NAMES_FILE: u32 = 9;

pub(crate) const NAMES: [&str; 12] =
    ["a", "b", "pkgs", "lib", "x'", "_", "nodejs-18_x", "self", "true", "null", "e1", "orr"];
const ATTRIBUTES: [&str; 14] = [
    "a",
    "b",
    "or",
    "if",
    "then",
    "with space",
    "",
    "1a",
    "a.b",
    "${x}",
    "flake-utils",
    "inherit",
    "ä",
    "\"",
];

/// An expression at most `depth` levels deep.
pub(crate) fn expression(random: &mut Random, depth: usize) -> Expr {
    let expression = if depth == 0 { leaf(random) } else { inner(random, depth - 1) };
    if random.one_in(2) {
        let start = random.below(1000) as u32;
        return expression.at(SourceRange::new(0, start..start + 1 + random.below(20) as u32));
    }
    expression
}

fn leaf(random: &mut Random) -> Expr {
    match random.below(9) {
        0..=2 => {
            let index = random.below(NAMES.len());
            ident(NAMES[index]).at(SourceRange::new(NAMES_FILE, index as u32..index as u32 + 1))
        }
        3 => int(*random.pick(&[&0, &1, &42, &-1, &i64::MAX, &i64::MIN])),
        4 => float(*random.pick(&[&0.5, &1.0, &-2.5, &1e30, &-0.0, &5e-324, &1e-9, &123_456_789.125])),
        5 => string(hostile::text(random)),
        6 => path(random.pick(&[
            "./src",
            ".",
            "..",
            "../x/y.nix",
            "/etc/nixos",
            "a b",
            "~/x",
            "./a//b/",
            "/",
            "~/",
        ])),
        7 => search_path(random.pick(&["nixpkgs", "nixpkgs/lib"])),
        _ => list(Vec::<Expr>::new()),
    }
}

fn inner(random: &mut Random, depth: usize) -> Expr {
    let one = |random: &mut Random| expression(random, depth);
    match random.below(24) {
        0 => leaf(random),
        1 => string_parts(parts(random, depth)),
        2 if random.indented_strings => indented_string(parts(random, depth)),
        2 => string_parts(parts(random, depth)),
        3 => path_parts([text("./hosts/"), interpolation(one(random)), text(".nix")]),
        4 | 5 => list_of(random, depth),
        6 | 7 => AttrSet {
            recursive: random.one_in(4),
            bindings: bindings(random, 4, depth, true),
            comments_after: comments(random),
            layout: layout(random),
        }
        .into(),
        8 => let_in(bindings(random, 3, depth, false), one(random)),
        9 => with(one(random), one(random)),
        10 => assert(one(random), one(random)),
        11 => if_else(one(random), one(random), one(random)),
        12 | 13 => lambda(parameter(random, depth), one(random)),
        14 | 15 => apply(one(random), random.times(3, one)),
        16 => select(one(random), names(random, depth)),
        17 => select_or(one(random), names(random, depth), one(random)),
        18 => has_attr(one(random), names(random, depth)),
        22 => commented(comments(random), one(random)),
        23 => select(one(random), Vec::<AttrName>::new()),
        19 => not(one(random)),
        20 => negate(one(random)),
        _ => binary(operator(random), one(random), one(random)),
    }
}

fn operator(random: &mut Random) -> BinaryOp {
    use BinaryOp::*;
    *random.pick(&[
        &Add,
        &Subtract,
        &Multiply,
        &Divide,
        &Concat,
        &Update,
        &Equal,
        &NotEqual,
        &Less,
        &LessOrEqual,
        &Greater,
        &GreaterOrEqual,
        &And,
        &Or,
        &Implies,
    ])
}

fn layout(random: &mut Random) -> Layout {
    if random.one_in(3) { Layout::Expanded } else { Layout::Compact }
}

fn parts(random: &mut Random, depth: usize) -> Vec<StringPart> {
    random.times(
        5,
        |it| {
            if it.one_in(3) { interpolation(expression(it, depth)) } else { text(hostile::text(it)) }
        },
    )
}

fn list_of(random: &mut Random, depth: usize) -> Expr {
    let elements = random.times(4, |it| Element { value: expression(it, depth), trivia: trivia(it) });
    ExprKind::List { elements, comments_after: comments(random), layout: layout(random) }.into()
}

/// Bindings of different names, as Nix demands.
fn bindings(random: &mut Random, most: usize, depth: usize, dynamic: bool) -> Vec<Binding> {
    let mut names: Vec<&str> = ATTRIBUTES.to_vec();
    random.times(most, |it| binding(it, depth, dynamic, &mut names))
}

fn binding(random: &mut Random, depth: usize, dynamic: bool, unused: &mut Vec<&'static str>) -> Binding {
    let trivia = trivia(random);
    let mut some_names = |random: &mut Random, most: usize| -> Vec<InheritedName> {
        random.times(most, |it| unused.swap_remove(it.below(unused.len())).into())
    };
    let kind = match random.below(5) {
        0 => BindingKind::Inherit { source: None, names: some_names(random, 3) },
        1 => BindingKind::Inherit { source: Some(expression(random, depth)), names: some_names(random, 3) },
        _ => {
            let mut path = names(random, depth);
            for name in &mut path {
                if !dynamic {
                    *name = random.pick(&ATTRIBUTES).into();
                }
            }
            let computed = |it: &AttrName| match &it.kind {
                AttrNameKind::Static(_) => false,
                AttrNameKind::Dynamic(name) => !matches!(name.kind, ExprKind::String { .. }),
            };
            if !computed(&path[0]) {
                path[0] = unused.swap_remove(random.below(unused.len())).into();
            }
            BindingKind::Value { path, value: expression(random, depth) }
        }
    };
    Binding { kind, origin: Some(SourceRange::new(0, 5..9)), trivia }
}

/// One to three attribute names.
fn names(random: &mut Random, depth: usize) -> Vec<AttrName> {
    let name = |random: &mut Random| match random.below(5) {
        0 => expression(random, depth).into(),
        _ => random.pick(&ATTRIBUTES).into(),
    };
    let mut names = vec![name(random)];
    names.extend(random.times(2, name));
    names
}

fn parameter(random: &mut Random, depth: usize) -> Param {
    if random.one_in(2) {
        return random.pick(&NAMES).into();
    }
    let mut formals = Vec::new();
    for name in ["a", "pkgs", "stdenv", "fetch-x"] {
        if random.one_in(2) {
            let default = random.one_in(2).then(|| expression(random, depth));
            formals.push(Formal { name: name.into(), default, origin: None, trivia: trivia(random) });
        }
    }
    let mut pattern = SetPattern { formals, ellipsis: random.one_in(2), ..SetPattern::default() };
    if random.one_in(3) {
        pattern.at_name = Some("args".into());
    }
    if random.one_in(6) {
        pattern.comments_after = comments(random);
    }
    pattern.into()
}

fn trivia(random: &mut Random) -> Trivia {
    if !random.one_in(3) {
        return Trivia::default();
    }
    let comment_after = random.one_in(3).then(|| comment(random));
    Trivia { blank_line_before: random.one_in(2), comments_before: comments(random), comment_after }
}

fn comments(random: &mut Random) -> Vec<Comment> {
    if random.one_in(3) { random.times(2, comment) } else { Vec::new() }
}

fn comment(random: &mut Random) -> Comment {
    let text = random.pick(&[
        "why",
        "two\nlines",
        "",
        "  indented",
        "with */ inside",
        "# hash",
        "nixfmt:disable",
        "bash",
        "first\n\n  third\n",
        "* star\n* star",
        "tab\tand \u{7}bell\r",
    ]);
    let style = *random.pick(&[&CommentStyle::Line, &CommentStyle::Block, &CommentStyle::Doc]);
    Comment { text: text.to_owned(), style }
}
