// Unfinished code: every method at every place of a program that is being written. Nothing may fail; a client that
// asks too early gets little, never an error.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, position } from "./harness.mjs";

const PROGRAM = `import { lib, pkgs } from "@nixpkgs/latest";
import type { Flake } from "tsnix";

/** Ports. */
interface Port { name: string; number?: number }

function port({ name, number = 80 }: Port): string {
  return \`\${name}:\${number}\`;
}

const ports = [{ name: "web" }, { name: "ssh", number: 22 }].map((it) => port(it));

export default {
  devShell: pkgs.mkShell({ packages: [pkgs.nodejs, ...(ports.length > 1 ? [pkgs.git] : [])], shellHook: 'echo ä' }),
  lib: { ports, joined: lib.concatStringsSep(", ", ports) },
} satisfies Flake;
`;

/** Cut off at many places, and pieces that no program begins with. */
function texts() {
  const cuts = [];
  for (let at = 1; at < PROGRAM.length; at += 23) cuts.push([PROGRAM.slice(0, at), at]);
  const broken = ["", "\n", "{", "}", "(((((", "`${`${", "import", "import {", 'import { } from "', "export default {", "export default (",
    "const", "const x =", "x.", "x?.", "x[", "function", "function f(", "() =>", "class", "type T = {", "interface", "/*", "/**", "//", "'", '"',
    "<", "<T,", "a ? b :", "...", "@", "#!", "\u0000", "\ufeff", "😀", "for (", "switch (x) { case", "nix`${", "\r\n\r\n"];
  for (const text of broken) cuts.push([text, text.length], [`${PROGRAM}${text}`, PROGRAM.length + text.length]);
  return cuts;
}

/** The same places with the rest of the line cut off, but not the lines behind. */
function holes() {
  const cuts = [];
  for (let at = 5; at < PROGRAM.length; at += 31) {
    const end = PROGRAM.indexOf("\n", at);
    cuts.push([PROGRAM.slice(0, at) + PROGRAM.slice(end < 0 ? PROGRAM.length : end), at]);
  }
  return cuts;
}

const METHODS = {
  "textDocument/completion": {}, "textDocument/hover": {}, "textDocument/signatureHelp": {}, "textDocument/definition": {},
  "textDocument/declaration": {}, "textDocument/typeDefinition": {}, "textDocument/implementation": {},
  "textDocument/references": { context: { includeDeclaration: true } }, "textDocument/documentHighlight": {},
  "textDocument/linkedEditingRange": {}, "textDocument/prepareCallHierarchy": {}, "textDocument/documentSymbol": {},
  "textDocument/foldingRange": {}, "textDocument/documentLink": {}, "textDocument/codeLens": {}, "textDocument/diagnostic": {},
  "textDocument/semanticTokens/full": {}, "textDocument/semanticTokens/range": "range", "textDocument/inlayHint": "range",
  "textDocument/codeAction": "range", "textDocument/selectionRange": "positions",
};

for (const [method, more] of Object.entries(METHODS)) {
  test(`${method} in unfinished code`, async () => {
    const client = await Client.start({ "flake.ts": PROGRAM });
    await client.open("flake.ts");
    try {
      for (const [text, at] of [...texts(), ...holes()]) {
        await client.change("flake.ts", text);
        const place = position(text, at);
        const params = { ...client.document("flake.ts"), position: place };
        if (more === "range") {
          params.range = { start: { line: 0, character: 0 }, end: place };
          params.context = { diagnostics: [] };
        } else if (more === "positions") {
          params.positions = [place, { line: 0, character: 0 }, { line: 999, character: 999 }];
        } else {
          Object.assign(params, more);
        }
        await client.ask(method, params).catch((error) => assert.fail(`${JSON.stringify(text.slice(-60))}: ${error.message}`));
      }
    } finally {
      await client.stop();
    }
  });
}

test("a rename in unfinished code is made or refused", async () => {
  const client = await Client.start({ "flake.ts": PROGRAM });
  await client.open("flake.ts");
  try {
    for (const [text, at] of holes()) {
      await client.change("flake.ts", text);
      const params = { ...client.document("flake.ts"), position: position(text, at) };
      for (const [method, more] of [["textDocument/prepareRename", {}], ["textDocument/rename", { newName: "other" }]]) {
        await client.ask(method, { ...params, ...more }).catch((error) => assert.ok([-32602, -32803].includes(error.code), error.message));
      }
    }
  } finally {
    await client.stop();
  }
});

test("members are completed in the middle of broken code", async () => {
  const client = await Client.start({ "flake.ts": PROGRAM });
  await client.open("flake.ts");
  try {
    for (const broken of ["pkgs.", "export default { a: pkgs.", "const x = [pkgs.", "f(pkgs.", "if (pkgs.", "`${pkgs.", "return pkgs."]) {
      const text = `import { pkgs } from "@nixpkgs/latest";\n${broken}`;
      for (const rest of ["", "\n}\n", "\nconst y = 1;\n"]) {
        await client.change("flake.ts", text + rest);
        const answer = await client.ask("textDocument/completion", { ...client.document("flake.ts"), position: position(text, text.length) });
        assert.ok(answer.items.length > 100, broken + rest);
      }
    }
  } finally {
    await client.stop();
  }
});
