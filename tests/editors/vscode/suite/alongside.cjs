// Mode `alongside` in the extension host: TypeScript answers for the file, tsnix adds what TypeScript can't know, and
// nothing is said twice.

const {
  vscode,
  assert,
  uri,
  pause,
  until,
  open,
  opened,
  after,
  replace,
  said,
  code,
  run,
  assertNothingTwice,
  runAll,
} = require("./kit.cjs");

const provide = (name, path, ...args) => run(`vscode.execute${name}Provider`, uri(path), ...args);

exports.run = () =>
  runAll({
    async "a flake stays TypeScript, without an error"() {
      const api = await vscode.extensions.getExtension("tsnix.tsnix").activate();
      await until("the server runs", () => api.isRunning());
      await open("flake.ts");
      await until("its language", () => opened("flake.ts").languageId === "typescript");
      await until(
        "TypeScript's hover",
        async () =>
          (await provide("Hover", "flake.ts", after(opened("flake.ts"), "pkgs.mkShell", 2))).length > 0,
      );
      await pause(2000);
      assert.deepEqual(
        said("flake.ts").map((it) => it.message),
        [],
      );
    },
    async "a wrong type is said once, by TypeScript"() {
      await replace("flake.ts", '"vim"', "1 + true");
      await until("the error", () => said("flake.ts").length > 0);
      await pause(2000);
      assert.deepEqual(
        said("flake.ts").map((it) => `${it.source} ${code(it)}`),
        ["ts 2365"],
      );
      await replace("flake.ts", "1 + true", '"vim"');
      await until("no error", () => said("flake.ts").length === 0);
    },
    async "what TypeScript can't know is said once, by us"() {
      await replace("flake.ts", "pkgs.nodejs]", "pkgs.nodejss]");
      await until("the warning", () => said("flake.ts").length > 0);
      await pause(2000);
      assert.deepEqual(
        said("flake.ts").map((it) => `${it.source} ${code(it)}`),
        ["tsnix tn2001"],
      );
      const place = said("flake.ts")[0].range;
      const actions = await provide(
        "CodeAction",
        "flake.ts",
        place,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      assert.equal(actions.filter((it) => it.title.includes("nodejs")).length, 1);
      await replace("flake.ts", "pkgs.nodejss]", "pkgs.nodejs]");
      await until("no warning", () => said("flake.ts").length === 0);
    },
    async "hover, completion and definition are not doubled"() {
      const document = opened("flake.ts");
      const hovers = await provide("Hover", "flake.ts", after(document, "pkgs.mkShell", 2));
      const texts = hovers.flatMap((it) => it.contents).map((it) => it.value);
      assert.equal(texts.filter((it) => /```[^]*mkShell[^]*```/.test(it)).length, 1, texts.join("\n--\n"));
      const list = await run(
        "vscode.executeCompletionItemProvider",
        document.uri,
        after(document, "pkgs.node"),
      );
      assert.equal(list.items.filter((it) => (it.label.label ?? it.label) === "nodejs").length, 1);
      assert.equal((await provide("Definition", "flake.ts", after(document, "...tools", 2))).length, 1);
      const names = (all) => all.flatMap((symbol) => [symbol.name, ...names(symbol.children ?? [])]);
      const found = names(await provide("DocumentSymbol", "flake.ts"));
      assert.equal(found.length, new Set(found).size, found.join());
    },
    async "lenses and the generated Nix are ours"() {
      assert.ok((await provide("CodeLens", "flake.ts")).some((it) => it.command?.title === "nix develop"));
      await run("tsnix.showGeneratedNix");
      await until("the Nix", () =>
        vscode.workspace.textDocuments.some(
          (it) => it.uri.scheme === "tsnix-nix" && it.getText().includes("mkShell"),
        ),
      );
    },
    async "the other mode takes over without a reload, and back"() {
      const settings = vscode.workspace.getConfiguration("tsnix");
      await settings.update("mode", "standalone", vscode.ConfigurationTarget.Global);
      await until("its language", () => opened("flake.ts").languageId === "tsnix");
      await replace("flake.ts", '"vim"', "1 + true");
      await until("the error", () => said("flake.ts").some((it) => it.source === "tsnix"));
      await pause(2000);
      assert.deepEqual(
        said("flake.ts").map((it) => `${it.source} ${code(it)}`),
        ["tsnix ts2365"],
      );
      await replace("flake.ts", "1 + true", '"vim"');
      await settings.update("mode", "alongside", vscode.ConfigurationTarget.Global);
      await until("its language", () => opened("flake.ts").languageId === "typescript");
      assertNothingTwice("flake.ts");
    },
  });
