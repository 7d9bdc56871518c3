// What is given in two steps, both ways, or together: resolving, the Nix and back, linked names, deltas.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ABILITIES, vary, withClient } from "./harness.mjs";

const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const SHELL = "import { pkgs } from '@nixpkgs/latest';\nexport default {\n  devShell: pkgs.mkShell({ packages: [pkgs.nodejs] }),\n};\n";

const LAZY = vary({ textDocument: {
  codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
  inlayHint: { resolveSupport: { properties: ["tooltip"] } },
} });

async function actions(client) {
  const range = { start: client.cursor.position, end: client.cursor.position };
  return client.ask("textDocument/codeAction", { ...client.document(), range, context: { diagnostics: [] } });
}

test("the edit of a code action comes when it is chosen", async () => {
  await withClient({ "main.ts": "const a = 1 + 2;\nexport default { x: <|>a };\n" }, async (client) => {
    const [action] = (await actions(client)).filter((it) => it.kind === "refactor.inline");
    assert.equal(action.edit, undefined);
    const resolved = await client.ask("codeAction/resolve", action);
    assert.equal(client.applied(resolved.edit)["main.ts"], "export default { x: (1 + 2) };\n");
  }, { abilities: LAZY });
});

test("a code action of a text that is no more is refused", async () => {
  await withClient({ "main.ts": "const a = 1 + 2;\nexport default { x: <|>a };\n" }, async (client) => {
    const [action] = await actions(client);
    await client.change("main.ts", "const a = 3;\nexport default { x: a };\n");
    await assert.rejects(client.ask("codeAction/resolve", action), { code: -32801 });
  }, { abilities: LAZY });
});

test("a code action without data comes back as it is", async () => {
  await withClient({ "main.ts": "export default 1;\n" }, async (client) => {
    assert.deepEqual(await client.ask("codeAction/resolve", { title: "x", data: 7 }), { title: "x", data: 7 });
  }, { abilities: LAZY });
});

test("the edits come at once to a client that does not resolve", async () => {
  await withClient({ "main.ts": "const a = 1 + 2;\nexport default { x: <|>a };\n" }, async (client) => {
    assert.ok((await actions(client)).every((it) => it.edit && it.data === undefined));
  });
});

test("a hint says more when somebody looks at it", async () => {
  const text = "/** Adds. */\nconst f = (a: number, deep: boolean) => a;\nconst g = [1].map((n) => n);\nexport default { x: f(1, true), g };\n";
  await withClient({ "main.ts": text }, async (client) => {
    const hints = await client.ask("textDocument/inlayHint", { ...client.document(), range: everywhere });
    const type = hints.find((it) => it.kind === 1);
    assert.equal(type.tooltip, undefined);
    const resolved = await client.ask("inlayHint/resolve", type);
    assert.match(resolved.tooltip.value, /const g: number\[\]/);
    assert.equal(resolved.label, type.label);
  }, { abilities: LAZY });
});

test("hints of a client that does not resolve carry nothing", async () => {
  await withClient({ "main.ts": "const g = [1].map((n) => n);\nexport default g;\n" }, async (client) => {
    const hints = await client.ask("textDocument/inlayHint", { ...client.document(), range: everywhere });
    assert.ok(hints.length > 0);
    assert.ok(hints.every((it) => it.data === undefined));
  });
});

test("a lens comes back with its command", async () => {
  await withClient({ "flake.ts": SHELL }, async (client) => {
    const [lens] = await client.ask("textDocument/codeLens", client.document("flake.ts"));
    assert.deepEqual(await client.ask("codeLens/resolve", lens), lens);
  });
});

test("a completion is resolved after more was typed", async () => {
  await withClient({ "main.ts": "/** Told. */\nconst answer = 42;\nexport default { x: a<|> };\n" }, async (client) => {
    const { items } = await client.ask("textDocument/completion", client.at());
    const item = items.find((it) => it.label === "answer");
    for (let n = 0; n < 3; n++) await client.ask("textDocument/completion", client.at());
    assert.equal((await client.ask("completionItem/resolve", item)).documentation.value, "Told.");
  });
});

test("a completion of long ago, or of nobody, comes back as it is", async () => {
  await withClient({ "main.ts": "const answer = 42;\nexport default { x: a<|> };\n" }, async (client) => {
    const { items } = await client.ask("textDocument/completion", client.at());
    for (let n = 0; n < 12; n++) await client.ask("textDocument/completion", client.at());
    const item = items.find((it) => it.label === "answer");
    assert.deepEqual(await client.ask("completionItem/resolve", item), item);
    assert.deepEqual(await client.ask("completionItem/resolve", { label: "x", data: { a: 1 } }), { label: "x", data: { a: 1 } });
  });
});

