// "Check Workspace": every project of the workspace through `tsnix check`, also those that nothing is open of. What the
// server says of a file counts more, so nothing is ever shown twice.

import * as vscode from "vscode";
import { projectFolders } from "../projectFolders";
import { runTsnix } from "../process";
import type { Server } from "../server/server";

/** One diagnostic of `tsnix check --format json`. */
interface Reported {
  readonly file: string;
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
}

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

export function registerCheckWorkspace(server: Server, log: vscode.LogOutputChannel): vscode.Disposable {
  const found = vscode.languages.createDiagnosticCollection("tsnix check");
  const isSaidByServer = (uri: vscode.Uri) => {
    const own = found.get(uri)?.length ?? 0;
    return vscode.languages.getDiagnostics(uri).filter((it) => it.source === "tsnix").length > own;
  };
  const takeBack = (uris: readonly vscode.Uri[]) => {
    for (const uri of uris) if (found.has(uri) && isSaidByServer(uri)) found.delete(uri);
  };
  return vscode.Disposable.from(
    found,
    vscode.commands.registerCommand("tsnix.checkWorkspace", () => check(server, log, found)),
    vscode.languages.onDidChangeDiagnostics((event) => takeBack(event.uris)),
    vscode.workspace.onDidOpenTextDocument((document) => found.delete(document.uri)),
    vscode.workspace.onDidChangeTextDocument((event) => found.delete(event.document.uri)),
  );
}

async function check(
  server: Server,
  log: vscode.LogOutputChannel,
  found: vscode.DiagnosticCollection,
): Promise<void> {
  const folders = await projectFolders();
  if (folders.length === 0) {
    void vscode.window.showInformationMessage("There is no flake.ts and no tsnix.json in this workspace.");
    return;
  }
  found.clear();
  const options = { location: vscode.ProgressLocation.Notification, title: "Checking", cancellable: true };
  const count = { errors: 0, warnings: 0 };
  await vscode.window.withProgress(options, async (progress, token) => {
    for (const folder of folders) {
      if (token.isCancellationRequested) return;
      progress.report({ message: vscode.workspace.asRelativePath(folder), increment: 100 / folders.length });
      const run = await runTsnix(server, ["check", "--format", "json"], folder, log, { token });
      for (const [path, reported] of byFile(run.stdout, folder)) {
        count.errors += reported.filter((it) => it.severity === "error").length;
        count.warnings += reported.filter((it) => it.severity === "warning").length;
        const uri = vscode.Uri.file(path);
        const isOpen = vscode.workspace.textDocuments.some((it) => it.uri.toString() === uri.toString());
        const isSaid = vscode.languages.getDiagnostics(uri).some((it) => it.source === "tsnix");
        if (!isOpen && !isSaid) found.set(uri, reported.map(convert));
      }
    }
  });
  await report(count.errors, count.warnings, folders.length);
}

async function report(errors: number, warnings: number, projects: number): Promise<void> {
  const plural = (count: number, name: string) => `${count} ${name}${count === 1 ? "" : "s"}`;
  const what = [errors && plural(errors, "error"), warnings && plural(warnings, "warning")].filter(Boolean);
  const where = plural(projects, "project");
  if (what.length === 0) {
    void vscode.window.showInformationMessage(`Nothing is wrong in ${where}.`);
    return;
  }
  await vscode.commands.executeCommand("workbench.actions.view.problems");
  void vscode.window.showWarningMessage(`${what.join(" and ")} in ${where}.`);
}

function byFile(json: string, folder: string): Map<string, Reported[]> {
  const files = new Map<string, Reported[]>();
  let all: Reported[];
  try {
    all = JSON.parse(json) as Reported[];
  } catch {
    return files;
  }
  for (const it of all) {
    const path = vscode.Uri.joinPath(vscode.Uri.file(folder), it.file).fsPath;
    files.set(path, [...(files.get(path) ?? []), it]);
  }
  return files;
}

function convert(it: Reported): vscode.Diagnostic {
  const { start, end } = it.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const message = it.help === null ? it.message : `${it.message}\n${it.help}`;
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[it.severity]);
  diagnostic.source = "tsnix";
  diagnostic.code = it.code;
  return diagnostic;
}
