//! Inputs and what a lock file pins of them.

use super::{date, pin_of};
use crate::fixture::Fixture;
use crate::hover::hover_with_lock;

const LOCK: &str = r#"{
  "nodes": {
    "flake-utils": {
      "locked": { "lastModified": 1731533236, "narHash": "sha256-x", "owner": "numtide", "repo": "flake-utils", "rev": "11707dc2f618dd54ca8739b309ec4fc024de578b", "type": "github" },
      "original": { "owner": "numtide", "repo": "flake-utils", "type": "github" }
    },
    "stable": {
      "locked": { "lastModified": 951782400, "rev": "aaa", "type": "github" },
      "original": { "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-24.11", "type": "github" }
    },
    "nixpkgs": {
      "locked": { "lastModified": 0, "rev": "bbb", "type": "github" },
      "original": { "owner": "NixOS", "repo": "nixpkgs", "ref": "nixpkgs-unstable", "type": "github" }
    },
    "tools": {
      "locked": { "narHash": "sha256-y", "type": "tarball", "url": "https://example.org/tools.tar.gz" },
      "original": { "type": "tarball", "url": "https://example.org/tools.tar.gz" }
    },
    "root": { "inputs": { "flake-utils": "flake-utils", "stable": "stable", "nixpkgs": "nixpkgs", "tools": "tools", "same": ["stable"] } }
  },
  "root": "root",
  "version": 7
}"#;

#[test]
fn days() {
    for (seconds, day) in [
        (0, "1970-01-01"),
        (86_399, "1970-01-01"),
        (86_400, "1970-01-02"),
        (951_782_400, "2000-02-29"),
        (951_868_800, "2000-03-01"),
        (1_731_533_236, "2024-11-13"),
        (-1, "1969-12-31"),
    ] {
        assert_eq!(date(seconds), day, "{seconds}");
    }
}

#[test]
fn by_url_and_by_name() {
    for (specifier, name, found) in [
        ("github:numtide/flake-utils", None, "flake-utils"),
        ("@nixpkgs/24.11", None, "stable"),
        ("@nixpkgs/latest", None, "nixpkgs"),
        ("@nixpkgs/unstable", None, "nixpkgs"),
        ("github:nixos/nixpkgs/nixos-24.11", None, "stable"),
        ("github:numtide/flake-utils/v1", None, "flake-utils"),
        ("https://example.org/tools.tar.gz", None, "tools"),
        ("github:someone/else", Some("same"), "same"),
    ] {
        assert_eq!(pin_of(LOCK, specifier, name).map(|it| it.name).as_deref(), Some(found), "{specifier}");
    }
    assert_eq!(pin_of(LOCK, "github:someone/else", None), None);
    assert_eq!(pin_of("{", "@nixpkgs/latest", None), None);
    assert_eq!(pin_of("{}", "@nixpkgs/latest", None), None);
    // What follows another is what that one is.
    assert_eq!(pin_of(LOCK, "x:y", Some("same")).and_then(|it| it.revision).as_deref(), Some("aaa"));
}

fn shown(source: &str, lock: Option<&str>) -> String {
    let fixture = Fixture::new(source);
    let found = hover_with_lock(&fixture.analysis(), fixture.file, fixture.offset, lock);
    found.map(|it| it.docs.text).unwrap_or_default()
}

#[test]
fn what_is_shown_of_an_import() {
    let locked = "flake input `flake-utils`, `github:numtide/flake-utils`\n\nlocked at `11707dc2f618dd54ca8739b309ec4fc024de578b` of 2024-11-13";
    for source in [
        "import utils from 'github:numtide/flake-<|>utils';\nexport default utils;",
        "import ut<|>ils from 'github:numtide/flake-utils';\nexport default utils;",
        "import utils from 'github:numtide/flake-utils';\nexport default ut<|>ils;",
    ] {
        let text = shown(source, Some(LOCK));
        assert!(text.contains(locked), "{source}: {text}");
        let text = shown(source, None);
        assert!(text.contains("flake input `github:numtide/flake-utils`"), "{source}: {text}");
    }
    let text = shown("import x from 'github:a/b<|>';\nexport default x;", Some(LOCK));
    assert!(text.contains("flake input `github:a/b`\n\nnot in `flake.lock` yet"), "{text}");
    let text = shown("import { pkgs } from '@nixpkgs/24.<|>11';\nexport default pkgs.jq;", Some(LOCK));
    assert!(
        text.contains("`stable`, `github:NixOS/nixpkgs/nixos-24.11`\n\nlocked at `aaa` of 2000-02-29"),
        "{text}"
    );
    let text = shown("import { pkgs } from '@nixpkgs/24.11';\nexport default pk<|>gs.jq;", Some(LOCK));
    assert!(!text.contains("flake input"), "{text}");
    let text = shown(
        "//- main.ts\nimport { a } from './<|>o';\nexport default a;\n//- o.ts\nexport const a = 1;\n",
        Some(LOCK),
    );
    assert!(!text.contains("flake input"), "{text}");
}
