//! What can be written on the command line, and its help.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tsnix_source::render::Format;

use crate::commands::init::templates;

/// Write Nix in TypeScript: flake.ts in, flake.nix out.
///
/// tsnix compiles TypeScript to Nix without running it. The result is Nix as one would write it by hand,
/// formatted as nixfmt does it, and is meant to be committed beside its source.
#[derive(Debug, Parser)]
#[command(name = "tsnix", version, arg_required_else_help = true, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  tsnix init                       start a project in this folder
  tsnix init web --template node-app    start it from an example
  tsnix build                      compile the flake.ts of this project to flake.nix
  tsnix build shell.ts --stdout    show the Nix of one file
  tsnix check                      report errors, write nothing
  tsnix explain ts2322             what an error means and how to mend it
  tsnix nix -- build .#hello       run nix, with its errors at the lines of the TypeScript

Exit status: 0 done, 1 the program has errors, 2 wrong usage or an input/output failure.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(InitArguments),
    Build(BuildArguments),
    Check(CheckArguments),
    Typings(TypingsArguments),
    Convert(ConvertArguments),
    Explain(ExplainArguments),
    /// Say what tsnix finds here: the project, its entries, the tools around it
    Doctor,
    /// Serve an editor: the language server on standard input and output
    Lsp {
        /// The only way there is; many clients say it anyway
        #[arg(long, hide = true)]
        stdio: bool,
    },
    Nix(NixArguments),
    Completions(CompletionsArguments),
}

/// Start a project: flake.ts, tsconfig.json and a line in .gitignore
///
/// Nothing that exists is overwritten. In a project that is already there, only what is missing is added.
#[derive(Debug, Args)]
#[command(after_help = templates::help())]
pub(crate) struct InitArguments {
    /// The folder; made if it does not exist
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,

    /// Start from one of the examples
    #[arg(long, value_name = "NAME", hide_possible_values = true, value_parser = PossibleValuesParser::new(templates::names()))]
    pub(crate) template: Option<String>,

    /// Start from a flake.nix that exists: flake.ts is what it becomes, as with `tsnix convert`
    #[arg(long, value_name = "flake.nix", conflicts_with = "template")]
    pub(crate) from: Option<PathBuf>,
}

/// Compile TypeScript to Nix
///
/// With no FILE: the entries of tsnix.json, else flake.ts in this folder, else the nearest one above.
/// NAME.ts and NAME.nix.ts are written to NAME.nix beside it. A file that tsnix did not generate is not
/// overwritten, and nothing is written where the program has errors.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  tsnix build                          flake.ts to flake.nix
  tsnix build hosts/web.nix.ts         one module
  tsnix build --check --diff           in CI: fail where flake.nix is out of date, and show how")]
pub(crate) struct BuildArguments {
    /// The TypeScript files to compile
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Print the Nix of one file on standard output instead of writing it
    #[arg(long, conflicts_with_all = ["check", "diff", "out_dir", "force"])]
    pub(crate) stdout: bool,

    /// Write nothing; exit with 1 where an output is out of date
    #[arg(long)]
    pub(crate) check: bool,

    /// Write nothing; show what would change
    #[arg(long)]
    pub(crate) diff: bool,

    /// Build again whenever a source changes, until interrupted
    #[arg(long, conflicts_with_all = ["stdout", "check", "diff"])]
    pub(crate) watch: bool,

    /// Overwrite files that tsnix did not generate
    #[arg(long)]
    pub(crate) force: bool,

    /// Write the outputs into this folder instead of beside their sources
    #[arg(long, value_name = "DIR")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// Report what is wrong with the program; write nothing
///
/// With no FILE: as for build.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tsnix check                     errors with the lines they are about
  tsnix check --format json       for scripts
  tsnix check --format github     annotations on a pull request
  tsnix check --fix               mend what can be mended safely")]
pub(crate) struct CheckArguments {
    /// The TypeScript files to check, with all that they import
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// How diagnostics are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FormatArgument,

