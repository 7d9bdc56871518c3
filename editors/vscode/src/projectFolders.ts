// The folders of the workspace that are projects: each with a `tsnix.json`, else with a `flake.ts` that no `tsnix.json`
// above speaks for.

import * as vscode from "vscode";

const HIDDEN = "**/{node_modules,.tsnix,target,.direnv,result}/**";

export async function projectFolders(): Promise<string[]> {
  const [configs, flakes] = await Promise.all(
    ["**/tsnix.json", "**/flake.ts"].map((it) => vscode.workspace.findFiles(it, HIDDEN, 1000)),
  );
  const folder = (uri: vscode.Uri) => vscode.Uri.joinPath(uri, "..");
  const configured = (configs ?? []).map(folder);
  const isCovered = (uri: vscode.Uri) => configured.some((it) => `${uri.path}/`.startsWith(`${it.path}/`));
  const alone = (flakes ?? []).map(folder).filter((it) => !isCovered(it));
  return [...configured, ...alone].map((it) => it.fsPath).sort();
}
