//! The programs that are measured.

/// Nothing of a package set.
pub(super) const TRIVIAL: &str =
    "const greeting: string = \"hello\";\nexport default { lib: { greeting } };\n";

/// Two shells, a package and a check with some packages, of the top and of nested sets.
pub(super) const PROGRAM: &str = r#"import { lib, pkgs } from "@nixpkgs/latest";

/** Packages every developer gets. */
const base: Derivation[] = [
  pkgs["bench-git"],
  pkgs.benchNodejs,
  pkgs.benchRipgrep,
  pkgs.benchFd,
  pkgs.benchJq,
  pkgs.benchCurl,
  pkgs.benchHtop,
  pkgs.benchTmux,
  pkgs.benchCmake,
  pkgs.benchOpenssl,
];

const names = base.map((it) => `${it.pname}-${it.version}`);
const free = base.filter((it) => it.meta.unfree !== true && it.outputs.length > 0);
const motd = `dev shell with ${free.length} of ${base.length} packages (${names.join(", ")})`;

const tools = [pkgs.benchNinja, pkgs.benchGdb, ...base];
const hello = pkgs.benchHello.overrideAttrs((old) => ({
  version: `${old.version}-patched`,
  buildInputs: [...(old.buildInputs ?? []), pkgs.benchZlib],
  doCheck: false,
}));

function shell(name: string, more: Derivation[]): Derivation {
  return pkgs.mkShell({
    name,
    packages: [...tools, ...more],
    shellHook: `
      export GIT_BIN=${pkgs["bench-git"]}/bin/git
      echo ${lib.escapeShellArg(motd)}
    `,
    env: { NODE_ENV: "development", OPENSSL_DIR: pkgs.benchOpenssl, JOBS: 4 },
  });
}

const byName = lib.genAttrs(names, (name) => name.length);
const longNames = Object.entries(byName)
  .filter(([, length]) => length > 8)
  .map(([name]) => name);

const greeting = pkgs.writeShellScriptBin("greeting", `echo ${lib.concatStringsSep(" ", longNames)}`);

export default {
  description: "A flake that is measured",
  packages: { default: hello, hello, greeting },
  devShells: { default: shell("dev", []), more: shell("more", [greeting, pkgs.benchZlib]) },
  checks: { hello },
};
"#;
