import { pkgs } from "@nixpkgs/latest";
export default { devShell: pkgs.mkShell({ packages: ["git"] }) }; // error: [ts2322]
