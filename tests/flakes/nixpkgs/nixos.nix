# A NixOS that only merges: sets are merged, lists joined, of other values the one of the highest priority counts.
# Options are not checked; the result is one derivation that has the whole configuration in it.
{ self, lib }:
{
  modules,
  system ? null,
  specialArgs ? { },
  ...
}:
let
  known = {
    networking.hostName = lib.mkDefault "nixos";
    environment.systemPackages = [ ];
    nixpkgs.hostPlatform = lib.mkDefault (if system == null then "x86_64-linux" else system);
  };

  arguments = {
    inherit lib config pkgs;
    options = { };
    modulesPath = "/modules";
  }
  // specialArgs;

  load =
    module:
    let
      plain = if builtins.isPath module || builtins.isString module then import module else module;
      set = if builtins.isFunction plain then plain arguments else plain;
      own = removeAttrs set [
        "imports"
        "options"
        "config"
        "_class"
        "_file"
      ];
    in
    lib.concatMap load (set.imports or [ ]) ++ [ (set.config or own) ];

  config = lib.mergeModules (lib.concatMap load ([ known ] ++ modules));

  platform = config.nixpkgs.hostPlatform;

  pkgs = self.legacyPackages.${platform};
in
{
  inherit pkgs lib;
  options = { };
  config = config // {
    system = config.system or { } // {
      build.toplevel = pkgs.stdenv.mkDerivation {
        name = "nixos-system-${config.networking.hostName}";
        configuration = builtins.toJSON (lib.dataOf config);
      };
    };
  };
}
