// What the server knows about programs, kept until something changes: which project a document belongs to, its
// typings. Asked once for each document and change.

import * as vscode from "vscode";
import type { Server } from "./server/server";

/** The answer to `tsnix.project`. */
export interface Program {
  /** The folder of its settings or of its flake. */
  readonly root: string;
  readonly config: string | null;
  readonly entries: readonly string[];
  /** Whether the entries lead to the document that was asked about. */
  readonly isMember: boolean;
  readonly typings: {
    /** Part of nixpkgs, as it came with tsnix; or all of it, as it was generated. */
    readonly kind: "embedded" | "generated";
    /** How many names of packages are known. */
    readonly packages: number | null;
    /** Why generated typings that are there are not used. */
    readonly problem: string | null;
  };
}

export class Programs implements vscode.Disposable {
  private readonly known = new Map<string, Promise<Program | undefined>>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when answers may be others than before. */
  readonly onDidChange = this.changed.event;
  private readonly watcher = vscode.workspace.createFileSystemWatcher(
    "**/{tsnix.json,flake.ts,packages.index}",
  );

  constructor() {
    this.watcher.onDidCreate(() => this.clear());
    this.watcher.onDidDelete(() => this.clear());
    this.watcher.onDidChange((uri) => !uri.path.endsWith("/flake.ts") && this.clear());
  }

  /** The program of a document; nothing where it has none or there is no server. */
  of(server: Server, document: vscode.Uri): Promise<Program | undefined> {
    const key = document.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const asked = server.execute<Program | null>("tsnix.project", { uri: document.toString() }).then((it) => {
      // A server that is not there yet, or refused, may answer the next time.
      if (it === undefined && this.known.get(key) === asked) this.known.delete(key);
      return it ?? undefined;
    });
    this.known.set(key, asked);
    return asked;
  }

  clear(): void {
    this.known.clear();
    this.changed.fire();
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
  }
}
