// A project of its own, that nothing is open of; with an error for "Check Workspace".
import { pkgs } from "@nixpkgs/latest";

const shell: number = pkgs.mkShell({});

export default { devShell: shell };
