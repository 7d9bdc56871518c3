// Under stress: edits in order, stale work, cancellation, damaged messages, clients that go.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ABILITIES, binary, Client, vary, withClient } from "./harness.mjs";

const codes = (diagnostics) => diagnostics.map((it) => `${it.range.start.line + 1} ${it.code}`);
const text = (client, path = "main.ts") => client.ask("tsnix/viewFileText", client.document(path));
const frame = (message) => {
  const body = Buffer.from(typeof message === "string" ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};
const at = (line, start, end = start) => ({ start: { line, character: start }, end: { line, character: end } });

test("a cancelled request is answered as such", async () => {
  await withClient({ "main.ts": "export default { a: 1 };\n" }, async (client) => {
    const write = (...messages) => client.process.stdin.write(Buffer.concat(messages.map(frame)));
    const answered = new Promise((done) => client.process.stdout.on("data", (data) => {
      const found = /"code":-32800[^}]*\}[^}]*"id":"late"|"id":"late"[^}]*"code":-32800|-32800/.exec(data.toString());
      if (found) done(true);
    }));
    const ask = (id) => ({ jsonrpc: "2.0", id, method: "textDocument/completion", params: { ...client.document(), position: { line: 0, character: 20 } } });
    // Behind enough work, so that it is still waiting.
    const work = Array.from({ length: 60 }, (_, n) => ask(`w${n}`));
    write(...work, ask("late"), { jsonrpc: "2.0", method: "$/cancelRequest", params: { id: "late" } });
    assert.equal(await answered, true);
    assert.deepEqual(codes(await client.said("main.ts")), []);
  });
});

test("a question about a document that is about to change is given up", async () => {
  await withClient({ "main.ts": "export default { a: 1 };\n" }, async (client) => {
    let given = 0;
    for (let round = 0; round < 40 && given === 0; round++) {
      const position = { line: 0, character: 20 };
      const busy = Array.from({ length: 8 }, () => client.ask("textDocument/completion", { ...client.document(), position }));
      const stale = client.ask("textDocument/documentSymbol", client.document()).catch((error) => error.code);
      const place = client.ask("textDocument/hover", { ...client.document(), position });
      const edit = client.change("main.ts", [{ range: at(0, 20), text: "1" }]);
      const answer = await stale;
      if (answer === -32801) given += 1;
      else assert.ok(Array.isArray(answer), JSON.stringify(answer));
      // What is about a place is answered about the text that the client had.
      await Promise.all([place, edit, ...busy]);
    }
    assert.equal(given, 1);
  });
});

test("pulled diagnostics that are about to change are asked for again", async () => {
  await withClient({ "main.ts": "export default { a: 1 };\n" }, async (client) => {
    let given = 0;
    for (let round = 0; round < 40 && given === 0; round++) {
      const position = { line: 0, character: 20 };
      const busy = Array.from({ length: 8 }, () => client.ask("textDocument/completion", { ...client.document(), position }));
      const stale = client.ask("textDocument/diagnostic", client.document()).catch((error) => error);
      const edit = client.change("main.ts", [{ range: at(0, 20), text: "1" }]);
      const answer = await stale;
      if (answer.code === -32802) {
        given += 1;
        assert.deepEqual(answer.data, { retriggerRequest: true });
      } else {
        assert.equal(answer.kind, "full");
      }
      await Promise.all([edit, ...busy]);
    }
    assert.equal(given, 1);
  }, { abilities: vary({ textDocument: { diagnostic: { dynamicRegistration: false } } }) });
});

test("positions outside of the text are moved into it", async () => {
  await withClient({ "main.ts": "a\nbc\n" }, async (client) => {
    const range = (l1, c1, l2, c2) => ({ start: { line: l1, character: c1 }, end: { line: l2, character: c2 } });
    await client.change("main.ts", [{ range: range(0, 99, 0, 99), text: "X" }]);
    assert.equal(await text(client), "aX\nbc\n");
    await client.change("main.ts", [{ range: range(99, 0, 99, 9), text: "end" }]);
    assert.equal(await text(client), "aX\nbc\nend");
    await client.change("main.ts", [{ range: range(1, 2, 1, 0), text: "Y" }]);
    assert.equal(await text(client), "aX\nbcY\nend");
    await client.change("main.ts", [{ range: range(0, 0, 4000000000, 4000000000), text: "" }]);
    assert.equal(await text(client), "");
  });
});

