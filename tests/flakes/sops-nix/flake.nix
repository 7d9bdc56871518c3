# Stands in for sops-nix: where a secret is put that is called `token`.
{
  description = "A stand-in for sops-nix";

  outputs =
    { self }:
    {
      nixosModules.sops.sops.secrets.token.path = "/run/secrets/token";
      nixosModules.default = self.nixosModules.sops;
    };
}
