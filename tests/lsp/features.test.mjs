// Each method of the protocol over the wire. What the answers should be in depth is tested where they are made,
// in `tsnix_ide`; here: that they arrive, in the protocol's words and at the right places.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ABILITIES, withClient } from "./harness.mjs";

const SHELL = "import { pkgs } from '@nixpkgs/latest';\nexport default {\n  devShell: pkgs.mkShell({ packages: [pkgs.nodejs] }),\n};\n";

/** One question about the cursor of one file. */
function about(name, text, method, more, check, options) {
  test(name, async () => {
    const files = typeof text === "string" ? { [text.includes("@nixpkgs") ? "flake.ts" : "main.ts"]: text } : text;
    await withClient(files, async (client) => {
      const params = typeof more === "function" ? more(client) : client.at(more);
      await check(await client.ask(method, params), client);
    }, options);
  });
}

const labels = (answer) => answer.items.map((it) => it.label);

about("completion of members", "const o = { alpha: 1, beta: 2 };\nexport default { x: o.<|> };\n",
  "textDocument/completion", {}, (answer) => assert.deepEqual(labels(answer), ["alpha", "beta"]));

about("completion of packages", SHELL.replace("nodejs]", "rip<|>]"), "textDocument/completion", {}, (answer) => {
  assert.equal(labels(answer)[0], "ripgrep");
  assert.ok(answer.items.length <= 200);
});

about("completion of all packages is cut off", SHELL.replace("nodejs]", "<|>]"), "textDocument/completion", {}, (answer) => {
  assert.equal(answer.isIncomplete, true);
  assert.ok(answer.items.length <= 200);
  assert.ok(JSON.stringify(answer).length < 100_000);
});

about("completion of arguments", SHELL.replace("packages: [pkgs.nodejs]", "pack<|>"), "textDocument/completion", {},
  (answer) => assert.equal(labels(answer)[0], "packages"));

about("completion with an import", { "main.ts": "export default { x: alp<|> };\n", "lib.ts": "export const alpha = 1;\n" },
  "textDocument/completion", {}, (answer) => {
    const item = answer.items.find((it) => it.label === "alpha");
    assert.equal(item.additionalTextEdits[0].newText, 'import { alpha } from "./lib";\n');
  });

about("completion resolves its docs", "/** The answer. */\nconst answer = 42;\nexport default { x: ans<|> };\n",
  "textDocument/completion", {}, async (answer, client) => {
    const item = answer.items.find((it) => it.label === "answer");
    assert.equal(item.documentation, undefined);
    const resolved = await client.ask("completionItem/resolve", item);
    assert.equal(resolved.detail, "const answer: 42");
    assert.equal(resolved.documentation.value, "The answer.");
  });

const WITHIN = "const answer = 42;\nexport default { x: ans<|>wer };\n";
about("completion within a word leaves it to the client what becomes of the rest", WITHIN,
  "textDocument/completion", {}, (answer, client) => {
    const { insert, replace, newText } = answer.items.find((it) => it.label === "answer").textEdit;
    assert.equal(newText, "answer");
    assert.equal(client.place({ uri: client.uri("main.ts"), range: insert }), 'main.ts:2:21 "ans"');
    assert.equal(client.place({ uri: client.uri("main.ts"), range: replace }), 'main.ts:2:21 "answer"');
  });

about("completion within a word, for a client that takes one range", WITHIN,
  "textDocument/completion", {}, (answer, client) => {
    const { range } = answer.items.find((it) => it.label === "answer").textEdit;
    assert.equal(client.place({ uri: client.uri("main.ts"), range }), 'main.ts:2:21 "answer"');
  }, { abilities: { ...ABILITIES, textDocument: {} } });

about("a rename that can't be done fails as one that is asked for in order", "export default { x: 1<|>0 };\n",
  "textDocument/completion", {}, async (answer, client) => {
    const { line, character } = client.cursor.position;
    const params = { ...client.document("main.ts"), position: { line, character }, newName: "a" };
    await assert.rejects(client.ask("textDocument/rename", params), { code: -32803 });
  });

about("completion without snippets", "interface S { port: number }\nexport const s: S = { po<|> };\n",
  "textDocument/completion", {}, (answer) => {
    const item = answer.items.find((it) => it.label === "port");
    assert.equal(item.insertTextFormat, undefined);
    assert.equal(item.textEdit.newText, "port: ");
  }, { abilities: { ...ABILITIES, textDocument: {} } });