for (const [name, line] of [["\\r\\n", "\r\n"], ["\\n", "\n"], ["\\r", "\r"]]) {
  test(`edits between lines that end with ${name}`, async () => {
    await withClient({ "main.ts": `const a = 1;${line}const b = 2;${line}` }, async (client) => {
      await client.change("main.ts", [{ range: { start: { line: 0, character: 12 }, end: { line: 1, character: 6 } }, text: " const " }]);
      assert.equal(await text(client), `const a = 1; const b = 2;${line}`);
      await client.change("main.ts", [{ range: at(1, 0), text: "export default b;" }]);
      assert.equal(await text(client), `const a = 1; const b = 2;${line}export default b;`);
    });
  });
}

for (const [encoding, emoji] of [["utf-8", 4], ["utf-16", 2]]) {
  test(`edits behind an emoji in ${encoding}`, async () => {
    const abilities = vary({ general: { positionEncodings: [encoding] } });
    await withClient({ "main.ts": "const s = '😀ä';\nexport default s;\n" }, async (client) => {
      const start = 11 + emoji;
      await client.change("main.ts", [{ range: at(0, start, start + (encoding === "utf-8" ? 2 : 1)), text: "ö" }]);
      assert.equal(await text(client), "const s = '😀ö';\nexport default s;\n");
      // Inside of the emoji: at its start.
      await client.change("main.ts", [{ range: at(0, 12), text: "!" }]);
      assert.match(await text(client), /^const s = '!?😀!?ö';\n/);
    }, { abilities });
  });
}

test("a change without a range replaces all, before and behind others", async () => {
  await withClient({ "main.ts": "old" }, async (client) => {
    await client.change("main.ts", [{ range: at(0, 0), text: "x" }, { text: "new" }, { range: at(0, 3), text: "!" }]);
    assert.equal(await text(client), "new!");
  });
});

test("a document that is opened again has the new text", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
    await client.open("main.ts", "export default { a: 1 };\n");
    const found = await client.ask("textDocument/diagnostic", client.document());
    assert.deepEqual(found.items, []);
  });
});

test("changes and closings of what is not open are no matter", async () => {
  await withClient({ "main.ts": "export default 1;\n" }, async (client) => {
    const other = { uri: client.uri("other.ts"), version: 7 };
    await client.tell("textDocument/didChange", { textDocument: other, contentChanges: [{ text: "x" }] });
    await client.tell("textDocument/didClose", { textDocument: other });
    await client.tell("textDocument/didSave", { textDocument: other });
    assert.equal(await text(client, "other.ts"), null);
    assert.equal(await client.ask("textDocument/hover", { textDocument: other, position: { line: 0, character: 0 } }), null);
    assert.deepEqual(await client.said("main.ts"), []);
  });
});

test("two documents that were never saved do not get in each other's way", async () => {
  const client = await Client.start({});
  for (const [n, content] of [[1, "export default { a: b };\n"], [2, "export const b = 1;\n"]]) {
    const textDocument = { uri: `untitled:Untitled-${n}`, languageId: "typescript", version: 1, text: content };
    await client.tell("textDocument/didOpen", { textDocument });
  }
  const said = async (n) => codes((await client.ask("textDocument/diagnostic", { textDocument: { uri: `untitled:Untitled-${n}` } })).items);
  assert.deepEqual(await said(1), ["1 ts2304"]);
  assert.deepEqual(await said(2), []);
  await client.stop();
});

