// What changes around the documents: folders, files on disk, settings, typings, lock files, builds.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { ABILITIES, binary, Client, vary, withClient } from "./harness.mjs";

const codes = (diagnostics) => diagnostics.map((it) => `${it.range.start.line + 1} ${it.code}`);
const PULLS = vary({ textDocument: { diagnostic: { dynamicRegistration: false } } });
const MODULES = { "main.ts": "import { a } from './lib';\nexport default { a };\n", "lib.ts": "export const a = 1;\n" };
const FLAKE = "import { pkgs } from '@nixpkgs/latest';\nexport default { devShell: pkgs.mkShell({ packages: [pkgs.nginx] }) };\n";

/** What is said of a document now. */
async function pull(client, path = "main.ts") {
  return codes((await client.ask("textDocument/diagnostic", client.document(path))).items);
}

const changed = (client, ...changes) =>
  client.tell("workspace/didChangeWatchedFiles", { changes: changes.map(([path, type]) => ({ uri: client.uri(path), type })) });

test("an answer that is the same is not sent again", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    const first = await client.ask("textDocument/diagnostic", client.document());
    assert.equal(first.kind, "full");
    const again = await client.ask("textDocument/diagnostic", { ...client.document(), previousResultId: first.resultId });
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });
    await client.change("main.ts", "export default { a: c };\n");
    const other = await client.ask("textDocument/diagnostic", { ...client.document(), previousResultId: first.resultId });
    assert.equal(other.kind, "full");
    assert.notEqual(other.resultId, first.resultId);
  }, { abilities: PULLS });
});

test("the workspace tells only what is new", async () => {
  await withClient({ ...MODULES, "lib.ts": "export const a: string = 1;\n" }, async (client) => {
    const first = await client.ask("workspace/diagnostic", { previousResultIds: [] });
    const previousResultIds = first.items.map((it) => ({ uri: it.uri, value: it.resultId }));
    const again = await client.ask("workspace/diagnostic", { previousResultIds });
    assert.deepEqual(again.items.map((it) => it.kind), ["unchanged", "unchanged"]);
    await client.change("lib.ts", "export const a = 1;\n");
    const third = await client.ask("workspace/diagnostic", { previousResultIds });
    const kinds = Object.fromEntries(third.items.map((it) => [it.uri.split("/").at(-1), it.kind]));
    assert.deepEqual(kinds, { "lib.ts": "full", "main.ts": "unchanged" });
  }, { abilities: PULLS });
});

test("what was said of a file that is gone is taken back", async () => {
  await withClient(MODULES, async (client) => {
    const gone = client.uri("gone.ts");
    const answer = await client.ask("workspace/diagnostic", { previousResultIds: [{ uri: gone, value: "x" }] });
    const report = answer.items.find((it) => it.uri === gone);
    assert.deepEqual(report.items, []);
  }, { abilities: PULLS });
});

test("a folder of the client is reported before anything of it is opened", async () => {
  const client = await Client.start({ "tsnix.json": '{ "entries": ["main.ts"] }', ...MODULES, "lib.ts": "export const a: string = 1;\n" }, { abilities: PULLS });
  const answer = await client.ask("workspace/diagnostic", { previousResultIds: [] });
  assert.deepEqual(answer.items.map((it) => `${it.uri.split("/").at(-1)} ${codes(it.items)}`), ["lib.ts 1 ts2322"]);
  const symbols = await client.ask("workspace/symbol", { query: "a" });
  assert.ok(symbols.some((it) => it.name === "a"));
  await client.stop();
});

