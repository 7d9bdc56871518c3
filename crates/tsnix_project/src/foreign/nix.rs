//! The shape of a Nix file, read from its text: literals, sets, functions with their patterns, lists, names that
//! `let`, `rec` and `with` bind, other files that it imports. What can't be seen is unknown.
//!
//! Nothing is evaluated and nothing is inferred from how a parameter is used. Depth and work are bounded, so that
//! a file of any size costs little.

mod entries;
mod known;
pub(super) mod pattern;
mod scope;

use std::cell::Cell;
use std::path::{Path, PathBuf};

use rnix::ast::{self, BinOpKind, LiteralKind, UnaryOpKind};
use rowan::ast::AstNode as _;
use smol_str::SmolStr;
use tsnix_check::module_graph::{ForeignProblem, ForeignShape, ForeignTypes, normalize};
use tsnix_source::catalogue::flakes::INVALID_DATA;
use tsnix_source::{FileSystem, TextRange};

use super::shape::{Attributes, Field, Function, Shape};
use super::text;
use scope::{Meaning, Scope};

/// How many expressions are looked at, how deep, and through how many files.
const FUEL: u32 = 20_000;
const DEPTH: u32 = 48;
const FILES: usize = 8;

/// A Nix text.
pub(super) fn read(fs: &dyn FileSystem, path: &Path, source: &str) -> ForeignTypes {
    let parsed = rnix::Root::parse(source);
    if let Some(error) = parsed.errors().first() {
        let (range, message) = tsnix_emit::nix_syntax::problem(error, source);
        let problem = ForeignProblem {
            code: &INVALID_DATA,
            range: TextRange::new(range.start as u32, range.end as u32),
            message: format!("this is not Nix: {message}"),
            help: None,
        };
        return ForeignTypes { shape: ForeignShape::Unknown, problems: vec![problem] };
    }
    let reader = Reader { fs, fuel: Cell::new(FUEL), depth: Cell::new(0) };
    let file = File { path: path.to_owned(), from: Vec::new() };
    let shape = match parsed.tree().expr() {
        Some(expr) => reader.shape(&file, &expr, &Scope::default()),
        None => Shape::Unknown,
    };
    ForeignTypes { shape: ForeignShape::Declaration(text::declaration(&shape)), problems: Vec::new() }
}

/// The file that is read, with those that led to it.
struct File {
    path: PathBuf,
    from: Vec<PathBuf>,
}

struct Reader<'a> {
    fs: &'a dyn FileSystem,
    fuel: Cell<u32>,
    depth: Cell<u32>,
}

