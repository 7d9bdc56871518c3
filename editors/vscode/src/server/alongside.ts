// Mode `alongside`: the built-in TypeScript answers for the file, and of what our server says only that is let
// through which TypeScript can't know. One line for each question; what is not named here is let through.

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import { pauseOfTyping } from "./common";

export const alongside: Middleware = {
  // TypeScript has these, and would say them a second time.
  provideDefinition: () => undefined,
  provideDeclaration: () => undefined,
  provideTypeDefinition: () => undefined,
  provideImplementation: () => undefined,
  provideReferences: () => undefined,
  provideDocumentHighlights: () => undefined,
  provideDocumentSymbols: () => undefined,
  provideWorkspaceSymbols: () => undefined,
  provideRenameEdits: () => undefined,
  prepareRename: () => undefined,
  provideSignatureHelp: () => undefined,
  provideFoldingRanges: () => undefined,
  provideSelectionRanges: () => undefined,
  prepareCallHierarchy: () => undefined,
  provideDocumentSemanticTokens: () => undefined,
  provideDocumentRangeSemanticTokens: () => undefined,
  provideDocumentSemanticTokensEdits: () => undefined,

  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.filter(isOwn)),
  provideDiagnostics: async (document, previous, token, next) => {
    await pauseOfTyping(token);
    const report = await next(document, previous, token);
    if (report?.kind === "full") report.items = report.items.filter(isOwn);
    return report;
  },
  provideWorkspaceDiagnostics: (previous, token, report, next) =>
    next(previous, token, (chunk) => {
      for (const item of chunk?.items ?? []) {
        if (item.kind === "full") item.items = item.items.filter(isOwn);
      }
      report(chunk);
    }),

  // Fixes for our own diagnostics; refactorings are TypeScript's.
  provideCodeActions: async (document, range, context, token, next) => {
    if (!context.diagnostics.some((it) => it.source === "tsnix" && isOwn(it))) return undefined;
    const actions = (await next(document, range, context, token)) ?? [];
    return actions.filter(
      (it) =>
        "kind" in it && it.kind?.contains(vscode.CodeActionKind.QuickFix) && it.diagnostics?.every(isOwn),
    );
  },

  // What a type looks like is TypeScript's to say; what a package is, is ours.
  provideHover: async (document, position, token, next) => {
    const hover = await next(document, position, token);
    const contents = (hover?.contents ?? []).map(withoutSignature).filter((it) => it.value.trim() !== "");
    return hover && contents.length > 0 ? new vscode.Hover(contents, hover.range) : undefined;
  },

  // TypeScript knows members and names; it does not know flakes.
  provideCompletionItem: async (document, position, context, token, next) => {
    if (!isInImport(document, position)) return undefined;
    const found = await next(document, position, context, token);
    const items = Array.isArray(found) ? found : (found?.items ?? []);
    const isFlake = (it: vscode.CompletionItem) => it.kind === vscode.CompletionItemKind.Module;
    return new vscode.CompletionList(items.filter(isFlake), !Array.isArray(found) && found?.isIncomplete);
  },

  // Versions of packages; types and parameters have their own setting for TypeScript.
  provideInlayHints: async (document, range, token, next) => {
    const hints = (await next(document, range, token)) ?? [];
    return hints.filter((it) => it.kind === undefined);
  },
};

/** Not one of TypeScript's own: `tn2001`, not `ts2322`. */
export function isOwn(diagnostic: { readonly code?: unknown }): boolean {
  const { code } = diagnostic;
  const value = typeof code === "object" && code !== null && "value" in code ? code.value : code;
  return !String(value).startsWith("ts");
}

/** Without the leading block of code, which says what TypeScript says. */
function withoutSignature(content: vscode.MarkdownString | vscode.MarkedString): vscode.MarkdownString {
  const text = typeof content === "string" ? content : content.value;
  const rest = new vscode.MarkdownString(text.replace(/^\s*```[\s\S]*?```\s*(---\s*)?/, ""));
  if (content instanceof vscode.MarkdownString) rest.isTrusted = content.isTrusted ?? false;
  return rest;
}

function isInImport(document: vscode.TextDocument, position: vscode.Position): boolean {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  return /(?:\bfrom|\bimport)\s*\(?\s*["'][^"']*$/.test(before);
}