about("hover", "/** The port. */\nconst port = 80;\nexport default { x: po<|>rt };\n", "textDocument/hover", {},
  (answer, client) => {
    assert.equal(answer.contents.value, "```typescript\nconst port: 80\n```\n\nThe port.");
    assert.equal(client.place({ uri: client.uri("main.ts"), range: answer.range }), 'main.ts:3:21 "port"');
  });

about("hover over an import says what is locked", {
  "flake.ts": "import utils from 'github:numtide/flake-<|>utils';\nexport default { lib: { utils } };\n",
  "flake.lock": JSON.stringify({
    nodes: {
      root: { inputs: { "flake-utils": "flake-utils" } },
      "flake-utils": {
        locked: { lastModified: 1731533236, rev: "11707dc2f618" },
        original: { type: "github", owner: "numtide", repo: "flake-utils" },
      },
    },
    root: "root",
    version: 7,
  }),
}, "textDocument/hover", {}, (answer) => assert.match(answer.contents.value, /locked at `11707dc2f618` of 2024-11-13/));

about("hover over nothing", "export default { x: 1 };  <|>\n", "textDocument/hover", {},
  (answer) => assert.equal(answer, null));

about("signature help", "const f = (a: number, b: string) => a;\nexport default { x: f(1, <|>) };\n",
  "textDocument/signatureHelp", {}, (answer) => {
    assert.equal(answer.signatures[0].label, "f(a: number, b: string): number");
    assert.equal(answer.activeParameter, 1);
    assert.deepEqual(answer.signatures[0].parameters[1].label, [13, 22]);
  });

const MODULES = { "main.ts": "import { port } from './lib';\nexport default { x: po<|>rt };\n", "lib.ts": "export const port = 80;\n" };

for (const method of ["definition", "declaration", "implementation"]) {
  about(method, MODULES, `textDocument/${method}`, {}, (answer, client) =>
    assert.deepEqual(answer.map((it) => client.place(it)), ['lib.ts:1:14 "port"']));
}

about("definition with links", MODULES, "textDocument/definition", {}, (answer, client) => {
  assert.equal(answer[0].targetUri, client.uri("lib.ts"));
  assert.deepEqual(answer[0].originSelectionRange.start, { line: 1, character: 20 });
}, { abilities: { ...ABILITIES, textDocument: { definition: { linkSupport: true } } } });

about("definition in what came with tsnix", SHELL.replace("mkShell", "mkS<|>hell"), "textDocument/definition", {},
  (answer) => assert.match(answer[0].uri, /^file:.*\.d\.ts$/));

about("type definition", "interface S { port: number }\nconst s: S = { port: 1 };\nexport default { x: <|>s.port };\n",
  "textDocument/typeDefinition", {}, (answer, client) =>
    assert.deepEqual(answer.map((it) => client.place(it)), ['main.ts:1:11 "S"']));

about("references", MODULES, "textDocument/references", { context: { includeDeclaration: true } }, (answer, client) =>
  assert.deepEqual(answer.map((it) => client.place(it)).sort(),
    ['lib.ts:1:14 "port"', 'main.ts:1:10 "port"', 'main.ts:2:21 "port"']));

about("references without the declaration", MODULES, "textDocument/references", { context: { includeDeclaration: false } },
  (answer, client) => assert.equal(answer.map((it) => client.place(it)).includes('lib.ts:1:14 "port"'), false));

about("highlights", "export function f() { let n = 1; n = 2; return <|>n; }\n", "textDocument/documentHighlight", {},
  (answer) => assert.deepEqual(answer.map((it) => `${it.range.start.character} ${it.kind}`), ["26 3", "33 3", "47 2"]));

about("rename through modules", MODULES, "textDocument/rename", { newName: "door" }, (answer, client) =>
  assert.deepEqual(client.applied(answer), {
    "main.ts": "import { door } from './lib';\nexport default { x: door };\n",
    "lib.ts": "export const door = 80;\n",
  }));

about("prepare rename", MODULES, "textDocument/prepareRename", {}, (answer) =>
  assert.deepEqual(answer, { start: { line: 1, character: 20 }, end: { line: 1, character: 24 } }));

test("rename refuses what is not ours", async () => {
  await withClient({ "main.ts": "export default { x: [1].ma<|>p((n) => n) };\n" }, async (client) => {
    await assert.rejects(client.ask("textDocument/rename", client.at({ newName: "x" })), /not yours/);
  });
});

about("outline", SHELL, "textDocument/documentSymbol", (client) => client.document("flake.ts"), (answer) => {
  assert.equal(answer[0].name, "default");
  assert.equal(answer[0].children[0].name, "devShell");
  assert.equal(answer[0].children[0].children[0].name, "packages");
});

