// Every method with what the protocol allows and no polite client sends: documents that nobody opened, of other
// schemes, empty, with every kind of line end; positions behind everything and in the middle of a character. The
// answer is nothing or what is true, never a failure of the server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { binary, Client, offset, withClient } from "./harness.mjs";

const PROGRAM = "import { a } from './o';\nconst s = '😀ä';\nexport const f = (n: number) => ({ a, n, s });\nexport default f(1).n;\n";
const FILES = { "main.ts": PROGRAM, "o.ts": "export const a = 1;\n" };

/** Of each method what it wants to know besides the document; `at` and `range` are filled in. */
const METHODS = {
  completion: ["at"], hover: ["at"], signatureHelp: ["at"], definition: ["at"], declaration: ["at"], typeDefinition: ["at"],
  implementation: ["at"], references: ["at", { context: { includeDeclaration: true } }], documentHighlight: ["at"],
  prepareRename: ["at"], rename: ["at", { newName: "other" }], linkedEditingRange: ["at"], prepareCallHierarchy: ["at"],
  selectionRange: ["positions"], documentSymbol: [], foldingRange: [], documentLink: [], codeLens: [], diagnostic: [],
  "semanticTokens/full": [], "semanticTokens/range": ["range"], inlayHint: ["range"],
  codeAction: ["range", { context: { diagnostics: [] } }],
};

const PLACES = [[0, 0], [0, 99], [1, 12], [99, 0], [2147483647, 2147483647]];

/** Asks everything about a document; what may be refused is refused in the protocol's words. */
async function askAll(client, uri, check = () => {}) {
  for (const [method, [where, more]] of Object.entries(METHODS)) {
    for (const [line, character] of where === undefined ? [[0, 0]] : PLACES) {
      const position = { line, character };
      const place = { at: { position }, positions: { positions: [position, position] }, range: { range: { start: position, end: { line: 0, character: 0 } } } };
      const params = { textDocument: { uri }, ...place[where], ...more };
      const answer = await client.ask(`textDocument/${method}`, params).catch((error) => {
        assert.ok(method.toLowerCase().includes("rename") && [-32602, -32803].includes(error.code), `${method} ${line}:${character}: ${error.message}`);
      });
      check(method, answer);
    }
  }
}

/** All ranges of an answer. */
function ranges(answer) {
  if (answer === null || typeof answer !== "object") return [];
  const own = answer.start?.line !== undefined && answer.end?.line !== undefined ? [answer] : [];
  return [...own, ...Object.values(answer).flatMap(ranges)];
}

for (const [name, end] of [["\\n", "\n"], ["\\r\\n", "\r\n"], ["\\r", "\r"]]) {
  test(`all methods where lines end with ${name}`, async () => {
    const text = PROGRAM.replaceAll("\n", end);
    await withClient({ ...FILES, "main.ts": text }, async (client) => {
      const lines = PROGRAM.split("\n");
      await askAll(client, client.uri("main.ts"), (method, answer) => {
        // What is said of this document lies within it.
        if (["definition", "declaration", "typeDefinition", "implementation", "references", "rename"].includes(method)) return;
        for (const { start, end } of ranges(answer)) {
          assert.ok(start.line < lines.length && end.line < lines.length, `${method}: ${JSON.stringify({ start, end })}`);
          assert.ok(end.character <= lines[end.line].length, `${method}: ${JSON.stringify({ start, end })}`);
          assert.ok(offset(PROGRAM, start) <= offset(PROGRAM, end), method);
        }
      });
    });
  });
}

for (const text of ["", " ", "\n", "\r", "\ufeff", "\ufeffexport default 1;\n", "\u0000", "\ud83d", "a\u2028b\u2029c", "// 😀"]) {
  test(`all methods of the text ${JSON.stringify(text)}`, async () => {
    await withClient({ "main.ts": text }, (client) => askAll(client, client.uri("main.ts")));
  });
}

test("all methods of documents that nobody opened", async () => {
  await withClient(FILES, async (client) => {
    await askAll(client, client.uri("o.ts"));
    await askAll(client, client.uri("nowhere/none.ts"));
    await askAll(client, client.uri("."));
    await askAll(client, "file:///");
  }, { closed: ["o.ts"] });
});