    /// Apply the fixes that are safe, then report the rest
    #[arg(long)]
    pub(crate) fix: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// Write what nixpkgs, its lib, its options and the flake's inputs have, as typings
///
/// With no SOURCE: the nixpkgs (and home-manager, nix-darwin) that flake.lock pins, through nix; else the nixpkgs
/// of the flake registry or of NIX_PATH. A run that is interrupted leaves the typings as they were.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tsnix typings                              what flake.lock pins
  tsnix typings ../nixpkgs                   a tree of nixpkgs
  tsnix typings packages.json.br             a channel's list of packages
  tsnix typings --facts facts.json.zst       keep what was found, for machines without nix
  tsnix typings facts.json.zst               generate from that")]
pub(crate) struct TypingsArguments {
    /// A flake reference, a tree of nixpkgs, a packages.json, an options.json, or a file of facts
    #[arg(value_name = "SOURCE")]
    pub(crate) source: Option<String>,

    /// Write the typings here; .tsnix/typings unless tsnix.json says otherwise
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Find out one kind alone; the others stay as they are
    #[arg(long, value_enum)]
    pub(crate) only: Option<OnlyArgument>,

    /// How many evaluations of Nix run at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=256))]
    pub(crate) jobs: Option<u32>,

    /// Write the facts into this file, too (.zst, .gz: compressed)
    #[arg(long, value_name = "FILE")]
    pub(crate) facts: Option<PathBuf>,

    /// Type another module system: its name and a Nix expression of its options
    #[arg(long, value_name = "NAME=EXPR")]
    pub(crate) options: Vec<String>,
}

/// The kinds of typings as they are named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnlyArgument {
    /// The package set
    Packages,
    /// The functions of nixpkgs
    Lib,
    /// Nix's own functions
    Builtins,
    /// The options of NixOS
    Nixos,
    /// The options of home-manager
    HomeManager,
    /// The options of nix-darwin
    Darwin,
    /// The outputs of the flake's inputs
    Inputs,
}

/// Explain a diagnostic: what it means, an example, how to mend it
#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A code such as ts2322, or a name such as not-assignable; without one, all codes are listed
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

/// Run nix; where it fails in a generated file, say where in the TypeScript
///
/// Arguments, input, output and exit status are those of nix. A place in a file that tsnix generated is shown as the
/// place in its source, with the line there; the one in the Nix file stands behind it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tsnix nix -- build .#hello                     as `nix build .#hello`
  tsnix nix -- flake check --show-trace
  tsnix nix -- nix-instantiate --eval x.nix      another program of Nix: nix-build, nixos-rebuild, ...
  tsnix nix --fix-hashes -- build                writes the hashes that Nix found into the TypeScript")]
pub(crate) struct NixArguments {
    /// Where Nix finds another hash than the program says, write that into the program and build its Nix anew
    #[arg(long)]
    pub(crate) fix_hashes: bool,

    /// What nix is given
    #[arg(value_name = "ARGS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tsnix completions bash > ~/.local/share/bash-completion/completions/tsnix
  tsnix completions fish > ~/.config/fish/completions/tsnix.fish")]
pub(crate) struct CompletionsArguments {
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// The formats as they are named on the command line.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum FormatArgument {
    /// The source with the place marked, for people
    #[default]
    Pretty,
    /// One line each
    Concise,
    /// A JSON array, for scripts
    Json,
    /// GitHub's workflow commands
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Pretty => Self::Pretty,
            FormatArgument::Concise => Self::Concise,
            FormatArgument::Json => Self::Json,
            FormatArgument::Github => Self::Github,
            FormatArgument::Sarif => Self::Sarif,
        }
    }
}

/// Bring a Nix file over to TypeScript
///
/// The TypeScript compiles to Nix of the same value. What has no counterpart stays Nix, in a `nix` template.
/// flake.nix becomes flake.ts, NAME.nix becomes NAME.nix.ts; nothing that exists is overwritten.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tsnix convert flake.nix             writes flake.ts beside it
  tsnix convert home.nix --stdout     shows what home.nix.ts would be")]
pub(crate) struct ConvertArguments {
    /// The Nix file
    #[arg(value_name = "FILE.nix")]
    pub(crate) file: PathBuf,

    /// Print the TypeScript on standard output instead of writing it
    #[arg(long, conflicts_with = "out")]
    pub(crate) stdout: bool,

    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
