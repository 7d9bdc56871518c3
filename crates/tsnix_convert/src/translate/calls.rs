//! Calls: `f a b  =>  f(a, b)`, imports, and functions of Nix that have a name of their own in "tsnix".

use rnix::ast;
use rowan::TextRange;
use rowan::ast::AstNode as _;

use super::Translator;
use crate::scope::{Meaning, Scope};
use crate::ts::{Body, Expr, ExprKind, Key, Param, Target};

/// Functions of the library that call a function with more than one argument.
const CALLBACKS: &str = include_str!("../known/callbacks.txt");

impl Translator<'_> {
    pub(super) fn apply(&mut self, it: &ast::Apply, scope: &Scope<'_>) -> Option<Expr> {
        let range = it.syntax().text_range();
        let (callee, args) = flatten(it)?;
        if let Some(called) = self.own_call(&callee, &args, scope) {
            return Some(called);
        }
        self.calls.insert(range);
        let callback = super::last_name(&callee).and_then(|name| callback_arity(&name));
        let callee = self.expr(&callee, scope);
        let arg = |(at, arg): (usize, &ast::Expr)| match callback {
            Some(count) if at == 0 => self.callback(arg, count, scope),
            _ => self.expr(arg, scope),
        };
        let args: Vec<_> = args.iter().enumerate().map(arg).collect();
        Some(match self.decisions.arities.get(&range) {
            Some(count) => self.with_arity(callee, args, *count, scope, range),
            None => callee.call(args),
        })
    }

    /// `import x`, `throw m` and the like; nothing for a call as any other.
    fn own_call(&mut self, callee: &ast::Expr, args: &[ast::Expr], scope: &Scope<'_>) -> Option<Expr> {
        let name = match callee {
            ast::Expr::Ident(it) => it.syntax().text().to_string(),
            ast::Expr::Select(it) if it.expr()?.syntax().text() == "builtins" => {
                it.attrpath()?.syntax().text().to_string()
            }
            _ => return None,
        };
        if matches!(callee, ast::Expr::Ident(_)) && !matches!(scope.meaning(&name), Meaning::Global) {
            return None;
        }
        let (first, rest) = args.split_first()?;
        let called = match name.as_str() {
            "import" => self.import(first, scope)?,
            "fromJSON" => self.data(first, ".json", scope)?,
            "fromTOML" => self.data(first, ".toml", scope)?,
            "throw" => {
                let message = self.expr(first, scope);
                self.own("throwError").call(vec![message])
            }
            _ => return None,
        };
        let rest: Vec<_> = rest.iter().map(|arg| self.expr(arg, scope)).collect();
        Some(if rest.is_empty() { called } else { called.call(rest) })
    }

    /// A file beside this one is imported by name; anything else when it is evaluated.
    fn import(&mut self, file: &ast::Expr, scope: &Scope<'_>) -> Option<Expr> {
        if let ast::Expr::PathRel(path) = file {
            let text = path.syntax().text().to_string();
            if text.ends_with(".nix") && !text.contains("${") {
                return Some(Expr::word(self.file(&text, scope)));
            }
        }
        // What importing nixpkgs gives is declared.
        let is_nixpkgs = match file {
            ast::Expr::PathSearch(path) => path.syntax().text().to_string().starts_with("<nixpkgs"),
            other => super::last_name(other).is_some_and(|name| name.starts_with("nixpkgs")),
        };
        let file = self.expr(file, scope);
        let mut call = self.own("importNix").call(vec![file]);
        if is_nixpkgs {
            return Some(call);
        }
        self.own("Untyped");
        if let ExprKind::Call { type_args, .. } = &mut call.kind {
            *type_args = Some("Untyped".to_owned());
        }
        Some(call)
    }

    /// `fromJSON (readFile ./x.json)`: data that is imported, with its types.
    fn data(&mut self, text: &ast::Expr, end: &str, scope: &Scope<'_>) -> Option<Expr> {
        let text = match text {
            ast::Expr::Paren(inner) => inner.expr()?,
            other => other.clone(),
        };
        let ast::Expr::Apply(read) = text else { return None };
        let (function, args) = flatten(&read)?;
        let [ast::Expr::PathRel(file)] = &args[..] else { return None };
        let path = file.syntax().text().to_string();
        let is_read =
            matches!(function.syntax().text().to_string().as_str(), "builtins.readFile" | "readFile");
        (is_read && path.ends_with(end) && !path.contains("${")).then(|| Expr::word(self.file(&path, scope)))
    }

    fn file(&mut self, path: &str, scope: &Scope<'_>) -> String {
        if let Some(name) = self.files.get(path) {
            return name.clone();
        }
        let stem = path.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or("file");
        let name = self.fresh(stem, scope);
        self.files.insert(path.to_owned(), name.clone());
        if let Some(names) = self.block_names.first_mut() {
            names.insert(name.clone());
        }
        name
    }

    /// A call of what takes `count` arguments with another number of them.
    fn with_arity(
        &mut self,
        callee: Expr,
        mut args: Vec<Expr>,
        count: usize,
        scope: &Scope<'_>,
        origin: TextRange,
    ) -> Expr {
        if args.len() > count {
            // f a b  =>  f(a)(b)
            let rest = args.split_off(count);
            return callee.call(args).call(rest);
        }
        // f a  =>  (b) => f(a, b)
        let mut params = Vec::new();
        let ty = self.decisions.untyped.contains(&origin).then(|| {
            self.own("Untyped");
            if makes_by_name(&callee) { "(name: string) => Untyped" } else { "Untyped" }
        });
        for at in args.len()..count {
            let name = self.fresh(
                if makes_by_name(&callee) {
                    "f"
                } else {
                    ["a", "b", "c", "d"].get(at).copied().unwrap_or("x")
                },
                scope,
            );
            self.bind(name.clone());
            args.push(Expr::word(name.clone()));
            params.push(Param { target: Target::Name(name), ty: ty.map(str::to_owned), origin });
        }
        let body = Box::new(Body::Expr(callee.call(args)));
        Expr::new(ExprKind::Arrow { params, returns: None, body }, None)
    }
}

/// How many arguments a function of the library gives to the function that it is given first.
fn callback_arity(name: &str) -> Option<usize> {
    let line = CALLBACKS.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    line.parse().ok()
}

/// Whether the last argument of a function makes a value of a name: `genAttrs systems`, of which many flakes make a
/// function for all systems.
fn makes_by_name(callee: &Expr) -> bool {
    matches!(&callee.kind, ExprKind::Member { key: Key::Name(name), .. } if name == "genAttrs")
}

/// The function and all arguments of `f a b`.
pub(crate) fn flatten(it: &ast::Apply) -> Option<(ast::Expr, Vec<ast::Expr>)> {
    let mut args = vec![it.argument()?];
    let mut callee = it.lambda()?;
    loop {
        callee = match callee {
            ast::Expr::Apply(inner) => {
                args.push(inner.argument()?);
                inner.lambda()?
            }
            ast::Expr::Paren(inner) if matches!(inner.expr(), Some(ast::Expr::Apply(_))) => inner.expr()?,
            callee => {
                args.reverse();
                return Some((callee, args));
            }
        };
    }
}
