//! Whether the order of alternatives matters: JavaScript takes the first that leads to a match, POSIX the
//! one that leads to the longest.

use super::{Class, ClassItem, Node};

/// What may come first: ASCII characters as bits, and all others together.
#[derive(Clone, Copy, Default)]
struct First {
    ascii: u128,
    has_others: bool,
    /// Whether the part may match nothing.
    is_nullable: bool,
}

impl First {
    const NOTHING: Self = Self { ascii: 0, has_others: false, is_nullable: true };

    fn of_char(found: char) -> Self {
        if found.is_ascii() {
            Self { ascii: 1 << (found as u32), ..Self::default() }
        } else {
            Self { has_others: true, ..Self::default() }
        }
    }

    fn union(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            has_others: self.has_others || other.has_others,
            is_nullable: self.is_nullable || other.is_nullable,
        }
    }

    /// `self` and then `next`.
    fn then(self, next: Self) -> Self {
        if !self.is_nullable {
            return self;
        }
        Self { is_nullable: next.is_nullable, ..self.union(next) }
    }

    fn overlaps(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.has_others && other.has_others
    }
}

/// Whether a text that `earlier` matches may be the beginning of a longer one that `later` matches. Says yes
/// where it can't tell.
pub(super) fn may_begin(earlier: &Node, later: &Node) -> bool {
    // [a-f\d]{6}|[a-f\d]{3}: what is never shorter is never the beginning only.
    let ((shortest, _), (_, longest)) = (width(earlier), width(later));
    if longest.is_some_and(|longest| longest <= shortest) {
        return false;
    }
    let (earlier, later) = (flat(earlier), flat(later));
    let (mut left, mut right) = (&earlier[..], &later[..]);
    loop {
        match (left, right) {
            // Both end here, or the earlier one is longer.
            (_, []) => return false,
            ([], _) => return true,
            ([a, left_rest @ ..], [b, right_rest @ ..]) => {
                if a != b && !(is_single(a) && is_single(b)) {
                    let (first, other) = (first_of_all(left), first_of_all(right));
                    return first.is_nullable || first.overlaps(other);
                }
                if a != b && !first(a).overlaps(first(b)) {
                    return false;
                }
                (left, right) = (left_rest, right_rest);
            }
        }
    }
}

/// How many characters a part matches, at least and at most.
fn width(node: &Node) -> (u32, Option<u32>) {
    let both = |a: Option<u32>, b: Option<u32>| Some(a?.saturating_add(b?));
    match node {
        Node::Char(_) | Node::Any | Node::Class(_) => (1, Some(1)),
        Node::Start | Node::End => (0, Some(0)),
        Node::Sequence(parts) => parts
            .iter()
            .map(width)
            .fold((0, Some(0)), |(low, high), (least, most)| (low.saturating_add(least), both(high, most))),
        Node::Alternatives(branches) => {
            let widths = branches.iter().map(width);
            let widest = |(low, high): (u32, Option<u32>), (least, most): (u32, Option<u32>)| {
                (low.min(least), high.zip(most).map(|(high, most)| high.max(most)))
            };
            widths.reduce(widest).unwrap_or((0, Some(0)))
        }
        Node::Group { inner, .. } => width(inner),
        Node::Repeat { inner, min, max } => {
            let (least, most) = width(inner);
            (least.saturating_mul(*min), most.zip(*max).map(|(most, max)| most.saturating_mul(max)))
        }
    }
}

/// Whether the alternatives `depth` groups deep can only match as a whole text: `^(?:a|ab)$`. The order does
/// not matter then, unless groups tell the ways apart.
pub(super) fn is_whole(root: &Node, has_groups: bool, depth: u32) -> bool {
    let Node::Sequence(parts) = root else { return false };
    if !matches!(parts[..], [Node::Start, .., Node::End]) {
        return false;
    }
    !has_groups || depth == 1 && matches!(parts[..], [Node::Start, Node::Group { .. }, Node::End])
}

/// The parts of a sequence, groups that hold one sequence opened.
fn flat(node: &Node) -> Vec<&Node> {
    match node {
        Node::Sequence(parts) => parts.iter().flat_map(flat).collect(),
        Node::Group { inner, .. } if !matches!(**inner, Node::Alternatives(_)) => flat(inner),
        other => vec![other],
    }
}

/// Whether it matches exactly one character.
fn is_single(node: &Node) -> bool {
    matches!(node, Node::Char(_) | Node::Any | Node::Class(_))
}

fn first_of_all(nodes: &[&Node]) -> First {
    nodes.iter().fold(First::NOTHING, |found, node| found.then(first(node)))
}

fn first(node: &Node) -> First {
    match node {
        Node::Char(found) => First::of_char(*found),
        Node::Any => First { ascii: !(1 << 10), has_others: true, is_nullable: false },
        Node::Class(class) => first_of_class(class),
        // What stands behind an end matches nothing.
        Node::Start | Node::End => First::default(),
        Node::Sequence(parts) => parts.iter().fold(First::NOTHING, |found, part| found.then(first(part))),
        Node::Alternatives(branches) => {
            branches.iter().map(first).reduce(First::union).unwrap_or(First::NOTHING)
        }
        Node::Group { inner, .. } => first(inner),
        Node::Repeat { inner, min, .. } => {
            let found = first(inner);
            First { is_nullable: found.is_nullable || *min == 0, ..found }
        }
    }
}

fn first_of_class(class: &Class) -> First {
    let items = class.items.iter().map(first_of_item).fold(First::default(), First::union);
    if class.is_negated { First { ascii: !items.ascii, has_others: true, is_nullable: false } } else { items }
}

fn first_of_item(item: &ClassItem) -> First {
    let range = |low: char, high: char| {
        let ascii = (0..128_u32)
            .filter(|it| (low as u32..=high as u32).contains(it))
            .fold(0, |set, it| set | 1 << it);
        First { ascii, has_others: !high.is_ascii(), is_nullable: false }
    };
    match *item {
        ClassItem::Char(found) => First::of_char(found),
        ClassItem::Range(low, high) => range(low, high),
        ClassItem::Digit => range('0', '9'),
        ClassItem::Word => {
            range('0', '9').union(range('a', 'z')).union(range('A', 'Z')).union(First::of_char('_'))
        }
        ClassItem::Space => range('\t', '\r').union(First { has_others: true, ..First::of_char(' ') }),
    }
}
