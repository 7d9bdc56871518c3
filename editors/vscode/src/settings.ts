// The settings that are for the extension itself, with their types. The others of package.json the server asks for.

import * as vscode from "vscode";

export type Mode = "standalone" | "alongside";

const section = (resource?: vscode.Uri) => vscode.workspace.getConfiguration("tsnix", resource);

/** Who answers for the files of a program. */
export const mode = (): Mode => (section().get<string>("mode") === "alongside" ? "alongside" : "standalone");

/** The program that was named; empty where none was. Only a trusted workspace may name one. */
export const serverPath = (): string => section().get<string>("server.path", "").trim();

export const buildsOnSave = (resource: vscode.Uri): boolean => section(resource).get("buildOnSave", false);

export const typingsSource = (resource: vscode.Uri): string =>
  section(resource).get("typings.source", "").trim();

export const nixProgram = (): string => section().get("nix.program", "").trim() || "nix";

/** The settings that a running server can't be told of. */
export const NEED_RESTART = ["tsnix.mode", "tsnix.server.path"] as const;
