//! What an output without a system level can't use: the values of a system.

use tsnix_source::catalogue::flakes::PER_SYSTEM_VALUE;
use tsnix_source::{Diagnostic, FileId, TextRange};

use super::outputs::{Output, Piece, PieceValue};
use crate::context::Context;
use crate::flake::nixpkgs::{NixpkgsExport, nixpkgs_value};
use crate::imports::Target;

/// Says where an output uses a value of the system, once for each of its properties that does.
pub(super) fn report(ctx: &mut Context<'_>, output: &Output) {
    let mut is_reported = false;
    for piece in &output.pieces {
        let (file, range) = place(ctx, piece);
        if let Some(used) = use_in(ctx, file, range) {
            let report = diagnostic(ctx, output, used);
            ctx.report(report);
            is_reported = true;
        }
    }
    if let (false, Some(piece)) = (is_reported, output.pieces.first()) {
        let used = Use { name: "pkgs".into(), file: piece.file, range: piece.range, through: None };
        let report = diagnostic(ctx, output, used);
        ctx.report(report);
    }
}

/// A value of the system that is used.
struct Use {
    /// What is written there.
    name: String,
    file: FileId,
    range: TextRange,
    /// Where the value itself stands, when what is written there only leads to it.
    through: Option<(FileId, TextRange)>,
}

fn place(ctx: &Context<'_>, piece: &Piece) -> (FileId, TextRange) {
    let module = ctx.module_of(piece.file);
    match piece.value {
        PieceValue::Expr(expr) => (piece.file, module.exprs.range(expr)),
        PieceValue::Method(function) => (piece.file, module.functions.range(function)),
        PieceValue::Symbol(key) => {
            let item = ctx.outline.item_of(key).map(|item| ctx.outline.item(item));
            item.map_or((piece.file, piece.range), |item| (item.file, item.range))
        }
    }
}

/// The first value of the system in a range.
fn use_in(ctx: &Context<'_>, file: FileId, range: TextRange) -> Option<Use> {
    let text = |file: FileId, range: TextRange| {
        let text = ctx.model.graph().files.file(file).text();
        text.get(range.start as usize..range.end as usize).unwrap_or("").to_owned()
    };
    ctx.outline.names_at(file, range).find_map(|(range, target)| {
        let through = match target {
            target if is_of_system(target) => None,
            Target::Symbol(key) => Some(origin(ctx, *key)?),
            _ => return None,
        };
        Some(Use { name: text(file, range), file, range, through })
    })
}

fn is_of_system(target: &Target) -> bool {
    let Target::Ambient(import) = target else { return false };
    nixpkgs_value(import).is_some_and(|value| {
        matches!(value.kind, NixpkgsExport::Pkgs | NixpkgsExport::System | NixpkgsExport::Configure)
    })
}

/// Where a declaration uses a value of the system, itself or through others.
fn origin(ctx: &Context<'_>, key: crate::context::SymbolKey) -> Option<(FileId, TextRange)> {
    let outline = &ctx.outline;
    let mut waiting = vec![outline.item_of(key)?];
    let mut seen = Vec::new();
    while let Some(id) = waiting.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let item = outline.item(id);
        if let Some((range, _)) =
            outline.names_at(item.file, item.range).find(|(_, target)| is_of_system(target))
        {
            return Some((item.file, range));
        }
        waiting.extend(item.uses.items.iter().rev());
    }
    None
}

fn diagnostic(ctx: &Context<'_>, output: &Output, used: Use) -> Diagnostic {
    let message = format!(
        "`{}` is one value for all systems, but `{}` differs from system to system",
        output.name, used.name
    );
    let help = match output.name.as_str() {
        "overlays" => "take packages from the parameters of the overlay: `(final, prev) => ...`",
        "nixosModules" | "homeModules" | "darwinModules" => {
            "use the module's own packages: `nixosModule(({ pkgs }) => ({ ... }))`"
        }
        "nixosConfigurations" | "homeConfigurations" | "darwinConfigurations" | "hydraJobs" => {
            "name the system: `pkgsFor(\"x86_64-linux\")`, or use a module's own `pkgs`"
        }
        "lib" => "take the package set as a parameter: `(pkgs: Packages) => ...`",
        _ => "take `pkgs` as an argument, or name the system: `pkgsFor(\"x86_64-linux\")`",
    };
    let report = Diagnostic::new(&PER_SYSTEM_VALUE, used.file, used.range, message).with_help(help);
    match used.through {
        Some((file, range)) => {
            let shown = ctx.model.graph().files.file(file).text();
            let name = shown.get(range.start as usize..range.end as usize).unwrap_or("");
            report.with_related(file, range, format!("it uses `{name}` here"))
        }
        None => report,
    }
}
