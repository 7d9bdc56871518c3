# The builders that flakes call, each as one derivation that has their arguments in it.
final:
let
  inherit (final) lib stdenv;

  shell =
    {
      name ? "nix-shell",
      packages ? [ ],
      inputsFrom ? [ ],
      nativeBuildInputs ? [ ],
      ...
    }@args:
    stdenv.mkDerivation (
      removeAttrs args [
        "packages"
        "inputsFrom"
      ]
      // {
        inherit name;
        nativeBuildInputs =
          packages ++ nativeBuildInputs ++ lib.concatMap (it: it.nativeBuildInputs or [ ]) inputsFrom;
        phases = [ "buildPhase" ];
      }
    );

  fetcher =
    kind: args:
    stdenv.mkDerivation (
      {
        name = "source";
        fetcher = kind;
      }
      // args
    );

  script =
    name: text:
    stdenv.mkDerivation {
      inherit name text;
      meta.mainProgram = name;
    };
in
{
  mkShell = lib.makeOverridable shell { } // {
    __functor = _: shell;
    override = changes: args: shell (args // { stdenv = changes.stdenv.cc; });
  };
  mkShellNoCC = shell;

  runCommand =
    name: env: buildCommand:
    stdenv.mkDerivation ({ inherit name buildCommand; } // env);
  runCommandLocal = final.runCommand;
  writeText = name: text: stdenv.mkDerivation { inherit name text; };
  writeTextFile =
    {
      name,
      text,
      executable ? false,
      destination ? "",
      ...
    }:
    stdenv.mkDerivation {
      inherit
        name
        text
        executable
        destination
        ;
    };
  writeTextDir =
    path: text:
    stdenv.mkDerivation {
      name = baseNameOf path;
      inherit path text;
    };
  writeScript = script;
  writeScriptBin = script;
  writeShellScript = script;
  writeShellScriptBin = script;
  writeShellApplication =
    {
      name,
      text,
      runtimeInputs ? [ ],
      ...
    }@args:
    stdenv.mkDerivation {
      inherit name text runtimeInputs;
      meta = {
        mainProgram = name;
      }
      // args.meta or { };
    };
  symlinkJoin = args: stdenv.mkDerivation args;
  buildEnv = args: stdenv.mkDerivation args;
  linkFarm =
    name: entries:
    stdenv.mkDerivation {
      inherit name;
      entries = builtins.toJSON entries;
    };

  fetchurl = fetcher "fetchurl";
  fetchzip = fetcher "fetchzip";
  fetchgit = fetcher "fetchgit";
  fetchFromGitHub = fetcher "fetchFromGitHub";
  fetchFromGitLab = fetcher "fetchFromGitLab";

  dockerTools =
    let
      image =
        {
          name,
          tag ? "latest",
          contents ? [ ],
          copyToRoot ? null,
          config ? { },
          ...
        }@args:
        stdenv.mkDerivation {
          name = "docker-image-${name}.tar.gz";
          inherit tag contents copyToRoot;
          config = builtins.toJSON config;
          more = builtins.toJSON (
            removeAttrs args [
              "name"
              "tag"
              "contents"
              "copyToRoot"
              "config"
            ]
          );
        };
    in
    {
      buildImage = image;
      buildLayeredImage = image;
      streamLayeredImage = image;
      caCertificates = lib.recorded final "ca-certificates" { };
      usrBinEnv = lib.recorded final "usr-bin-env" { };
      binSh = lib.recorded final "bin-sh" { };
    };
}
