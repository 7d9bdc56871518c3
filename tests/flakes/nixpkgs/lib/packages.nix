# What is said of packages, and how their programs are found.
lib: {
  licenses =
    builtins.mapAttrs
      (shortName: spdxId: {
        inherit shortName spdxId;
        fullName = spdxId;
        free = true;
        deprecated = false;
        redistributable = true;
      })
      {
        mit = "MIT";
        asl20 = "Apache-2.0";
        bsd3 = "BSD-3-Clause";
        gpl3Only = "GPL-3.0-only";
        gpl3Plus = "GPL-3.0-or-later";
        mpl20 = "MPL-2.0";
        isc = "ISC";
      };
  maintainers = { };
  platforms = {
    all = lib.systems.flakeExposed;
    unix = lib.systems.flakeExposed;
    linux = builtins.filter (lib.hasSuffix "-linux") lib.systems.flakeExposed;
    darwin = builtins.filter (lib.hasSuffix "-darwin") lib.systems.flakeExposed;
  };
  systems.flakeExposed = [
    "x86_64-linux"
    "aarch64-linux"
    "x86_64-darwin"
    "aarch64-darwin"
    "riscv64-linux"
  ];

  getExe = package: "${package}/bin/${package.meta.mainProgram or package.pname}";
  getExe' = package: name: "${package}/bin/${name}";
  getBin = package: package.bin or package.out or package;
  getDev = package: package.dev or package.out or package;
  getLib = package: package.lib or package.out or package;
  cleanSource = source: source;
}
