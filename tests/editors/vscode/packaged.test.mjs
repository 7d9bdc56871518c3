// The package for one platform, with the server in it: nothing of tsnix is on PATH.
//
// Environment: TSNIX_VSIX_WITH_SERVER, that package, besides what workbench.mjs names.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench, here, steps } from "./workbench.mjs";

let it;
const step = steps(test, () => it);
before(async () => {
  it = await Workbench.start({
    workspace: join(here, "../workspace"),
    vsix: process.env.TSNIX_VSIX_WITH_SERVER,
    isOnPath: false,
  });
});
after(() => it?.close());

step("the server of the package answers", async () => {
  await it.visit("flake.ts");
  await it.until("lenses above the outputs", () =>
    it.page.locator(".codelens-decoration", { hasText: "nix develop" }).count(),
  );
  const extensions = join(it.root, "extensions/");
  const servers = commands().filter((command) => command.startsWith(extensions));
  assert.equal(servers.length, 1);
  assert.match(servers[0], /\/server\/tsnix\0lsp\0/);
  assert.equal(await it.squiggles("flake.ts", "error"), 0);
});

/** The command lines of what runs. */
function commands() {
  const programs = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return programs.map((name) => {
    try {
      return readFileSync(`/proc/${name}/cmdline`, "utf8");
    } catch {
      // It has ended meanwhile.
      return "";
    }
  });
}
