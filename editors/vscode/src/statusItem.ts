// The item in the status bar: the project, whether its typings are part of nixpkgs or all of it, the server.

import * as vscode from "vscode";
import { basename } from "node:path";
import { isOurs } from "./languages";
import type { Program, Programs } from "./programs";
import type { Server } from "./server/server";

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    "tsnix.status",
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly subscriptions: vscode.Disposable[] = [];
  private update = 0;

  constructor(
    private readonly server: Server,
    private readonly programs: Programs,
  ) {
    this.item.name = "tsnix";
    this.item.command = "tsnix.showMenu";
    const show = () => void this.show();
    this.subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(show),
      vscode.workspace.onDidOpenTextDocument(show),
      server.onDidChange(show),
      programs.onDidChange(show),
      vscode.commands.registerCommand("tsnix.showMenu", () => this.menu()),
    );
    show();
  }

  private async show(): Promise<void> {
    this.update += 1;
    const update = this.update;
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme === "tsnix-nix") return;
    if (document === undefined || !isOurs(document)) {
      this.item.hide();
      return;
    }
    const program = await this.programs.of(this.server, document.uri);
    if (update !== this.update) return;
    const { text, isBad } = summary(this.server, program);
    this.item.text = text;
    this.item.tooltip = tooltip(this.server, program);
    this.item.backgroundColor = isBad ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
    this.item.show();
  }

  /** What can be done, for the click. */
  private async menu(): Promise<void> {
    const program = await this.active();
    const items = [
      { label: "$(open-preview) Show Generated Nix", command: "tsnix.showGeneratedNix" },
      { label: "$(package) Build", command: "tsnix.buildFile" },
      { label: "$(checklist) Check Workspace", command: "tsnix.checkWorkspace" },
      {
        label: "$(cloud-download) Generate Typings",
        command: "tsnix.generateTypings",
        description: program && typings(program),
      },
      {
        label: "$(symbol-key) Fix Hashes",
        command: "tsnix.fixHashesOfFile",
        description: "as Nix says them, on the clipboard or by building",
      },
      {
        label: "$(refresh) Restart Language Server",
        command: "tsnix.restartServer",
        description: run(this.server),
      },
      { label: "$(output) Show Log", command: "tsnix.showOutput" },
    ].map(({ description, ...it }) => (description === undefined ? it : { ...it, description }));
    const placeHolder = this.server.problem ?? (program ? basename(program.root) : "No flake here");
    const chosen = await vscode.window.showQuickPick(items, { title: "tsnix", placeHolder });
    if (chosen) await vscode.commands.executeCommand(chosen.command);
  }

  private async active(): Promise<Program | undefined> {
    const document = vscode.window.activeTextEditor?.document;
    return document && isOurs(document) ? this.programs.of(this.server, document.uri) : undefined;
  }

  dispose(): void {
    this.item.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

function summary(server: Server, program: Program | undefined): { text: string; isBad: boolean } {
  if (server.problem !== undefined) return { text: "$(error) tsnix", isBad: true };
  if (!server.isRunning) return { text: "$(loading~spin) tsnix", isBad: false };
  if (program?.typings.problem) return { text: "$(warning) tsnix: typings unusable", isBad: false };
  const partial = program?.typings.kind === "embedded";
  return { text: partial ? "tsnix: partial typings" : "tsnix", isBad: false };
}

function tooltip(server: Server, program: Program | undefined): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  text.isTrusted = { enabledCommands: ["tsnix.generateTypings", "tsnix.restartServer"] };
  if (server.problem !== undefined) return text.appendText(server.problem);
  if (program !== undefined) {
    text.appendMarkdown("**Project** ").appendText(program.root).appendMarkdown("\n\n");
    text.appendMarkdown("**Typings** ").appendText(typings(program));
    if (program.typings.problem) text.appendText(` (${program.typings.problem})`);
    text.appendMarkdown(" · [generate](command:tsnix.generateTypings)\n\n");
  }
  text.appendMarkdown("**Server** ").appendText(run(server));
  return text.appendMarkdown(" · [restart](command:tsnix.restartServer)");
}

function typings(program: Program): string {
  const { kind, packages } = program.typings;
  const count = packages === null ? "" : `, ${packages.toLocaleString("en")} packages`;
  return kind === "generated" ? `full${count}` : "partial, as they come with tsnix";
}

function run(server: Server): string {
  const { version, origin } = server;
  return version === undefined || origin === undefined
    ? "not running"
    : `${version}, from ${ORIGINS[origin]}`;
}

const ORIGINS = {
  setting: "the setting tsnix.server.path",
  package: "this extension",
  path: "PATH",
};
