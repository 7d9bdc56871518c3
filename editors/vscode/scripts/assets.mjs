// What the package takes from the rest of the repository: the schema of tsnix.json, the licences, and the names of the
// examples that "New Flake from Template" offers. Made anew in dist/ at each build, so that there is one source of each.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const repository = resolve(extension, "../..");
const dist = join(extension, "dist");
/** What most people come for; the others follow by name. */
const FIRST = [
  "dev-shell",
  "package-mkderivation",
  "rust-app",
  "node-app",
  "python-env",
  "nixos-server",
  "home-manager",
];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
cpSync(join(repository, "crates/tsnix_project/schema/tsnix.schema.json"), join(dist, "tsnix.schema.json"));
writeFileSync(join(dist, "templates.json"), JSON.stringify(templates()));
const licences = ["LICENSE-MIT", "LICENSE-APACHE"].map((it) => readFileSync(join(repository, it), "utf8"));
writeFileSync(
  join(extension, "LICENSE"),
  `Either of these two, as you like.\n\n${licences.join("\n---\n\n")}`,
);

/** As `tsnix init --template` has them: the folders below examples/, each with the title of its page. */
function templates() {
  const page = (name) => join(repository, "examples", name, "README.md");
  const names = readdirSync(join(repository, "examples")).filter((name) => existsSync(page(name)));
  const others = names.filter((name) => !FIRST.includes(name)).sort();
  const title = (name) => readFileSync(page(name), "utf8").split("\n")[0].replace(/^# /, "");
  return [...FIRST, ...others].map((name) => ({ name, title: title(name) }));
}
