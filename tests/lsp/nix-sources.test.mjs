// From TypeScript into the Nix behind it, and to modules of the project that nothing imports yet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, vary } from "./harness.mjs";

const NIXPKGS = {
  "tree/lib/default.nix": "let lib = { attrsets = callLibs ./attrsets.nix; inherit (lib.attrsets) mapAttrs; }; in lib\n",
  "tree/lib/attrsets.nix": "{ lib }:\n{\n  mapAttrs = f: set: set;\n}\n",
  "tree/pkgs/top-level/all-packages.nix": "{\n  ripgrep = callPackage ../tools/ripgrep { };\n}\n",
  "tree/pkgs/tools/ripgrep/default.nix": "{ }: { }\n",
};

/** Starts, opens what the cursor is in, asks and stops. */
async function asked(files, method, { environment = {}, settings, params = {} } = {}, look) {
  const start = { environment, params: { initializationOptions: settings } };
  const client = await Client.start({ ...NIXPKGS, ...files }, start);
  try {
    await client.open(client.cursor.path);
    const answer = await client.ask(method, client.at(params));
    return look(answer, client);
  } finally {
    await client.stop();
  }
}

const places = (answer, client) => (answer ?? []).map((it) => client.place(it));
const PACKAGE = { "flake.ts": 'import { pkgs } from "@nixpkgs/latest";\nexport default { package: pkgs.rip<|>grep };\n' };
const LIBRARY = { "flake.ts": 'import { lib } from "@nixpkgs/latest";\nexport default { lib: { x: lib.map<|>Attrs((n) => n, {}) } };\n' };
const AT_PACKAGE = ['tree/pkgs/tools/ripgrep/default.nix:1:1 ""'];

test("a package is defined in the tree of the settings", async () => {
  const options = { settings: { nixpkgs: "tree" } };
  assert.deepEqual(await asked(PACKAGE, "textDocument/definition", options, places), AT_PACKAGE);
  assert.deepEqual(await asked(PACKAGE, "textDocument/implementation", options, places), AT_PACKAGE);
  const declared = await asked(PACKAGE, "textDocument/declaration", options, places);
  assert.ok(declared.length > 0 && declared.every((it) => it.endsWith(".d.ts")), String(declared));
});

test("the tree that flake.lock names", async () => {
  const client = await Client.start({ ...NIXPKGS, ...PACKAGE });
  const { writeFileSync } = await import("node:fs");
  const lock = { version: 7, root: "root", nodes: {
    root: { inputs: { nixpkgs: "nixpkgs" } },
    nixpkgs: { locked: { type: "path", path: client.path("tree") }, original: { type: "path", path: client.path("tree") } },
  } };
  writeFileSync(client.path("flake.lock"), JSON.stringify(lock));
  try {
    await client.open("flake.ts");
    assert.deepEqual(places(await client.ask("textDocument/definition", client.at()), client), AT_PACKAGE);
  } finally {
    await client.stop();
  }
});

test("a function of the library is declared with its type and implemented in Nix", async () => {
  const settings = { nixpkgs: "tree" };
  const implemented = await asked(LIBRARY, "textDocument/implementation", { settings }, places);
  assert.deepEqual(implemented, ['tree/lib/attrsets.nix:3:3 "mapAttrs"']);
  const defined = await asked(LIBRARY, "textDocument/definition", { settings }, places);
  assert.ok(defined.every((it) => it.endsWith(".d.ts")) && defined.length > 0, String(defined));
});

test("without a tree a definition is the declaration", async () => {
  const found = await asked(PACKAGE, "textDocument/definition", {}, places);
  assert.ok(found.length > 0 && found.every((it) => it.endsWith(".d.ts")), String(found));
});

test("what a Nix file gives", async () => {
  const files = {
    "tools.nix": "{\n  greet = who: who;\n}\n",
    "main.ts": 'import tools from "./tools.nix";\nexport default tools.gr<|>eet;\n',
  };
  assert.deepEqual(await asked(files, "textDocument/definition", {}, places), ['tools.nix:2:3 "greet"']);
});

