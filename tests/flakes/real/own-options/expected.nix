{ config, lib, ... }:
with lib;
let
  cfg = config.services.backup;
in
{
  options.services.backup = {
    enable = mkEnableOption "backups";
    hours = mkOption {
      type = types.listOf types.int;
      default = [ 3 ];
    };
    mode = mkOption {
      type = types.enum [
        "full"
        "changes"
      ];
      default = "changes";
    };
    targets = mkOption {
      type = types.attrsOf (
        types.submodule {
          options.path = mkOption { type = types.str; };
          options.keep = mkOption {
            type = types.ints.positive;
            default = 7;
          };
        }
      );
      default = { };
    };
  };

  config = mkIf cfg.enable (mkMerge [
    {
      jobs = mapAttrs' (
        name: it:
        nameValuePair "backup-${name}" {
          command = "backup --${cfg.mode} --keep ${toString it.keep} ${it.path}";
          times = map (hour: "${toString hour}:00") cfg.hours;
        }
      ) cfg.targets;
    }
    (mkIf (cfg.mode == "full") { notes = [ "this takes long" ]; })
    {
      owner = mkDefault "root";
      priority = mkForce "low";
    }
  ]);
}
