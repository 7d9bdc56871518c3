// What a person does in the first quarter of an hour, in the real VS Code: from a flake without errors to generated
// typings. One window, the steps in order; a picture after each.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { Workbench, here, steps } from "./workbench.mjs";

let it;
const step = steps(test, () => it);
before(async () => {
  it = await Workbench.start({
    workspace: join(here, "../workspace"),
    settings: { "tsnix.typings.source": "packages.json" },
    viewport: { width: 1440, height: 800 },
  });
});
after(() => it?.close());

step("a flake opens without an error", async () => {
  await it.visit("flake.ts");
  await it.until("the status bar names tsnix and its typings", async () =>
    (await it.status()).includes("partial typings"),
  );
  await it.until("lenses above the outputs", () =>
    it.page.locator(".codelens-decoration", { hasText: "nix develop" }).count(),
  );
  assert.equal(await it.page.locator("#status\\.editor\\.mode").innerText(), "Nix TypeScript");
  assert.equal(await it.squiggles("flake.ts", "error"), 0);
  assert.equal(await it.squiggles("flake.ts", "warning"), 0);
  await it.picture("1-opened");
});

step("a mistyped package has a squiggle, and a quick fix that mends it", async () => {
  await it.goBehind("flake.ts", "pkgs.nodejs");
  await it.write("flake.ts", "s", "pkgs.nodejss]");
  await it.until(
    "a squiggle",
    async () => (await it.squiggles("flake.ts", "warning")) + (await it.squiggles("flake.ts", "error")),
  );
  await it.goBehind("flake.ts", "pkgs.nodejss", 1);
  await it.picture("2-squiggle");
  const fix = it.page.locator(".action-widget .monaco-list-row", { hasText: "nodejs" }).first();
  await it.pressUntil("Control+.", "the fix", () => fix.isVisible());
  await it.picture("3-quick-fix");
  await fix.click();
  await it.has("flake.ts", "pkgs.nodejs]");
  await it.until("no squiggle", async () => (await it.squiggles("flake.ts", "warning")) === 0);
});

step("`pkgs.rip` is completed, with documentation", async () => {
  await it.goBehind("flake.ts", "pkgs.nodejs");
  await it.write("flake.ts", ", pkgs.rip", "pkgs.nodejs, pkgs.rip]");
  await it.until("ripgrep is offered", async () =>
    (await it.suggestions()).some((row) => row.startsWith("ripgrep")),
  );
  assert.match(await it.suggestionDetails(), /15\.\d/);
  await it.picture("4-completion");
  await it.press("Enter");
  await it.has("flake.ts", "pkgs.nodejs, pkgs.ripgrep]");
  await it.page.waitForTimeout(1500);
  assert.equal(await it.squiggles("flake.ts", "error"), 0);
});

step("hover says what a package is", async () => {
  const said = await it.hover("flake.ts", "ripgrep", "ripgrep");
  assert.match(said, /15\.\d/);
  await it.picture("5-hover");
  await it.press("Escape");
});

step("rename reaches the other module", async () => {
  await it.goBehind("flake.ts", "...tools", 2);
  const input = it.page.locator(".rename-box input");
  await it.pressUntil("F2", "the field for the name", () => input.isVisible());
  await input.fill("common");
  await it.picture("6-rename");
  await it.press("Enter");
  await it.has("flake.ts", "[...common");
  await it.command("File: Save All");
  await it.until("the other module", () => it.read("tools.ts").includes("export const common"));
});

step("the generated Nix is beside and changes as one types", async () => {
  await it.open("flake.ts");
  await it.command("tsnix: Show Generated Nix");
  const nix = '.monaco-editor[data-uri^="tsnix-nix:"]';
  await it.page.waitForSelector(`${nix} .view-line`);
  const shown = async () =>
    (await it.page.locator(`${nix} .view-lines`).innerText()).replaceAll("\u00a0", " ");
  await it.until("the Nix of the program", async () => (await shown()).includes("ripgrep"));
  await it.goBehind("flake.ts", 'EDITOR: "vim');
  await it.press("Control+Backspace");
  await it.has("flake.ts", 'EDITOR: ""');
  await it.write("flake.ts", "emacs", 'EDITOR: "emacs"');
  await it.until("the new value in the Nix", async () => (await shown()).includes('"emacs"'));
  await it.until("the place of the cursor in the Nix", () =>
    it.page.locator(`${nix} .view-overlays .cdr`).count(),
  );
  await it.picture("7-generated-nix");
});

step("typings are generated, and the unknown becomes an error", async () => {
  await it.command("tsnix: Generate Typings");
  await it.until("the message", () =>
    it.page.locator(".notification-toast", { hasText: "Typings generated" }).count(),
  );
  await it.picture("8-typings");
  await it.until("the status bar", async () => !(await it.status()).includes("partial"));
  await it.goBehind("flake.ts", "pkgs.ripgrep");
  await it.write("flake.ts", "x", "pkgs.ripgrepx]");
  await it.until("a name that is not there is an error", () => it.squiggles("flake.ts", "error"));
  await it.pressUntil("Control+Shift+m", "the problems panel", async () =>
    (await it.problems()).some((row) => row.includes("ripgrepx")),
  );
  await it.picture("9-error");
});

step("the pictures of the extension's page", async () => {
  await it.page.setViewportSize({ width: 1360, height: 850 });
  await it.command("Notifications: Clear All Notifications");
  const isGone = async (part) => !(await it.page.locator(part).isVisible());
  await it.pressUntil("Control+j", "no panel", () => isGone(".part.panel"));
  await it.pressUntil("Control+b", "no side bar", () => isGone(".part.sidebar"));
  await it.page
    .locator(`${it.editor("flake.ts")} .view-line`)
    .first()
    .click();
  await it.goBehind("flake.ts", "pkgs.ripgrepx");
  await it.press("Backspace");
  await it.has("flake.ts", "pkgs.ripgrep]");
  await it.until("no error", async () => (await it.squiggles("flake.ts", "error")) === 0);
  // Back from the end of the long line.
  await it.press("Home");
  await it.goBehind("flake.ts", 'EDITOR: "emacs', 3);
  await it.withHints("flake.ts", "22.20.0", async () => {
    await it.page.waitForTimeout(500);
    await it.picture("generated-nix");
  });

  await it.page.setViewportSize({ width: 1120, height: 500 });
  await it.command("View: Close Editors in Other Groups");
  await it.goBehind("flake.ts", "pkgs.ripgrep");
  await it.press("Control+Backspace");
  await it.has("flake.ts", "pkgs.]");
  await it.write("flake.ts", "rip", "pkgs.rip]");
  await it.until("ripgrep is offered", async () =>
    (await it.suggestions()).some((row) => row.startsWith("ripgrep")),
  );
  assert.match(await it.suggestionDetails(), /raw speed of grep/);
  await it.page.waitForTimeout(500);
  await it.picture("completion");
});
