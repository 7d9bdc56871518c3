//! Names of properties in literals and patterns.

use super::{item, offers, offers_whole, taken};
use crate::completion::{Insert, ItemKind};

const SERVER: &str =
    "interface Server { port: number; host?: string; tls?: { cert: string; key: string }; tags: string[] }\n";

fn server(rest: &str, expected: &str) {
    offers(&[(&format!("{SERVER}{rest}"), expected)]);
}

#[test]
fn of_the_expected_type_required_first() {
    server("export const s: Server = { <|> };", "port tags host tls");
    server("export const s: Server = { po<|> };", "port");
    server("export const s: Server = { port: 1, <|> };", "tags host tls");
    server("export const s: Server = {\n  port: 1,\n  <|>\n};", "tags host tls");
    server("export const s: Server = {\n  port: 1,\n  h<|>\n};", "host");
    server("export const s: Server = { port: 1, tls: { <|> } };", "cert key");
    server("export const s: Server = { port: 1, tls: { cert: 'a', <|> } };", "key");
    server("export const s: Server[] = [{ <|> }];", "port tags host tls");
    server("export const s: Record<string, Server> = { a: { <|> } };", "port tags host tls");
    server("export const s: { [name: string]: Server } = { web: { po<|> } };", "port");
    server("const f = (s: Server) => s;\nexport default f({ <|> });", "port tags host tls");
    server("const f = (n: number, s: Server) => s;\nexport default f(1, { ta<|> });", "tags");
    server("const f = (o: { s: Server }) => o;\nexport default f({ s: { ta<|> } });", "tags");
    server("export const f = (): Server => ({ <|> });", "port tags host tls");
    server("export function f(): Server {\n  return { <|> };\n}", "port tags host tls");
    server("export const s: Server | undefined = { <|> };", "port tags host tls");
    server("export const s: Partial<Server> = { ho<|> };", "host");
    server("export const s: Pick<Server, 'host'> = { <|> };", "host");
}

#[test]
fn with_the_rest_of_the_text() {
    offers_whole(&[
        (&format!("{SERVER}export const s: Server = {{\n  <|>\n  port: 1,\n}};"), "tags host tls"),
        (&format!("{SERVER}export default {{ ho<|> }} satisfies Server;"), "host"),
        (&format!("{SERVER}export default {{ ho<|> }} as Server;"), "host"),
    ]);
}

#[test]
fn of_unions_all_members() {
    offers(&[
        (
            "type U = { kind: 'a'; alpha: 1 } | { kind: 'b'; beta: 1 };\nexport const u: U = { <|> };",
            "alpha beta kind",
        ),
        (
            "type U = { kind: 'a'; alpha: 1 } | { kind: 'b'; beta: 1 };\nexport const u: U = { kind: 'b', <|> };",
            "beta",
        ),
    ]);
}

#[test]
fn what_is_written_for_a_key() {
    let key = |rest: &str, label: &str| item(&format!("{SERVER}{rest}"), label).insert;
    assert_eq!(
        key("export const s: Server = { <|> };", "port"),
        Some(Insert::Snippet("port: $0".to_owned()))
    );
    assert_eq!(key("export const s: Server = { <|>: 1 };", "port"), None);
    assert_eq!(
        taken("interface O { 'a-b': number }\nexport const o: O = { <|> };", "a-b", None),
        "interface O { 'a-b': number }\nexport const o: O = { \"a-b\": $0 };"
    );
    // What can only be an object or a list starts as one.
    assert_eq!(
        key("export const s: Server = { <|> };", "tls"),
        Some(Insert::Snippet("tls: { $0 }".to_owned()))
    );
    assert_eq!(
        key("export const s: Server = { <|> };", "tags"),
        Some(Insert::Snippet("tags: [$0]".to_owned()))
    );
}

#[test]
fn shorthands_of_names_in_scope() {
    offers(&[("const alpha = 1;\nexport default { al<|> };", "alpha")]);
    let host = item(&format!("{SERVER}const host = 'a';\nexport const s: Server = {{ ho<|> }};"), "host");
    assert_eq!(host.kind, ItemKind::Property);
}

#[test]
fn patterns() {
    offers_whole(&[
        ("const o = { alpha: 1, beta: 2 };\nconst { <|> } = o;", "alpha beta"),
        ("const o = { alpha: 1, beta: 2 };\nconst { alpha, b<|> } = o;\nexport default alpha;", "beta"),
        ("const o = { a: { beta: 2 } };\nconst { a: { <|> } } = o;", "beta"),
        ("export const f = ({ <|> }: { alpha: number }) => 1;", "alpha"),
        ("const g = (f: (o: { alpha: number }) => number) => f;\nexport default g(({ <|> }) => 1);", "alpha"),
        ("for (const { <|> } of [{ alpha: 1 }]) {\n}\nexport default 1;", "alpha"),
    ]);
    let labels = super::labels_in("import { pkgs } from '@nixpkgs/latest';\nconst { rip<|> } = pkgs;\n");
    assert_eq!(labels.first().map(String::as_str), Some("ripgrep"));
    assert!(
        super::labels_in("import { pkgs } from '@nixpkgs/latest';\nconst { <|> } = pkgs;\n").len() <= 200
    );
}

#[test]
fn arguments_of_library_functions() {
    let start = "import { pkgs } from '@nixpkgs/latest';\n";
    for (rest, expected) in [
        ("export default pkgs.mkShell({ pack<|> });", "packages"),
        ("export default pkgs.stdenv.mkDerivation({ pname: 'a', buildIn<|> });", "buildInputs"),
        ("export default pkgs.writeShellApplication({ runtimeI<|> });", "runtimeInputs"),
        ("export default pkgs.buildGoModule({ vendorH<|> });", "vendorHash"),
        ("export default pkgs.fetchFromGitHub({ ow<|> });", "owner"),
        ("export default pkgs.mkShell({\n  packages: [pkgs.jq],\n  shellH<|>\n});", "shellHook"),
    ] {
        offers(&[(&format!("{start}{rest}"), expected)]);
    }
}
