// Which `tsnix` is run: that of the setting, else the one in the package, else the one on PATH.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** What the search looks at; a value of its own, so that tests can make one. */
export interface Surroundings {
  readonly setting: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The first folder of the workspace. */
  readonly workspace: string | undefined;
  readonly path: string;
  readonly isWindows: boolean;
}

export type Located =
  { readonly program: string; readonly from: "setting" | "package" | "path" } | { readonly missing: string };

export function locate(around: Surroundings): Located {
  if (around.setting !== "") return named(around);
  const name = around.isWindows ? "tsnix.exe" : "tsnix";
  const own = join(around.extension, "server", name);
  if (isProgram(own)) return { program: own, from: "package" };
  const onPath = search(name, around.path);
  if (onPath !== undefined) return { program: onPath, from: "path" };
  return { missing: "There is no `tsnix` on PATH, and this extension came without one." };
}

/** The setting: a path with `~` and `${workspaceFolder}`, or the name of a program on PATH. */
function named(around: Surroundings): Located {
  const { setting, workspace } = around;
  const given = setting
    .replace(/^~(?=$|[/\\])/, homedir())
    .replaceAll("${workspaceFolder}", workspace ?? "${workspaceFolder}");
  const isName = !/[/\\]/.test(given);
  const program = isName
    ? search(given, around.path)
    : isAbsolute(given)
      ? given
      : workspace && join(workspace, given);
  if (program !== undefined && isProgram(program)) return { program, from: "setting" };
  return { missing: `The setting tsnix.server.path names \`${setting}\`, which is not a program.` };
}

function search(name: string, path: string): string | undefined {
  const folders = path.split(delimiter).filter((it) => it !== "");
  return folders.map((it) => join(it, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
