// The suites under suite/, each in VS Code's extension host: for breadth, where the other tests look at what a person sees.

import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Workbench, here, repository, server } from "./workbench.mjs";

async function runSuite(name, { settings, prepare }) {
  const it = await Workbench.start({
    workspace: join(here, "../workspace"),
    // The suites save what they do not build.
    settings: { "tsnix.staleOutputs": false, ...settings },
    prepare,
    withExtension: false,
    // Without it the workbench does not look at what follows.
    argv: ["--enable-smoke-test-driver"],
  });
  try {
    const remote = (path) => `vscode-remote://${it.host}${path}`;
    it.payload = [
      ["extensionDevelopmentPath", remote(join(repository, "editors/vscode"))],
      ["extensionTestsPath", remote(join(here, "suite", `${name}.cjs`))],
      ["skipWelcome", "true"],
    ];
    const ended = new Promise((done) => it.page.exposeFunction("codeAutomationExit", done));
    await it.page.exposeFunction("codeAutomationLog", (_, words) => {
      const line = words.join(" ");
      if (line.startsWith("T ")) console.log(`  ${line.slice(2)}`);
    });
    await it.visit();
    assert.equal(await ended, 0, `${name}: see the lines above`);
  } finally {
    await it.close();
  }
}

test("standalone", () => runSuite("standalone", {}));

test("alongside", () =>
  runSuite("alongside", {
    settings: { "tsnix.mode": "alongside" },
    // What TypeScript needs to know our modules.
    prepare: (folder) => spawnSync(server, ["init", "."], { cwd: folder }),
  }));
