// The folders of the workspace that are projects: those of a `tsnix.json` that names entries, and those of a `flake.ts`
// that no such `tsnix.json` above speaks for.

import * as vscode from "vscode";
import { configuredEntries } from "./server/entries";

const HIDDEN = "**/{node_modules,.tsnix,target,.direnv,result}/**";

export async function projectFolders(): Promise<string[]> {
  const [configs, flakes] = await Promise.all(
    ["**/tsnix.json", "**/flake.ts"].map((it) => vscode.workspace.findFiles(it, HIDDEN, 1000)),
  );
  const folder = (uri: vscode.Uri) => vscode.Uri.joinPath(uri, "..");
  const entries = await Promise.all((configs ?? []).map(configuredEntries));
  const configured = (configs ?? []).filter((_, at) => entries[at]?.length).map(folder);
  const isCovered = (uri: vscode.Uri) => configured.some((it) => `${uri.path}/`.startsWith(`${it.path}/`));
  const alone = (flakes ?? []).map(folder).filter((it) => !isCovered(it));
  return [...configured, ...alone].map((it) => it.fsPath).sort();
}
