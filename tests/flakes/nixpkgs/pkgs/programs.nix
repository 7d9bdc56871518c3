# Programs and libraries by name and version. Nothing else is known of them.
final:
let
  named = {
    git = "2.48.1";
    jq = "1.7.1";
    yq-go = "4.45.1";
    ripgrep = "14.1.1";
    fd = "10.2.0";
    curl = "8.12.1";
    openssl = "3.4.1";
    zlib = "1.3.1";
    pkg-config = "0.29.2";
    cmake = "3.31.6";
    gnumake = "4.4.1";
    postgresql = "17.4";
    postgresql_16 = "16.8";
    redis = "7.2.7";
    sops = "3.9.4";
    uv = "0.6.6";
    sqlite = "3.48.0";
    nginx = "1.26.3";
    docker = "27.5.1";
    docker-compose = "2.33.1";
    kubectl = "1.32.3";
    shellcheck = "0.10.0";
    shfmt = "3.11.0";
    nixfmt = "1.0.0";
    nixfmt-rfc-style = "1.0.0";
    alejandra = "3.1.0";
    pandoc = "3.6.4";
    coreutils = "9.6";
    bash = "5.2";
    gnugrep = "3.11";
    glibcLocales = "2.40";
    just = "1.40.0";
    direnv = "2.35.0";
    vim = "9.1.1122";
    neovim = "0.11.0";
    htop = "3.4.0";
    tmux = "3.5a";
    nil = "2024-08-06";
    actionlint = "1.7.7";
    cacert = "3.108";
    zsh = "5.9";
    bat = "0.25.0";
    eza = "0.20.24";
    fzf = "0.60.3";
    mas = "1.9.0";
    nix-direnv = "3.0.6";
    process-compose = "1.46.0";
  };

  mainPrograms = {
    ripgrep = "rg";
    yq-go = "yq";
    gnumake = "make";
    postgresql = "postgres";
    openssl = "openssl";
    nixfmt-rfc-style = "nixfmt";
  };
in
builtins.mapAttrs (
  pname: version:
  final.stdenv.mkDerivation {
    inherit pname version;
    meta.mainProgram = mainPrograms.${pname} or pname;
  }
) named
// {
  hello = final.callPackage (
    {
      stdenv,
      greeting ? "Hello, world!",
    }:
    stdenv.mkDerivation {
      pname = "hello";
      version = "2.12.1";
      inherit greeting;
      meta.mainProgram = "hello";
    }
  ) { };
}