about("workspace symbols", { "main.ts": "export default { x: 1 };\n", "lib.ts": "export const portNumber = 80;\n" },
  "workspace/symbol", () => ({ query: "pN" }), (answer, client) =>
    assert.deepEqual(answer.map((it) => client.place(it.location)), ['lib.ts:1:14 "portNumber"']));

about("folding", "export default {\n  a: [\n    1,\n  ],\n};\n", "textDocument/foldingRange", (client) => client.document(),
  (answer) => assert.deepEqual(answer.map((it) => `${it.startLine}-${it.endLine}`), ["0-4", "1-3"]));

about("selection", "export default { a: 1 + <|>2 };\n", "textDocument/selectionRange",
  (client) => ({ ...client.document(), positions: [client.cursor.position] }), (answer) => {
    const starts = [];
    for (let it = answer[0]; it; it = it.parent) starts.push(it.range.start.character);
    assert.deepEqual(starts.slice(0, 3), [24, 20, 17]);
  });

about("links", { "main.ts": "import { a } from './lib';\nimport utils from 'github:numtide/flake-utils';\nexport default { a, utils };\n", "lib.ts": "export const a = 1;\n" },
  "textDocument/documentLink", (client) => client.document("main.ts"), (answer, client) => {
    assert.equal(answer[0].target, client.uri("lib.ts"));
    assert.equal(answer[1].target, "https://github.com/numtide/flake-utils");
  });

about("semantic tokens", "const a = 1;\nexport default { b: a };\n", "textDocument/semanticTokens/full",
  (client) => client.document(), async (answer, client) => {
    assert.equal(answer.data.length, 15);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const part = await client.ask("textDocument/semanticTokens/range", { ...client.document(), range });
    assert.equal(part.data.length, 10);
    await client.change("main.ts", "const a = 1;\nconst c = 2;\nexport default { b: a, c };\n");
    const delta = await client.ask("textDocument/semanticTokens/full/delta",
      { ...client.document(), previousResultId: answer.resultId });
    const whole = await client.ask("textDocument/semanticTokens/full", client.document());
    const data = [...answer.data];
    for (const edit of delta.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    assert.deepEqual(data, whole.data);
  });

about("inlay hints", "const f = (a: number, deep: boolean) => a;\nexport default { x: f(1, true) };\n",
  "textDocument/inlayHint", (client) => ({ ...client.document(), range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } }),
  (answer) => assert.deepEqual(answer.map((it) => it.label), ["a:", "deep:"]));

about("calls", "const low = () => 1;\nfunction mi<|>d() { return low(); }\nexport default { x: mid() };\n",
  "textDocument/prepareCallHierarchy", {}, async (answer, client) => {
    assert.equal(answer[0].name, "mid");
    const incoming = await client.ask("callHierarchy/incomingCalls", { item: answer[0] });
    assert.deepEqual(incoming.map((it) => it.from.name), ["main.ts"]);
    const outgoing = await client.ask("callHierarchy/outgoingCalls", { item: answer[0] });
    assert.deepEqual(outgoing.map((it) => it.to.name), ["low"]);
  });

about("code lenses", SHELL, "textDocument/codeLens", (client) => client.document("flake.ts"), (answer) =>
  assert.deepEqual(answer.map((it) => it.command.title), ["Show Nix", "nix develop"]));

about("quick fix of a package", SHELL.replace("nodejs", "nod<|>js"), "textDocument/codeAction",
  (client) => ({ ...client.document("flake.ts"), range: { start: client.cursor.position, end: client.cursor.position }, context: { diagnostics: [] } }),
  (answer, client) => {
    const fix = answer.find((it) => it.isPreferred);
    assert.equal(fix.kind, "quickfix");
    assert.equal(fix.diagnostics[0].code, "tn2001");
    assert.match(client.applied(fix.edit)["flake.ts"], /pkgs\.nodejs/);
  });

about("only refactorings where only those are asked for", "const a = 1 + 2;\nexport default { x: <|>a };\n", "textDocument/codeAction",
  (client) => ({ ...client.document(), range: { start: client.cursor.position, end: client.cursor.position }, context: { diagnostics: [], only: ["refactor"] } }),
  (answer) => assert.deepEqual(answer.map((it) => it.kind), ["refactor.inline"]));

/** The actions at the cursor of a document. */
const atCursor = (client) => ({
  ...client.document(client.cursor.path),
  range: { start: client.cursor.position, end: client.cursor.position },
  context: { diagnostics: [] },
});
const CREATES = { ...ABILITIES, workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } };

