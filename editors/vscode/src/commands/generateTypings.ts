// "Generate Typings": names, types and descriptions of the nixpkgs, the options and the inputs of a project.

import * as vscode from "vscode";
import { basename } from "node:path";
import { isOurs } from "../languages";
import { projectFolders } from "../projectFolders";
import { runTsnix } from "../process";
import type { Programs } from "../programs";
import type { Server } from "../server/server";
import * as settings from "../settings";

export function registerGenerateTypings(
  server: Server,
  programs: Programs,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand("tsnix.generateTypings", () => generate(server, programs, log));
}

/** True where they were written. */
async function generate(server: Server, programs: Programs, log: vscode.LogOutputChannel): Promise<boolean> {
  const folder = await project(server, programs);
  if (folder === undefined) return false;
  const source = settings.typingsSource(vscode.Uri.file(folder));
  const args = source === "" ? ["typings"] : ["typings", source];
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Typings of ${basename(folder)}`,
    cancellable: true,
  };
  const run = await vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: "asking what there is" });
    const run = await runTsnix(server, args, folder, log, {
      token,
      onLine: (line) => progress.report({ message: line }),
    });
    return token.isCancellationRequested ? undefined : run;
  });
  if (run === undefined) return false;
  if (run.status !== 0) {
    await complain(run.stderr, log);
    return false;
  }
  await server.execute("tsnix.reloadTypings");
  programs.clear();
  void vscode.window.showInformationMessage(`Typings generated. ${sum(run.stderr || run.stdout)}`);
  return true;
}

/** The project of the document that is worked on, else the one there is, else the one that is chosen. */
async function project(server: Server, programs: Programs): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isOurs(document)) {
    const program = await programs.of(server, document.uri);
    if (program !== undefined) return program.root;
  }
  const folders = await projectFolders();
  if (folders.length === 0) {
    void vscode.window.showInformationMessage("There is no flake.ts and no tsnix.json in this workspace.");
  }
  return folders.length <= 1
    ? folders[0]
    : vscode.window.showQuickPick(folders, { title: "Typings of which project?" });
}

async function complain(stderr: string, log: vscode.LogOutputChannel): Promise<void> {
  const line = stderr.split("\n").find((it) => it.trim() !== "") ?? "tsnix gave no reason";
  const message = `No typings: ${line.replace(/^(error|tsnix):\s*/i, "").trim()}`;
  if ((await vscode.window.showErrorMessage(message, "Show Log")) !== undefined) log.show();
}

/** `5 packages`, as the summary counts them. */
function sum(output: string): string {
  const count = /^packages\s+(\d+) names/m.exec(output)?.[1];
  return count === undefined ? "" : `${Number(count).toLocaleString("en")} packages.`;
}
