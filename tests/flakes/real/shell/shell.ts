import { lib, pkgs } from "@nixpkgs/latest";
import { pick, text } from "tsnix";

const python = pkgs.python3.withPackages((ps) => [ps.requests, ps.pytest]);
const libraries = [pkgs.openssl, pkgs.zlib];

export default pkgs.mkShell({
  buildInputs: [python, ...pick(pkgs, "git", "jq", "nodejs"), ...libraries],
  LD_LIBRARY_PATH: lib.makeLibraryPath(libraries),
  shellHook: text`
    export PATH="$PWD/node_modules/.bin:$PATH"
    echo "Python ${pkgs.python3.version}"
  `,
});
