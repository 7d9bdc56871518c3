// PHP, Haskell, Elixir, Ruby, Perl, editors.
import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

export const php = pkgs.php83.buildEnv({
  extensions: ({ enabled, all }) => [...enabled, all.redis, all.xdebug],
  extraConfig: "memory_limit = 256M",
});
export const composer: Derivation = php.packages.composer;
export const ghc = pkgs.haskellPackages.ghcWithPackages((ps) => [ps.aeson, ps.lens]);
export const cabal = pkgs.haskellPackages.callCabal2nix("app", path("./."), {});
export const shell = pkgs.haskellPackages.shellFor({
  packages: (ps) => [ps.app],
  nativeBuildInputs: [pkgs.haskellPackages["cabal-install"]],
  withHoogle: true,
});
export const unchecked = pkgs.haskell.lib.dontCheck(cabal);
export const release = pkgs.beamPackages.mixRelease({
  pname: "app",
  version: "1.0",
  src: path("./."),
  mixFodDeps: pkgs.beamPackages.fetchMixDeps({ pname: "deps", version: "1.0", src: path("./."), hash: "" }),
});
export const gems = pkgs.bundlerEnv({ name: "gems", ruby: pkgs.ruby_3_3, gemdir: path("./.") });
export const perl = pkgs.perl.withPackages((ps) => [ps.JSON]);
export const editor = pkgs.neovim.override({
  vimAlias: true,
  configure: { packages: { mine: { start: [pkgs.vimPlugins["nvim-treesitter"].withAllGrammars] } } },
});
export const database = pkgs.postgresql_16.withPackages((ps) => [ps.postgis]);
export const latex = pkgs.texlive.combine({ basic: pkgs.texlive["scheme-basic"] });
export const cloud = pkgs.terraform.withPlugins((ps) => [ps.aws]);
export const java: string = `${pkgs.jdk21.home}`;
export const dotnet = pkgs.buildDotnetModule({
  pname: "app",
  version: "1.0",
  src: path("./."),
  projectFile: "App.csproj",
  "dotnet-sdk": pkgs.dotnetCorePackages.sdk_8_0,
});
export const jar = pkgs.maven.buildMavenPackage({
  pname: "app",
  version: "1.0",
  src: path("./."),
  mvnHash: lib.fakeHash,
});

// @ts-expect-error: a list
pkgs.php83.buildEnv({ extensions: ({ all }) => all.redis });
// @ts-expect-error: what it gives is a list
pkgs.postgresql_16.withPackages((ps) => ps.postgis);
