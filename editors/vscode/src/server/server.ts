// The language server as a process: started, restarted, stopped, asked. What it says is shown by the library
// (vscode-languageclient); what is shown at all is for `middleware.ts`.

import * as vscode from "vscode";
import { type LanguageClient, type WorkspaceEdit, ExecuteCommandRequest, State } from "vscode-languageclient/node";
import { type Located, locate } from "./locate";
import { makeClient } from "./client";
import type { Programs } from "../programs";
import * as settings from "../settings";

export class Server {
  private client: LanguageClient | undefined;
  private located: Located = { missing: "" };
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when it has started, stopped or failed. */
  readonly onDidChange = this.changed.event;
  /** How often it was started. */
  starts = 0;
  /** Starts and stops wait for each other. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly programs: Programs,
  ) {
    const restarts = (event: vscode.ConfigurationChangeEvent) =>
      settings.NEED_RESTART.some((it) => event.affectsConfiguration(it));
    context.subscriptions.push(
      this.changed,
      vscode.workspace.onDidChangeConfiguration((event) => restarts(event) && void this.restart()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
    );
  }

  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** What the server said of itself. */
  get version(): string | undefined {
    return this.isRunning ? this.client?.initializeResult?.serverInfo?.version : undefined;
  }

  /** Why there is none. */
  get problem(): string | undefined {
    return "missing" in this.located ? this.located.missing : undefined;
  }

  /** The program, for the commands that are no requests. */
  get program(): string | undefined {
    return "program" in this.located ? this.located.program : undefined;
  }

  /** Where the program was found. */
  get origin(): "setting" | "package" | "path" | undefined {
    return "from" in this.located ? this.located.from : undefined;
  }

  start(): Promise<void> {
    return this.enqueue(() => this.startNow());
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopNow());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  /** Runs a command of the server. Nothing where there is no server, or it refuses. */
  async execute<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    if (this.client === undefined || !this.isRunning) return undefined;
    try {
      return (await this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })) as T;
    } catch (error) {
      this.log.warn(`${command}: ${String(error)}`);
      return undefined;
    }
  }

  /** Makes a change that the server has answered with. */
  async apply(edit: unknown): Promise<boolean> {
    const converted = await this.client?.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
    return converted !== undefined && vscode.workspace.applyEdit(converted);
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((error: unknown) => {
      this.log.error(String(error));
    });
    return this.queue;
  }

  private async startNow(): Promise<void> {
    this.located = locate({
      setting: settings.serverPath(),
      extension: this.context.extensionPath,
      workspace: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      path: process.env.PATH ?? "",
      isWindows: process.platform === "win32",
    });
    if ("missing" in this.located) {
      this.log.error(this.located.missing);
      this.changed.fire();
      void this.complain(this.located.missing);
      return;
    }
    this.log.info(`${this.located.program} (${this.located.from}), ${settings.mode()}`);
    const client = await makeClient(this.located.program, this.log);
    client.onDidChangeState(() => this.changed.fire());
    this.client = client;
    this.starts += 1;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.located = { missing: `The language server could not be started: ${String(error)}` };
      this.changed.fire();
      void this.complain(this.located.missing);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.programs.clear();
    await client?.dispose();
    this.changed.fire();
  }

  private async complain(message: string): Promise<void> {
    const settingsButton = "Open Settings";
    const chosen = await vscode.window.showErrorMessage(message, settingsButton, "Show Log");
    if (chosen === settingsButton) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "tsnix.server.path");
    } else if (chosen !== undefined) {
      this.log.show();
    }
  }
}
