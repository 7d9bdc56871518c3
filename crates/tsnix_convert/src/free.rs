//! The names that an expression of Nix takes from its surroundings.

use rnix::ast;
use rowan::TextRange;
use rowan::ast::AstNode as _;

/// A name that is not bound inside the expression it was found in.
#[derive(Debug)]
pub(crate) struct Free {
    pub(crate) name: String,
    pub(crate) range: TextRange,
    /// It stands in a function, so it is read only when that is called.
    pub(crate) is_deferred: bool,
    /// It stands in an `inherit`: the range is that of the name alone.
    pub(crate) is_inherited: bool,
    /// It stands inside a `with` of the expression, which may have it.
    pub(crate) is_under_with: bool,
}

/// All free names of an expression, in the order of the text.
pub(crate) fn names(expr: &ast::Expr) -> Vec<Free> {
    let mut walk = Walk::default();
    walk.expr(expr);
    walk.found
}

#[derive(Default)]
struct Walk {
    bound: Vec<Vec<String>>,
    functions: usize,
    withs: usize,
    found: Vec<Free>,
}

impl Walk {
    fn expr(&mut self, expr: &ast::Expr) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.inner(expr));
    }

    fn inner(&mut self, expr: &ast::Expr) {
        match expr {
            ast::Expr::Ident(ident) => {
                self.name(&ident.syntax().text().to_string(), ident.syntax().text_range(), false);
            }
            ast::Expr::Lambda(lambda) => self.lambda(lambda),
            ast::Expr::LetIn(it) => {
                self.bound.push(static_names(it));
                self.entries(it);
                if let Some(body) = it.body() {
                    self.expr(&body);
                }
                self.bound.pop();
            }
            ast::Expr::AttrSet(set) => {
                let is_recursive = set.rec_token().is_some();
                self.bound.push(if is_recursive { static_names(set) } else { Vec::new() });
                self.entries(set);
                self.bound.pop();
            }
            ast::Expr::With(it) => {
                if let Some(set) = it.namespace() {
                    self.expr(&set);
                }
                if let Some(body) = it.body() {
                    self.withs += 1;
                    self.expr(&body);
                    self.withs -= 1;
                }
            }
            other => self.children(other.syntax()),
        }
    }

    fn children(&mut self, node: &rnix::SyntaxNode) {
        for child in node.children() {
            match ast::Expr::cast(child.clone()) {
                // The names of attributes are no names in scope.
                Some(_) if ast::Attrpath::can_cast(node.kind()) && ast::Ident::can_cast(child.kind()) => {}
                Some(expr) => self.expr(&expr),
                None => self.children(&child),
            }
        }
    }

    fn lambda(&mut self, lambda: &ast::Lambda) {
        let mut names = Vec::new();
        if let Some(param) = lambda.param() {
            match &param {
                ast::Param::IdentParam(ident) => {
                    names.extend(ident.ident().map(|it| it.syntax().text().to_string()))
                }
                ast::Param::Pattern(pattern) => {
                    let entries = pattern.pat_entries().filter_map(|it| it.ident());
                    let bind = pattern.pat_bind().and_then(|it| it.ident());
                    names.extend(entries.chain(bind).map(|it| it.syntax().text().to_string()));
                }
            }
        }
        self.bound.push(names);
        self.functions += 1;
        if let Some(ast::Param::Pattern(pattern)) = lambda.param() {
            for default in pattern.pat_entries().filter_map(|it| it.default()) {
                self.expr(&default);
            }
        }
        if let Some(body) = lambda.body() {
            self.expr(&body);
        }
        self.functions -= 1;
        self.bound.pop();
    }

    fn entries(&mut self, set: &impl ast::HasEntry) {
        for entry in set.entries() {
            match entry {
                ast::Entry::AttrpathValue(it) => {
                    if let Some(path) = it.attrpath() {
                        self.children(path.syntax());
                    }
                    if let Some(value) = it.value() {
                        self.expr(&value);
                    }
                }
                ast::Entry::Inherit(it) => self.inherit(&it),
            }
        }
    }

    fn inherit(&mut self, it: &ast::Inherit) {
        if let Some(from) = it.from().and_then(|from| from.expr()) {
            return self.expr(&from);
        }
        // `inherit a` reads the `a` outside of the set, also of a recursive one.
        let own = self.bound.pop();
        for attr in it.attrs() {
            if let ast::Attr::Ident(ident) = attr {
                self.name(&ident.syntax().text().to_string(), ident.syntax().text_range(), true);
            }
        }
        self.bound.extend(own);
    }

    fn name(&mut self, name: &str, range: TextRange, is_inherited: bool) {
        if self.bound.iter().any(|names| names.iter().any(|bound| bound == name)) {
            return;
        }
        let (is_deferred, is_under_with) = (self.functions > 0, self.withs > 0);
        self.found.push(Free { name: name.to_owned(), range, is_deferred, is_inherited, is_under_with });
    }
}

/// The names that a `let` or a recursive set binds.
pub(crate) fn static_names(set: &impl ast::HasEntry) -> Vec<String> {
    let mut names = Vec::new();
    for entry in set.entries() {
        match entry {
            ast::Entry::AttrpathValue(it) => {
                let first = it.attrpath().and_then(|path| path.attrs().next());
                names.extend(first.as_ref().and_then(static_name));
            }
            ast::Entry::Inherit(it) => names.extend(it.attrs().filter_map(|attr| static_name(&attr))),
        }
    }
    names
}

/// The name of an attribute, where it is written.
pub(crate) fn static_name(attr: &ast::Attr) -> Option<String> {
    match attr {
        ast::Attr::Ident(ident) => Some(ident.syntax().text().to_string()),
        ast::Attr::Str(text) => match &text.normalized_parts()[..] {
            [] => Some(String::new()),
            [ast::InterpolPart::Literal(text)] => Some(text.clone()),
            _ => None,
        },
        ast::Attr::Dynamic(_) => None,
    }
}
