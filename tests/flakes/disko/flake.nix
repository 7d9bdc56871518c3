# Stands in for disko: the file systems of the layout are not derived from it.
{
  description = "A stand-in for disko";

  outputs =
    { self }:
    {
      nixosModules.disko.disko.enableConfig = true;
      nixosModules.default = self.nixosModules.disko;
    };
}
