// Where the cursor of the source falls in the Nix, and a word on text that is older than its source.

import * as vscode from "vscode";

/** Milliseconds that VS Code gets to take over a changed text. */
const PATIENCE = 1000;

export class Highlight implements vscode.Disposable {
  private readonly place = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.selectionHighlightBackground"),
    borderRadius: "2px",
    overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.selectionHighlightForeground"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  private readonly line = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.lineHighlightBackground"),
  });
  private readonly old = vscode.window.createTextEditorDecorationType({
    before: { color: new vscode.ThemeColor("editorWarning.foreground"), margin: "0 2em 0 0" },
  });

  async show(
    uri: vscode.Uri,
    text: string,
    range: { start: vscode.Position; end: vscode.Position } | null,
    errors: number,
    isCurrent: () => boolean,
  ): Promise<void> {
    const editor = vscode.window.visibleTextEditors.find(
      (it) => it.document.uri.toString() === uri.toString(),
    );
    if (editor === undefined) return;
    await arrival(editor.document, text);
    // A text that another followed at once is never in the document, and its places are not those of the other.
    if (!isCurrent()) return;
    const note = errors === 0 ? [] : [{ range: new vscode.Range(0, 0, 0, 0), renderOptions: stale(errors) }];
    editor.setDecorations(this.old, note);
    if (range === null) {
      editor.setDecorations(this.place, []);
      editor.setDecorations(this.line, []);
      return;
    }
    const place = new vscode.Range(
      range.start.line,
      range.start.character,
      range.end.line,
      range.end.character,
    );
    // A place over many lines would colour half the text: its first line says enough.
    editor.setDecorations(this.place, place.isSingleLine ? [place] : []);
    editor.setDecorations(this.line, [new vscode.Range(place.start, place.start)]);
    editor.revealRange(
      new vscode.Range(place.start, place.start),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }

  /** Colours a place in a source that is to be seen, and takes the colour from all others. */
  showSource(
    found: { uri: string; range: { start: vscode.Position; end: vscode.Position } } | undefined,
  ): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.scheme !== "file") continue;
      const isHere =
        found !== undefined && editor.document.uri.toString() === vscode.Uri.parse(found.uri).toString();
      const { start, end } = found?.range ?? { start: ORIGIN, end: ORIGIN };
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      editor.setDecorations(this.place, isHere ? [range] : []);
      if (isHere) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.place, this.line, this.old).dispose();
  }
}

const ORIGIN = new vscode.Position(0, 0);

function stale(errors: number): vscode.DecorationInstanceRenderOptions {
  const what = errors === 1 ? "an error" : `${errors} errors`;
  return { before: { contentText: `Not up to date: the program has ${what}.` } };
}

/** Waits until the document has the text. */
function arrival(document: vscode.TextDocument, text: string): Promise<void> {
  const wanted = text.replaceAll("\r\n", "\n");
  const isThere = () => document.getText().replaceAll("\r\n", "\n") === wanted;
  if (isThere()) return Promise.resolve();
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      subscription.dispose();
      done();
    };
    const timer = setTimeout(finish, PATIENCE);
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && isThere()) finish();
    });
  });
}
