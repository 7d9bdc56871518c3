// Clients as they are: what editors say of themselves in `initialize`, shortened to what a server looks at, and that each
// gets answers it can take.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "./harness.mjs";

const symbolKinds = { valueSet: Array.from({ length: 26 }, (_, at) => at + 1) };

/** Neovim's built-in client. */
const NEOVIM = {
  params: { clientInfo: { name: "Neovim", version: "0.11.0" }, trace: "off", workDoneToken: "1" },
  abilities: {
    general: { positionEncodings: ["utf-8", "utf-16", "utf-32"] },
    textDocument: {
      synchronization: { dynamicRegistration: false, willSave: true, willSaveWaitUntil: true, didSave: true },
      publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
      diagnostic: { dynamicRegistration: false, tagSupport: { valueSet: [1, 2] } },
      completion: {
        dynamicRegistration: false, contextSupport: true,
        completionItem: {
          snippetSupport: true, commitCharactersSupport: false, preselectSupport: false, deprecatedSupport: true,
          documentationFormat: ["markdown", "plaintext"], tagSupport: { valueSet: [1] },
          resolveSupport: { properties: ["additionalTextEdits", "command"] },
        },
        completionList: { itemDefaults: ["editRange", "insertTextFormat", "insertTextMode", "data"] },
      },
      declaration: { linkSupport: true }, definition: { linkSupport: true, dynamicRegistration: true },
      implementation: { linkSupport: true }, typeDefinition: { linkSupport: true },
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      signatureHelp: {
        signatureInformation: {
          activeParameterSupport: true, documentationFormat: ["markdown", "plaintext"],
          parameterInformation: { labelOffsetSupport: true },
        },
      },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: symbolKinds },
      rename: { dynamicRegistration: true, prepareSupport: true },
      codeAction: {
        dynamicRegistration: true, isPreferredSupport: true, dataSupport: true, resolveSupport: { properties: ["edit", "command"] },
        codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } },
      },
      foldingRange: { lineFoldingOnly: true },
      inlayHint: { dynamicRegistration: true, resolveSupport: { properties: ["textEdits", "tooltip"] } },
      semanticTokens: { requests: { full: { delta: true }, range: false }, formats: ["relative"], tokenTypes: [], tokenModifiers: [] },
    },
    workspace: {
      applyEdit: true, configuration: true, didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
      workspaceEdit: { resourceOperations: ["rename", "create", "delete"] }, workspaceFolders: true,
      inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true },
    },
    window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
  },
};

/** Helix: counts in UTF-8 first, takes edits with versions, has no pulled diagnostics. */
const HELIX = {
  params: { clientInfo: { name: "helix", version: "25.01" }, rootPath: null },
  abilities: {
    general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] },
    textDocument: {
      completion: {
        completionItem: {
          snippetSupport: true, deprecatedSupport: true, insertReplaceSupport: true, tagSupport: { valueSet: [1] },
          resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
        },
      },
      hover: { contentFormat: ["markdown"] },
      signatureHelp: {
        signatureInformation: { activeParameterSupport: true, documentationFormat: ["markdown"], parameterInformation: { labelOffsetSupport: true } },
      },
      rename: { dynamicRegistration: false, prepareSupport: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "refactor.extract", "source"] } },
        isPreferredSupport: true, disabledSupport: true, dataSupport: true, resolveSupport: { properties: ["edit", "command"] },
      },
      publishDiagnostics: { tagSupport: { valueSet: [1, 2] }, versionSupport: true },
      inlayHint: { dynamicRegistration: false },
    },
    workspace: {
      workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"], failureHandling: "abort" },
      configuration: true, didChangeConfiguration: { dynamicRegistration: false }, workspaceFolders: true, applyEdit: true,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false }, symbol: { dynamicRegistration: false },
      executeCommand: { dynamicRegistration: false }, fileOperations: { willRename: true, didRename: true },
    },
    window: { workDoneProgress: true },
  },
};

