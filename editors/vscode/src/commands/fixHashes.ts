// "Fix Hashes": what Nix says of hashes that are other than written, on the clipboard or by building now; the server knows
// where they are written.

import * as vscode from "vscode";
import { dirname } from "node:path";
import { isOurs } from "../languages";
import { runProgram } from "../process";
import type { Server } from "../server/server";
import * as settings from "../settings";
import { buildActive } from "./build";

/** The answer of the server's `tsnix.fixHashes`. */
interface Fixed {
  /** How many of the mismatches the change mends. */
  readonly fixed: number;
  /** As the protocol has it. */
  readonly edit: unknown;
}

export function registerFixHashes(server: Server, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand("tsnix.fixHashesOfFile", (given?: unknown, printed?: unknown) =>
    fix(server, log, given, printed),
  );
}

/** How many were written. */
async function fix(
  server: Server,
  log: vscode.LogOutputChannel,
  given: unknown,
  printed: unknown,
): Promise<number> {
  const active = vscode.window.activeTextEditor?.document;
  const uri = given instanceof vscode.Uri ? given : active && isOurs(active) ? active.uri : undefined;
  if (uri === undefined) {
    void vscode.window.showInformationMessage("Open a flake.ts or another source of tsnix first.");
    return 0;
  }
  const output = typeof printed === "string" ? printed : await printedByNix(server, log, uri);
  if (output === undefined) return 0;
  const answer = await server.execute<Fixed | null>("tsnix.fixHashes", { uri: uri.toString(), output });
  const isWritten = answer && answer.fixed > 0 && (await server.apply(answer.edit));
  const fixed = isWritten ? answer.fixed : 0;
  void vscode.window.showInformationMessage(said(fixed, output));
  return fixed;
}

function said(fixed: number, output: string): string {
  if (fixed > 0) return fixed === 1 ? "The hash is written." : `${fixed} hashes are written.`;
  return isMismatch(output)
    ? "The hashes that Nix names are not written in this program."
    : "Nix named no hash that is other than written.";
}

const isMismatch = (text: string) => text.includes("hash mismatch");

/** What was copied from a terminal, else what building says. */
async function printedByNix(
  server: Server,
  log: vscode.LogOutputChannel,
  uri: vscode.Uri,
): Promise<string | undefined> {
  const copied = await vscode.env.clipboard.readText();
  if (isMismatch(copied)) return copied;
  if (!(await buildActive(server, log, uri))) return undefined;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: "nix build",
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const features = ["--extra-experimental-features", "nix-command flakes"];
    // All that can be built is, so that all mismatches are named at once.
    const words = [...features, "build", "--no-link", "--keep-going"];
    const run = await runProgram(settings.nixProgram(), words, dirname(uri.fsPath), log, {
      token,
      onLine: (line) => progress.report({ message: line }),
    });
    return token.isCancellationRequested ? undefined : run.stderr;
  });
}
