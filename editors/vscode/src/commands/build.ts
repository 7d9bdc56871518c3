// "Build", and building on save: the server decides what is written and what is not.

import * as vscode from "vscode";
import { isOurs } from "../languages";
import type { Server } from "../server/server";
import * as settings from "../settings";

/** The answer to `tsnix.build`. */
interface Built {
  readonly success: boolean;
  readonly output: string;
}

export function registerBuild(server: Server, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("tsnix.buildFile", (given?: unknown) => buildActive(server, log, given)),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isOurs(document) && settings.buildsOnSave(document.uri))
        void buildQuietly(server, log, document.uri);
    }),
  );
}

/** Builds a file, or the one that is worked on; true where it was written. */
export async function buildActive(
  server: Server,
  log: vscode.LogOutputChannel | undefined,
  given?: unknown,
): Promise<boolean> {
  const named =
    given instanceof vscode.Uri ? given : typeof given === "string" ? vscode.Uri.parse(given) : undefined;
  const active = vscode.window.activeTextEditor?.document;
  const uri = named ?? (active && isOurs(active) ? active.uri : undefined);
  if (uri === undefined) {
    void vscode.window.showInformationMessage("Open a flake.ts or another source of tsnix first.");
    return false;
  }
  // Building reads from disk.
  await vscode.workspace.saveAll(false);
  const built = await server.execute<Built>("tsnix.build", { uri: uri.toString() });
  if (built === undefined) {
    void vscode.window.showErrorMessage("The language server does not answer.");
    return false;
  }
  log?.info(built.output.trim());
  if (built.success) {
    vscode.window.setStatusBarMessage(`$(check) ${lastLine(built.output) || "built"}`, 5000);
    return true;
  }
  const chosen = await vscode.window.showErrorMessage(
    `Not built: ${reason(built.output)}`,
    "Show Problems",
    "Show Log",
  );
  if (chosen === "Show Problems") await vscode.commands.executeCommand("workbench.actions.view.problems");
  if (chosen === "Show Log") log?.show();
  return false;
}

/** Errors are in the text already; nothing is said of them a second time. */
async function buildQuietly(server: Server, log: vscode.LogOutputChannel, uri: vscode.Uri): Promise<void> {
  const built = await server.execute<Built>("tsnix.build", { uri: uri.toString() });
  if (built) log.info(built.output.trim());
}

const lines = (output: string) => output.split("\n").filter((it) => it.trim() !== "");

const lastLine = (output: string) => lines(output).at(-1) ?? "";

/** `3 errors`, as the last line sums them up, else what the command said first. */
function reason(output: string): string {
  const sum = lines(output).find((it) => /\b\d+ errors?\b/.test(it));
  return sum?.trim() ?? lines(output)[0]?.trim() ?? "tsnix gave no reason";
}