impl Reader<'_> {
    /// The shape of an expression.
    fn shape(&self, file: &File, expr: &ast::Expr, scope: &Scope) -> Shape {
        if self.fuel.get() == 0 || self.depth.get() >= DEPTH {
            return Shape::Unknown;
        }
        self.fuel.set(self.fuel.get() - 1);
        self.depth.set(self.depth.get() + 1);
        let shape = stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.known(file, expr, scope));
        self.depth.set(self.depth.get() - 1);
        shape.unwrap_or(Shape::Unknown)
    }

    fn known(&self, file: &File, expr: &ast::Expr, scope: &Scope) -> Option<Shape> {
        use ast::Expr as E;
        Some(match expr {
            E::Literal(literal) => match literal.kind() {
                LiteralKind::Integer(_) | LiteralKind::Float(_) => Shape::Number,
                LiteralKind::Uri(_) => Shape::String,
            },
            E::Str(_) => Shape::String,
            E::PathAbs(_) | E::PathRel(_) | E::PathHome(_) | E::PathSearch(_) => Shape::Path,
            E::Paren(paren) => self.shape(file, &paren.expr()?, scope),
            E::Root(root) => self.shape(file, &root.expr()?, scope),
            E::Assert(it) => self.shape(file, &it.body()?, scope),
            E::IfElse(it) => {
                let branches = [it.body()?, it.else_body()?];
                Shape::union(branches.iter().map(|branch| self.shape(file, branch, scope)))?
            }
            E::List(list) => {
                let elements = list.items().map(|item| self.shape(file, &item, scope));
                Shape::List(Box::new(Shape::union(elements).unwrap_or(Shape::Never)))
            }
            E::AttrSet(set) => self.attributes(file, set, scope),
            E::LetIn(it) => {
                let inner = entries::bound(it, scope);
                self.shape(file, &it.body()?, &inner)
            }
            E::With(it) => {
                let set = self.shape(file, &it.namespace()?, scope);
                self.shape(file, &it.body()?, &scope.with(set))
            }
            E::Lambda(lambda) => self.function(file, lambda, scope)?,
            E::Ident(ident) => self.name(file, &SmolStr::from(ident.syntax().text().to_string()), scope),
            E::Select(select) => self.select(file, select, scope)?,
            E::HasAttr(_) => Shape::Boolean,
            E::UnaryOp(op) => match op.operator()? {
                UnaryOpKind::Invert => Shape::Boolean,
                UnaryOpKind::Negate => Shape::Number,
            },
            E::BinOp(op) => self.binary(file, op, scope)?,
            E::Apply(apply) => self.apply(file, apply, scope)?,
            E::Error(_) | E::LegacyLet(_) | E::CurPos(_) => Shape::Unknown,
        })
    }

    fn attributes(&self, file: &File, set: &ast::AttrSet, scope: &Scope) -> Shape {
        let inner = if set.rec_token().is_some() { entries::bound(set, scope) } else { scope.clone() };
        let mut attributes = Attributes::default();
        for entry in entries::of(set) {
            match entry {
                entries::Entry::Value(path, value) => {
                    attributes.insert_path(&path, self.shape(file, &value, &inner));
                }
                entries::Entry::Inherit(None, name) => {
                    let value = self.name(file, &name, scope);
                    attributes.insert(&name, value);
                }
                entries::Entry::Inherit(Some(from), name) => {
                    let value = self.shape(file, &from, &inner).attribute(&name);
                    attributes.insert(&name, value);
                }
                entries::Entry::Computed => attributes.is_open = true,
            }
        }
        // With names that can't be seen an index signature stands for all: of those seen too.
        Shape::Attributes(attributes)
    }

    /// `a: { b, c ? 1 }: body`  =>  a function of two parameters.
    fn function(&self, file: &File, lambda: &ast::Lambda, scope: &Scope) -> Option<Shape> {
        let mut params = Vec::new();
        let mut scope = scope.clone();
        let mut lambda = lambda.clone();
        let body = loop {
            match lambda.param()? {
                ast::Param::IdentParam(param) => {
                    let name = SmolStr::from(param.ident()?.syntax().text().to_string());
                    params.push((parameter_name(&name, params.len()), Shape::Unknown));
                    scope = scope.bound([(name, Meaning::Known(Shape::Unknown))]);
                }
                ast::Param::Pattern(pattern) => {
                    let (set, inner) = self.pattern(file, &pattern, &scope);
                    let bound = pattern.pat_bind().and_then(|bind| bind.ident());
                    let name = bound.map_or_else(|| "args".into(), |it| it.syntax().text().to_string());
                    params.push((parameter_name(&name, params.len()), Shape::Attributes(set)));
                    scope = inner;
                }
            }
            match lambda.body()? {
                ast::Expr::Lambda(inner) if params.len() < 20 => lambda = inner,
                body => break body,
            }
        };
        let result = self.shape(file, &body, &scope);
        Some(Shape::Function(Box::new(Function { params, result })))
    }

    /// What a set pattern takes, and the scope of its body.
    fn pattern(&self, file: &File, pattern: &ast::Pattern, scope: &Scope) -> (Attributes, Scope) {
        let mut set = Attributes { is_open: pattern.ellipsis_token().is_some(), ..Attributes::default() };
        let mut names = Vec::new();
        for entry in pattern.pat_entries() {
            let Some(ident) = entry.ident() else { continue };
            let name = SmolStr::from(ident.syntax().text().to_string());
            let default = entry.default().map(|default| self.shape(file, &default, scope));
            let shape = formal(&name, default.as_ref());
            names.push((name.clone(), Meaning::Known(shape.clone())));
            set.fields.insert(name, Field { shape, is_optional: entry.question_token().is_some() });
        }
        if let Some(all) = pattern.pat_bind().and_then(|bind| bind.ident()) {
            names.push((all.syntax().text().to_string().into(), Meaning::Known(Shape::Unknown)));
        }
        (set, scope.bound(names))
    }

    /// What a name means, read once.
    fn name(&self, file: &File, name: &SmolStr, scope: &Scope) -> Shape {
        let Some((meaning, level)) = scope.find(name) else {
            return match name.as_str() {
                "true" | "false" => Shape::Boolean,
                "null" => Shape::Null,
                _ => scope.find_in_with(name).unwrap_or(Shape::Unknown),
            };
        };
        if let Meaning::Known(shape) = meaning {
            return shape;
        }
        level.set(name.clone(), Meaning::Reading);
        let shape = match meaning {
            Meaning::Known(shape) => shape,
            Meaning::Reading => Shape::Unknown,
            Meaning::Here(expr) => self.shape(file, &expr, &level),
            Meaning::Outer(name) => self.name(file, &name, &level.outer()),
            Meaning::From(expr, name) => self.shape(file, &expr, &level).attribute(&name),
            Meaning::Parts(parts) => {
                let mut set = Attributes::default();
                for (path, value) in parts {
                    set.insert_path(&path, self.shape(file, &value, &level));
                }
                Shape::Attributes(set)
            }
        };
        level.set(name.clone(), Meaning::Known(shape.clone()));
        shape
    }

    fn select(&self, file: &File, select: &ast::Select, scope: &Scope) -> Option<Shape> {
        let mut shape = self.shape(file, &select.expr()?, scope);
        let mut is_optional = false;
        for attr in select.attrpath()?.attrs() {
            let Some(name) = entries::static_name(&attr) else { return Some(Shape::Unknown) };
            if let Shape::Attributes(set) = &shape {
                is_optional |= set.fields.get(&name).is_none_or(|field| field.is_optional);
            }
            shape = shape.attribute(&name);
        }
        match select.default_expr() {
            Some(default) if is_optional || shape == Shape::Unknown => {
                Shape::union([shape, self.shape(file, &default, scope)])
            }
            _ => Some(shape),
        }
    }

    fn binary(&self, file: &File, op: &ast::BinOp, scope: &Scope) -> Option<Shape> {
        let side = |side: Option<ast::Expr>| side.map(|side| self.shape(file, &side, scope));
        Some(match op.operator()? {
            BinOpKind::Add => match (side(op.lhs())?, side(op.rhs())?) {
                (Shape::Path, _) => Shape::Path,
                (Shape::Number, Shape::Number) => Shape::Number,
                (Shape::String, _) | (_, Shape::String) => Shape::String,
                _ => Shape::Unknown,
            },
            BinOpKind::Sub | BinOpKind::Mul | BinOpKind::Div => Shape::Number,
            BinOpKind::And
            | BinOpKind::Or
            | BinOpKind::Implication
            | BinOpKind::Equal
            | BinOpKind::NotEqual
            | BinOpKind::Less
            | BinOpKind::LessOrEq
            | BinOpKind::More
            | BinOpKind::MoreOrEq => Shape::Boolean,
            BinOpKind::Concat => match Shape::union([side(op.lhs())?, side(op.rhs())?])? {
                Shape::List(element) => Shape::List(element),
                _ => Shape::List(Box::new(Shape::Unknown)),
            },
            BinOpKind::Update => match (side(op.lhs())?, side(op.rhs())?) {
                (Shape::Attributes(left), Shape::Attributes(right)) => Shape::Attributes(left.updated(right)),
                (Shape::Attributes(set), _) | (_, Shape::Attributes(set)) => {
                    // What the other side says may be about any of them.
                    let unknown = |field: Field| Field { shape: Shape::Unknown, ..field };
                    let fields = set.fields.into_iter().map(|(name, it)| (name, unknown(it)));
                    Shape::Attributes(Attributes { fields: fields.collect(), is_open: true })
                }
                _ => Shape::Unknown,
            },
            BinOpKind::PipeLeft | BinOpKind::PipeRight => Shape::Unknown,
        })
    }

    fn apply(&self, file: &File, apply: &ast::Apply, scope: &Scope) -> Option<Shape> {
        let mut arguments = vec![apply.argument()?];
        let mut callee = apply.lambda()?;
        while let ast::Expr::Apply(inner) = &callee {
            arguments.push(inner.argument()?);
            callee = inner.lambda()?;
        }
        let called = last_name(&callee);
        if called.as_deref() == Some("import") {
            // The path is what was found last.
            let value = self.imported(file, &arguments.pop()?)?;
            return Some(applied(value, arguments.len()));
        }
        Some(match self.shape(file, &callee, scope) {
            Shape::Unknown => known::result(&called?, arguments.len())?,
            shape => applied(shape, arguments.len()),
        })
    }

    /// `import ./other.nix`
    fn imported(&self, file: &File, argument: &ast::Expr) -> Option<Shape> {
        let ast::Expr::PathRel(path) = argument else { return None };
        if file.from.len() >= FILES {
            return None;
        }
        let target = normalize(&file.path.parent()?.join(path.syntax().text().to_string()));
        let target = if self.fs.is_directory(&target) { target.join("default.nix") } else { target };
        if target == file.path || file.from.contains(&target) {
            return None;
        }
        let source = String::from_utf8(self.fs.read(&target).ok()?).ok()?;
        let parsed = rnix::Root::parse(&source);
        if !parsed.errors().is_empty() {
            return None;
        }
        let mut from = file.from.clone();
        from.push(file.path.clone());
        let inner = File { path: target, from };
        Some(self.shape(&inner, &parsed.tree().expr()?, &Scope::default()))
    }
}

