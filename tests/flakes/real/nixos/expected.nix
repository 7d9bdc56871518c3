{
  config,
  lib,
  pkgs,
  ...
}:
let
  user = key: {
    isNormalUser = true;
    extraGroups = [ "wheel" ];
    openssh.authorizedKeys.keys = [ key ];
  };
in
{
  boot.loader.grub.device = "/dev/sda";
  fileSystems."/" = {
    device = "/dev/sda1";
    fsType = "ext4";
  };
  networking.hostName = "web";
  networking.firewall.allowedTCPPorts = [
    80
    443
  ];
  services.nginx = {
    enable = true;
    virtualHosts."example.org".locations."/".proxyPass = "http://127.0.0.1:8001";
  };
  services.postgresql = {
    enable = true;
    package = pkgs.postgresql_11;
    ensureDatabases = [ "app" ];
    authentication = "local all all trust\n";
  };
  services.openssh.enable = true;
  services.openssh.permitRootLogin = "no";
  services.redis.enable = lib.mkDefault true;
  users.users.ann = user "ssh-ed25519 AAAAann";
  users.users.bob = user "ssh-ed25519 AAAAbob";
  environment.systemPackages = with pkgs; [
    git
    htop
    config.services.postgresql.package
  ];
  environment.etc."motd.txt".text = "Welcome to ${config.networking.hostName}";
  systemd.services.report = {
    wantedBy = [ "multi-user.target" ];
    after = [ "postgresql.service" ];
    path = [ pkgs.curl ];
    environment.PORT = "80";
    serviceConfig.ExecStart = "${pkgs.hello}/bin/hello";
    serviceConfig.Restart = "on-failure";
  };
  nix.gc.automatic = true;
  nix.gc.dates = "weekly";
  system.stateVersion = "20.09";
}
