# What examples/shell-nix ought to be, written by hand.
{
  pkgs ? import <nixpkgs> { },
}:
pkgs.mkShell {
  packages = [
    (pkgs.python3.withPackages (ps: [
      ps.requests
      ps.flask
    ]))
    pkgs.redis
  ];
  shellHook = "redis-server --daemonize yes\n";
}
