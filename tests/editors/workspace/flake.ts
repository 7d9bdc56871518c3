import { pkgs } from "@nixpkgs/latest";
import { tools } from "./tools.ts";

export default {
  description: "A shell for the demo",

  devShell: pkgs.mkShell({
    packages: [...tools, pkgs.nodejs],
    EDITOR: "vim",
  }),
};
