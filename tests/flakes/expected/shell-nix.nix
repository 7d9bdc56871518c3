# What examples/shell-nix ought to be, written by hand.
{
  pkgs ? import <nixpkgs> { },
}:
with pkgs;
mkShell {
  packages = [
    (python3.withPackages (
      ps: with ps; [
        requests
        flask
      ]
    ))
    redis
  ];
  shellHook = "redis-server --daemonize yes\n";
}
