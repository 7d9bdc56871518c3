import { pkgs } from "@nixpkgs/latest";
export default { devShell: pkgs.mkShell({ shellHook: `echo ${pkgs.git}/bin` }) };
