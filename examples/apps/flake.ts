import { lib, pkgs } from "@nixpkgs/latest";
import { text } from "tsnix";

const backup = pkgs.writeShellApplication({
  name: "backup",
  runtimeInputs: [pkgs.postgresql, pkgs.coreutils],
  text: text`
    target="\${1:-.}"
    pg_dump mydb > "$target/backup-$(date +%F).sql"
  `,
});

export default {
  apps: {
    default: pkgs.hello,
    backup,
    search: { type: "app", program: lib.getExe(pkgs.ripgrep) },
  },
};
