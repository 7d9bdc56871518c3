// Mode `standalone` in the extension host: what each part of the extension does, asked through VS Code's own interface.

const {
  vscode,
  assert,
  root,
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

const extension = () => vscode.extensions.getExtension("tsnix.tsnix");
const has = async (path) =>
  vscode.workspace.fs.stat(uri(path)).then(
    () => true,
    () => false,
  );
const provide = (name, path, ...args) => run(`vscode.execute${name}Provider`, uri(path), ...args);
const settings = () => vscode.workspace.getConfiguration("tsnix");

exports.run = () =>
  runAll({
    async "the extension is active and its server runs"() {
      const api = await extension().activate();
      await until("the server runs", () => api.isRunning());
      assert.equal(api.starts(), 1);
    },
    async "files have their languages"() {
      await open("flake.ts");
      assert.equal(opened("flake.ts").languageId, "tsnix");
      await open("hosts/web.nix.ts");
      assert.equal(opened("hosts/web.nix.ts").languageId, "tsnix");
      await open("plain.ts");
      assert.equal(opened("plain.ts").languageId, "typescript");
      await open("tsnix.json");
      assert.equal(opened("tsnix.json").languageId, "jsonc");
    },
    async "a module that the flake imports becomes ours"() {
      await open("tools.ts");
      await until("its language", () => opened("tools.ts").languageId === "tsnix");
    },
    async "a flake without diagnostics"() {
      await open("flake.ts");
      await pause(500);
      assert.deepEqual(said("flake.ts").map(code), []);
    },
    async "an error is said once, by us"() {
      await replace("flake.ts", '"vim"', "1 + true");
      const found = await until("the error", () => said("flake.ts").length > 0 && said("flake.ts"));
      assert.deepEqual(
        found.map((it) => it.source),
        ["tsnix"],
      );
      await pause(1500);
      assertNothingTwice("flake.ts");
      assert.equal(said("flake.ts").length, 1);
      assert.ok(found[0].code.target, "the code leads to its page");
      await replace("flake.ts", "1 + true", '"vim"');
      await until("no error", () => said("flake.ts").length === 0);
    },
    async "TypeScript's own server answers for other files, and does not know ours"() {
      await open("plain.ts");
      const found = await until("its error", () => said("plain.ts").length > 0 && said("plain.ts"));
      assert.deepEqual(
        found.map((it) => it.source),
        ["ts"],
      );
      assertNothingTwice("flake.ts");
    },
    async "completion with details on request"() {
      const { document } = await open("flake.ts");
      await replace("flake.ts", "pkgs.nodejs]", "pkgs.rip]");
      const place = after(document, "pkgs.rip");
      const list = await run("vscode.executeCompletionItemProvider", document.uri, place, undefined, 5);
      const found = list.items.filter((it) => (it.label.label ?? it.label) === "ripgrep");
      assert.equal(found.length, 1);
      assert.ok(found[0].documentation ?? found[0].detail);
      await replace("flake.ts", "pkgs.rip]", "pkgs.nodejs]");
    },
    async "hover, one"() {
      const found = await provide("Hover", "flake.ts", after(opened("flake.ts"), "pkgs.nodejs", 2));
      assert.equal(found.length, 1);
      assert.match(found[0].contents[0].value, /nodejs/);
    },
    async "signature help"() {
      const help = await provide("SignatureHelp", "flake.ts", after(opened("flake.ts"), "mkShell("));
      assert.match(help.signatures[0].label, /^mkShell\(/);
    },
    async "definition leads to the other module"() {
      const found = await provide("Definition", "flake.ts", after(opened("flake.ts"), "...tools"));
      assert.equal(found.length, 1);
      assert.ok((found[0].targetUri ?? found[0].uri).path.endsWith("/tools.ts"));
    },
    async "definition leads into the declarations"() {
      const found = await provide("Definition", "flake.ts", after(opened("flake.ts"), "pkgs.mkShell"));
      const target = found[0].targetUri ?? found[0].uri;
      assert.ok(target.path.endsWith(".d.ts"), target.path);
      const document = await vscode.workspace.openTextDocument(target);
      assert.ok(document.getText().includes("mkShell"));
    },
    async "references and highlights"() {
      const place = after(opened("flake.ts"), "...tools");
      const found = await provide("Reference", "flake.ts", place);
      assert.equal(new Set(found.map((it) => it.uri.path)).size, 2);
      assert.equal((await run("vscode.executeDocumentHighlights", uri("flake.ts"), place)).length, 2);
    },
    async "symbols, in the file and in the workspace"() {
      const found = await provide("DocumentSymbol", "flake.ts");
      const names = (all) => all.flatMap((it) => [it.name, ...names(it.children ?? [])]);
      assert.ok(names(found).includes("devShell"), names(found).join());
      const all = await run("vscode.executeWorkspaceSymbolProvider", "tools");
      assert.ok(all.some((it) => it.name === "tools" && it.location.uri.path.endsWith("/tools.ts")));
    },
    async "folding, selection, links"() {
      assert.ok((await provide("FoldingRange", "flake.ts")).length >= 2);
      assert.equal(
        (await provide("SelectionRange", "flake.ts", [after(opened("flake.ts"), "mkShell", 3)])).length,
        1,
      );
      assert.ok((await provide("Link", "flake.ts")).some((it) => it.target.path.endsWith("/tools.ts")));
    },
    async "semantic colours know packages"() {
      const legend = await run("vscode.provideDocumentSemanticTokensLegend", uri("flake.ts"));
      assert.ok(legend.tokenTypes.includes("package"));
      const tokens = await run("vscode.provideDocumentSemanticTokens", uri("flake.ts"));
      const kinds = [...tokens.data].filter((_, at) => at % 5 === 3).map((it) => legend.tokenTypes[it]);
      assert.ok(kinds.includes("package"), kinds.join());
    },
    async lenses() {
      const titles = (await provide("CodeLens", "flake.ts")).map((it) => it.command?.title);
      assert.deepEqual(titles.sort(), ["Show Nix", "nix develop"]);
      const count = async () => (await provide("CodeLens", "flake.ts")).length;
      await settings().update("codeLens.enable", false, vscode.ConfigurationTarget.Global);
      await until("none", async () => (await count()) === 0);
      await settings().update("codeLens.enable", undefined, vscode.ConfigurationTarget.Global);
      await until("all again", async () => (await count()) === 2);
    },
    async "inlay hints"() {
      const all = new vscode.Range(0, 0, 1000, 0);
      await open("tools.ts");
      const hints = (await provide("InlayHint", "tools.ts", all)) ?? [];
      assert.ok(Array.isArray(hints));
    },
    async "a quick fix mends a mistyped package"() {
      await open("flake.ts");
      await replace("flake.ts", "pkgs.nodejs]", "pkgs.nodejss]");
      const found = await until("a diagnostic", () => said("flake.ts").length > 0 && said("flake.ts"));
      const actions = await provide(
        "CodeAction",
        "flake.ts",
        found[0].range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      const fix = actions.find((it) => it.title.includes("nodejs"));
      assert.ok(fix && (await vscode.workspace.applyEdit(fix.edit)));
      await until("no diagnostic", () => said("flake.ts").length === 0);
    },
    async "rename across modules"() {
      const place = after(opened("flake.ts"), "...tools", 2);
      const edit = await run("vscode.executeDocumentRenameProvider", uri("flake.ts"), place, "common");
      assert.equal(edit.entries().length, 2);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until("no diagnostic", () => said("flake.ts").length === 0);
      await vscode.workspace.saveAll();
      assert.match(opened("flake.ts").getText(), /\.\.\.common/);
    },
    async "all commands that the package names are there"() {
      const known = await vscode.commands.getCommands(true);
      for (const { command } of extension().packageJSON.contributes.commands)
        assert.ok(known.includes(command), command);
    },
    async "the generated Nix"() {
      await open("flake.ts");
      await run("tsnix.showGeneratedNix");
      const view = () =>
        vscode.workspace.textDocuments.find(
          (it) => it.uri.scheme === "tsnix-nix" && it.languageId === "tsnix-nix",
        );
      await until("its document", view);
      assert.match(view().getText(), /mkShell/);
      await replace("flake.ts", '"vim"', '"emacs"');
      await until("the change", () => view().getText().includes('EDITOR = "emacs"'));
      await replace("flake.ts", '"emacs"', "1 + true");
      await pause(500);
      assert.match(view().getText(), /EDITOR = "emacs"/, "with an error the last Nix stays");
      await replace("flake.ts", "1 + true", '"vim"');
      await until("the change", () => view().getText().includes('EDITOR = "vim"'));
      await run("workbench.action.closeEditorsInOtherGroups");
    },
    async "a module of the program alone has no Nix"() {
      await open("tools.ts");
      await run("tsnix.showGeneratedNix");
      assert.equal(
        vscode.window.visibleTextEditors.filter((it) => it.document.uri.scheme === "tsnix-nix").length,
        0,
      );
    },
    async "build, and build on save"() {
      await open("flake.ts");
      await run("tsnix.buildFile");
      assert.ok(await has("flake.nix"));
      await settings().update("buildOnSave", true, vscode.ConfigurationTarget.Global);
      await replace("flake.ts", "A shell for the demo", "Another shell");
      await opened("flake.ts").save();
      const text = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri("flake.nix")));
      await until("the output", async () => (await text()).includes("Another shell"));
      await settings().update("buildOnSave", undefined, vscode.ConfigurationTarget.Global);
    },
    async "check workspace finds what nothing is open of, and says nothing twice"() {
      await run("tsnix.checkWorkspace");
      const found = await until(
        "the error",
        () => said("nested/flake.ts").length > 0 && said("nested/flake.ts"),
      );
      assert.deepEqual(found.map(code), ["ts2322"]);
      await open("nested/flake.ts");
      await until("the server says it", () => said("nested/flake.ts").some((it) => it.code.target));
      await pause(1000);
      assert.equal(said("nested/flake.ts").length, 1);
    },
    async "tasks, with the problem matcher"() {
      const tasks = await vscode.tasks.fetchTasks({ type: "tsnix" });
      assert.ok(tasks.some((it) => it.name === "build" && it.group === vscode.TaskGroup.Build));
      const check = tasks.find((it) => it.name === "check (nested)");
      assert.ok(check, tasks.map((it) => it.name).join());
      await run("workbench.action.closeAllEditors");
      const ended = new Promise((done) => {
        const wait = vscode.tasks.onDidEndTaskProcess((event) => {
          wait.dispose();
          done(event.exitCode);
        });
      });
      await vscode.tasks.executeTask(check);
      assert.equal(await ended, 1);
      await until("the problem", () => said("nested/flake.ts").length > 0);
      assertNothingTwice("nested/flake.ts");
    },
    async "tsnix.json is checked by its schema"() {
      await open("tsnix.json");
      await replace("tsnix.json", '"systems"', '"sistems"');
      await until("a word on it", () => said("tsnix.json").length > 0);
      await replace("tsnix.json", '"sistems"', '"systems"');
    },
    async "a new flake from a template, over nothing that is there"() {
      const folder = uri("fresh");
      await vscode.workspace.fs.createDirectory(folder);
      await run("tsnix.newFlake", "dev-shell", folder);
      for (const path of ["fresh/flake.ts", "fresh/tsconfig.json", "fresh/.gitignore"])
        assert.ok(await has(path), path);
      await pause(1000);
      assert.deepEqual(said("fresh/flake.ts"), []);
      const before = opened("fresh/flake.ts").getText();
      await run("tsnix.newFlake", "rust-app", folder);
      assert.ok(await has("fresh/Cargo.toml"), "what is not there is written");
      assert.equal(opened("fresh/flake.ts").getText(), before, "what is there is kept");
    },
    async "all templates of the package are ones that tsnix has"() {
      const file = vscode.Uri.joinPath(extension().extensionUri, "dist/templates.json");
      const all = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      assert.ok(all.length > 30);
      const help = require("node:child_process").execFileSync("tsnix", ["init", "--help"], {
        encoding: "utf8",
      });
      for (const { name, title } of all) assert.match(help, new RegExp(`^  ${name} +${title}$`, "m"));
    },
    async "a hash that Nix found is written"() {
      const old = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
      const found = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
      const text = [
        'import { pkgs } from "@nixpkgs/latest";',
        "export default {",
        `  package: pkgs.fetchurl({ url: "https://example.org/a.tar.gz", hash: "${old}" }),`,
        "};",
        "",
      ];
      await vscode.workspace.fs.createDirectory(uri("hash"));
      await vscode.workspace.fs.writeFile(uri("hash/flake.ts"), new TextEncoder().encode(text.join("\n")));
      await open("hash/flake.ts");
      const printed = [
        "error: hash mismatch in fixed-output derivation '/nix/store/00000000000000000000000000000000-a.tar.gz.drv':",
        `         specified: ${old}`,
        `            got:    ${found}`,
      ].join("\n");
      assert.equal(await run("tsnix.fixHashesOfFile", uri("hash/flake.ts"), printed), 1);
      assert.ok(opened("hash/flake.ts").getText().includes(found));
      // The message as it is copied from a terminal.
      await replace("hash/flake.ts", found, old);
      await vscode.env.clipboard.writeText(printed);
      assert.equal(await run("tsnix.fixHashesOfFile"), 1);
      assert.ok(opened("hash/flake.ts").getText().includes(found));
      await opened("hash/flake.ts").save();
    },
    async "snippets give a flake without diagnostics"() {
      await vscode.workspace.fs.createDirectory(uri("snippets"));
      const all = require(vscode.Uri.joinPath(extension().extensionUri, "snippets/tsnix.json").fsPath);
      for (const [name, { body }] of Object.entries(all)) {
        const path = `snippets/${name.replaceAll(/\W+/g, "-")}/flake.ts`;
        await vscode.workspace.fs.writeFile(uri(path), new Uint8Array());
        const { editor } = await open(path);
        await editor.insertSnippet(new vscode.SnippetString(body.join("\n")));
        await pause(1000);
        assert.deepEqual(
          said(path).map((it) => it.message),
          [],
          name,
        );
        await opened(path).save();
      }
    },
    async "typings are generated and taken at once"() {
      await open("flake.ts");
      await settings().update("typings.source", "packages.json", vscode.ConfigurationTarget.Global);
      await run("tsnix.generateTypings");
      await until("the index", () => has(".tsnix/typings/packages.index"));
      await replace("flake.ts", "pkgs.nodejs]", "pkgs.gnumake]");
      await until("what is not in them is an error", () =>
        said("flake.ts").some((it) => it.severity === vscode.DiagnosticSeverity.Error),
      );
      await replace("flake.ts", "pkgs.gnumake]", "pkgs.ripgrep]");
      await until("what is in them is none", () => said("flake.ts").length === 0);
      const found = await provide("Hover", "flake.ts", after(opened("flake.ts"), "pkgs.ripgrep", 2));
      assert.match(found[0].contents[0].value, /raw speed of grep/);
    },
    async "restart keeps all at work"() {
      const api = await extension().activate();
      await open("flake.ts");
      await run("tsnix.restartServer");
      await until("the server runs", () => api.isRunning());
      assert.equal(api.starts(), 2);
      await replace("flake.ts", '"vim"', "1 + true");
      await until("the error", () => said("flake.ts").length === 1);
      await replace("flake.ts", "1 + true", '"vim"');
      await until("no error", () => said("flake.ts").length === 0);
    },
    async "a server that is not there is said, and found again"() {
      const api = await extension().activate();
      await settings().update("server.path", "/nowhere/tsnix", vscode.ConfigurationTarget.Global);
      await until("it has stopped", () => !api.isRunning());
      await settings().update("server.path", undefined, vscode.ConfigurationTarget.Global);
      await until("it runs", () => api.isRunning());
    },
  });
