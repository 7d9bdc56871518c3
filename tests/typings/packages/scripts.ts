// Small builders.
import { lib, pkgs } from "@nixpkgs/latest";
import { path, text } from "tsnix";

export const hello = pkgs.writeShellScriptBin("hello", `exec ${pkgs.hello}/bin/hello "$@"`);
export const application = pkgs.writeShellApplication({
  name: "fetch",
  runtimeInputs: [pkgs.curl, pkgs.jq],
  text: text`
    curl "$1" | jq .
  `,
  excludeShellChecks: ["SC2086"],
});
export const config = pkgs.writeText("config.json", JSON.stringify({ port: 80 }));
export const folder = pkgs.linkFarm("folder", [{ name: "config.json", path: config }]);
export const named = pkgs.linkFarm("folder", { "a.json": config, b: path("./b") });
export const joined = pkgs.symlinkJoin({
  name: "joined",
  paths: [hello, application],
  nativeBuildInputs: [pkgs.makeWrapper],
  postBuild: `wrapProgram $out/bin/hello --prefix PATH : ${lib.makeBinPath([pkgs.git])}`,
});
export const command = pkgs.runCommand(
  "sum",
  { nativeBuildInputs: [pkgs.jq], values: "1 2" },
  "echo $values > $out",
);
export const yaml = pkgs.formats.yaml({}).generate("x.yaml", { a: [1] });
export const script = pkgs.writers.writePython3Bin(
  "x",
  { libraries: [pkgs.python3Packages.requests] },
  "print(1)",
);
export const item = pkgs.makeDesktopItem({
  name: "x",
  desktopName: "X",
  exec: "x %U",
  categories: ["Utility"],
});
export const sandbox = pkgs.buildFHSEnv({
  name: "fhs",
  targetPkgs: (p) => [p.git, pkgs.zlib],
  runScript: "bash",
});

// @ts-expect-error: a script has a text
pkgs.writeShellApplication({ name: "x" });
// @ts-expect-error: three arguments
pkgs.runCommand("x", "touch $out");
// @ts-expect-error: the name comes first
pkgs.writeText({ name: "x", text: "y" });
// @ts-expect-error: paths are a list
pkgs.symlinkJoin({ name: "x", paths: pkgs.git });
