//! What Zed asks of an extension for a language server: which program to start. It is the `tsnix` of the project's PATH,
//! or the one that the settings name; nothing is downloaded.

use zed_extension_api::{self as zed, LanguageServerId, Result, settings::LspSettings};

struct Tsnix;

impl zed::Extension for Tsnix {
    fn new() -> Self {
        Tsnix
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree).ok().and_then(|it| it.binary);
        let (path, arguments) = binary.map_or((None, None), |it| (it.path, it.arguments));
        let command = path.or_else(|| worktree.which("tsnix"));
        Ok(zed::Command {
            command: command.ok_or("there is no `tsnix` on PATH, and the settings name none")?,
            args: arguments.unwrap_or_else(|| vec!["lsp".to_owned()]),
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree).ok().and_then(|it| it.settings))
    }
}

zed::register_extension!(Tsnix);
