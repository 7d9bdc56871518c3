// Source trees: filesets and filters.
import { lib } from "@nixpkgs/latest";
import { path } from "tsnix";

export const source = lib.fileset.toSource({
  root: path("./."),
  fileset: lib.fileset.unions([
    path("./src"),
    lib.fileset.fileFilter((file) => file.hasExt("rs") && file.type === "regular", path("./crates")),
    lib.fileset.difference(lib.fileset.gitTracked(path("./.")), path("./docs")),
    lib.fileset.maybeMissing(path("./optional")),
  ]),
});
export const cleaned = lib.cleanSourceWith({
  src: path("./."),
  filter: (file, type) => type !== "directory" || builtins.baseNameOf(file) !== "target",
});
export const copied: string = builtins.path({ path: path("./src"), name: "source" });

// @ts-expect-error: a path, not text
lib.fileset.toSource({ root: "./.", fileset: path("./src") });
// @ts-expect-error: not a kind of file
lib.fileset.fileFilter((file) => file.type === "file", path("./src"));
