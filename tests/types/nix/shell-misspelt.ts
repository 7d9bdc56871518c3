import { pkgs } from "@nixpkgs/latest";
export default { devShell: pkgs.mkShell({ pakages: [pkgs.git] }) }; // error: [ts2561]
