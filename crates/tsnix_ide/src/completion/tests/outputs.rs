//! Outputs of flakes as snippets, packages with their import.

use super::{item, labels_in, offers, offers_whole, taken};
use crate::completion::ItemKind;

const PKGS: &str = "import { pkgs } from \"@nixpkgs/latest\";\n";

fn snippet(source: &str, label: &str) -> String {
    taken(source, label, Some(ItemKind::Snippet)).replace("//- flake.ts\n", "")
}

#[test]
fn whole_outputs() {
    let labels = labels_in("//- flake.ts\nexport default {\n  <|>\n};\n");
    for name in [
        "devShell",
        "package",
        "apps",
        "checks",
        "nixosConfigurations",
        "homeConfigurations",
        "overlays",
        "nixosModules",
    ] {
        assert!(labels.iter().any(|it| it == name), "{name} is not in {labels:?}");
    }
    assert_eq!(
        snippet(&format!("//- flake.ts\n{PKGS}\nexport default {{\n  devS<|>\n}};\n"), "devShell"),
        format!(
            "{PKGS}\nexport default {{\n  devShell: pkgs.mkShell({{\n\tpackages: [pkgs.$0],\n}}),\n}};\n"
        )
    );
    // The import comes along.
    assert_eq!(
        snippet("//- flake.ts\nexport default {\n  devS<|>\n};\n", "devShell"),
        format!("{PKGS}export default {{\n  devShell: pkgs.mkShell({{\n\tpackages: [pkgs.$0],\n}}),\n}};\n")
    );
    for (label, needed) in [
        ("package", "stdenv.mkDerivation"),
        ("apps", "writeShellApplication"),
        ("checks", "runCommand"),
        ("nixosConfigurations", "nixpkgs.lib.nixosSystem"),
        ("homeConfigurations", "homeManagerConfiguration"),
        ("overlays", "overlay("),
        ("nixosModules", "nixosModule("),
        ("formatter", "pkgs.${0:nixfmt}"),
    ] {
        let after = snippet(&format!("//- flake.ts\nexport default {{\n  {label}<|>\n}};\n"), label);
        assert!(after.contains(needed), "{label}: {after}");
        assert!(after.starts_with("import "), "{label}: {after}");
    }
}

#[test]
fn whole_outputs_where_they_belong_only() {
    let has_snippet = |source: &str| {
        let fixture = crate::fixture::Fixture::new(source);
        let options = crate::completion::Options { snippets: true };
        let found =
            crate::completion::completions(&fixture.analysis(), fixture.file, fixture.offset, options);
        found.items.iter().any(|it| it.kind == ItemKind::Snippet)
    };
    assert!(has_snippet("//- flake.ts\nexport default { <|> };\n"));
    assert!(has_snippet("//- flake.ts\nexport default { <|>"));
    assert!(!has_snippet("//- main.ts\nexport default { <|> };\n"));
    assert!(!has_snippet("//- flake.ts\nexport default { packages: { <|> } };\n"));
}

#[test]
fn a_package_in_a_list() {
    offers(&[
        ("//- flake.ts\nexport default { devShell: [ripg<|>] };\n", "ripgrep"),
        (
            &format!(
                "//- flake.ts\n{PKGS}export default {{ devShell: pkgs.mkShell({{ packages: [ripg<|>] }}) }};\n"
            ),
            "ripgrep",
        ),
        (
            &format!(
                "//- flake.ts\n{PKGS}export default {{ devShell: pkgs.mkShell({{\n  packages: [\n    pkgs.jq,\n    ripg<|>\n  ],\n}}) }};\n"
            ),
            "ripgrep",
        ),
    ]);
    assert_eq!(
        taken("//- flake.ts\nexport default { devShell: [ripg<|>] };\n", "ripgrep", None),
        format!("{PKGS}export default {{ devShell: [pkgs.ripgrep] }};\n")
    );
    assert_eq!(
        taken(&format!("//- flake.ts\n{PKGS}export default {{ devShell: [ripg<|>] }};\n"), "ripgrep", None),
        format!("{PKGS}export default {{ devShell: [pkgs.ripgrep] }};\n")
    );
    // Another import of the set is gone on with.
    assert_eq!(
        taken(
            "//- flake.ts\nimport { lib } from '@nixpkgs/24.11';\nexport default { devShell: [ripg<|>], lib };\n",
            "ripgrep",
            None
        ),
        "import { lib, pkgs } from '@nixpkgs/24.11';\nexport default { devShell: [pkgs.ripgrep], lib };\n"
    );
    // Behind what the file begins with.
    assert_eq!(
        taken("//- flake.ts\n// Tools.\nexport default { devShell: [ripg<|>] };\n", "ripgrep", None),
        format!("// Tools.\n{PKGS}export default {{ devShell: [pkgs.ripgrep] }};\n")
    );
}

#[test]
fn other_exports_with_their_import() {
    let other = "//- o.ts\nexport const alpha = 1;\nexport function alphaOf(n: number) { return n; }\nexport interface AlphaType { x: 1 }\n";
    assert_eq!(
        taken(&format!("//- main.ts\nexport default alph<|>;\n{other}"), "alpha", None),
        "import { alpha } from \"./o\";\nexport default alpha;\n"
    );
    assert_eq!(
        taken(
            &format!(
                "//- main.ts\nimport o from './x';\nexport default [o, alph<|>];\n{other}//- x.ts\nexport default 1;\n"
            ),
            "alphaOf",
            None
        ),
        "import o from './x';\nimport { alphaOf } from \"./o\";\nexport default [o, alphaOf];\n"
    );
    assert_eq!(
        taken(&format!("//- main.ts\nexport const a: Alph<|> = {{ x: 1 }};\n{other}"), "AlphaType", None),
        "import type { AlphaType } from \"./o\";\nexport const a: AlphaType = { x: 1 };\n"
    );
    assert_eq!(
        taken("//- flake.ts\nexport default { lib: { a: overl<|> } };\n", "overlay", None),
        "import { overlay } from \"tsnix\";\nexport default { lib: { a: overlay } };\n"
    );
    assert_eq!(
        item(&format!("//- main.ts\nexport default alph<|>;\n{other}"), "alpha").description.as_deref(),
        Some("./o")
    );
}

#[test]
fn names_of_the_package_set() {
    assert_eq!(
        taken("//- flake.ts\nexport default [pkg<|>];\n", "pkgs", None),
        format!("{PKGS}export default [pkgs];\n")
    );
    offers_whole(&[(
        "//- flake.ts\nimport { pkgs } from '@nixpkgs/latest';\nexport default [pkg<|>];\n",
        "pkgs",
    )]);
}
