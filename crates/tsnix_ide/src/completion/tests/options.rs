//! Options of modules: at any depth, in submodules and in sets of them, with what is said about them.

use super::{offers, taken};
use crate::completion::{ItemKind, resolve};
use crate::fixture::Fixture;

/// Typings of a project as `tsnix typings` writes them.
const OPTIONS: &str = "\n//- .tsnix/typings/options/nixos.d.ts\ninterface NixosOptions {\n  readonly services?: NixosOptions_services;\n  readonly networking?: { readonly hostName?: string; readonly firewall?: { readonly enable?: boolean; readonly allowedTCPPorts?: readonly number[] } };\n  readonly users?: { readonly users?: { readonly [name: string]: { readonly isNormalUser?: boolean; readonly extraGroups?: readonly string[]; readonly shell?: 'bash' | 'zsh' } } };\n}\ninterface NixosOptions_services {\n  readonly nginx?: NixosOptions_services_nginx;\n  readonly openssh?: { readonly enable?: boolean };\n}\ninterface NixosOptions_services_nginx {\n  /**\n   * Whether to enable Nginx.\n   *\n   * Type: boolean\n   * Default: false\n   * Example: true\n   */\n  readonly enable?: boolean;\n  /** Virtual hosts. */\n  readonly virtualHosts?: { readonly [name: string]: { readonly root?: string | null; readonly forceSSL?: boolean; readonly listen?: readonly { readonly addr: string; readonly port?: number }[] } };\n}\n";

fn module(body: &str, expected: &str) {
    for source in [
        format!(
            "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule({{\n{body}\n}});\n{OPTIONS}"
        ),
        format!(
            "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule(({{ config, lib }}) => ({{\n{body}\n}}));\n{OPTIONS}"
        ),
        format!(
            "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule({{\n  imports: [],\n{body}\n}});\n{OPTIONS}"
        ),
        format!(
            "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule({{ config: {{\n{body}\n}} }});\n{OPTIONS}"
        ),
    ] {
        offers(&[(&source, expected)]);
    }
}

#[test]
fn at_every_depth() {
    module("  serv<|>", "services");
    module("  services: { <|> },", "nginx openssh");
    module("  services: { ngi<|> },", "nginx");
    module("  services: { nginx: { <|> } },", "enable virtualHosts");
    module("  services: { openssh: { enable: true }, nginx: { ena<|> } },", "enable");
    module("  networking: { firewall: { <|> } },", "allowedTCPPorts enable");
    module(
        "  networking: {\n    firewall: {\n      enable: true,\n      all<|>\n    },\n  },",
        "allowedTCPPorts",
    );
}

#[test]
fn in_submodules_and_lists_of_them() {
    module("  users: { users: { ann: { <|> } } },", "extraGroups isNormalUser shell");
    module("  users: { users: { ann: { isN<|> } } },", "isNormalUser");
    module("  services: { nginx: { virtualHosts: { 'example.org': { <|> } } } },", "forceSSL listen root");
    module("  services: { nginx: { virtualHosts: { 'example.org': { listen: [{ <|> }] } } } },", "addr port");
    module("  users: { users: { ann: { shell: '<|>' } } },", "bash zsh");
    module("  users: { users: { ann: { shell: 'z<|>' } } },", "zsh");
}

#[test]
fn by_their_dotted_path() {
    module("  services.ngi<|>", "nginx");
    module("  services.nginx.<|>", "enable virtualHosts");
    module("  networking.firewall.all<|>", "allowedTCPPorts");
    let source = format!(
        "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule({{\n  services.nginx.ena<|>\n}});\n{OPTIONS}"
    );
    let after = taken(&source, "enable", None);
    assert!(
        after.contains("nixosModule({\n  services: { nginx: { enable: ${1|true,false|} \\} \\}\n});"),
        "{after}"
    );
}

#[test]
fn with_what_is_said_about_them() {
    let source = format!(
        "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule({{ services: {{ nginx: {{ <|> }} }} }});\n{OPTIONS}"
    );
    let fixture = Fixture::new(&source);
    let resolved =
        resolve(&fixture.analysis(), fixture.file, fixture.offset, "enable", ItemKind::Property as u8)
            .expect("offered");
    assert_eq!(resolved.code, "(property) NixosOptions_services_nginx.enable?: boolean | undefined");
    assert_eq!(
        resolved.docs.text,
        "Whether to enable Nginx.\n\nType: boolean  \nDefault: false  \nExample: true"
    );
}

#[test]
fn what_config_reads() {
    let config = "\n//- .tsnix/typings/options/nixos-config.d.ts\ninterface NixosConfig { readonly services: { readonly nginx: { readonly enable: boolean } } }\n";
    for (body, expected) in [
        ("config.serv<|>", "services"),
        ("config.services.ngi<|>", "nginx"),
        ("config.services.nginx.<|>", "enable"),
    ] {
        let source = format!(
            "//- main.nix.ts\nimport {{ nixosModule }} from 'tsnix';\nexport default nixosModule(({{ config }}) => ({{ services: {{ openssh: {{ enable: {body} }} }} }}));\n{OPTIONS}{config}"
        );
        offers(&[(&source, expected)]);
    }
}
