import { pkgs } from "@nixpkgs/latest";

export default {
  description: "A development shell",

  devShell: pkgs.mkShell({
    packages: [pkgs.git, pkgs.jq],
  }),
};
