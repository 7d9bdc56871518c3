# Stands in for uv2nix: overlays that record what they are made with.
{
  description = "A stand-in for uv2nix";

  outputs =
    { self }:
    {
      lib.workspace.loadWorkspace =
        { workspaceRoot }:
        let
          overlay = kind: args: _: prev: { made = prev.made or [ ] ++ [ { inherit kind args; } ]; };
        in
        {
          mkPyprojectOverlay = overlay "locked";
          mkEditablePyprojectOverlay = overlay "editable";
          deps = {
            default.webapp = [ ];
            all.webapp = [ "dev" ];
          };
        };
    };
}
