// The generated Nix beside its source: a document of its own that follows the program and the cursor. Text and place
// come from the server (`tsnix.showNix`); `highlight.ts` shows the place.

import * as vscode from "vscode";
import { isOurs } from "../languages";
import type { Server } from "../server/server";
import { Highlight } from "./highlight";

export const SCHEME = "tsnix-nix";

/** The answer to `tsnix.showNix`. */
interface Shown {
  readonly uri: string;
  readonly text: string | null;
  readonly range: { start: vscode.Position; end: vscode.Position } | null;
  readonly errors: number;
}

/** The answer to `tsnix.showSource`. */
interface Place {
  readonly uri: string;
  readonly range: { start: vscode.Position; end: vscode.Position };
}

/** One source and the Nix that is shown of it. */
interface View {
  readonly source: vscode.Uri;
  text: string;
  /** How many errors keep the text from being made anew. */
  errors: number;
  /** Asked last; an answer to an older question is dropped. */
  question: number;
}

/** Milliseconds between a key and the question, so that fast typing asks once. */
const PAUSE = 60;

export class GeneratedNix implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly views = new Map<string, View>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly highlight = new Highlight();
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      this.highlight,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.commands.registerCommand("tsnix.showGeneratedNix", (uri?: unknown) => this.open(uri)),
      vscode.workspace.onDidChangeTextDocument(
        (event) => event.document.uri.scheme === "file" && this.soon(),
      ),
      vscode.window.onDidChangeTextEditorSelection((event) => {
        if (this.isSource(event.textEditor)) {
          this.highlight.showSource(undefined);
          this.soon();
        }
        // What a person chose, not what was shown.
        else if (event.kind !== undefined) void this.showSource(event.textEditor);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.soon()),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.length > 0 && this.forgetClosed()),
      server.onDidChange(() => this.soon()),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.views.get(uri.toString())?.text ?? "";
  }

  /** Opens the Nix of a document, else of the one that is worked on. */
  private async open(given: unknown): Promise<void> {
    const source = sourceOf(given) ?? vscode.window.activeTextEditor?.document.uri;
    const document =
      source && vscode.workspace.textDocuments.find((it) => it.uri.toString() === source.toString());
    if (source === undefined || (document !== undefined && !isOurs(document))) {
      void vscode.window.showInformationMessage("Open a flake.ts or another source of tsnix first.");
      return;
    }
    const uri = viewOf(source);
    const view = this.views.get(uri.toString()) ?? { source, text: "", errors: 0, question: 0 };
    this.views.set(uri.toString(), view);
    const isThere = await this.ask(uri, view);
    if (!isThere) {
      this.views.delete(uri.toString());
      const name = source.path.split("/").at(-1) ?? "";
      void vscode.window.showInformationMessage(
        `There is no Nix of ${name} itself: it is part of other files' Nix.`,
      );
      return;
    }
    const nix = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(nix, "tsnix-nix");
    await vscode.window.showTextDocument(nix, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: false,
    });
    this.soon();
  }

  /** Shows in the source what the place in the Nix was made of, where the source is to be seen. */
  private async showSource(editor: vscode.TextEditor): Promise<void> {
    const view = this.views.get(editor.document.uri.toString());
    if (view === undefined) return;
    const { line, character } = editor.selection.active;
    const found = await this.server.execute<Place | null>("tsnix.showSource", {
      uri: view.source.toString(),
      position: { line, character },
    });
    this.highlight.showSource(found ?? undefined);
  }

  private forgetClosed(): void {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const inputs = tabs.map((it) => it.input).filter((it) => it instanceof vscode.TabInputText);
    const isOpen = (uri: string) => inputs.some((it) => it.uri.toString() === uri);
    for (const uri of [...this.views.keys()]) if (!isOpen(uri)) this.views.delete(uri);
  }

  private isSource(editor: vscode.TextEditor): boolean {
    return this.views.has(viewOf(editor.document.uri).toString());
  }

  private soon(): void {
    if (this.views.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  private async refresh(): Promise<void> {
    await Promise.all([...this.views].map(([uri, view]) => this.ask(vscode.Uri.parse(uri), view)));
  }

  /** Asks the server anew and shows what it says; false where the document has no Nix. */
  private async ask(uri: vscode.Uri, view: View): Promise<boolean> {
    view.question += 1;
    const { question } = view;
    const editor = vscode.window.visibleTextEditors.find(
      (it) => it.document.uri.toString() === view.source.toString(),
    );
    const cursor = editor?.selection.active;
    const position = cursor && { line: cursor.line, character: cursor.character };
    const shown = await this.server.execute<Shown | null>("tsnix.showNix", {
      uri: view.source.toString(),
      ...(position && { position }),
    });
    if (shown === undefined || shown === null) return false;
    if (question !== view.question) return true;
    const text = shown.text ?? (view.text || WITHOUT_NIX);
    view.errors = shown.errors;
    if (text !== view.text) {
      view.text = text;
      this.changed.fire(uri);
    }
    const isCurrent = () => question === view.question;
    await this.highlight.show(uri, text, shown.range, shown.errors, isCurrent);
    return true;
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

const WITHOUT_NIX = "# There is no Nix before the errors of the program are mended.\n";

/** The document that shows the Nix of a source: `flake.nix`, with the source in its query. */
function viewOf(source: vscode.Uri): vscode.Uri {
  const path = source.path.replace(/(\.nix)?\.ts$/, ".nix");
  return vscode.Uri.from({ scheme: SCHEME, path, query: source.toString() });
}

/** The argument of a lens is the text of a URI, that of a menu a URI. */
function sourceOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  return typeof given === "string" ? vscode.Uri.parse(given) : undefined;
}