test("folders come and go", async () => {
  const files = {
    "one/tsnix.json": '{ "entries": ["main.ts"] }', "one/main.ts": "export default { a: b };\n",
    "two/tsnix.json": '{ "entries": ["main.ts"] }', "two/main.ts": "export default { a: c };\n",
  };
  const client = await Client.start(files, { abilities: PULLS, folders: ["one"] });
  const reported = async () =>
    (await client.ask("workspace/diagnostic", { previousResultIds: [] })).items.map((it) => it.uri.split("/").at(-2)).sort();
  assert.deepEqual(await reported(), ["one"]);
  const folder = (name) => ({ uri: client.uri(name), name });
  await client.tell("workspace/didChangeWorkspaceFolders", { event: { added: [folder("two")], removed: [] } });
  assert.deepEqual(await reported(), ["one", "two"]);
  await client.tell("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder("one")] } });
  assert.deepEqual(await reported(), ["two"]);
  await client.stop();
});

test("a document outside of every folder is served", async () => {
  await withClient({ "inside/main.ts": "export default 1;\n", "outside/alone.ts": "export default { a: b };\n" }, async (client) => {
    assert.deepEqual(codes(await client.said("outside/alone.ts")), ["1 ts2304"]);
  }, { folders: ["inside"] });
});

test("a document belongs to the nearest project", async () => {
  const files = {
    "flake.ts": "export default { lib: {} };\n",
    "sub/tsnix.json": '{ "entries": ["main.ts"], "diagnostics": { "ts2304": "off" } }',
    "sub/main.ts": "export default { a: b };\n", "other.ts": "export default { a: b };\n",
  };
  await withClient(files, async (client) => {
    assert.deepEqual(codes(await client.said("sub/main.ts")), []);
    assert.deepEqual(codes(await client.said("other.ts")), ["1 ts2304"]);
  });
});

test("a file renamed on disk is found under its new name", async () => {
  const client = await Client.start(MODULES);
  await client.open("main.ts");
  assert.deepEqual(await pull(client), []);
  renameSync(client.path("lib.ts"), client.path("moved.ts"));
  await changed(client, ["lib.ts", 3], ["moved.ts", 1]);
  assert.deepEqual(await pull(client), ["1 ts2307"]);
  await client.change("main.ts", "import { a } from './moved';\nexport default { a };\n");
  assert.deepEqual(await pull(client), []);
  await client.stop();
});

test("a folder that is deleted takes its modules along", async () => {
  const client = await Client.start({ "main.ts": "import { a } from './sub/lib';\nexport default { a };\n", "sub/lib.ts": "export const a = 1;\n" });
  await client.open("main.ts");
  assert.deepEqual(await pull(client), []);
  rmSync(client.path("sub"), { recursive: true });
  await changed(client, ["sub", 3]);
  assert.deepEqual(await pull(client), ["1 ts2307"]);
  await client.stop();
});

test("an open document whose file is deleted stays what it is", async () => {
  await withClient(MODULES, async (client) => {
    assert.deepEqual(await pull(client), []);
    rmSync(client.path("lib.ts"));
    await changed(client, ["lib.ts", 3]);
    assert.deepEqual(await pull(client), []);
    await client.tell("textDocument/didClose", client.document("lib.ts"));
    assert.deepEqual(await pull(client), ["1 ts2307"]);
  });
});

test("a file changed on disk is read again, with and without being told", async () => {
  const client = await Client.start(MODULES);
  await client.open("main.ts");
  assert.deepEqual(await pull(client), []);
  writeFileSync(client.path("lib.ts"), "export const b = 1;\n");
  await changed(client, ["lib.ts", 2]);
  assert.deepEqual(await pull(client), ["1 ts2305"]);
  writeFileSync(client.path("lib.ts"), "export const a = 1;\n");
  await client.tell("textDocument/didSave", client.document("main.ts"));
  assert.deepEqual(await pull(client), []);
  await client.stop();
});

test("an imported JSON file that changes changes the types", async () => {
  const files = { "main.ts": "import data from './data.json';\nexport const n: number = data.port;\nexport default { n };\n", "data.json": '{ "port": 80 }' };
  const client = await Client.start(files);
  await client.open("main.ts");
  assert.deepEqual(await pull(client), []);
  writeFileSync(client.path("data.json"), '{ "port": "80" }');
  await changed(client, ["data.json", 2]);
  assert.deepEqual(await pull(client), ["2 ts2322"]);
  await client.stop();
});

test("settings in tsnix.json count without a watcher", async () => {
  const client = await Client.start({ "tsnix.json": '{ "entries": ["main.ts"] }', "main.ts": "export default { a: b };\n" });
  await client.open("main.ts");
  assert.deepEqual(await pull(client), ["1 ts2304"]);
  writeFileSync(client.path("tsnix.json"), '{ "entries": ["main.ts"], "diagnostics": { "ts2304": "off" } }');
  await client.tell("textDocument/didSave", client.document("main.ts"));
  assert.deepEqual(await pull(client), []);
  await client.stop();
});

test("watchers are registered where the client lets them be", async () => {
  const abilities = vary({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, didChangeConfiguration: { dynamicRegistration: true } } });
  await withClient(MODULES, async (client) => {
    const { registrations } = await client.hears("client/registerCapability");
    assert.deepEqual(registrations.map((it) => it.method), ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    const globs = registrations[0].registerOptions.watchers.map((it) => it.globPattern).join(" ");
    assert.match(globs, /flake\.lock/);
    assert.match(globs, /packages\.index/);
  }, { abilities });
});

test("nothing is registered where the client does not let it", async () => {
  await withClient(MODULES, async (client) => {
    await client.said("main.ts");
    assert.equal(client.heard.some((it) => it.method === "client/registerCapability"), false);
    assert.equal(client.heard.some((it) => it.method === "workspace/configuration"), false);
  });
});

const HINTS = "const f = (a: number, deep: boolean) => 1;\nexport default { x: f(1, true) };\n";
const hints = async (client) => {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  return (await client.ask("textDocument/inlayHint", { ...client.document(), range })).map((it) => it.label);
};

test("settings are asked for, and asked for again", async () => {
  let settings = { inlayHints: { parameters: false } };
  const abilities = vary({ workspace: { configuration: true, inlayHint: { refreshSupport: true } } });
  const answers = { "workspace/configuration": () => [settings] };
  await withClient({ "main.ts": HINTS }, async (client) => {
    await client.hears("workspace/inlayHint/refresh");
    assert.deepEqual(await hints(client), []);
    settings = null;
    client.heard = [];
    await client.tell("workspace/didChangeConfiguration", { settings: null });
    await client.hears("workspace/inlayHint/refresh");
    assert.deepEqual(await hints(client), ["a:", "deep:"]);
  }, { abilities, answers });
});

test("settings may be sent, from the start or later", async () => {
  const params = { initializationOptions: { codeLens: { enable: false } } };
  await withClient({ "main.ts": HINTS }, async (client) => {
    assert.deepEqual(await client.ask("textDocument/codeLens", client.document()), []);
    await client.tell("workspace/didChangeConfiguration", { settings: { tsnix: { inlayHints: { parameters: false } } } });
    assert.deepEqual(await hints(client), []);
    assert.equal((await client.ask("textDocument/codeLens", client.document())).length, 1);
  }, { params });
});

test("settings that make no sense are told and not used", async () => {
  await withClient({ "main.ts": HINTS }, async (client) => {
    await client.tell("workspace/didChangeConfiguration", { settings: { tsnix: { inlayHints: 7 } } });
    const { message } = await client.hears("window/logMessage", (it) => it.type === 2);
    assert.match(message, /settings of `tsnix`/);
    assert.deepEqual(await hints(client), ["a:", "deep:"]);
  });
});

const facts = (rev, ...names) => JSON.stringify({
  schema: "tsnix-facts/packages@1", source: { name: "nixpkgs", rev },
  entries: names.map((name) => ({ path: [name], kind: "derivation", pname: name })),
});

/** Writes the typings of a project as the command does. */
function typings(client, rev, ...names) {
  writeFileSync(client.path("facts.json"), facts(rev, ...names));
  const run = spawnSync(binary, ["typings", "facts.json"], { cwd: client.folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
}

test("typings written under the server are read, told or not", async () => {
  const client = await Client.start({ "flake.ts": FLAKE });
  typings(client, "abc", "git");
  await client.open("flake.ts");
  assert.deepEqual(await pull(client, "flake.ts"), ["2 ts2339"]);
  typings(client, "abc", "git", "nginx");
  await client.change("flake.ts", `${FLAKE}\n`);
  assert.deepEqual(await pull(client, "flake.ts"), []);
  typings(client, "abc", "git");
  await changed(client, [".tsnix/typings/packages.index", 2]);
  assert.deepEqual(await pull(client, "flake.ts"), ["2 ts2339"]);
  typings(client, "abc", "nginx");
  await client.ask("workspace/executeCommand", { command: "tsnix.reloadTypings", arguments: [] });
  assert.deepEqual(await pull(client, "flake.ts"), []);
  rmSync(client.path(".tsnix"), { recursive: true });
  await changed(client, [".tsnix/typings/packages.index", 3]);
  assert.deepEqual(await pull(client, "flake.ts"), []);
  await client.stop();
});

const lock = (rev) => JSON.stringify({ nodes: { nixpkgs: { locked: { rev } }, root: { inputs: { nixpkgs: "nixpkgs" } } }, root: "root", version: 7 });

test("typings are offered when the lock has gone on, once", async () => {
  const client = await Client.start({ "flake.ts": FLAKE, "flake.lock": lock("abc") });
  typings(client, "abc", "nginx");
  await client.open("flake.ts");
  await changed(client, ["flake.lock", 2]);
  assert.deepEqual(await pull(client, "flake.ts"), []);
  assert.equal(client.heard.some((it) => it.method === "window/showMessageRequest"), false);
  writeFileSync(client.path("flake.lock"), lock("def"));
  await changed(client, ["flake.lock", 2]);
  const offer = await client.hears("window/showMessageRequest");
  assert.deepEqual(offer.actions.map((it) => it.title), ["Run tsnix typings", "Not now"]);
  await changed(client, ["flake.lock", 2]);
  assert.deepEqual(await pull(client, "flake.ts"), []);
  assert.equal(client.heard.filter((it) => it.method === "window/showMessageRequest").length, 1);
  await client.stop();
});

test("nothing is offered where the user does not want it, or there are no typings", async () => {
  const params = { initializationOptions: { offerTypings: false } };
  const client = await Client.start({ "flake.ts": FLAKE, "flake.lock": lock("def") }, { params });
  typings(client, "abc", "nginx");
  await client.open("flake.ts");
  await changed(client, ["flake.lock", 2]);
  await pull(client, "flake.ts");
  assert.equal(client.heard.some((it) => it.method === "window/showMessageRequest"), false);
  await client.stop();
});

test("typings that are wanted are made, with progress that can be stopped", async () => {
  const answers = { "window/showMessageRequest": (params) => params.actions[0] };
  const abilities = vary({ window: { workDoneProgress: true } });
  const client = await Client.start({ "flake.ts": FLAKE, "flake.lock": lock("def") }, { answers, abilities });
  typings(client, "abc", "nginx");
  await client.open("flake.ts");
  await changed(client, ["flake.lock", 2]);
  const { token } = await client.hears("window/workDoneProgress/create");
  await client.hears("$/progress", (it) => it.token === token && it.value.kind === "begin");
  await client.tell("window/workDoneProgress/cancel", { token });
  await client.hears("$/progress", (it) => it.token === token && it.value.kind === "end");
  assert.deepEqual(await pull(client, "flake.ts"), []);
  await client.stop();
});

test("a build has progress, and ends the hint that it was due", async () => {
  const abilities = vary({ window: { workDoneProgress: true } });
  const old = "# Generated by tsnix from main.ts. Edit that file instead.\n{ }\n";
  await withClient({ "main.ts": "export default { a: 1 };\n", "main.nix": old }, async (client) => {
    const [hint] = await client.said("main.ts");
    assert.equal(hint.code, "stale-output");
    assert.equal(hint.severity, 4);
    const answer = await client.ask("workspace/executeCommand", { command: "tsnix.build", arguments: [client.uri("main.ts")] });
    assert.deepEqual(answer.success, true);
    const { token } = await client.hears("window/workDoneProgress/create");
    await client.hears("$/progress", (it) => it.token === token && it.value.kind === "end");
    assert.match(readFileSync(client.path("main.nix"), "utf8"), /a = 1;/);
    assert.deepEqual(await pull(client), []);
  }, { abilities });
});

test("nothing is out of date while one types, nor a file by hand, nor where that is not wanted", async () => {
  const old = "# Generated by tsnix from main.ts. Edit that file instead.\n{ }\n";
  await withClient({ "main.ts": "export default { a: 1 };\n", "main.nix": old, "hand.ts": "export default 1;\n", "hand.nix": "2" }, async (client) => {
    assert.deepEqual(await pull(client, "hand.ts"), []);
    await client.change("main.ts", "export default { a: 2 };\n");
    assert.deepEqual(await pull(client), []);
    await client.change("main.ts", "export default { a: 1 };\n");
    assert.deepEqual(await pull(client), ["1 stale-output"]);
    await client.tell("workspace/didChangeConfiguration", { settings: { tsnix: { staleOutputs: false } } });
    assert.deepEqual(await pull(client), []);
  });
});

test("a build of a program with errors fails and says why", async () => {
  await withClient({ "main.ts": "export default { a: b };\n" }, async (client) => {
    const answer = await client.ask("workspace/executeCommand", { command: "tsnix.build", arguments: [{ uri: client.uri("main.ts") }] });
    assert.equal(answer.success, false);
    assert.match(answer.output, /ts2304/);
    assert.equal(existsSync(client.path("main.nix")), false);
  });
});

test("a build with the client's own token reports to it", async () => {
  await withClient({ "main.ts": "export default { a: 1 };\n" }, async (client) => {
    await client.ask("workspace/executeCommand", { command: "tsnix.build", arguments: [client.uri("main.ts")], workDoneToken: "mine" });
    await client.hears("$/progress", (it) => it.token === "mine" && it.value.kind === "end");
    assert.equal(client.heard.some((it) => it.method === "window/workDoneProgress/create"), false);
  });
});

test("imports follow a file that is renamed, in every project", async () => {
  const files = {
    "one/tsnix.json": '{ "entries": ["main.ts"] }', "one/main.ts": "import { a } from '../shared/lib';\nexport default { a };\n",
    "two/tsnix.json": '{ "entries": ["main.ts"] }', "two/main.ts": "import { a } from '../shared/lib';\nexport default { a };\n",
    "shared/lib.ts": "export const a = 1;\n",
  };
  await withClient(files, async (client) => {
    const edit = await client.ask("workspace/willRenameFiles", { files: [{ oldUri: client.uri("shared/lib.ts"), newUri: client.uri("shared/base.ts") }] });
    const texts = client.applied(edit);
    assert.match(texts["one/main.ts"], /shared\/base/);
    assert.match(texts["two/main.ts"], /shared\/base/);
  });
});

test("a folder that is renamed takes its imports along", async () => {
  const files = { "main.ts": "import { a } from './sub/lib';\nexport default { a };\n", "sub/lib.ts": "export const a = 1;\n" };
  await withClient(files, async (client) => {
    const edit = await client.ask("workspace/willRenameFiles", { files: [{ oldUri: client.uri("sub"), newUri: client.uri("parts") }] });
    assert.match(client.applied(edit)["main.ts"], /'\.\/parts\/lib'/);
  });
});

test("a project under a folder with a space and an umlaut", async () => {
  const files = { "my project ä/main.ts": "import { a } from './lib';\nexport default { x: <|>a };\n", "my project ä/lib.ts": "export const a = 1;\n" };
  await withClient(files, async (client) => {
    assert.deepEqual(codes(await client.said("my project ä/main.ts")), []);
    const [place] = await client.ask("textDocument/definition", client.at());
    assert.equal(place.uri, client.uri("my project ä/lib.ts"));
  });
});

test("a project that appears above a document takes it in", async () => {
  const client = await Client.start({ "sub/main.ts": "export default { a: b };\n" });
  await client.open("sub/main.ts");
  assert.deepEqual(await pull(client, "sub/main.ts"), ["1 ts2304"]);
  mkdirSync(client.path("sub"), { recursive: true });
  writeFileSync(client.path("tsnix.json"), '{ "entries": ["sub/main.ts"], "diagnostics": { "ts2304": "off" } }');
  await changed(client, ["tsnix.json", 1]);
  assert.deepEqual(await pull(client, "sub/main.ts"), []);
  await client.stop();
});
