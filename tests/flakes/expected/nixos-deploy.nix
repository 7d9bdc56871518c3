# What examples/nixos-deploy ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    agenix.url = "github:ryantm/agenix";
    agenix.inputs.nixpkgs.follows = "nixpkgs";
    deploy-rs.url = "github:serokell/deploy-rs";
    deploy-rs.inputs.nixpkgs.follows = "nixpkgs";
    disko.url = "github:nix-community/disko";
    disko.inputs.nixpkgs.follows = "nixpkgs";
    nixos-hardware.url = "github:NixOS/nixos-hardware";
    sops-nix.url = "github:Mic92/sops-nix";
    sops-nix.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      agenix,
      deploy-rs,
      disko,
      nixos-hardware,
      sops-nix,
    }:
    let
      forAllSystems = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];

      common =
        { config, ... }:
        {
          age.secrets.wifi.file = ./secrets/wifi.age;
          age.secrets.wifi.owner = "root";
          sops.defaultSopsFile = ./secrets/all.yaml;
          sops.secrets.token = { };
          services.github-runners.ci = {
            enable = true;
            url = "https://github.com/example/app";
            tokenFile = config.sops.secrets.token.path;
          };
          disko.devices.disk.main = {
            type = "disk";
            device = "/dev/nvme0n1";
            content.type = "gpt";
            content.partitions.ESP = {
              size = "512M";
              type = "EF00";
              content = {
                type = "filesystem";
                format = "vfat";
                mountpoint = "/boot";
              };
            };
            content.partitions.root = {
              size = "100%";
              content = {
                type = "filesystem";
                format = "ext4";
                mountpoint = "/";
              };
            };
          };
        };

      machine =
        name:
        nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          modules = [
            agenix.nixosModules.default
            disko.nixosModules.disko
            sops-nix.nixosModules.sops
            nixos-hardware.nixosModules.common-pc-ssd
            common
            { networking.hostName = name; }
          ];
        };

      activate = deploy-rs.lib.x86_64-linux.activate.nixos;
    in
    {
      nixosConfigurations.alpha = machine "alpha";
      nixosConfigurations.beta = machine "beta";

      deploy = {
        sshUser = "deploy";
        user = "root";
        nodes.alpha.hostname = "10.0.0.1";
        nodes.alpha.profiles.system.path = activate self.nixosConfigurations.alpha;
        nodes.beta.hostname = "10.0.0.2";
        nodes.beta.profiles.system.path = activate self.nixosConfigurations.beta;
        nodes.beta.remoteBuild = true;
      };

      checks = forAllSystems (system: deploy-rs.lib.${system}.deployChecks self.deploy);

      devShells = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.mkShell {
            packages = [
              deploy-rs.packages.${system}.default
              agenix.packages.${system}.default
              pkgs.sops
            ];
          };
        }
      );
    };
}
