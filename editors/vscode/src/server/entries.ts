// The files that the workspace's `tsnix.json` name as entries, as patterns. Mode `alongside` needs them before there
// is a server that could be asked.

import * as vscode from "vscode";

export async function configuredPatterns(): Promise<string[]> {
  const files = await vscode.workspace.findFiles("**/tsnix.json", "**/node_modules/**", 200);
  const patterns = await Promise.all(files.map(patternsOf));
  return patterns.flat();
}

async function patternsOf(file: vscode.Uri): Promise<string[]> {
  const folder = vscode.Uri.joinPath(file, "..").path;
  return (await configuredEntries(file)).map((it) => `${folder}/${it.replace(/^\.\//, "")}`);
}

/** What a `tsnix.json` names as entries, as it is written. */
export async function configuredEntries(file: vscode.Uri): Promise<string[]> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const config = parseWithComments(text) as { entries?: unknown } | null;
    const entries = Array.isArray(config?.entries) ? config.entries : [];
    return entries.filter((it): it is string => typeof it === "string");
  } catch {
    // What is wrong with the settings is for the server to say.
    return [];
  }
}

/** JSON with comments and trailing commas. */
export function parseWithComments(text: string): unknown {
  const string = String.raw`"(?:\\.|[^"\\])*"`;
  const keepStrings = (found: string) => (found.startsWith('"') ? found : " ");
  const bare = text.replace(new RegExp(`${string}|//.*|/\\*[\\s\\S]*?\\*/`, "g"), keepStrings);
  const plain = bare.replace(new RegExp(`${string}|,(?=\\s*[}\\]])`, "g"), keepStrings);
  return JSON.parse(plain);
}