test("documents of other schemes are looked at", async () => {
  const client = await Client.start({});
  const uri = "git:/repo/flake.ts?%7B%22ref%22%3A%22HEAD%22%7D";
  await client.tell("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text: "const a = 1;\nexport default a;\n" } });
  const hover = await client.ask("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 6 } });
  assert.match(hover.contents.value, /const a: 1/);
  await client.stop();
});

test("files that are no TypeScript are opened without harm", async () => {
  await withClient({ "main.ts": "export default 1;\n" }, async (client) => {
    for (const [name, languageId] of [["flake.nix", "nix"], ["flake.lock", "json"], ["a.json", "json"], ["x.toml", "toml"], ["none", "plaintext"]]) {
      const textDocument = { uri: client.uri(name), languageId, version: 1, text: "{ } ((" };
      await client.tell("textDocument/didOpen", { textDocument });
      for (const method of ["hover", "completion", "definition"]) {
        await client.ask(`textDocument/${method}`, { textDocument: { uri: textDocument.uri }, position: { line: 0, character: 3 } });
      }
      await client.ask("textDocument/documentSymbol", { textDocument: { uri: textDocument.uri } });
    }
    assert.deepEqual(await client.said("main.ts"), []);
  });
});

test("many questions at once are all answered", async () => {
  await withClient({ "main.ts": "const a = 1;\nexport default { a };\n" }, async (client) => {
    const ask = (n) => client.ask(n % 2 ? "textDocument/hover" : "textDocument/completion", { ...client.document(), position: { line: 1, character: 17 } });
    const answers = await Promise.all(Array.from({ length: 500 }, (_, n) => ask(n)));
    assert.ok(answers.every((it) => it !== null));
  });
});

test("edits and questions in a row are about the text of their time", async () => {
  await withClient({ "main.ts": "const a = 0;\n" }, async (client) => {
    const answers = [];
    for (let n = 1; n < 60; n++) {
      client.change("main.ts", `const a = ${n};\n`);
      answers.push(client.ask("textDocument/hover", { ...client.document(), position: { line: 0, character: 6 } }));
    }
    const shown = (await Promise.all(answers)).map((it) => /const a: (\d+)/.exec(it.contents.value)[1]);
    assert.deepEqual(shown, Array.from({ length: 59 }, (_, n) => String(n + 1)));
  });
});

test("a server whose client is killed ends by itself", async () => {
  const parent = spawn("sleep", ["60"]);
  const client = await Client.start({}, { params: { processId: parent.pid } });
  const gone = new Promise((done) => parent.once("exit", done));
  parent.kill("SIGKILL");
  await gone;
  assert.equal(await client.exit, 0);
});

test("a server without a parent's number stays until its input ends", async () => {
  const client = await Client.start({}, { params: { processId: null } });
  assert.equal(await Promise.race([client.exit, new Promise((done) => setTimeout(() => done("there"), 1500))]), "there");
  assert.equal(await client.stop(), 0);
});

const BROKEN = {
  "no JSON": frame("{ this is no JSON"), "half a UTF-8 letter": Buffer.concat([Buffer.from("Content-Length: 1\r\n\r\n"), Buffer.from([0xc3])]),
  "an empty body": frame(""), "an array": frame("[]"), "a number": frame("7"), "null": frame("null"),
  "a request without a method": frame({ jsonrpc: "2.0", id: "x" }), "a method that is no text": frame({ jsonrpc: "2.0", id: "x", method: 7 }),
  "a header without a number": Buffer.from("Content-Length: many\r\n\r\n"), "a header with a far too large number": Buffer.from("Content-Length: 99999999999999\r\n\r\n"),
  "a negative length": Buffer.from("Content-Length: -5\r\n\r\n"), "words": Buffer.from("hello\r\n\r\n"), "empty lines": Buffer.from("\r\n\r\n\r\n"),
  "an answer nobody asked for": frame({ jsonrpc: "2.0", id: 4711, result: {} }), "an error nobody asked for": frame({ jsonrpc: "2.0", id: 4711, error: { code: 1, message: "x" } }),
  "a notification that is unknown": frame({ jsonrpc: "2.0", method: "$/unknown", params: {} }),
  "a notification with wrong parameters": frame({ jsonrpc: "2.0", method: "textDocument/didChange", params: 5 }),
  "a cancellation of nothing": frame({ jsonrpc: "2.0", method: "$/cancelRequest", params: { id: 815 } }),
  "initialize once more": frame({ jsonrpc: "2.0", id: "again", method: "initialize", params: { capabilities: {} } }),
  "a header in small letters": Buffer.from('content-length: 52\r\n\r\n{"jsonrpc":"2.0","method":"$/setTrace","params":null}'),
  "another header before": Buffer.concat([Buffer.from("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"), frame({ jsonrpc: "2.0", method: "$/setTrace", params: { value: "off" } })]),
};

for (const [name, bytes] of Object.entries(BROKEN)) {
  test(`goes on after ${name}`, async () => {
    const client = await Client.start({ "main.ts": "export default { a: b };\n" });
    client.connection.onError(() => {});
    client.process.stdin.write(bytes);
    await client.open("main.ts");
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
    assert.equal(await client.stop(), 0);
  });
}

test("a message that comes in pieces is one", async () => {
  const client = await Client.start({ "main.ts": "export default { a: b };\n" });
  const text = "export default { a: c };\n";
  const whole = frame({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument: { uri: client.uri("main.ts"), languageId: "typescript", version: 1, text } } });
  client.versions.set("main.ts", 1);
  for (let at = 0; at < whole.length; at += 7) {
    client.process.stdin.write(whole.subarray(at, at + 7));
    if (at % 70 === 0) await new Promise((done) => setTimeout(done, 1));
  }
  assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
  await client.stop();
});

test("a large document is read and edited", async () => {
  const big = Array.from({ length: 3000 }, (_, n) => `export const value${n} = ${n};`).join("\n") + "\n";
  await withClient({ "main.ts": big }, async (client) => {
    await client.change("main.ts", [{ range: at(2999, 0), text: "export const last: string = value1;\n" }]);
    const [found] = await client.finds("main.ts");
    assert.equal(found.code, "ts2322");
    assert.equal(found.range.start.line, 2999);
  });
});

test("deeply nested code is no end of the server", async () => {
  const deep = `export default ${"[".repeat(20_000)}${"]".repeat(20_000)};\n`;
  await withClient({ "main.ts": deep }, async (client) => {
    for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full"]) {
      await client.ask(`textDocument/${method}`, client.document());
    }
    await client.ask("textDocument/selectionRange", { ...client.document(), positions: [{ line: 0, character: 20_000 }] });
    await client.change("main.ts", "export default { a: b };\n");
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
  });
});

