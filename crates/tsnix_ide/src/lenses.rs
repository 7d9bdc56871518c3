//! What can be done with the outputs of a flake, shown above them.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Property, Stmt};

use crate::Analysis;

/// Something that can be done with what stands below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// What it is about.
    pub range: TextRange,
    /// What it does.
    pub kind: LensKind,
}

/// What a lens does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LensKind {
    /// Shows the Nix of the file.
    ShowNix,
    /// Runs a command of Nix on an output: `develop .#default`.
    Nix {
        /// The words behind `nix`.
        arguments: Vec<String>,
    },
}

/// The lenses of a file: those of its default export.
pub fn lenses(analysis: &Analysis<'_>, file: FileId) -> Vec<Lens> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let mut found = Vec::new();
    let is_flake = analysis.files.file(file).path().file_name().is_some_and(|it| it == "flake.ts");
    for stmt in &module.body {
        let Stmt::ExportDefault(expr) = &module[*stmt] else { continue };
        found.push(Lens { range: module.stmts.range(*stmt), kind: LensKind::ShowNix });
        if is_flake {
            outputs(analysis, file, *expr, &mut found);
        }
    }
    found
}

/// `devShell`, `packages: { name }`, ...: each with the command that one runs on it.
fn outputs(analysis: &Analysis<'_>, file: FileId, expr: ExprId, found: &mut Vec<Lens>) {
    for (name, value, range) in properties(analysis, file, expr) {
        let command = match name.as_str() {
            "devShell" | "devShells" => "develop",
            "package" | "packages" | "defaultPackage" => "build",
            "app" | "apps" | "defaultApp" => "run",
            "check" | "checks" => "flake check",
            "formatter" => "fmt",
            "nixosConfigurations" => "nixos",
            _ => continue,
        };
        let nix = |words: &str| LensKind::Nix { arguments: words.split(' ').map(str::to_owned).collect() };
        let inner = properties(analysis, file, value);
        let is_set = name.ends_with('s') && !inner.is_empty();
        match (command, is_set) {
            ("flake check" | "fmt", _) => found.push(Lens { range, kind: nix(command) }),
            ("nixos", true) => {
                for (name, _, range) in inner {
                    let target = format!("build .#nixosConfigurations.{name}.config.system.build.toplevel");
                    found.push(Lens { range, kind: nix(&target) });
                }
            }
            ("nixos", false) => {}
            (_, true) => {
                for (name, _, range) in inner {
                    found.push(Lens { range, kind: nix(&format!("{command} .#{name}")) });
                }
            }
            (_, false) => found.push(Lens { range, kind: nix(command) }),
        }
    }
}

/// The named properties of an object literal with their values and places.
fn properties(analysis: &Analysis<'_>, file: FileId, expr: ExprId) -> Vec<(String, ExprId, TextRange)> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let Expr::Object(all) = &module[expr] else { return Vec::new() };
    let one = |id: &tsnix_syntax::hir::PropertyId| match &module[*id] {
        Property::KeyValue { key, value } => Some((key.static_name()?.to_string(), *value, key.range())),
        Property::Shorthand { key, value } => Some((key.name.to_string(), *value, key.range)),
        _ => None,
    };
    all.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{LensKind, lenses};
    use crate::fixture::Fixture;

    #[test]
    fn outputs_have_their_commands() {
        let source = "//- flake.ts\nimport { pkgs } from '@nixpkgs/latest';\nexport default { devShell: pkgs.mkShell({}), packages: { hello: pkgs.hello, 'a b': pkgs.hello } };\n";
        let fixture = Fixture::new(source);
        let text = fixture.analysis().text(fixture.file).to_owned();
        let show = |it: super::Lens| match it.kind {
            LensKind::ShowNix => "nix shown".to_owned(),
            LensKind::Nix { arguments } => format!("{} | {}", it.range.of(&text), arguments.join(" ")),
        };
        let found: Vec<String> = lenses(&fixture.analysis(), fixture.file).into_iter().map(show).collect();
        assert_eq!(
            found,
            ["nix shown", "devShell | develop", "hello | build .#hello", "'a b' | build .#a b"]
        );
    }
}
