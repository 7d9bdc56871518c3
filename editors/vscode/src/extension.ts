// Where VS Code begins and ends: makes the parts, tells them of each other, knows nothing else.

import * as vscode from "vscode";
import { Programs } from "./programs";
import { Server } from "./server/server";
import { StatusItem } from "./statusItem";
import { GeneratedNix } from "./nixView/generatedNix";
import { assignLanguages } from "./languages";
import { registerBuild } from "./commands/build";
import { registerCheckWorkspace } from "./commands/checkWorkspace";
import { registerFixHashes } from "./commands/fixHashes";
import { registerGenerateTypings } from "./commands/generateTypings";
import { registerNewFlake } from "./commands/newFlake";
import { registerRunNix } from "./commands/runNix";
import { registerTasks } from "./tasks";

/** What other extensions, and the tests, can ask of this one. */
export interface Api {
  /** How many times the server was started. */
  starts(): number;
  /** Whether the server answers. */
  isRunning(): boolean;
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel("tsnix", { log: true });
  const programs = new Programs();
  const running = new Server(context, log, programs);
  server = running;
  const nix = new GeneratedNix(running);
  context.subscriptions.push(log, programs, nix, new StatusItem(running, programs));
  context.subscriptions.push(
    vscode.commands.registerCommand("tsnix.showOutput", () => log.show()),
    vscode.commands.registerCommand("tsnix.restartServer", () => running.restart()),
    assignLanguages(running, programs),
    registerBuild(running, log),
    registerCheckWorkspace(running, log),
    registerFixHashes(running, log),
    registerGenerateTypings(running, programs, log),
    registerNewFlake(context, running, log),
    registerRunNix(running),
    registerTasks(running),
  );
  await vscode.commands.executeCommand("setContext", "tsnix.isActive", true);
  await running.start();
  return { starts: () => running.starts, isRunning: () => running.isRunning };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
