import { pkgs } from "@nixpkgs/latest";
import { text } from "tsnix";

const php = (isForDevelopment: boolean) =>
  pkgs.php.buildEnv({
    extensions: ({ enabled, all }) => [
      ...enabled,
      all.redis,
      all.pdo_pgsql,
      ...(isForDevelopment ? [all.xdebug] : []),
    ],
    extraConfig: text`
      memory_limit = ${isForDevelopment ? "2G" : "256M"}
      date.timezone = UTC
    `,
  });

export default {
  packages: { default: php(false), development: php(true) },
  devShell: pkgs.mkShell({ packages: [php(true), pkgs.php.packages.composer] }),
};
