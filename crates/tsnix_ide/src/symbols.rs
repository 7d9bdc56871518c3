//! The outline of a file, and names through all files.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    Expr, ExprId, Function, FunctionBody, Module, NamespaceName, PatId, Pattern, Property, Stmt, StmtId,
    TypeMember, TypeNode, VariableKind,
};

use crate::completion::matches_name;
use crate::{Analysis, FileRange};

/// Something that is declared, with what is declared inside of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: SymbolKind,
    /// All of it.
    pub range: TextRange,
    /// Its name.
    pub selection: TextRange,
    /// What is inside.
    pub children: Vec<Symbol>,
}

/// The kind of a symbol, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A variable.
    Variable,
    /// A constant.
    Constant,
    /// A function.
    Function,
    /// A property of an object.
    Property,
    /// An object.
    Object,
    /// An interface.
    Interface,
    /// A type alias.
    Type,
    /// A class.
    Class,
    /// An enum.
    Enum,
    /// A member of an enum.
    EnumMember,
    /// A namespace.
    Namespace,
    /// What a file exports by default: the flake, the module.
    Default,
}

/// Deeper than this nothing is shown.
const MOST_DEPTH: usize = 12;
/// More names than this are not sent.
const MOST_FOUND: usize = 500;

/// The outline of a file.
pub fn document_symbols(analysis: &Analysis<'_>, file: FileId) -> Vec<Symbol> {
    let Some(module) = analysis.hir(file) else { return Vec::new() };
    of_stmts(module, &module.body, 0)
}

/// Top-level names of the user's files that match what was typed.
pub fn workspace_symbols(analysis: &Analysis<'_>, query: &str) -> Vec<(FileRange, Symbol)> {
    let mut found = Vec::new();
    for file in analysis.own_files() {
        for symbol in document_symbols(analysis, file) {
            if matches_name(&symbol.name, query) {
                found.push((FileRange { file, range: symbol.selection }, symbol));
            }
        }
    }
    found.truncate(MOST_FOUND);
    found
}

fn of_stmts(module: &Module, stmts: &[StmtId], depth: usize) -> Vec<Symbol> {
    if depth > MOST_DEPTH {
        return Vec::new();
    }
    let mut found = Vec::new();
    for stmt in stmts {
        of_stmt(module, *stmt, depth, &mut found);
    }
    found
}

fn of_stmt(module: &Module, stmt: StmtId, depth: usize, found: &mut Vec<Symbol>) {
    let range = module.stmts.range(stmt);
    let mut named = |name: &tsnix_syntax::hir::Ident, kind, children| {
        found.push(Symbol { name: name.name.to_string(), kind, range, selection: name.range, children });
    };
    match &module[stmt] {
        Stmt::Variable(decl) => {
            for declarator in &decl.declarators {
                of_pattern(
                    module,
                    declarator.pattern,
                    decl.kind,
                    declarator.init,
                    declarator.range,
                    depth,
                    found,
                );
            }
        }
        Stmt::Function { function, .. } => {
            let function = &module[*function];
            if let Some(name) = &function.name {
                named(name, SymbolKind::Function, of_function(module, function, depth));
            }
        }
        Stmt::Class { class, .. } => {
            if let Some(name) = &module[*class].name {
                named(name, SymbolKind::Class, Vec::new());
            }
        }
        Stmt::Interface(decl) => named(&decl.name, SymbolKind::Interface, of_members(module, &decl.members)),
        Stmt::TypeAlias(decl) => {
            let children = match &module[decl.ty] {
                TypeNode::Object(members) => of_members(module, members),
                _ => Vec::new(),
            };
            named(&decl.name, SymbolKind::Type, children);
        }
        Stmt::Enum(decl) => {
            let members = decl.members.iter().map(|(name, _)| leaf(name, SymbolKind::EnumMember));
            named(&decl.name, SymbolKind::Enum, members.collect());
        }
        Stmt::Namespace(decl) => {
            let children = of_stmts(module, &decl.body, depth + 1);
            match &decl.name {
                NamespaceName::Ident(name) => named(name, SymbolKind::Namespace, children),
                NamespaceName::Module(name) => found.push(Symbol {
                    name: name.value.to_string(),
                    kind: SymbolKind::Namespace,
                    range,
                    selection: name.range,
                    children,
                }),
                NamespaceName::Global(selection) => found.push(Symbol {
                    name: "global".to_owned(),
                    kind: SymbolKind::Namespace,
                    range,
                    selection: *selection,
                    children,
                }),
            }
        }
        Stmt::ExportDefault(expr) => found.push(Symbol {
            name: "default".to_owned(),
            kind: SymbolKind::Default,
            range,
            selection: TextRange::new(range.start, module.exprs.range(*expr).start.max(range.start)),
            children: of_expr(module, *expr, depth + 1),
        }),
        _ => {}
    }
}

fn leaf(name: &tsnix_syntax::hir::Ident, kind: SymbolKind) -> Symbol {
    Symbol {
        name: name.name.to_string(),
        kind,
        range: name.range,
        selection: name.range,
        children: Vec::new(),
    }
}

