// Which language a document has. VS Code decides by name before we are asked; what it can't know is put right here:
// entries that settings name and modules that a flake imports, and the mode `alongside`, where all stay TypeScript.

import * as vscode from "vscode";
import type { Programs } from "./programs";
import type { Server } from "./server/server";
import * as settings from "./settings";

export function assignLanguages(server: Server, programs: Programs): vscode.Disposable {
  const all = () =>
    void Promise.all(vscode.workspace.textDocuments.map((it) => assign(server, programs, it)));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((it) => void assign(server, programs, it)),
    vscode.workspace.onDidSaveTextDocument(all),
    programs.onDidChange(all),
    server.onDidChange(all),
  );
}

async function assign(server: Server, programs: Programs, document: vscode.TextDocument): Promise<void> {
  if (document.uri.scheme !== "file") return;
  const { languageId } = document;
  if (settings.mode() === "alongside") {
    if (languageId === "tsnix") await vscode.languages.setTextDocumentLanguage(document, "typescript");
    return;
  }
  if (languageId !== "typescript" || !document.fileName.endsWith(".ts")) return;
  // A declaration is looked at, not compiled; TypeScript shows it well.
  if (document.fileName.endsWith(".d.ts")) return;
  if (isNamed(document) || (await programs.of(server, document.uri))?.isMember) {
    await vscode.languages.setTextDocumentLanguage(document, "tsnix");
  }
}

/** As package.json says it; such a document is TypeScript when the mode was another. */
function isNamed(document: vscode.TextDocument): boolean {
  return /[/\\]flake\.ts$|\.nix\.ts$/.test(document.fileName);
}

/** Whether a document is one of ours, in either mode. */
export function isOurs(document: vscode.TextDocument): boolean {
  if (document.uri.scheme !== "file") return false;
  return document.languageId === "tsnix" || (document.languageId === "typescript" && isNamed(document));
}
