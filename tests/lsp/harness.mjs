// A language server under test: started over stdio, spoken to with the framing of a real client library
// (vscode-languageserver-protocol), over folders made for each test.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node.js";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol;

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.TSNIX_BINARY ?? join(root, "target/debug/tsnix");

/** How long anything may take, in milliseconds: far more than it does, so that only a hang fails. */
const PATIENCE = 20_000;

/** Abilities as VS Code has them, but for pulled diagnostics and edits with versions: most tests read the others. */
export const ABILITIES = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true, labelDetailsSupport: true, documentationFormat: ["markdown", "plaintext"],
        deprecatedSupport: true, tagSupport: { valueSet: [1] }, insertReplaceSupport: true,
        resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
      },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ["markdown", "plaintext"], parameterInformation: { labelOffsetSupport: true },
      },
    },
    definition: { linkSupport: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } },
      isPreferredSupport: true,
    },
    rename: { prepareSupport: true },
    linkedEditingRange: {},
    callHierarchy: {},
  },
  workspace: {
    workspaceEdit: { documentChanges: false },
    workspaceFolders: true,
    fileOperations: { willRename: true },
  },
};

/** The abilities with some of them otherwise: `vary({ textDocument: { hover: {} } })`. */
export function vary(changes, abilities = ABILITIES) {
  const merged = { ...abilities };
  for (const [name, value] of Object.entries(changes)) {
    const isPlain = value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0;
    merged[name] = isPlain ? vary(value, abilities[name] ?? {}) : value;
  }
  return merged;
}

export class Client {
  /** @param files path and text of each; one text may hold the cursor, `<|>` */
  static async start(files, { abilities = ABILITIES, folders, answers = {}, params = {}, environment = {} } = {}) {
    const client = new Client();
    client.folder = mkdtempSync(join(tmpdir(), "tsnix-lsp-"));
    client.cursor = undefined;
    client.texts = new Map();
    for (const [path, marked] of Object.entries(files)) {
      const text = marked.replace("<|>", "");
      const at = marked.indexOf("<|>");
      if (at >= 0) client.cursor = { path, position: position(text, at) };
      mkdirSync(dirname(client.path(path)), { recursive: true });
      writeFileSync(client.path(path), text);
      client.texts.set(path, text);
    }
    const env = { ...process.env, XDG_CACHE_HOME: join(client.folder, ".cache"), ...environment };
    client.process = spawn(binary, ["lsp"], { cwd: client.folder, stdio: ["pipe", "pipe", "pipe"], env });
    client.exit = new Promise((done) => client.process.once("exit", (code) => done(code)));
    client.errors = "";
    client.process.stderr.on("data", (data) => (client.errors += data));
    client.connection = createProtocolConnection(
      new StreamMessageReader(client.process.stdout),
      new StreamMessageWriter(client.process.stdin),
    );
    client.diagnostics = new Map();
    client.waiting = [];
    client.connection.onNotification("textDocument/publishDiagnostics", (params) => {
      client.diagnostics.set(params.uri, params);
      client.waiting = client.waiting.filter((look) => !look());
    });
    // What the server asks and tells besides; it is answered as the test says, else with nothing.
    client.heard = [];
    const hear = (method, params) => {
      client.heard.push({ method, params });
      client.waiting = client.waiting.filter((look) => !look());
    };
    client.connection.onRequest((method, params) => {
      hear(method, params);
      const answer = answers[method];
      return (typeof answer === "function" ? answer(params, client) : answer) ?? null;
    });
    client.connection.onNotification(hear);
    client.connection.onUnhandledProgress((params) => hear("$/progress", params));
    client.connection.listen();
    const workspaceFolders = (folders ?? ["."]).map((it) => ({ uri: client.uri(it), name: it }));
    const answer = await client.ask("initialize", {
      processId: process.pid,
      rootUri: client.uri("."),
      capabilities: abilities,
      workspaceFolders,
      ...(typeof params === "function" ? params(client) : params),
    });
    client.capabilities = answer.capabilities;
    client.serverInfo = answer.serverInfo;
    await client.tell("initialized", {});
    client.versions = new Map();
    return client;
  }

  path(path) {
    return join(this.folder, path);
  }

  uri(path) {
    return pathToFileURL(this.path(path)).href;
  }

  /** Asks and waits, but not for ever. */
  async ask(method, params) {
    const answer = params === undefined
      ? this.connection.sendRequest(method)
      : this.connection.sendRequest(method, params);
    return within(answer, method);
  }