fn of_pattern(
    module: &Module,
    pattern: PatId,
    kind: VariableKind,
    init: Option<ExprId>,
    range: TextRange,
    depth: usize,
    found: &mut Vec<Symbol>,
) {
    match &module[pattern] {
        Pattern::Name(name) => {
            let kind = match init.map(|init| &module[init]) {
                Some(Expr::Function(_)) => SymbolKind::Function,
                _ if kind == VariableKind::Const => SymbolKind::Constant,
                _ => SymbolKind::Variable,
            };
            let children = init.map(|init| of_expr(module, init, depth + 1)).unwrap_or_default();
            let selection = module.patterns.range(pattern);
            found.push(Symbol { name: name.to_string(), kind, range, selection, children });
        }
        Pattern::Object { properties, rest } => {
            for property in properties {
                of_pattern(module, property.value, kind, None, property.range, depth, found);
            }
            if let Some(rest) = rest {
                of_pattern(module, *rest, kind, None, module.patterns.range(*rest), depth, found);
            }
        }
        Pattern::Array(elements) => {
            for element in elements.iter().flatten() {
                let range = module.patterns.range(element.pattern);
                of_pattern(module, element.pattern, kind, None, range, depth, found);
            }
        }
        Pattern::Missing | Pattern::Expr(_) => {}
    }
}

/// What is inside of a value: the properties of an object, the declarations of a function.
fn of_expr(module: &Module, expr: ExprId, depth: usize) -> Vec<Symbol> {
    if depth > MOST_DEPTH {
        return Vec::new();
    }
    match &module[expr] {
        Expr::Object(properties) => {
            properties.iter().filter_map(|it| of_property(module, *it, depth)).collect()
        }
        Expr::Function(function) => of_function(module, &module[*function], depth),
        // The attributes of `pkgs.mkShell({ ... })` are what the value is about.
        Expr::Call { args, .. } => args.iter().flat_map(|it| of_expr(module, it.expr, depth + 1)).collect(),
        Expr::As { expr, .. } | Expr::Satisfies { expr, .. } | Expr::AsConst(expr) | Expr::NonNull(expr) => {
            of_expr(module, *expr, depth + 1)
        }
        _ => Vec::new(),
    }
}

fn of_property(module: &Module, id: tsnix_syntax::hir::PropertyId, depth: usize) -> Option<Symbol> {
    let range = module.properties.range(id);
    let (key, kind, children) = match &module[id] {
        Property::KeyValue { key, value } => {
            let kind = match &module[*value] {
                Expr::Function(_) => SymbolKind::Function,
                Expr::Object(_) => SymbolKind::Object,
                _ => SymbolKind::Property,
            };
            (key, kind, of_expr(module, *value, depth + 1))
        }
        Property::Method { key, function } | Property::Accessor { key, function, .. } => {
            (key, SymbolKind::Function, of_function(module, &module[*function], depth))
        }
        Property::Shorthand { key, .. } => return Some(leaf(key, SymbolKind::Property)),
        Property::Spread(_) => return None,
    };
    let name = key.static_name()?.to_string();
    Some(Symbol { name, kind, range, selection: key.range(), children })
}

fn of_function(module: &Module, function: &Function, depth: usize) -> Vec<Symbol> {
    match &function.body {
        FunctionBody::Block(stmts) => of_stmts(module, stmts, depth + 1),
        FunctionBody::Expr(expr) => of_expr(module, *expr, depth + 1),
        FunctionBody::None => Vec::new(),
    }
}

fn of_members(module: &Module, members: &[tsnix_syntax::hir::TypeMemberId]) -> Vec<Symbol> {
    let mut found = Vec::new();
    for member in members {
        let (key, kind) = match &module[*member] {
            TypeMember::Property { key, .. } | TypeMember::Accessor { key, .. } => {
                (key, SymbolKind::Property)
            }
            TypeMember::Method { key, .. } => (key, SymbolKind::Function),
            TypeMember::Call(_) | TypeMember::Construct(_) | TypeMember::Index { .. } => continue,
        };
        if let Some(name) = key.static_name() {
            let range = module.type_members.range(*member);
            found.push(Symbol {
                name: name.to_string(),
                kind,
                range,
                selection: key.range(),
                children: Vec::new(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Symbol, document_symbols};
    use crate::fixture::Fixture;

    fn outline(source: &str) -> String {
        fn show(symbols: &[Symbol], depth: usize, out: &mut String) {
            for symbol in symbols {
                out.push_str(&format!("{}{} {:?}\n", "  ".repeat(depth), symbol.name, symbol.kind));
                assert!(symbol.range.contains(symbol.selection), "{symbol:?}");
                show(&symbol.children, depth + 1, out);
            }
        }
        let fixture = Fixture::new(source);
        let mut out = String::new();
        show(&document_symbols(&fixture.analysis(), fixture.file), 0, &mut out);
        out
    }

    #[test]
    fn a_flake() {
        let source = "const names = ['a'];\nfunction f(n: number) { const m = n; return m; }\ninterface I { a: 1 }\nexport default { devShells: { default: f(1), names }, 'x y': { z: 1 } };";
        insta::assert_snapshot!(outline(source), @r"
        names Constant
        f Function
          m Constant
        I Interface
          a Property
        default Default
          devShells Object
            default Property
            names Property
          x y Object
            z Property
        ");
    }
}
