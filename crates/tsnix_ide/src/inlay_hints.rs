//! What is not written but known: types of constants, names of parameters.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{ArrayElement, Expr, ExprId, Module, PatId, Pattern, Stmt};
use tsnix_syntax::walk::{Node, for_each_node};

use crate::Analysis;

/// A text shown between the letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlayHint {
    /// Where it is shown.
    pub offset: u32,
    /// What is shown.
    pub label: String,
    /// What it tells.
    pub kind: HintKind,
}

/// What a hint tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintKind {
    /// The type of what stands before it.
    Type,
    /// The parameter that the argument behind it is for.
    Parameter,
    /// The version of the package before it.
    Version,
}

/// Longer types hide the code.
const LONGEST: usize = 40;

/// The hints of a part of a file.
pub fn inlay_hints(analysis: &Analysis<'_>, file: FileId, within: TextRange) -> Vec<InlayHint> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    let mut found = Vec::new();
    for_each_node(module, &mut |node| {
        let range = node.range(module);
        if range.end < within.start || within.end < range.start {
            return false;
        }
        match node {
            Node::Stmt(stmt) => {
                if let Stmt::Variable(decl) = &module[stmt] {
                    for declarator in decl.declarators.iter().filter(|it| it.ty.is_none()) {
                        found.extend(type_hint(analysis, file, module, declarator.pattern, declarator.init));
                    }
                }
            }
            Node::Function(id) => {
                for param in module[id].params.iter().filter(|it| it.ty.is_none() && it.default.is_none()) {
                    found.extend(type_hint(analysis, file, module, param.pattern, None));
                }
            }
            Node::Expr(id) => {
                found.extend(parameter_hints(analysis, file, module, id));
                found.extend(version_hints(analysis, file, module, id));
            }
            _ => {}
        }
        true
    });
    found.retain(|it| within.start <= it.offset && it.offset <= within.end);
    found.sort_by_key(|it| it.offset);
    found
}

/// The type of a name, where its value does not show it.
fn type_hint(
    analysis: &Analysis<'_>,
    file: FileId,
    module: &Module,
    pattern: PatId,
    init: Option<ExprId>,
) -> Option<InlayHint> {
    if !matches!(module[pattern], Pattern::Name(_)) || init.is_some_and(|it| shows_its_type(&module[it])) {
        return None;
    }
    let ty = analysis.model.type_of_pattern(file, pattern);
    if analysis.model.view(ty).is_error() {
        return None;
    }
    let printed = analysis.model.type_to_string(ty);
    (printed.chars().count() <= LONGEST && !printed.contains('\n')).then(|| InlayHint {
        offset: module.patterns.range(pattern).end,
        label: format!(": {printed}"),
        kind: HintKind::Type,
    })
}

fn shows_its_type(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::String(_)
            | Expr::Number { .. }
            | Expr::Bool(_)
            | Expr::Null
            | Expr::Template(_)
            | Expr::Object(_)
            | Expr::Function(_)
            | Expr::As { .. }
            | Expr::AsConst(_)
            | Expr::New { .. }
            | Expr::Missing
    )
}

/// The names of the parameters that literals are given for.
fn parameter_hints(analysis: &Analysis<'_>, file: FileId, module: &Module, call: ExprId) -> Vec<InlayHint> {
    let Expr::Call { args, .. } = &module[call] else { return Vec::new() };
    let says_nothing = |expr: ExprId| {
        matches!(
            module[expr],
            Expr::Number { .. } | Expr::Bool(_) | Expr::Null | Expr::String(_) | Expr::Unary { .. }
        )
    };
    if !args.iter().any(|it| says_nothing(it.expr)) {
        return Vec::new();
    }
    let Some(signature) = analysis.model.resolved_signature(file, call) else { return Vec::new() };
    // A single parameter of a well-named function needs no word.
    if signature.params.len() < 2 {
        return Vec::new();
    }
    let pairs = args.iter().zip(&signature.params);
    pairs
        .take_while(|(argument, param)| !argument.is_spread && !param.is_rest)
        .filter(|(argument, param)| says_nothing(argument.expr) && !param.name.is_empty())
        .map(|(argument, param)| InlayHint {
            offset: module.exprs.range(argument.expr).start,
            label: format!("{}:", param.name),
            kind: HintKind::Parameter,
        })
        .collect()
}

