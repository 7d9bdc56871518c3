//! Colours that only meaning can give: packages, options, inputs and per-system values told apart.

use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::VariableKind;

use crate::Analysis;
use crate::definition::type_of;
use crate::identifier::{Identifier, IdentifierKind, identifiers};
use crate::target::{Target, target};

/// A coloured name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SemanticToken {
    /// The name.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// It is declared here.
    pub is_declaration: bool,
    /// It can't be assigned to.
    pub is_readonly: bool,
    /// It is struck through.
    pub is_deprecated: bool,
    /// It came with tsnix or with typings.
    pub is_library: bool,
}

/// What a name is. The order is that of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A namespace or a module.
    Namespace,
    /// A class.
    Class,
    /// An enum.
    Enum,
    /// An interface.
    Interface,
    /// Another type.
    Type,
    /// A type parameter.
    TypeParameter,
    /// A parameter.
    Parameter,
    /// A variable.
    Variable,
    /// A property.
    Property,
    /// A member of an enum.
    EnumMember,
    /// A function.
    Function,
    /// A method.
    Method,
    /// A package.
    Package,
    /// An input of the flake.
    Input,
}

/// The names of the kinds in the order of [`TokenKind`]: standard ones, then our own.
pub const LEGEND: [&str; 14] = [
    "namespace",
    "class",
    "enum",
    "interface",
    "type",
    "typeParameter",
    "parameter",
    "variable",
    "property",
    "enumMember",
    "function",
    "method",
    "package",
    "input",
];

/// The coloured names of a file, or of a part of it, in order.
pub fn semantic_tokens(
    analysis: &Analysis<'_>,
    file: FileId,
    within: Option<TextRange>,
) -> Vec<SemanticToken> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let mut found: Vec<SemanticToken> = identifiers(module, analysis.text(file))
        .iter()
        .filter(|it| within.is_none_or(|range| range.start <= it.range.end && it.range.start <= range.end))
        .filter_map(|it| token(analysis, file, it))
        .collect();
    found.sort_by_key(|it| it.range);
    found.dedup_by_key(|it| it.range.start);
    found
}

fn token(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<SemanticToken> {
    if matches!(identifier.kind, IdentifierKind::Module(_) | IdentifierKind::Label)
        || identifier.range.is_empty()
    {
        return None;
    }
    // The text of a quoted key has its own colour.
    let before = analysis.text(file).as_bytes().get((identifier.range.start as usize).wrapping_sub(1));
    if matches!(before, Some(b'"' | b'\'')) {
        return None;
    }
    let found = target(analysis, file, identifier)?;
    let (kind, is_readonly) = kind(analysis, file, identifier, &found)?;
    let here = crate::FileRange { file, range: identifier.range };
    let deprecated = crate::docs::docs_of(analysis, &found.declarations).deprecated;
    Some(SemanticToken {
        range: identifier.range,
        kind,
        is_declaration: found.declarations.contains(&here) || found.alias.contains(&here),
        is_readonly,
        is_deprecated: deprecated.is_some(),
        is_library: found.declarations.first().is_some_and(|it| analysis.is_library(it.file)),
    })
}

fn kind(
    analysis: &Analysis<'_>,
    file: FileId,
    identifier: &Identifier,
    found: &Target,
) -> Option<(TokenKind, bool)> {
    let model = analysis.model;
    let ty = || type_of(analysis, file, identifier);
    if let Some(symbol) = found.symbol {
        if model.module_of_symbol(symbol).is_some() {
            return Some((TokenKind::Namespace, true));
        }
        let (_, declaration) = model.definitions(symbol).first().copied()?;
        let is_value = model.meaning_of(symbol).contains(Meaning::VALUE);
        return Some(match declaration {
            Declaration::Variable(_, kind) => {
                let is_const = kind == VariableKind::Const;
                (value_kind(analysis, ty(), TokenKind::Variable), is_const)
            }
            Declaration::Param(..) => (TokenKind::Parameter, false),
            Declaration::Catch(_) => (TokenKind::Variable, false),
            Declaration::Function(_) => (TokenKind::Function, true),
            Declaration::Class(_) => (TokenKind::Class, true),
            Declaration::Interface(_) if is_value && matches!(identifier.kind, IdentifierKind::Value(_)) => {
                (TokenKind::Variable, true)
            }
            Declaration::Interface(_) => (TokenKind::Interface, true),
            Declaration::TypeAlias(_) => (TokenKind::Type, true),
            Declaration::Enum(_) => (TokenKind::Enum, true),
            Declaration::Namespace(..) | Declaration::ExportNamespace(_) => (TokenKind::Namespace, true),
            Declaration::TypeParam(_) => (TokenKind::TypeParameter, true),
            Declaration::ExportDefault(..) => (value_kind(analysis, ty(), TokenKind::Input), true),
            Declaration::Import(..) | Declaration::Export(..) | Declaration::ImportEquals(_) => {
                (TokenKind::Variable, true)
            }
        });
    }
    if let IdentifierKind::EnumMember(..) = identifier.kind {
        return Some((TokenKind::EnumMember, true));
    }
    let is_readonly = found.property.as_ref().is_some_and(|it| it.is_readonly);
    Some((value_kind(analysis, ty(), TokenKind::Property), is_readonly))
}

/// A package and a function are worth a colour of their own wherever they come from.
fn value_kind(
    analysis: &Analysis<'_>,
    ty: Option<tsnix_check::model::TypeId>,
    otherwise: TokenKind,
) -> TokenKind {
    let Some(ty) = ty else { return otherwise };
    let view = analysis.model.view(ty);
    if analysis.is_package(ty) {
        TokenKind::Package
    } else if view.is_function() {
        if otherwise == TokenKind::Property { TokenKind::Method } else { TokenKind::Function }
    } else {
        otherwise
    }
}

#[cfg(test)]
mod tests {
    use super::semantic_tokens;
    use crate::fixture::Fixture;

    fn shown(source: &str) -> String {
        let fixture = Fixture::new(source);
        let text = fixture.analysis().text(fixture.file).to_owned();
        let show = |it: super::SemanticToken| {
            let marks = [
                (it.is_declaration, " declared"),
                (it.is_readonly, " readonly"),
                (it.is_deprecated, " deprecated"),
            ];
            let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
            format!("{} {:?}{marks}", it.range.of(&text), it.kind)
        };
        semantic_tokens(&fixture.analysis(), fixture.file, None)
            .into_iter()
            .map(show)
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn names_are_told_apart() {
        insta::assert_snapshot!(shown("import { pkgs } from '@nixpkgs/latest';\nfunction f(a: number) { let n = a; return n; }\ninterface I { b: string }\nexport default { x: f(1), y: pkgs.nodejs };"), @r"
        pkgs Variable readonly
        f Function declared readonly
        a Parameter declared
        n Variable declared
        a Parameter
        n Variable
        I Interface declared readonly
        b Property declared
        x Property declared
        f Function readonly
        y Package declared
        pkgs Variable readonly
        nodejs Package readonly
        ");
    }
}
