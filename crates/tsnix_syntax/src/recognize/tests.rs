//! What TypeScript 7 says of texts that can't be read: codes in order.

use super::recognize;

fn codes(text: &str) -> Vec<u16> {
    recognize(text).unwrap_or_default().iter().map(|it| it.code).collect()
}

#[test]
fn says_what_typescript_says() {
    let cases: [(&str, &[u16]); 10] = [
        ("const switch = 1;\n", &[1389, 1005, 1005, 1005]),
        ("let new;\n", &[1440, 1109]),
        ("export default { ; };\n", &[1136]),
        ("const typeof;\nexport default 1;\n", &[1389, 1109]),
        ("const default = 1;\n", &[1389, 1134, 1134]),
        ("const in = 1;\nexport default 1;\n", &[1005, 1109]),
        ("let a, else;\n", &[1389]),
        ("export default (x: number) => {\n  switch (x) {\n    1;\n  }\n};\n", &[1130, 1128]),
        ("export default \"abc\n", &[1002]),
        ("public const port = 80;\n", &[1044]),
    ];
    for (text, wanted) in cases {
        assert_eq!(codes(text), wanted, "{text}");
    }
}

#[test]
fn says_what_is_wrong_with_literals() {
    let cases: [(&str, &[u16]); 22] = [
        ("1_;", &[6188]),
        ("1__0;", &[6189]),
        ("0_1;", &[6188]),
        ("1._5;", &[6188]),
        ("0x;", &[1125]),
        ("0xg;", &[1125]),
        ("0b2;", &[1177]),
        ("0o8;", &[1178]),
        ("1e;", &[1124]),
        ("1.e+;", &[1124]),
        ("08;", &[1489]),
        ("09.5;", &[1489]),
        ("017;", &[]),
        ("1e3n;", &[1352]),
        ("1.5n;", &[1353]),
        ("10px;", &[1351]),
        ("3in;", &[1351, 1109]),
        ("\"\\u{110000}\";", &[1198]),
        ("\"\\u{41\";", &[1199]),
        ("\"\\x1\" + `\\u12`;", &[1125, 1125]),
        ("\"\\07\" + \"\\8\";", &[1487, 1488]),
        ("tag`\\u12${1}\\x`;", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(codes(text), wanted, "{text}");
    }
}

#[test]
fn has_nothing_to_say_of_what_can_be_read() {
    let texts = [
        "const f = <T,>(a: T, ...b: T[]): a is T => a ? (b) : { a, b: [1, , 2] };\n",
        "for (const [a, { b = 1 }] of c) label: while (a) break label;\n",
        "type A<T> = T extends (infer U extends string)[] ? { readonly [K in keyof U as `x${K}`]?: U } : never;\n",
        "export default a?.b?.[c]?.(d)! as const satisfies T;\n",
        "import a, { type b as c } from \"x\" with { k: \"v\" };\nexport * as d from \"y\";\n",
        "const r = a / b / c, s = /[/]\\//g, t = `a${`b${1}`}c`, u = x < y, v = f<A<B<C>>>(1);\n",
    ];
    for text in texts {
        assert_eq!(codes(text), Vec::<u16>::new(), "{text}");
    }
}
