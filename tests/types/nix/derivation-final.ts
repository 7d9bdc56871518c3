import { pkgs } from "@nixpkgs/latest";
export const p = pkgs.stdenv.mkDerivation((final) => ({ pname: "a", version: "1", name: `${final.pname}-x` }));
