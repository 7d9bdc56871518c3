// Who goes first: what somebody waits for while typing, before what may come a moment later. Asserted by the order of
// the answers, not by time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ABILITIES, vary, withClient } from "./harness.mjs";

const frame = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};

/** A program of several modules, long enough to be looked at in pieces; one of them has a mistake that only the output shows. */
function long() {
  const block = (n) => `export interface Service${n} { name: string; port: number; tags?: string[] }
export const service${n} = (name: string): Service${n} => ({ name, port: ${8000 + n}, tags: ["a", "b"].map((tag) => tag + name) });
export const ports${n} = [1, 2, 3].map((it) => service${n}(\`s\${it}\`).port + it).filter((it) => it > 2);
`;
  const module = Array.from({ length: 60 }, (_, n) => block(n)).join("");
  const files = { "tsnix.json": "{ \"entries\": [\"main.nix.ts\"] }\n" };
  for (const name of ["a", "b", "c"]) files[`${name}.ts`] = module;
  files["main.nix.ts"] = `import { service1 } from "./a.ts";
import { ports2 } from "./b.ts";
import * as c from "./c.ts";
const text = "";
export default { a: service1("x").name, ports2, c: c.ports3, text };
`;
  return files;
}

/** The numbers of the answers, and "said" with the version for each publication about a document, in the order in which they came. */
function listen(client, path) {
  const came = [];
  let rest = Buffer.alloc(0);
  client.process.stdout.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = rest.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, head).toString())[1]);
      if (rest.length < head + 4 + length) return;
      const message = JSON.parse(rest.subarray(head + 4, head + 4 + length).toString());
      rest = rest.subarray(head + 4 + length);
      if (message.method === "textDocument/publishDiagnostics" && message.params.uri === client.uri(path)) came.push(`said ${message.params.version}`);
      else if (message.method === undefined) came.push(message.error ? `${message.id} ${message.error.code}` : message.id);
    }
  });
  return came;
}

const edit = (client, path, version, text = " ") => ({
  method: "textDocument/didChange",
  params: {
    textDocument: { uri: client.uri(path), version },
    contentChanges: [{ range: { start: { line: 3, character: 14 }, end: { line: 3, character: 14 } }, text }],
  },
});
const complete = (client, id) => ({
  id, method: "textDocument/completion",
  params: { ...client.document("main.nix.ts"), position: { line: 4, character: 20 } },
});
/** What keeps the server busy until all that is written behind it has come. */
const busy = (client) => Array.from({ length: 12 }, (_, n) => complete(client, `busy ${n}`));
const isBusy = (it) => String(it).startsWith("busy");
const pull = (client, id, path = "main.nix.ts") => ({ id, method: "textDocument/diagnostic", params: client.document(path) });

/** Waits until so much came. */
async function until(came, is) {
  for (let turn = 0; turn < 1000 && !is(came); turn++) await new Promise((done) => setTimeout(done, 20));
  assert.ok(is(came), JSON.stringify(came));
}

test("a completion asked behind an edit and a pull is answered before the pull", async () => {
  await withClient(long(), async (client) => {
    await client.ask("textDocument/diagnostic", client.document("main.nix.ts"));
    const came = listen(client, "main.nix.ts");
    const write = (...messages) => client.process.stdin.write(Buffer.concat(messages.map(frame)));
    for (let turn = 0; turn < 5; turn++) {
      came.length = 0;
      write(...busy(client), edit(client, "main.nix.ts", 2 + turn), pull(client, "pull"), complete(client, "completion"));
      await until(came, (it) => it.includes("pull") && it.includes("completion"));
      assert.deepEqual(came.filter((it) => !isBusy(it)), ["completion", "pull"]);
    }
    client.versions.set("main.nix.ts", 6);
  }, { abilities: vary({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }) });
});

test("a pull that waits while its document changes is to be asked again", async () => {
  await withClient(long(), async (client) => {
    await client.ask("textDocument/diagnostic", client.document("main.nix.ts"));
    const came = listen(client, "main.nix.ts");
    const write = (...messages) => client.process.stdin.write(Buffer.concat(messages.map(frame)));
    write(
      ...busy(client), edit(client, "main.nix.ts", 2), pull(client, "first"), pull(client, "other", "a.ts"), complete(client, "completion"),
      edit(client, "main.nix.ts", 3), pull(client, "second"),
    );
    await until(came, (it) => it.length === 16);
    assert.deepEqual(came.filter((it) => !isBusy(it)).toSorted(), ["completion", "first -32802", "other", "second"]);
    assert.ok(came.indexOf("completion") < came.indexOf("second"));
  }, { abilities: vary({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }) });
});

test("a completion asked behind an edit is answered before anything is said of it", async () => {
  await withClient(long(), async (client) => {
    await client.said("main.nix.ts");
    const came = listen(client, "main.nix.ts");
    const write = (...messages) => client.process.stdin.write(Buffer.concat(messages.map(frame)));
    for (let turn = 0; turn < 5; turn++) {
      came.length = 0;
      // What was still to be said of the edit before is not about this one.
      write(edit(client, "main.nix.ts", 2 + 2 * turn), ...busy(client), edit(client, "main.nix.ts", 3 + 2 * turn), complete(client, "completion"));
      await until(came, (it) => it.includes(`said ${3 + 2 * turn}`) && it.includes("completion"));
      assert.ok(came.indexOf("completion") < came.indexOf(`said ${3 + 2 * turn}`), came.join());
    }
  });
});

test("what only compiling finds is said of a long program too, and taken back", async () => {
  await withClient(long(), async (client) => {
    assert.deepEqual(await client.said("main.nix.ts"), []);
    // No string of Nix can hold it.
    await client.change("main.nix.ts", [{ range: { start: { line: 3, character: 14 }, end: { line: 3, character: 14 } }, text: "\\0" }]);
    const codes = (await client.finds("main.nix.ts")).map((it) => it.code);
    assert.equal(codes.length, 1, codes.join());
    // An edit of another module leaves it where it is.
    await client.change("a.ts", [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n" }]);
    await client.said("a.ts");
    assert.deepEqual(client.diagnostics.get(client.uri("main.nix.ts")).diagnostics.map((it) => it.code), codes);
    await client.change("main.nix.ts", [{ range: { start: { line: 3, character: 14 }, end: { line: 3, character: 16 } }, text: "" }]);
    assert.deepEqual(await client.said("main.nix.ts"), []);
  });
});

test("a client that pulls is asked to ask again when compiling finds more", async () => {
  await withClient(long(), async (client) => {
    const codes = async () => (await client.ask("textDocument/diagnostic", client.document("main.nix.ts"))).items?.map((it) => it.code);
    assert.deepEqual(await codes(), []);
    await client.change("main.nix.ts", [{ range: { start: { line: 3, character: 14 }, end: { line: 3, character: 14 } }, text: "\\0" }]);
    if ((await codes()).length === 0) await client.hears("workspace/diagnostic/refresh");
    assert.equal((await codes()).length, 1);
  }, { abilities: vary({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }) });
});
