export interface Host {
  readonly system: "x86_64-linux" | "aarch64-linux";
  readonly address: string;
  readonly roles: readonly Role[];
}

export type Role = "web" | "database";

export const hosts: { readonly [name: string]: Host } = {
  alpha: { system: "x86_64-linux", address: "10.0.0.1", roles: ["web"] },
  beta: { system: "x86_64-linux", address: "10.0.0.2", roles: ["database"] },
  gamma: { system: "aarch64-linux", address: "10.0.0.3", roles: ["web", "database"] },
};
