//! Nix's messages, and sources before and after them.

use super::{Digest, mend, mismatches};
use crate::fixture::{Fixture, applied};

const ZERO: &str = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
/// The hash of nothing.
const NOTHING: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

fn message(of: &str, specified: &str, got: &str) -> String {
    format!(
        "building...\nerror: hash mismatch in fixed-output derivation '/nix/store/abc-{of}.drv':\n         specified: {specified}\n            got:    {got}\nerror: 1 dependencies failed\n"
    )
}

fn mended(source: &str, printed: &str) -> String {
    let fixture = Fixture::new(source);
    let (edits, _) = mend(&fixture.analysis(), &mismatches(printed));
    let text = fixture.analysis().text(fixture.file);
    edits.get(&fixture.file).map_or_else(|| "nothing".to_owned(), |it| applied(text, it))
}

#[test]
fn all_ways_to_write_a_hash() {
    for text in [
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "0mdqa9w1p6cmli6976v4wi0sw9r4p5prkj7lzfd1877wk11c9c73",
        "sha256:0mdqa9w1p6cmli6976v4wi0sw9r4p5prkj7lzfd1877wk11c9c73",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ] {
        assert_eq!(Digest::read(text).map(|it| it.sri()).as_deref(), Some(NOTHING), "{text}");
    }
    for text in ["", "x", "sha256-", "sha256-AAAA", "0mdqa9w1", "hello world"] {
        assert_eq!(Digest::read(text), None, "{text}");
    }
    let long = format!("sha512-{}==", "A".repeat(86));
    assert!(Digest::read(&long).is_some_and(|it| it.is_zero() && it.sri() == long));
}

#[test]
fn what_nix_prints() {
    let found = mismatches(&message("source", ZERO, NOTHING));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].of, "/nix/store/abc-source.drv");
    assert_eq!((found[0].specified.as_str(), found[0].got.as_str()), (ZERO, NOTHING));
    // As Nix said it before 2.4, and twice.
    let old = "hash mismatch in fixed-output derivation '/nix/store/x':\n  wanted: sha256:aaa\n  got:    sha256:bbb\n";
    assert_eq!(mismatches(&format!("{old}{old}")).len(), 1);
    assert_eq!(mismatches("error: something else\n got: a hash\n"), []);
}

#[test]
fn the_text_is_replaced() {
    let other = "sha256-q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=";
    let printed = message("source", other, NOTHING);
    assert_eq!(
        mended(&format!("export default {{ hash: \"{other}\" }};"), &printed),
        format!("export default {{ hash: \"{NOTHING}\" }};")
    );
    assert_eq!(
        mended(&format!("export default [{{ hash: '{other}' }}, '{other}'];"), &printed),
        format!("export default [{{ hash: '{NOTHING}' }}, '{NOTHING}'];")
    );
    // Written in another base it is the same hash.
    let hex = "ab".repeat(32);
    assert_eq!(
        mended(&format!("export default {{ sha256: \"{hex}\" }};"), &printed),
        format!("export default {{ sha256: \"{NOTHING}\" }};")
    );
    assert_eq!(mended("export default { hash: \"sha256-other\" };", &printed), "nothing");
}

#[test]
fn what_stands_for_a_hash_not_known_yet() {
    let printed = message("tool-1.0-vendor", ZERO, NOTHING);
    for (before, after) in [
        ("export default { vendorHash: \"\" };", format!("export default {{ vendorHash: \"{NOTHING}\" }};")),
        (
            "import { lib } from '@nixpkgs/latest';\nexport default { hash: lib.fakeHash };",
            format!("import {{ lib }} from '@nixpkgs/latest';\nexport default {{ hash: \"{NOTHING}\" }};"),
        ),
        (
            "export default { hash: \"sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\", name: \"\" };",
            format!("export default {{ hash: \"{NOTHING}\", name: \"\" }};"),
        ),
        // Of several the one whose name is in the message.
        (
            "export default [{ pname: \"tool\", vendorHash: \"\" }, { pname: \"other\", vendorHash: \"\" }];",
            format!(
                "export default [{{ pname: \"tool\", vendorHash: \"{NOTHING}\" }}, {{ pname: \"other\", vendorHash: \"\" }}];"
            ),
        ),
    ] {
        assert_eq!(mended(before, &printed), after);
    }
    // Which one it is can't be told.
    assert_eq!(mended("export default [{ hash: \"\" }, { hash: \"\" }];", &printed), "nothing");
    assert_eq!(mended("export default { name: \"\" };", &printed), "nothing");
}