  async tell(method, params) {
    await this.connection.sendNotification(method, params);
  }

  async open(path, text = this.texts.get(path)) {
    this.texts.set(path, text);
    this.versions.set(path, 1);
    const textDocument = { uri: this.uri(path), languageId: "typescript", version: 1, text };
    await this.tell("textDocument/didOpen", { textDocument });
  }

  /** Replaces a range, or everything where there is none. */
  async change(path, changes) {
    const version = this.versions.get(path) + 1;
    this.versions.set(path, version);
    const contentChanges = typeof changes === "string" ? [{ text: changes }] : changes;
    if (typeof changes === "string") this.texts.set(path, changes);
    await this.tell("textDocument/didChange", {
      textDocument: { uri: this.uri(path), version },
      contentChanges,
    });
  }

  /** The diagnostics of the newest version of a document. */
  async said(path) {
    const uri = this.uri(path);
    const isNew = () => {
      const known = this.diagnostics.get(uri);
      return known !== undefined && (known.version ?? 0) >= (this.versions.get(path) ?? 0);
    };
    if (!isNew()) {
      await within(new Promise((done) => this.waiting.push(() => isNew() && (done(), true))), `diagnostics of ${path}`);
    }
    return this.diagnostics.get(uri).diagnostics;
  }

  /** The diagnostics of a document as soon as there are some, for clients that are told no versions. */
  async finds(path) {
    const has = () => (this.diagnostics.get(this.uri(path))?.diagnostics.length ?? 0) > 0;
    if (!has()) {
      await within(new Promise((done) => this.waiting.push(() => has() && (done(), true))), `diagnostics of ${path}`);
    }
    return this.diagnostics.get(this.uri(path)).diagnostics;
  }

  /** What the server says or asks of a kind, now or later. */
  async hears(method, isIt = () => true) {
    const find = () => this.heard.find((it) => it.method === method && isIt(it.params));
    if (find() === undefined) {
      await within(new Promise((done) => this.waiting.push(() => find() !== undefined && (done(), true))), method);
    }
    return find().params;
  }

  /** The parameters of a request about the cursor. */
  at(more = {}) {
    const { path, position } = this.cursor;
    return { textDocument: { uri: this.uri(path) }, position, ...more };
  }

  document(path = this.cursor?.path ?? "main.ts") {
    return { textDocument: { uri: this.uri(path) } };
  }

  /** A place as `path:line:column "text"`, lines and columns from 1. */
  place({ uri, range }) {
    const path = [...this.texts.keys()].find((it) => this.uri(it) === uri);
    const where = `${range.start.line + 1}:${range.start.character + 1}`;
    return path === undefined
      ? `${uri.split("/").at(-1)}`
      : `${path}:${where} ${JSON.stringify(slice(this.texts.get(path), range))}`;
  }

  /** The texts after a change of the workspace. */
  applied(edit) {
    const texts = {};
    const versioned = (edit.documentChanges ?? []).map((it) => [it.textDocument.uri, it.edits]);
    for (const [uri, edits] of [...Object.entries(edit.changes ?? {}), ...versioned]) {
      const path = [...this.texts.keys()].find((it) => this.uri(it) === uri);
      texts[path] = apply(this.texts.get(path), edits);
    }
    return texts;
  }

  async stop() {
    try {
      await this.ask("shutdown");
      await this.tell("exit");
      return await within(this.exit, "exit");
    } finally {
      this.connection.dispose();
      this.process.kill();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

/** Runs a test with a server that is stopped in the end; its files are opened. */
export async function withClient(files, test, options) {
  const client = await Client.start(files, options);
  try {
    for (const path of Object.keys(files)) {
      if (path.endsWith(".ts") && !(options?.closed ?? []).includes(path)) await client.open(path);
    }
    await test(client);
  } finally {
    await client.stop();
  }
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer in time: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function position(text, offset) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

export function offset(text, { line, character }) {
  const lines = text.split("\n");
  return lines.slice(0, line).reduce((sum, it) => sum + it.length + 1, 0) + character;
}

export function slice(text, range) {
  return text.slice(offset(text, range.start), offset(text, range.end));
}

export function apply(text, edits) {
  const sorted = edits.map((it) => [offset(text, it.range.start), offset(text, it.range.end), it.newText]);
  sorted.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  for (const [start, end, newText] of sorted) text = text.slice(0, start) + newText + text.slice(end);
  return text;
}
