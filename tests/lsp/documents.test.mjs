// Documents: edits in order, unsaved dependencies, several projects, what is said about all of it.

import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { ABILITIES, apply, Client, withClient } from "./harness.mjs";

const codes = (diagnostics) => diagnostics.map((it) => `${it.range.start.line + 1} ${it.code}`);

test("an error appears while typing and goes again", async () => {
  await withClient({ "main.ts": "export default { a: 1 };\n" }, async (client) => {
    assert.deepEqual(codes(await client.said("main.ts")), []);
    await client.change("main.ts", "export default { a: b };\n");
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2304"]);
    await client.change("main.ts", "const b = 1;\nexport default { a: b };\n");
    assert.deepEqual(codes(await client.said("main.ts")), []);
  });
});

test("a diagnostic has its source, severity, page and help", async () => {
  await withClient({ "main.ts": "const port: number = 'x';\nexport default { port };\n" }, async (client) => {
    const [it] = await client.said("main.ts");
    assert.equal(it.source, "tsnix");
    assert.equal(it.severity, 1);
    assert.equal(it.code, "ts2322");
    assert.match(it.codeDescription.href, /not-assignable/);
  });
});

test("edits of one notification speak each of the text before", async () => {
  await withClient({ "main.ts": "abc" }, async (client) => {
    const at = (start, end) => ({ start: { line: 0, character: start }, end: { line: 0, character: end } });
    await client.change("main.ts", [
      { range: at(0, 3), text: "const a = 1;" },
      { range: at(12, 12), text: "\nexport default { b: a };\n" },
      { range: at(6, 7), text: "a" },
    ]);
    assert.deepEqual(codes(await client.said("main.ts")), []);
  });
});

test("a thousand edits in a row are applied in order", async () => {
  await withClient({ "main.ts": "export default { n: 0 };\n" }, async (client) => {
    let text = client.texts.get("main.ts");
    const pending = [];
    for (let n = 0; n < 1000; n++) {
      const start = { line: 0, character: 20 };
      const edit = { range: { start, end: start }, newText: String(n % 10) };
      text = apply(text, [edit]);
      pending.push(client.change("main.ts", [{ range: edit.range, text: edit.newText }]));
    }
    await Promise.all(pending);
    client.texts.set("main.ts", text);
    const shown = await client.ask("textDocument/documentSymbol", client.document());
    const end = shown[0].range.end;
    assert.equal(end.character, text.trimEnd().length);
    assert.deepEqual(codes(await client.said("main.ts")), []);
  });
});

test("an unsaved module is read as it stands in the editor", async () => {
  const files = { "main.ts": "import { a } from './lib';\nexport default { a };\n", "lib.ts": "export const b = 1;\n" };
  await withClient(files, async (client) => {
    assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2305"]);
    await client.change("lib.ts", "export const a = 1;\n");
    const again = await client.ask("textDocument/diagnostic", client.document("main.ts"));
    assert.deepEqual(again.items, []);
  });
});

test("closing shows the file on disk again", async () => {
  const files = { "main.ts": "import { a } from './lib';\nexport default { a };\n", "lib.ts": "export const a = 1;\n" };
  await withClient(files, async (client) => {
    await client.change("lib.ts", "export const b = 1;\n");
    let found = await client.ask("textDocument/diagnostic", client.document("main.ts"));
    assert.deepEqual(codes(found.items), ["1 ts2305"]);
    await client.tell("textDocument/didClose", client.document("lib.ts"));
    found = await client.ask("textDocument/diagnostic", client.document("main.ts"));
    assert.deepEqual(found.items, []);
  });
});

test("a file that is made and one that vanishes are noticed", async () => {
  const client = await Client.start({ "main.ts": "import { a } from './lib';\nexport default { a };\n" });
  await client.open("main.ts");
  assert.deepEqual(codes(await client.said("main.ts")), ["1 ts2307"]);
  writeFileSync(client.path("lib.ts"), "export const a = 1;\n");
  await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("lib.ts"), type: 1 }] });
  assert.deepEqual((await client.ask("textDocument/diagnostic", client.document("main.ts"))).items, []);
  rmSync(client.path("lib.ts"));
  await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("lib.ts"), type: 3 }] });
  const found = await client.ask("textDocument/diagnostic", client.document("main.ts"));
  assert.deepEqual(codes(found.items), ["1 ts2307"]);
  await client.stop();
});

test("the settings silence a code once they are saved", async () => {
  const client = await Client.start({ "main.ts": "export default { a: 1 as unknown as string };\nconst b: number = 'x';\n" });
  await client.open("main.ts");
  assert.deepEqual(codes(await client.said("main.ts")), ["2 ts2322"]);
  writeFileSync(client.path("tsnix.json"), '{ "entries": ["main.ts"], "diagnostics": { "ts2322": "off" } }\n');
  await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("tsnix.json"), type: 1 }] });
  assert.deepEqual((await client.ask("textDocument/diagnostic", client.document("main.ts"))).items, []);
  await client.stop();
});

test("two projects do not see each other", async () => {
  const files = {
    "one/main.ts": "import { a } from './lib';\nexport default { a };\n",
    "one/lib.ts": "export const a = 1;\n",
    "two/main.ts": "import { a } from './lib';\nexport default { a };\n",
    "two/lib.ts": "export const b = 1;\n",
  };
  await withClient(files, async (client) => {
    assert.deepEqual(codes(await client.said("one/main.ts")), []);
    assert.deepEqual(codes(await client.said("two/main.ts")), ["1 ts2305"]);
  }, { folders: ["one", "two"] });
});

test("a document that was never saved is checked", async () => {
  const client = await Client.start({});
  const textDocument = { uri: "untitled:Untitled-1", languageId: "typescript", version: 1, text: "export default { a: b };\n" };
  await client.tell("textDocument/didOpen", { textDocument });
  const found = await client.ask("textDocument/diagnostic", { textDocument: { uri: textDocument.uri } });
  assert.deepEqual(codes(found.items), ["1 ts2304"]);
  await client.stop();
});

test("nothing is pushed to a client that asks by itself", async () => {
  const textDocument = { ...ABILITIES.textDocument, diagnostic: {} };
  const abilities = { ...ABILITIES, textDocument };
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    const found = await client.ask("textDocument/diagnostic", client.document("main.ts"));
    assert.equal(found.kind, "full");
    assert.deepEqual(codes(found.items), ["1 ts2304"]);
    assert.equal(client.diagnostics.size, 0);
  }, { abilities });
});

test("the workspace is reported as a whole", async () => {
  const files = { "main.ts": "import { a } from './lib';\nexport default { a };\n", "lib.ts": "export const a: string = 1;\n" };
  await withClient(files, async (client) => {
    const found = await client.ask("workspace/diagnostic", { previousResultIds: [] });
    const shown = found.items.map((it) => `${it.uri.split("/").at(-1)} ${codes(it.items)}`);
    assert.deepEqual(shown.sort(), ["lib.ts 1 ts2322", "main.ts "]);
  });
});

test("a wrong package is underlined with the near name", async () => {
  const text = "import { pkgs } from '@nixpkgs/latest';\nexport default { devShell: pkgs.mkShell({ packages: [pkgs.nodjs] }) };\n";
  await withClient({ "flake.ts": text }, async (client) => {
    const [it] = await client.said("flake.ts");
    assert.equal(it.code, "tn2001");
    assert.match(it.message, /nodejs/);
  });
});