test("all methods of documents of other schemes", async () => {
  const client = await Client.start(FILES);
  for (const uri of ["untitled:Untitled-1", "git:/a/flake.ts?x", "http://host/a%20b.ts", "vscode-notebook-cell:/a.ts#1", "file://other/share/a.ts", "file:///c%3A/a/%C3%A4.ts"]) {
    await askAll(client, uri);
    await client.tell("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text: "export const a = 1;\n" } });
    await askAll(client, uri);
    const symbols = await client.ask("textDocument/documentSymbol", { textDocument: { uri } });
    assert.deepEqual(symbols.map((it) => it.name), ["a"], uri);
    await client.tell("textDocument/didClose", { textDocument: { uri } });
  }
  await client.stop();
});

test("a document's number may be any", async () => {
  await withClient({ "main.ts": "a" }, async (client) => {
    for (const version of [5, 5, 3, -1, 0, 2147483647]) {
      const textDocument = { uri: client.uri("main.ts"), version };
      await client.tell("textDocument/didChange", { textDocument, contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "b" }] });
    }
    const text = await client.ask("tsnix/viewFileText", client.document("main.ts"));
    assert.equal(text, "bbbbbba");
  });
});

test("a position within a character is its start", async () => {
  await withClient(FILES, async (client) => {
    const hover = (character) => client.ask("textDocument/hover", { ...client.document("main.ts"), position: { line: 1, character } });
    for (const character of [11, 12, 13]) assert.equal(await hover(character), null);
    assert.match((await hover(6)).contents.value, /const s/);
  });
});

/** A server without a client library: what it is told is not mended. */
function bare() {
  const server = spawn(binary, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] });
  let heard = Buffer.alloc(0);
  const waiting = new Map();
  server.stdout.on("data", (data) => {
    heard = Buffer.concat([heard, data]);
    for (;;) {
      const start = heard.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(heard.subarray(0, Math.max(start, 0)))?.[1]);
      if (start < 0 || heard.length < start + 4 + length) return;
      const message = JSON.parse(heard.subarray(start + 4, start + 4 + length));
      heard = heard.subarray(start + 4 + length);
      waiting.get(message.id)?.(message);
    }
  });
  let last = 0;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  return {
    tell: (method, params) => send({ method, params }),
    ask: (method, params) => new Promise((done) => {
      last += 1;
      waiting.set(last, done);
      send({ id: last, method, params });
    }),
    exit: new Promise((done) => server.once("exit", done)),
  };
}

const START = { processId: null, rootUri: null, capabilities: {} };

test("what is told before initialize is dropped, and what is asked is refused", async () => {
  const server = bare();
  const document = { uri: "file:///p/main.ts", languageId: "typescript", version: 1, text: "export const a = 1;\n" };
  server.tell("textDocument/didOpen", { textDocument: document });
  server.tell("initialized", {});
  assert.equal((await server.ask("shutdown")).error.code, -32002);
  assert.equal((await server.ask("textDocument/hover", {})).error.code, -32002);
  assert.ok((await server.ask("initialize", START)).result.capabilities);
  const symbols = await server.ask("textDocument/documentSymbol", { textDocument: { uri: document.uri } });
  assert.equal(symbols.result, null);
  await server.ask("shutdown");
  server.tell("exit");
  assert.equal(await server.exit, 0);
});

test("initialize is taken once", async () => {
  const server = bare();
  await server.ask("initialize", START);
  server.tell("initialized", {});
  assert.equal((await server.ask("initialize", START)).error.code, -32600);
  await server.ask("shutdown");
  server.tell("exit");
  assert.equal(await server.exit, 0);
});

test("after shutdown everything but exit is refused", async () => {
  const server = bare();
  await server.ask("initialize", START);
  server.tell("initialized", {});
  assert.equal((await server.ask("shutdown")).result, null);
  for (const method of ["shutdown", "textDocument/hover", "textDocument/completion", "workspace/symbol"]) {
    assert.equal((await server.ask(method, {})).error.code, -32600, method);
  }
  server.tell("textDocument/didOpen", { textDocument: {} });
  server.tell("exit");
  assert.equal(await server.exit, 0);
});

test("exit before initialize ends the server", async () => {
  const server = bare();
  server.tell("exit");
  assert.equal(await server.exit, 1);
});

test("unknown notifications and those for nobody are no matter", async () => {
  await withClient(FILES, async (client) => {
    await client.tell("$/unknown", {});
    await client.tell("textDocument/unknown", { a: 1 });
    await client.tell("$/cancelRequest", { id: 4711 });
    await client.tell("$/setTrace", { value: "verbose" });
    await client.tell("textDocument/didChange", { textDocument: 7 });
    await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: "untitled:x", type: 1 }] });
    await client.tell("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual(await client.said("main.ts"), []);
  });
});