test("a local name is edited in all its places together", async () => {
  await withClient({ "main.ts": "const n<|>ame = 'a';\nexport const all = [name, `${name}`];\n" }, async (client) => {
    const { ranges } = await client.ask("textDocument/linkedEditingRange", client.at());
    assert.deepEqual(ranges.map((it) => `${it.start.line}:${it.start.character}`), ["0:6", "1:20", "1:29"]);
  });
});

test("a name that another file has too is not", async () => {
  const files = { "main.ts": "export const na<|>me = 'a';\nexport const all = [name];\n", "other.ts": "import { name } from './main';\nexport default name;\n" };
  await withClient(files, async (client) => {
    assert.equal(await client.ask("textDocument/linkedEditingRange", client.at()), null);
  });
});

test("from the source to the Nix and back", async () => {
  await withClient({ "flake.ts": SHELL.replace("nodejs", "no<|>dejs") }, async (client) => {
    const show = (command, position) => client.ask("workspace/executeCommand", { command, arguments: [client.uri("flake.ts"), position] });
    const nix = await show("tsnix.showNix", client.cursor.position);
    const back = await show("tsnix.showSource", nix.range.start);
    assert.equal(client.place(back), 'flake.ts:3:44 "nodejs"');
  });
});

test("from the Nix to another module", async () => {
  const files = { "main.ts": "import { port } from './lib';\nexport default { port };\n", "lib.ts": "export const port = 8000 + 80;\n" };
  await withClient(files, async (client) => {
    const ask = (command, more) => client.ask("workspace/executeCommand", { command, arguments: [{ uri: client.uri("main.ts"), ...more }] });
    const nix = await ask("tsnix.showNix", {});
    const line = nix.text.split("\n").findIndex((it) => it.includes("8000") || it.includes("8080"));
    const character = nix.text.split("\n")[line].search(/80[08]0/) + 1;
    const back = await ask("tsnix.showSource", { position: { line, character } });
    assert.equal(back.uri, client.uri("lib.ts"));
  });
});

test("no way back where there is no Nix", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    const params = { command: "tsnix.showSource", arguments: [client.uri("main.ts"), { line: 0, character: 0 }] };
    assert.equal(await client.ask("workspace/executeCommand", params), null);
  });
});

test("a command without a document is refused", async () => {
  await withClient({ "main.ts": "export default 1;\n" }, async (client) => {
    for (const command of ["tsnix.showNix", "tsnix.showSource", "tsnix.build"]) {
      for (const args of [[], [7], [{ uri: 7 }], ["no uri"]]) {
        await assert.rejects(client.ask("workspace/executeCommand", { command, arguments: args }), { code: -32602 });
      }
    }
  });
});

test("colours since an answer that is not the last come whole", async () => {
  await withClient({ "main.ts": "const a = 1;\nexport default { b: a };\n" }, async (client) => {
    const first = await client.ask("textDocument/semanticTokens/full", client.document());
    const second = await client.ask("textDocument/semanticTokens/full", client.document());
    const stale = await client.ask("textDocument/semanticTokens/full/delta", { ...client.document(), previousResultId: first.resultId });
    assert.deepEqual(stale.data, second.data);
    const same = await client.ask("textDocument/semanticTokens/full/delta", { ...client.document(), previousResultId: stale.resultId });
    assert.deepEqual(same.edits, []);
  });
});

for (const [name, folding, check] of [
  ["lines alone", { lineFoldingOnly: true }, (folds) => assert.ok(folds.every((it) => it.startCharacter === undefined && it.endCharacter === undefined))],
  ["two at most", { rangeLimit: 2 }, (folds) => assert.equal(folds.length, 2)],
  ["as they are", {}, (folds) => assert.ok(folds.length === 3 && folds.every((it) => it.startCharacter !== undefined))],
]) {
  test(`folds: ${name}`, async () => {
    await withClient({ "main.ts": "export default {\n  a: [\n    1,\n  ],\n  b: {\n    c: 1,\n  },\n};\n" }, async (client) => {
      check(await client.ask("textDocument/foldingRange", client.document()));
    }, { abilities: vary({ textDocument: { foldingRange: folding } }, { ...ABILITIES }) });
  });
}

test("a client of old is told the same in its words", async () => {
  const abilities = { textDocument: { completion: { completionItem: { deprecatedSupport: true } } } };
  const text = "/** @deprecated gone */\nconst older = 1;\nexport default { x: old<|> };\n";
  await withClient({ "main.ts": text }, async (client) => {
    const { items } = await client.ask("textDocument/completion", client.at());
    const item = items.find((it) => it.label === "older");
    assert.equal(item.tags, undefined);
    assert.ok(item.deprecated === undefined || item.deprecated === true);
    assert.equal(client.capabilities.renameProvider, true);
    assert.equal(client.capabilities.codeActionProvider, undefined);
  }, { abilities });
});
