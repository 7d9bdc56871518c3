// Strips the types of all programs with one esbuild and runs each in a context of its own.
// Arguments: a JSON file `{ programs: [{ folder, file }], tsnix }`, and where the answers go: `[{ value } | { error }]`, in order, `value`
// being the JSON text of the default export, or of the named exports where there is none.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";

const [, , listFile, answerFile] = process.argv;
const { programs, tsnix } = JSON.parse(readFileSync(listFile, "utf8"));
const { build } = createRequire(path.join(process.cwd(), "package.json"))("esbuild");

/** file -> { code } | { error } */
const bundles = new Map();

// One program that can't be bundled makes esbuild refuse all: report it and go on without it.
let remaining = programs;
while (remaining.length > 0) {
  const outbase = path.parse(remaining[0].file).root;
  try {
    const result = await build({
      entryPoints: remaining.map(({ file }) => file),
      bundle: true,
      write: false,
      format: "cjs",
      platform: "neutral",
      target: "es2022",
      outbase,
      outdir: path.join(outbase, "out"),
      alias: { tsnix },
      logLevel: "silent",
      tsconfigRaw: { compilerOptions: { strict: true } },
    });
    for (const output of result.outputFiles) {
      const source = output.path.slice(path.join(outbase, "out").length).replace(/\.js$/, ".ts");
      bundles.set(source, { code: output.text });
    }
    break;
  } catch (failure) {
    const failed = new Set();
    for (const error of failure.errors ?? []) {
      const place = error.location ? path.resolve(error.location.file) : undefined;
      const owner = place && ownerOf(place);
      if (owner) {
        failed.add(owner);
        const at = `${path.basename(error.location.file)}:${error.location.line}`;
        bundles.set(owner.file, { error: `${at}: ${error.text}` });
      }
    }
    if (failed.size === 0) throw failure;
    remaining = remaining.filter((program) => !failed.has(program));
  }
}

/** The program that `place` is, else the one whose folder holds it. */
function ownerOf(place) {
  const itself = remaining.find(({ file }) => file === place);
  return itself ?? remaining.find(({ folder }) => place.startsWith(folder + path.sep));
}

const run = new vm.Script(`
  (() => {
    const exported = module.exports;
    const value = "default" in exported ? exported.default : { ...exported };
    return JSON.stringify(value);
  })()
`);

function evaluate(bundle) {
  if (bundle === undefined) return { error: "esbuild gave no bundle" };
  if (bundle.error !== undefined) return bundle;
  const silent = () => {};
  const context = vm.createContext({
    module: { exports: {} },
    console: { log: silent, warn: silent, error: silent, info: silent, debug: silent, trace: silent },
  });
  try {
    const options = { timeout: 5000 };
    vm.runInContext(`var exports = module.exports;\n${bundle.code}`, context, options);
    return { value: run.runInContext(context, options) ?? null };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

writeFileSync(answerFile, JSON.stringify(programs.map(({ file }) => evaluate(bundles.get(file)))));
