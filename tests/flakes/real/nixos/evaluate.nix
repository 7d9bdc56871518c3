{ nixpkgs, file }:
let
  system = import (nixpkgs + "/nixos/lib/eval-config.nix") {
    system = "x86_64-linux";
    modules = [
      file
      # What the manuals are made of is not what this is about.
      {
        documentation.enable = false;
        documentation.nixos.enable = false;
      }
    ];
  };
in
{
  toplevel = system.config.system.build.toplevel.drvPath;
  nginx = system.config.systemd.services.nginx.serviceConfig.ExecStart;
  ports = system.config.networking.firewall.allowedTCPPorts;
  users = builtins.attrNames system.config.users.users;
}
