# Stands in for nixos-hardware.
{
  description = "A stand-in for nixos-hardware";

  outputs =
    { self }:
    {
      nixosModules.common-pc-ssd.services.fstrim.enable = true;
    };
}
