// Images for containers.
import { pkgs } from "@nixpkgs/latest";

export const image = pkgs.dockerTools.buildLayeredImage({
  name: "web",
  tag: "latest",
  contents: [pkgs.bashInteractive, pkgs.coreutils, pkgs.dockerTools.caCertificates],
  config: {
    Cmd: [`${pkgs.nginx}/bin/nginx`, "-g", "daemon off;"],
    Env: ["TZ=UTC"],
    ExposedPorts: { "80/tcp": {} },
  },
});
export const streamed = pkgs.dockerTools.streamLayeredImage({ name: "web", created: "now" });
export const based = pkgs.dockerTools.buildImage({
  name: "app",
  fromImage: pkgs.dockerTools.pullImage({ imageName: "alpine", imageDigest: "sha256:0", sha256: "" }),
  copyToRoot: pkgs.buildEnv({ name: "root", paths: [pkgs.hello], pathsToLink: ["/bin"] }),
});

// @ts-expect-error: an image has a name
pkgs.dockerTools.buildImage({ tag: "latest" });
// @ts-expect-error: keys of the image configuration are in capitals
pkgs.dockerTools.buildImage({ name: "x", config: { cmd: ["x"] } });
// @ts-expect-error: a list of words
pkgs.dockerTools.buildImage({ name: "x", config: { Cmd: "x" } });
