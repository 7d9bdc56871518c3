import { pkgs } from "@nixpkgs/latest";
export const p = pkgs.stdenv.mkDerivation({ pname: "a", version: "1", src: pkgs.hello.src, doCheck: "yes" }); // error: [ts2769]
