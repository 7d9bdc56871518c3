// How long it takes from a key to the list of completions, in a project with nixpkgs' real shape: 120,000 packages, 25,000
// of them at top level. The server's part is measured apart, by the same requests over its protocol.
//
// A debug build on a busy machine says little: the limit counts where TSNIX_LATENCY_LIMIT gives one, in milliseconds.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node.js";
import { Workbench, server, steps } from "./workbench.mjs";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol;

const FLAKE = `import { pkgs } from "@nixpkgs/latest";

export default {
  devShell: pkgs.mkShell({
    packages: [pkgs.git, pkgs],
  }),
};
`;
/** Where the words are typed, a point before each. */
const BEFORE = FLAKE.slice(0, FLAKE.indexOf(", pkgs") + ", pkgs".length);
const PLACE = { line: BEFORE.split("\n").length - 1, character: BEFORE.split("\n").at(-1).length };
const limit = Number(process.env.TSNIX_LATENCY_LIMIT ?? Infinity);
const ALL = ["rip", "nod", "pyt", "gcc", "lib", "per", "ter", "kub", "rus", "vim", "emacs", "fire"];
const WARM = ALL.slice(0, 2);
/** Where nothing depends on the times, a few show that they can be measured. */
const WORDS = limit === Infinity ? ALL.slice(0, 4) : [...ALL, ...ALL];

let folder;
let it;
const step = steps(test, () => it);

/** A channel's list of packages: names that look like names, from a generator of numbers that is always the same. */
function packages() {
  let state = 7;
  const random = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const parts = [
    "lib",
    "py",
    "go",
    "rust",
    "node",
    "perl",
    "term",
    "kube",
    "vim",
    "fire",
    "fox",
    "ripple",
    "nod",
    "net",
    "gcc",
    "emacs",
    "data",
    "x",
    "qt",
    "ui",
  ];
  const found = {};
  const add = (path) => {
    const version = `${random(20)}.${random(40)}.${random(10)}`;
    const meta = {
      description: `A tool for ${parts[random(parts.length)]} and ${parts[random(parts.length)]}`,
    };
    found[path] = {
      name: `${path}-${version}`,
      pname: path,
      version,
      system: "x86_64-linux",
      outputName: "out",
      outputs: { out: null },
      meta,
    };
  };
  for (const name of ["git", "ripgrep", "nodejs"]) add(name);
  const name = (at) => `${parts[random(parts.length)]}${parts[random(parts.length)]}-${at.toString(36)}`;
  for (let at = 3; at < 25_000; at += 1) add(name(at));
  const sets = ["python313Packages", "haskellPackages", "perlPackages", "nodePackages", "rPackages"];
  for (let at = 0; at < 95_000; at += 1) add(`${sets[at % sets.length]}.${name(at)}`);
  return JSON.stringify({ version: 2, packages: found });
}

const quantile = (times, part) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const report = (what, times) =>
  console.log(
    `${what}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, of ${times.length}`,
  );

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "tsnix-latency-"));
  writeFileSync(join(folder, "flake.ts"), FLAKE);
  writeFileSync(join(folder, "packages.json"), packages());
  const run = spawnSync(server, ["typings", "packages.json"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  console.log(run.stderr.split("\n").find((line) => line.startsWith("packages")));
  // VS Code searches the workspace; nobody has this list in it.
  rmSync(join(folder, "packages.json"));
});
after(async () => {
  await it?.close();
  rmSync(folder, { recursive: true, force: true });
});

step("from the key to the list", async () => {
  // Small, for the picture is painted without a graphics card, on the processor that all else runs on.
  it = await Workbench.start({
    workspace: folder,
    viewport: { width: 900, height: 500 },
    settings: { "workbench.reduceMotion": "on" },
  });
  await it.visit("flake.ts");
  await it.until("what the server says of the package that has no name yet", () =>
    it.squiggles("flake.ts", "error"),
  );
  await it.page.evaluate(watch);
  const dots = [];
  const letters = [];
  // The first words warm up.
  for (const word of [...WARM, ...WORDS]) {
    await it.revert("flake.ts");
    await it.go(PLACE.line + 1, PLACE.character + 1);
    // Nobody types in the moment in which the text was put back; what follows of that is not to be measured.
    await it.page.waitForTimeout(700);
    dots.push(await key(it.page, ".", ""));
    for (const [at, letter] of [...word].entries())
      letters.push(await key(it.page, letter, word.slice(0, at + 1)));
    if (process.env.VERBOSE) console.log(word, dots.at(-1), letters.slice(-word.length));
    await it.has("flake.ts", `, pkgs.${word}],`);
  }
  await it.picture("latency");
  const [warm, times] = [dots.slice(WARM.length), letters.slice(WARM.join("").length)];
  report("from `.` to the list", warm);
  report("from a letter to the list that fits it", times);
  report("from any key to its list", [...warm, ...times]);
  assert.ok(quantile([...warm, ...times], 0.95) < limit, `p95 is over ${limit} ms`);
});

test("the server's part of it", async () => {
  const child = spawn(server, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const root = pathToFileURL(folder).href;
  const uri = `${root}/flake.ts`;
  const capabilities = {
    textDocument: { completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } } },
  };
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: root, capabilities });
  await connection.sendNotification("initialized", {});
  let version = 1;
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "typescript", version, text: FLAKE },
  });
  const times = [];
  for (const word of [WORDS[0], ...WORDS, ...WORDS]) {
    for (let length = 0; length <= word.length; length += 1) {
      const typed = `.${word.slice(0, length)}`;
      version += 1;
      const start = performance.now();
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text: BEFORE + typed + FLAKE.slice(BEFORE.length) }],
      });
      const position = { line: PLACE.line, character: PLACE.character + typed.length };
      await connection.sendRequest("textDocument/completion", { textDocument: { uri }, position });
      times.push(performance.now() - start);
    }
  }
  report("the server's part, with the edit", times.slice(4));
  connection.dispose();
  child.kill();
});

/** Presses a key and waits for the list whose first row has these letters marked; milliseconds from the key on. */
async function key(page, text, marked) {
  // Armed before the key is sent: the two take different ways into the page.
  await page.evaluate((letters) => {
    window.tsnixShown = window.tsnixWait(letters);
  }, marked);
  await page.keyboard.press(text);
  const time = await page.evaluate(() => window.tsnixShown);
  // As a fast typist does.
  await page.waitForTimeout(100);
  return time;
}

/** In the page: notes when a key goes down, looks at each frame whether the list is there. */
function watch() {
  let pressed;
  window.addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
  // The class `visible` comes 100 ms after the list is to be seen.
  const isSeen = (row) => row.offsetHeight > 0 && row.checkVisibility({ visibilityProperty: true });
  const isShown = (letters) => {
    const rows = [...document.querySelectorAll(".suggest-widget .monaco-list-row")].filter(isSeen);
    const marks = (row) => [...row.querySelectorAll(".highlight")].map((it) => it.textContent).join("");
    // Behind the point nothing is marked; any list is a new one there.
    return rows.some((row) => letters === "" || marks(row).toLowerCase() === letters);
  };
  window.tsnixWait = (letters) => {
    pressed = undefined;
    const end = performance.now() + 3000;
    return new Promise((done) => {
      const look = () => {
        if (pressed !== undefined && isShown(letters)) done(performance.now() - pressed);
        else if (performance.now() > end) done(3000);
        else requestAnimationFrame(look);
      };
      look();
    });
  };
}