/// What a value gives when it is called with so many arguments.
fn applied(value: Shape, arguments: usize) -> Shape {
    match value {
        value if arguments == 0 => value,
        Shape::Function(mut function) => {
            let count = arguments.min(function.params.len());
            function.params.drain(..count);
            if function.params.is_empty() { function.result } else { Shape::Function(function) }
        }
        _ => Shape::Unknown,
    }
}

/// What a formal takes, by its name and its default.
fn formal(name: &str, default: Option<&Shape>) -> Shape {
    match (name, default) {
        ("lib", _) => Shape::Named("Lib"),
        ("pkgs", _) => Shape::Named("AllPackages"),
        // A default of these says what the function expects; others only what it makes do with.
        (_, Some(shape @ (Shape::Boolean | Shape::Number | Shape::String))) => shape.clone(),
        _ => Shape::Unknown,
    }
}

/// `mkDerivation` of `stdenv.mkDerivation`.
fn last_name(callee: &ast::Expr) -> Option<SmolStr> {
    match callee {
        ast::Expr::Ident(ident) => Some(ident.syntax().text().to_string().into()),
        ast::Expr::Select(select) => entries::static_name(&select.attrpath()?.attrs().last()?),
        ast::Expr::Paren(paren) => last_name(&paren.expr()?),
        _ => None,
    }
}

/// A parameter's name in TypeScript: its own where that is one.
fn parameter_name(name: &str, at: usize) -> SmolStr {
    const RESERVED: &[&str] = &[
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "import",
        "in",
        "instanceof",
        "new",
        "null",
        "return",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
    ];
    let is_plain = name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    // `_` may stand there twice.
    let is_free = is_plain && name != "_" && !RESERVED.contains(&name);
    if is_free { name.into() } else { smol_str::format_smolstr!("arg{}", at + 1) }
}
