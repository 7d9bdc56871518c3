//! Values that must be known when compiling: a flake's `inputs`, `description` and `nixConfig`, because
//! Nix reads them without evaluating. Constants, spreads, templates, conditions and calls of local
//! functions fold; what does not is reported at the expression that stops it.

mod data;
mod methods;

use std::collections::HashMap;

use indexmap::IndexMap;
use nix_tree::build::{attrs, bind, boolean, float, int, list, null, string};
use smol_str::SmolStr;
use tsnix_check::names::{Declaration, Meaning, ScopeId};
use tsnix_source::FileId;
use tsnix_syntax::hir::{
    Argument, ArrayElement, BinaryOp, Expr, ExprId, FunctionBody, FunctionId, LogicalOp, Name, PatId,
    Pattern, Property, PropertyName, Stmt, StmtId, UnaryOp, number_text,
};

use crate::context::{Context, SymbolKey};
use crate::imports::{Target, follow};

/// A value known when compiling.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Const {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    String(SmolStr),
    List(Vec<Self>),
    Object(IndexMap<Name, Self>),
    /// A function of a module, with what its free parameters stand for.
    Function(FileId, FunctionId, Scope),
}

/// The parameters and local constants of the calls around.
type Scope = HashMap<SymbolKey, Const>;

/// The expression that can't be known, with its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stopped {
    pub(crate) file: FileId,
    pub(crate) expr: ExprId,
}

type Folded = Result<Const, Stopped>;

/// Folds an expression of the current module.
///
/// # Errors
/// The innermost expression that is not known when compiling.
pub(crate) fn fold(ctx: &Context<'_>, expr: ExprId) -> Folded {
    Folder { ctx, fuel: std::cell::Cell::new(100_000), reads_data: true }.expr(ctx.file, expr, &Scope::new())
}

/// The value of an expression that the program alone says: a file that is read when the output is evaluated may be
/// another by then.
pub(crate) fn fold_alone(ctx: &Context<'_>, expr: ExprId) -> Option<Const> {
    let folder = Folder { ctx, fuel: std::cell::Cell::new(10_000), reads_data: false };
    folder.expr(ctx.file, expr, &Scope::new()).ok()
}

/// What an expression in a callback gives for each element of a list: nothing where the program alone does not
/// say it.
pub(crate) fn fold_each(
    ctx: &Context<'_>,
    list: ExprId,
    callback: FunctionId,
    body: ExprId,
) -> Option<Vec<Const>> {
    let folder = Folder { ctx, fuel: std::cell::Cell::new(10_000), reads_data: false };
    let Const::List(items) = folder.expr(ctx.file, list, &Scope::new()).ok()? else { return None };
    let param = ctx.module()[callback].params.first()?.pattern;
    let each = |item: Const| {
        let mut scope = Scope::new();
        folder.bind(ctx.file, param, item, &mut scope)?;
        folder.expr(ctx.file, body, &scope).ok()
    };
    items.into_iter().map(each).collect()
}

/// A folded value as Nix; a property that is undefined is absent.
pub(crate) fn to_nix(value: &Const) -> nix_tree::Expr {
    match value {
        Const::Undefined | Const::Null | Const::Function(..) => null(),
        Const::Bool(value) => boolean(*value),
        Const::Number(value) if value.fract() == 0.0 && value.abs() < 9.0e15 => int(*value as i64),
        Const::Number(value) => float(*value),
        Const::String(value) => string(value.as_str()),
        Const::List(items) => list(items.iter().map(to_nix)),
        Const::Object(properties) => {
            let present = properties.iter().filter(|(_, value)| **value != Const::Undefined);
            let bindings = present.map(|(name, value)| bind(name.clone(), to_nix(value))).collect();
            attrs(nix_tree::dotted::dotted_all(bindings))
        }
    }
}