about("a file that is missing is made", { "main.ts": "import { a } from './o<|>ther';\nexport default a;\n" },
  "textDocument/codeAction", atCursor, (answer, client) => {
    const action = answer.find((it) => it.title === "Create `./other`");
    const [create, edit] = action.edit.documentChanges;
    assert.equal(create.kind, "create");
    assert.equal(create.uri, client.uri("other.ts"));
    assert.equal(edit.edits[0].newText, "export const a = null;\n");
  }, { abilities: CREATES });

about("no file is made for a client that can't", { "main.ts": "import { a } from './o<|>ther';\nexport default a;\n" },
  "textDocument/codeAction", atCursor, (answer) => assert.equal(answer.some((it) => it.title.startsWith("Create")), false));

about("a declaration moves to a module of its own", "const <|>names = ['a'];\nexport default names;\n", "textDocument/codeAction", atCursor,
  (answer, client) => {
    const action = answer.find((it) => it.title === "Move `names` to a module of its own");
    assert.equal(action.kind, "refactor.extract");
    assert.deepEqual(action.edit.documentChanges.map((it) => it.kind ?? "edit"), ["create", "edit", "edit"]);
    assert.equal(action.edit.documentChanges[2].textDocument.uri, client.uri("main.ts"));
  }, { abilities: CREATES });

about("all of one kind are mended at once", "export const f = (a: number) => [a <|>== 1, a == 2];\n", "textDocument/codeAction", atCursor,
  (answer, client) => {
    const all = answer.find((it) => it.title.startsWith("Fix all 2 of tn1030"));
    assert.equal(client.applied(all.edit)["main.ts"], "export const f = (a: number) => [a === 1, a === 2];\n");
    assert.equal(answer.find((it) => it.kind === "source.fixAll") === undefined, false);
  });

about("a missing property is added", "interface S { a: number; b: string }\nexport const <|>s: S = { a: 1 };\n", "textDocument/codeAction", atCursor,
  (answer, client) => {
    const fix = answer.find((it) => it.isPreferred);
    assert.equal(fix.diagnostics[0].code, "ts2741");
    assert.match(client.applied(fix.edit)["main.ts"], /\{ a: 1, b: "" \}/);
  });

about("a flake in the full form", SHELL.replace("export default", "export <|>default"), "textDocument/codeAction", atCursor,
  (answer, client) => {
    const action = answer.find((it) => it.title === "Convert to the full form");
    assert.equal(action.kind, "refactor.rewrite");
    assert.match(client.applied(action.edit)["flake.ts"], /nixpkgs\.lib\.genAttrs\(systems, \(system\) => \{/);
  });

about("the Nix of a document and the cursor in it", SHELL.replace("nodejs", "no<|>dejs"), "workspace/executeCommand",
  (client) => ({ command: "tsnix.showNix", arguments: [client.uri("flake.ts"), client.cursor.position] }), (answer) => {
    const line = answer.text.split("\n")[answer.range.start.line];
    assert.match(line, /packages = \[ pkgs\.nodejs \];/);
    assert.equal(line.slice(answer.range.start.character, answer.range.end.character), "nodejs");
  });

about("no Nix where there are errors", "export default { x: nope };\n", "workspace/executeCommand",
  (client) => ({ command: "tsnix.showNix", arguments: [client.uri("main.ts")] }), (answer) => {
    assert.equal(answer.text, null);
    assert.equal(answer.errors, 1);
  });

about("the hash that Nix found is written", { "main.ts": "export default { x: { hash: '' } };\n" }, "workspace/executeCommand",
  (client) => ({
    command: "tsnix.fixHashes",
    arguments: [client.uri("main.ts"), [
      "error: hash mismatch in fixed-output derivation '/nix/store/abc-source.drv':",
      "         specified: sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "            got:    sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ].join("\n")],
  }), (answer, client) => {
    assert.equal(answer.fixed, 1);
    assert.equal(client.applied(answer.edit)["main.ts"],
      "export default { x: { hash: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' } };\n");
  });

about("build writes the Nix", SHELL, "workspace/executeCommand",
  (client) => ({ command: "tsnix.build", arguments: [client.uri("flake.ts")] }),
  (answer) => assert.equal(answer.success, true, answer.output));

test("an unknown command is an error", async () => {
  await withClient({ "flake.ts": SHELL }, async (client) => {
    await assert.rejects(client.ask("workspace/executeCommand", { command: "tsnix.nope", arguments: [] }), { code: -32602 });
  });
});

about("imports follow a file that is renamed", MODULES, "workspace/willRenameFiles",
  (client) => ({ files: [{ oldUri: client.uri("lib.ts"), newUri: client.uri("lib/port.ts") }] }), (answer, client) =>
    assert.equal(client.applied(answer)["main.ts"], "import { port } from './lib/port';\nexport default { x: port };\n"));
