// Tasks of type `tsnix`: the command line with a problem matcher, for each project of the workspace.

import * as vscode from "vscode";
import { projectFolders } from "./projectFolders";
import type { Server } from "./server/server";

interface Definition extends vscode.TaskDefinition {
  readonly command: "build" | "check" | "watch" | "typings";
  readonly file?: string;
  readonly folder?: string;
}

/** What each command runs. */
const ARGUMENTS: Readonly<Record<Definition["command"], readonly string[]>> = {
  build: ["build"],
  check: ["check", "--format", "concise"],
  watch: ["build", "--watch"],
  typings: ["typings"],
};

export function registerTasks(server: Server): vscode.Disposable {
  return vscode.tasks.registerTaskProvider("tsnix", {
    provideTasks: () => provide(server),
    resolveTask: (task) => {
      const definition = task.definition as Definition;
      const scope = typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
      return scope && definition.command in ARGUMENTS ? make(server, definition, scope) : undefined;
    },
  });
}

async function provide(server: Server): Promise<vscode.Task[]> {
  const tasks: vscode.Task[] = [];
  for (const path of await projectFolders()) {
    const uri = vscode.Uri.file(path);
    const scope = vscode.workspace.getWorkspaceFolder(uri);
    if (scope === undefined) continue;
    const folder = vscode.workspace.asRelativePath(uri, false);
    const place = uri.path === scope.uri.path ? {} : { folder };
    for (const command of Object.keys(ARGUMENTS) as Definition["command"][]) {
      tasks.push(make(server, { type: "tsnix", command, ...place }, scope));
    }
  }
  return tasks;
}

function make(server: Server, definition: Definition, scope: vscode.WorkspaceFolder): vscode.Task {
  const { command, file, folder } = definition;
  const args = [...ARGUMENTS[command], ...(file === undefined ? [] : [file])];
  const cwd = folder === undefined ? scope.uri.fsPath : vscode.Uri.joinPath(scope.uri, folder).fsPath;
  const execution = new vscode.ProcessExecution(server.program ?? "tsnix", args, {
    cwd,
    env: { NO_COLOR: "1" },
  });
  const name = folder === undefined ? command : `${command} (${folder})`;
  const matcher = command === "check" ? "$tsnix" : [];
  const task = new vscode.Task(definition, scope, name, "tsnix", execution, matcher);
  if (command === "build") task.group = vscode.TaskGroup.Build;
  if (command === "check") task.group = vscode.TaskGroup.Test;
  task.isBackground = command === "watch";
  return task;
}
