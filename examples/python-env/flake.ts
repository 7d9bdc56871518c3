import { pkgs } from "@nixpkgs/24.11";
import { path } from "tsnix";

const python = pkgs.python3.withPackages((ps) => [ps.pandas, ps.requests]);

const report = pkgs.writeShellApplication({
  name: "report",
  runtimeInputs: [python],
  text: `python ${path("./report.py")}`,
});

export default {
  package: report,
  app: report,
  devShells: {
    default: pkgs.mkShell({ packages: [python] }),
    // With what makes trying things out pleasant.
    notebook: pkgs.mkShell({ packages: [pkgs.python3.withPackages((ps) => [ps.pandas, ps.ipython])] }),
  },
};
