// What the package takes from the rest of the repository: the schema of tsnix.json, the licences, and the examples that
// "New Flake from Template" offers. Copied into dist/ at each build, so that there is one source of each.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const repository = resolve(extension, "../..");
const dist = join(extension, "dist");
/** Made by tsnix, or about the example itself. */
const left = (path) => /^(README\.md|result|\.tsnix)$/.test(basename(path)) || /\.nix$/.test(path);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
cpSync(join(repository, "crates/tsnix_project/schema/tsnix.schema.json"), join(dist, "tsnix.schema.json"));
for (const { example } of JSON.parse(readFileSync(join(extension, "src/commands/templates.json"), "utf8"))) {
  cpSync(join(repository, "examples", example), join(dist, "templates", example), {
    recursive: true,
    filter: (path) => !left(path),
  });
}
const licences = ["LICENSE-MIT", "LICENSE-APACHE"].map((it) => readFileSync(join(repository, it), "utf8"));
writeFileSync(
  join(extension, "LICENSE"),
  `Either of these two, as you like.\n\n${licences.join("\n---\n\n")}`,
);
