//! Texts that break naive printers: quotes, dollars, breaks and spaces in all mixtures.

use crate::generator::Random;

const PIECES: [&str; 32] = [
    "a",
    "foo bar",
    "$",
    "${",
    "$${",
    "{",
    "}",
    "'",
    "''",
    "'''",
    "\"",
    "\\",
    "\\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "\r",
    "\r\n",
    "''${",
    "''\\",
    "#",
    "/*",
    "é",
    "\u{1F600}",
    "\u{1}",
    "\u{7f}",
    "\u{2028}",
    "${x}",
    "\u{feff}",
    "\u{a0}",
];

/// A few pieces one after the other.
pub(crate) fn text(random: &mut Random) -> String {
    (0..random.below(7)).map(|_| random.pick(&PIECES)).collect()
}

/// Many lines, as scripts have them.
pub(crate) fn script(random: &mut Random) -> String {
    const LINES: [&str; 12] = [
        "set -e",
        "  indented",
        "",
        "echo '${HOME}'",
        "echo \"$x\"",
        "\tmake",
        "trailing  ",
        "it''s",
        "don't'",
        "$",
        "cost: $$",
        "'",
    ];
    let count = 1 + random.below(6);
    let mut text: Vec<&str> = (0..count).map(|_| random.pick(&LINES)).collect();
    if random.below(2) == 0 {
        text.push("");
    }
    text.join("\n")
}
