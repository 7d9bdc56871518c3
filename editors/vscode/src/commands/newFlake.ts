// "New Flake from Template": `tsnix init --template`, with the examples to choose from. Nothing that is there is overwritten.

import * as vscode from "vscode";
import { runTsnix } from "../process";
import type { Server } from "../server/server";

/** One of `dist/templates.json`. */
interface Template {
  readonly name: string;
  readonly title: string;
}

export function registerNewFlake(
  context: vscode.ExtensionContext,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand("tsnix.newFlake", (template?: unknown, folder?: unknown) =>
    start(context.extensionUri, server, log, template, folder),
  );
}

async function start(
  extension: vscode.Uri,
  server: Server,
  log: vscode.LogOutputChannel,
  given?: unknown,
  target?: unknown,
): Promise<void> {
  const template = typeof given === "string" ? given : await chooseTemplate(extension);
  const folder = template && (target instanceof vscode.Uri ? target : await chooseFolder());
  if (template === undefined || !folder) return;
  const run = await runTsnix(server, ["init", ".", "--template", template], folder.fsPath, log);
  if (run.status !== 0) {
    const line = run.stderr.split("\n").find((it) => it.trim() !== "") ?? "tsnix gave no reason";
    void vscode.window.showErrorMessage(`No flake: ${line.replace(/^error:\s*/i, "").trim()}`);
    return;
  }
  // What is tsnix's own is not worth a word.
  const kept = [...run.stderr.matchAll(/^kept +(.+)$/gm)].map((it) => it[1]);
  if (kept.length > 0) void vscode.window.showInformationMessage(`Left as it was: ${kept.join(", ")}`);
  const isInside = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  if (isInside || vscode.workspace.workspaceFolders === undefined) await showFirst(folder);
  if (!isInside) await offerFolder(folder);
}

/** The common ones come first in the file that is made for the package. */
async function chooseTemplate(extension: vscode.Uri): Promise<string | undefined> {
  const file = vscode.Uri.joinPath(extension, "dist/templates.json");
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const items = (JSON.parse(text) as Template[]).map((it) => ({ label: it.title, description: it.name }));
  const options = { title: "A flake for what?", matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.description;
}

/** What a person begins with. */
async function showFirst(folder: vscode.Uri): Promise<void> {
  for (const name of ["flake.ts", "shell.ts", "default.ts"]) {
    const file = vscode.Uri.joinPath(folder, name);
    const isThere = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (isThere) {
      await vscode.window.showTextDocument(file);
      return;
    }
  }
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

async function offerFolder(folder: vscode.Uri): Promise<void> {
  const chosen = await vscode.window.showInformationMessage("The flake is written.", "Open Folder");
  if (chosen !== undefined) await vscode.commands.executeCommand("vscode.openFolder", folder);
}
