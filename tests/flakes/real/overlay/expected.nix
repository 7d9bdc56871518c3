final: prev: {
  greet = final.writeShellScriptBin "greet" "exec ${final.hello}/bin/hello \"$@\"";
  hello = prev.hello.overrideAttrs (old: {
    name = "${old.pname}-ours";
  });
  htop = prev.htop.override { ncurses = final.ncurses5; };
  python3 = prev.python3.override {
    packageOverrides = self: super: {
      requests = super.requests.overrideAttrs (attrs: {
        name = "${attrs.name}-ours";
      });
    };
  };
}
