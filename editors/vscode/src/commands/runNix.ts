// The lenses above outputs: `nix develop`, `nix build .#name`, in a terminal. The Nix is built first.

import * as vscode from "vscode";
import { dirname } from "node:path";
import type { Server } from "../server/server";
import * as settings from "../settings";
import { buildActive } from "./build";

export function registerRunNix(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand("tsnix.runNix", async (uri: string, words: readonly string[]) => {
    const source = vscode.Uri.parse(uri);
    if (!(await buildActive(server, undefined, source))) return;
    const name = `nix ${words.join(" ")}`;
    const cwd = dirname(source.fsPath);
    const old = vscode.window.terminals.find((it) => it.name === name && it.exitStatus === undefined);
    old?.dispose();
    const terminal = vscode.window.createTerminal({ name, cwd });
    terminal.show();
    terminal.sendText([settings.nixProgram(), ...words].map(quoted).join(" "));
  });
}

/** As shells read it: `.#a b` needs quotes, `.#hello` only where `#` would begin a comment. */
function quoted(word: string): string {
  return /^[\w./-][\w./:=+#-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