/// `[pkgs.go, pkgs.jq]`: the versions of the packages of a list.
fn version_hints(analysis: &Analysis<'_>, file: FileId, module: &Module, list: ExprId) -> Vec<InlayHint> {
    let Expr::Array(elements) = &module[list] else { return Vec::new() };
    let version = |element: &ArrayElement| {
        let ArrayElement::Expr(expr) = element else { return None };
        if !matches!(module[*expr], Expr::Member { .. } | Expr::Index { .. }) {
            return None;
        }
        let property = analysis.model.member_of(file, *expr)?;
        let about = analysis.model.listed(&property)?;
        (!about.version.is_empty() && analysis.is_package(property.ty)).then(|| InlayHint {
            offset: module.exprs.range(*expr).end,
            label: about.version,
            kind: HintKind::Version,
        })
    };
    elements.iter().filter_map(version).collect()
}

#[cfg(test)]
mod tests {
    use tsnix_source::TextRange;
    use tsnix_typings::index::{Entry, EntryKind, IndexBuilder, SetInput};

    use super::inlay_hints;
    use crate::fixture::Fixture;

    fn shown(source: &str) -> String {
        let fixture = Fixture::new(source);
        let mut text = fixture.analysis().text(fixture.file).to_owned();
        let all = TextRange::new(0, text.len() as u32);
        for hint in inlay_hints(&fixture.analysis(), fixture.file, all).into_iter().rev() {
            text.insert_str(hint.offset as usize, &format!("‹{}›", hint.label));
        }
        text
    }

    #[test]
    fn versions_of_packages_in_lists() {
        let mut index = IndexBuilder::new("");
        let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
        let member = "readonly _: Derivation";
        for (name, version) in [("git", "2.44.1"), ("jq", "1.7"), ("unknown", "")] {
            index.entry(
                top,
                &Entry { name, kind: EntryKind::Derivation, member, version, ..Entry::default() },
            );
        }
        let text = "import { pkgs } from '@nixpkgs/latest';\nexport default { a: [pkgs.git, pkgs.jq, pkgs.unknown], b: pkgs.git };";
        let files = vec![("main.ts".to_owned(), text.to_owned())];
        let fixture = Fixture::with_index(files, false, Some(index.finish().expect("it can be written")));
        let all = TextRange::new(0, text.len() as u32);
        let found = inlay_hints(&fixture.analysis(), fixture.file, all);
        let shown: Vec<_> = found.iter().map(|it| (&text[..it.offset as usize], it.label.as_str())).collect();
        let ends = |at: usize, name: &str, version: &str| {
            shown.get(at).is_some_and(|(before, label)| before.ends_with(name) && *label == version)
        };
        assert!(shown.len() == 2 && ends(0, "pkgs.git", "2.44.1") && ends(1, "pkgs.jq", "1.7"), "{shown:?}");
    }

    #[test]
    fn types_that_are_not_to_be_seen_and_parameters_of_literals() {
        insta::assert_snapshot!(
            shown("const a = [1].map((n) => n + 1);\nconst b = 'x';\nfunction f(n: number, deep: boolean) { return deep ? n : 0; }\nexport default f(a.length, true) + b.length;"),
            @r"
        const a‹: number[]› = [1].map((n‹: number›) => n + 1);
        const b = 'x';
        function f(n: number, deep: boolean) { return deep ? n : 0; }
        export default f(a.length, ‹deep:›true) + b.length;
        "
        );
    }
}
