// What the suites in the extension host share: waiting, opening, counting, and how results are told.

const vscode = require("vscode");
const assert = require("node:assert/strict");

/** Milliseconds: so many that only a hang fails, on a busy machine too. */
const PATIENCE = 120_000;
/** The driver outside shows lines that begin so. */
const log = (line) => console.log(`T ${line}`);
const root = () => vscode.workspace.workspaceFolders[0].uri;
const uri = (path) => vscode.Uri.joinPath(root(), path);
const pause = (time) => new Promise((done) => setTimeout(done, time));

async function until(what, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await pause(50);
  }
}

async function open(path) {
  const document = await vscode.workspace.openTextDocument(uri(path));
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return { document, editor };
}

/** The open document as VS Code has it now: another language makes it a new one. */
const opened = (path) =>
  vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri(path).toString());

/** Where a text stands in a document; the cursor at its end, or `back` characters before. */
function after(document, text, back = 0) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `there is no ${text}`);
  return document.positionAt(at + text.length - back);
}

async function replace(path, from, to) {
  const document = opened(path);
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `there is no ${from} in ${path}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
    to,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const said = (path) => vscode.languages.getDiagnostics(uri(path));
const code = (it) => String(typeof it.code === "object" ? it.code.value : it.code);
const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

/** No two diagnostics of a file are about the same place and say the same thing, whoever says it. */
function assertNothingTwice(path) {
  const number = (it) => code(it).replace(/^ts/, "");
  const keys = said(path).map((it) => `${number(it)} at ${it.range.start.line}:${it.range.start.character}`);
  assert.deepEqual(keys, [...new Set(keys)]);
}

/** Runs tests by name, one after the other; throws in the end where one failed. */
async function runAll(tests) {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const start = Date.now();
    try {
      await test();
      log(`ok ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      log(`FAILED ${name}: ${error.stack}`);
    }
  }
  log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}

module.exports = {
  vscode,
  assert,
  log,
  root,
  uri,
  pause,
  until,
  open,
  opened,
  after,
  replace,
  said,
  code,
  run,
  assertNothingTwice,
  runAll,
};