/** Emacs with eglot and without a snippet package: no Markdown, no resolving of hints, folders only by root. */
const EGLOT = {
  params: (client) => ({
    clientInfo: { name: "Eglot", version: "1.17" }, rootPath: client.path("."), initializationOptions: {},
    workspaceFolders: [{ uri: client.uri("."), name: "~/project/" }],
  }),
  abilities: {
    general: { positionEncodings: ["utf-32", "utf-8", "utf-16"] },
    textDocument: {
      synchronization: { dynamicRegistration: false, willSave: true, willSaveWaitUntil: true, didSave: true },
      completion: {
        dynamicRegistration: false, contextSupport: true,
        completionItem: {
          snippetSupport: false, deprecatedSupport: true, tagSupport: { valueSet: [1] },
          resolveSupport: { properties: ["documentation", "details", "additionalTextEdits"] },
        },
      },
      hover: { dynamicRegistration: false, contentFormat: ["plaintext"] },
      signatureHelp: {
        dynamicRegistration: false,
        signatureInformation: { parameterInformation: { labelOffsetSupport: true }, documentationFormat: ["plaintext"], activeParameterSupport: true },
      },
      definition: { linkSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: symbolKinds },
      codeAction: {
        dataSupport: true, resolveSupport: { properties: ["edit", "command"] }, isPreferredSupport: true,
        codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      },
      rename: { dynamicRegistration: false }, inlayHint: { dynamicRegistration: false },
      publishDiagnostics: { relatedInformation: false, codeDescriptionSupport: false, tagSupport: { valueSet: [1, 2] } },
    },
    workspace: {
      applyEdit: true, executeCommand: { dynamicRegistration: false }, workspaceEdit: { documentChanges: true },
      didChangeWatchedFiles: { dynamicRegistration: true }, symbol: { dynamicRegistration: false }, configuration: true, workspaceFolders: true,
    },
    window: { showDocument: { support: true }, workDoneProgress: true },
    experimental: {},
  },
};

/** Sublime Text's LSP package, as far as it differs: everything is registered later. */
const SUBLIME = {
  params: { clientInfo: { name: "Sublime Text LSP", version: "2.3.0" } },
  abilities: {
    textDocument: {
      completion: {
        dynamicRegistration: true,
        completionItem: { snippetSupport: true, deprecatedSupport: true, documentationFormat: ["markdown", "plaintext"], labelDetailsSupport: true, tagSupport: { valueSet: [1] } },
      },
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      definition: { dynamicRegistration: true, linkSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      signatureHelp: { signatureInformation: { documentationFormat: ["markdown"], parameterInformation: { labelOffsetSupport: true } } },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } }, dataSupport: true, resolveSupport: { properties: ["edit"] } },
      publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true, codeDescriptionSupport: true },
      rename: { prepareSupport: true },
    },
    workspace: { workspaceEdit: { documentChanges: true }, configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
  },
};

/** The least that the protocol lets a client say: the defaults of its first version. */
const MINIMAL = { params: { processId: null, workspaceFolders: null }, abilities: {} };

const CLIENTS = { Neovim: NEOVIM, Helix: HELIX, eglot: EGLOT, Sublime: SUBLIME, "a client that can nothing": MINIMAL };

const FILES = {
  "main.ts": "import { door } from './lib';\nconst ä = '😀'; const n: number = door;\nexport default { x: <|>door, n, ä };\n",
  "lib.ts": "/** The **door**. */\nexport const door = 'open';\nexport const f = (a: number, b: string) => [a, b];\nexport const g = f(1, '');\n",
};

