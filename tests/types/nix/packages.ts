import { pkgs } from "@nixpkgs/latest";
export default { devShell: pkgs.mkShell({ packages: [pkgs.git, pkgs.nodejs] }) };
