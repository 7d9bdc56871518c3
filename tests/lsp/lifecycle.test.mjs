// From `initialize` to `exit`, with clients that behave and clients that do not.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { ABILITIES, Client, withClient } from "./harness.mjs";

const FILES = { "main.ts": "export default { a: 1 };\n" };

test("says what it can do", async () => {
  await withClient(FILES, async (client) => {
    assert.equal(client.serverInfo.name, "tsnix");
    assert.equal(client.capabilities.textDocumentSync.change, 2);
    for (const name of [
      "completionProvider", "hoverProvider", "signatureHelpProvider", "declarationProvider", "definitionProvider",
      "typeDefinitionProvider", "implementationProvider", "referencesProvider", "documentHighlightProvider",
      "documentSymbolProvider", "workspaceSymbolProvider", "renameProvider", "codeActionProvider", "codeLensProvider",
      "documentLinkProvider", "foldingRangeProvider", "selectionRangeProvider", "semanticTokensProvider",
      "inlayHintProvider", "callHierarchyProvider", "executeCommandProvider", "linkedEditingRangeProvider",
    ]) {
      assert.ok(client.capabilities[name], name);
    }
  });
});

test("leaves with 0 when told so", async () => {
  const client = await Client.start(FILES);
  assert.equal(await client.stop(), 0);
});

test("leaves with 1 when exit comes without shutdown", async () => {
  const client = await Client.start(FILES);
  await client.tell("exit");
  assert.equal(await client.exit, 1);
});

test("leaves when the client goes", async () => {
  const client = await Client.start(FILES);
  client.process.stdin.end();
  assert.equal(await client.exit, 0);
});

test("answers in UTF-8 where the client counts so", async () => {
  const abilities = { ...ABILITIES, general: { positionEncodings: ["utf-8", "utf-16"] } };
  await withClient({ "main.ts": "const ä = 1; export default äö;\n" }, async (client) => {
    assert.equal(client.capabilities.positionEncoding, "utf-8");
    const [first] = await client.said("main.ts");
    assert.deepEqual(first.range.start, { line: 0, character: 29 });
  }, { abilities });
});

test("answers in UTF-16 otherwise", async () => {
  await withClient({ "main.ts": "const x = '😀'; export default y;\n" }, async (client) => {
    assert.equal(client.capabilities.positionEncoding, "utf-16");
    const [first] = await client.said("main.ts");
    assert.deepEqual(first.range.start, { line: 0, character: 31 });
  });
});

test("survives what is no message", async () => {
  const client = await Client.start(FILES);
  const broken = "{ this is no JSON";
  client.process.stdin.write(`Content-Length: ${broken.length}\r\n\r\n${broken}`);
  await client.open("main.ts");
  assert.deepEqual(await client.said("main.ts"), []);
  assert.equal(await client.stop(), 0);
});

test("answers an unknown request with an error and goes on", async () => {
  await withClient(FILES, async (client) => {
    await assert.rejects(client.ask("textDocument/nothing", {}), { code: -32601 });
    assert.deepEqual(await client.said("main.ts"), []);
  });
});

test("answers wrong parameters with an error and goes on", async () => {
  await withClient(FILES, async (client) => {
    await assert.rejects(client.ask("textDocument/hover", { textDocument: 1 }), { code: -32602 });
    assert.deepEqual(await client.said("main.ts"), []);
  });
});

test("a request before initialize is refused", async () => {
  const process = spawn(globalThis.process.env.TSNIX_BINARY ?? "target/debug/tsnix", ["lsp"]);
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "textDocument/hover", params: {} });
  let answer = "";
  const whole = new Promise((done) => {
    process.stdout.on("data", (data) => (answer += data).endsWith("}") && done());
  });
  process.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await whole;
  assert.match(answer, /-32002/);
  process.stdin.end();
});
