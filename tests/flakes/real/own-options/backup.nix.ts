import { lib } from "@nixpkgs/latest";
import { nixosModule } from "tsnix";

const target = lib.types.submodule({
  options: {
    path: lib.mkOption({ type: lib.types.str }),
    keep: lib.mkOption({ type: lib.types.ints.positive, default: 7 }),
  },
});

export default nixosModule(
  {
    options: {
      services: {
        backup: {
          enable: lib.mkEnableOption("backups"),
          hours: lib.mkOption({ type: lib.types.listOf(lib.types.int), default: [3] }),
          mode: lib.mkOption({ type: lib.types.enum(["full", "changes"]), default: "changes" }),
          targets: lib.mkOption({ type: lib.types.attrsOf(target), default: {} }),
        },
      },
    },
  },
  ({ config }) => {
    const backup = config.services.backup;
    return {
      config: lib.mkIf(
        backup.enable,
        lib.mkMerge([
          {
            jobs: Object.fromEntries(
              Object.entries(backup.targets).map(([name, it]) => [
                `backup-${name}`,
                { command: `backup --${backup.mode} --keep ${it.keep} ${it.path}`, times: backup.hours.map((hour) => `${hour}:00`) },
              ]),
            ),
          },
          lib.mkIf(backup.mode === "full", { notes: ["this takes long"] }),
          { owner: lib.mkDefault("root"), priority: lib.mkForce("low") },
        ]),
      ),
    };
  },
);