test("documents come and go without end", async () => {
  const client = await Client.start({ "tsnix.json": '{ "entries": [] }' });
  for (let n = 0; n < 60; n++) {
    client.texts.set(`f${n}.ts`, `export const n${n} = ${n};\n`);
    await client.open(`f${n}.ts`);
    if (n >= 3) await client.tell("textDocument/didClose", client.document(`f${n - 3}.ts`));
  }
  const symbols = await client.ask("workspace/symbol", { query: "n" });
  assert.deepEqual(symbols.map((it) => it.name).sort(), ["n57", "n58", "n59"]);
  await client.stop();
});

test("a client on another root is served by the same rules", async () => {
  const client = await Client.start({ "flake.ts": "export default { lib: { a: b } };\n" }, {
    params: (it) => ({ rootUri: null, workspaceFolders: null, rootPath: it.path("elsewhere") }),
    abilities: { ...ABILITIES, workspace: {} },
  });
  await client.open("flake.ts");
  assert.deepEqual(codes(await client.said("flake.ts")), ["1 ts2304"]);
  assert.match(pathToFileURL(client.path("flake.ts")).href, /^file:/);
  await client.stop();
});

test("the process says nothing on standard error", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    await client.said("main.ts");
    await client.ask("textDocument/hover", { ...client.document(), position: { line: 0, character: 0 } });
    assert.equal(client.errors, "");
  });
});

test("two servers over one folder", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    const other = spawn(binary, ["lsp"], { cwd: client.folder });
    other.stdin.write(frame({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {}, rootUri: client.uri(".") } }));
    await new Promise((done) => other.stdout.once("data", done));
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
    other.stdin.end();
    assert.equal(await new Promise((done) => other.once("exit", done)), 0);
  });
});
