// The client of one run of the server: how it is started, which documents it is told of.

import * as vscode from "vscode";
import {
  type DocumentFilter,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import { alongside } from "./alongside";
import { common } from "./common";
import { configuredPatterns } from "./entries";
import * as settings from "../settings";

export async function makeClient(program: string, log: vscode.LogOutputChannel): Promise<LanguageClient> {
  const isAlongside = settings.mode() === "alongside";
  const options: LanguageClientOptions = {
    documentSelector: isAlongside ? await alongsideDocuments() : [{ scheme: "file", language: "tsnix" }],
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: "tsnix",
    middleware: isAlongside ? { ...common, ...alongside } : common,
    diagnosticPullOptions: { onChange: true, onSave: false },
  };
  return new LanguageClient(
    "tsnix",
    "tsnix",
    // Without a `transport`, which would add an argument.
    { command: program, args: ["lsp"] },
    options,
  );
}

/** Files that stay TypeScript: by name, and what settings name. */
async function alongsideDocuments(): Promise<DocumentFilter[]> {
  const patterns = ["**/flake.ts", "**/*.nix.ts", ...(await configuredPatterns())];
  return patterns.map((pattern) => ({ scheme: "file", language: "typescript", pattern }));
}
