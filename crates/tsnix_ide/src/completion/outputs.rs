//! Whole outputs of a flake, to fill in: a shell, a package, a NixOS system.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::ExprId;

use super::context::Context;
use super::expected::is_exported;
use super::{Candidate, Insert, ItemKind, Options, Source};

/// An output: its key, what it is, what is written for it, and the names that it needs with where they are from.
struct Output {
    key: &'static str,
    docs: &'static str,
    text: &'static str,
    needs: &'static [(&'static str, &'static str)],
}

/// The package set that a file imports from already stands for this one.
const PKGS: (&str, &str) = ("pkgs", "@nixpkgs/latest");

const OUTPUTS: &[Output] = &[
    Output {
        key: "devShell",
        docs: "A shell with tools: `nix develop`.",
        text: "devShell: pkgs.mkShell({\n\tpackages: [pkgs.$0],\n}),",
        needs: &[PKGS],
    },
    Output {
        key: "devShells",
        docs: "Several shells by name: `nix develop .#name`.",
        text: "devShells: {\n\tdefault: pkgs.mkShell({ packages: [pkgs.$1] }),\n\t${2:name}: pkgs.mkShell({ packages: [pkgs.$0] }),\n},",
        needs: &[PKGS],
    },
    Output {
        key: "package",
        docs: "A package of the sources beside the flake: `nix build`.",
        text: "package: pkgs.stdenv.mkDerivation({\n\tpname: \"${1:name}\",\n\tversion: \"${2:0.1.0}\",\n\tsrc: path(\"./.\"),\n\tnativeBuildInputs: [$0],\n}),",
        needs: &[PKGS, ("path", "tsnix")],
    },
    Output {
        key: "packages",
        docs: "Several packages by name: `nix build .#name`.",
        text: "packages: {\n\t${1:name}: pkgs.$0,\n},",
        needs: &[PKGS],
    },
    Output {
        key: "apps",
        docs: "Programs by name: `nix run .#name`.",
        text: "apps: {\n\t${1:name}: pkgs.writeShellApplication({\n\t\tname: \"${1:name}\",\n\t\truntimeInputs: [pkgs.$2],\n\t\ttext: \"$0\",\n\t}),\n},",
        needs: &[PKGS],
    },
    Output {
        key: "checks",
        docs: "What `nix flake check` builds.",
        text: "checks: {\n\t${1:name}: pkgs.runCommand(\"${1:name}\", { nativeBuildInputs: [pkgs.$2], src: path(\"./.\") }, `\n\t\tcd \\$src && $0 && touch \\$out\n\t`),\n},",
        needs: &[PKGS, ("path", "tsnix")],
    },
    Output {
        key: "formatter",
        docs: "What `nix fmt` runs.",
        text: "formatter: pkgs.${0:nixfmt},",
        needs: &[PKGS],
    },
    Output {
        key: "nixosConfigurations",
        docs: "A NixOS system by its host name: `nixos-rebuild switch --flake .#name`.",
        text: "nixosConfigurations: {\n\t${1:host}: nixpkgs.lib.nixosSystem({\n\t\tsystem: \"x86_64-linux\",\n\t\tmodules: [$0],\n\t}),\n},",
        needs: &[("nixpkgs", "@nixpkgs/latest")],
    },
    Output {
        key: "nixosModules",
        docs: "A module for NixOS.",
        text: "nixosModules: {\n\tdefault: nixosModule(({ config, lib, pkgs }) => ({\n\t\t$0\n\t})),\n},",
        needs: &[("nixosModule", "tsnix")],
    },
    Output {
        key: "homeConfigurations",
        docs: "A home by its user's name: `home-manager switch --flake .#name`.",
        text: "homeConfigurations: {\n\t${1:user}: homeManager.lib.homeManagerConfiguration({\n\t\tpkgs: pkgsFor(\"x86_64-linux\"),\n\t\tmodules: [$0],\n\t}),\n},",
        needs: &[("homeManager", "github:nix-community/home-manager"), ("pkgsFor", "@nixpkgs/latest")],
    },
    Output {
        key: "homeModules",
        docs: "A module for home-manager.",
        text: "homeModules: {\n\tdefault: homeModule({\n\t\t$0\n\t}),\n},",
        needs: &[("homeModule", "tsnix")],
    },
    Output {
        key: "overlays",
        docs: "A function that adds to a package set.",
        text: "overlays: {\n\tdefault: overlay((final, prev) => ({\n\t\t$0\n\t})),\n},",
        needs: &[("overlay", "tsnix")],
    },
    Output {
        key: "templates",
        docs: "A template: `nix flake init -t`.",
        text: "templates: {\n\tdefault: { path: path(\"${1:./template}\"), description: \"$0\" },\n},",
        needs: &[("path", "tsnix")],
    },
];

/// The outputs that may be written at a key of what a flake exports.
pub(super) fn snippets(context: &Context<'_>, object: ExprId, options: Options) -> Vec<Candidate> {
    let path = context.analysis.files.file(context.file).path();
    let is_flake = path.file_name().is_some_and(|it| it == "flake.ts");
    if !options.snippets || !is_flake || !is_exported(context, object) {
        return Vec::new();
    }
    // A comma that is there already is not written twice.
    let text = context.analysis.text(context.file);
    let has_comma = text[context.replaces.end as usize..].trim_start().starts_with(',');
    OUTPUTS
        .iter()
        .map(|it| {
            let written = if has_comma { it.text.trim_end_matches(',') } else { it.text };
            let mut candidate =
                Candidate::new(it.key, ItemKind::Snippet, Source::Text(it.docs.to_owned()), 2)
                    .with_insert(Insert::Snippet(written.to_owned()));
            candidate.item.detail = Some(" {...}".to_owned());
            candidate.item.edits = imports(context, it.needs);
            candidate
        })
        .collect()
}

/// The imports that an output needs and that are not there.
fn imports(context: &Context<'_>, needs: &[(&str, &str)]) -> Vec<Edit> {
    let text = context.analysis.text(context.file);
    let mut edits: Vec<Edit> = Vec::new();
    for (name, from) in needs {
        let is_there =
            context.module.import_specifiers.ids().any(|it| context.module[it].local.name == *name);
        if is_there {
            continue;
        }
        let edit = match *from {
            "@nixpkgs/latest" => {
                let specifier = super::package_specifier(context.module);
                super::import_edit(context.module, text, &specifier, name)
            }
            url if url.contains(':') => {
                let at = super::auto_import::import_place(context.module, text);
                let attributes = "with { \"inputs.nixpkgs.follows\": \"nixpkgs\" }";
                let line = format!("import {name} from \"{url}\" {attributes};\n");
                Edit { range: TextRange::empty(at), text: line }
            }
            specifier => super::import_edit(context.module, text, specifier, name),
        };
        // Two lines at one place are one edit.
        match edits.iter_mut().find(|it| it.range == edit.range) {
            Some(there) => there.text.push_str(&edit.text),
            None => edits.push(edit),
        }
    }
    edits
}
