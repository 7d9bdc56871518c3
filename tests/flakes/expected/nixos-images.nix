# What examples/nixos-images ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    nixos-generators.url = "github:nix-community/nixos-generators";
    nixos-generators.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      nixos-generators,
    }:
    let
      image =
        format:
        nixos-generators.nixosGenerate {
          system = "x86_64-linux";
          inherit format;
          modules = [ self.nixosModules.default ];
        };
    in
    {
      nixosModules.default =
        { pkgs, ... }:
        {
          networking.hostName = "appliance";
          services.openssh.enable = true;
          environment.systemPackages = [ pkgs.htop ];
          system.stateVersion = "24.11";
        };

      packages.x86_64-linux = {
        iso = image "iso";
        qcow = image "qcow";
        vm = image "vm";
      };
    };
}
