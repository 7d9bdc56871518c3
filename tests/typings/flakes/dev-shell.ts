import { pkgs } from "@nixpkgs/latest";
import "@nixpkgs/unstable";

export default {
  devShell: pkgs.mkShell({ packages: [pkgs.nodejs, pkgs.postgresql], DATABASE_URL: "postgres:///dev" }),
};

// @ts-expect-error: not a list
pkgs.mkShell({ packages: pkgs.nodejs });

// @ts-expect-error: misspelt
pkgs.mkShell({ package: [pkgs.nodejs] });

// @ts-expect-error: a name is not a package
pkgs.mkShell({ packages: ["nodejs"] });
