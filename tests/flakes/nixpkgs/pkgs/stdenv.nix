# mkDerivation: a derivation with all attributes as its environment, and the two ways to override one.
{ lib, system }:
let
  # Not part of the environment.
  outside = [
    "meta"
    "passthru"
    "env"
    "pos"
  ];

  make =
    attrsOf:
    let
      args = attrsOf (args // { finalPackage = package; });

      name = args.name or "${args.pname}-${args.version}";

      drv = derivation (
        {
          inherit system name;
          builder = "/bin/sh";
          args = [
            "-c"
            "exit 1"
          ];
        }
        // removeAttrs args outside
        // args.env or { }
      );

      package =
        drv
        // args.passthru or { }
        // {
          inherit name;
          pname = args.pname or (builtins.parseDrvName name).name;
          version = args.version or (builtins.parseDrvName name).version;
          meta = {
            inherit name;
          }
          // args.meta or { };
          passthru = args.passthru or { };
          overrideAttrs =
            change:
            make (
              final:
              let
                old = attrsOf final;
                once = if builtins.isFunction change then change old else change;
                new = if builtins.isFunction once then change final old else once;
              in
              old // new
            );
        };
    in
    package;

  platform = {
    inherit system;
    config = system;
    isLinux = lib.hasSuffix "-linux" system;
    isDarwin = lib.hasSuffix "-darwin" system;
    isx86_64 = lib.hasPrefix "x86_64-" system;
    isAarch64 = lib.hasPrefix "aarch64-" system;
  };
in
platform
// {
  mkDerivation = arg: make (if builtins.isFunction arg then arg else _: arg);
  shell = "/bin/sh";
  cc = make (_: {
    name = "gcc-wrapper-14";
  });
  hostPlatform = platform;
  buildPlatform = platform;
  targetPlatform = platform;
}