const PROJECT = {
  "flake.ts": "export default { lib: { x: 1 } };\n",
  "lib/tools.ts": "export const greeting = 1;\nexport interface Greeted {}\n",
  "lib/user.ts": 'import { greeting } from "./tools";\nexport default greeting + 1;\n',
  "other/flake.ts": "export const greetingOfAnother = 1;\n",
};

test("completion imports from a module that nothing leads to", async () => {
  const files = { ...PROJECT, "flake.ts": "const a = greet<|>;\nexport default { lib: { a } };\n" };
  const found = await asked(files, "textDocument/completion", {}, (answer) => answer.items);
  const item = found.find((it) => it.label === "greeting");
  assert.equal(item?.additionalTextEdits?.[0].newText, 'import { greeting } from "./lib/tools";\n');
  assert.equal(found.some((it) => it.label === "greetingOfAnother"), false);
});

test("a type of such a module", async () => {
  const files = { ...PROJECT, "flake.ts": "const a: Greet<|> = 1;\nexport default { lib: { a } };\n" };
  const found = await asked(files, "textDocument/completion", {}, (answer) => answer.items);
  const item = found.find((it) => it.label === "Greeted");
  assert.equal(item?.additionalTextEdits?.[0].newText, 'import type { Greeted } from "./lib/tools";\n');
});

test("specifiers of such modules", async () => {
  const files = { ...PROJECT, "flake.ts": 'import { greeting } from "./<|>";\nexport default { lib: {} };\n' };
  const found = await asked(files, "textDocument/completion", {}, (answer) => answer.items.map((it) => it.label));
  assert.ok(found.includes("./lib/tools") && found.includes("./lib/user"), String(found));
});

test("references and renames reach modules that nothing leads to", async () => {
  const files = { ...PROJECT, "lib/tools.ts": "export const gree<|>ting = 1;\n" };
  const found = await asked(
    files, "textDocument/references", { params: { context: { includeDeclaration: false } } }, places,
  );
  assert.deepEqual(found.sort(), ['lib/user.ts:1:10 "greeting"', 'lib/user.ts:2:16 "greeting"']);
  await asked(files, "textDocument/rename", { params: { newName: "hello" } }, (edit, client) => {
    const texts = client.applied(edit);
    assert.equal(texts["lib/user.ts"], 'import { hello } from "./tools";\nexport default hello + 1;\n');
  });
});

test("imports of modules that nothing leads to follow a file", async () => {
  const client = await Client.start({ ...PROJECT });
  try {
    await client.open("flake.ts");
    const files = [{ oldUri: client.uri("lib/tools.ts"), newUri: client.uri("tools.ts") }];
    const edit = await client.ask("workspace/willRenameFiles", { files });
    assert.match(client.applied(edit)["lib/user.ts"], /from "..\/tools"/);
  } finally {
    await client.stop();
  }
});

test("a template becomes TypeScript", async () => {
  const text = 'import { nix } from "tsnix";\nconst port = 80;\nexport default nix<number>`${port} + 1`;\n';
  const abilities = vary({ textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } } });
  const client = await Client.start({ "main.ts": text }, { abilities });
  try {
    await client.open("main.ts");
    const at = { line: 2, character: 16 };
    const all = await client.ask("textDocument/codeAction", {
      ...client.document("main.ts"), range: { start: at, end: at }, context: { diagnostics: [] },
    });
    const offered = all.find((it) => it.title === "Write this Nix as TypeScript");
    assert.equal(offered?.kind, "refactor.rewrite");
    const chosen = await client.ask("codeAction/resolve", offered);
    assert.match(client.applied(chosen.edit)["main.ts"], /export default port \+ 1;/);
  } finally {
    await client.stop();
  }
});
