// What is changed on the way between VS Code and the server, in both modes.

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";

/** Commands of the server that are more than a request when a person runs them. */
const OWN: Readonly<Record<string, string>> = {
  "tsnix.showNix": "tsnix.showGeneratedNix",
  "tsnix.build": "tsnix.buildFile",
};

/** Milliseconds between the last key and the question for diagnostics: lists and hints of what is typed come first. */
const PAUSE = 150;

/** How many completions VS Code is given: each costs on the way to the window, and nobody reads so far. */
const MOST_ITEMS = 60;

export const common: Middleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const found = await next(document, position, context, token);
    if (!found || Array.isArray(found) || found.items.length <= MOST_ITEMS) return found;
    // The server has them in order, the best first; with the next letter VS Code asks again.
    return new vscode.CompletionList(found.items.slice(0, MOST_ITEMS), true);
  },
  provideDiagnostics: async (document, previous, token, next) => {
    await pauseOfTyping(token);
    return next(document, previous, token);
  },
  executeCommand: (command, args: unknown[], next): unknown => {
    const own = OWN[command];
    return own === undefined ? next(command, args) : vscode.commands.executeCommand(own, ...args);
  },
};

/**
 * Waits until nobody types. Throws where the question is taken back meanwhile: the library asks again then, and what was
 * said before stays.
 */
export function pauseOfTyping(token: vscode.CancellationToken): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      cancelled.dispose();
      done();
    }, PAUSE);
    const cancelled = token.onCancellationRequested(() => {
      clearTimeout(timer);
      cancelled.dispose();
      fail(new vscode.CancellationError());
    });
  });
}