impl Const {
    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    fn truthy(&self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(value) => *value != 0.0 && !value.is_nan(),
            Self::String(text) => !text.is_empty(),
            Self::List(_) | Self::Object(_) | Self::Function(..) => true,
        }
    }

    pub(crate) fn text(&self) -> Option<SmolStr> {
        Some(match self {
            Self::Undefined => "undefined".into(),
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string().into(),
            Self::Number(value) => number_text(*value),
            Self::String(text) => text.clone(),
            _ => return None,
        })
    }
}

struct Folder<'a, 'm> {
    ctx: &'a Context<'m>,
    /// Bounds the work, so that a recursive function can't keep the compiler busy.
    fuel: std::cell::Cell<u32>,
    /// Whether imported data counts as it is now.
    reads_data: bool,
}

impl Folder<'_, '_> {
    fn expr(&self, file: FileId, expr: ExprId, scope: &Scope) -> Folded {
        if self.fuel.get() == 0 {
            return Err(Stopped { file, expr });
        }
        self.fuel.set(self.fuel.get() - 1);
        stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || self.expr_inner(file, expr, scope))
    }

    fn expr_inner(&self, file: FileId, expr: ExprId, scope: &Scope) -> Folded {
        let stop = Err(Stopped { file, expr });
        let module = self.ctx.module_of(file);
        Ok(match &module[expr] {
            Expr::Null => Const::Null,
            Expr::Bool(value) => Const::Bool(*value),
            Expr::Number { value, .. } => Const::Number(*value),
            Expr::String(literal) => Const::String(literal.value.clone()),
            Expr::Template(template) => {
                let mut text = String::new();
                for (at, quasi) in template.quasis.iter().enumerate() {
                    text.push_str(quasi.cooked.as_deref().unwrap_or(&quasi.raw));
                    if let Some(part) = template.exprs.get(at) {
                        let value = self.expr(file, *part, scope)?;
                        text.push_str(&value.text().ok_or(Stopped { file, expr: *part })?);
                        if text.len() > 1 << 20 {
                            return stop;
                        }
                    }
                }
                Const::String(text.into())
            }
            Expr::Array(elements) => return self.array(file, elements, scope),
            Expr::Object(properties) => {
                let mut object = IndexMap::new();
                for property in properties {
                    self.property(file, expr, &module[*property], &mut object, scope)?;
                }
                Const::Object(object)
            }
            Expr::Function(function) => Const::Function(file, *function, scope.clone()),
            Expr::As { expr, .. }
            | Expr::Satisfies { expr, .. }
            | Expr::AsConst(expr)
            | Expr::NonNull(expr) => {
                return self.expr(file, *expr, scope);
            }
            Expr::Chain(inner) => return self.expr(file, *inner, scope),
            Expr::Conditional { test, then, otherwise } => {
                let branch = if self.expr(file, *test, scope)?.truthy() { then } else { otherwise };
                return self.expr(file, *branch, scope);
            }
            Expr::Logical { op, left, right } => {
                let value = self.expr(file, *left, scope)?;
                let takes_left = match op {
                    LogicalOp::And => !value.truthy(),
                    LogicalOp::Or => value.truthy(),
                    LogicalOp::Coalesce => !matches!(value, Const::Null | Const::Undefined),
                };
                if takes_left { value } else { return self.expr(file, *right, scope) }
            }
            Expr::Unary { op: UnaryOp::Not, operand } => {
                Const::Bool(!self.expr(file, *operand, scope)?.truthy())
            }
            Expr::Unary { op: UnaryOp::Minus, operand } => match self.expr(file, *operand, scope)? {
                Const::Number(value) => Const::Number(-value),
                _ => return stop,
            },
            Expr::Binary { op, left, right } => {
                let (left, right) = (self.expr(file, *left, scope)?, self.expr(file, *right, scope)?);
                return binary(*op, &left, &right).ok_or(Stopped { file, expr });
            }
            Expr::Member { object, name, .. } => {
                return member(&self.expr(file, *object, scope)?, &name.name).ok_or(Stopped { file, expr });
            }
            Expr::Index { object, index, .. } => {
                let object = self.expr(file, *object, scope)?;
                let key = self.expr(file, *index, scope)?.text().ok_or(Stopped { file, expr })?;
                return member(&object, &key).ok_or(Stopped { file, expr });
            }
            Expr::Name(name) => return self.name(file, expr, name, scope),
            Expr::Call { callee, args, .. } => return self.call_expr(file, expr, *callee, args, scope),
            _ => return stop,
        })
    }

    /// A call of a function of the program, or of a method on what is known.
    fn call_expr(
        &self,
        file: FileId,
        expr: ExprId,
        callee: ExprId,
        args: &[Argument],
        scope: &Scope,
    ) -> Folded {
        let stop = Err(Stopped { file, expr });
        let module = self.ctx.module_of(file);
        let arguments = |this: &Self| {
            let mut values = Vec::new();
            for arg in args {
                if arg.is_spread {
                    return Err(Stopped { file, expr: arg.expr });
                }
                values.push(this.expr(file, arg.expr, scope)?);
            }
            Ok(values)
        };
        if let Some(path) = self.global_path(file, callee) {
            return methods::global(&path, &arguments(self)?).ok_or(Stopped { file, expr });
        }
        if let Expr::Member { object, name, .. } = &module[callee]
            && let receiver @ (Const::String(_) | Const::List(_)) = self.expr(file, *object, scope)?
        {
            let call = |function: &Const, args: Vec<Const>| match function {
                Const::Function(of, id, captured) => self.call(*of, *id, captured.clone(), args)?.ok(),
                _ => None,
            };
            let found = methods::method(&receiver, &name.name, &arguments(self)?, &call);
            return found.ok_or(Stopped { file, expr });
        }
        let Const::Function(of, function, captured) = self.expr(file, callee, scope)? else {
            return stop;
        };
        let values = arguments(self)?;
        self.call(of, function, captured, values).ok_or(Stopped { file, expr })?
    }

    /// `Object.entries`, `String`: names that no module declares.
    fn global_path(&self, file: FileId, callee: ExprId) -> Option<Vec<&str>> {
        let module = self.ctx.module_of(file);
        let bindings = &self.ctx.model.graph().modules[&file].bindings;
        let is_global = |expr: ExprId, name: &str| {
            bindings.lookup(bindings.expr_scope(expr), name, Meaning::VALUE).is_none()
        };
        match &module[callee] {
            Expr::Name(name) if name == "String" && is_global(callee, name) => Some(vec![name]),
            Expr::Member { object, name, .. } => match &module[*object] {
                Expr::Name(owner) if owner == "Object" && is_global(*object, owner) => {
                    Some(vec![owner, &name.name])
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn array(&self, file: FileId, elements: &[ArrayElement], scope: &Scope) -> Folded {
        let mut items = Vec::new();
        for element in elements {
            match element {
                ArrayElement::Expr(expr) => items.push(self.expr(file, *expr, scope)?),
                ArrayElement::Spread(expr) => match self.expr(file, *expr, scope)? {
                    Const::List(more) => items.extend(more),
                    _ => return Err(Stopped { file, expr: *expr }),
                },
                ArrayElement::Hole => items.push(Const::Undefined),
            }
        }
        Ok(Const::List(items))
    }

    fn property(
        &self,
        file: FileId,
        whole: ExprId,
        property: &Property,
        object: &mut IndexMap<Name, Const>,
        scope: &Scope,
    ) -> Result<(), Stopped> {
        match property {
            Property::KeyValue { key, value } => {
                let name = match key {
                    PropertyName::Computed { expr, .. } => {
                        let key = self.expr(file, *expr, scope)?;
                        key.text().ok_or(Stopped { file, expr: *expr })?
                    }
                    _ => key.static_name().ok_or(Stopped { file, expr: whole })?,
                };
                object.insert(name, self.expr(file, *value, scope)?);
            }
            Property::Shorthand { key, value } => {
                object.insert(key.name.clone(), self.expr(file, *value, scope)?);
            }
            Property::Method { key, function } => {
                let name = key.static_name().ok_or(Stopped { file, expr: whole })?;
                object.insert(name, Const::Function(file, *function, scope.clone()));
            }
            Property::Spread(expr) => match self.expr(file, *expr, scope)? {
                Const::Object(more) => object.extend(more),
                // `...(false && {...})` adds nothing.
                Const::Undefined | Const::Null | Const::Bool(false) => {}
                _ => return Err(Stopped { file, expr: *expr }),
            },
            Property::Accessor { .. } => return Err(Stopped { file, expr: whole }),
        }
        Ok(())
    }

    fn name(&self, file: FileId, expr: ExprId, name: &str, scope: &Scope) -> Folded {
        let stop = Stopped { file, expr };
        let bindings = &self.ctx.model.graph().modules[&file].bindings;
        let Some(symbol) = bindings.lookup(bindings.expr_scope(expr), name, Meaning::VALUE) else {
            return if name == "undefined" { Ok(Const::Undefined) } else { Err(stop) };
        };
        if let Some(value) = scope.get(&SymbolKey { file, symbol }) {
            return Ok(value.clone());
        }
        match follow(self.ctx.model.graph(), SymbolKey { file, symbol }) {
            Target::Symbol(key) => self.symbol(key).unwrap_or(Err(stop)),
            Target::Foreign(import) => self.data(&import).unwrap_or(Err(stop)),
            _ => Err(stop),
        }
    }

    /// The value of a module-level constant or function; nothing for what is neither.
    fn symbol(&self, key: SymbolKey) -> Option<Folded> {
        let node = self.ctx.model.graph().module(key.file)?;
        let symbol = node.bindings.symbol(key.symbol);
        let is_changed =
            self.ctx.outline.item_of(key).is_some_and(|item| self.ctx.outline.item(item).is_state());
        // What is local has its value in the scope: here it might be changed before it is read.
        if symbol.is_reassigned || is_changed || symbol.scope != ScopeId(0) {
            return None;
        }
        match *symbol.declarations.first()? {
            Declaration::Function(function) => Some(Ok(Const::Function(key.file, function, Scope::new()))),
            Declaration::ExportDefault(_, expr) => Some(self.expr(key.file, expr, &Scope::new())),
            Declaration::Variable(pattern, _) => {
                let tsnix_check::names::PatternOrigin::Declarator(stmt, at) =
                    node.bindings.pattern_origin(pattern)
                else {
                    return None;
                };
                let Stmt::Variable(decl) = &node.hir[stmt] else { return None };
                let init = decl.declarators.get(at as usize)?.init?;
                Some(self.expr(key.file, init, &Scope::new()))
            }
            _ => None,
        }
    }

    /// The result of a call; nothing where the function does more than can be folded.
    fn call(&self, file: FileId, id: FunctionId, mut scope: Scope, args: Vec<Const>) -> Option<Folded> {
        let function = &self.ctx.module_of(file)[id];
        let mut args = args.into_iter();
        for param in &function.params {
            let mut value = if param.is_rest {
                Const::List(args.by_ref().collect())
            } else {
                args.next().unwrap_or(Const::Undefined)
            };
            if let (Const::Undefined, Some(default)) = (&value, param.default) {
                value = self.expr(file, default, &scope).ok()?;
            }
            self.bind(file, param.pattern, value, &mut scope)?;
        }
        match &function.body {
            FunctionBody::None => None,
            FunctionBody::Expr(expr) => Some(self.expr(file, *expr, &scope)),
            FunctionBody::Block(stmts) => self.block(file, stmts, &mut scope)?,
        }
    }

    /// Statements of a function: constants, conditions, `return`.
    fn block(&self, file: FileId, stmts: &[StmtId], scope: &mut Scope) -> Option<Option<Folded>> {
        let module = self.ctx.module_of(file);
        for stmt in stmts {
            match &module[*stmt] {
                Stmt::Variable(decl) => {
                    for declarator in &decl.declarators {
                        let value = self.expr(file, declarator.init?, scope).ok()?;
                        self.bind(file, declarator.pattern, value, scope)?;
                    }
                }
                Stmt::Return(Some(expr)) => return Some(Some(self.expr(file, *expr, scope))),
                Stmt::Return(None) => return Some(Some(Ok(Const::Undefined))),
                Stmt::If { test, then, otherwise } => {
                    let branch =
                        if self.expr(file, *test, scope).ok()?.truthy() { Some(*then) } else { *otherwise };
                    let Some(branch) = branch else { continue };
                    let inner = match &module[branch] {
                        Stmt::Block(stmts) => stmts.clone(),
                        _ => vec![branch],
                    };
                    if let Some(result) = self.block(file, &inner, scope)? {
                        return Some(Some(result));
                    }
                }
                Stmt::Empty | Stmt::Interface(_) | Stmt::TypeAlias(_) => {}
                _ => return None,
            }
        }
        Some(None)
    }

    fn bind(&self, file: FileId, pattern: PatId, value: Const, scope: &mut Scope) -> Option<()> {
        let module = self.ctx.module_of(file);
        match &module[pattern] {
            Pattern::Name(_) => {
                let symbol = self.ctx.model.graph().modules[&file].bindings.pattern_symbol(pattern)?;
                scope.insert(SymbolKey { file, symbol }, value);
            }
            Pattern::Object { properties, rest: None } => {
                for property in properties {
                    let mut part = member(&value, &property.key.static_name()?)?;
                    if let (Const::Undefined, Some(default)) = (&part, property.default) {
                        part = self.expr(file, default, scope).ok()?;
                    }
                    self.bind(file, property.value, part, scope)?;
                }
            }
            Pattern::Array(elements) => {
                let Const::List(items) = value else { return None };
                for (at, element) in elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    if element.is_rest {
                        let rest = items.get(at..).unwrap_or_default().to_vec();
                        self.bind(file, element.pattern, Const::List(rest), scope)?;
                        continue;
                    }
                    let mut part = items.get(at).cloned().unwrap_or(Const::Undefined);
                    if let (Const::Undefined, Some(default)) = (&part, element.default) {
                        part = self.expr(file, default, scope).ok()?;
                    }
                    self.bind(file, element.pattern, part, scope)?;
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn member(object: &Const, name: &str) -> Option<Const> {
    match object {
        Const::Object(properties) => Some(properties.get(name).cloned().unwrap_or(Const::Undefined)),
        Const::List(items) if name == "length" => Some(Const::Number(items.len() as f64)),
        Const::List(items) => {
            let at: usize = name.parse().ok()?;
            Some(items.get(at).cloned().unwrap_or(Const::Undefined))
        }
        _ => None,
    }
}

fn binary(op: BinaryOp, left: &Const, right: &Const) -> Option<Const> {
    if let (Const::Number(a), Const::Number(b)) = (left, right) {
        return Some(match op {
            BinaryOp::Add => Const::Number(a + b),
            BinaryOp::Sub => Const::Number(a - b),
            BinaryOp::Mul => Const::Number(a * b),
            BinaryOp::Less => Const::Bool(a < b),
            BinaryOp::LessEqual => Const::Bool(a <= b),
            BinaryOp::Greater => Const::Bool(a > b),
            BinaryOp::GreaterEqual => Const::Bool(a >= b),
            BinaryOp::Equal => Const::Bool(a == b),
            BinaryOp::NotEqual => Const::Bool(a != b),
            _ => return None,
        });
    }
    match op {
        BinaryOp::Add if left.as_str().or(right.as_str()).is_some() => {
            methods::joined([left.text()?.as_str(), right.text()?.as_str()].into_iter(), "")
        }
        BinaryOp::Equal if is_primitive(left) && is_primitive(right) => Some(Const::Bool(left == right)),
        BinaryOp::NotEqual if is_primitive(left) && is_primitive(right) => Some(Const::Bool(left != right)),
        _ => None,
    }
}

fn is_primitive(value: &Const) -> bool {
    !matches!(value, Const::List(_) | Const::Object(_) | Const::Function(..))
}
