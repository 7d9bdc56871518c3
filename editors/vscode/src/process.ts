// Running the tsnix program, or Nix, for what is no request to the server: its lines as they come, and an end on request.

import * as vscode from "vscode";
import { spawn } from "node:child_process";
import type { Server } from "./server/server";

export interface Run {
  /** The exit status; nothing where it was ended or could not be started. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly token?: vscode.CancellationToken;
  /** Each line, or repainted line, of standard error. */
  readonly onLine?: (line: string) => void;
}

export function runTsnix(
  server: Server,
  args: readonly string[],
  cwd: string,
  log: vscode.LogOutputChannel,
  options: RunOptions = {},
): Promise<Run> {
  const { program } = server;
  if (program === undefined) {
    return Promise.resolve({ status: null, stdout: "", stderr: server.problem ?? "there is no tsnix" });
  }
  return runProgram(program, args, cwd, log, options);
}

export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  log: vscode.LogOutputChannel,
  { token, onLine }: RunOptions = {},
): Promise<Run> {
  log.info(`${program} ${args.join(" ")} (in ${cwd})`);
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const cancel = token?.onCancellationRequested(() => child.kill("SIGINT"));
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (data: string) => (stdout += data));
    child.stderr.setEncoding("utf8").on("data", (data: string) => {
      stderr += data;
      const line = data.split(/[\r\n]/).findLast((it) => it.trim() !== "");
      if (line !== undefined) onLine?.(line.trim());
    });
    const finish = (status: number | null) => {
      cancel?.dispose();
      if (stderr.trim() !== "") log.info(stderr.trim());
      done({ status, stdout, stderr });
    };
    child.once("error", (error) => {
      stderr += String(error);
      finish(null);
    });
    child.once("close", finish);
  });
}
