// "New Flake from Template": the repository's examples, and what `tsnix init` puts beside a flake. Nothing that is
// there is overwritten.

import * as vscode from "vscode";
import { runTsnix } from "../process";
import type { Server } from "../server/server";
import templates from "./templates.json";

export function registerNewFlake(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  const log = vscode.window.createOutputChannel("tsnix init", { log: true });
  return vscode.Disposable.from(
    log,
    vscode.commands.registerCommand("tsnix.newFlake", (example?: unknown, folder?: unknown) =>
      start(context.extensionUri, server, log, example, folder),
    ),
  );
}

async function start(
  extension: vscode.Uri,
  server: Server,
  log: vscode.LogOutputChannel,
  example?: unknown,
  target?: unknown,
): Promise<void> {
  const named = templates.find((it) => it.example === example);
  const template =
    named ??
    (await vscode.window.showQuickPick(templates, { title: "A flake for what?", matchOnDetail: true }));
  const folder = template && (target instanceof vscode.Uri ? target : await chooseFolder());
  if (template === undefined || folder === undefined) return;
  const kept = await copy(vscode.Uri.joinPath(extension, "dist/templates", template.example), folder);
  await runTsnix(server, ["init", "."], folder.fsPath, log);
  if (kept.length > 0) void vscode.window.showInformationMessage(`Left as it was: ${kept.join(", ")}`);
  const flake = vscode.Uri.joinPath(folder, "flake.ts");
  const isInside = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  if (isInside || vscode.workspace.workspaceFolders === undefined)
    await vscode.window.showTextDocument(flake);
  if (!isInside) await offerFolder(folder);
}

/** The workspace's folder, or another one. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((it) => ({ label: it.name, uri: it.uri }));
  const other = { label: "$(folder-opened) Another folder…", uri: undefined };
  if (folders.length > 0) {
    const chosen = await vscode.window.showQuickPick([...folders, other], { title: "Into which folder?" });
    if (chosen === undefined || chosen.uri !== undefined) return chosen?.uri;
  }
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: "Start the flake here",
  });
  return picked?.[0];
}

/** Copies what is not there; gives back what was. */
async function copy(from: vscode.Uri, to: vscode.Uri): Promise<string[]> {
  const kept: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
    const [source, target] = [vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name)];
    if (type === vscode.FileType.Directory) {
      kept.push(...(await copy(source, target)).map((it) => `${name}/${it}`));
    } else {
      try {
        await vscode.workspace.fs.copy(source, target, { overwrite: false });
      } catch (error) {
        if (!(error instanceof vscode.FileSystemError) || error.code !== "FileExists") throw error;
        kept.push(name);
      }
    }
  }
  return kept;
}

async function offerFolder(folder: vscode.Uri): Promise<void> {
  const chosen = await vscode.window.showInformationMessage("The flake is written.", "Open Folder");
  if (chosen !== undefined) await vscode.commands.executeCommand("vscode.openFolder", folder);
}