for (const [name, { params, abilities }] of Object.entries(CLIENTS)) {
  const start = async (check) => {
    const client = await Client.start(FILES, { abilities, params });
    try {
      for (const path of Object.keys(FILES)) await client.open(path);
      await check(client);
    } finally {
      await client.stop();
    }
  };
  const at = (client) => ({ ...client.document("main.ts"), position: client.cursor.position });
  const can = abilities.textDocument ?? {};

  test(`${name}: is told only what it can take`, () => start(async (client) => {
    const has = client.capabilities;
    assert.equal(Boolean(has.codeActionProvider), Boolean(can.codeAction?.codeActionLiteralSupport));
    assert.equal(Boolean(has.diagnosticProvider), Boolean(can.diagnostic));
    assert.equal(typeof has.renameProvider === "object", Boolean(can.rename?.prepareSupport));
    assert.equal(Boolean(has.workspace?.fileOperations?.willRename), Boolean(abilities.workspace?.fileOperations?.willRename));
    assert.equal(Boolean(has.workspace?.workspaceFolders), Boolean(abilities.workspace?.workspaceFolders));
    assert.equal(has.positionEncoding, abilities.general?.positionEncodings.includes("utf-8") ? "utf-8" : "utf-16");
  }));

  test(`${name}: learns of a mistake`, () => start(async (client) => {
    const items = can.diagnostic
      ? (await client.ask("textDocument/diagnostic", client.document("main.ts"))).items
      : await client.finds("main.ts");
    assert.deepEqual(items.map((it) => it.code), ["ts2322"]);
    // ä and the emoji are 2 and 4 bytes, 1 and 2 units of UTF-16.
    const start = client.capabilities.positionEncoding === "utf-8" ? 25 : 22;
    assert.deepEqual(items[0].range.start, { line: 1, character: start });
    assert.equal(items[0].codeDescription !== undefined, can.publishDiagnostics?.codeDescriptionSupport ?? false);
    if (!can.publishDiagnostics?.relatedInformation) assert.equal(items[0].relatedInformation, undefined);
  }));

  test(`${name}: hovers`, () => start(async (client) => {
    const { contents } = await client.ask("textDocument/hover", at(client));
    const isMarkdown = can.hover?.contentFormat.includes("markdown") ?? false;
    assert.equal(contents.kind, isMarkdown ? "markdown" : "plaintext");
    assert.equal(contents.value.startsWith("```"), isMarkdown);
    assert.match(contents.value, /const door: "open"/);
  }));

  test(`${name}: completes`, () => start(async (client) => {
    const { items } = await client.ask("textDocument/completion", at(client));
    const item = items.find((it) => it.label === "door");
    assert.ok(item);
    const support = can.completion?.completionItem ?? {};
    for (const it of items) {
      if (!support.snippetSupport) assert.equal(it.insertTextFormat ?? 1, 1, it.label);
      if (!support.labelDetailsSupport) assert.equal(it.labelDetails, undefined);
      if (!support.tagSupport) assert.equal(it.tags, undefined);
    }
    const resolved = await client.ask("completionItem/resolve", item);
    const isMarkdown = support.documentationFormat?.includes("markdown") ?? false;
    assert.equal(resolved.documentation.kind, isMarkdown ? "markdown" : "plaintext");
  }));

  test(`${name}: goes to a definition`, () => start(async (client) => {
    const [place] = await client.ask("textDocument/definition", at(client));
    assert.equal(place.targetUri !== undefined, can.definition?.linkSupport ?? false);
    assert.equal(place.targetUri ?? place.uri, client.uri("lib.ts"));
  }));

  test(`${name}: renames`, () => start(async (client) => {
    const edit = await client.ask("textDocument/rename", { ...at(client), newName: "gate" });
    assert.equal(edit.documentChanges !== undefined, abilities.workspace?.workspaceEdit?.documentChanges ?? false);
    if (client.capabilities.positionEncoding === "utf-16") assert.match(client.applied(edit)["lib.ts"], /const gate/);
    if (edit.documentChanges) assert.ok(edit.documentChanges.every((it) => it.textDocument.version === 1));
  }));

  test(`${name}: has an outline`, () => start(async (client) => {
    const symbols = await client.ask("textDocument/documentSymbol", client.document("lib.ts"));
    assert.equal(symbols[0].name, "door");
    assert.equal(symbols[0].location === undefined, can.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false);
  }));

  test(`${name}: helps with a signature`, () => start(async (client) => {
    const help = await client.ask("textDocument/signatureHelp", { ...client.document("lib.ts"), position: { line: 3, character: 20 } });
    const label = help.signatures[0].parameters[1].label;
    const withOffsets = can.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport ?? false;
    assert.equal(Array.isArray(label), withOffsets);
    if (!withOffsets) assert.equal(label, "b: string");
  }));
}
