// What is changed on the way between VS Code and the server, in both modes.

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";

/** Commands of the server that are more than a request when a person runs them. */
const OWN: Readonly<Record<string, string>> = {
  "tsnix.showNix": "tsnix.showGeneratedNix",
  "tsnix.build": "tsnix.buildFile",
};

export const common: Middleware = {
  executeCommand: (command, args, next) => {
    const own = OWN[command];
    return own === undefined ? next(command, args) : vscode.commands.executeCommand(own, ...args);
  },
};
