# Languages: an interpreter or compiler each, and the builder for its packages.
final:
let
  inherit (final) lib stdenv;

  builder =
    tool: args:
    let
      plain = attrs: attrs // { nativeBuildInputs = [ tool ] ++ attrs.nativeBuildInputs or [ ]; };
      withoutSets =
        attrs:
        builtins.mapAttrs (
          name: value: if isPlainSet name value then builtins.toJSON value else value
        ) attrs;
      isPlainSet =
        name: value:
        builtins.isAttrs value
        && !(value ? outPath)
        && !builtins.elem name [
          "meta"
          "passthru"
          "env"
        ];
      prepare = attrs: withoutSets (plain attrs);
    in
    stdenv.mkDerivation (
      if builtins.isFunction args then final: prepare (args final) else prepare args
    );

  simple =
    pname: version:
    stdenv.mkDerivation {
      inherit pname version;
      meta.mainProgram = pname;
    };

  pythonPackages = lib.genAttrs [
    "requests"
    "flask"
    "numpy"
    "pytest"
    "setuptools"
    "black"
    "gunicorn"
    "ipython"
    "pandas"
  ] (name: simple "python3.12-${name}" "1.0");

  python = simple "python3" "3.12.8" // {
    pkgs = final.python3Packages;
    interpreter = "/python3/bin/python3.12";
    withPackages =
      choose:
      stdenv.mkDerivation {
        name = "python3-3.12.8-env";
        paths = choose final.python3Packages;
      };
  };
in
{
  python3 = python;
  python312 = python;
  python3Packages = pythonPackages // {
    inherit python;
    buildPythonPackage = builder python;
    buildPythonApplication = builder python;
  };
  python312Packages = final.python3Packages;

  nodejs = simple "nodejs" "22.14.0";
  nodejs_22 = final.nodejs;
  nodejs_20 = simple "nodejs" "20.19.0";
  buildNpmPackage = builder final.nodejs;
  nodePackages = {
    prettier = simple "prettier" "3.5.0";
    typescript = final.typescript;
  };
  typescript = simple "typescript" "5.8.2";

  go = simple "go" "1.24.1";
  gopls = simple "gopls" "0.18.1";
  buildGoModule = builder final.go;

  rustc = simple "rustc" "1.86.0";
  cargo = simple "cargo" "1.86.0";
  clippy = simple "clippy" "1.86.0";
  rustfmt = simple "rustfmt" "1.86.0";
  rust-analyzer = simple "rust-analyzer" "2025-03-31";
  rustPlatform = {
    buildRustPackage = builder final.rustc;
    importCargoLock = lib.recorded final "cargo-vendor";
    fetchCargoVendor = lib.recorded final "cargo-vendor";
  };

  importNpmLock = {
    __functor = _: lib.recorded final "npm-lock";
    npmConfigHook = simple "npm-config-hook" "1.0";
    buildNodeModules = lib.recorded final "node-modules";
  };

  php =
    let
      extensions = lib.genAttrs [
        "opcache"
        "redis"
        "xdebug"
        "pdo_pgsql"
        "intl"
      ] (name: simple "php-${name}" "8.4");
      enabled = [ extensions.opcache ];
    in
    simple "php" "8.4.5"
    // {
      inherit extensions;
      buildEnv =
        {
          extensions ? { enabled, ... }: enabled,
          extraConfig ? "",
        }:
        stdenv.mkDerivation {
          name = "php-with-extensions-8.4.5";
          chosen = extensions {
            inherit enabled;
            all = final.php.extensions;
          };
          inherit extraConfig;
        };
      packages.composer = simple "composer" "2.8.6";
    };

  elixir = simple "elixir" "1.18.3";
  erlang = simple "erlang" "27.3";
  beamPackages = {
    mixRelease = builder final.elixir;
    fetchMixDeps = lib.recorded final "mix-deps";
    hex = simple "hex" "2.1.1";
    elixir_ls = simple "elixir-ls" "0.27.2";
    inherit (final) elixir erlang;
  };
}
